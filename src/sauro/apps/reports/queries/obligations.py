"""Chế độ báo cáo: câu hỏi. Which obligations hold, who reports on a day, which form is in use."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Q, QuerySet

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import alive, below, children_on
from sauro.apps.reports.models import FormVersion, Obligation, ObligationState, ReportForm
from sauro.apps.reports.permissions.obligations import FOR_THE_BODY, sight_of_obligations
from sauro.domain.acting import Acting
from sauro.domain.obligations import DueKind, PeriodKind, Timing
from sauro.domain.report_forms import FieldSpec, field_of


def obligations_visible_to(acting: Acting, on: dt.date) -> QuerySet[Obligation]:
    """Chế độ báo cáo được xem."""
    under = below(acting.agency_id, on) if acting.role in FOR_THE_BODY else []
    return Obligation.objects.filter(sight_of_obligations(acting, under)).select_related(
        "keeper", "to", "directive", "form", "group_under"
    )


def obligation_for(acting: Acting, on: dt.date, pk: int) -> Obligation:
    """Một chế độ báo cáo. Obligation.DoesNotExist where it is not there or not to be seen."""
    return obligations_visible_to(acting, on).get(pk=pk)


def in_force(on: dt.date) -> Q:
    """Đang áp dụng trong ngày."""
    return Q(state=ObligationState.IN_FORCE, since__lte=on) & (Q(until=None) | Q(until__gt=on))


def timing_of(obligation: Obligation) -> Timing:
    """Thời gian of an obligation, as the rules see it; its period must be known."""
    return Timing(
        kind=PeriodKind(obligation.period),
        due_kind=DueKind(obligation.due_kind),
        due_number=obligation.due_number,
        due_months=obligation.due_months,
        closing_day=obligation.closing_day,
    )


def reporting_bodies(obligation: Obligation, on: dt.date) -> list[Agency]:
    """Nơi phải báo cáo on a day: bodies named one by one, and those of the group that exist then."""
    named = Agency.objects.filter(pk__in=obligation.bodies.values("agency_id")).filter(alive(on))
    found = {body.pk: body for body in named}
    if obligation.group_kind and obligation.group_under_id:
        group = children_on(obligation.group_under_id, on).filter(alive(on), kind=obligation.group_kind)
        found |= {body.pk: body for body in group}
    return sorted(found.values(), key=lambda a: (a.sort_key, a.pk))


def forms_kept_by(agency_id: int) -> QuerySet[ReportForm]:
    """Biểu mẫu of a body, with how many obligations use each."""
    return ReportForm.objects.filter(keeper_id=agency_id).annotate(
        used=Count("obligations", filter=Q(obligations__state=ObligationState.IN_FORCE))
    )


def latest_version(form: ReportForm) -> FormVersion:
    """Bản biểu mẫu đang dùng."""
    version = form.versions.order_by("-number").first()
    assert version is not None  # a form is made with its first version
    return version


def fields_of(version: FormVersion) -> tuple[FieldSpec, ...]:
    """Các mục of a version, in order."""
    return tuple(field_of(row) for row in version.fields)
