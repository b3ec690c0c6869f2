"""Nhiệm vụ qua giao diện lập trình: xem. Rows come through `tasks_visible_to`; a list is two queries."""

import datetime as dt
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from sauro.apps.journal.queries import history_of
from sauro.apps.tasks import queries
from sauro.apps.tasks.api import shapes
from sauro.apps.tasks.models import Task, TaskQuerySet
from sauro.apps.tasks.permissions import Sides, Way
from sauro.apps.tasks.queries import life
from sauro.apps.tasks.queries.causes import judged_of
from sauro.apps.tasks.queries.hanging import coordinators_of
from sauro.apps.tasks.queries.lines import due_now_in_words, page_of_tasks
from sauro.apps.tasks.queries.register import stale, tasks_of, way_for
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.domain.tasks import Status, timeliness
from sauro.web import clock
from sauro.web.api import PROBLEMS, Code, Id, Listed, Slice, listed, straight
from sauro.web.once import stamp
from sauro.web.prepared import Cut, prepared
from sauro.web.speech import say

router = Router(tags=["tasks"])


class Asked(Schema):
    """Điều kiện của danh sách."""

    status: Status | None = None
    lead_id: Id | None = None
    directive_id: Id | None = None
    due_from: shapes.Day | None = None
    due_to: shapes.Day | None = None
    overdue: bool = False
    starred: bool | None = None
    stale: bool = False
    parts: bool = True
    q: Annotated[str, Field(max_length=200)] = ""
    order: Literal["due_on", "code", "-approved_at"] = "due_on"

    def of(self, tasks: TaskQuerySet, today: dt.date) -> TaskQuerySet:
        """The tasks that these conditions leave."""
        exact: dict[str, Any] = {
            "status": self.status and str(self.status),
            "lead_id": self.lead_id,
            "starred": self.starred,
        }
        exact |= {"directive_id": self.directive_id, "due_on__gte": self.due_from, "due_on__lte": self.due_to}
        found = tasks.filter(**{name: value for name, value in exact.items() if value is not None})
        found = found.overdue(today) if self.overdue else found
        found = found.filter(stale(today)) if self.stale else found
        found = found if self.parts else found.filter(parent=None)
        found = found.found_by(self.q) if self.q.strip() else found
        return found.order_by(self.order, "code")


def visible(request: HttpRequest) -> TaskQuerySet:
    """What the key's owner sees today."""
    return queries.tasks_visible_to(request.acting, clock.today())  # type: ignore[attr-defined]


def task_at(request: HttpRequest, code: str) -> Task:
    """One task; Refusal task.unknown (404) where it is not there or not to be seen."""
    try:
        return queries.task_for(request.acting, clock.today(), code)  # type: ignore[attr-defined]
    except Task.DoesNotExist:
        raise Refusal("task.unknown", N_("Không có nhiệm vụ này."), advice=N_("Tải lại sổ nhiệm vụ.")) from None


def line_of(row: dict[str, Any], today: dt.date) -> dict[str, Any]:
    """Nhiệm vụ as a list shows it, of LINE_FIELDS."""
    submitted_on = row.pop("submitted_on") if row["status"] == Status.CONFIRMED else row.pop("submitted_on") and None
    lead = {"id": row.pop("lead_id"), "code": row.pop("lead__code"), "name": row.pop("lead__name")}
    return row | {
        "lead": lead,
        "responsible": row.pop("responsible__person__name") or "",
        "directive": row.pop("directive__number"),
        "clause": row.pop("clause_marker"),
        "parent": row.pop("parent__code") or "",
        "timeliness": timeliness(due_on=row["due_on"], today=today, submitted_on=submitted_on),
    }


@router.get("", response={200: Listed[shapes.TaskLine], **PROBLEMS})
def tasks(request: HttpRequest, asked: Query[Asked], part: Query[Slice]) -> Any:
    """Danh sách nhiệm vụ được xem."""
    today, acting = clock.today(), request.acting  # type: ignore[attr-defined]
    sides = queries.sides_on(acting, today)
    way = way_for(sides, today, in_range=asked.overdue)
    shape = {"asked": tuple(vars(asked).items()), "on": today, "book": stamp("rules"), "way": way}
    if asked.q:  # words are looked for once: not worth preparing
        found = _asked.plain(sides, **shape)
        page = page_of_tasks(found, part.offset, part.offset + part.limit)
        rows, total = page.values(*shapes.LINE_FIELDS), found.count()
    else:
        lines = Cut(_asked, _lines, (sides,), shape)
        rows, total = lines[part.offset : part.offset + part.limit], len(lines)
    return straight({"total": total, "items": [line_of(row, today) for row in rows]})


@prepared
def _asked(sides: Sides, *, way: Way, asked: Any, on: dt.date, book: Any) -> TaskQuerySet:
    """What a key's owner sees of these conditions, some of which rest on rules (`book`: their stamp)."""
    return Asked.model_construct(**dict(asked)).of(tasks_of(sides, way), on)


@prepared
def _lines(sides: Sides, *, start: int, stop: int, **said: Any) -> Any:
    return page_of_tasks(_asked.plain(sides, **said), start, stop).values(*shapes.LINE_FIELDS)


@router.get("/{code}", response={200: shapes.TaskWhole, **PROBLEMS})
def task(request: HttpRequest, code: Code) -> Any:
    """Một nhiệm vụ."""
    found, today = task_at(request, code), clock.today()
    judged = judged_of([found], today)[found.pk].judged
    return {
        **{name: getattr(found, name) for name in shapes.TaskWhole.model_fields if hasattr(found, name)},
        "lead": shapes.body_of(found),
        "timeliness": judged.fair,
        "responsible": found.responsible.person.name if found.responsible else "",
        "directive": found.directive.number,
        "clause": found.clause_marker,
        "parent": found.parent.code if found.parent else "",
        "due_because": say(due_now_in_words(found)),
        "authority": found.authority_document or found.authority_person or found.authority_words,
        "coordinating": [c.agency.name if c.agency else c.printed for c in coordinators_of(found)],
        "clear": found.clear_lights,
        "late_days": judged.late,
        "late_days_stopped": judged.stopped,
    }


@router.get("/{code}/history", response={200: Listed[shapes.Event], **PROBLEMS})
def history(request: HttpRequest, code: Code, part: Query[Slice]) -> Any:
    """Lịch sử, the latest first."""
    return listed(history_of(("task", task_at(request, code).pk)), part, shapes.event_of)


@router.get("/{code}/updates", response={200: Listed[shapes.UpdateOut], **PROBLEMS})
def updates(request: HttpRequest, code: Code, part: Query[Slice]) -> Any:
    """Tiến độ, the latest first."""
    return listed(task_at(request, code).updates.all(), part, shapes.update_of)


@router.get("/{code}/submissions", response={200: Listed[shapes.SubmissionOut], **PROBLEMS})
def submissions(request: HttpRequest, code: Code, part: Query[Slice]) -> Any:
    """Các lần báo cáo kết quả."""
    return listed(task_at(request, code).submissions.all(), part, shapes.submission_of)


@router.get("/{code}/evidence", response={200: Listed[shapes.EvidenceOut], **PROBLEMS})
def evidence(request: HttpRequest, code: Code, part: Query[Slice]) -> Any:
    """Minh chứng và các bản của nó."""
    return listed(life.evidence_of(task_at(request, code)), part, shapes.evidence_of)


@router.get("/{code}/extensions", response={200: Listed[shapes.ExtensionOut], **PROBLEMS})
def extensions(request: HttpRequest, code: Code, part: Query[Slice]) -> Any:
    """Các lần xin gia hạn."""
    return listed(task_at(request, code).extensions.all(), part, shapes.extension_of)


@router.get("/{code}/causes", response={200: Listed[shapes.CauseOut], **PROBLEMS})
def causes(request: HttpRequest, code: Code, part: Query[Slice]) -> Any:
    """Nguyên nhân khách quan."""
    return listed(task_at(request, code).causes.all(), part, shapes.cause_of)


@router.get("/{code}/contributions", response={200: Listed[shapes.ContributionOut], **PROBLEMS})
def contributions(request: HttpRequest, code: Code, part: Query[Slice]) -> Any:
    """Phần việc của các cơ quan phối hợp."""
    return listed(task_at(request, code).coordinators.select_related("agency"), part, shapes.contribution_of)


@router.get("/{code}/parts", response={200: Listed[shapes.TaskLine], **PROBLEMS})
def parts(request: HttpRequest, code: Code, part: Query[Slice]) -> Any:
    """Các phần việc được xem."""
    today = clock.today()
    rows = visible(request).filter(parent_id=task_at(request, code).pk).order_by("code")
    return listed(rows.values(*shapes.LINE_FIELDS), part, lambda row: line_of(row, today))
