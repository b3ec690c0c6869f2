"""Quan hệ văn bản: trang. The drawing and the same as a list; what is proposed is confirmed, changed, refused here."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from sauro.apps.directives import permissions, queries, services
from sauro.apps.directives.forms import DayForm, RelationForm, ValidityForm
from sauro.apps.directives.models import RELATION_LABELS, Directive, Relation, RelationState, Validity
from sauro.apps.directives.queries.graph import DEEPEST, Kinship, kinship_of
from sauro.apps.directives.views.deeds import directive_or_404, own_or_404
from sauro.domain.effect import Effect, said
from sauro.domain.family_graph import HEIGHT, WIDTH, draw
from sauro.domain.genealogy import RULES, RelationKind
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.permissions import require, signed_in

SHORT = {
    Effect.UNKNOWN: gettext_lazy("Chưa rõ hiệu lực"),
    Effect.NOT_YET: gettext_lazy("Chưa có hiệu lực"),
    Effect.IN_FORCE: gettext_lazy("Còn hiệu lực"),
    Effect.AMENDED: gettext_lazy("Còn hiệu lực, đã sửa đổi"),
    Effect.REPLACED: gettext_lazy("Đã được thay thế"),
    Effect.REVOKED: gettext_lazy("Đã bãi bỏ"),
    Effect.EXPIRED: gettext_lazy("Hết hiệu lực"),
}
_WHO = N_("Chuyên viên tổng hợp của cơ quan đầu mối xác nhận quan hệ và hiệu lực của văn bản.")


@signed_in
@require_safe
def family(request: HttpRequest, pk: int) -> HttpResponse:
    """Quan hệ của một văn bản, on a day that may be asked for."""
    return _page(request, directive_or_404(request, pk))


def _page(request: HttpRequest, document: Directive, refused: Refusal | None = None, **forms: Any) -> HttpResponse:
    on = _day(request)
    depth = request.GET.get("depth", "1")
    depth = int(depth) if depth in ("1", "2", "3") else 1
    kinship = kinship_of(document, request.acting, on, depth=depth, cited=request.GET.get("cited") == "1")
    dates = Validity.objects.filter(directive=document).first()
    known = {n: getattr(dates, n) for n in ("in_force_from", "expires_on", "revoked_on", "basis")} if dates else {}
    may = permissions.may_settle_family(request.acting, document)
    proposed = [r for r in queries.relations_from(document) if r.state == RelationState.PROPOSED]
    context = {
        "directive": document,
        "on": on,
        "today": clock.today(),
        "state": said(queries.state_on(document, on)),
        "validity": dates,
        "depth": depth,
        "depths": range(1, DEEPEST + 1),
        "cited": request.GET.get("cited") == "1",
        "kinship": kinship,
        "lines": _lines(kinship),
        "drawing": draw(kinship.nodes(), kinship.edges()),
        "box": (WIDTH, HEIGHT),
        "kinds": RELATION_LABELS,
        "rules": RULES,
        "proposed": proposed,
        "may": may,
        "replaces": any(e.kind is RelationKind.REPLACES and e.newer == kinship.centre for e in kinship.edges()),
        "relation_form": RelationForm(),
        "validity_form": ValidityForm(initial=known),
        "refused": refused,
        "said": said,
        "short": SHORT,
    }
    return render(
        request, "directives/family.html", {**context, **forms}, status=422 if request.method == "POST" else 200
    )


def _lines(kinship: Kinship) -> list[tuple[Any, Any, Any, Relation | None]]:
    """The list beside the drawing: newer document, relation, older document; the centre's own lines first."""
    rows = [
        (kinship.kin[edge.newer], edge, kinship.kin[edge.older], relation) for edge, relation in kinship.lines.values()
    ]
    return sorted(rows, key=lambda row: kinship.centre not in (row[0].key, row[2].key))


def _day(request: HttpRequest) -> dt.date:
    """The day that is asked for; today for nonsense."""
    asked = DayForm(request.GET)
    return (asked.is_valid() and asked.cleaned_data["on"]) or clock.today()


@signed_in
@require_POST
def decide(request: HttpRequest, pk: int, relation: int) -> HttpResponse:
    """Xác nhận, đổi, hoặc bỏ một quan hệ."""
    document = directive_or_404(request, pk)
    require(permissions.may_settle_family(request.acting, document), _WHO)
    own_or_404(Relation, pk=relation, reference__directive=document)
    form = RelationForm({**request.POST.dict(), "number": "0"})
    since = form.cleaned_data.get("since") if form.is_valid() else None
    refused = refused_of(
        lambda: services.decide_relation(
            relation_id=relation,
            kind=request.POST.get("kind", ""),
            confirmed="refuse" not in request.POST,
            since=since,
            by=request.acting,
            at=request.now,
        )
    )
    return _page(request, document, refused) if refused else _back(request, pk, gettext("Đã ghi quan hệ."))


@signed_in
@require_POST
def confirm_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Xác nhận mọi đề xuất của văn bản."""
    document = directive_or_404(request, pk)
    require(permissions.may_settle_family(request.acting, document), _WHO)
    done = services.confirm_all_relations(directive_id=pk, by=request.acting, at=request.now)
    return _back(request, pk, gettext("Đã xác nhận %(n)s quan hệ.") % {"n": done})


@signed_in
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi thêm một quan hệ."""
    document = directive_or_404(request, pk)
    require(permissions.may_settle_family(request.acting, document), _WHO)
    form = RelationForm(request.POST)
    if not form.is_valid():
        return _page(request, document, relation_form=form)
    data = form.cleaned_data
    refused = refused_of(
        lambda: services.add_relation(
            directive_id=pk, number=data["number"], kind=data["kind"], since=data["since"], by=request.acting,
            at=request.now,
        )
    )  # fmt: skip
    if refused:
        return _page(request, document, refused, relation_form=form)
    return _back(request, pk, gettext("Đã ghi quan hệ."))


@signed_in
@require_POST
def validity(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi hiệu lực."""
    document = directive_or_404(request, pk)
    require(permissions.may_settle_family(request.acting, document), _WHO)
    form = ValidityForm(request.POST)
    if not form.is_valid():
        return _page(request, document, validity_form=form)
    refused = refused_of(
        lambda: services.set_validity(directive_id=pk, **form.cleaned_data, by=request.acting, at=request.now)
    )
    if refused:
        return _page(request, document, refused, validity_form=form)
    return _back(request, pk, gettext("Đã ghi hiệu lực."))


def _back(request: HttpRequest, pk: int, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect("directives:family", pk=pk)
