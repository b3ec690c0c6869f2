"""The quarter's look at fairness: decisions by kind of unit, for those who watch; no name of a person or a unit."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from sauro.apps.tasks.models import Decision, Submission
from sauro.apps.tasks.queries.fairness import decisions_of
from sauro.domain.acting import Role
from sauro.domain.agencies import BodyKind, Level
from sauro.domain.fairness import Decided, Question
from tests import cast
from tests.apps.tasks.parts_story import Story, accepted
from tests.apps.tasks.test_signal import client

pytestmark = pytest.mark.django_db

FIRST, LAST, ON = dt.date(2026, 7, 1), dt.date(2026, 9, 30), dt.date(2026, 10, 12)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sauro.web.clock.now", lambda: timezone.make_aware(dt.datetime(2026, 10, 12, 9)))


def handed_in(story: Story, *decisions: Decision) -> None:
    """Submissions that were decided on 20/9/2026, one after another."""
    person = story.head.person_id
    Submission.objects.bulk_create(
        Submission(
            task=story.task, number=number, summary="Đã làm.", product="report", by_person_id=person, decision=decision,
            remarks="Bổ sung số liệu.", by_id=story.head.account_id, decided_by_id=story.head.account_id,
            at=timezone.make_aware(dt.datetime(2026, 9, 18, 9)),
            decided_at=timezone.make_aware(dt.datetime(2026, 9, 20, 9)),
        )
        for number, decision in enumerate(decisions, start=1)
    )  # fmt: skip


def test_decisions_are_summed_by_kind_of_unit_in_three_questions(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    story = accepted()
    handed_in(story, Decision.REFUSED, Decision.REFUSED, Decision.GRANTED)
    inspector = cast.acting(Role.INSPECTOR, story.desk.tinh.inspection)
    decisions_of(inspector, FIRST, LAST, ON)

    with django_assert_num_queries(4):  # the stamp of the rulebook, and three sums
        found = decisions_of(inspector, FIRST, LAST, ON)

    kind, level = BodyKind.DEPARTMENT, Level.PROVINCE
    assert sorted(found, key=lambda d: d.granted) == [
        Decided(kind, level, Question.RESULT, False, 2),
        Decided(kind, level, Question.RESULT, True, 1),
    ]
    assert decisions_of(cast.acting(Role.LEADER, story.desk.tinh.other_commune), FIRST, LAST, ON) == []


def test_the_page_shows_no_person_no_unit_and_nothing_small() -> None:
    story = accepted()
    handed_in(story, *[Decision.REFUSED] * 3, *[Decision.GRANTED] * 9)

    page = client(story.head).get("/signals/fairness/?quarter=2026-Q3").content.decode()
    before = client(story.head).get("/signals/fairness/?quarter=2026-Q2").content.decode()

    table = page[page.index("<tbody>") : page.index("</tbody>")]
    assert "9 trong 12" in table and "75" in table
    assert story.desk.tinh.home.name not in table and story.head.person_name not in table
    assert "dưới 10: không nêu" in table
    assert "chưa có kết quả, gia hạn hay nguyên nhân" in before
