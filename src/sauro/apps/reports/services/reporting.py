"""Báo cáo định kỳ: soạn và nộp. Draft with the register's figures, nothing to report, present, sign (C4.2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.agencies.queries import holdings_of
from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.reports import events
from sauro.apps.reports.models import Report
from sauro.apps.reports.permissions.obligations import may_draft, may_submit
from sauro.apps.reports.queries.obligations import fields_of, latest_version
from sauro.apps.reports.queries.reports import answers_of, earlier_report
from sauro.apps.reports.services.answering import answer_fields, count_figures
from sauro.apps.reports.services.taking import WHO_DRAFTS, WHO_SIGNS, require, take_report
from sauro.apps.tasks.queries.audience import speakers_of
from sauro.domain.acting import Acting, Role
from sauro.domain.obligations import ReportState, ReportStep, moved, period_name
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.report_forms import FieldKind, missing_fields
from sauro.domain.sentence import N_, Sentence


@dataclass(frozen=True, slots=True)
class Typed:
    """Những gì đã gõ: by the key of each field; a field that is not named here stays as it is."""

    values: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def draft_report(*, report_id: int, typed: Typed, by: Acting, at: dt.datetime, revision: int | None = None) -> Report:
    """Lưu bản soạn. Figures of the register are counted anew; what was typed is kept beside them.

    Refusals: report.stale, report.step, those of the fields.
    """
    report = _to_draft(report_id, by, at)
    if revision is not None and revision != report.revision:
        raise Refusal(
            "report.stale",
            N_("Người khác vừa lưu báo cáo này."),
            advice=N_("Tải lại trang rồi gõ lại phần đã sửa; phần chưa lưu còn ở đây."),
        )
    count_figures(report, by, at)
    changed = answer_fields(report, typed.values, typed.reasons, by, at)
    report.nil = False
    _keep(report, ReportStep.DRAFT, ready_at=None)
    record(events.REPORT_DRAFTED, about=("report", report.pk), by=by, at=at, new={"fields": changed})
    return report


@transaction.atomic
def report_nil(*, report_id: int, by: Acting, at: dt.datetime) -> Report:
    """Không phát sinh, in one click: a leader's click signs and submits, anybody else's puts it before the signer."""
    report = _to_draft(report_id, by, at)
    count_figures(report, by, at)
    report.nil = True
    if may_submit(by, report):
        return _submit(report, by, at)
    _keep(report, ReportStep.DRAFT, ready_at=at)
    record(events.REPORT_DRAFTED, about=("report", report.pk), by=by, at=at, new={"nil": True})
    _tell_signers(report, by, at)
    return report


@transaction.atomic
def copy_last(*, report_id: int, by: Acting, at: dt.datetime) -> Report:
    """Chép phần viết của kỳ trước, each marked as copied until it is changed; figures are never copied."""
    report = _to_draft(report_id, by, at)
    last = earlier_report(report)
    if last is None:
        raise Refusal(
            "report.copy", N_("Chưa có báo cáo kỳ trước đã nộp."), advice=N_("Viết mới, hoặc bấm Không phát sinh.")
        )
    asked = {f.key for f in fields_of(report.version) if f.kind is FieldKind.TEXT}
    answered = {answer.field.key for answer in answers_of(report) if answer.given}
    texts = {f.field: f.text for f in last.figures.all() if f.text and f.field in asked - answered}
    count_figures(report, by, at)
    answer_fields(report, texts, {}, by, at, copied_from=last.period)
    _keep(report, ReportStep.DRAFT, ready_at=None)
    new = {"copied_from": last.period, "fields": sorted(texts)}
    record(events.REPORT_DRAFTED, about=("report", report.pk), by=by, at=at, new=new)
    return report


@transaction.atomic
def present_report(*, report_id: int, by: Acting, at: dt.datetime) -> Report:
    """Trình ký: the leaders of the body are told that it waits for a signature."""
    report = _to_draft(report_id, by, at)
    _require_whole(report)
    _keep(report, ReportStep.DRAFT, ready_at=at)
    record(events.REPORT_PRESENTED, about=("report", report.pk), by=by, at=at)
    _tell_signers(report, by, at)
    return report


@transaction.atomic
def submit_report(*, report_id: int, by: Acting, at: dt.datetime) -> Report:
    """Ký, nộp. Only a leader of the body; what counts as late is measured here.

    Refusals: report.before_closing, report.missing_field, report.step.
    """
    report = take_report(report_id, by=by, at=at)
    require(may_submit(by, report), WHO_SIGNS)
    count_figures(report, by, at)
    return _submit(report, by, at)


def _submit(report: Report, by: Acting, at: dt.datetime) -> Report:
    on = timezone.localdate(at)
    if on < report.closing:
        raise Refusal(
            "report.before_closing",
            Sentence(N_("Số liệu chốt ngày {day}: chưa nộp được."), {"day": day_short(report.closing)}),
            clause="09/2019/NĐ-CP, Điều 12",
            advice=N_("Bản soạn được giữ; nộp từ ngày chốt số liệu."),
            key="C4.2",
        )
    if not report.nil:
        _require_whole(report)
    person = by.on_behalf_of_id or by.person_id
    held = holdings_of(person, on).filter(post_id=by.post_id).first()
    report.signer_name, report.signer_title = by.person_name, held.post.title if held else ""
    report.submitted_on, report.submitted_at = on, at
    _keep(report, ReportStep.SUBMIT)
    new = {"signer": by.person_name, "due_on": report.due_on, "submitted_on": on, "nil": report.nil}
    record(events.REPORT_SUBMITTED, about=("report", report.pk), by=by, at=at, new=new)
    template = N_("{agency} nộp báo cáo {title}, {period}.")
    _tell(report, {report.obligation.keeper_id, report.obligation.to_id}, template, "submitted", by, at)
    return report


def _to_draft(report_id: int, by: Acting, at: dt.datetime) -> Report:
    report = take_report(report_id, by=by, at=at)
    require(may_draft(by, report), WHO_DRAFTS)
    moved(ReportState(report.state), ReportStep.DRAFT)
    if report.state == ReportState.OPEN and report.obligation.form:
        report.version = latest_version(report.obligation.form)
    return report


def _require_whole(report: Report) -> None:
    """Refusal report.missing_field, which names the fields that are still empty."""
    given = [answer.field.key for answer in answers_of(report) if answer.given]
    lacking = missing_fields(fields_of(report.version), given)
    if lacking:
        named = ", ".join(f"“{f.label}”" for f in lacking[:5])
        raise Refusal(
            "report.missing_field",
            Sentence(N_("Còn mục bắt buộc chưa có: {fields}."), {"fields": named}),
            clause="1773-CV/TU, mục 4",
            advice=N_("Điền các mục ấy rồi lưu, hoặc bấm Không phát sinh."),
            key="C4.2",
        )


def _keep(report: Report, step: ReportStep, **changes: dt.datetime | None) -> None:
    report.state = str(moved(ReportState(report.state), step))
    for name, value in changes.items():
        setattr(report, name, value)
    report.revision += 1
    report.save()


def _tell_signers(report: Report, by: Acting, at: dt.datetime) -> None:
    people = speakers_of([report.agency_id], timezone.localdate(at), (Role.LEADER,)) - {by.person_id}
    text = Sentence(
        N_("Báo cáo {title}, {period}, chờ ký; hạn nộp {day}."),
        {"title": report.obligation.title, "period": period_name(report.period), "day": day_short(report.due_on)},
    )
    tell(
        people=people,
        kind=events.REPORT_PRESENTED,
        about=("report", report.pk),
        text=text,
        url=reverse("reports:report", args=[report.pk]),
        slot=f"report:{report.pk}:present:{report.revision}",
        at=at,
    )


def _tell(report: Report, bodies: set[int], template: str, slot: str, by: Acting, at: dt.datetime) -> None:
    values = {
        "agency": report.agency.name,
        "title": report.obligation.title,
        "period": period_name(report.period),
    }
    tell(
        people=speakers_of(bodies, timezone.localdate(at), (Role.COORDINATOR,)) - {by.person_id},
        kind=events.REPORT_SUBMITTED,
        about=("report", report.pk),
        text=Sentence(template, values),
        url=reverse("reports:report", args=[report.pk]),
        slot=f"report:{report.pk}:{slot}:{report.revision}",
        at=at,
    )
