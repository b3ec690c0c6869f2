"""Parts of a task: who gives them, who sees them, what the roll-up says, and that five thousand stay fast."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.apps.agencies.models import Agency, AgencyEdge
from sauro.apps.journal.queries import history_of
from sauro.apps.notices.models import Notice
from sauro.apps.tasks import queries, services
from sauro.apps.tasks.models import Task, TaskCount, TaskHolder
from sauro.apps.tasks.queries.parts import bodies_for_parts, rollup
from sauro.domain.acting import Role
from sauro.domain.agencies import BodyKind, Level
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.tasks.desk import AT, TODAY, at_desk, opens
from tests.apps.tasks.parts_story import EARLY, Story, accept, accepted, holding_of, part

pytestmark = pytest.mark.django_db


def give(story: Story, *agencies: Agency) -> list[Task]:
    return services.give_parts(task_id=story.task.pk, parts=[part(a) for a in agencies], by=story.head, at=AT)


def test_parts_carry_the_number_of_their_task_and_wait_to_be_accepted() -> None:
    story = accepted()

    first, second = give(story, story.first, story.second)

    assert [first.code, second.code] == [f"{story.task.code}.1", f"{story.task.code}.2"]
    assert (first.status, first.lead, first.parent, first.root) == ("assigned", story.first, story.task, story.task)
    assert first.registrar_id == first.giver_id == story.desk.tinh.home.pk
    assert (first.due_on, first.original_due_on) == (EARLY, EARLY)
    assert first.directive == story.task.directive and first.clause_id == story.task.clause_id
    assert TaskHolder.objects.filter(task=first, agency=story.first, until=None).exists()
    assert TaskCount.objects.get(agency=story.first, status="assigned").number == 1


def test_the_next_parts_are_numbered_on_and_the_journal_names_them() -> None:
    story = accepted()
    give(story, story.first)

    again = give(story, story.first, story.second)

    assert [p.code for p in again] == [f"{story.task.code}.2", f"{story.task.code}.3"]
    assert history_of(("task", story.task.pk))[0].new["parts"] == [p.code for p in again]


def test_a_person_of_the_own_body_has_a_part_with_that_person_proposed() -> None:
    story = accepted()
    officer = at_desk(Role.OFFICER, story.desk.tinh.home)

    one = services.give_part(
        task_id=story.task.pk,
        agency_id=story.desk.tinh.home.pk,
        holding_id=holding_of(officer).pk,
        work="Lập bảng kê",
        due_on=EARLY,
        product="list",
        by=story.head,
        at=AT,
    )

    assert (one.proposed, one.status) == (holding_of(officer), "assigned")
    assert Notice.objects.filter(account_id=officer.account_id, kind="task.assigned").count() == 1
    assert queries.tasks_visible_to(officer, TODAY).get() == one


def test_a_person_of_another_body_is_refused() -> None:
    story = accepted()
    stranger = holding_of(at_desk(Role.OFFICER, story.desk.tinh.building))

    with pytest.raises(Refusal) as told:
        services.give_parts(
            task_id=story.task.pk, parts=[part(story.first, holding_id=stranger.pk)], by=story.head, at=AT
        )

    assert told.value.code == "task.part.person"


def test_one_bad_row_gives_nothing() -> None:
    story = accepted()
    late = part(story.second, due_on=dt.date(2027, 1, 1))

    with pytest.raises(Refusal) as told:
        services.give_parts(task_id=story.task.pk, parts=[part(story.first), late], by=story.head, at=AT)

    assert told.value.code == "task.part.after_parent"
    assert not Task.objects.exclude(parent=None).exists()


def test_only_the_lead_agency_gives_parts() -> None:
    story = accepted()

    with pytest.raises(Refusal) as told:
        services.give_parts(task_id=story.task.pk, parts=[part(story.first)], by=story.desk.coordinator, at=AT)

    assert told.value.code == "task.cascade.forbidden"


def test_a_part_of_a_part_goes_down_to_the_deepest_level_and_no_further() -> None:
    story = accepted()
    over, body = story.task, story.desk.tinh.home
    by = story.head
    for level in range(4):
        unit = cast.agency(f"Tổ {level}", kind=BodyKind.DEPARTMENT, parent=body)
        over = services.give_parts(task_id=over.pk, parts=[part(unit)], by=by, at=AT)[0]
        by, body = at_desk(Role.LEADER, unit), unit
        accept(over, holding_of(by))
    last = cast.agency("Tổ cuối", kind=BodyKind.DEPARTMENT, parent=body)

    with pytest.raises(Refusal) as told:
        services.give_parts(task_id=over.pk, parts=[part(last)], by=by, at=AT)

    assert told.value.code == "task.part.too_deep"
    assert over.code.count(".") == 4 and over.root == story.task


SEES_PART = {"committee", "office", "home", "first", "state"}


@pytest.mark.parametrize("role", list(Role))
def test_who_sees_a_part_whatever_the_role(role: Role) -> None:
    story = accepted()
    one = give(story, story.first)[0]
    bodies = {
        **{
            name: getattr(story.desk.tinh, name)
            for name in ("committee", "office", "home", "building", "state", "commune")
        },
        "first": story.first,
        "second": story.second,
    }

    people = {name: cast.acting(role, body) for name, body in bodies.items()}
    seen = {n for n, who in people.items() if queries.tasks_visible_to(who, TODAY).filter(pk=one.pk).exists()}

    assert seen == {n for n, who in people.items() if opens(who, one.code)}, "the page opens for the same"
    speaks = role in (Role.CLERK, Role.COORDINATOR, Role.LEADER)
    assert seen == (SEES_PART if speaks else set(bodies) if role is Role.INSPECTOR else set())


def test_the_giver_of_the_whole_sees_a_part_but_moves_nothing() -> None:
    story = accepted()
    one = give(story, story.first)[0]
    giver = at_desk(Role.LEADER, story.desk.tinh.committee)

    with pytest.raises(Refusal) as told:
        services.give_parts(task_id=one.pk, parts=[part(story.second)], by=giver, at=AT)

    assert told.value.code == "task.cascade.forbidden"


def test_a_task_without_parts_opens_nothing_to_others() -> None:
    story = accepted()
    other = cast.agency("Sở Văn hóa", parent=story.desk.tinh.state)

    assert not queries.tasks_visible_to(cast.acting(Role.LEADER, other), TODAY).exists()


def test_the_roll_up_says_who_has_not_answered_and_who_has_not_passed_it_on() -> None:
    story = accepted()
    third = cast.agency("Phòng Văn thư", kind=BodyKind.DEPARTMENT, parent=story.desk.tinh.home)
    cast.agency("Tổ Địa giới 1", kind=BodyKind.DEPARTMENT, parent=story.first)
    first, second = give(story, story.first, story.second)
    accept(first, holding_of(at_desk(Role.LEADER, story.first)))
    later = second.accept_by + dt.timedelta(days=1) if second.accept_by else TODAY

    with CaptureQueriesContext(connection) as queries_made:
        found = rollup(story.task, story.head, later)

    assert (found.total, found.done, found.to_accept) == (2, 0, 1)
    assert [line.code for line in found.unanswered] == [second.code]
    assert [line.code for line in found.not_passed_on] == [first.code]
    assert found.without_part == [third]
    assert len(queries_made) <= 5


def test_the_roll_up_is_nested_and_asks_the_same_number_of_questions() -> None:
    story = accepted()
    first, second = give(story, story.first, story.second)
    small = count_of_rollup(story)
    leader = at_desk(Role.LEADER, story.first)
    accept(first, holding_of(leader))
    units = [cast.agency(f"Tổ {n}", kind=BodyKind.DEPARTMENT, parent=story.first) for n in range(6)]
    services.give_parts(task_id=first.pk, parts=[part(u) for u in units], by=leader, at=AT)

    found = rollup(story.task, story.head, TODAY)

    assert [(depth, line.code) for depth, line in found.lines()][:2] == [(0, first.code), (1, f"{first.code}.1")]
    assert found.total == 8 and found.parts[1].code == second.code
    assert count_of_rollup(story) == small


def count_of_rollup(story: Story) -> int:
    with CaptureQueriesContext(connection) as made:
        rollup(story.task, story.head, TODAY)
    return len(made)


def test_a_coordinating_agency_sees_the_task_but_not_its_parts() -> None:
    story = accepted()
    give(story, story.first)

    assert rollup(story.task, cast.acting(Role.LEADER, story.desk.tinh.building), TODAY).total == 0


def test_one_part_for_each_body_is_given_only_after_its_number_was_shown() -> None:
    story = accepted()
    wanted = part(story.first)

    with pytest.raises(Refusal) as told:
        services.give_to_each_below(task_id=story.task.pk, which="below", asked=3, part=wanted, by=story.head, at=AT)
    made = services.give_to_each_below(task_id=story.task.pk, which="below", asked=2, part=wanted, by=story.head, at=AT)

    assert told.value.code == "task.part.count"
    assert {p.lead for p in made} == {story.first, story.second}


def test_communes_are_found_below_the_lead() -> None:
    story = accepted()
    Task.objects.filter(pk=story.task.pk).update(lead=story.desk.tinh.state)
    story.task.refresh_from_db()

    found = bodies_for_parts(story.task, "communes", TODAY)

    assert set(found) == {story.desk.tinh.commune, story.desk.tinh.other_commune}


def test_many_parts_are_given_in_bulk_and_rolled_up_in_few_questions() -> None:
    story = accepted()
    home = story.desk.tinh.home
    bodies = Agency.objects.bulk_create(
        Agency(code=f"X{n}", name=f"Xã {n}", tree="state", level=Level.COMMUNE.value, kind="people_committee")
        for n in range(1500)
    )
    AgencyEdge.objects.bulk_create(AgencyEdge(child=b, parent=home, tree="state", since=cast.START) for b in bodies)

    with CaptureQueriesContext(connection) as written:
        services.give_parts(task_id=story.task.pk, parts=[part(b) for b in bodies], by=story.head, at=AT)
    with CaptureQueriesContext(connection) as read:
        found = rollup(story.task, story.head, TODAY)

    assert found.total == 1500
    assert len(read) <= 5
    assert len(written) < 250, "in batches, not one by one"
