"""Điều cần xem lại: ai được làm gì. The body answers, another body and another person decide; sight as decision 009."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import Q

from sauro.apps.findings.models import Finding, FindingAbout
from sauro.domain.acting import Acting, Role
from sauro.domain.findings import ANSWERED_STATES, State

FOR_THE_BODY = (Role.CLERK, Role.COORDINATOR, Role.LEADER)
SPEAKERS = (Role.COORDINATOR, Role.LEADER)
READERS = (*FOR_THE_BODY, Role.INSPECTOR)
_HEARD = [str(s) for s in (*ANSWERED_STATES, State.EXPLAINED)]


def name_of(agency_id: int) -> str:
    """Tên của một cơ quan among the things that a finding is about."""
    return f"body:{agency_id}"


def sight(acting: Acting, below: Collection[int], name: str, *, on: dt.date, first_to_unit: str) -> Q:
    """Ai xem được. The body that answers and the one that watches, at once; the bodies above, those named in the proof
    and the inspection once it was answered or its day has passed (rulebook row finding.first_to_unit).

    What is no longer found before anybody answered stays with the body. Administrators see no content.
    `below`: the bodies under the acting person's own; `name`: how its own is named (`name_of`).
    """
    if acting.role not in READERS:
        return Q(pk__in=())
    heard = Q(state__in=_HEARD)
    if first_to_unit == "until_answer_or_due":
        heard |= Q(answer_by__lt=on) & ~Q(state=str(State.GONE))
    elif first_to_unit == "at_once":
        heard = Q()
    if acting.role is Role.INSPECTOR:
        return heard
    named = FindingAbout.objects.filter(name=name).values("finding_id")
    mine = Q(body_id=acting.agency_id) | Q(watch_id=acting.agency_id)
    return mine | (heard & (Q(body_id__in=below) | Q(pk__in=named)))


def may_explain(acting: Acting, finding: Finding) -> bool:
    """Whoever speaks for the body that answers."""
    return acting.agency_id == finding.body_id and acting.role in SPEAKERS


def may_decide(acting: Acting, finding: Finding, deciding: Collection[int]) -> bool:
    """An inspector, or a leader of a body above (`queries.deciding_bodies`); another person than who explained."""
    return acting.role is Role.INSPECTOR or (acting.role is Role.LEADER and acting.agency_id in deciding)


def may_contest(acting: Acting, finding: Finding) -> bool:
    """Whoever speaks for the body that answers."""
    return may_explain(acting, finding)


def may_remedy(acting: Acting, finding: Finding) -> bool:
    """Who speaks for the body that answers, or for the one that watches, names the task that puts it right."""
    return acting.role in SPEAKERS and acting.agency_id in (finding.body_id, finding.watch_id)
