"""Điều cần xem lại. What a rule found, with its proof, and the life of a finding: answered by people, never a verdict.

Pure: a rule is a function facts + rulebook + date → tuple[Found]; a step is a row of MOVES. A finding concerns a body
and a process, never a person (E9); it is shown to the body first, and nobody decides on his own explanation (E7, E8).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sauro.domain.refusal import Refusal
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import WorkCalendar

ANSWERED = "1773-CV/TU, mục 1"  # "rõ trách nhiệm": a finding is put to the body before anybody judges it


class PieceKind(StrEnum):
    """Loại bằng chứng: words of a document, an entry of the journal, a time, a fact of a row."""

    WORDS = "words"
    ENTRY = "entry"
    TIME = "time"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Piece:
    """Bằng chứng. One quotable piece: what it is, and the words, the journal entry or the time itself.

    label: what stands here ("mục 5.3, giao Ủy ban Kiểm tra"); words: as printed, text[start:end] of the latest reading
    of `directive`; marks: (start, end) in the same text, the words that agree; clause: its marker; task: id, where a
    task stands for it; body: the agency of whom it speaks; entry: index of the journal; at: a time, ISO.
    """

    kind: PieceKind
    label: Sentence
    words: str = ""
    directive: int | None = None
    clause: str = ""
    start: int | None = None
    end: int | None = None
    marks: tuple[tuple[int, int], ...] = ()
    task: int | None = None
    body: int | None = None
    entry: int | None = None
    at: str = ""

    def plain(self) -> dict[str, Any]:
        """The piece as a row keeps it; what is empty is left out."""
        row: dict[str, Any] = {"kind": str(self.kind), **said_plainly("label", self.label)}
        names = ("words", "directive", "clause", "start", "end", "task", "body", "entry", "at")
        row |= {name: getattr(self, name) for name in names if getattr(self, name) not in ("", None)}
        return row | ({"marks": [list(m) for m in self.marks]} if self.marks else {})


@dataclass(frozen=True, slots=True)
class Found:
    """Điều tìm thấy. What a rule says of the facts on a day; identity is (rule, slot), whatever else changes.

    rule: name of its card (`domain.finding_rules`); key: requirement key; source: printed source of the rule; slot: the
    same matter has the same slot at every run; body: the agency that answers; said: this case in one sentence; right:
    what would have been right; soft: worth a look, not a breach; agree: the words that agree, as printed; watch: a body
    that sees it from the start beside the one that answers; scopes: what it was computed from, besides the things named
    in its proof ("meeting:7", "2026-W44").
    """

    rule: str
    key: str
    source: str
    slot: str
    body: int
    said: Sentence
    right: Sentence
    proof: tuple[Piece, ...]
    soft: bool = False
    agree: tuple[str, ...] = ()
    watch: int | None = None
    scopes: tuple[str, ...] = ()

    @property
    def about(self) -> tuple[str, ...]:
        """Phạm vi. Every thing it speaks of, by which a page finds it and a run settles it: "directive:3"."""
        named = [
            f"{name}:{value}"
            for piece in self.proof
            for name, value in (("directive", piece.directive), ("task", piece.task), ("body", piece.body))
            if value is not None
        ]
        return tuple(dict.fromkeys([*self.scopes, *named]))

    @property
    def digest(self) -> str:
        """Dấu của bằng chứng. The same proof gives the same digest, in whatever order the facts came."""
        pieces = sorted(json.dumps(p.plain(), ensure_ascii=False, sort_keys=True) for p in self.proof)
        return hashlib.sha256("\n".join([*pieces, str(self.body)]).encode()).hexdigest()


def said_plainly(name: str, sentence: Sentence) -> dict[str, Any]:
    """Câu as a row keeps it: template and plain values."""
    return {name: sentence.template, f"{name}_values": {k: str(v) for k, v in sentence.values.items()}}


class State(StrEnum):
    """Trạng thái của một điều cần xem lại."""

    OPEN = "open"
    EXPLAINED = "explained"
    JUSTIFIED = "justified"
    UPHELD = "upheld"
    CONTESTED = "contested"
    REMEDIED = "remedied"
    GONE = "gone"


class Deed(StrEnum):
    """Bước của một điều cần xem lại."""

    EXPLAIN = "explain"
    JUSTIFY = "justify"
    UPHOLD = "uphold"
    REMEDY = "remedy"
    CONTEST = "contest"
    STAND = "stand"
    LIFT = "lift"
    VANISH = "vanish"
    RETURN = "return"


_WAITING = (State.OPEN, State.EXPLAINED)
MOVES: dict[tuple[State, Deed], State] = {
    (State.OPEN, Deed.EXPLAIN): State.EXPLAINED,
    (State.EXPLAINED, Deed.EXPLAIN): State.EXPLAINED,  # said again before anybody has decided
    (State.EXPLAINED, Deed.JUSTIFY): State.JUSTIFIED,
    (State.EXPLAINED, Deed.UPHOLD): State.UPHELD,
    (State.OPEN, Deed.UPHOLD): State.UPHELD,  # only when the day for the answer has passed: require_heard
    **{(s, Deed.REMEDY): State.REMEDIED for s in (*_WAITING, State.UPHELD)},
    (State.UPHELD, Deed.CONTEST): State.CONTESTED,
    (State.CONTESTED, Deed.STAND): State.UPHELD,
    (State.CONTESTED, Deed.LIFT): State.JUSTIFIED,
    **{(s, Deed.VANISH): State.GONE for s in (*_WAITING, State.UPHELD, State.CONTESTED)},
    **{(s, Deed.RETURN): State.OPEN for s in (State.GONE, State.JUSTIFIED, State.REMEDIED)},
}
STANDING = (State.OPEN, State.EXPLAINED, State.UPHELD, State.CONTESTED)  # somebody still has to do something
ANSWERED_STATES = (State.JUSTIFIED, State.UPHELD, State.CONTESTED, State.REMEDIED)


def move(state: State, deed: Deed) -> State:
    """Bước tiếp theo. Refusal finding.move where the table has no such row."""
    try:
        return MOVES[state, deed]
    except KeyError:
        raise _no(
            "finding.move",
            N_("Điều cần xem lại đang ở trạng thái không thực hiện được bước này."),
            N_("Tải lại trang để xem trạng thái hiện tại."),
        ) from None


def settled(state: State, *, same_proof: bool) -> State:
    """Tìm lại. What a run makes of a finding that it finds again: what was answered stays so, unless the facts changed.

    Gone comes back whatever the proof; justified and remedied only with another proof; all else stands as it is.
    """
    if state is State.GONE or (not same_proof and (state, Deed.RETURN) in MOVES):
        return MOVES[state, Deed.RETURN]
    return state


def vanished(state: State) -> State:
    """Không còn tìm thấy. What was decided and done with stays on record as it was."""
    return MOVES.get((state, Deed.VANISH), state)


@dataclass(frozen=True, slots=True)
class Terms:
    """Hạn của một điều cần xem lại: last working days for the answer, the decision, the contest."""

    answer_by: dt.date
    decide_within: int
    contest_within: int


def terms(on: dt.date, *, calendar: WorkCalendar, rules: RuleBook) -> Terms:
    """Hạn trả lời, from the day on which it was found; working days of the rulebook."""
    return Terms(
        calendar.add_working_days(on, rules.number("finding.answer_within", on)),
        rules.number("finding.decide_within", on),
        rules.number("finding.contest_within", on),
    )


def open_to_others(state: State, *, answer_by: dt.date, on: dt.date, first_to_unit: str) -> bool:
    """Đơn vị được xem trước. Whether the level above and the inspection see it yet.

    first_to_unit: rulebook row finding.first_to_unit, "until_answer_or_due" | "until_answer" | "at_once".
    """
    if first_to_unit == "at_once" or state in ANSWERED_STATES or state is State.EXPLAINED:
        return True
    return first_to_unit == "until_answer_or_due" and answer_by < on


def require_heard(state: State, *, answer_by: dt.date, on: dt.date) -> None:
    """Nghe trước, kết luận sau. Refusal finding.unheard before the body has explained or its day has passed."""
    if state is State.OPEN and on <= answer_by:
        raise _no(
            "finding.unheard",
            Sentence(N_("Đơn vị còn được giải trình đến hết ngày {day}."), {"day": f"{answer_by:%d/%m/%Y}"}),
            N_("Chờ giải trình, hoặc chờ qua hạn giải trình rồi kết luận."),
        )


def require_another(deciders: set[int], concerned: set[int]) -> None:
    """Không ai kết luận trên lời giải trình của mình (E7). Refusal finding.own."""
    if deciders & concerned:
        raise _no(
            "finding.own",
            N_("Người đã giải trình, đã kết luận lần trước hoặc đã đề nghị xem lại không kết luận việc này."),
            N_("Chuyển người khác có thẩm quyền, kể cả khi có chức vụ khác hay được ủy quyền."),
        )


def require_contest_in_time(decided_on: dt.date, on: dt.date, *, within: int, calendar: WorkCalendar) -> None:
    """Đề nghị xem lại trong hạn. Refusal finding.contest.late."""
    last = calendar.add_working_days(decided_on, within)
    if on > last:
        raise _no(
            "finding.contest.late",
            Sentence(
                N_("Đề nghị xem lại trong {n} ngày làm việc; ngày cuối là {day}."),
                {"n": str(within), "day": f"{last:%d/%m/%Y}"},
            ),
            N_("Trao đổi với nơi kết luận; nếu dữ liệu sai thì sửa dữ liệu, lần tính sau điều này tự hết."),
        )


def require_words(words: str, advice: str) -> str:
    """Lời, trimmed. Refusal finding.words without any."""
    kept = " ".join(words.split())
    if not kept:
        raise _no("finding.words", N_("Chưa ghi nội dung."), advice)
    return kept


@dataclass(frozen=True, slots=True)
class Known:
    """Điều đã có trong sổ, as the settling sees it."""

    slot: str
    state: State
    digest: str


@dataclass(frozen=True, slots=True)
class Settling:
    """Kết quả đối chiếu. What a run changes: new findings, those whose proof or state changed, those that vanished."""

    new: tuple[Found, ...] = ()
    changed: tuple[tuple[Found, State], ...] = ()
    gone: tuple[str, ...] = ()


def settle(found: tuple[Found, ...], known: tuple[Known, ...]) -> Settling:
    """Đối chiếu. Idempotent: run again on the same facts it changes nothing (decision 006).

    `known`: every finding of this rule within the scope that was computed; one slot found twice counts once.
    """
    rows = {k.slot: k for k in known}
    seen = {f.slot: f for f in found}
    new = tuple(f for slot, f in seen.items() if slot not in rows)
    changed = []
    for slot, f in seen.items():
        if slot in rows:
            state = settled(rows[slot].state, same_proof=rows[slot].digest == f.digest)
            if state is not rows[slot].state or rows[slot].digest != f.digest:
                changed.append((f, state))
    gone = tuple(k.slot for k in known if k.slot not in seen and vanished(k.state) is not k.state)
    return Settling(new, tuple(changed), gone)


def _no(code: str, message: Sentence | str, advice: str) -> Refusal:
    return Refusal(code, message, advice=advice, clause=ANSWERED, key="R4")
