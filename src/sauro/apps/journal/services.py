"""Nhật ký: việc làm. Write down what happened, once, in the transaction that makes it happen."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from sauro.apps.journal.events import VALUES_ERASED, is_known
from sauro.apps.journal.models import Entry, EntryValues, Look
from sauro.apps.journal.queries import head
from sauro.domain.acting import Acting
from sauro.domain.ledger import GENESIS, Checkpoint, LedgerEntry, said_hash, values_digest
from sauro.web import ruling
from sauro.web.rows import insert_rows

CHAIN_LOCK = 0x5A75_0001  # the advisory lock under which PostgreSQL adds to the chain

Values = Mapping[str, Any]
_SIMPLE = frozenset({str, int, bool, type(None)})  # what JSON gives back as it was


def record(
    kind: str,
    *,
    about: tuple[str, int],
    by: Acting | None,
    at: dt.datetime,
    old: Values | None = None,
    new: Values | None = None,
) -> LedgerEntry:
    """Ghi nhật ký. One entry at the end of the chain, in the caller's transaction: both stand or neither does.

    kind: announced in an app's events; about: ("task", id); by: None where the system itself acts; old, new: names and
    plain values (dates become text). Call it as the last step: from here on other writers wait for this transaction.
    Raises ValueError for a kind nobody announced, TransactionManagementError outside a transaction.
    """
    return record_each(kind, lines=[(about, old, new)], by=by, at=at)[0]


def record_each(
    kind: str,
    *,
    lines: Sequence[tuple[tuple[str, int], Values | None, Values | None]],
    by: Acting | None,
    at: dt.datetime,
) -> list[LedgerEntry]:
    """Ghi nhật ký nhiều mục. As `record`, one entry for each line (about, old, new), written together."""
    return record_all([(kind, *line) for line in lines], by=by, at=at)


def record_all(
    lines: Sequence[tuple[str, tuple[str, int], Values | None, Values | None]], *, by: Acting | None, at: dt.datetime
) -> list[LedgerEntry]:
    """Ghi nhật ký của một việc nhiều mặt. As `record`, one entry for each line (kind, about, old, new)."""
    for kind in {line[0] for line in lines}:
        if not is_known(kind):
            raise ValueError(f"{kind}: name it in LABELS of its app's events.py")
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("the journal is written inside the transaction of what it records")
    _wait_for_the_chain()
    who = (by.account_id, by.person_name, by.on_behalf_of_id, by.on_behalf_of_name) if by else (None, "", None, "")
    last = head() or Checkpoint(0, GENESIS)
    index, previous = last.index, last.hash
    entries, values = [], []
    for kind, about, old, new in lines:
        index += 1
        key, old, new = secrets.token_bytes(32), _plain(old), _plain(new)
        said = (index, kind, *about, *who, at, values_digest(key, old, new), previous)
        previous = said_hash(*said)
        entries.append((*said, previous))
        values.append((index, key.hex(), old, new))
    insert_rows(Entry, LedgerEntry.__slots__, entries)
    insert_rows(EntryValues, ("entry_id", "key", "old", "new"), values)
    return [LedgerEntry(*entry) for entry in entries]


def _wait_for_the_chain() -> None:
    """One writer at a time; on SQLite the transaction is the only writer from its start."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def _plain(values: Values | None) -> dict[str, Any] | None:
    """The values as every database gives them back: dates and numbers of other kinds as text, no NUL."""
    if values is None:
        return None
    plain = dict(values)
    if not _SIMPLE.issuperset(map(type, plain.values())):
        plain = json.loads(json.dumps(plain, ensure_ascii=False, default=_as_text))
    return {name: _without_nul(value) for name, value in plain.items()}


def _without_nul(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, list):
        return [_without_nul(one) for one in value]
    if isinstance(value, dict):
        return {_without_nul(name): _without_nul(one) for name, one in value.items()}
    return value


def _as_text(value: Any) -> Any:
    if isinstance(value, set | frozenset):
        return sorted(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


@transaction.atomic
def erase_values(index: int, *, by: Acting | None, at: dt.datetime, reason: str) -> LedgerEntry:
    """Xóa nội dung. Empty the values of one entry, as law or retention wants; the chain still verifies and says so."""
    EntryValues.objects.filter(entry_id=index).update(key="", old=None, new=None)
    return record(VALUES_ERASED, about=("journal", index), by=by, at=at, new={"reason": reason})


def record_look(viewer: Acting, person_id: int, page: str, at: dt.datetime) -> None:
    """Ghi lượt xem. Every look at another person's page leaves a record with a term; a look at oneself does not."""
    if viewer.person_id == person_id:
        return
    on = timezone.localdate(at)
    Look.objects.create(
        viewer=viewer.account_id,
        viewer_name=viewer.person_name,
        viewer_agency=viewer.agency_name,
        person_id=person_id,
        page=page,
        at=at,
        keep_until=on + dt.timedelta(days=ruling.number("look.kept_days", on)),
    )


def erase_old_looks(on: dt.date) -> int:
    """Xóa lượt xem đã hết hạn lưu. How many were erased."""
    return Look.objects.filter(keep_until__lt=on).delete()[0]
