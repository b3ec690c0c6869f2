"""Quy định: trang. The rules with their source and dates, the calendar of a year; the administrator adds to both."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from sauro.apps.rulebook import queries, services
from sauro.apps.rulebook.forms import DayForm, RuleForm, YearForm
from sauro.apps.rulebook.permissions import may_change_rulebook
from sauro.domain.refusal import Refusal
from sauro.domain.worktime import DayKind
from sauro.web.permissions import signed_in


def _page(request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
    today = timezone.localdate(request.now)
    years = queries.years_known()
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and 2000 <= int(asked[:5]) <= 2100 else today.year
    years = sorted({*years, year, today.year + 1})
    context = {
        "rules": queries.rule_histories(today),
        "years": years,
        "year": year,
        "days": queries.days_of(year),
        "calendar": queries.calendar(),
        "may_change": may_change_rulebook(request.acting),
        "rule_form": RuleForm(),
        "day_form": DayForm(),
        "refused": None,
    }
    return render(request, "rulebook/list.html", {**context, **more}, status=status)


@signed_in
@require_GET
def rulebook_list(request: HttpRequest) -> HttpResponse:
    """Bộ quy định và lịch làm việc, as in force today."""
    return _page(request)


def _only_administrators(request: HttpRequest) -> None:
    if not may_change_rulebook(request.acting):
        raise PermissionDenied(gettext("Chỉ quản trị đặt quy định và lịch."))


@signed_in
@require_POST
def add_rule(request: HttpRequest) -> HttpResponse:
    """Đặt quy định from a day on."""
    _only_administrators(request)
    form = RuleForm(request.POST)
    if not form.is_valid():
        return _page(request, 422, rule_form=form)
    try:
        services.add_rule(**form.cleaned_data, by=request.acting, at=request.now)
    except Refusal as refusal:
        return _page(request, 422, rule_form=form, refused=refusal)
    messages.success(request, gettext("Đã đặt quy định."))
    return redirect("rulebook:list")


@signed_in
@require_POST
def set_day(request: HttpRequest) -> HttpResponse:
    """Ghi ngày vào lịch."""
    _only_administrators(request)
    form = DayForm(request.POST)
    if not form.is_valid():
        return _page(request, 422, day_form=form)
    given = form.cleaned_data
    try:
        services.set_day(
            date=given["date"], kind=DayKind(given["kind"]), name=given["label"], source=given["source"],
            by=request.acting, at=request.now,
        )  # fmt: skip
    except Refusal as refusal:
        return _page(request, 422, day_form=form, refused=refusal)
    messages.success(request, gettext("Đã ghi ngày vào lịch."))
    return redirect("rulebook:list")


@signed_in
@require_POST
def year(request: HttpRequest) -> HttpResponse:
    """Gợi ý ngày nghỉ của một năm, or with `do=confirm` say that its table is whole."""
    _only_administrators(request)
    form = YearForm(request.POST)
    if not form.is_valid():
        return _page(request, 422, year_form=form)
    given: dict[str, Any] = {"year": form.cleaned_data["year"], "by": request.acting, "at": request.now}
    try:
        if request.POST.get("do") == "confirm":
            services.confirm_year(source=form.cleaned_data["source"], **given)
            told = gettext("Đã ghi lịch năm đủ văn bản.")
        else:
            count = services.propose_days(**given)
            told = gettext("Gợi ý thêm %(n)s ngày, chờ xác nhận từng ngày.") % {"n": count}
    except Refusal as refusal:
        return _page(request, 422, year_form=form, refused=refusal)
    messages.success(request, told)
    return redirect(f"{reverse('rulebook:list')}?year={given['year']}#lich")
