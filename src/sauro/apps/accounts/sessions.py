"""Phiên làm việc. Django's sessions in the database; the question that every request asks of them is prepared."""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore as Stored
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from sauro.web.prepared import prepared


@prepared
def _kept(key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key)


class SessionStore(Stored):
    """Phiên làm việc. As Django's own; what is ended, ends with the next request."""

    def _get_session_from_db(self) -> Session | None:  # type: ignore[override]
        found = _kept.first(self.session_key)
        if found is None or self.get_expiry_age(expiry=found.expire_date) <= 0:
            self._session_key = None
            return None
        return found
