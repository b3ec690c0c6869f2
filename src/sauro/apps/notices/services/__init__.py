"""Tin báo: việc làm."""

from sauro.apps.notices.services.telling import Telling, tell, tell_each

__all__ = ["Telling", "tell", "tell_each"]
