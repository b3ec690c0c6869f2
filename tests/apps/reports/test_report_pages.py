"""The pages of reports: every button does its deed, a refusal keeps what was typed, who may not is told so."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import docx
import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from sauro.apps.accounts.models import User
from sauro.apps.imports.services import apply_batch, open_batch, undo_batch
from sauro.apps.reports.models import FormVersion, Indicator, IndicatorValue, Obligation, ObligationState, Report
from sauro.domain.acting import Acting, Role
from tests.apps.reports.office import MADE, Office, filled, growth, office, submitted
from tests.apps.tasks.desk import at_desk
from tests.apps.tasks.running import at

pytestmark = pytest.mark.django_db
NOON = at("2026-09-18")


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sauro.web.clock.now", lambda: NOON)


def signed_in(who: Acting) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return client


def post(who: Acting, route: str, pk: int, **said: Any) -> Any:
    return signed_in(who).post(reverse(f"reports:{route}", args=[pk]), said)


def page(who: Acting, name: str, *args: Any) -> str:
    answer = signed_in(who).get(reverse(f"reports:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_page_opens_for_the_keeper_and_says_what_waits() -> None:
    there = office()
    report, indicator = submitted(there), growth(there)

    assert "Chờ tiếp nhận" in page(there.keeper, "list")
    assert "Báo cáo quý" in page(there.keeper, "forms")
    for name, args in {
        "report": (report.pk,), "figure": (report.pk, "given"), "obligations": (), "obligation": (there.obligation.pk,),
        "new_obligation": (), "collected": (there.obligation.pk, "2026-Q3"), "new_form": (), "indicators": (),
        "form": (there.form.form_id,), "new_indicator": (), "indicator": (indicator.pk,),
    }.items():  # fmt: skip
        assert "<h1>" in page(there.keeper, name, *args)


def test_a_refused_correction_keeps_what_was_typed_and_nothing_is_saved() -> None:
    there = office()
    report = filled(there)

    answer = post(there.writer, "report", report.pk, do="draft", **{"f-given": "7", "f-results": "Xong 3 trên 4 việc"})

    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="7"' in text and "Xong 3 trên 4 việc" in text and "phải ghi lý do" in text
    assert report.figures.get(field="given").value == 1


def test_the_head_signs_what_he_typed_in_one_step_and_the_keeper_sends_it_back() -> None:
    there = office()
    report = filled(there)
    said = {"do": "submit", "f-results": "Xong 90 trên 120 hồ sơ", "f-ton": "30"}

    assert post(there.signer, "report", report.pk, **said).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.figures.get(field="ton").value) == ("submitted", 30)
    assert post(there.keeper, "report", report.pk, do="send_back").status_code == 422  # without remarks
    assert post(there.keeper, "report", report.pk, do="receive").status_code == 302
    assert post(there.keeper, "report", report.pk, do="send_back", remarks="Thiếu biểu").status_code == 302
    assert post(there.writer, "report", report.pk, do="receive").status_code == 403
    assert post(there.writer, "report", report.pk, do="burn").status_code == 404
    assert "Thiếu biểu" in page(there.writer, "report", report.pk)


def test_nothing_to_report_is_one_click() -> None:
    there = office()

    assert post(there.signer, "report", there.report().pk, do="nil").status_code == 302

    assert there.report().state == "submitted" and there.report().nil


def test_both_numbers_stand_on_the_page_in_the_table_in_docx_pdf_and_xlsx() -> None:
    there = office()
    report = filled(there)
    reason = "hai việc giao miệng chưa vào sổ"
    said = {"do": "submit", "f-given": "3", "r-given": reason}
    assert post(there.signer, "report", report.pk, **said).status_code == 302

    shown = page(there.keeper, "report", report.pk)
    table = page(there.keeper, "collected", there.obligation.pk, "2026-Q3")
    client = signed_in(there.keeper)
    paper = docx.Document(io.BytesIO(client.get(reverse("reports:docx", args=[report.pk])).content))
    pdf = client.get(reverse("reports:pdf", args=[report.pk])).content
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(reverse("reports:collected_xlsx", args=[there.obligation.pk, "2026-Q3"])).content)
    )

    assert reason in shown and reason in table
    words = "\n".join(p.text for p in paper.paragraphs)
    assert f"3 nhiệm vụ (sổ ghi 1; sửa vì {reason})" in words
    assert pdf.startswith(b"%PDF")
    corrections = [[cell.value for cell in row] for row in book["Số đã sửa tay"].iter_rows(min_row=2)]
    assert corrections == [["Sở Nội vụ", "Nhiệm vụ được giao trong kỳ (nhiệm vụ)", 1, 3, reason]]
    assert "Chưa nộp, còn 1 ngày làm việc" in [cell.value for cell in book["Tổng hợp"]["B"]]


def test_general_phrases_are_pointed_out_and_stop_nothing() -> None:
    there = office()
    report = filled(there, difficulties="Các đơn vị quan tâm chỉ đạo.")

    assert "Câu chung chung" in page(there.writer, "report", report.pk)
    assert post(there.signer, "report", report.pk, do="submit").status_code == 302


TERMS = {
    "title": "Báo cáo tháng", "basis": "12-QC/TU", "clause": "Điều 9", "period": "month", "due_kind": "day",
    "due_number": "5", "due_months": "1", "since": "2026-09-01", "prepares": "coordinator",
}  # fmt: skip


def test_an_obligation_is_made_by_hand_and_refused_without_its_bodies() -> None:
    there = office()
    said = {**TERMS, "to": "Tỉnh ủy An Lạc", "form": there.form.form_id}
    client, url = signed_in(there.keeper), reverse("reports:new_obligation")

    refused = client.post(url, said)
    made = client.post(url, {**said, "bodies": "Sở Nội vụ\nSXD"})

    assert refused.status_code == 422 and "Chưa có nơi báo cáo" in refused.content.decode()
    assert made.status_code == 302
    row = Obligation.objects.get(title="Báo cáo tháng")
    assert (row.state, row.bodies.count(), row.to_id) == (ObligationState.IN_FORCE, 2, there.tinh.committee.pk)
    shown = page(there.keeper, "obligation", row.pk)
    assert "05/11/2026" in shown and "14/10/2026" in shown
    assert post(there.keeper, "obligation", row.pk, do="end", until="2026-10-01", reason="ghép quý").status_code == 302
    assert post(there.signer, "obligation", there.obligation.pk, do="end").status_code == 403


def test_the_builder_orders_adds_and_drops_fields_as_a_new_version() -> None:
    there = office()
    rows = [
        {"key": "ton", "label": "Hồ sơ tồn", "kind": "number", "order": "2", "unit": "hồ sơ", "required": "on"},
        {"key": "results", "label": "Kết quả", "kind": "text", "order": "1", "topic": "results", "longest": "500"},
        {"key": "bang", "label": "Các xã", "kind": "table", "order": "3", "columns": "Xã; Hồ sơ", "drop": "on"},
        {"key": "", "label": "Kiến nghị", "kind": "text", "order": "9", "topic": "proposals", "longest": "300"},
        {"key": "", "label": "", "kind": "number"},
    ]
    said = {"name": "Báo cáo quý", "form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": 3}
    said |= {f"form-{n}-{name}": value for n, row in enumerate(rows) for name, value in row.items()}

    answer = post(there.keeper, "form", there.form.form_id, **said)

    assert answer.status_code == 302
    version = FormVersion.objects.get(form=there.form.form_id, number=2)
    assert [(f["key"], f["kind"]) for f in version.fields] == [
        ("results", "text"), ("ton", "number"), ("kien-nghi", "text"),
    ]  # fmt: skip
    assert post(there.writer, "form", there.form.form_id, **said).status_code == 404


def test_values_are_given_corrected_plotted_and_come_in_by_a_sheet() -> None:
    there = office(opened=False)
    row, who = growth(there), at_desk(Role.COORDINATOR, there.tinh.building)
    said = {"do": "give", "period": "2026-Q2", "value": "12", "source": "Thống kê tỉnh"}
    assert post(who, "indicator", row.pk, **said).status_code == 302
    assert post(who, "indicator", row.pk, **{**said, "value": "9"}).status_code == 422
    corrected = {**said, "value": "9", "reason": "công bố lại ngày 10/9"}
    assert post(who, "indicator", row.pk, **corrected).status_code == 302

    sheet = signed_in(there.keeper).get(reverse("reports:values_xlsx")).content
    assert openpyxl.load_workbook(io.BytesIO(sheet)).active["B1"].value == "Kỳ"
    lines = "\n".join(
        f"Thứ hạng tăng trưởng GRDP,2025-Q{n},{v},Thống kê" for n, v in ((1, 24), (2, 21), (3, 20), (4, 18))
    )
    table = f"Chỉ tiêu,Kỳ,Giá trị,Nguồn\n{lines}\nThứ hạng tăng trưởng GRDP,quý II/2026,9,Thống kê tỉnh\n".encode()
    batch = open_batch(kind="indicator_values", data=table, file_name="chi tieu.csv", by=who, at=NOON)
    apply_batch(batch=batch, by=who, at=NOON, on=NOON.date())

    shown = page(who, "indicator", row.pk)
    assert '<svg class="chart"' in shown and "<del" in shown and "công bố lại ngày 10/9" in shown
    assert IndicatorValue.objects.filter(indicator=row, replaced_at=None).count() == 5
    undo_batch(batch=batch, by=who, at=NOON)
    assert IndicatorValue.objects.filter(indicator=row, replaced_at=None).get().value == Decimal(9)
    assert '<svg class="chart"' not in page(who, "indicator", row.pk)


def test_an_indicator_is_defined_on_its_page() -> None:
    there = office(opened=False)
    said = {
        "name": "Vốn đầu tư toàn xã hội", "unit": "tỷ đồng", "decimals": "1", "direction": "higher",
        "target": "52.300,5", "target_on": "2026-12-31", "basis": "05-NQ/TU",
        "supplier": "Sở Xây dựng", "period": "quarter",
        "since": "2026-01-01",
    }  # fmt: skip

    answer = signed_in(there.keeper).post(reverse("reports:new_indicator"), said)

    assert answer.status_code == 302
    assert Indicator.objects.get().target == Decimal("52300.5")
    assert Report.objects.count() == 0 and MADE < NOON


def keeper_sees(there: Office) -> bool:
    return "Báo cáo kết quả" in page(there.keeper, "obligations")


def test_a_report_is_filled_over_the_api_as_on_its_page() -> None:
    from sauro.apps.accounts.models import Scope
    from sauro.apps.accounts.services import make_token

    there = office()
    _, key = make_token(name="thử", scope=Scope.WRITE, days=30, by=there.writer, at=MADE)
    header = {"HTTP_AUTHORIZATION": f"Bearer {key}"}
    url = f"/api/v1/reports/{there.report().pk}/figures"

    done = Client().post(url, {"values": {"ton": "12"}}, content_type="application/json", **header)
    refused = Client().post(url, {"values": {"given": "9"}}, content_type="application/json", **header)

    figures = {f["key"]: f for f in done.json()["figures"]}
    assert Decimal(figures["ton"]["value"]) == 12 and Decimal(figures["given"]["register_value"]) == 1
    assert (refused.status_code, refused.json()["code"]) == (422, "report.correct.reason")
    assert keeper_sees(there)
