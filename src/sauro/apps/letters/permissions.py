"""Văn bản đi: ai được làm gì. Letters belong to the body that issues them; the addressee sees what was sent to it."""

from __future__ import annotations

from django.db.models import Q

from sauro.apps.letters.models import PAPERS, Letter, LetterState
from sauro.domain.acting import Acting, Role

FOR_THE_BODY = (Role.CLERK, Role.COORDINATOR, Role.LEADER)
_ARRIVED = (LetterState.SENT, LetterState.ANSWERED)


def sight(acting: Acting) -> Q:
    """Ai xem được văn bản đi. Its own body at every step, the addressee once it was sent, inspection what was sent."""
    if acting.role is Role.INSPECTOR:
        return Q(state__in=_ARRIVED)
    if acting.role not in FOR_THE_BODY:
        return Q(pk__in=())
    return Q(agency_id=acting.agency_id) | Q(to_id=acting.agency_id, state__in=_ARRIVED)


def may_edit(acting: Acting, letter: Letter) -> bool:
    """The coordinator or leader of the body words a draft, or drops it."""
    return acting.agency_id == letter.agency_id and acting.role in (Role.COORDINATOR, Role.LEADER)


def may_sign(acting: Acting, letter: Letter) -> bool:
    """Only a leader of the body signs."""
    return acting.agency_id == letter.agency_id and acting.role is Role.LEADER


def drawn_up_elsewhere(letter: Letter) -> bool:
    """A paper (invitation, notice, conclusion) is worded and signed on the page of its matter."""
    return letter.kind in PAPERS


def may_send(acting: Acting, letter: Letter) -> bool:
    """Clerk, coordinator or leader of the body note the sending and the answer."""
    return acting.agency_id == letter.agency_id and acting.role in FOR_THE_BODY
