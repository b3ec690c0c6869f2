"""Bàn điều hành: câu hỏi. What waits for a decision, what went wrong since the last working day, what is overdue.

Every list is one question that starts from the acting body's own rows: the board asks for its first rows and its whole
count together, the page of the list and its sheet ask for all of it. So a number and its list cannot differ.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.utils import timezone

from sauro.apps.agencies.queries import below
from sauro.apps.briefings.models import BriefingDuty
from sauro.apps.briefings.queries.plans import plans_visible_to
from sauro.apps.directives.models import Coverage, CoverageState, Descent, Directive, DirectiveState, Relation
from sauro.apps.directives.models import RelationState as Said
from sauro.apps.directives.queries import overdue_descents
from sauro.apps.findings.models import Finding
from sauro.apps.reports.models import Report, Synthesis, SynthesisState
from sauro.apps.reports.queries.reports import missing, not_filed
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks.models import (
    Decision,
    Decline,
    DueChange,
    Extension,
    ObjectiveCause,
    SignalNote,
    Submission,
    Task,
    TaskQuerySet,
    Urging,
)
from sauro.apps.tasks.queries.work import SPEAKS, MyWork
from sauro.domain.acting import Acting, Role
from sauro.domain.findings import State
from sauro.domain.tasks import Status
from sauro.domain.urging import NAMES

FIRST = 5  # rows of a list that the board itself shows
LOUD = NAMES[NAMES.index("urge.n3") :]  # overdue and beyond: step three of the ladder and above


@dataclass(frozen=True, slots=True)
class Part:
    """Một danh sách trên bàn: its first rows and how many there are in all."""

    rows: tuple[Any, ...] = ()
    total: int = 0


class Board:
    """Bàn điều hành of one acting leader or coordinator on one day; nothing is asked before its list is."""

    def __init__(self, acting: Acting, on: dt.date) -> None:
        self.acting, self.on, self.here = acting, on, acting.agency_id
        self.leads = acting.role is Role.LEADER
        self.since = calendar().add_working_days(on, -int(rules().number("desk.since_days", on)))

    @cached_property
    def work(self) -> MyWork:
        return MyWork(self.acting, self.on)

    @property
    def since_moment(self) -> dt.datetime:
        return timezone.make_aware(dt.datetime.combine(self.since, dt.time()))

    def ours(self, through: str = "") -> Q:
        """Việc ta giao, ta theo dõi, ta chủ trì; `through`: of a row that hangs on a task ("task__")."""
        names = ("registrar_id", "giver_id", "lead_id")
        return Q(*((f"{through}{name}", self.here) for name in names), _connector=Q.OR)

    def mine(self) -> QuerySet[Directive]:
        """Văn bản ta ban hành hoặc theo dõi, once each."""
        rows = Directive.objects.filter(Q(registrar_id=self.here) | Q(giver_id=self.here), same_file_as=None)
        return rows.select_related("issuer").order_by("-issued_on", "-pk")

    # What waits for a decision

    def extensions(self) -> QuerySet[Extension]:
        """Gia hạn chờ quyết định."""
        return self.work.requests()[0].select_related("task__lead", "by_agency")

    def causes(self) -> QuerySet[ObjectiveCause]:
        """Nguyên nhân khách quan chờ quyết định."""
        return self.work.requests()[1].select_related("task__lead")

    def escalated(self) -> TaskQuerySet:
        """Bị trả lại lần thứ hai: the giver's leader names the lead (C1.1a)."""
        given = Q(giver_id=self.here) | Q(giver_id=None, registrar_id=self.here)
        rows = Task.objects.filter(given, status=Status.REGISTERED, escalated_at__isnull=False)
        return (rows if self.leads else rows.none()).select_related("lead", "directive").order_by("escalated_at", "pk")

    def explained(self) -> QuerySet[Finding]:
        """Giải trình chờ kết luận: of bodies below, or that this body watches; never of its own (decision 009)."""
        judged = Q(body_id__in=below(self.here, self.on)) | Q(watch_id=self.here)
        rows = Finding.objects.filter(judged, state__in=[str(State.EXPLAINED), str(State.CONTESTED)])
        rows = rows.exclude(body_id=self.here) if self.leads else rows.none()
        return rows.select_related("body").order_by("decide_by", "pk")

    def to_explain(self) -> QuerySet[Finding]:
        """Điều chờ cơ quan ta giải trình, khắc phục."""
        rows = Finding.objects.filter(body_id=self.here, state__in=[str(State.OPEN), str(State.UPHELD)])
        return rows.select_related("body").order_by("answer_by", "pk")

    def contests(self) -> QuerySet[SignalNote]:
        """Dấu hiệu được đề nghị xem lại, chờ trả lời; never those of the body itself."""
        tracked = Q(task__registrar_id=self.here)
        if self.leads:
            tracked |= Q(task__giver_id=self.here)
        rows = SignalNote.objects.filter(tracked, contest=True, answered_at=None).exclude(agency_id=self.here)
        return rows.select_related("task", "agency").order_by("answer_by", "pk")

    def to_sign(self) -> QuerySet[Report]:
        """Báo cáo chờ ký: put before the leader who signs."""
        rows = Report.objects.filter(not_filed(), agency_id=self.here, ready_at__isnull=False)
        rows = rows if self.leads else rows.none()
        return rows.select_related("obligation__to", "agency").order_by("due_on", "pk")

    def syntheses(self) -> QuerySet[Synthesis]:
        """Tổng hợp đã soát, chờ ký."""
        rows = Synthesis.objects.filter(agency_id=self.here, state=SynthesisState.CHECKED)
        rows = rows if self.leads else rows.none()
        return rows.select_related("agency", "directive", "body").defer("facts").order_by("closes_on", "pk")

    def relations(self) -> QuerySet[Relation]:
        """Quan hệ văn bản chờ xác nhận, by the coordinator of the registrar."""
        read = (DirectiveState.READ, DirectiveState.REGISTERED)
        rows = Relation.objects.filter(
            state=Said.PROPOSED, reference__directive__registrar_id=self.here, reference__directive__state__in=read
        )
        rows = rows.none() if self.leads else rows
        return rows.select_related("reference__directive", "reference__linked").order_by("made_at", "pk")

    def coverage(self) -> QuerySet[Descent]:
        """Kế hoạch của nơi nhận có đối chiếu chờ xác nhận."""
        proposed = Coverage.objects.filter(state=CoverageState.PROPOSED).values("descent_id")
        rows = Descent.objects.filter(directive__registrar_id=self.here, pk__in=proposed)
        rows = rows.none() if self.leads else rows
        return rows.select_related("agency", "directive").order_by("planned_at", "pk")

    # What went wrong since the last working day

    def became_overdue(self) -> TaskQuerySet:
        """Vừa quá hạn: the last day to hand in was since then."""
        rows = Task.objects.filter(self.ours(), status__running=True, due_on__gte=self.since, due_on__lt=self.on)
        return rows.exclude(status=Status.SUBMITTED).select_related("lead", "directive").order_by("due_on", "pk")

    def urged(self) -> QuerySet[Urging]:
        """Bị đôn đốc từ mức 3 trở lên."""
        rows = Urging.objects.filter(on__gte=self.since, on__lte=self.on, rung__in=LOUD)
        rows = rows.exclude(~self.ours("task__"))  # some days of urgings, held against whose task: never all our tasks
        return rows.select_related("task__lead").order_by("-on", "-at", "-pk")

    def sent_back(self) -> QuerySet[Submission]:
        """Báo cáo kết quả bị trả lại."""
        rows = Submission.objects.filter(decision=Decision.REFUSED, decided_at__gte=self.since_moment)
        rows = rows.exclude(~self.ours("task__"))
        return rows.select_related("task__lead").order_by("-decided_at", "-pk")

    def declined(self) -> QuerySet[Decline]:
        """Nơi được giao trả lại việc."""
        rows = Decline.objects.filter(self.ours("task__"), at__gte=self.since_moment)
        return rows.select_related("task", "agency").order_by("-at", "-pk")

    def moved(self) -> QuerySet[DueChange]:
        """Hạn đổi vì lịch đổi."""
        rows = DueChange.objects.filter(self.ours("task__"), at__gte=self.since_moment).exclude(calendar="")
        return rows.select_related("task__lead").order_by("-at", "-pk")

    def missing(self) -> QuerySet[Report]:
        """Báo cáo vừa quá hạn mà chưa nộp."""
        return self._reports().filter(due_on__gte=self.since)

    # What is overdue, however long

    def reports(self) -> QuerySet[Report]:
        """Báo cáo định kỳ quá hạn, chưa nộp cho ta."""
        return self._reports()

    def briefings(self) -> QuerySet[BriefingDuty]:
        """Quán triệt quá hạn: plans whose day has passed with open bodies, as the kept sum of the top duty says."""
        plans = plans_visible_to(self.acting, self.on).filter(due_on__lt=self.on).order_by()
        rows = BriefingDuty.objects.filter(plan__in=plans.values("pk"), under=None)
        rows = rows.filter(all_duties__gt=F("all_done") + F("all_exempt"))
        return rows.select_related("plan__directive", "agency").order_by("plan__due_on", "pk")

    def descents(self) -> QuerySet[Descent]:
        """Nơi nhận quá hạn báo nhận hoặc quá hạn gửi kế hoạch."""
        ours = Q(directive__registrar_id=self.here) | Q(directive__giver_id=self.here)
        return overdue_descents(self.on).filter(ours)

    # Directives by state

    def in_review(self) -> QuerySet[Directive]:
        """Văn bản đang đọc, chờ rà soát."""
        waiting = (DirectiveState.UPLOADED, DirectiveState.READING, DirectiveState.HELD, DirectiveState.READ)
        return self.mine().filter(state__in=waiting)

    def with_overdue(self) -> QuerySet[Directive]:
        """Văn bản có việc quá hạn."""
        return self._registered().filter(self._has(status__running=True, due_on__lt=self.on))

    def running(self) -> QuerySet[Directive]:
        """Văn bản có việc đang chạy, không việc nào quá hạn."""
        late = self._has(status__running=True, due_on__lt=self.on)
        return self._registered().filter(self._has(status__running=True)).exclude(late)

    def finished(self) -> QuerySet[Directive]:
        """Văn bản đã xong mọi việc."""
        return self._registered().filter(self._has()).exclude(self._has(status__running=True))

    def without_tasks(self) -> QuerySet[Directive]:
        """Văn bản vào sổ mà không có việc nào."""
        return self._registered().exclude(self._has())

    def _registered(self) -> QuerySet[Directive]:
        return self.mine().filter(state=DirectiveState.REGISTERED)

    def _has(self, **asked: Any) -> Exists:
        """Whether a document has such a task: one look into an index for each, however many tasks there are."""
        return Exists(Task.objects.filter(directive_id=OuterRef("pk"), **asked).order_by())

    def _reports(self) -> QuerySet[Report]:
        to_us = Q(obligation__keeper_id=self.here) | Q(obligation__to_id=self.here)
        rows = Report.objects.filter(missing(self.on), to_us)
        return rows.select_related("obligation__to", "agency").order_by("due_on", "agency__sort_key", "pk")


DECISIONS: dict[str, Callable[[Board], QuerySet[Any]]] = {
    "extensions": Board.extensions,
    "causes": Board.causes,
    "escalated": Board.escalated,
    "explained": Board.explained,
    "to-explain": Board.to_explain,
    "contests": Board.contests,
    "to-sign": Board.to_sign,
    "syntheses": Board.syntheses,
    "relations": Board.relations,
    "coverage": Board.coverage,
}
WRONG: dict[str, Callable[[Board], QuerySet[Any]]] = {
    "became-overdue": Board.became_overdue,
    "urged": Board.urged,
    "sent-back": Board.sent_back,
    "declined": Board.declined,
    "moved": Board.moved,
    "missing": Board.missing,
}
OVERDUE: dict[str, Callable[[Board], QuerySet[Any]]] = {
    "reports": Board.reports,
    "briefings": Board.briefings,
    "descents": Board.descents,
}
DIRECTIVES: dict[str, Callable[[Board], QuerySet[Any]]] = {
    "in-review": Board.in_review,
    "with-overdue": Board.with_overdue,
    "running": Board.running,
    "finished": Board.finished,
    "without-tasks": Board.without_tasks,
}
LISTS = DECISIONS | WRONG | OVERDUE | DIRECTIVES
SEES_BOARD = SPEAKS


def part_of(rows: QuerySet[Any], first: int = FIRST) -> Part:
    """Các dòng đầu và tổng số of a list, as one question tells both; then the few rows that are shown are fetched.

    Nothing is asked of a list that this role has not.
    """
    if rows.query.is_empty():
        return Part()
    counted = rows.select_related(None).annotate(whole=Window(Count("*"))).values_list("pk", "whole")
    found = list(counted[:first])
    if not found:
        return Part()
    return Part(tuple(rows.filter(pk__in=[pk for pk, _ in found])), found[0][1])


def parts_of(board: Board, lists: dict[str, Callable[[Board], QuerySet[Any]]]) -> dict[str, Part]:
    """Các danh sách of one group, those that hold something."""
    parts = {name: part_of(rows(board)) for name, rows in lists.items()}
    return {name: part for name, part in parts.items() if part.total}
