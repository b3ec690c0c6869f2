"""Giờ làm việc: ai được làm gì. A person sees his own days; the head his unit's counts, never a list by lateness."""

from __future__ import annotations

from collections.abc import Collection

from sauro.apps.hours.models import AttendanceDay
from sauro.domain.acting import Acting, Role

KEEPERS = (Role.CLERK, Role.COORDINATOR, Role.LEADER)


def may_see_own(acting: Acting) -> bool:
    """Everybody with a post, of his own days; the administrator of the product sees no content."""
    return acting.role is not Role.ADMINISTRATOR


def may_import(acting: Acting) -> bool:
    """Who keeps the body's papers brings its own sheet in: clerk, coordinator, leader."""
    return acting.role in KEEPERS


def may_see_unit(acting: Acting, agency_id: int, above_ids: Collection[int]) -> bool:
    """The unit's statistics: its leaders and coordinators, and leaders of the bodies above it."""
    if acting.agency_id == agency_id:
        return acting.role in (Role.LEADER, Role.COORDINATOR)
    return acting.role is Role.LEADER and acting.agency_id in above_ids


def may_explain(acting: Acting, day: AttendanceDay) -> bool:
    """Only the person whose day it is."""
    return acting.person_id == day.person_id and may_see_own(acting)


def may_decide(acting: Acting, day: AttendanceDay, above_ids: Collection[int]) -> bool:
    """A leader of the unit, or of a body above it; nobody on his own day, in whatever post (E7)."""
    if acting.role is not Role.LEADER or acting.person_id == day.person_id:
        return False
    return acting.agency_id == day.agency_id or acting.agency_id in above_ids


def may_see_times(acting: Acting) -> bool:
    """The hours of a body are no secret: everybody with a post."""
    return may_see_own(acting)


def may_keep_times(acting: Acting, agency_id: int) -> bool:
    """A body keeps its own table of hours: its leader or its coordinator."""
    return acting.agency_id == agency_id and acting.role in (Role.LEADER, Role.COORDINATOR)
