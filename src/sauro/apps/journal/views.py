"""Nhật ký: trang. What happened and when, for the administrator; whether the chain is whole."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from sauro.apps.journal import queries
from sauro.apps.journal.forms import Filters, about_of, label_of
from sauro.apps.journal.permissions import may_read_journal
from sauro.web.pagination import page_of
from sauro.web.permissions import signed_in


@signed_in
@require_http_methods(["GET", "POST"])
def journal_list(request: HttpRequest) -> HttpResponse:
    """Danh sách nhật ký without any value; a POST checks the whole chain and says what it found."""
    if not may_read_journal(request.acting):
        raise Http404
    filters = Filters(request.GET)
    context = {
        "page": page_of(queries.entries_matching(**filters.conditions()), request.GET, size=50),
        "filters": filters,
        "label_of": label_of,
        "about_of": about_of,
        "verdict": queries.verify_chain() if request.method == "POST" else None,
        "missing_triggers": queries.missing_triggers(),
    }
    return render(request, "journal/list.html", context)
