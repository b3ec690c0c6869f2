"""Quán triệt: ai được làm gì. Sentences (person, thing); `sight` says the same to the database."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from sauro.apps.briefings.models import BriefingDuty, BriefingFile, BriefingPlan
from sauro.apps.directives.models import Directive
from sauro.domain.acting import Acting, Role

RECORDERS = (Role.CLERK, Role.COORDINATOR, Role.LEADER, Role.OFFICER)
_SPEAKERS = (Role.COORDINATOR, Role.LEADER)


def may_plan(acting: Acting, directive: Directive) -> bool:
    """The coordinator or the leader of the registrar, or of the giver, plans how a directive is brought down."""
    return acting.role in _SPEAKERS and acting.agency_id in (directive.registrar_id, directive.giver_id)


def may_manage(acting: Acting, plan: BriefingPlan) -> bool:
    """The responsible body and the registrar add bodies, move the deadline, urge."""
    return acting.role in _SPEAKERS and acting.agency_id in (plan.agency_id, plan.directive.registrar_id)


def may_see_all(acting: Acting, plan: BriefingPlan, below: Collection[int]) -> bool:
    """The responsible body, the registrar, the top, the bodies above them, and inspection see the whole plan.

    `below`: ids of the bodies under the acting person's own, in its own tree.
    """
    if acting.role is Role.INSPECTOR:
        return True
    bodies = {acting.agency_id, *below}
    return acting.role in RECORDERS and not bodies.isdisjoint(
        (plan.agency_id, plan.directive.registrar_id, plan.top_id)
    )


def sight(acting: Acting, below: Collection[int]) -> Q:
    """Ai xem được kế hoạch. As `may_see_all`, and every body that has a duty in it. Administrators see no content."""
    if acting.role is Role.INSPECTOR:
        return Q()
    if acting.role not in RECORDERS:
        return Q(pk__in=())
    bodies = [acting.agency_id, *below]
    own = BriefingDuty.objects.filter(agency_id=acting.agency_id).values("plan_id")
    return Q(agency_id__in=bodies) | Q(directive__registrar_id__in=bodies) | Q(top_id__in=bodies) | Q(pk__in=own)


def may_see_duty(acting: Acting, duty: BriefingDuty, below: Collection[int]) -> bool:
    """The body itself, those over it in the plan, and whoever sees the whole plan."""
    if may_see_all(acting, duty.plan, below):
        return True
    return acting.role in RECORDERS and acting.agency_id in duty.line


def may_record(acting: Acting, duty: BriefingDuty) -> bool:
    """Each body records its own sessions and those of the bodies below it; the responsible body those of the top."""
    if acting.role not in RECORDERS:
        return False
    of_top = duty.under_id is None and acting.agency_id in (duty.plan.agency_id, duty.plan.directive.registrar_id)
    return of_top or acting.agency_id in duty.line


def may_exempt(acting: Acting, duty: BriefingDuty) -> bool:
    """A body over it in the plan, or whoever manages the plan; never the body itself."""
    above = acting.role in _SPEAKERS and acting.agency_id in duty.line[:-1]
    return above or (may_manage(acting, duty.plan) and acting.agency_id != duty.agency_id)


def may_see_names(acting: Acting, duty: BriefingDuty) -> bool:
    """Names of the absent: the body itself and the one directly over it; everybody else sees counts."""
    return acting.role in RECORDERS and acting.agency_id in (duty.agency_id, duty.under_id)


def may_release_file(acting: Acting, file: BriefingFile) -> bool:
    """A held file is answered for by the leader or coordinator of the body that sent it, never by the sender."""
    return acting.role in _SPEAKERS and acting.agency_id == file.agency_id and acting.account_id != file.by_id


def may_import(acting: Acting) -> bool:
    """Whoever records sessions may bring them in as a sheet; each row is asked again."""
    return acting.role in RECORDERS
