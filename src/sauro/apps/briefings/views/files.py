"""Quán triệt: tệp. Minutes and materials are seen by whoever sees their body or their plan; always a download."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from sauro.apps.briefings import permissions, services
from sauro.apps.briefings.models import BriefingFile
from sauro.apps.briefings.views.opening import duty_or_404, plan_or_404
from sauro.apps.files.queries import store_path
from sauro.domain.sentence import N_
from sauro.web.deeds import refused_of
from sauro.web.permissions import require, signed_in
from sauro.web.speech import say


def _file_or_404(request: HttpRequest, pk: int) -> BriefingFile:
    found = BriefingFile.objects.select_related("file", "session", "upload").filter(pk=pk).first()
    if found is None:
        raise Http404
    if found.session is not None:
        duty_or_404(request, found.session.duty_id)
    else:
        plan_or_404(request, found.plan_id)
    return found


@signed_in
@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """Tải tệp xuống, under its own name, never shown inside our pages."""
    found = _file_or_404(request, pk)
    path = store_path(found.file.sha256) if found.file else None
    if path is None or not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), as_attachment=True, filename=found.name)
    response["Content-Type"] = "application/octet-stream"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@signed_in
@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Trả lời về độ mật: the file bears no mark, or it is erased."""
    found = _file_or_404(request, pk)
    require(
        permissions.may_release_file(request.acting, found),
        N_("Lãnh đạo hoặc chuyên viên tổng hợp của cơ quan gửi tệp quyết định, không phải người gửi."),
    )
    is_open = request.POST.get("open") == "1"
    refused = refused_of(
        lambda: services.release_file(file_id=pk, open_file=is_open, by=request.acting, at=request.now)
    )
    if refused:
        messages.warning(request, say(refused.message))
    else:
        messages.success(request, gettext("Đã ghi nhận."))
    if found.session is not None:
        return redirect("briefings:duty", pk=found.session.duty_id)
    return redirect("briefings:plan", pk=found.plan_id)
