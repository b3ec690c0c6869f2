"""The five rules of field visits (C3.2): what they find, what a fact corrected makes vanish, the same at every run."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.default_calendar import default_calendar
from sauro.domain.findings import Found
from sauro.domain.rulebook import default_rules
from sauro.domain.visits import Purpose, Sudden
from sauro.domain.visits_rules import (
    Asked,
    Visited,
    VisitFact,
    answer_missing,
    conclusion_late,
    delegation_large,
    notice_late,
    several_in_week,
)

CALENDAR, RULES = default_calendar(), default_rules()
SUOI_MAY, KHE_TRUC = Visited(70, "UBND xã Suối Mây"), Visited(71, "UBND xã Khe Trúc")
STARTS = dt.datetime(2026, 10, 22, 1, 0, tzinfo=dt.UTC)
BEGUN = dt.datetime(2026, 10, 12, 1, 0, tzinfo=dt.UTC)
VISIT = VisitFact(
    id=1, body=3, body_name="Văn phòng Tỉnh ủy", subject="nắm tình hình cơ sở", purpose=Purpose.WORK, starts=STARTS,
    day=dt.date(2026, 10, 22), places=(SUOI_MAY,), size=4, order=BEGUN, sent_on=dt.date(2026, 10, 19),
)  # fmt: skip
LATER = dt.date(2026, 11, 30)
WHY = Sudden("Sạt lở", "Phạm Thu Nguyệt", STARTS - dt.timedelta(hours=20))


def late(visit: VisitFact, on: dt.date = LATER) -> tuple[Found, ...]:
    return notice_late([visit], on=on, calendar=CALENDAR, rules=RULES)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2026-07-23", "2026-07-20"),
        ("2026-05-04", "2026-04-24"),
        ("2026-01-12", "2026-01-08"),
        ("2026-02-23", "2026-02-11"),
    ],
)
def test_a_notice_of_the_last_day_is_in_order_a_day_later_it_is_found(day: str, last: str) -> None:
    on, sent = dt.date.fromisoformat(day), dt.date.fromisoformat(last)
    visit = replace(VISIT, day=on, sent_on=sent)

    assert late(visit) == ()
    (only,) = late(replace(visit, sent_on=sent + dt.timedelta(days=1)))

    assert (only.slot, only.body, only.soft) == ("visit:1", 3, False)
    assert f"{sent:%d/%m/%Y}" in str(only.said)


def test_a_notice_that_never_went_out_is_found_when_its_day_has_passed() -> None:
    unsent = replace(VISIT, sent_on=None)

    assert late(unsent, on=dt.date(2026, 10, 19)) == ()
    (only,) = late(unsent, on=dt.date(2026, 10, 20))

    assert "chưa gửi thông báo" in str(only.said)


def test_a_reason_given_before_the_visit_is_a_fact_given_after_it_is_none() -> None:
    unsent = replace(VISIT, sent_on=None)

    assert late(replace(unsent, sudden=WHY)) == ()
    assert len(late(replace(unsent, sudden=replace(WHY, at=STARTS + dt.timedelta(hours=1))))) == 1


def test_a_delegation_is_held_against_its_purpose() -> None:
    assert delegation_large([replace(VISIT, size=7)], rules=RULES) == ()
    (only,) = delegation_large([replace(VISIT, size=8)], rules=RULES)
    (other,) = delegation_large([replace(VISIT, size=6, purpose=Purpose.HANDLE)], rules=RULES)

    assert only.soft and "8 người" in str(only.said) and "nhiều nhất 7" in str(only.said)
    assert "nhiều nhất 5" in str(other.said)


def test_a_conclusion_is_due_five_working_days_after_the_visit() -> None:
    held = replace(VISIT, held_on=dt.date(2026, 4, 29))

    def found(visit: VisitFact, on: dt.date = LATER) -> tuple[Found, ...]:
        return conclusion_late([visit], on=on, calendar=CALENDAR, rules=RULES)

    assert found(VISIT) == found(held, on=dt.date(2026, 5, 8)) == ()
    assert found(replace(held, concluded_on=dt.date(2026, 5, 8))) == ()
    assert "chưa ra kết luận" in str(found(held, on=dt.date(2026, 5, 9))[0].said)
    assert "ra kết luận ngày 11/05/2026" in str(found(replace(held, concluded_on=dt.date(2026, 5, 11)))[0].said)


def test_a_recommendation_is_answered_for_by_its_body_and_watched_by_whoever_noted_it() -> None:
    asked = Asked(5, 1, 3, 9, "Sở Nội vụ", "UBND xã Suối Mây", "Xin thêm biên chế văn thư.", dt.date(2026, 11, 5))

    assert answer_missing([asked], on=dt.date(2026, 11, 5)) == ()
    (only,) = answer_missing([asked], on=dt.date(2026, 11, 6))

    assert (only.body, only.watch, only.scopes) == (9, 3, ("visit:1",))
    assert only.proof[0].words == "Xin thêm biên chế văn thư."


OTHER = replace(
    VISIT, id=2, body=9, body_name="Sở Nội vụ", day=dt.date(2026, 10, 23), order=BEGUN + dt.timedelta(days=1)
)


def test_two_bodies_at_one_place_in_one_week_are_pointed_out_to_the_later_one() -> None:
    (only,) = several_in_week([OTHER, VISIT], rules=RULES)

    assert (only.slot, only.body, only.watch, only.soft) == ("70:2026-W43", 9, 3, True)
    assert only.scopes == ("place_week:70:2026-W43", "visit:1", "visit:2")
    assert "UBND xã Suối Mây" in str(only.said) and "Văn phòng Tỉnh ủy, Sở Nội vụ" in str(only.said)


@pytest.mark.parametrize(
    "apart",
    [
        {"day": dt.date(2026, 10, 26)},
        {"places": (KHE_TRUC,)},
        {"body": 3},
        {"shown": False},
    ],
)
def test_another_week_place_the_same_body_or_an_unannounced_check_is_no_meeting(apart: dict[str, object]) -> None:
    assert several_in_week([VISIT, replace(OTHER, **apart)], rules=RULES) == ()  # type: ignore[arg-type]


FACTS = st.builds(
    VisitFact,
    id=st.integers(1, 99), body=st.integers(1, 3), body_name=st.just("Sở"), subject=st.just(""),
    purpose=st.sampled_from(Purpose), starts=st.just(STARTS), day=st.dates(dt.date(2026, 3, 1), dt.date(2026, 4, 1)),
    places=st.sampled_from([(SUOI_MAY,), (KHE_TRUC,), (SUOI_MAY, KHE_TRUC)]), size=st.integers(1, 12),
    order=st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2026, 2, 1), timezones=st.just(dt.UTC)),
    sent_on=st.none() | st.dates(dt.date(2026, 2, 20), dt.date(2026, 4, 1)),
    held_on=st.none() | st.dates(dt.date(2026, 3, 1), dt.date(2026, 4, 1)),
    concluded_on=st.none() | st.dates(dt.date(2026, 3, 1), dt.date(2026, 5, 1)),
)  # fmt: skip
BOOK = st.lists(FACTS, max_size=8, unique_by=lambda v: v.id)


def everything(visits: list[VisitFact], on: dt.date = LATER) -> dict[tuple[str, str], str]:
    found = (
        *notice_late(visits, on=on, calendar=CALENDAR, rules=RULES),
        *delegation_large(visits, rules=RULES),
        *conclusion_late(visits, on=on, calendar=CALENDAR, rules=RULES),
        *several_in_week(visits, rules=RULES),
    )
    return {(f.rule, f.slot): f.digest for f in found}


@given(BOOK, st.randoms(use_true_random=False))
def test_the_same_facts_give_the_same_findings_in_whatever_order_and_however_often(visits, order) -> None:  # type: ignore[no-untyped-def]
    again = list(visits)
    order.shuffle(again)

    assert everything(visits) == everything(again) == everything(visits)


@given(BOOK)
def test_a_corrected_fact_makes_its_finding_vanish(visits: list[VisitFact]) -> None:
    mended = [replace(v, sudden=WHY, size=1, held_on=None, places=(Visited(1000 + v.id, "nơi khác"),)) for v in visits]

    assert everything(mended) == {}


@given(BOOK)
def test_what_was_found_stays_found_as_days_pass(visits: list[VisitFact]) -> None:
    earlier = everything(visits, on=dt.date(2026, 3, 20))

    assert earlier.keys() <= everything(visits).keys()
