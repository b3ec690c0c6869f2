"""Tin báo: việc làm."""

from sauro.apps.notices.services.telling import tell

__all__ = ["tell"]
