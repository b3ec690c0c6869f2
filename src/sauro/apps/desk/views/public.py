"""Trang công khai. Counts of one document for everybody: no sign-in, no cookie, no name; and the switch of it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from sauro.apps.desk.queries.public import public_status
from sauro.apps.directives import permissions
from sauro.apps.directives.models import Directive, PublicStatus
from sauro.apps.directives.queries import directive_for
from sauro.apps.directives.services.publishing import switch_public_status
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.permissions import require, signed_in
from sauro.web.speech import say

KEPT = 15 * 60  # seconds that anybody between may keep the page
WHO = N_("Lãnh đạo của nơi giao hoặc cơ quan đầu mối bật, tắt trang công khai.")


@login_not_required
@require_safe
def status(request: HttpRequest, slug: str) -> HttpResponse:
    """Tình hình thực hiện một văn bản; 404 while it is off, as if there were no such page."""
    today = clock.today()
    try:
        found = public_status(slug, today)
    except PublicStatus.DoesNotExist:
        raise Http404 from None
    response = render(request, "desk/public.html", {"status": found, "today": today})
    response["Cache-Control"] = f"public, max-age={KEPT}"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


@signed_in
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Bật, tắt trang công khai, by the leader of giver or registrar."""
    try:
        directive = directive_for(request.acting, clock.today(), pk)
    except Directive.DoesNotExist:
        raise Http404 from None
    require(permissions.may_publish(request.acting, directive), WHO)
    if request.POST.get("is_on") not in ("yes", "no"):  # what asks for neither changes nothing
        return redirect("desk:directive", pk=pk)
    is_on = request.POST["is_on"] == "yes"
    try:
        switch_public_status(
            directive_id=pk, is_on=is_on, with_subject=is_on and request.POST.get("with_subject") == "yes",
            by=request.acting, at=clock.now(),
        )  # fmt: skip
    except Refusal as refusal:
        messages.error(request, f"{say(refusal.message)} {say(refusal.advice)}")
    else:
        messages.success(request, gettext("Đã bật trang công khai.") if is_on else gettext("Đã tắt trang công khai."))
    return redirect("desk:directive", pk=pk)
