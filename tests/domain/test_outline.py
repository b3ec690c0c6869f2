"""The outline: markers that begin a block, and numbers that only a line break put there."""

from __future__ import annotations

from tests.domain.reading_stories import directive, read


def markers(body: str) -> list[tuple[str, int]]:
    return [(s.marker, s.level) for s in read(directive(body)).parsed.sections]


def test_styles_nest_in_the_order_they_are_used() -> None:
    found = markers(
        "I. NHIỆM VỤ\n1. Sở Nội vụ\na) Rà soát biên chế.\nb) Báo cáo UBND tỉnh.\n2. Sở Y tế\nII. KINH PHÍ\n1. Sở Tài "
        "chính"
    )

    assert found == [("I.", 1), ("1.", 2), ("a)", 3), ("b)", 3), ("2.", 2), ("II.", 1), ("1.", 2)]


def test_decimal_markers_stand_under_their_number() -> None:
    found = markers("5. Tổ chức thực hiện\n5.1. Sở Nội vụ rà soát.\n5.2. Sở Y tế rà soát.\n6. Kinh phí")

    assert found == [("5.", 1), ("5.1.", 2), ("5.2.", 2), ("6.", 1)]


def test_a_number_put_at_the_start_of_a_line_is_no_marker() -> None:
    found = markers(
        "1. Sở Nội vụ rà soát biên chế của các cơ quan chuyên môn thuộc UBND tỉnh, phấn đấu giảm\n"
        "3. 500 người theo lộ trình đã được phê duyệt trong kế hoạch chung của tỉnh.\n2. Sở Y tế rà soát."
    )

    assert found == [("1.", 1), ("2.", 1)]


def test_articles_and_dashes() -> None:
    found = markers("Điều 1. Giao Sở Nội vụ:\n- Rà soát biên chế.\n+ Báo cáo kết quả.\nĐiều 2. Giao Sở Y tế rà soát.")

    assert found == [("Điều 1.", 1), ("Điều 2.", 1)]


def test_a_paragraph_cut_by_a_page_break_is_one() -> None:
    text = directive(
        "1. Sở Nội vụ rà soát quy chế làm việc, phân công\n\nnhiệm vụ của các cơ quan.\n\n2. Sở Y tế rà soát."
    )

    spans = [" ".join(t.span.of(text).split()) for t in read(text).tasks]

    assert spans[0] == "Sở Nội vụ rà soát quy chế làm việc, phân công nhiệm vụ của các cơ quan."


def test_markdown_marks_do_not_hide_a_marker() -> None:
    text = directive("**1. **Giao Sở Nội vụ rà soát biên chế.\n\n**2. **Giao Sở Y tế rà soát.")

    sections = read(text).parsed.sections

    assert [s.marker for s in sections] == ["1.", "2."]
    assert text[sections[0].start or 0] == "1"
