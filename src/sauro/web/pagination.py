"""Trang của danh sách. A list is shown a page at a time; the address carries filter and page, so it can be shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from django.http import QueryDict

T = TypeVar("T")
PAGE_SIZE = 25


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


def page_of(rows: QuerySet[Any] | Sequence[Any], query: QueryDict, *, size: int = PAGE_SIZE) -> Page[Any]:
    """Trang. The page that the address asks for; a page beyond the end is the last one, nonsense is the first."""
    total = rows.count() if isinstance(rows, QuerySet) else len(rows)
    last = max(1, -(-total // size))
    asked = query.get("page", "")
    number = min(max(int(asked), 1), last) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1
    start = (number - 1) * size
    return Page(list(rows[start : start + size]), number, total, query, size)


def href(query: QueryDict, **changes: str | None) -> str:
    """Địa chỉ. The same list with some conditions changed; None drops one; the page starts again."""
    changed = query.copy()
    changed.pop("page", None)
    for name, value in changes.items():
        if value is None:
            changed.pop(name, None)
        else:
            changed[name] = value
    return "?" + changed.urlencode()
