"""Kỳ và cách ghi ngày. Days, runs of days and periods: their arithmetic and their words in an office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_ROMAN = ("I", "II", "III", "IV")
_SHOWN = 8  # runs of days off that one explanation names
REAL_YEARS = range(1945, 2201)  # outside, a year was misread


def day_short(day: dt.date) -> str:
    """28/10/2026."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def day_long(day: dt.date) -> str:
    """thứ Tư 28/10/2026."""
    return f"{_WEEKDAYS[day.weekday()]} {day_short(day)}"


def period_words(iso: str) -> str:
    """Kỳ. "2026-09" is "tháng 9/2026", "2026-Q3" is "quý III/2026", "2026" is "năm 2026", a day "ngày 28/10/2026"."""
    parts = iso.split("-")
    if len(parts) == 3:
        return f"ngày {day_short(dt.date.fromisoformat(iso))}"
    if len(parts) == 1:
        return f"năm {iso}"
    if parts[1].startswith("Q"):
        return f"quý {_ROMAN[int(parts[1][1:]) - 1]}/{parts[0]}"
    return f"tháng {int(parts[1])}/{parts[0]}"


def day_ranges(days: Sequence[dt.date]) -> str:
    """Sorted days as runs: "19–20/9, 26–27/9, 03–04/10"; beyond eight runs the rest is "…"."""
    runs: list[tuple[dt.date, dt.date]] = []
    for day in days:
        if runs and (day - runs[-1][1]).days == 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    shown = ", ".join(_run(first, last) for first, last in runs[:_SHOWN])
    return shown + ", …" if len(runs) > _SHOWN else shown


def _run(first: dt.date, last: dt.date) -> str:
    if first == last:
        return f"{last.day:02d}/{last.month}"
    if first.month == last.month:
        return f"{first.day:02d}–{last.day:02d}/{last.month}"
    return f"{first.day:02d}/{first.month}–{last.day:02d}/{last.month}"


def period_of(iso: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of "2026-06-03", "2026-06", "2026-Q3" or "2026"; None for what is not a real period."""
    parts = iso.split("-")
    if not all(p.isascii() and (p.isdigit() or p in ("Q1", "Q2", "Q3", "Q4")) for p in parts) or len(parts) > 3:
        return None
    if [len(p) for p in parts] != [4, 2, 2][: len(parts)] or not parts[0].isdigit() or int(parts[0]) not in REAL_YEARS:
        return None
    year = int(parts[0])
    try:
        if len(parts) == 3:
            day = dt.date(year, int(parts[1]), int(parts[2]))
            return day, day
        if len(parts) == 1:
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
        if parts[1].startswith("Q"):
            quarter = int(parts[1][1:])
            return dt.date(year, 3 * quarter - 2, 1), month_end(year, 3 * quarter)
        return dt.date(year, int(parts[1]), 1), month_end(year, int(parts[1]))
    except ValueError:
        return None


def month_end(year: int, month: int) -> dt.date:
    return (dt.date(year, month, 1) + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or the month's last day (Bộ luật Dân sự 2015, Điều 148 khoản 3)."""
    at = day.year * 12 + day.month - 1 + months
    end = month_end(at // 12, at % 12 + 1)
    return end.replace(day=min(day.day, end.day))


def length_of(iso: str) -> tuple[int, str] | None:
    """(15, "D") of "P15D"; None when it is not one whole number of days, weeks, months or years."""
    number = iso[1:-1]
    if iso.startswith("P") and iso[-1:] in ("D", "W", "M", "Y") and number.isascii() and number.isdigit():
        return (int(number), iso[-1]) if 0 < int(number) <= (9999 if iso[-1] == "D" else 120) else None
    return None
