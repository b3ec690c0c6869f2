"""Cơ quan: sửa danh mục. Forms of the administrator; a refusal is shown above the form, with what was typed kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from sauro.apps.agencies import permissions, services
from sauro.apps.agencies.forms import (
    AgencyForm,
    AliasForm,
    CorrectionForm,
    ParentForm,
    RenameForm,
    SuccessionForm,
)
from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.views.pages import agency_or_404
from sauro.domain.agencies import BodyKind, Level, Tree
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.permissions import require, signed_in

_SUGGESTED = 200  # the rest is found while typing
ONLY_ADMINISTRATOR = N_("Chỉ quản trị được sửa danh mục cơ quan.")


def filled_in(
    request: HttpRequest, form: forms.Form, do: Callable[[dict[str, Any]], Agency], title: str,
    to: str = "agencies:agency", **context: Any,
) -> HttpResponse:  # fmt: skip
    """Một biểu mẫu. Valid: do it, say so, go to a page of the body; refused or wrong: the same form with the reason."""
    refused = None
    if request.method == "POST" and form.is_valid():
        try:
            agency = do(form.cleaned_data)
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(request, gettext("Đã ghi: %(name)s.") % {"name": agency.name})
            return redirect(to, agency.pk)
    status = 422 if request.method == "POST" else 200
    known = Agency.objects.values_list("code", "name")[:_SUGGESTED]
    page = {"form": form, "title": title, "refused": refused, "known": known, **context}
    return render(request, "agencies/form.html", page, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Thêm cơ quan."""
    require(permissions.may_manage_agencies(request.acting), ONLY_ADMINISTRATOR)

    def do(typed: dict[str, Any]) -> Agency:
        typed |= {"tree": Tree(typed["tree"]), "kind": BodyKind(typed["kind"]), "level": Level(typed["level"])}
        return services.add_agency(**typed, by=request.acting, at=clock.now())

    return filled_in(request, AgencyForm(request.POST or None), do, gettext("Thêm cơ quan"), agency=None)


@signed_in
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Sửa thông tin ghi sai. A form opened before somebody else's edit is refused, nothing is overwritten."""
    agency = agency_or_404(request, pk)
    require(permissions.may_manage_agencies(request.acting), ONLY_ADMINISTRATOR)
    initial = {name: getattr(agency, name) for name in CorrectionForm.base_fields}

    def do(typed: dict[str, Any]) -> Agency:
        revision = typed.pop("revision")
        return services.correct_agency(
            agency=agency, values=typed, revision=revision, by=request.acting, at=clock.now()
        )

    form = CorrectionForm(request.POST or None, initial=initial)
    return filled_in(request, form, do, gettext("Sửa thông tin"), agency=agency)


@signed_in
@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """Đổi tên theo quyết định."""
    agency = agency_or_404(request, pk)
    require(permissions.may_manage_agencies(request.acting), ONLY_ADMINISTRATOR)

    def do(typed: dict[str, Any]) -> Agency:
        return services.rename_agency(agency=agency, **typed, by=request.acting, at=clock.now())

    form = RenameForm(request.POST or None, initial={"on": clock.today()})
    return filled_in(request, form, do, gettext("Đổi tên"), agency=agency)


@signed_in
@require_http_methods(["GET", "POST"])
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Đổi cấp trên trực tiếp."""
    agency = agency_or_404(request, pk)
    require(permissions.may_manage_agencies(request.acting), ONLY_ADMINISTRATOR)

    def do(typed: dict[str, Any]) -> Agency:
        services.set_parent(agency=agency, **typed, by=request.acting, at=clock.now())
        return agency

    form = ParentForm(request.POST or None, initial={"since": clock.today()})
    return filled_in(request, form, do, gettext("Đổi cấp trên"), agency=agency)


@signed_in
@require_http_methods(["GET", "POST"])
def alias(request: HttpRequest, pk: int) -> HttpResponse:
    """Thêm tên gọi khác."""
    agency = agency_or_404(request, pk)
    require(permissions.may_manage_agencies(request.acting), ONLY_ADMINISTRATOR)

    def do(typed: dict[str, Any]) -> Agency:
        services.add_alias(agency=agency, **typed, by=request.acting, at=clock.now())
        return agency

    return filled_in(request, AliasForm(request.POST or None), do, gettext("Thêm tên gọi khác"), agency=agency)


@signed_in
@require_http_methods(["GET", "POST"])
def succeed(request: HttpRequest, pk: int) -> HttpResponse:
    """Sáp nhập, chia tách, giải thể."""
    agency = agency_or_404(request, pk)
    require(permissions.may_manage_agencies(request.acting), ONLY_ADMINISTRATOR)

    def do(typed: dict[str, Any]) -> Agency:
        told = {"on": typed["on"], "decision": typed["decision"], "by": request.acting, "at": clock.now()}
        if typed["kind"] == "merged":
            services.merge_agencies(predecessors=[agency], successor=typed["successor"], **told)
        elif typed["kind"] == "split":
            services.split_agency(agency=agency, successors=[typed["successor"], typed["second"]], **told)
        else:
            services.dissolve_agency(agency=agency, **told)
        return agency

    form = SuccessionForm(request.POST or None, initial={"on": clock.today()})
    return filled_in(request, form, do, gettext("Sáp nhập, chia tách, giải thể"), agency=agency)
