"""A quarterly report of two sở to Văn phòng Tỉnh ủy, for the stories of reports: obligation, form, people, periods."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sauro.apps.agencies.models import Agency
from sauro.apps.reports import services
from sauro.apps.reports.models import FormVersion, Indicator, Obligation, Report
from sauro.domain.acting import Acting, Role
from sauro.domain.indicators import Direction
from sauro.domain.obligations import PeriodKind
from sauro.domain.report_forms import FieldKind, FieldSpec, default_fields
from tests import cast
from tests.apps.tasks.desk import at_desk
from tests.apps.tasks.running import Running, at, running

MADE = at("2026-09-14")
QUARTER = "2026-Q3"  # closes on 14/09/2026, due five working days after: 21/09/2026
DUE = dt.date(2026, 9, 21)
BACKLOG = FieldSpec("ton", FieldKind.NUMBER, "Hồ sơ tồn", unit="hồ sơ", least=Decimal(0), most=Decimal(9999))
TABLE = FieldSpec("bang", FieldKind.TABLE, "Các xã", required=False, columns=("Xã", "Hồ sơ"))


@dataclass(frozen=True, slots=True)
class Office:
    """The obligation and those around it; `writer`: coordinator of Sở Nội vụ, `signer`: its head."""

    story: Running
    form: FormVersion
    obligation: Obligation
    keeper: Acting
    writer: Acting
    signer: Acting

    @property
    def tinh(self) -> cast.Province:
        return self.story.here.tinh

    def report(self, body: Agency | None = None, period: str = QUARTER) -> Report:
        return Report.objects.get(obligation=self.obligation, agency=body or self.tinh.home, period=period)


def terms(tinh: cast.Province, form: FormVersion, **changes: Any) -> services.Terms:
    """What a person settles: quarterly, five working days after closing, from two sở to Văn phòng Tỉnh ủy."""
    said = services.Terms(
        title="Báo cáo kết quả xử lý hồ sơ quá hạn",
        period=PeriodKind.QUARTER,
        to_id=tinh.committee.pk,
        form_id=form.form_id,
        since=dt.date(2026, 9, 1),
        basis="215-CV/TU",
        clause="mục 4",
        bodies=(tinh.home.pk, tinh.building.pk),
        signs="Thủ trưởng cơ quan",
    )
    return replace(said, **changes)


def office(*, opened: bool = True, **changes: Any) -> Office:
    """The obligation of the coordinator of the office; its reports of quý III/2026 opened on 14/09/2026."""
    story = running()
    keeper = story.here.coordinator
    form = services.save_form(
        form_id=None, name="Báo cáo quý", fields=[*default_fields(), BACKLOG, TABLE], by=keeper, at=MADE
    )
    obligation = services.make_obligation(terms=terms(story.here.tinh, form, **changes), by=keeper, at=MADE)
    if opened:
        services.open_reports(MADE.date(), MADE)
    return Office(story, form, obligation, keeper, at_desk(Role.COORDINATOR, story.here.tinh.home), story.head)


def filled(there: Office, report: Report | None = None, **values: str) -> Report:
    """A draft that holds what the form requires."""
    said = {"results": "Đã rà soát 120 hồ sơ, xong 80.", "ton": "40", **values}
    row = report or there.report()
    return services.draft_report(report_id=row.pk, typed=services.Typed(said), by=there.writer, at=at("2026-09-16"))


def submitted(there: Office, day: str = "2026-09-18") -> Report:
    """Drafted by the coordinator, signed and submitted by the head of Sở Nội vụ."""
    report = filled(there)
    return services.submit_report(report_id=report.pk, by=there.signer, at=at(day))


def growth(there: Office, **changes: Any) -> Indicator:
    """Thứ hạng tăng trưởng of a resolution, quarterly, supplied by Sở Xây dựng."""
    said = services.Target(
        name="Thứ hạng tăng trưởng GRDP",
        unit="hạng",
        direction=Direction.RANK,
        decimals=0,
        target=Decimal(10),
        target_on=dt.date(2026, 12, 31),
        supplier_id=there.tinh.building.pk,
        period=PeriodKind.QUARTER,
        since=dt.date(2025, 1, 1),
        basis="05-NQ/TU",
        clause="mục II.1",
        baseline=Decimal(24),
        baseline_on=dt.date(2024, 12, 31),
    )
    return services.make_indicator(target=replace(said, **changes), by=there.keeper, at=MADE)
