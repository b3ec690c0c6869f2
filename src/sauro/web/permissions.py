"""Ai được vào trang. Not signed in: the sign-in page; no post chosen: the page of posts; the rest the app decides."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django_htmx.http import HttpResponseClientRedirect

from sauro.domain.acting import Role
from sauro.domain.sentence import Sentence
from sauro.web import errors
from sauro.web.unsent import unsent_of

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Đã đăng nhập và đang giữ một chức vụ. Inside the view `request.acting` is an Acting, never None."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if getattr(request, "acting", None) is None:
            target = f"{reverse(settings.SAURO_CHOOSE_POST_URL)}"
            unsent = unsent_of(request)
            if unsent is not None:
                title = gettext("Chọn chức vụ trước khi gửi")
                message = gettext("Chọn chức vụ ở thẻ mới, rồi trở lại đây bấm Gửi tiếp. Chưa có gì được thực hiện.")
                return errors.send_on(request, unsent, title, message, 403, choose_first=target)
            return HttpResponseClientRedirect(target) if request.htmx else redirect(target)  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    return inner


def for_roles(*roles: Role) -> Callable[[View], View]:
    """Chỉ cho các vai trò này; to anybody else the page does not exist (404)."""

    def decorate(view: View) -> View:
        @wraps(view)
        def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.acting.role not in roles:  # type: ignore[attr-defined]
                raise Http404
            return view(request, *args, **kwargs)

        return signed_in(inner)

    return decorate


def require(allowed: bool, reason: Sentence | str) -> None:
    """Có quyền. Seen but not permitted: 403 with the reason."""
    if not allowed:
        raise PermissionDenied(reason)
