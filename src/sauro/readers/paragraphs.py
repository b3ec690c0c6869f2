"""Đoạn văn trên trang in. Printed lines are joined again where the paragraph goes on; pages become one source text."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from sauro.domain.documents.source import LineKind, Span
from sauro.domain.sentence import N_, Sentence
from sauro.readers.build import Cell, TextBuilder
from sauro.readers.printed import Group, PrintedPage, PrintedTable, Row, Stretch, groups_of, rows_of

_EDGE = 0.09
"""Share of the page height above and below in which running headers and page numbers stand."""
_DOUBTS = 40


@dataclass(slots=True)
class _Margins:
    left: float
    right: float
    size: float


def lay_out(builder: TextBuilder, pages: list[PrintedPage]) -> None:
    """Add the pages to the text: columns one after the other, paragraphs joined.

    Running lines and footnotes come last, with their page, so that they never stand inside a paragraph.
    """
    running = _running(pages)
    flow = _Flow()
    for page in pages:
        builder.begin_page(scanned=page.scanned, confidence=page.confidence, rotated=page.rotated)
        _Setter(builder, page, running).set(flow)
    for row, kind, number in flow.aside:
        builder.gap()
        builder.line(row.text, kind=kind, bold=row.bold, page=number)


@dataclass(slots=True)
class _Flow:
    """What goes on from page to page: a paragraph that broke off, or a table."""

    open_end: bool = False
    table: int | None = None
    rows: int = 0
    columns: int = 0
    head: tuple[str, ...] = ()
    aside: list[tuple[Row, LineKind, int]] = field(default_factory=list)


class _Setter:
    """Sets one page."""

    def __init__(self, builder: TextBuilder, page: PrintedPage, running: set[str]) -> None:
        self._builder = builder
        self._page = page
        rows = rows_of(page.stretches)
        self._edge = [row for row in rows if _is_running(row, page, running)]
        self._body = [row for row in rows if not _is_running(row, page, running)]
        self._notes = _footnotes(self._body, page)
        self._body = self._body[: len(self._body) - len(self._notes)]
        self._margins = _margins(self._body, page.width)
        for row in self._body:
            _tighten(row, self._margins)

    def set(self, flow: _Flow) -> None:
        """Write the page, going on where the page before broke off."""
        for item in self._items():
            if isinstance(item, PrintedTable):
                self._table(item, flow)
                continue
            flow.table = None
            if item.column:
                self._builder.gap()
                self._column(item)
                flow.open_end = False
            else:
                flow.open_end = self._text(item.rows, flow.open_end)
        flow.aside += [(row, LineKind.FOOTNOTE, self._page.number) for row in self._notes]
        for row in self._edge:
            kind = LineKind.HEADER if row.top < self._page.height / 2 else LineKind.FOOTER
            flow.aside.append((row, kind, self._page.number))

    def _items(self) -> list[Group | PrintedTable]:
        """Groups of rows with the tables between them, by height."""
        items: list[Group | PrintedTable] = []
        rest = self._body
        for table in sorted(self._page.tables, key=lambda t: t.top):
            above = [row for row in rest if row.top < table.top]
            rest = [row for row in rest if row.top >= table.top]
            items += groups_of(above, self._page.width)
            items.append(table)
        return items + groups_of(rest, self._page.width)

    def _column(self, group: Group) -> None:
        """A block beside another: printed lines are kept, except where a bullet goes on."""
        at: list[Row] = []
        for row in group.rows:
            listed = bool(at) and at[0].text[:1] in "-+•" and row.text[:1] not in "-+•" and row.x0 >= at[0].x0
            if at and (listed or at[-1].text.endswith("/")) and _near(at[-1], row):
                at.append(row)
                continue
            self._line(at, LineKind.TEXT)
            at = [row]
        self._line(at, LineKind.TEXT)
        self._builder.gap()

    def _text(self, rows: list[Row], open_end: bool) -> bool:
        at: list[Row] = []
        centred = False
        going_on = open_end and bool(rows) and not _begins(rows[0], self._margins)
        for row in rows:
            if at and _goes_on(at, row, self._margins):
                at.append(row)
                continue
            self._line(at, LineKind.TEXT, going_on=going_on)
            going_on = going_on and not at
            now = _centred(row, self._margins)
            together = now and centred and bool(at) and _near(at[-1], row)
            if not together and not going_on:
                self._builder.gap()
            centred = now
            at = [row]
        self._line(at, LineKind.TEXT, going_on=going_on)
        return bool(at) and _unfinished(at[-1], self._margins)

    def _table(self, table: PrintedTable, flow: _Flow) -> None:
        """A ruled table; one with as many columns as the table that ended the page before goes on with it."""
        columns = max(column + across for _, column, _, across, _ in table.cells)
        rows = max(row + down for row, _, down, _, _ in table.cells)
        head = tuple(" ".join(lines) for row, _, _, _, lines in table.cells if row == 0)
        dropped = 0
        if flow.table is None or flow.columns != columns:
            flow.table, flow.rows, flow.columns, flow.head = self._builder.next_table(), 0, columns, head
        elif head == flow.head:
            dropped = 1  # the heading that is printed again on each page
        if not flow.open_end and flow.rows == 0:
            self._builder.gap()
        for row, column, down, across, lines in table.cells:
            if row >= dropped:
                cell = Cell(flow.table, flow.rows + row - dropped, column, down, across)
                self._builder.line("\n".join(lines), cell=cell)
        flow.rows += rows - dropped
        flow.open_end = False
        self._builder.gap()

    def _line(self, rows: list[Row], kind: LineKind, *, going_on: bool = False) -> None:
        """Rows as one line; `going_on` joins them to the last line of the page before."""
        if not rows:
            return
        text = _joined([row.text for row in rows])
        span: Span | None
        if going_on:
            span = self._builder.continue_line(text, glued=_cut(self._builder.last_words))
        else:
            span = self._builder.line(text, kind=kind, bold=all(row.bold for row in rows))
        if span is not None:
            self._doubts(text, span, [word for row in rows for word in row.doubtful])

    def _doubts(self, text: str, span: Span, words: list[str]) -> None:
        for word in words:
            at = text.find(word)
            if at >= 0 and self._builder.doubts < _DOUBTS:
                self._builder.doubts += 1
                place = Span(span.start + at, span.start + at + len(word))
                message = Sentence(
                    N_("Chữ “{word}” trên bản quét không rõ, cần đối chiếu với bản gốc."), {"word": word}
                )
                self._builder.note("reader.word_unclear", message, span=place, page=self._page.number)


def _joined(lines: list[str]) -> str:
    """Printed lines as one; a number that was cut at its slash or hyphen is put together."""
    text = lines[0]
    for line in lines[1:]:
        text += line if _cut(text) else " " + line
    return text


def _cut(text: str) -> bool:
    return text[-1:] in ("/", "-") and text[-2:-1].isalnum()


def _running(pages: list[PrintedPage]) -> set[str]:
    """Words that stand at the edge of at least two pages, figures left out of account."""
    seen: dict[str, int] = {}
    for page in pages:
        here = {_shape(row.text) for row in rows_of(page.stretches) if _at_edge(row, page)}
        for shape in here:
            seen[shape] = seen.get(shape, 0) + 1
    return {shape for shape, count in seen.items() if count >= 2 and count * 3 >= len(pages) and shape}


def _shape(text: str) -> str:
    return "".join(ch for ch in text.casefold() if not ch.isdigit() and not ch.isspace())


def _at_edge(row: Row, page: PrintedPage) -> bool:
    return row.bottom < _EDGE * page.height or row.top > (1 - _EDGE) * page.height


def _is_running(row: Row, page: PrintedPage, running: set[str]) -> bool:
    if not _at_edge(row, page):
        return False
    words = row.text.strip(" -–—._").casefold()
    number = words.removeprefix("trang").strip()
    if number.replace("/", "").isdigit() and len(number) <= 7:
        return True
    # a letterhead or a line of the body may stand near the edge on two pages by chance: whole pages repeat it
    return _shape(row.text) in running and len(row.text) < 120


def _footnotes(rows: list[Row], page: PrintedPage) -> list[Row]:
    """The last rows of the page in small print that begin with a figure."""
    if len(rows) < 6:
        return []
    sizes = sorted(row.height for row in rows)
    body = sizes[len(sizes) // 2]
    begin = len(rows)
    while begin and rows[begin - 1].height < 0.88 * body and rows[begin - 1].top > page.height * 0.45:
        begin -= 1
    while begin < len(rows) and not rows[begin].text.lstrip("[( ")[:1].isdigit():
        begin += 1
    return rows[begin:]


def _margins(rows: list[Row], width: float) -> _Margins:
    wide = [row for row in rows if row.x1 - row.x0 > 0.45 * width] or rows
    if not wide:
        return _Margins(0.0, width, 12.0)
    lefts = sorted(row.x0 for row in wide)
    rights = sorted(row.x1 for row in wide)
    heights = sorted(row.height for row in wide)
    return _Margins(lefts[len(lefts) // 10], rights[len(rights) * 9 // 10], heights[len(heights) // 2])


def _tighten(row: Row, margins: _Margins) -> None:
    """A full line whose words were driven apart to reach the margin is one stretch again."""
    if len(row.parts) < 2 or row.x0 > margins.left + 4 * margins.size or row.x1 < margins.right - 0.5 * margins.size:
        return
    if any(after.x0 - before.x1 > 2.5 * margins.size for before, after in pairwise(row.parts)):
        return
    if len(row.text) < 45:
        return
    row.parts = [
        Stretch(" ".join(part.text for part in row.parts), row.x0, row.top, row.x1, row.bottom, row.bold, row.doubtful)
    ]


def _near(above: Row, below: Row) -> bool:
    return below.top - above.bottom < 1.1 * max(above.height, below.height)


def _centred(row: Row, margins: _Margins) -> bool:
    middle = (margins.left + margins.right) / 2
    title = row.bold or row.text.isupper()
    indent = -0.2 if title else 2.5
    return row.x0 - margins.left > indent * margins.size and abs((row.x0 + row.x1) / 2 - middle) < margins.size


def _begins(row: Row, margins: _Margins) -> bool:
    """Whether a row is indented as the first of a paragraph is, or bears a marker."""
    return row.x0 - margins.left > 0.9 * margins.size or _marked(row.text)


def _goes_on(rows: list[Row], below: Row, margins: _Margins) -> bool:
    above = rows[-1]
    if len(above.parts) > 1 or len(below.parts) > 1 or not _near(above, below):
        return False
    if not _unfinished(above, margins, first=below.text.split(" ", 1)[0], width=_first_width(below)):
        return False
    indented = below.x0 - margins.left > 0.9 * margins.size
    hanging = abs(below.x0 - above.x0) < 0.4 * margins.size and len(rows) > 1
    if indented and not hanging and below.x0 >= rows[0].x0 - 1.5:
        return _in_hanging_list(rows, below, margins)
    return not (_marked(below.text) and indented)


def _in_hanging_list(rows: list[Row], below: Row, margins: _Margins) -> bool:
    """A list item whose next lines stand under its words, not under its marker."""
    first = rows[0]
    return (
        len(rows) == 1
        and _marked(first.text)
        and 0 < below.x0 - first.x0 < 3.5 * margins.size
        and not _marked(below.text)
    )


def _first_width(row: Row) -> float:
    text = row.text
    return (row.x1 - row.x0) * len(text.split(" ", 1)[0]) / max(1, len(text))


def _unfinished(row: Row, margins: _Margins, *, first: str = "", width: float = 0.0) -> bool:
    """Whether a row runs to the right margin: the first word of the next one would not have fitted."""
    room = margins.right - row.x1
    if room < 0.35 * margins.size:
        return not row.text.endswith(("./.", ":")) if not first else True
    return bool(first) and width + 0.25 * margins.size > room and room < 7 * margins.size


def _marked(text: str) -> bool:
    """Whether a line begins with "1.", "5.2.", "a)", "(1)", "-", "+", "Điều 2."."""
    head = text.split(" ", 1)[0]
    return text[5:6].isdigit() if head == "Điều" else is_marker(head)


def is_marker(head: str) -> bool:
    """Whether a word is a marker by itself: "-", "1.", "5.2.", "a)", "(1)", "IV."."""
    if head in ("-", "+", "•", "–", "—", "*"):
        return True
    bare = head.strip("()").rstrip(".")
    if not head.endswith((".", ")")) or len(head) > 9:
        return False
    if bare.replace(".", "").isdigit() or (len(bare) == 1 and bare.isalpha()):
        return True
    return bare.isupper() and not bare.strip("IVXL")
