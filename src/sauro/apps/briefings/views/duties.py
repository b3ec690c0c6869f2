"""Quán triệt: trang của một nơi. Its sessions and what stands below it; recording one session, or a table of them."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.briefings import permissions, services
from sauro.apps.briefings.forms import ReasonForm, RowForm, SessionForm, TableForm
from sauro.apps.briefings.models import BriefingDuty, BriefingSession
from sauro.apps.briefings.queries import plans, sheet
from sauro.apps.briefings.queries.box import shown
from sauro.apps.briefings.queries.corrections import corrections_of
from sauro.apps.briefings.views.opening import all_shown, duty_or_404, rank_name
from sauro.apps.directives.queries import directives_visible_to
from sauro.apps.journal.queries import history_of
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.queries.review import sentence_of
from sauro.domain.briefing_tree import Rank
from sauro.domain.briefings import BriefingForm
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.pagination import Page, page_of
from sauro.web.permissions import require, signed_in
from sauro.web.speech import say

TABLE_ROWS = 40
_MAY_NOT = N_("Chỉ nơi tổ chức hoặc cấp ủy cấp trên của nơi ấy được ghi buổi quán triệt.")


@signed_in
@require_safe
def duty(request: HttpRequest, pk: int) -> HttpResponse:
    """Quán triệt ở một nơi."""
    return _duty_page(request, duty_or_404(request, pk))


def _duty_page(request: HttpRequest, found: BriefingDuty, refused: Refusal | None = None) -> HttpResponse:
    today, acting, plan = clock.today(), request.acting, found.plan
    below = page_of(plans.children_of(found), request.GET, size=50)
    sessions = list(plans.sessions_of(found))
    history = history_of(("briefing_duty", found.pk), limit=200)
    context = {
        "plan": plan,
        "reads": directives_visible_to(acting, today).filter(pk=plan.directive_id).exists(),
        "duty": found,
        "here": shown(found, plan.due_on, today),
        "own": plans.own_roll(found),
        "over": [row for row in plans.over(found) if permissions.may_see_duty(acting, row, ())],
        "whole": plans.plan_for(acting, today, plan.pk)[1],
        "levels": [(rank_name(level.rank), level.roll) for level in plans.levels_of(plan, found)],
        "children": below,
        "rows": all_shown(below.rows, plan.due_on, today),
        "sessions": sessions,
        "absent": sheet.absences(plans.own_roll(found).absent()),
        "names": permissions.may_see_names(acting, found),
        "may_record": permissions.may_record(acting, found) and not found.exempt_because,
        "may_exempt": permissions.may_exempt(acting, found),
        "releasable": {
            file.pk for s in sessions for file in s.minutes.all() if permissions.may_release_file(acting, file)
        },
        "because": sentence_of(plan.due_because),
        "days_left": calendar().working_days_between(today, plan.due_on),
        "late": today > plan.due_on,
        "files": plan.files.filter(session=None).exclude(file=None).select_related("file"),
        "history": history[:20],
        "corrected": corrections_of(sessions, history),
        "reason_form": ReasonForm(),
        "refused": refused,
    }
    return render(request, "briefings/duty.html", context, status=422 if refused else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi một buổi: a short form for a phone."""
    found = duty_or_404(request, pk)
    require(permissions.may_record(request.acting, found), _MAY_NOT)
    post = request.method == "POST"
    form = SessionForm(request.POST if post else None, request.FILES if post else None, initial=_begin(found, request))
    refused = None
    if post and form.is_valid():
        made: list[BriefingSession] = []
        refused = refused_of(
            lambda: made.append(services.record_session(said=form.said(found), by=request.acting, at=request.now))
        )
        if refused is None:
            _send_files(request, made[0], form.cleaned_data)
            messages.success(request, gettext("Đã ghi buổi quán triệt."))
            return redirect("briefings:duty", pk=pk)
    context = {"duty": found, "plan": found.plan, "form": form, "refused": refused, "own": plans.own_roll(found)}
    return render(request, "briefings/record.html", context, status=422 if post else 200)


def _begin(found: BriefingDuty, request: HttpRequest) -> dict[str, Any]:
    """What the form holds at first: today, the usual form, the number asked last time, a make-up session where due."""
    own = plans.own_roll(found)
    last = found.sessions.filter(makes_up=False).last() or plans.last_session_of(found.agency_id)
    cell = found.rank == Rank.CELL
    return {
        "held_on": clock.today(),
        "form": (BriefingForm.CELL_MEETING if cell else BriefingForm.BOTH).value,
        "makes_up": "1" if request.GET.get("makes_up") and own.outstanding > 0 else "",
        "invited": last.invited if last else None,
        "attended": own.outstanding if request.GET.get("makes_up") and own.outstanding > 0 else None,
    }


def _send_files(request: HttpRequest, session: BriefingSession, data: dict[str, Any]) -> None:
    """Gửi biên bản kèm theo. Each by itself: what is refused is named, the session stands."""
    batch = secrets.token_hex(8)
    for file in data["files"]:
        try:
            services.send_minutes(
                session_id=session.pk, chunks=file.chunks(), name=file.name or "", batch=batch,
                declared_open=data["declared_open"], by=request.acting, at=request.now,
            )  # fmt: skip
        except Refusal as refusal:
            why = f"{say(refusal.message)} {say(refusal.advice)}"
            messages.warning(request, gettext("Không nhận “%(name)s”: %(why)s") % {"name": file.name, "why": why})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi bảng: the bodies directly below, a page of them at a time; rows left empty are passed over."""
    found = duty_or_404(request, pk)
    require(permissions.may_record(request.acting, found), _MAY_NOT)
    post = request.POST if request.method == "POST" else None
    page = page_of(plans.children_of(found).exclude(state="exempt"), request.GET, size=TABLE_ROWS)
    asked = plans.last_invited([row.agency_id for row in page.rows])
    head = TableForm(post, initial={"held_on": clock.today()})
    rows = [
        (row, RowForm(post, prefix=str(row.pk), initial={"invited": row.invited or asked.get(row.agency_id)}))
        for row in page.rows
    ]
    refused = None
    if post is not None and all([head.is_valid(), *(form.is_valid() for _, form in rows)]):
        refused = refused_of(lambda: _record_rows(request, head, rows))
        if refused is None:
            return redirect("briefings:duty", pk=pk)
    return _table_page(request, found, page, head, rows, refused)


def _record_rows(request: HttpRequest, head: TableForm, rows: list[tuple[BriefingDuty, RowForm]]) -> None:
    day, form = head.cleaned_data["held_on"], BriefingForm(head.cleaned_data["form"])
    said = [services.Said(row.pk, typed.sitting(held_on=day), form) for row, typed in rows if typed.filled]
    if not said:
        raise Refusal(
            "briefing.table.empty",
            N_("Chưa dòng nào có số người dự."),
            advice=N_("Ghi số dự hoặc đánh dấu “đủ” ở những nơi đã họp; dòng để trống được bỏ qua."),
        )
    written = services.record_sessions(said=said, by=request.acting, at=request.now)
    count = sum(1 for w in written if w.changed)
    messages.success(request, ngettext("Đã ghi %(num)s buổi.", "Đã ghi %(num)s buổi.", count) % {"num": count})


def _table_page(
    request: HttpRequest,
    found: BriefingDuty,
    page: Page[BriefingDuty],
    head: TableForm,
    rows: list[tuple[BriefingDuty, RowForm]],
    refused: Refusal | None,
) -> HttpResponse:
    today = clock.today()
    drawn = [(shown(row, found.plan.due_on, today), form) for row, form in rows]
    context = {"duty": found, "plan": found.plan, "page": page, "head": head, "rows": drawn, "refused": refused}
    return render(request, "briefings/table.html", context, status=422 if request.method == "POST" else 200)


@signed_in
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Miễn, thôi miễn, xóa buổi ghi nhầm: the buttons of a duty."""
    found, told = duty_or_404(request, pk), {"by": request.acting, "at": request.now}
    do, form = request.POST.get("do", ""), ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    if do == "remove":
        require(permissions.may_record(request.acting, found), _MAY_NOT)
        number = request.POST.get("session", "")
        ids = [int(number)] if number.isascii() and number.isdigit() and len(number) < 16 else []
        kept = list(found.sessions.filter(pk__in=ids).values_list("pk", flat=True))
        refused = refused_of(lambda: services.remove_sessions(session_ids=kept, **told))
    else:
        require(
            permissions.may_exempt(request.acting, found),
            N_("Chỉ cấp ủy cấp trên hoặc nơi phụ trách kế hoạch được miễn; không nơi nào tự miễn cho mình."),
        )
        verb = services.end_exemption if do == "end_exemption" else services.exempt_duty
        refused = refused_of(lambda: verb(duty_id=pk, reason=reason, **told))
    if refused:
        return _duty_page(request, found, refused)
    messages.success(request, gettext("Đã ghi nhận."))
    return redirect("briefings:duty", pk=pk)
