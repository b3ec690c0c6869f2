"""Chuỗi nhật ký. Hash chain over journal entries, and checkpoints held outside that make cutting it visible.

An entry's hash covers everything it says and the hash before it; its values stand aside and are bound by a keyed
digest, so a lawful erasure empties the values and the chain still verifies. A chain in the same database proves
little by itself: whoever can write there can chain anew. The checkpoint in somebody else's hands is what proves it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter
from typing import Any

GENESIS = "0" * 64
_ENTRY = b"sauro.entry.1\0"
_VALUES = b"sauro.values.1\0"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Mục nhật ký as the chain sees it. `index` counts from 1 without gaps; `at` is aware; hashes are hexadecimal."""

    index: int
    kind: str
    about_kind: str
    about_id: int
    by: int | None
    by_name: str
    on_behalf_of: int | None
    on_behalf_of_name: str
    at: dt.datetime
    digest: str
    previous_hash: str
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Mốc đối chiếu. Number of entries and the last hash, printed or kept by a second body."""

    index: int
    hash: str


class Fault(StrEnum):
    """Lỗi của chuỗi."""

    NONE = ""
    ALTERED = "altered"  # nội dung một mục khác với mã của nó
    BROKEN = "broken"  # mã trước không khớp: thêm, bớt hoặc đổi chỗ
    MISSING = "missing"  # thiếu số thứ tự
    CUT = "cut"  # ngắn hơn mốc đối chiếu
    FORKED = "forked"  # khác với mốc đối chiếu


@dataclass(frozen=True, slots=True)
class Verdict:
    """Kết quả kiểm tra. `count` entries are sound; the first fault stands at `index`, `at` is its time if known.

    `erased`: entries whose values were lawfully emptied; they do not break the chain, but it is said.
    """

    count: int
    head: Checkpoint
    fault: Fault = Fault.NONE
    index: int | None = None
    at: dt.datetime | None = None
    erased: int = 0

    @property
    def sound(self) -> bool:
        return self.fault is Fault.NONE


_said = attrgetter(*LedgerEntry.__slots__[:-1])
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> bytes:
    """One way of writing a value down; JSON with sorted keys, text as it is."""
    return _JSON.encode(value).encode()


def values_digest(key: bytes, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> str:
    """Dấu của giá trị cũ và mới. Keyed, so that values once erased cannot be guessed back from their digest."""
    return said_digest(key, canonical([old, new]))


def said_digest(key: bytes, said: bytes) -> str:
    """Dấu của giá trị, where the canonical words of [old, new] are at hand already (bulk loading)."""
    return hmac.digest(key, _VALUES + said, "sha256").hex()


def entry_hash(entry: LedgerEntry) -> str:
    """Mã của một mục, over all that it says and the hash before it; the time in UTC to the microsecond."""
    return said_hash(*_said(entry))


def said_hash(index: int, kind: str, about_kind: str, about_id: int, *who_when_and_what: Any) -> str:
    """Mã của một mục, from its parts in the order of `LedgerEntry`, all but the hash itself.

    Writers of many entries have the parts at hand.
    """
    by, by_name, on_behalf_of, on_behalf_of_name, at, digest, previous = who_when_and_what
    moment = at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    said = [index, kind, about_kind, about_id, by, by_name, on_behalf_of, on_behalf_of_name, moment, digest, previous]
    return hashlib.sha256(_ENTRY + canonical(said)).hexdigest()


def chained(entry: LedgerEntry, previous: Checkpoint | None) -> LedgerEntry:
    """Nối vào chuỗi. The entry with its index, the hash before it and its own hash."""
    last = previous or Checkpoint(0, GENESIS)
    placed = replace(entry, index=last.index + 1, previous_hash=last.hash)
    return replace(placed, hash=entry_hash(placed))


def verify(entries: Iterable[LedgerEntry], checkpoint: Checkpoint | None = None) -> Verdict:
    """Kiểm tra chuỗi in the order of the index; stops at the first fault and names it."""
    head = Checkpoint(0, GENESIS)
    for entry in entries:
        fault = _fault_of(entry, head)
        if not fault and checkpoint and entry.index == checkpoint.index and entry.hash != checkpoint.hash:
            fault = Fault.FORKED
        if fault:
            index = head.index + 1 if fault is Fault.MISSING else entry.index
            return Verdict(head.index, head, fault, index, entry.at)
        head = Checkpoint(entry.index, entry.hash)
    if checkpoint and head.index < checkpoint.index:
        return Verdict(head.index, head, Fault.CUT, head.index + 1)
    return Verdict(head.index, head)


def _fault_of(entry: LedgerEntry, head: Checkpoint) -> Fault:
    if entry.index != head.index + 1:
        return Fault.MISSING if entry.index > head.index else Fault.BROKEN
    if entry.previous_hash != head.hash:
        return Fault.BROKEN
    return Fault.NONE if hmac.compare_digest(entry.hash, entry_hash(entry)) else Fault.ALTERED
