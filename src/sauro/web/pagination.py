"""Trang của danh sách. A list is shown a page at a time; the address carries filter and page, so it can be shared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

T = TypeVar("T")
PAGE_SIZE = 25
_PLACE = 987654321  # stands in an address where the word will stand: a number fits every kind of word


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Trang. `rows` of this page; `number` from 1; `total` rows of the list; `query`: the rest of the address."""

    rows: Sequence[T]
    number: int
    total: int
    query: QueryDict
    size: int = PAGE_SIZE

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1 if self.total else 0

    @property
    def last(self) -> int:
        return min(self.number * self.size, self.total)

    @property
    def previous_href(self) -> str:
        return self._href(self.number - 1) if self.number > 1 else ""

    @property
    def next_href(self) -> str:
        return self._href(self.number + 1) if self.last < self.total else ""

    def _href(self, number: int) -> str:
        query = self.query.copy()
        query["page"] = str(number)
        return "?" + query.urlencode()


def page_of(
    rows: QuerySet[Any] | Sequence[Any],
    query: QueryDict,
    *,
    size: int = PAGE_SIZE,
    shown: Callable[[Any], Any] = lambda rows: rows,
) -> Page[Any]:
    """Trang. The page that the address asks for; a page beyond the end is the last one, nonsense is the first.

    `shown`: what a line shows of the rows, so that no join of a line burdens the count.
    """
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    last = max(1, -(-total // size))
    asked = query.get("page", "")
    number = min(max(int(asked), 1), last) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    start = (number - 1) * size
    return Page(list(shown(rows)[start : start + size]), number, total, query, size)


def href(query: QueryDict, **changes: str | None) -> str:
    """Địa chỉ. The same list with some conditions changed; None drops one; the page starts again."""
    kept = {name: values for name, values in query.lists() if name != "page"}
    kept |= {name: [] if value is None else [value] for name, value in changes.items()}
    return "?" + urlencode([(name, value) for name, values in kept.items() for value in values])


@lru_cache(maxsize=64)
def address_pattern(route: str) -> str:
    """Địa chỉ có chỗ trống. The address of a route with one word, as a format string of `%s`: for every line of a list.

    The word must need no quoting: a code of the product, a number.
    """
    return reverse(route, args=[_PLACE]).replace("%", "%%").replace(str(_PLACE), "%s")
