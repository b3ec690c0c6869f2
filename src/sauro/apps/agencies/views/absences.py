"""Vắng mặt có lý do: trang. The days of a body's people as far as one may see them; ask, record, decline, withdraw."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.agencies import permissions, queries, services
from sauro.apps.agencies.forms import AbsenceForm, BasisForm
from sauro.apps.agencies.models import Absence, Agency
from sauro.apps.agencies.queries.absences import above_of, absences_visible_to
from sauro.apps.agencies.services.absences import ONLY_THE_BODY
from sauro.apps.agencies.views.changes import filled_in
from sauro.apps.agencies.views.pages import agency_or_404
from sauro.domain.absences import AbsenceKind, AbsenceState
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.pagination import page_of
from sauro.web.permissions import require, signed_in

ROWS = 50


def _body_or_403(request: HttpRequest, pk: int) -> Agency:
    agency = agency_or_404(request, pk)
    seen = permissions.may_see_absences(request.acting, pk, above_of(pk, clock.today()))
    require(seen, N_("Ngày nghỉ, công tác do chính cơ quan đó và lãnh đạo cấp trên xem."))
    return agency


@signed_in
@require_safe
def absence_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Nghỉ, công tác của một cơ quan. One's own rows, or all of them for who records them; the latest first."""
    agency, acting, today = _body_or_403(request, pk), request.acting, clock.today()
    over = above_of(pk, today)
    rows = absences_visible_to(acting, today).filter(agency_id=pk)
    page = page_of(rows, request.GET, size=ROWS)
    told = {"agency_id": pk, "above_ids": over}
    may = {
        row.pk: (
            row.state == AbsenceState.ASKED and permissions.may_record_absence(acting, person_id=row.person_id, **told),
            row.state in (AbsenceState.ASKED, AbsenceState.RECORDED)
            and permissions.may_withdraw_absence(acting, person_id=row.person_id, **told),
        )
        for row in page.rows
    }
    recorder = permissions.may_record_absence(acting, person_id=0, **told)
    context = {"agency": agency, "page": page, "rows": page.rows, "may": may, "recorder": recorder, "today": today}
    return render(request, "agencies/absences.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi vắng mặt. Who records chooses the person; everybody else asks for himself."""
    agency, acting = _body_or_403(request, pk), request.acting
    told = {"agency_id": pk, "above_ids": above_of(pk, clock.today())}
    recorder = permissions.may_record_absence(acting, person_id=0, **told)
    people = {h.person_id: h.person for h in queries.people_in(pk, clock.today())} if recorder else {}
    choices = [(str(n), p.name) for n, p in people.items()]
    form = AbsenceForm(request.POST or None, people=choices)

    def do(typed: dict[str, Any]) -> Agency:
        chosen = int(typed.pop("person", "") or acting.person_id)
        typed |= {"kind": AbsenceKind(typed["kind"]), "by": acting, "at": clock.now()}
        if chosen == acting.person_id:
            services.ask_absence(agency=agency, **typed)
        else:
            services.record_absence(agency=agency, person=people[chosen], **typed)
        return agency

    return filled_in(request, form, do, gettext("Ghi ngày nghỉ, công tác"), to="agencies:absences", agency=agency)


def _absence_or_404(request: HttpRequest, pk: int) -> Absence:
    found = absences_visible_to(request.acting, clock.today()).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _recorders_only(request: HttpRequest, row: Absence) -> None:
    over = above_of(row.agency_id, clock.today())
    told = {"person_id": row.person_id, "agency_id": row.agency_id, "above_ids": over}
    require(permissions.may_record_absence(request.acting, **told), ONLY_THE_BODY)


@signed_in
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi nhận một đề nghị, with the number of its paper."""
    row = _absence_or_404(request, pk)
    _recorders_only(request, row)

    def do(typed: dict[str, Any]) -> Agency:
        services.confirm_absence(absence=row, **typed, by=request.acting, at=clock.now())
        return row.agency

    days = {"name": row.person.name, "first": f"{row.first:%d/%m/%Y}", "last": f"{row.last:%d/%m/%Y}"}
    title = gettext("Ghi nhận ngày vắng của %(name)s, từ %(first)s đến hết %(last)s") % days
    form = BasisForm(request.POST or None, initial={"basis": row.basis})
    return filled_in(request, form, do, title, to="agencies:absences", agency=row.agency)


@signed_in
@require_POST
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Không ghi nhận một đề nghị."""
    row = _absence_or_404(request, pk)
    _recorders_only(request, row)
    services.decline_absence(absence=row, by=request.acting, at=clock.now())
    messages.success(request, gettext("Đã ghi: không ghi nhận."))
    return redirect("agencies:absences", row.agency_id)


@signed_in
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Rút một lần vắng mặt."""
    row = _absence_or_404(request, pk)
    over = above_of(row.agency_id, clock.today())
    told = {"person_id": row.person_id, "agency_id": row.agency_id, "above_ids": over}
    require(permissions.may_withdraw_absence(request.acting, **told), ONLY_THE_BODY)
    services.withdraw_absence(absence=row, by=request.acting, at=clock.now())
    messages.success(request, gettext("Đã rút."))
    return redirect("agencies:absences", row.agency_id)
