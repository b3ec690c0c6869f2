"""Văn bản đi. What a letter is called and in which order it moves: drafted, signed with a number, sent, answered.

Party letters read "12-CV/VPTU" and count by term, State letters "12/SNV-VP" and count by year.
"""

from __future__ import annotations

from sauro.domain.agencies import BodyKind, Tree
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

_TYPES = {
    "urging": "CV",
    "report_up": "BC",
    "inspect": "CV",
    "synthesis": "BC",
    "invitation": "GM",
    "notice": "TB",
    "conclusion": "TB",
}
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĂÂĐÊÔƠƯ0123456789/-.")
_LONGEST = 40
_UNITS = frozenset(("ban", "phòng", "sở", "tổ", "trung", "ubnd"))  # in a title: it is of a unit that it names
FOLLOWS = {
    "signed": ("draft",),
    "sent": ("signed",),
    "answered": ("sent", "signed"),
    "dropped": ("draft",),
    "draft": ("draft",),
}


def symbol_for(kind: str, tree: Tree, code: str) -> str:
    """Ký hiệu đề xuất for a letter of a body: CV/VPTU, BC/VPTU; of the State SNV-VP for a dispatch, BC-SNV."""
    kind_code, short = _TYPES[kind], code.upper()
    if tree is Tree.PARTY:
        return f"{kind_code}/{short}"
    return f"{short}-VP" if kind_code == "CV" else f"{kind_code}-{short}"


def mandate(tree: Tree, kind: BodyKind, *, head: bool, head_title: str = "") -> tuple[str, ...]:
    """Thẩm quyền ký: the lines above the signer's title. A committee is signed for (T/M, TM.), a head by a deputy (K/T,
    KT.); in committees of the Party a deputy signs for the committee, not for the secretary.
    """
    if tree is Tree.PARTY:
        if kind in (BodyKind.COMMITTEE, BodyKind.PARTY_COMMITTEE):
            return ("T/M BAN THƯỜNG VỤ",)
        return () if head or not head_title else (f"K/T {head_title.upper()}",)
    whole = ("TM. ỦY BAN NHÂN DÂN",) if kind is BodyKind.PEOPLE_COMMITTEE else ()
    return whole if head or not head_title else (*whole, f"KT. {head_title.upper()}")


def post_of_body(title: str, body: str) -> str:
    """Chức vụ kèm cơ quan, as a paper names it: "Giám đốc Sở Nội vụ". What the title ends in and the body's name begins
    with is said once ("Chánh Văn phòng" of "Văn phòng Tỉnh ủy"); who sits in a unit of the body stands before a comma.
    """
    words, name = title.split(), body.split()
    folded, start = [word.casefold() for word in words], [word.casefold() for word in name]
    for same in range(min(len(words), len(name)), 0, -1):
        if folded[-same:] == start[:same]:
            return " ".join((*words, *name[same:]))
    return f"{title}, {body}" if "," in title or _UNITS & set(folded) else f"{title} {body}"


def accepted_symbol(symbol: str) -> str:
    """The symbol as typed, in capitals. Refusal letter.symbol where it holds anything else than letters, digits, -/."""
    word = "".join(symbol.split()).upper()
    if not word or len(word) > _LONGEST or not set(word) <= _LETTERS:
        raise Refusal(
            "letter.symbol",
            N_("Ký hiệu chỉ gồm chữ hoa, số, gạch nối và gạch chéo."),
            advice=N_("Ví dụ: CV/VPTU, SNV-VP."),
        )
    return word


def printed_number(number: int | None, symbol: str, tree: Tree) -> str:
    """Số, ký hiệu as printed: a zero before a single digit, a hyphen for the Party, a stroke for the State."""
    sign = "-" if tree is Tree.PARTY else "/"
    return f"{number:02d}{sign}{symbol}" if number is not None else f"…{sign}{symbol}"


def may_follow(state: str, after: str) -> None:
    """Bước của văn bản đi. Refusal letter.step where a letter in `state` cannot become `after`."""
    if state not in FOLLOWS[after]:
        raise Refusal(
            "letter.step",
            N_("Văn bản đã ở bước khác: không làm được việc này."),
            advice=N_("Tải lại trang để xem văn bản đang ở bước nào."),
        )
