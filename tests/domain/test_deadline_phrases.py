"""Printed deadlines: what counts as one, its iso value, and what the calendar is asked."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.domain.extraction.dates import Phrase
from sauro.domain.extraction.deadlines import deadline_phrases, first_deadline
from sauro.domain.worktime import DueRule

SIGNED = dt.date(2026, 2, 5)


def deadline(text: str, *, labelled: bool = False) -> Phrase | None:
    low = text.lower()
    return first_deadline(deadline_phrases(low, 0, len(low), SIGNED, labelled=labelled), SIGNED)


@pytest.mark.parametrize(
    ("printed", "iso", "rule"),
    [
        ("hoàn thành trước ngày 20.7.2026", "2026-07-20", DueRule.BEFORE),
        ("gửi báo cáo trước 17 giờ 00 ngày 03/9/2026", "2026-09-03", DueRule.BEFORE),
        ("hoàn thành xong trước 31-12-2026", "2026-12-31", DueRule.BEFORE),
        ("đề xuất cách xử lý từng hồ sơ trước ngày 30/10/2026", "2026-10-30", DueRule.BEFORE),
        (
            "hồ sơ nộp trước ngày 01/7/2025 mà chưa trả; đề xuất cách xử lý trước ngày 30/10/2026",
            "2026-10-30",
            DueRule.BEFORE,
        ),
        ("báo cáo chậm nhất ngày 05 tháng 7 năm 2026", "2026-07-05", DueRule.BY),
        ("hoàn thành đến hết ngày 30/6/2026", "2026-06-30", DueRule.BY),
        ("muộn nhất là ngày 15/6/2026 phải xong", "2026-06-15", DueRule.BY),
        ("quán triệt trong tháng 5.2026", "2026-05", DueRule.WITHIN),
        ("hoàn thành trong tháng 11 năm 2026", "2026-11", DueRule.WITHIN),
        ("trình trong quý III/2026", "2026-Q3", DueRule.WITHIN),
        ("hoàn thành quý 4 năm 2026", "2026-Q4", DueRule.WITHIN),
        ("thực hiện xong trong năm 2026", "2026", DueRule.WITHIN),
        ("ngay trong ngày 20 tháng 11 năm 2026", "2026-11-20", DueRule.BY),
    ],
)
def test_a_printed_date_keeps_its_own_fineness(printed: str, iso: str, rule: DueRule) -> None:
    found = deadline(printed)

    assert found is not None
    assert (found.kind.value, found.iso, found.due.rule) == ("date", iso, rule)


@pytest.mark.parametrize(
    ("printed", "iso", "day"),
    [
        ("báo cáo trước ngày 25 hằng tháng", "R/P1M", 25),
        ("tổng hợp vào ngày 20 hàng tháng", "R/P1M", 20),
        ("báo cáo trước ngày 20 của tháng cuối quý", "R/P3M", None),
        ("định kỳ hằng quý báo cáo", "R/P3M", None),
        ("Định kỳ hằng tháng, trước ngày 05, báo cáo", "R/P1M", 5),
        ("trước ngày 15 tháng 12 hằng năm", "R/P1Y", None),
        ("định kỳ 6 tháng một lần báo cáo", "R/P6M", None),
        ("Hằng năm, xây dựng kế hoạch", "R/P1Y", None),
        ("phát sóng 01 lần/tuần", "R/P1W", None),
        ("định kỳ báo cáo kết quả", None, None),
    ],
)
def test_a_cadence_is_recurring(printed: str, iso: str | None, day: int | None) -> None:
    found = deadline(printed)

    assert found is not None
    assert (found.kind.value, found.iso, found.due.day) == ("recurring", iso, day)


@pytest.mark.parametrize(
    ("printed", "iso", "working", "anchor"),
    [
        ("trong thời hạn 15 ngày làm việc kể từ ngày ký Chỉ thị này", "P15D", True, "signed"),
        ("sau 10 ngày kể từ ngày nhận được văn bản", "P10D", False, "received"),
        ("chậm nhất 05 ngày làm việc sau khi kết thúc cuộc họp", "P5D", True, "event"),
        ("trong vòng 2 tháng", "P2M", False, ""),
    ],
)
def test_a_length_of_time_says_what_it_counts_from(printed: str, iso: str, working: bool, anchor: str) -> None:
    found = deadline(printed)

    assert found is not None
    assert (found.kind.value, found.iso, found.due.working, found.due.anchor) == ("period", iso, working, anchor)


@pytest.mark.parametrize(
    "printed",
    [
        "kịp thời, khẩn trương, thường xuyên thực hiện",
        "thực hiện Công văn số 12-CV/TU ngày 09/4/2024 của Tỉnh ủy",
        "đưa vào tiêu chí đánh giá, xếp loại hằng quý, hằng năm đối với tập thể",
        "các báo cáo định kỳ của cấp tỉnh phải ngắn gọn",
        "bố trí từ ngân sách nhà nước hằng năm",
        "gửi trước cho đại biểu ít nhất 03 ngày làm việc",
        "xây dựng kế hoạch đầu tư công giai đoạn 2026 - 2030",
        "hoàn thành cao nhất các chỉ tiêu năm 2026",
    ],
)
def test_what_only_looks_like_a_deadline_is_none(printed: str) -> None:
    found = deadline(printed)

    assert found is None


def test_a_labelled_line_may_hold_a_bare_year() -> None:
    open_end = deadline("Năm 2026 và các năm tiếp theo", labelled=True)
    stretch = deadline("Từ ngày 01/3 đến ngày 31/3/2026", labelled=True)
    bare = deadline("Quý II/2026", labelled=True)

    assert open_end is not None and (open_end.kind.value, open_end.iso) == ("period", "2026/..")
    assert stretch is not None and stretch.iso == "2026-03-01/2026-03-31"
    assert bare is not None and bare.iso == "2026-Q2"


def test_a_day_without_a_year_takes_that_of_issue_and_says_so() -> None:
    found = deadline("gửi danh sách trước ngày 15/4")

    assert found is not None
    assert found.iso == "2026-04-15" and found.inferred


def test_a_day_that_does_not_exist_is_not_mended() -> None:
    found = deadline("hoàn thành trước ngày 31/02/2026")

    assert found is not None
    assert found.iso is None and found.wrong == (2026, 2, 31)


def test_a_lunar_day_and_an_event_have_no_iso() -> None:
    lunar = deadline("hoàn thành trước 23 tháng Chạp")
    event = deadline("báo cáo trước kỳ họp thứ 10 của Hội đồng nhân dân tỉnh")

    assert lunar is not None and lunar.iso is None and lunar.lunar
    assert event is not None and event.iso is None and event.kind.value == "date"


def test_a_cadence_that_is_explained_later_takes_the_explanation() -> None:
    found = deadline("định kỳ tổng hợp, báo cáo trước ngày 25 hằng tháng")

    assert found is not None and found.iso == "R/P1M"


def test_the_first_deadline_after_the_day_of_issue_counts() -> None:
    found = deadline("khắc phục tồn tại nêu trước ngày 01/12/2025, hoàn thành trước ngày 01/4/2026")

    assert found is not None and found.iso == "2026-04-01"


@pytest.mark.parametrize(
    ("cell", "iso", "rule"),
    [
        ("15/12", "2026-12-15", DueRule.BY),
        ("15 ngày làm việc kể từ ngày ký", "P15D", DueRule.DAYS_AFTER),
        ("10 ngày sau khi nhận được văn bản", "P10D", DueRule.DAYS_AFTER),
        ("8/10 xã", None, None),
        ("31/02", None, DueRule.BY),
        ("30 ngày", None, None),
    ],
)
def test_a_cell_of_a_table_says_it_without_its_preposition(cell: str, iso: str | None, rule: DueRule | None) -> None:
    issued = dt.date(2026, 9, 14)

    found = first_deadline(deadline_phrases(cell, 0, len(cell), issued, labelled=True), issued)

    assert (found and found.iso, found and found.due.rule) == (iso, rule)
