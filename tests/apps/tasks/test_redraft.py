"""A draft that waits follows a late change of the calendar, and the review page says so (situation 9)."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.journal.queries import history_of
from sauro.apps.tasks import services
from sauro.apps.tasks.models import Draft, DraftState
from tests.apps.tasks.running import at, running
from tests.apps.tasks.test_life_pages import client
from tests.apps.tasks.test_recalendar import DUE, WORDS, day_off

pytestmark = pytest.mark.django_db


def waiting(**facts: object) -> Draft:
    draft = Draft.objects.filter(state=DraftState.PROPOSED).order_by("pk")[0]
    Draft.objects.filter(pk=draft.pk).update(**{"deadline_text": WORDS, "due_on": DUE, **facts})
    return Draft.objects.get(pk=draft.pk)


def test_its_day_moves_once_and_both_days_are_shown() -> None:
    story = running()
    draft = waiting()
    day_off(story, "2026-09-30")

    services.recalendar(at=at("2026-09-21", 11))
    services.recalendar(at=at("2026-09-21", 12))

    now = Draft.objects.get(pk=draft.pk)
    assert (now.due_on, now.version) == (dt.date(2026, 10, 6), draft.version + 1)
    assert [note["code"] for note in now.notes].count("draft.recalculated") == 1
    assert "draft.recalculated" in [line.kind for line in history_of(("draft", draft.pk))]


def test_the_review_page_tells_it() -> None:
    story = running()
    draft = waiting()
    day_off(story, "2026-09-30")

    services.recalendar(at=at("2026-09-21", 11))

    page = client(story.registrar).get(f"/review/{draft.directive_id}/?draft={draft.pk}").content.decode()
    assert "hạn đề xuất từ 05/10/2026 thành 06/10/2026" in page


def test_an_approved_draft_and_a_day_that_a_person_set_stay() -> None:
    story = running()
    decided = Draft.objects.filter(state=DraftState.APPROVED).values_list("pk", "due_on")[0]
    typed = waiting(due_on=dt.date(2026, 10, 20))
    day_off(story, "2026-09-30")

    services.recalendar(at=at("2026-09-21", 11))

    assert Draft.objects.get(pk=decided[0]).due_on == decided[1]
    assert Draft.objects.get(pk=typed.pk).due_on == dt.date(2026, 10, 20)
