"""A sheet becomes a registry, with every error of every row at once."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.domain.agencies import Level, Tree
from sauro.domain.agency_table import read_table, registry_from_table
from sauro.domain.refusal import Refusal

HEAD = ["Mã", "Tên cơ quan", "Tên viết tắt", "Tên khác", "Hệ", "Cấp trên", "Hiệu lực từ", "Đến ngày", "Kế thừa"]


def test_a_sheet_with_a_title_above_is_read() -> None:
    rows = [
        ["DANH BẠ CƠ QUAN TỈNH AN LẠC"],
        HEAD,
        ["TU", "Tỉnh ủy An Lạc", "", "Tỉnh uỷ; BCH Đảng bộ tỉnh", "Đảng", "", "", "", ""],
        ["SKHDT", "Sở Kế hoạch và Đầu tư", "Sở KH&ĐT", "", "Nhà nước", "", "", "28/02/2025", "Sở Tài chính"],
        [],
        ["STC", "Sở Tài chính", "", "", "Nhà nước", "", "2025-03-01 00:00:00", "", ""],
        ["DU1", "Đảng ủy xã Gò Sậy", "", "", "Đảng", "TU", "1.7.2025", "", ""],
    ]

    reading = read_table(rows)
    by_id = {row.agency_id: row for row in reading.rows}

    assert not reading.problems
    assert by_id["TU"].aliases == ("Tỉnh uỷ", "BCH Đảng bộ tỉnh")
    assert (by_id["SKHDT"].valid_to, by_id["SKHDT"].successor_id) == (dt.date(2025, 2, 28), "STC")
    assert by_id["STC"].valid_from == dt.date(2025, 3, 1)
    assert (by_id["DU1"].tree, by_id["DU1"].parent_id, by_id["DU1"].level) == (Tree.PARTY, "TU", Level.COMMUNE)


def test_the_registry_of_a_sheet_resolves() -> None:
    registry = registry_from_table([HEAD, ["TU", "Tỉnh ủy An Lạc", "Tỉnh ủy"]])

    assert registry.resolve("TỈNH UỶ").agency_id == "TU"


def test_all_errors_are_said_with_their_lines() -> None:
    rows = [
        HEAD,
        ["A", "Sở Nội vụ", "", "", "", "Sở Không Có", "31/02/2025", "", ""],
        ["A", "Sở Tài chính", "", "", "", "", "", "", ""],
        ["B", "", "x", "", "", "", "", "", ""],
        ["C", "Sở Y tế", "", "", "", "", "01/07/2025", "30/06/2025", ""],
    ]

    problems = [str(p) for p in read_table(rows).problems]

    assert len(problems) == 5
    assert any("Dòng 2" in p and "31/02/2025" in p for p in problems)
    assert any("Dòng 3" in p and "đã có ở dòng 2" in p for p in problems)
    assert any("Dòng 4: thiếu tên" in p for p in problems)
    assert any("Dòng 5" in p and "kết thúc" in p for p in problems)
    assert any("Sở Không Có" in p for p in problems)


def test_a_registry_with_errors_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        registry_from_table([HEAD, ["A", ""]])

    assert refused.value.code == "registry.rows"
    assert "Dòng 2" in str(refused.value)


def test_a_sheet_without_names_says_which_headings_it_needs() -> None:
    with pytest.raises(Refusal) as refused:
        registry_from_table([["TT", "Nội dung"], ["1", "Việc"]])

    assert refused.value.code == "registry.headings"
    assert "Tên viết tắt" in str(refused.value.advice)
