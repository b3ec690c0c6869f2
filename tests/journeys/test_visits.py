"""A visit announced two days ahead: refused without a reason, then sudden with one; recommendations, conclusion."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.journeys import clock, office

pytestmark = pytest.mark.journey
SUBJECT = "Kiểm tra bộ phận một cửa"
PLACE = "Ủy ban nhân dân xã Suối Mây"


def plan(ours) -> str:
    """A programme with Suối Mây in it, a visit on Thursday 17/09, two days from the morning of this story."""
    ours.go("/visits/programmes/new/")
    for name, value in (("name", "Chương trình kiểm tra tháng 9"), ("first", "2026-09-01"), ("last", "2026-09-30")):
        ours.page.fill(f"#id_{name}", value)
    ours.click("main button.btn-primary")
    ours.page.fill("#id_place", PLACE)
    ours.page.select_option("#id_purpose", "check")
    ours.page.fill("#id_about", SUBJECT)
    ours.click("main button.btn-primary")
    assert ours.faults() == []
    ours.picture("visit-programme-1440")
    ours.click("main a:has-text('Lập chuyến đi')")
    ours.page.fill("#id_day", "2026-09-17")
    assert ours.reads("#id_day + .day-said") == "Thứ Năm, 17/09/2026"  # whatever order the browser's own field has
    assert ours.faults() == []
    ours.picture("visit-plan-1440")
    ours.click("main button.btn-primary")
    ours.page.select_option("#id_lead", index=1)
    ours.page.check("#id_members_2")
    ours.click("button:has-text('Ghi đoàn đi')")
    return ours.page.url.removeprefix(ours.site)


def test_a_visit_two_days_ahead_is_sudden_with_a_reason_and_ends_in_the_review(sit_down) -> None:
    clock.move_to(clock.MORNING.date())
    ours, phone = sit_down("tonghop"), sit_down("tonghop", width=360)
    address = plan(ours)
    number = int(address.strip("/").rpartition("/")[2])

    ours.click("button:has-text('Lập dự thảo thông báo')")
    assert "chậm nhất ngày 14/09/2026" in ours.reads("[role=alert]")
    assert "1773-CV/TU, mục 3" in ours.reads("[role=alert]")
    assert ours.faults() == []
    ours.picture("visit-refused-1440")
    ours.page.fill("form[action$='/excuse/'] input[name=reason]", "Phản ánh của người dân về hồ sơ trễ hẹn")
    ours.click("form[action$='/excuse/'] button")
    ours.click("button:has-text('Lập dự thảo thông báo')")
    leader, clerk = sit_down("lanhdao"), sit_down("vanthu")
    leader.go(address)
    leader.click("button:has-text('Ký, lấy số')")
    clerk.go(address)
    clerk.page.fill("#id_how", "trục liên thông")
    clerk.click("button:has-text('Ghi đã gửi')")
    assert "-TB/VPTU" in clerk.reads("main")
    ours.go(address)
    assert ours.faults() == []
    ours.picture("visit-announced-1440")

    commune = sit_down("suoimay.vanthu")
    commune.go("/visits/")
    assert SUBJECT in commune.reads("main")
    commune.click(f"main a:has-text('{SUBJECT}')")
    commune.click(f"main a:has-text('{PLACE}')")
    assert commune.faults() == []
    commune.picture("visit-place-1440")

    clock.move_to(dt.date(2026, 9, 17))
    clerk.go(address)
    clerk.click("button:has-text('Ghi đã đi')")
    clerk.click("summary:has-text('Ghi kiến nghị')")
    clerk.page.fill("#id_words", "Bổ sung một biên chế văn thư cho bộ phận một cửa")
    clerk.page.fill("#id_source", "Chủ tịch UBND xã, buổi làm việc sáng 17/9")
    clerk.page.fill("#id_answers", "Sở Nội vụ")
    clerk.click("button:has-text('Ghi kiến nghị')")
    ours.go(address)
    orders = ours.page.input_value("#id_sentences")
    assert orders.startswith("Giao Sở Nội vụ chủ trì, trả lời kiến nghị")
    more = f"Giao {PLACE} chủ trì, niêm yết công khai hồ sơ trễ hẹn; hoàn thành chậm nhất ngày 30/9/2026."
    ours.page.fill("#id_sentences", f"{orders}\n{more}")
    ours.click("button:has-text('Lập dự thảo kết luận')")
    leader.go(address)
    leader.click("button:has-text('Ký, ra kết luận')")
    office.worker_reads()

    ours.go(address)
    assert "Đã có kết luận" in ours.reads("main")
    assert ours.faults() == []
    ours.picture("visit-concluded-1440")
    phone.go(address)
    assert phone.faults() == []
    phone.picture("visit-concluded-360")
    phone.go("/visits/")
    assert phone.faults() == []
    phone.picture("visits-360")
    ours.go("/visits/")
    assert ours.faults() == []
    ours.picture("visits-1440")
    ours.go(address)
    ours.click("main a:has-text('Mở ở trang rà soát')")
    assert "niêm yết công khai hồ sơ trễ hẹn" in ours.reads("main")
    ours.picture("visit-review-1440")
    assert number
    clock.move_to(clock.MORNING.date())
