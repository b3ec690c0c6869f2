"""Chế độ báo cáo, tổng hợp, quán triệt quanh một văn bản, một cơ quan: what the apps above the tasks know of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import connection
from django.db.models import Count, F, Model, Q

from sauro.apps.agencies.models import Agency
from sauro.apps.briefings.models import BriefingDuty, BriefingPlan
from sauro.apps.briefings.queries.plans import duties
from sauro.apps.directives.models import Directive
from sauro.apps.findings.models import FindingAbout
from sauro.apps.reports.models import Indicator, Obligation, ObligationState, Report, Synthesis
from sauro.apps.reports.queries.indicators import indicators_visible_to
from sauro.apps.reports.queries.obligations import obligations_visible_to
from sauro.apps.reports.queries.reports import missing, not_filed, reports_visible_to
from sauro.apps.reports.queries.syntheses import syntheses_visible_to
from sauro.apps.tasks.models import Review
from sauro.domain.acting import Acting

FIRST = 4


@dataclass(frozen=True, slots=True)
class Reporting:
    """Báo cáo về một văn bản: obligations (each with `late`, reports that are missing), indicators, last syntheses."""

    obligations: tuple[Obligation, ...]
    indicators: tuple[Indicator, ...]
    syntheses: tuple[Synthesis, ...]

    @property
    def any(self) -> bool:
        return bool(self.obligations or self.indicators or self.syntheses)


@dataclass(frozen=True, slots=True)
class Present:
    """Có gì quanh một văn bản, seen or not: a box of its page asks further only where there is something."""

    obligations: bool
    indicators: bool
    syntheses: bool
    briefing: bool
    review: bool
    findings: bool


_ABOUT: tuple[type[Model], ...] = (Obligation, Indicator, Synthesis, BriefingPlan, Review)


def present_about(directive_id: int) -> Present:
    """Có gì quanh một văn bản. One query of plain words: six of Django's own would cost more than the answer."""
    tables = [connection.ops.quote_name(model._meta.db_table) for model in _ABOUT]
    asked = [f"EXISTS (SELECT 1 FROM {table} WHERE directive_id = %s)" for table in tables]
    findings = connection.ops.quote_name(FindingAbout._meta.db_table)
    asked.append(f"EXISTS (SELECT 1 FROM {findings} WHERE name = %s)")
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(asked), [*[directive_id] * len(tables), f"directive:{directive_id}"])
        return Present(*map(bool, cursor.fetchone()))


def reporting_on(acting: Acting, on: dt.date, directive: Directive, present: Present) -> Reporting:
    """Báo cáo, chỉ tiêu, tổng hợp của một văn bản, as far as they may be seen. At most three queries."""
    return Reporting(
        _obligations(acting, on, directive) if present.obligations else (),
        tuple(indicators_visible_to(acting).filter(directive=directive)) if present.indicators else (),
        tuple(syntheses_visible_to(acting, on).filter(directive=directive)[:FIRST]) if present.syntheses else (),
    )


def _obligations(acting: Acting, on: dt.date, directive: Directive) -> tuple[Obligation, ...]:
    seen = reports_visible_to(acting, on).order_by().filter(missing(on)).values("pk")
    late = Count("reports", filter=Q(reports__in=seen))
    kept = obligations_visible_to(acting, on).filter(directive=directive).exclude(state=ObligationState.DECLINED)
    return tuple(kept.annotate(late=late).order_by("title", "pk"))


@dataclass(frozen=True, slots=True)
class BodyDuties:
    """Việc khác của một cơ quan: reports not filed yet, nearest first, and dissemination that is still open."""

    reports: tuple[Report, ...]
    briefings: tuple[BriefingDuty, ...]


def duties_of(acting: Acting, on: dt.date, agency: Agency) -> BodyDuties:
    """Báo cáo và quán triệt chờ một cơ quan whose table the person may see."""
    waiting = reports_visible_to(acting, on).filter(not_filed(), agency=agency).order_by("due_on", "pk")
    open_ones = duties().filter(agency=agency, all_duties__gt=F("all_done") + F("all_exempt"))
    return BodyDuties(tuple(waiting[:FIRST]), tuple(open_ones.order_by("plan__due_on", "pk")[:FIRST]))
