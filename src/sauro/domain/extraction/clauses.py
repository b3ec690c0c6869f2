"""Câu giao việc. One sentence of a clause: does it direct someone, whom, and together with whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.extraction import lexicon as lx
from sauro.domain.extraction.actors import (
    ActorPhrase,
    Body,
    actor_phrase,
    is_head,
    pair,
    predicate_at,
    skip_determiners,
)
from sauro.domain.extraction.flat import Flat, Word
from sauro.domain.extraction.formulas import (
    ADVERBIAL,
    BACKGROUND,
    CLOSING_FORMULA,
    CLOSING_KEEPS,
    CLOSING_TO_ALL,
    DATED,
    FORMULAS,
    GIVES_FIRST,
    GROUNDS,
    PASSIVE_WORK,
    PAST,
    ROLE_OF,
    SPREAD,
    TELLS,
    TIME_SET,
    TIME_WORDS,
)

NOT_GIVING = frozenset({"được", "chuyển", "bàn", "phân", "đã"})
LEAD_IN_WORDS = frozenset(w.split()[0] for w in lx.LEAD_INS)
GIVING_WORDS = frozenset(w.split()[0] for w in GIVES_FIRST) | {"phân", "ủy", "kiến"}


class Verdict(StrEnum):
    """Câu này có giao việc không."""

    DIRECTS = "directs"
    NOTHING = "nothing"  # assessment, background, what the issuer does itself
    FORMULA = "formula"  # legal ground, closing, competence, liability


@dataclass(frozen=True, slots=True)
class Clause:
    """Câu đã đọc. Word indices [first, last) in the flat text; `bodies` are the leads that it names itself."""

    first: int
    last: int
    verdict: Verdict
    bodies: tuple[Body, ...] = ()
    because: str = ""
    confidence: float = 0.9


def read_sentence(flat: Flat, first: int, last: int, *, closing: bool = False, press: bool = False) -> Clause:
    """What the sentence words[first:last] asks, and of whom."""
    words = flat.words
    while first < last and words[first].low in {"”", "“", '"', "-", "+", ")", ",", ";", "–", "»"}:
        first += 1
    if first >= last:
        return Clause(first, last, Verdict.NOTHING)
    low = flat.low[words[first].start : words[last - 1].end]
    if _is_formula(low):
        return Clause(first, last, Verdict.FORMULA, because="clause.formula")
    if closing and is_closing_formula(flat, Clause(first, last, Verdict.NOTHING)):
        return Clause(first, last, Verdict.FORMULA, because="clause.closing")
    if BACKGROUND.match(low):
        return Clause(first, last, Verdict.NOTHING, because="clause.background")
    return _read(flat, first, last, press, 0)


def _is_formula(low: str) -> bool:
    for signs, pattern in FORMULAS:
        for sign in signs:
            if sign in low:
                if pattern.search(low):
                    return True
                break
    return False


def is_closing_formula(flat: Flat, clause: Clause) -> bool:
    """Whether a closing clause only says "triển khai thực hiện"."""
    low = flat.low[flat.words[clause.first].start : flat.words[clause.last - 1].end]
    if CLOSING_KEEPS.search(low) is not None:
        return False
    return CLOSING_FORMULA.search(low) is not None or CLOSING_TO_ALL.search(low) is not None


def _read(flat: Flat, first: int, last: int, press: bool, depth: int) -> Clause:
    words = flat.words
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
    for reader in (_spread, _press, _time_set, _given, _acting, _verb_first, _passive, _duty_of_thing):
        clause = reader(flat, first, at, last, press)
        if clause is not None:
            return clause
    if depth == 0 and words[at].low in ADVERBIAL:
        timed = _after_time(flat, first, at, last, press)
        if timed is not None:
            return timed
        for comma in [k for k in range(at + 1, min(last, at + 120)) if words[k].low in {",", ";"}][:8]:
            inner = _read(flat, comma + 1, last, press, 2)
            if inner.verdict is Verdict.DIRECTS and inner.because != "clause.duty":
                start = inner.first if inner.because == "clause.issuer_gives" else first
                return Clause(start, last, inner.verdict, inner.bodies, inner.because, inner.confidence - 0.05)
    dated = depth == 0 and not press and DATED.search(flat.low, words[at].start, words[last - 1].end)
    if dated and not any(w.low in PAST for w in words[at:last]):
        return Clause(first, last, Verdict.DIRECTS, (), "clause.dated", 0.6)
    return Clause(first, last, Verdict.NOTHING, because="clause.no_directive")


def _after_time(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    """ "Trước ngày 25 hằng tháng báo cáo …": the order that follows a time without a comma."""
    words = flat.words
    for k in range(at + 2, min(last, at + 14)):
        if words[k].low in {",", ";", "."}:
            return None
        if (words[k - 1].low in TIME_WORDS or words[k - 1].low[0].isdigit()) and predicate_at(words, k):
            inner = _verb_first(flat, k, k, last, press)
            return inner and Clause(first, last, inner.verdict, inner.bodies, inner.because, inner.confidence)
    return None


def _after_ground(flat: Flat, at: int, last: int, press: bool) -> Clause | None:
    """ "Thực hiện Công văn số …, Sở Nội vụ đề nghị các đơn vị …": what follows the ground counts."""
    words = flat.words
    if words[at].low not in GROUNDS and pair(words, at) not in GROUNDS:
        return None
    commas = [k for k in range(at + 2, min(last, at + 160)) if words[k].low in {",", ";"}]
    for comma in commas[:12]:
        phrase = actor_phrase(flat, comma + 1, last) if is_head(words, skip_determiners(words, comma + 1)) else None
        given = (
            _issuer_gives(flat, phrase, last, press)
            if phrase is not None and (phrase.predicate or last) < last
            else None
        )
        if given is not None:
            return given
    return None


def _skip_lead_ins(words: Sequence[Word], at: int, last: int) -> int:
    moved = True
    while moved and at < last:
        moved = False
        for count in (4, 3, 2, 1) if words[at].low in LEAD_IN_WORDS else ():
            if pair(words, at, count) in lx.LEAD_INS and at + count <= last:
                at += count
                moved = True
                break
        while at < last and words[at].low in {",", ":", "-", "“", '"'}:
            at += 1
        if at + 2 < last and words[at].low == "(" and words[at + 2].low == ")":
            at += 3
            moved = True
    return at


def _concerned(flat: Flat, at: int, topic: int) -> tuple[Body, ...]:
    """ "Đối với Thanh tra tỉnh: …": the body concerned, where it is named by its own name."""
    if pair(flat.words, at) != "đối với":
        return ()
    phrase = actor_phrase(flat, at + 2, topic - 1, lone=True)
    if phrase is None or phrase.predicate is not None or not flat.words[phrase.first].text[:1].isupper():
        return ()
    return phrase.bodies


def _topic_end(words: Sequence[Word], at: int, last: int) -> int | None:
    """The index after the colon of a topic label ("Về kinh phí: …"), or None."""
    if words[at].low != "về" and pair(words, at) not in {"đối với", "nội dung", "công tác", "nhiệm vụ"}:
        return None
    for k in range(at + 1, min(last, at + 60)):
        if words[k].low == ":":
            return k + 1
        if words[k].low == ".":
            return None
    return None


def _spread(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    """ "Chỉ thị này phổ biến đến chi bộ."."""
    if SPREAD.match(flat.low, flat.words[at].start):
        return Clause(first, last, Verdict.DIRECTS, (), "clause.spread", 0.8)
    return None


def _time_set(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    """ "Thời gian hoàn thành việc quán triệt trong tháng 5.2024." sets a duty for all."""
    if TIME_SET.match(flat.low, flat.words[at].start) and any(w.text[:1].isdigit() for w in flat.words[at:last]):
        return Clause(first, last, Verdict.DIRECTS, (), "clause.time_set", 0.6)
    return None


def _press(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    """A press account: what somebody said, except where he asked a body to act."""
    words = flat.words
    if not press:
        return None
    for k in range(at, last - 2):
        given = words[k].low == "giao" and words[k + 1].text[0].isupper() and words[k - 1].low not in NOT_GIVING
        if given or pair(words, k) in {"yêu cầu", "đề nghị"}:
            after = k + (1 if given else 2)
            phrase = actor_phrase(flat, after, last)
            if phrase is not None and phrase.predicate is not None:
                return Clause(after, last, Verdict.DIRECTS, phrase.bodies, "clause.issuer_gives", 0.6)
    if TELLS.search(flat.low, words[at].start, min(words[last - 1].end, words[at].start + 110)):
        return _named_duty(flat, first, at, last) or Clause(first, last, Verdict.NOTHING, because="clause.reported")
    return None


def _given(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    """ "Giao X …", "Yêu cầu X …", "Đề nghị X …", "Phân công Sở X …"."""
    words = flat.words
    if words[at].low not in GIVING_WORDS:
        return None
    for count in (3, 2, 1):
        verb = pair(words, at, count)
        if verb in GIVES_FIRST and at + count <= last:
            break
    else:
        if (
            pair(words, at) in {"phân công", "ủy quyền", "kiến nghị"}
            and at + 2 < last
            and words[at + 2].text[0].isupper()
        ):
            count, verb = 2, pair(words, at)
        else:
            return None
    after = at + count
    if verb == "kêu gọi":
        return Clause(first, last, Verdict.DIRECTS, (), "clause.appeal", 0.8)
    if after + 2 < last and pair(words, after) == "nhiệm vụ":
        after += 2
    while after < last and words[after].low in {"cho", ":", ","}:
        after += 1
    if after + 2 < last and words[after].low == "(" and words[after + 2].low == ")":
        after += 3
    phrase = actor_phrase(flat, after, last, lone=True)
    if phrase is not None:
        return Clause(first, last, Verdict.DIRECTS, phrase.bodies, "clause.given", 0.95)
    return Clause(first, last, Verdict.DIRECTS, (), "clause.given_to_all", 0.7)


def _acting(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    """ "X chủ trì …", "X có trách nhiệm …", "X: chỉ đạo …", "<issuer> yêu cầu X …"."""
    phrase = actor_phrase(flat, at, last)
    if phrase is None or phrase.predicate is None or phrase.predicate >= last:
        return None
    words = flat.words
    gap = {w.low for w in words[phrase.last : phrase.predicate][:3]}
    if gap & PAST or _tells_of_past(words, phrase.predicate):
        return Clause(first, last, Verdict.NOTHING, because="clause.background")
    given = _issuer_gives(flat, phrase, last, press)
    if given is not None:
        return given
    return Clause(first, last, Verdict.DIRECTS, phrase.bodies, "clause.named", 0.95)


def _tells_of_past(words: Sequence[Word], predicate: int) -> bool:
    return predicate > 0 and words[predicate - 1].low in PAST


def _issuer_gives(flat: Flat, phrase: ActorPhrase, last: int, press: bool) -> Clause | None:
    """ "Chủ tịch UBND tỉnh yêu cầu Thủ trưởng …": the inner body leads, the span begins with it."""
    words = flat.words
    i = phrase.predicate or phrase.last
    if pair(words, i) == "nhấn mạnh":
        i += 2
    verb = pair(words, i) if pair(words, i) in {"yêu cầu", "đề nghị", "phân công"} else words[i].low
    if verb not in {"yêu cầu", "đề nghị", "phân công", "giao"} or i >= last:
        return None
    name = phrase.bodies[0].name.lower()
    issuer = press or any(name.startswith(x) for x in lx.ISSUERS)
    after = i + (1 if verb == "giao" else 2)
    inner = actor_phrase(flat, after, last, lone=True)
    if not issuer or inner is None:
        return None
    start = i if verb == "giao" else after
    return Clause(start, last, Verdict.DIRECTS, inner.bodies, "clause.issuer_gives", 0.85)


def _verb_first(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    words = flat.words
    if not predicate_at(words, at) or (is_head(words, at) and pair(words, at) not in lx.PREDICATES):
        return None
    if pair(words, at) == "căn cứ" and _named_after_comma(flat, at, last):
        return None
    if pair(words, at) in {"trong quá", "có ý"} or (words[at].low == "theo" and pair(words, at) != "theo dõi"):
        return None
    bodies = _whose_role(flat, at, last) or _given_after(flat, at, last)
    return Clause(first, last, Verdict.DIRECTS, bodies, "clause.verb_first", 0.85)


def _given_after(flat: Flat, at: int, last: int) -> tuple[Body, ...]:
    """ "Hoàn thành việc … trước ngày 30/6/2026, giao Sở Nội vụ chủ trì": the body named after the work."""
    words = flat.words
    for k in range(at + 2, min(last - 3, at + 60)):
        if words[k].low == "," and words[k + 1].low == "giao" and words[k + 2].text[0].isupper():
            phrase = actor_phrase(flat, k + 2, last, lone=True)
            return phrase.bodies if phrase is not None else ()
    return ()


def _named_after_comma(flat: Flat, at: int, last: int) -> bool:
    """ "Căn cứ Kế hoạch này, Sở A …": a body that acts follows the ground."""
    words = flat.words
    for k in range(at + 2, min(last, at + 60)):
        if words[k].low == ",":
            phrase = actor_phrase(flat, k + 1, last)
            if phrase is not None and phrase.predicate is not None:
                return True
    return False


def _whose_role(flat: Flat, at: int, last: int) -> tuple[Body, ...]:
    """ "Phát huy vai trò của X trong …": X, where it is a named body."""
    words = flat.words
    if pair(words, at) not in {"phát huy", "nâng cao", "đề cao", "tăng cường"} or pair(words, at + 2) not in ROLE_OF:
        return ()
    of = next((k for k in range(at + 4, min(at + 9, last)) if words[k].low == "của"), None)
    phrase = actor_phrase(flat, of + 1, last, lone=True) if of else None
    if phrase is None or not any(c.isupper() for c in phrase.bodies[0].name[1:2] + phrase.bodies[0].name[:1]):
        return ()
    return phrase.bodies


def _passive(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    """ "Bản tin của X được biên soạn …": X acts. A thing that "được …" without an agent is a norm, not a task."""
    words = flat.words
    for k in range(at + 1, min(at + 40, last - 2)):
        low = words[k].low
        if low in {"phải", "."} or (low == ";"):
            return None
        if low == "được" and predicate_at(words, k + 1) and pair(words, k + 1) != "giao nhiệm":
            of = next((j for j in range(at + 1, k) if words[j].low == "của"), None)
            if of is not None and pair(words, k + 1) in PASSIVE_WORK:
                phrase = actor_phrase(flat, of + 1, k, lone=True)
                if phrase is not None:
                    return Clause(first, last, Verdict.DIRECTS, phrase.bodies, "clause.passive_agent", 0.6)
            return Clause(first, last, Verdict.NOTHING, because="clause.passive")
    return None


def _duty_of_thing(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    """ "Việc đi công tác phải thiết thực …": a duty without a named body."""
    words = flat.words
    for k in range(at, min(at + 60, last)):
        low, two = words[k].low, pair(words, k)
        if low in {"đã", "đang"}:
            return None
        if low == "phải" or two in {"không được", "nghiêm cấm", "tuyệt đối", "không để"}:
            named = _whose_duty(flat, at, k)
            return Clause(first, last, Verdict.DIRECTS, named, "clause.duty", 0.75)
        if low == "cần" and two != "cần thiết" and k + 1 < last and predicate_at(words, k + 1):
            return Clause(first, last, Verdict.DIRECTS, (), "clause.duty", 0.65)
    if press:
        return _named_duty(flat, first, at, last)
    return None


def _whose_duty(flat: Flat, at: int, until: int) -> tuple[Body, ...]:
    phrase = actor_phrase(flat, at, until, lone=True)
    return phrase.bodies if phrase is not None and phrase.last == until else ()


def _named_duty(flat: Flat, first: int, at: int, last: int) -> Clause | None:
    """A press account: "Chỉ thị nêu rõ trách nhiệm của các cơ quan … nghiêm túc thực hiện"."""
    words = flat.words
    for k in range(at, min(at + 20, last - 2)):
        if pair(words, k, 3) == "trách nhiệm của":
            phrase = actor_phrase(flat, k + 3, last)
            if phrase is not None:
                return Clause(first, last, Verdict.DIRECTS, phrase.bodies, "clause.press_duty", 0.6)
    return None
