"""Cơ quan chủ trì, cơ quan phối hợp. Where the name of a body begins and ends, and how a list of bodies is cut."""

from __future__ import annotations

from typing import NamedTuple

from sauro.domain.extraction import lexicon as lx
from sauro.domain.extraction.flat import Flat
from sauro.domain.extraction.words import AND, ASIDE, COMMA, DETERMINER, HEAD, POINT, RELATIVE, STOP, VERB, Words

LONGEST = 180  # words in one list of bodies
POSTS = frozenset({"phó", "chủ", "bí", "giám", "ủy", "uỷ", "trưởng", "chánh"})  # "đồng chí …, Phó Chủ tịch": one person
TELLING = POINT | VERB | STOP | ASIDE | RELATIVE  # words that may end a name
PARTING = POINT | COMMA | AND  # words that may part two names
# The first two words of what the lexicon lists with three: only behind them a third word matters.
_LONGER = frozenset(
    " ".join(entry.split()[:2])
    for entry in lx.PREDICATES | lx.NOT_PREDICATES | lx.NOT_HEADS | lx.DETERMINERS | {"tổ chức ,"}
    if len(entry.split()) > 2
)


class Body(NamedTuple):
    """Tên cơ quan như in. Flat offsets of one name."""

    name: str
    start: int
    end: int


class ActorPhrase(NamedTuple):
    """Cụm chủ thể. The bodies that act, and the index of the word with which their predicate begins (None: no more)."""

    bodies: tuple[Body, ...]
    first: int
    last: int  # index after the last word of the names
    predicate: int | None
    colon: bool = False


def is_head(words: Words, i: int) -> bool:
    """Whether the name of a body may begin at word i."""
    if i >= len(words.low) or not words.kinds[i] & HEAD:
        return False
    one, two = words.low[i], words.pair(i)
    if one not in lx.HEADS and two not in lx.HEADS and two not in lx.ALSO_VERBS:
        return False
    if two in lx.NOT_HEADS or (two in _LONGER and words.pair(i, 3) in lx.NOT_HEADS):
        return False
    if two in lx.ALSO_VERBS:  # "Thống kê tổng đàn lợn" counts, "Thống kê tỉnh" is a body
        after = words.printed(i + 2) if i + 2 < len(words.low) else ""
        return not after[:1].islower() or after in lx.AFTER_A_BODY
    if two == "tổ chức":
        three = words.pair(i, 3)
        return three in lx.NOT_PREDICATES or three == "tổ chức ," or (i > 0 and words.low[i - 1] in lx.DETERMINERS)
    return not (one == "ban" and two in {"ban đầu", "ban ngày"} and words.printed(i) == "ban")


def skip_determiners(words: Words, i: int) -> int:
    """The index after "các", "mỗi", "tất cả các", "đồng chí"."""
    while i < len(words.low) and words.kinds[i] & DETERMINER:
        two = words.pair(i)
        if two in _LONGER and words.pair(i, 3) in lx.DETERMINERS:
            i += 3
        elif two in lx.DETERMINERS and i + 2 <= len(words.low):
            i += 2
        elif words.low[i] in lx.DETERMINERS:
            i += 1
        else:
            return i
    return i


def predicate_at(words: Words, i: int, *, known: frozenset[str] = lx.PREDICATES) -> bool:
    """Whether a predicate begins at word i."""
    low = words.low
    if i >= len(low) or not words.kinds[i] & VERB:
        return False
    one, two = low[i], words.pair(i)
    three = words.pair(i, 3) if two in _LONGER else ""
    if one not in known:
        if two not in known and three not in known:
            return False
        if i + 1 < len(low) and words.capital(i + 1):
            return False
    if two in lx.NOT_PREDICATES or three in lx.NOT_PREDICATES or three == "tổ chức ,":
        return False
    if i == 0:
        return True
    before = low[i - 1]
    if before == "quan" and i > 1 and low[i - 2] == "liên":  # "các cơ quan liên quan tổ chức …"
        return True
    joined = f"{before} {one}"
    if joined in lx.NOT_AFTER:
        return False
    return (one in known and two not in known) or f"{before} {two}" not in lx.NOT_AFTER


def _in_name(words: Words, first: int, i: int) -> bool:
    """Whether the verb at i continues the name before it ("Ban chỉ đạo …", "cơ quan chủ trì", ", quản lý")."""
    before, two_before = words.low[i - 1], words.pair(i - 2) if i - 2 >= first else ""
    verb = {words.low[i], words.pair(i), words.pair(i, 3)}
    if verb & lx.HARD:
        return False
    if two_before == "trực thuộc":
        return False
    if before in {",", "và", "hoặc", "thuộc", "của", "phụ", "trực", "/"}:
        if before != ",":
            return True
        return words.low[i] in {"tổ", "lãnh", "quản", "giúp", "thành", "công", "chi", "truyền"} and any(
            predicate_at(words, k) for k in range(i + 1, min(i + 14, len(words.low)))
        )
    if (before in lx.NAME_GOES_ON_AFTER and two_before not in lx.HEADS) or two_before in lx.NAME_GOES_ON_AFTER:
        return bool(verb & lx.NAME_VERBS) or (before == "ban" and "tổ chức" in verb)
    if two_before in lx.GENERIC and verb & lx.AFTER_GENERIC:
        after = i + 1 + (words.pair(i) in lx.AFTER_GENERIC)  # a verb right behind this one is its object
        return any(predicate_at(words, k) for k in range(after + 1, min(i + 9, len(words.low))))
    return False


def actor_phrase(flat: Flat, i: int, stop: int, *, lone: bool = False) -> ActorPhrase | None:
    """The bodies named from word i on and their predicate, both before word `stop`; None where no body is named.

    lone: a heading or a cell may hold names and nothing else; in a clause a predicate must follow.
    """
    words = flat.words
    first = i
    i = skip_determiners(words, i)
    if i >= stop or not (is_head(words, i) or _is_person(words, first, i)):
        return None
    depth, end = 0, -1
    known = lx.PREDICATES
    low, kinds = words.low, words.kinds
    k, limit = i, min(stop, first + LONGEST)
    while (k := k + 1) < limit:
        kind = kinds[k]
        if not kind & TELLING:
            continue
        word = low[k]
        if word in "([":
            depth += 1
        elif word in ")]":
            depth = max(0, depth - 1)
        elif depth:
            continue
        elif word == ":":
            after = _after_colon(words, k, stop)
            if after:
                return _phrase(flat, first, end if end > 0 else k, after, colon=True)
        elif word == "." or (word == ";" and not _goes_on(words, k + 1)):
            break
        elif word == ";":
            known = lx.PREDICATES
        elif word == "được" and end < 0:
            known = _after_relative(words, k, limit)
        elif words.text[words.start[k]].islower():
            if kind & VERB and predicate_at(words, k, known=known) and not _in_name(words, i, k):
                return _phrase(flat, first, end if end > 0 else k, k)
            if end < 0:
                aside = _aside(words, k, limit) if kind & ASIDE else 0
                if aside:
                    k = aside - 1
                elif kind & STOP and known is not lx.HARD and _ends_name(words, k, limit):
                    end = k
    return _phrase(flat, first, end if end > 0 else k, None) if lone else None


def _is_person(words: Words, first: int, i: int) -> bool:
    """ "đồng chí Hà Thị Sen, Phó Chủ tịch UBND tỉnh": a comrade named by name."""
    return i > first and words.low[i - 1] in {"chí", "đ/c"} and i + 1 < len(words.low) and words.capital(i)


def _after_relative(words: Words, k: int, limit: int) -> frozenset[str]:
    """Which predicates may follow "được giao …": a duty where one is printed, else any strong word."""
    for i in range(k, min(limit, k + 40)):
        if words.low[i] == ";":
            break
        if predicate_at(words, i, known=lx.HARD):
            return lx.HARD
    return lx.STRONG


def _aside(words: Words, k: int, limit: int) -> int:
    """The index after "trong phạm vi chức năng, nhiệm vụ của mình" where the list goes on after it; else 0."""
    if words.pair(k) not in {"trong phạm", "theo chức"}:
        return 0
    low = words.low
    for i in range(k + 2, min(limit - 1, k + 14)):
        if low[i] in {"mình", "giao", "quyền", "lý", "trách"} and low[i + 1] in {"và", ",", ";"}:
            return i + 1 if _goes_on(words, i + 1 + (low[i + 1] != "và")) else 0
    return 0


def _after_colon(words: Words, k: int, stop: int) -> int | None:
    """The index of the predicate after a colon; None when names follow ("Các Bộ: Nông nghiệp …")."""
    after = k + 1
    if after >= stop:
        return stop
    return after if predicate_at(words, after) and not is_head(words, after) else None


def _goes_on(words: Words, i: int) -> bool:
    """Whether another body follows in the list."""
    i += i < len(words.low) and words.low[i] == "và"
    return is_head(words, skip_determiners(words, i))


def _ends_name(words: Words, k: int, limit: int) -> bool:
    """Whether the names are over before word k, although their predicate has not come yet."""
    low = words.low[k]
    if low == "không" and words.low[k - 1] == "hàng":  # "Cục Hàng không"
        return False
    if low == "trong":
        return k + 1 < limit and words.low[k + 1] not in lx.INSIDE_AFTER_IN
    two = words.pair(k)
    return low in lx.STOPS or two in lx.STOPS or two in lx.ASIDES or words.pair(k, 3) in lx.ASIDES


def _phrase(flat: Flat, first: int, last: int, predicate: int | None, *, colon: bool = False) -> ActorPhrase | None:
    words = flat.words
    low = words.low
    while last > first and low[last - 1] in {",", ";", ":", "-", "và", "."}:
        last -= 1
    if (
        last - 2 > first
        and words.pair(last - 2) in {"được giao", "được phân"}
        and words.printed(first) not in {"Các", "các"}
    ):
        last -= 2
    if last <= first:
        return None
    return ActorPhrase(split_bodies(flat, first, last), first, last, predicate, colon)


def split_bodies(flat: Flat, first: int, last: int) -> tuple[Body, ...]:
    """One list of bodies, cut at ";" and between complete names; "các sở, ban, ngành" stays one."""
    words = flat.words
    low, kinds = words.low, words.kinds
    cuts = [first]
    depth = 0
    for k in [k for k in range(first, last) if kinds[k] & PARTING]:
        word = low[k]
        if kinds[k] & POINT:
            depth += (word in "([") - (word in ")]")
        if depth == 0 and k > first and word in {",", ";", "và"} and _cut(words, cuts[-1], k, last):
            cuts.append(k + 1 + (k + 1 < last and low[k + 1] == "và" and word != "và"))
    out: list[Body] = []
    for a, b in zip(cuts, [*cuts[1:], last], strict=True):
        while b > a and low[b - 1] in {",", ";", "và", ":", "cùng"}:
            b -= 1
        for k in range(a + 1, b):
            if kinds[k] & ASIDE and words.pair(k) in {"trong phạm", "theo chức"}:
                b = k
                break
        if b > a:
            start, end = words.start[a], words.end(b - 1)
            out.append(Body(flat.text[start:end], start, end))
    return tuple(out)


def _cut(words: Words, start: int, k: int, last: int) -> bool:
    """Whether a complete name ends before word k and another begins after it."""
    low = words.low
    mark = low[k]
    if mark == "," and low[start] in {"đồng", "đ/c", "ông", "bà"} and k + 1 < last and low[k + 1] in POSTS:
        return False
    if mark == ";":
        return k + 1 < last
    after = k + 1
    if mark == "," and after < last and low[after] == "và":
        after += 1
    head = skip_determiners(words, after)
    if head >= last or not is_head(words, head):
        return False
    if mark == "và" and words.pair(start) == "văn phòng" and low[head] in {"hội", "ủy", "uỷ", "ubnd", "hđnd"}:
        return False
    named = any(map(words.capital, range(start + 1, k))) or (
        k - start > (1 if head > after else 2) and words.capital(start)
    )
    if mark == "và" and head + 1 < last and low[head] in {"công", "môi", "ủy"}:
        short = not (after + 1 < last and words.capital(after + 1)) and words.capital(after)
        if short:
            return named and low[head] != "môi"
    return named and (head > after or low[head] in {"cơ", "ủy", "đảng"} or words.capital(head))
