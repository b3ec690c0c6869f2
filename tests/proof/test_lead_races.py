"""One lead, one responsible person, one task of a draft: four processes at once, not one violation (C1.1a)."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.synchronize import Barrier

import pytest
from django.db import DatabaseError, connections, transaction

from sauro.apps.agencies.models import Holding
from sauro.apps.journal.queries import verify_chain
from sauro.apps.tasks import services
from sauro.apps.tasks.models import Draft, Task, TaskHolder
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.tasks.desk import AT, approve, at_desk, desk
from tests.counts import Proof

PROCESSES = 4
# What one process does in one race: (race, process) -> nothing; refusals and constraint errors are how it loses.
Racer = Callable[[int, int], None]


def _run(process: int, races: int, racer: Racer, barrier: Barrier) -> None:
    """In a child: meet the others at the barrier, then act; anything but losing the race ends the child badly."""
    for race in range(races):
        barrier.wait(60)
        try:
            racer(race, process)
        except (Refusal, DatabaseError):
            continue
    connections.close_all()


def race(races: int, racer: Racer) -> None:
    """`races` races of four processes that start together each time."""
    connections.close_all()  # a connection must not cross a fork
    context = multiprocessing.get_context("fork")
    barrier = context.Barrier(PROCESSES)
    children = [context.Process(target=_run, args=(n, races, racer, barrier)) for n in range(PROCESSES)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0] * PROCESSES


@pytest.mark.proof
@pytest.mark.django_db(transaction=True)
def test_four_processes_approve_one_draft_and_one_task_stands(proof: Proof) -> None:
    races = proof.count(small=10, full=1000)
    here = desk()
    drafts = copies(here.draft("3.1."), races)
    coordinators = [here.coordinator, *(at_desk(Role.COORDINATOR, here.tinh.office) for _ in range(PROCESSES - 1))]

    def approve_it(number: int, process: int) -> None:
        services.approve_draft(draft_id=drafts[number], version=1, by=coordinators[process], at=AT)

    race(races, approve_it)

    tasks = list(Task.objects.values_list("draft_id", flat=True))
    codes = set(Task.objects.values_list("code", flat=True))
    leads = TaskHolder.objects.filter(role="lead", until=None)
    violations = (len(tasks) - len(set(tasks))) + (len(tasks) - len(codes)) + (leads.count() - len(tasks))
    proof.report(races, f"{violations} violations, {len(tasks)} tasks")
    assert sorted(tasks) == sorted(drafts)
    assert violations == 0
    assert verify_chain().sound


@pytest.mark.proof
@pytest.mark.django_db(transaction=True)
def test_four_processes_name_a_responsible_person_and_one_stands(proof: Proof) -> None:
    races = proof.count(small=10, full=1000)
    here = desk()
    task = approve(here)
    people = [cast.person_in(here.tinh.home, Role.OFFICER) for _ in range(PROCESSES)]
    tasks = [copy_task(task, number) for number in range(races)]

    def name_them(number: int, process: int) -> None:
        hold(tasks[number], people[process])

    race(races, name_them)

    held = list(TaskHolder.objects.filter(role="responsible", until=None).values_list("task_id", flat=True))
    violations = len(held) - len(set(held))
    proof.report(races, f"{violations} violations, {len(held)} held")
    assert sorted(held) == sorted(tasks)
    assert violations == 0


def copies(draft: Draft, count: int) -> list[int]:
    """Waiting drafts like this one, with its bodies."""
    actors = list(draft.actors.all())
    made = []
    for _ in range(count):
        draft.pk, draft._state.adding = None, True
        draft.save()
        for actor in actors:
            actor.pk, actor.draft_id, actor._state.adding = None, draft.pk, True
            actor.save()
        made.append(draft.pk)
    return made


def copy_task(task: Task, number: int) -> int:
    task.pk, task.draft, task.code, task._state.adding = None, None, f"NV-2025-{number:04d}", True
    task.save()
    return task.pk


def hold(task_id: int, person: Holding) -> None:
    """As careless as code can be: no lock, no look; the database alone keeps the promise."""
    with transaction.atomic():
        TaskHolder.objects.create(
            task_id=task_id, role="responsible", agency_id=person.post.agency_id, holding=person, since=AT
        )
