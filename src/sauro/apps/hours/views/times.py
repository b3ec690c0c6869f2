"""Giờ làm việc: bảng giờ của một cơ quan. Seen by everybody, kept by the body itself, dated and sourced."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import agencies_visible_to
from sauro.apps.hours import permissions, services
from sauro.apps.hours.forms import EndTimesForm, TimesForm
from sauro.apps.hours.models import WorkingTime
from sauro.apps.hours.queries.times import times_of
from sauro.apps.hours.services.times import ONLY_THE_BODY
from sauro.apps.hours.views.own import OWN_ONLY
from sauro.domain.refusal import Refusal
from sauro.web import clock
from sauro.web.permissions import require, signed_in


def _body(request: HttpRequest, pk: int) -> Agency:
    require(permissions.may_see_times(request.acting), OWN_ONLY)
    found = agencies_visible_to(request.acting).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@signed_in
@require_safe
def times_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Bảng giờ làm việc: own rows, or whose rows hold here."""
    agency, today = _body(request, pk), clock.today()
    context = {
        "agency": agency,
        "times": times_of(pk, today),
        "today": today,
        "may_keep": permissions.may_keep_times(request.acting, pk),
    }
    return render(request, "hours/times.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Thêm một dòng giờ làm việc."""
    agency = _body(request, pk)
    require(permissions.may_keep_times(request.acting, pk), ONLY_THE_BODY)
    form, refused = TimesForm(request.POST or None, initial={"since": clock.today()}), None
    if request.method == "POST" and form.is_valid():
        try:
            services.add_times(
                agency=agency, name=form.cleaned_data["name"], hours=form.hours(), by=request.acting, at=clock.now()
            )
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(request, gettext("Đã ghi giờ làm việc."))
            return redirect("hours:times", pk)
    title = gettext("Thêm giờ làm việc")
    context = {"agency": agency, "form": form, "refused": refused, "title": title}
    return render(request, "hours/times_form.html", context, status=422 if request.method == "POST" else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Kết thúc một dòng."""
    row = WorkingTime.objects.select_related("agency").filter(pk=pk).first()
    if row is None or not permissions.may_see_times(request.acting):
        raise Http404
    require(permissions.may_keep_times(request.acting, row.agency_id), ONLY_THE_BODY)
    form, refused = EndTimesForm(request.POST or None, initial={"last": clock.today()}), None
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["last"] + dt.timedelta(days=1)
        try:
            services.end_times(row=row, until=until, by=request.acting, at=clock.now())
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(request, gettext("Đã kết thúc."))
            return redirect("hours:times", row.agency_id)
    title = gettext("Kết thúc giờ làm việc %(name)s") % {"name": row.name}
    context = {"agency": row.agency, "form": form, "refused": refused, "title": title}
    return render(request, "hours/times_form.html", context, status=422 if request.method == "POST" else 200)
