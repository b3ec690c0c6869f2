"""Bàn làm việc: ai được làm gì. Sentences about pages that gather what stands in several apps."""

from __future__ import annotations

from collections.abc import Collection

from sauro.domain.acting import Acting, Role

FOR_THE_BODY = (Role.LEADER, Role.COORDINATOR, Role.CLERK)
SEES_SUMMARY = (*FOR_THE_BODY, Role.INSPECTOR)


def may_see_body_work(acting: Acting, agency_id: int, below: Collection[int], tracked: bool) -> bool:
    """A body's table is seen by those who speak for it or above it, by inspection, by who keeps its tasks in the book.

    `below`: bodies under the acting person's own; `tracked`: whether the acting body registered a task that it leads.
    """
    if acting.role is Role.INSPECTOR:
        return True
    if acting.role in FOR_THE_BODY and (agency_id == acting.agency_id or agency_id in below):
        return True
    return acting.role is Role.COORDINATOR and tracked


def may_see_load(acting: Acting, agency_id: int) -> bool:
    """How much each person has in hand is for the head of the body alone, and says nothing about lateness (E7)."""
    return acting.role is Role.LEADER and acting.agency_id == agency_id
