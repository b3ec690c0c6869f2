"""Mở trang lịch trực. One way to a roster, a shift, a day; one way to run a service and bring its refusal back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from sauro.apps.duty.models import Roster, RosterState, Shift
from sauro.apps.duty.queries.rosters import roster_for
from sauro.domain.refusal import Refusal
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


def refused_of(run: Callable[[], object]) -> Refusal | None:
    """Chạy một việc. What a rule says against it, for the page (422); who may not do it at all is told 403."""
    try:
        run()
    except Refusal as refusal:
        if refusal.code == "row.unknown":
            raise Http404 from None
        if refusal.code.endswith(".forbidden"):
            raise PermissionDenied(refusal.message) from None
        return refusal
    return None
