"""Xem quy tắc. Facts of meetings are brought to the rules, and what they find is settled; again it changes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.utils import timezone

from sauro.apps.findings.queries import named_with
from sauro.apps.findings.services import Settled, settle, settle_each
from sauro.apps.meetings.models import Meeting
from sauro.apps.meetings.queries import facts_of, waiting_looks
from sauro.apps.rulebook.queries import rules
from sauro.domain.findings import Found
from sauro.domain.meetings import State
from sauro.domain.meetings_rules import beside, findings_of


def look_at_waiting(*, at: dt.datetime) -> Settled:
    """Xem các cuộc họp có thay đổi, and those whose days still run, once a day."""
    waiting = set(waiting_looks(timezone.localdate(at)))
    return _look(waiting | _crossed_with(waiting), at)


def look_at(meeting_id: int, *, at: dt.datetime) -> Settled:
    """Xem một cuộc họp: every rule is settled within its scope, also where nothing was found."""
    return _look({meeting_id} | _crossed_with({meeting_id}), at)


def look_at_all(*, at: dt.datetime) -> Settled:
    """Xem mọi cuộc họp đã mời: one settling for each rule, however many meetings; what has no meeting vanishes."""
    today = timezone.localdate(at)
    ids = list(Meeting.objects.exclude(state=State.DRAFT).order_by("pk").values_list("pk", flat=True))
    found = findings_of(facts_of(ids), on=today, rules=rules())
    total = sum((settle(f, rule=rule, at=at) for rule, f in found.items()), Settled())
    _looked(ids, today)
    return total


def _crossed_with(ids: Collection[int]) -> set[int]:
    """Cuộc họp đang ghi trùng lịch với các cuộc họp này: when these move, what was found of those may vanish."""
    names = named_with([beside(pk) for pk in ids])
    return {int(name.partition(":")[2]) for name in names if name.startswith("meeting:")}


def _look(ids: Collection[int], at: dt.datetime) -> Settled:
    """Each rule once, over all these meetings as so many scopes."""
    today, total = timezone.localdate(at), Settled()
    for rule, found in findings_of(facts_of(ids), on=today, rules=rules()).items():
        by_scope: dict[str, list[Found]] = {f"meeting:{pk}": [] for pk in ids}
        for one in found:
            by_scope[one.scopes[0]].append(one)
        total += settle_each(by_scope, rule=rule, at=at)
    _looked(ids, today)
    return total


def _looked(ids: Collection[int], today: dt.date) -> None:
    every = sorted(ids)
    for start in range(0, len(every), 500):
        Meeting.objects.filter(pk__in=every[start : start + 500]).update(looked_on=today)
