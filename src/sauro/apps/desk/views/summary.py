"""Tổng hợp cơ quan × trạng thái. One line a body; every number opens the list that it counts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from sauro.apps.desk.permissions import SEES_SUMMARY
from sauro.apps.desk.queries.summary import STATUSES, summary
from sauro.apps.tasks.models import STATUS_CHOICES
from sauro.web import clock
from sauro.web.pagination import address_pattern
from sauro.web.permissions import for_roles


@for_roles(*SEES_SUMMARY)
@require_safe
def agency_summary(request: HttpRequest) -> HttpResponse:
    """Cơ quan × trạng thái of the bodies whose work the person may see."""
    context = {
        "summary": summary(request.acting, clock.today()),
        "statuses": [(status, str(label)) for status, label in STATUS_CHOICES],
        "tails": [str(escape(f"&status={status}")) for status in STATUSES],
        "register": str(escape(reverse("tasks:register") + "?parts=all&lead=")),
        "body_address": address_pattern("desk:agency_work"),
    }
    return render(request, "desk/summary.html", context)
