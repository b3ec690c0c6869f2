"""The work that a draft gives: six clarities, one lead, authority, days, words that bind nobody, work given twice."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sauro.domain.documents.source import plain_lines
from sauro.domain.drafting.authority import TABLE
from sauro.domain.drafting.check import check_draft
from sauro.domain.drafting.matter import paper_of
from sauro.domain.drafting.model import Kin, Remark
from sauro.domain.drafting.schema import as_json
from sauro.domain.duties import Paper
from sauro.domain.reading import read_directive
from tests.domain.draft_stories import ON, PARTY, STATE, check, draft, spoiled, told

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "docs"
SECOND = "2. Ban Tổ chức Tỉnh ủy xây dựng kế hoạch luân chuyển cán bộ, trình Ban Thường vụ Tỉnh ủy trong quý IV/2026."


def second(words: str) -> str:
    """The Party draft with its second task written otherwise."""
    return spoiled(PARTY, SECOND, f"2. {words}")


def only(remarks: tuple[Remark, ...], rule: str) -> Remark:
    (found,) = [r for r in remarks if r.rule == rule]
    return found


PLAN = "xây dựng kế hoạch luân chuyển cán bộ"
UP = "trình Ban Thường vụ Tỉnh ủy"
BODY = "Ban Tổ chức Tỉnh ủy"
NEAR = f"{BODY} {PLAN}, {UP} chậm nhất ngày 16/9/2026."
TASKS = [
    (f"{BODY} {PLAN}, {UP}.", "task.clear", "chưa rõ: tiến độ."),
    (f"Xây dựng kế hoạch luân chuyển cán bộ, {UP} trong quý IV/2026.", "task.clear", "chưa rõ: người, trách nhiệm."),
    (f"{BODY}, Ban Nội chính Tỉnh ủy {PLAN}, {UP} trong quý IV/2026.", "task.one_lead", "giao 2 nơi cùng chủ trì"),
    (f"Các cơ quan, đơn vị, địa phương {PLAN}, {UP} trong quý IV/2026.", "task.everybody", "nơi nào là đầu mối?"),
    (f"{BODY} {PLAN}, định kỳ báo cáo Ban Thường vụ Tỉnh ủy.", "deadline.no_period", "“định kỳ” không nêu kỳ."),
    (f"{BODY} {PLAN}, {UP} trước ngày 01/9/2026.", "deadline.past", "“trước ngày 01/9/2026” trước ngày ký 14/09/2026."),
    (f"{BODY} {PLAN}, {UP} chậm nhất ngày 31/10/2026.", "deadline.day_off", "31/10/2026 là ngày nghỉ"),
    (NEAR, "deadline.near", "chỉ còn 2 ngày làm việc, ít hơn 3."),
]


@pytest.mark.parametrize(("words", "rule", "said"), TASKS)
def test_what_a_task_lacks_is_named(words: str, rule: str, said: str) -> None:
    remarks = check(second(words))

    assert [r.rule for r in remarks] == [rule]
    assert said in str(remarks[0].said)


def test_in_the_soonest_time_is_no_term() -> None:
    text = second("Ban Tổ chức Tỉnh ủy xây dựng kế hoạch luân chuyển, trình Tỉnh ủy trong thời gian sớm nhất.")

    remark = only(check(text), "task.vague")

    assert remark.span.of(text) == "trong thời gian sớm nhất"


def test_a_term_of_hours_is_in_place_where_the_paper_is_urgent() -> None:
    near = second(NEAR)

    assert told(near) == [("deadline.near", "should")]
    assert told(spoiled(near, "Số 215-CV/TU\n", "Số 215-CV/TU\n\nKHẨN\n")) == []


DAYS = [
    ("trước ngày 30/10/2026", "trước ngày 31/11/2026", "date.impossible"),
    ("trước ngày 30/10/2026", "trước thứ Hai, ngày 30/10/2026", "date.weekday"),
    ("các nhiệm vụ sau", "các nhiệm vụ sau theo Kết luận số 12-KL/TU ngày 20/9/2026", "date.cited"),
]


@pytest.mark.parametrize(("old", "new", "rule"), DAYS)
def test_a_day_that_cannot_be_is_an_error(old: str, new: str, rule: str) -> None:
    assert (rule, "error") in told(spoiled(PARTY, old, new))


ISSUERS = [
    ("ĐẢNG ỦY XÃ MỎ CÀY", "T/M BAN THƯỜNG VỤ", "CHỈ THỊ", "CT/ĐU", "should"),
    ("ĐẢNG ỦY XÃ MỎ CÀY", "T/M ĐẢNG ỦY", "HƯỚNG DẪN", "HD/ĐU", "should"),
    ("ĐẢNG ỦY XÃ MỎ CÀY", "T/M BAN THƯỜNG VỤ", "HƯỚNG DẪN", "HD/ĐU", None),
    ("CHI BỘ SỞ NỘI VỤ", "T/M CHI BỘ", "HƯỚNG DẪN", "HD/CB", "error"),
    ("BAN TỔ CHỨC TỈNH ỦY", "", "CHỈ THỊ", "CT/BTCTU", "should"),
    ("TỈNH ỦY AN LẠC", "T/M BAN THƯỜNG VỤ", "CHỈ THỊ", "CT/TU", None),
]


@pytest.mark.parametrize(("issuer", "mandate", "title", "symbol", "severity"), ISSUERS)
def test_who_may_issue_what_is_a_table(
    issuer: str, mandate: str, title: str, symbol: str, severity: str | None
) -> None:
    text = PARTY.replace("TỈNH ỦY AN LẠC", issuer).replace("215-CV/TU", f"12-{symbol}")
    text = text.replace("Về việc chấn chỉnh giờ giấc làm việc\n\n", "").replace(
        "Kính gửi:\n", f"{title}\nvề chấn chỉnh giờ giấc làm việc\n\n"
    )
    text = text.replace("- Các cơ quan tham mưu, giúp việc Tỉnh ủy;\n- Các đảng ủy trực thuộc Tỉnh ủy.\n\n", "")
    text = text.replace("T/M BAN THƯỜNG VỤ\nBÍ THƯ", f"{mandate}\nBÍ THƯ" if mandate else "TRƯỞNG BAN")

    found = [r.severity.value for r in check(text) if r.rule == "authority.type"]

    assert found == ([severity] if severity else [])
    assert all(row.source for row in TABLE)


def test_a_plan_states_aim_requirements_and_carrying_out() -> None:
    plan = STATE.replace("CHỈ THỊ\nVề việc quản lý đất công", "KẾ HOẠCH\nQuản lý đất công").replace(
        "CT-UBND", "KH-UBND"
    )

    remark = only(check(plan), "parts.plan")

    assert str(remark.said) == "Không thấy mục nêu: mục đích, yêu cầu, tổ chức thực hiện."


def test_work_given_twice_inside_a_draft_is_shown_at_both_places() -> None:
    text = spoiled(
        PARTY, SECOND,
        "2. Ủy ban Kiểm tra Tỉnh ủy kiểm tra việc chấp hành giờ giấc làm việc, báo cáo Tỉnh ủy trong quý IV/2026.\n\n"
        "3. Đảng ủy Ủy ban nhân dân tỉnh kiểm tra việc chấp hành giờ giấc làm việc, báo cáo Tỉnh ủy trong quý IV/2026.",
    )  # fmt: skip

    remark = only(check(text), "overlap.control")

    assert text[remark.span.start :].startswith("Ủy ban Kiểm tra")
    assert [text[span.start :].startswith("Đảng ủy Ủy ban") for span in remark.also] == [True]


def test_work_that_a_document_in_force_already_gives_is_pointed_out() -> None:
    earlier = draft(
        PARTY.replace("215-CV/TU", "98-CV/TU").replace("Ban Tổ chức Tỉnh ủy xây dựng", "Sở Nội vụ xây dựng")
    )
    paper = paper_of(earlier.reading, "98-CV/TU")
    other = Paper(7, paper.name, paper.issuer, 3, paper.subject, paper.duties)

    remarks = check(PARTY, others=(other,))

    assert {"overlap.work", "overlap.twice"} & {r.rule for r in remarks}
    assert any("98-CV/TU" in str(r.said) for r in remarks)


def test_three_papers_on_the_matter_this_year_are_many() -> None:
    subject = "Về việc chấn chỉnh giờ giấc làm việc tại công sở"
    kin = tuple(Kin(f"{n}-CV/TU", dt.date(2026, n, 10), subject) for n in (2, 4, 6))
    last_year = (*kin[:2], Kin("9-CV/TU", dt.date(2025, 6, 10), subject))

    remark = only(check(PARTY, kin=kin), "matter.many")

    assert "2-CV/TU (10/02/2026)" in str(remark.said)
    assert told(PARTY, kin=last_year) == told(PARTY, kin=kin[:2]) == []


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ủđ Số:/-.\n0129CVT/MK*aư,;“", max_size=200), st.integers(0, len(PARTY)))
def test_any_text_is_checked_and_every_place_lies_in_it(words: str, at: int) -> None:
    text = PARTY[:at] + words + PARTY[at:]

    for remark in check(text):
        for span in (remark.span, *remark.also):
            assert 0 <= span.start <= span.end <= len(text)


def test_the_same_draft_gives_the_same_remarks() -> None:
    checked = draft(STATE)

    assert as_json(checked, check_draft(checked), "a") == as_json(draft(STATE), check(STATE), "a")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus stands beside the project, not in it")
@pytest.mark.parametrize("name", [p.stem for p in sorted(CORPUS.glob("p*.txt"))] if CORPUS.is_dir() else [])
def test_official_documents_have_no_error_of_form_but_a_lost_head(name: str) -> None:
    """What an office signed and published is in form: an error there is likely ours (heads were lost in copying)."""
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")

    errors = [
        r for r in check(text, on=ON) if r.severity.value == "error" and r.rule not in ("form.head", "task.one_lead")
    ]

    assert errors == []
    assert read_directive(plain_lines(text)).parsed.source.text == text
