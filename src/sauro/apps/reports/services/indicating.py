"""Chỉ tiêu: việc làm. Define, give a value, correct it with its reason, stop (B)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from sauro.apps.journal.services import record
from sauro.apps.reports import events
from sauro.apps.reports.models import Indicator, IndicatorValue
from sauro.apps.reports.permissions.indicators import may_change, may_define, may_give_value
from sauro.apps.reports.queries.indicators import periods_of
from sauro.apps.reports.services.taking import WHO_GIVES, WHO_KEEPS, require, said, take_indicator
from sauro.domain.acting import Acting
from sauro.domain.indicators import Direction, require_reason
from sauro.domain.obligations import Period, PeriodKind, period_name
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_


@dataclass(frozen=True, slots=True)
class Target:
    """Chỉ tiêu, as a person defines it."""

    name: str
    unit: str
    direction: Direction
    target: Decimal
    target_on: dt.date
    supplier_id: int
    period: PeriodKind
    since: dt.date
    decimals: int = 1
    baseline: Decimal | None = None
    baseline_on: dt.date | None = None
    directive_id: int | None = None
    basis: str = ""
    clause: str = ""


@transaction.atomic
def make_indicator(*, target: Target, by: Acting, at: dt.datetime) -> Indicator:
    """Lập chỉ tiêu of a resolution; the own body keeps it. Refusals indicator.basis, .dates, .name."""
    require(may_define(by), WHO_KEEPS)
    name = said(target.name, N_("Chỉ tiêu cần có tên."), 300)
    if not (target.basis.strip() or target.directive_id):
        raise Refusal(
            "indicator.basis",
            N_("Chỉ tiêu phải có nghị quyết, kế hoạch làm căn cứ."),
            advice=N_("Chọn văn bản trong sổ, hoặc ghi số, ký hiệu và điều khoản."),
            key="B",
        )
    if target.target_on < target.since or target.period is PeriodKind.AD_HOC:
        raise Refusal(
            "indicator.dates", N_("Mốc đạt chỉ tiêu phải sau ngày bắt đầu theo dõi."), advice=N_("Xem lại hai ngày.")
        )
    if Indicator.objects.filter(keeper_id=by.agency_id, name=name).exists():
        raise Refusal("indicator.name", N_("Đã có chỉ tiêu tên này."), advice=N_("Ghi thêm năm hoặc phạm vi vào tên."))
    row = Indicator.objects.create(
        name=name,
        unit=said(target.unit, N_("Chỉ tiêu cần có đơn vị tính."), 60),
        decimals=target.decimals,
        direction=str(target.direction),
        target=target.target,
        target_on=target.target_on,
        baseline=target.baseline,
        baseline_on=target.baseline_on,
        directive_id=target.directive_id,
        basis=target.basis.strip()[:300],
        clause=target.clause.strip()[:60],
        keeper_id=by.agency_id,
        supplier_id=target.supplier_id,
        period=str(target.period),
        since=target.since,
        made_at=at,
    )
    new = {"name": row.name, "target": row.target, "target_on": row.target_on, "unit": row.unit}
    record(events.INDICATOR_MADE, about=("indicator", row.pk), by=by, at=at, new=new)
    return row


@transaction.atomic
def end_indicator(*, indicator_id: int, until: dt.date, reason: str, by: Acting, at: dt.datetime) -> Indicator:
    """Thôi theo dõi from a day on; what was given stays."""
    row = take_indicator(indicator_id, by=by)
    require(may_change(by, row), WHO_KEEPS)
    words = said(reason, N_("Ghi lý do thôi theo dõi."))
    if until < row.since:
        raise Refusal("indicator.dates", N_("Ngày kết thúc trước ngày bắt đầu."), advice=N_("Chọn ngày muộn hơn."))
    row.until = until
    row.save(update_fields=["until"])
    new = {"reason": words, "until": until}
    record(events.INDICATOR_ENDED, about=("indicator", row.pk), by=by, at=at, new=new)
    return row


@transaction.atomic
def give_value(
    *, indicator_id: int, period: str, value: Decimal, source: str, by: Acting, at: dt.datetime, reason: str = ""
) -> IndicatorValue:
    """Ghi giá trị of a period that has ended. One that stands already is struck through, with the reason."""
    row = take_indicator(indicator_id, by=by)
    require(may_give_value(by, row), WHO_GIVES)
    found = write_value(row, period_to_give(row, period, timezone.localdate(at)), value, source, reason, by, at)
    if found.replaced is None:
        new = {"period": period_name(period), "value": value, "source": found.row.source}
        record(events.VALUE_GIVEN, about=("indicator", row.pk), by=by, at=at, new=new)
    else:
        record(
            events.VALUE_CORRECTED,
            about=("indicator", row.pk),
            by=by,
            at=at,
            old={"value": found.replaced.value, "source": found.replaced.source},
            new={"period": period_name(period), "value": value, "reason": found.replaced.replaced_because},
        )
    return found.row


@dataclass(frozen=True, slots=True)
class Written:
    """Giá trị đã ghi, and the one whose place it took."""

    row: IndicatorValue
    replaced: IndicatorValue | None


def period_to_give(indicator: Indicator, key: str, on: dt.date) -> Period:
    """Kỳ được ghi. Refusal indicator.period where the indicator has no such period, or it has not ended."""
    for period in periods_of(indicator, on):
        if period.key == key:
            return period
    raise Refusal(
        "indicator.period",
        N_("Chỉ tiêu không có kỳ này, hoặc kỳ chưa kết thúc."),
        advice=N_("Chọn một kỳ trong bảng."),
        key="B",
    )


def write_value(
    indicator: Indicator, period: Period, value: Decimal, source: str, reason: str, by: Acting, at: dt.datetime
) -> Written:
    """The rows of one value; the caller holds the lock of the indicator and writes the journal.

    Refusals indicator.decimals, indicator.same, indicator.reason.
    """
    if not value.is_finite() or round(value, indicator.decimals) != value or abs(value) >= Decimal(10) ** 15:
        raise Refusal(
            "indicator.decimals", N_("Giá trị quá lớn hoặc quá nhiều số lẻ."), advice=N_("Làm tròn theo chỉ tiêu.")
        )
    said_source = said(source, N_("Ghi nguồn của giá trị: văn bản, cơ quan công bố."), 300)
    old = indicator.values.select_for_update().filter(period=period.key, replaced_at=None).first()
    if old is not None:
        if old.value == value and old.source == said_source:
            raise Refusal("indicator.same", N_("Giá trị không đổi."), advice=N_("Không cần ghi lại."))
        old.replaced_at, old.replaced_because = at, require_reason(reason)[:500]
        old.save(update_fields=["replaced_at", "replaced_because"])
    row = IndicatorValue.objects.create(
        indicator=indicator,
        period=period.key,
        on=period.closing,
        value=value,
        source=said_source,
        given_on=timezone.localdate(at),
        by_id=by.account_id,
        by_name=by.person_name,
        at=at,
    )
    return Written(row, old)
