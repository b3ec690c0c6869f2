"""Quán triệt. Plans of the province's party committee with a duty for every body and cell below it, and who came.

The kept sums of each duty are computed as the services compute them; `sauro verify` counts them again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Final

from sauro.apps.briefings import events
from sauro.apps.briefings.models import BriefingDuty, BriefingPlan, BriefingSession
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.acting import Role
from sauro.domain.agencies import BodyKind, Tree
from sauro.domain.briefing_tree import Audience, Rank, Wanted, ids_of, wanted_duties
from sauro.domain.briefings import (
    NUMBERS,
    Absence,
    BriefingForm,
    DutyState,
    Roll,
    Sitting,
    deadline_within,
    people_of,
    roll_of,
    standing_of,
)
from sauro.domain.periods import day_short
from sauro.sample.province.running import let_see
from sauro.sample.province.world import Body, Paper, World

_AGO: Final = (60, 25, 4)  # working days since each plan was made: long over, just over, still running
_HELD: Final = 0.9  # of the bodies whose turn has come
_EXEMPT: Final = 0.004
_FORM: Final = {
    Rank.TOP: BriefingForm.BOTH,
    Rank.COMMITTEE: BriefingForm.IN_PERSON,
    Rank.CELL: BriefingForm.CELL_MEETING,
}
_REASONS: Final = tuple(Absence)


@dataclass(slots=True)
class _Duty:
    """Một nơi trước khi ghi: its sessions, its state, its people."""

    wanted: Wanted
    body: Body
    sittings: list[Sitting] = field(default_factory=list)
    exempt: str = ""
    state: DutyState = DutyState.NOT_YET
    people: Roll = field(default_factory=Roll)


def fill(world: World) -> None:
    """One plan for the paper of Tỉnh ủy that stands nearest to each of these days."""
    papers = [p for p in world.papers if p.giver.code == "TU" and not p.closed and not p.waiting]
    chosen: list[Paper] = []
    for ago in _AGO if papers else ():
        nearest = min(papers, key=lambda paper: abs(world.now - ago - paper.given))
        if nearest not in chosen:
            chosen.append(nearest)
    for paper in chosen:
        _plan(world, paper)


def _plan(world: World, paper: Paper) -> None:
    everybody = world.bodies | world.cells
    kinds = {pk: BodyKind(body.kind) for pk, body in everybody.items()}
    parents = {pk: b.parent for pk, b in everybody.items() if b.parent is not None and b.tree == Tree.PARTY.value}
    wanted = wanted_duties(kinds, parents, Audience(top_id=paper.giver.pk))
    at, made_on = world.moment(paper.given), world.days[paper.given]
    due_on, because = deadline_within(rules().number("briefing.within", made_on), made_on, calendar())
    plan = world.ledger.table(BriefingPlan).add(
        directive_id=paper.pk, agency_id=paper.registrar.pk, top_id=paper.giver.pk, due_on=due_on,
        due_because={"template": because.template, "values": {k: str(v) for k, v in because.values.items()}},
        forms=sorted({form.value for form in _FORM.values()}), made_by_id=paper.coordinator.account, made_at=at,
        audience={"branches": None, "deepest": Rank.CELL.value, "offices": []},
    )  # fmt: skip
    told = {"duties": len(wanted), "due": day_short(due_on), "directive": paper.pk}
    world.ledger.chronicle.tell(at, events.PLANNED, ("briefing", plan), paper.coordinator.by, new=told)
    duties = [_lived(world, paper, _Duty(w, everybody[w.agency_id]), due_on) for w in wanted]
    sums: dict[int, Roll] = {}
    for duty in duties:
        own = roll_of(duty.people, duty.state)
        for pk in ids_of(duty.wanted.path):
            sums[pk] = sums.get(pk, Roll()) + own
    for duty in duties:
        _write(world, paper, plan, duty, sums[duty.wanted.agency_id])
    let_see(world, paper, {w.agency_id for w in wanted})


def _lived(world: World, paper: Paper, duty: _Duty, due_on: dt.date) -> _Duty:
    """What the body did so far: a session on a day before its deadline or after, and a make-up session at times."""
    dice = world.dice
    last = world.days.number(due_on)
    held = dice.randint(paper.given + 1, last) if dice.random() > duty.body.late else last + dice.randint(1, 9)
    if duty.wanted.rank is not Rank.TOP and dice.random() < _EXEMPT:
        duty.exempt = "Đảng viên sinh hoạt ghép với chi bộ khác"
    elif held < world.now and dice.random() < _HELD:
        main = _sitting(world, duty.wanted.rank, world.days[held])
        duty.sittings.append(main)
        outstanding = people_of([main]).outstanding
        if outstanding and held + 5 < world.now and dice.random() < 0.6:
            came = dice.randint(1, outstanding)
            duty.sittings.append(Sitting(world.days[held + 4], came, came, makes_up=True))
    duty.people = people_of(duty.sittings)
    duty.state = standing_of(
        duty.people, exempt=bool(duty.exempt), needs_minutes=False, has_minutes=False,
        enough=rules().number("briefing.enough_percent", due_on),
    )  # fmt: skip
    return duty


def _sitting(world: World, rank: Rank, day: dt.date) -> Sitting:
    dice = world.dice
    invited = dice.randint(120, 400) if rank is Rank.TOP else dice.randint(6, 45)
    missing = min(invited - 1, int(dice.expovariate(1 / (0.08 * invited))))
    absent: dict[Absence, int] = {}
    for _ in range(missing):
        reason = dice.choice(_REASONS)
        absent[reason] = absent.get(reason, 0) + 1
    return Sitting(day, invited, invited - missing, absent)


def _write(world: World, paper: Paper, plan: int, duty: _Duty, whole: Roll) -> None:
    people, ledger = duty.people, world.ledger
    pk = ledger.table(BriefingDuty).add(
        plan_id=plan, agency_id=duty.wanted.agency_id, under_id=duty.wanted.under_id, path=duty.wanted.path,
        rank=duty.wanted.rank.value, state=duty.state.value, exempt_because=duty.exempt, invited=people.invited,
        attended=people.attended, made_up=people.made_up,
        last_held_on=max((s.held_on for s in duty.sittings), default=None),
        **{f"all_{name}": getattr(whole, name) for name in NUMBERS},
    )  # fmt: skip
    seat = duty.body.speaker(Role.COORDINATOR) if duty.body.staff else paper.coordinator
    if duty.exempt:
        at = world.moment(paper.given + 1)
        said = {"reason": duty.exempt}
        ledger.chronicle.tell(at, events.EXEMPTED, ("briefing_duty", pk), paper.coordinator.by, new=said)
    for sitting in duty.sittings:
        at = world.moment(world.days.number(sitting.held_on))
        ledger.table(BriefingSession).add(
            duty_id=pk, held_on=sitting.held_on, form=_FORM[duty.wanted.rank].value, makes_up=sitting.makes_up,
            invited=sitting.invited, attended=sitting.attended, by_id=seat.account, by_name=seat.name, at=at,
            **{reason.value: number for reason, number in sitting.absent.items()},
        )  # fmt: skip
        new = {"held_on": day_short(sitting.held_on), "makes_up": sitting.makes_up, "note": ""}
        new |= {"form": _FORM[duty.wanted.rank].value, "invited": sitting.invited, "attended": sitting.attended}
        new |= {reason.value: sitting.absent.get(reason, 0) for reason in _REASONS}
        ledger.chronicle.tell(at, events.RECORDED, ("briefing_duty", pk), seat.by, new=new)
