"""A plan held against its parent: pairs with their words, and nothing where nothing is shared."""

from __future__ import annotations

import pytest

from sauro.domain.coverage import ClauseFact, Weights, propose, says_only_effect

PARENT = [
    ClauseFact(
        1, "2.1.", "Niêm yết công khai thời gian trả kết quả, số điện thoại người phụ trách tại bộ phận một cửa."
    ),
    ClauseFact(2, "3.1.", "Lập danh mục hồ sơ quá hạn theo lĩnh vực trước ngày 05/10/2026.", frozenset({"list"})),
    ClauseFact(3, "4.2.", "Đăng kết quả xử lý hồ sơ trên trang thông tin điện tử mỗi tháng một lần."),
    ClauseFact(4, "5.", "Tổ chức xe đưa đón cán bộ đi họp phù hợp với số lượng thành viên."),
]
PLAN = [
    ClauseFact(11, "1.", "Bộ phận một cửa niêm yết thời gian trả kết quả và số điện thoại người phụ trách."),
    ClauseFact(12, "2.", "Văn phòng lập danh mục hồ sơ quá hạn, xong ngày 5/10/2026.", frozenset({"list"})),
    ClauseFact(13, "3.", "Triển khai mục 4.2 Công văn số 215-CV/TU: công chức văn hóa cập nhật hằng tháng."),
]


def test_what_is_shared_is_proposed_with_its_words() -> None:
    best = {p.parent: p for p in reversed(propose(PARENT, PLAN, Weights()))}

    assert {parent: pair.plan for parent, pair in best.items()} == {1: 11, 2: 12, 3: 13}
    reasons = {parent: dict(pair.reasons) for parent, pair in best.items()}
    assert "số điện thoại người phụ trách" in reasons[1]["words"]
    assert reasons[2]["deadline"] == "05/10/2026"
    assert reasons[2]["product"] == "list"
    assert reasons[3]["cited"] == "mục 4.2"


def test_a_clause_that_nothing_covers_stays_without() -> None:
    assert 4 not in {p.parent for p in propose(PARENT, PLAN, Weights())}


def test_a_number_that_cites_no_document_is_not_a_citation() -> None:
    plan = [ClauseFact(11, "1.", "Xem mục 4.2 của bản này về kinh phí.")]

    assert propose(PARENT, plan, Weights()) == []


def test_nothing_against_nothing_is_nothing() -> None:
    assert propose([], PLAN, Weights()) == propose(PARENT, [], Weights()) == []


@pytest.mark.parametrize(
    ("words", "effect"),
    [
        ("Công văn này thay thế Công văn số 140-CV/TU, ngày 03/3/2026.", True),
        ("Quyết định này có hiệu lực kể từ ngày ký.", True),
        ("Chỉ thị này được phổ biến đến chi bộ.", False),
        ("Công văn này thay thế Công văn số 140-CV/TU. Giao Sở Nội vụ rà soát.", False),
        ("Giao Sở Nội vụ thay thế biểu mẫu.", False),
    ],
)
def test_a_clause_about_effect_alone_needs_no_plan(words: str, effect: bool) -> None:
    assert says_only_effect(words) is effect
