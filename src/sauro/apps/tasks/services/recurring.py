"""Nhiệm vụ định kỳ. A job opens each period of a repeating task once, and tells of tasks that age without a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from sauro.apps.agencies.queries import search_key
from sauro.apps.directives import services as directives
from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.search.services import index
from sauro.apps.tasks import events
from sauro.apps.tasks.models import DueChange, HolderRole, Task, TaskCoordinator, TaskHolder, Urging
from sauro.apps.tasks.permissions import giver_of
from sauro.apps.tasks.services.cascading import speakers
from sauro.apps.tasks.services.moving import answer_day, change, locked, recount
from sauro.domain.extraction.model import DeadlineKind
from sauro.domain.occurrences import Age, Occurrence, Repeating, age_of, occurrences, period_on, repeats
from sauro.domain.periods import day_short
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import Status

_HELD = (Status.ACCEPTED, Status.IN_PROGRESS, Status.SENT_BACK)
_OPENED = [str(s) for s in (Status.ASSIGNED, *_HELD)]
_INHERITED = (
    "directive_id", "clause_id", "clause_marker", "text", "page", "product", "product_words", "authority_words",
    "authority_document", "authority_person", "lead_id", "proposed_id", "giver_id", "registrar_id", "urgent", "starred",
    "lights", "clear_lights", "approved_by_id",
)  # fmt: skip


def make_occurrences(on: dt.date, at: dt.datetime) -> int:
    """Mở các kỳ. Every period begun until the day, of every repeating task that is being done; how many were new.

    Run it as often as one likes: a task has one occurrence a period, whatever happens in between.
    """
    repeating = ~Q(cadence="") | Q(standing=True)
    tasks = Task.objects.filter(repeating, period="", status__in=_OPENED).order_by("pk")
    have: dict[int, set[str]] = {}
    lately = at - dt.timedelta(days=400)
    known = Task.objects.filter(parent__in=tasks.values("pk").order_by(), approved_at__gte=lately).exclude(period="")
    for parent_id, period in known.values_list("parent_id", "period"):
        have.setdefault(parent_id, set()).add(period)
    made, book = 0, rules()
    for task in list(tasks.only("pk", "cadence", "standing", "deadline_text", "original_due_on", "approved_at")):
        if period_on(_facts(task), on, book) not in have.get(task.pk, ()):
            made += _open(task.pk, _wanted(task, on), at)
    return made


def alert_ageing(on: dt.date, at: dt.datetime) -> int:
    """Nhiệm vụ không có hạn để lâu: told to who does it at 60 days, to who gave it at 90, each once; how many were new.

    Tasks whose periods open by themselves do not age.
    """
    book, days = rules(), calendar()
    longest = on - dt.timedelta(days=book.number(Age.ALERT, on))
    tasks = (
        Task.objects.open()
        .filter(due_on=None, period="", approved_at__date__lte=longest)
        .exclude(children__in=Task.objects.exclude(period=""))
    )
    told = 0
    for task in tasks.select_related("lead", "responsible").order_by("pk"):
        if repeats(_facts(task), on=on, calendar=days, rules=book):
            continue
        given_on = timezone.localdate(task.approved_at)
        told += _tell_age(task, age_of(given_on, on=on, rules=book), given_on, on, at)
    return told


def _facts(task: Task) -> Repeating:
    since = timezone.localdate(task.approved_at)
    return Repeating(since, task.cadence, task.standing, task.deadline_text, task.original_due_on)


def _wanted(task: Task, on: dt.date) -> list[Occurrence]:
    return occurrences(_facts(task), on=on, calendar=calendar(), rules=rules())


def _open(task_id: int, wanted: Sequence[Occurrence], at: dt.datetime) -> int:
    """The missing periods of one task, under its lock: what another run made meanwhile is seen here."""
    if not wanted:
        return 0
    with transaction.atomic():
        parent = locked(task_id)
        if parent is None or parent.status not in _OPENED:
            return 0
        have = set(parent.children.exclude(period="").values_list("period", flat=True))
        missing = [o for o in wanted if o.period not in have]
        for occurrence in missing:
            _make(parent, occurrence, at)
        if missing and parent.due_on is not None:
            _leave_the_day(parent, at)
    return len(missing)


def _make(parent: Task, occurrence: Occurrence, at: dt.datetime) -> None:
    held = Status(parent.status) in _HELD
    number = parent.part_number + 1
    code = f"{parent.code}.{number}"
    work = f"{parent.work} kỳ {occurrence.name}"
    status = Status.ACCEPTED if held else Status.ASSIGNED
    made = Task.objects.create(
        **{name: getattr(parent, name) for name in _INHERITED},
        code=code,
        work=work,
        parent=parent,
        root_id=parent.root_id or parent.pk,
        period=occurrence.period,
        deadline_kind=str(DeadlineKind.DATE),
        due_on=occurrence.due_on,
        original_due_on=occurrence.due_on,
        due_because={
            "template": occurrence.because.template,
            "values": {name: str(value) for name, value in occurrence.because.values.items()},
        },
        status=str(status),
        responsible_id=parent.responsible_id if held else None,
        accepted_at=at if held else None,
        last_sign_at=at if held else None,
        assigned_at=at,
        accept_by=None if held else answer_day(at),
        approved_at=at,
        folded=search_key(f"{code} {parent.directive.number} {work} {parent.lead.name} {parent.lead.short_name}"),
    )
    change(parent, part_number=number)
    _give_holders(parent, made, held, at)
    recount(parent.lead_id, None, status)
    index("task", made.pk, f"{code} · {work}", f"{parent.directive.number} {parent.lead.name}")
    _tell(parent, made, occurrence, at)
    record(
        events.OCCURRENCE_MADE,
        about=("task", made.pk),
        by=None,
        at=at,
        new={"code": code, "period": occurrence.name, "due_on": occurrence.due_on, "of": parent.code},
    )


def _give_holders(parent: Task, made: Task, held: bool, at: dt.datetime) -> None:
    lead = TaskHolder(task=made, role=HolderRole.LEAD, agency_id=parent.lead_id, since=at)
    person = TaskHolder(
        task=made,
        role=HolderRole.RESPONSIBLE,
        agency_id=parent.lead_id,
        holding_id=parent.responsible_id,
        since=at,
    )
    TaskHolder.objects.bulk_create([lead, person] if held else [lead])
    TaskCoordinator.objects.bulk_create(
        TaskCoordinator(task=made, agency_id=c.agency_id, printed=c.printed) for c in parent.coordinators.all()
    )


def _tell(parent: Task, made: Task, occurrence: Occurrence, at: dt.datetime) -> None:
    holder = parent.responsible or parent.proposed
    if holder is not None:
        directives.note_concerned(
            directive_id=parent.directive_id, agency_ids={parent.lead_id}, people={(parent.lead_id, holder.person_id)}
        )
    people = (
        {holder.person_id} if parent.responsible and holder else speakers({parent.lead_id}, _day(at))[parent.lead_id]
    )
    tell(
        people=people,
        kind="task.occurrence",
        about=("task", made.pk),
        text=Sentence(
            N_("Đã mở {code} cho kỳ {period}, hạn {day}: {work}"),
            {
                "code": made.code,
                "period": occurrence.name,
                "day": day_short(occurrence.due_on),
                "work": parent.work[:200],
            },
        ),
        url=reverse("tasks:task", args=[made.code]),
        slot=f"occurrence.{parent.pk}.{occurrence.period}",
        at=at,
    )


def _leave_the_day(parent: Task, at: dt.datetime) -> None:
    """The day of the first period is that of its occurrence; the task that repeats has none of its own any more."""
    old = parent.due_on
    because = {"template": N_("Nhiệm vụ định kỳ: mỗi kỳ có một hạn riêng."), "values": {}}
    change(parent, due_on=None)
    DueChange.objects.create(task=parent, old=old, new=None, because=because, at=at)
    record(
        events.DAY_LEFT_TO_PERIODS, about=("task", parent.pk), by=None, at=at, old={"due_on": old}, new={"due_on": None}
    )


def _tell_age(task: Task, age: Age, given_on: dt.date, on: dt.date, at: dt.datetime) -> int:
    told = 0
    reached = {Age.ALERT: [Age.ALERT], Age.ESCALATE: [Age.ALERT, Age.ESCALATE]}.get(age, [])
    for rung in reached:
        with transaction.atomic():
            people = _people_of(task, rung, on)
            _row, new = Urging.objects.get_or_create(task=task, rung=rung, slot=given_on, defaults={"on": on, "at": at})
            if not new:
                continue
            days = str((on - given_on).days)
            tell(
                people=people,
                kind=str(rung),
                about=("task", task.pk),
                text=Sentence(
                    N_("{code} chưa có hạn và đã mở {days} ngày. Đặt hạn, định kỳ hoặc dấu “thường xuyên”."),
                    {"code": task.code, "days": days},
                ),
                url=reverse("tasks:task", args=[task.code]),
                slot=f"{rung}.{task.pk}.{given_on}",
                at=at,
            )
            record(events.AGED, about=("task", task.pk), by=None, at=at, new={"days": days, "rung": str(rung)})
            told += 1
    return told


def _people_of(task: Task, rung: Age, on: dt.date) -> set[int]:
    if rung is Age.ESCALATE:
        giver = giver_of(task)
        return speakers({giver}, on)[giver]
    own = speakers({task.lead_id}, on)[task.lead_id]
    return own | ({task.responsible.person_id} if task.responsible is not None else set())


def _day(at: dt.datetime) -> dt.date:
    return timezone.localdate(at)
