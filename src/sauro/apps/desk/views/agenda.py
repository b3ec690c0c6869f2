"""Lịch. A day, a week, a month of a person or a body: a table on a screen, a list on a phone, and to print."""

from __future__ import annotations

import calendar as months
import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from sauro.apps.desk.queries.agenda import AgendaDay, Kind, Mark, Span, agenda, may_choose
from sauro.apps.desk.views.home import DAY_NAMES
from sauro.domain.acting import Role
from sauro.web import clock
from sauro.web.days import day_named
from sauro.web.pagination import href
from sauro.web.permissions import for_roles

VIEWS = {"day": gettext_lazy("Ngày"), "week": gettext_lazy("Tuần"), "month": gettext_lazy("Tháng")}
PAGES = {
    Kind.DEADLINE: ("tasks:task", "clock", gettext_lazy("Hạn")),
    Kind.REPORT: ("reports:report", "report", gettext_lazy("Báo cáo")),
    Kind.BRIEFING: ("briefings:duty", "users", gettext_lazy("Quán triệt xong trước")),
    Kind.MEETING: ("meetings:meeting", "calendar", gettext_lazy("Họp")),
    Kind.SESSION: ("briefings:duty", "circle-check", gettext_lazy("Buổi quán triệt")),
    Kind.VISIT: ("visits:visit", "world", gettext_lazy("Đi cơ sở")),
    Kind.DUTY: ("duty:day", "shield-check", gettext_lazy("Trực")),
}
SHOWN = 4  # in one cell of a week or a month


@dataclass(frozen=True, slots=True)
class Line:
    """Mục như đang hiện: its kind in words and as an icon, its title, where it opens, whether it is late."""

    label: str
    icon: str
    title: str
    url: str
    late: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """Ô của lịch: the day, its lines, how many more its own page has; `outside`: of the month before or after."""

    day: AgendaDay
    name: str
    lines: list[Line]
    more: int
    href: str
    outside: bool


@for_roles(*(role for role in Role if role is not Role.ADMINISTRATOR))
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Lịch. The address says which days and whose; nonsense is today, this week, of the person's post."""
    today = clock.today()
    view = request.GET.get("view", "")
    view = view if view in VIEWS else "week"
    on = day_named(request.GET.get("on", ""), today)
    whole = may_choose(request.acting) and request.GET.get("of") != "me"
    first, last = _bounds(view, on)
    days = agenda(Span(request.acting, first, last, today, whole))
    cells = [_cell(request, day, view, on) for day in days]
    before, after = _steps(view, on)
    context = {
        "view": view,
        "views": VIEWS,
        "weeks": [cells[at : at + 7] for at in range(0, len(cells), 7)],
        "names": [str(name) for name in (DAY_NAMES if view != "day" else [DAY_NAMES[on.weekday()]])],
        "title": _title(view, on, first, last),
        "today": today,
        "whole": whole,
        "may_choose": may_choose(request.acting),
        "before": href(request.GET, on=before.isoformat()),
        "after": href(request.GET, on=after.isoformat()),
        "total": sum(len(day.marks) for day in days),
    }
    return render(request, "desk/calendar.html", context)


def _bounds(view: str, on: dt.date) -> tuple[dt.date, dt.date]:
    if view == "day":
        return on, on
    if view == "week":
        first = on - dt.timedelta(days=on.weekday())
        return first, first + dt.timedelta(days=6)
    first, last = on.replace(day=1), on.replace(day=months.monthrange(on.year, on.month)[1])
    return first - dt.timedelta(days=first.weekday()), last + dt.timedelta(days=6 - last.weekday())


def _steps(view: str, on: dt.date) -> tuple[dt.date, dt.date]:
    """The same view before and after."""
    if view == "month":
        first = on.replace(day=1)
        return (first - dt.timedelta(days=1)).replace(day=1), (first + dt.timedelta(days=32)).replace(day=1)
    step = dt.timedelta(days=1 if view == "day" else 7)
    return on - step, on + step


def _title(view: str, on: dt.date, first: dt.date, last: dt.date) -> str:
    if view == "day":
        return f"{DAY_NAMES[on.weekday()]}, {on:%d/%m/%Y}"
    if view == "week":
        return gettext("Tuần %(first)s – %(last)s") % {"first": f"{first:%d/%m}", "last": f"{last:%d/%m/%Y}"}
    return gettext("Tháng %(month)s") % {"month": f"{on:%m/%Y}"}


def _cell(request: HttpRequest, day: AgendaDay, view: str, on: dt.date) -> Cell:
    most = len(day.marks) if view == "day" else SHOWN
    lines = [_line(mark) for mark in day.marks[:most]]
    there = href(request.GET, on=day.date.isoformat(), view="day")
    outside = view == "month" and day.date.month != on.month
    return Cell(day, str(DAY_NAMES[day.date.weekday()]), lines, max(0, len(day.marks) - most), there, outside)


def _line(mark: Mark) -> Line:
    route, icon, label = PAGES[mark.kind]
    return Line(str(label), icon, mark.title[:1].upper() + mark.title[1:], reverse(route, args=[mark.key]), mark.late)
