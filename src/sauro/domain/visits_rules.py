"""Quy tắc đi cơ sở. Five rules over what the work leaves anyway: when the notice went out, who went, what followed.

Each is facts + rulebook + date → tuple[Found, ...]; a reason given by a named person before the visit is a fact, and
the rule finds nothing (decision 011). Facts of visits that were cancelled or joined to another are left out by whoever
gathers them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sauro.domain.findings import Found, Piece, PieceKind
from sauro.domain.periods import day_short
from sauro.domain.rule_card import RuleCard
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.visits import (
    CLAUSE,
    KEY,
    PURPOSE_WORDS,
    Purpose,
    Sudden,
    allowed_size,
    conclude_by,
    last_notice_day,
    week_of,
)
from sauro.domain.worktime import WorkCalendar

NOTICE = "visit.notice"
SIZE = "visit.size"
CONCLUSION = "visit.conclusion"
ANSWER = "visit.answer"
WEEK = "visit.week"


@dataclass(frozen=True, slots=True)
class Visited:
    """Nơi đến: id of the body, its name."""

    body: int
    name: str


@dataclass(frozen=True, slots=True)
class VisitFact:
    """Chuyến đi as the rules see it. `order`: when it entered the book; `entry`: of the journal, which set its day.

    sent_on: day on which the written notice went out; `size`: of the whole delegation; concluded_on: day on which the
    conclusion was signed; notice_by: last day of the notice as it was counted, None where it never was; shown: it
    stands in the programme, was announced or has taken place (a sudden inspection that nobody may know of is not held
    against others before).
    """

    id: int
    body: int
    body_name: str
    subject: str
    purpose: Purpose
    starts: dt.datetime
    day: dt.date
    places: tuple[Visited, ...]
    size: int
    order: dt.datetime
    sudden: Sudden | None = None
    sent_on: dt.date | None = None
    held_on: dt.date | None = None
    concluded_on: dt.date | None = None
    notice_by: dt.date | None = None
    entry: int | None = None
    shown: bool = True

    @property
    def scope(self) -> str:
        return f"visit:{self.id}"


@dataclass(frozen=True, slots=True)
class Asked:
    """Kiến nghị của cơ sở còn mở: who must answer by which day; `body`: who wrote it down and watches."""

    id: int
    visit: int
    body: int
    answers: int
    answers_name: str
    place: str
    words: str
    answer_by: dt.date


def notice_late(
    visits: Iterable[VisitFact], *, on: dt.date, calendar: WorkCalendar, rules: RuleBook
) -> tuple[Found, ...]:
    """Thông báo chậm, không có lý do. Sent after its last day, or not sent when that day has passed (C3.2)."""
    found = []
    for visit in visits:
        last = visit.notice_by or last_notice_day(visit.day, calendar=calendar, rules=rules)
        excused = visit.sudden is not None and visit.sudden.at <= visit.starts
        if excused or (visit.sent_on or on) <= last:
            continue
        said = (
            N_("{body} báo ngày {sent} cho chuyến đi ngày {day}; chậm nhất phải gửi ngày {last}.")
            if visit.sent_on
            else N_("{body} đi cơ sở ngày {day}; đến hết ngày {last} chưa gửi thông báo.")
        )
        sent = day_short(visit.sent_on) if visit.sent_on else ""
        values = {"body": visit.body_name, "sent": sent, "day": day_short(visit.day), "last": day_short(last)}
        proof = [_planned(visit)]
        if visit.sent_on:
            proof.append(Piece(PieceKind.TIME, Sentence(N_("Ngày gửi thông báo")), at=visit.sent_on.isoformat()))
        right = Sentence(
            N_("Gửi thông báo trước ít nhất {n} ngày làm việc, hoặc ghi lý do đột xuất trước khi đi."),
            {"n": str(rules.number("visit.notice_ahead", visit.day))},
        )
        found.append(_of_visit(NOTICE, visit, Sentence(said, values), right, proof))
    return tuple(found)


def delegation_large(visits: Iterable[VisitFact], *, rules: RuleBook) -> tuple[Found, ...]:
    """Đoàn đông hơn mục đích cần; worth a look, not a breach (C3.2)."""
    found = []
    for visit in visits:
        most = allowed_size(visit.purpose, visit.day, rules)
        if visit.size <= most:
            continue
        size = {"n": str(visit.size), "most": str(most)}
        said = Sentence(
            N_("Đoàn của {body} ngày {day} có {n} người; mục đích “{purpose}” nhiều nhất {most} người."),
            {
                "body": visit.body_name,
                "day": day_short(visit.day),
                "purpose": Sentence(PURPOSE_WORDS[visit.purpose]),
                **size,
            },
        )
        right = Sentence(N_("Đi ít người, đúng người có việc; nhiều nhất {most} người cho mục đích này."), size)
        counted = Piece(PieceKind.FACT, Sentence(N_("Số người của đoàn: {n}"), size))
        found.append(_of_visit(SIZE, visit, said, right, [_planned(visit), counted], soft=True))
    return tuple(found)


def conclusion_late(
    visits: Iterable[VisitFact], *, on: dt.date, calendar: WorkCalendar, rules: RuleBook
) -> tuple[Found, ...]:
    """Đi rồi không ra kết luận trong hạn: none yet, or signed after its day (C3.2)."""
    found = []
    for visit in visits:
        if visit.held_on is None:
            continue
        due = conclude_by(visit.held_on, calendar=calendar, rules=rules)
        if (visit.concluded_on or on) <= due:
            continue
        said = (
            N_("{body} đi cơ sở ngày {held}, ra kết luận ngày {done}; hạn là ngày {due}.")
            if visit.concluded_on
            else N_("{body} đi cơ sở ngày {held}, đến hết ngày {due} chưa ra kết luận.")
        )
        done = day_short(visit.concluded_on) if visit.concluded_on else ""
        values = {"body": visit.body_name, "held": day_short(visit.held_on), "due": day_short(due), "done": done}
        proof = [Piece(PieceKind.TIME, Sentence(N_("Ngày đi")), at=visit.held_on.isoformat())]
        if visit.concluded_on:
            proof.append(Piece(PieceKind.TIME, Sentence(N_("Ngày ký kết luận")), at=visit.concluded_on.isoformat()))
        right = Sentence(
            N_("Ra thông báo kết luận trong {n} ngày làm việc sau chuyến đi."),
            {"n": str(rules.number("visit.conclusion_within", visit.held_on))},
        )
        found.append(_of_visit(CONCLUSION, visit, Sentence(said, values), right, proof))
    return tuple(found)


def answer_missing(asked: Iterable[Asked], *, on: dt.date) -> tuple[Found, ...]:
    """Kiến nghị của cơ sở quá hạn chưa ai trả lời; the body that must answer, watched by the one that noted it."""
    return tuple(
        Found(
            rule=ANSWER,
            key=KEY,
            source=CLAUSE,
            slot=f"visit:{one.visit}.{one.id}",
            body=one.answers,
            said=Sentence(
                N_("{place} kiến nghị, {body} phải trả lời đến hết ngày {day}, nay chưa trả lời."),
                {"place": one.place, "body": one.answers_name, "day": day_short(one.answer_by)},
            ),
            right=Sentence(N_("Trả lời đúng hạn, hoặc chuyển thành nhiệm vụ có người làm.")),
            proof=(
                Piece(PieceKind.WORDS, Sentence(N_("Kiến nghị của {place}"), {"place": one.place}), one.words),
                Piece(PieceKind.TIME, Sentence(N_("Hạn trả lời")), at=one.answer_by.isoformat()),
            ),
            watch=one.body if one.body != one.answers else None,
            scopes=(f"visit:{one.visit}",),
        )
        for one in asked
        if on > one.answer_by
    )


def meeting_visits(visits: Iterable[VisitFact], *, rules: RuleBook) -> dict[tuple[int, str], tuple[VisitFact, ...]]:
    """Trùng nơi trong tuần: (place, week) → its visits in the order they entered the book, where several bodies go."""
    groups: dict[tuple[int, str], list[VisitFact]] = {}
    for visit in visits:
        if visit.shown:
            for place in visit.places:
                groups.setdefault((place.body, week_of(visit.day)), []).append(visit)
    return {
        place: tuple(sorted(rows, key=lambda v: (v.order, v.id)))
        for place, rows in groups.items()
        if len({v.body for v in rows}) >= rules.number("visit.bodies_in_week", rows[0].day)
    }


def several_in_week(visits: Iterable[VisitFact], *, rules: RuleBook) -> tuple[Found, ...]:
    """Nhiều đoàn đến một nơi trong một tuần. The body that came last into the book answers, the first one watches."""
    found = []
    for (place, week), rows in sorted(meeting_visits(visits, rules=rules).items()):
        first, last = rows[0], _last_other(rows)
        name = next(p.name for p in last.places if p.body == place)
        bodies = list(dict.fromkeys(v.body_name for v in rows))
        said = Sentence(
            N_("{n} cơ quan đến {place} trong tuần của ngày {day}: {bodies}."),
            {"n": str(len(bodies)), "place": name, "day": day_short(rows[0].day), "bodies": ", ".join(bodies)},
        )
        scopes = (f"place_week:{place}:{week}", *(v.scope for v in rows))
        right = Sentence(N_("Đi chung một đoàn, hoặc đổi sang tuần khác."))
        proof = tuple(_planned(v) for v in rows)
        found.append(
            Found(
                WEEK, KEY, CLAUSE, f"{place}:{week}", last.body, said, right, proof,
                soft=True, watch=first.body, scopes=scopes,
            )
        )  # fmt: skip
    return tuple(found)


def _last_other(rows: Sequence[VisitFact]) -> VisitFact:
    """The last visit of a body that is not the first one's."""
    return next(v for v in reversed(rows) if v.body != rows[0].body)


def _planned(visit: VisitFact) -> Piece:
    said = Sentence(
        N_("{body} đi {places}, ngày {day}"),
        {"body": visit.body_name, "places": ", ".join(p.name for p in visit.places), "day": day_short(visit.day)},
    )
    if visit.entry is None:
        return Piece(PieceKind.FACT, said, body=visit.body)
    return Piece(PieceKind.ENTRY, said, body=visit.body, entry=visit.entry)


def _of_visit(
    rule: str, visit: VisitFact, said: Sentence, right: Sentence, proof: Sequence[Piece], *, soft: bool = False
) -> Found:
    return Found(
        rule, KEY, CLAUSE, visit.scope, visit.body, said, right, tuple(proof), soft=soft, scopes=(visit.scope,)
    )


_WHERE = "domain/visits_rules.py"
VISIT_CARDS: tuple[RuleCard, ...] = (
    RuleCard(
        NOTICE,
        N_("Đi cơ sở không báo trước đúng hạn"),
        N_("Thông báo bằng văn bản gửi trước đủ số ngày làm việc, trừ khi có lý do đột xuất ghi trước giờ đi."),
        KEY,
        CLAUSE,
        ("visit.notice_ahead", "visit.notice_last_day"),
        N_("ngày đi, giờ gửi thông báo, lý do đột xuất và giờ ghi lý do"),
        _WHERE,
    ),
    RuleCard(
        SIZE,
        N_("Đoàn đi cơ sở đông"),
        N_("Đoàn không đông hơn số người mà mục đích cần."),
        KEY,
        CLAUSE,
        tuple(f"visit.size_{purpose}" for purpose in Purpose),
        N_("danh sách đoàn, số người đi cùng, mục đích"),
        _WHERE,
    ),
    RuleCard(
        CONCLUSION,
        N_("Đi cơ sở xong chưa ra kết luận"),
        N_("Sau chuyến đi, kết luận được ban hành trong hạn."),
        KEY,
        CLAUSE,
        ("visit.conclusion_within",),
        N_("ngày đi thực tế, ngày ký thông báo kết luận"),
        _WHERE,
    ),
    RuleCard(
        ANSWER,
        N_("Kiến nghị của cơ sở chưa được trả lời"),
        N_("Kiến nghị ghi trong chuyến đi có một cơ quan trả lời trong hạn, hoặc thành nhiệm vụ."),
        KEY,
        CLAUSE,
        ("visit.answer_within",),
        N_("kiến nghị, cơ quan phải trả lời, hạn, câu trả lời, nhiệm vụ"),
        _WHERE,
    ),
    RuleCard(
        WEEK,
        N_("Nhiều đoàn đến một nơi trong tuần"),
        N_("Nhiều cơ quan không cùng đến một nơi trong một tuần mà không đi chung."),
        KEY,
        CLAUSE,
        ("visit.bodies_in_week",),
        N_("các chuyến đi có trong chương trình, đã báo hoặc đã đi: nơi đến, ngày"),
        _WHERE,
    ),
)
