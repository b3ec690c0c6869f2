"""Văn bản nguồn. What a reader hands to the domain: one text, its printed lines, its pages, and what was unclear.

Every offset in the product counts Unicode code points of `SourceText.text`, from 0, end exclusive. For a text file
`text` is the file decoded as UTF-8, untouched, so offsets agree with the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from sauro.domain.sentence import Sentence


class Span(NamedTuple):
    """Đoạn. A stretch of the source text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


class LineKind(StrEnum):
    """Loại dòng. Where on the page a line stands."""

    TEXT = "text"
    CELL = "cell"  # a line inside a table cell; `table`, `row`, `column` say which
    HEADER = "header"  # running header, page number
    FOOTER = "footer"
    FOOTNOTE = "footnote"


class Line(NamedTuple):
    """Dòng. One printed line: text[start:end] without its line break.

    A table cell of several lines gives several Lines with the same table, row and column. A merged cell is given
    once, at its first row and column, with `rowspan` and `colspan`.
    """

    start: int
    end: int
    page: int = 1
    kind: LineKind = LineKind.TEXT
    bold: bool = False
    table: int | None = None
    row: int | None = None
    column: int | None = None
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """Trang. `confidence` is the mean recognition confidence (0 to 1) of a scanned page, None for a text layer."""

    number: int
    start: int
    end: int
    scanned: bool = False
    confidence: float | None = None
    rotated: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """Điều chưa rõ. Something a person should look at, with its place where there is one."""

    code: str
    message: Sentence
    span: Span | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """Văn bản nguồn. The text that all offsets refer to, with its lines, pages and notes.

    `mime`: what the reader found the file to be by its bytes; empty where no file was read.
    """

    text: str
    lines: tuple[Line, ...]
    pages: tuple[Page, ...] = ()
    notes: tuple[Note, ...] = field(default_factory=tuple)
    mime: str = ""


BLANKS_KEPT = 60  # more empty lines in a row say no more than these


def plain_lines(text: str) -> SourceText:
    """The lines of a plain text, one per line break; form feeds begin a page.

    Of a long run of empty lines only the first few are given: they are characters of the text, but no lines to read.
    """
    lines: list[Line] = []
    page, at, blanks = 1, 0, 0
    for raw in text.splitlines(keepends=True):
        body = raw.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        blanks = 0 if body.strip() else blanks + 1
        if blanks <= BLANKS_KEPT:
            lines.append(Line(at, at + len(body), page))
        if "\f" in raw:
            page += raw.count("\f")
        at += len(raw)
    return SourceText(text, tuple(lines), (Page(1, 0, len(text)),))
