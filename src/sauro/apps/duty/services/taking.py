"""Giữ một lịch trực để sửa. Every write of a roster or its shifts locks the roster first."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sauro.apps.duty.models import Roster
from sauro.apps.duty.queries.rosters import rosters_visible_to
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

WHO_ARRANGES = N_("Chỉ chuyên viên tổng hợp, lãnh đạo của cơ quan lập và sửa lịch trực.")
WHO_PUBLISHES = N_("Chỉ lãnh đạo của cơ quan ký, ban hành lịch trực.")


def take(roster_id: int, by: Acting, at: dt.datetime) -> Roster:
    """The locked roster. Refusal row.unknown where it is not there or may not be seen."""
    seen = rosters_visible_to(by, timezone.localdate(at)).filter(pk=roster_id).exists()
    row = Roster.objects.select_for_update(of=("self",)).select_related("agency").filter(pk=roster_id).first()
    if row is None or not seen:
        raise Refusal("row.unknown", N_("Không có lịch trực này."), advice=N_("Tải lại danh sách lịch trực."))
    return row


def require(allowed: bool, who: str) -> None:
    """Có quyền. Refusal duty.forbidden."""
    if not allowed:
        raise Refusal("duty.forbidden", who, advice=N_("Báo người có thẩm quyền thực hiện."))


def touched(row: Roster) -> None:
    """The roster is another than the one printed before."""
    row.revision += 1
    row.save(update_fields=["revision"])
