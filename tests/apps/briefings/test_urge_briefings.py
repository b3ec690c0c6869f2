"""Open bodies are urged once a slot; the committee hears, as one notice, of cells without an account."""

from __future__ import annotations

import pytest

from sauro.apps.briefings import jobs, services
from sauro.apps.notices.models import Notice
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from tests.apps.briefings.story import FULL, NOW, at, briefed

pytestmark = pytest.mark.django_db


def test_a_committee_hears_once_for_all_its_cells() -> None:
    story = briefed()
    clerk = story.speaks(story.tinh.commune_party)
    own = story.speaks(story.cells[0])

    done = services.urge_open(plan_id=story.plan.pk, by=story.planner, at=NOW)
    again = services.urge_open(plan_id=story.plan.pk, by=story.planner, at=NOW)

    assert (done.open, done.notices, again.notices) == (8, 2, 0)
    told = {n.account_id: n.text for n in Notice.objects.filter(kind="briefing.urged")}
    assert set(told) == {clerk.account_id, own.account_id}
    assert told[clerk.account_id]["values"]["count"] == "3"  # itself and two cells without an account


def test_the_clock_urges_ahead_and_when_late_each_slot_once() -> None:
    story = briefed()
    story.speaks(story.tinh.commune_party)
    days = ["2026-09-21", "2026-09-25", "2026-09-28", "2026-10-01", "2026-10-02", "2026-10-08"]

    sent = [jobs.urge_on_time(at(day)) for day in days]

    assert sent == [0, 1, 0, 1, 0, 1]
    assert jobs.urge_on_time(at("2026-10-10")) == 0, "a Saturday"


def test_a_plan_that_is_done_urges_nobody_and_a_stranger_may_not() -> None:
    story = briefed()
    with pytest.raises(Refusal) as stranger:
        services.urge_open(plan_id=story.plan.pk, by=story.speaks(story.other_party, Role.LEADER), at=NOW)
    for body in (story.tinh.committee, story.tinh.commune_party, story.other_party, *story.cells, *story.other_cells):
        story.record(body, FULL, story.speaks(story.tinh.committee))

    with pytest.raises(Refusal) as none:
        services.urge_open(plan_id=story.plan.pk, by=story.planner, at=NOW)

    assert (stranger.value.code, none.value.code) == ("briefing.manage.forbidden", "briefing.urge.none")
