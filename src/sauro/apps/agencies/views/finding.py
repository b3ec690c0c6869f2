"""Cơ quan: tìm và xuất. A few bodies for a field that is being typed in; the whole registry as a sheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from sauro.apps.agencies import queries
from sauro.apps.agencies.services.planning import COLUMNS
from sauro.apps.agencies.views.pages import Asked
from sauro.web import clock
from sauro.web.permissions import signed_in
from sauro.writers.plain_xlsx import plain_xlsx

MOST = 20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = {"code": 14, "name": 46, "short_name": 18, "tree": 26, "kind": 30, "parent": 14, "aliases": 40}


@signed_in
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Tìm nhanh cơ quan. JSON {"found": [{"code", "name", "short"}]}: at most 20 that exist today, by words typed."""
    words = request.GET.get("q", "").strip()[:200]
    rows = queries.find_agencies(request.acting, words=words, on=clock.today())[:MOST] if words else []
    found = [{"code": a.code, "name": a.name, "short": a.short_name} for a in rows]
    response = JsonResponse({"found": found}, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "private, max-age=60"
    return response


@signed_in
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Xuất XLSX. The bodies that the list shows, under the headings that the import knows."""
    headings = [(str(c.label), float(WIDTHS.get(c.field, 14))) for c in COLUMNS]
    rows = queries.sheet_rows(Asked.of(request).found(request))
    data = plain_xlsx(name="Danh mục cơ quan", headings=headings, rows=rows)
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="danh-muc-co-quan-{clock.today():%Y-%m-%d}.xlsx"'
    return response
