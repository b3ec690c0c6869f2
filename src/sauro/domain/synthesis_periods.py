"""Kỳ tổng hợp. Which days a synthesis covers, on which day its figures close, which period came before it.

Periods are those of reports (`domain.obligations`): one begins on the day after the closing before it (NĐ 09/2019,
Điều 12). Besides these any two dates make a period, which closes on the second.
"""

from __future__ import annotations

import datetime as dt

from sauro.domain.obligations import REGIME, Period, PeriodKind, Timing, period_ending
from sauro.domain.periods import day_short, period_of
from sauro.domain.refusal import Refusal
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import WorkCalendar

_LONGEST = 800  # days of a period of any dates: two years and a little
_YEARS = range(2001, 2200)
_ODD = {"H1": (PeriodKind.HALF, 6), "H2": (PeriodKind.HALF, 12), "9M": (PeriodKind.NINE_MONTHS, 9)}


def period(key: str, *, calendar: WorkCalendar, rules: RuleBook) -> Period:
    """Kỳ tổng hợp of a key: 2026-10, 2026-Q3, 2026-H1, 2026-9M, 2026, 2026-09-01_2026-10-15.

    Refusal synthesis.period: no such period.
    """
    if "_" in key:
        return _dates(key)
    head, _, tail = key.partition("-")
    if not (head.isascii() and head.isdigit() and int(head) in _YEARS):
        raise _unknown()
    if tail in _ODD:
        kind, month = _ODD[tail]
        return period_ending(Timing(kind), int(head), month, calendar=calendar, rules=rules)
    bounds = period_of(key)
    if bounds is None or bounds[0] == bounds[1]:
        raise _unknown()
    kind = PeriodKind.YEAR if not tail else PeriodKind.QUARTER if tail.startswith("Q") else PeriodKind.MONTH
    return period_ending(Timing(kind), int(head), bounds[1].month, calendar=calendar, rules=rules)


def before(present: Period) -> str:
    """Kỳ trước: its key. Of nine months the same months of the year before; of any dates as many days before them."""
    head, _, tail = present.key.partition("-")
    if "_" in present.key:
        last = present.first - dt.timedelta(days=1)
        return f"{(last - (present.closing - present.first)).isoformat()}_{last.isoformat()}"
    year = int(head)
    if tail in _ODD or not tail:
        return {"H2": f"{year}-H1", "H1": f"{year - 1}-H2", "9M": f"{year - 1}-9M", "": str(year - 1)}[tail]
    if tail.startswith("Q"):
        return f"{year}-Q{int(tail[1:]) - 1}" if tail != "Q1" else f"{year - 1}-Q4"
    return f"{year}-{int(tail) - 1:02d}" if tail != "01" else f"{year - 1}-12"


def after(present: Period, *, calendar: WorkCalendar, rules: RuleBook) -> dt.date:
    """Ngày chốt của kỳ tới; of any dates as many days after them, of nine months the year's."""
    head, _, tail = present.key.partition("-")
    if "_" in present.key:
        return present.closing + (present.closing - present.first) + dt.timedelta(days=1)
    year = int(head)
    if tail in _ODD or not tail:
        key = {"H1": f"{year}-H2", "H2": f"{year + 1}-H1", "9M": f"{year}", "": str(year + 1)}[tail]
    elif tail.startswith("Q"):
        key = f"{year}-Q{int(tail[1:]) + 1}" if tail != "Q4" else f"{year + 1}-Q1"
    else:
        key = f"{year}-{int(tail) + 1:02d}" if tail != "12" else f"{year + 1}-01"
    return period(key, calendar=calendar, rules=rules).closing


def month_of(day: dt.date) -> str:
    """Kỳ này: the key of the month that a day lies in."""
    return f"{day.year}-{day.month:02d}"


def around(day: dt.date) -> tuple[str, ...]:
    """Các kỳ gần nhất to choose from: two months, the present one, the quarter that ended last."""
    last = day.replace(day=1) - dt.timedelta(days=1)
    older = last.replace(day=1) - dt.timedelta(days=1)
    quarter = (day.month - 1) // 3
    ended = f"{day.year}-Q{quarter}" if quarter else f"{day.year - 1}-Q4"
    return (month_of(older), month_of(last), month_of(day), ended)


def choices(day: dt.date) -> list[str]:
    """Các kỳ để chọn, the latest first: twelve months, five quarters, halves, nine months, years up to this one."""
    months, at = [], day.replace(day=1)
    for _ in range(12):
        months.append(month_of(at))
        at = (at - dt.timedelta(days=1)).replace(day=1)
    quarters, year, quarter = [], day.year, (day.month + 2) // 3
    for _ in range(5):
        quarters.append(f"{year}-Q{quarter}")
        year, quarter = (year, quarter - 1) if quarter > 1 else (year - 1, 4)
    longer = [f"{y}-{part}" for y in (day.year, day.year - 1) for part in ("H2", "9M", "H1")]
    return [*months, *quarters, *longer, str(day.year), str(day.year - 1)]


def _dates(key: str) -> Period:
    head, _, tail = key.partition("_")
    try:
        first, last = dt.date.fromisoformat(head), dt.date.fromisoformat(tail)
    except ValueError:
        raise _unknown() from None
    if (
        not (dt.date(_YEARS.start, 1, 1) <= first <= last <= dt.date(_YEARS.stop, 1, 1))
        or (last - first).days > _LONGEST
    ):
        raise _unknown()
    name = f"từ ngày {day_short(first)} đến ngày {day_short(last)}"
    why = Sentence(N_("Hai ngày do người tổng hợp chọn."))
    return Period(f"{first.isoformat()}_{last.isoformat()}", name, first, last, why, last, why)


def _unknown() -> Refusal:
    return Refusal(
        "synthesis.period",
        N_("Không có kỳ tổng hợp như vậy."),
        clause=REGIME,
        advice=N_("Chọn tháng, quý, 6 tháng, 9 tháng, năm, hoặc hai ngày không quá hai năm."),
        key="C4.2",
    )
