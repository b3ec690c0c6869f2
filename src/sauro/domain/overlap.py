"""Chồng chéo, bỏ sót. The same work or control given twice, and what nobody was given (A3, E4, E5).

Pure: papers in force with their duties in, `Found` out, both sources quoted with the words that agree. Precision first:
what differs in place or field, what a lower level repeats from the document that it carries out, and what a press
account tells again is no overlap.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from sauro.domain.duties import Duty, Paper, Unasked, same_issuer
from sauro.domain.findings import Found, Piece, PieceKind
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import fold
from sauro.domain.works import CONTROL_WORDS, Act, Control, conflicting_places, matter_of, places_of, said

NO_OVERLAP = "1773-CV/TU, mục 1"
WITHIN, BETWEEN, TWICE, UNASKED = "overlap.control", "overlap.work", "overlap.twice", "omission.clause"
PRODUCTS = frozenset(("plan", "regulation", "proposal", "guidance", "list", "dossier", "data", "system", "decision"))
_DUTY = re.compile(r"\b(?:co trach nhiem|chu tri|giao cho|giao (?:so|ban|van phong|uy ban|dang uy))\b")


@dataclass(frozen=True, slots=True)
class _Side:
    """Một bên: one act of one duty of one paper."""

    paper: Paper
    duty: Duty
    act: Act

    @property
    def words(self) -> str:
        return self.duty.text[self.act.start : self.act.end].strip()


def overlaps(paper: Paper, others: Iterable[Paper], *, rules: RuleBook, on: dt.date) -> tuple[Found, ...]:
    """Chồng chéo của một văn bản: inside it, then with each of `others` (those of the index that share a key)."""
    if paper.press:
        return ()
    found = [*_controls_within(paper), *_works_within(paper, rules, on)]
    for other in others:
        if other.id != paper.id and not other.press:
            found += _between(paper, other, rules, on)
    return tuple(found)


def omissions(paper: Paper) -> tuple[Found, ...]:
    """Bỏ sót: clauses of a registered document that order something of which nobody has a task."""
    return tuple(
        _omission(paper, clause)
        for clause in paper.clauses
        if not paper.press and (clause.waiting or _DUTY.search(fold(clause.text)))
    )


def _sides(paper: Paper, control: Control | None = None) -> list[_Side]:
    return [_Side(paper, d, a) for d in paper.duties for a in d.acts if a.control is control]


# ── control given to several bodies at once ────────────────────────────────────────────────────────────────────────


def _controls_within(paper: Paper) -> list[Found]:
    found = []
    for control in Control:
        sides = _sides(paper, control)
        for group in _connected(sides, lambda a, b: _same_control(a, b, paper.subject_runs)):
            named = frozenset(key for side in group for key in side.duty.keys)
            everyone = any(side.duty.soft for side in group)
            if len(named) > 1 or (named and everyone):
                found.append(_control_found(control, group, soft=len(named) < 2))
    return found


def _same_control(one: _Side, other: _Side, subject: frozenset[str]) -> bool:
    """The same kind is given; is it the same matter? The object agrees, or one controls the whole document and the
    other what the document is about."""
    a, b = one.act, other.act
    if one.duty.slot == other.duty.slot or conflicting_places(a, b):
        return False
    if a.whole and b.whole:
        return True
    if a.whole or b.whole:
        part = other if a.whole else one
        return bool(matter_of(part.duty.text) & subject)
    return bool(a.runs & b.runs or a.heads & b.heads or one.duty.runs & other.duty.runs)


def _control_found(control: Control, group: Sequence[_Side], *, soft: bool) -> Found:
    paper = group[0].paper
    agree = _agreeing([s.duty for s in group])
    pieces = [_piece(side, agree) for side in _one_a_duty(group)]
    if any(side.duty.every for side in group):
        pieces += [_piece(side, frozenset()) for side in _everyone(paper) if side.duty not in {s.duty for s in group}]
    template = (
        N_("Việc {work} cùng một nội dung vừa giao {body}, vừa giao mọi đơn vị ({paper}).")
        if soft
        else N_("Việc {work} cùng một nội dung giao {bodies} cùng lúc ({paper}).")
    )
    names = [name for name in _names(group) if isinstance(name, str)] if soft else _names(group)
    values: dict[str, str | Sentence] = {
        "work": Sentence(CONTROL_WORDS[control]), "body": _listed(names[:1]), "bodies": _listed(names),
        "paper": paper.name,
    }  # fmt: skip
    return Found(
        rule=WITHIN,
        key="A3",
        source=NO_OVERLAP,
        slot=f"{paper.id}.{control}.{min(s.duty.slot for s in group)}",
        body=paper.answers,
        said=Sentence(template, values),
        right=Sentence(N_("Một đầu mối chủ trì, các nơi khác phối hợp; hoặc ghi rõ mỗi nơi kiểm tra phạm vi nào.")),
        proof=tuple(pieces),
        soft=soft,
        agree=tuple(_printed(agree, group)),
    )


def _everyone(paper: Paper) -> list[_Side]:
    """The clause that makes every body answer for the whole document ("chịu trách nhiệm … các nội dung tại …")."""
    return [
        _Side(paper, duty, duty.acts[0])
        for duty in paper.duties
        if duty.bodies and duty.soft and duty.acts and "chiu trach nhiem" in fold(duty.text)[:200]
    ][:1]


# ── the same work given twice ──────────────────────────────────────────────────────────────────────────────────────


def _works_within(paper: Paper, rules: RuleBook, on: dt.date) -> list[Found]:
    def same(a: _Side, b: _Side) -> bool:
        return _different_bodies(a.duty, b.duty) and _alike(a, b, rules, on)

    return [_work_found(BETWEEN, group) for group in _connected(_sides(paper), same)]


def _between(paper: Paper, other: Paper, rules: RuleBook, on: dt.date) -> list[Found]:
    first, second = sorted((paper, other), key=lambda p: p.id)
    ours = same_issuer(paper.issuer, other.issuer)
    if not ours and (other.id in paper.cites or paper.id in other.cites):
        return []  # a lower level carries the order out: that is its way down, no overlap

    def same(a: _Side, b: _Side) -> bool:
        apart = a.paper.id != b.paper.id and (ours or bool(a.duty.keys & b.duty.keys))
        return apart and _alike(a, b, rules, on)

    found = list(_controls_between(first, second)) if ours else []
    for group in _connected([*_sides(first), *_sides(second)], same):
        keys = [frozenset(k for s in group if s.paper.id == p.id for k in s.duty.keys) for p in (first, second)]
        apart = bool(keys[0] and keys[1]) and not keys[0] & keys[1]
        found.append(_work_found(BETWEEN if apart else TWICE, group))
    return found


def _controls_between(first: Paper, second: Paper) -> Iterable[Found]:
    matter = first.subject_runs & second.duty_runs, second.subject_runs & first.duty_runs
    for control in Control:
        for a in _sides(first, control):
            for b in _sides(second, control):
                named = a.duty.keys and b.duty.keys and not a.duty.soft and not b.duty.soft
                if not named or a.duty.keys & b.duty.keys or conflicting_places(a.act, b.act):
                    continue
                if a.act.whole and b.act.whole and all(matter):
                    yield _control_between(control, a, b, matter[0] | matter[1])
                elif not a.act.whole and not b.act.whole and a.act.runs & b.act.runs:
                    yield _control_between(control, a, b, a.act.runs & b.act.runs)


def _control_between(control: Control, a: _Side, b: _Side, runs: frozenset[str]) -> Found:
    pairs = _pairs_of(runs)
    template = N_("Việc {work} cùng một nội dung giao {one} ({first}) và giao {other} ({second}).")
    pieces = [
        _piece(a, pairs),
        _piece(b, pairs),
        *_matter_pieces(a.paper, b, pairs),
        *_matter_pieces(b.paper, a, pairs),
    ]
    values: dict[str, str | Sentence] = {
        "work": Sentence(CONTROL_WORDS[control]), "one": _body(a), "other": _body(b),
        "first": a.paper.name, "second": b.paper.name,
    }  # fmt: skip
    return Found(
        rule=WITHIN,
        key="A3",
        source=NO_OVERLAP,
        slot=f"{a.paper.id}+{b.paper.id}.{control}.{a.duty.slot}.{b.duty.slot}",
        body=_later(a, b).answers,
        said=Sentence(template, values),
        right=Sentence(
            N_("Một nơi theo dõi cho cả hai văn bản, hoặc văn bản sau nói rõ thay nơi nào của văn bản trước.")
        ),
        proof=tuple(pieces),
        agree=tuple(said(pairs, " ; ".join([a.paper.subject, b.paper.subject]))),
    )


def _matter_pieces(paper: Paper, side: _Side, pairs: frozenset[str]) -> list[Piece]:
    """Where the duties of the other paper speak of the subject of this one: the passage that agrees most."""
    wanted = _pairs_of(paper.subject_runs & side.paper.duty_runs)
    told = [(len(places_of(wanted, d.text)), d) for d in side.paper.duties if d.slot != side.duty.slot and d.acts]
    best = max(told, key=lambda pair: pair[0], default=(0, None))
    if not best[0] or best[1] is None:
        return []
    act = max(best[1].acts, key=lambda act: len(places_of(wanted, best[1].text[act.start : act.end])))
    return [_piece(_Side(side.paper, best[1], act), pairs)]


def _alike(a: _Side, b: _Side, rules: RuleBook, on: dt.date) -> bool:
    """Whether two acts are the same work: enough word pairs agree, a run of four among them, no two places."""
    one, other = a.act, b.act
    if a.duty.slot == b.duty.slot or one.own or other.own or conflicting_places(one, other):
        return False
    if a.duty.places and b.duty.places and not a.duty.places & b.duty.places:
        return False  # two communes: each does it at its own place
    if not one.runs & other.runs or not one.verbs & other.verbs:
        return False
    shared, least = len(a.act.pairs & b.act.pairs), min(len(a.act.pairs), len(b.act.pairs))
    product = a.duty.product == b.duty.product and a.duty.product in PRODUCTS
    name = "overlap.product" if product else "overlap.work"
    return shared >= rules.number(f"{name}_pairs", on) and shared * 100 >= least * rules.number(f"{name}_share", on)


def _different_bodies(one: Duty, other: Duty) -> bool:
    """Different answerable bodies: two named ones, or a named one beside everyone."""
    if one.keys and other.keys:
        return not one.keys & other.keys
    return bool(one.keys) != bool(other.keys)


def _work_found(rule: str, group: Sequence[_Side]) -> Found:
    sides = _one_a_duty(group)
    pairs = _shared_pairs(sides)
    papers = list(dict.fromkeys(side.paper.name for side in sides))
    soft = len({key for side in sides for key in side.duty.keys}) < 2
    right = N_("Chọn một nơi chủ trì, nơi còn lại phối hợp.")
    if rule == TWICE:
        template = N_("Cùng một việc được giao ở nhiều văn bản: {places}.")
        right = N_("Giữ một nhiệm vụ, dẫn các văn bản; báo cáo một lần.")
    elif soft:
        template = N_("Cùng một việc vừa giao chung, vừa giao riêng: {places}.")
        right = N_("Ghi rõ nơi chủ trì chung làm gì, mỗi đơn vị làm phần nào.")
    else:
        template = N_("Cùng một việc giao nhiều nơi chủ trì: {places}.")
    first = min(side.paper.id for side in sides)
    return Found(
        rule=rule,
        key="A3",
        source=NO_OVERLAP,
        slot=f"{first}+{max(s.paper.id for s in sides)}.{'.'.join(sorted(s.duty.slot for s in sides)[:2])}",
        body=max(sides, key=lambda s: s.paper.id).paper.answers,
        said=Sentence(template, {"places": _listed([_place(side, many=len(papers) > 1) for side in sides])}),
        right=Sentence(right),
        proof=tuple(_piece(side, pairs) for side in sides),
        soft=soft,
        agree=tuple(_printed(pairs, sides)),
    )


def _place(side: _Side, *, many: bool) -> Sentence:
    """ "Ban Tổ chức Tỉnh ủy (1773-CV/TU, mục 5.2)"; the document is left out where there is only one."""
    marker = side.duty.marker.rstrip(".") or "—"
    values: dict[str, str | Sentence] = {"body": _body(side), "paper": side.paper.name, "marker": marker}
    return Sentence(N_("{body} ({paper}, mục {marker})") if many else N_("{body} (mục {marker})"), values)


def _shared_pairs(sides: Sequence[_Side]) -> frozenset[str]:
    return frozenset(p for a, b in combinations(sides, 2) for p in a.act.pairs & b.act.pairs)


def _omission(paper: Paper, clause: Unasked) -> Found:
    marker = clause.marker or "—"
    template = (
        N_("Mục {marker} của {paper} còn {n} đề xuất chưa duyệt, chưa bỏ qua: chưa ai được giao.")
        if clause.waiting
        else N_("Mục {marker} của {paper} giao trách nhiệm nhưng chưa thành nhiệm vụ nào.")
    )
    piece = Piece(
        PieceKind.WORDS,
        Sentence(N_("Mục {marker}"), {"marker": marker}),
        clause.text.strip(),
        directive=paper.id,
        clause=clause.marker,
        start=clause.start,
        end=clause.start + len(clause.text),
    )
    return Found(
        rule=UNASKED,
        key="E5",
        source=NO_OVERLAP,
        slot=f"{paper.id}.{clause.slot}",
        body=paper.answers,
        said=Sentence(template, {"marker": marker, "paper": paper.name, "n": str(clause.waiting)}),
        right=Sentence(N_("Mỗi mục giao việc thành một nhiệm vụ đủ sáu rõ, hoặc được bỏ qua có lý do.")),
        proof=(piece,),
    )


# ── what the findings quote ────────────────────────────────────────────────────────────────────────────────────────


def _piece(side: _Side, pairs: frozenset[str]) -> Piece:
    duty, act = side.duty, side.act
    start = duty.start + act.start
    words = duty.text[act.start : act.end]
    agencies = [b.agency for b in duty.bodies if b.agency is not None]
    template = N_("{paper}, mục {marker}: giao {body}") if duty.marker else N_("{paper}: giao {body}")
    label = Sentence(template, {"paper": side.paper.name, "marker": duty.marker.rstrip("."), "body": _body(side)})
    return Piece(
        PieceKind.WORDS,
        label,
        words.strip(),
        directive=side.paper.id,
        clause=duty.marker,
        start=start,
        end=start + len(words.rstrip()),
        marks=tuple((start + a, start + b) for a, b in places_of(pairs, words)),
        task=duty.task,
        body=agencies[0] if len(agencies) == 1 else None,
    )


def _body(side: _Side) -> Sentence:
    if side.duty.every or not side.duty.bodies:
        return Sentence(N_("mọi đơn vị nhận văn bản"))
    return _listed([body.name for body in side.duty.bodies])


def _names(group: Sequence[_Side]) -> list[str | Sentence]:
    """The bodies of a group, the named ones first, everybody last."""
    names: dict[str, str | Sentence] = {}
    for side in group:
        for body in side.duty.bodies if not side.duty.every else ():
            names.setdefault(body.key, body.name)
    everyone = any(side.duty.every or not side.duty.bodies for side in group)
    return [*names.values(), *([Sentence(N_("mọi đơn vị nhận văn bản"))] if everyone else [])]


def _listed(names: Sequence[str | Sentence]) -> Sentence:
    places = {str(n): name for n, name in enumerate(names)}
    return Sentence("; ".join(f"{{{n}}}" for n in places), places)


def _later(a: _Side, b: _Side) -> Paper:
    return max(a.paper, b.paper, key=lambda p: p.id)


def _pairs_of(runs: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{w[i]} {w[i + 1]}" for run in runs for w in [run.split()] for i in range(len(w) - 1))


def _agreeing(duties: Sequence[Duty]) -> frozenset[str]:
    """The word pairs that at least two of the duties share, in any of their acts."""
    sets = [frozenset(p for act in duty.acts for p in act.pairs) for duty in dict.fromkeys(duties)]
    return frozenset(p for a, b in combinations(sets, 2) for p in a & b)


def _printed(pairs: frozenset[str], group: Sequence[_Side]) -> list[str]:
    return list(dict.fromkeys(word for side in group for word in said(pairs, side.duty.text)))[:12]


def _one_a_duty(group: Sequence[_Side]) -> list[_Side]:
    return list({side.duty.slot: side for side in reversed(group)}.values())[::-1]


def _connected(sides: Sequence[_Side], same: Callable[[_Side, _Side], bool]) -> list[list[_Side]]:
    """Sides that hang together by `same`, in text order; a group of one is none."""
    groups: list[list[_Side]] = []
    for side in sides:
        joined = [g for g in groups if any(same(side, member) for member in g)]
        groups = [g for g in groups if g not in joined] + [[*(s for g in joined for s in g), side]]
    return [sorted(g, key=lambda s: (s.paper.id, s.duty.start)) for g in groups if len(g) > 1]
