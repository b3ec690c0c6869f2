"""Chương trình và chuyến đi mới: trang."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.agencies.queries import search_key
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.visits import permissions, queries, services
from sauro.apps.visits.forms import LineForm, ProgrammeForm, VisitForm
from sauro.apps.visits.models import ProgrammeLine, VisitProgramme
from sauro.apps.visits.permissions import READERS
from sauro.domain.refusal import Refusal
from sauro.domain.visits import Purpose, earliest_day
from sauro.web import clock
from sauro.web.permissions import for_roles, require


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Lập chương trình đi cơ sở."""
    require(permissions.may_plan(request.acting), gettext(services.WHO_PLANS))
    form, refused = ProgrammeForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            row = services.make_programme(**form.cleaned_data, by=request.acting, at=request.now)
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(request, gettext("Đã lập chương trình; thêm từng nơi đến."))
            return redirect("visits:programme", row.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "visits/programme_new.html", {"form": form, "refused": refused}, status=status)


def _programme(request: HttpRequest, pk: int) -> VisitProgramme:
    row = queries.programmes_visible_to(request.acting, clock.today()).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


@for_roles(*READERS)
@require_safe
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """Một chương trình: its places, and the visits that came of them."""
    return _page(request, _programme(request, pk))


def _page(
    request: HttpRequest,
    row: VisitProgramme,
    form: LineForm | None = None,
    refused: Refusal | None = None,
    wrong: Mapping[int, LineForm] = MappingProxyType({}),
) -> HttpResponse:
    """`wrong`: what was typed into a line and could not be taken."""
    visits: dict[int, list[Any]] = {}
    for one in queries.visits_visible_to(request.acting, clock.today()).filter(programme=row).order_by("starts_at"):
        for place_id, _ in queries.places_of(one):
            visits.setdefault(place_id, []).append(one)
    lines = [(line, visits.get(line.place_id, [])) for line in row.lines.select_related("place")]
    context = {
        "programme": row,
        "lines": [(line, there, wrong.get(line.pk) or LineForm.of(line)) for line, there in lines],
        "wrong": set(wrong),
        "may_add": permissions.may_add(request.acting, row),
        "form": form or LineForm(),
        "refused": refused,
    }
    return render(request, "visits/programme.html", context, status=422 if form or refused or wrong else 200)


@for_roles(*READERS)
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Thêm nơi đến."""
    row = _programme(request, pk)
    require(permissions.may_add(request.acting, row), gettext(services.WHO_PLANS))
    form = LineForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form)
    try:
        services.add_line(programme_id=row.pk, **form.said(), by=request.acting, at=request.now)
    except Refusal as refusal:
        return _page(request, row, form, refusal)
    messages.success(request, gettext("Đã thêm nơi đến."))
    return redirect("visits:programme", pk)


@for_roles(*READERS)
@require_POST
def line(request: HttpRequest, pk: int, line_id: int) -> HttpResponse:
    """Sửa một nơi đến của chương trình, or drop it: as long as no visit was planned from it."""
    row = _programme(request, pk)
    require(permissions.may_add(request.acting, row), gettext(services.WHO_PLANS))
    told = {"programme_id": row.pk, "line_id": line_id, "by": request.acting, "at": request.now}
    form = LineForm(request.POST, auto_id=f"dong{line_id}_%s")
    try:
        if "drop" in request.POST:
            services.drop_line(**told)
        elif form.is_valid():
            services.change_line(**told, **form.said())
        else:
            return _page(request, row, wrong={line_id: form})
    except Refusal as refusal:
        return _page(request, row, refused=refusal, wrong={} if "drop" in request.POST else {line_id: form})
    messages.success(request, gettext("Đã bỏ nơi đến.") if "drop" in request.POST else gettext("Đã sửa nơi đến."))
    return redirect("visits:programme", pk)


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Lập chuyến đi, from a line of the programme or from nothing; who else comes that week is shown at once."""
    acting = request.acting
    require(permissions.may_plan(acting), gettext(services.WHO_PLANS))
    post = request.method == "POST"
    own = VisitProgramme.objects.filter(agency_id=acting.agency_id, last__gte=clock.today())[:50]
    form = VisitForm(request.POST if post else None, programmes=own, initial=_begin(request))
    refused, meeting = None, []
    if post and form.is_valid():
        day, places = timezone.localdate(form.starts_at), form.cleaned_data["places"]
        meeting = [one for one in queries.others_in_week(places, day) if one.body_id != acting.agency_id]
        if not meeting or request.POST.get("seen"):
            try:
                row = services.plan_visit(wish=_wish(form), by=acting, at=request.now)
            except Refusal as refusal:
                refused = refusal
            else:
                messages.success(request, gettext("Đã lập chuyến đi."))
                return redirect("visits:visit", row.pk)
    context = {
        "form": form,
        "refused": refused,
        "meeting": meeting if not refused else [],
        "earliest": earliest_day(clock.today(), calendar=calendar(), rules=rules()),
    }
    return render(request, "visits/plan.html", context, status=422 if post else 200)


def _begin(request: HttpRequest) -> dict[str, Any]:
    """What the form holds at first: the line of a programme that was clicked, the earliest day in time."""
    day = earliest_day(clock.today(), calendar=calendar(), rules=rules())
    begin: dict[str, Any] = {"day": day, "hour": "08:00", "purpose": Purpose.WORK.value}
    asked = request.GET.get("line", "")
    if search_key(asked).isdigit():
        lines = ProgrammeLine.objects.filter(programme__agency_id=request.acting.agency_id).select_related("place")
        line = lines.filter(pk=int(asked[:9])).first()
        if line:
            begin |= {"programme": str(line.programme_id), "purpose": line.purpose, "subject": line.about}
            begin["places"] = line.place.name
    return begin


def _wish(form: VisitForm) -> services.Wish:
    data = form.cleaned_data
    return services.Wish(
        purpose=Purpose(data["purpose"]),
        starts_at=form.starts_at,
        programme_id=int(data["programme"]) if data["programme"] else None,
        **{name: data[name] for name in ("subject", "places", "content", "asks", "venue", "sudden")},
    )
