"""Cuộc họp: ai được làm gì. The host plans and records, its leader signs; who is asked sees it once announced."""

from __future__ import annotations

from django.db.models import Q

from sauro.apps.meetings.models import Meeting, MeetingPaper, Seat
from sauro.domain.acting import Acting, Role
from sauro.domain.meetings import State

FOR_THE_BODY = (Role.CLERK, Role.COORDINATOR, Role.LEADER)
SPEAKERS = (Role.COORDINATOR, Role.LEADER)
_UNSEEN = (State.DRAFT,)


def sight(acting: Acting) -> Q:
    """Ai xem được cuộc họp. The host's clerk, coordinator, leader at every step; once it was announced the bodies and
    persons asked, the bodies that send papers, and the inspection.
    """
    called = ~Q(state__in=_UNSEEN) & ~Q(announced_at=None)
    if acting.role is Role.INSPECTOR:
        return called
    if acting.role is Role.ADMINISTRATOR:
        return Q(pk__in=())
    own = Q(seats__holding__person_id=acting.person_id) | Q(seats__substitute__person_id=acting.person_id)
    asked = own | Q(chair__person_id=acting.person_id)
    if acting.role not in FOR_THE_BODY:
        return called & asked
    sends = Q(seats__agency_id=acting.agency_id) | Q(items__papers__agency_id=acting.agency_id)
    return Q(agency_id=acting.agency_id) | (called & (asked | sends))


def may_plan(acting: Acting) -> bool:
    """Whoever works for a body draws up its meetings."""
    return acting.role in FOR_THE_BODY


def may_prepare(acting: Acting, meeting: Meeting) -> bool:
    """Clerk, coordinator, leader of the host: agenda, seats, minutes, the words of the conclusion."""
    return acting.agency_id == meeting.agency_id and acting.role in FOR_THE_BODY


def may_sign(acting: Acting, meeting: Meeting) -> bool:
    """Only a leader of the host signs: invitation, moving, postponing, the conclusion."""
    return acting.agency_id == meeting.agency_id and acting.role is Role.LEADER


def may_send_paper(acting: Acting, paper: MeetingPaper, meeting: Meeting) -> bool:
    """The body that owes the paper, or the host, which passes on what it was given."""
    return acting.role in FOR_THE_BODY and acting.agency_id in (paper.agency_id, meeting.agency_id)


def may_release_paper(acting: Acting, paper: MeetingPaper, meeting: Meeting) -> bool:
    """A held file is answered for by a leader or coordinator of the sender or the host, never by who sent it."""
    here = acting.agency_id in (paper.agency_id, meeting.agency_id)
    return here and acting.role in SPEAKERS and acting.account_id != paper.sender_id


def may_reply(acting: Acting, seat: Seat) -> bool:
    """Who is asked, himself; or who works for his body."""
    if seat.holding is not None and seat.holding.person_id == acting.person_id:
        return True
    return acting.agency_id == seat.agency_id and acting.role in FOR_THE_BODY


def may_consent(acting: Acting, meeting: Meeting) -> bool:
    """The chair himself, or a leader of the host."""
    return meeting.chair.person_id == acting.person_id or may_sign(acting, meeting)


def may_see_opinions(acting: Acting, meeting: Meeting) -> bool:
    """The host and the chair read all opinions; others their own."""
    return may_prepare(acting, meeting) or meeting.chair.person_id == acting.person_id
