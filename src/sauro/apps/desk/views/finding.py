"""Tìm. One field on every page: a page of results, and the same results as a list under the field (Ctrl+K)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from sauro.apps.desk.queries import find_all
from sauro.apps.findings.queries import sentence_of
from sauro.apps.letters.queries import number_of
from sauro.web import clock
from sauro.web.permissions import signed_in

GROUPS = {
    "tasks": gettext_lazy("Nhiệm vụ"),
    "directives": gettext_lazy("Văn bản"),
    "letters": gettext_lazy("Văn bản đi"),
    "reports": gettext_lazy("Chế độ báo cáo"),
    "findings": gettext_lazy("Điều cần xem lại"),
    "agencies": gettext_lazy("Cơ quan"),
    "people": gettext_lazy("Người"),
}


def _words(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip().replace("\0", "")[:200]


@signed_in
@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """Tìm. Grouped by kind with counts; one kind alone, and more of it, where the address asks for it."""
    words, kind = _words(request), request.GET.get("kind", "")
    kind = kind if kind in GROUPS else ""
    found = find_all(request.acting, words, clock.today(), kind=kind, places=True)
    context = {
        "words": words,
        "kind": kind,
        "found": found,
        "groups": GROUPS,
        "said": {row.pk: sentence_of(row.said) for row in found.findings},
        "numbers": {row.pk: number_of(row) for row in found.letters},
    }
    return render(request, "desk/search.html", context)


@signed_in
@require_safe
def quick(request: HttpRequest) -> HttpResponse:
    """Tìm nhanh: the options of the list under the field, without a frame."""
    words = _words(request)
    found = find_all(request.acting, words, clock.today(), counted=False)
    said = {row.pk: sentence_of(row.said) for row in found.findings}
    numbers = {row.pk: number_of(row) for row in found.letters}
    return render(request, "desk/_found.html", {"words": words, "found": found, "said": said, "numbers": numbers})
