"""Tài khoản: trang. Sign in, sign out, choose a post, choose a language."""

from __future__ import annotations

from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST


def _next(request: HttpRequest) -> str:
    """Where to go on: only an address of this very installation."""
    target = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe else "/"


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Đăng nhập. One answer for a wrong name and for a wrong password, so that names cannot be tried out."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    error = ""
    username = request.POST.get("username", "").strip()[:60]
    if request.method == "POST":
        user = authenticate(request, username=username.casefold(), password=request.POST.get("password", ""))
        if user is not None:
            login(request, user)
            return redirect(_next(request))
        error = gettext("Tên đăng nhập hoặc mật khẩu không đúng. Gõ lại, hoặc hỏi người quản trị của cơ quan.")
    context = {"error": error, "username": username, "next": _next(request)}
    return render(request, "accounts/sign_in.html", context, status=401 if error else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Đăng xuất."""
    logout(request)
    return redirect("accounts:sign_in")
