"""Đọc bảng để nhập: values as text, dates as an office writes them, at most 20,000 rows."""

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
