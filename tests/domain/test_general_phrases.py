"""Words that say nothing are pointed out where no figure stands in their sentence; precision first (C4.2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.general_phrases import PHRASES, general_phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Công tác phối hợp có nhiều chuyển biến tích cực.", ["chuyển biến tích cực"]),
        ("Cấp ủy quan tâm chỉ đạo; 45 xã đã xong. Cơ bản hoàn thành.", ["quan tâm chỉ đạo", "cơ bản hoàn thành"]),
        ("CÁC SỞ TÍCH CỰC TRIỂN KHAI", ["tích cực triển khai"]),
        ("Cơ bản hoàn thành 61 trên 64 nhiệm vụ.", []),
        ("Tích cực triển khai tại ba xã: Suối Mây, Khe Trúc, Gò Sậy.", []),
        ("Tích cực triển khai ở một số nơi.", ["tích cực triển khai"]),
        ("Sở Nội vụ chưa hoàn thành việc lập danh mục do thiếu dữ liệu một cửa.", []),
        ("Đề nghị quan tâm, bố trí kinh phí.", []),
        ("", []),
    ],
)
def test_only_sentences_without_a_figure_are_pointed_out(text: str, phrases: list[str]) -> None:
    assert [found.phrase for found in general_phrases(text)] == phrases


@given(st.lists(st.sampled_from([*PHRASES, "12 hồ sơ", ".", "\n", ";", "…", "Sở Xây dựng"]), max_size=12))
def test_every_remark_stands_in_the_text_and_its_sentence_has_no_digit(parts: list[str]) -> None:
    text = " ".join(parts)

    for found in general_phrases(text):
        words = text[found.start : found.end]
        assert found.phrase in words.lower() and not any(ch.isdigit() for ch in words)
        assert found.phrase in str(found.because)
