"""Ngày nghỉ do thư viện gợi ý. The one place that asks the library; a person takes each row over with its source.

No deadline rests on what stands here: the library follows plans and even drafts of law, an office follows documents.
"""

from __future__ import annotations

import datetime as dt

from sauro.domain.worktime import CalendarDay, DayKind

SOURCE = "thư viện holidays, chờ văn bản"
_LIEU, _SWAP = "(nghỉ bù)", "(thay cho ngày "


def library_days(year: int) -> list[CalendarDay]:
    """Các ngày thư viện gợi ý cho một năm, in order: days off, in lieu, swapped, and the Saturdays worked for them."""
    import holidays  # here, so that no web process carries it until an administrator asks

    found = {}
    for day, name in sorted(holidays.country_holidays("VN", years=year, language="vi").items()):
        worked = _worked_instead(name)
        kind = DayKind.COMPENSATORY if _LIEU in name else DayKind.OFF_SWAPPED if worked else DayKind.HOLIDAY
        found[day] = CalendarDay(day, kind, name[:200], SOURCE)
        if worked:
            words = f"làm bù cho ngày {day:%d/%m/%Y}"
            found[worked] = CalendarDay(worked, DayKind.WORKING_SATURDAY, words, SOURCE)
    return [found[day] for day in sorted(found)]


def _worked_instead(name: str) -> dt.date | None:
    """22/8/2026 of "Ngày nghỉ (thay cho ngày 22/08/2026)"."""
    printed = name.partition(_SWAP)[2][:10]
    try:
        return dt.date.fromisoformat("-".join(reversed(printed.split("/")))) if printed else None
    except ValueError:
        return None
