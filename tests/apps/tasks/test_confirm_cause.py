"""An objective cause is confirmed by authority, never by whoever asks; then its days are taken off the delay (E11)."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.tasks import services
from sauro.apps.tasks.models import ObjectiveCause, TaskCoordinator
from sauro.apps.tasks.queries.causes import is_late, judged_of, proposed_waits
from sauro.domain.lateness import CauseKind
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import Timeliness
from tests.apps.tasks.running import Running, at, running

pytestmark = pytest.mark.django_db
SINCE, UNTIL = dt.date(2026, 9, 21), dt.date(2026, 9, 23)
LATE = dt.date(2026, 10, 12)  # five working days after 05/10


def ask(story: Running, **facts: object) -> ObjectiveCause:
    told = {"kind": CauseKind.DISASTER, "since": SINCE, "until": UNTIL, "reason": "Bão số 5", "by": story.doer}
    return services.ask_cause(task_id=story.task.pk, at=at("2026-10-12"), **(told | facts))  # type: ignore[arg-type]


def test_a_confirmed_cause_is_taken_off_the_delay_and_named() -> None:
    story = running()
    row = ask(story)
    before = judged_of([story.again()], LATE)[story.task.pk]

    services.confirm_cause(cause_id=row.pk, by=story.giver, at=at("2026-10-12", 10))

    after = judged_of([story.again()], LATE)[story.task.pk]
    assert (before.judged.late, before.judged.late_fair) == (5, 5)
    assert (after.judged.late, after.judged.stopped, after.judged.late_fair) == (5, 3, 2)
    assert "Chậm 5 ngày làm việc, trong đó 3 ngày do" in str(after.words)
    assert "thiên tai" in str(after.words).lower()
    assert is_late(after)


def test_a_cause_that_covers_the_whole_delay_makes_it_fair() -> None:
    story = running()
    row = ask(story, until=dt.date(2026, 9, 30))
    services.confirm_cause(cause_id=row.pk, by=story.registrar, at=at("2026-10-12", 10))

    found = judged_of([story.again()], LATE)[story.task.pk]

    assert found.judged.timeliness == Timeliness.OVERDUE
    assert found.judged.fair == Timeliness.IN_TIME
    assert not is_late(found)


def test_the_asker_and_the_doer_confirm_nothing() -> None:
    story = running()
    row = ask(story, by=story.head)

    with pytest.raises(Refusal) as by_the_head:
        services.confirm_cause(cause_id=row.pk, by=story.head, at=at("2026-10-12", 10))
    with pytest.raises(Refusal) as by_the_doer:
        services.confirm_cause(cause_id=row.pk, by=story.doer, at=at("2026-10-12", 10))

    assert {by_the_head.value.code, by_the_doer.value.code} == {"cause.decide.forbidden"}
    assert judged_of([story.again()], LATE)[story.task.pk].judged.stopped == 0


def test_a_refusal_has_its_reason_and_counts_nothing() -> None:
    story = running()
    row = ask(story)

    with pytest.raises(Refusal) as refused:
        services.refuse_cause(cause_id=row.pk, reason="", by=story.giver, at=at("2026-10-12", 10))
    services.refuse_cause(cause_id=row.pk, reason="Không ảnh hưởng", by=story.giver, at=at("2026-10-12", 10))

    assert refused.value.code == "cause.reason"
    assert judged_of([story.again()], LATE)[story.task.pk].judged.stopped == 0


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"since": dt.date(2026, 10, 20), "until": None}, "cause.future"),
        ({"until": dt.date(2026, 9, 20)}, "cause.order"),
        ({"kind": CauseKind.WAITING}, "cause.waiting_for"),
        ({"reason": " "}, "cause.reason"),
    ],
)
def test_an_incomplete_cause_is_refused(facts: dict[str, object], code: str) -> None:
    story = running()

    with pytest.raises(Refusal) as refused:
        ask(story, **facts)

    assert refused.value.code == code


def test_a_late_contribution_is_proposed_as_a_cause_once() -> None:
    story = running()
    row = TaskCoordinator.objects.get(task=story.task)
    TaskCoordinator.objects.filter(pk=row.pk).update(
        asked_at=at("2026-09-15"), due_on=dt.date(2026, 9, 18), delivered_at=at("2026-09-30")
    )

    first = proposed_waits(story.task, LATE)
    ask(story, kind=CauseKind.WAITING, since=first[0].since, until=first[0].until, waiting_for=first[0].agency.pk)

    assert [(w.since, w.until) for w in first] == [(dt.date(2026, 9, 19), dt.date(2026, 9, 30))]
    assert proposed_waits(story.task, LATE) == []


def test_an_open_cause_is_closed_with_its_last_day() -> None:
    story = running()
    row = ask(story, until=None)
    services.confirm_cause(cause_id=row.pk, by=story.giver, at=at("2026-10-12", 10))
    while_open = judged_of([story.again()], LATE)[story.task.pk].judged.late_fair

    services.end_cause(cause_id=row.pk, until=UNTIL, by=story.doer, at=at("2026-10-12", 11))

    assert while_open == 0
    assert judged_of([story.again()], LATE)[story.task.pk].judged.late_fair == 2


def test_many_tasks_are_judged_in_a_few_queries(django_assert_max_num_queries: object) -> None:
    story = running()
    services.confirm_cause(cause_id=ask(story).pk, by=story.giver, at=at("2026-10-12", 10))
    tasks = [story.again()] * 30

    with django_assert_max_num_queries(3):  # type: ignore[operator]
        found = judged_of(tasks, LATE)

    assert len(found) == 1
