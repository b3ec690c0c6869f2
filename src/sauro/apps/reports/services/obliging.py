"""Chế độ báo cáo: việc làm. Proposed from a directive's words, confirmed, made by hand, changed, ended (C4.2, C5.4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from sauro.apps.agencies.queries import above
from sauro.apps.journal.services import record
from sauro.apps.reports import events
from sauro.apps.reports.models import Obligation, ObligationBody, ObligationState
from sauro.apps.reports.permissions.obligations import may_keep, may_run
from sauro.apps.reports.queries.obligations import timing_of
from sauro.apps.reports.services.taking import WHO_KEEPS, require, said, take_obligation
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.acting import Acting
from sauro.domain.editing import require_as_seen
from sauro.domain.obligations import DueKind, PeriodKind, period_ending
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

_WORDS = ("title", "basis", "clause", "signs")


@dataclass(frozen=True, slots=True)
class Terms:
    """Nội dung chế độ báo cáo, as a person settles it. `bodies`, `group_kind` + `group_under_id`: who reports."""

    title: str
    period: PeriodKind
    to_id: int
    form_id: int
    since: dt.date
    basis: str = ""
    clause: str = ""
    directive_id: int | None = None
    closing_day: int | None = None
    due_kind: DueKind = DueKind.WORKING_DAYS
    due_number: int = 5
    due_months: int = 0
    bodies: Sequence[int] = field(default_factory=tuple)
    group_kind: str = ""
    group_under_id: int | None = None
    prepares: str = "coordinator"
    signs: str = ""


@transaction.atomic
def make_obligation(*, terms: Terms, by: Acting, at: dt.datetime) -> Obligation:
    """Lập chế độ báo cáo bằng tay, from a regulation or a directive; the own body keeps it."""
    require(may_keep(by), WHO_KEEPS)
    _check(terms, by, at)
    row = Obligation(keeper_id=by.agency_id, made_at=at)
    return _settle(row, terms, events.OBLIGATION_MADE, by, at)


@transaction.atomic
def confirm_obligation(
    *, obligation_id: int, terms: Terms, by: Acting, at: dt.datetime, seen: int | None = None
) -> Obligation:
    """Xác nhận đề xuất: what the words proposed, as a person settled it; from now on it is in force."""
    row = _mine(obligation_id, ObligationState.PROPOSED, by, at)
    require_as_seen(row.revision, seen)
    _check(terms, by, at)
    return _settle(row, terms, events.OBLIGATION_MADE, by, at)


@transaction.atomic
def change_obligation(
    *, obligation_id: int, terms: Terms, by: Acting, at: dt.datetime, seen: int | None = None
) -> Obligation:
    """Sửa chế độ báo cáo; reports that are open keep the days with which they were opened.

    `seen`: the revision that was shown; refusal row.stale.
    """
    row = _mine(obligation_id, ObligationState.IN_FORCE, by, at)
    require_as_seen(row.revision, seen)
    _check(terms, by, at)
    return _settle(row, terms, events.OBLIGATION_CHANGED, by, at)


@transaction.atomic
def decline_obligation(*, obligation_id: int, reason: str, by: Acting, at: dt.datetime) -> Obligation:
    """Không lập: the proposal stays with its reason and does not come again."""
    row = _mine(obligation_id, ObligationState.PROPOSED, by, at)
    row.decided_because = said(reason, N_("Ghi lý do không lập chế độ báo cáo."))
    row.state = ObligationState.DECLINED
    _save(row)
    about = ("obligation", row.pk)
    record(events.OBLIGATION_DECLINED, about=about, by=by, at=at, new={"reason": row.decided_because})
    return row


@transaction.atomic
def end_obligation(*, obligation_id: int, until: dt.date, reason: str, by: Acting, at: dt.datetime) -> Obligation:
    """Kết thúc from a day on: no report of a period that closes then or later is opened."""
    row = _mine(obligation_id, ObligationState.IN_FORCE, by, at)
    if until < row.since:
        raise Refusal("report.until", N_("Ngày kết thúc trước ngày bắt đầu áp dụng."), advice=N_("Chọn ngày muộn hơn."))
    row.until = until
    row.decided_because = said(reason, N_("Ghi lý do kết thúc."))
    if until <= timezone.localdate(at):
        row.state = ObligationState.ENDED
    _save(row)
    new = {"reason": row.decided_because, "until": until}
    record(events.OBLIGATION_ENDED, about=("obligation", row.pk), by=by, at=at, new=new)
    return row


def _mine(obligation_id: int, state: ObligationState, by: Acting, at: dt.datetime) -> Obligation:
    row = take_obligation(obligation_id, by=by, at=at)
    require(may_run(by, row), WHO_KEEPS)
    if row.state != state:
        raise Refusal(
            "report.obligation.state",
            N_("Chế độ báo cáo đã ở bước khác: không làm được việc này."),
            advice=N_("Tải lại trang."),
        )
    return row


def _check(terms: Terms, by: Acting, at: dt.datetime) -> None:
    """Refusals report.obligation.*: without basis, without reporters, a reporter above the body that asks."""
    said(terms.title, N_("Chế độ báo cáo cần có tên."))
    if not (terms.basis.strip() or terms.directive_id):
        raise Refusal(
            "report.obligation.basis",
            N_("Chế độ báo cáo phải có căn cứ."),
            clause="09/2019/NĐ-CP",
            advice=N_("Ghi số, ký hiệu văn bản và điều khoản."),
            key="C4.2",
        )
    if not terms.bodies and not (terms.group_kind and terms.group_under_id):
        raise Refusal(
            "report.obligation.bodies",
            N_("Chưa có nơi báo cáo."),
            advice=N_("Chọn từng cơ quan, hoặc một nhóm cơ quan cùng loại dưới một cơ quan."),
        )
    over = set(terms.bodies) & set(above(by.agency_id, timezone.localdate(at)))
    if over:
        raise Refusal(
            "report.obligation.above",
            N_("Không lập chế độ báo cáo cho cơ quan cấp trên của mình."),
            advice=N_("Bỏ cơ quan cấp trên khỏi danh sách."),
            clause="1773-CV/TU, mục 1",
        )


def _settle(row: Obligation, terms: Terms, kind: str, by: Acting, at: dt.datetime) -> Obligation:
    """Write the terms: the row, the bodies named one by one, the journal."""
    old = {name: getattr(row, name) for name in ("period", "due_kind", "due_number", "closing_day")} if row.pk else None
    for name in _WORDS:
        setattr(row, name, " ".join(getattr(terms, name).split()))
    for name in (
        "to_id", "form_id", "since", "closing_day", "due_number", "due_months", "group_under_id", "group_kind",
        "prepares",
    ):  # fmt: skip
        setattr(row, name, getattr(terms, name))
    row.period, row.due_kind = str(terms.period), str(terms.due_kind)
    row.directive_id = terms.directive_id or row.directive_id
    row.state = ObligationState.IN_FORCE
    _try_timing(row)
    _save(row)
    row.bodies.exclude(agency_id__in=terms.bodies).delete()
    known = set(row.bodies.values_list("agency_id", flat=True))
    ObligationBody.objects.bulk_create(
        ObligationBody(obligation=row, agency_id=body) for body in dict.fromkeys(terms.bodies) if body not in known
    )
    new = {
        "title": row.title, "period": row.period, "due_kind": row.due_kind, "due_number": row.due_number,
        "closing_day": row.closing_day, "basis": row.basis, "bodies": sorted(terms.bodies),
    }  # fmt: skip
    record(kind, about=("obligation", row.pk), by=by, at=at, old=old, new=new)
    return row


def _try_timing(row: Obligation) -> None:
    """A due date that no period can have is refused now, not by the job in the night."""
    timing = timing_of(row)
    if timing.kind is not PeriodKind.AD_HOC:
        last_month = 9 if timing.kind is PeriodKind.NINE_MONTHS else 12
        period_ending(timing, row.since.year, last_month, calendar=calendar(), rules=rules())


def _save(row: Obligation) -> None:
    row.revision += 1 if row.pk else 0
    row.save()
