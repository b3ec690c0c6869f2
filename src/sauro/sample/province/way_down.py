"""Quan hệ văn bản và đường xuống. What a document has to do with an earlier one, and how far it went down.

Relations are told as a person adds them; a document that goes down is sent to every party committee or commune under
its giver, which acknowledge in time, late or not at all, name their own plan or say why they make none.
"""

from __future__ import annotations

from typing import Final

from sauro.apps.directives import events
from sauro.apps.directives.models import Descent, Reference, Relation, RelationState
from sauro.apps.rulebook.queries import rules
from sauro.domain.acting import Role
from sauro.domain.agencies import BodyKind, Level
from sauro.domain.genealogy import RelationKind
from sauro.domain.identity import number_key
from sauro.domain.omission import Owed
from sauro.sample.province.running import let_see
from sauro.sample.province.world import Body, Paper, World

_RELATED: Final = 0.15  # documents of the running year with a relation that a person added
_KINDS: Final = {
    RelationKind.CITES: 40, RelationKind.IMPLEMENTS: 35, RelationKind.CONTINUES: 15, RelationKind.AMENDS: 10,
}  # fmt: skip
_SENT: Final = 0.015  # documents of the two houses that went down to everybody
_DOWN: Final = {  # giver: kind of the bodies below, as it is printed, the rule that reads it
    "TU": (BodyKind.PARTY_COMMITTEE, "Các đảng ủy trực thuộc Tỉnh ủy", "group.party_committees"),
    "UBND": (BodyKind.PEOPLE_COMMITTEE, "Ủy ban nhân dân các xã, phường, đặc khu", "group.communes"),
}
_PLAN_WANTED: Final = 0.4
_ANSWERED, _PLANNED, _STATED = 0.97, 0.7, 0.88
_ANSWERERS: Final = {Role.CLERK, Role.COORDINATOR, Role.LEADER}


def fill(world: World) -> None:
    """Relations to an earlier document of the same giver, then the way down of some; one of each house at least."""
    papers = [p for p in world.papers if not p.closed and not p.waiting]
    earlier: dict[int, list[Paper]] = {}
    for paper in papers:
        before = earlier.setdefault(paper.giver.pk, [])
        if before and world.dice.random() < _RELATED:
            other = world.dice.choice(before)
            if other.issued < paper.issued:
                _relate(world, paper, other)
        before.append(paper)
    for code in _DOWN:
        own = [p for p in papers if p.giver.code == code and p.given < world.now - 1]
        for number, paper in enumerate(own):
            if number == len(own) // 2 or world.dice.random() < _SENT:
                planned = number == len(own) // 2 or world.dice.random() < _PLAN_WANTED
                _send_down(world, paper, earlier, plan_wanted=planned)


def _relate(world: World, paper: Paper, other: Paper) -> None:
    kinds = list(_KINDS)
    kind = world.dice.choices(kinds, [_KINDS[k] for k in kinds])[0]
    at, ledger = world.moment(paper.given), world.ledger
    paper.cites.add(other.pk)
    reference = ledger.table(Reference).add(
        directive_id=paper.pk, linked_id=other.pk, kind="van_ban", number=other.number, issued_on=other.issued,
        identity_number=number_key(other.number), issuer_printed=other.giver.name, start=0, end=0,
    )  # fmt: skip
    since = paper.issued if kind is RelationKind.AMENDS else None
    ledger.table(Relation).add(
        reference_id=reference, kind=str(kind), state=RelationState.CONFIRMED, since=since, made_at=at,
        decided_by_id=paper.coordinator.account, decided_at=at,
    )  # fmt: skip
    new = {"other": other.number, "kind": str(kind), "since": since.isoformat() if since else None}
    ledger.chronicle.tell(at, events.RELATION_ADDED, ("directive", paper.pk), paper.coordinator.by, new=new)


def _send_down(world: World, paper: Paper, papers: dict[int, list[Paper]], *, plan_wanted: bool) -> None:
    kind, printed, rule = _DOWN[paper.giver.code]
    bodies = [b for b in world.bodies.values() if b.kind == kind.value and _is_below(b, paper.giver) and b.staff]
    at, days, book = world.moment(paper.given), world.days, rules()
    day = days[paper.given]
    answer_by = paper.given + book.number("descent.acknowledge_within", day)
    plan_by = paper.given + book.number("descent.plan_within", day) if plan_wanted else None
    for body in bodies:
        own = next((p for p in papers.get(body.pk, ()) if p.given > paper.given + 1), None) if plan_wanted else None
        row = _answer(world, paper, body, own, answer_by)
        if plan_by is not None and plan_by < world.now and not row.keys() & {"plan_id", "no_plan_because"}:
            world.owed.append(_owed(world, paper, body, printed, plan_by))
        told = sum(seat.role in _ANSWERERS for seat in body.staff)
        world.ledger.table(Descent).add(
            directive_id=paper.pk, agency_id=body.pk, printed=printed, rule=rule, sent_at=at, told=told,
            acknowledge_by=days[answer_by], plan_by=days[plan_by] if plan_by is not None else None, **row,
        )  # fmt: skip
    let_see(world, paper, {body.pk for body in bodies})
    new = {"count": len(bodies)}
    world.ledger.chronicle.tell(at, events.SENT_DOWN, ("directive", paper.pk), paper.clerk.by, new=new)


def _owed(world: World, paper: Paper, body: Body, printed: str, plan_by: int) -> Owed:
    return Owed(
        directive=paper.pk, paper=paper.number, agency=body.pk, agency_name=body.name, printed=printed,
        plan_by=world.days[plan_by], registrar=paper.registrar.pk,
    )  # fmt: skip


def _is_below(body: Body, giver: Body) -> bool:
    return body.parent == giver.pk if giver.code == "TU" else body.level == Level.COMMUNE.value


def _answer(world: World, paper: Paper, body: Body, own: Paper | None, answer_by: int) -> dict[str, object]:
    """What the body said so far, as columns of its row; told to the journal."""
    dice, about = world.dice, ("directive", paper.pk)
    seat, tell = body.speaker(Role.CLERK), world.ledger.chronicle.tell
    late = dice.random() < body.late
    answered = answer_by + dice.randint(1, 8) if late else dice.randint(paper.given, answer_by)
    if answered >= world.now or dice.random() > _ANSWERED:
        return {}
    at = world.moment(answered, world.moment(paper.given))
    tell(at, events.ACKNOWLEDGED, about, seat.by, new={"agency": body.name})
    row: dict[str, object] = {"received_at": at, "acknowledged_at": at, "acknowledged_by_id": seat.account}
    chance, who = dice.random(), body.speaker(Role.COORDINATOR)
    if own is not None and own.given > answered and chance < _PLANNED:
        planned = world.moment(own.given, at)
        tell(planned, events.PLAN_LINKED, about, who.by, new={"agency": body.name, "plan": own.number})
        return row | {"plan_id": own.pk, "planned_at": planned, "decided_by_id": who.account}
    if chance > 1 - _STATED and answered + 2 < world.now:
        said = "Đã có chương trình công tác năm nêu đủ các nội dung này"
        when = world.moment(answered + 1, at)
        tell(when, events.NO_PLAN_STATED, about, who.by, new={"agency": body.name, "reason": said})
        return row | {"no_plan_because": said, "decided_by_id": who.account}
    return row
