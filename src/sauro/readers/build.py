"""Dựng văn bản nguồn. Readers add lines one by one; offsets, pages and notes come out consistent."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sauro.domain.documents.source import Line, LineKind, Note, Page, SourceText, Span
from sauro.domain.sentence import N_, Sentence
from sauro.readers.refusals import too_big

TEXT_CAP = 5 * 1024 * 1024
"""Most code points that a document may give; a longer one is refused, not cut."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Ô. Where a line stands in a table: numbers from 0, spans of at least 1."""

    table: int
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


class TextBuilder:
    """Văn bản nguồn đang dựng. Every `line()` is one Line and one line break; `gap()` leaves an empty line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._at = 0
        self._lines: list[Line] = []
        self._pages: list[Page] = []
        self._notes: list[Note] = []
        self._tables = 0
        self._blank = True
        self.doubts = 0
        """How many doubtful words were noted; the one who notes them keeps the count."""

    @property
    def page(self) -> int:
        return self._pages[-1].number if self._pages else 1

    @property
    def last_words(self) -> str:
        """The last line as it stands."""
        return self._parts[-1].rstrip("\n") if self._parts else ""

    def begin_page(self, *, scanned: bool = False, confidence: float | None = None, rotated: int = 0) -> None:
        """Begin a page; the one before ends here."""
        self._end_page()
        self._pages.append(Page(len(self._pages) + 1, self._at, self._at, scanned, confidence, rotated))

    def next_table(self) -> int:
        """The number of a new table, from 0."""
        self._tables += 1
        return self._tables - 1

    def line(
        self,
        text: str,
        *,
        kind: LineKind = LineKind.TEXT,
        bold: bool = False,
        cell: Cell | None = None,
        page: int | None = None,
    ) -> Span | None:
        """Add printed words; inner line breaks make several lines. Returns the span of them all, None if empty."""
        begin = self._at
        for piece in text.split("\n"):
            body = piece.rstrip()
            if not body.strip():
                continue
            self._one(body, kind, bold, cell, page or self.page)
        return Span(begin, self._at - 1) if self._at > begin else None

    def continue_line(self, text: str, *, glued: bool) -> Span:
        """Go on with the last line, over the page break: a space instead of the line break, or nothing when `glued`."""
        last, before = self._lines[-1], self._parts[-1].rstrip("\n")
        begin = last.end + (not glued)
        if glued and self._pages:
            self._pages[-1] = replace(self._pages[-1], start=begin)
        self._parts[-1] = before + ("" if glued else " ")
        self._at = begin
        body = text.rstrip()
        self._lines[-1] = last._replace(end=begin + len(body))
        self._add(body)
        return Span(begin, begin + len(body))

    def gap(self) -> None:
        """Leave an empty line, never two."""
        if not self._blank:
            self._lines.append(Line(self._at, self._at, self.page))
            self._add("")
            self._blank = True

    def note(self, code: str, message: Sentence, *, span: Span | None = None, page: int | None = None) -> None:
        self._notes.append(Note(code, message, span, page))

    def build(self) -> SourceText:
        """The finished source; pages at least one."""
        if not self._pages:
            self._pages.append(Page(1, 0, 0))
        self._end_page()
        return SourceText("".join(self._parts), tuple(self._lines), tuple(self._pages), tuple(self._notes))

    def _one(self, body: str, kind: LineKind, bold: bool, cell: Cell | None, page: int) -> None:
        end = self._at + len(body)
        if cell is None:
            made = Line(self._at, end, page, kind, bold)
        else:
            made = Line(
                self._at, end, page, LineKind.CELL, bold,
                cell.table, cell.row, cell.column, cell.rowspan, cell.colspan,
            )  # fmt: skip
        self._lines.append(made)
        self._add(body)
        self._blank = False

    def _add(self, body: str) -> None:
        self._parts.append(body + "\n")
        self._at += len(body) + 1
        if self._at > TEXT_CAP:
            raise too_big(N_("Văn bản dài quá 5 triệu ký tự"))

    def _end_page(self) -> None:
        if self._pages:
            self._pages[-1] = replace(self._pages[-1], end=self._at)
