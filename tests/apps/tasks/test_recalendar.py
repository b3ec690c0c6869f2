"""A late change of the calendar moves running deadlines, with both days shown, and harms nobody (situation 9)."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.journal.queries import history_of
from sauro.apps.notices.models import Notice
from sauro.apps.rulebook.services import drop_day, set_day
from sauro.apps.tasks import services
from sauro.apps.tasks.models import DueChange, Task
from sauro.apps.tasks.queries.causes import judged_of
from sauro.apps.tasks.services.moving import advance
from sauro.domain.acting import Acting, Role
from sauro.domain.tasks import Step, Timeliness
from sauro.domain.worktime import DayKind
from tests.apps.tasks.running import Running, at, running

pytestmark = pytest.mark.django_db
DUE = dt.date(2026, 10, 5)  # 15 working days from 14/09/2026
WORDS = "trong thời hạn 15 ngày làm việc kể từ ngày ký"


def keeper(story: Running) -> Acting:
    facts = {f: getattr(story.giver, f) for f in Acting.__slots__}
    return Acting(**(facts | {"role": Role.ADMINISTRATOR}))


def day_off(story: Running, day: str) -> None:
    set_day(
        date=dt.date.fromisoformat(day), kind=DayKind.HOLIDAY, name="Ngày nghỉ mới", source="Thông báo 99/TB",
        by=keeper(story), at=at("2026-09-21"),
    )  # fmt: skip


def story_with(words: str = WORDS, **facts: object) -> Running:
    story = running()
    Task.objects.filter(pk=story.task.pk).update(deadline_text=words, **facts)
    story.again()
    return story


def test_words_are_read_anew_and_both_days_are_shown() -> None:
    story = story_with()
    day_off(story, "2026-09-30")

    moved = services.recalendar(at=at("2026-09-21", 11))

    task = story.again()
    row = DueChange.objects.get(task=task)
    assert (moved, task.due_on, task.original_due_on) == (1, dt.date(2026, 10, 6), DUE)
    assert (row.old, row.new) == (DUE, task.due_on)
    assert "bản 2" in row.calendar
    assert any("05/10/2026" in str(x.sentence) for x in history_of(("task", task.pk)) if "recalculated" in x.kind)
    assert Notice.objects.filter(kind="task.deadline_recalculated", account_id=story.doer.account_id).exists()


def test_a_second_run_moves_nothing() -> None:
    story = story_with()
    day_off(story, "2026-09-30")
    services.recalendar(at=at("2026-09-21", 11))

    again = services.recalendar(at=at("2026-09-21", 12))

    assert (again, DueChange.objects.count()) == (0, 1)


def test_a_fixed_day_that_became_a_day_off_moves_on() -> None:
    story = story_with("")
    day_off(story, "2026-10-05")

    services.recalendar(at=at("2026-09-21", 11))

    assert story.again().due_on == dt.date(2026, 10, 6)


def test_a_day_that_a_person_set_is_not_overwritten_by_the_words() -> None:
    story = story_with(due_on=dt.date(2026, 10, 9))
    day_off(story, "2026-09-30")

    moved = services.recalendar(at=at("2026-09-21", 11))

    assert (moved, story.again().due_on) == (0, dt.date(2026, 10, 9))


def test_an_extended_task_keeps_its_day() -> None:
    story = story_with()
    row = services.ask_extension(
        task_id=story.task.pk, asked_due=dt.date(2026, 10, 20), reason="Chờ", by=story.doer, at=at("2026-09-21")
    )
    services.grant_extension(extension_id=row.pk, by=story.giver, at=at("2026-09-21", 10))
    day_off(story, "2026-10-20")

    services.recalendar(at=at("2026-09-21", 11))

    assert story.again().due_on == dt.date(2026, 10, 20)


def test_a_late_result_becomes_timely_and_never_the_other_way_round() -> None:
    story = story_with()
    handed_in = at("2026-10-06")
    advance(story.task, Step.SUBMIT, at=handed_in, submitted_at=handed_in, submitted_on=handed_in.date())
    advance(story.task, Step.CONFIRM, at=handed_in)
    before = judged_of([story.again()], dt.date(2026, 10, 7))[story.task.pk].judged.timeliness
    day_off(story, "2026-09-30")
    services.recalendar(at=at("2026-10-07"))
    better = judged_of([story.again()], dt.date(2026, 10, 7))[story.task.pk].judged.timeliness

    drop_day(date=dt.date(2026, 9, 30), source="Thông báo 100/TB", by=keeper(story), at=at("2026-10-08"))
    services.recalendar(at=at("2026-10-08"))

    assert (before, better) == (Timeliness.LATE, Timeliness.ON_TIME)
    assert judged_of([story.again()], dt.date(2026, 10, 9))[story.task.pk].judged.timeliness == Timeliness.ON_TIME


def working_saturday(story: Running) -> None:
    set_day(
        date=dt.date(2026, 10, 3), kind=DayKind.WORKING_SATURDAY, name="Làm bù", source="Thông báo 5/TB",
        by=keeper(story), at=at("2026-09-21"),
    )  # fmt: skip


def test_a_day_that_lies_ahead_moves_back() -> None:
    story = story_with()
    working_saturday(story)

    services.recalendar(at=at("2026-09-21", 11))

    assert story.again().due_on == dt.date(2026, 10, 3)


def test_a_day_never_moves_back_into_the_past() -> None:
    story = story_with()
    working_saturday(story)

    moved = services.recalendar(at=at("2026-10-05"))

    assert (moved, story.again().due_on) == (0, DUE)


def test_a_part_never_passes_its_parent() -> None:
    story = story_with()
    shared = {
        f: getattr(story.task, f) for f in ("work", "directive", "registrar", "approved_by", "approved_at", "lead")
    }
    part = Task.objects.create(
        **shared, code="NV-2026-0001.1", parent=story.task, due_on=DUE, deadline_text=WORDS, original_due_on=DUE
    )
    day_off(story, "2026-09-30")

    services.recalendar(at=at("2026-09-21", 11))

    part.refresh_from_db()
    assert (part.due_on, story.again().due_on) == (dt.date(2026, 10, 6), dt.date(2026, 10, 6))
