"""Chế độ báo cáo: ai được làm gì. The keeper runs it, the reporting body answers, the receiver takes in (C4.2)."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from sauro.apps.reports.models import Obligation, Report
from sauro.domain.acting import Acting, Role

FOR_THE_BODY = (Role.CLERK, Role.COORDINATOR, Role.LEADER)
SPEAKS = (Role.COORDINATOR, Role.LEADER)


def sight_of_reports(acting: Acting, below: Collection[int]) -> Q:
    """Ai xem được báo cáo. Its body, those above it, keeper and receiver, inspection; an officer where he prepares."""
    if acting.role is Role.INSPECTOR:
        return Q()
    if acting.role is Role.ADMINISTRATOR:
        return Q(pk__in=())
    if acting.role is Role.OFFICER:
        return Q(agency_id=acting.agency_id, obligation__prepares=Role.OFFICER.value)
    bodies = [acting.agency_id, *below]
    return Q(agency_id__in=bodies) | Q(obligation__keeper_id=acting.agency_id) | Q(obligation__to_id=acting.agency_id)


def sight_of_obligations(acting: Acting, below: Collection[int]) -> Q:
    """Ai xem được chế độ báo cáo. Keeper, receiver, whoever sees one of its reports; a proposal its keeper alone."""
    if acting.role is Role.INSPECTOR:
        return Q()
    if acting.role is Role.ADMINISTRATOR:
        return Q(pk__in=())
    seen = Q(pk__in=Report.objects.filter(sight_of_reports(acting, below)).values("obligation_id"))
    if acting.role is Role.OFFICER:
        return seen
    return Q(keeper_id=acting.agency_id) | Q(to_id=acting.agency_id) | seen


def may_keep(acting: Acting) -> bool:
    """Coordinators and leaders make obligations and forms that their own body keeps."""
    return acting.role in SPEAKS


def may_run(acting: Acting, obligation: Obligation) -> bool:
    """The coordinator or leader of the keeper confirms, changes, ends it."""
    return acting.agency_id == obligation.keeper_id and acting.role in SPEAKS


def may_draft(acting: Acting, report: Report) -> bool:
    """Whoever speaks for the reporting body drafts, and the role that the obligation names."""
    mine = acting.agency_id == report.agency_id
    return mine and (acting.role in FOR_THE_BODY or acting.role.value == report.obligation.prepares)


def may_submit(acting: Acting, report: Report) -> bool:
    """Only a leader of the reporting body signs and submits."""
    return acting.agency_id == report.agency_id and acting.role is Role.LEADER


def may_receive(acting: Acting, report: Report) -> bool:
    """The coordinator or leader of the keeper or of the receiver takes it in or sends it back."""
    obligation = report.obligation
    return acting.agency_id in (obligation.keeper_id, obligation.to_id) and acting.role in SPEAKS
