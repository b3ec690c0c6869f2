"""What comes in: the four forms of one document, a file with a secrecy mark, a file nobody can read, a second copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import office
from tests.readers.typeset import to_docx, to_pdf, to_scan

pytestmark = pytest.mark.journey


def upload(person, *files: Path) -> None:
    person.go("/directives/upload/")
    person.page.check("#id_declared_open")
    person.page.set_input_files("#id_files", [str(f) for f in files])
    person.click("text=Tải lên và đọc")


def test_four_forms_of_one_document(sit_down, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(office.paper("301-CV/TU"), encoding="utf-8")
    (tmp_path / "b.docx").write_bytes(to_docx(office.paper("302-CV/TU")))
    (tmp_path / "c.pdf").write_bytes(to_pdf(office.paper("303-CV/TU")))
    (tmp_path / "d.pdf").write_bytes(to_scan(office.paper("304-CV/TU")))
    clerk = sit_down("vanthu")

    upload(clerk, *(tmp_path / name for name in ("a.txt", "b.docx", "c.pdf", "d.pdf")))
    office.worker_reads()
    clerk.page.wait_for_selector("text=Đã đọc xong")

    assert clerk.page.locator("text=Rà soát >> visible=true").count() >= 4
    batch = clerk.page.url.rstrip("/").rpartition("/")[2]
    drafts = office.elsewhere(lambda: office.drafts_of_batch(batch))
    assert drafts[0] == drafts[1] == drafts[2] > 0, drafts
    assert drafts[3] >= drafts[0] - 1, drafts
    assert clerk.faults() == []
    clerk.click("a:has-text('Rà soát') >> nth=-1")
    clerk.click("text=Ảnh trang")
    assert clerk.page.locator("img.page-img").count() >= 1
    clerk.page.wait_for_timeout(1500)
    assert clerk.page.evaluate("document.querySelector('img.page-img').naturalWidth") > 1000
    assert clerk.faults() == []
    clerk.picture("scan-1440")


def test_nothing_is_taken_without_the_statement(sit_down, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text(office.paper("310-CV/TU"), encoding="utf-8")
    clerk = sit_down("vanthu")
    clerk.go("/directives/upload/")
    clerk.page.set_input_files("#id_files", str(file))

    clerk.page.evaluate("document.querySelectorAll('form').forEach(f => f.noValidate = true)")
    clerk.click("text=Tải lên và đọc")

    assert "Chưa xác nhận tệp không chứa bí mật nhà nước" in clerk.reads("main")
    assert clerk.faults() == []


def test_a_secrecy_mark_is_refused_and_says_what_to_do(sit_down, tmp_path: Path) -> None:
    file = tmp_path / "cong-van-311.txt"
    file.write_text("MẬT\n" + office.paper("311-CV/TU"), encoding="utf-8")
    clerk = sit_down("vanthu")

    upload(clerk, file)
    office.worker_reads()
    clerk.page.wait_for_selector("text=Không nhận")

    said = clerk.reads("#luot-tai")
    assert "đã xóa tệp" in said and "bảo vệ bí mật nhà nước" in said
    assert "311" not in said
    assert clerk.faults() == []
    clerk.picture("secret-1440")


def test_the_same_file_twice_is_recognised(sit_down, tmp_path: Path) -> None:
    file = tmp_path / "lai.txt"
    file.write_text(office.paper("312-CV/TU"), encoding="utf-8")
    clerk = sit_down("vanthu")
    upload(clerk, file)
    office.worker_reads()

    upload(clerk, file)
    office.worker_reads()
    clerk.go(clerk.page.url.removeprefix(clerk.site))

    assert "Tệp này đã có" in clerk.reads("#luot-tai")


def test_a_second_version_shows_the_difference(sit_down, tmp_path: Path) -> None:
    first, second = tmp_path / "ban-1.txt", tmp_path / "ban-2.txt"
    first.write_text(office.paper("313-CV/TU"), encoding="utf-8")
    second.write_text(office.paper("313-CV/TU").replace("12 thủ tục", "15 thủ tục"), encoding="utf-8")
    clerk = sit_down("vanthu")
    upload(clerk, first)
    office.worker_reads()

    upload(clerk, second)
    office.worker_reads()
    clerk.go(clerk.page.url.removeprefix(clerk.site))
    clerk.click("text=So hai bản")

    assert "15 thủ tục" in clerk.reads("ins >> nth=0")
    assert clerk.faults() == []
    clerk.picture("difference-1440")


def test_a_broken_file_is_named(sit_down, tmp_path: Path) -> None:
    file = tmp_path / "hong.pdf"
    file.write_bytes(b"%PDF-1.7 nothing of the kind")
    clerk = sit_down("vanthu")

    upload(clerk, file)
    office.worker_reads()
    clerk.page.wait_for_selector("text=Không nhận")

    assert "Làm gì tiếp" in clerk.reads("#luot-tai")


def test_a_stranger_finds_no_page(sit_down) -> None:
    officer = sit_down("chuyenvien")
    pk = office.directive_id("301-CV/TU")

    answers = [
        officer.go(address).status for address in (f"/directives/{pk}/", f"/review/{pk}/", "/tasks/NV-2026-9999/")
    ]

    assert answers == [404, 404, 404]
    assert officer.faults() == []


def test_pages_of_every_post(sit_down) -> None:
    for username in ("lanhdao", "kiemtra", "quantri", "chuyenvien"):
        person = sit_down(username)
        for address in ("/", "/tasks/", "/directives/", "/post/", "/password/"):
            person.go(address)
            assert person.faults() == [], (username, address)


def test_two_photographs_are_both_shown_and_both_sent(sit_down, tmp_path: Path) -> None:
    page_one, page_two = tmp_path / "trang-1.png", tmp_path / "trang-2.png"
    for page in (page_one, page_two):
        page.write_bytes(b"\x89PNG")
    clerk = sit_down("vanthu", width=360)
    clerk.go("/directives/upload/")

    clerk.page.set_input_files("#chup", str(page_one))
    clerk.page.set_input_files("#chup", str(page_two))

    assert "trang-1.png" in clerk.reads("#da-chon")
    assert "trang-2.png" in clerk.reads("#da-chon")
    assert clerk.page.evaluate("new FormData(document.getElementById('tai-len')).getAll('files').map(f => f.name)")[
        :2
    ] == [
        "trang-1.png",
        "trang-2.png",
    ]
