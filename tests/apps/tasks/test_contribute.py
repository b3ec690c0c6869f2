"""Contributions of coordinating agencies: asked for, delivered, sent back, waited for."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from sauro.apps.journal.queries import history_of
from sauro.apps.notices.models import Notice
from sauro.apps.tasks import queries, services
from sauro.apps.tasks.models import TaskCoordinator
from sauro.apps.tasks.queries.contributions import contributions_of, waiting_days
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.tasks.desk import AT, TODAY, at_desk
from tests.apps.tasks.parts_story import EARLY, Story, accepted

pytestmark = pytest.mark.django_db


def on(day: int) -> dt.datetime:
    """A working hour of a day of September 2026."""
    return timezone.make_aware(dt.datetime(2026, 9, day, 9))


def building_of(story: Story) -> tuple[TaskCoordinator, Acting]:
    part = TaskCoordinator.objects.get(task=story.task, agency=story.desk.tinh.building)
    return part, at_desk(Role.COORDINATOR, story.desk.tinh.building)


def ask(story: Story, at: dt.datetime = AT) -> tuple[TaskCoordinator, Acting]:
    part, builder = building_of(story)
    services.ask_contribution(
        task_id=story.task.pk,
        coordinator_id=part.pk,
        work="Cung cấp danh sách hồ sơ",
        due_on=EARLY,
        by=story.head,
        at=at,
    )
    part.refresh_from_db()
    return part, builder


def deliver(story: Story, part: TaskCoordinator, by: Acting, at: dt.datetime) -> None:
    services.deliver_contribution(task_id=story.task.pk, coordinator_id=part.pk, note="Gửi 214 hồ sơ", by=by, at=at)
    part.refresh_from_db()


def test_the_lead_asks_and_the_agency_is_told() -> None:
    story = accepted()
    part, builder = ask(story)

    assert (part.work, part.due_on, part.asked_at) == ("Cung cấp danh sách hồ sơ", EARLY, AT)
    told = Notice.objects.get(account_id=builder.account_id)
    assert told.kind == "task.contribution" and "25/09/2026" in told.text["values"]["day"]


def test_the_lead_adds_an_agency_that_the_document_did_not_name() -> None:
    story = accepted()
    commune = story.desk.tinh.commune
    other = at_desk(Role.LEADER, commune)

    services.add_coordinator(
        task_id=story.task.pk, agency_id=commune.pk, work="Rà soát tại xã", due_on=EARLY, by=story.head, at=AT
    )

    assert story.task.coordinators.filter(agency=commune, printed=commune.name).count() == 1
    assert queries.tasks_visible_to(other, TODAY).get() == story.task


def test_the_agency_delivers_and_the_wait_ends() -> None:
    story = accepted()
    part, builder = ask(story, on(14))

    deliver(story, part, builder, on(18))

    assert part.note == "Gửi 214 hồ sơ" and part.delivered_by is not None
    assert waiting_days(story.task, dt.date(2026, 9, 30)) == 4  # 15, 16, 17, 18
    assert Notice.objects.filter(account_id=story.head.account_id, kind="task.contribution").exists()


def test_waiting_goes_on_until_today_and_says_how_late_it_is() -> None:
    story = accepted()
    ask(story, on(14))

    line = contributions_of(story.task, dt.date(2026, 9, 29))[0]

    assert line.waiting and line.days == 11
    assert line.late == 2  # 28 and 29, after Friday 25


def test_two_agencies_waited_for_at_once_count_once() -> None:
    story = accepted()
    ask(story, on(14))
    services.add_coordinator(
        task_id=story.task.pk, agency_id=story.desk.tinh.commune.pk, work="Rà soát", due_on=EARLY, by=story.head,
        at=on(16),
    )  # fmt: skip

    assert waiting_days(story.task, dt.date(2026, 9, 18)) == 4


def test_what_is_sent_back_is_waited_for_anew_and_the_first_wait_stays() -> None:
    story = accepted()
    part, builder = ask(story, on(14))
    deliver(story, part, builder, on(15))

    services.send_back_contribution(
        task_id=story.task.pk, coordinator_id=part.pk, remark="Thiếu cột nơi giữ hồ sơ", by=story.head, at=on(17)
    )
    part.refresh_from_db()
    deliver(story, part, builder, on(18))

    assert part.remark == "Thiếu cột nơi giữ hồ sơ"
    assert waiting_days(story.task, dt.date(2026, 9, 30)) == 2  # 15 and 18; 16 and 17 were the lead's own
    kinds = [line.kind for line in history_of(("task", story.task.pk))][:4]
    assert kinds == [
        "task.contribution_delivered",
        "task.contribution_sent_back",
        "task.contribution_delivered",
        "task.contribution_asked",
    ]


def test_a_reminder_is_told_once_a_day() -> None:
    story = accepted()
    part, _ = ask(story)
    remind = {"task_id": story.task.pk, "coordinator_id": part.pk, "by": story.head}

    told = [services.remind_contribution(**remind, at=at) for at in (on(15), on(15), on(16))]

    assert told == [1, 0, 1]


def test_a_contribution_is_due_within_the_task() -> None:
    story = accepted()
    part, _ = building_of(story)

    with pytest.raises(Refusal) as told:
        services.ask_contribution(
            task_id=story.task.pk,
            coordinator_id=part.pk,
            work="Góp ý",
            due_on=dt.date(2027, 1, 4),
            by=story.head,
            at=AT,
        )

    assert told.value.code == "task.contribution.after_task"


def test_the_lead_itself_cannot_be_added() -> None:
    story = accepted()

    with pytest.raises(Refusal) as told:
        services.add_coordinator(
            task_id=story.task.pk, agency_id=story.desk.tinh.home.pk, work="Góp ý", due_on=EARLY, by=story.head, at=AT
        )

    assert told.value.code == "task.contribution.agency"


def test_only_the_lead_asks_and_only_the_agency_asked_delivers() -> None:
    story = accepted()
    part, builder = ask(story)
    row = {"task_id": story.task.pk, "coordinator_id": part.pk, "at": AT}

    codes = []
    for attempt in (
        lambda: services.ask_contribution(**row, work="Khác", due_on=EARLY, by=builder),
        lambda: services.deliver_contribution(**row, note="Tự giao", by=story.head),
        lambda: services.send_back_contribution(**row, remark="Trả", by=builder),
        lambda: services.remind_contribution(**row, by=builder),
        lambda: services.send_back_contribution(**row, remark="Trả", by=story.head),
        lambda: services.deliver_contribution(**row, note=" ", by=builder),
    ):
        with pytest.raises(Refusal) as told:
            attempt()
        codes.append(told.value.code.removeprefix("task.contribution."))

    assert codes == ["forbidden", "not_yours", "forbidden", "forbidden", "not_delivered", "empty"]


def test_what_was_never_asked_for_is_not_delivered_and_nothing_is_delivered_twice() -> None:
    story = accepted()
    part, builder = building_of(story)

    with pytest.raises(Refusal) as first:
        deliver(story, part, builder, AT)
    ask(story)
    deliver(story, part, builder, AT)
    with pytest.raises(Refusal) as second:
        deliver(story, part, builder, AT)

    assert [first.value.code, second.value.code] == ["task.contribution.not_asked", "task.contribution.delivered"]


def test_a_stranger_is_told_that_there_is_no_such_task() -> None:
    story = accepted()
    part, _ = ask(story)
    stranger = cast.acting(Role.LEADER, story.desk.tinh.other_commune)

    with pytest.raises(Refusal) as told:
        services.deliver_contribution(task_id=story.task.pk, coordinator_id=part.pk, note="Có", by=stranger, at=AT)

    assert told.value.code == "task.unknown"
