"""Đối chiếu: trang. The parent and the plan side by side, clause by clause, with the words that they share."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from sauro.apps.directives import permissions, queries, services
from sauro.apps.directives.models import Coverage, CoverageState, Descent
from sauro.apps.directives.queries.documents import latest_reading
from sauro.apps.directives.views.deeds import descent_or_404, number_in, own_or_404
from sauro.domain.coverage import REASONS
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web.deeds import refused_of
from sauro.web.permissions import require, signed_in

_WHO = N_("Chuyên viên tổng hợp của cơ quan đầu mối, hoặc của nơi ban hành kế hoạch, đối chiếu các mục.")


@signed_in
@require_safe
def coverage(request: HttpRequest, pk: int) -> HttpResponse:
    """Kế hoạch đối chiếu với văn bản trên; 404 while the body has no plan."""
    return _page(request, descent_or_404(request, pk))


def _page(request: HttpRequest, row: Descent, refused: Refusal | None = None) -> HttpResponse:
    if row.plan is None:
        raise Http404
    held = queries.held_against(row)
    context: dict[str, Any] = {
        "row": row,
        "held": [h for h in held if h.open or request.GET.get("view") != "open"],
        "total": len(held),
        "open": sum(h.open for h in held),
        "waiting": sum(c.state == CoverageState.PROPOSED for h in held for c, _ in h.pairs),
        "only_open": request.GET.get("view") == "open",
        "plan_clauses": queries.leaves_of(latest_reading(row.plan)),
        "states": CoverageState,
        "reasons": REASONS,
        "may": permissions.may_compare(request.acting, row.directive, row.agency_id),
        "refused": refused,
    }
    return render(request, "directives/coverage.html", context, status=422 if refused else 200)


@signed_in
@require_POST
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Một quyết định: confirm all, confirm or refuse one pair, pair by hand, or left out on purpose."""
    row = descent_or_404(request, pk)
    require(permissions.may_compare(request.acting, row.directive, row.agency_id), _WHO)
    by: dict[str, Any] = {"by": request.acting, "at": request.now}
    pair, parent = number_in(request.POST, "pair"), number_in(request.POST, "parent")
    if "all" in request.POST:
        refused = refused_of(lambda: services.confirm_proposed_pairs(descent_id=pk, **by))
    elif pair:
        own_or_404(Coverage, pk=pair, descent=row)
        refused = refused_of(
            lambda: services.decide_pair(coverage_id=pair, confirmed="refuse" not in request.POST, **by)
        )
    elif "leave" in request.POST:
        because = request.POST.get("because", "")
        refused = refused_of(lambda: services.leave_out(descent_id=pk, parent_id=parent, because=because, **by))
    else:
        clause = number_in(request.POST, "plan_clause")
        refused = refused_of(
            lambda: services.pair_by_hand(descent_id=pk, parent_id=parent, plan_clause_id=clause, **by)
        )
    if refused:
        return _page(request, row, refused)
    messages.success(request, gettext("Đã ghi."))
    return redirect("directives:coverage", pk=pk)
