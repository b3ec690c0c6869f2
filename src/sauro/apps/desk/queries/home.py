"""Việc của tôi. The piles of tasks, the requests to decide, the intake: all that waits for one post on one day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import QuerySet

from sauro.apps.directives.models import Directive
from sauro.apps.directives.queries import Row, uploads_shown, waiting_descents
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.models import Extension, HandOver, ObjectiveCause, Review, Task, TaskQuerySet, Urging
from sauro.apps.tasks.queries import reviews_waiting, tasks_visible_to
from sauro.apps.tasks.queries.review import reviews_to_do
from sauro.apps.tasks.queries.work import (
    FIRST,
    WEEK,
    Held,
    MyWork,
    Pile,
    Waits,
    asked_waits,
    beginning,
    last_urgings,
    pile_of,
    tasks_by_id,
    waits_of,
)
from sauro.domain.acting import Acting, Role
from sauro.domain.urging import NAMES
from sauro.web.prepared import prepared

INTAKE = (Role.CLERK, Role.COORDINATOR)
NEWEST = 5
_LATELY = ("code", "work", "due_on", "cadence", "standing", "lead__name", "directive__number")
SOON, LATER = 3, 7  # working days ahead, today included in the first
URGED_SHOWN = 5
URGED_READ = URGED_SHOWN * len(NAMES)  # the ladder notes several rungs of one task in the same run
PILES = (
    "overdue", "soon", "later", "returned", "ahead", "accept", "confirm", "assign", "countered", "done"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Intake:
    """Văn bản vào. What is being read, what waits for review with its drafts, what entered the register lately."""

    uploads: list[Directive] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    drafts: int = 0
    lately: list[Task] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Home:
    """Việc của tôi. Piles by name, waits, requests, intake; `tasks` holds every task that a pile names."""

    piles: dict[str, Pile]
    contribute: Waits
    waiting: Waits
    extensions: list[Extension]
    causes: list[ObjectiveCause]
    hand_overs: list[HandOver]
    urged: list[Urging]
    urged_all: int
    week: dict[dt.date, int]
    tasks: dict[int, Task]
    last_urging: dict[int, dt.date]
    intake: Intake
    received: list[Row]
    received_all: int

    @property
    def empty(self) -> bool:
        mine = any(pile.total for pile in self.piles.values()) or self.contribute.total or self.waiting.total
        asked = self.extensions or self.causes or self.hand_overs or self.received
        return not (mine or asked or self.intake.uploads or self.intake.reviews)


@dataclass(frozen=True, slots=True)
class Horizon:
    """Các mốc ngày: today, and the last days of what is due soon and of what is due later."""

    on: dt.date
    soon: dt.date
    later: dt.date


def horizon_of(on: dt.date) -> Horizon:
    """Các mốc ngày counted from a day, in working days."""
    days = calendar()
    return Horizon(on, days.add_working_days(on, SOON), days.add_working_days(on, LATER))


def since_of(now: dt.datetime) -> dt.datetime:
    """Từ bao giờ là "mới xong"."""
    return now - dt.timedelta(days=WEEK)


def home_of(acting: Acting, now: dt.datetime, on: dt.date) -> Home:
    """Việc của tôi of the acting post. A fixed number of queries, whatever waits; one more past forty urgings."""
    work, horizon, since = MyWork(acting, on), horizon_of(on), since_of(now)
    piles = {name: pile_of(_pile.rows(acting, work.held, since, horizon=horizon, name=name)) for name in PILES}
    extensions, causes = work.rows(_extensions), work.rows(_causes)
    received, received_all = waiting_descents(acting, on, FIRST)
    contribute, waiting = asked_waits(work.rows(MyWork.to_contribute)), waits_of(work)
    urged = work.rows(_urged)
    shown = _last_of_each(urged)
    named = {pk for pile in piles.values() for pk in pile.ids}
    named |= {row.task_id for row in extensions} | {row.task_id for row in causes} | {row.task_id for row in shown}
    named |= {row.task_id for row in (*contribute.rows, *waiting.rows)}
    return Home(
        piles=piles,
        contribute=contribute,
        waiting=waiting,
        extensions=extensions,
        causes=causes,
        hand_overs=work.rows(MyWork.hand_overs),
        urged=shown,
        urged_all=work.count(MyWork.urged_tasks) if len(urged) == URGED_READ else len({row.task_id for row in urged}),
        week=dict(work.rows(MyWork.week)),
        tasks=tasks_by_id(named),
        last_urging=last_urgings(named),
        intake=_intake(acting, on),
        received=received,
        received_all=received_all,
    )


def piles_of(work: MyWork, since: dt.datetime, days: Horizon) -> dict[str, TaskQuerySet]:
    """Các nhóm việc, each whole and in its order: the first page shows the beginning of what its list shows."""
    yesterday = days.on - dt.timedelta(days=1)
    return {
        "overdue": work.due(None, yesterday),
        "soon": work.due(yesterday, days.soon),
        "later": work.due(days.soon, days.later),
        "returned": work.returned(days.later),
        "ahead": work.ahead(days.later),
        "accept": work.to_accept(),
        "confirm": work.to_confirm(),
        "assign": work.to_assign(),
        "countered": work.countered(),
        "done": work.lately_done(since),
    }


@prepared
def _pile(
    acting: Acting, held: Held, since: dt.datetime, *, horizon: Horizon, name: str
) -> QuerySet[Task, tuple[int, int]]:
    return beginning(piles_of(MyWork(acting, horizon.on, held), since, horizon)[name])


def _extensions(work: MyWork) -> QuerySet[Extension]:
    return work.requests()[0].select_related("by_person")[:FIRST]


def _causes(work: MyWork) -> QuerySet[ObjectiveCause]:
    return work.requests()[1].select_related("by_person")[:FIRST]


def _urged(work: MyWork) -> QuerySet[Urging]:
    return work.urged().only("task_id", "rung", "on")[:URGED_READ]


def _last_of_each(urged: list[Urging]) -> list[Urging]:
    """Lần đôn đốc sau cùng of each task: the ladder notes the rungs below it in the same run."""
    latest: dict[int, Urging] = {}
    for row in urged:
        latest.setdefault(row.task_id, row)
    return list(latest.values())[:URGED_SHOWN]


def _intake(acting: Acting, on: dt.date) -> Intake:
    """Văn bản đang đọc, chờ rà soát, việc mới vào sổ; nothing for those who do not take papers in."""
    if acting.role is Role.INSPECTOR:
        seen = tasks_visible_to(acting, on).select_related("lead", "directive").only(*_LATELY)
        return Intake(lately=list(seen.order_by("-pk")[:NEWEST]))
    if acting.role not in INTAKE:
        return Intake()
    # Numbers alone first: an index has them, and the newest are sorted out of it without a look at the rows.
    newest = _newest.rows(acting.agency_id)
    reviews, drafts = reviews_to_do(acting.agency_id, FIRST)
    return Intake(
        uploads=uploads_shown(acting, on, FIRST),
        reviews=reviews,
        drafts=drafts,
        lately=_registered.rows(tuple(newest)),
    )


@prepared
def _newest(registrar: int) -> QuerySet[Task, int]:
    found = Task.objects.filter(registrar_id=registrar, parent=None).order_by("-pk")
    return found.values_list("pk", flat=True)[:NEWEST]


@prepared
def _registered(ids: tuple[int, ...]) -> QuerySet[Task]:
    return Task.objects.filter(pk__in=ids).select_related("lead", "directive").only(*_LATELY).order_by("-pk")


def waiting_reviews(acting: Acting, on: dt.date) -> int:
    """Số văn bản chờ rà soát, for the menu."""
    return reviews_waiting(acting, on) if acting.role in INTAKE else 0
