"""Văn bản chỉ đạo. A directive with its text, clauses, addressees, what it asks; drafts of the newest ones."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sauro.apps.directives import events as directive_events
from sauro.apps.directives.models import (
    Clause,
    Directive,
    DirectiveState,
    Reading,
    Recipient,
    RecipientList,
)
from sauro.apps.search.models import SearchEntry
from sauro.apps.tasks import events as task_events
from sauro.apps.tasks.models import ActorRole, Draft, DraftActor, DraftState, Review
from sauro.domain.acting import Role
from sauro.domain.agencies import Level, Tree
from sauro.domain.documents.model import DocumentKind, Family
from sauro.domain.extraction.model import DeadlineKind, Product
from sauro.domain.identity import identity, numbering_period
from sauro.sample.province.cases import EVERY_MONTH, LIGHTS, due_words
from sauro.sample.province.world import Body, Paper, World

_DRAFTED_DAYS: Final = 45  # working days back from today whose drafts are kept beside their tasks
_WAITING_DAYS: Final = 2  # and whose reviews are partly still open
_KINDS: Final = {  # kind, its letters, how many of a hundred
    Tree.PARTY: (
        (DocumentKind.CONG_VAN, "CV", 46),
        (DocumentKind.THONG_BAO, "TB", 18),
        (DocumentKind.KET_LUAN, "KL", 12),
        (DocumentKind.KE_HOACH, "KH", 14),
        (DocumentKind.CHI_THI, "CT", 6),
        (DocumentKind.NGHI_QUYET, "NQ", 4),
    ),
    Tree.STATE: (
        (DocumentKind.CONG_VAN, "", 48),
        (DocumentKind.KE_HOACH, "KH", 18),
        (DocumentKind.THONG_BAO, "TB", 14),
        (DocumentKind.QUYET_DINH, "QĐ", 9),
        (DocumentKind.CHI_THI, "CT", 6),
        (DocumentKind.CONG_DIEN, "CĐ", 5),
    ),
}
_HEADS: Final = {Tree.PARTY: "ĐẢNG CỘNG SẢN VIỆT NAM", Tree.STATE: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}
_GROUPS: Final = {
    Tree.PARTY: ("Các đảng ủy trực thuộc Tỉnh ủy", "Các cơ quan tham mưu, giúp việc Tỉnh ủy"),
    Tree.STATE: ("Các sở, ban, ngành", "Ủy ban nhân dân các xã, phường, đặc khu"),
}
_OPENINGS: Final = (
    "Qua theo dõi, việc thực hiện còn chậm ở một số nơi, trách nhiệm chưa rõ.",
    "Thời gian qua, các cơ quan, đơn vị đã cố gắng, song kết quả chưa đều.",
    "Để bảo đảm tiến độ, nâng cao trách nhiệm của người đứng đầu, yêu cầu thực hiện các việc sau.",
    "Căn cứ kết quả kiểm tra và ý kiến của các đơn vị, yêu cầu thực hiện các nội dung sau.",
)  # fmt: skip


@dataclass(slots=True)
class Item:
    """Một việc của văn bản before it is a task."""

    lead: Body
    others: tuple[Body, ...]
    product: Product
    work: str
    due: int | None
    cadence: str
    standing: bool
    unclear: str
    text: str = ""
    marker: str = ""
    span: tuple[int | None, int | None] = (None, None)
    clause: int | None = None
    draft: int | None = None


class Desk:
    """Bàn văn thư. Numbers documents of each issuer in turn, and writes them."""

    def __init__(self, world: World) -> None:
        self.world, self.dice = world, world.dice

    def issue(self, giver: Body, registrar: Body, given: int, subject: str, *, closed: bool = False) -> Paper:
        """Ghi văn bản. The row, its search words and its entries; text and clauses come with `write_text`."""
        world, dice, tree = self.world, self.dice, Tree(giver.tree)
        kinds = _KINDS[tree]
        kind, sign, _ = dice.choices(kinds, [w for *_, w in kinds])[0]
        issued = world.days[max(0, given - dice.choices((0, 1, 2, 4), (40, 35, 15, 10))[0])]
        family = Family.PARTY if tree is Tree.PARTY else Family.STATE
        period = numbering_period(family, issued)
        number, symbol = self._number(giver, sign, period, tree)
        clerk, coordinator = registrar.speaker(Role.CLERK), registrar.speaker(Role.COORDINATOR)
        at = world.moment(given)
        waiting = not closed and given > world.now - _WAITING_DAYS and dice.random() < 0.5
        head = giver.head
        table = world.ledger.table(Directive)
        subject = "Về việc " + subject
        pk = table.add(
            state=DirectiveState.READ if waiting else DirectiveState.REGISTERED, kind=kind, family=family,
            issuer_id=giver.pk, issuer_printed=giver.name, number=number, symbol=symbol, issued_on=issued,
            subject=subject, place="An Lạc", signer_name=head.name if head else "",
            signer_title=head.title if head else "",
            identity=identity(issuer=f"#{giver.pk}", number=number, period=period), registrar_id=registrar.pk,
            giver_id=giver.pk, uploaded_by_id=clerk.account, uploaded_at=at, read_at=at,
            registered_at=None if waiting else at, folded=world.folded(f"{number} {subject} {giver.name}"),
        )  # fmt: skip
        paper = Paper(pk, number, giver, registrar, clerk, coordinator, given, issued, closed, waiting, subject=subject)
        tell = world.ledger.chronicle.tell
        if not closed:
            tell(
                at,
                directive_events.UPLOADED,
                ("directive", pk),
                clerk.by,
                new={"size": str(dice.randint(9_000, 400_000))},
            )
        if not waiting:
            tell(at, directive_events.REGISTERED, ("directive", pk), coordinator.by, new={"number": number})
        return paper

    def _number(self, giver: Body, sign: str, period: str, tree: Tree) -> tuple[str, str]:
        self.world.issued[giver.pk, sign, period] += 1
        last = self.world.issued[giver.pk, sign, period]
        short = "TU" if giver.code == "TU" else "ĐU" if tree is Tree.PARTY else "UBND"
        if tree is Tree.PARTY:
            return f"{last}-{sign}/{short}", f"{sign}/{short}"
        symbol = f"{sign}-{short}" if sign else f"{short}-TH"
        return f"{last}/{symbol}", symbol

    def write(self, paper: Paper, subject: str, items: Sequence[Item], *, text: bool) -> None:
        """Ghi lời văn: reading, clauses, addressees; drafts of what is new; the words for search."""
        said = self._compose(paper, subject, items) if text else subject
        if text:
            self._reading(paper, said, items)
            self._recipients(paper, items)
        title = " · ".join((paper.number, f"Về việc {subject}", paper.giver.name))
        self.world.ledger.table(SearchEntry).add(
            kind="directive", object_id=paper.pk, title=title[:500], folded=self.world.found_by(title),
            body_folded=self.world.found_by(said),
        )  # fmt: skip

    def _compose(self, paper: Paper, subject: str, items: Sequence[Item]) -> str:
        """The document as lines; each item learns where its words stand."""
        head = (
            "ĐẢNG CỘNG SẢN VIỆT NAM" if paper.giver.tree == Tree.PARTY.value else "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        )
        lines = [paper.giver.name.upper(), "", head, "", f"Số {paper.number}", f"Về việc {subject}", "",
                 self.dice.choice(_OPENINGS), ""]  # fmt: skip
        text = "\n".join(lines)
        for order, item in enumerate(items, start=1):
            item.marker = f"{order}"
            with_whom = "" if not item.others else ", phối hợp với " + ", ".join(o.short for o in item.others)
            when = "; thực hiện thường xuyên" if item.standing else f"; báo cáo {EVERY_MONTH}" if item.cadence else ""
            if item.due is not None:
                when = f"; hoàn thành trước ngày {self.world.days[item.due]:%d/%m/%Y}"
            item.text = f"{item.lead.name} chủ trì{with_whom} {item.work[0].lower()}{item.work[1:]}{when}"
            start = len(text) + len(item.marker) + 2
            item.span = (start, start + len(item.text))
            text += f"{item.marker}. {item.text}.\n"
        return text + f"\nNơi nhận:\n- Như trên;\n- Lưu {paper.registrar.short}.\n"

    def _reading(self, paper: Paper, text: str, items: Sequence[Item]) -> None:
        world, at = self.world, self.world.moment(paper.given)
        reading = world.ledger.table(Reading).add(
            directive_id=paper.pk, version=1, reader_version="1", made_at=at, text=text,
            pages=[{"number": 1, "start": 0, "end": len(text), "scanned": False, "confidence": 1.0}],
        )  # fmt: skip
        read = {"number": paper.number, "drafts": str(len(items))}
        world.ledger.chronicle.tell(at, directive_events.READ, ("directive", paper.pk), None, new=read)
        review = None
        if items and (paper.waiting or paper.given > world.now - _DRAFTED_DAYS):
            review = world.ledger.table(Review).add(directive_id=paper.pk, reading_id=reading, proposed_at=at)
            said = {"count": str(len(items))}
            world.ledger.chronicle.tell(at, task_events.PROPOSED, ("directive", paper.pk), None, new=said)
        for order, item in enumerate(items):
            item.clause = world.ledger.table(Clause).add(
                reading_id=reading, order=order, marker=item.marker, title=item.work[:120], level=1, start=item.span[0],
                end=item.span[1],
            )  # fmt: skip
            if review is not None:
                item.draft = self._draft(paper, review, item, order)

    def _draft(self, paper: Paper, review: int, item: Item, order: int) -> int:
        world = self.world
        due = None if item.due is None else world.days[item.due]
        head = item.lead.head
        draft = world.ledger.table(Draft).add(
            review_id=review, directive_id=paper.pk, clause_id=item.clause, order=order,
            state=DraftState.PROPOSED if paper.waiting else DraftState.APPROVED, version=1 if paper.waiting else 2,
            start=item.span[0], end=item.span[1], text=item.text, work=item.work, due_on=due, cadence=item.cadence,
            standing=item.standing, deadline_kind=DeadlineKind.DATE if due else DeadlineKind.RECURRING,
            deadline_iso=due.isoformat() if due else "", deadline_text=due_words(due, item.cadence),
            product=item.product, authority_document=paper.number, lights=LIGHTS[item.unclear],
            proposed_holding_id=head.holding if head else None,
        )  # fmt: skip
        table = world.ledger.table(DraftActor)
        actors = [(ActorRole.LEAD, 0, item.lead), *((ActorRole.COORDINATING, n, o) for n, o in enumerate(item.others))]
        for role, place, body in actors:
            table.add(draft_id=draft, role=role, order=place, printed=body.name, agency_id=body.pk)
        return draft

    def _recipients(self, paper: Paper, items: Sequence[Item]) -> None:
        table = self.world.ledger.table(Recipient)
        lines: list[tuple[str, int | None]] = []
        if paper.giver.level == Level.PROVINCE.value and self.dice.random() < 0.35:
            lines.append((self.dice.choice(_GROUPS[Tree(paper.giver.tree)]), None))
        lines += [(body.name, body.pk) for body in {i.lead.pk: i.lead for i in items}.values()][:6]
        for order, (printed, agency) in enumerate(lines):
            table.add(
                directive_id=paper.pk, list=RecipientList.KINH_GUI, order=order, printed=printed, agency_id=agency
            )  # fmt: skip


def spread(number: int, first: int, last: int, dice: random.Random) -> list[int]:
    """So many working days between two, in order; the end of a quarter and Mondays see more."""
    days = range(first, last + 1)
    weights = [1.0 + (0.5 if n % 5 == 0 else 0.0) + (0.8 if (n - first) % 62 > 50 else 0.0) for n in days]
    return sorted(dice.choices(days, weights, k=number))


def tasks_of_each(number: int, documents: int, dice: random.Random) -> list[int]:
    """How many tasks each document gives: few mostly, many sometimes, so many in all."""
    counts = [1 + min(29, int(dice.expovariate(1 / 4.4))) for _ in range(documents)]
    short = number - sum(counts)
    while short:
        place = dice.randrange(documents)
        step = 1 if short > 0 else -1
        if counts[place] + step >= 1:
            counts[place] += step
            short -= step
    return counts
