"""Chỉ tiêu: câu hỏi. Periods that are asked for, what was given, what is late or missing, the points of the plot."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet

from sauro.apps.reports.models import Indicator, IndicatorValue
from sauro.apps.reports.permissions.indicators import GIVES, may_see_indicators
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.acting import Acting
from sauro.domain.indicators import Direction, Plot, Point, ValueState, plot_of, reached, value_state
from sauro.domain.obligations import Period, PeriodKind, Timing, periods_between
from sauro.web.prepared import prepared

YEAR_END = 31  # an indicator's period ends with its last day: the data of a resolution do not close on the 14th


def indicators_visible_to(acting: Acting) -> QuerySet[Indicator]:
    """Chỉ tiêu được xem."""
    rows = Indicator.objects.all() if may_see_indicators(acting) else Indicator.objects.none()
    return rows.select_related("keeper", "supplier", "directive")


def periods_of(indicator: Indicator, on: dt.date) -> list[Period]:
    """Các kỳ phải có giá trị up to a day, oldest first; a period ends with its last day."""
    book = rules()
    timing = Timing(
        PeriodKind(indicator.period), due_number=book.number("indicator.due_after", on), closing_day=YEAR_END
    )
    last = min(on, indicator.until - dt.timedelta(days=1)) if indicator.until else on
    return periods_between(timing, indicator.since, last, calendar=calendar(), rules=book)


@dataclass(frozen=True, slots=True)
class Entry:
    """Một kỳ của chỉ tiêu: its state, the present value, the values that were struck through, the change."""

    period: Period
    state: ValueState
    value: IndicatorValue | None
    struck: tuple[IndicatorValue, ...]
    change: Decimal | None
    reached: bool | None


@dataclass(frozen=True, slots=True)
class Series:
    """Chuỗi giá trị of an indicator with its plot (None where a table says more)."""

    indicator: Indicator
    entries: tuple[Entry, ...]
    plot: Plot | None

    @property
    def latest(self) -> Entry | None:
        return next((entry for entry in reversed(self.entries) if entry.value), None)

    @property
    def missing(self) -> int:
        return sum(1 for entry in self.entries if entry.state is ValueState.MISSING)


def series_of(indicators: list[Indicator], on: dt.date) -> list[Series]:
    """Chuỗi giá trị of each indicator; one query for all values, the calendar and the rules."""
    given: dict[int, dict[str, list[IndicatorValue]]] = defaultdict(lambda: defaultdict(list))
    for row in IndicatorValue.objects.filter(indicator__in=[i.pk for i in indicators]).order_by("at", "pk"):
        given[row.indicator_id][row.period].append(row)
    return [_series(indicator, given[indicator.pk], on) for indicator in indicators]


def _series(indicator: Indicator, given: dict[str, list[IndicatorValue]], on: dt.date) -> Series:
    direction = Direction(indicator.direction)
    entries: list[Entry] = []
    before: Decimal | None = None
    for period in periods_of(indicator, on):
        rows = given.get(period.key, [])
        now = next((row for row in rows if row.replaced_at is None), None)
        first_given = min((row.given_on for row in rows), default=None)
        state = value_state(due_on=period.due_on, given_on=first_given, on=on)
        change = now.value - before if now and before is not None else None
        hit = reached(now.value, indicator.target, direction) if now else None
        struck = tuple(row for row in rows if row.replaced_at is not None)
        entries.append(Entry(period, state, now, struck, change, hit))
        before = now.value if now else None
    points = [Point(e.period.name, e.period.closing, e.value.value if e.value else None) for e in entries]
    return Series(indicator, tuple(entries), plot_of(points, indicator.target, direction))


def values_to_give(acting: Acting, on: dt.date) -> list[tuple[Indicator, Entry]]:
    """Giá trị chờ cơ quan tôi ghi: periods that ended and have no value, the nearest due date first; for those who may
    give them. Two queries, one where the body supplies nothing.
    """
    if acting.role not in GIVES:
        return []
    return values_awaited(_supplied.rows(acting, on=on), on)


@prepared
def _supplied(acting: Acting, *, on: dt.date) -> QuerySet[Indicator]:
    return asked_still(indicators_visible_to(acting).filter(supplier_id=acting.agency_id), on)


def asked_still(indicators: QuerySet[Indicator], on: dt.date) -> QuerySet[Indicator]:
    """Chỉ tiêu còn theo dõi on a day."""
    return indicators.filter(Q(until=None) | Q(until__gt=on))


def values_awaited(indicators: list[Indicator], on: dt.date) -> list[tuple[Indicator, Entry]]:
    """Giá trị còn thiếu of these indicators on a day, the nearest due date first."""
    waiting = [
        (series.indicator, entry)
        for series in series_of(indicators, on)
        for entry in series.entries
        if entry.state in (ValueState.WAITING, ValueState.MISSING)
    ]
    return sorted(waiting, key=lambda pair: (pair[1].period.due_on, pair[0].pk))
