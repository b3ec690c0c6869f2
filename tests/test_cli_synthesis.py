"""`sauro synthesis` writes three files of a period and keeps nothing in the register."""

from __future__ import annotations

from pathlib import Path

import pytest

from sauro.apps.reports.models import Synthesis
from sauro.cli import main
from tests.apps.reports.synthesis_story import register

pytestmark = pytest.mark.django_db


def test_a_directive_gives_its_files_and_no_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register()

    status = main(["synthesis", "--directive", "215-CV/TU", "--period", "2026-10", "--out", str(tmp_path)])

    assert status == 0 and not Synthesis.objects.exists()
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "tong-hop-2026-10.docx", "tong-hop-2026-10.pdf", "tong-hop-2026-10.xlsx",
    ]  # fmt: skip
    assert "Tổng số" in capsys.readouterr().out


def test_what_is_not_in_the_register_and_what_is_no_period_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    register()

    unknown = main(["synthesis", "--directive", "1-CV/TU", "--period", "2026-10", "--out", str(tmp_path)])
    refused = main(["synthesis", "--province", "--period", "2026-13", "--out", str(tmp_path)])

    assert (unknown, refused) == (2, 1)
    assert "Không có kỳ tổng hợp như vậy" in capsys.readouterr().err
