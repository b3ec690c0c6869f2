"""Một văn bản, mọi dạng tệp: text, DOCX and PDF give the same register; a scan of it nearly so."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from sauro.domain.default_calendar import default_calendar
from sauro.domain.extraction.model import Reading
from sauro.domain.reading import read_directive
from sauro.domain.rulebook import default_rules
from sauro.sample.texts import texts_of
from tests.readers.forms import read
from tests.readers.papers import DISPATCH
from tests.readers.typeset import to_docx, to_pdf, to_scan

SAMPLES = texts_of(dt.date(2026, 9, 26))


def reading(folder: Path, data: bytes | str) -> Reading:
    return read_directive(read(folder, data), calendar=default_calendar(), rules=default_rules())


def register(found: Reading) -> list[tuple[object, ...]]:
    """What stands in the register: number of the clause, action, lead, coordination, deadline and day due."""
    return [
        (
            task.section_marker,
            " ".join(task.action.split()),
            tuple(actor.name for actor in task.lead),
            tuple(actor.name for actor in task.coordinating),
            task.deadline.text,
            task.deadline.due_on,
            task.product,
        )
        for task in found.tasks
    ]


def head(found: Reading) -> dict[str, str | None]:
    header = found.parsed.header
    names = (
        "issuer",
        "doc_type",
        "number",
        "place",
        "issued_on",
        "subject",
        "signer_name",
        "signer_title",
        "signing_form",
    )
    values = {name: getattr(header, name) for name in names}
    return {name: " ".join(value.value.split()) if value else None for name, value in values.items()}


@pytest.fixture(scope="module")
def of_text(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    return reading(tmp_path_factory.mktemp("text"), DISPATCH)


def test_the_paper_has_its_tasks(of_text: Reading) -> None:
    leads = [task.lead[0].name for task in of_text.tasks if task.lead]

    assert "Văn phòng Tỉnh ủy" in leads and "Sở Nội vụ" in leads
    assert head(of_text)["number"] == "412-CV/TU"


@pytest.mark.parametrize("form", [to_docx, to_pdf], ids=["docx", "pdf"])
def test_a_form_gives_the_same_register(tmp_path: Path, of_text: Reading, form: object) -> None:
    found = reading(tmp_path, form(DISPATCH))  # type: ignore[operator]

    assert register(found) == register(of_text)
    assert head(found) == head(of_text)
    assert [(r.type, r.number) for r in found.parsed.references] == [
        (r.type, r.number) for r in of_text.parsed.references
    ]


@pytest.mark.parametrize("form", [to_docx, to_pdf], ids=["docx", "pdf"])
@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_each_form_of_a_sample_directive_gives_the_register_of_its_text(
    tmp_path: Path, name: str, form: object
) -> None:
    text = SAMPLES[name].decode()
    for folder in ("text", "form"):
        (tmp_path / folder).mkdir()

    wanted, found = reading(tmp_path / "text", text), reading(tmp_path / "form", form(text))  # type: ignore[operator]

    assert len(register(wanted)) >= 3
    assert register(found) == register(wanted)
    assert head(found) == head(wanted)
    for where in ("kinh_gui", "noi_nhan"):
        assert [r.value for r in getattr(found.parsed.header, where)] == [
            r.value for r in getattr(wanted.parsed.header, where)
        ]


def test_a_scan_gives_nearly_the_same_register(tmp_path: Path, of_text: Reading) -> None:
    found = reading(tmp_path, to_scan(DISPATCH))

    rows, wanted = register(found), register(of_text)
    same = sum(1 for row in rows if row[:1] + row[2:] in [other[:1] + other[2:] for other in wanted])
    assert len(rows) == len(wanted)
    assert same >= len(wanted) - 1
    wrong = [name for name, value in head(found).items() if value != head(of_text)[name]]
    assert len(wrong) <= 1, wrong
