"""Điều cần xem lại. What the product's own rules find in this province, and what was answered to it.

Nothing is invented here: `domain.omission` is asked of the plans that are missing, `domain.overlap` of the running
orders that give the same matter twice. Only who answers, when and in which words is drawn. `look_again` finds the same
(tests/sample/test_province.py); overlaps of other wording it adds by itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

from sauro.apps.findings import events
from sauro.apps.findings.models import Finding, FindingAbout, FindingStep, RuleRun
from sauro.apps.findings.queries.works import body_of_orders
from sauro.apps.rulebook.queries import rules
from sauro.apps.search.models import SearchEntry
from sauro.domain.acting import Role
from sauro.domain.duties import Duty
from sauro.domain.duties import Paper as Orders
from sauro.domain.findings import Deed, Found, State, move, said_plainly
from sauro.domain.omission import NO_PLAN, no_plans
from sauro.domain.overlap import PRODUCTS, overlaps
from sauro.domain.periods import day_short
from sauro.sample.province.world import Body, Order, Paper, Seat, World

_EVERY: Final = 1_500  # tasks of the year for each matter that is looked into
_EXPLAINED, _DECIDED, _UPHELD, _CONTESTED = 0.6, 0.75, 0.4, 0.15
_EVENTS: Final = {
    Deed.EXPLAIN: events.EXPLAINED, Deed.JUSTIFY: events.JUSTIFIED, Deed.UPHOLD: events.UPHELD,
    Deed.CONTEST: events.CONTESTED,
}  # fmt: skip
_WORDS: Final = {
    Deed.EXPLAIN: (
        "Dự thảo kế hoạch đang lấy ý kiến {n} đơn vị, ban hành trước ngày {day}",
        "Nội dung đã nằm trong chương trình công tác quý, chưa kịp ghi vào sổ",
        "Người tham mưu nghỉ chế độ {n} ngày, đã phân công người khác",
        "Hai văn bản giao cùng một sản phẩm; đề nghị lấy mốc của văn bản sau",
    ),
    Deed.JUSTIFY: ("Có lý do, bổ sung vào sổ trước ngày {day}", "Chấp nhận; hai nơi đã thống nhất một đầu mối"),
    Deed.UPHOLD: (
        "Chưa có văn bản nào thay cho kế hoạch; ban hành trước ngày {day}",
        "Phân lại đầu mối trước ngày {day}",
    ),
    Deed.CONTEST: ("Văn bản ngày {day} đã nêu đủ nội dung này, đề nghị xem lại",),
}


def fill(world: World) -> None:
    """Missing plans the day after their last one, overlaps the day after the later document; then the answers."""
    papers = {paper.pk: paper for paper in world.papers}
    for owed in world.owed:
        day = world.days.number(owed.plan_by) + 1
        for found in no_plans([owed], on=world.days[day]):
            _Told(world, found, papers[owed.directive], day).tell()
    for found, paper in _overlaps(world, papers):
        _Told(world, found, paper, min(paper.given + 1, world.now - 1)).tell()
    world.ledger.table(RuleRun).add(rule=NO_PLAN, ran_at=world.at)


def _overlaps(world: World, papers: dict[int, Paper]) -> Iterable[tuple[Found, Paper]]:
    """What is found of some documents that order the same matter, each held against the earlier ones: to hold all
    against all takes longer than the rest of the province, and is what `look_again` does in its own time."""
    groups: dict[tuple[str, str], list[int]] = {}
    for pk, orders in world.orders.items():
        for order in orders:
            if order.product in PRODUCTS:
                groups.setdefault((order.product, order.matter), []).append(pk)
    alike = sorted(key for key, pks in groups.items() if len(set(pks)) > 1)
    near: dict[int, set[int]] = {}
    for key in world.dice.sample(alike, min(len(alike), max(3, world.size.tasks // _EVERY))):
        pks = groups[key]
        for pk in pks:
            near.setdefault(pk, set()).update(other for other in pks if other < pk)
    asked = {pk for pk, others in near.items() if others} | {other for others in near.values() for other in others}
    there = {pk: _orders_of(papers[pk], world.orders[pk]) for pk in sorted(asked)}
    seen = set[tuple[str, str]]()
    for pk in sorted(pk for pk, others in near.items() if others):
        others = [there[other] for other in sorted(near[pk])]
        for found in overlaps(there[pk], others, rules=rules(), on=world.today):
            if (found.rule, found.slot) not in seen:
                seen.add((found.rule, found.slot))
                yield found, papers[pk]


def _orders_of(paper: Paper, orders: list[Order]) -> Orders:
    """The document as `findings.queries.works.papers_of` brings it to the rules."""
    duties = tuple(
        Duty(
            slot=f"{paper.pk}.{order.start}", marker=order.marker, text=order.text, start=order.start,
            bodies=(body_of_orders(order.lead.pk, order.lead.name, order.lead.level),), named=order.named,
            product=order.product, task=order.task,
        )
        for order in orders
    )  # fmt: skip
    return Orders(
        id=paper.pk, name=paper.number, issuer=paper.giver.name, answers=paper.registrar.pk, subject=paper.subject,
        duties=duties, cites=frozenset(paper.cites),
    )  # fmt: skip


class _Told:
    """Một điều đã thấy: found on a working day, then answered as far as the year has come."""

    def __init__(self, world: World, found: Found, paper: Paper, day: int) -> None:
        self.world, self.found, self.paper, self.day = world, found, paper, day
        self.body: Body = world.bodies[found.body]
        self.at = self.found_at = world.moment(day)
        self.pk = world.ledger.table(Finding).next_id()
        self.state, self.revision = State.OPEN, 1
        self.decided_at: dt.datetime | None = None
        self.decide_by: dt.date | None = None
        self.answer_by = world.days[day + rules().number("finding.answer_within", world.days[day])]

    def tell(self) -> None:
        noted = {
            "rule": self.found.rule, "slot": self.found.slot, "digest": self.found.digest,
            "answer_by": day_short(self.answer_by),
        }  # fmt: skip
        self.world.ledger.chronicle.tell(self.at, events.OPENED, ("finding", self.pk), None, new=noted)
        self._answers()
        self._write()

    def _answers(self) -> None:
        """Giải trình, kết luận, đề nghị xem lại: each by another person, none after today."""
        dice, decider = self.world.dice, self.paper.registrar.speaker(Role.LEADER)
        if self.body.pk == self.paper.registrar.pk or dice.random() > _EXPLAINED:
            return
        if not self._step(Deed.EXPLAIN, self.body.speaker(Role.COORDINATOR), dice.randint(1, 5)):
            return
        self.decide_by = self.world.days[self.day + 5]
        if dice.random() > _DECIDED:
            return
        upheld = dice.random() < _UPHELD
        if not self._step(Deed.UPHOLD if upheld else Deed.JUSTIFY, decider, dice.randint(1, 6)):
            return
        self.decided_at = self.at
        if upheld and dice.random() < _CONTESTED:
            self._step(Deed.CONTEST, self.body.speaker(Role.COORDINATOR), dice.randint(1, 4))

    def _step(self, deed: Deed, seat: Seat, after: int) -> bool:
        if self.day + after >= self.world.now:
            return False
        self.day += after
        self.at = self.world.moment(self.day, self.at)
        self.state, self.revision = move(self.state, deed), self.revision + 1
        agency = self.body if deed in (Deed.EXPLAIN, Deed.CONTEST) else self.paper.registrar
        words = self.world.dice.choice(_WORDS[deed])
        words = words.format(n=self.world.dice.randint(3, 20), day=f"{self.world.days[self.day + 10]:%d/%m/%Y}")
        self.world.ledger.table(FindingStep).add(
            finding_id=self.pk, deed=deed, words=words, by_id=seat.account, person_id=seat.person,
            agency_id=agency.pk, at=self.at,
        )  # fmt: skip
        self.world.ledger.chronicle.tell(self.at, _EVENTS[deed], ("finding", self.pk), seat.by, new={"words": words})
        return True

    def _write(self) -> None:
        found, table = self.found, self.world.ledger.table
        said, right = (_kept(said_plainly("template", sentence)) for sentence in (found.said, found.right))
        table(Finding).add(
            id=self.pk, rule=found.rule, slot=found.slot, key=found.key, source=found.source, body_id=found.body,
            watch_id=found.watch, soft=found.soft, said=said, right=right, agree=list(found.agree),
            proof=[piece.plain() for piece in found.proof], digest=found.digest, state=self.state,
            found_at=self.found_at, answer_by=self.answer_by, decide_by=self.decide_by, decided_at=self.decided_at,
            ended_at=self.at if self.state is State.JUSTIFIED else None, revision=self.revision,
        )  # fmt: skip
        for name in found.about:
            table(FindingAbout).add(finding_id=self.pk, name=name[:80])
        title = str(found.said)[:500]
        table(SearchEntry).add(
            kind="finding", object_id=self.pk, title=title, folded=self.world.found_by(title),
            body_folded=self.world.found_by(found.source),
        )  # fmt: skip


def _kept(plain: dict[str, Any]) -> dict[str, Any]:
    return {"template": plain["template"], "values": plain["template_values"]}
