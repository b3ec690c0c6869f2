"""A report is confirmed or sent back by somebody who did not do the work, in no post and through nobody (T2)."""

from __future__ import annotations

import dataclasses

import pytest

from sauro.apps.agencies.models import Person
from sauro.apps.agencies.services import appoint
from sauro.apps.tasks import services
from sauro.apps.tasks.models import Task
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import Status
from tests import cast
from tests.apps.tasks.desk import at_desk
from tests.apps.tasks.life import Story, accepted, later, notices_to, submit

pytestmark = pytest.mark.django_db


def confirm(told: Story, by: Acting, days: float = 3) -> None:
    services.confirm_task(task_id=told.task.pk, by=by, at=later(days))


def second_post(who: Acting, told: Story) -> Acting:
    """The same person as coordinator of the registrar."""
    post = cast.post_in(told.here.tinh.office, "Chuyên viên biệt phái")
    person = Person.objects.get(pk=who.person_id)
    held = appoint(person=person, post=post, role=Role.COORDINATOR, since=cast.START, by=cast.KEEPER, at=cast.AT)
    return cast.acting_in(held, account_id=who.account_id)


def test_the_registrar_confirms_and_the_receipt_of_the_report_counts() -> None:
    told = accepted()
    submit(told, later(1))

    confirm(told, told.coordinator, 40)

    task = told.now()
    assert (task.status, task.submitted_at, task.ended_at) == (Status.CONFIRMED, later(1), later(40))
    report = task.submissions.get()
    assert (report.decision, report.decided_by_id) == ("granted", told.coordinator.account_id)
    assert notices_to(told.officer)[-1] == "task.confirmed"


def test_a_report_sent_back_is_not_done_and_the_next_one_is_measured_anew() -> None:
    told = accepted()
    submit(told, later(1))

    services.send_back(task_id=told.task.pk, remarks="Thiếu số liệu 5 lĩnh vực.", by=told.coordinator, at=later(2))

    task = told.now()
    assert (task.status, task.submitted_at, task.submitted_on) == (Status.SENT_BACK, None, None)
    assert task.due_on == told.task.due_on
    report = submit(told, later(30), late_because="Bổ sung theo yêu cầu.")
    confirm(told, told.coordinator, 31)
    assert (report.number, told.now().submitted_at) == (2, later(30))
    assert [s.decision for s in told.now().submissions.all()] == ["refused", "granted"]


def test_nothing_is_sent_back_without_remarks() -> None:
    told = accepted()
    submit(told)

    with pytest.raises(Refusal) as caught:
        services.send_back(task_id=told.task.pk, remarks=" ", by=told.coordinator, at=later(1))

    assert caught.value.code == "task.send_back.remarks"
    assert told.now().status == Status.SUBMITTED


def test_nobody_confirms_his_own_work_in_another_post() -> None:
    told = accepted()
    submit(told)
    other_post = second_post(told.officer, told)

    with pytest.raises(Refusal) as caught:
        confirm(told, other_post)

    assert caught.value.code == "task.confirm.own"


def test_who_handed_it_in_does_not_confirm_it_either() -> None:
    told = accepted()
    submit(told, by=told.head)

    with pytest.raises(Refusal) as caught:
        confirm(told, second_post(told.head, told))

    assert caught.value.code == "task.confirm.own"


def test_nor_through_a_deputy_nor_for_the_one_on_whose_behalf_it_was_handed_in() -> None:
    told = accepted()
    deputy = dataclasses.replace(
        told.head,
        person_id=at_desk(Role.OFFICER, told.here.tinh.home).person_id,
        on_behalf_of_id=told.head.person_id,
        on_behalf_of_name="—",
    )
    submit(told, by=deputy)
    for_the_officer = dataclasses.replace(told.coordinator, on_behalf_of_id=told.officer.person_id)

    codes = []
    for who in (for_the_officer, second_post(told.head, told)):
        with pytest.raises(Refusal) as caught:
            confirm(told, who)
        codes.append(caught.value.code)

    assert codes == ["task.confirm.own", "task.confirm.own"]


def test_a_starred_task_is_confirmed_by_the_givers_leader_alone() -> None:
    told = accepted()
    services.star_task(task_id=told.task.pk, starred=True, by=told.coordinator, at=later(0))
    submit(told, later(1))

    with pytest.raises(Refusal) as caught:
        confirm(told, told.coordinator)
    confirm(told, told.giver)

    assert caught.value.code == "task.confirm.forbidden"
    assert "gắn sao" in str(caught.value.message)
    assert told.now().status == Status.CONFIRMED
    assert "task.submitted" in notices_to(told.giver)


def test_the_lead_agency_confirms_nothing_and_stars_nothing() -> None:
    told = accepted()
    submit(told)

    with pytest.raises(Refusal) as caught:
        confirm(told, told.head)
    with pytest.raises(Refusal) as star:
        services.star_task(task_id=told.task.pk, starred=True, by=told.head, at=later(1))

    assert (caught.value.code, star.value.code) == ("task.confirm.forbidden", "task.star.forbidden")


def test_a_report_is_decided_once() -> None:
    told = accepted()
    submit(told)
    confirm(told, told.coordinator)

    with pytest.raises(Refusal) as caught:
        services.send_back(task_id=told.task.pk, remarks="Xem lại.", by=told.coordinator, at=later(4))

    assert caught.value.code == "task.move.unknown"
    assert Task.objects.get().submissions.get().decision == "granted"
