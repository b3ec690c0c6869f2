"""A body briefs its people; what it records is counted once, in whatever order, and every committee's sum is true."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain.agencies import BodyKind
from sauro.domain.briefing_tree import Audience, Rank, counts_by_rank, ids_of, wanted_duties
from sauro.domain.briefings import (
    Absence,
    DutyState,
    Roll,
    Sitting,
    check_sitting,
    deadline_on,
    deadline_within,
    people_of,
    roll_of,
    standing_of,
    state_on,
    total,
    urging_slot,
)
from sauro.domain.default_calendar import default_calendar
from sauro.domain.refusal import Refusal
from sauro.domain.rulebook import default_rules
from sauro.domain.rules import RuleBook

DAY, TODAY, DUE = dt.date(2026, 9, 18), dt.date(2026, 9, 21), dt.date(2026, 9, 30)
RULES, CALENDAR = default_rules(), default_calendar()
MAIN = Sitting(DAY, 30, 26, {Absence.LEAVE: 3, Absence.ELSEWHERE: 1})


def check(sitting: Sitting, *others: Sitting, today: dt.date = TODAY) -> None:
    check_sitting(sitting, others=others, issued_on=dt.date(2026, 9, 14), today=today, rules=RULES)


def state(
    *sittings: Sitting, exempt: bool = False, needs: bool = False, has: bool = False, enough: int = 100
) -> DutyState:
    return standing_of(people_of(sittings), exempt=exempt, needs_minutes=needs, has_minutes=has, enough=enough)


def made_up(number: int, day: dt.date = TODAY) -> Sitting:
    return Sitting(day, 0, number, makes_up=True)


def test_a_body_goes_from_not_yet_over_partly_to_done() -> None:
    assert state() is DutyState.NOT_YET
    assert state(MAIN) is DutyState.PARTLY
    assert state(MAIN, made_up(2)) is DutyState.PARTLY
    assert state(MAIN, made_up(3)) is DutyState.DONE
    assert state(MAIN, made_up(3), needs=True) is DutyState.HELD
    assert state(MAIN, made_up(3), needs=True, has=True) is DutyState.DONE
    assert state(MAIN, exempt=True) is DutyState.EXEMPT


def test_an_office_may_call_nine_in_ten_enough() -> None:
    assert state(MAIN, enough=90) is DutyState.DONE
    assert state(MAIN, enough=91) is DutyState.PARTLY


def test_who_is_excused_or_was_elsewhere_needs_no_make_up_session() -> None:
    people = people_of([Sitting(DAY, 10, 7, {Absence.EXCUSED: 2, Absence.ELSEWHERE: 1})])

    assert (people.expected, people.reached, people.outstanding) == (8, 8, 0)


def test_a_day_makes_open_duties_overdue_and_no_others() -> None:
    after = DUE + dt.timedelta(days=1)

    assert [state_on(s, DUE, DUE) for s in (DutyState.NOT_YET, DutyState.PARTLY)] == [
        DutyState.NOT_YET,
        DutyState.PARTLY,
    ]
    assert {state_on(s, DUE, after) for s in (DutyState.NOT_YET, DutyState.PARTLY, DutyState.HELD)} == {
        DutyState.OVERDUE
    }
    assert state_on(DutyState.DONE, DUE, after) is DutyState.DONE
    assert state_on(DutyState.EXEMPT, DUE, after) is DutyState.EXEMPT


@pytest.mark.parametrize(
    ("sitting", "others", "code"),
    [
        (Sitting(TODAY + dt.timedelta(days=1), 5, 5), (), "briefing.future"),
        (Sitting(dt.date(2026, 9, 1), 5, 5), (), "briefing.before"),
        (Sitting(DAY, 0, 0), (), "briefing.numbers"),
        (Sitting(DAY, 5, 6), (), "briefing.numbers"),
        (Sitting(DAY, 6, 5), (), "briefing.reasons"),
        (Sitting(DAY, 90_000, 90_000), (), "briefing.too_many"),
        (made_up(1), (), "briefing.make_up.first"),
        (made_up(4), (MAIN,), "briefing.make_up.many"),
        (made_up(1, TODAY), (MAIN, made_up(3, DAY)), "briefing.make_up.many"),
        (Sitting(DAY, 30, 30), (made_up(3),), "briefing.make_up.many"),
    ],
)
def test_what_cannot_be_true_is_refused_with_advice(sitting: Sitting, others: tuple[Sitting, ...], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check(sitting, *others)

    assert refused.value.code == code
    assert str(refused.value.advice)


def test_what_can_be_true_is_taken() -> None:
    check(MAIN)
    check(made_up(3), MAIN)


numbers = st.integers(0, 40)


@st.composite
def mains(draw: st.DrawFn) -> Sitting:
    absent = draw(st.dictionaries(st.sampled_from(Absence), st.integers(1, 9)))
    attended = draw(st.integers(0, 60))
    return Sitting(DAY, max(1, attended + sum(absent.values())), attended, absent)


rolls = st.builds(
    lambda people, kept: roll_of(people, kept),
    st.lists(mains(), max_size=2).map(people_of),
    st.sampled_from([s for s in DutyState if s is not DutyState.OVERDUE]),
)


@given(st.lists(rolls, max_size=12).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_in_which_bodies_record_does_not_matter(given_rolls: tuple[list[Roll], list[Roll]]) -> None:
    one, other = given_rolls

    assert total(one) == total(other)


@given(st.lists(st.lists(rolls, max_size=5), max_size=5), rolls)
def test_the_sum_of_a_province_is_the_sum_of_its_committees(committees: list[list[Roll]], own: Roll) -> None:
    by_committee = total([own, *(total(cells) for cells in committees)])

    assert by_committee == total([own, *(cell for cells in committees for cell in cells)])


@given(rolls, rolls, rolls)
def test_to_record_again_replaces_what_stood_before(province: Roll, before: Roll, after: Roll) -> None:
    with_before = province + before

    assert with_before - before + after == province + after
    assert (with_before - before + after) - after + after == province + after


@given(rolls)
def test_counts_of_a_body_agree_with_each_other(roll: Roll) -> None:
    assert roll.open + roll.done + roll.exempt == roll.duties
    assert roll.not_yet + roll.partly + roll.held == roll.open
    assert roll.attended + sum(roll.absent().values()) <= roll.invited


TREE = {2: 1, 3: 1, 4: 1, 20: 2, 21: 2, 30: 3, 40: 4, 50: 1}
KINDS = {
    1: BodyKind.COMMITTEE, 2: BodyKind.PARTY_COMMITTEE, 3: BodyKind.PARTY_COMMITTEE, 4: BodyKind.ADVISORY,
    20: BodyKind.CELL, 21: BodyKind.CELL, 30: BodyKind.CELL, 40: BodyKind.CELL, 50: BodyKind.CELL,
    90: BodyKind.DEPARTMENT,
}  # fmt: skip


def test_the_way_down_goes_through_committees_to_cells() -> None:
    found = wanted_duties(KINDS, TREE, Audience(1))

    assert counts_by_rank(found) == {Rank.TOP: 1, Rank.COMMITTEE: 2, Rank.CELL: 4}
    assert {w.path for w in found} == {"/1/", "/1/2/", "/1/3/", "/1/50/", "/1/2/20/", "/1/2/21/", "/1/3/30/"}
    assert all(ids_of(w.path)[-1] == w.agency_id for w in found)


def test_chosen_branches_a_level_and_offices() -> None:
    branch = wanted_duties(KINDS, TREE, Audience(1, frozenset({2})))
    committees = wanted_duties(KINDS, TREE, Audience(1, deepest=Rank.COMMITTEE, offices=frozenset({90, 99})))

    assert [w.agency_id for w in branch] == [1, 2, 20, 21]
    assert [(w.agency_id, w.rank) for w in committees] == [
        (1, Rank.TOP),
        (2, Rank.COMMITTEE),
        (3, Rank.COMMITTEE),
        (90, Rank.OFFICE),
    ]


def test_a_circle_in_the_tree_does_not_hold_the_walk() -> None:
    assert len(wanted_duties(KINDS, {2: 1, 3: 2, 20: 3} | {2: 3}, Audience(1))) == 1


def test_the_deadline_of_may_2024_explains_itself() -> None:
    due, because = deadline_within(25, dt.date(2024, 4, 26), CALENDAR)

    assert due.month in (5, 6) and "25 ngày làm việc" in str(because)
    assert "30/09/2026" in str(deadline_on(DUE, TODAY, CALENDAR, RULES)[1])
    with pytest.raises(Refusal):
        deadline_on(DAY, TODAY, CALENDAR, RULES)


@pytest.mark.parametrize(
    ("way", "expected", "words"),
    [
        ("move_on", dt.date(2026, 10, 5), "03/10/2026 là ngày nghỉ nên hạn là 05/10/2026"),
        ("move_back", dt.date(2026, 10, 2), "nên hạn là 02/10/2026"),
        ("as_printed", dt.date(2026, 10, 3), "Hạn 03/10/2026 là ngày nghỉ"),
    ],
)
def test_a_day_off_gives_way_as_the_rulebook_says(way: str, expected: dt.date, words: str) -> None:
    """C1.1b: a deadline chosen by hand is moved by the same rule as one that a document prints."""
    book = RuleBook.of(replace(row, value=way) if row.name == "deadline.by" else row for row in RULES.rows)

    due, because = deadline_on(dt.date(2026, 10, 3), TODAY, CALENDAR, book)

    assert due == expected
    assert words in str(because)


def test_urging_has_one_slot_ahead_and_one_for_every_five_days_late() -> None:
    days = [DUE + dt.timedelta(days=n) for n in range(-10, 20)]
    slots = [urging_slot(DUE, day, CALENDAR, RULES) for day in days]

    assert slots[0] == ""
    assert sorted({slot for slot in slots if slot}) == [
        "ahead:2026-09-30", "late:2026-09-30:0", "late:2026-09-30:1", "late:2026-09-30:2",
    ]  # fmt: skip
