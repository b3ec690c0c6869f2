"""Quy định: ai được làm gì."""

from __future__ import annotations

from sauro.domain.acting import Acting, Role


def may_change_rulebook(acting: Acting) -> bool:
    """Everybody with a post reads the rules; only the administrator adds a dated, sourced row."""
    return acting.role is Role.ADMINISTRATOR
