"""Việc của tôi. The piles of tasks, the requests to decide, the intake: all that waits for one post on one day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import QuerySet

from sauro.apps.directives.models import Directive
from sauro.apps.directives.queries import Row, uploads_in_progress, waiting_descents
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.models import (
    Draft,
    DraftState,
    Extension,
    HandOver,
    ObjectiveCause,
    Review,
    Task,
    TaskQuerySet,
    Urging,
)
from sauro.apps.tasks.queries import reviews_visible_to, reviews_waiting, tasks_visible_to
from sauro.apps.tasks.queries.work import FIRST, MyWork, Pile, Waits, last_urgings, pile, tasks_by_id
from sauro.domain.acting import Acting, Role
from sauro.domain.urging import NAMES

INTAKE = (Role.CLERK, Role.COORDINATOR)
SOON, LATER = 3, 7  # working days ahead, today included in the first
URGED_SHOWN = 5


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
    last_urging: dict[int, Urging]
    intake: Intake
    received: list[Row]
    received_all: int

    @property
    def empty(self) -> bool:
        mine = any(pile.total for pile in self.piles.values()) or self.contribute.total or self.waiting.total
        asked = self.extensions or self.causes or self.hand_overs or self.received
        return not (mine or asked or self.intake.uploads or self.intake.reviews)


def home_of(acting: Acting, now: dt.datetime, on: dt.date) -> Home:
    """Việc của tôi of the acting post. A fixed number of queries, however many tasks there are."""
    work = MyWork(acting, on)
    piles = {name: pile(rows) for name, rows in piles_of(work, now, on).items()}
    asked, grounds = work.requests()
    extensions = list(asked.select_related("by_person")[:FIRST])
    causes = list(grounds.select_related("by_person")[:FIRST])
    received, received_all = waiting_descents(acting, on, FIRST)
    contribute, waiting = work.to_contribute(), work.waiting_for()
    urged = work.urged()
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
        hand_overs=work.hand_overs(),
        urged=shown,
        urged_all=urged.order_by().values("task").distinct().count(),
        week=work.week(),
        tasks=tasks_by_id(named),
        last_urging=last_urgings(named),
        intake=_intake(acting, on),
        received=received,
        received_all=received_all,
    )


def piles_of(work: MyWork, now: dt.datetime, on: dt.date) -> dict[str, TaskQuerySet]:
    """Các nhóm việc, each whole and in its order: the first page shows the beginning of what its list shows."""
    days = calendar()
    soon, later = days.add_working_days(on, SOON), days.add_working_days(on, LATER)
    return {
        "overdue": work.due(None, on - dt.timedelta(days=1)),
        "soon": work.due(on - dt.timedelta(days=1), soon),
        "later": work.due(soon, later),
        "returned": work.returned(later),
        "ahead": work.ahead(later),
        "accept": work.to_accept(),
        "confirm": work.to_confirm(),
        "assign": work.to_assign(),
        "countered": work.countered(),
        "done": work.lately_done(now),
    }


def _last_of_each(urged: QuerySet[Urging]) -> list[Urging]:
    """Lần đôn đốc sau cùng of each task: the ladder notes the rungs below it in the same run."""
    latest: dict[int, Urging] = {}
    for row in urged[: URGED_SHOWN * len(NAMES)]:
        latest.setdefault(row.task_id, row)
    return list(latest.values())[:URGED_SHOWN]


def _intake(acting: Acting, on: dt.date) -> Intake:
    """Văn bản đang đọc, chờ rà soát, việc mới vào sổ; nothing for those who do not take papers in."""
    if acting.role is Role.INSPECTOR:
        return Intake(lately=list(tasks_visible_to(acting, on).select_related("lead", "directive").order_by("-pk")[:5]))
    if acting.role not in INTAKE:
        return Intake()
    reviews = list(_waiting(acting, on))
    # Numbers alone first: an index has them, and the newest are sorted out of it without a look at the rows.
    newest = list(
        Task.objects.filter(registrar_id=acting.agency_id, parent=None).order_by("-pk").values_list("pk", flat=True)[:5]
    )
    registered = Task.objects.filter(pk__in=newest).select_related("lead", "directive")
    return Intake(
        uploads=list(uploads_in_progress(acting, on)[:FIRST]),
        reviews=reviews[:FIRST],
        drafts=Draft.objects.filter(review__in=reviews, state=DraftState.PROPOSED).count(),
        lately=list(registered.order_by("-pk")),
    )


def waiting_reviews(acting: Acting, on: dt.date) -> int:
    """Số văn bản chờ rà soát, for the menu."""
    return reviews_waiting(acting, on) if acting.role in INTAKE else 0


def _waiting(acting: Acting, on: dt.date) -> QuerySet[Review]:
    proposed = Draft.objects.filter(state=DraftState.PROPOSED).values("review")
    return reviews_visible_to(acting, on).filter(pk__in=proposed)
