"""The life of a finding: the body first, another person decides, nothing is asked twice (R4, E7 to E9)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sauro.domain import findings
from sauro.domain.default_calendar import default_calendar
from sauro.domain.findings import ANSWERED_STATES, MOVES, STANDING, Deed, Found, Known, Piece, PieceKind, State
from sauro.domain.refusal import Refusal
from sauro.domain.rulebook import default_rules
from sauro.domain.sentence import Sentence

DAY = dt.date(2026, 9, 14)


def found(slot: str = "1", words: str = "kiểm tra công vụ", **changes: object) -> Found:
    piece = Piece(PieceKind.WORDS, Sentence("mục 5.3"), words, directive=3, clause="5.3.", start=10, end=26)
    plain = Found(
        "overlap.control", "A3", "1773-CV/TU, mục 1", slot, 7, Sentence("Trùng."), Sentence("Một nơi."), (piece,)
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def known(f: Found, state: State = State.OPEN) -> Known:
    return Known(f.slot, state, f.digest)


def test_every_state_but_the_ends_goes_on_and_nothing_leads_out_of_the_table() -> None:
    leaving = {state for state, _ in MOVES}

    assert set(STANDING) <= leaving
    assert set(MOVES.values()) | {State.OPEN} == set(State)


@pytest.mark.parametrize(
    ("state", "deed"),
    [
        (State.JUSTIFIED, Deed.UPHOLD),
        (State.OPEN, Deed.JUSTIFY),
        (State.OPEN, Deed.CONTEST),
        (State.REMEDIED, Deed.CONTEST),
        (State.GONE, Deed.EXPLAIN),
        (State.UPHELD, Deed.EXPLAIN),
    ],
)
def test_a_step_that_the_table_lacks_is_refused(state: State, deed: Deed) -> None:
    with pytest.raises(Refusal) as refused:
        findings.move(state, deed)

    assert refused.value.code == "finding.move"


def test_the_same_facts_change_nothing() -> None:
    first = findings.settle((found("1"), found("2")), ())
    rows = tuple(known(f) for f in first.new)

    again = findings.settle((found("2"), found("1")), rows)

    assert [f.slot for f in first.new] == ["1", "2"]
    assert again == findings.Settling()


def test_corrected_facts_end_it_and_wrong_ones_bring_it_back() -> None:
    row = known(found())

    gone = findings.settle((), (row,))
    back = findings.settle((found(),), (known(found(), State.GONE),))

    assert gone.gone == ("1",)
    assert [(f.slot, state) for f, state in back.changed] == [("1", State.OPEN)]


@pytest.mark.parametrize("state", [State.JUSTIFIED, State.REMEDIED])
def test_an_answered_finding_is_asked_again_only_when_its_proof_changed(state: State) -> None:
    same = findings.settle((found(),), (known(found(), state),))
    other = findings.settle((found(words="kiểm tra giờ giấc"),), (known(found(), state),))

    assert same == findings.Settling()
    assert [s for _, s in other.changed] == [State.OPEN]


@pytest.mark.parametrize("state", [State.JUSTIFIED, State.REMEDIED])
def test_what_was_decided_and_done_with_does_not_vanish(state: State) -> None:
    assert findings.settle((), (known(found(), state),)).gone == ()


def test_an_upheld_finding_keeps_its_state_when_its_proof_changes() -> None:
    other = findings.settle((found(words="kiểm tra giờ giấc"),), (known(found(), State.UPHELD),))

    assert [s for _, s in other.changed] == [State.UPHELD]


@given(st.lists(st.sampled_from("abcde")), st.lists(st.sampled_from("abcde")))
def test_settling_twice_is_settling_once_and_the_open_ones_are_those_found_last(
    before: list[str], now: list[str]
) -> None:
    book: dict[str, Known] = {}
    for slots in (before, now, now):
        plan = findings.settle(tuple(found(s) for s in slots), tuple(book.values()))
        book |= {f.slot: known(f) for f in plan.new}
        book |= {f.slot: Known(f.slot, state, f.digest) for f, state in plan.changed}
        book |= {slot: replace(book[slot], state=findings.vanished(book[slot].state)) for slot in plan.gone}

    assert {k.slot for k in book.values() if k.state is State.OPEN} == set(now)
    assert {k.slot for k in book.values() if k.state is State.GONE} == set(before) - set(now)
    assert findings.settle(tuple(found(s) for s in now), tuple(book.values())) == findings.Settling()


def test_the_order_of_the_proof_changes_nothing_its_words_do() -> None:
    one = found().proof[0]
    other = replace(one, clause="5.4.", start=90)

    assert found(proof=(one, other)).digest == found(proof=(other, one)).digest
    assert found(words="khác").digest != found().digest


def test_the_body_answers_in_working_days() -> None:
    terms = findings.terms(DAY, calendar=default_calendar(), rules=default_rules())

    assert terms.answer_by == dt.date(2026, 9, 21)


@pytest.mark.parametrize(
    ("row", "state", "on", "seen"),
    [
        ("until_answer_or_due", State.OPEN, DAY, False),
        ("until_answer_or_due", State.OPEN, dt.date(2026, 9, 22), True),
        ("until_answer_or_due", State.EXPLAINED, DAY, True),
        ("until_answer", State.OPEN, dt.date(2026, 9, 22), False),
        ("at_once", State.OPEN, DAY, True),
        ("until_answer", State.GONE, dt.date(2026, 9, 22), False),
    ],
)
def test_it_is_shown_to_the_unit_first(row: str, state: State, on: dt.date, seen: bool) -> None:
    answer_by = dt.date(2026, 9, 21)

    assert findings.open_to_others(state, answer_by=answer_by, on=on, first_to_unit=row) is seen
    assert set(ANSWERED_STATES) >= {State.UPHELD}


def test_nobody_is_judged_unheard_nor_by_himself() -> None:
    with pytest.raises(Refusal) as unheard:
        findings.require_heard(State.OPEN, answer_by=DAY, on=DAY)
    with pytest.raises(Refusal) as own:
        findings.require_another({1, 2}, {2})
    findings.require_heard(State.OPEN, answer_by=DAY, on=dt.date(2026, 9, 15))
    findings.require_another({1}, {2})

    assert (unheard.value.code, own.value.code) == ("finding.unheard", "finding.own")
    assert "14/09/2026" in str(unheard.value)


def test_it_may_be_contested_for_five_working_days() -> None:
    calendar = default_calendar()
    findings.require_contest_in_time(DAY, dt.date(2026, 9, 21), within=5, calendar=calendar)

    with pytest.raises(Refusal) as late:
        findings.require_contest_in_time(DAY, dt.date(2026, 9, 22), within=5, calendar=calendar)

    assert late.value.code == "finding.contest.late"


def test_it_names_the_things_that_it_speaks_of_and_no_person() -> None:
    about = found(scopes=("meeting:4",)).about

    assert about == ("meeting:4", "directive:3")
    assert not {"person", "by", "name"} & set(Found.__slots__)
