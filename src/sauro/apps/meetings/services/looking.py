"""Xem quy tắc. Facts of meetings are brought to the rules, and what they find is settled; again it changes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.utils import timezone

from sauro.apps.findings.services import Settled, settle
from sauro.apps.meetings.models import Meeting
from sauro.apps.meetings.queries import facts_of, waiting_looks
from sauro.apps.rulebook.queries import rules
from sauro.domain.meetings import State
from sauro.domain.meetings_rules import findings_of

_ONE_BY_ONE = 40  # more meetings than these are settled in one run over the whole book


def look_at_waiting(*, at: dt.datetime) -> Settled:
    """Xem các cuộc họp có thay đổi, and those whose days still run, once a day."""
    today = timezone.localdate(at)
    waiting = waiting_looks(today)
    if len(waiting) > _ONE_BY_ONE:
        return look_at_all(at=at)
    total = _sum(look_at(pk, at=at) for pk in waiting)
    _looked(waiting, today)
    return total


def look_at(meeting_id: int, *, at: dt.datetime) -> Settled:
    """Xem một cuộc họp: every rule is settled within its scope, also where nothing was found."""
    found = findings_of(facts_of([meeting_id]), on=timezone.localdate(at), rules=rules())
    return _sum(settle(f, rule=rule, scope=f"meeting:{meeting_id}", at=at) for rule, f in found.items())


def look_at_all(*, at: dt.datetime) -> Settled:
    """Xem mọi cuộc họp đã mời: one settling for each rule, however many meetings."""
    today = timezone.localdate(at)
    ids = list(Meeting.objects.exclude(state=State.DRAFT).order_by("pk").values_list("pk", flat=True))
    found = findings_of(facts_of(ids), on=today, rules=rules())
    total = _sum(settle(f, rule=rule, at=at) for rule, f in found.items())
    _looked(ids, today)
    return total


def _looked(ids: Collection[int], today: dt.date) -> None:
    every = sorted(ids)
    for start in range(0, len(every), 500):
        Meeting.objects.filter(pk__in=every[start : start + 500]).update(looked_on=today)


def _sum(parts: Iterable[Settled]) -> Settled:
    done = list(parts)
    return Settled(sum(p.new for p in done), sum(p.changed for p in done), sum(p.gone for p in done))
