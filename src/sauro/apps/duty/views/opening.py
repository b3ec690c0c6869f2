"""Mở trang lịch trực. One way to a roster, a shift, a day."""

from __future__ import annotations

import datetime as dt

from django.http import Http404, HttpRequest

from sauro.apps.duty.models import Roster, RosterState, Shift
from sauro.apps.duty.queries.rosters import roster_for
from sauro.web import clock


def roster_or_404(request: HttpRequest, pk: int) -> Roster:
    """Lịch trực được xem, else 404."""
    try:
        return roster_for(request.acting, clock.today(), pk)
    except Roster.DoesNotExist:
        raise Http404 from None


def shift_or_404(request: HttpRequest, pk: int) -> Shift:
    """Ca trực của một lịch đã ban hành được xem, else 404."""
    shift = Shift.objects.select_related("person", "roster").filter(pk=pk).first()
    if shift is None:
        raise Http404
    shift.roster = roster_or_404(request, shift.roster_id)
    if shift.roster.state != RosterState.PUBLISHED:
        raise Http404
    return shift


def day_or_404(request: HttpRequest, key: str) -> tuple[Roster, dt.date]:
    """Ngày trực theo địa chỉ "12-2027-02-06", of a roster that may be seen; a day within it."""
    number, _, day = key.partition("-")
    try:
        pk, date = int(number), dt.date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    row = roster_or_404(request, pk)
    if not row.first <= date <= row.last:
        raise Http404
    return row, date
