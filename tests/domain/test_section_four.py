"""The numbers behind 1773-CV/TU, one line for each fact of the domain notes ("Rules behind seed 002"), rule by rule.

What a rule does with them is in the tests of its room; here stands only that the shipped rows say what the sources say.
"""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from sauro.domain.default_calendar import PROPOSED, default_calendar
from sauro.domain.meetings import MeetingKind, Needless, longest, terms
from sauro.domain.meetings_rules import NEEDLESS, TOO_LONG, MeetingFacts, findings_of
from sauro.domain.rulebook import default_rules
from sauro.domain.visits import conclude_by, last_notice_day
from sauro.domain.worktime import WorkCalendar
from tests.domain.test_deadline_phrases import deadline
from tests.domain.test_meetings import FACTS

CALENDAR, RULES = default_calendar(), default_rules()
DAY = dt.date(2026, 7, 23)
HALF, WHOLE = 4 * 60, 8 * 60


def on(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2026-07-23", "2026-07-20"),
        ("2026-05-04", "2026-04-24"),  # skips 27/4, 30/4, 1/5
        ("2026-01-12", "2026-01-08"),  # Saturday 10/1 is worked
        ("2026-02-23", "2026-02-11"),  # Tết
    ],
)
def test_three_working_days_hold_for_papers_invitations_and_notices_of_visits(day: str, last: str) -> None:
    meeting = terms(on(day), calendar=CALENDAR, rules=RULES)
    visit = last_notice_day(on(day), calendar=CALENDAR, rules=RULES)

    assert meeting.papers_by == meeting.invite_by == visit == on(last)


def test_five_working_days_hold_for_the_conclusions_of_both() -> None:
    held = on("2026-04-29")

    assert terms(held, calendar=CALENDAR, rules=RULES).conclude_by == on("2026-05-08")
    assert conclude_by(held, calendar=CALENDAR, rules=RULES) == on("2026-05-08")


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        (MeetingKind.GIAO_BAN, HALF),
        (MeetingKind.GIAI_QUYET, HALF),
        (MeetingKind.THAM_MUU, HALF),
        (MeetingKind.DIEU_PHOI, HALF),
        (MeetingKind.CHUYEN_MON, WHOLE),
        (MeetingKind.SO_KET, WHOLE),
        (MeetingKind.CHUYEN_DE, WHOLE),
        (MeetingKind.TAP_HUAN, 2 * WHOLE),
    ],
)
def test_the_length_that_each_kind_allows(kind: MeetingKind, most: int) -> None:
    assert longest(kind, DAY, RULES) == most
    assert not found(dataclasses.replace(FACTS, kind=kind, lasted=most), TOO_LONG)
    assert found(dataclasses.replace(FACTS, kind=kind, lasted=most + 1), TOO_LONG)


@pytest.mark.parametrize("case", Needless)
def test_each_of_the_five_matters_on_which_no_meeting_is_held(case: Needless) -> None:
    assert len(Needless) == 5
    assert found(dataclasses.replace(FACTS, needless=(case,)), NEEDLESS)


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        (("2026-01-01", "2026-01-02"), ("2026-01-10",)),
        (tuple(f"2026-02-{n}" for n in range(14, 23)), ("2026-02-13", "2026-02-23")),
        (("2026-04-27", "2026-04-30", "2026-05-01"), ("2026-04-29", "2026-05-04")),
        (("2026-09-02",), ("2026-09-03",)),
        (("2027-01-01", "2027-02-06", "2027-04-16", "2027-04-30", "2027-05-03", "2027-09-02"), ("2027-05-04",)),
    ],
)
def test_days_off_and_the_days_worked_for_them(off: tuple[str, ...], worked: tuple[str, ...]) -> None:
    assert not any(CALENDAR.is_working_day(on(day)) for day in off)
    assert all(CALENDAR.is_working_day(on(day)) for day in worked)


def test_the_day_of_culture_is_a_candidate_that_counts_only_once_it_is_adopted() -> None:
    tuesday = on("2026-11-24")
    candidate = next(row for row in PROPOSED if row.date == tuesday)

    assert terms(on("2026-11-27"), calendar=CALENDAR, rules=RULES).papers_by == tuesday
    adopted = WorkCalendar("bản 2", (*CALENDAR.days, candidate))
    assert terms(on("2026-11-27"), calendar=adopted, rules=RULES).papers_by == on("2026-11-23")


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("trước ngày 20.7.2020", "2020-07-20"),
        ("trong tháng 5.2024", "2024-05"),
        ("trong quý III/2026", "2026-Q3"),
        ("báo cáo hằng quý, hằng năm", "R/P3M"),
        ("định kỳ", None),
        ("báo cáo trước ngày 25 hằng tháng", "R/P1M"),
        ("chậm nhất ngày 30/10/2026", "2026-10-30"),
        ("báo cáo ngay sau hội nghị", None),
    ],
)
def test_the_phrases_of_time_that_are_printed(printed: str, iso: str | None) -> None:
    said = deadline(printed)

    assert (said.iso if said else None) == iso


def found(facts: MeetingFacts, rule: str) -> tuple[object, ...]:
    return findings_of([facts], on=DAY, rules=RULES)[rule]
