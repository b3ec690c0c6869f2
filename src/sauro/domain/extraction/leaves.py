"""Nhiệm vụ trong một điểm. One leaf clause cut into tasks: where it names different leads (SCHEMA.md, rule 2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sauro.domain.extraction.actors import Body, actor_phrase
from sauro.domain.extraction.clauses import is_closing_formula, may_name, read_sentence
from sauro.domain.extraction.coordination import Coordination, coordination
from sauro.domain.extraction.flat import Flat
from sauro.domain.extraction.formulas import PAST
from sauro.domain.extraction.orders import Clause, Verdict
from sauro.domain.extraction.sentences import sentences
from sauro.domain.extraction.walk import Named, Node, named
from sauro.domain.extraction.words import POINT, Words

NOUNS_FIRST = frozenset(
    {
        "thẩm",
        "kinh",
        "đối",
        "thành",
        "địa",
        "hình",
        "nội",
        "tiêu",
        "mức",
        "điều",
        "ghi",
        "các",
        "những",
        "số",
        "tổng",
        "khoản",
        "điểm",
        "lý",
        "mẫu",
    }
)
PART_WORDS = 200  # a part of a sentence is told by its first words
MOST_PARTS = 60
PARTED_BY = frozenset({"clause.named", "clause.given"})
GOES_ON = frozenset({"clause.no_directive", "clause.passive"})  # a norm after the order belongs to it


@dataclass(slots=True)
class Piece:
    """Mảnh của một điểm. A stretch of one flat text that makes one task, before its fields are read."""

    node: Node
    start: int
    end: int
    lead: tuple[Named, ...]
    with_: tuple[Named, ...]
    because: str
    confidence: float
    stated: bool  # the clause itself names its lead
    labels: dict[str, tuple[Flat, int, int]] = field(default_factory=dict)


def pieces_of(node: Node, *, press: bool = False) -> list[Piece]:
    """The tasks of one leaf, in printed order."""
    flat = node.flat
    pieces: list[Piece] = []
    if flat.text.endswith(":"):
        return pieces  # it only introduces what follows
    read = node.clauses() if not press else [read_sentence(flat, a, b, press=True) for a, b in sentences(flat)]
    for sentence in read:
        for clause in _parts(flat, sentence, node.closing):
            if clause.verdict is Verdict.DIRECTS:
                _add(node, pieces, clause)
            elif not pieces and _asked_by_heading(node, clause):
                _add(node, pieces, Clause(clause.first, clause.last, Verdict.DIRECTS, (), "clause.under_lead", 0.5))
            elif pieces and clause.because in GOES_ON and not press:
                pieces[-1].end = flat.words.end(clause.last - 1)
    for piece in pieces:
        _finish(piece)
    return pieces


def _asked_by_heading(node: Node, clause: Clause) -> bool:
    """Words under a heading that names their lead are asked of it, even where their verb is not known."""
    if clause.because != "clause.no_directive" or not node.inherited_lead() or len(node.flat.text) < 25:
        return False
    low = node.flat.words.low
    return low[clause.first] not in NOUNS_FIRST and PAST.isdisjoint(low[clause.first : clause.first + 12])


def _parts(flat: Flat, clause: Clause, closing: bool) -> list[Clause]:
    """A sentence cut at ";" where the next part names another body as lead."""
    if clause.verdict is Verdict.FORMULA:
        return [clause]
    out = [clause]
    for k in _cuts(flat, clause):
        start = _after_marker(flat.words, k + 1)
        part = read_sentence(flat, start, min(clause.last, start + PART_WORDS))
        if part.verdict is not Verdict.DIRECTS or not part.bodies or part.because not in PARTED_BY:
            continue
        if _same(part.bodies, out[-1].bodies) or not _is_named(part, clause):
            continue
        if clause.verdict is Verdict.NOTHING:
            return [clause, *_parts(flat, part._replace(last=clause.last), closing)]
        out[-1] = out[-1]._replace(last=k if out[-1].verdict is Verdict.DIRECTS else out[-1].last)
        out.append(part._replace(last=clause.last))
    if closing and len(out) > 1:
        return [c for c in out if not is_closing_formula(flat, c)]
    return out


def _cuts(flat: Flat, clause: Clause) -> list[int]:
    """The indices of ";" outside brackets and outside a list of bodies."""
    words = flat.words
    if clause.first >= clause.last or flat.text.find(";", words.start[clause.first], words.end(clause.last - 1)) < 0:
        return []
    cuts = _semicolons(words, clause)
    if not cuts:
        return cuts
    held = bytearray(clause.last - clause.first + 1)
    for c in coordination(flat, clause.first, clause.last):
        held[c.first - clause.first : c.last - clause.first] = b"\1" * (c.last - c.first)
    if clause.bodies:
        a = max(0, words.at(clause.bodies[0].start) - clause.first)
        b = max(a, words.at(clause.bodies[-1].end) - clause.first)
        held[a:b] = b"\1" * (b - a)
    return [k for k in cuts if not held[k - clause.first]][:MOST_PARTS]


def _semicolons(words: Words, clause: Clause) -> list[int]:
    """The indices of ";" outside brackets behind which a body may be named."""
    out: list[int] = []
    depth = 0
    kinds = words.kinds
    for k in [k for k in range(clause.first, clause.last - 2) if kinds[k] & POINT]:
        mark = words.low[k]
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(0, depth - 1)
        elif mark == ";" and depth == 0 and may_name(words, _after_marker(words, k + 1), clause.last):
            out.append(k)
    return out


def _after_marker(words: Words, k: int) -> int:
    """Past "(ii)", "và"."""
    low = words.low
    if k + 2 < len(low) and low[k] == "(" and low[k + 2] == ")":
        k += 3
    return k + 1 if k < len(low) and low[k] == "và" else k


def _is_named(part: Clause, whole: Clause) -> bool:
    """A part splits off only with a body of its own name, or where the whole is such a list."""
    return part.because == "clause.given" or any(c.isupper() for c in part.bodies[0].name) or bool(whole.bodies)


def _same(one: Sequence[Body], other: Sequence[Body]) -> bool:
    return {b.name.lower() for b in one} == {b.name.lower() for b in other}


def _add(node: Node, pieces: list[Piece], clause: Clause) -> None:
    flat = node.flat
    words = flat.words
    start, end = words.start[clause.first], words.end(clause.last - 1)
    bodies = named(flat, clause.bodies)
    if pieces and (not bodies or _same_names(bodies, pieces[-1].lead)):
        pieces[-1].end = end
        pieces[-1].confidence = min(pieces[-1].confidence, clause.confidence)
        return
    if bodies:
        pieces.append(Piece(node, start, end, bodies, (), clause.because, clause.confidence, True))
        return
    inherited = node.inherited_lead()
    because = "clause.inherited_lead" if inherited else clause.because
    pieces.append(Piece(node, start, end, inherited, node.inherited_with(), because, clause.confidence, False))


def _same_names(one: tuple[Named, ...], other: tuple[Named, ...]) -> bool:
    return {n.name.lower() for n in one} == {n.name.lower() for n in other}


def _finish(piece: Piece) -> None:
    """Coordination of the piece, without its own leads."""
    flat = piece.node.flat
    first, last = flat.words.at(piece.start), flat.words.at(piece.end - 1) + 1
    found: list[Coordination] = coordination(flat, first, last)
    bodies = tuple(n for c in found for n in named(flat, c.bodies))
    leads = {n.name.lower() for n in piece.lead}
    seen: dict[str, Named] = {}
    for n in bodies or piece.with_:
        if n.name.lower() not in leads:
            seen.setdefault(n.name.lower(), n)
    piece.with_ = tuple(seen.values())


def label_value(flat: Flat, start: int, end: int) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """Lead and coordinating bodies of one value: "Sở A chủ trì …; Sở B, Sở C …"."""
    words = flat.words
    first, last = words.at(start), words.at(end - 1) + 1
    phrase = actor_phrase(flat, first, last, lone=True)
    if phrase is None:
        return (), ()
    lead = named(flat, phrase.bodies)
    if phrase.predicate is None:
        return lead, ()
    with_ = [n for c in coordination(flat, first, last) for n in named(flat, c.bodies)]
    for k in range(phrase.predicate, last - 1):
        if words.low[k] == ";":
            other = actor_phrase(flat, k + 1, last, lone=True)
            with_ += named(flat, other.bodies) if other else ()
    return lead, tuple(with_)
