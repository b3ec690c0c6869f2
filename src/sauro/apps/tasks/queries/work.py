"""Việc của tôi: câu hỏi. What waits for a person in the acting post, each pile as ids and a whole count.

Every pile asks one body or one person's holdings, so that the partial indexes of running tasks answer it; what is
shown of a task is fetched once for all piles. A pile never holds more than its post may see.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Count, Max, Q, QuerySet, Window
from django.utils import timezone

from sauro.apps.agencies.models import Holding
from sauro.apps.tasks.models import (
    Decision,
    Extension,
    HandOver,
    ObjectiveCause,
    Task,
    TaskBatch,
    TaskCoordinator,
    TaskQuerySet,
    Urging,
)
from sauro.apps.tasks.permissions import FOR_THE_BODY, persons_of
from sauro.domain.acting import Acting, Role
from sauro.domain.tasks import Status
from sauro.web.prepared import prepared

T = TypeVar("T")
FIRST = 8
SPEAKS = (Role.LEADER, Role.COORDINATOR)
DOING = [str(s) for s in (Status.ACCEPTED, Status.IN_PROGRESS, Status.SENT_BACK)]
_OF_A_LINE = (
    "code", "work", "status", "due_on", "original_due_on", "due_because", "cadence", "standing", "approved_at",
    "percent", "clause_marker", "assigned_at", "accept_by", "declines", "submitted_on", "ended_at", "lead__name",
    "directive__number",
)  # fmt: skip
WEEK = 7  # days that the strip looks ahead and "lately" looks back


@dataclass(frozen=True, slots=True)
class Pile:
    """Nhóm việc. The first rows of a list and how many there are in all; `ids` are of tasks, in order."""

    ids: tuple[int, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Wait:
    """Chờ. One thing of a task that somebody is waited for: `whom` (printed), since when, by when; `what` it is."""

    task_id: int
    whom: str
    since: dt.date
    due_on: dt.date | None = None
    what: str = ""
    part_id: int | None = None  # of a contribution


@dataclass(frozen=True, slots=True)
class Waits:
    """Danh sách chờ. The longest waiting first, and how many there are in all."""

    rows: tuple[Wait, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """Những ghế đang và đã giữ, as ids: in the body of the post (of the principal, where one acts for another), and
    `anywhere` by the persons who act: nobody confirms or decides what he answers for, in whatever body.
    """

    here: tuple[int, ...]
    anywhere: tuple[int, ...]


def held_by(acting: Acting) -> Held:
    """Những ghế mà người đang làm việc giữ. One query."""
    person = acting.on_behalf_of_id or acting.person_id
    rows = _holdings.rows(tuple(persons_of(acting)))
    here = tuple(pk for pk, who, body in rows if (who, body) == (person, acting.agency_id))
    return Held(here, tuple(pk for pk, _, _ in rows))


@prepared
def _holdings(persons: tuple[int, ...]) -> QuerySet[Holding, Any]:
    return Holding.objects.filter(person_id__in=persons).values_list("pk", "person_id", "post__agency_id")


class MyWork:
    """Việc của tôi. The piles of one acting person on one day; nothing is asked before its pile is.

    For a body speak its clerk, coordinator and leader: theirs is what it leads. Anybody else has what he holds in
    the body of the post; a deputy who acts for an officer has what that officer holds.
    """

    def __init__(self, acting: Acting, on: dt.date, held: Held | None = None) -> None:
        self.acting, self.on = acting, on
        self.body = acting.role in FOR_THE_BODY
        self.speaks = acting.role in SPEAKS
        self.leads = acting.role is Role.LEADER
        self.held = held or held_by(acting)
        self.holdings, self.own = self.held.here, self.held.anywhere

    def rows(self, question: Callable[[MyWork], QuerySet[Any, T]]) -> list[T]:
        """What one of the questions below finds."""
        return _of_my_work.rows(self.acting, self.held, on=self.on, question=question)

    def count(self, question: Callable[[MyWork], QuerySet[Any, Any]]) -> int:
        """How many it finds."""
        return _of_my_work.count(self.acting, self.held, on=self.on, question=question)

    def running(self) -> TaskQuerySet:
        """Việc đang chạy of mine; the condition is that of the partial indexes, word for word."""
        tasks = Task.objects.filter(status__running=True, lead_id=self.acting.agency_id)
        return tasks if self.body else tasks.filter(responsible_id__in=self.holdings)

    def doing(self) -> TaskQuerySet:
        return self.running().filter(status__in=DOING)

    def due(self, after: dt.date | None, until: dt.date) -> TaskQuerySet:
        """Đến hạn: after one day (None: from the beginning) up to and with another."""
        found = self.doing().filter(due_on__lte=until).order_by("due_on", "id")
        return found.filter(due_on__gt=after) if after else found

    def returned(self, beyond: dt.date) -> TaskQuerySet:
        """Báo cáo bị trả lại, where the deadline is not near: the near ones stand among those due."""
        found = self.running().filter(status=Status.SENT_BACK)
        return found.filter(Q(due_on=None) | Q(due_on__gt=beyond)).order_by("due_on", "id")

    def ahead(self, beyond: dt.date) -> TaskQuerySet:
        """Đang làm, hạn còn xa, of who has only what he holds; a body has its own page for the whole of its work."""
        if self.body:
            return Task.objects.none()
        found = self.doing().exclude(status=Status.SENT_BACK)
        return found.filter(Q(due_on=None) | Q(due_on__gt=beyond)).order_by("due_on", "id")

    def to_accept(self) -> TaskQuerySet:
        """Chờ nhận việc: of the body for who speaks for it, else where the person is proposed."""
        found = Task.objects.filter(status=Status.ASSIGNED, lead_id=self.acting.agency_id)
        return (found if self.speaks else found.filter(proposed_id__in=self.holdings)).order_by("accept_by", "id")

    def to_confirm(self) -> TaskQuerySet:
        """Chờ xác nhận: by the registrar; a starred task by the giver's leader; never by who answers for it (T2)."""
        if not self.speaks:
            return Task.objects.none()
        here = self.acting.agency_id
        mine = Q(starred=False, registrar_id=here)
        if self.leads:
            mine |= Q(starred=True) & self._given()
        # Said once more in the words of two indexes, which a database finds there and not in the sentence after it.
        ours = Q(registrar_id=here) | Q(giver_id=here)
        found = Task.objects.filter(ours, mine, status=Status.SUBMITTED).exclude(responsible_id__in=self.own)
        return found.order_by("submitted_at", "id")

    def to_assign(self) -> TaskQuerySet:
        """Chờ giao lại: given back by its lead; after the second time by the giver's leader alone."""
        if not self.speaks:
            return Task.objects.none()
        here = self.acting.agency_id
        mine = (Q(registrar_id=here) | Q(giver_id=here)) & Q(escalated_at=None)
        if self.leads:
            mine |= self._given() & Q(escalated_at__isnull=False)
        return Task.objects.filter(mine, status=Status.REGISTERED).order_by("assigned_at", "id")

    def lately_done(self, since: dt.datetime) -> TaskQuerySet:
        """Mới xong, since a moment, the latest first."""
        found = Task.objects.filter(status=Status.CONFIRMED, lead_id=self.acting.agency_id, ended_at__gte=since)
        return (found if self.body else found.filter(responsible_id__in=self.holdings)).order_by("-ended_at", "id")

    def urged(self) -> QuerySet[Urging]:
        """Bị đôn đốc in the last seven days, on tasks that run; the latest first, with their tasks."""
        since = self.on - dt.timedelta(days=WEEK)
        found = Urging.objects.filter(task__lead_id=self.acting.agency_id, task__status__running=True, on__gte=since)
        found = found if self.body else found.filter(task__responsible_id__in=self.holdings)
        return found.order_by("-on", "-at", "-pk")

    def urged_tasks(self) -> QuerySet[Urging, Any]:
        """Nhiệm vụ bị đôn đốc in the last seven days, each once."""
        return self.urged().order_by().values("task").distinct()

    def week(self) -> QuerySet[Task, tuple[dt.date, int]]:
        """Bảy ngày tới: how many are due on each day that has some."""
        last = self.on + dt.timedelta(days=WEEK - 1)
        found = self.doing().filter(due_on__gte=self.on, due_on__lte=last).order_by()
        return found.values_list("due_on").annotate(Count("pk"))

    def requests(self) -> tuple[QuerySet[Extension], QuerySet[ObjectiveCause]]:
        """Chờ quyết định: extensions and objective causes before a leader of giver or registrar, never one's own."""
        if not self.leads:
            return Extension.objects.none(), ObjectiveCause.objects.none()
        here = self.acting.agency_id
        before = Q(task__registrar_id=here) | Q(task__giver_id=here)
        asked = Extension.objects.filter(before, decision=Decision.WAITING)
        causes = ObjectiveCause.objects.filter(before, decision=Decision.WAITING)
        return (
            asked.exclude(task__responsible_id__in=self.own).order_by("decide_by", "pk"),
            causes.exclude(task__responsible_id__in=self.own).order_by("at", "pk"),
        )

    def countered(self) -> TaskQuerySet:
        """Đề nghị ngày khác: another date was offered for an extension that is waited for here."""
        asked = Extension.objects.filter(decision=Decision.COUNTERED, task__lead_id=self.acting.agency_id)
        asked = asked if self.speaks else asked.filter(task__responsible_id__in=self.holdings)
        return Task.objects.filter(pk__in=asked.values("task_id")).order_by("due_on", "id")

    def hand_overs(self) -> QuerySet[HandOver]:
        """Bàn giao chờ ký by this person: as the one who leaves, then as the one who takes over."""
        gives = Q(predecessor_id__in=self.holdings, given_at=None)
        takes = Q(successor_id__in=self.holdings, given_at__isnull=False, taken_at=None)
        found = HandOver.objects.filter(gives | takes, cancelled_at=None)
        return found.select_related("predecessor__person", "successor__person")[:FIRST]

    def to_contribute(self) -> QuerySet[TaskCoordinator, Any]:
        """Nơi khác chờ ta: contributions that the body was asked for; who asks is the lead of the task."""
        return _asked_of(self.acting.agency_id) if self.body else TaskCoordinator.objects.none()

    def contributions(self) -> QuerySet[TaskCoordinator, Any]:
        """Phối hợp đang chờ of what runs here."""
        return _awaited(self.running())

    def decisions(self) -> QuerySet[Extension, Any]:
        """Gia hạn đã xin, chờ quyết định."""
        asked = Extension.objects.filter(decision=Decision.WAITING, by_agency_id=self.acting.agency_id)
        asked = asked if self.body else asked.filter(task__responsible_id__in=self.holdings)
        rows = asked.values_list("task_id", "task__giver__name", "task__registrar__name", "at", "decide_by")
        return rows[:MOST_WAITS]

    def confirmations(self) -> QuerySet[Task, Any]:
        """Báo cáo đã nộp, chờ xác nhận."""
        found = self.running().filter(status=Status.SUBMITTED).order_by("submitted_at", "id")
        rows = found.values_list("id", "starred", "giver__name", "registrar__name", "submitted_at")
        return rows[:MOST_WAITS]

    def _given(self) -> Q:
        """Nơi giao is this body; where a document names no giver, the registrar stands for it."""
        here = self.acting.agency_id
        return Q(giver_id=here) | Q(giver_id=None, registrar_id=here)


@prepared
def _of_my_work(
    acting: Acting, held: Held, *, on: dt.date, question: Callable[[MyWork], QuerySet[Any, Any]]
) -> QuerySet[Any, Any]:
    return question(MyWork(acting, on, held))


MOST_WAITS = 200  # of each kind; beyond them a page is no place to read


def pile(tasks: TaskQuerySet | QuerySet[Task], *order: str) -> Pile:
    """Nhóm việc of a query: the first ids, in its own order or another, and the whole count, in one question."""
    if tasks.query.is_empty():
        return Pile()
    return pile_of(list(beginning(tasks.order_by(*order) if order else tasks)))


def beginning(tasks: TaskQuerySet | QuerySet[Task]) -> QuerySet[Task, tuple[int, int]]:
    """Đầu nhóm việc: the first ids, and with each how many there are in all."""
    return tasks.annotate(whole=Window(Count("*"))).values_list("pk", "whole")[:FIRST]


def pile_of(found: list[tuple[int, int]]) -> Pile:
    """Nhóm việc from its beginning."""
    return Pile(tuple(pk for pk, _ in found), found[0][1] if found else 0)


def contributions_awaited(tasks: TaskQuerySet) -> list[Wait]:
    """Phối hợp đang chờ: of these tasks, what was asked of another body and is not here yet; the oldest first."""
    return _contributions(list(_awaited(tasks)))


def _awaited(tasks: TaskQuerySet) -> QuerySet[TaskCoordinator, Any]:
    rows = TaskCoordinator.objects.filter(asked_at__isnull=False, delivered_at=None, task__in=tasks.order_by())
    found = rows.order_by("asked_at", "pk")
    return found.values_list("task_id", "printed", "agency__name", "asked_at", "due_on", "pk")[:MOST_WAITS]


def _contributions(rows: list[Any]) -> list[Wait]:
    return [
        Wait(task, name or printed, timezone.localdate(at), due, "contribution", pk)
        for task, printed, name, at, due, pk in rows
    ]


def waits_of(work: MyWork) -> Waits:
    """Tôi đang chờ nơi khác: contributions asked, extensions asked, reports that nobody confirmed yet."""
    found = _contributions(work.rows(MyWork.contributions))
    for task, giver, registrar, at, by in work.rows(MyWork.decisions):
        found.append(Wait(task, giver or registrar, timezone.localdate(at), by, "extension"))
    for task, starred, giver, registrar, at in work.rows(MyWork.confirmations):
        whom = (giver if starred else "") or registrar
        found.append(Wait(task, whom, timezone.localdate(at), None, "confirmation"))
    return Waits(tuple(sorted(found, key=lambda wait: wait.since)[:FIRST]), len(found))


def asked_of(agency_id: int) -> Waits:
    """Nơi khác chờ cơ quan này: its contributions that were asked for, the nearest date first."""
    return asked_waits(list(_asked_of(agency_id)))


def _asked_of(agency_id: int) -> QuerySet[TaskCoordinator, Any]:
    rows = TaskCoordinator.objects.filter(
        agency_id=agency_id, asked_at__isnull=False, delivered_at=None, task__status__running=True
    )
    found = rows.order_by("due_on", "pk").annotate(whole=Window(Count("*")))
    return found.values_list("task_id", "task__lead__name", "asked_at", "due_on", "pk", "whole")[:FIRST]


def asked_waits(found: list[Any]) -> Waits:
    """Nơi khác chờ: from the beginning of the list."""
    waits = tuple(Wait(task, lead, timezone.localdate(at), due, "asked", pk) for task, lead, at, due, pk, _ in found)
    return Waits(waits, found[0][-1] if found else 0)


def tasks_by_id(ids: Iterable[int]) -> dict[int, Task]:
    """Nhiệm vụ của các nhóm, what a line shows of them, with lead and directive, in one query."""
    return {task.pk: task for task in _tasks.rows(tuple(sorted(set(ids))))}


@prepared
def _tasks(ids: tuple[int, ...]) -> QuerySet[Task]:
    return Task.objects.filter(pk__in=ids).select_related("lead", "directive").only(*_OF_A_LINE).order_by()


def last_urgings(ids: Iterable[int]) -> dict[int, dt.date]:
    """Ngày đôn đốc gần nhất of each task, in one query."""
    return dict(_urgings.rows(tuple(sorted(set(ids)))))


@prepared
def _urgings(ids: tuple[int, ...]) -> QuerySet[Urging, tuple[int, dt.date]]:
    found = Urging.objects.filter(task_id__in=ids).order_by()
    return found.values_list("task_id").annotate(Max("on"))


def batch_of(acting: Acting, pk: int) -> TaskBatch | None:
    """Lượt hàng loạt of this person in this post's body; None for another's."""
    return TaskBatch.objects.filter(pk=pk, by_id=acting.account_id, agency_id=acting.agency_id).first()
