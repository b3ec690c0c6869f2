"""How a paper names somebody's post: with the body, nothing said twice."""

from __future__ import annotations

import pytest

from sauro.domain.letters import post_of_body


@pytest.mark.parametrize(
    ("title", "body", "printed"),
    [
        ("Giám đốc", "Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        ("Chánh Văn phòng", "Văn phòng Tỉnh ủy", "Chánh Văn phòng Tỉnh ủy"),
        ("Phó Trưởng ban", "Ban Tổ chức Tỉnh ủy", "Phó Trưởng ban Tổ chức Tỉnh ủy"),
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ", "Giám đốc Sở Nội vụ"),
        ("Chuyên viên Phòng Tổng hợp", "Văn phòng Tỉnh ủy", "Chuyên viên Phòng Tổng hợp, Văn phòng Tỉnh ủy"),
        ("Giám đốc, Tổng Biên tập", "Báo An Lạc", "Giám đốc, Tổng Biên tập, Báo An Lạc"),
    ],
)
def test_a_post_is_named_with_its_body(title: str, body: str, printed: str) -> None:
    assert post_of_body(title, body) == printed
