"""What every request passes: the clock, the language, no copies left behind, sign-in, refusals that teach."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import is_valid_path
from django.utils import translation
from django_htmx.http import HttpResponseClientRedirect

from sauro.domain.refusal import Refusal
from sauro.web import clock, errors
from sauro.web.unsent import unsent_of

Handler = Callable[[HttpRequest], HttpResponse]
NO_NUMBER = 2**63  # from here on no database takes a number


class ClockMiddleware:
    """Bây giờ. One moment for the whole request: `request.now`."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = clock.now()  # type: ignore[attr-defined]
        return self.get_response(request)


class NoNulMiddleware:
    """Ký tự rỗng. A NUL in an address or a field is nobody's typing, and no text column of PostgreSQL takes it: 400
    before any view, on both databases. (Django itself leaves such marks out of the names of files.)"""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return errors.bad_request(request) if self._in_address(request) else self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: object, _args: object, kwargs: dict[str, object]
    ) -> HttpResponse | None:
        """After the check against forged forms, which is the first to read what was sent. A number that no column holds
        names nothing."""
        if any(isinstance(value, int) and value >= NO_NUMBER for value in kwargs.values()):
            return errors.not_found(request)
        sent = (word for name, values in request.POST.lists() for word in (name, *values))
        return errors.bad_request(request) if any("\0" in str(word) for word in sent) else None

    @staticmethod
    def _in_address(request: HttpRequest) -> bool:
        asked = (word for name, values in request.GET.lists() for word in (name, *values))
        return "\0" in request.path_info or any("\0" in str(word) for word in asked)


class LanguageMiddleware:
    """Ngôn ngữ. The account's choice, else the cookie, else Vietnamese; never what the browser would like."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = getattr(request.user, "language", "") or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class NoStoreMiddleware:
    """Không lưu bản sao. What a signed-in person saw is not kept by a browser or a proxy (ASVS 14.3.2)."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class SignInMiddleware(LoginRequiredMiddleware):
    """Đăng nhập. Closed unless a view says `login_not_required`; a fragment sends the whole page to sign in.

    After sign-in a page that was asked for is shown. A form that was sent is never sent by itself: what was typed waits
    in the person's own page and goes on by one press (`web.unsent`).
    """

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., HttpResponse]) -> HttpResponse:
        unsent = unsent_of(request)
        if unsent is not None:
            return errors.ended(request, unsent)
        whole_page = request.method == "GET" and not request.htmx  # type: ignore[attr-defined]
        response = super().handle_no_permission(request, view_func) if whole_page else redirect(settings.LOGIN_URL)
        return HttpResponseClientRedirect(response["Location"]) if request.htmx else response  # type: ignore[attr-defined]


class RefusalMiddleware:
    """Từ chối. A refusal that a view let through becomes a page with rule, clause and advice, never a 500.

    The address of a form alone (kept in the history, typed, met again by the switch of language) is no page: it leads
    to the page above, on which the form stands.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and request.method == "GET" and not request.path.startswith("/api/"):
            return redirect(self._page_above(request.path))
        return response

    @staticmethod
    def _page_above(path: str) -> str:
        """The nearest address above that is a page or the address of a form (which leads on upwards itself)."""
        steps = path.strip("/").split("/")
        for length in range(len(steps) - 1, 0, -1):
            above = f"/{'/'.join(steps[:length])}/"
            if is_valid_path(above):
                return above
        return "/"

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return errors.refused(request, exception) if isinstance(exception, Refusal) else None
