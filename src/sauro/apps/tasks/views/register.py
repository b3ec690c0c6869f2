"""Sổ nhiệm vụ. The register as a list with conditions, its XLSX, and the page of one task."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from sauro.apps.agencies.models import Agency
from sauro.apps.journal.queries import history_of
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks import permissions, queries
from sauro.apps.tasks.forms import known_cadence
from sauro.apps.tasks.models import STATUS_CHOICES, Task, TaskQuerySet
from sauro.apps.tasks.views.conditions import DUE, SORTS, Conditions
from sauro.apps.tasks.views.paper import Piece, marks_of, pieces_of
from sauro.apps.tasks.views.sheet import sheet_of
from sauro.apps.tasks.views.standing import Said, status_said, time_said
from sauro.domain.acting import Role
from sauro.domain.extraction.model import Clarity
from sauro.domain.sentence import Sentence
from sauro.web import clock
from sauro.web.lights import NAMES, SixLights, six_lights
from sauro.web.pagination import href, page_of
from sauro.web.permissions import for_roles, signed_in
from sauro.writers.register_xlsx import register_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 20_000
CONTENT = tuple(role for role in Role if role is not Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Row:
    """Một dòng của sổ: the task with its lights, its time in words and how it stands today."""

    task: Task
    lights: SixLights
    why: Sentence
    cadence: str
    status: Said
    time: Said | None


def row_of(task: Task) -> Row:
    """Dòng của một nhiệm vụ."""
    cadence = known_cadence(task.cadence) or task.cadence
    time = time_said(task, clock.today(), calendar())
    return Row(task, six_lights(task.lights), queries.due_in_words(task), cadence, status_said(task), time)


def _menus(request: HttpRequest, seen: TaskQuerySet, conditions: Conditions) -> list[tuple[str, list[tuple[str, str]]]]:
    """Điều kiện chưa đặt, each with its choices and their addresses."""
    leads = Agency.objects.filter(pk__in=seen.order_by().values("lead")).order_by("sort_key", "pk")
    offered = {
        "due": (gettext("Thời hạn"), [(str(label), key) for key, label in DUE.items()]),
        "lead": (gettext("Chủ trì"), [(a.name, str(a.pk)) for a in leads[:200]]),
        "status": (gettext("Trạng thái"), [(str(label), key) for key, label in STATUS_CHOICES]),
        "gap": (
            gettext("Sáu rõ"),
            [(gettext("chưa đủ"), "any"), *((gettext("chưa rõ ") + str(NAMES[c]), c.value) for c in Clarity)],
        ),
    }
    return [
        (label, [(words, href(request.GET, **{name: value})) for words, value in choices])
        for name, (label, choices) in offered.items()
        if not getattr(conditions, name)
    ]


@for_roles(*CONTENT)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Sổ nhiệm vụ. Saved views, conditions as chips, counts, order, pages; the address carries all of it."""
    today = clock.today()
    seen = queries.tasks_visible_to(request.acting, today)
    conditions = Conditions.read(request.GET)
    page = page_of(conditions.apply(seen, today).for_register(), request.GET)
    context = {
        "page": page,
        "rows": [row_of(task) for task in page.rows],
        "conditions": conditions,
        "chips": conditions.chips(request.GET),
        "menus": _menus(request, seen, conditions),
        "sorts": [(str(label), href(request.GET, sort=key)) for key, (label, _) in SORTS.items()],
        "sort_label": SORTS[conditions.sort][0],
        "counts": queries.register_counts(seen, today),
        "drop": conditions.worth_dropping(request.GET, seen, today) if not page.total else None,
        "may_export": permissions.may_export(request.acting),
    }
    return render(request, "tasks/register.html", context)


@for_roles(*CONTENT)
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Xuất XLSX. The rows that the list shows under the same conditions, in the same order."""
    today = clock.today()
    conditions = Conditions.read(request.GET)
    rows = conditions.apply(queries.tasks_visible_to(request.acting, today), today).for_register()[:MOST_ROWS]
    about = "; ".join(f"{chip.label}: {chip.value}" for chip in conditions.chips(request.GET))
    response = HttpResponse(register_xlsx(sheet_of(rows, about=about, made_on=today)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="so-nhiem-vu-{today:%Y-%m-%d}.xlsx"'
    return response


def _source_words(task: Task) -> list[Piece]:
    """Lời văn giao việc, with the words that values were read from marked."""
    draft = task.draft
    if draft is None or draft.start is None or draft.end is None:
        return []
    return list(pieces_of(draft.review.reading.text, draft.start, draft.end, marks_of([draft]), None, set()))


@signed_in
@require_safe
def task(request: HttpRequest, code: str) -> HttpResponse:
    """Trang nhiệm vụ. Six clarities, source words, deadline explained, people, history from the journal."""
    try:
        found = queries.task_for(request.acting, clock.today(), code)
    except Task.DoesNotExist:
        raise Http404 from None
    about = [("task", found.pk)] + ([("draft", found.draft_id)] if found.draft_id else [])
    context = {
        "row": row_of(found),
        "task": found,
        "words": _source_words(found),
        "history": history_of(*about),
        "holders": queries.holders_of(found),
    }
    return render(request, "tasks/task.html", context)
