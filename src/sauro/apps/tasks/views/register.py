"""Sổ nhiệm vụ. The register as a list with conditions, and its XLSX."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks import permissions, queries, services
from sauro.apps.tasks.forms import known_cadence
from sauro.apps.tasks.models import STATUS_CHOICES, VIEW_KEYS, SavedView, Task
from sauro.apps.tasks.queries.lines import RegisterLine, due_now_in_words
from sauro.apps.tasks.services.batches import MOST
from sauro.apps.tasks.standing import Said, status_said, time_said
from sauro.apps.tasks.views.bulk import bulk_verbs, workbook
from sauro.apps.tasks.views.conditions import DUE, PRESETS, SIMPLE, SORTS, Conditions, lines_of
from sauro.apps.tasks.views.sheet import about_of, sheet_of
from sauro.domain.acting import Role
from sauro.domain.extraction.model import Clarity
from sauro.domain.refusal import Refusal
from sauro.domain.worktime import WorkCalendar
from sauro.web import clock
from sauro.web.lights import NAMES, SixLights, six_lights
from sauro.web.pagination import address_pattern, href, page_of
from sauro.web.permissions import for_roles
from sauro.web.speech import say
from sauro.writers.register_csv import register_csv

MOST_ROWS = 20_000
CONTENT = tuple(role for role in Role if role is not Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng của sổ: the task with its lights, its time in words, why it is due then, how it stands today."""

    task: Task | RegisterLine
    lights: SixLights
    why: str
    cadence: str
    status: Said
    time: Said | None


def row_of(task: Task | RegisterLine, today: dt.date, days: WorkCalendar) -> Row:
    """Dòng của một nhiệm vụ. The calendar is asked for once for all rows."""
    cadence = (known_cadence(task.cadence) or task.cadence) if task.cadence else ""
    time = time_said(task, today, days)
    return Row(task, six_lights(task.lights), say(due_now_in_words(task)), cadence, status_said(task), time)


Menu = tuple[str, list[tuple[str, str]]]


@lru_cache(maxsize=256)
def _menus(_: str | None, asked: str) -> tuple[list[Menu], list[tuple[str, str]]]:
    """Điều kiện chưa đặt và cách xếp, drawn up once for a language and an address, which alone decide them."""
    query = QueryDict(asked)
    sorts = [(str(label), href(query, sort=key)) for key, (label, _) in SORTS.items()]
    return _unset(query, Conditions.read(query)), sorts


def _unset(query: QueryDict, conditions: Conditions) -> list[Menu]:
    """Điều kiện chưa đặt, each with its choices and their addresses; the lead agencies are a list of their own."""
    offered = {
        "due": (gettext("Thời hạn"), [(str(label), key) for key, label in DUE.items()]),
        "status": (gettext("Trạng thái"), [(str(label), key) for key, label in STATUS_CHOICES]),
        "gap": (
            gettext("Sáu rõ"),
            [(gettext("chưa đủ"), "any"), *((gettext("chưa rõ ") + str(NAMES[c]), c.value) for c in Clarity)],
        ),
    }
    return [
        (f"{label}: {gettext('tất cả')}", [(words, href(query, **{name: value})) for words, value in choices])
        for name, (label, choices) in offered.items()
        if not getattr(conditions, name)
    ] + [(gettext("Thêm điều kiện"), _simple(query, conditions))]


def _simple(query: QueryDict, conditions: Conditions) -> list[tuple[str, str]]:
    """Điều kiện có hoặc không, those that are not set."""
    return [
        (str(words), href(query, **{name: value}))
        for name, (value, _, words) in SIMPLE.items()
        if not getattr(conditions, name)
    ]


def _views(request: HttpRequest, conditions: Conditions, counts: dict[str, int] | None = None) -> dict[str, Any]:
    """Cách xem chung and one's own; a view's number is None until it is asked for: `register_counts`."""
    here = conditions.query()
    bare = "&".join(part for part in here.split("&") if not part.startswith("sort="))
    saved = queries.saved_views_of(request.acting)
    return {
        "presets": [(str(name), query, counts and counts[count], query == bare) for query, name, count in PRESETS],
        "saved": saved,
        "here": here,
        "opened": next((view for view in saved if view.query == here), None),
    }


@for_roles(*CONTENT)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Sổ nhiệm vụ. Saved views, conditions as chips, counts, order, pages; the address carries all of it."""
    return _list(request)


def _list(request: HttpRequest, refused: Refusal | None = None) -> HttpResponse:
    today, days = clock.today(), calendar()
    conditions = Conditions.read(request.GET)
    menus, sorts = _menus(get_language(), request.GET.urlencode())
    page = page_of(lines_of(conditions, request.acting, today), request.GET)
    context = {
        **_views(request, conditions),
        "page": page,
        "rows": [row_of(RegisterLine(*row), today, days) for row in page.rows],
        "task_address": address_pattern("tasks:task"),
        "conditions": conditions,
        "chips": conditions.chips(request.GET),
        "menus": menus,
        "sorts": sorts,
        "sort_label": SORTS[conditions.sort][0],
        "view_keys": [name for name in VIEW_KEYS if name != "q"],
        "bulk_verbs": bulk_verbs(request.acting),
        "bulk_most": MOST,
        "drop": None if page.total else conditions.worth_dropping(request.GET, request.acting, today),
        "may_export": permissions.may_export(request.acting),
        "may_import": permissions.may_import(request.acting),
        "refused": refused,
        "typed": request.POST.get("name", ""),
    }
    return render(request, "tasks/register.html", context, status=422 if refused else 200)


@for_roles(*CONTENT)
@require_safe
def register_counts(request: HttpRequest) -> HttpResponse:
    """Số nhiệm vụ của từng cách xem: the strip above the list, asked for once the list is there."""
    conditions = Conditions.read(request.GET)
    counts = queries.counts_for(request.acting, clock.today(), parts=conditions.parts_too(request.acting))
    return render(request, "tasks/_views.html", _views(request, conditions, counts))


@for_roles(*CONTENT)
@require_safe
def register_leads(request: HttpRequest) -> HttpResponse:
    """Chọn cơ quan chủ trì: the bodies that lead a task of this list, as a menu's choices or as a page of its own."""
    conditions = Conditions.read(request.GET)
    seen = conditions.scope(queries.tasks_visible_to(request.acting, clock.today()), request.acting)
    rest = href(request.GET, lead=None)
    bodies = [
        (name, f"{reverse('tasks:register')}{rest}{'&' if len(rest) > 1 else ''}lead={pk}")
        for pk, name in queries.leads_of(seen)
    ]
    template = "tasks/_leads.html" if request.htmx else "tasks/leads.html"
    return render(request, template, {"bodies": bodies})


def _register_at(query: QueryDict) -> HttpResponse:
    asked = Conditions.read(query).query()
    return redirect(reverse("tasks:register") + ("?" + asked if asked else ""))


@for_roles(*CONTENT)
@require_http_methods(["GET", "HEAD", "POST"])
def save_view(request: HttpRequest) -> HttpResponse:
    """Lưu cách xem: the conditions stand in the address, the name in the form. A refusal keeps what was typed.

    GET is the register: the links of a page that came back with a refusal are relative to this address.
    """
    if request.method != "POST":
        return _register_at(request.GET)
    try:
        services.save_view(
            name=request.POST.get("name", "").replace("\0", ""),
            query=Conditions.read(request.GET).query(),
            by=request.acting,
        )
    except Refusal as refusal:
        return _list(request, refusal)
    messages.success(request, gettext("Đã lưu cách xem."))
    return _register_at(request.GET)


@for_roles(*CONTENT)
@require_POST
def drop_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Bỏ cách xem: only one's own; the list stays under the same conditions."""
    try:
        services.drop_view(view_id=pk, by=request.acting)
    except SavedView.DoesNotExist:
        raise Http404 from None
    messages.success(request, gettext("Đã bỏ cách xem."))
    return _register_at(request.GET)


@for_roles(*CONTENT)
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Xuất XLSX, CSV. The rows that the list shows under the same conditions, in the same order."""
    today = clock.today()
    conditions = Conditions.read(request.GET)
    seen = conditions.scope(queries.tasks_visible_to(request.acting, today), request.acting)
    rows = conditions.apply(seen, today).for_register()[:MOST_ROWS]
    about = about_of(request, "; ".join(f"{chip.label}: {chip.value}" for chip in conditions.chips(request.GET)))
    if request.path.endswith(".csv"):
        lines = register_csv(sheet_of(rows, about=about, made_on=today))
        response = HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="so-nhiem-vu-{today:%Y-%m-%d}.csv"'
        return response
    return workbook(rows, about, today)
