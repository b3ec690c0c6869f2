"""Thao tác hàng loạt. Ticked rows of the register, one verb: what it needs, the summary before, the batch after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import search_key
from sauro.apps.tasks import queries
from sauro.apps.tasks.models import Task, TaskBatch
from sauro.apps.tasks.queries.review import sentence_of
from sauro.apps.tasks.queries.work import batch_of
from sauro.apps.tasks.services import batches
from sauro.apps.tasks.services.batches import ASSIGN, MOST, STAR, UNSTAR, URGE, Order
from sauro.apps.tasks.views.conditions import Conditions
from sauro.apps.tasks.views.sheet import about_of, sheet_of
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.web import clock
from sauro.web.permissions import for_roles
from sauro.writers.register_xlsx import register_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONTENT = tuple(role for role in Role if role is not Role.ADMINISTRATOR)
EXPORT = "export"
TITLES = {
    STAR: gettext_lazy("Gắn sao"),
    UNSTAR: gettext_lazy("Bỏ sao"),
    URGE: gettext_lazy("Đôn đốc"),
    ASSIGN: gettext_lazy("Giao cho cơ quan khác"),
}
BUTTONS = (
    (STAR, "bookmark", gettext_lazy("Gắn sao…")),
    (UNSTAR, "x", gettext_lazy("Bỏ sao…")),
    (URGE, "bell-ringing", gettext_lazy("Đôn đốc…")),
    (ASSIGN, "send", gettext_lazy("Giao lại…")),
    (EXPORT, "download", gettext_lazy("Xuất các dòng đã chọn")),
)


def bulk_verbs(acting: Acting) -> list[tuple[str, str, str]]:
    """Nút của thanh hàng loạt: verb, icon, words. Leaders and coordinators act; everybody takes a list away."""
    acts = acting.role in (Role.LEADER, Role.COORDINATOR)
    return [(verb, icon, str(label)) for verb, icon, label in BUTTONS if acts or verb == EXPORT]


def workbook(rows: Iterable[Task], about: str, today: dt.date) -> HttpResponse:
    """Sổ XLSX, to be saved under the day's name."""
    response = HttpResponse(register_xlsx(sheet_of(rows, about=about, made_on=today)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="so-nhiem-vu-{today:%Y-%m-%d}.xlsx"'
    return response


@for_roles(*CONTENT)
@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest) -> HttpResponse:
    """Một lượt. What the verb needs is asked, then every line is summed up, then it is done: posts of one form."""
    here = Conditions.read(request.GET).query()
    if request.method != "POST":
        return redirect(reverse("tasks:register") + ("?" + here if here else ""))
    verb, today = request.POST.get("verb", ""), clock.today()
    try:
        tasks = batches.chosen(_ids(request), by=request.acting, on=today)
        if verb == EXPORT:
            rows = queries.tasks_visible_to(request.acting, today).filter(pk__in=[task.pk for task in tasks])
            about = about_of(request, gettext("các dòng đã chọn"))
            return workbook(rows.for_register().order_by("code"), about, today)
        if verb not in TITLES:
            raise Refusal("batch.verb", N_("Chưa chọn việc cần làm."), advice=N_("Quay lại sổ và bấm một nút."))
    except Refusal as refusal:
        return render(request, "tasks/bulk.html", {"refused": refusal, "here": here, "title": ""}, status=422)
    return _ordered(request, verb, tasks, here)


def _ordered(request: HttpRequest, verb: str, tasks: list[Task], here: str) -> HttpResponse:
    context = {
        "verb": verb,
        "title": TITLES[verb],
        "tasks": tasks,
        "here": here,
        "remark": request.POST.get("remark", "").replace("\0", "")[:500],
        "lead": request.POST.get("lead", "").replace("\0", "")[:300],
        "undoable": verb in batches.UNDONE_BY,
        "refused": None,
    }
    asks = verb in (URGE, ASSIGN)
    if asks and "remark" not in request.POST and "lead" not in request.POST:
        return render(request, "tasks/bulk.html", context | {"step": "ask"})
    try:
        order = _order(verb, context["remark"], context["lead"], today=clock.today())
    except Refusal as refusal:
        return render(request, "tasks/bulk.html", context | {"step": "ask", "refused": refusal}, status=422)
    results = batches.rehearse(order, tasks, by=request.acting, at=request.now)
    going = [result.task for result in results if result.refused is None]
    # The answer names the number that was seen: where it changed meanwhile, the summary is shown anew.
    if request.POST.get("sure") != str(len(going)) or not going:
        refused = [result for result in results if result.refused is not None]
        return render(request, "tasks/bulk.html", context | {"step": "summary", "going": going, "stopped": refused})
    batch = batches.run_batch(order, tasks, by=request.acting, at=request.now)
    return redirect("tasks:batch", pk=batch.pk)


def _order(verb: str, remark: str, lead: str, *, today: dt.date) -> Order:
    if verb == URGE:
        if not remark.strip():
            raise Refusal("task.urge.remark", N_("Thiếu lời đôn đốc."), advice=N_("Ghi một câu: cần gì, khi nào."))
        return Order(URGE, remark=remark)
    if verb == ASSIGN:
        return Order(ASSIGN, lead_id=_body(lead, today).pk, because=remark)
    return Order(verb)


def _body(typed: str, today: dt.date) -> Agency:
    """Cơ quan đã ghi, by its full name, short name or code."""
    wanted = search_key(typed)
    near = [a for a in queries.agency_choices(today) if wanted and wanted in _names(a)]
    if len(near) != 1:
        raise Refusal(
            "batch.lead",
            Sentence(N_("Không có một cơ quan nào tên “{name}”."), {"name": typed.strip()}),
            advice=N_("Ghi đủ tên như trong danh bạ, hoặc mã cơ quan."),
        )
    return near[0]


def _names(agency: Agency) -> set[str]:
    return {search_key(name) for name in (agency.name, agency.short_name, agency.code) if name}


def _ids(request: HttpRequest) -> list[int]:
    """Việc đã chọn: the ticked rows, or all that the conditions show; one more than allowed is enough."""
    if request.POST.get("all"):
        today, conditions = clock.today(), Conditions.read(request.GET)
        seen = conditions.scope(queries.tasks_visible_to(request.acting, today), request.acting)
        return list(conditions.apply(seen, today).values_list("pk", flat=True)[: MOST + 1])
    given = request.POST.getlist("task")
    return [int(pk) for pk in given if pk.isascii() and pk.isdigit() and len(pk) < 18]


@for_roles(*CONTENT)
@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Lượt đã làm: what went, what was refused and why, the button that takes all of it back."""
    found = batch_of(request.acting, pk)
    if found is None:
        raise Http404
    ids = [line["task"] for line in (*found.lines, *found.refused)]
    seen = queries.tasks_visible_to(request.acting, clock.today()).filter(pk__in=ids).select_related("lead")
    context = {
        "batch": found,
        "title": TITLES.get(found.verb, ""),
        "tasks": {task.pk: task for task in seen},
        "refused": [(line, sentence_of(line["message"])) for line in found.refused],
        "kept": [line for line in found.lines if found.undone_at and not line.get("undone")],
        "undoable": found.verb in batches.UNDONE_BY and found.undone_at is None and bool(found.lines),
    }
    return render(request, "tasks/batch.html", context)


@for_roles(*CONTENT)
@require_POST
def undo_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Hoàn tác cả lượt; only one's own."""
    try:
        batches.undo_batch(batch_id=pk, by=request.acting, at=request.now)
    except TaskBatch.DoesNotExist:
        raise Http404 from None
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, gettext("Đã hoàn tác cả lượt."))
    return redirect("tasks:batch", pk=pk)
