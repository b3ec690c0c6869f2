"""Field visits (C3.2): when the notice goes out, in the programme or sudden with a reason, which step follows which."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.default_calendar import default_calendar
from sauro.domain.refusal import Refusal
from sauro.domain.rulebook import ROWS, default_rules
from sauro.domain.rules import Rule, RuleBook
from sauro.domain.visits import (
    MOVES,
    Answer,
    Deed,
    Programme,
    Purpose,
    State,
    Sudden,
    allowed_size,
    answer_state,
    conclude_by,
    earliest_day,
    last_notice_day,
    move,
    require_before,
    require_notice,
    require_reasoned,
)

CALENDAR, RULES = default_calendar(), default_rules()
WHY = Sudden("Sạt lở đường vào thôn 3", "Phạm Thu Nguyệt", dt.datetime(2026, 10, 20, 2, 0, tzinfo=dt.UTC))
DAYS = st.dates(dt.date(2026, 1, 5), dt.date(2026, 12, 20))


@pytest.mark.parametrize(
    ("visit", "last"),
    [
        ("2026-07-23", "2026-07-20"),
        ("2026-05-04", "2026-04-24"),
        ("2026-01-12", "2026-01-08"),
        ("2026-02-23", "2026-02-11"),
    ],
)
def test_the_notice_goes_out_three_working_days_before(visit: str, last: str) -> None:
    day = dt.date.fromisoformat(visit)

    assert last_notice_day(day, calendar=CALENDAR, rules=RULES).isoformat() == last


def test_an_office_may_leave_the_last_day_out() -> None:
    strict = RuleBook.of([*ROWS, Rule("visit.notice_last_day", "before", "", "", since=dt.date(2026, 7, 1))])

    assert last_notice_day(dt.date(2026, 7, 23), calendar=CALENDAR, rules=strict) == dt.date(2026, 7, 17)


def test_two_days_ahead_is_refused_and_says_what_to_do() -> None:
    with pytest.raises(Refusal) as refused:
        require_notice(dt.date(2026, 10, 22), dt.date(2026, 10, 20), sudden=None, calendar=CALENDAR, rules=RULES)

    assert (refused.value.code, refused.value.clause) == ("visit.notice.late", "1773-CV/TU, mục 3")
    assert "chậm nhất ngày 19/10/2026" in str(refused.value.message)
    assert "từ 23/10/2026 trở đi" in str(refused.value.advice)


def test_two_days_ahead_is_accepted_with_a_reason_of_a_named_person() -> None:
    require_notice(dt.date(2026, 10, 22), dt.date(2026, 10, 20), sudden=WHY, calendar=CALENDAR, rules=RULES)


@given(DAYS)
def test_the_earliest_day_is_in_time_and_the_day_before_is_not(on: dt.date) -> None:
    day = earliest_day(on, calendar=CALENDAR, rules=RULES)

    require_notice(day, on, sudden=None, calendar=CALENDAR, rules=RULES)
    with pytest.raises(Refusal):
        before = CALENDAR.previous_working_day(day)
        require_notice(before, on, sudden=None, calendar=CALENDAR, rules=RULES)


PROGRAMME = Programme("Chương trình quý IV", dt.date(2026, 10, 1), dt.date(2026, 12, 31), frozenset({7, 8}))


@pytest.mark.parametrize(
    ("day", "places", "programme", "code"),
    [
        ("2026-10-22", [7], None, "visit.programme.none"),
        ("2026-09-30", [7], PROGRAMME, "visit.programme.period"),
        ("2026-10-22", [7, 9], PROGRAMME, "visit.programme.place"),
    ],
)
def test_outside_the_programme_a_reason_is_needed(
    day: str, places: list[int], programme: Programme | None, code: str
) -> None:
    on = dt.date.fromisoformat(day)

    with pytest.raises(Refusal) as refused:
        require_reasoned(on, places, programme=programme, sudden=None)

    assert refused.value.code == code
    require_reasoned(on, places, programme=programme, sudden=WHY)


def test_in_the_programme_no_reason_is_needed() -> None:
    require_reasoned(dt.date(2026, 12, 31), [8, 7], programme=PROGRAMME, sudden=None)


def test_a_reason_after_the_visit_has_begun_is_an_explanation() -> None:
    starts = dt.datetime(2026, 10, 22, 1, 0, tzinfo=dt.UTC)

    require_before(starts, starts - dt.timedelta(minutes=1))
    with pytest.raises(Refusal):
        require_before(starts, starts)


def test_the_conclusion_has_five_working_days() -> None:
    assert conclude_by(dt.date(2026, 4, 29), calendar=CALENDAR, rules=RULES) == dt.date(2026, 5, 8)


@pytest.mark.parametrize("purpose", list(Purpose))
def test_every_purpose_has_its_size(purpose: Purpose) -> None:
    assert allowed_size(purpose, dt.date(2026, 10, 22), RULES) > 0


@pytest.mark.parametrize(
    ("answered", "task", "withdrawn", "on", "state"),
    [
        (None, False, False, "2026-11-05", Answer.WAITING),
        (None, False, False, "2026-11-06", Answer.OVERDUE),
        ("2026-11-05", False, False, "2026-11-09", Answer.ANSWERED),
        ("2026-11-06", False, False, "2026-11-09", Answer.ANSWERED_LATE),
        (None, True, False, "2026-11-09", Answer.TASK),
        (None, False, True, "2026-11-09", Answer.WITHDRAWN),
    ],
)
def test_where_a_recommendation_stands(
    answered: str | None, task: bool, withdrawn: bool, on: str, state: Answer
) -> None:
    day = dt.date.fromisoformat(answered) if answered else None

    found = answer_state(
        dt.date(2026, 11, 5), answered_on=day, task=task, withdrawn=withdrawn, on=dt.date.fromisoformat(on)
    )

    assert found is state


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("deed", list(Deed))
def test_a_step_that_the_table_lacks_is_refused(state: State, deed: Deed) -> None:
    if (state, deed) in MOVES:
        assert move(state, deed) is MOVES[state, deed]
    else:
        with pytest.raises(Refusal):
            move(state, deed)
