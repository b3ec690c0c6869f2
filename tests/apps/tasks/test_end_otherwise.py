"""Suspended, resumed, replaced, withdrawn: each with reason and document, parts follow, the clock stops."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.journal.queries import history_of
from sauro.apps.tasks import services
from sauro.apps.tasks.models import Ending, Task, TaskCount
from sauro.apps.tasks.queries.causes import judged_of
from sauro.apps.tasks.queries.endings import parts_that_follow
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import Status, Step
from tests.apps.tasks.running import Running, at, running

pytestmark = pytest.mark.django_db
TOLD = {"reason": "Thay đổi chủ trương", "document": "Kết luận 88-KL/TU"}


def part_of(story: Running, **facts: object) -> Task:
    shared = ("work", "directive", "registrar", "approved_by", "approved_at", "due_on", "lead")
    told = {"status": Status.ASSIGNED, "code": f"{story.task.code}.{Task.objects.count()}", "parent": story.task}
    return Task.objects.create(**{f: getattr(story.task, f) for f in shared}, **(told | facts))  # type: ignore[misc]


def test_the_clock_stands_still_while_a_task_is_suspended() -> None:
    story = running()
    services.suspend_task(task_id=story.task.pk, by=story.giver, at=at("2026-09-21"), **TOLD)
    services.resume_task(task_id=story.task.pk, reason="Làm tiếp", by=story.giver, at=at("2026-09-24"))

    found = judged_of([story.again()], dt.date(2026, 10, 12))[story.task.pk].judged

    assert story.task.status == Status.IN_PROGRESS
    assert (found.late, found.stopped, found.late_fair) == (5, 3, 2)


def test_lateness_stops_on_the_day_of_replacement() -> None:
    story = running()
    other = part_of(story, parent=None, code="NV-2026-0900")
    services.replace_task(
        task_id=story.task.pk, other_code="NV-2026-0900", by=story.registrar, at=at("2026-10-07"), **TOLD
    )

    found = judged_of([story.again()], dt.date(2026, 12, 1))[story.task.pk].judged

    assert (story.task.status, found.late) == (Status.REPLACED, 2)
    assert Ending.objects.get(task=story.task).replaced_by == other
    assert any("NV-2026-0900" in str(line.sentence) for line in history_of(("task", story.task.pk)))


def test_taken_back_the_same_day_it_counts_for_nobody() -> None:
    story = running()

    services.withdraw_task(task_id=story.task.pk, by=story.giver, at=at("2026-09-14", 16), **TOLD)

    assert story.again().status == Status.WITHDRAWN
    assert not judged_of([story.task], dt.date(2026, 12, 1))[story.task.pk].scored


def test_only_the_giver_withdraws() -> None:
    story = running()

    with pytest.raises(Refusal) as refused:
        services.withdraw_task(task_id=story.task.pk, by=story.registrar, at=at("2026-09-21"), **TOLD)

    assert refused.value.code == "task.withdraw.forbidden"


@pytest.mark.parametrize(("missing", "code"), [("reason", "ending.reason"), ("document", "ending.document")])
def test_reason_and_document_stand_on_every_ending(missing: str, code: str) -> None:
    story = running()

    with pytest.raises(Refusal) as refused:
        services.suspend_task(task_id=story.task.pk, by=story.giver, at=at("2026-09-21"), **(TOLD | {missing: " "}))

    assert refused.value.code == code
    assert story.again().status == Status.IN_PROGRESS


def test_open_parts_follow_and_each_is_in_the_journal() -> None:
    story = running()
    part = part_of(story)
    listed = parts_that_follow(story.task, Step.WITHDRAW)

    services.withdraw_task(task_id=story.task.pk, by=story.giver, at=at("2026-09-21"), **TOLD)

    part.refresh_from_db()
    assert [p.pk for p in listed] == [part.pk]
    assert part.status == Status.WITHDRAWN
    assert "task.withdrawn" in [line.kind for line in history_of(("task", part.pk))]


def test_a_replacement_is_another_open_task() -> None:
    story = running()
    part = part_of(story)

    codes = []
    for other in (story.task.code, part.code, "NV-1999-0001"):
        with pytest.raises(Refusal) as refused:
            services.replace_task(task_id=story.task.pk, other_code=other, by=story.giver, at=at("2026-09-21"), **TOLD)
        codes.append(refused.value.code)

    assert codes == ["ending.other"] * 3


def test_counts_follow() -> None:
    story = running()
    before = {c.status: c.number for c in TaskCount.objects.filter(agency=story.here.tinh.home)}

    services.suspend_task(task_id=story.task.pk, by=story.giver, at=at("2026-09-21"), **TOLD)

    after = {c.status: c.number for c in TaskCount.objects.filter(agency=story.here.tinh.home)}
    assert before["in_progress"] - after["in_progress"] == 1
    assert after["suspended"] == 1
