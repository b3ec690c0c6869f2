"""Câu giao việc. One sentence of a clause: does it direct someone, whom, and together with whom."""

from __future__ import annotations

from sauro.domain.extraction import lexicon as lx
from sauro.domain.extraction.actors import Body, actor_phrase, is_head, predicate_at, skip_determiners
from sauro.domain.extraction.flat import Flat, holds_any
from sauro.domain.extraction.formulas import (
    ADVERBIAL,
    BACKGROUND,
    CLOSING_FORMULA,
    CLOSING_KEEPS,
    CLOSING_TO_ALL,
    DATED,
    FORMULAS,
    GROUNDS,
    PAST,
    TIME_WORDS,
)
from sauro.domain.extraction.orders import GIVING_WORDS, READERS, Clause, Verdict, issuer_gives, verb_first
from sauro.domain.extraction.words import COMMA, DETERMINER, HEAD, POINT, Words

LEAD_IN_WORDS = frozenset(w.split()[0] for w in lx.LEAD_INS)
TOPICS = frozenset({"đối với", "nội dung", "công tác", "nhiệm vụ"})
TOPIC_WORDS = frozenset({"về", *(w.split()[0] for w in TOPICS)})
NAMING_WORDS = GIVING_WORDS | ADVERBIAL | TOPIC_WORDS  # a body may be named behind them


def read_sentence(flat: Flat, first: int, last: int, *, closing: bool = False, press: bool = False) -> Clause:
    """What the sentence words[first:last] asks, and of whom."""
    words = flat.words
    low = words.low
    first = _after_marks(words, first, last)
    if first >= last:
        return Clause(first, last, Verdict.NOTHING)
    sentence = flat.low[words.start[first] : words.end(last - 1)]
    if _is_formula(set(low[first:last]), sentence):
        return Clause(first, last, Verdict.FORMULA, because="clause.formula")
    if closing and is_closing_formula(flat, Clause(first, last, Verdict.NOTHING)):
        return Clause(first, last, Verdict.FORMULA, because="clause.closing")
    if BACKGROUND.match(sentence):
        return Clause(first, last, Verdict.NOTHING, because="clause.background")
    return _read(flat, first, last, press, 0)


def _is_formula(words: set[str], sentence: str) -> bool:
    for needed, signs, pattern in FORMULAS:
        if not words.isdisjoint(needed) and holds_any(sentence, signs) and pattern.search(sentence):
            return True
    return False


def may_name(words: Words, first: int, last: int) -> bool:
    """Whether words[first:last], read as a sentence, could name who acts at its head: a cheap question before it."""
    at = _skip_lead_ins(words, _after_marks(words, first, last), last)
    return at < last and (bool(words.kinds[at] & (HEAD | DETERMINER)) or words.low[at] in NAMING_WORDS)


def _after_marks(words: Words, first: int, last: int) -> int:
    while first < last and words.low[first] in {"”", "“", '"', "-", "+", ")", ",", ";", "–", "»"}:
        first += 1
    return first


def is_closing_formula(flat: Flat, clause: Clause) -> bool:
    """Whether a closing clause only says "triển khai thực hiện"."""
    low = flat.low[flat.words.start[clause.first] : flat.words.end(clause.last - 1)]
    if CLOSING_KEEPS.search(low) is not None:
        return False
    return CLOSING_FORMULA.search(low) is not None or CLOSING_TO_ALL.search(low) is not None


def _read(flat: Flat, first: int, last: int, press: bool, depth: int) -> Clause:
    words = flat.words
    low, kinds = words.low, words.kinds
    at = _skip_lead_ins(words, first, last)
    if at >= last:
        return Clause(first, last, Verdict.NOTHING)
    grounded = _after_ground(flat, at, last, press) if depth == 0 else None
    if grounded is not None:
        return grounded
    topic = _topic_end(words, at, last)
    if topic is not None:
        inner = _read(flat, topic, last, press, depth + 1) if depth < 3 and topic < last else None
        if inner is not None and inner.verdict is Verdict.DIRECTS:
            about = _concerned(flat, at, topic)
            if about and not inner.bodies:
                return Clause(first, last, inner.verdict, about, "clause.named", inner.confidence)
            return Clause(first, last, inner.verdict, inner.bodies, inner.because, inner.confidence)
        return inner or Clause(first, last, Verdict.NOTHING)
    for reader in READERS:
        clause = reader(flat, first, at, last, press)
        if clause is not None:
            return clause
    if depth == 0 and low[at] in ADVERBIAL:
        timed = _after_time(flat, first, at, last, press)
        if timed is not None:
            return timed
        for comma in [k for k in range(at + 1, min(last, at + 120)) if kinds[k] & COMMA][:8]:
            inner = _read(flat, comma + 1, last, press, 2)
            if inner.verdict is Verdict.DIRECTS and inner.because != "clause.duty":
                start = inner.first if inner.because == "clause.issuer_gives" else first
                return Clause(start, last, inner.verdict, inner.bodies, inner.because, inner.confidence - 0.05)
    dated = depth == 0 and not press and DATED.search(flat.low, words.start[at], words.end(last - 1))
    if dated and PAST.isdisjoint(low[at:last]):
        return Clause(first, last, Verdict.DIRECTS, (), "clause.dated", 0.6)
    return Clause(first, last, Verdict.NOTHING, because="clause.no_directive")


def _after_time(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    """ "Trước ngày 25 hằng tháng báo cáo …": the order that follows a time without a comma."""
    words = flat.words
    low = words.low
    for k in range(at + 2, min(last, at + 14)):
        if low[k] in {",", ";", "."}:
            return None
        if (low[k - 1] in TIME_WORDS or low[k - 1][0].isdigit()) and predicate_at(words, k):
            inner = verb_first(flat, k, k, last, press)
            return inner and Clause(first, last, inner.verdict, inner.bodies, inner.because, inner.confidence)
    return None


def _after_ground(flat: Flat, at: int, last: int, press: bool) -> Clause | None:
    """ "Thực hiện Công văn số …, Sở Nội vụ đề nghị các đơn vị …": what follows the ground counts."""
    words = flat.words
    if words.low[at] not in GROUNDS and words.pair(at) not in GROUNDS:
        return None
    kinds = words.kinds
    commas = [k for k in range(at + 2, min(last, at + 160)) if kinds[k] & COMMA]
    for comma in commas[:12]:
        phrase = actor_phrase(flat, comma + 1, last) if is_head(words, skip_determiners(words, comma + 1)) else None
        given = (
            issuer_gives(flat, phrase, last, press)
            if phrase is not None and (phrase.predicate or last) < last
            else None
        )
        if given is not None:
            return given
    return None


def _skip_lead_ins(words: Words, at: int, last: int) -> int:
    low = words.low
    moved = True
    while moved and at < last:
        moved = False
        for count in (4, 3, 2, 1) if low[at] in LEAD_IN_WORDS else ():
            if words.pair(at, count) in lx.LEAD_INS and at + count <= last:
                at += count
                moved = True
                break
        while at < last and low[at] in {",", ":", "-", "“", '"'}:
            at += 1
        if at + 2 < last and low[at] == "(" and low[at + 2] == ")":
            at += 3
            moved = True
    return at


def _concerned(flat: Flat, at: int, topic: int) -> tuple[Body, ...]:
    """ "Đối với Thanh tra tỉnh: …": the body concerned, where it is named by its own name."""
    if flat.words.pair(at) != "đối với":
        return ()
    phrase = actor_phrase(flat, at + 2, topic - 1, lone=True)
    if phrase is None or phrase.predicate is not None or not flat.words.capital(phrase.first):
        return ()
    return phrase.bodies


def _topic_end(words: Words, at: int, last: int) -> int | None:
    """The index after the colon of a topic label ("Về kinh phí: …"), or None."""
    low = words.low
    if low[at] not in TOPIC_WORDS or (low[at] != "về" and words.pair(at) not in TOPICS):
        return None
    for k in range(at + 1, min(last, at + 60)):
        if words.kinds[k] & POINT and low[k] in ":.":
            return k + 1 if low[k] == ":" else None
    return None
