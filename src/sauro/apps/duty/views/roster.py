"""Lịch trực: một lịch. Its days by month, the table of fairness, publishing, arranging again, its paper."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.duty import permissions, services
from sauro.apps.duty.forms import PublishForm, ReplanForm
from sauro.apps.duty.models import Roster, day_key
from sauro.apps.duty.queries import rosters
from sauro.apps.duty.queries.cases import Standing, standing_of
from sauro.apps.duty.views.home import READERS
from sauro.apps.duty.views.opening import roster_or_404
from sauro.apps.journal.queries import history_of
from sauro.apps.letters.models import Letter
from sauro.apps.letters.queries import letters_visible_to, number_of, sheet_of
from sauro.domain.agencies import Tree
from sauro.domain.letters import symbol_for
from sauro.domain.refusal import Refusal
from sauro.domain.rostering import DutyRole, Why, fairness, rest_of, short_rests
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.permissions import for_roles, require
from sauro.writers.letter_docx import letter_docx
from sauro.writers.letter_pdf import letter_pdf

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ROLE_NAMES = {DutyRole.LEADER: N_("Lãnh đạo trực"), DutyRole.OFFICER: N_("Cán bộ trực")}
WHY = {
    Why.NEW_DAY: N_("ngày mới thành ngày nghỉ"),
    Why.WORKED_DAY: N_("ngày thành ngày làm việc"),
    Why.AWAY: N_("vắng mặt ngày ấy"),
    Why.LEFT: N_("không còn trong danh sách trực"),
    Why.WAS_MISSING: N_("chỗ đang trống"),
}


@for_roles(*READERS)
@require_safe
def roster(request: HttpRequest, pk: int) -> HttpResponse:
    """Một lịch trực."""
    return _page(request, roster_or_404(request, pk))


def _page(
    request: HttpRequest, row: Roster, refused: Refusal | None = None, publishing: Form | None = None
) -> HttpResponse:
    acting, today, now = request.acting, clock.today(), standing_of(row)
    days = rosters.day_rows(row, now.case.days, [m.day.date for m in now.missing])
    arranges = permissions.may_arrange(acting, row.agency_id)
    proposal = services.propose_replan(row, today) if arranges else None
    symbol = symbol_for("notice", Tree(row.agency.tree), row.agency.code)
    context = {
        "row": row,
        "number": number_of(row.letter) if row.letter else "",
        "letter_opens": letters_visible_to(acting).filter(pk=row.letter_id).exists(),
        "months": rosters.months_of(days),
        "open_from": max(today, row.first).replace(day=1),
        "keys": {day.day.date: day_key(row.pk, day.day.date) for day in days},
        "fair": _fair(now),
        "shorts": _shorts(now),
        "missing": [m for m in now.missing if m.day.date >= today],
        "role_names": ROLE_NAMES,
        "changes": len(proposal.changes) if proposal else 0,
        "swaps": list(rosters.swaps_of(row)[:20]) if acting.agency_id == row.agency_id else [],
        "may_arrange": arranges,
        "may_publish": permissions.may_publish(acting, row) and row.issued_revision != row.revision,
        "publish_form": publishing or PublishForm(initial={"symbol": symbol}),
        "history": history_of(("roster", row.pk)),
        "me": acting.person_id,
        "refused": refused,
        "today": today,
    }
    failed = refused is not None or publishing is not None
    return render(request, "duty/roster.html", context, status=422 if failed else 200)


def _fair(now: Standing) -> list[tuple[str, Any, int]]:
    """The rows of the table of fairness, with the rest that each role keeps."""
    return [(ROLE_NAMES[fair.role], fair, rest_of(now.case, fair.role)) for fair in fairness(now.case, now.shifts)]


def _shorts(now: Standing) -> list[tuple[str, Any]]:
    found = short_rests(now.case, now.shifts)
    names = rosters.names_of({short.key for short in found})
    return [(names[short.key], short) for short in found]


@for_roles(*READERS)
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Ban hành, hoặc bỏ dự thảo."""
    row, do = roster_or_404(request, pk), request.POST.get("do", "publish")
    told: dict[str, Any] = {"roster_id": row.pk, "by": request.acting, "at": request.now}
    if do == "drop":
        require(permissions.may_arrange(request.acting, row.agency_id), services.WHO_ARRANGES)
        refused = refused_of(lambda: services.drop_roster(**told))
        if refused is None:
            messages.success(request, gettext("Đã bỏ dự thảo lịch trực."))
            return redirect("duty:home")
        return _page(request, row, refused)
    require(permissions.may_publish(request.acting, row), services.WHO_PUBLISHES)
    form = PublishForm(request.POST)
    if not form.is_valid():
        return _page(request, row, None, form)
    refused = refused_of(lambda: services.publish(symbol=form.cleaned_data["symbol"], **told))
    if refused is not None:
        return _page(request, row, refused, form)
    messages.success(request, gettext("Đã ký, ban hành lịch trực; mỗi người đã được báo ngày trực của mình."))
    return redirect("duty:roster", pk=row.pk)


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def replan(request: HttpRequest, pk: int) -> HttpResponse:
    """Xếp lại: what would change for whom and why, before anything is applied."""
    row = roster_or_404(request, pk)
    require(permissions.may_arrange(request.acting, row.agency_id), services.WHO_ARRANGES)
    refused = None
    if request.method == "POST":
        form = ReplanForm(request.POST)
        if not form.is_valid():
            raise Http404
        digest = form.cleaned_data["digest"]
        refused = refused_of(
            lambda: services.apply_replan(roster_id=row.pk, digest=digest, by=request.acting, at=request.now)
        )
        if refused is None:
            messages.success(request, gettext("Đã xếp lại lịch trực; người có thay đổi đã được báo."))
            return redirect("duty:roster", pk=row.pk)
    found = services.propose_replan(row, clock.today())
    names = rosters.names_of({key for c in found.changes for key in (c.out, c.into) if key})
    context = {
        "row": row,
        "found": found,
        "lines": [(c, names.get(c.out or 0, ""), names.get(c.into or 0, ""), WHY[c.why]) for c in found.changes],
        "people": len(names),
        "role_names": ROLE_NAMES,
        "before": _fair(standing_of(row)),
        "after": [(ROLE_NAMES[fair.role], fair, 0) for fair in fairness(found.case, found.shifts)],
        "form": ReplanForm(initial={"digest": found.digest}),
        "refused": refused,
    }
    return render(request, "duty/replan.html", context, status=422 if refused else 200)


def _paper(request: HttpRequest, row: Roster) -> Letter:
    """The notice as signed; before that, or where the roster has changed since, as it would be."""
    if row.letter is not None and row.issued_revision == row.revision:
        return row.letter
    return services.draft_sheet_letter(row, request.now)


def _file(data: bytes, kind: str, pk: int, suffix: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="lich-truc-{pk}.{suffix}"'
    return response


@for_roles(*READERS)
@require_safe
def docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Lịch trực theo tháng dạng DOCX."""
    return _file(letter_docx(sheet_of(_paper(request, roster_or_404(request, pk)))), DOCX, pk, "docx")


@for_roles(*READERS)
@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Lịch trực theo tháng dạng PDF; the same roster gives the same bytes."""
    return _file(letter_pdf(sheet_of(_paper(request, roster_or_404(request, pk)))), "application/pdf", pk, "pdf")
