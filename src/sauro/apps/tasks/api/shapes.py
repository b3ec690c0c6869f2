"""Dạng dữ liệu. What the API says of a task and what it takes; names as in the glossary, days as 2026-10-28."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from ninja import Field, Schema

from sauro.apps.files.models import UploadState
from sauro.apps.tasks.models import (
    Evidence,
    Extension,
    ObjectiveCause,
    Progress,
    Submission,
    Task,
    TaskCoordinator,
    WaitingReport,
)
from sauro.apps.tasks.services.evidence import said_of
from sauro.domain.extraction.model import Product
from sauro.domain.lateness import CauseKind
from sauro.domain.tasks import Status
from sauro.web.api import Id, Line, Words
from sauro.web.speech import say

Day = Annotated[dt.date, Field(ge=dt.date(1945, 1, 1), le=dt.date(2199, 12, 31))]
Percent = Annotated[int, Field(ge=0, le=100)]
Reason = Annotated[str, Field(min_length=1, max_length=2000)]


class Body(Schema):
    """Cơ quan."""

    id: int
    code: str
    name: str


class TaskLine(Schema):
    """Nhiệm vụ as a list shows it. `timeliness` is derived; `responsible` stands from acceptance on."""

    code: str
    work: str
    status: Status
    timeliness: str
    due_on: dt.date | None
    original_due_on: dt.date | None
    lead: Body
    responsible: str
    directive: str
    clause: str
    percent: int | None
    starred: bool
    parent: str
    period: str


class TaskWhole(TaskLine):
    """Nhiệm vụ with its source words, why it is due on that day, and how late it is, fairly judged."""

    text: str
    due_because: str
    cadence: str
    standing: bool
    product: str
    product_words: str
    authority: str
    coordinating: list[str]
    clear: int
    accept_by: dt.date | None
    declines: int
    submitted_at: dt.datetime | None
    late_days: int
    late_days_stopped: int
    revision: int


class Event(Schema):
    """Dòng lịch sử."""

    at: dt.datetime
    kind: str
    sentence: str
    by: str
    on_behalf_of: str


class UpdateOut(Schema):
    """Tiến độ."""

    id: int
    at: dt.datetime
    percent: int | None
    milestone: str
    line: str
    obstacle: str
    by: str


class SubmissionOut(Schema):
    """Báo cáo kết quả."""

    number: int
    at: dt.datetime
    summary: str
    product: str
    document_number: str
    document_on: dt.date | None
    decision: str
    remarks: str


class WaitingReportOut(Schema):
    """Báo cáo chờ kiểm tra tệp. `at`: the receipt that timeliness is measured by; `stopped`, `advice`: why it did not
    go and what to do, empty while it waits.
    """

    at: dt.datetime
    summary: str
    product: str
    document_number: str
    document_on: dt.date | None
    stopped: str
    advice: str


class EvidenceOut(Schema):
    """Minh chứng. `state`: stored, waiting, held (a person must say whether it bears a mark of secrecy), or why it was
    refused; `noticed`: what a person should look at, or do.
    """

    id: int
    name: str
    series: int
    version: int
    kind: str
    sha256: str
    state: str
    noticed: str


class ExtensionOut(Schema):
    """Gia hạn."""

    id: int
    number: int
    level: int
    due_before: dt.date
    asked_due: dt.date
    reason: str
    decide_by: dt.date
    decision: str
    offered_due: dt.date | None
    granted_due: dt.date | None
    decision_reason: str


class CauseOut(Schema):
    """Nguyên nhân khách quan."""

    id: int
    kind: str
    since: dt.date
    until: dt.date | None
    reason: str
    decision: str


class ContributionOut(Schema):
    """Phần việc của cơ quan phối hợp."""

    id: int
    agency: str
    work: str
    due_on: dt.date | None
    asked_at: dt.datetime | None
    delivered_at: dt.datetime | None
    note: str


class AcceptIn(Schema):
    holding_id: Id


class DeclineIn(Schema):
    reason: Reason
    suggested_id: Id | None = None


class AssignIn(Schema):
    lead_id: Id
    settled_because: Line = ""


class UpdateIn(Schema):
    percent: Percent | None = None
    milestone: Annotated[str, Field(max_length=200)] = ""
    line: Line = ""
    obstacle: Line = ""


class SubmitIn(Schema):
    summary: Words
    product: Product
    document_number: Annotated[str, Field(max_length=60)] = ""
    document_on: Day | None = None
    late_because: Words = ""
    parts_known: bool = False


class DecideIn(Schema):
    remarks: Words = ""


class StarIn(Schema):
    starred: bool


class UrgeIn(Schema):
    remark: Line


class ExtensionIn(Schema):
    asked_due: Day
    reason: Reason


class ExtensionAnswer(Schema):
    """`offered_due` is wanted for counter only."""

    answer: Literal["grant", "refuse", "counter", "accept", "withdraw"]
    reason: Words = ""
    offered_due: Day | None = None


class CauseIn(Schema):
    kind: CauseKind
    since: Day
    until: Day | None = None
    reason: Reason
    waiting_for: Id | None = None


class CauseAnswer(Schema):
    answer: Literal["confirm", "refuse"]
    reason: Words = ""


class PartIn(Schema):
    agency_id: Id
    work: Annotated[str, Field(min_length=1, max_length=2000)]
    due_on: Day | None = None
    product: Product | None = None
    holding_id: Id | None = None


class EndIn(Schema):
    """`other_code` is wanted for replace only."""

    step: Literal["suspend", "resume", "replace", "withdraw"]
    reason: Reason
    document: Annotated[str, Field(max_length=200)] = ""
    other_code: Annotated[str, Field(max_length=40)] = ""


class ContributionIn(Schema):
    work: Annotated[str, Field(min_length=1, max_length=2000)]
    due_on: Day


class CoordinatorIn(ContributionIn):
    agency_id: Id


class ExplainIn(Schema):
    words: Annotated[str, Field(min_length=1, max_length=500)]


class CauseEnd(Schema):
    until: Day


class DeliverIn(Schema):
    note: Reason


LINE_FIELDS = (
    "code", "work", "status", "due_on", "original_due_on", "submitted_on", "lead_id", "lead__code", "lead__name",
    "responsible__person__name", "directive__number", "clause_marker", "percent", "starred", "parent__code", "period",
)  # fmt: skip


def body_of(task: Task) -> dict[str, Any]:
    """The lead agency."""
    return {"id": task.lead_id, "code": task.lead.code, "name": task.lead.name}


def update_of(row: Progress) -> dict[str, Any]:
    """One update."""
    return {
        "id": row.pk,
        "at": row.at,
        "percent": row.percent,
        "milestone": row.milestone,
        "line": row.line,
        "obstacle": row.obstacle,
        "by": row.by_name,
    }


def submission_of(row: Submission) -> dict[str, Any]:
    """One report."""
    names = ("number", "at", "summary", "product", "document_number", "document_on", "decision", "remarks")
    return {name: getattr(row, name) for name in names}


def evidence_of(row: Evidence) -> dict[str, Any]:
    """One version of a piece; nothing of a file that was refused but the reason."""
    held = row.upload is not None and row.upload.state == UploadState.HELD
    state = "stored" if row.file else row.refused_because or ("held" if held else "waiting")
    sha256 = row.file.sha256 if row.file else ""
    return {
        "id": row.pk,
        "name": row.name,
        "series": row.series,
        "version": row.version,
        "kind": row.kind,
        "sha256": sha256,
        "state": state,
        "noticed": say(said_of(row)),
    }


def waiting_of(row: WaitingReport) -> dict[str, Any]:
    """A report that waits for its files, or was stopped."""
    names = ("at", "summary", "product", "document_number", "document_on")
    return {name: getattr(row, name) for name in names} | {"stopped": say(row.why), "advice": say(row.advice)}


def extension_of(row: Extension) -> dict[str, Any]:
    """One request for a later date."""
    return {"id": row.pk} | {name: getattr(row, name) for name in ExtensionOut.model_fields if name != "id"}


def cause_of(row: ObjectiveCause) -> dict[str, Any]:
    """One objective cause."""
    return {"id": row.pk} | {name: getattr(row, name) for name in CauseOut.model_fields if name != "id"}


def contribution_of(row: TaskCoordinator) -> dict[str, Any]:
    """What one coordinating agency owes or gave."""
    names = ("work", "due_on", "asked_at", "delivered_at", "note")
    agency = row.agency.name if row.agency else row.printed
    return {"id": row.pk, "agency": agency} | {name: getattr(row, name) for name in names}


def event_of(line: Any) -> dict[str, Any]:
    """One line of the journal."""
    return {
        "at": line.at,
        "kind": line.kind,
        "sentence": say(line.sentence),
        "by": line.by_name,
        "on_behalf_of": line.on_behalf_of_name,
    }
