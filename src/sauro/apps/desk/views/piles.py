"""Danh sách của một nhóm việc. All that a number of "việc của tôi", or of a body's table, counts; a sheet of it too."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from sauro.apps.agencies.models import Agency
from sauro.apps.desk.queries import body_for
from sauro.apps.desk.queries.agency import piles_of_body, running_of
from sauro.apps.desk.queries.home import horizon_of, piles_of, since_of
from sauro.apps.desk.views.agency import PILES
from sauro.apps.desk.views.board import MOST_ROWS, sheet
from sauro.apps.desk.views.home import SECTIONS
from sauro.apps.desk.views.lines import Line, Lines
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.models import STATUS_CHOICES, TaskQuerySet
from sauro.apps.tasks.queries.work import MyWork, last_urgings, tasks_by_id
from sauro.domain.acting import Role
from sauro.web import clock
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles
from sauro.writers.plain_xlsx import plain_xlsx

CONTENT = tuple(role for role in Role if role is not Role.ADMINISTRATOR)


@for_roles(*CONTENT)
@require_safe
def work_list(request: HttpRequest, name: str) -> HttpResponse:
    """Một nhóm của việc của tôi, whole, a page at a time, with the same buttons."""
    crumb = (gettext("Việc của tôi"), reverse("desk:home"))
    export = reverse("desk:work_list_xlsx", args=[name])
    return _page(request, name, str(SECTIONS[name][1]) if name in SECTIONS else "", _mine(request, name), crumb, export)


@for_roles(*CONTENT)
@require_safe
def work_list_xlsx(request: HttpRequest, name: str) -> HttpResponse:
    """Xuất XLSX of a pile, in its order."""
    return _xlsx(_mine(request, name), name)


@for_roles(*CONTENT)
@require_safe
def agency_list(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Một nhóm việc của cơ quan, whole; to whoever may not see its table the page is not there."""
    agency, rows = _of_body(request, pk, name)
    crumb = (agency.name, reverse("desk:agency_work", args=[pk]))
    return _page(request, name, str(PILES[name][1]), rows, crumb, reverse("desk:agency_list_xlsx", args=[pk, name]))


@for_roles(*CONTENT)
@require_safe
def agency_list_xlsx(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Xuất XLSX of a pile of a body."""
    return _xlsx(_of_body(request, pk, name)[1], name)


def _mine(request: HttpRequest, name: str) -> TaskQuerySet:
    if name not in SECTIONS:
        raise Http404
    today = clock.today()
    return piles_of(MyWork(request.acting, today), since_of(clock.now()), horizon_of(today))[name]


def _of_body(request: HttpRequest, pk: int, name: str) -> tuple[Agency, TaskQuerySet]:
    today = clock.today()
    try:
        agency = body_for(request.acting, today, pk)
    except Agency.DoesNotExist:
        raise Http404 from None
    if name not in PILES:
        raise Http404
    return agency, piles_of_body(running_of(request.acting, today, agency), today)[name]


def _page(
    request: HttpRequest, name: str, title: str, rows: TaskQuerySet, crumb: tuple[str, str], export: str
) -> HttpResponse:
    page = page_of(rows, request.GET, shown=lambda found: found.values_list("pk", flat=True))
    lines = _lines(request, name, list(page.rows), own=crumb[1] == reverse("desk:home"))
    context = {"title": title, "page": page, "lines": lines, "crumb": crumb, "export": export}
    return render(request, "desk/pile.html", context)


def _lines(request: HttpRequest, name: str, ids: list[int], *, own: bool) -> list[Line]:
    made = Lines(clock.today(), calendar(), tasks_by_id(ids), last_urgings(ids))
    if name == "accept":
        speaks = request.acting.role in (Role.LEADER, Role.COORDINATOR)
        return made.to_accept(ids, mine=own, may_decline=own and speaks)
    if not own:
        return made.plain(ids)
    return {"confirm": made.to_confirm, "assign": made.to_assign}.get(name, made.due)(ids)


def _xlsx(rows: TaskQuerySet, name: str) -> HttpResponse:
    headings: tuple[tuple[str, float], ...] = (
        (gettext("Mã"), 16.0), (gettext("Nhiệm vụ"), 70.0), (gettext("Cơ quan chủ trì"), 36.0),
        (gettext("Thời hạn"), 12.0), (gettext("Trạng thái"), 18.0),
    )  # fmt: skip
    labels = dict(STATUS_CHOICES)
    found: Any = rows.values_list("code", "work", "lead__name", "due_on", "status")[:MOST_ROWS]
    lines = [
        (code, work, lead, f"{due:%d/%m/%Y}" if due else "", str(labels[status]))
        for code, work, lead, due, status in found
    ]
    return sheet(plain_xlsx(name=name, headings=headings, rows=lines), name)
