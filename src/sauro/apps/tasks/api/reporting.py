"""Nộp kết quả qua giao diện lập trình. Files go into quarantine; a report waits for their screening, as on the page."""

import secrets
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, File, Form, Query, Schema
from ninja.files import UploadedFile

from sauro.apps.tasks import permissions, services
from sauro.apps.tasks.api import shapes
from sauro.apps.tasks.api.moving import by_whom, unknown
from sauro.apps.tasks.api.reading import router, task_at
from sauro.apps.tasks.models import WaitingReport
from sauro.apps.tasks.queries import life
from sauro.domain.extraction.model import Product
from sauro.web import clock
from sauro.web.api import PROBLEMS, Code, Id, Listed, Slice, changing, listed


class EvidenceIn(Schema):
    """Minh chứng gửi lên. `declared_open`: the sender states that no state secret is inside; `series`: of the piece of
    which this is a new version; `coordinator_id`: of the contribution that it stands behind.
    """

    declared_open: bool = False
    kind: Product | None = None
    series: Annotated[int, Field(ge=1, le=32_767)] | None = None
    coordinator_id: Id | None = None


class ReleaseIn(Schema):
    """Trả lời về độ mật. `open`: true, the file bears no mark and goes to the reader; false, it is erased."""

    open: bool


def _told(request: HttpRequest, code: str) -> dict[str, Any]:
    return {"task_id": task_at(request, code).pk, "by": request.acting, "at": clock.now()}  # type: ignore[attr-defined]


@router.post("/{code}/evidence", response={202: shapes.EvidenceOut, **PROBLEMS})
@changing
def send_evidence(request: HttpRequest, code: Code, said: Form[EvidenceIn], file: File[UploadedFile]) -> Any:
    """Gửi một tệp minh chứng: vào khu cách ly, kiểm tra xong mới vào kho; xem kết quả ở danh sách minh chứng."""
    row = services.send_evidence(
        chunks=file.chunks(),
        name=file.name or "",
        batch=secrets.token_hex(8),
        declared_open=said.declared_open,
        kind=str(said.kind or ""),
        series=said.series,
        contribution_id=said.coordinator_id,
        **_told(request, code),
    )
    return 202, shapes.evidence_of(row)


@router.post("/{code}/evidence/{evidence_id}/release", response={200: shapes.EvidenceOut, **PROBLEMS})
@changing
def release_evidence(request: HttpRequest, code: Code, evidence_id: Id, said: ReleaseIn) -> Any:
    """Trả lời về độ mật của tệp đang chờ người kiểm tra; không phải người gửi trả lời."""
    rows = life.evidence_of(task_at(request, code)).filter(pk=evidence_id)
    if not rows.exists():
        raise unknown()
    services.release_evidence(evidence_id=evidence_id, open_file=said.open, **by_whom(request))
    return shapes.evidence_of(rows.get())


@router.post("/{code}/submissions", response={201: shapes.SubmissionOut, 202: shapes.WaitingReportOut, **PROBLEMS})
@changing
def submit(request: HttpRequest, code: Code, said: shapes.SubmitIn) -> Any:
    """Báo cáo kết quả. 202: a file is still screened; the report goes by itself afterwards, as of this moment."""
    told = said.dict() | {"product": str(said.product)}
    row = services.hand_in(**told, **_told(request, code))
    return (202, shapes.waiting_of(row)) if isinstance(row, WaitingReport) else (201, shapes.submission_of(row))


@router.get("/{code}/waiting-reports", response={200: Listed[shapes.WaitingReportOut], **PROBLEMS})
def waiting(request: HttpRequest, code: Code, part: Query[Slice]) -> Any:
    """Báo cáo chờ kiểm tra tệp, at most one; empty for whoever does not hand in, so for the confirmer too."""
    task = task_at(request, code)
    may = permissions.may_submit(request.acting, task)  # type: ignore[attr-defined]
    row = life.waiting_report(task) if may else None
    return listed([row] if row else [], part, shapes.waiting_of)
