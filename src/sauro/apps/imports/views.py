"""Lượt nhập: trang. Upload → columns → every fault at once → apply → undo."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.imports import queries, services
from sauro.apps.imports.forms import MappingForm, UploadForm
from sauro.apps.imports.models import BatchState, ImportBatch
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock, ruling
from sauro.web.pagination import page_of
from sauro.web.permissions import require, signed_in

FAULTS_SHOWN = 500
NOT_ALLOWED = N_("Chức vụ đang dùng không được nhập bảng này.")


def _batch(request: HttpRequest, pk: int) -> tuple[ImportBatch, services.Importer]:
    batch = queries.batches_visible_to(request.acting).filter(pk=pk).first()
    importer = services.importer_for(batch.kind) if batch else None
    if batch is None or importer is None:
        raise Http404
    require(importer.may(request.acting), NOT_ALLOWED)
    return batch, importer


@signed_in
@require_safe
def batch_list(request: HttpRequest) -> HttpResponse:
    """Các lượt nhập. Own ones; all of them for administrators."""
    kinds = [i for i in services.importers() if i.may(request.acting)]
    page = page_of(queries.batches_visible_to(request.acting), request.GET)
    return render(request, "imports/list.html", {"page": page, "kinds": kinds, "titles": _titles()})


def _titles() -> dict[str, str]:
    return {i.kind: gettext(i.title) for i in services.importers()}


@signed_in
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, kind: str) -> HttpResponse:
    """Tải bảng lên. What cannot be read is refused here, with what to do."""
    importer = services.importer_for(kind)
    if importer is None:
        raise Http404
    require(importer.may(request.acting), NOT_ALLOWED)
    form, refused = UploadForm(request.POST or None, request.FILES or None), None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = services.open_batch(
                kind=kind, data=file.read(), file_name=file.name, by=request.acting, at=clock.now()
            )
        except Refusal as refusal:
            refused = refusal
        else:
            return redirect("imports:batch", batch.pk)
    context = {
        "form": form,
        "refused": refused,
        "importer": importer,
        "title": gettext(importer.title),
        "most_rows": ruling.number("import.rows", clock.today()),
    }
    return render(request, "imports/upload.html", context, status=422 if request.method == "POST" else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Một lượt nhập. Columns, all faults, what would be created and changed; applied: what was done, and undoing."""
    found, importer = _batch(request, pk)
    form = MappingForm(request.POST or None, columns=importer.columns, headings=found.headings, mapping=found.mapping)
    refused = None
    if request.method == "POST" and form.is_valid():
        try:
            services.map_columns(batch=found, mapping=form.chosen(), by=request.acting)
        except Refusal as refusal:
            refused = refusal
        else:
            return redirect("imports:batch", pk)
    draft = found.state == BatchState.DRAFT
    plan = services.preview(batch=found, on=clock.today()) if draft else services.Plan()
    shown = [r for r in plan.rows if r.effect is not services.Effect.UNCHANGED]
    context = {
        "batch": found,
        "title": gettext(importer.title),
        "back": importer.back,
        "form": form,
        "refused": refused,
        "draft": draft,
        "missing": [gettext(label) for label in services.unmapped(found)] if draft else [],
        "plan": plan,
        "faults": [(f, gettext(f.column)) for f in plan.faults[:FAULTS_SHOWN]],
        "page": page_of(shown, request.GET, size=50),
        "before": queries.applied_before(found) if draft else None,
        "done": len(found.changes),
    }
    return render(request, "imports/batch.html", context, status=422 if refused else 200)


@signed_in
@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Nhập cả bảng."""
    found, _ = _batch(request, pk)
    services.apply_batch(batch=found, by=request.acting, at=clock.now(), on=clock.today())
    messages.success(request, gettext("Đã nhập. Hoàn tác được cả lượt ở trang này."))
    return redirect("imports:batch", pk)


@signed_in
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Hoàn tác cả lượt."""
    found, _ = _batch(request, pk)
    services.undo_batch(batch=found, by=request.acting, at=clock.now())
    messages.success(request, gettext("Đã hoàn tác cả lượt nhập."))
    return redirect("imports:batch", pk)


@signed_in
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Bỏ lượt nhập chưa áp dụng."""
    found, _ = _batch(request, pk)
    services.drop_batch(batch=found, by=request.acting, at=clock.now())
    messages.success(request, gettext("Đã bỏ lượt nhập; không có gì thay đổi."))
    return redirect("imports:list")
