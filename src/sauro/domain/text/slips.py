"""Lỗi nhận dạng chữ. What a scanner or a language model misread, suggested beside the original, never edited.

Three kinds are told apart, each with its own proof: a letter that cannot stand in Vietnamese ("Ủỷ"), a word whose
look-alike is the one that an office writes in that place ("dùn đẩy"), and a name in capitals that lost a mark while
the text prints it in full ("HUNG YÊN" beside "Hưng Yên"). Foreign scraps ("Subdomain", "VP^V") are only pointed at:
nobody knows what stood there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sauro.domain.documents.source import Span
from sauro.domain.text.fold import fold

# Misread word, the word meant, in the wording that proves it. Both are as long as one another where that can be.
_LOOKALIKES: tuple[tuple[str, str], ...] = (
    ("dùn đẩy", "đùn đẩy"), ("dùn đầy", "đùn đẩy"), ("đùn đầy", "đùn đẩy"), ("dun đẩy", "đùn đẩy"),
    ("đầy mạnh", "đẩy mạnh"), ("thúc đầy", "thúc đẩy"), ("đầy nhanh", "đẩy nhanh"), ("đầy lùi", "đẩy lùi"),
    ("công hiến", "cống hiến"), ("lễ lối", "lề lối"), ("những nhiều", "nhũng nhiễu"), ("những nhiễu", "nhũng nhiễu"),
    ("chẩn chỉnh", "chấn chỉnh"), ("trach nhiệm", "trách nhiệm"), ("kỹ luật", "kỷ luật"), ("kỷ cưong", "kỷ cương"),
    ("diêm nóng", "điểm nóng"), ("phôi hợp", "phối hợp"), ("thâm quyền", "thẩm quyền"), ("thầm quyền", "thẩm quyền"),
    ("chi đạo", "chỉ đạo"), ("lãnh đao", "lãnh đạo"), ("báo cao", "báo cáo"), ("Uy ban", "Ủy ban"),
    ("Uỷ bạn", "Ủy ban"),
    ("nhân đân", "nhân dân"), ("tỉnh uy", "tỉnh ủy"), ("Tỉnh uy", "Tỉnh ủy"), ("đảng uy", "đảng ủy"),
    ("Đảng uy", "Đảng ủy"),
)  # fmt: skip
_MEANT = {w.lower(): good for w, good in _LOOKALIKES}
_TONED = "àáãảạằắẵẳặầấẫẩậèéẽẻẹềếễểệìíĩỉịòóõỏọồốỗổộờớỡởợùúũủụừứữửựỳýỹỷỵ"
_TWO_TONES = re.compile(rf"[{_TONED}{_TONED.upper()}][{_TONED}{_TONED.upper()}]")
_ETH = re.compile("[ðÐ]")
_CAPITAL_NAME = re.compile(r"[A-ZĐÀ-Ỹ](?<!\w[A-ZĐÀ-Ỹ])[A-ZĐÀ-Ỹ]{1,6}(?:\s{1,2}[A-ZĐÀ-Ỹ]{2,7}){1,9}(?!\w)")
_TITLE_NAME = re.compile(r"[A-ZĐÀ-Ỹ](?<!\w[A-ZĐÀ-Ỹ])[a-zà-ỹđ]{1,6}(?:\s{1,2}[A-ZĐÀ-Ỹ][a-zà-ỹđ]{1,6}){1,3}(?!\w)")
_SCRAP = re.compile(r"[\^~{}][^\s^~{}]{0,20}")
_FOREIGN = re.compile(r"[A-Za-z]{7,20}(?![\w/.@:&-])")
_EDGE = 2_000
_NOT_IN_A_LIST = frozenset('“”"()@/')
_SHORT = 60  # characters of a line that a list or a head prints
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Slip:
    """Lỗi nhận dạng. `span` of the text, the words as printed, what was probably meant (None: unknown), and why."""

    span: Span
    printed: str
    suggested: str | None
    because: str


def find_slips(text: str) -> tuple[Slip, ...]:
    """Lỗi nhận dạng. In text order; the text itself is never changed. Composed text (NFC) is expected."""
    found = [*_lookalikes(text), *_impossible(text), *_names(text), *_scraps(text)]
    return tuple(sorted(found, key=lambda s: s.span.start))


def _slip(m: re.Match[str], suggested: str | None, because: str) -> Slip:
    return Slip(Span(m.start(), m.end()), m.group(), suggested, because)


def _lookalikes(text: str) -> Iterator[Slip]:
    lower = text.lower()
    if len(lower) != len(text):  # a letter whose small form is longer: offsets would not hold
        return
    for wrong, good in _MEANT.items():
        at = lower.find(wrong)
        while at >= 0 and wrong != good.lower():
            end = at + len(wrong)
            if not (lower[at - 1 : at].isalnum() or lower[end : end + 1].isalnum()):
                printed = text[at:end]
                yield Slip(Span(at, end), printed, _cased_like(printed, good), "slip.lookalike")
            at = lower.find(wrong, end)


def _cased_like(printed: str, good: str) -> str:
    if printed.isupper():
        return good.upper()
    return good[:1].upper() + good[1:] if printed[:1].isupper() else good


def _impossible(text: str) -> Iterator[Slip]:
    """Two toned vowels side by side, and the eth: no Vietnamese word holds them."""
    for m in _TWO_TONES.finditer(text):
        first, second = m.group()[0], m.group()[1]
        plain = fold(second)
        kept = first + (plain.upper() if second.isupper() else plain)
        yield Slip(Span(m.start(), m.end()), m.group(), kept, "slip.two_tones")
    for m in _ETH.finditer(text) if "Ð" in text or "ð" in text else ():
        yield _slip(m, "Đ" if m.group() == "Ð" else "đ", "slip.eth")


def _names(text: str) -> Iterator[Slip]:
    """A name in capitals that differs only in marks from the name the text prints in small letters."""
    whole = len(text)  # names in capitals stand in the head and the tail
    ends = ((0, _EDGE), (whole - _EDGE, whole)) if whole > 2 * _EDGE else ((0, whole),)
    capitals = [m for start, end in ends for m in _CAPITAL_NAME.finditer(text, start, end)]
    wanted = [(m, name, folded) for m in capitals for name, folded in _runs(m.group()) if name.isupper()]
    printed: dict[str, set[str]] = {folded: set() for _, _, folded in wanted}
    for m in (m for start, end in ends if wanted for m in _TITLE_NAME.finditer(text, start, end)):
        for name, folded in _runs(m.group()):
            forms = printed.get(folded)
            if forms is not None:
                forms.add(name.upper())
    for m, name, folded in wanted:
        forms = printed[folded]
        if len(forms) == 1 and name not in forms and name.replace(" ", "").isalpha():
            at = text.find(name, m.start(), m.end())
            good = next(iter(forms))
            if at >= 0 and sum(map(_marked, good)) > sum(map(_marked, name)):
                yield Slip(Span(at, at + len(name)), name, good, "slip.name_lost_marks")


def _runs(row: str) -> Iterator[tuple[str, str]]:
    """The names of three words and of two that stand in a row of words, each with its folded form."""
    words, folded = row.split(), fold(row).split()
    for size in (3, 2):
        for i in range(len(words) - size + 1):
            yield " ".join(words[i : i + size]), " ".join(folded[i : i + size])


def _marked(letter: str) -> bool:
    return letter.isalpha() and not letter.isascii()


def _scraps(text: str) -> Iterator[Slip]:
    for m in _SCRAP.finditer(text) if any(sign in text for sign in "^~{}") else ():
        start = m.start()
        while start and start > m.start() - 20 and not text[start - 1].isspace():
            start -= 1
        word = text[start : m.end()]
        if any(c.isalpha() for c in word):
            yield Slip(Span(start, m.end()), word, None, "slip.scrap")
    at = 0
    for line in text.split("\n"):
        if 7 <= len(line) < _SHORT and not line.isascii() and _NOT_IN_A_LIST.isdisjoint(line):
            yield from _foreign(text, at, at + len(line))
        at += len(line) + 1


def _foreign(text: str, start: int, end: int) -> Iterator[Slip]:
    """A foreign word inside a line of a list or a head ("Đảng Subdomain của ĐUK"), not one in running prose."""
    for m in _FOREIGN.finditer(text, start, end):
        before = text[m.start() - 1 : m.start()]
        if (
            m.group()[1:].islower()
            and not (before.isalnum() or before in tuple("/.@:&-_"))
            and not _SYLLABLE.fullmatch(m.group())
            and any(map(_marked, text[start:end]))
        ):
            yield _slip(m, None, "slip.foreign_word")
