"""The ladder of urging: each rung on its day, once, and never all at once to somebody who was away from the clock."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.domain.default_calendar import default_calendar
from sauro.domain.lateness import Stop
from sauro.domain.rulebook import ROWS
from sauro.domain.rules import Rule, RuleBook
from sauro.domain.tasks import Status
from sauro.domain.urging import Fact, Ladder, Paper, Start, Whom, rung_of, rungs_reached

GIVEN = dt.date(2026, 9, 1)
DUE = dt.date(2026, 10, 15)  # a Thursday
LADDER = Ladder.of(RuleBook.of(ROWS), GIVEN, default_calendar())


def fact(**changes: object) -> Fact:
    facts: dict[str, object] = {"status": Status.IN_PROGRESS, "due_on": DUE, "started_on": GIVEN}
    return Fact(**{**facts, **changes})  # type: ignore[arg-type]


def sent(day: dt.date, **changes: object) -> list[str]:
    return [r.rung.name for r in rungs_reached(fact(**changes), today=day, ladder=LADDER) if not r.passed]


def test_a_rung_reads_as_its_row_says() -> None:
    rung = rung_of(Rule("urge.n4", "due+5;agency_head,giver;red;letter", "", ""))

    assert (rung.start, rung.offset, rung.paper) == (Start.DUE, 5, Paper.LETTER)
    assert rung.to == (Whom.AGENCY_HEAD, Whom.GIVER)


@pytest.mark.parametrize(
    "value",
    ["", "due5;doer;red;notice", "due+1;doer;red", "due+1;anybody;red;notice", "due+x;;;"],
)
def test_a_row_that_cannot_be_read_is_told(value: str) -> None:
    with pytest.raises(ValueError):
        rung_of(Rule("urge.n4", value, "", ""))


@pytest.mark.parametrize(
    ("day", "rung"),
    [
        ("2026-10-07", []),  # six working days before
        ("2026-10-08", ["urge.n1a"]),
        ("2026-10-13", ["urge.n1b"]),
        ("2026-10-15", ["urge.n2"]),
        ("2026-10-16", ["urge.n3"]),
        ("2026-10-22", ["urge.n4"]),
        ("2026-11-05", ["urge.n5"]),
        ("2026-11-27", ["urge.n6"]),  # 24 November is a day off
    ],
)
def test_each_rung_comes_on_its_working_day(day: str, rung: list[str]) -> None:
    today = dt.date.fromisoformat(day)
    below = [r for r in LADDER.rungs if r.start is Start.DUE and r.name not in rung]
    known = {(r.name, DUE) for r in below if not rung or r.name < rung[0]}

    assert sent(today, known=known) == rung


def test_what_was_sent_is_not_sent_again() -> None:
    known = {("urge.n1a", DUE), ("urge.n1b", DUE), ("urge.n2", DUE)}

    assert sent(DUE, known=known) == []


def test_after_three_weeks_without_the_job_only_the_highest_rung_goes_out() -> None:
    reached = rungs_reached(fact(), today=dt.date(2026, 11, 5), ladder=LADDER)

    assert [(r.rung.name, r.passed) for r in reached] == [
        ("urge.n1a", True), ("urge.n1b", True), ("urge.n2", True), ("urge.n3", True), ("urge.n4", True),
        ("urge.n5", False),
    ]  # fmt: skip


def test_an_extended_task_climbs_anew() -> None:
    known = {("urge.n1a", DUE), ("urge.n1b", DUE)}

    assert sent(dt.date(2026, 11, 12), due_on=dt.date(2026, 11, 12), known=known) == ["urge.n2"]


def test_a_short_task_is_reminded_when_a_fifth_of_its_time_is_left() -> None:
    short = {"started_on": dt.date(2026, 9, 30)}  # eleven working days: two of them are a fifth

    assert sent(dt.date(2026, 10, 12), **short) == []
    assert sent(dt.date(2026, 10, 13), **short) == ["urge.n1b"]


def test_a_task_of_one_day_is_not_reminded_on_the_day_it_was_given() -> None:
    assert sent(dt.date(2026, 10, 14), started_on=dt.date(2026, 10, 14)) == []


@pytest.mark.parametrize(
    "status", [Status.SUBMITTED, Status.SUSPENDED, Status.CONFIRMED, Status.REPLACED, Status.WITHDRAWN]
)
def test_what_waits_rests_or_ended_is_not_urged(status: Status) -> None:
    assert sent(dt.date(2026, 10, 20), status=status) == []


def test_nobody_is_urged_while_a_confirmed_cause_runs() -> None:
    assert sent(dt.date(2026, 10, 20), stops=[Stop(dt.date(2026, 10, 14))]) == []


def test_days_of_a_cause_that_ended_are_not_counted() -> None:
    stop = Stop(dt.date(2026, 10, 16), dt.date(2026, 10, 20))  # three working days after the deadline

    assert sent(dt.date(2026, 10, 22), stops=[stop]) == ["urge.n3"]
    assert sent(dt.date(2026, 10, 27), stops=[stop]) == ["urge.n4"]


def test_silence_after_assignment_is_reminded_after_a_working_day() -> None:
    friday = dt.date(2026, 9, 11)
    waiting = {"status": Status.ASSIGNED, "assigned_on": friday}

    assert sent(dt.date(2026, 9, 13), **waiting) == []
    assert sent(dt.date(2026, 9, 14), **waiting) == ["urge.n0"]
    assert sent(dt.date(2026, 9, 14), **{**waiting, "status": Status.ACCEPTED}) == []


def test_the_latest_day_of_a_search_is_the_last_that_the_rung_allows() -> None:
    today = dt.date(2026, 10, 19)  # a Monday

    for offset in (-5, -2, 0, 1, 5, 15):
        end = LADDER.latest(offset, today)
        assert LADDER.day(end, offset) <= today < LADDER.day(end + dt.timedelta(days=1), offset), offset
