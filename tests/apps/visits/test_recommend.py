"""What the grass roots ask: as it was said, one body answers by a day, late, or as a task (C3.2)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sauro.apps.notices.models import Notice
from sauro.apps.visits import services
from sauro.apps.visits.queries import answers_of, visits_visible_to, waiting_answers
from sauro.domain.visits import Answer
from tests.apps.tasks.desk import approve, desk
from tests.apps.visits.story import Going, at, going, refused

pytestmark = pytest.mark.django_db


def answer(here: Going, asked: Any, when: str = "2026-11-05", **changes: Any) -> Any:
    said = {"answer": "Đồng ý, theo 88/SNV-TC", "by": here.home, "at": at(when), **changes}
    return services.answer_recommendation(asked_id=asked.pk, visit_id=asked.visit_id, **said)


@pytest.mark.parametrize(("day", "state"), [("2026-11-05", Answer.ANSWERED), ("2026-11-06", Answer.ANSWERED_LATE)])
def test_the_body_named_sees_it_and_answers_in_time_or_late(day: str, state: Answer) -> None:
    here = going()
    visit = here.held()
    asked = here.asked(visit)

    assert visits_visible_to(here.home, dt.date(2026, 10, 23)).get() == visit
    assert list(waiting_answers(here.home)) == [asked]
    assert Notice.objects.filter(account_id=here.home.account_id, about_id=visit.pk).exists()
    answer(here, asked, day)

    ((row, found),) = answers_of(visit, dt.date(2026, 11, 30))
    assert (row.answered_by, found) == (here.home.person_name, state)
    assert not waiting_answers(here.home).exists()
    assert Notice.objects.filter(account_id=here.place.account_id, text__values__answer=row.answer).exists()


def test_only_the_body_named_answers_and_only_once() -> None:
    here = going()
    asked = here.asked(here.held())

    with refused("visit.forbidden"):
        answer(here, asked, by=here.coordinator)
    answer(here, asked)
    with refused("visit.asked.closed"):
        answer(here, asked)


def test_nothing_is_noted_before_the_visit_or_without_a_source() -> None:
    here = going()

    with refused("visit.asked.early"):
        here.asked(here.plan())
    with refused("visit.asked.source"):
        here.asked(here.held(), source=" ")


def test_a_wrong_note_is_struck_out_with_its_reason() -> None:
    here = going()
    visit = here.held()
    asked = here.asked(visit)

    services.withdraw_recommendation(
        asked_id=asked.pk, visit_id=visit.pk, reason="Ghi hai lần", by=here.clerk, at=at("2026-10-23")
    )

    ((_, state),) = answers_of(visit, dt.date(2026, 11, 30))
    assert state is Answer.WITHDRAWN


def test_it_becomes_a_task_that_whoever_passes_it_on_may_see() -> None:
    there = desk()
    task = approve(there)
    here = going(there.tinh)
    visit = here.held()
    asked = here.asked(visit)

    with refused("visit.asked.task"):
        services.pass_on(asked_id=asked.pk, visit_id=visit.pk, task_code="NV-0", by=here.clerk, at=at("2026-10-23"))
    services.pass_on(asked_id=asked.pk, visit_id=visit.pk, task_code=task.code, by=here.clerk, at=at("2026-10-23"))

    ((row, state),) = answers_of(visit, dt.date(2026, 11, 30))
    assert (row.task, state) == (task, Answer.TASK)
