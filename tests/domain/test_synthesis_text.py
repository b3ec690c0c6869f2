"""Dự thảo báo cáo: sentences out of figures, none out of nothing; an edited text laid beside the facts."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.synthesis import Line
from sauro.domain.synthesis_check import corrected, figures_in, mismatches
from sauro.domain.synthesis_figures import FIGURES, rates
from sauro.domain.synthesis_store import Stored, as_json, compressed, digest, from_json, opened, packed
from sauro.domain.synthesis_text import Fig, Part, Told, composed, number, percent, plain
from sauro.domain.synthesis_voices import Voice, group_of, grouped, heard

NOTHING = dict.fromkeys([*FIGURES, "aged"], 0)


def told(**numbers: int) -> Told:
    n = NOTHING | numbers
    return Told(
        subject="Công văn 215-CV/TU", directive=True, since=dt.date(2026, 9, 15), day=dt.date(2026, 10, 14),
        next_closing=dt.date(2026, 11, 14), numbers=n, rates=rates(n, 5),
    )  # fmt: skip


def text(facts: Told, part: Part) -> str:
    return plain(composed(facts).get(part, ()))


def test_empty_facts_give_one_sentence_and_no_empty_phrases() -> None:
    said = composed(told())

    assert list(said) == [Part.RESULTS]
    assert plain(said[Part.RESULTS]) == ("Đến ngày 14/10/2026, Công văn 215-CV/TU không có nhiệm vụ phải thực hiện.")


def test_figures_come_first_and_know_their_question() -> None:
    facts = told(total=90, done=64, on_time=61, late=3, in_time=24, overdue=2, done_dated=64, dated_past=66, became=1,
                 untold=2, next=7)  # fmt: skip

    first, second = composed(facts)[Part.RESULTS][:2]

    assert plain([first]) == (
        "Đến ngày 14/10/2026, Công văn 215-CV/TU có 90 nhiệm vụ; 64 nhiệm vụ đã hoàn thành, trong đó 61 đúng hạn, "
        "3 chậm. Còn 24 nhiệm vụ đang thực hiện trong hạn, 2 nhiệm vụ quá hạn."
    )
    assert [piece.key for piece in first if isinstance(piece, Fig)] == [
        "total", "done", "on_time", "late", "in_time", "overdue",
    ]  # fmt: skip
    assert plain([second]) == "Tỷ lệ hoàn thành đúng hạn 95,3 % (61 trên 64 nhiệm vụ đã xong có thời hạn)."
    assert "Còn 2 nhiệm vụ quá hạn, trong đó 1 mới quá hạn trong kỳ: 2 chưa nêu nguyên nhân." in text(
        facts, Part.UNDONE
    )
    assert "thực hiện 7 nhiệm vụ đến hạn từ nay đến ngày 14/11/2026" in text(facts, Part.NEXT)


def test_under_five_there_is_no_rate() -> None:
    assert "Tỷ lệ" not in text(told(total=4, done=4, on_time=4, done_dated=4), Part.RESULTS)


@given(st.dictionaries(st.sampled_from(sorted(NOTHING)), st.integers(0, 5000)))
def test_any_counts_give_sentences_that_end_and_hold_no_place(numbers: dict[str, int]) -> None:
    for part in composed(told(**numbers)).values():
        for paragraph in part:
            said = plain([paragraph])
            assert said.endswith(".") and not any(odd in said for odd in ("{", "  ", ",.", ": ."))


BASE = composed(told(total=90, done=64, on_time=61, late=3, in_time=24, overdue=2, done_dated=64, untold=2))
RESULTS = BASE[Part.RESULTS]
FACTS = {"total": "90", "done": "64", "on_time": "61", "late": "3", "in_time": "24", "overdue": "2",
         "rate_on_time": "95,3 %", "done_dated": "64"}  # fmt: skip


def test_the_machines_own_words_agree_with_the_facts() -> None:
    assert mismatches(plain(RESULTS), RESULTS, FACTS) == []
    assert {found.key for found in figures_in(plain(RESULTS), RESULTS)} == set(FACTS)


def test_a_figure_that_was_typed_over_is_pointed_out_and_set_right_alone() -> None:
    edited = plain(RESULTS).replace("có 90 nhiệm vụ", "được giao tất cả 91 nhiệm vụ") + "\nĐã họp 3 lần."

    found = mismatches(edited, RESULTS, FACTS)

    assert [(m.key, m.stands, m.facts) for m in found] == [("total", "91", "90")]
    assert corrected(edited, RESULTS, FACTS) == edited.replace("91", "90")


def test_facts_that_moved_on_are_pointed_out_in_words_that_stand() -> None:
    moved = FACTS | {"overdue": "5", "in_time": "21"}

    assert [(m.key, m.facts) for m in mismatches(plain(RESULTS), RESULTS, moved)] == [
        ("in_time", "21"), ("overdue", "5"),
    ]  # fmt: skip


@given(st.text(alphabet="abc 0123456789.,\nđủ", max_size=120))
def test_any_edit_is_laid_beside_the_facts_without_a_fall(words: str) -> None:
    for found in figures_in(words, RESULTS):
        assert words[found.start : found.end] == found.stands
    corrected(words, RESULTS, FACTS)


def voice(words: str, agency: int = 1) -> Voice:
    return Voice(words, agency, f"Cơ quan {agency}", "NV-2026-0001", "2026-10-01", "cập nhật", "/tasks/NV-2026-0001/")


def test_what_asks_for_something_is_a_proposal_the_rest_a_difficulty() -> None:
    found = heard(voice("Thiếu biên chế ở bộ phận một cửa. Đề nghị bổ sung 02 người."))

    assert [(v.ask, v.group, v.words) for v in found] == [
        (False, "people", "Thiếu biên chế ở bộ phận một cửa."),
        (True, "other", "Đề nghị bổ sung 02 người."),
    ]


def test_groups_count_bodies_and_the_unnamed_group_is_last() -> None:
    said = [voice("Chưa bố trí kinh phí.", 1), voice("Kinh phí chậm.", 1), voice("Chờ ý kiến Sở A.", 2),
            voice("Chờ dữ liệu.", 3), voice("Việc mới.", 4)]  # fmt: skip
    found = [one for v in said for one in heard(v)]

    assert grouped(found) == [("waiting", 2, 2), ("money", 1, 2), ("other", 1, 1)]
    assert group_of("Vướng mặt bằng thi công") == "land"


def test_what_is_stored_comes_back_and_its_hash_follows_its_content() -> None:
    line = Line(1, "NV-2026-0001", "Lập danh mục", "215-CV/TU", "3.1.", 1, "Sở Nội vụ", "2026-09-14", "2026-10-05",
                "overdue", late=7, fair=7)  # fmt: skip
    stored = Stored([line], [voice("Chờ dữ liệu.")], [])

    raw = packed(stored)

    assert opened(compressed(raw)) == stored and packed(opened(compressed(raw))) == raw
    assert digest({"a": 1}, raw) == digest({"a": 1}, raw) != digest({"a": 2}, raw)
    assert from_json(as_json(RESULTS)) == list(RESULTS)


def test_numbers_are_printed_as_an_office_prints_them() -> None:
    assert (number(1102), percent(0.884), percent(1.0)) == ("1.102", "88,4 %", "100 %")
