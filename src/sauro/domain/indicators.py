"""Chỉ tiêu. Values of a target by period, judged by its direction; a value that is missing stays missing (B).

Pure: nothing is interpolated; points of a plot are those that were given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

KEY = "B"
FEWEST_POINTS = 5  # fewer are shown as a table alone


class Direction(StrEnum):
    """Chiều của chỉ tiêu; a rank is better the lower it is."""

    HIGHER = "higher"
    LOWER = "lower"
    RANK = "rank"


DIRECTION_WORDS = {
    Direction.HIGHER: N_("Càng cao càng tốt"),
    Direction.LOWER: N_("Càng thấp càng tốt"),
    Direction.RANK: N_("Thứ hạng: số nhỏ là hạng cao"),
}


class ValueState(StrEnum):
    """Giá trị của một kỳ."""

    GIVEN = "given"
    LATE = "late"
    WAITING = "waiting"
    MISSING = "missing"


def value_state(*, due_on: dt.date, given_on: dt.date | None, on: dt.date) -> ValueState:
    """Có, có nhưng chậm, chưa đến hạn, hay thiếu."""
    if given_on is not None:
        return ValueState.GIVEN if given_on <= due_on else ValueState.LATE
    return ValueState.WAITING if on <= due_on else ValueState.MISSING


def reached(value: Decimal, target: Decimal, direction: Direction) -> bool:
    """Đạt chỉ tiêu."""
    return value >= target if direction is Direction.HIGHER else value <= target


def require_reason(words: str) -> str:
    """Sửa một giá trị đã ghi thì phải nêu lý do. Refusal indicator.reason."""
    said = " ".join(words.split())
    if len(said) < 10:
        raise Refusal(
            "indicator.reason",
            N_("Sửa giá trị đã ghi thì phải nêu lý do, ít nhất 10 chữ cái."),
            advice=N_("Ghi văn bản đính chính hoặc vì sao số cũ sai; số cũ được giữ, gạch ngang."),
            key=KEY,
        )
    return said


@dataclass(frozen=True, slots=True)
class Point:
    """Một điểm của biểu đồ: the period's name and last day, its value (None: missing), where it stands (x, y)."""

    name: str
    on: dt.date
    value: Decimal | None
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Plot:
    """Biểu đồ. `lines`: runs of points without a gap; gaps are left open. `target_y`, ticks (value, y), size."""

    points: tuple[Point, ...]
    lines: tuple[tuple[Point, ...], ...]
    target_y: float
    ticks: tuple[tuple[Decimal, float], ...]
    width: float
    height: float
    left: float
    bottom: float


WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720.0, 260.0, 64.0, 44.0, 24.0, 34.0
_APART = 22.0  # two labels of the axis that stand closer hide one another


def plot_of(points: Sequence[Point], target: Decimal, direction: Direction) -> Plot | None:
    """Biểu đồ của các kỳ, None for fewer than five given values. A rank is drawn with the first place on top."""
    values = [p.value for p in points if p.value is not None]
    if len(values) < FEWEST_POINTS:
        return None
    low, high = min([*values, target]), max([*values, target])
    margin = (high - low) / 10 or abs(high) / 10 or Decimal(1)
    low, high = low - margin, high + margin
    if direction is Direction.RANK:
        low = max(low, Decimal(0))
    step_x = (WIDTH - LEFT - RIGHT) / max(1, len(points) - 1)

    def y_of(value: Decimal) -> float:
        share = float((value - low) / (high - low))
        share = share if direction is Direction.RANK else 1 - share
        return round(TOP + share * (HEIGHT - TOP - BOTTOM), 1)

    placed = tuple(
        Point(p.name, p.on, p.value, round(LEFT + i * step_x, 1), y_of(p.value) if p.value is not None else 0.0)
        for i, p in enumerate(points)
    )
    ends = [t for t in {min(values), max(values)} if abs(y_of(t) - y_of(target)) >= _APART]
    ticks = tuple((t, y_of(t)) for t in sorted({target, *ends}))
    return Plot(placed, _runs(placed), y_of(target), ticks, WIDTH, HEIGHT, LEFT, HEIGHT - BOTTOM)


def _runs(points: Sequence[Point]) -> tuple[tuple[Point, ...], ...]:
    """Đoạn liền: a line never crosses a period without a value."""
    runs: list[list[Point]] = [[]]
    for point in points:
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return tuple(tuple(run) for run in runs if run)
