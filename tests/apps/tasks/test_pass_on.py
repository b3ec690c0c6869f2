"""Open tasks of a merged or split body go on by a list that a person confirms; nothing is lost, nothing doubled."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import Sum

from sauro.apps.agencies.services import merge_agencies, split_agency
from sauro.apps.journal.queries import history_of
from sauro.apps.tasks import services
from sauro.apps.tasks.models import TaskCount, TaskHolder
from sauro.apps.tasks.queries.succession import inheritance_of
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.tasks.desk import at_desk
from tests.apps.tasks.running import Running, at, running

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 10, 1)
LATER = at("2026-10-02")
TOLD = {"on": DAY, "decision": "Quyết định 77/QĐ-UBND", "by": cast.KEEPER, "at": cast.AT}


def counted() -> int:
    return TaskCount.objects.aggregate(all=Sum("number"))["all"]


def merged() -> Running:
    story = running()
    at_desk(Role.LEADER, story.here.tinh.building)
    merge_agencies(predecessors=[story.here.tinh.home], successor=story.here.tinh.building, **TOLD)
    return story


def test_the_tasks_of_a_merged_body_go_to_its_successor() -> None:
    story = merged()
    tinh = story.here.tinh
    above = at_desk(Role.LEADER, tinh.state)
    before = counted()

    result = services.pass_on_tasks(
        agency_id=tinh.home.pk, choices={story.task.pk: tinh.building.pk}, by=above, at=LATER
    )

    task = story.again()
    assert (result.before, result.moved, result.left) == (1, 1, 0)
    assert (task.lead, task.responsible.post.agency) == (tinh.building, tinh.building)
    assert task.due_on == task.original_due_on
    assert counted() == before
    assert TaskCount.objects.get(agency=tinh.building, status=task.status).number == 1
    open_rows = TaskHolder.objects.filter(task=task, until=None).values_list("role", "agency_id")
    assert sorted(open_rows) == [("lead", tinh.building.pk), ("responsible", tinh.building.pk)]
    assert "task.lead_succeeded" in [line.kind for line in history_of(("task", task.pk))]


def test_whoever_went_along_keeps_his_task() -> None:
    story = merged()
    tinh = story.here.tinh
    along = cast.services.appoint(
        person=story.holding.person, post=cast.post_in(tinh.building, "Chuyên viên"), role=Role.OFFICER,
        since=DAY, by=cast.KEEPER, at=cast.AT,
    )  # fmt: skip

    services.pass_on_tasks(
        agency_id=tinh.home.pk, choices={story.task.pk: tinh.building.pk}, by=at_desk(Role.LEADER, tinh.state), at=LATER
    )

    assert story.again().responsible == along


def test_after_a_split_a_person_chooses_for_each_task() -> None:
    story = running()
    tinh = story.here.tinh
    one, two = cast.agency("Sở Một", parent=tinh.state), cast.agency("Sở Hai", parent=tinh.state)
    cast.person_in(two, Role.LEADER, head=True)
    split_agency(agency=tinh.home, successors=[one, two], **TOLD)
    above = at_desk(Role.COORDINATOR, tinh.state)

    nothing = services.pass_on_tasks(agency_id=tinh.home.pk, choices={}, by=above, at=LATER)
    chosen = services.pass_on_tasks(agency_id=tinh.home.pk, choices={story.task.pk: two.pk}, by=above, at=LATER)

    assert inheritance_of(tinh.home.pk, DAY).choice
    assert (nothing.moved, nothing.left, chosen.moved, chosen.left) == (0, 1, 1, 0)
    assert story.again().lead == two


def test_only_a_successor_takes_them_and_only_those_concerned_say_so() -> None:
    story = merged()
    tinh = story.here.tinh
    above = at_desk(Role.LEADER, tinh.state)

    with pytest.raises(Refusal) as stranger:
        services.pass_on_tasks(
            agency_id=tinh.home.pk, choices={story.task.pk: tinh.building.pk},
            by=at_desk(Role.COORDINATOR, tinh.other_commune), at=LATER,
        )  # fmt: skip
    with pytest.raises(Refusal) as elsewhere:
        services.pass_on_tasks(
            agency_id=tinh.home.pk, choices={story.task.pk: tinh.other_commune.pk}, by=above, at=LATER
        )

    assert (stranger.value.code, elsewhere.value.code) == ("succession.forbidden", "succession.heir")
    assert story.again().lead == tinh.home


def test_a_body_that_stands_passes_nothing_on() -> None:
    story = running()

    with pytest.raises(Refusal) as refused:
        services.pass_on_tasks(
            agency_id=story.here.tinh.home.pk, choices={}, by=at_desk(Role.LEADER, story.here.tinh.state), at=LATER
        )

    assert refused.value.code == "succession.none"
