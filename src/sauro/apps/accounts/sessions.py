"""Phiên làm việc. Django's sessions in the database; the question that every request asks of them is prepared."""

from __future__ import annotations

import datetime as dt

from django.contrib.sessions.backends.db import SessionStore as Stored
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from sauro.web.prepared import prepared


@prepared
def _open(key: str, now: dt.datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


class SessionStore(Stored):
    """Phiên làm việc. As Django's own; what is ended, ends with the next request."""

    def _get_session_from_db(self) -> Session | None:  # type: ignore[override]
        found = _open.first(self.session_key, timezone.now())
        if found is None:
            self._session_key = None
        return found
