"""Âm lịch. Days of the Vietnamese lunar calendar, at UTC+7, as days of the solar one.

Reckoned from new moons and solar terms after Hồ Ngọc Đức, "Thuật toán tính âm lịch" (2004), which follows Meeus,
Astronomical Algorithms (1998). Never the Chinese calendar: the two differ (Tết 1985, 2007, 2030, 2053).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise
from math import floor, pi, sin

from sauro.domain.periods import day_long
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import fold

_DAY_ZERO = 1721425  # date.toordinal() to the Julian day number at noon
_MONTH = 29.530588853
_FIRST_MOON = 2415021.076998695
_ZONE = 7 / 24
_MONTHS = {"gieng": 1, "chap": 12}
_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
_NAMED = {  # names of the years near ours: each comes back after sixty
    (fold(_STEMS[(year + 6) % 10]), fold(_BRANCHES[(year + 8) % 12])): year for year in range(2010, 2070)
}


@dataclass(frozen=True, slots=True)
class LunarDay:
    """Ngày âm lịch như in. `year`: the lunar one, where it is printed; None for the next one to come."""

    day: int
    month: int
    year: int | None = None


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


def lunar_words(words: str) -> LunarDay | None:
    """Ngày âm lịch như in: "23 tháng Chạp", "rằm tháng Giêng", "10 tháng 3 âm lịch", "30 Tết", "trước Tết".

    None without one, and for what another feast or a count of days is ("Tết Dương lịch", "trước Tết 7 ngày").
    """
    parts = fold(words).replace(",", " ").split()
    for place, word in enumerate(parts):
        day = 15 if word == "ram" else int(word) if word.isdecimal() and len(word) <= 2 else 0
        rest = [p for p in parts[place + 1 : place + 5] if p not in ("thang", "ngay")]
        if 1 <= day <= 30 and rest and (month := _month_of(rest, day)):
            return LunarDay(day, month, _year_of(parts[place + 1 :], eve=rest[0] == "tet" and month == 12))
    return _new_year(parts)


def _month_of(rest: list[str], day: int) -> int:
    """Month that the words after a day name, 0 where they name none."""
    if rest[0] == "tet":
        return 12 if day > 20 else 1
    if rest[0] in _MONTHS:
        return _MONTHS[rest[0]]
    numbered = rest[0].isdecimal() and 1 <= int(rest[0][:3]) <= 12 and rest[1:3] == ["am", "lich"]
    return int(rest[0]) if numbered else 0


def _year_of(parts: list[str], *, eve: bool) -> int | None:
    """Lunar year printed after a day: "Bính Ngọ", "năm 2026"; the eve of Tết 2027 belongs to the year before."""
    for one, two in pairwise(parts):
        if (one, two) in _NAMED:
            return _NAMED[one, two]
    year = next((int(p) for p in parts if p.isdecimal() and len(p) == 4), None)
    return year - 1 if year is not None and eve else year


def _new_year(parts: list[str]) -> LunarDay | None:
    """The first day of Tết, where Tết alone is named and nothing is counted from it."""
    if "tet" not in parts:
        return None
    rest = parts[parts.index("tet") + 1 :]
    counted = any(a.isdecimal() and b in ("ngay", "tuan", "thang") for a, b in pairwise(rest))
    plain = not rest or rest[0] in ("nam", "am", "co") or rest[:2] == ["nguyen", "dan"] or tuple(rest[:2]) in _NAMED
    return LunarDay(1, 1, _year_of(rest, eve=False)) if plain and not counted else None


def next_lunar(named: LunarDay, after: dt.date) -> tuple[dt.date, Sentence] | None:
    """Ngày âm lịch sắp tới: the first after a day, or that of the year named, with a sentence that shows both.

    "30 Tết" in a year whose Chạp has 29 days is its last day, and the sentence says so.
    """
    day, month = named.day, named.month
    years = (after.year - 1, after.year, after.year + 1) if named.year is None else (named.year,)
    for year in years:
        found = solar_day(day, month, year)
        template = N_("Ngày {day} tháng {month} âm lịch năm {name} là {solar} dương lịch.")
        if found is None and day == 30:
            found = solar_day(29, month, year)
            template = N_("Tháng {month} âm lịch năm {name} có 29 ngày: lấy ngày cuối tháng, {solar} dương lịch.")
        if found is not None and (found > after or named.year is not None):
            months = {1: "Giêng", 12: "Chạp"}
            values = {"day": str(day), "month": months.get(month, str(month)), "name": year_name(year)}
            return found, Sentence(template, {**values, "solar": day_long(found)})
    return None
