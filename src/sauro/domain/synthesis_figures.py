"""Con số của tổng hợp. Each figure with its list, its denominator and its rate; bodies inside bands of volume (E10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from sauro.domain.synthesis import Left, Line
from sauro.domain.tasks import Timeliness


def _is(*stands: Timeliness) -> Callable[[Line], bool]:
    names = frozenset(str(s) for s in stands)
    return lambda line: not line.left and line.stand in names


# Each figure is the number of the lines that its question holds of: a figure and its list cannot differ.
FIGURES: dict[str, Callable[[Line], bool]] = {
    "total": lambda line: not line.left,
    "on_time": _is(Timeliness.ON_TIME),
    "late": _is(Timeliness.LATE),
    "in_time": _is(Timeliness.IN_TIME),
    "overdue": _is(Timeliness.OVERDUE),
    "no_deadline": _is(Timeliness.NO_DEADLINE),
    "done": lambda line: not line.left and bool(line.done),
    "done_dated": _is(Timeliness.ON_TIME, Timeliness.LATE),
    "dated_past": _is(Timeliness.ON_TIME, Timeliness.LATE, Timeliness.OVERDUE),
    "open": lambda line: not line.left and not line.done,
    "new": lambda line: not line.left and line.new,
    "carried": lambda line: not line.left and not line.new,
    "no_deadline_done": lambda line: _no_day(line) and bool(line.done),
    "no_deadline_open": lambda line: _no_day(line) and not line.done and not line.repeating,
    "repeating": lambda line: _no_day(line) and not line.done and line.repeating,
    "became": lambda line: not line.left and line.became,
    "excused": lambda line: not line.left and line.stand == Timeliness.LATE and line.excused,
    "objective": lambda line: _late(line) and bool(line.why),
    "waiting_for": lambda line: _late(line) and not line.why and bool(line.waits),
    "told": lambda line: _late(line) and not line.why and not line.waits and bool(line.said),
    "untold": lambda line: _late(line) and not (line.why or line.waits or line.said),
    "awaiting": lambda line: not line.left and line.waiting,
    "paused": lambda line: not line.left and line.paused,
    "moved": lambda line: not line.left and line.moved,
    "next": lambda line: line.next,
    "withdrawn": lambda line: line.left == Left.WITHDRAWN,
    "replaced": lambda line: line.left == Left.REPLACED,
}
FIVE = ("on_time", "late", "in_time", "overdue", "no_deadline")
# The denominator beside each figure (facts 1.3): what it is counted on.
ON = {
    "on_time": "done_dated", "late": "done_dated", "in_time": "total", "overdue": "total", "no_deadline": "total",
}  # fmt: skip


def _no_day(line: Line) -> bool:
    return not line.left and line.stand == Timeliness.NO_DEADLINE


def _late(line: Line) -> bool:
    return not line.left and line.stand == Timeliness.OVERDUE


def select(lines: Iterable[Line], figure: str, *, aged: int = 0, body: int | None = None) -> list[Line]:
    """Các nhiệm vụ của một con số; `aged`: open without a deadline for so many days; `body`: of one lead only."""
    asked = (lambda line: line.age >= aged > 0) if figure == "aged" else FIGURES[figure]
    return [line for line in lines if asked(line) and (body is None or line.lead == body)]


def counted(lines: Sequence[Line], *, aged: int) -> dict[str, int]:
    """Các con số của một tổng hợp. Each is the length of its list; the five slices sum to the total."""
    sorts: dict[tuple[object, ...], tuple[Line, int]] = {}  # 30,000 lines of a year are of a hundred sorts
    for line in lines:
        sort = _sort_of(line)
        sorts[sort] = (line, sorts[sort][1] + 1 if sort in sorts else 1)
    found = {name: sum(n for line, n in sorts.values() if asked(line)) for name, asked in FIGURES.items()}
    return found | {"aged": sum(1 for line in lines if line.age >= aged)}


def _sort_of(line: Line) -> tuple[object, ...]:
    """Những gì FIGURES hỏi ở một dòng, and nothing else: lines of one sort answer alike."""
    return (
        line.left, line.stand, bool(line.done), line.new, line.became, line.excused, bool(line.why), bool(line.waits),
        bool(line.said), line.waiting, line.paused, line.moved, line.next, line.repeating,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rate:
    """Tỷ lệ với mẫu số. None in `value` where the denominator is under the rulebook's least: then only counts show."""

    of: int
    on: int
    fewest: int

    @property
    def value(self) -> float | None:
        return self.of / self.on if self.on >= max(self.fewest, 1) else None


def rates(numbers: dict[str, int], fewest: int) -> dict[str, Rate]:
    """Ba tỷ lệ (facts 1.3). Confirmed objective causes are taken off the late ones: such a result counts as in time."""
    done = numbers["on_time"] + numbers["late"]
    return {
        "on_time": Rate(numbers["on_time"] + numbers["excused"], done, fewest),
        "done_due": Rate(done, numbers["dated_past"], fewest),
        "overdue": Rate(numbers["overdue"], numbers["dated_past"], fewest),
    }


@dataclass(frozen=True, slots=True)
class BodyRow:
    """Một cơ quan trong nhóm khối lượng của nó. `band`: lower bound of the band."""

    id: int
    name: str
    order: str
    total: int
    on_time: int
    late: int
    excused: int
    in_time: int
    overdue: int
    no_deadline: int
    band: int

    def rate(self, fewest: int) -> Rate:
        """Đúng hạn trên số đã xong có thời hạn."""
        return Rate(self.on_time + self.excused, self.on_time + self.late, fewest)


def bodies_of(lines: Iterable[Line], *, bands: Sequence[int], order: Callable[[int], str]) -> list[BodyRow]:
    """Các cơ quan theo nhóm khối lượng, large bands first, inside one in the order of the registry: never by rate."""
    tally: dict[int, dict[str, int]] = {}
    names: dict[int, str] = {}
    for line in lines:
        if line.left:
            continue
        own = tally.setdefault(line.lead, dict.fromkeys((*FIVE, "excused"), 0))
        own[line.stand] += 1
        own["excused"] += line.stand == Timeliness.LATE and line.excused
        names[line.lead] = line.body
    rows = [
        BodyRow(pk, names[pk], order(pk), sum(own[s] for s in FIVE), own["on_time"], own["late"], own["excused"],
                own["in_time"], own["overdue"], own["no_deadline"], band_of(sum(own[s] for s in FIVE), bands))
        for pk, own in tally.items()
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-row.band, row.order, row.id))


def sum_of_bodies(rows: Sequence[BodyRow], name: str) -> BodyRow:
    """Cộng các cơ quan của một nhóm khối lượng; at least one row."""
    names = ("total", "on_time", "late", "excused", "in_time", "overdue", "no_deadline")
    return replace(rows[0], id=0, name=name, order="", **{n: sum(getattr(r, n) for r in rows) for n in names})


def band_of(total: int, bands: Sequence[int]) -> int:
    """Nhóm khối lượng: the greatest lower bound that a number of tasks reaches; 0 below all of them."""
    return max((bound for bound in bands if total >= bound), default=0)
