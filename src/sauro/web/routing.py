"""Địa chỉ theo từ. An address is looked up by its words, not tried against four hundred routes one after another.

`by_words([...])` stands in a list of addresses for the list that it is given. A route is found by its first word, the
number of its words and its last word where that is no variable; among those few Django matches as ever, in the order
of the list. What is not found so is left to Django, who then says what was tried.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from django.urls import URLPattern, URLResolver
from django.urls.resolvers import ResolverMatch, RoutePattern

Key = tuple[str, int, str]
Route = tuple[int, str, list[str | None], list[str | None], URLPattern]  # place, prefix, apps, namespaces, last part


class ByWords(URLResolver):
    """Danh sách địa chỉ of one prefix "", looked up by words."""

    def resolve(self, path: Any) -> ResolverMatch:
        asked = str(path)
        for _, prefix, apps, namespaces, last in self._routes_of(asked):
            found = last.resolve(asked[len(prefix) :]) if asked.startswith(prefix) else None
            if found is not None:
                return ResolverMatch(
                    found.func, found.args, found.kwargs, found.url_name, apps, namespaces, prefix + found.route, [],
                    captured_kwargs=found.captured_kwargs, extra_kwargs=found.extra_kwargs,
                )  # fmt: skip
        return super().resolve(path)

    def _routes_of(self, path: str) -> Sequence[Route]:
        first, number, last = _words_of(path)
        return self._known.get((first, number, last)) or self._known.get((first, number, ""), ())

    @cached_property
    def _known(self) -> dict[Key, list[Route]]:
        """Routes by their words; those that end in a variable stand in every list of their first word and number."""
        exact: defaultdict[Key, list[Route]] = defaultdict(list)
        for route in enumerate_routes(self.url_patterns):
            exact[_key_of(route)].append(route)
        return {
            (first, number, last): sorted(
                routes + (exact.get((first, number, ""), []) if last else []), key=lambda route: route[0]
            )
            for (first, number, last), routes in exact.items()
        }


def enumerate_routes(patterns: Sequence[URLPattern | URLResolver]) -> Iterator[Route]:
    """Every route of a list whose included lists stand under fixed words, in the order in which Django tries them."""
    place = 0
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield place, "", [], [], pattern
            place += 1
            continue
        assert not pattern.pattern.converters and not pattern.default_kwargs, pattern
        for last in pattern.url_patterns:
            assert isinstance(last, URLPattern), last
            yield place, str(pattern.pattern), [pattern.app_name], [pattern.namespace], last
            place += 1


def _words_of(path: str) -> Key:
    """First word, number of words, last word. A variable (`<int:pk>`) is the empty word, a closing slash none."""
    words = path.split("/")
    last = words[-1] or words[max(0, len(words) - 2)]
    return words[0], len(words), last


def _key_of(route: Route) -> Key:
    written = route[1] + str(route[4].pattern)
    first, number, last = _words_of(written)
    assert isinstance(route[4].pattern, RoutePattern) and "<" not in first and "path:" not in written, written
    return first, number, "" if "<" in last else last


def by_words(patterns: Sequence[URLPattern | URLResolver]) -> ByWords:
    """Tra địa chỉ theo từ. The list, to stand in `urlpatterns`."""
    return ByWords(RoutePattern(""), list(patterns))
