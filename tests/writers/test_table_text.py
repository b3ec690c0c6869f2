"""The register on a terminal: 100 columns, nothing that moves the cursor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sauro.writers.register import RegisterRow, RegisterSheet
from sauro.writers.table_text import WIDTH, table_text, width_of
from tests.writers.cast import HOSTILE, SHEET


def test_a_task_is_read_across() -> None:
    shown = table_text(SHEET)

    assert "Lập danh mục hồ sơ quá hạn" in shown
    assert "→ 05/10/2026" in shown
    assert "+ Văn phòng Ủy ban nhân" in shown
    assert "6/6" in shown
    assert "[mục 3.1; sản phẩm: danh mục hồ sơ]" in shown
    assert max(width_of(line) for line in shown.splitlines()) == WIDTH


def test_a_document_without_tasks_says_so() -> None:
    assert "Không thấy nhiệm vụ nào" in table_text(RegisterSheet(()))


def test_no_control_mark_reaches_the_terminal() -> None:
    shown = table_text(
        RegisterSheet(tuple(RegisterRow(work=t, leads=(t,), deadline=t) for t in HOSTILE), about="\x1b[2J")
    )

    assert not any(ord(c) < 32 and c != "\n" for c in shown)


@given(st.text(max_size=300), st.text(max_size=80), st.integers(80, 160))
def test_no_line_is_wider_than_asked(work: str, lead: str, width: int) -> None:
    shown = table_text(RegisterSheet((RegisterRow(work=work, leads=(lead,), deadline=lead),), about=work), width=width)

    assert max(width_of(line) for line in shown.split("\n")) <= width
