"""Who has a side in a task stands as rows; the database writes them itself, whatever changes the task."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from sauro.apps.agencies.models import Holding
from sauro.apps.tasks import queries, sides
from sauro.apps.tasks.models import Task, TaskCoordinator, TaskSide
from sauro.apps.tasks.permissions import FOR_THE_BODY, Way, persons_of
from sauro.apps.tasks.queries import register
from sauro.apps.tasks.queries.kept import wrong_sides
from sauro.apps.tasks.queries.register import number_of_all, without_parts
from sauro.apps.tasks.views.conditions import Conditions
from sauro.domain.acting import Acting, Role
from sauro.web.once import keeping
from tests import cast
from tests.apps.tasks.desk import TODAY, Desk, approve, desk
from tests.apps.tasks.test_bulk import client_of

pytestmark = pytest.mark.django_db


def may_see(acting: Acting, bodies: list[int]) -> Q:
    """The rule in plain words, over the columns of a task: what the rows must come to."""
    if acting.role is Role.INSPECTOR:
        return Q()
    persons = persons_of(acting)
    own = Q(responsible__person_id__in=persons) | Q(proposed__person_id__in=persons)
    if acting.role not in FOR_THE_BODY:
        return own if acting.role is Role.OFFICER else Q(pk__in=())
    return (
        own | Q(registrar_id__in=bodies) | Q(giver_id__in=bodies) | Q(lead_id__in=bodies)
        | Q(pk__in=TaskCoordinator.objects.filter(agency_id__in=bodies).values("task_id"))
        | Q(root__registrar_id__in=bodies) | Q(root__giver_id__in=bodies)
    )  # fmt: skip


BODIES = ("committee", "office", "state", "home", "building", "commune")


def holds(here: Desk, roles: Sequence[Role] = tuple(Role), names: Sequence[str] = BODIES) -> None:
    """Everybody of the stage sees exactly what the rule says, in lists, in numbers and one by one."""
    assert [line.template for line in wrong_sides()] == []
    for role in roles:
        for body in names:
            who = cast.acting(role, getattr(here.tinh, body))
            under = queries.sides_on(who, TODAY) or ()
            plain = Task.objects.filter(may_see(who, [side for side in under if side > 0]))
            expected = set(plain.values_list("pk", flat=True))
            seen = queries.tasks_visible_to(who, TODAY)
            assert set(seen.values_list("pk", flat=True)) == expected, (role, body)
            assert queries.tasks_among(who, TODAY, Task.objects.values_list("pk", flat=True)) == expected
            if role is not Role.INSPECTOR:
                assert number_of_all(who, under, parts=True) == len(expected)
            if role in FOR_THE_BODY:
                whole = without_parts(seen, who).count()
                assert number_of_all(who, under, parts=False) == whole, (role, body)


MOVES = ("lead", "giver", "registrar", "part", "held", "post", "joined", "left", "top", "gone")


class TestSides(TestCase):
    """Any sequence of changes, by save, by update, in bulk, from behind: the rows follow each."""

    @settings(max_examples=10, deadline=None)
    @given(st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 5), st.integers(0, 5)), max_size=8))
    def test_the_rows_follow_whatever_changes_a_task(self, steps: list[tuple[str, int, int]]) -> None:
        here = desk()
        whole = approve(here)
        bodies = [here.tinh.home, here.tinh.building, here.tinh.commune, here.tinh.state, here.tinh.office]
        posts = [cast.person_in(body, Role.OFFICER) for body in bodies]

        for n, (what, one, other) in enumerate(steps):
            _change(what, Task.objects.order_by("pk"), whole, bodies[one % 5], posts[other % 5], n)

        holds(here, (Role.LEADER, Role.OFFICER), ("home", "building", "state"))


def _change(what: str, tasks: Any, whole: Task, body: Any, post: Holding | None, n: int) -> None:
    last = tasks.last()
    if what in ("lead", "giver", "registrar"):
        tasks.filter(pk=last.pk).update(**{what: body})
    elif what == "part":
        fields = {f.attname: getattr(last, f.attname) for f in Task._meta.concrete_fields}
        fields |= {"id": None, "draft_id": None, "code": f"{whole.code}.{n}", "lead_id": body.pk}
        fields |= {"parent_id": last.pk, "root_id": whole.pk, "registrar_id": last.lead_id, "giver_id": last.lead_id}
        Task.objects.bulk_create([Task(**fields)])
    elif what == "held":
        last.proposed = post
        last.save()
    elif what == "post" and post:
        Holding.objects.filter(pk=post.pk).update(person=Holding.objects.exclude(pk=post.pk).first().person)  # type: ignore[union-attr]
    elif what == "joined":
        TaskCoordinator.objects.get_or_create(task=last, agency=body, defaults={"printed": body.name})
    elif what == "left":
        last.coordinators.first() and last.coordinators.first().delete()
    elif what == "top":
        tasks.filter(pk=whole.pk).update(giver=body, registrar=body)
    elif last.pk != whole.pk:
        last.delete()


def test_a_task_shared_out_is_seen_from_the_top_and_not_from_the_side() -> None:
    here = desk()
    task = approve(here)
    _change("part", Task.objects.order_by("pk"), task, here.tinh.building, None, 1)
    part = Task.objects.get(parent=task)

    rows = dict(TaskSide.objects.filter(task=part).values_list("side", "place"))

    place = TaskSide.Place
    assert rows[here.tinh.building.pk] == place.LED_PART
    assert rows[here.tinh.office.pk] == rows[here.tinh.home.pk] == place.PART
    assert here.tinh.commune.pk not in rows
    holds(here)


def test_a_row_from_behind_and_a_missing_one_are_named() -> None:
    here = desk()
    task = approve(here)

    TaskSide.objects.bulk_create([TaskSide(side=here.tinh.commune.pk, place=0, task=task)])
    TaskSide.objects.filter(side=here.tinh.home.pk, task=task).delete()

    assert sorted(line.template for line in wrong_sides()) == [
        "{code}: thiếu bên liên quan {side}", "{code}: thừa bên liên quan {side}",
    ]  # fmt: skip


def test_migrating_sets_missing_triggers_and_the_rows_that_they_would_have_written() -> None:
    here = desk()
    task = approve(here)
    sides.drop(connection)
    Task.objects.filter(pk=task.pk).update(lead=here.tinh.commune)
    assert [found.id for found in sides.check_triggers(databases=["default"])] == ["tasks.W002"]
    assert len(list(wrong_sides())) == 2

    sides.after_migrate(None, "default")

    assert sides.check_triggers(databases=["default"]) == []
    holds(here)


def test_a_trigger_in_name_alone_is_missing() -> None:
    name, table = "tasks_sides_of_gone", "tasks_task"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute(f"CREATE TRIGGER {name} BEFORE DELETE ON {table} BEGIN SELECT 1; END")
        else:
            empty = "RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$"
            cursor.execute(f"CREATE OR REPLACE FUNCTION {name}() {empty}")
    assert sides.present(connection) == sides.NAMES - {name}

    sides.after_migrate(None, "default")

    assert sides.present(connection) == sides.NAMES


def test_who_sees_much_is_shown_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    here = desk()
    task = approve(here)
    for n in range(3):
        _change("part", Task.objects.order_by("pk"), task, here.tinh.building, None, n)
    client = client_of(here.coordinator)
    plain = [client.get(address).content for address in ("/tasks/", "/tasks/?parts=1", "/tasks/?q=danh+muc")]
    monkeypatch.setattr(register, "MUCH", 0)
    register._sees_much.cache_clear()

    with keeping():
        much = register.sees_much(queries.sides_on(here.coordinator, TODAY), TODAY)
        for role in (Role.COORDINATOR, Role.OFFICER, Role.INSPECTOR, Role.ADMINISTRATOR):
            who = cast.acting(role, here.tinh.office)
            swept, seen = register.tasks_swept_for(who, TODAY), queries.tasks_visible_to(who, TODAY)
            expected = set(Task.objects.filter(may_see(who, [here.tinh.office.pk])).values_list("pk", flat=True))
            assert set(swept.values_list("pk", flat=True)) == expected == set(seen.values_list("pk", flat=True)), role
    asked = [client.get(address).content for address in ("/tasks/", "/tasks/?parts=1", "/tasks/?q=danh+muc")]
    register._sees_much.cache_clear()

    assert much and re.findall(rb"NV-2026-[\d.]+", b"".join(asked)) == re.findall(rb"NV-2026-[\d.]+", b"".join(plain))


def test_the_ways_of_asking_show_the_same() -> None:
    here = desk()
    task = approve(here)
    for n in range(3):
        _change("part", Task.objects.order_by("pk"), task, here.tinh.building, None, n)
    later = TODAY + dt.timedelta(days=3_000)  # by then all that has a day is overdue

    for role in (Role.COORDINATOR, Role.LEADER, Role.OFFICER, Role.INSPECTOR, Role.ADMINISTRATOR):
        sides = queries.sides_on(cast.acting(role, here.tinh.building), TODAY)
        found = [{*register.tasks_of(sides, way).overdue(later).values_list("pk", flat=True)} for way in Way]
        assert found[0] == found[1] == found[2], role
        assert bool(found[0]) is (role is not Role.ADMINISTRATOR and role is not Role.OFFICER), role


def test_a_list_of_what_runs_is_asked_in_its_range() -> None:
    sides = (7, -7)

    ways = [register.way_for(sides, TODAY, in_range=Conditions.read(QueryDict(asked)).of_the_running) for asked in (
        "due=overdue", "due=soon", "stand=overdue", "due=none", "status=assigned", "",
    )]  # fmt: skip

    assert ways == [Way.IN_RANGE] * 3 + [Way.GATHERED] * 3


def test_who_was_put_out_of_a_task_no_longer_sees_it() -> None:
    here = desk()
    task = approve(here)
    building = cast.acting(Role.LEADER, here.tinh.building)
    assert queries.task_for(building, TODAY, task.code) == task

    task.coordinators.all().delete()

    with pytest.raises(Task.DoesNotExist):
        queries.task_for(building, TODAY, task.code)
