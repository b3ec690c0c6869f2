"""A real directive of the corpus, where it is at hand: the four forms in, drafts approved, tasks in the register."""

from __future__ import annotations

from pathlib import Path

import pytest

from sauro.apps.directives.models import Directive
from sauro.apps.findings.jobs import look_again
from sauro.apps.findings.models import Finding
from tests.journeys import office
from tests.journeys.clock import now
from tests.readers.typeset import to_docx, to_pdf, to_scan

pytestmark = pytest.mark.journey
DOCUMENTS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "docs"


HERE = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the corpus is not part of the project")


@HERE
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


def _uploaded(clerk, stem: str) -> int:
    """A document of the corpus, uploaded and read; its row. No picture is taken of it."""
    clerk.go("/directives/upload/")
    clerk.page.check("#id_declared_open")
    clerk.page.set_input_files("#id_files", str(next(DOCUMENTS.glob(f"{stem}_*.txt"))))
    clerk.click("text=Tải lên và đọc")
    office.worker_reads()
    return office.elsewhere(lambda: Directive.objects.latest("pk").pk)


def _overlaps() -> list[tuple[str, set[str]]]:
    """(rule, numbers of the documents quoted) of each overlap found."""
    numbers = dict(Directive.objects.values_list("pk", "number"))
    rows = Finding.objects.filter(rule__startswith="overlap.").exclude(state="gone")
    return [(row.rule, {numbers[p["directive"]] for p in row.proof}) for row in rows]


@HERE
def test_the_three_directives_have_their_families_and_their_overlap_is_found(sit_down) -> None:
    clerk, coordinator = sit_down("vanthu"), sit_down("tonghop")
    first, second, third = (_uploaded(clerk, stem) for stem in ("000", "002", "004"))

    coordinator.go(f"/directives/{first}/family/")
    drawn = coordinator.reads("main")
    assert "21-KL/TW" in drawn and "Tiếp tục thực hiện" in drawn
    assert coordinator.faults() == []
    coordinator.go(f"/directives/{third}/family/")
    assert "2596-CV/TU" in coordinator.reads("main")
    assert "Triển khai thực hiện" in coordinator.reads("tr:has-text('2596-CV/TU')")
    assert coordinator.faults() == []

    office.elsewhere(lambda: look_again(now()))
    found = office.elsewhere(_overlaps)
    assert ("overlap.control", {"1773-CV/TU"}) in found
    assert any(rule == "overlap.control" and len(numbers) == 2 for rule, numbers in found)
    coordinator.go("/findings/")
    assert "1773-CV/TU" in coordinator.reads("main")
    assert second
