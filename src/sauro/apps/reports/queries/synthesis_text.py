"""Dự thảo và số liệu. The words of a synthesis as they stand, its figures as they are printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sauro.apps.reports.models import Synthesis, SynthesisSection
from sauro.domain.general_phrases import General, general_phrases
from sauro.domain.synthesis_check import Found, Mismatch, figures_in, mismatches
from sauro.domain.synthesis_figures import rates
from sauro.domain.synthesis_store import from_json
from sauro.domain.synthesis_text import Fig, Part, number, percent, plain


def facts_printed(facts: dict[str, Any]) -> dict[str, str]:
    """Mọi con số của dữ kiện, as a text prints them: figure → "1.234", "95,3 %"."""
    found = {key: number(value) for key, value in facts["numbers"].items()}
    found |= {f"decided:{kind}": number(value) for kind, value in facts["decided"].items()}
    found |= {f"group:{key}": number(bodies) for key, bodies, _ in facts["groups"]}
    rate = rates(facts["numbers"], facts["rules"]["fewest"])["on_time"]
    found["rate_on_time"] = percent(rate.value) if rate.value is not None else "—"
    left = facts["asks"] - facts["rules"]["named"]
    found["asks"] = number(max(0, left))
    return found


@dataclass(frozen=True, slots=True)
class Bit:
    """Một đoạn chữ trên trang. `key`: the figure that it is; `wrong`: what the facts say where it differs;
    `general`: a sentence without a figure that says nothing.
    """

    text: str
    key: str = ""
    wrong: str = ""
    general: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """Một phần của dự thảo. `text` as it will be printed; `paragraphs` cut into bits for the page; `machine` as
    composed now; `moved`: the machine's words changed since the edit began.
    """

    section: SynthesisSection
    text: str
    paragraphs: tuple[tuple[Bit, ...], ...]
    machine: str
    mismatches: tuple[Mismatch, ...]
    general: tuple[General, ...]

    @property
    def moved(self) -> bool:
        return self.section.edited and self.section.base != self.section.machine


def edition_of(section: SynthesisSection) -> str:
    """Lần sửa. Which words of a section somebody has on the screen; empty for the machine's."""
    return section.edited_at.isoformat() if section.edited and section.edited_at else ""


def sections_of(synthesis: Synthesis) -> list[Shown]:
    """Dự thảo, section by section in their order; one query."""
    order = [str(part) for part in Part]
    printed = facts_printed(synthesis.facts)
    rows = sorted(synthesis.sections.all(), key=lambda row: order.index(row.part))
    return [_shown(row, printed) for row in rows]


def text_of(section: SynthesisSection) -> str:
    """Lời của một phần as it will be printed: the edit, else the machine's."""
    return section.text if section.edited else plain(from_json(section.machine))


def _shown(section: SynthesisSection, printed: dict[str, str]) -> Shown:
    machine = from_json(section.machine)
    text = text_of(section)
    general = tuple(general_phrases(text))
    if not section.edited:
        rows = tuple(tuple(_bit(piece) for piece in row) for row in machine)
        return Shown(section, text, rows, text, (), general)
    base = from_json(section.base)
    wrong = tuple(mismatches(text, base, printed))
    return Shown(section, text, _cut(text, figures_in(text, base), wrong, general), plain(machine), wrong, general)


def _bit(piece: str | Fig) -> Bit:
    return Bit(piece.printed, piece.key) if isinstance(piece, Fig) else Bit(piece)


def _cut(
    text: str, found: Iterable[Found], wrong: Iterable[Mismatch], general: Iterable[General]
) -> tuple[tuple[Bit, ...], ...]:
    """The text cut where a figure or a general sentence begins or ends, a row for each paragraph."""
    says = {m.start: m.facts for m in wrong}
    marks = [(f.start, f.end, f.key, says.get(f.start, ""), False) for f in found]
    taken = {n for start, end, *_ in marks for n in range(start, end)}
    marks += [(g.start, g.end, "", "", True) for g in general if not taken & set(range(g.start, g.end))]
    rows: list[tuple[Bit, ...]] = []
    start = 0
    for line in text.split("\n"):
        end, at, bits = start + len(line), start, []
        for a, b, key, says_now, empty in sorted(m for m in marks if start <= m[0] and m[1] <= end):
            if a > at:
                bits.append(Bit(text[at:a]))
            bits.append(Bit(text[a:b], key, says_now, empty))
            at = b
        if at < end:
            bits.append(Bit(text[at:end]))
        rows.append(tuple(bits))
        start = end + 1
    return tuple(row for row in rows if row)
