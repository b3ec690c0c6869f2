"""Đi cơ sở: ai được làm gì. The body that goes plans, announces, concludes; the places see what was announced."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from sauro.apps.visits.models import Recommendation, Visit, VisitPlace, VisitProgramme
from sauro.domain.acting import Acting, Role

SPEAKERS = (Role.COORDINATOR, Role.LEADER)
WRITERS = (Role.CLERK, *SPEAKERS)
READERS = (*WRITERS, Role.OFFICER, Role.INSPECTOR)


def may_plan(acting: Acting) -> bool:
    """The coordinator or the leader of a body plans where it goes."""
    return acting.role in SPEAKERS


def may_manage(acting: Acting, visit: Visit) -> bool:
    """The coordinator or the leader of the body that goes."""
    return acting.role in SPEAKERS and acting.agency_id == visit.agency_id


def may_sign(acting: Acting, visit: Visit) -> bool:
    """Only a leader of the body signs its notice and its conclusion."""
    return acting.role is Role.LEADER and acting.agency_id == visit.agency_id


def may_note(acting: Acting, visit: Visit) -> bool:
    """Clerk, coordinator and leader of the body that goes note what was said and done, and how the notice went out."""
    return acting.role in WRITERS and acting.agency_id == visit.agency_id


def may_add(acting: Acting, programme: VisitProgramme) -> bool:
    """The coordinator or the leader of the body adds to its programme."""
    return acting.role in SPEAKERS and acting.agency_id == programme.agency_id


def may_answer(acting: Acting, asked: Recommendation) -> bool:
    """The coordinator or the leader of the body that must answer."""
    return acting.role in SPEAKERS and acting.agency_id == asked.answers_id


def may_answer_offer(acting: Acting, host: Visit) -> bool:
    """The body whose visit another would join."""
    return may_manage(acting, host)


def sight(acting: Acting, below: Collection[int]) -> Q:
    """Ai xem được chuyến đi. The body and those above it at every step, inspection; a place once the notice went out or
    the visit took place; whoever must answer a recommendation. Administrators see no content.
    """
    if acting.role is Role.INSPECTOR:
        return Q()
    if acting.role not in READERS:
        return Q(pk__in=())
    told = Q(notice__sent_at__isnull=False) | Q(held_on__isnull=False)
    here = VisitPlace.objects.filter(agency_id=acting.agency_id).values("visit_id")
    asked = Recommendation.objects.filter(answers_id=acting.agency_id).values("visit_id")
    own = Q(agency_id=acting.agency_id) | Q(agency_id__in=below)
    joined = Visit.objects.filter(joined__isnull=False, agency_id=acting.agency_id).values("joined_id")
    return own | (told & Q(pk__in=here)) | Q(pk__in=asked) | Q(pk__in=joined)


def programme_sight(acting: Acting, below: Collection[int]) -> Q:
    """Ai xem được chương trình. The body, those above it, inspection."""
    if acting.role is Role.INSPECTOR:
        return Q()
    if acting.role not in READERS:
        return Q(pk__in=())
    return Q(agency_id=acting.agency_id) | Q(agency_id__in=below)
