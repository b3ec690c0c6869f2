"""Chỉ tiêu: trang. Where each target stands, one with its plot and table, giving and correcting values, XLSX."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from sauro.apps.journal.queries import history_of
from sauro.apps.reports import services
from sauro.apps.reports.forms.indicators import IndicatorForm, ValueForm
from sauro.apps.reports.forms.obligations import EndForm
from sauro.apps.reports.models import Indicator
from sauro.apps.reports.permissions.indicators import may_change, may_define, may_give_value
from sauro.apps.reports.queries.indicators import Series, indicators_visible_to, series_of
from sauro.apps.reports.services.taking import WHO_GIVES, WHO_KEEPS
from sauro.apps.reports.views.reports import READERS
from sauro.domain.indicators import DIRECTION_WORDS, Direction, ValueState
from sauro.domain.refusal import Refusal
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles, require
from sauro.web.speech import exact
from sauro.writers.plain_xlsx import plain_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADINGS = (("Chỉ tiêu", 50.0), ("Kỳ", 12.0), ("Giá trị", 14.0), ("Nguồn", 50.0), ("Lý do sửa", 40.0))


@for_roles(*READERS)
@require_safe
def indicator_list(request: HttpRequest) -> HttpResponse:
    """Chỉ tiêu và giá trị gần nhất."""
    page = page_of(indicators_visible_to(request.acting), request.GET)
    context = {
        "page": page,
        "rows": series_of(list(page.rows), clock.today()),
        "may_define": may_define(request.acting),
    }
    return render(request, "reports/indicators.html", context)


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_indicator(request: HttpRequest) -> HttpResponse:
    """Lập chỉ tiêu."""
    require(may_define(request.acting), gettext(WHO_KEEPS))
    form = IndicatorForm(request.POST or None)
    refused = None
    if request.method == "POST" and form.is_valid():
        made: list[Indicator] = []
        target = form.target_given()
        refused = refused_of(
            lambda: made.append(services.make_indicator(target=target, by=request.acting, at=request.now))
        )
        if refused is None:
            messages.success(request, gettext("Đã lập chỉ tiêu."))
            return redirect("reports:indicator", made[0].pk)
    context = {"form": form, "refused": refused}
    return render(request, "reports/indicator_new.html", context, status=422 if request.method == "POST" else 200)


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def indicator(request: HttpRequest, pk: int) -> HttpResponse:
    """Một chỉ tiêu."""
    row = indicators_visible_to(request.acting).filter(pk=pk).first()
    if row is None:
        raise Http404
    [series] = series_of([row], clock.today())
    if request.method != "POST":
        return _page(request, series)
    told = {"indicator_id": pk, "by": request.acting, "at": request.now}
    if request.POST.get("do") == "end":
        require(may_change(request.acting, row), gettext(WHO_KEEPS))
        form: Any = EndForm(request.POST)
        refused = refused_of(lambda: services.end_indicator(**form.cleaned_data, **told)) if form.is_valid() else None
        done = gettext("Đã thôi theo dõi chỉ tiêu.")
    else:
        require(may_give_value(request.acting, row), gettext(WHO_GIVES))
        form = _value_form(series, request)
        refused = refused_of(lambda: services.give_value(**form.cleaned_data, **told)) if form.is_valid() else None
        done = gettext("Đã ghi giá trị.")
    if refused or form.errors:
        return _page(request, series, form, refused)
    messages.success(request, done)
    return redirect("reports:indicator", pk)


def _value_form(series: Series, request: HttpRequest | None = None) -> ValueForm:
    form = ValueForm(request.POST if request else None, initial={"period": _next(series)})
    form.fields["period"].choices = [(e.period.key, e.period.name) for e in reversed(series.entries)]  # type: ignore[attr-defined]
    return form


def _next(series: Series) -> str:
    """The oldest period that waits for its value."""
    return next((e.period.key for e in series.entries if e.value is None), "")


def _page(request: HttpRequest, series: Series, form: Any = None, refused: Refusal | None = None) -> HttpResponse:
    row = series.indicator
    context = {
        "series": series,
        "indicator": row,
        "direction": DIRECTION_WORDS[Direction(row.direction)],
        "states": ValueState,
        "may_give": may_give_value(request.acting, row),
        "may_change": may_change(request.acting, row),
        "value_form": form if isinstance(form, ValueForm) else _value_form(series),
        "end_form": form if isinstance(form, EndForm) else EndForm(initial={"until": clock.today()}),
        "history": history_of(("indicator", row.pk)),
        "refused": refused,
    }
    return render(request, "reports/indicator.html", context, status=422 if form is not None else 200)


@for_roles(*READERS)
@require_safe
def values_xlsx(request: HttpRequest) -> HttpResponse:
    """Giá trị các chỉ tiêu dạng XLSX; the import reads the sheet back, empty periods are there to be filled."""
    rows = [
        (
            series.indicator.name,
            entry.period.key,
            exact(entry.value.value) if entry.value else "",
            entry.value.source if entry.value else "",
            "",
        )
        for series in series_of(list(indicators_visible_to(request.acting)), clock.today())
        for entry in series.entries
    ]
    response = HttpResponse(plain_xlsx(name="Chỉ tiêu", headings=HEADINGS, rows=rows), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="chi-tieu.xlsx"'
    return response
