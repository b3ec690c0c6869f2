"""Signals: what each needs, what stands beside it, what is never told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sauro.domain.default_calendar import default_calendar
from sauro.domain.lateness import CauseKind
from sauro.domain.refusal import Refusal
from sauro.domain.rulebook import default_rules
from sauro.domain.signals import (
    Cause,
    Figures,
    Owed,
    Side,
    Sign,
    Signal,
    SignalFacts,
    counted,
    order_faults,
    rate,
    require_cause,
    signals,
)
from sauro.domain.tasks import Status

CALENDAR, RULES = default_calendar(), default_rules()
GIVEN, DUE = dt.date(2026, 9, 14), dt.date(2026, 10, 2)
LEAD, ISSUER, OTHER, THIRD = 1, 2, 3, 4


def facts(**changes: Any) -> SignalFacts:
    known = {"task_id": 7, "lead_id": LEAD, "issuer_id": ISSUER, "status": Status.IN_PROGRESS, "given_on": GIVEN}
    return SignalFacts(**known | {"due_on": DUE, "accepted_on": GIVEN, "last_sign_on": GIVEN} | changes)


def found(known: SignalFacts, today: dt.date = dt.date(2026, 9, 16), **more: Any) -> list[Signal]:
    return signals(known, today=today, calendar=CALENDAR, rules=RULES, **more)


def signs(known: SignalFacts, today: dt.date = dt.date(2026, 9, 16)) -> list[tuple[Sign, int]]:
    return [(s.sign, s.agency_id) for s in found(known, today)]


def test_a_task_that_goes_well_shows_nothing() -> None:
    assert signs(facts()) == []


@pytest.mark.parametrize(
    ("known", "today", "sign", "agency"),
    [
        (facts(leads=2), GIVEN, Sign.UNCLEAR_ORDER, ISSUER),
        (facts(product=False), GIVEN, Sign.UNCLEAR_ORDER, ISSUER),
        (facts(authority=False), GIVEN, Sign.UNCLEAR_ORDER, ISSUER),
        (facts(declines=(OTHER, THIRD)), GIVEN, Sign.BOUNCED, ISSUER),
        (facts(status=Status.ASSIGNED, accept_by=dt.date(2026, 9, 15)), dt.date(2026, 9, 16), Sign.SILENT, LEAD),
        (facts(), dt.date(2026, 9, 30), Sign.IDLE, LEAD),
        (facts(starred=True), dt.date(2026, 9, 22), Sign.IDLE, LEAD),
        (facts(accepted_on=dt.date(2026, 10, 1), last_sign_on=dt.date(2026, 10, 1)), DUE, Sign.LAST_MINUTE, LEAD),
        (facts(extensions=2), GIVEN, Sign.EXTENDED, LEAD),
        (facts(owed=(Owed(OTHER, "Sở Xây dựng", GIVEN, GIVEN),)), dt.date(2026, 9, 17), Sign.KEEPS_WAITING, OTHER),
    ],
)
def test_each_sign_falls_on_the_order_the_process_or_a_unit(
    known: SignalFacts, today: dt.date, sign: Sign, agency: int
) -> None:
    assert signs(known, today) == [(sign, agency)]


def test_one_body_that_gives_the_same_task_back_twice_is_named_beside_the_process() -> None:
    assert signs(facts(declines=(OTHER, THIRD, OTHER))) == [(Sign.BOUNCED, ISSUER), (Sign.DECLINED, OTHER)]


@pytest.mark.parametrize(("due_on", "faults"), [(dt.date(2026, 9, 16), 1), (dt.date(2026, 9, 17), 0)])
def test_an_order_of_less_than_three_working_days_is_unclear(due_on: dt.date, faults: int) -> None:
    assert len(order_faults(facts(due_on=due_on), calendar=CALENDAR, rules=RULES)) == faults


def test_an_extended_task_is_judged_by_the_days_that_were_given_first() -> None:
    known = facts(due_on=dt.date(2026, 11, 2), first_due=dt.date(2026, 9, 15))

    assert signs(known) == [(Sign.UNCLEAR_ORDER, ISSUER)]


def test_a_delay_never_stands_alone_its_unclear_order_and_its_waiting_stand_beside() -> None:
    known = facts(leads=2, owed=(Owed(OTHER, "Sở Xây dựng", GIVEN, None),))

    idle = next(s for s in found(known, dt.date(2026, 10, 10), load={LEAD: 41}) if s.sign is Sign.IDLE)

    words = " ".join(str(said) for said in idle.context)
    assert "2 cơ quan chủ trì" in words and "Đang chờ Sở Xây dựng từ 14/09/2026" in words
    assert "41 nhiệm vụ" in words


def test_who_could_not_act_is_not_idle() -> None:
    since = dt.date(2026, 9, 15)
    running = Cause(CauseKind.DISASTER, since)
    over = Cause(CauseKind.LEAVE, since, dt.date(2026, 9, 25))

    assert signs(facts(causes=(running,)), dt.date(2026, 10, 1)) == []
    assert signs(facts(causes=(over,)), dt.date(2026, 10, 1)) == []
    assert signs(facts(causes=(over,)), dt.date(2026, 10, 12)) == [(Sign.IDLE, LEAD)]


def test_what_was_delivered_or_is_over_keeps_nobody_waiting() -> None:
    given = Owed(OTHER, "Sở Xây dựng", GIVEN, GIVEN, dt.date(2026, 9, 16))
    owed = Owed(OTHER, "Sở Xây dựng", GIVEN, GIVEN)

    assert signs(facts(owed=(given,)), dt.date(2026, 9, 20)) == []
    assert signs(facts(owed=(owed,), status=Status.CONFIRMED), dt.date(2026, 9, 20)) == []


def test_a_signal_belongs_to_the_order_the_process_or_a_unit_and_names_no_person() -> None:
    assert set(Side) == {Side.ORDER, Side.PROCESS, Side.UNIT}
    assert not [name for name in (*Signal.__slots__, *SignalFacts.__slots__, *Figures.__slots__) if "person" in name]


def test_no_rate_for_fewer_than_five() -> None:
    assert rate(2, 4, 5) is None
    assert rate(2, 5, 5) == 0.4
    assert Figures(LEAD, "Sở Nội vụ", 4, 2, 1, 0, 5).rate is None
    assert rate(0, 0, 0) is None


def test_a_question_about_a_person_waits_for_the_cause() -> None:
    with pytest.raises(Refusal) as told:
        require_cause(False)
    require_cause(True)

    assert told.value.code == "signal.person_before_cause"


def test_what_is_contested_with_right_is_counted_no_more() -> None:
    both = found(facts(leads=2, extensions=2))

    assert [s.sign for s in counted(both, {(7, "extended", LEAD)})] == [Sign.UNCLEAR_ORDER]
