"""Tính lại ngày. A late swap day moves the last day of a notice, or makes a visit's day a day off; it is told."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sauro.apps.journal.services import record
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.visits import events
from sauro.apps.visits.models import Visit
from sauro.apps.visits.queries import places_of
from sauro.apps.visits.services.taking import inform, keep
from sauro.domain.periods import day_short
from sauro.domain.sentence import N_, Sentence
from sauro.domain.visits import State, last_notice_day

COUNTED = ("notice_by", "notice_before", "counted", "day_off")
_MOVED = N_("Lịch làm việc đổi: thông báo chuyến đi ngày {day} ({subject}) gửi chậm nhất {notice_by}, trước là {from}.")
_OFF = N_("Lịch làm việc đổi: ngày {day}, ngày {body} đi cơ sở ({subject}), thành ngày nghỉ.")


def count(row: Visit) -> None:
    """Tính ngày cuối gửi thông báo for the day that the visit has now; the caller saves COUNTED."""
    day, days = timezone.localdate(row.starts_at), calendar()
    row.notice_by, row.notice_before = last_notice_day(day, calendar=days, rules=rules()), None
    row.counted, row.day_off = days.version, not days.is_working_day(day)


def count_days_again(*, at: dt.datetime) -> int:
    """Tính lại sau khi lịch làm việc thay đổi, of every visit still to come; returns how many were told of something.

    The body that goes is told of its notice's new last day, with old and new; a day that is off now is told to the
    places too once they have the notice. The last day of a notice that went out stays as it was counted then.
    """
    ahead = Visit.objects.filter(state=State.PLANNED.value, starts_at__gt=at).exclude(counted=calendar().version)
    return sum(_count_again(pk, at) for pk in list(ahead.order_by("pk").values_list("pk", flat=True)))


@transaction.atomic
def _count_again(pk: int, at: dt.datetime) -> bool:
    row = Visit.objects.select_for_update(of=("self",)).select_related("agency", "notice").get(pk=pk)
    old, was_off, before = row.notice_by, row.day_off, row.notice_before
    count(row)
    sent = row.notice is not None and row.notice.sent_at is not None
    if sent and old is not None:
        row.notice_by = old
    moved = old is not None and old != row.notice_by
    row.notice_before = old if moved else before
    newly_off = old is not None and row.day_off and not was_off
    if not (moved or newly_off):
        row.save(update_fields=COUNTED)
        return False
    keep(row, *COUNTED)
    if moved:
        _tell_moved(row, at)
    if newly_off:
        _tell_off(row, sent, at)
    return True


def _values(row: Visit) -> dict[str, str]:
    day = day_short(timezone.localdate(row.starts_at))
    return {"subject": row.subject, "body": row.agency.name, "day": day}


def _tell_moved(row: Visit, at: dt.datetime) -> None:
    assert row.notice_before is not None and row.notice_by is not None
    days = {"from": day_short(row.notice_before), "notice_by": day_short(row.notice_by)}
    inform(row, [row.agency_id], Sentence(_MOVED, {**_values(row), **days}), f"counted.{row.revision}", at)
    new = {**days, "calendar": row.counted}
    record(events.DAYS_COUNTED, about=("visit", row.pk), by=None, at=at, new=new)


def _tell_off(row: Visit, sent: bool, at: dt.datetime) -> None:
    bodies = [row.agency_id, *(pk for pk, _ in places_of(row) if sent)]
    inform(row, bodies, Sentence(_OFF, _values(row)), f"off.{row.revision}", at)
    record(events.DAY_OFF, about=("visit", row.pk), by=None, at=at, new={**_values(row), "calendar": row.counted})
