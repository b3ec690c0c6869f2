"""Rules of duty as a table: facts and a day in, findings of the body out; the same each time, gone when corrected."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sauro.domain.default_calendar import default_calendar
from sauro.domain.duty_rules import RosterFacts, alarmed, gaps, not_followed, not_handed_over, uneven
from sauro.domain.duty_swaps import Exchange, accepted_basis, require_exchange
from sauro.domain.refusal import Refusal
from sauro.domain.rostering import DutyRole, Fair, Member, Missing, OffDay, OffKind, Range, Shift
from sauro.domain.rulebook import default_rules

RULES, CALENDAR = default_rules(), default_calendar()
LEADER, OFFICER = DutyRole.LEADER, DutyRole.OFFICER
TET = OffDay(dt.date(2027, 2, 6), OffKind.HOLIDAY, "Tết Nguyên đán (mùng 1)")
FACTS = RosterFacts(
    roster=7, body=3, first=dt.date(2027, 1, 1), last=dt.date(2027, 12, 31),
    days=(dt.date(2027, 1, 2), dt.date(2027, 1, 3)), handed_over=frozenset({dt.date(2027, 1, 2)}),
)  # fmt: skip


def fair(least: int, most: int) -> Fair:
    return Fair(OFFICER, 9, 0, Range(least, most), Range(0, 1), Range(2, 3))


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (dt.date(2027, 1, 22), 0),  # fifteen days ahead: not yet
        (dt.date(2027, 1, 23), 1),
        (dt.date(2027, 2, 6), 1),
        (dt.date(2027, 3, 1), 1),  # it was so, and stays on record
    ],
)
def test_nobody_at_tet_is_found_two_weeks_ahead(on: dt.date, found: int) -> None:
    facts = replace(FACTS, missing=(Missing(TET, LEADER, 1), Missing(TET, OFFICER, 2)))

    answer = gaps(facts, on=on, rules=RULES)

    assert len(answer) == found
    for one in answer:
        assert (one.slot, one.body, one.source) == ("3:2027-02-06", 3, "1773-CV/TU, mục 3")
        assert [str(piece.label) for piece in one.proof] == [
            "06/02/2027: thiếu 1 lãnh đạo trực.", "06/02/2027: thiếu 2 cán bộ trực.",
        ]  # fmt: skip
    assert alarmed(answer, on=on) == ((TET.date,) if found and on <= TET.date else ())


@pytest.mark.parametrize(
    ("on", "succeeded", "found"),
    [
        (dt.date(2027, 12, 17), False, 0),  # the last day in time: ten working days before 31/12
        (dt.date(2027, 12, 18), False, 1),
        (dt.date(2027, 12, 18), True, 0),
    ],
)
def test_the_next_roster_is_published_before_the_old_one_ends(on: dt.date, succeeded: bool, found: int) -> None:
    facts = replace(FACTS, succeeded=succeeded)

    assert len(not_followed(facts, on=on, calendar=CALENDAR, rules=RULES)) == found


@pytest.mark.parametrize(("on", "found"), [(dt.date(2027, 1, 4), 0), (dt.date(2027, 1, 5), 1)])
def test_a_hand_over_is_written_on_the_next_working_day(on: dt.date, found: int) -> None:
    answer = not_handed_over(FACTS, on=on, calendar=CALENDAR, rules=RULES)

    assert len(answer) == found
    assert all(one.soft and one.slot == "3:2027-01-03" for one in answer)


@pytest.mark.parametrize(("most", "found"), [(6, 0), (7, 1)])
def test_an_uneven_roster_is_told_without_a_name(most: int, found: int) -> None:
    answer = uneven(replace(FACTS, fair=(fair(4, most),)), on=FACTS.first, rules=RULES)

    assert len(answer) == found
    assert all("(9 người)" in str(one.said) for one in answer)


@settings(max_examples=15, deadline=None)
@given(st.sets(st.integers(0, 20)), st.sets(st.integers(0, 20)), st.integers(0, 40))
def test_the_same_facts_give_the_same_findings_and_a_correction_takes_them_away(
    empty: set[int], written: set[int], later: int
) -> None:
    days = tuple(FACTS.first + dt.timedelta(days=n) for n in range(21))
    lacking = tuple(Missing(OffDay(days[n], OffKind.SUNDAY), LEADER, 1) for n in sorted(empty))
    facts = replace(FACTS, days=days, missing=lacking, handed_over=frozenset(days[n] for n in written))
    on = FACTS.first + dt.timedelta(days=later)

    def asked(of: RosterFacts) -> list[str]:
        found = gaps(of, on=on, rules=RULES) + not_handed_over(of, on=on, calendar=CALENDAR, rules=RULES)
        return [one.digest + one.slot for one in found]

    assert asked(facts) == asked(facts)
    assert asked(replace(facts, missing=tuple(reversed(lacking)))) == asked(facts)
    assert asked(replace(facts, missing=(), handed_over=frozenset(days))) == []


TODAY = dt.date(2027, 1, 10)
MINE, THEIRS = Shift(dt.date(2027, 1, 16), OFFICER, 1), Shift(dt.date(2027, 1, 23), OFFICER, 2)
ONE, TWO = Member(1, OFFICER), Member(2, OFFICER)
AWAY = Member(2, OFFICER, away=((MINE.date, MINE.date),))


@pytest.mark.parametrize(
    ("case", "code"),
    [
        (Exchange(MINE, THEIRS, ONE, TWO), ""),
        (Exchange(MINE, None, ONE, TWO), ""),
        (Exchange(MINE, THEIRS, ONE, Member(2, LEADER)), "swap.role"),
        (Exchange(MINE, None, ONE, None), "swap.role"),
        (Exchange(MINE, None, ONE, ONE), "swap.self"),
        (Exchange(MINE, Shift(THEIRS.date, OFFICER, 5), ONE, TWO), "swap.not_theirs"),
        (Exchange(MINE, None, ONE, AWAY), "swap.away"),
        (Exchange(MINE, None, ONE, Member(3, OFFICER)), "swap.twice"),
        (Exchange(Shift(dt.date(2027, 1, 9), OFFICER, 1), None, ONE, TWO), "swap.past"),
    ],
)
def test_what_two_people_may_exchange(case: Exchange, code: str) -> None:
    shifts = (MINE, THEIRS, Shift(MINE.date, OFFICER, 3))

    if not code:
        require_exchange(case, shifts=shifts, today=TODAY)
        return
    with pytest.raises(Refusal) as refused:
        require_exchange(case, shifts=shifts, today=TODAY)
    assert refused.value.code == code


def test_a_basis_is_the_number_of_a_document() -> None:
    assert accepted_basis("  12-QĐ/VPTU ") == "12-QĐ/VPTU"
    with pytest.raises(Refusal):
        accepted_basis("đang điều trị")
