"""Dẫn chiếu. The documents that a text cites: by number, by a bare serial ("Chỉ thị số 34"), or a law by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sauro.domain.documents import citations as cite
from sauro.domain.documents.laws import grammar, listed
from sauro.domain.documents.model import Header, Layout, Reference
from sauro.domain.documents.view import View
from sauro.domain.text.fold import fold, key

# One pattern for each letter that it begins with: a search for a letter is fast, one for any of three is not.
_LAWS = (
    re.compile(r"L(?:u[ậạâ]t|UẬT)\s{1,3}"),
    re.compile(r"P(?:háp lệnh|HÁP LỆNH)\s{1,3}"),
    re.compile(r"luật(?=\s{1,3}[A-ZĐÀ-Ỹ])(?<=[Bb]ộ luật)\s{1,3}"),
)
_AMENDING = re.compile(
    r"s[ưử]a đổi,?\s{1,3}b[ổo] sung(?:\s{1,3}một số)?(?:\s{1,3}(?:điều|khoản))?(?:\s{1,3}(?:của|các))?\s{1,3}",
    re.IGNORECASE,
)
_AMENDED_END = re.compile(
    r"[;.:()“”\"]|,\s{1,3}(?![^\W\d_]{1,9}\s)|\s(?:ngày|năm|số|tại|theo|đã|được|có hiệu lực)\s|\n\s{0,3}\n"
)
_SERIAL = re.compile(r"\d{1,5}")
_NOT_A_LAW_BEFORE = re.compile(
    r"(?:dai hoc|khoa|nganh|hoi|truong|du an|du thao|du thao du an|van phong|cong ty|tap chi|\d|xay dung|de nghi xay "
    r"dung)\s{1,3}$"
)


@dataclass(slots=True)
class _Cited:
    """One document while its mentions are being gathered."""

    type: str
    number: str | None
    date: str | None
    issuer: str | None
    title: str | None
    start: int
    end: int
    confidence: float
    because: str


def read_references(view: View, header: Header, layout: Layout) -> tuple[Reference, ...]:
    """Dẫn chiếu. Each document cited in the text, once, in the order of first mention; never the document itself."""
    own = _plain_number(header.number.value) if header.number else ""
    numbered = [c for c in _numbered(view) if _plain_number(c.number or "") != own or not own]
    taken = sorted((c.start, c.end) for c in numbered)
    found = [*numbered, *_serials(view, taken, own), *_laws(view, taken)]
    found.sort(key=lambda c: c.start)
    return tuple(_reference(view, c) for c in _once(found))


def _reference(view: View, c: _Cited) -> Reference:
    return Reference(c.type, c.number, c.date, c.issuer, c.title, view.span(c.start, c.end), c.confidence, c.because)


def _plain_number(number: str) -> str:
    return "".join(fold(number).replace("-", "").split())


def _numbers(view: View) -> Iterator[re.Match[str]]:
    """Every match of NUMBER in the text; it begins with the last digits of a run, five at most."""
    done = 0
    for start, end in view.figures:
        if start >= done and (m := cite.NUMBER.match(view.text, max(start, end - 5))) is not None:
            done = m.end()
            yield m


def _numbered(view: View) -> list[_Cited]:
    """Citations with a full number: "21-KL/TW", "30/2020/NĐ-CP", "117/2025/QH15"."""
    out: list[_Cited] = []
    text = view.text
    for m in _numbers(view):
        symbol = m.group("party") or m.group("state") or ""
        if not cite.begins(text, m.start()) or not cite.is_symbol(symbol, party=m.group("party") is not None):
            continue
        before = cite.lookback(text, m.start())
        if cite.not_cited(before):
            continue
        previous = out[-1] if out else None
        glued = previous is not None and m.start() - previous.end < 260 and cite.glue(text, previous.end, m.start())
        word = cite.type_before(before)
        kind, sure, because = cite.kind_of(word, symbol, before, previous.type if previous and glued else None)
        printed = m.group().rstrip(" .&")
        number, stop_at = " ".join(printed.split()), m.start() + len(printed)
        date, end = cite.date_after(text, stop_at)
        issuer, stop = cite.issuer_after(text, end)
        if date is None and issuer is not None:
            date, stop = cite.date_after(text, stop)
        start = m.start() - len(before) + word[1] if word else m.start()
        sentence_date, sentence_issuer = (
            cite.act_before(text, start) if date is None or issuer is None else (None, None)
        )
        date = date or (None if glued else cite.date_before(text, m.start())) or sentence_date
        issuer = issuer or sentence_issuer or cite.issuer_before(text, start)
        title = (
            cite.law_title(text, m.start())
            if kind == "luat" or "phap lenh" in before
            else cite.quoted_title(text, stop)
        )
        if glued and previous is not None:
            if date is not None and cite.same_day(text, stop_at) and previous.date is None:
                previous.date = date
            issuer = issuer or previous.issuer
        if title is not None and title[1]:
            start = min(start, m.start() - title[1])
        out.append(
            _Cited(kind, number, date, issuer, (title[0] or None) if title else None, start, stop_at, sure, because)
        )
    return out


def _serials(view: View, taken: list[tuple[int, int]], own: str) -> list[_Cited]:
    """Citations by type word and bare serial: "Chỉ thị số 34", "Đề án 06", "Kết luận 21 năm 2021"."""
    out: list[_Cited] = []
    text = view.text
    for figure, _ in view.figures:
        m = cite.SERIAL.match(text, figure) if text[figure - 1 : figure].isspace() else None
        if m is None:
            continue
        found = cite.serial_word(text, m.start(), m.end())
        if found is None or _inside(taken, m.start()):
            continue
        word, start, numbered = found
        serial = m.group()
        if (
            own
            and own.startswith(serial)
            and not own[len(serial) : len(serial) + 1].isdigit()
            and "này" in text[m.end() : m.end() + 8]
        ):
            continue
        date, end = cite.date_after(text, m.end())
        issuer, stop = cite.issuer_after(text, end)
        if date is None and issuer is not None:
            date, stop = cite.date_after(text, stop)
        title = cite.quoted_title(text, stop)
        sure = 0.8 if numbered else 0.7
        out.append(
            _Cited(
                cite.TYPE_OF_WORD.get(word, "van_ban"),
                serial,
                date,
                issuer,
                title[0] if title else None,
                start,
                m.end(),
                sure,
                "reference.serial",
            )
        )
    return out


def _inside(taken: list[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in taken)


def _laws(view: View, taken: list[tuple[int, int]]) -> list[_Cited]:
    """Laws by name, also in a title set in capitals; a draft law is not a document yet."""
    out: list[_Cited] = []
    text = view.text
    done = 0
    for m in sorted((m for pattern in _LAWS for m in pattern.finditer(text)), key=re.Match.start):
        if m.start() < done or _inside(taken, m.start()):
            continue
        if _NOT_A_LAW_BEFORE.search(fold(text[max(m.start() - 24, 0) : m.start()])):
            amending = _AMENDING.match(text, m.end())
            done = m.end() + 200 if amending else m.end()
            continue
        end, sure, because = _law_end(text, m.end())
        if end is None:
            continue
        done = end
        date, _ = cite.date_after(text, end)
        start = m.start() - (3 if m.group().startswith("lu") else 0)  # "Bộ luật"
        title = " ".join(text[start:end].split())
        out.append(_Cited("luat", None, date, None, title, start, end, sure, because))
    return out


def _law_end(text: str, start: int) -> tuple[int | None, float, str]:
    amending = _AMENDING.match(text, start)
    if amending:
        stop = _AMENDED_END.search(text, amending.end(), amending.end() + 220)
        end = stop.start() if stop else None
        named = any(pattern.match(text, amending.end()) for pattern in _LAWS)
        if end is None or not named:
            return None, 0.0, ""
        return end, 0.85, "reference.amending_law"
    end = listed(text, start)
    if end is not None:
        return end, 0.92, "reference.law_by_name"
    if text[start : start + 2].isupper():
        return None, 0.0, ""
    return grammar(text, start), 0.6, "reference.law_by_grammar"


def _once(found: list[_Cited]) -> list[_Cited]:
    """One entry a document: mentions of the same number, serial or law name are joined, the fuller values kept."""
    out: dict[tuple[str, str], _Cited] = {}
    by_number: dict[str, tuple[str, str]] = {}
    by_serial: dict[tuple[str, str], tuple[str, str]] = {}
    by_title: dict[str, tuple[str, str]] = {}
    for c in sorted(found, key=lambda c: (c.because == "reference.serial", c.number is None)):
        name = _law_key(c.title) if c.title and (c.type == "luat" or c.title.startswith("Pháp lệnh")) else ""
        plain = _plain_number(c.number) if c.number else ""
        same = (
            by_number.get(plain)
            if plain and "/" in plain
            else by_serial.get((c.type, plain.lstrip("0")))
            if plain
            else by_title.get(name)
        )
        if same is not None:
            _join(out[same], c)
            continue
        at = (c.type, plain or "t:" + name)
        out[at] = c
        if plain and "/" in plain:
            by_number[plain] = at
        if plain:
            serial = _SERIAL.match(plain)
            by_serial.setdefault((c.type, serial.group().lstrip("0") if serial else plain), at)
        if name:
            by_title.setdefault(name, at)
    return sorted(out.values(), key=lambda c: c.start)


def _law_key(title: str) -> str:
    return key(title).replace("boluat", "").replace("luat", "").replace("phaplenh", "")


def _join(kept: _Cited, other: _Cited) -> None:
    if kept.type == "van_ban" and other.type != "van_ban":
        kept.type = other.type
    kept.date = kept.date or other.date
    kept.issuer = kept.issuer or other.issuer
    if kept.title is None or (kept.title.isupper() and other.title is not None):
        kept.title = other.title or kept.title
    if other.start < kept.start:
        kept.start, kept.end = other.start, other.end
