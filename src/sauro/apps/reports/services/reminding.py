"""Nhắc ghi giá trị chỉ tiêu: ahead, on the day, once after it; by the rows by which reports are reminded (B, C4.2)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse

from sauro.apps.journal.services import record_each
from sauro.apps.notices.models import Notice
from sauro.apps.notices.services.telling import Telling, tell_each
from sauro.apps.reports import events
from sauro.apps.reports.models import Indicator
from sauro.apps.reports.queries.indicators import Entry, asked_still, values_awaited
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks.queries.audience import speakers_of
from sauro.domain.acting import Role
from sauro.domain.obligations import Reminder, reminders
from sauro.domain.periods import day_short
from sauro.domain.sentence import N_, Sentence

_SAYS = {
    Reminder.AHEAD: N_("Chỉ tiêu {name}, {period}: ghi giá trị đến hết {day}."),
    Reminder.DUE: N_("Hôm nay là hạn ghi giá trị chỉ tiêu {name}, {period}."),
    Reminder.OVERDUE: N_("Chỉ tiêu {name} chưa có giá trị {period}; hạn {day}."),
}


@transaction.atomic
def remind_values(on: dt.date, at: dt.datetime) -> int:
    """Nhắc nơi cung cấp, and the keeper once a value is overdue; returns how many reminders were new.

    Of each indicator only its last period: one that was taken up late is not asked for years at once. A run that comes
    again says nothing twice; nothing is said on a day off.
    """
    days, book = calendar(), rules()
    if not days.is_working_day(on):
        return 0
    wanted = list(asked_still(Indicator.objects.all(), on))
    last = {indicator.pk: (indicator, entry) for indicator, entry in values_awaited(wanted, on)}
    tellings = [
        (indicator.pk, _telling(indicator, entry, kind, slot, on))
        for indicator, entry in last.values()
        for kind, slot in reminders(
            entry.period.due_on, on=on, filed=False, cause_given=True, calendar=days, rules=book
        )
    ]
    told = Notice.objects.filter(slot__in=[telling.slot for _, telling in tellings])
    known = set(told.values_list("slot", flat=True))
    new = [(pk, telling) for pk, telling in tellings if telling.people and telling.slot not in known]
    tell_each([telling for _, telling in new], at=at)
    if new:
        lines = [(("indicator", pk), None, {"slot": telling.slot}) for pk, telling in new]
        record_each(events.VALUE_REMINDED, lines=lines, by=None, at=at)
    return len(new)


def _telling(indicator: Indicator, entry: Entry, kind: Reminder, slot: str, on: dt.date) -> Telling:
    people = speakers_of([indicator.supplier_id], on, (Role.COORDINATOR,))
    if kind is Reminder.OVERDUE:
        people |= speakers_of([indicator.supplier_id], on, (Role.LEADER,))
        people |= speakers_of([indicator.keeper_id], on, (Role.COORDINATOR,))
    period = entry.period
    values = {"name": indicator.name, "period": period.name, "day": day_short(period.due_on)}
    return Telling(
        tuple(people),
        events.VALUE_REMINDED,
        ("indicator", indicator.pk),
        Sentence(_SAYS[kind], values),
        reverse("reports:indicator", args=[indicator.pk]),
        f"indicator:{indicator.pk}:{period.key}:{slot}",
        urgent=kind is Reminder.OVERDUE,
    )
