"""Ngày, tháng, quý, năm như in. Printed dates with their iso value; a day that does not exist is said, not mended."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import NamedTuple

from sauro.domain.extraction.model import DeadlineKind
from sauro.domain.worktime import DuePhrase

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "01": 1, "02": 2, "03": 3, "04": 4}
MONTH_WORDS = {
    "giêng": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
SEP = r" ?(?:/|-|\.|–) ?"
FULL = (
    r"(?:(?:ngày|mồng|mùng) )?(?P<d1>\d{1,2})(?:"
    + SEP
    + r"| tháng )(?P<m1>\d{1,2})(?:"
    + SEP
    + r"| năm )(?P<y1>\d{4})(?!\d)"
)
DAY_MONTH = r"(?:ngày|mồng|mùng) (?P<d2>\d{1,2})(?:" + SEP + r"| tháng )(?P<m2>\d{1,2})(?![\d%])(?! ?[/.-] ?\d)"
MONTH = r"(?:cuối |đầu |giữa )?tháng (?P<m3>\d{1,2})(?:" + SEP + r"| năm )(?P<y3>\d{4})(?!\d)"
QUARTER = r"(?:cuối |đầu )?quý (?P<q4>iv|i{1,3}|0?[1-4])(?:" + SEP + r"| năm | )(?P<y4>\d{4})(?!\d)"
HALF = r"(?:6|06|sáu) tháng (?P<h5>đầu|cuối) năm(?: (?P<y5>\d{4})(?!\d))?"
YEAR = r"(?:cuối |đầu |hết )?năm (?P<y6>\d{4})(?!\d)(?!\s?[-–]\s?\d)"
BARE_MONTH = r"(?:cuối |đầu |giữa )?tháng (?P<m7>\d{1,2})(?!\d)(?! ?[/.-] ?\d)(?! (?:đầu|cuối|qua))"
BARE_QUARTER = r"(?:cuối )?quý (?P<q8>iv|i{1,3}|0?[1-4])(?!\w)(?! ?[/.-] ?\d)"
END_OF = r"(?:cuối|hết) (?P<e9>tháng này|tháng|quý này|quý|năm nay|năm)(?! \d)(?! [ivx])"
DATE = re.compile(
    "|".join(f"(?:{p})" for p in (FULL, DAY_MONTH, MONTH, QUARTER, HALF, YEAR, BARE_MONTH, BARE_QUARTER, END_OF))
)


class Printed(NamedTuple):
    """Mốc thời gian như in. `iso` is None where the day does not exist or too little is printed; `inferred`: the year
    was taken from the date of issue; `wrong`: (year, month, day) of a day that does not exist."""

    iso: str | None
    start: int
    end: int
    inferred: bool = False
    wrong: tuple[int, int, int] | None = None


class Phrase(NamedTuple):
    """Cụm từ thời hạn. Flat offsets, kind and iso as the schema wants them, and the phrase for the calendar."""

    start: int
    end: int
    kind: DeadlineKind
    iso: str | None
    due: DuePhrase
    because: str
    confidence: float = 0.9
    inferred: bool = False
    wrong: tuple[int, int, int] | None = None
    lunar: bool = False


def read_date(text: str, at: int, issued_on: dt.date | None) -> Printed | None:
    """The date printed at text[at:] (case folded), or None."""
    m = DATE.match(text, at)
    if m is None:
        return None
    g = m.groupdict()
    if g["y1"]:
        return _day(int(g["y1"]), int(g["m1"]), int(g["d1"]), m, inferred=False)
    if g["d2"]:
        return _day_month(int(g["m2"]), int(g["d2"]), m, issued_on)
    iso, inferred = _coarse(g, issued_on)
    return Printed(iso, m.start(), m.end(), inferred)


def _coarse(g: dict[str, str | None], issued_on: dt.date | None) -> tuple[str | None, bool]:
    year = next((int(g[k] or 0) for k in ("y3", "y4", "y5", "y6") if g[k]), issued_on.year if issued_on else None)
    inferred = not any(g[k] for k in ("y3", "y4", "y5", "y6"))
    if year is None:
        return None, True
    month = g["m3"] or g["m7"]
    if month:
        return (
            f"{year + _next(int(month), issued_on, inferred)}-{int(month):02}" if 1 <= int(month) <= 12 else None
        ), inferred
    quarter = g["q4"] or g["q8"]
    if quarter:
        number = QUARTERS[quarter]
        return f"{year + _next(number * 3, issued_on, inferred)}-Q{number}", inferred
    if g["h5"]:
        return f"{year}-{'06' if g['h5'] == 'đầu' else '12'}", inferred
    if g["e9"]:
        return _end_of(g["e9"], issued_on), True
    return str(year), False


def _end_of(what: str, issued_on: dt.date | None) -> str | None:
    if issued_on is None:
        return None
    if what.startswith("tháng"):
        return f"{issued_on:%Y-%m}"
    if what.startswith("quý"):
        return f"{issued_on.year}-Q{(issued_on.month + 2) // 3}"
    return str(issued_on.year)


def _next(month: int, issued_on: dt.date | None, inferred: bool) -> int:
    """1 where a month without a year has passed by more than a quarter when the text was issued."""
    return 1 if inferred and issued_on and issued_on.month - month > 3 else 0


def _day_month(month: int, day: int, m: re.Match[str], issued_on: dt.date | None) -> Printed:
    if issued_on is None:
        return Printed(None, m.start(), m.end(), True)
    return _day(issued_on.year + _next(month, issued_on, True), month, day, m, inferred=True)


def _day(year: int, month: int, day: int, m: re.Match[str], *, inferred: bool) -> Printed:
    if not (1 <= month <= 12 and 1 <= year <= 9998):
        return Printed(None, m.start(), m.end(), inferred, (year, month, day))
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return Printed(None, m.start(), m.end(), inferred, (year, month, day))
    return Printed(f"{year:04}-{month:02}-{day:02}", m.start(), m.end(), inferred)


def options_for(wrong: tuple[int, int, int]) -> tuple[dt.date, ...]:
    """The last day of that month and the first of the next, for a day that does not exist."""
    year, month, _ = wrong
    if not (1 <= month <= 12 and 1 <= year <= 9998):
        return ()
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    return last, last + dt.timedelta(days=1)
