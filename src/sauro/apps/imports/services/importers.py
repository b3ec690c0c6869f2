"""Nhập bảng. What an app says about its own sheets: columns, what a row would do, how to do it, how to undo it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from sauro.domain.acting import Acting
from sauro.domain.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Column:
    """Cột. `field` in code, `label` on screen, other headings met in offices; a required one must be mapped.

    pattern: of the whole heading in small letters; such a column is found by it alone and never chosen by hand: the
    thirty-one days of a month.
    """

    field: str
    label: str
    variants: tuple[str, ...] = ()
    required: bool = False
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Dòng. `line` is its number in the sheet as the person sees it; `values` only of mapped fields."""

    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """Lỗi của một dòng. Where it is, what is wrong, what to do; all faults are shown at once.

    `field`, `value`: the faulty cell, for correcting it in place. `key`, `choices`: a question whose answer holds for
    all rows that ask it; (value, words) to choose from; `rows`: how many rows ask.
    """

    line: int
    column: str
    what: Sentence
    advice: Sentence
    field: str = ""
    value: str = ""
    key: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    rows: int = 1


class Effect(StrEnum):
    """Kết quả của một dòng. What importing would do with it."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Planned:
    """Dòng sẽ nhập. `facts` is what the owner needs to do it; `differences` are (label, old, new) for the reader.

    `remarks`: what the reader should know and nothing is done about.
    """

    line: int
    title: str
    effect: Effect
    facts: Any
    differences: tuple[tuple[str, str, str], ...] = ()
    remarks: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Bản xem trước. Everything the sheet would do, and everything that stops it; nothing was changed.

    `missing`: (code, title) of what stands here from the same source and not in the sheet: shown, never deleted.
    """

    rows: tuple[Planned, ...] = ()
    faults: tuple[Fault, ...] = ()
    counts: Mapping[Effect, int] = field(default_factory=dict)
    missing: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, rows: Sequence[Planned], faults: Sequence[Fault], missing: Sequence[tuple[str, str]] = ()) -> Plan:
        counts = {effect: sum(1 for r in rows if r.effect is effect) for effect in Effect}
        return cls(tuple(rows), tuple(sorted(faults, key=lambda f: (f.line, f.column))), counts, tuple(missing))

    @property
    def writes(self) -> int:
        return self.counts.get(Effect.CREATED, 0) + self.counts.get(Effect.CHANGED, 0)


class Source(Protocol):
    """Lượt nhập, as its owner needs to name it in the journal."""

    pk: int
    file_name: str
    file_hash: str


Changes = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Điều đã biết khi xem trước. The day, who imports, and what that person answered: {key of a fault: choice}."""

    on: dt.date
    by: Acting | None = None
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Importer:
    """Nhập bảng. One kind of sheet.

    plan(rows, asked):               rows → what they would do and all their faults; reads only
    apply(planned, source, by, at):  does it inside the caller's transaction, writes the journal, returns what it did
    undo(changes, source, by, at):   takes it back inside the caller's transaction, or raises Refusal
    back:                            route of the list that shows the rows
    rows_rule, size_rule:            rows of the rulebook that limit a sheet
    keeps_cells:                     False where the cells name persons: they are erased as soon as they are imported
    """

    kind: str
    title: str
    columns: tuple[Column, ...]
    may: Callable[[Acting], bool]
    plan: Callable[[Sequence[Row], Asked], Plan]
    apply: Callable[[Sequence[Planned], Source, Acting, dt.datetime], Changes]
    undo: Callable[[Changes, Source, Acting, dt.datetime], None]
    back: str
    rows_rule: str = "import.rows"
    size_rule: str = "import.file_megabytes"
    keeps_cells: bool = True


_IMPORTERS: dict[str, Importer] = {}


def register(importer: Importer) -> None:
    """Called once by the owner's AppConfig.ready(): the lower app never imports the higher one."""
    _IMPORTERS[importer.kind] = importer


def importer_for(kind: str) -> Importer | None:
    """The importer of a kind, or None."""
    return _IMPORTERS.get(kind)


def importers() -> list[Importer]:
    """All kinds, in the order they were registered."""
    return list(_IMPORTERS.values())
