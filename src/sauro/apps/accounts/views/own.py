"""Tài khoản: trang. Sign in, sign out, choose a post, a language, a password."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from sauro.apps.accounts import queries, services
from sauro.apps.accounts.middleware import SESSION_KEY
from sauro.domain.refusal import Refusal
from sauro.web import errors
from sauro.web.unsent import FIELD, opened

YEAR = 365 * 24 * 60 * 60


def _next(request: HttpRequest) -> str:
    """Where to go on: only a path of this very installation (a bare word would be taken for the name of a page)."""
    start = resolve_url(settings.LOGIN_REDIRECT_URL)
    target = request.POST.get("next") or request.GET.get("next") or start
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe and target.startswith("/") else start


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Đăng nhập. One answer for a wrong name and for a wrong password, so that names cannot be tried out."""
    unsent = opened(request.POST.get(FIELD, ""))
    if request.user.is_authenticated:
        return errors.send_on(request, unsent) if unsent else redirect(_next(request))
    error = ""
    username = request.POST.get("username", "").strip()[:60]
    if request.method == "POST":
        user = authenticate(request, username=username.casefold(), password=request.POST.get("password", ""))
        if user is not None:
            login(request, user)
            return errors.send_on(request, unsent) if unsent else redirect(_next(request))
        error = gettext("Tên đăng nhập hoặc mật khẩu không đúng. Gõ lại, hoặc hỏi người quản trị của cơ quan.")
    context = {"error": error, "username": username, "next": _next(request), "unsent": unsent}
    return render(request, "accounts/sign_in.html", context, status=401 if error else 200)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Đăng xuất."""
    logout(request)
    return redirect("accounts:sign_in")


@never_cache
@require_http_methods(["GET", "POST"])
def choose_post(request: HttpRequest) -> HttpResponse:
    """Chọn chức vụ. A person with two posts, or with a delegation, says in which one he works now."""
    choices = queries.choices_of(request.user, timezone.localdate(request.now))
    wanted = request.POST.get("holding", "")
    for choice in choices:
        if request.method == "POST" and wanted == str(choice.holding_id):
            services.note_post_chosen(user=request.user, choice=choice, at=request.now)
            request.session[SESSION_KEY] = choice.holding_id
            return redirect(_next(request))
    wrong = request.method == "POST" and choices
    error = gettext("Bạn không giữ chức vụ ấy hôm nay. Chọn trong danh sách dưới đây.") if wrong else ""
    context = {"choices": choices, "next": _next(request), "error": error}
    return render(request, "accounts/choose_post.html", context, status=422 if error else 200)


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Chọn ngôn ngữ. The account keeps it; before sign-in a cookie does."""
    language = request.POST.get("language", "")
    response = redirect(_next(request))
    if language in dict(settings.LANGUAGES):
        if request.user.is_authenticated:
            services.choose_language(user=request.user, language=language)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, secure=settings.SESSION_COOKIE_SECURE,
            httponly=True, samesite="Lax",
        )  # fmt: skip
    return response


@never_cache
@sensitive_post_parameters("present", "new")
@require_http_methods(["GET", "POST"])
def change_password(request: HttpRequest) -> HttpResponse:
    """Đổi mật khẩu của mình; the session at hand goes on, the others end."""
    refused = None
    if request.method == "POST":
        present, new = request.POST.get("present", ""), request.POST.get("new", "")
        try:
            services.change_password(user=request.user, present=present, new=new, by=request.acting, at=request.now)
        except Refusal as refusal:
            refused = refusal
        else:
            update_session_auth_hash(request, request.user)
            messages.success(request, gettext("Đã đổi mật khẩu."))
            return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "accounts/change_password.html", {"refused": refused}, status=422 if refused else 200)
