"""Tổng hợp kỳ: điều cần xem lại đã kết luận. What was decided of findings in the window, for the synthesis (C4.2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.utils import timezone

from sauro.apps.directives.models import Directive
from sauro.apps.findings.models import FindingStep
from sauro.apps.findings.queries import sentence_of
from sauro.apps.reports.models import ScopeKind
from sauro.apps.reports.queries.synthesis_pasts import Scope, end_of, midnight
from sauro.domain.findings import Deed
from sauro.domain.synthesis_store import Decided

_PAPER = "directive:"
_SHORT = 200
CONCLUDED = {
    Deed.JUSTIFY: "finding_justified",
    Deed.LIFT: "finding_justified",
    Deed.UPHOLD: "finding_upheld",
    Deed.STAND: "finding_upheld",
    Deed.REMEDY: "finding_remedied",
}


def findings_decided(scope: Scope, bodies: frozenset[int], since: dt.date, day: dt.date) -> list[Decided]:
    """Kết luận về điều cần xem lại trong kỳ, oldest first; of each finding the last one known on the closing day.

    Only findings that speak of documents of the office's own register: of the one directive, of what the bodies of the
    scope answer for, or of all. What was found of meetings, cars and the like is no matter of a synthesis.
    """
    told = FindingStep.objects.filter(deed__in=list(CONCLUDED), at__gte=midnight(since), at__lt=end_of(day))
    if bodies:
        told = told.filter(finding__body__in=bodies)
    steps = list(told.select_related("finding__body").prefetch_related("finding__abouts").order_by("at", "pk"))
    papers = _papers(scope, {pk for step in steps for pk in _about(step)})
    last = {step.finding_id: step for step in steps if papers.intersection(_about(step))}
    return [_row(step) for step in last.values()]


def _about(step: FindingStep) -> set[int]:
    """Ids of the documents that the finding of a step speaks of."""
    names = (about.name for about in step.finding.abouts.all())
    return {int(name.removeprefix(_PAPER)) for name in names if name.startswith(_PAPER)}


def _papers(scope: Scope, named: Collection[int]) -> set[int]:
    """Those of the documents that belong to the scope."""
    if scope.kind == ScopeKind.DIRECTIVE:
        return {scope.target}.intersection(named)
    own = Directive.objects.filter(pk__in=named, registrar_id=scope.office)
    return set(own.values_list("pk", flat=True)) if named else set()


def _row(step: FindingStep) -> Decided:
    on = timezone.localdate(step.at).isoformat()
    words = " ".join(f"{sentence_of(step.finding.said)} {step.words}".split())[:_SHORT]
    return Decided(CONCLUDED[Deed(step.deed)], "", step.finding.body.name, words, on, step.finding_id)
