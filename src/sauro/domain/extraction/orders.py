"""Mẫu giao việc. The turns of phrase that direct: "Giao X …", "X chủ trì …", "Rà soát …", "… phải …"."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from sauro.domain.extraction import lexicon as lx
from sauro.domain.extraction.actors import ActorPhrase, Body, actor_phrase, is_head, predicate_at
from sauro.domain.extraction.flat import Flat
from sauro.domain.extraction.formulas import (
    ACT_WORDS,
    GIVES_FIRST,
    PASSIVE_WORK,
    PAST,
    ROLE_OF,
    SPREAD,
    TELLS,
    TIME_SET,
)
from sauro.domain.extraction.words import COMMA, DUTY, POINT, RELATIVE, TOLD, Words

NOT_GIVING = frozenset({"được", "chuyển", "bàn", "phân", "đã"})
GIVING_WORDS = frozenset(w.split()[0] for w in GIVES_FIRST) | {"phân", "ủy", "kiến"}
ISSUERS = tuple(lx.ISSUERS)
ROLE_VERBS = frozenset({"phát huy", "nâng cao", "đề cao", "tăng cường"})
PASSIVE = POINT | RELATIVE | DUTY


class Verdict(StrEnum):
    """Câu này có giao việc không."""

    DIRECTS = "directs"
    NOTHING = "nothing"  # assessment, background, what the issuer does itself
    FORMULA = "formula"  # legal ground, closing, competence, liability


class Clause(NamedTuple):
    """Câu đã đọc. Word indices [first, last) in the flat text; `bodies` are the leads that it names itself."""

    first: int
    last: int
    verdict: Verdict
    bodies: tuple[Body, ...] = ()
    because: str = ""
    confidence: float = 0.9


def _spread(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    """ "Chỉ thị này phổ biến đến chi bộ."."""
    words = flat.words
    if words.low[at] in ACT_WORDS and SPREAD.match(flat.low, words.start[at]):
        return Clause(first, last, Verdict.DIRECTS, (), "clause.spread", 0.8)
    return None


def _time_set(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    """ "Thời gian hoàn thành việc quán triệt trong tháng 5.2024." sets a duty for all."""
    words = flat.words
    if (
        words.low[at] == "thời"
        and TIME_SET.match(flat.low, words.start[at])
        and any(word[0].isdigit() for word in words.low[at:last])
    ):
        return Clause(first, last, Verdict.DIRECTS, (), "clause.time_set", 0.6)
    return None


def _press(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    """A press account: what somebody said, except where he asked a body to act."""
    if not press:
        return None
    words = flat.words
    low = words.low
    for k in range(at, last - 2):
        given = low[k] == "giao" and words.capital(k + 1) and low[k - 1] not in NOT_GIVING
        if given or words.pair(k) in {"yêu cầu", "đề nghị"}:
            after = k + (1 if given else 2)
            phrase = actor_phrase(flat, after, last)
            if phrase is not None and phrase.predicate is not None:
                return Clause(after, last, Verdict.DIRECTS, phrase.bodies, "clause.issuer_gives", 0.6)
    if TELLS.search(flat.low, words.start[at], min(words.end(last - 1), words.start[at] + 110)):
        return _named_duty(flat, first, at, last) or Clause(first, last, Verdict.NOTHING, because="clause.reported")
    return None


def _given(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    """ "Giao X …", "Yêu cầu X …", "Đề nghị X …", "Phân công Sở X …"."""
    words = flat.words
    low = words.low
    if low[at] not in GIVING_WORDS:
        return None
    for count in (3, 2, 1):
        verb = words.pair(at, count)
        if verb in GIVES_FIRST and at + count <= last:
            break
    else:
        verb = words.pair(at)
        if verb in {"phân công", "ủy quyền", "kiến nghị"} and at + 2 < last and words.capital(at + 2):
            count = 2
        else:
            return None
    after = at + count
    if verb == "kêu gọi":
        return Clause(first, last, Verdict.DIRECTS, (), "clause.appeal", 0.8)
    if after + 2 < last and words.pair(after) == "nhiệm vụ":
        after += 2
    while after < last and low[after] in {"cho", ":", ","}:
        after += 1
    if after + 2 < last and low[after] == "(" and low[after + 2] == ")":
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
    gap = words.low[phrase.last : min(phrase.predicate, phrase.last + 3)]
    if not PAST.isdisjoint(gap) or _tells_of_past(words, phrase.predicate):
        return Clause(first, last, Verdict.NOTHING, because="clause.background")
    given = issuer_gives(flat, phrase, last, press)
    if given is not None:
        return given
    return Clause(first, last, Verdict.DIRECTS, phrase.bodies, "clause.named", 0.95)


def _tells_of_past(words: Words, predicate: int) -> bool:
    return predicate > 0 and words.low[predicate - 1] in PAST


def issuer_gives(flat: Flat, phrase: ActorPhrase, last: int, press: bool) -> Clause | None:
    """ "Chủ tịch UBND tỉnh yêu cầu Thủ trưởng …": the inner body leads, the span begins with it."""
    words = flat.words
    i = phrase.predicate or phrase.last
    if words.pair(i) == "nhấn mạnh":
        i += 2
    if i >= last:
        return None
    verb = words.pair(i)
    if verb not in {"yêu cầu", "đề nghị", "phân công"}:
        verb = words.low[i]
        if verb != "giao":
            return None
    if not (press or phrase.bodies[0].name.lower().startswith(ISSUERS)):
        return None
    after = i + (1 if verb == "giao" else 2)
    inner = actor_phrase(flat, after, last, lone=True)
    if inner is None:
        return None
    start = i if verb == "giao" else after
    return Clause(start, last, Verdict.DIRECTS, inner.bodies, "clause.issuer_gives", 0.85)


def verb_first(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    words = flat.words
    if not predicate_at(words, at):
        return None
    two = words.pair(at)
    if two not in lx.PREDICATES and is_head(words, at):
        return None
    if two == "căn cứ" and _named_after_comma(flat, at, last):
        return None
    if two in {"trong quá", "có ý"} or (words.low[at] == "theo" and two != "theo dõi"):
        return None
    bodies = (_whose_role(flat, at, last) if two in ROLE_VERBS else ()) or _given_after(flat, at, last)
    return Clause(first, last, Verdict.DIRECTS, bodies, "clause.verb_first", 0.85)


def _given_after(flat: Flat, at: int, last: int) -> tuple[Body, ...]:
    """ "Hoàn thành việc … trước ngày 30/6/2026, giao Sở Nội vụ chủ trì": the body named after the work."""
    words = flat.words
    low, kinds = words.low, words.kinds
    for k in range(at + 2, min(last - 3, at + 60)):
        if kinds[k] & COMMA and low[k] == "," and low[k + 1] == "giao" and words.capital(k + 2):
            phrase = actor_phrase(flat, k + 2, last, lone=True)
            return phrase.bodies if phrase is not None else ()
    return ()


def _named_after_comma(flat: Flat, at: int, last: int) -> bool:
    """ "Căn cứ Kế hoạch này, Sở A …": a body that acts follows the ground."""
    low = flat.words.low
    for k in range(at + 2, min(last, at + 60)):
        if low[k] == ",":
            phrase = actor_phrase(flat, k + 1, last)
            if phrase is not None and phrase.predicate is not None:
                return True
    return False


def _whose_role(flat: Flat, at: int, last: int) -> tuple[Body, ...]:
    """ "Phát huy vai trò của X trong …": X, where it is a named body."""
    words = flat.words
    if words.pair(at + 2) not in ROLE_OF:
        return ()
    of = next((k for k in range(at + 4, min(at + 9, last)) if words.low[k] == "của"), None)
    phrase = actor_phrase(flat, of + 1, last, lone=True) if of else None
    if phrase is None or not any(c.isupper() for c in phrase.bodies[0].name[1:2] + phrase.bodies[0].name[:1]):
        return ()
    return phrase.bodies


def _passive(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    """ "Bản tin của X được biên soạn …": X acts. A thing that "được …" without an agent is a norm, not a task."""
    words = flat.words
    low, kinds = words.low, words.kinds
    for k in range(at + 1, min(at + 40, last - 2)):
        if not kinds[k] & PASSIVE:
            continue
        word = low[k]
        if word in {"phải", ".", ";"}:
            return None
        if word == "được" and predicate_at(words, k + 1) and words.pair(k + 1) != "giao nhiệm":
            of = next((j for j in range(at + 1, k) if low[j] == "của"), None)
            if of is not None and words.pair(k + 1) in PASSIVE_WORK:
                phrase = actor_phrase(flat, of + 1, k, lone=True)
                if phrase is not None:
                    return Clause(first, last, Verdict.DIRECTS, phrase.bodies, "clause.passive_agent", 0.6)
            return Clause(first, last, Verdict.NOTHING, because="clause.passive")
    return None


def _duty_of_thing(flat: Flat, first: int, at: int, last: int, press: bool) -> Clause | None:
    """ "Việc đi công tác phải thiết thực …": a duty without a named body."""
    words = flat.words
    for k in range(at, min(at + 60, last)):
        kind = words.kinds[k]
        if not kind & (DUTY | TOLD):
            continue
        if kind & TOLD:
            return None
        word, two = words.low[k], words.pair(k)
        if word == "phải" or two in {"không được", "nghiêm cấm", "tuyệt đối", "không để"}:
            named = _whose_duty(flat, at, k)
            return Clause(first, last, Verdict.DIRECTS, named, "clause.duty", 0.75)
        if word == "cần" and two != "cần thiết" and k + 1 < last and predicate_at(words, k + 1):
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
        if words.pair(k, 3) == "trách nhiệm của":
            phrase = actor_phrase(flat, k + 3, last)
            if phrase is not None:
                return Clause(first, last, Verdict.DIRECTS, phrase.bodies, "clause.press_duty", 0.6)
    return None


# In order: the first that fits decides.
READERS: tuple[Callable[[Flat, int, int, int, bool], Clause | None], ...] = (
    _spread,
    _press,
    _time_set,
    _given,
    _acting,
    verb_first,
    _passive,
    _duty_of_thing,
)
