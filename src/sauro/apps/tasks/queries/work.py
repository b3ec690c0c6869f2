"""Việc của tôi: câu hỏi. What waits for a person in the acting post, each pile as ids and a whole count.

Every pile asks one body or one person's holdings, so that the partial indexes of running tasks answer it; what is
shown of a task is fetched once for all piles. A pile never holds more than its post may see.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Window
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

FIRST = 8
SPEAKS = (Role.LEADER, Role.COORDINATOR)
DOING = [str(s) for s in (Status.ACCEPTED, Status.IN_PROGRESS, Status.SENT_BACK)]
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
        held = held or held_by(acting)
        self.holdings, self.own = held.here, held.anywhere

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

    def lately_done(self, now: dt.datetime) -> TaskQuerySet:
        """Xong trong bảy ngày qua, the latest first."""
        since = now - dt.timedelta(days=WEEK)
        found = Task.objects.filter(status=Status.CONFIRMED, lead_id=self.acting.agency_id, ended_at__gte=since)
        return (found if self.body else found.filter(responsible_id__in=self.holdings)).order_by("-ended_at", "id")

    def urged(self) -> QuerySet[Urging]:
        """Bị đôn đốc in the last seven days, on tasks that run; the latest first, with their tasks."""
        since = self.on - dt.timedelta(days=WEEK)
        found = Urging.objects.filter(task__lead_id=self.acting.agency_id, task__status__running=True, on__gte=since)
        found = found if self.body else found.filter(task__responsible_id__in=self.holdings)
        return found.order_by("-on", "-at", "-pk")

    def week(self) -> dict[dt.date, int]:
        """Bảy ngày tới: how many are due on each day that has some."""
        last = self.on + dt.timedelta(days=WEEK - 1)
        found = self.doing().filter(due_on__gte=self.on, due_on__lte=last).order_by()
        return dict(found.values_list("due_on").annotate(Count("pk")))

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

    def hand_overs(self) -> list[HandOver]:
        """Bàn giao chờ ký by this person: as the one who leaves, then as the one who takes over."""
        gives = Q(predecessor_id__in=self.holdings, given_at=None)
        takes = Q(successor_id__in=self.holdings, given_at__isnull=False, taken_at=None)
        found = HandOver.objects.filter(gives | takes, cancelled_at=None)
        return list(found.select_related("predecessor__person", "successor__person")[:FIRST])

    def to_contribute(self) -> Waits:
        """Nơi khác chờ ta: contributions that the body was asked for; who asks is the lead of the task."""
        return asked_of(self.acting.agency_id) if self.body else Waits()

    def waiting_for(self) -> Waits:
        """Tôi đang chờ nơi khác: contributions asked, extensions asked, reports that nobody confirmed yet."""
        found = [*contributions_awaited(self.running()), *self._decisions(), *self._confirmations()]
        return Waits(tuple(sorted(found, key=lambda wait: wait.since)[:FIRST]), len(found))

    def _decisions(self) -> list[Wait]:
        asked = Extension.objects.filter(decision=Decision.WAITING, by_agency_id=self.acting.agency_id)
        asked = asked if self.body else asked.filter(task__responsible_id__in=self.holdings)
        rows = asked.values_list("task_id", "task__giver__name", "task__registrar__name", "at", "decide_by")
        return [
            Wait(task, giver or registrar, timezone.localdate(at), by, "extension")
            for task, giver, registrar, at, by in rows[:MOST_WAITS]
        ]

    def _confirmations(self) -> list[Wait]:
        found = self.running().filter(status=Status.SUBMITTED).order_by("submitted_at", "id")
        rows = found.values_list("id", "starred", "giver__name", "registrar__name", "submitted_at")
        return [
            Wait(task, (giver if starred else "") or registrar, timezone.localdate(at), None, "confirmation")
            for task, starred, giver, registrar, at in rows[:MOST_WAITS]
        ]

    def _given(self) -> Q:
        """Nơi giao is this body; where a document names no giver, the registrar stands for it."""
        here = self.acting.agency_id
        return Q(giver_id=here) | Q(giver_id=None, registrar_id=here)


MOST_WAITS = 200  # of each kind; beyond them a page is no place to read


def pile(tasks: TaskQuerySet | QuerySet[Task], *order: str) -> Pile:
    """Nhóm việc of a query: the first ids, in its own order or another, and the whole count, in one question."""
    if tasks.query.is_empty():
        return Pile()
    rows = tasks.order_by(*order) if order else tasks
    found = list(rows.annotate(whole=Window(Count("*"))).values_list("pk", "whole")[:FIRST])
    return Pile(tuple(pk for pk, _ in found), found[0][1] if found else 0)


def contributions_awaited(tasks: TaskQuerySet) -> list[Wait]:
    """Phối hợp đang chờ: of these tasks, what was asked of another body and is not here yet; the oldest first."""
    rows = TaskCoordinator.objects.filter(asked_at__isnull=False, delivered_at=None, task__in=tasks.order_by())
    found = rows.order_by("asked_at", "pk").values_list(
        "task_id", "printed", "agency__name", "asked_at", "due_on", "pk"
    )
    return [
        Wait(task, name or printed, timezone.localdate(at), due, "contribution", pk)
        for task, printed, name, at, due, pk in found[:MOST_WAITS]
    ]


def asked_of(agency_id: int) -> Waits:
    """Nơi khác chờ cơ quan này: its contributions that were asked for, the nearest date first."""
    rows = TaskCoordinator.objects.filter(
        agency_id=agency_id, asked_at__isnull=False, delivered_at=None, task__status__running=True
    )
    found = list(
        rows.order_by("due_on", "pk")
        .annotate(whole=Window(Count("*")))
        .values_list("task_id", "task__lead__name", "asked_at", "due_on", "pk", "whole")[:FIRST]
    )
    waits = tuple(Wait(task, lead, timezone.localdate(at), due, "asked", pk) for task, lead, at, due, pk, _ in found)
    return Waits(waits, found[0][-1] if found else 0)


def tasks_by_id(ids: Iterable[int]) -> dict[int, Task]:
    """Nhiệm vụ của các nhóm, with lead, directive and people, in one query."""
    found = Task.objects.filter(pk__in=set(ids)).select_related(
        "lead", "directive", "responsible__person", "proposed__person"
    )
    return {task.pk: task for task in found}


def last_urgings(ids: Iterable[int]) -> dict[int, Urging]:
    """Lần đôn đốc gần nhất of each task, in one query."""
    return {urging.task_id: urging for urging in Urging.objects.filter(task_id__in=set(ids)).order_by("on", "at", "pk")}


def batch_of(acting: Acting, pk: int) -> TaskBatch | None:
    """Lượt hàng loạt of this person in this post's body; None for another's."""
    return TaskBatch.objects.filter(pk=pk, by_id=acting.account_id, agency_id=acting.agency_id).first()
