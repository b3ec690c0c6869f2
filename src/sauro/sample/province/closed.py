"""Bốn năm đã khóa. Documents and tasks of the years before the running one, with three entries a task at most.

They ended long ago: nearly all confirmed, some late, a few withdrawn. Before July 2025 only bodies of the province led
work in this register; the communes of today did not exist.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sauro.apps.tasks import events
from sauro.apps.tasks.models import HolderRole, Task, TaskHolder
from sauro.domain.acting import Role
from sauro.domain.agencies import Level
from sauro.domain.tasks import Status
from sauro.sample.province.cases import Case, length
from sauro.sample.province.life import Story
from sauro.sample.province.papers import Desk, Item, spread, tasks_of_each
from sauro.sample.province.running import concerned, next_code
from sauro.sample.province.sizes import CLOSED_YEARS, OF_A_DOCUMENT
from sauro.sample.province.world import Body, World


def fill(world: World) -> None:
    """Each closed year, the oldest first."""
    desk = Desk(world)
    old = [b for b in world.bodies.values() if b.level == Level.PROVINCE.value and b.head and b.staff]
    leads = world.weighted([b for b in old if b.code not in ("TU", "UBND")])
    for year in range(world.first.year - CLOSED_YEARS, world.first.year):
        _year(world, desk, leads, year)


def _year(world: World, desk: Desk, leads: tuple[Sequence[Body], list[float]], year: int) -> None:
    dice = world.dice
    houses = [(world.by_code(g), world.by_code(r)) for g, r in (("TU", "VPTU"), ("UBND", "VPUB"))]
    documents = max(1, round(world.size.closed / OF_A_DOCUMENT))
    first, last = world.days.number(dt.date(year, 1, 3)), world.days.number(dt.date(year, 12, 28))
    last = min(last, world.days.number(world.first) - 1)
    counts = tasks_of_each(world.size.closed, documents, dice)
    for day, number in zip(spread(documents, first, last, dice), counts, strict=True):
        giver, registrar = dice.choice(houses)
        field = world.words.field()
        subject = world.words.subject(field)
        paper = desk.issue(giver, registrar, day, subject, closed=True)
        items = []
        for _ in range(number):
            lead = dice.choices(leads[0], cum_weights=leads[1])[0]
            product, work = world.words.work(field)
            items.append(Item(lead, (), product, work, day + length(world), "", False, ""))
        desk.write(paper, subject, items, text=False)
        world.papers.append(paper)
        for order, item in enumerate(items, start=1):
            text = f"{item.lead.name} chủ trì {item.work[0].lower()}{item.work[1:]}"
            case = Case(
                pk=world.ledger.table(Task).next_id(), code=next_code(world, world.days[day].year), paper=paper,
                lead=item.lead, giver=giver, registrar=registrar, approver=paper.coordinator, given=day, due=item.due,
                product=item.product, work=item.work, text=text, marker=f"{order}",
            )  # fmt: skip
            _End(world, case).tell()
        concerned(world, paper)


class _End(Story):
    """Một đời đã khép: registered, handed in, confirmed; or registered and withdrawn."""

    def tell(self) -> None:
        dice, case = self.dice, self.case
        self.register()
        self.row(TaskHolder, role=HolderRole.LEAD, agency_id=self.lead.pk, since=self.at)
        assert case.due is not None
        if dice.random() < 0.02 and self.to(case.due):
            self.finish(Status.WITHDRAWN)
            by = case.giver.speaker(Role.LEADER).by
            new = {
                "status": str(self.status),
                "reason": self.world.words.ending(self.date),
                "document": "",
                "other": "",
            }
            self.entry(events.WITHDRAWN, by, new, {"status": str(Status.ASSIGNED)})
            self.close()
            return
        seat = dice.choice(self.lead.staff)
        self.responsible, self.accepted_at = seat, self.at
        self.row(
            TaskHolder, role=HolderRole.RESPONSIBLE, agency_id=self.lead.pk, holding_id=seat.holding, since=self.at
        )
        case.paper.seen.add((self.lead.pk, seat.person))
        done = case.due + 1 + int(dice.lognormvariate(1.5, 0.9)) if dice.random() < self.lead.late else case.due - 1
        limit = self.world.days.number(self.world.first) - 2
        if self.to(min(max(done, case.given + 1), max(limit, case.given + 1))):
            self.percent = 100
            report = self.submit(1)
            if not self.decide(report, 1, 0.0):
                self.status = Status.SUBMITTED
        self.close()
