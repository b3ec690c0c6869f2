"""Biểu đồ. How many bodies had held their session by the end of each week, as points for an inline picture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 600, 170, 40, 26, 16
FEWEST = 2  # weeks from which a picture says more than its table
_MOST = 26


@dataclass(frozen=True, slots=True)
class Column:
    """Một tuần: its last day, bodies that had held by then, place and size of its column."""

    until: dt.date
    held: int
    x: float
    y: float
    width: float
    height: float
    late: bool


def weekly(days: Sequence[tuple[dt.date, int]], duties: int, due_on: dt.date) -> list[Column]:
    """Lũy kế theo tuần. At most the last 26 weeks; the height of the picture is the number of duties."""
    if not days or not duties:
        return []
    by_week: dict[dt.date, int] = {}
    for day, number in days:
        sunday = day + dt.timedelta(days=6 - day.weekday())
        by_week[sunday] = by_week.get(sunday, 0) + number
    first, last = min(by_week), max(by_week)
    weeks = [first + dt.timedelta(days=7 * n) for n in range((last - first).days // 7 + 1)]
    held, sums = 0, []
    for week in weeks:
        held = min(held + by_week.get(week, 0), duties)
        sums.append((week, held))
    sums = sums[-_MOST:]
    step = (WIDTH - LEFT) / len(sums)
    room = HEIGHT - BOTTOM - TOP
    return [
        Column(
            week, held, round(LEFT + n * step + step * 0.15, 1), round(TOP + room * (1 - held / duties), 1),
            round(min(step * 0.7, 60), 1), round(room * held / duties, 1), week > due_on + dt.timedelta(days=6),
        )
        for n, (week, held) in enumerate(sums)
    ]  # fmt: skip
