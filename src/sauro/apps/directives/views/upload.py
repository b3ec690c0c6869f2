"""Tải văn bản lên. Declare, choose, follow page by page, cancel; a refusal says what to do and keeps nothing."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.directives import permissions, queries, services
from sauro.apps.directives.forms import UploadForm
from sauro.apps.directives.models import Directive, DirectiveState
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.web import clock
from sauro.web.permissions import require, signed_in
from sauro.web.speech import say

UNFINISHED = (DirectiveState.UPLOADED, DirectiveState.READING)


def _own(request: HttpRequest, pk: int) -> Directive:
    try:
        return queries.directive_for(request.acting, clock.today(), pk)
    except Directive.DoesNotExist:
        raise Http404 from None


def refusal_of(directive: Directive) -> Refusal | None:
    """Lý do không nhận, as it was kept; nothing of the document's own words is in it."""
    kept = directive.refusal
    if not directive.refusal_code:
        return None
    return Refusal(
        directive.refusal_code,
        _kept(kept.get("message")),
        clause=kept.get("clause", ""),
        advice=_kept(kept.get("advice")),
    )


def _kept(stored: dict[str, Any] | None) -> Sentence:
    """Câu đã lưu, as a sentence again."""
    return Sentence(stored.get("template", ""), stored.get("values") or {}) if stored else Sentence("")


@signed_in
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Tải lên. Every file becomes its own row; what is refused is named, the others go on."""
    require(permissions.may_upload(request.acting), N_("Văn thư và chuyên viên tổng hợp tải văn bản lên."))
    form = UploadForm(request.POST or None, request.FILES or None)
    refused: list[tuple[str, Refusal]] = []
    if request.method == "POST" and form.is_valid():
        batch, taken = secrets.token_hex(8), 0
        for file in form.cleaned_data["files"]:
            try:
                services.register_upload(
                    chunks=file.chunks(),
                    name=file.name or "",
                    batch=batch,
                    declared_open=True,
                    by=request.acting,
                    at=request.now,
                    source=form.cleaned_data["source"],
                )
                taken += 1
            except Refusal as refusal:
                refused.append((file.name or "", refusal))
        if taken:
            for name, refusal in refused:
                why = f"{say(refusal.message)} {say(refusal.advice)}"
                messages.warning(request, gettext("Không nhận “%(name)s”: %(why)s") % {"name": name, "why": why})
            return redirect("directives:batch", batch=batch)
    status = 422 if request.method == "POST" else 200
    return render(request, "directives/upload.html", {"form": form, "refused": refused}, status=status)


@signed_in
@require_safe
def batch(request: HttpRequest, batch: str) -> HttpResponse:
    """Đang đọc. The files of one upload, page by page; the fragment is asked again while something is unfinished."""
    rows = list(
        queries.directives_visible_to(request.acting, clock.today())
        .filter(upload__batch=batch)
        .select_related("upload", "file", "same_file_as", "earlier")
        .order_by("pk")
    )
    if not rows:
        raise Http404
    context = {
        "rows": [(row, refusal_of(row), permissions.may_release(request.acting, row)) for row in rows],
        "batch": batch,
        "unfinished": sum(row.state in UNFINISHED for row in rows),
        "may_upload": permissions.may_upload(request.acting),
    }
    return render(request, "directives/_batch.html" if request.htmx else "directives/batch.html", context)


@signed_in
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Hủy tải lên. The bytes are erased; the row keeps who and when."""
    directive = _own(request, pk)
    require(permissions.may_cancel_upload(request.acting, directive), N_("Người tải lên hủy được khi chưa đọc xong."))
    services.cancel_upload(directive=directive, by=request.acting, at=request.now)
    messages.success(request, gettext("Đã hủy. Tệp đã được xóa."))
    batch = directive.upload.batch if directive.upload else ""
    return redirect("directives:batch", batch=batch) if batch else redirect("directives:list")


@signed_in
@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Kiểm tra tệp bị giữ. A person says that the held document is open, or that it must be erased."""
    directive = _own(request, pk)
    reason = N_("Chuyên viên tổng hợp hoặc lãnh đạo kiểm tra tệp bị giữ, không phải người tải lên.")
    require(permissions.may_release(request.acting, directive), reason)
    answer = request.POST.get("open")
    if answer not in {"0", "1"}:  # a file is never erased by a form that says nothing
        messages.warning(request, gettext("Chưa chọn: tệp có dấu mật hay không."))
        return redirect("directives:list")
    is_open = answer == "1"
    services.release_held(directive=directive, open_document=is_open, by=request.acting, at=request.now)
    messages.success(request, gettext("Đã cho đọc tiếp.") if is_open else gettext("Đã xóa tệp."))
    return redirect("directives:batch", batch=directive.upload.batch if directive.upload else "0")
