"""Mã truy cập: trang. Keys for the API and for calendars: made, shown once, revoked by their owner."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from sauro.apps.accounts import queries, services
from sauro.apps.accounts.forms import TokenForm
from sauro.apps.accounts.models import PersonalToken, Scope
from sauro.domain.refusal import Refusal
from sauro.web import clock
from sauro.web.permissions import signed_in


def _page(request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "rows": queries.tokens_of(request.acting.account_id),
        "today": clock.today(),
        "form": TokenForm(initial={"days": 180, "kind": "feed"}),
        "refused": None,
        "made": None,
        "key": "",
        "site": settings.SAURO_URL,
    }
    return render(request, "accounts/tokens.html", {**context, **more}, status=status)


@signed_in
@require_safe
def token_list(request: HttpRequest) -> HttpResponse:
    """Mã truy cập of the own account."""
    return _page(request)


@signed_in
@never_cache
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Tạo mã. The answer itself shows the key, once: it is neither stored nor shown again."""
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _page(request, 422, form=form)
    given = form.cleaned_data
    agency_feed = given["kind"] == "agency"
    scope = Scope.FEED if given["kind"] in ("feed", "agency") else Scope(given["kind"])
    try:
        made, key = services.make_token(
            name=given["name"], scope=scope, days=given["days"], agency_feed=agency_feed, by=request.acting,
            at=request.now,
        )  # fmt: skip
    except Refusal as refusal:
        return _page(request, 422, form=form, refused=refusal)
    return _page(request, made=made, key=key)


@signed_in
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Thu hồi mã."""
    try:
        services.revoke_token(token_id=pk, by=request.acting, at=request.now)
    except PersonalToken.DoesNotExist:
        raise Http404 from None
    messages.success(request, gettext("Đã thu hồi mã. Lịch hoặc chương trình dùng mã này ngừng nhận dữ liệu."))
    return redirect("accounts:tokens")
