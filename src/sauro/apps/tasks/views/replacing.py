"""Thay thế văn bản: trang. The decision list: left and taken up again, in bulk or one by one; a summary before."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from sauro.apps.directives.models import Directive
from sauro.apps.directives.queries import directive_for
from sauro.apps.tasks import permissions, services
from sauro.apps.tasks.models import FATES
from sauro.apps.tasks.queries.replacing import done_of, lines_of, replaced_by, successors_among
from sauro.apps.tasks.services.replacing import Applied
from sauro.domain.refusal import Refusal
from sauro.domain.replacing import Fate
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.permissions import require, signed_in

_WHO = N_("Chuyên viên tổng hợp hoặc lãnh đạo của cơ quan đầu mối xử lý nhiệm vụ của văn bản bị thay thế.")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def replacing(request: HttpRequest, pk: int) -> HttpResponse:
    """Nhiệm vụ còn mở của văn bản bị thay thế."""
    try:
        document = directive_for(request.acting, clock.today(), pk)
    except Directive.DoesNotExist:
        raise Http404 from None
    require(permissions.may_settle_replacement(request.acting, document), _WHO)
    if request.method != "POST":
        return _page(request, document)
    if "apply" in request.POST:
        return _apply(request, document)
    refused = refused_of(
        lambda: services.choose_fates(directive_id=pk, fates=_chosen(request), by=request.acting, at=request.now)
    )
    if refused:
        return _page(request, document, refused)
    messages.success(request, gettext("Đã ghi lựa chọn; chưa có gì thay đổi."))
    return redirect("tasks:replacing", pk=pk)


def _apply(request: HttpRequest, document: Directive) -> HttpResponse:
    results: list[Applied] = []
    asked = request.POST.get("asked", "")
    refused = refused_of(
        lambda: results.append(
            services.apply_choices(
                directive_id=document.pk,
                asked=int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else -1,
                by=request.acting,
                at=request.now,
            )
        )
    )
    if refused is None and not results[0].refused:
        messages.success(request, gettext("Đã xử lý %(n)s nhiệm vụ.") % {"n": results[0].total})
        return redirect("tasks:replacing", pk=document.pk)
    return _page(request, document, refused, results[0] if results else None)


def _page(
    request: HttpRequest, document: Directive, refused: Refusal | None = None, applied: Applied | None = None
) -> HttpResponse:
    today = clock.today()
    lines = lines_of(document, request.acting, today)
    chosen = [line for line in lines if line.choice is not None]
    counts = Counter(Fate(line.choice.fate) for line in chosen if line.choice)
    context = {
        "directive": document,
        "old": list(replaced_by(document)),
        "lines": lines,
        "chosen": chosen,
        "counts": [(FATES[fate], counts[fate]) for fate in Fate if counts[fate]],
        "done": done_of(document),
        "heirs": successors_among(document, request.acting, today),
        "fates": FATES,
        "refused": refused,
        "applied": applied,
    }
    return render(request, "tasks/replacing.html", context, status=422 if refused or applied else 200)


def _chosen(request: HttpRequest) -> dict[int, tuple[str, int | None]]:
    """task id → (fate, other task): one select for each row; the choice for ticked rows goes over it."""
    ticked = set(request.POST.getlist("task")[:1000])
    bulk = request.POST.get("bulk", "") if "set" in request.POST else ""
    found: dict[int, tuple[str, int | None]] = {}
    for name, given in request.POST.items():
        number = name.removeprefix("fate")
        if name.startswith("fate") and number.isascii() and number.isdigit() and len(number) < 18:
            fate = bulk if bulk and number in ticked else str(given)
            other = request.POST.get(f"other{number}", "")
            known = other.isascii() and other.isdigit() and len(other) < 18
            found[int(number)] = (fate, int(other) if known and fate == Fate.CARRY else None)
    return found
