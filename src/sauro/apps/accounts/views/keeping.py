"""Tài khoản: trang của quản trị. Open, close, reset; to everybody else these pages do not exist."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from sauro.apps.accounts import queries, services
from sauro.apps.accounts.forms import OpenForm, ResetForm
from sauro.apps.accounts.models import User
from sauro.apps.accounts.permissions import may_close_account, may_manage_accounts
from sauro.domain.refusal import Refusal
from sauro.web.pagination import page_of
from sauro.web.permissions import signed_in


def _only_administrators(request: HttpRequest) -> None:
    if not may_manage_accounts(request.acting):
        raise Http404


def _page(request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
    words = request.GET.get("q", "")[:100]
    context = {
        "page": page_of(queries.accounts_matching(words), request.GET),
        "words": words,
        "form": OpenForm(),
        "reset_form": ResetForm(),
        "refused": None,
    }
    return render(request, "accounts/list.html", {**context, **more}, status=status)


@signed_in
@require_GET
def account_list(request: HttpRequest) -> HttpResponse:
    """Danh sách tài khoản."""
    _only_administrators(request)
    return _page(request)


@signed_in
@sensitive_post_parameters("password")
@require_POST
def open_account(request: HttpRequest) -> HttpResponse:
    """Mở tài khoản."""
    _only_administrators(request)
    form = OpenForm(request.POST)
    if not form.is_valid():
        return _page(request, 422, form=form)
    given = form.cleaned_data
    try:
        services.open_account(
            username=given["username"], password=given["password"], person_id=given["person"].pk,
            language=given["language"], by=request.acting, at=request.now,
        )  # fmt: skip
    except Refusal as refusal:
        return _page(request, 422, form=form, refused=refusal)
    messages.success(request, gettext("Đã mở tài khoản."))
    return redirect("accounts:list")


@signed_in
@require_POST
def close_account(request: HttpRequest, pk: int) -> HttpResponse:
    """Khóa tài khoản, or open it again where it is closed."""
    _only_administrators(request)
    user = get_object_or_404(User, pk=pk)
    if not may_close_account(request.acting, user.pk):
        raise PermissionDenied(gettext("Không tự khóa tài khoản đang dùng. Nhờ một quản trị khác."))
    change = services.close_account if user.is_active else services.reopen_account
    change(user=user, by=request.acting, at=request.now)
    messages.success(request, gettext("Đã khóa tài khoản.") if not user.is_active else gettext("Đã mở lại tài khoản."))
    return redirect("accounts:list")


@signed_in
@sensitive_post_parameters("new")
@require_POST
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    """Đặt lại mật khẩu of somebody who forgot it."""
    _only_administrators(request)
    user = get_object_or_404(User, pk=pk)
    form = ResetForm(request.POST)
    if not form.is_valid():
        return _page(request, 422, reset_form=form)
    try:
        services.reset_password(user=user, new=form.cleaned_data["new"], by=request.acting, at=request.now)
    except Refusal as refusal:
        return _page(request, 422, refused=refusal)
    messages.success(request, gettext("Đã đặt lại mật khẩu."))
    return redirect("accounts:list")
