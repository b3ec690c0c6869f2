"""Tỉnh An Lạc ở cỡ thật. One generator for `sauro sample`, the bench and the tests; one seed gives one province.

How it is built
---------------
`load(size, seed=…, at=…)` runs every area of `AREAS` in turn, inside one transaction. An area is one module here with
one function `fill(world)`:

    from sauro.sample.province.world import World

    def fill(world: World) -> None:
        rows = world.ledger.table(BriefingDuty)             # sauro.sample.bulk.Table of a model
        for cell in world.cells.values():                   # world.bodies, world.papers likewise
            at = world.moment(world.now - 3)                # office hours of a working day, by number
            duty = rows.add(body_id=cell.pk, at=at)         # column names; defaults are filled in; gives the id
            world.ledger.chronicle.tell(at, events.HELD, ("duty", duty), cell.staff[0].by, new={"attended": 12})

`world.dice` is the only source of chance, `world.words` of sentences, `world.days` of working days. Rows of one area
may name ids of another area's rows in any order: foreign keys are checked when all is written. Entries may be told in
any order too: they are sorted by their time and chained at the end. What the product keeps beside the rows (roll-ups,
counters) an area writes itself, so that `sauro verify` finds them right.

To add an area: a module here, its name in AREAS (before `counters`), its sizes in `sizes.py` where they differ by size.
"""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable

from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.queries.urging import ladder_on
from sauro.sample.bulk import Ledger, open_ledger, refresh_statistics
from sauro.sample.load import load_accounts, load_bodies, load_delegations, load_people
from sauro.sample.province import (
    briefings,
    closed,
    counters,
    findings,
    indicating,
    registry,
    reporting,
    running,
    way_down,
)
from sauro.sample.province.sizes import CLOSED_YEARS, RUNNING_DAYS, Size
from sauro.sample.province.world import World

SEED = 20261122
AREAS: tuple[Callable[[World], None], ...] = (
    registry.fill, closed.fill, running.fill, way_down.fill, briefings.fill, reporting.fill, indicating.fill,
    findings.fill, counters.fill,
)  # fmt: skip
Told = Callable[[str, float], None]


def load(size: Size, *, at: dt.datetime, seed: int = SEED, told: Told | None = None) -> dict[str, int]:
    """Nạp tỉnh. Rows written, by model; NotEmptyError where there are tasks. `told` hears each step, its seconds."""
    dice = random.Random(seed ^ 1)
    clock = _Clock(told)
    with open_ledger(dice) as ledger:
        _people_first(at)
        clock.step("bộ mẫu nhỏ")
        world = _world(size, seed, at, ledger)
        for area in AREAS:
            area(world)
            clock.step(area.__module__.rpartition(".")[2])
        written = ledger.close()
        clock.step("nhật ký")
    clock.step("chỉ mục")
    load_delegations(at)
    refresh_statistics()
    clock.step("thống kê")
    return written


def _people_first(at: dt.datetime) -> None:
    """The small sample's bodies, seats and accounts, through the services, dated before everything else."""
    long_ago = at - dt.timedelta(days=RUNNING_DAYS + 366 * CLOSED_YEARS + 40)
    load_bodies(long_ago)
    load_people(long_ago)
    load_accounts(long_ago)


def _world(size: Size, seed: int, at: dt.datetime, ledger: Ledger) -> World:
    world = World.begun(size, seed, at, ledger, calendar())
    world.rungs = [(r.name, str(r.start), r.offset) for r in ladder_on(world.today).rungs]
    return world


class _Clock:
    def __init__(self, told: Told | None) -> None:
        self.told, self.since = told, time.perf_counter()

    def step(self, name: str) -> None:
        now = time.perf_counter()
        if self.told:
            self.told(name, now - self.since)
        self.since = now
