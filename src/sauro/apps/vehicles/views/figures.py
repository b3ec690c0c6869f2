"""Số liệu dùng xe: trang. Unused seats and kilometres of each body's cars in a month, with their denominators."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from sauro.apps.vehicles.permissions import may_see_figures
from sauro.apps.vehicles.queries.figures import figures_visible_to
from sauro.apps.vehicles.views.opening import READERS
from sauro.domain.periods import add_months
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.days import day_named
from sauro.web.permissions import for_roles, require

WHO_SEES = N_("Chỉ văn thư, chuyên viên tổng hợp, lãnh đạo và cán bộ kiểm tra xem số liệu dùng xe.")


def _month(request: HttpRequest) -> dt.date:
    return day_named(f"{request.GET.get('month', '')}-01", clock.today()).replace(day=1)


@for_roles(*READERS)
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Số liệu một tháng."""
    require(may_see_figures(request.acting), gettext(WHO_SEES))
    month = _month(request)
    context = {
        "month": month,
        "before": f"{add_months(month, -1):%Y-%m}",
        "after": f"{add_months(month, 1):%Y-%m}",
        "rows": figures_visible_to(request.acting, month),
    }
    return render(request, "vehicles/figures.html", context)
