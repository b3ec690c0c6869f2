"""Người có tài khoản, for the stories of sign-in."""

from __future__ import annotations

from sauro.apps.accounts.models import User
from sauro.apps.accounts.services import open_account
from sauro.apps.agencies.models import Holding
from tests.cast import AT

PASSWORD = "rau muống xào tỏi 2026"


def account_of(holding: Holding, username: str) -> User:
    """An account for the holder of a post."""
    return open_account(username=username, password=PASSWORD, person_id=holding.person_id, by=None, at=AT)
