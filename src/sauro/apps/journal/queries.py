"""Nhật ký: câu hỏi. The history of a thing, who looked at a person, and whether the chain is whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Container, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from sauro.apps.journal import triggers
from sauro.apps.journal.events import VALUES_ERASED, sentence_of
from sauro.apps.journal.models import Entry, Look
from sauro.domain.ledger import Checkpoint, LedgerEntry, Verdict, values_digest, verify
from sauro.domain.sentence import Sentence
from sauro.web.prepared import prepared

CHAIN = (
    "index", "kind", "about_kind", "about_id", "by", "by_name", "on_behalf_of", "on_behalf_of_name", "at", "digest",
    "previous_hash", "hash",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Dòng lịch sử. One entry as a page shows it; `sentence` is what happened, `erased` where its values are gone.

    `by_name` is empty for the system itself.
    """

    index: int
    kind: str
    sentence: Sentence
    about: tuple[str, int]
    by: int | None
    by_name: str
    on_behalf_of_name: str
    at: dt.datetime
    old: Mapping[str, Any]
    new: Mapping[str, Any]
    erased: bool


_LINE = (
    "index", "kind", "about_kind", "about_id", "by", "by_name", "on_behalf_of_name", "at", "values__old",
    "values__new", "values__key",
)  # fmt: skip


def _line(row: tuple[Any, ...]) -> HistoryLine:
    index, kind, about_kind, about_id, by, by_name, on_behalf_of_name, at, old, new, key = row
    said = Sentence(sentence_of(kind), {name: str(value) for name, value in (new or {}).items()})
    about = (about_kind, about_id)
    return HistoryLine(index, kind, said, about, by, by_name, on_behalf_of_name, at, old or {}, new or {}, key == "")


def history_of(*about: tuple[str, int], limit: int = 500) -> list[HistoryLine]:
    """Lịch sử of one thing, or of several together, the latest first. One query each."""
    lines: list[HistoryLine] = []
    for kind, number in about:
        lines += [_line(row) for row in _about.rows(kind, number, limit=limit)]
    return sorted(lines, key=lambda line: -line.index)[:limit]


@prepared
def _about(kind: str, number: int, *, limit: int) -> QuerySet[Entry, tuple[Any, ...]]:
    entries = Entry.objects.filter(about_kind=kind, about_id=number).order_by("-index")
    return entries.values_list(*_LINE)[:limit]


def lately_by(account_id: int, limit: int = 20) -> list[HistoryLine]:
    """Việc vừa làm of an account, the latest first."""
    entries = Entry.objects.filter(by=account_id).order_by("-index")
    return [_line(row) for row in entries.values_list(*_LINE)[:limit]]


def entries_matching(
    *,
    kind: str = "",
    about_kind: str = "",
    about_id: int | None = None,
    since: dt.datetime | None = None,
    until: dt.datetime | None = None,
) -> QuerySet[Entry]:
    """Danh sách nhật ký for administrators, the latest first: what and when, never the values."""
    rows = Entry.objects.order_by("-index")
    if kind:
        rows = rows.filter(kind=kind)
    if about_kind:
        rows = rows.filter(about_kind=about_kind)
    if about_id is not None:
        rows = rows.filter(about_id=about_id)
    if since:
        rows = rows.filter(at__gte=since)
    return rows.filter(at__lt=until) if until else rows


def looks_at(person_id: int, limit: int = 200) -> list[Look]:
    """Ai đã xem thông tin của người này, the latest first."""
    return list(Look.objects.filter(person_id=person_id)[:limit])


def head() -> Checkpoint | None:
    """Mốc đối chiếu now: what is printed or handed to a second body. None before the first entry."""
    last = _last.first()
    return Checkpoint(*last) if last else None


@prepared
def _last() -> QuerySet[Entry, tuple[Any, ...]]:
    return Entry.objects.order_by("-index").values_list("index", "hash")[:1]


def things_since(index: int, kinds: Collection[str]) -> tuple[int, dict[str, set[int]]]:
    """Điều được ghi sau một mục: the last entry now, and by kind the ids of what was written about, once each."""
    things: dict[str, set[int]] = {kind: set() for kind in kinds}
    last = index
    for at, kind, about in Entry.objects.filter(index__gt=index).values_list("index", "about_kind", "about_id"):
        last = max(last, at)
        if kind in things:
            things[kind].add(about)
    return last, things


def _as_ledger(row: tuple[Any, ...], announced: Container[int]) -> tuple[LedgerEntry, bool]:
    """The entry with the digest of its values as they stand now, so that a changed value breaks its hash.

    Values are lawfully gone only where an entry says who erased them and why (`announced`), and only as a whole.
    """
    entry, key, old, new = LedgerEntry(*row[:12]), row[12], row[13], row[14]
    if key == "" and old is None and new is None and entry.index in announced:
        return entry, True
    try:
        return replace(entry, digest=values_digest(bytes.fromhex(key or ""), old, new)), False
    except ValueError:  # what stands there is no key
        return replace(entry, digest=""), False


def _announced() -> set[int]:
    """Entries of whose erasure an entry tells."""
    told = Entry.objects.filter(kind=VALUES_ERASED, about_kind="journal")
    return set(told.order_by().values_list("about_id", flat=True))


def verify_chain(checkpoint: Checkpoint | None = None) -> Verdict:
    """Kiểm tra chuỗi nhật ký, values included; names the first bad index. `checkpoint` is a mark held elsewhere."""
    erased, announced = 0, _announced()

    def read() -> Iterator[LedgerEntry]:
        nonlocal erased
        rows = Entry.objects.order_by("index").values_list(*CHAIN, "values__key", "values__old", "values__new")
        for row in rows.iterator(chunk_size=2000):
            entry, empty = _as_ledger(row, announced)
            erased += empty
            yield entry

    return replace(verify(read(), checkpoint), erased=erased)


def missing_triggers() -> list[str]:
    """Khóa chống sửa còn thiếu: triggers of the journal that do not stand in the database."""
    return sorted(set(triggers.expected(connection)) - triggers.present(connection))
