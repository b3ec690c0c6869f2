"""Ngày làm việc và thời hạn. Working days from a table alone, and deadlines that explain themselves."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.sentence import Sentence


class DayKind(StrEnum):
    """Loại ngày trong bảng lịch."""

    HOLIDAY = "holiday"
    OFF_SWAPPED = "off_swapped"
    COMPENSATORY = "compensatory"
    WORKING_SATURDAY = "working_saturday"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """Ngày trong bảng lịch, with its source and the date since when it is known."""

    date: dt.date
    kind: DayKind
    name: str
    source: str
    known_since: dt.date | None = None


class DueRule(StrEnum):
    """Cách tính thời hạn: which rulebook row turns the printed words into a day."""

    BEFORE = "before"  # trước ngày D: the last working day before D
    BY = "by"  # chậm nhất, đến hết ngày D: D, a day off moves on
    WITHIN = "within"  # trong tháng, quý, năm: its last working day
    DAYS_AFTER = "days_after"  # n ngày (làm việc) kể từ ngày …: from the day after
    RECURRING = "recurring"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class DuePhrase:
    """Thời hạn như đã hiểu. What the printed words mean before any calendar is asked.

    iso: as the corpus schema has it (2026-06-03, 2026-06, 2026-Q3, 2026, P15D, R/P1M); working: "ngày làm việc";
    anchor: "signed" | "received" | "event" | "" (what a period counts from); day: day of the period for a cadence.
    """

    rule: DueRule
    iso: str | None = None
    working: bool = False
    anchor: str = ""
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """Ngày đến hạn with its explanation; `on` is None where a person must fix it, and `because` says why."""

    on: dt.date | None
    because: Sentence
