"""Trang in. Stretches of words with their places on a page become rows, and rows are told apart into columns.

All measures are points from the top left corner. A stretch is a run of words on one line without a wide gap.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sauro.domain.documents.source import LineKind

MOTTO = ("CỘNG HÒA XÃ HỘI", "CỘNG HOÀ XÃ HỘI", "ĐẢNG CỘNG SẢN")
"""What the right side of a letterhead begins with, however near the left side comes."""
_CUES = ("CỘNG HÒA", "CỘNG HOÀ", "ĐẢNG CỘNG SẢN", "NƠI NHẬN", "SỐ:", "SỐ ", "ĐỘC LẬP")


@dataclass(slots=True)
class Stretch:
    """Đoạn in. Words that stand together on one line."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    bold: bool = False
    doubtful: tuple[str, ...] = ()

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(slots=True)
class Row:
    """Dòng in. The stretches at one height, from left to right."""

    parts: list[Stretch]

    @property
    def x0(self) -> float:
        return self.parts[0].x0

    @property
    def x1(self) -> float:
        return max(part.x1 for part in self.parts)

    @property
    def top(self) -> float:
        return min(part.top for part in self.parts)

    @property
    def bottom(self) -> float:
        return max(part.bottom for part in self.parts)

    @property
    def height(self) -> float:
        return max(part.height for part in self.parts)

    @property
    def text(self) -> str:
        return "   ".join(part.text for part in self.parts)

    @property
    def bold(self) -> bool:
        return all(part.bold for part in self.parts)

    @property
    def doubtful(self) -> tuple[str, ...]:
        return tuple(word for part in self.parts for word in part.doubtful)


@dataclass(slots=True)
class Group:
    """Khối dòng. Rows read one after the other; `column` for a block beside another (letterhead, signature)."""

    rows: list[Row]
    column: bool = False
    kind: LineKind = LineKind.TEXT


@dataclass(slots=True)
class PrintedTable:
    """Bảng kẻ. Its place and its cells: row, column, rowspan, colspan, lines."""

    top: float
    bottom: float
    cells: list[tuple[int, int, int, int, list[str]]]


@dataclass(slots=True)
class PrintedPage:
    """Trang in. What was found on a page before it becomes text."""

    number: int
    width: float
    height: float
    stretches: list[Stretch]
    tables: list[PrintedTable] = field(default_factory=list)
    scanned: bool = False
    confidence: float | None = None
    rotated: int = 0


def rows_of(stretches: list[Stretch]) -> list[Row]:
    """Stretches whose middles lie on one height make a row."""
    rows: list[Row] = []
    for part in sorted(stretches, key=lambda s: (s.top + s.bottom) / 2):
        centre = (part.top + part.bottom) / 2
        last = rows[-1] if rows else None
        if last is not None:
            reference = (last.parts[0].top + last.parts[0].bottom) / 2
            if abs(centre - reference) < 0.4 * min(part.height, last.parts[0].height):
                last.parts.append(part)
                continue
        rows.append(Row([part]))
    for row in rows:
        row.parts.sort(key=lambda s: s.x0)
    return rows


def groups_of(rows: list[Row], width: float) -> list[Group]:
    """Rows in reading order: a block of two columns gives its left side, then its right side."""
    groups: list[Group] = []
    plain: list[Row] = []
    at = 0
    while at < len(rows):
        band = _band(rows, at, width)
        if band is None:
            plain.append(rows[at])
            at += 1
            continue
        begin, end, gutter = band
        # rows above a split row that belong to it were already taken as plain ones
        keep = len(plain) - (at - begin)
        if plain[:keep]:
            groups.append(Group(plain[:keep]))
        plain = []
        groups += _columns(rows[begin:end], gutter)
        at = end
    if plain:
        groups.append(Group(plain))
    return groups


def _columns(rows: list[Row], gutter: float) -> list[Group]:
    left = [part for row in rows for part in row.parts if part.middle < gutter]
    right = [part for row in rows for part in row.parts if part.middle >= gutter]
    return [Group(rows_of(side), column=True) for side in (left, right) if side]


def _band(rows: list[Row], at: int, width: float) -> tuple[int, int, float] | None:
    """First row, row after the last, and gutter of a two-column block whose first split row is `at`."""
    row = rows[at]
    if len(row.parts) != 2:
        return None
    left, right = row.parts
    gutter = (left.x1 + right.x0) / 2
    nearest = 0.15 if right.text.startswith(MOTTO) else 0.9
    if right.x0 - left.x1 < nearest * row.height or not 0.2 * width < gutter < 0.72 * width:
        return None
    band = _Band(left, right, row.bottom)
    end = at + 1
    while end < len(rows) and band.takes(rows[end], gutter):
        end += 1
    begin = _upwards(rows, at, band.low, band.high)
    words = " ".join(r.text for r in rows[begin:end]).upper()
    if band.splits + (end - begin) < 3 and not any(cue in words for cue in _CUES):
        return None
    return begin, end, (band.low + band.high) / 2


class _Band:
    """A block of two columns as it grows downwards from its first row."""

    def __init__(self, left: Stretch, right: Stretch, below: float) -> None:
        self.low, self.high = left.x1, right.x0
        self.splits = 1
        self._left, self._right = left, right
        self._below = below

    def takes(self, row: Row, gutter: float) -> bool:
        """Whether a row goes on with the block; takes it in when it does."""
        left = [part for part in row.parts if part.middle < gutter]
        right = [part for part in row.parts if part.middle >= gutter]
        if len(left) > 1 or len(right) > 1:
            return False
        low = max([self.low, *(part.x1 for part in left)])
        high = min([self.high, *(part.x0 for part in right)])
        # a full line of the left column and a full one of the right may nearly touch, on different heights
        if high - low < (4 if left and right else -8):
            return False
        if left and not right and not (row.top - self._below < 2.2 * row.height and _beside(left[0], self._left)):
            return False
        if right and not left and not _beside(right[0], self._right):
            return False
        self.low, self.high = low, high
        self.splits += bool(left and right)
        if left:
            self._below = row.bottom
        return True


def _beside(part: Stretch, first: Stretch) -> bool:
    """Whether a line stands in the column that another began: centred on it, or a list at its left edge."""
    if abs(part.middle - first.middle) < 14:
        return True
    return abs(part.x0 - first.x0) < 14 and part.text[:1] in "-+•*}"


def _upwards(rows: list[Row], at: int, low: float, high: float) -> int:
    """Rows above: all of them where the block begins the page, else those that stand on the right only."""
    if at <= 4 and all(part.x1 <= low + 2 or part.x0 >= high - 2 for row in rows[:at] for part in row.parts):
        return 0
    begin = at
    while begin and all(part.x0 >= high - 2 for part in rows[begin - 1].parts):
        begin -= 1
    return begin
