"""Dấu hiệu: câu hỏi. Signals of the tasks that a person may watch, for the process and the unit; figures with context.

Nothing here groups, counts or orders by person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import below
from sauro.apps.journal.models import EntryValues
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks import events
from sauro.apps.tasks.models import (
    RUNNING,
    Decision,
    Decline,
    Extension,
    ObjectiveCause,
    SignalLook,
    SignalNote,
    Task,
    TaskCoordinator,
    TaskCount,
    TaskQuerySet,
)
from sauro.apps.tasks.permissions import giver_of, may_see_signals
from sauro.domain.acting import Acting, Role
from sauro.domain.extraction.model import Clarity, Light
from sauro.domain.lateness import CauseKind, Stop, judged
from sauro.domain.periods import add_months
from sauro.domain.sentence import Sentence
from sauro.domain.signals import (
    Cause,
    Figures,
    Owed,
    Sign,
    Signal,
    SignalFacts,
    counted,
    order_faults,
    require_cause,
    signals,
)
from sauro.domain.tasks import Status
from sauro.domain.worktime import WorkCalendar

K = TypeVar("K")
T = TypeVar("T")
MOST_ORDERS = 400  # of one issuer that one page looks into
MOST = 2000  # tasks that one page looks into, the latest; the page says so where there are more


def watched(acting: Acting, on: dt.date) -> tuple[TaskQuerySet, set[int] | None]:
    """Nhiệm vụ được xem dấu hiệu, and the bodies under watch (None: all).

    Leader and coordinator: their body and those below it; the registrar's also what it tracks; inspectors all.
    """
    since = add_months(on, -rules().number("signal.kept_months", on))
    tasks = Task.objects.filter(approved_at__date__gte=since)
    if not may_see_signals(acting):
        return tasks.none(), set()
    if acting.role is Role.INSPECTOR:
        return tasks, None
    bodies = {acting.agency_id, *below(acting.agency_id, on)}
    owing = TaskCoordinator.objects.filter(agency_id__in=bodies, asked_at__isnull=False).values("task_id")
    mine = Q(lead_id__in=bodies) | Q(giver_id__in=bodies) | Q(pk__in=owing) | Q(declined__agency_id__in=bodies)
    return tasks.filter(pk__in=tasks.filter(mine | Q(registrar_id=acting.agency_id)).values("pk")), bodies


@dataclass(frozen=True, slots=True)
class Shown:
    """Một dấu hiệu trên trang: its task, the unit by name, what the unit said, whether it is contested."""

    signal: Signal
    task: Task
    agency: Agency
    notes: tuple[SignalNote, ...]

    @property
    def causes(self) -> list[SignalNote]:
        return [n for n in self.notes if not n.contest]

    @property
    def contested(self) -> bool:
        return any(n.contest and n.answered_at is None for n in self.notes)

    @property
    def person(self) -> str:
        """The name, only after the unit's head has said why (E9)."""
        if not self.causes or self.signal.agency_id != self.task.lead_id or self.task.responsible is None:
            return ""
        return self.task.responsible.person.name


def signals_for(
    acting: Acting, on: dt.date, *, agency_id: int | None = None, task_id: int | None = None
) -> tuple[list[Shown], bool]:
    """Dấu hiệu được xem, by kind, then by task; (rows, whether older ones were left out). Contests upheld are out.

    Order faults are shown to whoever watches the task: they speak for the unit. Ten queries, however many rows.
    """
    tasks, bodies = watched(acting, on)
    if agency_id is not None:
        tasks = tasks.filter(_concerning(agency_id))
    if task_id is not None:
        tasks = tasks.filter(pk=task_id)
    rows = list(_candidates(tasks, on).order_by("-approved_at", "-pk")[: MOST + 1])
    found = _signals_of(rows[:MOST], on)
    tasks_by_id = {t.pk: t for t in rows}
    seen = [s for s in found if agency_id in (None, s.agency_id) and _visible(s, acting, bodies, tasks_by_id)]
    shown = _shown(seen, tasks_by_id)
    order = list(Sign)
    shown.sort(key=lambda s: (order.index(s.signal.sign), s.task.code))
    return shown, len(rows) > MOST


def of_person(rows: Iterable[Shown], asked: str) -> list[Shown]:
    """Dấu hiệu theo người: only those whose cause the unit's head has added; refused where there is none (E9)."""
    known = [r for r in rows if r.person and r.task.responsible is not None]
    found = [r for r in known if r.task.responsible and str(r.task.responsible.person_id) == asked]
    require_cause(bool(found))
    return found


def signal_on(task: Task, sign: str, agency_id: int, on: dt.date) -> Signal | None:
    """Dấu hiệu này có thật: the one signal of a task that a unit would explain or contest."""
    found = _signals_of([task], on)
    return next((s for s in found if str(s.sign) == sign and s.agency_id == agency_id), None)


def _concerning(agency_id: int) -> Q:
    owing = TaskCoordinator.objects.filter(agency_id=agency_id, asked_at__isnull=False).values("task_id")
    gave_back = Decline.objects.filter(agency_id=agency_id).values("task_id")
    issued = Q(giver_id=agency_id) | Q(giver_id=None, registrar_id=agency_id)
    return Q(lead_id=agency_id) | issued | Q(pk__in=owing) | Q(pk__in=gave_back)


def _candidates(tasks: TaskQuerySet, on: dt.date) -> TaskQuerySet:
    """Tasks that can have a signal at all; whatever passes is judged by the domain."""
    book = rules()
    stale = on - dt.timedelta(days=min(book.number(n, on) for n in ("task.stale", "task.stale.starred")))
    again = Extension.objects.exclude(decision=Decision.WITHDRAWN).filter(number__gte=2).values("task_id")
    owed = TaskCoordinator.objects.filter(asked_at__isnull=False, delivered_at=None, due_on__lt=on).values("task_id")
    short = Q(original_due_on__lte=F("approved_at__date") + dt.timedelta(days=14))
    unclear = short | Q(clear_lights__lt=6) | Q(draft__isnull=False, draft__version__gt=2)
    running = Q(status__in=RUNNING)
    possible = (
        Q(declines__gte=2)
        | Q(pk__in=Decline.objects.values("task_id"))
        | Q(status=str(Status.ASSIGNED), accept_by__lt=on)
        | (running & Q(last_sign_at__date__lt=stale))
        | Q(pk__in=again)
        | (running & Q(pk__in=owed))
        | Q(accepted_at__date__gte=F("due_on") - dt.timedelta(days=7))
        | unclear
    )
    return tasks.filter(possible).select_related("lead", "responsible__person", "draft")


def _signals_of(rows: Sequence[Task], on: dt.date) -> list[Signal]:
    load, days, book = _load({t.lead_id for t in rows}), calendar(), rules()
    found: list[Signal] = []
    for facts in facts_of(rows):
        found += signals(facts, today=on, calendar=days, rules=book, load=load)
    return found


def _visible(signal: Signal, acting: Acting, bodies: Collection[int] | None, tasks: dict[int, Task]) -> bool:
    if bodies is None or signal.agency_id in bodies or signal.sign is Sign.UNCLEAR_ORDER:
        return True
    return tasks[signal.task_id].registrar_id == acting.agency_id


def facts_of(rows: Sequence[Task]) -> list[SignalFacts]:
    """Dữ kiện của các nhiệm vụ, from rows and journal. Five queries, however many tasks."""
    ids = [t.pk for t in rows]
    declines = _grouped(Decline.objects.filter(task__in=ids).order_by("at", "pk").values_list("task_id", "agency_id"))
    asked = Extension.objects.filter(task__in=ids).exclude(decision=Decision.WITHDRAWN)
    extensions = _grouped(asked.values_list("task_id", "number"))
    parts = TaskCoordinator.objects.filter(task__in=ids, asked_at__isnull=False, agency__isnull=False)
    owed = _grouped((p.task_id, _owed(p)) for p in parts.select_related("agency"))
    causes = _grouped(
        (task_id, Cause(CauseKind(kind), since, until))
        for task_id, kind, since, until in _granted(ids).values_list("task_id", "kind", "since", "until")
    )
    leads = _leads([t.draft_id for t in rows if t.draft_id])
    return [
        SignalFacts(
            task_id=t.pk,
            lead_id=t.lead_id,
            issuer_id=giver_of(t),
            status=Status(t.status),
            given_on=timezone.localdate(t.approved_at),
            accept_by=t.accept_by,
            accepted_on=timezone.localdate(t.accepted_at) if t.accepted_at else None,
            due_on=t.due_on,
            first_due=t.original_due_on,
            submitted_on=t.submitted_on,
            last_sign_on=timezone.localdate(t.last_sign_at) if t.last_sign_at else None,
            starred=t.starred,
            declines=tuple(declines.get(t.pk, ())),
            extensions=len(extensions.get(t.pk, ())),
            owed=tuple(owed.get(t.pk, ())),
            causes=tuple(causes.get(t.pk, ())),
            leads=leads.get(t.draft_id or 0, 1),
            product=dict(t.lights).get(str(Clarity.SAN_PHAM), str(Light.CLEAR)) == str(Light.CLEAR),
            authority=bool(t.authority_words or t.authority_document or t.authority_person),
        )
        for t in rows
    ]


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    found: dict[K, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _owed(part: TaskCoordinator) -> Owed:
    delivered = timezone.localdate(part.delivered_at) if part.delivered_at else None
    asked = timezone.localdate(part.asked_at) if part.asked_at else dt.date.max
    return Owed(part.agency_id or 0, part.printed, asked, part.due_on, delivered)


def _granted(ids: Collection[int]) -> QuerySet[ObjectiveCause]:
    return ObjectiveCause.objects.filter(task__in=ids, decision=Decision.GRANTED)


def _leads(drafts: Collection[int]) -> dict[int, int]:
    """How many leads each draft named before a person chose one: from the journal's old value."""
    rows = EntryValues.objects.filter(
        entry__kind=events.LEAD_CHOSEN, entry__about_kind="draft", entry__about_id__in=drafts
    ).values_list("entry__about_id", "old")
    return {draft_id: (old or {}).get("lead", "").count("; ") + 1 for draft_id, old in rows}


def _load(bodies: Collection[int]) -> dict[int, int]:
    rows = TaskCount.objects.filter(agency_id__in=bodies, status__in=RUNNING).values_list("agency_id", "number")
    return {pk: sum(numbers) for pk, numbers in _grouped(rows).items()}


def _shown(found: Sequence[Signal], tasks: dict[int, Task]) -> list[Shown]:
    rows = SignalNote.objects.filter(task__in={s.task_id for s in found}).select_related("by__person", "agency")
    notes = _grouped(((n.task_id, n.signal, n.agency_id), n) for n in rows)
    agencies = Agency.objects.in_bulk({s.agency_id for s in found})
    upheld = {key for key, said in notes.items() if any(n.upheld for n in said)}
    return [
        Shown(s, tasks[s.task_id], agencies[s.agency_id], tuple(notes.get((s.task_id, str(s.sign), s.agency_id), ())))
        for s in counted(found, upheld)
    ]


def figures_for(acting: Acting, on: dt.date, *, agency_id: int | None = None) -> list[Figures]:
    """Số liệu theo đơn vị, in the order of the registry, never of the figures. Six queries.

    tasks: fell due or were handed in; late after objective causes; beside them how many of the late were ordered
    unclearly. Contested with right or not yet answered: left out.
    """
    tasks, bodies = watched(acting, on)
    tasks = tasks.exclude(due_on=None).filter(Q(submitted_on__isnull=False) | Q(due_on__lt=on))
    tasks = tasks.exclude(status__in=[str(Status.WITHDRAWN), str(Status.REPLACED)])
    if bodies is not None:
        tasks = tasks.filter(Q(lead_id__in=bodies) | Q(registrar_id=acting.agency_id))
    if agency_id is not None:
        tasks = tasks.filter(lead_id=agency_id)
    total = dict(tasks.order_by().values_list("lead_id").annotate(Count("pk")))
    late: dict[int, list[tuple[bool, bool]]] = {}
    aside, days, book = _set_aside(), calendar(), rules()
    rows = list(tasks.filter(Q(submitted_on__gt=F("due_on")) | Q(submitted_on=None)).select_related("lead", "draft"))
    for task, facts in zip(rows, facts_of(rows), strict=True):
        contested = (task.pk, str(Sign.UNCLEAR_ORDER), facts.issuer_id) in aside
        unclear = not contested and bool(order_faults(facts, calendar=days, rules=book))
        late.setdefault(task.lead_id, []).append((unclear, _excused(facts, on, days)))
    fewest = book.number("signal.fewest", on)
    return [
        Figures(
            agency_id=body.pk,
            agency=body.name,
            tasks=total[body.pk],
            late=sum(not excused for _, excused in late.get(body.pk, ())),
            late_unclear=sum(unclear and not excused for unclear, excused in late.get(body.pk, ())),
            excused=sum(excused for _, excused in late.get(body.pk, ())),
            fewest=fewest,
        )
        for body in Agency.objects.filter(pk__in=total).order_by("sort_key", "pk")
    ]


@dataclass(frozen=True, slots=True)
class UnclearOrders:
    """Việc giao chưa rõ của một nơi giao: (task, what is unclear), the latest first; `looked`: how many were looked at.

    `cut`: whether older ones were left out.
    """

    rows: tuple[tuple[Task, tuple[Sentence, ...]], ...]
    looked: int
    cut: bool


def unclear_orders(issuer_id: int, on: dt.date, *, since: dt.date) -> UnclearOrders:
    """Việc giao chưa rõ of one issuer, running, given since a day; contested ones are out. Nine queries."""
    issued = Q(giver_id=issuer_id) | Q(giver_id=None, registrar_id=issuer_id)
    midnight = timezone.make_aware(dt.datetime.combine(since, dt.time()))
    asked = Task.objects.filter(issued, status__in=RUNNING, parent=None, approved_at__gte=midnight)
    looked = asked.count()
    short = Q(original_due_on__lte=F("approved_at__date") + dt.timedelta(days=14))
    possible = asked.filter(short | Q(clear_lights__lt=6) | Q(draft__isnull=False, draft__version__gt=2))
    tasks = list(possible.select_related("lead", "directive").order_by("-approved_at", "-pk")[: MOST_ORDERS + 1])
    aside, days, book = _set_aside(), calendar(), rules()
    rows = tuple(
        (task, tuple(faults))
        for task, facts in zip(tasks[:MOST_ORDERS], facts_of(tasks[:MOST_ORDERS]), strict=True)
        if (task.pk, str(Sign.UNCLEAR_ORDER), issuer_id) not in aside
        and (faults := order_faults(facts, calendar=days, rules=book))
    )
    return UnclearOrders(rows, looked, len(tasks) > MOST_ORDERS)


def _excused(facts: SignalFacts, on: dt.date, days: WorkCalendar) -> bool:
    """Late by the calendar, in time once the days on which nobody could act are taken off (E11)."""
    found = judged(
        due_on=facts.due_on,
        started_on=facts.given_on,
        today=on,
        calendar=days,
        submitted_on=facts.submitted_on,
        stops=[Stop(c.since, c.until) for c in facts.causes],
    )
    return found.fair is not found.timeliness


def _set_aside() -> set[tuple[int, str, int]]:
    """Dấu hiệu không tính: contested and not yet answered, or contested with right (E7)."""
    rows = SignalNote.objects.filter(Q(answered_at=None) | Q(upheld=True), contest=True)
    return set(rows.values_list("task_id", "signal", "agency_id"))


def number_of_signals(shown: Iterable[Shown]) -> dict[int, int]:
    """Số dấu hiệu được tính của mỗi đơn vị; what is contested counts nowhere until it is answered."""
    found: dict[int, int] = {}
    for row in shown:
        if not row.contested:
            found[row.signal.agency_id] = found.get(row.signal.agency_id, 0) + 1
    return found


def may_see_unit(acting: Acting, agency_id: int, on: dt.date) -> bool:
    """Đơn vị được xem: under watch, or leading a task that the person's body tracks."""
    tasks, bodies = watched(acting, on)
    if bodies is None or agency_id in bodies:
        return bodies is None or may_see_signals(acting)
    return tasks.filter(_concerning(agency_id), registrar_id=acting.agency_id).exists()


def looks_at_unit(agency_id: int, limit: int = 50) -> QuerySet[SignalLook]:
    """Ai đã xem dấu hiệu của đơn vị, the latest first."""
    return SignalLook.objects.filter(agency_id=agency_id)[:limit]
