"""Tìm. One field on every page: a page of results, and the same results as a list under the field (Ctrl+K)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.apps.desk.queries import Found, find_all
from sauro.web import clock
from sauro.web.permissions import signed_in


def _found(request: HttpRequest) -> tuple[str, Found]:
    words = request.GET.get("q", "").strip()[:200]
    return words, find_all(request.acting, words, clock.today())


@signed_in
@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Tìm. At most eight of each kind, and the way to the whole list of it."""
    words, found = _found(request)
    return render(request, "desk/search.html", {"words": words, "found": found})


@signed_in
@require_safe
def quick(request: HttpRequest) -> HttpResponse:
    """Tìm nhanh: the options of the list under the field, without a frame."""
    words, found = _found(request)
    return render(request, "desk/_found.html", {"words": words, "found": found})
