"""`sauro read`: from files to a register, past what is refused, with an honest exit status."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from docx import Document

from sauro.cli import main

DIRECTIVE = """TỈNH ỦY AN LẠC
*
Số 215-CV/TU

Về việc chấn chỉnh kỷ luật, kỷ cương hành chính

ĐẢNG CỘNG SẢN VIỆT NAM

An Lạc, ngày 14 tháng 9 năm 2026

Kính gửi:
- Các cơ quan tham mưu, giúp việc Tỉnh ủy;
- Các đảng ủy trực thuộc Tỉnh ủy.

Ban Thường vụ Tỉnh ủy yêu cầu thực hiện các nhiệm vụ sau:

1. Sở Nội vụ chủ trì, phối hợp với Văn phòng Ủy ban nhân dân tỉnh lập danh mục hồ sơ quá hạn, báo cáo \
Thường trực Tỉnh ủy trước ngày 30/10/2026.

2. Ban Tổ chức Tỉnh ủy xây dựng kế hoạch kiểm tra, hoàn thành trong quý IV/2026.

Nơi nhận:
- Như trên;
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Lê Quang Tín
"""
SECRET = "TỐI MẬT\n\n" + DIRECTIVE


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "215.txt"
    path.write_text(DIRECTIVE, encoding="utf-8")
    return path


def test_the_table_is_readable_in_100_columns(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["read", str(paper)])

    shown = capsys.readouterr().out
    assert status == 0
    assert "Công văn 215-CV/TU ngày 14/09/2026" in shown
    assert "Sở Nội vụ" in shown
    assert "→ 29/10/2026" in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_json_is_one_file_per_document(paper: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    status = main(["read", str(paper), "--format", "json", "--out", str(out)])

    told = json.loads((out / "215.json").read_text(encoding="utf-8"))
    first = told["tasks"][0]
    assert status == 0
    assert told["header"]["number"] == "215-CV/TU"
    assert first["lead"] == ["Sở Nội vụ"]
    assert told["text"] == DIRECTIVE
    assert DIRECTIVE[first["text_span"]["start"] : first["text_span"]["end"]] == first["text_span"]["text"]


def test_json_is_what_the_standard_library_writes(paper: Path, tmp_path: Path) -> None:
    odd = DIRECTIVE.replace("kỷ luật", 'kỷ "luật\\" \u2028 \x07')
    paper.write_text(odd, encoding="utf-8")

    main(["read", str(paper), "--format", "json", "--out", str(tmp_path / "out")])

    written = (tmp_path / "out" / "215.json").read_text(encoding="utf-8")
    assert written == json.dumps(json.loads(written), ensure_ascii=False, indent=1) + "\n"
    assert json.loads(written)["text"] == odd


def test_one_document_without_a_place_goes_to_the_screen(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", str(paper), "--format", "json"])

    assert json.loads(capsys.readouterr().out)["id"] == "215"


def test_a_folder_is_read_with_its_folders_and_no_name_is_written_over(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    for name in ("a/1.txt", "b/1.txt", "b/2.txt", "b/.hidden.txt", "b/~$2.docx", "c/notes.xyz"):
        (papers / name).parent.mkdir(parents=True, exist_ok=True)
        (papers / name).write_text(DIRECTIVE, encoding="utf-8")

    status = main(["read", str(papers), "--format", "json", "--out", str(tmp_path / "out"), "--jobs", "2"])

    assert status == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["1-2.json", "1.json", "2.json"]


def test_the_register_of_many_documents_is_one_workbook(paper: Path, tmp_path: Path) -> None:
    other = tmp_path / "216.txt"
    other.write_text(DIRECTIVE.replace("215", "216"), encoding="utf-8")
    target = tmp_path / "so.xlsx"

    main(["read", str(paper), str(other), "--format", "xlsx", "--out", str(target)])

    page = openpyxl.load_workbook(target).active
    sources = {str(page.cell(row, 12).value)[:21] for row in range(5, page.max_row + 1)}
    assert sources == {"Công văn 215-CV/TU ng", "Công văn 216-CV/TU ng"}


def test_the_annex_is_a_document(paper: Path, tmp_path: Path) -> None:
    main(["read", str(paper), "--format", "docx", "--out", str(tmp_path / "out")])

    table = Document(str(tmp_path / "out" / "215.docx")).tables[0]
    assert "Sở Nội vụ" in table.rows[1].cells[2].text


def test_a_secret_file_leaves_nothing_and_the_batch_goes_on(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "000.txt"
    secret.write_text(SECRET, encoding="utf-8")
    out = tmp_path / "out"

    status = main(["read", str(secret), str(paper), "--format", "json", "--out", str(out)])

    told = capsys.readouterr().err
    assert status == 3
    assert [p.name for p in out.iterdir()] == ["215.json"]
    assert "Đã đọc 1 trên 2 văn bản" in told
    assert "dấu mật" in told


def test_the_highest_status_of_a_batch_is_told(paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "s.txt").write_text(SECRET, encoding="utf-8")
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7 broken")

    status = main(["read", str(tmp_path), str(tmp_path / "không-có.docx")])

    told = capsys.readouterr().err
    assert status == 4
    assert "1 bị từ chối" in told
    assert "2 không đọc được" in told
    assert "không-có.docx" in told


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["215.txt", "--format", "pdf"],
        ["215.txt", "--jobs", "0"],
        ["215.txt", "--format", "xlsx"],
        ["empty"],
        ["215.txt", "216.txt", "--format", "json", "--out", "x.json"],
        ["annex.docx", "--format", "docx", "--out", "annex.docx"],
        ["annex.docx", "--format", "docx", "--out", "."],
        ["215.txt", "--format", "json", "--out", "215.txt"],
    ],
)
def test_wrong_use_is_told_before_anything_is_read(
    words: list[str], paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    Document().save("annex.docx")
    before = sorted(p.name for p in tmp_path.iterdir())

    with pytest.raises(SystemExit) as stopped:
        main(["read", *words])

    assert stopped.value.code == 2
    assert "Dùng sai" in capsys.readouterr().err
    assert sorted(p.name for p in tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "thiếu PATH"),
        (["215.txt", "--format", "pdf"], "--format: không nhận 'pdf' (chọn một trong 'table'"),
        (["215.txt", "--out"], "--out: cần một giá trị"),
        (["215.txt", "--foo"], "không có tùy chọn --foo"),
        (["215.txt", "--not-secret=1"], "--not-secret: không đi kèm giá trị '1'"),
        (["215.txt", "--jobs", "x"], "--jobs: N là số từ 1 đến 64"),
    ],
)
def test_wrong_use_is_told_in_vietnamese(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["read", *words])

    said = capsys.readouterr().err
    assert said.startswith("Cách dùng: sauro read")
    assert f"Dùng sai: {told}" in said


def test_help_has_no_word_of_the_library(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["read", "--help"])

    said = capsys.readouterr().out
    assert stopped.value.code == 0
    assert not [word for word in ("usage", "options", "positional", "show this") if word in said]


def sheet(path: Path, rows: list[list[str]]) -> Path:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet()
    for at, row in enumerate(rows):
        page.write_row(at, 0, row)
    book.close()
    path.write_bytes(out.getvalue())
    return path


def test_the_registry_of_a_province_is_given_as_a_workbook(paper: Path, tmp_path: Path) -> None:
    given = sheet(tmp_path / "danh-ba.xlsx", [["Mã", "Tên"], ["H29.5", "Sở Nội vụ"]])

    main(["read", str(paper), "--registry", str(given), "--format", "json", "--out", str(tmp_path / "out")])

    told = (tmp_path / "out" / "215.json").read_text(encoding="utf-8")
    assert "H29.5" in told


def test_a_registry_with_errors_is_wrong_use(paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = sheet(tmp_path / "danh-ba.xlsx", [["Mã", "Tên"], ["A", "Sở Nội vụ"], ["A", "Sở Y tế"]])

    status = main(["read", str(paper), "--registry", str(given)])

    assert status == 2
    assert "Dòng 3: mã A đã có ở dòng 2" in capsys.readouterr().err


def test_a_registry_of_names_alone_is_used_and_what_it_lacks_is_told(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = sheet(tmp_path / "danh-ba.xlsx", [["Tên"], ["Sở Nội vụ"]])

    status = main(["read", str(paper), "--registry", str(given)])

    assert status == 0
    assert "danh bạ không có mã cơ quan" in capsys.readouterr().err


def test_a_registry_without_agencies_is_wrong_use(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = sheet(tmp_path / "danh-ba.xlsx", [["Tên"]])

    status = main(["read", str(paper), "--registry", str(given)])

    assert status == 2
    assert "không có dòng nào" in capsys.readouterr().err
