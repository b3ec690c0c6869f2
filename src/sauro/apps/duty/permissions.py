"""Lịch trực: ai được làm gì. Sentences (person, thing); `sight` says the same to the database."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from sauro.apps.duty.models import Roster, RosterState, Swap
from sauro.domain.acting import Acting, Role

OF_THE_BODY = (Role.CLERK, Role.COORDINATOR, Role.LEADER, Role.OFFICER)
_SPEAKERS = (Role.COORDINATOR, Role.LEADER)


def may_arrange(acting: Acting, agency_id: int) -> bool:
    """The coordinator or a leader of the body keeps its list, arranges and changes its roster."""
    return acting.role in _SPEAKERS and acting.agency_id == agency_id


def may_publish(acting: Acting, roster: Roster) -> bool:
    """Only a leader of the body signs."""
    return acting.role is Role.LEADER and acting.agency_id == roster.agency_id


def sight(acting: Acting, below: Collection[int]) -> Q:
    """Ai xem được lịch trực. People of the body, its drafts only who arranges them; the bodies above and inspection
    what is published.
    """
    published = Q(state=RosterState.PUBLISHED)
    if acting.role is Role.INSPECTOR:
        return published
    if acting.role not in OF_THE_BODY:
        return Q(pk__in=())
    own = Q(agency_id=acting.agency_id)
    over = Q(agency_id__in=list(below)) & published if acting.role is not Role.OFFICER else Q(pk__in=())
    return (own if acting.role in _SPEAKERS else own & published) | over


def may_see_notes(acting: Acting, roster: Roster) -> bool:
    """The book of a day: people of the body, and inspection."""
    return acting.role is Role.INSPECTOR or (acting.role in OF_THE_BODY and acting.agency_id == roster.agency_id)


def may_note(acting: Acting, roster: Roster, on_duty: Collection[int]) -> bool:
    """Who was on duty that day, or clerk, coordinator, leader for the body."""
    if acting.agency_id != roster.agency_id or acting.role not in OF_THE_BODY:
        return False
    return acting.role is not Role.OFFICER or acting.person_id in on_duty


def may_ask_swap(acting: Acting, person_id: int) -> bool:
    """Only for one's own shift; nobody speaks for another, not by delegation either."""
    return acting.person_id == person_id


def may_answer_swap(acting: Acting, swap: Swap) -> bool:
    """Only the one who was asked."""
    return acting.person_id == swap.taker_id


def may_withdraw_swap(acting: Acting, swap: Swap) -> bool:
    """Only the one who asked."""
    return acting.person_id == swap.asker_id
