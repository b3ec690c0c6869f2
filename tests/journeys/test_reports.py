"""A quarter's report of the sở: asked for, filled from the register, signed, collected; targets with their plot."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from sauro.apps.accounts.models import User
from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.reports import services
from sauro.apps.reports.models import Indicator, Obligation, Report
from sauro.domain.acting import Acting, Role
from sauro.domain.indicators import Direction
from sauro.domain.obligations import PeriodKind
from sauro.domain.report_forms import FieldKind, FieldSpec, default_fields
from tests.journeys import clock, office

pytestmark = pytest.mark.journey
TITLE = "Báo cáo kết quả xử lý hồ sơ quá hạn"


def acting(username: str) -> Acting:
    user = User.objects.get(username=username)
    held = Holding.objects.filter(person_id=user.person_id, until=None).select_related("post__agency", "person")[0]
    body = held.post.agency
    return Acting(user.pk, held.person_id, held.person.name, held.post_id, body.pk, body.name, Role(held.role))


def lay_the_table() -> tuple[int, int, int]:
    """The obligation of the sở, a report of Sở Nội vụ to fill, and an indicator with six quarters."""
    keeper, at = acting("tonghop"), clock.now()
    known = Obligation.objects.filter(title=TITLE).first()
    if known:
        return known.pk, Report.objects.get(obligation=known, agency__name="Sở Nội vụ").pk, Indicator.objects.get().pk
    backlog = FieldSpec("ton", FieldKind.NUMBER, "Hồ sơ quá hạn còn tồn", unit="hồ sơ", least=Decimal(0))
    form = services.save_form(
        form_id=None, name="Báo cáo quý về hồ sơ quá hạn", fields=[*default_fields(), backlog], by=keeper, at=at
    )
    bodies = list(
        Agency.objects.filter(name__in=("Sở Nội vụ", "Sở Xây dựng", "Sở Tư pháp")).values_list("pk", flat=True)
    )
    terms = services.Terms(
        title=TITLE, period=PeriodKind.AD_HOC, to_id=keeper.agency_id, form_id=form.form_id, since=at.date(),
        basis="215-CV/TU", clause="mục 4", bodies=bodies, signs="Thủ trưởng cơ quan",
    )  # fmt: skip
    row = services.make_obligation(terms=terms, by=keeper, at=at)
    today = at.date()
    asked = services.Asked(today - dt.timedelta(days=90), today, today + dt.timedelta(days=7))
    services.ask_ad_hoc(obligation_id=row.pk, asked=asked, by=keeper, at=at)
    target = services.Target(
        name="Thứ hạng tăng trưởng GRDP", unit="hạng", decimals=0, direction=Direction.RANK, target=Decimal(10),
        target_on=dt.date(2026, 12, 31), supplier_id=keeper.agency_id, period=PeriodKind.QUARTER,
        since=dt.date(2025, 1, 1), basis="05-NQ/TU", clause="mục II.1", baseline=Decimal(24),
        baseline_on=dt.date(2024, 12, 31),
    )  # fmt: skip
    indicator = services.make_indicator(target=target, by=keeper, at=at)
    told = {"indicator_id": indicator.pk, "source": "Thống kê tỉnh, công bố quý", "by": keeper, "at": at}
    for period, value in (("2025-Q1", 24), ("2025-Q2", 22), ("2025-Q4", 17), ("2026-Q1", 14), ("2026-Q2", 12)):
        services.give_value(period=period, value=Decimal(value), **told)
    services.give_value(period="2026-Q2", value=Decimal(11), reason="công bố lại ngày 10/9/2026", **told)
    return row.pk, Report.objects.get(obligation=row, agency__name="Sở Nội vụ").pk, indicator.pk


def fill(who: Any, report: int) -> None:
    who.go(f"/reports/{report}/")
    who.page.fill("[name=f-ton]", "1.846")
    who.page.fill("[name=f-results]", "Đã rà soát 2.940 hồ sơ, xử lý xong 1.094 hồ sơ. Các đơn vị quan tâm chỉ đạo.")
    who.page.fill("[name=f-difficulties]", "Chờ dữ liệu một cửa của 5 nơi, lâu nhất 23 ngày làm việc.")
    who.page.fill("[name=f-given]", "9")
    who.page.fill("[name=r-given]", "ba việc giao miệng chưa vào sổ")
    who.click("button[value=draft]")


def test_a_report_is_filled_collected_and_looked_at(sit_down: Any) -> None:
    obligation, report, indicator = office.elsewhere(lay_the_table)
    head, keeper, phone = sit_down("snv.lanhdao"), sit_down("tonghop"), sit_down("snv.lanhdao", width=360)

    fill(head, report)
    assert "Câu chung chung" in head.reads("main")
    head.picture("report-1440")
    phone.go(f"/reports/{report}/")
    phone.picture("report-360")
    faults = {f"report {w.page.viewport_size}": w.faults() for w in (head, phone)}
    head.go("/reports/")
    faults["list"] = head.faults()
    head.go(f"/reports/{report}/")
    head.click("button[value=submit]")
    assert "Đã nộp" in head.reads("main")

    period = office.elsewhere(lambda: Report.objects.get(pk=report).period)
    seen = {
        "reports": "/reports/", "obligation": f"/reports/obligations/{obligation}/",
        "collected": f"/reports/obligations/{obligation}/{period}/", "report-form": "/reports/forms/new/",
        "indicators": "/reports/indicators/", "indicator": f"/reports/indicators/{indicator}/",
        "obligations": "/reports/obligations/", "obligation-new": "/reports/obligations/new/",
        "indicator-new": "/reports/indicators/new/", "report-figure": f"/reports/{report}/figures/given/",
    }  # fmt: skip
    small = sit_down("tonghop", width=360)
    for who, width in ((keeper, 1440), (small, 360)):
        for name, address in seen.items():
            who.go(address)
            faults[f"{name} {width}"] = who.faults()
            if name in ("obligation", "collected", "report-form", "indicator", "reports"):
                who.picture(f"{name}-{width}")

    assert {page: found for page, found in faults.items() if found} == {}
