"""Đường triển khai: trang. All bodies of a document; what one body was sent, what it answers; the own inbox."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import alive
from sauro.apps.directives import permissions, queries, services
from sauro.apps.directives.models import Descent, Directive, Recipient
from sauro.apps.directives.queries.way_down import Row
from sauro.apps.directives.views.deeds import (
    descent_or_404,
    directive_or_404,
    number_in,
    numbers_in,
    own_or_404,
)
from sauro.domain.acting import Role
from sauro.domain.descent import Stage
from sauro.domain.groups import RULES, Line
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock, speech
from sauro.web.deeds import refused_of
from sauro.web.permissions import for_roles, require, signed_in
from sauro.writers.plain_xlsx import plain_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BODIES = (Role.CLERK, Role.COORDINATOR, Role.LEADER)
STAGES = {
    Stage.NOT_ACKNOWLEDGED: gettext_lazy("Chưa báo nhận"),
    Stage.NO_PLAN: gettext_lazy("Đã nhận, chưa có kế hoạch"),
    Stage.ACKNOWLEDGED: gettext_lazy("Đã nhận"),
    Stage.STATED: gettext_lazy("Nêu lý do không cần kế hoạch"),
    Stage.PLANNED: gettext_lazy("Đã có kế hoạch"),
}
BAND_NAMES = {
    "party": gettext_lazy("Đảng ủy trực thuộc"),
    "advisory": gettext_lazy("Cơ quan tham mưu, giúp việc"),
    "front": gettext_lazy("Mặt trận, đoàn thể"),
    "state": gettext_lazy("Sở, ban, ngành, đơn vị"),
    "communes": gettext_lazy("Ủy ban nhân dân xã, phường"),
}
FILTERS = {
    "late": gettext_lazy("Quá hạn"),
    "left_out": gettext_lazy("Bỏ sót mục"),
    **{str(stage): label for stage, label in STAGES.items()},
}
_OFFICE = N_("Văn thư, chuyên viên tổng hợp của cơ quan đầu mối gửi văn bản và nhắc nơi nhận.")
_BODY = N_("Chỉ văn thư, chuyên viên tổng hợp, lãnh đạo của nơi nhận được trả lời.")


def _matches(row: Row, chosen: str) -> bool:
    if chosen == "late":
        return row.standing.late
    if chosen == "left_out":
        return row.descent.left_out > 0
    return not chosen or row.standing.stage == chosen


@signed_in
@require_safe
def way_down(request: HttpRequest, pk: int) -> HttpResponse:
    """Các nơi nhận của một văn bản: counts inside bands, filter chips, overdue first."""
    document = directive_or_404(request, pk)
    rows, chosen, band = _chosen(request, document)
    every = queries.rows_of(document, request.acting, clock.today())
    context = {
        "directive": document,
        "rows": rows,
        "bands": queries.bands_of(every),
        "all": every,
        "waiting": len(services.not_yet_sent(document, clock.today())),
        "chosen": chosen,
        "band": band,
        "counts": {key: sum(_matches(r, key) for r in every) for key in FILTERS},
        "filters": FILTERS,
        "stages": STAGES,
        "band_names": BAND_NAMES,
        "may_send": permissions.may_send_down(request.acting, document),
        "own": next((r.descent.pk for r in every if r.descent.agency_id == request.acting.agency_id), 0),
    }
    return render(request, "directives/way_down.html", context)


def _chosen(request: HttpRequest, document: Directive) -> tuple[list[Row], str, str]:
    chosen, band = request.GET.get("state", ""), request.GET.get("band", "")
    chosen, band = chosen if chosen in FILTERS else "", band if band in BAND_NAMES else ""
    rows = queries.rows_of(document, request.acting, clock.today())
    return [r for r in rows if _matches(r, chosen) and (not band or r.band == band)], chosen, band


@signed_in
@require_safe
def way_down_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """Bảng các nơi nhận, as they are filtered on screen."""
    document = directive_or_404(request, pk)
    rows, _, _ = _chosen(request, document)
    heads = ("TT", "Cơ quan, đơn vị", "Tình trạng", "Quá hạn", "Gửi ngày", "Nhận ngày", "Hạn kế hoạch", "Kế hoạch")
    widths = (6, 44, 30, 10, 12, 12, 14, 30)
    titles = [(gettext(h), float(w)) for h, w in zip((*heads, "Mục chưa thấy"), (*widths, 14), strict=True)]
    body = plain_xlsx(name=gettext("Nơi nhận"), headings=titles, rows=(_cells(n, r) for n, r in enumerate(rows, 1)))
    response = HttpResponse(body, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="noi-nhan-{pk}-{clock.today():%Y-%m-%d}.xlsx"'
    return response


def _cells(number: int, row: Row) -> tuple[str, ...]:
    d = row.descent
    plan = (d.plan.number or str(d.plan)) if d.plan else d.no_plan_because
    return (
        str(number), d.agency.name, str(STAGES[row.standing.stage]), gettext("quá hạn") if row.standing.late else "",
        speech.day(d.sent_at), speech.day(d.acknowledged_at) if d.acknowledged_at else "",
        speech.day(d.plan_by) if d.plan_by else "", plan, str(d.left_out) if d.plan else "",
    )  # fmt: skip


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Gửi văn bản đến nơi nhận: every printed line with the bodies that it means and the rule; then sent at once."""
    document = directive_or_404(request, pk)
    require(permissions.may_send_down(request.acting, document), _OFFICE)
    if request.method == "POST":
        refused = refused_of(
            lambda: services.send_down(
                directive_id=pk,
                asked=number_in(request.POST, "asked"),
                plan_wanted="plan" in request.POST,
                by=request.acting,
                at=request.now,
            )
        )
        if refused is None:
            messages.success(request, gettext("Đã gửi đến các nơi nhận."))
            return redirect("directives:way_down", pk=pk)
        return _send_page(request, document, refused)
    return _send_page(request, document)


def _send_page(request: HttpRequest, document: Directive, refused: Refusal | None = None) -> HttpResponse:
    today = clock.today()
    lines = queries.addressee_lines(document, today)
    ids = {pk for line in lines for pk, _ in line.bodies}
    context = {
        "directive": document,
        "lines": lines,
        "agencies": Agency.objects.in_bulk(list(ids)),
        "wanted": services.not_yet_sent(document, today),
        "rules": RULES,
        "line_kinds": Line,
        "may_answer": permissions.may_settle_family(request.acting, document),
        "choices": Agency.objects.filter(alive(today)).order_by("sort_key")[:2000],
        "refused": refused,
    }
    return render(request, "directives/send_down.html", context, status=422 if refused else 200)


@signed_in
@require_POST
def answer(request: HttpRequest, pk: int, recipient: int) -> HttpResponse:
    """Trả lời một dòng nơi nhận: these bodies, or none."""
    document = directive_or_404(request, pk)
    require(permissions.may_settle_family(request.acting, document), _OFFICE)
    own_or_404(Recipient, pk=recipient, directive=document)
    refused = refused_of(
        lambda: services.answer_recipient(
            recipient_id=recipient,
            agency_ids=numbers_in(request.POST, "agency"),
            nobody="nobody" in request.POST,
            by=request.acting,
            at=request.now,
        )
    )
    return _send_page(request, document, refused) if refused else redirect("directives:send", pk=pk)


@signed_in
@require_POST
def urge(request: HttpRequest, pk: int) -> HttpResponse:
    """Nhắc các nơi nhận đã chọn; without a choice all that are overdue."""
    document = directive_or_404(request, pk)
    require(permissions.may_send_down(request.acting, document), _OFFICE)
    rows = queries.rows_of(document, request.acting, clock.today())
    chosen = set(numbers_in(request.POST, "descent")) or {r.descent.pk for r in rows}
    ids = [r.descent.pk for r in rows if r.standing.late and r.descent.pk in chosen]
    done = services.urge_descents(descent_ids=ids, by=request.acting, at=request.now)
    messages.success(request, gettext("Đã nhắc %(n)s nơi.") % {"n": done})
    return redirect("directives:way_down", pk=pk)


@for_roles(*BODIES)
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Văn bản gửi đến cơ quan mình: what waits for an answer first, acknowledged many at once."""
    rows = queries.own_descents(request.acting, clock.today())
    waiting = [r for r in rows if r.standing.stage is Stage.NOT_ACKNOWLEDGED]
    context = {"rows": rows, "waiting": waiting, "stages": STAGES}
    return render(request, "directives/inbox.html", context)


@for_roles(*BODIES)
@require_POST
def acknowledge(request: HttpRequest) -> HttpResponse:
    """Báo đã nhận: one document from its notice, or all that are ticked."""
    ids = numbers_in(request.POST, "descent")
    own = list(Descent.objects.filter(pk__in=ids, agency_id=request.acting.agency_id).values_list("pk", flat=True))
    done = services.acknowledge(descent_ids=own, by=request.acting, at=request.now)
    messages.success(request, gettext("Đã báo nhận %(n)s văn bản.") % {"n": done})
    return redirect("directives:own", pk=own[0]) if len(own) == 1 else redirect("directives:inbox")


@signed_in
@require_safe
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """Một nơi nhận: what it was sent, by when it answers, its plan."""
    row = descent_or_404(request, pk)
    services.note_received(descent_id=pk, by=request.acting, at=request.now)
    return _own_page(request, row)


def _own_page(request: HttpRequest, row: Descent, refused: Refusal | None = None) -> HttpResponse:
    may = permissions.may_answer_for(request.acting, row.agency_id)
    context: dict[str, Any] = {
        "row": row,
        "standing": queries.standing_of(row, clock.today()),
        "stages": STAGES,
        "rules": RULES,
        "may": may,
        "plan_opens": queries.directives_visible_to(request.acting, clock.today()).filter(pk=row.plan_id).exists(),
        "plans": queries.plans_to_choose(row, request.acting, clock.today()) if may else [],
        "typed": request.POST.get("because", ""),
        "refused": refused,
    }
    return render(request, "directives/own.html", context, status=422 if refused else 200)


@signed_in
@require_POST
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi kế hoạch của nơi nhận, or why it needs none."""
    row = descent_or_404(request, pk)
    require(permissions.may_answer_for(request.acting, row.agency_id), _BODY)
    by: dict[str, Any] = {"descent_id": pk, "by": request.acting, "at": request.now}
    if "none" in request.POST:
        refused = refused_of(lambda: services.state_no_plan(because=request.POST.get("because", ""), **by))
    else:
        refused = refused_of(lambda: services.link_plan(plan_id=number_in(request.POST, "plan"), **by))
    if refused:
        return _own_page(request, row, refused)
    messages.success(request, gettext("Đã ghi."))
    return redirect("directives:own", pk=pk)
