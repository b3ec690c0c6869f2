"""Sentences of a conclusion: built from fields or pasted, and weighed by the reader that reads the signed paper."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.domain.conclusions import (
    LONGEST,
    MOST,
    Ordered,
    paragraphs_of,
    require_sentences,
    sentence_of,
    sentences_in,
    weigh,
)
from sauro.domain.default_calendar import default_calendar
from sauro.domain.refusal import Refusal
from sauro.domain.rulebook import default_rules

CALENDAR, RULES = default_calendar(), default_rules()
DUE = dt.date(2026, 8, 5)


@pytest.mark.parametrize(
    ("order", "missing"),
    [
        (Ordered("Lập danh mục hồ sơ quá hạn", "Sở Nội vụ", DUE, "danh mục"), set()),
        (Ordered("Rà soát các dự án chậm", "Sở Xây dựng", DUE, "báo cáo"), set()),
        (Ordered("Rà soát các dự án chậm", "Sở Xây dựng", None, "báo cáo"), {"time"}),
        (Ordered("Khắc phục tồn tại, hạn chế", "Sở Nội vụ", DUE), {"product"}),
        (Ordered("Tăng cường công tác kiểm tra giờ làm việc", "", None), {"lead", "time"}),
    ],
)
def test_a_sentence_from_fields_is_read_back_as_it_was_meant(order: Ordered, missing: set[str]) -> None:
    words = sentence_of(order)

    (read,) = weigh([words], registry=None, calendar=CALENDAR, rules=RULES)

    assert read.orders and read.words == words
    assert {name for name in ("lead", "time", "product") if not getattr(read, name)} == missing


def test_a_remark_orders_nothing_and_lacks_nothing() -> None:
    words = ["Đánh giá cao sự cố gắng của các cơ quan trong tháng.", sentence_of(Ordered("Lập danh mục", "Sở Nội vụ"))]

    remark, order = weigh(words, registry=None, calendar=CALENDAR, rules=RULES)

    assert not remark.orders and remark.clear
    assert order.orders and not order.clear and order.order == 2


def test_pasted_lines_lose_their_markers_and_get_running_numbers() -> None:
    pasted = "1. Giao Sở Nội vụ  báo cáo.\n\n- Sở Xây dựng rà soát.\n   a) Việc khác.\n2026 là năm cuối nhiệm kỳ."

    found = sentences_in(pasted)

    assert found == (
        "Giao Sở Nội vụ báo cáo.", "Sở Xây dựng rà soát.", "Việc khác.", "2026 là năm cuối nhiệm kỳ.",
    )  # fmt: skip
    assert paragraphs_of("Mở đầu:", found[:2], "") == (
        "Mở đầu:", "1. Giao Sở Nội vụ báo cáo.", "2. Sở Xây dựng rà soát.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("sentences", "code"),
    [([], "conclusion.empty"), (["x"] * (MOST + 1), "conclusion.long"), (["x" * (LONGEST + 1)], "conclusion.long")],
)
def test_a_conclusion_has_some_sentences_and_not_too_many(sentences: list[str], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        require_sentences(sentences)

    assert refused.value.code == code
