"""Lượt nhập: trang. Upload → columns → every fault at once → apply → undo."""

from __future__ import annotations

from typing import Any

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

FAULTS_ON_PAGE = 100
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
        "most_rows": ruling.number(importer.rows_rule, clock.today()),
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
    plan = services.refresh(found, on=clock.today(), by=request.acting) if draft else {}
    context = {
        "batch": found,
        "title": gettext(importer.title),
        "back": importer.back,
        "form": form,
        "refused": refused,
        "draft": draft,
        "missing": [gettext(label) for label in services.unmapped(found)] if draft else [],
        "unread": _unread(found),
        "plan": plan,
        "faults": page_of([_shown_fault(f) for f in plan.get("faults", ())], request.GET, size=FAULTS_ON_PAGE),
        "page": page_of([_shown_row(r) for r in plan.get("rows", ())], request.GET, size=50),
        "before": queries.applied_before(found) if draft else None,
        "done": found.summary.get("done", 0) if found.summary else len(found.changes),
    }
    return render(request, "imports/batch.html", context, status=422 if refused else 200)


def _unread(found: ImportBatch) -> list[str]:
    """Cột không nhập: headings that no field takes."""
    taken = set(found.mapping.values())
    return [heading for n, heading in enumerate(found.headings) if heading and n not in taken]


def _shown_fault(fault: dict[str, Any]) -> dict[str, Any]:
    said = {name: services.sentence_in(fault[name]) for name in ("what", "advice")}
    label = fault["column"]
    return {**fault, **said, "column": gettext(label)}


def _shown_row(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "remarks": [services.sentence_in(remark) for remark in row["remarks"]]}


@signed_in
@require_POST
def fix(request: HttpRequest, pk: int) -> HttpResponse:
    """Sửa tại chỗ: one cell, or one answer for all rows that ask the same."""
    found, _ = _batch(request, pk)
    asked = request.POST.get("key", "")
    if asked and request.POST.get("choice"):
        services.answer(batch=found, question=asked, choice=request.POST["choice"], by=request.acting)
    else:
        line = request.POST.get("line", "")
        services.fix_cell(
            batch=found,
            line=int(line) if line.isascii() and line.isdigit() and len(line) < 9 else 0,
            field=request.POST.get("field", ""),
            value=request.POST.get("value", ""),
            by=request.acting,
        )
    return redirect("imports:batch", pk)


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
