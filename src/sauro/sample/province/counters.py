"""Số đếm. What the product keeps beside its rows: numbers given, tasks of a body by status, the registry's version."""

from __future__ import annotations

from sauro.apps.agencies.services.bodies import changed_registry
from sauro.apps.tasks.models import TaskCount, TaskNumber
from sauro.sample.province.world import World


def fill(world: World) -> None:
    """Agree with the rows; `sauro verify` counts them again."""
    for year, last in sorted(world.numbers.items()):
        world.ledger.table(TaskNumber).add(year=year, last=last)
    for (agency, status), number in sorted(world.counts.items()):
        world.ledger.table(TaskCount).add(agency_id=agency, status=status, number=number)
    changed_registry()
