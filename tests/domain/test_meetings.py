"""Rules about meetings as tables: days ahead by the vectors of the facts, then each rule with its exceptions."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sauro.domain import meetings_rules as rules_of
from sauro.domain.conclusions import Weighed
from sauro.domain.default_calendar import default_calendar
from sauro.domain.finding_rules import card
from sauro.domain.findings import settle
from sauro.domain.meetings import (
    MOVES,
    Deed,
    MeetingKind,
    Needless,
    Slot,
    Stance,
    State,
    ahead_of,
    clashes,
    length_words,
    longest,
    move,
    passes_without_debate,
    readiness,
    require_in_time,
    terms,
)
from sauro.domain.meetings_rules import Came, ClashFact, MeetingFacts, PaperFact, SeatFact, findings_of
from sauro.domain.refusal import Refusal
from sauro.domain.rulebook import default_rules
from sauro.domain.rules import Rule, RuleBook
from sauro.domain.sentence import Sentence
from sauro.domain.worktime import CalendarDay, DayKind, WorkCalendar

CALENDAR, RULES = default_calendar(), default_rules()
DAY = dt.date(2026, 7, 23)
TERMS = terms(DAY, calendar=CALENDAR, rules=RULES)
PAPER = PaperFact(5, "Báo cáo tháng", 8, "Sở Xây dựng", TERMS.papers_by)
SEAT = SeatFact(3, 8, "Sở Xây dựng", "Giám đốc", required=True, asked=TERMS.invite_by)
FACTS = MeetingFacts(
    7, "Giao ban tháng 7", MeetingKind.GIAO_BAN, 1, "Văn phòng Tỉnh ủy", DAY, State.HELD, TERMS.invite_by,
    TERMS.conclude_by, agenda=120,
)  # fmt: skip


def on(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def found(facts: MeetingFacts, day: str = "2026-07-24") -> dict[str, list[str]]:
    """The slots that each rule finds, of rules that find something."""
    every = findings_of([facts], on=on(day), rules=RULES)
    return {rule: [f.slot for f in many] for rule, many in every.items() if many}


@pytest.mark.parametrize(
    ("meets", "papers_by"),
    [("2026-07-23", "2026-07-20"), ("2026-05-04", "2026-04-24"), ("2026-01-12", "2026-01-08"),
     ("2026-02-23", "2026-02-11")],
)  # fmt: skip
def test_papers_and_invitation_are_due_three_working_days_before(meets: str, papers_by: str) -> None:
    found = terms(on(meets), calendar=CALENDAR, rules=RULES)

    assert found.papers_by == found.invite_by == on(papers_by)


def test_the_conclusion_is_due_five_working_days_after() -> None:
    assert terms(on("2026-04-29"), calendar=CALENDAR, rules=RULES).conclude_by == on("2026-05-08")


def test_an_office_that_counts_the_day_itself_says_so_in_one_row() -> None:
    counted = RuleBook.of([*RULES.rows, Rule("meeting.ahead_count", "day_counted", "", "", since=on("2026-01-01"))])

    assert ahead_of(DAY, 3, calendar=CALENDAR, rules=counted) == on("2026-07-21")


def test_a_swap_day_known_late_moves_what_is_ahead() -> None:
    swapped = WorkCalendar("bản 2", (*CALENDAR.days, CalendarDay(on("2026-07-21"), DayKind.OFF_SWAPPED, "", "")))

    assert terms(DAY, calendar=swapped, rules=RULES).papers_by == on("2026-07-17")


@pytest.mark.parametrize(
    ("have", "today", "tone", "words"),
    [
        (2, "2026-07-15", "", "2 trên 5 tài liệu, còn 3 ngày làm việc"),
        (2, "2026-07-17", "soon", "2 trên 5 tài liệu, còn 1 ngày làm việc"),
        (2, "2026-07-20", "soon", "2 trên 5 tài liệu, hạn hôm nay"),
        (2, "2026-07-21", "late", "2 trên 5 tài liệu, quá hạn 20/07/2026"),
        (5, "2026-07-21", "ok", "Đủ 5 tài liệu"),
    ],
)
def test_the_light_of_the_papers(have: int, today: str, tone: str, words: str) -> None:
    light = readiness(have, 5, papers_by=TERMS.papers_by, today=on(today), calendar=CALENDAR)

    assert (light.tone, str(light.words)) == (tone, words)


def test_every_state_is_reached_and_no_step_leaves_the_table() -> None:
    assert set(MOVES.values()) | {State.DRAFT} == set(State)
    assert {deed for _, deed in MOVES} == set(Deed)
    with pytest.raises(Refusal) as refused:
        move(State.CONCLUDED, Deed.CANCEL)
    assert refused.value.code == "meeting.step" and "Đã kết luận" in str(refused.value)


def test_after_its_day_it_goes_only_with_a_reason() -> None:
    asked: dict[str, Any] = {"code": "meeting.invitation.late", "what": Sentence("muộn"), "source": "45"}

    assert require_in_time(TERMS.invite_by, TERMS.invite_by, reason="", **asked) is False
    assert require_in_time(DAY, TERMS.invite_by, reason="bão số 3", **asked) is True
    with pytest.raises(Refusal):
        require_in_time(DAY, TERMS.invite_by, reason=" ", **asked)


@pytest.mark.parametrize(
    ("paper", "day", "slots"),
    [
        (PAPER, "2026-07-20", []),  # its last day is still in time
        (PAPER, "2026-07-21", ["7.5"]),
        (dataclasses.replace(PAPER, sent=on("2026-07-20")), "2026-07-24", []),
        (dataclasses.replace(PAPER, sent=on("2026-07-21")), "2026-07-24", ["7.5"]),
        (dataclasses.replace(PAPER, sent=on("2026-07-21"), excused=True), "2026-07-24", []),
    ],
)
def test_papers_late(paper: PaperFact, day: str, slots: list[str]) -> None:
    facts = dataclasses.replace(FACTS, papers=(paper,))

    assert found(facts, day).get(rules_of.PAPERS, []) == slots
    assert found(dataclasses.replace(facts, sudden=True), day) == {}


def test_late_papers_are_answered_by_who_sends_them_and_watched_by_the_host() -> None:
    late = dataclasses.replace(FACTS, papers=(PAPER,))

    (one,) = findings_of([late], on=on("2026-07-21"), rules=RULES)[rules_of.PAPERS]

    assert (one.body, one.watch, one.source) == (8, 1, "1773-CV/TU, mục 3")
    assert {"meeting:7", "body:8"} <= set(one.about)
    assert str(one.said) == "Sở Xây dựng chưa gửi tài liệu “Báo cáo tháng”, hạn 20/07/2026 (Giao ban tháng 7)."


@pytest.mark.parametrize(
    ("seat", "rule"),
    [
        (SEAT, None),
        (dataclasses.replace(SEAT, asked=on("2026-07-21")), rules_of.INVITED),
        (dataclasses.replace(SEAT, asked=on("2026-07-21"), excused=True), None),
        (dataclasses.replace(SEAT, came=Came.SELF), None),
        (dataclasses.replace(SEAT, came=Came.NOBODY), rules_of.COMPOSITION),
        (dataclasses.replace(SEAT, came=Came.NOBODY, required=False), None),
        (dataclasses.replace(SEAT, came=Came.SUBSTITUTE), rules_of.COMPOSITION),
        (dataclasses.replace(SEAT, came=Came.SUBSTITUTE, consented=True), None),
    ],
)
def test_invitation_and_composition(seat: SeatFact, rule: str | None) -> None:
    assert list(found(dataclasses.replace(FACTS, seats=(seat,)))) == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("concluded", "day", "there"),
    [(None, "2026-07-30", False), (None, "2026-07-31", True), ("2026-07-30", "2026-09-01", False),
     ("2026-07-31", "2026-09-01", True)],
)  # fmt: skip
def test_no_conclusion_within_five_working_days(concluded: str | None, day: str, there: bool) -> None:
    facts = dataclasses.replace(FACTS, concluded=on(concluded) if concluded else None)

    assert (rules_of.UNCONCLUDED in found(facts, day)) is there


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (Weighed(1, "Giao Sở Nội vụ …", orders=True), None),
        (Weighed(1, "Đánh giá cao …", orders=False, lead=False), None),
        (Weighed(1, "Rà soát …", orders=True, lead=False), "chưa rõ cơ quan chủ trì ("),
        (Weighed(1, "Rà soát …", orders=True, lead=False, time=False, product=False),
         "chưa rõ cơ quan chủ trì, thời hạn, sản phẩm ("),
    ],
)  # fmt: skip
def test_a_sentence_of_the_conclusion_without_lead_time_or_product(sentence: Weighed, words: str | None) -> None:
    signed = dataclasses.replace(FACTS, concluded=on("2026-07-24"), sentences=(sentence,))

    every = findings_of([signed], on=on("2026-07-25"), rules=RULES)[rules_of.UNCLEAR]

    assert [words in str(one.said) for one in every if words] == ([True] if words else [])
    assert len(every) == bool(words)
    assert rules_of.UNCLEAR not in found(dataclasses.replace(signed, concluded=None))


@pytest.mark.parametrize("kind", list(MeetingKind))
def test_each_kind_has_its_length(kind: MeetingKind) -> None:
    most = longest(kind, DAY, RULES)
    facts = dataclasses.replace(FACTS, kind=kind, agenda=most, lasted=None)

    assert rules_of.TOO_LONG not in found(facts)
    assert rules_of.TOO_LONG in found(dataclasses.replace(facts, agenda=most + 1))
    assert rules_of.TOO_LONG not in found(dataclasses.replace(facts, agenda=most + 1, lasted=most))
    assert rules_of.TOO_LONG in found(dataclasses.replace(facts, lasted=most + 1))


def test_overlap_has_one_slot_from_either_side_and_a_needless_meeting_is_soft() -> None:
    mine = dataclasses.replace(FACTS, clashes=(ClashFact(4, "Họp dự án", False, 2),), needless=(Needless.OUTING,))
    other = dataclasses.replace(FACTS, meeting=4, clashes=(ClashFact(7, "Giao ban", False, 2),))

    assert found(mine)[rules_of.OVERLAP] == found(other)[rules_of.OVERLAP] == ["4.7"]
    (one,) = findings_of([mine], on=DAY, rules=RULES)[rules_of.NEEDLESS]
    assert one.soft and "không tổ chức họp" in str(one.said)


def test_meetings_that_touch_do_not_overlap() -> None:
    at = dt.datetime(2026, 7, 23, 8)
    hour = dt.timedelta(hours=1)
    mine = Slot(1, "A", at, at + 2 * hour, room=9, people=frozenset({1, 2}))
    after = Slot(2, "B", at + 2 * hour, at + 3 * hour, room=9, people=frozenset({1}))
    within = Slot(3, "C", at + hour, at + 3 * hour, room=8, people=frozenset({2, 5}))

    assert clashes(mine, [mine, after]) == ()
    (one,) = clashes(mine, [within])
    assert (one.other, one.room, one.people) == (3, False, {2})
    assert clashes(within, [mine])[0].people == one.people


@pytest.mark.parametrize(
    ("asked", "stances", "passes"),
    [(True, [], True), (True, [Stance.AGREES], True), (True, [Stance.AGREES, Stance.OBJECTS], False),
     (True, [Stance.WILL_SPEAK], False), (False, [Stance.AGREES], False)],
)  # fmt: skip
def test_the_consent_agenda(asked: bool, stances: list[Stance], passes: bool) -> None:
    assert passes_without_debate(asked, stances) is passes


def test_lengths_are_said_in_hours_and_minutes() -> None:
    assert [str(length_words(n)) for n in (45, 120, 150)] == ["45 phút", "2 giờ", "2 giờ 30 phút"]


def test_every_rule_has_its_card_and_its_rows() -> None:
    for name in rules_of.RULES:
        assert all(RULES.rule(row, DAY) for row in card(name).rows)


days = st.integers(-8, 12).map(lambda n: DAY + dt.timedelta(days=n))
papers = st.builds(PaperFact, st.integers(1, 9), st.just("T"), st.integers(2, 4), st.just("S"), days,
                   st.none() | days, st.booleans())  # fmt: skip
seats = st.builds(SeatFact, st.integers(1, 9), st.integers(2, 4), st.just("S"), st.just(""), st.booleans(), days,
                  st.booleans(), st.sampled_from(Came), st.booleans())  # fmt: skip
meetings = st.builds(
    MeetingFacts, st.integers(1, 5), st.just("Họp"), st.sampled_from(MeetingKind), st.just(1), st.just("VP"), days,
    st.sampled_from(State), days, days, st.booleans(), st.integers(0, 1000), st.none() | st.integers(0, 1000),
    st.none() | days, st.lists(papers, max_size=3, unique_by=lambda p: p.paper).map(tuple),
    st.lists(seats, max_size=3, unique_by=lambda s: s.seat).map(tuple),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow])  # a shared machine draws slowly
@given(st.lists(meetings, max_size=3, unique_by=lambda m: m.meeting), days)
def test_findings_are_the_same_however_often_they_are_computed(many: list[MeetingFacts], day: dt.date) -> None:
    once = findings_of(many, on=day, rules=RULES)
    again = findings_of(reversed(many), on=day, rules=RULES)

    for rule, every in once.items():
        assert {f.slot: f.digest for f in every} == {f.slot: f.digest for f in again[rule]}
        assert len({f.slot for f in every}) == len(every)
        assert settle(every, ()).new == every


@given(meetings, days)
def test_a_corrected_fact_takes_its_finding_away(facts: MeetingFacts, day: dt.date) -> None:
    right = dataclasses.replace(
        facts,
        papers=tuple(dataclasses.replace(p, sent=p.due) for p in facts.papers),
        seats=tuple(dataclasses.replace(s, asked=facts.invite_by, came=Came.SELF) for s in facts.seats),
        concluded=min(facts.conclude_by, day),
        agenda=0,
        lasted=0,
    )

    assert not any(findings_of([right], on=day, rules=RULES).values())
