"""A real directive of the corpus, where it is at hand: the four forms in, drafts approved, tasks in the register."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys import office
from tests.readers.typeset import to_docx, to_pdf, to_scan

pytestmark = pytest.mark.journey
DOCUMENTS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "docs"


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the corpus is not part of the project")
def test_document_002_from_file_to_register(sit_down, tmp_path: Path) -> None:
    text = next(DOCUMENTS.glob("002_*.txt")).read_text(encoding="utf-8")
    files = {"a.txt": text.encode(), "b.docx": to_docx(text), "c.pdf": to_pdf(text), "d.pdf": to_scan(text)}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    clerk, coordinator = sit_down("vanthu"), sit_down("tonghop")

    for name in files:
        clerk.go("/directives/upload/")
        clerk.page.check("#id_declared_open")
        clerk.page.set_input_files("#id_files", str(tmp_path / name))
        clerk.click("text=Tải lên và đọc")
        office.worker_reads()
    clerk.go("/directives/")
    assert clerk.page.locator("tbody tr").count() >= 4

    pk = office.elsewhere(office.first_of_corpus)
    coordinator.go(f"/review/{pk}/")
    waiting = coordinator.page.locator(".draft").count()
    assert waiting > 0
    coordinator.page.fill("#sua [name=lead]", "Văn phòng Tỉnh ủy")
    coordinator.page.fill("#sua [name=due_on]", "31/12/2026")
    coordinator.page.select_option("#sua [name=product]", "report")
    coordinator.page.fill("#sua [name=authority_document]", "Công văn được giao")
    coordinator.click("button:has-text('Duyệt')")

    assert "Đã duyệt, vào sổ" in coordinator.reads("#thong-bao")
    coordinator.go(f"/tasks/?directive={pk}")
    assert coordinator.page.locator("tbody tr").count() == 1
    assert coordinator.faults() == []
