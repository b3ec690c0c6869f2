"""Kỳ tổng hợp. Which days a synthesis covers, on which day its figures are closed, which period came before it.

The closing date is a rule, not the end of the month (NĐ 09/2019/NĐ-CP, Điều 12: số liệu từ ngày 15 tháng trước đến ngày
14): the window of a period runs from the day after the closing before it to its own closing. Pure; no clock.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.periods import day_short, month_end, period_of, period_words
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

CLOSING = "NĐ 09/2019/NĐ-CP, Điều 12"
_LONGEST = 800  # days of a period of any dates: two years and a little


class PeriodKind(StrEnum):
    """Loại kỳ. Month, quarter, half-year, nine months, year, or any dates."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE = "nine"
    YEAR = "year"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Period:
    """Kỳ tổng hợp. `key`: 2026-10, 2026-Q3, 2026-H1, 2026-9M, 2026, 2026-09-01_2026-10-15; `name` as it is printed.

    `since` to `closes_on`, both included: the window whose events the synthesis counts.
    """

    key: str
    kind: PeriodKind
    name: str
    since: dt.date
    closes_on: dt.date


def period(key: str, *, closing_day: int) -> Period:
    """Kỳ tổng hợp of a key. `closing_day`: day of the last month on which figures close; 31 is the month's last day.

    Refusal synthesis.period: no such period.
    """
    first_year, last_year = dt.date.min.year + 1, dt.date.max.year - 1
    if "_" in key:
        return _dates(key)
    head, _, tail = key.partition("-")
    if head.isdigit() and len(head) == 4 and first_year < int(head) < last_year:
        year = int(head)
        named = {
            "H1": (PeriodKind.HALF, 1, 6, f"6 tháng đầu năm {year}"),
            "H2": (PeriodKind.HALF, 7, 12, f"6 tháng cuối năm {year}"),
            "9M": (PeriodKind.NINE, 1, 9, f"9 tháng năm {year}"),
        }.get(tail)
        if named:
            kind, start, end, name = named
            return _closed(key, kind, name, dt.date(year, start, 1), dt.date(year, end, 1), closing_day)
    bounds = period_of(key)
    if bounds is None or bounds[0] == bounds[1]:
        raise _unknown()
    kind = PeriodKind.YEAR if not tail else PeriodKind.QUARTER if tail.startswith("Q") else PeriodKind.MONTH
    return _closed(key, kind, period_words(key), *bounds, closing_day)


def before(present: Period, *, closing_day: int) -> Period:
    """Kỳ trước, against which a period is compared; of nine months the same months of the year before."""
    year, tail = int(present.key[:4]), present.key[5:]
    if present.kind is PeriodKind.DATES:
        length = present.closes_on - present.since
        last = present.since - dt.timedelta(days=1)
        return _dates(f"{(last - length).isoformat()}_{last.isoformat()}")
    if present.kind is PeriodKind.MONTH:
        last = dt.date(year, int(tail), 1) - dt.timedelta(days=1)
        return period(f"{last.year}-{last.month:02d}", closing_day=closing_day)
    if present.kind is PeriodKind.QUARTER:
        quarter = int(tail[1:])
        return period(f"{year}-Q{quarter - 1}" if quarter > 1 else f"{year - 1}-Q4", closing_day=closing_day)
    if present.kind is PeriodKind.HALF:
        return period(f"{year}-H1" if tail == "H2" else f"{year - 1}-H2", closing_day=closing_day)
    return period(f"{year - 1}-9M" if present.kind is PeriodKind.NINE else str(year - 1), closing_day=closing_day)


def month_of(day: dt.date) -> str:
    """Kỳ này: the key of the month that a day lies in."""
    return f"{day.year}-{day.month:02d}"


def around(day: dt.date) -> tuple[str, ...]:
    """Các kỳ gần nhất to choose from, oldest first: two months, the present one, the quarter that ended last."""
    this = day.replace(day=1)
    last = this - dt.timedelta(days=1)
    older = last.replace(day=1) - dt.timedelta(days=1)
    quarter = (day.month - 1) // 3
    ended = f"{day.year}-Q{quarter}" if quarter else f"{day.year - 1}-Q4"
    return (month_of(older), month_of(last), month_of(day), ended)


def _closed(key: str, kind: PeriodKind, name: str, first: dt.date, last: dt.date, closing_day: int) -> Period:
    earlier = first - dt.timedelta(days=1)
    return Period(key, kind, name, _closing(earlier, closing_day) + dt.timedelta(days=1), _closing(last, closing_day))


def _closing(month: dt.date, closing_day: int) -> dt.date:
    end = month_end(month.year, month.month)
    return end.replace(day=min(closing_day, end.day))


def _dates(key: str) -> Period:
    """Any dates close on their last day."""
    head, _, tail = key.partition("_")
    try:
        first, last = dt.date.fromisoformat(head), dt.date.fromisoformat(tail)
    except ValueError:
        raise _unknown() from None
    if not (dt.date(1945, 1, 1) <= first <= last <= dt.date(2200, 1, 1)) or (last - first).days > _LONGEST:
        raise _unknown()
    name = f"từ ngày {day_short(first)} đến ngày {day_short(last)}"
    return Period(f"{first.isoformat()}_{last.isoformat()}", PeriodKind.DATES, name, first, last)


def _unknown() -> Refusal:
    return Refusal(
        "synthesis.period",
        N_("Không có kỳ tổng hợp như vậy."),
        clause=CLOSING,
        advice=N_("Chọn tháng, quý, 6 tháng, 9 tháng, năm, hoặc hai ngày không quá hai năm."),
        key="C4.2",
    )
