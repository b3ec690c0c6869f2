"""Addresses looked up by their words lead where Django's own search leads."""

from __future__ import annotations

import re

import pytest
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, include, path
from django.urls.resolvers import RoutePattern

from sauro.config.urls import every_app
from sauro.web.routing import ByWords, by_words, enumerate_routes

EXAMPLES = {"int": "417", "str": "NV-2026-00417.2", "slug": "sau-ro", "uuid": "12345678-1234-5678-1234-567812345678"}
plain = URLResolver(RoutePattern(""), every_app)


def filled(written: str, examples: dict[str, str] = EXAMPLES) -> str:
    """A route with an example in the place of each variable."""
    return re.sub(r"<(?:(\w+):)?\w+>", lambda found: examples[found[1] or "str"], written)


def told(resolver: URLResolver, address: str) -> object:
    try:
        found = resolver.resolve(address)
    except Resolver404:
        return None
    return found.func, found.args, found.kwargs, found.view_name, found.app_names, found.namespaces, found.route


def test_every_route_leads_where_it_led() -> None:
    looked_up = by_words(every_app)
    written = [prefix + str(last.pattern) for _, prefix, _, _, last in enumerate_routes(every_app)]
    addresses = {filled(one) for one in written} | {filled(one, dict.fromkeys(EXAMPLES, "new")) for one in written}
    addresses |= {spoilt for one in addresses for spoilt in (one.rstrip("/"), f"{one}x/", f"/{one}")}

    wrong = [address for address in addresses if told(looked_up, address) != told(plain, address)]

    assert len(written) > 300
    assert not wrong
    assert all(told(looked_up, filled(one)) for one in written)


def test_the_first_of_two_that_match_is_taken() -> None:
    def fixed() -> None: ...
    def open_() -> None: ...

    variable_first = by_words([path("tasks/<str:code>/", open_), path("tasks/new/", fixed)])
    fixed_first = by_words([path("tasks/new/", fixed), path("tasks/<str:code>/", open_)])

    assert variable_first.resolve("tasks/new/").func is open_
    assert fixed_first.resolve("tasks/new/").func is fixed
    assert fixed_first.resolve("tasks/other/").func is open_


def test_the_product_looks_its_addresses_up() -> None:
    top = get_resolver().url_patterns

    assert [type(one) for one in top] == [ByWords]
    assert get_resolver().resolve("/tasks/NV-2026-00417/").tried == [], "nothing else was tried on the way"


@pytest.mark.parametrize("route", ["<str:anything>/", "files/<path:rest>"])
def test_a_route_without_a_first_word_is_refused(route: str) -> None:
    with pytest.raises(AssertionError):
        by_words([path(route, lambda request: None)]).resolve("tasks/")


def test_lists_within_lists_are_refused() -> None:
    inner: list[URLPattern | URLResolver] = [path("", include([path("", include([path("x/", lambda request: None)]))]))]

    with pytest.raises(AssertionError):
        by_words(inner).resolve("x/")
