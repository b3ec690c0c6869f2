"""A result is handed in with a product of the right kind; the receipt decides whether it was in time (C1.1b, T2)."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.tasks.models import Task
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import Status
from tests.apps.tasks.life import accepted, later, notices_to, story, submit

pytestmark = pytest.mark.django_db


def test_it_waits_for_confirmation_with_the_time_of_its_receipt() -> None:
    told = accepted()
    at = dt.datetime(2026, 10, 5, 16, 59, 59, tzinfo=dt.UTC)  # 23:59:59 of the last day in the province

    report = submit(told, at)

    task = told.now()
    assert (task.status, task.submitted_at, task.submitted_on) == (Status.SUBMITTED, at, dt.date(2026, 10, 5))
    assert (report.number, report.decision, report.by_person_id) == (1, "waiting", told.officer.person_id)
    assert notices_to(told.coordinator) == ["task.accepted", "task.submitted"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"summary": " "}, "task.submit.summary"),
        ({"product": "report"}, "task.submit.product"),
        ({"product": ""}, "task.submit.product"),
        ({"product": "xong"}, "task.submit.product"),
        ({"document_number": ""}, "task.submit.evidence"),
        ({"document_on": None}, "task.submit.evidence"),
        ({"document_on": dt.date(2027, 9, 30)}, "task.submit.document_on"),
    ],
)
def test_done_without_the_right_product_is_refused_with_its_clause(said: dict[str, object], code: str) -> None:
    told = accepted()

    with pytest.raises(Refusal) as caught:
        submit(told, **said)

    assert (caught.value.code, caught.value.clause) == (code, "1773-CV/TU, mục 1")
    assert told.now().status == Status.ACCEPTED


@pytest.mark.parametrize("wanted", ["", "other"])
def test_a_task_that_asks_for_no_kind_takes_any(wanted: str) -> None:
    told = accepted()
    Task.objects.filter(pk=told.task.pk).update(product=wanted)

    submit(told, product="plan")

    assert told.now().status == Status.SUBMITTED


def test_after_the_deadline_the_delay_is_explained() -> None:
    told = accepted()
    at = dt.datetime(2026, 10, 5, 17, 0, tzinfo=dt.UTC)  # midnight in the province: the day after

    with pytest.raises(Refusal) as caught:
        submit(told, at)
    report = submit(told, at, late_because="Chờ số liệu đất đai.")

    assert caught.value.code == "task.submit.late_because"
    assert (report.late_because, told.now().submitted_on) == ("Chờ số liệu đất đai.", dt.date(2026, 10, 6))


def test_open_parts_are_named_and_handed_in_only_knowingly() -> None:
    told = accepted()
    part = Task.objects.get(pk=told.task.pk)
    part.pk, part.draft_id, part.parent_id, part.code = None, None, told.task.pk, "NV-2026-0001.1"
    part._state.adding = True
    part.save()

    with pytest.raises(Refusal) as caught:
        submit(told)
    report = submit(told, parts_known=True)

    assert caught.value.code == "task.submit.open_parts"
    assert "NV-2026-0001.1" in str(caught.value.message)
    assert report.open_parts == 1


def test_who_only_keeps_the_files_hands_nothing_in() -> None:
    told = accepted()

    with pytest.raises(Refusal) as caught:
        submit(told, by=told.clerk)

    assert caught.value.code == "task.submit.forbidden"


def test_nothing_is_handed_in_before_acceptance() -> None:
    told = story()

    with pytest.raises(Refusal) as caught:
        submit(told, by=told.head)

    assert caught.value.code == "task.move.unknown"


def test_the_time_of_a_second_report_is_its_own() -> None:
    told = accepted()
    submit(told)

    with pytest.raises(Refusal) as caught:
        submit(told, later(1))

    assert caught.value.code == "task.move.unknown"
    assert told.now().submitted_at == later(0)
