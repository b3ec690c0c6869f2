"""The review by keyboard and by selecting words; two people at once; what a rule stops."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import office

pytestmark = pytest.mark.journey
SELECT = """([inside, words]) => {
  const holder = [...document.querySelectorAll('#chu [data-o]')].find(h => h.textContent.includes(inside));
  const walk = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
  }
  return false;
}"""


def read(sit_down, tmp_path: Path, number: str) -> int:
    """A directive of that number, uploaded by the clerk and read."""
    file = tmp_path / f"{number.replace('/', '-')}.txt"
    file.write_text(office.paper(number), encoding="utf-8")
    clerk = sit_down("vanthu")
    clerk.go("/directives/upload/")
    clerk.page.check("#id_declared_open")
    clerk.page.set_input_files("#id_files", str(file))
    clerk.click("text=Tải lên và đọc")
    office.worker_reads()
    return office.directive_id(number)


def open_work(person) -> str:
    return person.reads(".draft[aria-current] h3")


def test_by_keyboard_alone(sit_down, tmp_path: Path) -> None:
    pk = read(sit_down, tmp_path, "216-CV/TU")
    someone = sit_down("tonghop")
    someone.go(f"/review/{pk}/")
    first = open_work(someone)

    someone.press("j")
    second = open_work(someone)
    someone.press("k")
    assert (open_work(someone), second != first) == (first, True)
    someone.press("s")
    someone.page.keyboard.type("Chỉ là lời kêu gọi")
    someone.press("Enter")
    assert "Đã bỏ qua" in someone.reads("#thong-bao")
    someone.press("u")
    assert "Đã hoàn tác" in someone.reads("#thong-bao")
    someone.press("j", "Enter")
    assert "Đã duyệt, vào sổ" in someone.reads("#thong-bao")
    someone.press("e")
    assert someone.page.evaluate("document.activeElement.name") == "lead"
    someone.press("Escape", "Shift+?")

    assert someone.page.is_visible("dialog#phim")
    assert someone.faults() == []


def test_a_value_lights_up_its_words(sit_down) -> None:
    pk = office.directive_id("216-CV/TU")
    someone = sit_down("tonghop")
    someone.go(f"/review/{pk}/")

    someone.click("#de-xuat a:has-text('kiểm tra không báo trước')")
    someone.page.click("#sua a.val:has-text('trong quý IV năm 2026')")

    assert someone.reads("mark.lit") == "trong quý IV năm 2026"


def test_words_become_a_value_and_a_draft(sit_down) -> None:
    pk = office.directive_id("216-CV/TU")
    someone = sit_down("tonghop")
    someone.go(f"/review/{pk}/")
    someone.click("#de-xuat a:has-text('cơ quan báo chí')")

    assert someone.page.evaluate(SELECT, ["cơ quan báo chí", "đăng kết quả"])
    someone.page.wait_for_selector("#chon-chu:not([hidden])")
    assert someone.faults() == []
    someone.picture("selection-1440")
    someone.click("#chon-chu button:has-text('Sản phẩm')")
    assert someone.page.input_value("#sua [name=product_words]") == "đăng kết quả"
    before = someone.page.locator(".draft").count()
    assert someone.page.evaluate(SELECT, ["quán triệt, nâng cao", "quán triệt, nâng cao trách nhiệm"])
    someone.page.wait_for_selector("#chon-chu:not([hidden])")
    someone.click("#chon-chu button:has-text('Tạo đề xuất')")

    assert someone.page.locator(".draft").count() == before + 1


def test_two_leads_are_settled_by_a_person(sit_down) -> None:
    pk = office.directive_id("216-CV/TU")
    someone = sit_down("tonghop")
    someone.go(f"/review/{pk}/")
    someone.click("#de-xuat a:has-text('kiểm kê hồ sơ đất đai')")

    someone.click("button:has-text('Duyệt')")
    assert "1773-CV/TU" in someone.reads("[role=alert]")
    assert someone.faults() == []
    someone.picture("refusal-1440")
    someone.page.check("text=Sở Xây dựng chủ trì, nơi còn lại phối hợp")
    someone.click("text=Áp dụng")

    assert someone.page.input_value("#sua [name=lead]") == "Sở Xây dựng"
    assert "Sở Nông nghiệp và Môi trường" in someone.page.input_value("#sua [name=coordinating]")


def test_nobody_writes_over_the_other(sit_down) -> None:
    pk = office.directive_id("216-CV/TU")
    one, other = sit_down("tonghop"), sit_down("vanthu")
    for person in (one, other):
        person.go(f"/review/{pk}/")
        person.click("#de-xuat a:has-text('sắp xếp lại')")
    one.page.fill("#sua [name=work]", "Sắp xếp lại người làm việc ở bộ phận một cửa, xong trong năm")
    one.click("text=Lưu nháp")

    other.page.fill("#sua [name=work]", "Bố trí lại người ở bộ phận một cửa")
    other.click("text=Lưu nháp")

    assert other.page.input_value("#sua [name=work]") == "Bố trí lại người ở bộ phận một cửa"
    assert "Đang lưu: Sắp xếp lại người làm việc ở bộ phận một cửa, xong trong năm" in other.reads("#sua")
    assert other.faults() == []
    other.picture("stale-1440")
    one.go(f"/review/{pk}/")
    assert "xong trong năm" in one.reads("#de-xuat")
