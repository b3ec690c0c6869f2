"""Kiểm tra dự thảo. Send, wait, read the remarks beside the text, complete the table of tasks, take it away, delete."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from sauro.apps.directives import permissions, queries, services
from sauro.apps.directives.forms_drafting import DraftForm
from sauro.apps.directives.models import DraftCheck, DraftState
from sauro.apps.directives.queries.remarks import shown_remarks
from sauro.apps.directives.views.draft_files import FILES
from sauro.apps.rulebook.queries import rules
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.web import clock
from sauro.web.permissions import require, signed_in

_MINE = N_("Chỉ người gửi dự thảo làm được việc này.")
_SHOWN = 50


def _draft(request: HttpRequest, pk: int) -> DraftCheck:
    found = queries.drafts_visible_to(request.acting).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@signed_in
@require_http_methods(["GET", "POST"])
def drafts(request: HttpRequest) -> HttpResponse:
    """Gửi dự thảo, and the own ones that are still kept."""
    require(permissions.may_check_drafts(request.acting), N_("Người soạn thảo, văn thư, lãnh đạo kiểm tra dự thảo."))
    most = rules().number("drafting.text_letters", clock.today())
    form = DraftForm(request.POST or None, request.FILES or None, most=most)
    refused: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        name, chunks = form.source()
        try:
            row = services.submit_draft(chunks=chunks, name=name, declared_open=True, by=request.acting, at=request.now)
        except Refusal as refusal:
            refused = refusal
        else:
            return redirect("directives:draft", pk=row.pk)
    rows = queries.drafts_visible_to(request.acting).defer("text", "tasks")[:_SHOWN]
    context = {"form": form, "refused": refused, "rows": [(row, counts_of(row)) for row in rows]}
    context["kept_days"] = rules().number("drafting.kept_days", clock.today())
    return render(request, "directives/drafts.html", context, status=422 if request.method == "POST" else 200)


def counts_of(row: DraftCheck) -> dict[str, int]:
    """Số lời nhắc theo mức."""
    counts: dict[str, int] = {}
    for remark in row.result.get("remarks", ()):
        counts[remark["severity"]] = counts.get(remark["severity"], 0) + 1
    return counts


@signed_in
@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Dự thảo và lời nhắc, side by side; the fragment is asked again while the check has not run."""
    row = _draft(request, pk)
    mine = permissions.may_discard_draft(request.acting, row)
    if row.state != DraftState.CHECKED:
        context = {"row": row, "mine": mine, "refusal": refusal_of(row)}
        context["may_release"] = permissions.may_release_draft(request.acting, row)
        name = "directives/_draft_waiting.html" if request.htmx else "directives/draft_waiting.html"
        return render(request, name, context)
    if request.htmx and not request.htmx.boosted:  # the page that waited asks again: it has another frame now
        return HttpResponseClientRedirect(reverse("directives:draft", args=[pk]))
    wanted = request.GET.get("severity", "")
    shown = shown_remarks(row, wanted)
    context = {"row": row, "mine": mine, "shown": shown, "counts": counts_of(row), "wanted": shown.severity}
    return render(request, "directives/draft.html", context)


def refusal_of(row: DraftCheck) -> Refusal | None:
    """Lý do không nhận, as it was kept; nothing of the draft's own words is in it."""
    if not row.refusal_code:
        return None
    told = {name: row.refusal.get(name) or {} for name in ("message", "advice")}
    said = [Sentence(t.get("template", ""), t.get("values") or {}) for t in told.values()]
    return Refusal(row.refusal_code, said[0], advice=said[1], clause=row.refusal.get("clause", ""))


@signed_in
@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """Kiểm tra dự thảo bị giữ. A person says that it is open, or that it must be erased."""
    row = _draft(request, pk)
    reason = N_("Chuyên viên tổng hợp hoặc lãnh đạo của cơ quan kiểm tra dự thảo bị giữ.")
    require(permissions.may_release_draft(request.acting, row), reason)
    answer = request.POST.get("open")
    if answer in {"0", "1"}:  # a file is never erased by a form that says nothing
        services.release_draft(draft=row, open_document=answer == "1", by=request.acting, at=request.now)
    else:
        messages.warning(request, gettext("Chưa chọn: dự thảo có dấu mật hay không."))
    return redirect("directives:drafts")


@signed_in
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Xóa ngay."""
    row = _draft(request, pk)
    require(permissions.may_discard_draft(request.acting, row), _MINE)
    services.discard_draft(draft=row, by=request.acting, at=request.now)
    messages.success(request, gettext("Đã xóa dự thảo và các lời nhắc."))
    return redirect("directives:drafts")


@signed_in
@require_http_methods(["GET", "POST"])
def draft_tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """Bảng nhiệm vụ của dự thảo: completed by a person, then taken away as an annex."""
    row = _draft(request, pk)
    require(permissions.may_discard_draft(request.acting, row), _MINE)
    if row.state != DraftState.CHECKED:
        raise Http404
    refused: Refusal | None = None
    if request.method == "POST":
        sent = list(zip(*(request.POST.getlist(name) for name in services.DRAFT_FIELDS), strict=False))
        rows = [dict(zip(services.DRAFT_FIELDS, values, strict=True)) for values in sent]
        try:
            services.correct_tasks(draft=row, rows=rows, by=request.acting, at=request.now)
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(request, gettext("Đã lưu bảng nhiệm vụ."))
            return redirect("directives:draft_tasks", pk=pk)
    return render(
        request, "directives/draft_tasks.html", {"row": row, "refused": refused}, status=422 if refused else 200
    )


@signed_in
@require_safe
def draft_file(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Phụ lục, lời nhắc dạng tệp."""
    row = _draft(request, pk)
    require(permissions.may_discard_draft(request.acting, row), _MINE)
    if row.state != DraftState.CHECKED or name not in FILES:
        raise Http404
    kind, make = FILES[name]
    response = HttpResponse(make(row, clock.today()), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="du-thao-{row.pk}-{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
