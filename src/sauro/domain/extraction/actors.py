"""Cơ quan chủ trì, cơ quan phối hợp. Where the name of a body begins and ends, and how a list of bodies is cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sauro.domain.extraction import lexicon as lx
from sauro.domain.extraction.flat import Flat, Word

LONGEST = 180  # words in one list of bodies
FIRST_WORDS = frozenset(w.split()[0] for w in lx.PREDICATES)
HEAD_WORDS = frozenset(w.split()[0] for w in lx.HEADS)
POSTS = frozenset({"phó", "chủ", "bí", "giám", "ủy", "uỷ", "trưởng", "chánh"})  # "đồng chí …, Phó Chủ tịch": one person
STOP_WORDS = frozenset(w.split()[0] for w in lx.STOPS | lx.ASIDES) | {"trong"}
DETERMINER_WORDS = frozenset(w.split()[0] for w in lx.DETERMINERS)


@dataclass(frozen=True, slots=True)
class Body:
    """Tên cơ quan như in. Flat offsets of one name."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ActorPhrase:
    """Cụm chủ thể. The bodies that act, and the index of the word with which their predicate begins (None: no more)."""

    bodies: tuple[Body, ...]
    first: int
    last: int  # index after the last word of the names
    predicate: int | None
    colon: bool = False


def pair(words: Sequence[Word], i: int, count: int = 2) -> str:
    """`count` words from i on, case folded, joined by a space; shorter at the end."""
    if i >= 0 and i + count <= len(words):
        if count == 2:
            return f"{words[i].low} {words[i + 1].low}"
        if count == 3:
            return f"{words[i].low} {words[i + 1].low} {words[i + 2].low}"
        if count == 1:
            return words[i].low
    return " ".join(w.low for w in words[i : i + count])


def is_head(words: Sequence[Word], i: int) -> bool:
    """Whether the name of a body may begin at word i."""
    if i >= len(words):
        return False
    one = words[i].low
    if one not in HEAD_WORDS:
        return False
    two, three = pair(words, i), pair(words, i, 3)
    if two in lx.NOT_HEADS or three in lx.NOT_HEADS:
        return False
    if two in lx.ALSO_VERBS:  # "Thống kê tổng đàn lợn" counts, "Thống kê tỉnh" is a body
        after = words[i + 2].text if i + 2 < len(words) else ""
        return not after[:1].islower() or after in lx.AFTER_A_BODY
    if two == "tổ chức":
        return three in lx.NOT_PREDICATES or three == "tổ chức ," or (i > 0 and words[i - 1].low in lx.DETERMINERS)
    if one in lx.HEADS or two in lx.HEADS:
        return not (one == "ban" and words[i].text == "ban" and two in {"ban đầu", "ban ngày"})
    return False


def skip_determiners(words: Sequence[Word], i: int) -> int:
    """The index after "các", "mỗi", "tất cả các", "đồng chí"."""
    while i < len(words) and words[i].low in DETERMINER_WORDS:
        for count in (3, 2, 1):
            if pair(words, i, count) in lx.DETERMINERS and i + count <= len(words):
                i += count
                break
        else:
            return i
    return i


def predicate_at(words: Sequence[Word], i: int, *, known: frozenset[str] = lx.PREDICATES) -> bool:
    """Whether a predicate begins at word i."""
    one = words[i].low
    if one not in FIRST_WORDS:
        return False
    two = pair(words, i)
    if one not in known and i + 1 < len(words) and words[i + 1].text[0].isupper():
        return False
    if two not in known and one not in known and pair(words, i, 3) not in known:
        return False
    if two in lx.NOT_PREDICATES or pair(words, i, 3) in lx.NOT_PREDICATES or pair(words, i, 3) == "tổ chức ,":
        return False
    if i == 0:
        return True
    before = words[i - 1].low
    if before == "quan" and i > 1 and words[i - 2].low == "liên":  # "các cơ quan liên quan tổ chức …"
        return True
    joined = f"{before} {one}" if one in known and two not in known else f"{before} {two}"
    return joined not in lx.NOT_AFTER and f"{before} {one}" not in lx.NOT_AFTER


def _in_name(words: Sequence[Word], first: int, i: int) -> bool:
    """Whether the verb at i continues the name before it ("Ban chỉ đạo …", "cơ quan chủ trì", ", quản lý")."""
    before, two_before = words[i - 1].low, pair(words, i - 2) if i - 2 >= first else ""
    verb = {words[i].low, pair(words, i), pair(words, i, 3)}
    if verb & lx.HARD:
        return False
    if two_before == "trực thuộc":
        return False
    if before in {",", "và", "hoặc", "thuộc", "của", "phụ", "trực", "/"}:
        later = any(predicate_at(words, k) for k in range(i + 1, min(i + 14, len(words))))
        return before != "," or (
            later and words[i].low in {"tổ", "lãnh", "quản", "giúp", "thành", "công", "chi", "truyền"}
        )
    if (before in lx.NAME_GOES_ON_AFTER and two_before not in lx.HEADS) or two_before in lx.NAME_GOES_ON_AFTER:
        return bool(verb & lx.NAME_VERBS) or (before == "ban" and "tổ chức" in verb)
    if two_before in lx.GENERIC and verb & lx.AFTER_GENERIC:
        window = range(i + 1, min(i + 9, len(words)))
        after = i + 1 + (pair(words, i) in lx.AFTER_GENERIC)  # a verb right behind this one is its object
        return any(words[k].low not in {",", ";"} and k > after and predicate_at(words, k) for k in window)
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
    k, limit = i + 1, min(stop, first + LONGEST)
    while k < limit:
        low = words[k].low
        if low in "([":
            depth += 1
        elif low in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            if low == ":":
                after = _after_colon(words, k, stop)
                if after:
                    return _phrase(flat, first, end if end > 0 else k, after, colon=True)
            elif low == "." or (low == ";" and not _goes_on(words, k + 1)):
                break
            elif low == ";":
                known = lx.PREDICATES
            elif low == "được" and end < 0:
                known = _after_relative(words, k, limit)
            elif words[k].text[0].islower():
                verb = predicate_at(words, k, known=known) and not _in_name(words, i, k)
                if verb:
                    return _phrase(flat, first, end if end > 0 else k, k)
                aside = _aside(words, k, limit)
                if end < 0 and aside:
                    k = aside
                    continue
                if end < 0 and known is not lx.HARD and _ends_name(words, k, limit):
                    end = k
        k += 1
    return _phrase(flat, first, end if end > 0 else k, None) if lone else None


def _is_person(words: Sequence[Word], first: int, i: int) -> bool:
    """ "đồng chí Hà Thị Sen, Phó Chủ tịch UBND tỉnh": a comrade named by name."""
    return i > first and words[i - 1].low in {"chí", "đ/c"} and words[i].text[:1].isupper() and i + 1 < len(words)


def _after_relative(words: Sequence[Word], k: int, limit: int) -> frozenset[str]:
    """Which predicates may follow "được giao …": a duty where one is printed, else any strong word."""
    for i in range(k, min(limit, k + 40)):
        if words[i].low == ";":
            break
        if predicate_at(words, i, known=lx.HARD):
            return lx.HARD
    return lx.STRONG


def _aside(words: Sequence[Word], k: int, limit: int) -> int:
    """The index after "trong phạm vi chức năng, nhiệm vụ của mình" where the list goes on after it; else 0."""
    if words[k].low not in {"trong", "theo"} or pair(words, k) not in {"trong phạm", "theo chức"}:
        return 0
    for i in range(k + 2, min(limit - 1, k + 14)):
        if words[i].low in {"mình", "giao", "quyền", "lý", "trách"} and words[i + 1].low in {"và", ",", ";"}:
            return i + 1 if _goes_on(words, i + 1 + (words[i + 1].low != "và")) else 0
    return 0


def _after_colon(words: Sequence[Word], k: int, stop: int) -> int | None:
    """The index of the predicate after a colon; None when names follow ("Các Bộ: Nông nghiệp …")."""
    after = k + 1
    if after >= stop:
        return stop
    return after if predicate_at(words, after) and not is_head(words, after) else None


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """Whether another body follows in the list."""
    i += i < len(words) and words[i].low == "và"
    return is_head(words, skip_determiners(words, i))


def _ends_name(words: Sequence[Word], k: int, limit: int) -> bool:
    """Whether the names are over before word k, although their predicate has not come yet."""
    low = words[k].low
    if low not in STOP_WORDS:
        return False
    two = pair(words, k)
    if low == "không" and words[k - 1].low == "hàng":  # "Cục Hàng không"
        return False
    if low == "trong":
        return k + 1 < limit and words[k + 1].low not in lx.INSIDE_AFTER_IN
    return low in lx.STOPS or two in lx.STOPS or two in lx.ASIDES or pair(words, k, 3) in lx.ASIDES


def _phrase(flat: Flat, first: int, last: int, predicate: int | None, *, colon: bool = False) -> ActorPhrase | None:
    words = flat.words
    while last > first and words[last - 1].low in {",", ";", ":", "-", "và", "."}:
        last -= 1
    if (
        pair(words, last - 2) in {"được giao", "được phân"}
        and last - 2 > first
        and words[first].text not in {"Các", "các"}
    ):
        last -= 2
    if last <= first:
        return None
    return ActorPhrase(split_bodies(flat, first, last), first, last, predicate, colon)


def split_bodies(flat: Flat, first: int, last: int) -> tuple[Body, ...]:
    """One list of bodies, cut at ";" and between complete names; "các sở, ban, ngành" stays one."""
    words = flat.words
    cuts = [first]
    depth = 0
    for k in range(first, last):
        low = words[k].low
        depth += (low in "([") - (low in ")]")
        if depth == 0 and k > first and (low in {",", ";"} or low == "và") and _cut(words, cuts[-1], k, last):
            cuts.append(k + 1 + (k + 1 < last and words[k + 1].low == "và" and low != "và"))
    out: list[Body] = []
    for a, b in zip(cuts, [*cuts[1:], last], strict=True):
        while b > a and words[b - 1].low in {",", ";", "và", ":", "cùng"}:
            b -= 1
        b = next((k for k in range(a + 1, b) if pair(words, k) in {"trong phạm", "theo chức"}), b)
        if b > a:
            out.append(Body(flat.text[words[a].start : words[b - 1].end], words[a].start, words[b - 1].end))
    return tuple(out)


def _cut(words: Sequence[Word], start: int, k: int, last: int) -> bool:
    """Whether a complete name ends before word k and another begins after it."""
    if (
        words[start].low in {"đồng", "đ/c", "ông", "bà"}
        and words[k].low == ","
        and k + 1 < last
        and words[k + 1].low in POSTS
    ):
        return False
    if words[k].low == ";":
        return k + 1 < last
    after = k + 1
    if words[k].low == "," and after < last and words[after].low == "và":
        after += 1
    head = skip_determiners(words, after)
    if head >= last or not is_head(words, head):
        return False
    if (
        words[k].low == "và"
        and pair(words, start) == "văn phòng"
        and words[head].low in {"hội", "ủy", "uỷ", "ubnd", "hđnd"}
    ):
        return False
    named = any(w.text[:1].isupper() for w in words[start + 1 : k]) or (
        words[start].text[:1].isupper() and k - start > (1 if head > after else 2)
    )
    short = all(not w.text[:1].isupper() for w in words[after + 1 : last][:1]) and words[after].text[:1].isupper()
    if words[k].low == "và" and short and head + 1 < last and words[head].low in {"công", "môi", "ủy"}:
        return named and words[head].low != "môi"
    return named and (words[head].text[:1].isupper() or head > after or words[head].low in {"cơ", "ủy", "đảng"})
