"""Lời nhắc. What a draft is checked against, and what a check says of it: place, rule, clause, what to write."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from sauro.domain.documents.headwords import Head, HeadPiece, Role
from sauro.domain.documents.model import DocumentKind, Family, Header
from sauro.domain.documents.source import Span
from sauro.domain.documents.view import View
from sauro.domain.drafting.facts import PageFacts
from sauro.domain.duties import Paper
from sauro.domain.extraction.model import Reading
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import WorkCalendar


class Severity(StrEnum):
    """Mức của lời nhắc. An error against the form or the one lead; better mended; to be looked at by a person."""

    ERROR = "error"
    SHOULD = "should"
    LOOK = "look"


SEVERITY_WORDS: dict[Severity, str] = {
    Severity.ERROR: N_("lỗi"),
    Severity.SHOULD: N_("nên sửa"),
    Severity.LOOK: N_("cần xem"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """Lời nhắc. One place of a draft that parts from a rule.

    rule: name of its card; span: the words it is about (offsets of the source, empty where something is missing);
    said: what is wrong here; right: what to write; clause: printed source; also: further places of the same matter.
    """

    rule: str
    severity: Severity
    span: Span
    said: Sentence
    right: Sentence
    clause: str
    also: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Chỗ trong văn bản. Line and column, both from 1."""

    line: int
    column: int


def place_of(text: str, offset: int) -> Place:
    """Dòng, cột of an offset."""
    return Place(text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1)


@dataclass(frozen=True, slots=True)
class Kin:
    """Văn bản cùng nội dung trong năm, as the register has it."""

    number: str
    issued_on: dt.date
    subject: str


@dataclass(frozen=True, slots=True)
class Guide:
    """Hướng dẫn thể thức of a family on a day. `name` as cited; the other values are rows of the rulebook.

    closing: how the body ends (any, full_stop, stroke); about: the opening of a dispatch's subject (any, words, short);
    page: (least, most) millimetres of top, bottom, left, right; body: (least, most) points; font: its name.
    """

    name: str
    source: str
    closing: str
    about: str
    page: tuple[tuple[float, float], ...]
    body: tuple[float, float] | None
    font: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Dự thảo để kiểm tra. The reading with what the rules need beside it; nothing here asks a clock or a database.

    on: the day of the check; signed: the printed day of issue, None in a draft without one; others: documents in force
    that share matter with it, kin: those of the year (both only in the product).
    """

    reading: Reading
    view: View
    head: Head
    guide: Guide | None
    rules: RuleBook
    calendar: WorkCalendar
    on: dt.date
    page: PageFacts | None = None
    others: tuple[Paper, ...] = ()
    kin: tuple[Kin, ...] = ()
    name: str = field(default="")

    @property
    def text(self) -> str:
        return self.reading.parsed.source.text

    @property
    def header(self) -> Header:
        return self.reading.parsed.header

    @property
    def family(self) -> Family:
        return self.reading.parsed.layout.family

    @property
    def kind(self) -> str:
        """The kind as DocumentKind has it; "" where it cannot be told."""
        return self.header.doc_type.value if self.header.doc_type else ""

    @property
    def letter(self) -> bool:
        return self.kind == DocumentKind.CONG_VAN

    @property
    def signed(self) -> dt.date | None:
        return self.header.issued_date()

    @property
    def base(self) -> dt.date:
        """The day from which terms are judged: of issue, else of the check."""
        return self.signed or self.on

    @property
    def urgent(self) -> bool:
        """Whether it is a công điện or bears a mark of urgency: terms of hours are then in place."""
        marks = (item.piece.folded for item in self.head.of(Role.MARK))
        return self.kind == DocumentKind.CONG_DIEN or any("khan" in mark or "hoa toc" in mark for mark in marks)

    def span_of(self, item: HeadPiece) -> Span:
        """Where a piece of the head stands in the source."""
        return self.view.span(item.piece.start, item.piece.end)

    def remark(
        self,
        rule: str,
        severity: Severity,
        span: Span,
        said: str,
        right: str,
        /,
        *,
        clause: str = "",
        **values: str | Sentence,
    ) -> Remark:
        """Lời nhắc. said, right: templates for the same values; clause: the guide's where none is given."""
        source = clause or (self.guide.source if self.guide else "")
        return Remark(rule, severity, span, Sentence(said, values), Sentence(right, values), source)

    def opening(self, span: Span, most: int = 90) -> Span:
        """The first words of a long stretch, for marking: at most so many characters, no word cut."""
        words = self.text[span.start : span.end]
        if len(words) <= most:
            return span
        cut = max(words.rfind(" ", 0, most), words.rfind("\n", 0, most))
        return Span(span.start, span.start + (cut if cut > 0 else most))
