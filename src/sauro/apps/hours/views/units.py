"""Giờ làm việc: đơn vị. Counts of a month by the place of the day; explanations that wait; never a list of people."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from sauro.apps.agencies.queries import agencies_visible_to
from sauro.apps.hours import permissions, services
from sauro.apps.hours.forms import DecideForm
from sauro.apps.hours.queries.days import above_unit, open_explanations
from sauro.apps.hours.queries.times import times_of
from sauro.apps.hours.queries.units import month_tally, months_of
from sauro.apps.hours.services.explaining import NOT_HIS_OWN
from sauro.apps.hours.views.own import around, asked_month, explanation_or_404
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.hours import MARK_WORDS, Count, Mark
from sauro.domain.hours_rules import file_due, unit_scope
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.permissions import require, signed_in

FOR_THE_UNIT = N_("Thống kê giờ làm việc do lãnh đạo, người tổng hợp của đơn vị và lãnh đạo cấp trên xem.")


@dataclass(frozen=True, slots=True)
class Line:
    """Dòng thống kê. A place of days and its count; `count` is None where too few people stand behind it."""

    mark: Mark
    words: str
    count: Count | None


@signed_in
@require_safe
def unit_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Thống kê một tháng của đơn vị."""
    agency = agencies_visible_to(request.acting).filter(pk=pk).first()
    if agency is None:
        raise Http404
    require(permissions.may_see_unit(request.acting, pk, above_unit(pk, clock.today())), FOR_THE_UNIT)
    return _page(request, pk, agency, None, {})


def _page(
    request: HttpRequest, pk: int, agency: object, refused: Refusal | None, typed: dict[str, str]
) -> HttpResponse:
    today, month = clock.today(), asked_month(request)
    book = rules()
    least = book.number("hours.least_people", today)
    counts = month_tally(pk, month)
    before, after = around(month)
    waiting = [
        (row, permissions.may_decide(request.acting, row.day, above_unit(pk, today)))
        for row in open_explanations(request.acting, pk, today)
    ]
    context = {
        "agency": agency,
        "month": month,
        "before": before,
        "after": after,
        "lines": [Line(m, gettext(MARK_WORDS[m]), counts[m] if counts[m].shown(least) else None) for m in Mark],
        "any": counts[Mark.ALL].days > 0,
        "least": least,
        "few": book.number("hours.few_people", today),
        "edge_share": book.number("hours.edge_share", today),
        "grace": book.number("hours.grace_minutes", today),
        "waiting": waiting,
        "times": times_of(pk, today),
        "months": months_of(pk)[:24],
        "due": file_due(month, calendar=calendar(), rules=book, on=today),
        "today": today,
        "scope": unit_scope(pk),
        "may_import": permissions.may_import(request.acting) and request.acting.agency_id == pk,
        "refused": refused,
        "typed": typed,
    }
    return render(request, "hours/unit.html", context, status=422 if refused else 200)


@signed_in
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Nhận hoặc chưa nhận một giải trình; a refusal stands where the explanation stands."""
    row = explanation_or_404(request, pk)
    over = above_unit(row.day.agency_id, clock.today())
    require(permissions.may_decide(request.acting, row.day, over), NOT_HIS_OWN)
    form = DecideForm(request.POST)
    accept = form.is_valid() and form.cleaned_data["accept"] == "1"
    reply = request.POST.get("reply", "")[:200]
    try:
        services.decide(explanation=row, accept=accept, reply=reply, by=request.acting, at=clock.now())
    except Refusal as refusal:
        return _page(request, row.day.agency_id, row.day.agency, refusal, {str(pk): reply})
    messages.success(request, gettext("Đã nhận giải trình.") if accept else gettext("Đã trả lời: cần nói rõ hơn."))
    return redirect("hours:unit", row.day.agency_id)
