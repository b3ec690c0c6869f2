"""Biểu mẫu báo cáo: trang. Fields in their order, each with its limits; saving makes a version."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from sauro.apps.reports import services
from sauro.apps.reports.forms.obligations import FieldFormSet, FormNameForm, fields_from, rows_of
from sauro.apps.reports.models import FormVersion, ReportForm
from sauro.apps.reports.queries.obligations import fields_of, forms_kept_by, latest_version
from sauro.domain.acting import Role
from sauro.domain.report_forms import default_fields
from sauro.web.deeds import refused_of
from sauro.web.permissions import for_roles

BUILDERS = (Role.COORDINATOR, Role.LEADER)


@for_roles(*BUILDERS)
@require_safe
def form_list(request: HttpRequest) -> HttpResponse:
    """Biểu mẫu của cơ quan."""
    rows = [(form, latest_version(form)) for form in forms_kept_by(request.acting.agency_id)]
    return render(request, "reports/forms.html", {"rows": rows})


@for_roles(*BUILDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_form(request: HttpRequest) -> HttpResponse:
    """Lập biểu mẫu, from the starting one."""
    return _build(request, None, {"initial": rows_of(default_fields())}, "")


@for_roles(*BUILDERS)
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, pk: int) -> HttpResponse:
    """Sửa một biểu mẫu."""
    found = ReportForm.objects.filter(pk=pk, keeper_id=request.acting.agency_id).first()
    if found is None:
        raise Http404
    version = latest_version(found)
    return _build(request, found, {"initial": rows_of(fields_of(version))}, found.name, version)


def _build(
    request: HttpRequest, found: ReportForm | None, shown: dict[str, Any], name: str, version: FormVersion | None = None
) -> HttpResponse:
    posted = request.method == "POST"
    naming = FormNameForm(request.POST if posted else None, initial={"name": name})
    rows = FieldFormSet(request.POST) if posted else FieldFormSet(**shown)
    refused = None
    if posted and naming.is_valid() and rows.is_valid():
        saved: list[FormVersion] = []
        told = {"form_id": found.pk if found else None, "name": naming.cleaned_data["name"]}
        fields = fields_from(rows.cleaned_data)
        refused = refused_of(
            lambda: saved.append(services.save_form(fields=fields, **told, by=request.acting, at=request.now))
        )
        if refused is None:
            messages.success(request, gettext("Đã lưu biểu mẫu, bản %(number)s.") % {"number": saved[0].number})
            return redirect("reports:form", saved[0].form_id)
    context = {"form": found, "naming": naming, "rows": rows, "refused": refused, "version": version}
    return render(request, "reports/form.html", context, status=422 if posted else 200)
