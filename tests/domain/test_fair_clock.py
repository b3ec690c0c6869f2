"""The fair clock: causes that overlap stop it once, none makes anybody later, more never takes less off (E11)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.default_calendar import default_calendar
from sauro.domain.lateness import Judged, Stop, judged, stopped_days, waiting_stop, words_of
from sauro.domain.tasks import Timeliness

CALENDAR = default_calendar()
DUE, STARTED = dt.date(2026, 10, 5), dt.date(2026, 9, 14)
DAYS = st.dates(dt.date(2026, 8, 1), dt.date(2026, 12, 31))


@st.composite
def stops(draw: st.DrawFn) -> Stop:
    since = draw(DAYS)
    length = draw(st.none() | st.integers(0, 40))
    return Stop(since, None if length is None else since + dt.timedelta(days=length))


def result(handed_in: dt.date, found: list[Stop]) -> Judged:
    return judged(
        due_on=DUE, started_on=STARTED, today=handed_in, calendar=CALENDAR, submitted_on=handed_in, stops=found
    )


@given(DAYS, st.lists(stops(), max_size=6))
def test_no_cause_ever_makes_anybody_later(handed_in: dt.date, found: list[Stop]) -> None:
    plain, fair = result(handed_in, []), result(handed_in, found)

    assert fair.late_fair <= plain.late_fair
    assert (fair.late, fair.timeliness) == (plain.late, plain.timeliness)
    assert not (plain.fair is Timeliness.ON_TIME and fair.fair is Timeliness.LATE)


@given(DAYS, st.lists(stops(), max_size=5), stops())
def test_one_cause_more_never_takes_less_off(handed_in: dt.date, found: list[Stop], more: Stop) -> None:
    assert result(handed_in, [*found, more]).late_fair <= result(handed_in, found).late_fair


@given(DAYS, st.lists(stops(), min_size=1, max_size=5))
def test_the_same_days_count_once(handed_in: dt.date, found: list[Stop]) -> None:
    assert result(handed_in, found * 3) == result(handed_in, found)


@given(st.lists(stops(), max_size=6), DAYS, DAYS)
def test_stopped_days_are_the_union_of_the_days(found: list[Stop], one: dt.date, other: dt.date) -> None:
    after, until = min(one, other), max(one, other)
    span = [after + dt.timedelta(days=n + 1) for n in range((until - after).days)]

    naive = sum(
        CALENDAR.is_working_day(day) and any(s.since <= day <= (s.until or until) for s in found) for day in span
    )

    assert stopped_days(found, after=after, until=until, calendar=CALENDAR) == naive


@given(DAYS, DAYS, st.lists(stops(), max_size=4))
def test_handing_in_earlier_is_never_worse_on_the_calendar(one: dt.date, other: dt.date, found: list[Stop]) -> None:
    early, late = min(one, other), max(one, other)

    assert result(early, found).late <= result(late, found).late


@pytest.mark.parametrize(
    ("stopped", "said"),
    [
        (0, "Chậm 5 ngày làm việc."),
        (3, "Chậm 5 ngày làm việc, trong đó 3 ngày do bão; còn lại 2 ngày."),
        (9, "Chậm 5 ngày làm việc, cả 5 ngày do bão: tính là đúng hạn."),
    ],
)
def test_how_late_and_through_whom_is_one_sentence(stopped: int, said: str) -> None:
    found = Judged(Timeliness.LATE, 5, stopped, Timeliness.LATE)

    assert str(words_of(found, ["bão"])) == said


def test_waiting_runs_from_the_day_after_the_contribution_was_due() -> None:
    due, delivered = dt.date(2026, 9, 18), dt.date(2026, 9, 30)
    told = {"asked_on": dt.date(2026, 9, 15), "today": dt.date(2026, 10, 5)}

    late = waiting_stop(due_on=due, delivered_on=delivered, **told)
    open_still = waiting_stop(due_on=due, delivered_on=None, **told)
    in_time = waiting_stop(due_on=due, delivered_on=due, **told)

    assert late == Stop(dt.date(2026, 9, 19), delivered)
    assert open_still == Stop(dt.date(2026, 9, 19), None)
    assert in_time is None
