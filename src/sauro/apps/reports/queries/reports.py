"""Báo cáo định kỳ: câu hỏi. What may be seen, what waits for whom, how a report stands, its answers field by field."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sauro.apps.agencies.queries import below
from sauro.apps.reports.models import Figure, Report
from sauro.apps.reports.permissions.obligations import FOR_THE_BODY, SPEAKS, sight_of_reports
from sauro.apps.reports.queries.obligations import fields_of
from sauro.apps.rulebook.queries import calendar
from sauro.domain.acting import Acting, Role
from sauro.domain.general_phrases import General, general_phrases
from sauro.domain.obligations import FILED, Filing, ReportState, filing
from sauro.domain.report_forms import FieldKind, FieldSpec
from sauro.domain.worktime import WorkCalendar
from sauro.web.prepared import prepared

FIRST = 20
_FILED = [state.value for state in FILED]


def reports_visible_to(acting: Acting, on: dt.date) -> QuerySet[Report]:
    """Báo cáo được xem, the latest closing date first."""
    under = below(acting.agency_id, on) if acting.role in FOR_THE_BODY else []
    found = Report.objects.filter(sight_of_reports(acting, under))
    return found.select_related("obligation", "obligation__to", "obligation__keeper", "agency", "version")


def report_for(acting: Acting, on: dt.date, pk: int) -> Report:
    """Một báo cáo. Report.DoesNotExist where it is not there or not to be seen."""
    rows = reports_visible_to(acting, on)
    return rows.select_related("obligation__directive", "obligation__form", "letter__agency").get(pk=pk)


def not_filed() -> Q:
    """Chưa nộp."""
    return ~Q(state__in=_FILED)


def missing(on: dt.date) -> Q:
    """Quá hạn mà chưa nộp."""
    return not_filed() & Q(due_on__lt=on)


def filing_of(report: Report, on: dt.date, days: WorkCalendar | None = None) -> Filing:
    """Tình trạng nộp of a report."""
    return filing(
        ReportState(report.state),
        due_on=report.due_on,
        submitted_on=report.submitted_on,
        on=on,
        calendar=days or calendar(),
    )


def to_file(acting: Acting, on: dt.date) -> QuerySet[Report]:
    """Báo cáo chờ cơ quan tôi nộp, the nearest due date first; for those who draft or sign."""
    rows = Report.objects.filter(not_filed(), agency_id=acting.agency_id)
    if acting.role not in FOR_THE_BODY:
        rows = rows.filter(obligation__prepares=acting.role.value)
    if acting.role in (Role.INSPECTOR, Role.ADMINISTRATOR):
        return Report.objects.none()
    return rows.select_related("obligation", "obligation__to", "agency").order_by("due_on", "pk")


def to_receive(acting: Acting) -> QuerySet[Report]:
    """Báo cáo đã nộp, chờ cơ quan tôi tiếp nhận."""
    if acting.role not in SPEAKS:
        return Report.objects.none()
    mine = Q(obligation__keeper_id=acting.agency_id) | Q(obligation__to_id=acting.agency_id)
    found = Report.objects.filter(mine, state=ReportState.SUBMITTED.value)
    return found.select_related("obligation", "agency").order_by("submitted_on", "pk")


def waiting_reports(acting: Acting, on: dt.date) -> tuple[list[Report], list[Report]]:
    """Báo cáo chờ cơ quan tôi nộp, chờ cơ quan tôi tiếp nhận, the beginning of each. Two queries."""
    return _to_file.rows(acting, on=on), _to_receive.rows(acting)


@prepared
def _to_file(acting: Acting, *, on: dt.date) -> QuerySet[Report]:
    return to_file(acting, on)[:FIRST]


@prepared
def _to_receive(acting: Acting) -> QuerySet[Report]:
    return to_receive(acting)[:FIRST]


def earlier_report(report: Report) -> Report | None:
    """Báo cáo kỳ trước of the same body that was filed."""
    found = Report.objects.filter(
        obligation_id=report.obligation_id, agency_id=report.agency_id, closing__lt=report.closing, state__in=_FILED
    )
    return found.order_by("-closing").first()


@dataclass(frozen=True, slots=True)
class Answer:
    """Trả lời một mục. The field of the form, its figure (None: not answered), the phrases that say nothing."""

    field: FieldSpec
    figure: Figure | None
    remarks: tuple[General, ...]

    @property
    def corrected(self) -> bool:
        """Whether a person reports another number than the register counted."""
        figure = self.figure
        return bool(figure and figure.register_value is not None and figure.value != figure.register_value)

    @property
    def given(self) -> bool:
        figure = self.figure
        return bool(figure and (figure.value is not None or figure.text or figure.rows))


def answers_of(report: Report) -> list[Answer]:
    """Các mục của báo cáo with their answers, in the order of the form; one query."""
    known = {figure.field: figure for figure in report.figures.all()}
    return [_answer(field, known.get(field.key)) for field in fields_of(report.version)]


def _answer(field: FieldSpec, figure: Figure | None) -> Answer:
    text = figure.text if figure and field.kind is FieldKind.TEXT else ""
    return Answer(field, figure, tuple(general_phrases(text)))
