"""Tài khoản: việc làm. Accounts and their keys; each call leaves one journal entry, none of them a secret."""

from sauro.apps.accounts.services.opening import (
    change_password,
    choose_language,
    close_account,
    note_post_chosen,
    open_account,
    reopen_account,
    reset_password,
)
from sauro.apps.accounts.services.tokens import make_token, revoke_token, use_token

__all__ = [
    "change_password",
    "choose_language",
    "close_account",
    "make_token",
    "note_post_chosen",
    "open_account",
    "reopen_account",
    "reset_password",
    "revoke_token",
    "use_token",
]
