"""Năm đang chạy. Every document of the running year with the tasks it gives, each told in full, and their parts."""

from __future__ import annotations

import datetime as dt
from typing import Final

from sauro.apps.directives.models import Concern
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks import events
from sauro.apps.tasks.models import Task
from sauro.domain.acting import Role
from sauro.domain.agencies import BodyKind, Level, Tree
from sauro.domain.extraction.model import Clarity
from sauro.domain.occurrences import Occurrence, Repeating, occurrences
from sauro.domain.tasks import Status
from sauro.sample.province.cases import EVERY_MONTH, Case, length
from sauro.sample.province.course import live
from sauro.sample.province.life import Story
from sauro.sample.province.papers import Desk, Item, spread, tasks_of_each
from sauro.sample.province.sizes import OF_A_DOCUMENT
from sauro.sample.province.world import Body, Paper, World

_GIVERS: Final = (("TU", "VPTU", 44), ("UBND", "VPUB", 38))
_OF_COMMUNES: Final = 18  # of a hundred documents are a commune's own
_FIELDS: Final = {  # what an office works on; a body below it likewise; a commune on everything
    "SNV": ("công tác cán bộ", "lao động"), "STC": ("đầu tư công", "tài sản công"),
    "SNNMT": ("đất đai", "môi trường", "nông nghiệp"), "SXD": ("xây dựng",), "SKHCN": ("chuyển đổi số",),
    "SGDDT": ("giáo dục",), "SYT": ("y tế cơ sở",), "SVHTTDL": ("văn hóa",), "SDTTG": ("giảm nghèo",),
    "TTT": ("tiếp công dân", "kỷ luật, kỷ cương"), "STP": ("thủ tục hành chính",), "VPUB": ("thủ tục hành chính",),
    "TTPVHCC": ("thủ tục hành chính",), "SCT": ("đầu tư công", "lao động"), "BTCTU": ("công tác cán bộ",),
    "UBKTTU": ("kỷ luật, kỷ cương",), "BNCTU": ("tiếp công dân", "kỷ luật, kỷ cương"), "BTGDVTU": ("văn hóa",),
    "VPTU": ("kỷ luật, kỷ cương", "chuyển đổi số"), "BQLKCN": ("môi trường", "lao động"),
}  # fmt: skip
_PARTS: Final = (1, 2, 2, 3, 4)
_EVERYWHERE: Final = 0.0008  # tasks that the lead gives to every commune


def fill(world: World) -> None:
    """All documents in the order of their days; whoever comes late in the year finds the bodies busy."""
    dice, size = world.dice, world.size
    giving = min(size.documents, round(size.tasks / OF_A_DOCUMENT))
    counts = tasks_of_each(size.tasks, giving, dice) + [0] * (size.documents - giving)
    dice.shuffle(counts)
    first = world.days.number(world.first)
    pools = Pools(world)
    desk = Desk(world)
    for day, number in zip(spread(size.documents, first, world.now, dice), counts, strict=True):
        _document(world, desk, pools, day, number)


class Pools:
    """Ai nhận việc của ai. For each giver the bodies its tasks go to, by weight."""

    def __init__(self, world: World) -> None:
        self.world = world
        bodies = [b for b in world.bodies.values() if b.head is not None and b.staff]
        top = {code for code, *_ in _GIVERS} | {"BTVTU", "TTTU"}
        world.leads = [b for b in bodies if b.code not in top]
        party = [b for b in world.leads if b.tree == Tree.PARTY.value]
        state = [b for b in world.leads if b.tree == Tree.STATE.value]
        self.of_party = world.weighted([*party, *(b for b in state if b.children)])
        self.of_state = world.weighted(state)
        self.communes = world.weighted([b for b in world.leads if b.level == Level.COMMUNE.value and b.children])
        self.offices = {code: (world.by_code(code), world.by_code(office)) for code, office, _ in _GIVERS}
        self.everywhere = [b for b in world.leads if b.kind == BodyKind.PEOPLE_COMMITTEE.value]
        self.periods: dict[tuple[int, bool], list[Occurrence]] = {}

    def giver(self) -> tuple[Body, Body]:
        """(giver, registrar): the province's two houses, or a commune for its own units."""
        dice = self.world.dice
        code = dice.choices([*(c for c, *_ in _GIVERS), ""], [*(w for *_, w in _GIVERS), _OF_COMMUNES])[0]
        if code and code in self.offices:
            return self.offices[code]
        commune = dice.choices(self.communes[0], cum_weights=self.communes[1])[0]
        return commune, commune

    def lead(self, giver: Body) -> Body:
        dice = self.world.dice
        if giver.code in self.offices:
            bodies, sums = self.of_party if giver.tree == Tree.PARTY.value else self.of_state
            return dice.choices(bodies, cum_weights=sums)[0]
        return self.world.bodies[dice.choice(giver.children)]

    def others(self, lead: Body) -> tuple[Body, ...]:
        """Cơ quan phối hợp: none now and then, eight at most."""
        dice = self.world.dice
        number = min(9, int(dice.expovariate(1 / (self.world.size.coordinating + 0.55))))
        found = {b.pk: b for b in dice.sample(self.world.leads, number)}
        found.pop(lead.pk, None)
        return tuple(found.values())


def _document(world: World, desk: Desk, pools: Pools, day: int, number: int) -> None:
    giver, registrar = pools.giver()
    field = world.words.field()
    subject = world.words.subject(field)
    paper = desk.issue(giver, registrar, day, subject)
    items = [_item(world, pools, paper, field) for _ in range(number)]
    desk.write(paper, subject, items, text=True)
    world.papers.append(paper)
    if paper.waiting:
        world.told += number
        return
    for item in items:
        world.told += 1
        _task(world, pools, paper, item)
    concerned(world, paper)


def _item(world: World, pools: Pools, paper: Paper, field: str) -> Item:
    dice = world.dice
    lead = pools.lead(paper.giver)
    own = _FIELDS.get(lead.code) or _FIELDS.get(world.bodies[lead.parent].code if lead.parent in world.bodies else "")
    product, work = world.words.work(dice.choice(own) if own else field)
    kind = dice.random()
    standing, cadence = kind < 0.02, "R/P1M" if 0.02 <= kind < 0.05 else ""
    due = None if standing or cadence else paper.given + length(world)
    gap = dice.random()
    unclear = "" if gap > 0.09 else str(
        Clarity.SAN_PHAM if gap < 0.04 else Clarity.THAM_QUYEN if gap < 0.06 else Clarity.TIEN_DO
    )  # fmt: skip
    return Item(lead, pools.others(lead), product, work, due, cadence, standing, unclear)


def _task(world: World, pools: Pools, paper: Paper, item: Item) -> None:
    case = Case(
        pk=world.ledger.table(Task).next_id(), code=next_code(world, world.days[paper.given].year), paper=paper,
        lead=item.lead, giver=paper.giver, registrar=paper.registrar, approver=paper.coordinator, given=paper.given,
        due=item.due, product=item.product, work=item.work, text=item.text, marker=item.marker, cadence=item.cadence,
        standing=item.standing, clause=item.clause, draft=item.draft, span=item.span, others=item.others,
        unclear=item.unclear, fate=_fate(world, paper, item),
    )  # fmt: skip
    given: list[Case] = []
    live(
        world, case,
        give=lambda whole, story: given.extend(_parts(world, pools, whole, story)),
        repeat=None if case.due is not None else lambda whole: given.extend(_periods(world, pools, whole)),
    )  # fmt: skip
    for part in given:
        live(world, part)


def _fate(world: World, paper: Paper, item: Item) -> Status | None:
    """However small the province, every status is to be seen in it: the first tasks of a fortnight ago see to that."""
    fits = 8 <= world.now - paper.given <= 20 and item.due is not None
    return world.fates.pop() if fits and world.fates else None


def next_code(world: World, year: int) -> str:
    """NV-2026-00417; as the product numbers, with five digits so that text and number sort alike."""
    world.numbers[year] += 1
    return f"NV-{year}-{world.numbers[year]:05d}"


def _parts(world: World, pools: Pools, whole: Case, story: Story) -> list[Case]:
    """Phần việc to some bodies below the lead; rarely to every commune of the province. One entry about the whole."""
    dice = world.dice
    below = [world.bodies[pk] for pk in story.lead.children]
    bodies = dice.sample(below, min(len(below), dice.choice(_PARTS))) if below else []
    if story.lead.tree == Tree.STATE.value and dice.random() < _EVERYWHERE * 2:
        bodies = pools.everywhere
    if not bodies or story.day >= world.now:
        return []
    by = story.lead.speaker(Role.LEADER)
    parts = []
    for body in bodies:
        due = None if whole.due is None else max(story.day + 1, whole.due - dice.randint(0, 6))
        parts.append(_part(world, whole, story.lead, body, story.day, due))
        parts[-1].approver = by
    story.entry(events.PARTS_GIVEN, by.by, {"count": len(parts), "code": whole.code, "parts": [p.code for p in parts]})
    return parts


def _part(world: World, whole: Case, giver: Body, body: Body, given: int, due: int | None) -> Case:
    whole.parts += 1
    world.given_on += 1
    standing = due is None and not whole.cadence
    return Case(
        pk=world.ledger.table(Task).next_id(), code=f"{whole.code}.{whole.parts}", paper=whole.paper, lead=body,
        giver=giver, registrar=giver, approver=whole.approver, given=given, due=due, product=whole.product,
        work=world.words.part(whole.work, body.name), text=whole.text, marker=whole.marker,
        cadence="" if due is not None else whole.cadence, standing=standing, clause=whole.clause, span=whole.span,
        parent=whole,
    )  # fmt: skip


def _periods(world: World, pools: Pools, whole: Case) -> list[Case]:
    """Các kỳ đã mở of a task that comes back every month or quarter; whoever holds the whole holds each."""
    known = (whole.given, whole.standing)
    if known not in pools.periods:
        words = EVERY_MONTH if whole.cadence else ""
        asked = Repeating(world.days[whole.given], cadence=whole.cadence, standing=whole.standing, words=words)
        pools.periods[known] = occurrences(asked, on=world.today, calendar=calendar(), rules=rules())
    length = dt.timedelta(days=88 if whole.standing else 24)
    found = []
    for one in pools.periods[known]:
        given = max(whole.started or whole.given, world.days.number(one.due_on - length))
        if given >= world.now or (whole.end is not None and given >= whole.end):
            continue
        case = _part(world, whole, whole.giver, whole.lead, given, world.days.number(one.due_on))
        case.period, case.holder, case.registrar = one.period, whole.responsible, whole.registrar
        case.work = f"{whole.work} kỳ {one.name}"
        found.append(case)
    return found


def concerned(world: World, paper: Paper) -> None:
    """Cơ quan liên quan: whoever got work from this document sees it."""
    table = world.ledger.table(Concern)
    for agency, person in sorted(paper.seen, key=str):
        table.add(directive_id=paper.pk, agency_id=agency, person_id=person)
    paper.bodies |= {agency for agency, person in paper.seen if person is None}
    paper.seen = set()


def let_see(world: World, paper: Paper, bodies: set[int]) -> None:
    """Cơ quan liên quan thêm: to whom the document is sent, or who must brief on it."""
    paper.seen = {(body, None) for body in bodies - paper.bodies}
    concerned(world, paper)
