"""Sổ nhiệm vụ: câu hỏi. Lists, counts, one task."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Hashable
from functools import lru_cache
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import alive, below
from sauro.apps.journal.queries import head
from sauro.apps.rulebook.queries import rules
from sauro.apps.tasks.models import Draft, SavedView, Task, TaskHolder, TaskQuerySet, TaskSide, Typed, Within
from sauro.apps.tasks.permissions import FOR_THE_BODY, Sides, Way, sides_of, sight, sight_outwards
from sauro.apps.tasks.queries.hanging import hang_coordinators
from sauro.apps.tasks.queries.lines import RegisterLine
from sauro.apps.tasks.queries.review import sentence_of
from sauro.domain.acting import Acting
from sauro.domain.agencies import BodyKind
from sauro.domain.sentence import Sentence
from sauro.domain.tasks import ENDED, Status, Timeliness
from sauro.domain.text.fragments import highest_in
from sauro.web.once import announce, asking_once, stamp
from sauro.web.prepared import Prepared, prepared

SOON_DAYS = 7
MUCH = 10_000  # tasks: from here on the register is gone through
announce("tasks.last", Task._meta.db_table, f"SELECT MAX(id) FROM {Task._meta.db_table}")
_NOT_SHOWN = ("header", "paragraphs", "pages", "notes", "drafts", "measures")  # of a reading, on the page of a task


def tasks_visible_to(acting: Acting, on: dt.date) -> TaskQuerySet:
    """Nhiệm vụ được xem on a day; two queries in all with `.for_register()`."""
    sides = sides_on(acting, on)
    return tasks_of(sides, way_for(sides, on))


def tasks_of(sides: Sides, way: Way) -> TaskQuerySet:
    """Nhiệm vụ mà các bên này thấy; `way`: as `way_for` says of them, which changes no row."""
    return Task.objects.filter(sight(sides, way))


def way_for(sides: Sides, on: dt.date, *, in_range: bool = False) -> Way:
    """Cách hỏi for these sides; `in_range`: the list's own condition is a short range of an index."""
    if sees_much(sides, on):
        return Way.OUTWARDS
    return Way.IN_RANGE if in_range else Way.GATHERED


def sees_much(sides: Sides, on: dt.date) -> bool:
    """Thấy nhiều: whether a list is shorter to find by going through the register than by gathering what one may see.

    It decides how the database is asked and never what it answers, so a process asks once a day for each person. A
    small register is known by its last number, which comes with the stamps of the request.
    """
    return sides is None or (asking_once() and (stamp("tasks.last") or 0) > MUCH and _sees_much(sides, on))


@lru_cache(maxsize=4096)
def _sees_much(sides: tuple[int, ...], _: dt.date) -> bool:
    return TaskSide.objects.filter(side__in=sides).order_by()[: MUCH + 1].count() > MUCH


def sides_on(acting: Acting, on: dt.date) -> Sides:
    """Các bên của một người on a day, by the tree of bodies of that day; None: all."""
    return sides_of(acting, below(acting.agency_id, on) if acting.role in FOR_THE_BODY else ())


def tasks_swept_for(acting: Acting, on: dt.date) -> TaskQuerySet:
    """Nhiệm vụ được xem, where a range of days is counted: the same rows as `tasks_visible_to`.

    For who sees much it is said as what is left out, so that SQLite goes through the index of the range
    (`tasks_given_sight`, `tasks_ended_sight`) once, and does not gather first.
    """
    sides = sides_on(acting, on)
    if sides is None or not sees_much(sides, on):
        return Task.objects.filter(sight(sides))
    return Task.objects.exclude(~Q(pk__in=TaskSide.objects.filter(side__in=sides).values("task_id")))


def tasks_among(acting: Acting, on: dt.date, ids: Collection[int]) -> set[int]:
    """Những nhiệm vụ được xem of these; asked from each of them outwards."""
    found = Task.objects.filter(sight_outwards(sides_on(acting, on)), pk__in=ids).order_by()
    return set(found.values_list("pk", flat=True))


def newest_among(acting: Acting, on: dt.date, typed: Typed, most: int) -> list[int]:
    """Nhiệm vụ mới nhất được xem of a set of words, newest first: of who sees much the newest of the set are asked."""
    sides = sides_on(acting, on)
    if sees_much(sides, on) or sides is None:
        newest = highest_in(typed.tasks, most)
        seen = tasks_among(acting, on, newest)
        return [number for number in newest if number in seen]
    rows = TaskSide.objects.filter(Within(F("task_id"), typed), side__in=sides).values_list("task_id", flat=True)
    return list(rows.distinct().order_by("-task_id")[:most])


def task_for(acting: Acting, on: dt.date, code: str) -> Task:
    """Một nhiệm vụ. Task.DoesNotExist where it is not there or not to be seen: the page says 404 for both."""
    return _asked_of(_task, acting, on, code)


def task_in_brief(acting: Acting, on: dt.date, code: str) -> Task:
    """Một nhiệm vụ khi một biểu mẫu được gửi: with the persons who answer for it. What else a page shows of it is
    fetched where the form comes back."""
    return _asked_of(_brief, acting, on, code)


def task_page(acting: Acting, on: dt.date, code: str) -> Task:
    """Một nhiệm vụ cho trang của nó: with its draft, the text it was read from, and the coordinating bodies."""
    found = _asked_of(_whole, acting, on, code)
    hang_coordinators(found)
    return found


def _asked_of(question: Prepared[Task], acting: Acting, on: dt.date, code: str) -> Task:
    found = question.first(sides_on(acting, on), code)
    if found is None:
        raise Task.DoesNotExist
    return found


@prepared
def _task(sides: Sides, code: str) -> TaskQuerySet:
    found = Task.objects.filter(sight_outwards(sides), code=code).for_register().prefetch_related(None)
    return found.select_related("giver", "registrar")


@prepared
def _brief(sides: Sides, code: str) -> TaskQuerySet:
    return Task.objects.filter(sight_outwards(sides), code=code).select_related("responsible", "proposed")


@prepared
def _whole(sides: Sides, code: str) -> QuerySet[Task]:
    """All that a page says of a task in one row; of the document's reading the text alone."""
    found = _task.plain(sides, code).select_related("draft", "draft__review__reading", "approved_by__person")
    return found.defer(*(f"draft__review__reading__{name}" for name in _NOT_SHOWN))


def stale(on: dt.date) -> Q:
    """Lâu không cập nhật: under way, and no sign of work for the rulebook's days (fewer for a starred task)."""
    book, midnight = rules(), timezone.make_aware(dt.datetime.combine(on, dt.time()))
    since = midnight - dt.timedelta(days=book.number("task.stale", on))
    starred = midnight - dt.timedelta(days=book.number("task.stale.starred", on))
    doing = Q(status__in=[str(s) for s in (Status.ACCEPTED, Status.IN_PROGRESS, Status.SENT_BACK)])
    return doing & (Q(last_sign_at__lt=since) | Q(starred=True, last_sign_at__lt=starred))


def ageing(on: dt.date) -> Q:
    """Không thời hạn quá lâu: neither a day nor a cadence, open for more than the rulebook's days."""
    since = timezone.make_aware(dt.datetime.combine(on, dt.time()))
    since -= dt.timedelta(days=rules().number("task.ageing.alert", on))
    return Q(due_on=None, cadence="", approved_at__lt=since) & ~Q(status__in=[str(s) for s in ENDED])


LEFT = [str(s) for s in (Status.WITHDRAWN, Status.REPLACED)]  # what counts nowhere
COUNTED = "counted"


def stands(stand: str, on: dt.date) -> Q:
    """Tính kịp thời trong câu hỏi: what `domain.tasks.timeliness` says of one task; "counted": any of the five.

    Each counted task has exactly one of the five, so the five sum to the whole (facts 1.3).
    """
    running, done, dated = Q(status__running=True), Q(status=Status.CONFIRMED), Q(due_on__isnull=False)
    late = Q(submitted_on__gt=F("due_on"))
    return {
        COUNTED: ~Q(status__in=LEFT),
        str(Timeliness.ON_TIME): done & dated & (Q(submitted_on=None) | Q(submitted_on__lte=F("due_on"))),
        str(Timeliness.LATE): done & late,
        str(Timeliness.IN_TIME): running & Q(due_on__gte=on),
        str(Timeliness.OVERDUE): running & Q(due_on__lt=on),
        str(Timeliness.NO_DEADLINE): Q(due_on=None) & ~Q(status__in=LEFT),
    }[stand]


def given_in(year: int) -> Q:
    """Giao trong năm: registered from 1 January up to the next."""
    days = (dt.date(year, 1, 1), dt.date(year + 1, 1, 1))
    first, after = (timezone.make_aware(dt.datetime.combine(day, dt.time())) for day in days)
    return Q(approved_at__gte=first, approved_at__lt=after)


def confirmed_in_week(monday: dt.date) -> Q:
    """Xác nhận xong trong tuần: confirmed from a Monday up to the next."""
    first, after = (timezone.make_aware(dt.datetime.combine(monday + dt.timedelta(days=n), dt.time())) for n in (0, 7))
    return Q(status=Status.CONFIRMED, ended_at__gte=first, ended_at__lt=after)


def register_counts(tasks: TaskQuerySet, on: dt.date) -> dict[str, int]:
    """Số nhiệm vụ by the views of the register, `soon`: within seven days. One query, and the rulebook's stamp."""
    running = ~Q(status__in=[str(s) for s in ENDED])
    return tasks.order_by().aggregate(
        all=Count("pk"),
        overdue=Count("pk", filter=running & Q(due_on__lt=on)),
        soon=Count("pk", filter=running & Q(due_on__gte=on, due_on__lte=on + dt.timedelta(days=SOON_DAYS))),
        no_deadline=Count("pk", filter=Q(due_on=None)),
        gaps=Count("pk", filter=Q(clear_lights__lt=6)),
        to_accept=Count("pk", filter=Q(status=Status.ASSIGNED)),
        to_confirm=Count("pk", filter=Q(status=Status.SUBMITTED)),
        stale=Count("pk", filter=stale(on)),
        ageing=Count("pk", filter=ageing(on)),
        starred=Count("pk", filter=Q(starred=True)),  # last: its name would stand for the column in what follows it
    )


def without_parts(tasks: TaskQuerySet, acting: Acting) -> TaskQuerySet:
    """Sổ không kể phần việc: whole tasks, and the parts that the person's own body leads.

    Said as what is left out: as "whole, or led here" SQLite would gather all whole tasks by their index first.
    """
    return tasks.exclude(~Q(lead_id=acting.agency_id), parent__isnull=False)


def number_of_all(acting: Acting, sides: tuple[int, ...], *, parts: bool) -> int:
    """Số nhiệm vụ được xem: as many as `tasks_visible_to` has; without parts, for who speaks for a body, as many as
    `without_parts` leaves. One index answers it."""
    return _sides.count(sides) if parts else _whole_sides.count(sides, acting.agency_id)


@prepared
def _sides(sides: tuple[int, ...]) -> QuerySet[TaskSide, Any]:
    return TaskSide.objects.filter(side__in=sides).order_by().values("task_id").distinct()


@prepared
def _whole_sides(sides: tuple[int, ...], own: int) -> QuerySet[TaskSide, Any]:
    place = TaskSide.Place
    whole = Q(side__in=sides, place=place.WHOLE) | Q(side=own, place=place.LED_PART)
    return TaskSide.objects.filter(whole).order_by().values("task_id").distinct()


def counts_for(acting: Acting, on: dt.date, *, parts: bool) -> dict[str, int]:
    """Số nhiệm vụ của từng cách xem, for a person; with or without the parts of other bodies.

    Counted anew only when something happened since: whatever changes a task writes to the journal in the same
    transaction, so its last entry tells one state of the register from the next. Three queries at most.
    """
    return dict(_counts(acting, on, parts, head(), stamp("rules"), stamp("registry")))


@lru_cache(maxsize=256)
def _counts(acting: Acting, on: dt.date, parts: bool, *_: Hashable) -> dict[str, int]:
    seen = tasks_visible_to(acting, on)
    return register_counts(seen if parts else without_parts(seen, acting), on)


def leads_of(tasks: TaskQuerySet) -> list[tuple[int, str]]:
    """Các cơ quan chủ trì of these tasks, in the order of the registry: id and name."""
    leads = Agency.objects.filter(pk__in=tasks.order_by().values("lead")).order_by("sort_key", "pk")
    return list(leads.values_list("pk", "name"))


def saved_views_of(acting: Acting) -> list[SavedView]:
    """Cách xem đã lưu of this person, in the order of saving."""
    return _saved_views.rows(acting.account_id)


@prepared
def _saved_views(account_id: int) -> QuerySet[SavedView]:
    return SavedView.objects.filter(owner_id=account_id)


def tasks_on(tasks: TaskQuerySet, reading_id: int, spans: list[tuple[int, int] | None]) -> list[list[Task]]:
    """Nhiệm vụ đứng trên các đoạn: for each span of a reading's text the tasks whose words reach into it; one query."""
    rows = tasks.filter(draft__review__reading_id=reading_id).for_register().order_by("start")
    placed = [(task, task.start, task.end) for task in rows]
    return [
        [
            t
            for t, start, end in placed
            if span and start is not None and end is not None and start < span[1] and end > span[0]
        ]
        for span in spans
    ]


def holders_of(task: Task) -> list[TaskHolder]:
    """Nơi giữ việc, past and present, oldest first."""
    return _holders.rows(task.pk)


@prepared
def _holders(task_id: int) -> QuerySet[TaskHolder]:
    found = TaskHolder.objects.filter(task_id=task_id)
    return found.select_related("agency", "holding__person", "holding__post")


def due_in_words(work: Task | Draft | RegisterLine) -> Sentence:
    """Vì sao là ngày này: the explanation stored with the date."""
    return sentence_of(work.due_because)


def agency_choices(on: dt.date) -> QuerySet[Agency]:
    """Cơ quan có thể chủ trì: bodies that exist on the day; not groups, nor party cells, which hold meetings."""
    return Agency.objects.filter(alive(on)).exclude(kind__in=[BodyKind.GROUP, BodyKind.CELL]).order_by("sort_key", "pk")
