"""Quy tắc về cuộc họp. Papers, invitation, composition, conclusion, length, overlap, need: from facts alone (C3.1).

The facts are time stamps that the work leaves anyway. An exception (sudden, urgent) is a named person's reason at the
time and stands in the facts: the rule reads it and finds nothing. No finding concerns a person, none names one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.conclusions import Weighed
from sauro.domain.findings import Found, Piece, PieceKind
from sauro.domain.meetings import (
    KIND_WORDS,
    MEETING_SOURCE,
    NEEDLESS_WORDS,
    PAPERS_SOURCE,
    MeetingKind,
    Needless,
    State,
    length_words,
    longest,
)
from sauro.domain.periods import day_short
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence

PAPERS = "meeting.papers"
INVITED = "meeting.invitation"
COMPOSITION = "meeting.composition"
UNCONCLUDED = "meeting.conclusion"
UNCLEAR = "meeting.unclear"
TOO_LONG = "meeting.length"
OVERLAP = "meeting.overlap"
NEEDLESS = "meeting.needless"


@dataclass(frozen=True, slots=True)
class PaperFact:
    """Tài liệu. `due`: its last day; `sent`: day on which it reached the delegates; `excused`: late with a named
    person's reason given when it was sent; `body`: who sends it.
    """

    paper: int
    title: str
    body: int
    body_name: str
    due: dt.date
    sent: dt.date | None = None
    excused: bool = False


class Came(StrEnum):
    """Ai đã dự ở một ghế: the one asked, a substitute, nobody, not noted yet."""

    UNKNOWN = ""
    SELF = "self"
    SUBSTITUTE = "substitute"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class SeatFact:
    """Thành phần mời: a post of a body, never a name. `excused`: asked late, with a reason given then; `consented`: the
    chair agreed to the substitute.
    """

    seat: int
    body: int
    body_name: str
    post: str
    required: bool
    asked: dt.date | None = None
    excused: bool = False
    came: Came = Came.UNKNOWN
    consented: bool = False


@dataclass(frozen=True, slots=True)
class ClashFact:
    """Trùng lịch with another announced meeting: the room, or so many people asked to be in both."""

    other: int
    title: str
    room: bool
    people: int


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """Dữ kiện của một cuộc họp, from its rows. `sudden`: a named person's reason stood when it was announced or moved;
    `agenda`: sum of the items in minutes; `lasted`: minutes it took, None before it was held; `concluded`: day on which
    the notice was signed; `clashes` are counted on the side that was announced later.
    """

    meeting: int
    title: str
    kind: MeetingKind
    body: int
    body_name: str
    day: dt.date
    state: State
    invite_by: dt.date
    conclude_by: dt.date
    sudden: bool = False
    agenda: int = 0
    lasted: int | None = None
    concluded: dt.date | None = None
    papers: tuple[PaperFact, ...] = ()
    seats: tuple[SeatFact, ...] = ()
    sentences: tuple[Weighed, ...] = ()
    clashes: tuple[ClashFact, ...] = ()
    needless: tuple[Needless, ...] = ()

    @property
    def scope(self) -> str:
        return f"meeting:{self.meeting}"


def beside(meeting: int) -> str:
    """Phạm vi của cuộc họp kia: by this its page finds an overlap that is counted, and settled, on the other side."""
    return f"meeting_beside:{meeting}"


_CALLED = (State.ANNOUNCED, State.HELD, State.CONCLUDED)
_WAS = (State.HELD, State.CONCLUDED)
_Rule = Callable[[MeetingFacts, dt.date, RuleBook], tuple[Found, ...]]


def late_papers(facts: MeetingFacts, on: dt.date, rules: RuleBook) -> tuple[Found, ...]:
    """Tài liệu đến muộn, or not there after its day. Vanishes where an entry corrects the day of sending."""
    if facts.state not in _CALLED or facts.sudden:
        return ()
    found = []
    for paper in facts.papers:
        if paper.excused or (paper.sent or on) <= paper.due:
            continue
        values = {"body": paper.body_name, "title": paper.title, "meeting": facts.title, "day": day_short(paper.due)}
        if paper.sent:
            values["sent"] = day_short(paper.sent)
            said = N_("{body} gửi tài liệu “{title}” ngày {sent}, hạn {day} ({meeting}).")
        else:
            said = N_("{body} chưa gửi tài liệu “{title}”, hạn {day} ({meeting}).")
        right = Sentence(N_("Tài liệu đến người dự chậm nhất ngày {day}, hoặc nêu lý do khi gửi."), values)
        proof = [
            _meets(facts),
            Piece(PieceKind.TIME, Sentence(N_("Hạn gửi tài liệu")), at=paper.due.isoformat()),
            Piece(PieceKind.FACT, Sentence(N_("Tài liệu")), words=paper.title, body=paper.body),
        ]
        if paper.sent:
            proof.append(Piece(PieceKind.TIME, Sentence(N_("Ngày gửi tài liệu")), at=paper.sent.isoformat()))
        found.append(
            _found(facts, PAPERS, f"{facts.meeting}.{paper.paper}", Sentence(said, values), right, proof, paper.body)
        )
    return tuple(found)


def late_invitation(facts: MeetingFacts, on: dt.date, rules: RuleBook) -> tuple[Found, ...]:
    """Giấy mời muộn: seats that were asked after the last day, without a reason given then. One finding a meeting."""
    late = [s for s in facts.seats if s.asked and s.asked > facts.invite_by and not s.excused]
    if facts.state not in _CALLED or facts.sudden or not late:
        return ()
    asked = max(s.asked for s in late if s.asked)
    values = {
        "body": facts.body_name,
        "count": str(len(late)),
        "asked": day_short(asked),
        "day": day_short(facts.invite_by),
        "meeting": facts.title,
    }
    said = Sentence(N_("{body} mời {count} nơi ngày {asked}, hạn gửi giấy mời {day} ({meeting})."), values)
    right = Sentence(N_("Giấy mời đi chậm nhất ngày {day}, hoặc nêu lý do đột xuất khi mời."), values)
    proof = [
        _meets(facts),
        Piece(PieceKind.TIME, Sentence(N_("Hạn gửi giấy mời")), at=facts.invite_by.isoformat()),
        *(
            Piece(PieceKind.TIME, Sentence(N_("Mời {seat}"), {"seat": _seat(s)}), at=s.asked.isoformat())
            for s in late
            if s.asked
        ),
    ]
    return (_found(facts, INVITED, str(facts.meeting), said, right, proof),)


def wrong_composition(facts: MeetingFacts, on: dt.date, rules: RuleBook) -> tuple[Found, ...]:
    """Sai thành phần: a required seat stayed empty, or somebody sat in it without the chair's consent."""
    if facts.state not in _WAS:
        return ()
    found = []
    for seat in facts.seats:
        empty = seat.came is Came.NOBODY
        if not seat.required or not (empty or (seat.came is Came.SUBSTITUTE and not seat.consented)):
            continue
        values = {"seat": _seat(seat), "meeting": facts.title, "day": day_short(facts.day)}
        said = (
            N_("{seat} là thành phần bắt buộc, vắng và không có người dự thay ({meeting}, {day}).")
            if empty
            else N_("{seat} cử người dự thay khi chưa có đồng ý của chủ trì ({meeting}, {day}).")
        )
        right = Sentence(N_("Người đứng đầu báo chủ trì trước; cử cấp phó dự thay khi được chủ trì đồng ý."))
        proof = [
            _meets(facts),
            Piece(PieceKind.FACT, Sentence(N_("Thành phần bắt buộc")), words=_seat(seat), body=seat.body),
        ]
        slot = f"{facts.meeting}.{seat.seat}"
        found.append(_found(facts, COMPOSITION, slot, Sentence(said, values), right, proof, seat.body))
    return tuple(found)


def no_conclusion(facts: MeetingFacts, on: dt.date, rules: RuleBook) -> tuple[Found, ...]:
    """Chưa ra thông báo kết luận trong hạn, or it came after its day."""
    day = facts.concluded or on
    if facts.state not in _WAS or day <= facts.conclude_by:
        return ()
    values = {"body": facts.body_name, "meeting": facts.title, "due": day_short(facts.conclude_by)}
    proof = [
        _meets(facts),
        Piece(PieceKind.TIME, Sentence(N_("Hạn ra thông báo kết luận")), at=facts.conclude_by.isoformat()),
    ]
    if facts.concluded:
        values["day"] = day_short(facts.concluded)
        said = Sentence(N_("{body} ra thông báo kết luận ngày {day}, hạn {due} ({meeting})."), values)
        proof.append(Piece(PieceKind.TIME, Sentence(N_("Ngày ký thông báo")), at=facts.concluded.isoformat()))
    else:
        said = Sentence(N_("{body} chưa ra thông báo kết luận, hạn {due} ({meeting})."), values)
    right = Sentence(N_("Thông báo kết luận ký chậm nhất ngày {due}."), values)
    return (_found(facts, UNCONCLUDED, str(facts.meeting), said, right, proof),)


def unclear_conclusion(facts: MeetingFacts, on: dt.date, rules: RuleBook) -> tuple[Found, ...]:
    """Câu kết luận giao việc mà thiếu ai làm, xong lúc nào, sản phẩm gì. Only of conclusions that were signed."""
    if facts.concluded is None:
        return ()
    found = []
    for sentence in facts.sentences:
        if not sentence.orders or sentence.clear:
            continue
        values: dict[str, str | Sentence] = {"number": str(sentence.order), "meeting": facts.title}
        values["missing"] = _missing(sentence)
        said = Sentence(N_("Câu kết luận số {number} chưa rõ {missing} ({meeting})."), values)
        right = Sentence(N_("Mỗi câu giao việc nêu một cơ quan chủ trì, thời hạn và sản phẩm."))
        label = Sentence(N_("Câu kết luận số {number}"), {"number": str(sentence.order)})
        proof = [_meets(facts), Piece(PieceKind.FACT, label, words=sentence.words)]
        found.append(_found(facts, UNCLEAR, f"{facts.meeting}.{sentence.order}", said, right, proof))
    return tuple(found)


def too_long(facts: MeetingFacts, on: dt.date, rules: RuleBook) -> tuple[Found, ...]:
    """Họp quá dài: what it took once it was held, before that what its agenda adds up to."""
    most, minutes = longest(facts.kind, facts.day, rules), facts.agenda if facts.lasted is None else facts.lasted
    if facts.state not in _CALLED or minutes <= most:
        return ()
    values: dict[str, str | Sentence] = {
        "meeting": facts.title,
        "day": day_short(facts.day),
        "took": length_words(minutes),
        "most": length_words(most),
        "kind": Sentence(KIND_WORDS[facts.kind]),
    }
    words = (
        N_("Chương trình cộng lại {took}, loại “{kind}” nhiều nhất {most} ({meeting}, {day}).")
        if facts.lasted is None
        else N_("Cuộc họp kéo dài {took}, loại “{kind}” nhiều nhất {most} ({meeting}, {day}).")
    )
    right = Sentence(N_("Rút chương trình; báo cáo chỉ nêu tóm tắt, không đọc tài liệu đã gửi."))
    proof = [_meets(facts), Piece(PieceKind.FACT, Sentence(N_("Thời lượng")), words=str(length_words(minutes)))]
    return (_found(facts, TOO_LONG, str(facts.meeting), Sentence(words, values), right, proof),)


def overlapping(facts: MeetingFacts, on: dt.date, rules: RuleBook) -> tuple[Found, ...]:
    """Trùng lịch with a meeting announced before: one room, or people asked to be in both at one time."""
    if facts.state not in _CALLED:
        return ()
    found = []
    for clash in facts.clashes:
        low, high = sorted((facts.meeting, clash.other))
        values = {"meeting": facts.title, "other": clash.title, "day": day_short(facts.day), "n": str(clash.people)}
        said = (
            N_("“{meeting}” và “{other}” ngày {day} cùng một phòng, cùng giờ.")
            if clash.room
            else N_("“{meeting}” và “{other}” ngày {day} cùng giờ mời {n} người vào cả hai.")
        )
        right = Sentence(N_("Xem lịch chung trước khi mời; đổi giờ, đổi phòng hoặc gộp hai cuộc họp."))
        proof = [_meets(facts), Piece(PieceKind.FACT, Sentence(N_("Cuộc họp trùng giờ")), words=clash.title)]
        found.append(
            _found(facts, OVERLAP, f"{low}.{high}", Sentence(said, values), right, proof, also=beside(clash.other))
        )
    return tuple(found)


def needless_meeting(facts: MeetingFacts, on: dt.date, rules: RuleBook) -> tuple[Found, ...]:
    """Họp về việc không tổ chức họp: a case of the checklist stands, and the meeting was called all the same."""
    if facts.state not in _CALLED or not facts.needless:
        return ()
    cases = [str(Sentence(NEEDLESS_WORDS[case])) for case in sorted(facts.needless)]
    values = {"meeting": facts.title, "day": day_short(facts.day), "case": cases[0]}
    said = Sentence(N_("“{meeting}” ngày {day} thuộc trường hợp không tổ chức họp: {case}."), values)
    right = Sentence(N_("Giải quyết bằng văn bản, theo phân cấp hoặc kiểm tra trực tiếp; không họp."))
    proof = [_meets(facts), *(Piece(PieceKind.FACT, Sentence(N_("Trường hợp đã đánh dấu")), words=c) for c in cases)]
    return (_found(facts, NEEDLESS, str(facts.meeting), said, right, proof, soft=True),)


RULES: Mapping[str, _Rule] = {
    PAPERS: late_papers,
    INVITED: late_invitation,
    COMPOSITION: wrong_composition,
    UNCONCLUDED: no_conclusion,
    UNCLEAR: unclear_conclusion,
    TOO_LONG: too_long,
    OVERLAP: overlapping,
    NEEDLESS: needless_meeting,
}


def findings_of(many: Iterable[MeetingFacts], *, on: dt.date, rules: RuleBook) -> dict[str, tuple[Found, ...]]:
    """Mọi quy tắc về nhiều cuộc họp: by the name of the rule, each rule with what it found, also where that is none."""
    facts = list(many)
    return {name: tuple(f for one in facts for f in rule(one, on, rules)) for name, rule in RULES.items()}


def _seat(seat: SeatFact) -> str:
    return f"{seat.post}, {seat.body_name}" if seat.post else seat.body_name


def _missing(sentence: Weighed) -> Sentence:
    left = [
        words
        for clear, words in (
            (sentence.lead, N_("cơ quan chủ trì")),
            (sentence.time, N_("thời hạn")),
            (sentence.product, N_("sản phẩm")),
        )
        if not clear
    ]
    names = ("a", "b", "c")[: len(left)]
    templates = (N_("{a}"), N_("{a}, {b}"), N_("{a}, {b}, {c}"))
    return Sentence(templates[len(left) - 1], {n: Sentence(w) for n, w in zip(names, left, strict=True)})


def _meets(facts: MeetingFacts) -> Piece:
    label = Sentence(N_("Ngày họp: {meeting}"), {"meeting": facts.title})
    return Piece(PieceKind.TIME, label, at=facts.day.isoformat())


def _found(
    facts: MeetingFacts, rule: str, slot: str, said: Sentence, right: Sentence, proof: list[Piece],
    body: int | None = None, *, soft: bool = False, also: str = "",
) -> Found:  # fmt: skip
    answers = body or facts.body
    return Found(
        rule=rule,
        key="C3.1",
        source=PAPERS_SOURCE if rule in (PAPERS, COMPOSITION, UNCLEAR) else MEETING_SOURCE,
        slot=slot,
        body=answers,
        said=said,
        right=right,
        proof=tuple(proof),
        soft=soft,
        watch=facts.body if answers != facts.body else None,
        scopes=tuple(name for name in (facts.scope, also) if name),
    )
