"""Trông lịch trực. Gaps, missing hand-overs, a roster that runs out: findings of the body, and an alarm in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.duty import events
from sauro.apps.duty.models import NoteKind, Roster, RosterState
from sauro.apps.duty.queries.cases import Standing, standing_of
from sauro.apps.findings.services import settle
from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks.queries.audience import speakers_of
from sauro.domain import duty_rules
from sauro.domain.duty_rules import GAP, NO_HAND_OVER, NO_ROSTER, UNEVEN, RosterFacts
from sauro.domain.findings import Found
from sauro.domain.periods import day_short
from sauro.domain.rostering import fairness, standing
from sauro.domain.sentence import N_, Sentence

_AFTER = dt.timedelta(days=31)  # so long after its last day a roster is still looked at


def look_at_rosters(*, at: dt.datetime) -> int:
    """Xem các lịch trực đã ban hành; returns how many findings are new, changed or gone. May run twice."""
    on = timezone.localdate(at)
    rows = Roster.objects.filter(state=RosterState.PUBLISHED, last__gte=on - _AFTER).select_related("agency")
    return sum(look_at(row, at=at) for row in rows.order_by("pk"))


def look_at(row: Roster, *, at: dt.datetime) -> int:
    """Xem một lịch trực: four rules, settled one by one; then who must be told."""
    on, cal, book = timezone.localdate(at), calendar(), rules()
    now = standing_of(row)
    facts = facts_of(row, now)
    gaps = duty_rules.gaps(facts, on=on, rules=book)
    found: dict[str, tuple[Found, ...]] = {
        GAP: gaps,
        NO_ROSTER: duty_rules.not_followed(facts, on=on, calendar=cal, rules=book),
        NO_HAND_OVER: duty_rules.not_handed_over(facts, on=on, calendar=cal, rules=book),
        UNEVEN: duty_rules.uneven(facts, on=on, rules=book),
    }
    done = [settle(rows, rule=rule, scope=facts.scope, at=at) for rule, rows in found.items()]
    _alarm(row, duty_rules.alarmed(gaps, on=on), at)
    _ask_for_replan(row, now, at)
    return sum(one.new + one.changed + one.gone for one in done)


def facts_of(row: Roster, now: Standing) -> RosterFacts:
    """Lịch trực như quy tắc nhìn thấy. Two queries."""
    written = row.notes.filter(kind=NoteKind.HAND_OVER).values_list("date", flat=True)
    later = Roster.objects.filter(agency_id=row.agency_id, state=RosterState.PUBLISHED, last__gt=row.last)
    return RosterFacts(
        roster=row.pk, body=row.agency_id, first=row.first, last=row.last,
        days=tuple(day.date for day in now.case.days), missing=now.missing, handed_over=frozenset(written),
        fair=fairness(now.case, now.shifts), succeeded=later.exists(),
    )  # fmt: skip


def _alarm(row: Roster, days: Iterable[dt.date], at: dt.datetime) -> None:
    """Báo động. Leader and coordinator are told at once of each day ahead with a gap, once a day of duty."""
    people = speakers_of([row.agency_id], timezone.localdate(at))
    for day in days:
        with transaction.atomic():
            told = tell(
                people=people, kind=events.GAP_ALARMED, about=("roster", row.pk),
                text=Sentence(N_("Ngày {day} thiếu người trực: xếp lại hoặc chỉ định ngay."), {"day": day_short(day)}),
                url=reverse("duty:replan", args=[row.pk]), slot=f"roster:{row.pk}:gap:{day.isoformat()}", at=at,
                urgent=True,
            )  # fmt: skip
            if told:
                record(events.GAP_ALARMED, about=("roster", row.pk), by=None, at=at, new={"day": day_short(day)})


def _ask_for_replan(row: Roster, now: Standing, at: dt.datetime) -> None:
    """Lịch làm việc hoặc người vắng đã đổi: the coordinator is told how many shifts cannot stand, once a state."""
    on = timezone.localdate(at)
    broken = sorted(set(now.shifts) - set(standing(now.case, now.shifts, on)))
    empty = [m for m in now.missing if m.day.date >= on]
    if not broken and not empty:
        return
    count = max(len(broken), sum(m.count for m in empty))
    first = min([*(s.date for s in broken), *(m.day.date for m in empty)])
    with transaction.atomic():
        tell(
            people=speakers_of([row.agency_id], on), kind=events.REPLANNED, about=("roster", row.pk),
            text=Sentence(
                N_("Lịch làm việc hoặc người vắng đã thay đổi: {count} chỗ trong lịch trực cần xếp lại, từ {day}."),
                {"count": str(count), "day": day_short(first)},
            ),
            url=reverse("duty:replan", args=[row.pk]),
            slot=f"roster:{row.pk}:replan:{row.revision}:{first.isoformat()}:{count}", at=at,
        )  # fmt: skip
