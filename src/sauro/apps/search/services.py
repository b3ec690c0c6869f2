"""Tìm: việc làm. Put into the index, take out of it; in the transaction of whoever changes the thing."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sauro.apps.search.models import SearchEntry
from sauro.apps.search.queries import folded_words
from sauro.web.rows import insert_rows

MOST_CHARACTERS = 200_000  # of a body's words; what a database's index holds of one document


def index(kind: str, object_id: int, title: str, text: str = "") -> None:
    """Đưa vào chỉ mục. The thing is found by its title first, then by its text; what stood there before is replaced."""
    found = {
        "title": title[:500],
        "folded": " ".join(folded_words(title)),
        "body_folded": " ".join(folded_words(text))[:MOST_CHARACTERS],
    }
    SearchEntry.objects.update_or_create(kind=kind, object_id=object_id, defaults=found)


def index_new(kind: str, things: Iterable[tuple[int, str, str]]) -> None:
    """Đưa nhiều thứ mới vào chỉ mục: (id, title, text) of things that were never indexed, in few writes."""
    insert_rows(
        SearchEntry,
        ("kind", "object_id", "title", "folded", "body_folded"),
        (
            (
                kind,
                number,
                title[:500],
                " ".join(folded_words(title)),
                " ".join(folded_words(text))[:MOST_CHARACTERS],
            )
            for number, title, text in things
        ),
    )


def remove_all(kind: str, object_ids: Collection[int]) -> None:
    """Đưa nhiều thứ ra khỏi chỉ mục, at most some hundreds at once."""
    SearchEntry.objects.filter(kind=kind, object_id__in=object_ids).delete()


def remove(kind: str, object_id: int) -> None:
    """Đưa ra khỏi chỉ mục; nothing of it stays."""
    SearchEntry.objects.filter(kind=kind, object_id=object_id).delete()
