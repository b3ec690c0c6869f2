"""Annex tables: ruled cells with a two-row head and merged cells, and tables flattened to lines."""

from __future__ import annotations

from sauro.domain.documents.source import Line, LineKind, SourceText, plain_lines
from sauro.domain.reading import read_directive
from tests.domain.reading_stories import directive, tasks, words

PLAN = directive("1. Sở Nội vụ theo dõi việc thực hiện.", number="120/KH-UBND", title="KẾ HOẠCH\nCải cách hành chính")
ANNEX = PLAN + "\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 120/KH-UBND)\n\n"


def test_a_flattened_table_gives_a_task_for_each_row() -> None:
    text = ANNEX + (
        "STT\nNội dung nhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nThời gian hoàn thành\nSản phẩm\nI\nTHỂ CHẾ\n1\n"
        "Xây dựng Kế hoạch kiểm tra văn bản\nquy phạm pháp luật\nSở Tư pháp\nCác sở, ban, ngành\nQuý I/2026\nKế "
        "hoạch\n2\n"
        "Rà soát thủ tục hành chính\nVăn phòng UBND tỉnh\nCác sở, ban, ngành;\nUBND các xã, phường\nTrước "
        "30/9/2026\nBáo cáo\n"
    )

    rows = [t for t in tasks(text) if t.in_annex]

    assert [words(t, text) for t in rows] == [
        "Xây dựng Kế hoạch kiểm tra văn bản quy phạm pháp luật",
        "Rà soát thủ tục hành chính",
    ]
    assert [[a.name for a in t.lead] for t in rows] == [["Sở Tư pháp"], ["Văn phòng UBND tỉnh"]]
    assert [a.name for a in rows[1].coordinating] == ["Các sở, ban, ngành", "UBND các xã, phường"]
    assert [t.deadline.iso for t in rows] == ["2026-Q1", "2026-09-30"]
    assert [t.product for t in rows] == ["plan", "report"]


def test_a_ruled_table_with_two_head_rows_and_a_merged_lead() -> None:
    cells = [
        (0, 0, "TT", 2, 1),
        (0, 1, "Nhiệm vụ", 2, 1),
        (0, 2, "Cơ quan thực hiện", 1, 2),
        (0, 4, "Thời hạn", 2, 1),
        (1, 2, "Chủ trì", 1, 1),
        (1, 3, "Phối hợp", 1, 1),
        (2, 0, "1", 1, 1),
        (2, 1, "Ban hành kế hoạch kiểm tra", 1, 1),
        (2, 2, "Sở Nội vụ", 2, 1),
        (2, 3, "Các sở, ngành", 1, 1),
        (2, 4, "Tháng 3/2026", 1, 1),
        (3, 0, "2", 1, 1),
        (3, 1, "Kiểm tra đột xuất", 1, 1),
        (3, 3, "Thanh tra tỉnh", 1, 1),
        (3, 4, "Trước ngày 30/11/2026", 1, 1),
    ]
    text, lines = ANNEX, list(plain_lines(ANNEX).lines)
    for row, column, printed, down, across in cells:
        lines.append(Line(len(text), len(text) + len(printed), 1, LineKind.CELL, False, 0, row, column, down, across))
        text += printed + "\n"

    rows = [t for t in read_directive(SourceText(text, tuple(lines))).tasks if t.in_annex]

    assert [[a.name for a in t.lead] for t in rows] == [["Sở Nội vụ"], ["Sở Nội vụ"]]
    assert [[a.name for a in t.coordinating] for t in rows] == [["Các sở, ngành"], ["Thanh tra tỉnh"]]
    assert [t.deadline.iso for t in rows] == ["2026-03", "2026-11-30"]


def test_what_stands_in_the_body_is_not_of_the_annex() -> None:
    body = [t for t in tasks(ANNEX) if not t.in_annex]

    assert [[a.name for a in t.lead] for t in body] == [["Sở Nội vụ"]]
