"""A year's roster: everybody counted once, fair, rested; a replan changes only what it must (C2.3)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sauro.domain.default_calendar import CONFIRMED, default_calendar
from sauro.domain.refusal import Refusal
from sauro.domain.roster_search import search
from sauro.domain.rostering import (
    Case,
    DutyRole,
    Member,
    OffKind,
    Shift,
    Terms,
    Why,
    changes,
    fairness,
    missing,
    off_days,
    reachable_rest,
    replan,
    require_people,
    short_rests,
    standing,
)
from sauro.domain.worktime import CalendarDay, DayKind, WorkCalendar

FIRST, LAST = dt.date(2027, 1, 1), dt.date(2027, 12, 31)
LEADER, OFFICER = DutyRole.LEADER, DutyRole.OFFICER
TET = tuple(  # Tết 2027 as it may be announced: mùng 1 is Saturday 06/02
    CalendarDay(dt.date(2027, 2, day), DayKind.HOLIDAY, "Tết Nguyên đán", "công bố nghỉ Tết 2027")
    for day in (4, 5, 8, 9, 10)
)


def calendar(*more: CalendarDay) -> WorkCalendar:
    return WorkCalendar("Lịch làm việc 2027, bản 2", (*CONFIRMED, *more), frozenset({2027}))


def people(leaders: int, officers: int) -> tuple[Member, ...]:
    return tuple(Member(key, LEADER if key < leaders else OFFICER) for key in range(leaders + officers))


def year(*more: CalendarDay, leaders: int = 15, officers: int = 45, terms: Terms | None = None) -> Case:
    return Case(off_days(calendar(*more), FIRST, LAST), people(leaders, officers), terms or Terms(13, 2))


def test_a_year_of_sixty_people_is_fair_in_total_in_holidays_and_in_sundays() -> None:
    case = year(*TET)

    shifts = search(case)

    assert missing(case.days, shifts, case.terms) == ()
    assert short_rests(case, shifts) == ()
    for row in fairness(case, shifts):
        assert max(row.total.spread, row.holidays.spread, row.sundays.spread) <= 1


def test_days_off_are_weekends_the_table_and_what_is_swapped_and_each_has_one_kind() -> None:
    days = {day.date: day for day in off_days(default_calendar(), dt.date(2026, 1, 1), dt.date(2026, 5, 3))}

    assert days[dt.date(2026, 1, 2)].kind is OffKind.HOLIDAY  # swapped off
    assert dt.date(2026, 1, 10) not in days  # a Saturday that is worked
    assert days[dt.date(2026, 4, 26)].kind is OffKind.HOLIDAY  # Giỗ Tổ on a Sunday
    assert days[dt.date(2026, 4, 25)].kind is OffKind.SATURDAY


def test_no_hour_of_tet_is_without_somebody_and_nobody_stands_there_twice() -> None:
    case = year(*TET)

    tet = [s for s in search(case) if dt.date(2027, 2, 4) <= s.date <= dt.date(2027, 2, 10)]

    assert {s.date for s in tet} == {dt.date(2027, 2, day) for day in range(4, 11)}
    assert max(Counter(s.key for s in tet).values()) == 1


@pytest.mark.parametrize(
    ("people_in_all", "per_day", "days"), [(15, 1, 50), (3, 1, 8), (2, 1, 7), (1, 1, 1), (6, 2, 8)]
)
def test_the_rest_that_so_many_people_can_keep(people_in_all: int, per_day: int, days: int) -> None:
    assert reachable_rest(people_in_all, per_day) == days


def test_few_people_keep_the_longest_rest_they_can_and_still_cover_every_day() -> None:
    case = year(leaders=3, officers=4, terms=Terms(13, 1))

    shifts = search(case)

    assert missing(case.days, shifts, case.terms) == ()
    assert min((s.days for s in short_rests(case, shifts)), default=5) >= 3  # four days off in a row, three people
    assert all(row.total.spread <= 1 for row in fairness(case, shifts))


def test_who_is_away_keeps_his_share_who_is_exempt_or_new_has_a_smaller_one() -> None:
    away = ((dt.date(2027, 3, 1), dt.date(2027, 3, 31)),)
    half = ((dt.date(2027, 1, 1), dt.date(2027, 6, 30)),)
    members = (
        Member(0, LEADER, away=away),
        Member(1, LEADER, exempt=half),
        Member(2, LEADER, since=dt.date(2027, 7, 1)),
        *(Member(key, LEADER) for key in range(3, 8)),
        *(Member(key, OFFICER) for key in range(8, 14)),
    )
    case = Case(off_days(calendar(), FIRST, LAST), members, Terms(13, 1))

    counts = Counter(s.key for s in search(case))

    whole = [counts[key] for key in range(3, 8)]
    assert counts[0] in range(min(whole), max(whole) + 1)
    assert abs(counts[1] - max(whole) / 2) <= 1.5
    assert abs(counts[2] - max(whole) / 2) <= 1.5
    assert not [s for s in search(case) if s.key == 0 and s.date.month == 3]
    row = fairness(case, search(case))[0]
    assert (row.people, row.others) == (6, 2)


def test_long_absences_do_not_spoil_the_share_of_sundays() -> None:
    """Filling alone leaves Sundays three apart here; giving and exchanging afterwards brings them within one."""
    long = dt.timedelta(days=45)
    starts = [FIRST + dt.timedelta(days=29 * key) for key in range(10)]
    members = tuple(Member(key, LEADER, away=((start, start + long),)) for key, start in enumerate(starts))
    case = Case(off_days(calendar(*TET), FIRST, LAST), members, Terms(13, 0))

    (row,) = fairness(case, search(case))

    assert (row.total.spread, row.holidays.spread, row.sundays.spread) == (1, 1, 1)


def test_the_last_duty_of_the_old_year_counts_for_rest_in_the_new_one() -> None:
    members = tuple(replace(m, before=dt.date(2026, 12, 31)) if m.key == 0 else m for m in people(10, 10))
    case = Case(off_days(calendar(), FIRST, LAST), members, Terms(13, 1))

    first = min(s.date for s in search(case) if s.key == 0)

    assert (first - dt.date(2026, 12, 31)).days >= 13


def test_a_list_that_is_too_short_is_refused_with_the_clause() -> None:
    with pytest.raises(Refusal) as refused:
        require_people(year(leaders=0, officers=5))

    assert (refused.value.code, refused.value.clause) == ("duty.people", "1773-CV/TU, mục 3")


def test_a_late_swap_day_changes_that_day_and_the_saturday_worked_for_it_and_nothing_else() -> None:
    case = year()
    old = search(case)
    swap = (
        CalendarDay(dt.date(2027, 9, 3), DayKind.OFF_SWAPPED, "nghỉ hoán đổi", "công văn đến muộn"),
        CalendarDay(dt.date(2027, 8, 28), DayKind.WORKING_SATURDAY, "làm bù", "công văn đến muộn"),
    )
    later = year(*swap)

    new = replan(later, old, dt.date(2027, 8, 20), search)

    found = changes(later, old, new)
    assert {(c.date, c.why) for c in found} == {
        (dt.date(2027, 8, 28), Why.WORKED_DAY),
        (dt.date(2027, 9, 3), Why.NEW_DAY),
    }
    assert len(found) == 6
    assert missing(later.days, new, later.terms) == ()


def test_tet_2027_announced_late_adds_its_days_and_keeps_every_other_shift() -> None:
    old, later = search(year()), year(*TET)

    new = replan(later, old, dt.date(2026, 12, 20), search)

    found = changes(later, old, new)
    assert {c.date for c in found} == {day.date for day in TET}
    assert all(c.out is None and c.into is not None and c.why is Why.NEW_DAY for c in found)
    assert set(old) <= set(new)


def test_who_is_away_is_replaced_on_his_day_only_and_the_past_stays() -> None:
    case, old = year(), search(year())
    mine = [s for s in old if s.key == 0]
    gone = replace(case.members[0], away=((mine[0].date, mine[2].date),))
    later = replace(case, members=(gone, *case.members[1:]))

    new = replan(later, old, mine[1].date, search)

    found = changes(later, old, new)
    assert [(c.date, c.out, c.why) for c in found] == [(s.date, 0, Why.AWAY) for s in mine[1:3]]
    assert mine[0] in new


_DAYS = off_days(calendar(*TET), FIRST, dt.date(2027, 3, 15))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Up to fourteen people with absences, over four months."""
    day = st.integers(0, 73).map(lambda n: FIRST + dt.timedelta(days=n))
    spans = st.lists(st.tuples(day, st.integers(0, 20)), max_size=2)
    members = []
    for key in range(draw(st.integers(2, 14))):
        away = tuple((first, first + dt.timedelta(days=n)) for first, n in draw(spans))
        members.append(Member(key, LEADER if key % 2 else OFFICER, away=away))
    return Case(_DAYS, tuple(members), Terms(draw(st.integers(1, 14)), draw(st.integers(1, 2))))


@settings(max_examples=20, deadline=None)
@given(cases())
def test_everybody_stands_once_a_day_where_he_can_and_a_place_is_empty_only_where_nobody_can(case: Case) -> None:
    shifts = search(case)

    able = {(m.key, m.role): m for m in case.members}
    assert len({(s.date, s.key) for s in shifts}) == len(shifts)
    assert all(able[s.key, s.role].can(s.date) for s in shifts)
    there = {(s.date, s.key) for s in shifts}
    for gap in missing(case.days, shifts, case.terms):
        assert [m for m in case.people(gap.role) if m.can(gap.day.date) and (gap.day.date, m.key) not in there] == []
    assert search(case) == shifts


@settings(max_examples=20, deadline=None)
@given(cases(), st.integers(0, 73), st.data())
def test_a_replan_keeps_all_that_can_stand_and_a_second_one_changes_nothing(
    case: Case, n: int, data: st.DataObject
) -> None:
    old, start = search(case), FIRST + dt.timedelta(days=n)
    who = data.draw(st.sampled_from(case.members))
    away = replace(who, away=(*who.away, (start, start + dt.timedelta(days=30))))
    later = replace(case, members=tuple(away if m is who else m for m in case.members))

    new = replan(later, old, start, search)

    assert set(standing(later, old, start)) <= set(new)
    assert {s for s in old if s.date < start} == {s for s in new if s.date < start}
    assert {s.key for s in set(old) - set(new)} <= {who.key}
    assert replan(later, new, start, search) == new


def test_a_shift_of_somebody_who_left_is_changed_and_says_so() -> None:
    case, old = year(leaders=4, officers=4, terms=Terms(13, 1)), [Shift(dt.date(2027, 1, 2), LEADER, 99)]

    new = replan(case, old, FIRST, search)

    assert next(c.why for c in changes(case, old, new) if c.out == 99) is Why.LEFT
