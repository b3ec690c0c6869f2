"""Repeating tasks open each period once; tasks without a day are told of at 60 and at 90 days."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sauro.apps.journal.queries import history_of
from sauro.apps.notices.models import Notice
from sauro.apps.tasks import services
from sauro.apps.tasks.models import DueChange, Task, TaskCount, TaskHolder, Urging
from sauro.domain.acting import Role
from tests.apps.tasks.desk import AT, TODAY, at_desk
from tests.apps.tasks.life import told_otherwise
from tests.apps.tasks.parts_story import Story, accepted

pytestmark = pytest.mark.django_db


def moment(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(7)))


def run(day: dt.date) -> int:
    return services.make_occurrences(day, moment(day))


def repeating(**facts: object) -> Story:
    """The accepted task, repeating: as the words of its clause would have made it."""
    story = accepted()
    known = {"cadence": "R/P1M", "deadline_text": "trước ngày 25 hằng tháng", "due_on": dt.date(2026, 9, 24)}
    told_otherwise(story.task.pk, **known | facts)
    story.task.refresh_from_db()
    return story


def test_a_period_is_opened_with_its_lead_its_person_and_its_day() -> None:
    story = repeating()

    assert run(TODAY) == 1

    one = Task.objects.get(parent=story.task)
    assert (one.code, one.period, one.due_on) == (f"{story.task.code}.1", "2026-09", dt.date(2026, 9, 24))
    assert one.work == f"{story.task.work} kỳ tháng 9/2026"
    assert (one.status, one.responsible, one.lead) == ("accepted", story.task.responsible, story.task.lead)
    assert (one.registrar, one.giver) == (story.task.registrar, story.task.giver)
    assert TaskHolder.objects.filter(task=one, until=None).count() == 2
    assert TaskCount.objects.get(agency=story.task.lead, status="accepted").number == 1
    assert Notice.objects.filter(account_id=story.head.account_id, kind="task.occurrence").count() == 1
    assert history_of(("task", one.pk))[0].kind == "task.occurrence_made"


def test_however_often_the_job_runs_there_is_one_occurrence_a_period() -> None:
    story = repeating()

    counts = [run(TODAY), run(TODAY), run(dt.date(2026, 10, 1)), run(dt.date(2026, 10, 2)), run(dt.date(2026, 12, 1))]

    assert counts == [1, 0, 1, 0, 2]
    periods = list(Task.objects.filter(parent=story.task).order_by("pk").values_list("period", flat=True))
    assert periods == ["2026-09", "2026-10", "2026-11", "2026-12"]


def test_a_task_that_repeats_has_no_day_of_its_own_any_more_and_says_why() -> None:
    story = repeating()

    run(TODAY)
    story.task.refresh_from_db()

    change = DueChange.objects.get(task=story.task)
    assert (story.task.due_on, change.old, change.new) == (None, dt.date(2026, 9, 24), None)
    assert "mỗi kỳ có một hạn riêng" in change.because["template"]
    assert history_of(("task", story.task.pk))[0].kind == "task.day_left_to_periods"


def test_before_acceptance_an_occurrence_waits_to_be_accepted_too() -> None:
    story = repeating(status="assigned", responsible=None)

    run(TODAY)

    one = Task.objects.get(parent=story.task)
    assert (one.status, one.responsible, one.accept_by) == ("assigned", None, dt.date(2026, 9, 15))


@pytest.mark.parametrize("status", ["suspended", "confirmed", "registered"])
def test_what_stands_still_or_is_over_opens_nothing(status: str) -> None:
    repeating(status=status, submitted_at=AT)

    assert run(TODAY) == 0


def test_a_standing_task_reports_each_quarter() -> None:
    story = repeating(cadence="", standing=True, due_on=None, deadline_text="thường xuyên")

    run(dt.date(2026, 10, 1))

    found = Task.objects.filter(parent=story.task).order_by("pk").values_list("period", "due_on")
    assert list(found) == [("2026-Q3", dt.date(2026, 9, 30)), ("2026-Q4", dt.date(2026, 12, 31))]


def test_a_run_with_nothing_to_open_asks_few_questions() -> None:
    repeating()
    run(TODAY)

    with CaptureQueriesContext(connection) as made:
        run(TODAY)

    assert len(made) <= 6


def test_what_has_neither_day_nor_period_is_told_of_at_sixty_and_goes_up_at_ninety_once_each() -> None:
    story = repeating(cadence="R/P1M", deadline_text="hằng tháng", due_on=None, original_due_on=None)
    giver = at_desk(Role.LEADER, story.desk.tinh.committee)
    days = [59, 60, 61, 90, 91]

    told = [services.alert_ageing(day, moment(day)) for day in (TODAY + dt.timedelta(days=n) for n in days)]

    assert told == [0, 1, 0, 1, 0]
    rungs = list(Urging.objects.filter(task=story.task).order_by("pk").values_list("rung", flat=True))
    assert rungs == ["task.ageing.alert", "task.ageing.escalate"]
    assert Notice.objects.filter(account_id=story.head.account_id, kind="task.ageing.alert").count() == 1
    assert Notice.objects.filter(account_id=giver.account_id, kind="task.ageing.escalate").count() == 1


def test_a_task_with_a_day_and_one_whose_periods_open_do_not_age() -> None:
    repeating(due_on=None)
    late = TODAY + dt.timedelta(days=200)

    assert services.alert_ageing(late, moment(late)) == 0
