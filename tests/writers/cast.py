"""Rows of the invented province An Lạc for the writers."""

from __future__ import annotations

import datetime as dt

from sauro.domain.extraction.model import Clarity, Light
from sauro.writers.register import RegisterRow, RegisterSheet

ALL_CLEAR = tuple((clarity, Light.CLEAR) for clarity in Clarity)
TWO_LEADS = tuple(
    (c, Light.UNCLEAR if c is Clarity.NGUOI else Light.MISSING if c is Clarity.SAN_PHAM else Light.CLEAR)
    for c in Clarity
)

ROWS = (
    RegisterRow(
        work="Lập danh mục hồ sơ quá hạn theo lĩnh vực, nêu nguyên nhân",
        leads=("Sở Nội vụ",),
        coordinating=("Văn phòng Ủy ban nhân dân tỉnh", "Sở Khoa học và Công nghệ"),
        responsible="Võ Thị Kim Chi",
        deadline="15 ngày làm việc kể từ ngày ký",
        due_on=dt.date(2026, 10, 5),
        due_because="15 ngày làm việc kể từ ngày ký 14/09/2026, không tính ngày ký: thứ Hai 05/10/2026.",
        product="danh mục hồ sơ",
        authority="báo cáo Thường trực Tỉnh ủy",
        lights=ALL_CLEAR,
        document="Công văn 215-CV/TU ngày 14/09/2026",
        clause="mục 3.1",
    ),
    RegisterRow(
        work="Rà soát, cắt giảm giấy tờ trong 12 thủ tục đất đai và xây dựng. " * 8,
        leads=("Sở Xây dựng", "Sở Nông nghiệp và Môi trường"),
        lights=TWO_LEADS,
        document="Công văn 215-CV/TU ngày 14/09/2026",
        clause="mục 3.3",
    ),
)
SHEET = RegisterSheet(ROWS, about="Công văn 215-CV/TU ngày 14/09/2026 của Tỉnh ủy An Lạc", made_on=dt.date(2026, 9, 15))
HOSTILE = (
    '=HYPERLINK("http://x")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "{=A1}",
    "\x1b[31mđỏ",
    "a\x00b\ud800",
)
