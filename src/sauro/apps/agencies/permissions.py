"""Cơ quan: ai được làm gì. Sentences about the registry of bodies, their people and their delegations."""

from __future__ import annotations

from collections.abc import Collection

from sauro.domain.acting import Acting, Role


def may_see_agencies(acting: Acting) -> bool:
    """Everybody with a post sees the registry: without it nobody can say who leads."""
    return acting.post_id > 0


def may_manage_agencies(acting: Acting) -> bool:
    """Only the administrator adds, renames, merges or imports bodies and appoints people."""
    return acting.role is Role.ADMINISTRATOR


def may_see_person(acting: Acting, person_id: int, agency_ids: Collection[int], above_ids: Collection[int]) -> bool:
    """Seen by the person, the same body, leaders and clerks above it, inspection and administration.

    `agency_ids`: bodies where the person has or had a post; `above_ids`: bodies above these in their own tree.
    """
    if acting.person_id == person_id or acting.agency_id in agency_ids:
        return True
    if acting.role in (Role.INSPECTOR, Role.ADMINISTRATOR, Role.COORDINATOR):
        return True
    return acting.role in (Role.LEADER, Role.CLERK) and acting.agency_id in above_ids


def may_delegate(acting: Acting, *, principal_person_id: int, principal_agency_id: int) -> bool:
    """The principal delegates for himself; a leader of the body or the administrator records it for him."""
    if acting.role is Role.ADMINISTRATOR or acting.person_id == principal_person_id:
        return True
    return acting.role is Role.LEADER and acting.agency_id == principal_agency_id


def may_keep_assignments(acting: Acting, agency_id: int) -> bool:
    """A body keeps its own table of assignments: its leader or its clerk; the administrator for anybody."""
    if acting.role is Role.ADMINISTRATOR:
        return True
    return acting.agency_id == agency_id and acting.role in (Role.LEADER, Role.CLERK, Role.COORDINATOR)


def may_see_absences(acting: Acting, agency_id: int, above_ids: Collection[int]) -> bool:
    """Nghỉ, công tác of a body: its own people (each his own days), its leaders and coordinators, leaders above it."""
    if acting.role is Role.ADMINISTRATOR:
        return False
    return acting.agency_id == agency_id or (acting.role is Role.LEADER and acting.agency_id in above_ids)


def may_ask_absence(acting: Acting, person_id: int) -> bool:
    """Everybody asks for himself."""
    return acting.person_id == person_id


def may_record_absence(acting: Acting, *, person_id: int, agency_id: int, above_ids: Collection[int]) -> bool:
    """The body's leader or coordinator, or a leader above it; nobody for himself."""
    if acting.person_id == person_id:
        return False
    if acting.agency_id == agency_id:
        return acting.role in (Role.LEADER, Role.COORDINATOR)
    return acting.role is Role.LEADER and acting.agency_id in above_ids


def may_withdraw_absence(acting: Acting, *, person_id: int, agency_id: int, above_ids: Collection[int]) -> bool:
    """The person takes his own back; who records it may take it back too."""
    told = {"person_id": person_id, "agency_id": agency_id, "above_ids": above_ids}
    return acting.person_id == person_id or may_record_absence(acting, **told)
