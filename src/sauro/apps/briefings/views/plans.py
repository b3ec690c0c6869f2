"""Quán triệt: trang kế hoạch. The list, one click to plan, coverage by level with what is open first, sheets."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext, override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.agencies.models import Agency
from sauro.apps.briefings import permissions, services
from sauro.apps.briefings.forms import DueForm, MaterialForm, PlanForm
from sauro.apps.briefings.models import BriefingDuty, BriefingPlan
from sauro.apps.briefings.queries import planning, plans, sheet
from sauro.apps.briefings.queries.box import shown
from sauro.apps.briefings.services.importing import COLUMNS
from sauro.apps.briefings.services.names import COLUMNS as NAME_COLUMNS
from sauro.apps.briefings.views import chart
from sauro.apps.briefings.views.opening import all_shown, plan_or_404, rank_name
from sauro.apps.directives.models import Directive, DirectiveState
from sauro.apps.directives.queries import directive_for
from sauro.apps.journal.queries import history_of
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.queries.review import sentence_of
from sauro.domain.briefing_tree import Audience, Rank
from sauro.domain.briefings import FORM_WORDS, BriefingForm
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.pagination import page_of
from sauro.web.permissions import require, signed_in
from sauro.web.speech import say
from sauro.writers.plain_xlsx import plain_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDE = {"name": 44.0, "form": 26.0, "note": 30.0}
NOT_A_PLANNER = N_("Chỉ lãnh đạo, chuyên viên tổng hợp của nơi theo dõi hoặc nơi ban hành lập kế hoạch quán triệt.")


@signed_in
@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """Quán triệt. Plans that may be seen, and what waits for the acting body."""
    today = clock.today()
    page = page_of(plans.plans_visible_to(request.acting, today), request.GET)
    tops = {d.plan_id: d for d in BriefingDuty.objects.filter(plan__in=[p.pk for p in page.rows], under=None)}
    own = {
        d.plan_id: d
        for d in BriefingDuty.objects.filter(plan__in=[p.pk for p in page.rows], agency_id=request.acting.agency_id)
    }
    waiting = plans.waiting_duties(request.acting, today)
    context = {
        "page": page,
        "tops": tops,
        "own": own,
        "whole": {p.pk for p in page.rows if p.pk not in own or own[p.pk].under_id is None},
        "waiting": [shown(duty, duty.plan.due_on, today) for duty in waiting],
        "today": today,
        "may_import": permissions.may_import(request.acting),
    }
    return render(request, "briefings/list.html", context)


def _directive_or_404(request: HttpRequest, pk: int) -> Directive:
    try:
        found = directive_for(request.acting, clock.today(), pk)
    except Directive.DoesNotExist:
        raise Http404 from None
    if found.state not in (DirectiveState.READ, DirectiveState.REGISTERED):
        raise Http404
    return found


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest, directive_id: int) -> HttpResponse:
    """Phổ biến đến chi bộ: what it would give, by level and branch; one press gives it."""
    directive, today = _directive_or_404(request, directive_id), clock.today()
    require(permissions.may_plan(request.acting, directive), NOT_A_PLANNER)
    known = plans.plan_of(directive.pk)
    if known is not None:
        return redirect("briefings:plan", pk=known.pk)
    top = planning.top_of(directive, today)
    if top is None:
        return render(request, "briefings/make.html", {"directive": directive, "top": None})
    offices = planning.offices_of(directive, today)
    reach = planning.reach_of(Audience(top.pk, offices=offices), today)
    due = planning.proposed_due(directive, today)
    form = _plan_form(request, directive, top, reach, due)
    refused = None
    if request.method == "POST" and form.is_valid():
        intent = _intent(form.cleaned_data, top, reach, offices, due)
        refused = refused_of(
            lambda: services.make_plan(directive_id=directive.pk, intent=intent, by=request.acting, at=request.now)
        )
        if refused is None:
            made = plans.plan_of(directive.pk)
            messages.success(request, gettext("Đã giao quán triệt đến từng nơi."))
            return redirect("briefings:plan", pk=made.pk if made else 0)
    context = {
        "directive": directive,
        "top": top,
        "reach": reach,
        "ranks": [(rank_name(rank), number) for rank, number in reach.ranks.items()],
        "total": len(reach.wanted),
        "due": due,
        "days": calendar().working_days_between(today, due.due_on),
        "form": form,
        "refused": refused,
    }
    return render(request, "briefings/make.html", context, status=422 if request.method == "POST" else 200)


def _plan_form(
    request: HttpRequest, directive: Directive, top: Agency, reach: planning.Reach, due: planning.Proposed
) -> PlanForm:
    bodies = planning.responsible_choices(directive, top, [request.acting.agency_id], clock.today())
    initial = {
        "due_on": due.due_on,
        "agency": directive.registrar_id,
        "deepest": Rank.CELL.value,
        "ways": [BriefingForm.BOTH.value, BriefingForm.CELL_MEETING.value],
        "branches": [agency.pk for agency, _ in reach.branches],
        "with_offices": bool(reach.offices),
    }
    posted = request.POST if request.method == "POST" else None
    return PlanForm(posted, branches=reach.branches, bodies=bodies, initial=initial)


def _intent(
    data: dict[str, Any], top: Agency, reach: planning.Reach, offices: frozenset[int], due: planning.Proposed
) -> services.Intent:
    every = {agency.pk for agency, _ in reach.branches}
    chosen = frozenset(data["branches"])
    audience = Audience(
        top.pk,
        None if chosen == every else chosen,  # all of them: bodies founded later are of the audience too
        Rank(data["deepest"]),
        offices if data["with_offices"] else frozenset(),
    )
    return services.Intent(
        audience=audience,
        agency_id=data["agency"],
        due_on=data["due_on"],
        because=due.because if data["due_on"] == due.due_on else None,
        forms=tuple(BriefingForm(form) for form in data["ways"]),
        materials=data["materials"],
        needs_minutes=data["needs_minutes"],
    )


@signed_in
@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Một kế hoạch. Whoever sees only a part of it comes to the own body's page."""
    found, whole = plan_or_404(request, pk)
    if not whole:
        own = plans.own_duty(request.acting, found)
        return redirect("briefings:duty", pk=own.pk if own else 0)
    return _plan_page(request, found)


def _plan_page(
    request: HttpRequest, found: BriefingPlan, refused: Refusal | None = None, form: DueForm | None = None
) -> HttpResponse:
    today = clock.today()
    top = plans.top_duty(found)
    may_manage = permissions.may_manage(request.acting, found)
    context = {
        "plan": found,
        "top": shown(top, found.due_on, today),
        "levels": [(rank_name(level.rank), level.roll) for level in plans.levels_of(found)],
        "children": page_of(plans.children_of(top), request.GET, size=50),
        "open": all_shown(plans.open_duties(found)[:15], found.due_on, today),
        "columns": chart.weekly(sheet.held_by_day(found, None), top.all_duties, found.due_on),
        "absent": sheet.absences(top.roll.absent()),
        "late": today > found.due_on,
        "days_left": calendar().working_days_between(today, found.due_on),
        "because": sentence_of(found.due_because),
        "forms": _form_words(found),
        "new": len(planning.newcomers(found, today)) if may_manage else 0,
        "files": found.files.filter(session=None).select_related("file", "upload"),
        "history": history_of(("briefing", found.pk), limit=20),
        "may_manage": may_manage,
        "may_record": permissions.may_record(request.acting, top),
        "due_form": form or DueForm(),
        "material_form": MaterialForm(),
        "refused": refused,
        "today": today,
    }
    context["rows"] = all_shown(context["children"].rows, found.due_on, today)  # type: ignore[attr-defined]
    return render(request, "briefings/plan.html", context, status=422 if refused or form else 200)


def _form_words(found: BriefingPlan) -> list[str]:
    return [gettext(FORM_WORDS[BriefingForm(form)]) for form in found.forms]


@signed_in
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Thêm nơi mới, nhắc, đổi hạn: the buttons of a plan."""
    found, _whole = plan_or_404(request, pk)
    require(permissions.may_manage(request.acting, found), N_("Chỉ nơi phụ trách kế hoạch được làm việc này."))
    do, told = request.POST.get("do", ""), {"plan_id": pk, "by": request.acting, "at": request.now}
    said: list[str] = []
    if do == "add":
        refused = refused_of(lambda: said.append(_added(services.add_newcomers(**told))))
    elif do == "urge":
        refused = refused_of(lambda: said.append(_urged(services.urge_open(**told))))
    elif do == "due":
        form = DueForm(request.POST)
        if not form.is_valid():
            return _plan_page(request, found, form=form)
        given = {name: form.cleaned_data[name] for name in ("due_on", "reason")}
        refused = refused_of(lambda: services.move_due(**given, **told))
        said.append(gettext("Đã đổi hạn."))
    else:
        return redirect("briefings:plan", pk=pk)  # a verb that is none changes nothing
    if refused:
        return _plan_page(request, found, refused)
    messages.success(request, said[0])
    return redirect("briefings:plan", pk=pk)


def _added(number: int) -> str:
    return ngettext("Đã thêm %(num)s nơi.", "Đã thêm %(num)s nơi.", number) % {"num": number}


def _urged(done: services.Urged) -> str:
    if not done.notices:
        return gettext("Hôm nay các nơi này đã được nhắc; không nhắc lại.")
    values = {"open": done.open, "notices": done.notices}
    return gettext("Đã nhắc %(open)s nơi chưa xong, %(notices)s tin báo.") % values


@signed_in
@require_POST
def material(request: HttpRequest, pk: int) -> HttpResponse:
    """Gửi tài liệu của kế hoạch."""
    found, _whole = plan_or_404(request, pk)
    require(permissions.may_manage(request.acting, found), N_("Chỉ nơi phụ trách kế hoạch được gửi tài liệu."))
    form, batch = MaterialForm(request.POST, request.FILES), secrets.token_hex(8)
    if not form.is_valid():
        messages.warning(request, gettext("Chọn tệp và đánh dấu tệp không chứa bí mật nhà nước."))
        return redirect("briefings:plan", pk=pk)
    for file in form.cleaned_data["files"]:
        refused = refused_of(
            lambda file=file: services.send_material(  # type: ignore[misc]
                plan_id=pk, chunks=file.chunks(), name=file.name or "", batch=batch, declared_open=True,
                by=request.acting, at=request.now,
            )
        )  # fmt: skip
        if refused:
            messages.warning(request, say(refused.message))
    return redirect("briefings:plan", pk=pk)


@signed_in
@require_safe
def sheets(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Xuất XLSX: `sessions`, `names`, which imports read back, or `coverage`; of what the asker may see."""
    found, whole = plan_or_404(request, pk)
    within = None if whole else plans.own_duty(request.acting, found)
    with override(settings.LANGUAGE_CODE):  # headings of one language: what goes out can come back
        if kind == "sessions":
            headings = [(str(c.label), _WIDE.get(c.field, 14.0)) for c in COLUMNS]
            data = plain_xlsx(name="Các buổi quán triệt", headings=headings, rows=sheet.session_rows(found, within))
        elif kind == "coverage":
            rows = sheet.coverage_rows(found, within, clock.today())
            data = plain_xlsx(name="Kết quả quán triệt", headings=sheet.COVERAGE, rows=rows)
        elif kind == "names":
            headings = [(str(c.label), _WIDE.get(c.field, 18.0)) for c in NAME_COLUMNS]
            rows = services.take_names(plan=found, by=request.acting, at=request.now)
            data = plain_xlsx(name="Danh sách vắng", headings=headings, rows=rows)
        else:
            raise Http404
    return _download(data, f"quan-triet-{found.pk}-{kind}", clock.today())


def _download(data: bytes, name: str, on: dt.date) -> HttpResponse:
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}-{on:%Y-%m-%d}.xlsx"'
    return response
