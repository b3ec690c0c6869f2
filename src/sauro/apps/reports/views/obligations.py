"""Chế độ báo cáo: trang. The list, one obligation with its terms and periods, making one by hand."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from sauro.apps.journal.queries import history_of
from sauro.apps.reports import services
from sauro.apps.reports.forms.obligations import AskForm, EndForm, ReasonForm, TermsForm, initial_of
from sauro.apps.reports.models import Obligation, ObligationState, ReportForm
from sauro.apps.reports.permissions.obligations import may_keep, may_run
from sauro.apps.reports.queries.collecting import periods_reported
from sauro.apps.reports.queries.obligations import obligation_for, obligations_visible_to, reporting_bodies, timing_of
from sauro.apps.reports.services.taking import WHO_KEEPS
from sauro.apps.reports.views.reports import READERS
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.obligations import Period, PeriodKind, period_name, periods_between
from sauro.domain.periods import add_months
from sauro.domain.refusal import Refusal
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles, require

SHOWN_PERIODS = 4


@for_roles(*READERS)
@require_safe
def obligation_list(request: HttpRequest) -> HttpResponse:
    """Chế độ báo cáo: đề xuất chờ xác nhận trước, rồi đang áp dụng."""
    today = clock.today()
    rows = obligations_visible_to(request.acting, today)
    proposed = [row for row in rows.filter(state=ObligationState.PROPOSED)[:50] if may_run(request.acting, row)]
    page = page_of(rows.exclude(state=ObligationState.PROPOSED).order_by("state", "title", "pk"), request.GET)
    context = {"proposed": proposed, "page": page, "may_keep": may_keep(request.acting), "today": today}
    return render(request, "reports/obligations.html", context)


def obligation_or_404(request: HttpRequest, pk: int) -> Obligation:
    """Chế độ báo cáo được xem, else 404."""
    try:
        return obligation_for(request.acting, clock.today(), pk)
    except Obligation.DoesNotExist:
        raise Http404 from None


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_obligation(request: HttpRequest) -> HttpResponse:
    """Lập chế độ báo cáo."""
    require(may_keep(request.acting), gettext(WHO_KEEPS))
    _ensure_form(request)
    form = TermsForm(request.POST or None, agency_id=request.acting.agency_id, initial=_defaults(request))
    refused = None
    if request.method == "POST" and form.is_valid():
        made: list[Obligation] = []
        refused = refused_of(lambda: made.append(services.make_obligation(terms=form.terms(), **_by(request))))
        if refused is None:
            messages.success(request, gettext("Đã lập chế độ báo cáo."))
            return redirect("reports:obligation", made[0].pk)
    context = {"form": form, "refused": refused}
    return render(request, "reports/obligation_new.html", context, status=422 if request.method == "POST" else 200)


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.acting, "at": request.now}


def _defaults(request: HttpRequest) -> dict[str, Any]:
    today = clock.today()
    return {
        "period": PeriodKind.QUARTER.value,
        "due_number": rules().number("report.due_after", today),
        "since": today,
        "to": request.acting.agency_name,
    }


def _ensure_form(request: HttpRequest) -> None:
    """A body without any form begins with the starting one."""
    if not ReportForm.objects.filter(keeper_id=request.acting.agency_id).exists():
        services.starting_form(request.acting, request.now)


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def obligation(request: HttpRequest, pk: int) -> HttpResponse:
    """Một chế độ báo cáo."""
    row = obligation_or_404(request, pk)
    if request.method != "POST":
        return _page(request, row)
    require(may_run(request.acting, row), gettext(WHO_KEEPS))
    do = request.POST.get("do", "")
    form, run, done = _deed(request, row, do)
    refused = refused_of(run) if form.is_valid() else None
    if refused or form.errors:
        row = obligation_or_404(request, pk)
        if isinstance(form, TermsForm):
            form.show_stored(refused, row.revision, initial_of(row))
        return _page(request, row, do, form, refused)
    messages.success(request, done)
    return redirect("reports:obligation", pk)


def _deed(request: HttpRequest, row: Obligation, do: str) -> tuple[forms.Form, Any, str]:
    told = {"obligation_id": row.pk, **_by(request)}
    if do == "settle":
        terms = TermsForm(request.POST, agency_id=request.acting.agency_id)
        proposed = row.state == ObligationState.PROPOSED
        deed = services.confirm_obligation if proposed else services.change_obligation
        done = gettext("Đã xác nhận chế độ báo cáo.") if proposed else gettext("Đã sửa chế độ báo cáo.")
        return terms, lambda: deed(terms=terms.terms(), seen=terms.cleaned_data["seen"], **told), done
    if do == "decline":
        reason = ReasonForm(request.POST)
        run = lambda: services.decline_obligation(**reason.cleaned_data, **told)  # noqa: E731 - one deed of a table
        return reason, run, gettext("Đã bỏ đề xuất.")
    if do == "end":
        end = EndForm(request.POST)
        return end, lambda: services.end_obligation(**end.cleaned_data, **told), gettext("Đã kết thúc.")
    if do == "ask":
        ask = AskForm(request.POST)
        run = lambda: services.ask_ad_hoc(asked=services.Asked(**ask.cleaned_data), **told)  # noqa: E731
        return ask, run, gettext("Đã yêu cầu báo cáo đột xuất.")
    raise Http404


def _page(
    request: HttpRequest, row: Obligation, do: str = "", form: forms.Form | None = None, refused: Refusal | None = None
) -> HttpResponse:
    today, mine = clock.today(), may_run(request.acting, row)
    if mine:
        _ensure_form(request)
    settle = TermsForm(agency_id=request.acting.agency_id, initial=initial_of(row)) if mine else None
    bodies = reporting_bodies(row, today)
    context = {
        "obligation": row,
        "bodies": bodies,
        "mine": mine,
        "proposed": row.state == ObligationState.PROPOSED,
        "running": row.state == ObligationState.IN_FORCE,
        "ad_hoc": row.period == PeriodKind.AD_HOC,
        "coming": _coming(row),
        "periods": [(key, period_name(key), closing) for key, closing in periods_reported(row)[:12]],
        "settle_form": form if do == "settle" else settle,
        "reason_form": form if do == "decline" else ReasonForm(),
        "end_form": form if do == "end" else EndForm(initial={"until": today}),
        "ask_form": form if do == "ask" else AskForm(),
        "history": history_of(("obligation", row.pk)),
        "refused": refused,
        "today": today,
    }
    return render(request, "reports/obligation.html", context, status=422 if form is not None else 200)


def _coming(row: Obligation) -> list[Period]:
    """The next periods with their days, so that a person sees what the terms mean before confirming."""
    today = clock.today()
    if not row.period or row.period == PeriodKind.AD_HOC:
        return []
    found = periods_between(timing_of(row), today, add_months(today, 25), calendar=calendar(), rules=rules())
    return found[:SHOWN_PERIODS]
