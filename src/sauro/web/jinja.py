"""Trang Jinja2. What every template knows: addresses, static files, menu, dates and numbers as an office writes them.

Globals  static(path), url(name, …), menu(request), bell(request), findings_of(request, …), htmx_script(), htmx_config,
         get_language(), href(query, …), drawn(macro, …), framed(macro, …), _(), ngettext(), pgettext()
Both global and filter: date (28/10/2026), moment (28/10/2026, 10:15), number (1.234,5), size (412 KB), percent,
         say (a Sentence), known (stored words of the product), opened (first letter large), role_name, six_lights
Context  sample_clock: the shifted time in sample mode, else ""
A misspelt name raises (StrictUndefined). `csrf_input` is in the page's context: pass it to a macro that needs it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext, npgettext, pgettext
from django_htmx.jinja import htmx_script
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from sauro.domain.acting import Role
from sauro.web import clock, speech
from sauro.web.lights import six_lights
from sauro.web.pagination import href

# No inline style, no evaluated text: what a strict content security policy allows of htmx.
# A refused or stale form (409, 422, 429) is shown in its place; other errors are told to the page's script.
HTMX_CONFIG = (
    '{"includeIndicatorStyles":false,"allowEval":false,"allowScriptTags":false,"historyCacheSize":0,'
    '"responseHandling":[{"code":"204","swap":false},{"code":"[23]..","swap":true},'
    '{"code":"4[02]9|422","swap":true},{"code":"[45]..","swap":false,"error":true}]}'
)

ROLE_NAMES = {
    Role.CLERK: gettext_lazy("Văn thư"),
    Role.COORDINATOR: gettext_lazy("Chuyên viên tổng hợp"),
    Role.LEADER: gettext_lazy("Lãnh đạo"),
    Role.OFFICER: gettext_lazy("Chuyên viên"),
    Role.INSPECTOR: gettext_lazy("Cán bộ kiểm tra"),
    Role.ADMINISTRATOR: gettext_lazy("Quản trị"),
}


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Địa chỉ of a page by its name."""
    return _reversed(settings.ROOT_URLCONF, get_script_prefix(), name, args, tuple(kwargs.items()))


@lru_cache(maxsize=4096)
def _reversed(_: str, __: str, name: str, args: tuple[Any, ...], kwargs: tuple[tuple[str, Any], ...]) -> str:
    """Addresses do not change while a process runs; finding one takes longer than a line of a list may."""
    return reverse(name, args=args, kwargs=dict(kwargs))


@lru_cache(maxsize=512)
def _known_static(path: str) -> str:
    return static(path)


def static_address(path: str) -> str:
    """Tệp tĩnh. Its address, which does not change while a process runs; a developer's may."""
    return static(path) if settings.DEBUG else _known_static(path)


def drawer(env: Environment, template: str, most: int) -> Callable[..., Markup]:
    """drawn(macro of web/ui.html, plain values…): drawn once for the same values in the same language.

    framed(macro of web/_frame.html, plain values…): the same for what stands around every page.
    """

    @lru_cache(maxsize=most)
    def kept(_: str | None, macro: str, *values: Any) -> Markup:
        shown: Markup = getattr(env.get_template(template).module, macro)(*values)
        return shown

    def drawn(macro: str, *values: Any) -> Markup:
        return kept(get_language(), macro, *values)

    return drawn


@lru_cache(maxsize=8192)
def _translated(_: str | None, text: str) -> Markup:
    return Markup(gettext(text))


@lru_cache(maxsize=8192)
def _unfilled(language: str | None, text: str) -> Markup:
    return _translated(language, text) % {}


def said(text: str, **values: Any) -> Markup:
    """_(): Câu chữ của trang in the present language. As Jinja2's newstyle gettext; looked up once for each text."""
    return _translated(get_language(), text) % values if values else _unfilled(get_language(), text)


def menu(request: HttpRequest) -> Any:
    """Thực đơn, which the installation's configuration knows (SAURO_MENU)."""
    return import_string(settings.SAURO_MENU)(request)


def bell(request: HttpRequest) -> int:
    """Chuông: the number of unread notices, which the installation's configuration counts (SAURO_BELL)."""
    count: int = import_string(settings.SAURO_BELL)(request)
    return count


def findings_of(request: HttpRequest, *names: str) -> Any:
    """Điều cần xem lại about the things of a page ("task:12"), which the configuration finds (SAURO_FINDINGS)."""
    return import_string(settings.SAURO_FINDINGS)(request, *names)


def role_name(role: Role | str) -> str:
    """Vai trò, as it is called in an office."""
    return str(ROLE_NAMES[Role(role)])


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: the shifted clock of a demonstration, so that nobody takes it for the real one.

    The token of its forms is masked once a page, not once a form.
    """
    return {
        "sample_clock": speech.moment(clock.now()) if settings.SAURO_CLOCK_OFFSET else "",
        "csrf_input": SimpleLazyObject(lambda: csrf_input(request)),
    }


def environment(**options: Any) -> Environment:
    """The environment of all our pages; escaping is on, whatever a document says stays text."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    options.pop("autoescape", None)
    env = Environment(autoescape=True, **options)
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals.update(
        static=static_address,
        _=said,
        drawn=drawer(env, "web/ui.html", 4096),
        framed=drawer(env, "web/_frame.html", 256),
        url=url,
        menu=menu,
        bell=bell,
        findings_of=findings_of,
        href=href,
        htmx_script=htmx_script,
        htmx_config=HTMX_CONFIG,
        get_language=get_language,
        place_name=settings.SAURO_PLACE,
    )
    for spoken in (env.globals, env.filters):
        spoken.update(
            date=speech.day,
            weekday=speech.weekday,
            moment=speech.moment,
            span=speech.span,
            number=speech.number,
            exact=speech.exact,
            size=speech.size,
            percent=speech.percent,
            say=speech.say,
            known=speech.known,
            opened=speech.opened,
            role_name=role_name,
            six_lights=six_lights,
        )
    return env
