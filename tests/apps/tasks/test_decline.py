"""A task given back names a reason and another body; twice goes up to the giver, a circle is refused (C1.2)."""

from __future__ import annotations

import pytest

from sauro.apps.agencies.models import Agency
from sauro.apps.notices.models import Notice
from sauro.apps.tasks import services
from sauro.apps.tasks.models import Task, TaskCount
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import Status
from tests.apps.tasks.desk import at_desk
from tests.apps.tasks.life import AT, Story, accepted, later, notices_to, story

pytestmark = pytest.mark.django_db


def give_back(told: Story, by: Acting, to: Agency, days: float = 0) -> Task:
    return services.decline_task(
        task_id=told.task.pk, reason="Không thuộc chức năng.", suggested_id=to.pk, by=by, at=later(days)
    )


def twice_back() -> tuple[Story, Acting]:
    """Sở Nội vụ and Sở Xây dựng both gave it back; the leader of Sở Xây dựng comes with the story."""
    told = story()
    tinh = told.here.tinh
    builder = at_desk(Role.LEADER, tinh.building)
    give_back(told, told.head, tinh.building)
    services.assign_task(task_id=told.task.pk, lead_id=tinh.building.pk, by=told.coordinator, at=later(1))
    give_back(told, builder, tinh.state, 2)
    return told, builder


def thrice_back() -> Story:
    """The giver's leader sent it to the commune, which gave it back as well."""
    told, _ = twice_back()
    tinh = told.here.tinh
    chair = at_desk(Role.LEADER, tinh.commune)
    services.assign_task(task_id=told.task.pk, lead_id=tinh.commune.pk, by=told.giver, at=later(3))
    give_back(told, chair, tinh.home, 4)
    return told


def test_it_waits_in_the_register_with_the_reason_and_the_same_deadline() -> None:
    told = story()

    give_back(told, told.head, told.here.tinh.building)

    task = told.now()
    assert (task.status, task.declines, task.escalated_at) == (Status.REGISTERED, 1, None)
    assert task.due_on == task.original_due_on == told.task.due_on
    row = task.declined.get()
    assert (row.agency, row.suggested, row.reason) == (
        told.here.tinh.home, told.here.tinh.building, "Không thuộc chức năng.",
    )  # fmt: skip
    assert notices_to(told.coordinator) == ["task.declined"]
    assert notices_to(told.giver) == []


def test_the_second_time_it_goes_up_to_the_giver_with_the_whole_path() -> None:
    told, _ = twice_back()

    task = told.now()
    assert (task.declines, task.escalated_at) == (2, later(2))
    notice = Notice.objects.get(account_id=told.giver.account_id)
    assert notice.urgent
    assert "1. Sở Nội vụ trả lại" in notice.text["values"]["path"]
    assert "2. Sở Xây dựng trả lại" in notice.text["values"]["path"]
    with pytest.raises(Refusal) as caught:
        services.assign_task(task_id=task.pk, lead_id=told.here.tinh.commune.pk, by=told.coordinator, at=later(3))
    assert caught.value.code == "task.assign.forbidden"


def test_a_circle_is_refused_at_the_third_move_with_each_reason() -> None:
    told = thrice_back()

    with pytest.raises(Refusal) as caught:
        services.assign_task(task_id=told.task.pk, lead_id=told.here.tinh.home.pk, by=told.giver, at=later(5))

    assert caught.value.code == "task.assign.circle"
    assert caught.value.clause == "1773-CV/TU, mục 1"
    for said in ("1. Sở Nội vụ", "2. Sở Xây dựng", "3. Ủy ban nhân dân xã Suối Mây", "Không thuộc chức năng."):
        assert said in str(caught.value.message)
    assert told.now().status == Status.REGISTERED


def test_the_givers_leader_settles_it_and_then_it_stays() -> None:
    told = thrice_back()

    services.assign_task(
        task_id=told.task.pk, lead_id=told.here.tinh.home.pk, settled_because="Thuộc Sở Nội vụ theo Quyết định 45.",
        by=told.giver, at=later(5),
    )  # fmt: skip

    task = told.now()
    assert (task.status, task.lead, task.settled) == (Status.ASSIGNED, told.here.tinh.home, True)
    assert (task.due_on, task.original_due_on) == (told.task.due_on, told.task.due_on)
    with pytest.raises(Refusal) as caught:
        give_back(told, told.head, told.here.tinh.building, 6)
    assert caught.value.code == "task.decline.settled"


def test_only_the_givers_leader_settles() -> None:
    told = story()
    give_back(told, told.head, told.here.tinh.building)

    with pytest.raises(Refusal) as caught:
        services.assign_task(
            task_id=told.task.pk, lead_id=told.here.tinh.home.pk, settled_because="Cứ giao.", by=told.coordinator,
            at=later(1),
        )  # fmt: skip

    assert caught.value.code == "task.assign.settle"


def test_a_new_lead_takes_the_place_of_the_old_one_in_counts_holders_and_search() -> None:
    told = story()
    tinh = told.here.tinh
    head = at_desk(Role.LEADER, tinh.building)
    give_back(told, told.head, tinh.building)

    services.assign_task(task_id=told.task.pk, lead_id=tinh.building.pk, by=told.coordinator, at=later(1))

    task = told.now()
    assert (task.lead, task.status, task.accept_by) == (tinh.building, Status.ASSIGNED, later(2).date())
    assert task.proposed is not None and task.proposed.person_id == head.person_id
    assert list(task.coordinators.all()) == []
    assert [(h.agency, h.until) for h in task.holders.all()] == [(tinh.home, later(1)), (tinh.building, None)]
    counts = TaskCount.objects.exclude(number=0).values_list("agency", "status", "number")
    assert list(counts) == [(tinh.building.pk, "assigned", 1)]
    assert list(Task.objects.found_by("so xay dung")) == [task]
    assert notices_to(head) == ["task.assigned"]


def test_a_body_that_the_document_names_beside_the_lead_takes_part_again_after_it_led() -> None:
    told = story()
    tinh = told.here.tinh
    builder = at_desk(Role.LEADER, tinh.building)
    give_back(told, told.head, tinh.building)
    services.assign_task(task_id=told.task.pk, lead_id=tinh.building.pk, by=told.coordinator, at=later(1))
    give_back(told, builder, tinh.home, 2)

    services.assign_task(task_id=told.task.pk, lead_id=tinh.home.pk, by=told.giver, at=later(3))

    assert [c.agency for c in told.now().coordinators.all()] == [tinh.building]


@pytest.mark.parametrize(
    ("reason", "same", "code"),
    [
        (" ", False, "task.decline.reason"),
        ("Không thuộc.", True, "task.decline.suggested"),
        ("Không thuộc.", None, "task.decline.suggested"),
    ],
)
def test_without_reason_or_another_body_nothing_is_given_back(reason: str, same: bool | None, code: str) -> None:
    told = story()
    tinh = told.here.tinh
    suggested = None if same is None else (tinh.home if same else tinh.building).pk

    with pytest.raises(Refusal) as caught:
        services.decline_task(task_id=told.task.pk, reason=reason, suggested_id=suggested, by=told.head, at=AT)

    assert caught.value.code == code
    assert told.now().status == Status.ASSIGNED


def test_the_clerk_gives_nothing_back_and_what_was_accepted_stays() -> None:
    told = accepted()

    with pytest.raises(Refusal) as by_clerk:
        give_back(told, told.clerk, told.here.tinh.building)
    with pytest.raises(Refusal) as too_late:
        give_back(told, told.head, told.here.tinh.building)

    assert (by_clerk.value.code, too_late.value.code) == ("task.decline.forbidden", "task.move.unknown")
