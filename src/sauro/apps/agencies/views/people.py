"""Chức vụ: sửa. Appoint, end, delegate, keep the table of assignments."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from sauro.apps.agencies import permissions, queries, services
from sauro.apps.agencies.forms import AppointForm, DelegationForm, EndForm, FieldForm
from sauro.apps.agencies.models import Agency, Delegation, Holding, Person, PostKind
from sauro.apps.agencies.views.changes import ONLY_ADMINISTRATOR, filled_in
from sauro.apps.agencies.views.pages import agency_or_404, person_or_404
from sauro.domain.acting import Role
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.permissions import require, signed_in


@signed_in
@require_http_methods(["GET", "POST"])
def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """Bổ nhiệm. A name that somebody has already is asked about, never guessed."""
    agency = agency_or_404(request, pk)
    require(permissions.may_manage_agencies(request.acting), ONLY_ADMINISTRATOR)
    name = request.POST.get("name", "")
    same = {p.pk: p for p in Person.objects.filter(folded=queries.search_key(name))[:20]} if name else {}
    asked = [(str(p.pk), f"{p.name} {p.note}".strip() + _posts_of(p)) for p in same.values()]
    form = AppointForm(request.POST or None, people=asked, initial={"since": clock.today()})
    if asked and "known" not in request.POST:
        form.add_error("known", gettext("Đã có người mang tên này: chọn đúng người, hoặc chọn người mới."))

    def do(typed: dict[str, Any]) -> Agency:
        chosen = typed.pop("known", "")
        typed |= {"kind": PostKind(typed["kind"]), "role": Role(typed["role"])}
        person = same[int(chosen)] if chosen else None
        services.fill_post(agency=agency, person=person, **typed, by=request.acting, at=clock.now())
        return agency

    return filled_in(request, form, do, gettext("Bổ nhiệm"), agency=agency)


def _posts_of(person: Person) -> str:
    held = [f"{h.post.title}, {h.post.agency.name}" for h in queries.holdings_of(person.pk, clock.today())]
    return f" ({'; '.join(held)})" if held else ""


@signed_in
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Thôi giữ chức vụ. Delegations and table rows of the post end with it."""
    holding = Holding.objects.select_related("post__agency", "person").filter(pk=pk).first()
    if holding is None:
        raise Http404
    require(permissions.may_manage_agencies(request.acting), ONLY_ADMINISTRATOR)

    def do(typed: dict[str, Any]) -> Agency:
        services.end_holding(holding=holding, **typed, by=request.acting, at=clock.now())
        return holding.post.agency

    title = gettext("%(name)s thôi giữ chức vụ %(post)s") % {"name": holding.person.name, "post": holding.post.title}
    form = EndForm(request.POST or None, initial={"until": clock.today()})
    return filled_in(request, form, do, title, agency=holding.post.agency)


@signed_in
@require_http_methods(["GET", "POST"])
def delegate(request: HttpRequest, pk: int) -> HttpResponse:
    """Ủy quyền. The deputy comes from the same body or the bodies directly above."""
    person, today = person_or_404(request, pk), clock.today()
    held = queries.holdings_of(person.pk, today)
    bodies = [h.post.agency_id for h in held]
    allowed = any(
        permissions.may_delegate(request.acting, principal_person_id=pk, principal_agency_id=body) for body in bodies
    )
    require(allowed, N_("Chỉ người giữ chức vụ, lãnh đạo cơ quan đó hoặc quản trị ghi được ủy quyền."))
    deputies = queries.holdings(today).filter(post__agency_id__in=bodies).exclude(person_id=pk)

    def do(typed: dict[str, Any]) -> Agency:
        until = typed.pop("last") + dt.timedelta(days=1)
        services.delegate(**typed, until=until, by=request.acting, at=clock.now())
        return typed["principal"].post.agency

    form = DelegationForm(request.POST or None, principals=held, deputies=deputies, initial={"since": today})
    return filled_in(request, form, do, gettext("Ủy quyền của %(name)s") % {"name": person.name}, agency=None)


@signed_in
@require_POST
def end_delegation(request: HttpRequest, pk: int) -> HttpResponse:
    """Chấm dứt ủy quyền from today on."""
    given = Delegation.objects.select_related("principal__post").filter(pk=pk).first()
    if given is None:
        raise Http404
    person_or_404(request, given.principal.person_id)
    allowed = permissions.may_delegate(
        request.acting,
        principal_person_id=given.principal.person_id,
        principal_agency_id=given.principal.post.agency_id,
    )
    require(allowed, N_("Người giữ chức vụ, lãnh đạo cơ quan đó hoặc quản trị chấm dứt ủy quyền."))
    services.end_delegation(delegation=given, on=clock.today(), by=request.acting, at=clock.now())
    messages.success(request, gettext("Đã chấm dứt ủy quyền."))
    return redirect("agencies:person", given.principal.person_id)


@signed_in
@require_http_methods(["GET", "POST"])
def assign_field(request: HttpRequest, pk: int) -> HttpResponse:
    """Bảng phân công: thêm một dòng."""
    agency = agency_or_404(request, pk)
    require(permissions.may_keep_assignments(request.acting, pk), N_("Bảng phân công do chính cơ quan đó ghi."))
    own = queries.holdings(clock.today()).filter(post__agency_id=pk)

    def do(typed: dict[str, Any]) -> Agency:
        services.assign_field(**typed, by=request.acting, at=clock.now())
        return agency

    form = FieldForm(request.POST or None, holdings=own, initial={"since": clock.today()})
    return filled_in(request, form, do, gettext("Bảng phân công: thêm lĩnh vực"), agency=agency)
