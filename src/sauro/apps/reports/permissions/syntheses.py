"""Tổng hợp kỳ: ai được làm gì. The office makes it, its leader signs it; whoever sees the scope reads it."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q, QuerySet

from sauro.apps.directives.models import Directive
from sauro.apps.reports.models import ScopeKind, Synthesis, SynthesisState
from sauro.domain.acting import Acting, Role

FOR_THE_BODY = (Role.CLERK, Role.COORDINATOR, Role.LEADER)
_OUT = (SynthesisState.ISSUED, SynthesisState.CLOSED)


def may_make(acting: Acting, directive: Directive | None = None) -> bool:
    """The coordinator, for his own office; of a directive the coordinator of its registrar."""
    own = directive is None or directive.registrar_id == acting.agency_id
    return acting.role is Role.COORDINATOR and own


def may_edit(acting: Acting, synthesis: Synthesis) -> bool:
    """The coordinator of the office that makes it: facts, words, checking, closing."""
    return acting.role is Role.COORDINATOR and acting.agency_id == synthesis.agency_id


def may_sign(acting: Acting, synthesis: Synthesis) -> bool:
    """Only a leader of the office signs."""
    return acting.role is Role.LEADER and acting.agency_id == synthesis.agency_id


def sight(acting: Acting, below: Collection[int], directives: QuerySet[Directive]) -> Q:
    """Ai xem được. Its own office at every step; what was issued: whoever sees the directive, stands in or above the
    body, or above the office that made it; inspection all of it. `directives`: those that the person may see.
    """
    if acting.role is Role.ADMINISTRATOR:
        return Q(pk__in=())
    out = Q(state__in=_OUT)
    if acting.role is Role.INSPECTOR:
        return out
    of_directive = out & Q(scope=ScopeKind.DIRECTIVE, directive__in=directives.order_by().values("pk"))
    if acting.role not in FOR_THE_BODY:
        return of_directive
    bodies = [acting.agency_id, *below]
    return (
        Q(agency_id=acting.agency_id)
        | of_directive
        | (out & Q(scope=ScopeKind.BODY, body_id__in=bodies))
        | (out & Q(agency_id__in=bodies))
    )
