"""Bàn điều hành: con số. Bodies by the four states inside bands of volume, work by week, directives, unclear orders.

These look over the whole year of the register, so they are counted anew only when something happened since: whatever
changes a task, a directive or a rule writes to the journal or moves a stamp in the same transaction.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Case, Count, F, IntegerField, Q, When
from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.desk.queries.board import DIRECTIVES, Board
from sauro.apps.journal.queries import head
from sauro.apps.rulebook.queries import rules
from sauro.apps.tasks.queries.register import (
    COUNTED,
    given_in,
    stands,
    tasks_swept_for,
    tasks_visible_to,
    without_parts,
)
from sauro.apps.tasks.queries.signals import UnclearOrders, unclear_orders
from sauro.domain.acting import Acting
from sauro.domain.synthesis_figures import FIVE, Rate, band_of
from sauro.domain.tasks import Status, Timeliness
from sauro.web.once import once, stamp

ALL = (COUNTED, *FIVE)
_JOURNAL = frozenset({"journal_entry"})


@dataclass(frozen=True, slots=True)
class BodyNumbers:
    """Một cơ quan: `numbers` by COUNTED and the five; `kept`: done on time of all that was done with a day."""

    pk: int
    name: str
    numbers: dict[str, int]
    kept: Rate


@dataclass(frozen=True, slots=True)
class VolumeBand:
    """Nhóm khối lượng (E10): from `least` tasks up to and with `most` (None: without end); in the registry's order."""

    least: int
    most: int | None
    bodies: tuple[BodyNumbers, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """Tuần: from a Monday; what was confirmed in it, on time and late."""

    since: dt.date
    on_time: int
    late: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Con số của bàn. `sums`: of whole tasks given this year, as the register lists them; `overdue`: of all years.

    A body's numbers hold the parts given to it too: they are its work, and so does its list in the register.
    """

    year: int
    sums: dict[str, int]
    overdue: int
    bands: tuple[VolumeBand, ...]
    weeks: tuple[Week, ...]
    directives: dict[str, int]
    unclear: UnclearOrders


def figures_of(acting: Acting, on: dt.date) -> Figures:
    """Con số của bàn điều hành. Two questions where nothing happened since they were counted last."""
    return _figures(acting, on, *state())


def state() -> tuple[Hashable, ...]:
    """Trạng thái sổ: equal as long as nothing was done that the board shows. Two questions, once a request."""
    last = once("journal.head", _JOURNAL, head)
    return last or object(), stamp("rules"), stamp("registry")  # an empty journal tells no state: nothing is kept


@lru_cache(maxsize=128)
def _figures(acting: Acting, on: dt.date, *_: Hashable) -> Figures:
    bodies, sums = _bodies(acting, on)
    board, days = Board(acting, on), int(rules().number("desk.unclear_days", on))
    return Figures(
        year=on.year,
        sums=sums,
        overdue=without_parts(tasks_visible_to(acting, on), acting).overdue(on).order_by().count(),
        bands=_bands(bodies, on),
        weeks=_weeks(acting, on),
        directives={name: rows(board).order_by().count() for name, rows in DIRECTIVES.items()},
        unclear=unclear_orders(acting.agency_id, on, since=on - dt.timedelta(days=days)),
    )


def _bodies(acting: Acting, on: dt.date) -> tuple[list[BodyNumbers], dict[str, int]]:
    """Các cơ quan chủ trì, in the order of the registry, and the sums over whole tasks: exactly what the register
    lists for each body, and for the year."""
    fewest = int(rules().number("synthesis.fewest", on))
    counts = {name: Count("pk", filter=stands(name, on)) for name in ALL}
    rows = tasks_swept_for(acting, on).filter(given_in(on.year)).order_by()
    # By the lead's number as a sum: by the bare column SQLite reads every task there is, in the order of its leads.
    led = rows.annotate(body=F("lead_id") + 0, part=_part(acting)).values_list("body", "part").annotate(**counts)
    found: dict[int, Counter[str]] = {}
    sums = Counter[str]()
    for pk, part, *numbers in led:
        here = dict(zip(ALL, numbers, strict=True))
        found.setdefault(pk, Counter()).update(here)
        if not part:
            sums.update(here)
    names = Agency.objects.filter(pk__in=found).order_by("sort_key", "pk").values_list("pk", "name")
    bodies = []
    for pk, name in names:
        by = {name: found[pk][name] for name in ALL}
        kept = Rate(by[Timeliness.ON_TIME], by[Timeliness.ON_TIME] + by[Timeliness.LATE], fewest)
        if by[COUNTED]:
            bodies.append(BodyNumbers(pk, name, by, kept))
    return bodies, {name: sums[name] for name in ALL}


def _part(acting: Acting) -> Case:
    """Phần việc của nơi khác: 1 for what `without_parts` leaves out. By the root, which the index of the year holds."""
    return Case(When(Q(root=None) | Q(lead_id=acting.agency_id), then=0), default=1, output_field=IntegerField())


def _bands(bodies: list[BodyNumbers], on: dt.date) -> tuple[VolumeBand, ...]:
    bounds = sorted((int(b) for b in rules().rule("synthesis.bands", on).value.split(",")), reverse=True)
    found = []
    for above, least in zip([None, *bounds], [*bounds, 0], strict=True):
        own = tuple(body for body in bodies if band_of(body.numbers[COUNTED], bounds) == least)
        if own:
            found.append(VolumeBand(least, above - 1 if above else None, own))
    return tuple(found)


def _weeks(acting: Acting, on: dt.date) -> tuple[Week, ...]:
    """Việc xong theo tuần, whole tasks, the earliest first; a week without any is shown as well."""
    monday = on - dt.timedelta(days=on.weekday())
    weeks = int(rules().number("desk.weeks", on))
    days = [monday - dt.timedelta(weeks=n) for n in reversed(range(weeks))]
    starts = [timezone.make_aware(dt.datetime.combine(day, dt.time())) for day in days]
    rows = tasks_swept_for(acting, on).filter(status=Status.CONFIRMED, ended_at__gte=starts[0]).order_by()
    rows = rows.exclude(~Q(lead_id=acting.agency_id), root__isnull=False)
    number = Case(  # which week it ended in, told by its moment alone: a database that cuts dates itself takes longer
        *(When(ended_at__lt=after, then=at) for at, after in enumerate(starts[1:])),
        default=weeks - 1,
        output_field=IntegerField(),
    )
    late = Count("pk", filter=stands(str(Timeliness.LATE), on))
    dated = Count("pk", filter=Q(due_on__isnull=False))
    found = rows.annotate(week=number).values_list("week").annotate(dated=dated, late=late)
    by = {week: (dated - late, late) for week, dated, late in found}
    return tuple(Week(day, *by.get(at, (0, 0))) for at, day in enumerate(days))
