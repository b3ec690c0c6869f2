"""Độ mật. Screening for marks of state secrecy: refuse what bears one, ask where a word is unclear, let the rest pass.

Source: Luật Bảo vệ bí mật nhà nước, Điều 5; design in reliability-security 2a. A mark is a line, table cell, header,
property or number that says MẬT, TỐI MẬT or TUYỆT MẬT in any writing (spaced letters, no diacritics, NFD, recognition
errors), or a stamp such as "Chỉ người có tên mới được bóc bì". "Bảo mật", "bí mật kinh doanh", "mật độ", names of
people and titles of laws are no marks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.documents.source import Line, LineKind, Note, SourceText, Span
from sauro.domain.sentence import N_, Sentence

HOLD_PREFIX = "secrecy."


class Outcome(StrEnum):
    """Kết quả sàng lọc."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Kết quả sàng lọc. `because` names the sign (never its words); `questions` are what a person must answer."""

    outcome: Outcome
    because: str = ""
    questions: tuple[Note, ...] = ()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words beside a lone "mật" that make it an ordinary word.
_BEFORE = _words(
    "bảo bí thân tuần cơ cẩn nghiêm túi đường ống gan sỏi dịch muối rỉ trăng kín hũ vị nuôi lọ khai hút tụ nang thông"
)
_AFTER = _words(
    "độ ong mã khẩu thiết vụ báo thư gấu mía hoa nhà phục tông kế đàm ngữ tấu lệnh chú hiệu danh "
    "nguyện ngọt thám ước chỉ truyền dụ trùng"
)
# What a label "độ mật" is followed by when there is none.
_NO_MARK_VALUES = ("không", "thường", "công")
_STAMPS = ("chi nguoi co ten moi duoc boc bi", "chi nguoi co ten moi duoc mo")
_MARK_STARTS = ("mậ", "mâ", "mạ", "ma", "mẫ", "mấ", "mầ", "thu h")
_STAMP_WORDS = ("bóc", "boc", "có tên", "co ten")  # any line with one of them is looked at as a whole
_LONGEST_MARK = 120  # no mark with its label or number is longer, spaces included
_RECALL = "tai lieu thu hoi"
_RECALL_HARMLESS = _words("dat giay von thuoc san tai no tien nha rung hoa chung bang")
_VOWELS_OF_MAT = frozenset("aâậạầẩẫấ")
_LOOKALIKE = str.maketrans({"0": "o", "1": "i", "|": "i", "!": "i", "4": "a", "7": "t", "5": "s"})
_LEVELS = ("tuyetmat", "toimat", "mat")
_MARK_WORDS = frozenset(("mat", "toimat", "tuyetmat"))


def screen(source: SourceText, metadata: Mapping[str, str]) -> Verdict:
    """Sàng lọc độ mật. The verdict over every line and every property; one mark anywhere refuses the document."""
    questions: list[Note] = []
    for key, value in metadata.items():
        found = _property(key, value)
        if found == Outcome.REFUSE:
            return Verdict(Outcome.REFUSE, "property")
        if found == Outcome.HOLD:
            questions.append(_question(None, None))
    letters: list[str] = []
    before: Line | None = None
    for line in source.lines:
        words = source.text[line.start : line.end]
        low = words.casefold()
        if "m" in low or "thu h" in low:
            found, because = _line(words, _prior(source, before, line), line.kind)
            if found == Outcome.REFUSE:
                return Verdict(Outcome.REFUSE, because)
            if found == Outcome.HOLD:
                questions.append(_question(Span(line.start, line.end), line.page))
        letters = _upright(letters, low)
        if "".join(letters).endswith(("toimat", "tuyetmat")) or "".join(letters) == "mat":
            return Verdict(Outcome.REFUSE, "upright")
        if line.end > line.start:
            before = line
    if questions:
        return Verdict(Outcome.HOLD, "sentence", tuple(questions[:20]))
    return Verdict(Outcome.ACCEPT)


def held(source: SourceText) -> tuple[Note, ...]:
    """Điều phải hỏi trước khi nhận. The notes of a source that hold it until a person has answered."""
    return tuple(note for note in source.notes if note.code.startswith(HOLD_PREFIX))


def _question(span: Span | None, page: int | None) -> Note:
    message = N_("Có chữ “mật” ở chỗ này: đây có phải là dấu chỉ độ mật của tài liệu không?")
    if span is None:
        message = N_("Thuộc tính của tệp có chữ “mật”: tài liệu có phải là bí mật nhà nước không?")
    return Note(HOLD_PREFIX + "ask", Sentence(message), span, page)


def _prior(source: SourceText, before: Line | None, line: Line) -> str:
    """The words that this line continues: the line before it, in the same place of the page."""
    if before is None or (before.kind, before.table) != (line.kind, line.table):
        return ""
    if line.kind is LineKind.CELL and before.row != line.row:
        return ""
    return source.text[before.start : before.end]


def _line(words: str, prior: str, kind: LineKind) -> tuple[Outcome, str]:
    text = unicodedata.normalize("NFC", words)
    prior = unicodedata.normalize("NFC", prior)
    for piece in _pieces(text):
        outcome, because = _piece(piece, prior, kind)
        if outcome != Outcome.ACCEPT:
            return outcome, because
    return _sentence(text, prior)


def _pieces(text: str) -> Iterator[str]:
    """The whole line, and the parts that wide gaps, tabs and bars set apart (a stamp beside other words)."""
    yield text
    parts = text.replace("\t", "   ").replace("│", "   ").replace("|", "   ").split("   ")
    if len(parts) > 1:
        yield from (part for part in parts if part.strip())


def _piece(piece: str, prior: str, kind: LineKind) -> tuple[Outcome, str]:
    low = piece.casefold()
    stamped = any(word in low for word in _STAMP_WORDS)
    if len(piece) > _LONGEST_MARK and not stamped:
        return Outcome.ACCEPT, ""
    if _thin(low) and _is_mark(_letters(piece)):
        return _alone(piece, prior, kind), "line"
    if not stamped and not any(word in low for word in _MARK_STARTS):
        return Outcome.ACCEPT, ""
    folded = _fold(piece)
    if _labelled(folded, piece):
        return Outcome.REFUSE, "label"
    if _numbered(piece, folded):
        return Outcome.REFUSE, "number"
    plain = " ".join(folded.split())
    if any(stamp in plain for stamp in _STAMPS):
        return (Outcome.REFUSE if len(plain.split()) <= 12 else Outcome.HOLD), "stamp"
    if _recall(plain, piece):
        return Outcome.REFUSE, "recall"
    return Outcome.ACCEPT, ""


def _thin(low: str) -> bool:
    """Whether a line has so few signs that it may be a mark and nothing else."""
    return "m" in low and ("t" in low or "7" in low) and len(low.replace(" ", "")) <= 45


def _letters(piece: str) -> str:
    """Only letters, case folded, diacritics kept; digits that stand for letters become letters when all else is one."""
    low = unicodedata.normalize("NFC", piece.casefold())
    kept = "".join(ch for ch in low if ch.isalpha())
    if 2 <= len(kept) <= 8 and any(ch.isdigit() or ch in "|!" for ch in low.strip("| !")):
        return "".join(ch for ch in low.translate(_LOOKALIKE) if ch.isalpha())
    return kept


def _is_mark(compact: str) -> bool:
    """Whether these letters say a degree of secrecy and nothing else; once, or the same stamp several times."""
    folded = _fold(compact)
    for level in _LEVELS:
        times = len(folded) // len(level)
        if times in (1, 2, 3) and folded == level * times:
            return compact[-2] in _VOWELS_OF_MAT
    return False


def _alone(piece: str, prior: str, kind: LineKind) -> Outcome:
    """A line of nothing but the mark: a stamp, unless it ends a wrapped sentence, a list or a split name."""
    last = prior.split()[-1].strip(".,;:").casefold() if prior.split() else ""
    short = len(_letters(piece)) == 3
    if short and last in _BEFORE:
        return Outcome.ACCEPT
    bare = piece.strip()
    upper = piece.upper() == piece
    if upper:
        return Outcome.REFUSE
    if short and kind is LineKind.CELL and _is_name(prior):
        return Outcome.HOLD
    if bare[-1:] in ".;,:" or _listed(bare) or (short and bare.islower() and _open(prior)):
        return Outcome.HOLD
    return Outcome.REFUSE


def _open(prior: str) -> bool:
    """Whether the line before goes on: it has words and no end of a sentence."""
    return bool(prior.strip()) and prior.rstrip()[-1:] not in ".:;"


def _listed(bare: str) -> bool:
    head = bare.split(maxsplit=1)[0]
    return head in ("-", "+", "•") or (len(head) <= 3 and head[-1:] in ".)" and head[:1].isalnum())


def _is_name(words: str) -> bool:
    parts = words.split()
    return 1 <= len(parts) <= 4 and all(part[:1].isupper() and part[1:].islower() for part in parts)


def _labelled(folded: str, piece: str) -> bool:
    """ "Độ mật: Tối mật", "MỨC ĐỘ MẬT: MẬT": a degree given by a label, other than "không"."""
    for label in ("do mat", "muc mat", "dau mat"):
        head, found, tail = folded.partition(label)
        if not found or len(head.split()) > 8:
            continue
        mark, value = tail[:1], tail.lstrip(" :.-–=\t(")
        if mark not in (" ", ":", "\t", "-") or (":" not in tail[:3] and len(piece) > 40):
            continue
        if value.startswith(("mat", "toi mat", "tuyet mat", "toimat", "tuyetmat")):
            return value.split()[0].strip(".,;)") in ("mat", "toi", "tuyet", "toimat", "tuyetmat")
    return False


def _numbered(piece: str, folded: str) -> bool:
    """ "Số: 12-BC/TU (MẬT)", "Số 05/MẬT-UBND": a number line that carries a degree in capitals."""
    if len(piece) > 90 or not folded.lstrip("*_ ").startswith("so"):
        return False
    rest = folded.lstrip("*_ ")[2:].lstrip(" :.№")
    if not rest[:1].isdigit() and not rest.startswith(("/", "...", "…")):
        return False
    tokens = _tokens(piece)
    for at, token in enumerate(tokens):
        if token.isupper() and _fold(token) in _MARK_WORDS and token[-2:-1].casefold() in _VOWELS_OF_MAT:
            return at == 0 or tokens[at - 1].casefold() not in _BEFORE
    return False


def _recall(plain: str, piece: str) -> bool:
    """The stamp "Tài liệu thu hồi": alone, or first on a short line in capitals, not "thu hồi đất"."""
    if not plain.startswith(_RECALL):
        return False
    after = plain[len(_RECALL) :].split()
    if not after:
        return True
    return len(after) <= 6 and after[0] not in _RECALL_HARMLESS and piece.upper() == piece


def _sentence(text: str, prior: str) -> tuple[Outcome, str]:
    """A lone "mật" among other words: ordinary beside its usual neighbours or in a name, else a question."""
    if "mật" not in text.casefold():
        return Outcome.ACCEPT, ""
    tokens = _tokens(text)
    low = [token.casefold() for token in tokens]
    for at, token in enumerate(low):
        if token != "mật":
            continue
        previous = low[at - 1] if at else (_tokens(prior)[-1:] or [""])[0].casefold()
        following = low[at + 1] if at + 1 < len(low) else ""
        if previous in ("tối", "tuyệt"):
            return Outcome.HOLD, "sentence"
        if previous in _BEFORE or following in _AFTER or _named(tokens, at):
            continue
        if previous == "độ" and following in _NO_MARK_VALUES:
            continue
        return Outcome.HOLD, "sentence"
    return Outcome.ACCEPT, ""


def _named(tokens: list[str], at: int) -> bool:
    """ "Nguyễn Thị Mật", "ông Mật", "xã Mật Sơn": part of a name."""
    if not tokens[at][:1].isupper() or tokens[at].isupper():
        return False
    before = tokens[at - 1] if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    titles = (
        "ông",
        "bà",
        "anh",
        "chị",
        "cô",
        "chú",
        "bác",
        "chí",
        "xã",
        "phường",
        "thôn",
        "sông",
        "suối",
        "núi",
        "cầu",
    )
    name_before = before[:1].isupper() and before[1:].islower() and at >= 2 and tokens[at - 2][:1].isupper()
    return before.casefold() in titles or name_before or (after[:1].isupper() and after[1:].islower())


def _property(key: str, value: str) -> Outcome:
    """A property of the file: a value that is a mark refuses; a mark within a longer value asks."""
    text = unicodedata.normalize("NFC", value)[:4000]
    for piece in [text, *text.replace(",", ";").replace("|", ";").replace("\n", ";").split(";")]:
        if _is_mark(_letters(piece)) and key != "name":
            return Outcome.REFUSE
        if _labelled(_fold(piece), piece) or any(stamp in _fold(piece) for stamp in _STAMPS):
            return Outcome.REFUSE
    tokens = _tokens(text.replace("_", " "))
    for at, token in enumerate(tokens):
        if token.casefold() == "mật" and (at == 0 or tokens[at - 1].casefold() not in _BEFORE):
            following = tokens[at + 1].casefold() if at + 1 < len(tokens) else ""
            if following not in _AFTER and not _named(tokens, at):
                return Outcome.REFUSE if token.isupper() and key != "name" and len(tokens) <= 6 else Outcome.HOLD
    folded = {token.casefold() for token in tokens}
    if key != "name" and folded & {"topsecret", "confidential"} and len(tokens) <= 3:
        return Outcome.HOLD
    return Outcome.ACCEPT


def _upright(letters: list[str], low: str) -> list[str]:
    """Letters of a stamp written downwards, one a line."""
    if not low or len(low) > 12:
        return letters if not low else []
    bare = "".join(ch for ch in _fold(low) if ch.isalpha())
    if len(low.strip()) <= 3 and len(bare) == 1:
        return [*letters, bare][-12:]
    return letters if not low.strip() else []


def _tokens(text: str) -> list[str]:
    """Runs of letters and digits."""
    return "".join(ch if ch.isalnum() else " " for ch in text).split()


def _fold(text: str) -> str:
    """Lower case without diacritics; đ is d."""
    low = unicodedata.normalize("NFD", text.casefold())
    return "".join(ch for ch in low if not unicodedata.combining(ch)).replace("đ", "d")
