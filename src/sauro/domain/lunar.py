"""Âm lịch. Days of the Vietnamese lunar calendar, at UTC+7, as days of the solar one.

Reckoned from new moons and solar terms after Hồ Ngọc Đức, "Thuật toán tính âm lịch" (2004), which follows Meeus,
Astronomical Algorithms (1998). Never the Chinese calendar: the two differ (Tết 1985, 2007, 2030, 2053).
"""

from __future__ import annotations

import datetime as dt
from math import floor, pi, sin

from sauro.domain.periods import day_long
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import fold
from sauro.domain.worktime import Due, DuePhrase, DueRule, WorkCalendar, due_date

_DAY_ZERO = 1721425  # date.toordinal() to the Julian day number at noon
_MONTH = 29.530588853
_FIRST_MOON = 2415021.076998695
_ZONE = 7 / 24
_MONTHS = {"gieng": 1, "chap": 12}
_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")


def _new_moon(k: int) -> int:
    """The day number, at UTC+7, of the k-th new moon after 1 January 1900."""
    t, rad = k / 1236.85, pi / 180
    mean = 2415020.75933 + 29.53058868 * k + 0.0001178 * t**2 - 0.000000155 * t**3
    mean += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t**2) * rad)
    sun = (359.2242 + 29.10535608 * k - 0.0000333 * t**2 - 0.00000347 * t**3) * rad
    moon = (306.0253 + 385.81691806 * k + 0.0107306 * t**2 + 0.00001236 * t**3) * rad
    node = (21.2964 + 390.67050646 * k - 0.0016528 * t**2 - 0.00000239 * t**3) * rad
    terms = (
        (0.1734 - 0.000393 * t, sun), (0.0021, 2 * sun), (-0.4068, moon), (0.0161, 2 * moon), (-0.0004, 3 * moon),
        (0.0104, 2 * node), (-0.0051, sun + moon), (-0.0074, sun - moon), (0.0004, 2 * node + sun),
        (-0.0004, 2 * node - sun), (-0.0006, 2 * node + moon), (0.0010, 2 * node - moon), (0.0005, 2 * moon + sun),
    )  # fmt: skip
    true = mean + sum(size * sin(angle) for size, angle in terms)
    drift = -0.000278 + 0.000265 * t + 0.000262 * t**2  # of the earth's rotation, from 1900 on
    return floor(true - drift + 0.5 + _ZONE)


def _sun_sector(day: int) -> int:
    """In which twelfth of its path the sun stands at the start of a day, 0 from the spring equinox on."""
    t, rad = (day - 0.5 - _ZONE - 2451545.0) / 36525, pi / 180
    mean = (357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3) * rad
    middle = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    middle += (1.914600 - 0.004817 * t - 0.000014 * t**2) * sin(mean)
    middle += (0.019993 - 0.000101 * t) * sin(2 * mean) + 0.000290 * sin(3 * mean)
    return int(middle % 360 / 30)


def _eleventh_month(year: int) -> int:
    """First day of the month that holds the winter solstice."""
    k = int((dt.date(year, 12, 31).toordinal() + _DAY_ZERO - 2415021) / _MONTH)
    start = _new_moon(k)
    return start if _sun_sector(start) < 9 else _new_moon(k - 1)


def _moon_of(start: int) -> int:
    return int(0.5 + (start - _FIRST_MOON) / _MONTH)


def _leap_offset(first: int) -> int:
    """Which month after the eleventh one is leap: the first within which the sun enters no new sector."""
    k, place = _moon_of(first), 1
    sector = _sun_sector(_new_moon(k + place))
    while place < 14:
        last, place = sector, place + 1
        sector = _sun_sector(_new_moon(k + place))
        if sector == last:
            break
    return place - 1


def _month_start(month: int, year: int) -> tuple[dt.date, int]:
    """First day and length of an ordinary (not leap) month."""
    before = year - 1 if month < 11 else year
    first, after = _eleventh_month(before), _eleventh_month(before + 1)
    place = (month - 11) % 12
    if after - first > 365 and place >= _leap_offset(first):
        place += 1
    k = _moon_of(first) + place
    return dt.date.fromordinal(_new_moon(k) - _DAY_ZERO), _new_moon(k + 1) - _new_moon(k)


def solar_day(day: int, month: int, year: int) -> dt.date | None:
    """Ngày dương lịch of a lunar day; None where the month has no such day (30 Tết of a short Chạp).

    `year` is the lunar one, 1900 to 2199: the twelfth month of 2026 lies in early 2027.
    """
    if year not in range(1900, 2200) or month not in range(1, 13):
        return None
    start, length = _month_start(month, year)
    return start + dt.timedelta(days=day - 1) if 1 <= day <= length else None


def year_name(year: int) -> str:
    """Can chi: 2026 is Bính Ngọ."""
    return f"{_STEMS[(year + 6) % 10]} {_BRANCHES[(year + 8) % 12]}"


def lunar_words(words: str) -> tuple[int, int] | None:
    """Day and month of "23 tháng Chạp", "rằm tháng Giêng", "10 tháng 3 âm lịch", "30 Tết", "mùng 3 Tết"; else None."""
    parts = fold(words).replace(",", " ").split()
    for place, word in enumerate(parts):
        day = 15 if word == "ram" else int(word) if word.isdigit() and len(word) <= 2 else 0
        rest = [p for p in parts[place + 1 : place + 5] if p not in ("thang", "ngay")]
        if not 1 <= day <= 30 or not rest:
            continue
        if rest[0] == "tet":
            return day, 12 if day > 20 else 1
        if rest[0] in _MONTHS:
            return day, _MONTHS[rest[0]]
        if rest[0].isdigit() and 1 <= int(rest[0][:3]) <= 12 and rest[1:3] == ["am", "lich"]:
            return day, int(rest[0])
    return None


def next_lunar(day: int, month: int, after: dt.date) -> tuple[dt.date, Sentence] | None:
    """Ngày âm lịch sắp tới: the first one after a day, with a sentence that shows both dates.

    "30 Tết" in a year whose Chạp has 29 days is its last day, and the sentence says so.
    """
    for year in (after.year - 1, after.year, after.year + 1):
        found = solar_day(day, month, year)
        template = N_("Ngày {day} tháng {month} âm lịch năm {name} là {solar} dương lịch.")
        if found is None and day == 30:
            found = solar_day(29, month, year)
            template = N_("Tháng {month} âm lịch năm {name} có 29 ngày: lấy ngày cuối tháng, {solar} dương lịch.")
        if found is not None and found > after:
            months = {1: "Giêng", 12: "Chạp"}
            values = {"day": str(day), "month": months.get(month, str(month)), "name": year_name(year)}
            return found, Sentence(template, {**values, "solar": day_long(found)})
    return None


def lunar_due(words: str, *, issued_on: dt.date, calendar: WorkCalendar, rules: RuleBook) -> Due | None:
    """Thời hạn ghi theo âm lịch: the solar day by the rules of a printed day, both dates shown; None without one."""
    named = lunar_words(words)
    found = next_lunar(*named, issued_on) if named else None
    if found is None:
        return None
    rule = DueRule.BEFORE if "truoc" in fold(words).split() else DueRule.BY
    due = due_date(DuePhrase(rule, iso=found[0].isoformat()), issued_on=issued_on, calendar=calendar, rules=rules)
    return Due(due.on, Sentence("{lunar} {due}", {"lunar": found[1], "due": due.because}), due.notes)
