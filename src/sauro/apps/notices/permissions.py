"""Tin báo: ai được làm gì. Everybody reads the own notices; the administrator opens and closes mail, blind to it."""

from __future__ import annotations

from sauro.domain.acting import Acting, Role


def may_open_mail(acting: Acting) -> bool:
    """Only the administrator opens the sending of mail for the installation, after its preview."""
    return acting.role is Role.ADMINISTRATOR
