"""`sauro check`: drafts in, remarks out, an exit status that a script can act on; no database."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt

from sauro.cli import main
from tests.domain.draft_stories import PARTY, STATE, spoiled


def saved(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def checked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["check", *words])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def test_a_clean_draft_is_status_0_and_a_remark_is_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clean, spoilt = saved(tmp_path, "a.txt", PARTY), saved(tmp_path, "b.txt", spoiled(PARTY, "215-CV/TU", "5-CV/TU"))

    quiet = checked(capsys, clean)
    told = checked(capsys, clean, spoilt)

    assert quiet[0] == 0
    assert "(05-HD/VPTW): không có lời nhắc nào." in quiet[1]
    assert told[0] == 1
    assert "dòng 3, cột 4" in told[1]
    assert "Thêm số 0 phía trước: “05”. (05-HD/VPTW ngày 27/5/2026)" in told[1]


def test_json_holds_rule_place_clause_and_suggestion(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved(tmp_path, "b.txt", spoiled(STATE, "Lưu: VT, KT", "Lưu Văn phòng"))

    status, out, _ = checked(capsys, path, "--format", "json", "--on", "14/09/2026")

    told = json.loads(out)
    (remark,) = told["remarks"]
    assert (status, told["guide"], told["on"], told["tasks"]) == (1, "30/2020/NĐ-CP", "2026-09-14", 2)
    assert (remark["rule"], remark["severity"], remark["key"]) == ("form.recipients", "should", "C4.1")
    assert remark["stands"] == "Lưu Văn phòng"


def test_a_secret_draft_is_3_and_says_nothing_of_it_a_lost_one_is_4(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = saved(tmp_path, "mat.txt", "TỐI MẬT\n\n" + PARTY)

    refused = checked(capsys, secret)
    lost = checked(capsys, secret, str(tmp_path / "khong-co.txt"))

    assert refused[0] == 3
    assert refused[1] == ""
    assert "giờ giấc" not in refused[2]
    assert lost[0] == 4


@pytest.mark.parametrize("words", [[], ["x", "--on", "hôm nay"], ["x", "--format", "docx"]])
def test_wrong_use_is_2_and_told_in_vietnamese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", *words])

    assert stopped.value.code == 2
    assert "Dùng sai" in capsys.readouterr().err


def test_a_docx_tells_its_margins_and_letters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(20),
        Mm(20),
        Mm(25),
        Mm(15),
    )
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Arial", Pt(14)
    for line in PARTY.splitlines():
        document.add_paragraph(line)
    document.save(tmp_path / "a.docx")

    status, out, _ = checked(capsys, str(tmp_path / "a.docx"))

    assert status == 1
    assert "Lề trái 25 mm." in out
    assert "Nội dung dùng phông Arial." in out
    assert "Khổ giấy 2" not in out
    assert "dùng cỡ chữ" not in out
