"""Giờ làm việc: ngày của mình. One's own days of a month, what they came to, and explaining one of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.hours import permissions, services
from sauro.apps.hours.forms import ExplainForm
from sauro.apps.hours.models import DayExplanation
from sauro.apps.hours.queries.days import days_visible_to, explanations_visible_to, own_days
from sauro.apps.hours.queries.times import times_of
from sauro.apps.hours.queries.units import month_range
from sauro.apps.hours.services.explaining import ONLY_ONESELF
from sauro.apps.rulebook.queries import rules
from sauro.domain.hours_sheet import Answer, Cause, last_months
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.permissions import require, signed_in
from sauro.writers.plain_xlsx import plain_xlsx

OWN_ONLY = N_("Trang này để mỗi người xem ngày công của mình; quản trị hệ thống không xem nội dung.")
SAMPLE = (("Họ và tên", 28.0), ("Mã chấm công", 14.0), ("Ngày", 12.0), ("Giờ vào", 10.0), ("Giờ ra", 10.0))


def asked_month(request: HttpRequest) -> str:
    """Tháng đang xem. From the address (?month=2026-09) within the term of days, else this one."""
    today = clock.today()
    known = last_months(today, rules().number("hours.kept_months", today) + 1)
    asked = request.GET.get("month", "")
    return asked if asked in known else known[0]


def around(month: str) -> tuple[str, str]:
    """Tháng trước, tháng sau; empty where there is none to look at."""
    today = clock.today()
    known = last_months(today, rules().number("hours.kept_months", today) + 1)
    at = known.index(month)
    return (known[at + 1] if at + 1 < len(known) else ""), (known[at - 1] if at else "")


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Ngày công của mình trong một tháng."""
    acting, month = request.acting, asked_month(request)
    require(permissions.may_see_own(acting), OWN_ONLY)
    first, last = month_range(month)
    today = clock.today()
    before, after = around(month)
    context = {
        "month": month,
        "before": before,
        "after": after,
        "days": own_days(acting, first, last),
        "times": times_of(acting.agency_id, today),
        "today": today,
        "open": Answer.OPEN,
        "kept_months": rules().number("hours.kept_months", today),
        "grace": rules().number("hours.grace_minutes", last),
        "may_see_unit": permissions.may_see_unit(acting, acting.agency_id, ()),
        "may_import": permissions.may_import(acting),
    }
    return render(request, "hours/mine.html", context)


@signed_in
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """Bảng mẫu: a row for each day; sheets of other layouts are taken too."""
    require(permissions.may_import(request.acting), N_("Bảng chấm công do văn thư, người tổng hợp, lãnh đạo nhập."))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    sheet = plain_xlsx(name="Bảng chấm công", headings=SAMPLE, rows=())
    answer = HttpResponse(sheet, content_type=kind)
    answer["Content-Disposition"] = 'attachment; filename="bang-cham-cong.xlsx"'
    return answer


@signed_in
@require_http_methods(["GET", "POST"])
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Giải trình một ngày của mình; another person's day does not exist here."""
    day = days_visible_to(request.acting).filter(pk=pk).first()
    if day is None:
        raise Http404
    require(permissions.may_explain(request.acting, day), OWN_ONLY)
    said = getattr(day, "explanation", None)
    form = ExplainForm(request.POST or None, initial={"cause": said.cause, "words": said.words} if said else None)
    refused = None
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            services.explain(
                day=day, cause=Cause(typed["cause"]), words=typed["words"], by=request.acting, at=clock.now()
            )
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(request, gettext("Đã gửi giải trình."))
            return redirect(f"{reverse('hours:mine')}?month={day.day:%Y-%m}")
    context = {"day": day, "said": said, "form": form, "refused": refused, "month": f"{day.day:%Y-%m}"}
    return render(request, "hours/explain.html", context, status=422 if request.method == "POST" else 200)


def explanation_or_404(request: HttpRequest, pk: int) -> DayExplanation:
    found = explanations_visible_to(request.acting, clock.today()).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@signed_in
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Rút giải trình của mình."""
    row = explanation_or_404(request, pk)
    require(permissions.may_explain(request.acting, row.day), ONLY_ONESELF)
    services.withdraw(explanation=row, by=request.acting, at=clock.now())
    messages.success(request, gettext("Đã rút giải trình."))
    return redirect(f"{reverse('hours:mine')}?month={row.day.day:%Y-%m}")
