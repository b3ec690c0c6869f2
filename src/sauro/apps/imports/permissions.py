"""Lượt nhập: ai được làm gì. What may be imported is said by the app that owns the rows."""

from __future__ import annotations

from sauro.apps.imports.models import ImportBatch
from sauro.domain.acting import Acting, Role


def may_see_batch(acting: Acting, batch: ImportBatch) -> bool:
    """The one who uploaded it, and administrators."""
    return batch.by_account == acting.account_id or acting.role is Role.ADMINISTRATOR
