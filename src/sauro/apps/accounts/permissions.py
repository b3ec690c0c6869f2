"""Tài khoản: ai được làm gì."""

from __future__ import annotations

from sauro.domain.acting import Acting, Role


def may_manage_accounts(acting: Acting) -> bool:
    """Only the administrator opens, closes and resets accounts; he sees no content by it."""
    return acting.role is Role.ADMINISTRATOR


def may_close_account(acting: Acting, account_id: int) -> bool:
    """Nobody closes the account he is working with: the last administrator cannot lock everybody out by a slip."""
    return may_manage_accounts(acting) and acting.account_id != account_id
