"""The rules of extension without a database: when it may be asked, which level decides, what the label says."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.domain import extensions
from sauro.domain.default_calendar import default_calendar
from sauro.domain.extensions import TaskTime
from sauro.domain.refusal import Refusal
from sauro.domain.rulebook import default_rules
from sauro.domain.tasks import Status

DUE, TODAY = dt.date(2026, 10, 5), dt.date(2026, 9, 21)
TIME = {"calendar": default_calendar(), "rules": default_rules()}


def refused(facts: TaskTime, **asked: object) -> str:
    told = {"asked_due": dt.date(2026, 10, 20), "reason": "Chờ số liệu", "today": TODAY} | asked
    with pytest.raises(Refusal) as caught:
        extensions.ask(facts, **told, **TIME)  # type: ignore[arg-type]
    assert str(caught.value.advice)
    return caught.value.code


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (TaskTime(None, Status.IN_PROGRESS, recurring=True), "extension.no_due"),
        (TaskTime(DUE, Status.ASSIGNED), "extension.status"),
        (TaskTime(DUE, Status.SUBMITTED), "extension.status"),
        (TaskTime(DUE, Status.IN_PROGRESS, waiting=True), "extension.waiting"),
        (TaskTime(DUE, Status.IN_PROGRESS, granted=2), "extension.most"),
        (TaskTime(DUE, Status.IN_PROGRESS, parent_due_on=DUE), "extension.parent"),
    ],
)
def test_what_forbids_a_request(facts: TaskTime, code: str) -> None:
    assert refused(facts) == code


def test_a_request_needs_its_reason() -> None:
    assert refused(TaskTime(DUE, Status.IN_PROGRESS), reason=" ") == "extension.reason"


def test_three_working_days_ahead_a_weekend_between_not_counted() -> None:
    assert extensions.last_day_to_ask(DUE, today=TODAY, **TIME) == dt.date(2026, 9, 30)  # type: ignore[arg-type]


@pytest.mark.parametrize(("granted", "level"), [(0, 1), (1, 2)])
def test_the_second_goes_to_the_level_above(granted: int, level: int) -> None:
    facts = TaskTime(DUE, Status.IN_PROGRESS, granted=granted)

    asked = extensions.ask(facts, asked_due=dt.date(2026, 10, 20), reason="Chờ", today=TODAY, **TIME)  # type: ignore[arg-type]

    assert (asked.level, asked.decide_by) == (level, dt.date(2026, 9, 23))


def test_from_the_third_on_the_label_says_many() -> None:
    assert [str(extensions.label(n) or "") for n in (0, 2, 3)] == [
        "", "Đã gia hạn 2 lần", "Gia hạn nhiều lần (3 lần)"
    ]  # fmt: skip
