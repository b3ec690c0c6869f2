"""Nhật ký: ai được làm gì."""

from __future__ import annotations

from sauro.domain.acting import Acting, Role


def may_read_journal(acting: Acting) -> bool:
    """The administrator sees that something happened, about what and when; the values are shown to nobody here.

    The history of a thing is read on the thing's own page, by whoever sees it.
    """
    return acting.role is Role.ADMINISTRATOR


def may_read_looks(acting: Acting, person_id: int) -> bool:
    """Everybody may know who looked at him; nobody else is told but the administrator."""
    return acting.person_id == person_id or acting.role is Role.ADMINISTRATOR
