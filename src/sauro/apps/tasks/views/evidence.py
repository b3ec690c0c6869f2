"""Minh chứng: trang. Sending, downloading, looking at a page; a file is seen by whoever sees its task."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.files.models import StoredFile
from sauro.apps.files.pictures import picture
from sauro.apps.files.queries import store_path
from sauro.apps.tasks import permissions, services
from sauro.apps.tasks.forms_life import SendForm
from sauro.apps.tasks.models import Evidence
from sauro.apps.tasks.queries import life
from sauro.apps.tasks.views.deeds import task_or_404
from sauro.apps.tasks.views.life import PAGE, send_files, step
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web.deeds import refused_of
from sauro.web.permissions import require, signed_in


@signed_in
@require_http_methods(PAGE)
def send(request: HttpRequest, code: str) -> HttpResponse:
    """Gửi minh chứng, new or as the next version of a piece."""
    task = task_or_404(request, code)
    may = permissions.may_send_evidence(request.acting, task)
    require(may, N_("Chỉ người chịu trách nhiệm chính và cơ quan chủ trì được gửi minh chứng."))
    pieces = {row.series: row.name for row in life.evidence_of(task).exclude(file=None)}
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = SendForm(*posted, pieces=pieces.items())

    def save(data: dict[str, Any]) -> None:
        send_files(request, task, data, series=data["series"])

    title, done = gettext("Gửi minh chứng"), gettext("Đã gửi; tệp được kiểm tra trong ít phút.")
    return step(request, task, form, title, gettext("Gửi"), save, kind="files", done=done)


def _stored(request: HttpRequest, code: str, pk: int) -> tuple[Evidence, StoredFile]:
    row = life.evidence_of(task_or_404(request, code)).filter(pk=pk).first()
    if row is None or row.file is None:
        raise Http404
    return row, row.file


@signed_in
@require_safe
def download(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Tệp minh chứng. Always a download under its own name, never shown inside our pages."""
    row, stored = _stored(request, code, pk)
    path = store_path(stored.sha256)
    if not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), as_attachment=True, filename=row.name)
    response["Content-Type"] = "application/octet-stream"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@signed_in
@require_safe
def page_image(request: HttpRequest, code: str, pk: int, number: int) -> HttpResponse:
    """Ảnh trang, of a PDF or a picture; drawn in a capped child at the first look."""
    _row, stored = _stored(request, code, pk)
    try:
        return HttpResponse(picture(stored, number), content_type="image/png")
    except Refusal:
        raise Http404 from None


@signed_in
@require_POST
def release(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Trả lời về độ mật: the file bears no mark, or it is erased."""
    task = task_or_404(request, code)
    if not life.evidence_of(task).filter(pk=pk).exists():
        raise Http404
    is_open = request.POST.get("open") == "1"
    refused_of(lambda: services.release_evidence(evidence_id=pk, open_file=is_open, by=request.acting, at=request.now))
    return redirect("tasks:task", code=task.code)
