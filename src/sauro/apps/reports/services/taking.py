"""Lấy để xử lý. The locked row of a report, an obligation, an indicator for whoever may see it; words that must be."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sauro.apps.reports.models import Indicator, Obligation, Report
from sauro.apps.reports.queries.indicators import indicators_visible_to
from sauro.apps.reports.queries.obligations import obligations_visible_to
from sauro.apps.reports.queries.reports import reports_visible_to
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

WHO_KEEPS = N_("Chỉ chuyên viên tổng hợp, lãnh đạo của cơ quan theo dõi chế độ báo cáo làm được việc này.")
WHO_DRAFTS = N_("Chỉ người của nơi báo cáo được soạn báo cáo này.")
WHO_SIGNS = N_("Chỉ lãnh đạo của nơi báo cáo được ký, nộp.")
WHO_RECEIVES = N_("Chỉ chuyên viên tổng hợp, lãnh đạo của nơi nhận hoặc cơ quan theo dõi tiếp nhận, trả lại báo cáo.")
WHO_GIVES = N_("Chỉ nơi cung cấp hoặc cơ quan theo dõi chỉ tiêu được ghi giá trị.")


def take_report(report_id: int, *, by: Acting, at: dt.datetime) -> Report:
    """Báo cáo, khóa đến hết giao dịch. Refusal report.unknown where it is not there or not to be seen."""
    seen = reports_visible_to(by, timezone.localdate(at)).filter(pk=report_id).exists()
    row = (
        Report.objects.select_for_update(of=("self",))
        .select_related("obligation__to", "obligation__keeper", "obligation__form", "agency", "version")
        .filter(pk=report_id)
        .first()
    )
    if row is None or not seen:
        raise Refusal("report.unknown", N_("Không có báo cáo này."), advice=N_("Tải lại danh sách báo cáo."))
    return row


def take_obligation(obligation_id: int, *, by: Acting, at: dt.datetime) -> Obligation:
    """Chế độ báo cáo, khóa đến hết giao dịch. Refusal report.unknown."""
    seen = obligations_visible_to(by, timezone.localdate(at)).filter(pk=obligation_id).exists()
    row = Obligation.objects.select_for_update(of=("self",)).filter(pk=obligation_id).first()
    if row is None or not seen:
        raise Refusal("report.unknown", N_("Không có chế độ báo cáo này."), advice=N_("Tải lại danh sách."))
    return row


def take_indicator(indicator_id: int, *, by: Acting) -> Indicator:
    """Chỉ tiêu, khóa đến hết giao dịch. Refusal report.unknown."""
    seen = indicators_visible_to(by).filter(pk=indicator_id).exists()
    row = Indicator.objects.select_for_update(of=("self",)).filter(pk=indicator_id).first()
    if row is None or not seen:
        raise Refusal("report.unknown", N_("Không có chỉ tiêu này."), advice=N_("Tải lại danh sách chỉ tiêu."))
    return row


def require(allowed: bool, who: str) -> None:
    """Có quyền. Refusal report.forbidden with the sentence of who may."""
    if not allowed:
        raise Refusal("report.forbidden", who, advice=N_("Báo người có thẩm quyền thực hiện."))


def said(words: str, message: str, longest: int = 500) -> str:
    """Lời phải có. Refusal report.words where it is empty."""
    text = " ".join(words.split())
    if not text:
        raise Refusal("report.words", message, advice=N_("Ghi rõ rồi làm lại."))
    return text[:longest]
