"""Parts of a task: what the rule lets through and what it refuses, without a database."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sauro.domain.parts import PartWanted, Whole, require_contribution, require_parts
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import Status

TODAY = dt.date(2026, 9, 14)
DUE = dt.date(2026, 10, 2)
PROVINCE, DEPARTMENT, UNIT, STRANGER = 1, 2, 3, 9


def whole(**changes: Any) -> Whole:
    return Whole(**{"code": "NV-2026-0001", "status": Status.ACCEPTED, "chain": (DEPARTMENT,), "due_on": DUE} | changes)


def part(**changes: Any) -> PartWanted:
    return PartWanted(**{"agency_id": UNIT, "work": "Lập danh mục", "due_on": DUE, "product": "list"} | changes)


def refused(over: Whole, *wanted: PartWanted) -> Refusal:
    with pytest.raises(Refusal) as told:
        require_parts(over, wanted, below=(UNIT,), deepest=4, today=TODAY)
    return told.value


def test_a_part_for_a_unit_below_may_be_due_with_the_whole() -> None:
    require_parts(whole(), [part()], below=(UNIT,), deepest=4, today=TODAY)


@pytest.mark.parametrize(
    ("over", "wanted", "code"),
    [
        (whole(), part(agency_id=STRANGER), "not_below"),
        (whole(), part(agency_id=DEPARTMENT), "to_itself"),
        (whole(chain=(PROVINCE, DEPARTMENT)), part(agency_id=PROVINCE), "circle"),
        (whole(chain=(1, 2, 2, 2, 2)), part(), "too_deep"),
        (whole(status=Status.ASSIGNED), part(), "state"),
        (whole(status=Status.SUBMITTED), part(), "state"),
        (whole(), part(work="  "), "work"),
        (whole(), part(product=""), "product"),
        (whole(), part(due_on=None), "without_day"),
        (whole(), part(due_on=TODAY - dt.timedelta(days=1)), "past"),
        (whole(), part(due_on=DUE + dt.timedelta(days=1)), "after_parent"),
    ],
)
def test_what_is_refused(over: Whole, wanted: PartWanted, code: str) -> None:
    refusal = refused(over, wanted)

    assert refusal.code == f"task.part.{code}"
    assert str(refusal.advice)


def test_one_bad_row_refuses_the_whole_form() -> None:
    assert refused(whole(), part(), part(agency_id=STRANGER)).code == "task.part.not_below"
    assert refused(whole()).code == "task.part.none"


def test_a_late_part_names_both_days_and_says_what_to_do_first() -> None:
    refusal = refused(whole(), part(due_on=dt.date(2026, 10, 5)))

    assert "05/10/2026" in str(refusal.message) and "02/10/2026" in str(refusal.message)
    assert "gia hạn nhiệm vụ trên trước" in str(refusal.advice)


def test_a_person_of_the_own_body_may_have_a_part_and_a_standing_task_parts_without_a_day() -> None:
    mine = part(agency_id=DEPARTMENT, holding_id=7)

    require_parts(whole(), [mine], below=(), deepest=4, today=TODAY)
    require_parts(whole(due_on=None, timeless=True), [part(due_on=None)], below=(UNIT,), deepest=4, today=TODAY)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"agency_id": DEPARTMENT}, "agency"),
        ({"agency_id": None}, "agency"),
        ({"work": ""}, "work"),
        ({"due_on": TODAY - dt.timedelta(days=1)}, "past"),
        ({"due_on": DUE + dt.timedelta(days=1)}, "after_task"),
    ],
)
def test_an_asking_for_a_contribution_has_an_agency_work_and_a_day_within_the_task(
    asked: dict[str, Any], code: str
) -> None:
    wanted: dict[str, Any] = {"agency_id": UNIT, "work": "Cung cấp số liệu", "due_on": DUE, "today": TODAY}

    with pytest.raises(Refusal) as told:
        require_contribution(whole(), **wanted | asked)

    assert told.value.code == f"task.contribution.{code}"
