"""Cuộc họp: danh sách, một cuộc họp, phòng, thống kê, mục lịch."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from sauro.apps.agencies.queries import below
from sauro.apps.meetings import permissions, services
from sauro.apps.meetings.forms import RoomForm
from sauro.apps.meetings.queries import meetings_visible_to, paper_counts, rooms_of, to_reply
from sauro.apps.meetings.queries.invitation import ical_of
from sauro.apps.meetings.queries.register import FILTERS, counts_of, narrowed
from sauro.apps.meetings.queries.statistics import by_kind, figures, own_meetings
from sauro.apps.meetings.views.opening import ICONS, TONES, meeting_or_404, show
from sauro.apps.rulebook.queries import calendar
from sauro.domain.acting import Role
from sauro.domain.meetings import AHEAD, KIND_WORDS, State, length_words, readiness
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles, require, signed_in

CONTENT = tuple(role for role in Role if role is not Role.ADMINISTRATOR)


@for_roles(*CONTENT)
@require_safe
def meeting_list(request: HttpRequest) -> HttpResponse:
    """Danh sách cuộc họp, by group; above it the invitations that wait for an answer."""
    acting, today, days = request.acting, clock.today(), calendar()
    rows, group = meetings_visible_to(acting), request.GET.get("group", "ahead")
    page = page_of(narrowed(rows, group), request.GET)
    papers = paper_counts(page.rows)
    drawn = []
    for row in page.rows:
        have, wanted = papers.get(row.pk, (0, 0))
        ahead = State(row.state) in AHEAD
        light = readiness(have, wanted, papers_by=row.papers_by, today=today, calendar=days) if ahead else None
        drawn.append((row, light, TONES.get(State(row.state), ""), ICONS[State(row.state)]))
    context = {
        "page": page,
        "rows": drawn,
        "group": group if group in FILTERS else "all",
        "counts": counts_of(rows),
        "replies": list(to_reply(acting, today)[:20]),
        "may_plan": permissions.may_plan(acting),
    }
    return render(request, "meetings/list.html", context)


@signed_in
@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Một cuộc họp."""
    return show(request, meeting_or_404(request, pk))


@signed_in
@require_safe
def ical(request: HttpRequest, pk: int) -> HttpResponse:
    """Cuộc họp dạng mục lịch (iCalendar)."""
    found = meeting_or_404(request, pk)
    if found.announced_at is None:
        raise Http404
    method = "CANCEL" if found.state in (State.CANCELLED, State.POSTPONED) else "REQUEST"
    response = HttpResponse(
        ical_of(found, method=method, at=request.now), content_type=f"text/calendar; method={method}; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="hop-{found.pk}.ics"'
    return response


@for_roles(*permissions.FOR_THE_BODY)
@require_http_methods(["GET", "HEAD", "POST"])
def rooms(request: HttpRequest) -> HttpResponse:
    """Phòng họp của cơ quan."""
    form, refused = RoomForm(request.POST if request.method == "POST" else None), None
    if request.method == "POST":
        require(permissions.may_plan(request.acting), N_("Chỉ người làm việc cho cơ quan thêm phòng họp."))
        if form.is_valid():
            refused = refused_of(lambda: services.add_room(**form.cleaned_data, by=request.acting, at=request.now))
            if refused is None:
                messages.success(request, gettext("Đã ghi phòng họp."))
                return redirect("meetings:rooms")
    context = {"rooms": rooms_of(request.acting.agency_id), "form": form, "refused": refused}
    return render(request, "meetings/rooms.html", context, status=422 if request.method == "POST" else 200)


@for_roles(*CONTENT)
@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    """Thống kê họp của một năm: of the body and those below it; of a person only his own, to himself."""
    acting, today = request.acting, clock.today()
    typed = request.GET.get("year", "")
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == 4 else today.year
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    speaks = acting.role in permissions.FOR_THE_BODY
    bodies = [acting.agency_id, *below(acting.agency_id, today)] if speaks else []
    number, minutes = own_meetings(acting.person_id, first, last)
    found = figures(bodies, first, last)
    page = page_of(found, request.GET)
    context = {
        "year": year,
        "years": [year - 1, year + 1] if year < today.year else [year - 1],
        "page": page,
        "rows": [(row, length_words(row.mean), length_words(row.minutes)) for row in page.rows],
        "kinds": [(kind, n, length_words(sum_)) for kind, n, sum_ in by_kind([acting.agency_id], first, last)],
        "own": (number, length_words(minutes)),
        "speaks": speaks,
        "kind_words": KIND_WORDS,
    }
    return render(request, "meetings/statistics.html", context)
