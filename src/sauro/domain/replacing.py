"""Thay thế văn bản. What becomes of the open tasks of a replaced document: a person says, one by one (A1)."""

from __future__ import annotations

from enum import StrEnum


class Fate(StrEnum):
    """Cách xử lý một nhiệm vụ còn mở."""

    CARRY = "carry"  # goes on as a task of the new document, which takes its evidence over
    CLOSE = "close"  # ends as replaced by the document
    WITHDRAW = "withdraw"
    KEEP = "keep"  # stays as it is, on the old basis


ENDING = frozenset({Fate.CARRY, Fate.CLOSE, Fate.WITHDRAW})
