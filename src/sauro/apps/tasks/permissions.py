"""Nhiệm vụ: ai được làm gì. Sentences (person, thing); `sight` says the same to the database."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum
from typing import Any

from django.db.models import BooleanField, Exists, F, Func, OuterRef, Q, Subquery

from sauro.apps.directives.models import Directive
from sauro.apps.tasks.models import Evidence, Task, TaskCoordinator, TaskSide
from sauro.domain.acting import Acting, Role

FOR_THE_BODY = (Role.CLERK, Role.COORDINATOR, Role.LEADER)


def may_review_drafts(acting: Acting, directive: Directive) -> bool:
    """The clerk and the coordinator of the registrar edit, split, merge and skip drafts."""
    return acting.role in (Role.CLERK, Role.COORDINATOR) and acting.agency_id == directive.registrar_id


def may_approve(acting: Acting, directive: Directive) -> bool:
    """Only the coordinator of the registrar makes a task of a draft."""
    return acting.role is Role.COORDINATOR and acting.agency_id == directive.registrar_id


def may_see_task(acting: Acting, task: Task, below: Collection[int]) -> bool:
    """`sight` for one task in hand; `below`: ids of the bodies under the acting person's own."""
    return Task.objects.filter(sight_outwards(sides_of(acting, below)), pk=task.pk).exists()


def may_export(acting: Acting) -> bool:
    """Whoever sees tasks may take a list of them away; administrators see none."""
    return acting.role is not Role.ADMINISTRATOR


def may_import(acting: Acting) -> bool:
    """Whoever approves drafts brings the office's older register in: the coordinator, for the own body."""
    return acting.role is Role.COORDINATOR


def may_star(acting: Acting, task: Task) -> bool:
    """The giver's leader or the registrar's coordinator marks a task with the star."""
    if acting.role is Role.LEADER:
        return acting.agency_id == task.giver_id
    return acting.role is Role.COORDINATOR and acting.agency_id == task.registrar_id


Sides = tuple[int, ...] | None


def sides_of(acting: Acting, below: Collection[int]) -> Sides:
    """Bên of a person, as `TaskSide` numbers them; None: all there are.

    For a body speak its clerk, coordinator and leader, and so for those under it (`below`: their ids, in its own tree);
    everybody has what he answers for himself. Inspection sees all; administrators see no content.
    """
    if acting.role is Role.INSPECTOR:
        return None
    if acting.role is Role.ADMINISTRATOR:
        return ()
    bodies = (acting.agency_id, *below) if acting.role in FOR_THE_BODY else ()
    return (*bodies, *(-person for person in persons_of(acting)))


class Way(Enum):
    """Cách hỏi. How a list of what may be seen is asked for; the rows are the same.

    GATHERED   what the person may see is gathered first, whatever the planner thinks. Left to choose, PostgreSQL goes
               through the register in the order of the list until it has met 25 tasks that a commune may see
    IN_RANGE   the list's own condition is a short range of an index (what runs and is overdue): this range is gone
               through, and each task looked up among what the person may see
    OUTWARDS   the register is gone through, and each task asked for its sides: for one task, and for who sees much
    """

    GATHERED = "gathered"
    IN_RANGE = "in_range"
    OUTWARDS = "outwards"


class Gathered(Func):
    """Gom trước. The task's number is among those of a subquery; `Way` says what is gone through."""

    output_field = BooleanField()

    def __init__(self, *expressions: Any, way: Way, **extra: Any) -> None:
        super().__init__(*expressions, **extra)
        self.way = way

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]
        (number, first), (among, then) = (compiler.compile(one) for one in self.get_source_expressions())
        if connection.vendor == "postgresql":
            sql = f"{number} = ANY(ARRAY{among})" if self.way is Way.GATHERED else f"{number} IN {among}"
        else:  # a plus before a column keeps SQLite from looking its values up one by one
            sql = f"{number} IN {among}" if self.way is Way.GATHERED else f"+{number} IN {among}"
        return sql, (*first, *then)


def sight(sides: Sides, way: Way = Way.GATHERED) -> Q:
    """Ai xem được nhiệm vụ. Giver, registrar, lead, coordinating bodies, holders of a part, those above, inspection.

    Parts, and parts of parts, are open to whoever gave or tracks the task at the top: where they stand, no more.
    Which sides a task has is written down by the database itself: `tasks.sides.ARMS`. A test holds the three ways of
    asking against each other.
    """
    if sides is None:
        return Q()
    if not sides:
        return Q(pk__in=())
    if way is Way.OUTWARDS:
        return Q(Exists(TaskSide.objects.filter(task_id=OuterRef("pk"), side__in=sides)))
    return Q(Gathered(F("pk"), Subquery(TaskSide.objects.filter(side__in=sides).values("task_id")), way=way))


def sight_outwards(sides: Sides) -> Q:
    """Ai xem được, said from each task outwards."""
    return sight(sides, Way.OUTWARDS)


def speaks_for(acting: Acting, agency_id: int | None) -> bool:
    """Whether the person acts in a body, as its leader or coordinator."""
    return acting.agency_id == agency_id and acting.role in (Role.LEADER, Role.COORDINATOR)


def giver_of(task: Task) -> int:
    """Nơi giao; where a document names none, the registrar stands for it."""
    return task.giver_id or task.registrar_id


def persons_of(acting: Acting) -> tuple[int, ...]:
    """Người đang làm việc, and the one on whose behalf: ids of persons."""
    behalf = acting.on_behalf_of_id
    return (acting.person_id,) if behalf is None else (acting.person_id, behalf)


def holds(acting: Acting, task: Task) -> bool:
    """Whether the person answers for the task, in the lead agency: responsible, or proposed before acceptance.

    A deputy acts for the principal in the principal's post, and so holds what the principal holds.
    """
    holding = task.responsible or task.proposed
    return holding is not None and holding.person_id in persons_of(acting) and acting.agency_id == task.lead_id


def may_accept(acting: Acting, task: Task) -> bool:
    """The lead agency's leader or coordinator; the proposed person, for himself."""
    return speaks_for(acting, task.lead_id) or holds(acting, task)


def may_decline(acting: Acting, task: Task) -> bool:
    """Only who speaks for the lead agency says that the work belongs elsewhere."""
    return speaks_for(acting, task.lead_id)


def may_assign(acting: Acting, task: Task) -> bool:
    """The registrar's coordinator; once the task came back twice, the giver's leader alone (C1.1)."""
    if task.escalated_at is not None:
        return acting.role is Role.LEADER and acting.agency_id == giver_of(task)
    return acting.role in (Role.COORDINATOR, Role.LEADER) and acting.agency_id in (task.registrar_id, task.giver_id)


def may_update(acting: Acting, task: Task) -> bool:
    """The responsible person, or the lead agency's clerk, coordinator, leader."""
    return holds(acting, task) or (acting.agency_id == task.lead_id and acting.role in FOR_THE_BODY)


def may_submit(acting: Acting, task: Task) -> bool:
    """The responsible person, or who speaks for the lead agency."""
    return holds(acting, task) or speaks_for(acting, task.lead_id)


def may_send_evidence(acting: Acting, task: Task, contribution_id: int | None = None) -> bool:
    """Whoever updates; behind a contribution, who works for the coordinating body."""
    if contribution_id is None:
        return may_update(acting, task)
    own = task.coordinators.filter(pk=contribution_id, agency_id=acting.agency_id)
    return acting.role in FOR_THE_BODY and own.exists()


def may_release_evidence(acting: Acting, row: Evidence) -> bool:
    """Whether a held file bears a mark is answered by who speaks for the body that sent it, not by the sender."""
    return speaks_for(acting, row.agency_id) and acting.account_id != row.by_id


def may_confirm(acting: Acting, task: Task) -> bool:
    """The registrar's coordinator or leader; for a starred task the giver's leader; never the one who did it (T2)."""
    if task.responsible is not None and task.responsible.person_id in persons_of(acting):
        return False
    if task.starred:
        return acting.role is Role.LEADER and acting.agency_id == giver_of(task)
    return speaks_for(acting, task.registrar_id)


def may_ask(acting: Acting, task: Task) -> bool:
    """Extensions and objective causes are asked for by who answers for the task or speaks for its lead agency."""
    return holds(acting, task) or speaks_for(acting, task.lead_id)


def may_decide(acting: Acting, task: Task) -> bool:
    """A leader of the giver or of the registrar decides extensions and causes; never the one who answers for it."""
    mine = task.responsible is not None and task.responsible.person_id in persons_of(acting)
    return acting.role is Role.LEADER and acting.agency_id in (giver_of(task), task.registrar_id) and not mine


def may_decide_extension(acting: Acting, bodies: Collection[int]) -> bool:
    """A leader of one of the bodies that decide at this level (`queries.audience.deciding_bodies`)."""
    return acting.role is Role.LEADER and acting.agency_id in bodies


def may_cascade(acting: Acting, task: Task) -> bool:
    """Whoever answers for the task gives its parts."""
    return holds(acting, task) or speaks_for(acting, task.lead_id)


def may_deliver(acting: Acting, part: TaskCoordinator) -> bool:
    """Whoever speaks or writes for the coordinating agency hands over its contribution."""
    return acting.agency_id == part.agency_id and acting.role in FOR_THE_BODY


def may_end(acting: Acting, task: Task) -> bool:
    """Suspend, replace, withdraw: the giver's leader, or the registrar's coordinator or leader on its order."""
    return (acting.role is Role.LEADER and acting.agency_id == giver_of(task)) or speaks_for(acting, task.registrar_id)


def may_withdraw(acting: Acting, task: Task) -> bool:
    """Only the giver's leader takes a task back."""
    return acting.role is Role.LEADER and acting.agency_id == giver_of(task)


def may_settle_replacement(acting: Acting, directive: Directive) -> bool:
    """Who speaks for the registrar of the new document decides on what the old one left open."""
    return speaks_for(acting, directive.registrar_id)


def may_urge(acting: Acting, task: Task) -> bool:
    """Đôn đốc bằng tay: who speaks for the registrar, the leader of the giver."""
    return speaks_for(acting, task.registrar_id) or (acting.role is Role.LEADER and acting.agency_id == giver_of(task))


def may_see_signals(acting: Acting) -> bool:
    """Leaders and coordinators see the signals of their body, of those below and of what they track; inspectors all."""
    return acting.role in (Role.LEADER, Role.COORDINATOR, Role.INSPECTOR)


def may_explain_signal(acting: Acting, agency_id: int) -> bool:
    """Only the leader of the unit concerned adds the cause."""
    return acting.role is Role.LEADER and acting.agency_id == agency_id


def may_contest_signal(acting: Acting, agency_id: int) -> bool:
    """Who speaks for the unit concerned."""
    return speaks_for(acting, agency_id)


def may_answer_contest(acting: Acting, task: Task, agency_id: int) -> bool:
    """Another body than the one concerned: who speaks for the registrar, the giver's leader, an inspector."""
    if acting.agency_id == agency_id:
        return False
    gave = acting.role is Role.LEADER and acting.agency_id == giver_of(task)
    return acting.role is Role.INSPECTOR or speaks_for(acting, task.registrar_id) or gave
