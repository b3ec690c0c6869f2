"""Đọc bảng để nhập: values as text, dates as an office writes them, at most 120,000 rows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter

from sauro.domain.refusal import Refusal
from sauro.readers.open import read_table


def test_a_sheet_gives_its_values_and_evaluates_nothing(tmp_path: Path) -> None:
    path = tmp_path / "co-quan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Mã", "Tên", "Từ ngày", "Số"])
        sheet.write_row(1, 0, ["001", "Sở Nội vụ"])
        sheet.write_datetime(1, 2, dt.datetime(2026, 3, 1), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_number(1, 3, 12)
        sheet.write_formula(2, 0, '=WEBSERVICE("http://x")', None, "đã tính")

    rows = read_table(path)

    assert rows[0] == ["Mã", "Tên", "Từ ngày", "Số"]
    assert rows[1] == ["001", "Sở Nội vụ", "01/03/2026", "12"]
    assert rows[2][0] == "đã tính"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_csv_is_read_with_its_own_mark(tmp_path: Path, mark: str, encoding: str) -> None:
    path = tmp_path / "co-quan.csv"
    path.write_bytes(f'Mã{mark}Tên\n001{mark}"Sở Nội vụ"\n'.encode(encoding))

    assert read_table(path) == [["Mã", "Tên"], ["001", "Sở Nội vụ"]]


def test_too_many_rows_are_refused_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "dai.csv"
    path.write_text("a,b\n" * 120_001)

    with pytest.raises(Refusal) as refused:
        read_table(path)

    assert refused.value.code == "reader.too_big"
    assert "120.000" in str(refused.value)


def _sheets(path: Path) -> Path:
    """A hidden sheet before the shown one, whose dates count from 1904 and whose lead is merged over two rows."""
    book = xlsxwriter.Workbook(str(path), {"date_1904": True, "strings_to_formulas": False})
    hidden, shown = book.add_worksheet("cũ"), book.add_worksheet("sổ")
    hidden.write(0, 0, "không ai thấy")
    shown.activate()
    shown.set_first_sheet()
    hidden.hide()
    shown.merge_range(0, 0, 0, 2, "SỔ THEO DÕI")
    shown.merge_range(1, 1, 2, 1, "Sở Nội vụ")
    shown.write(1, 0, "001")
    shown.write_datetime(1, 2, dt.datetime(2026, 6, 15), book.add_format({"num_format": "dd/mm/yyyy"}))
    shown.write(2, 0, "=1+1")
    book.close()
    return path


def test_hidden_sheets_stay_hidden_and_merged_cells_count_downwards(tmp_path: Path) -> None:
    path = _sheets(tmp_path / "so.xlsx")

    rows = read_table(path)

    assert rows == [["SỔ THEO DÕI", "", ""], ["001", "Sở Nội vụ", "15/06/2026"], ["=1+1", "Sở Nội vụ", ""]]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_of_any_program_is_read_alike(tmp_path: Path, code: str, mark: str) -> None:
    path = tmp_path / "so.csv"
    path.write_bytes(f'STT{mark}"Nhiệm vụ, giải; pháp"\r\n1{mark}"hai\ndòng"\r\n'.encode(code))

    rows = read_table(path)

    assert rows == [["STT", "Nhiệm vụ, giải; pháp"], ["1", "hai\ndòng"]]


def test_a_long_table_comes_whole(tmp_path: Path) -> None:
    path = tmp_path / "dai.csv"
    path.write_text("số,việc\n" + "".join(f"{n},rà soát hồ sơ\n" for n in range(25_000)), encoding="utf-8")

    rows = read_table(path)

    assert (len(rows), rows[-1][0]) == (25_001, "24999")
