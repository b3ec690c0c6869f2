"""Khoản, điểm lá. The outline walked in order: which clause is a leaf, and what its headings give it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sauro.domain.documents.model import DocumentKind, Paragraph, ParsedDocument
from sauro.domain.documents.source import Span
from sauro.domain.extraction.actors import Body, actor_phrase
from sauro.domain.extraction.clauses import read_sentence
from sauro.domain.extraction.coordination import coordination
from sauro.domain.extraction.flat import Flat, flatten
from sauro.domain.extraction.formulas import GROUND
from sauro.domain.extraction.labels import Labelled, labelled
from sauro.domain.extraction.orders import Clause, Verdict
from sauro.domain.extraction.sentences import sentences
from sauro.domain.text.fold import fold

BULLET_RANK = {"-": 6, "+": 7}
PLAIN_RANK = 4
SKIPPED = re.compile(
    r"^(?:muc dich|yeu cau$|yeu cau chung|muc dich,? yeu cau|muc tieu|quan diem|danh gia|tinh hinh|"
    r"ket qua|ton tai|han che|nguyen nhan|boi canh|"
    r"su can thiet|co so (?:phap ly|chinh tri|thuc tien)|can cu|pham vi|doi tuong|giai thich|"
    r"nguyen tac|khai niem|thanh phan|hieu luc|dieu khoan|phan loai|"
    r"nhan dinh|uu diem|khuyet diem|thuc trang|phuong cham|dac diem|tieu chi|che do|quyen han|"
    r"nhung ket qua|mot so ket qua|muc dich va|nhung han che|"
    r"danh muc|chi tieu|cac chi tieu|ve ket qua|ve tinh hinh|ve uu diem|ve han che|bai hoc|"
    r"kien nghi,? de xuat|de xuat,? kien nghi)"
)
CONTENTS = re.compile(r"(?:nhom noi dung|gom cac noi dung|gom cac nhom|noi dung chu yeu gom|bao gom)[^.]{0,40}$")
OWN_ACT = re.compile(
    r"^(?:ban hanh |phe duyet |thong qua |thanh lap |bo nhiem |cong bo |bai bo |thay the |"
    r"sua doi, bo sung |cho phep |dieu chinh |cong nhan |kien toan |dieu dong |quyet dinh nay )"
)
OPENING = re.compile(
    r"(?:sau( day)?|yeu cau|dien|nhu sau|chi thi|ket luan|quyet dinh|de nghi|nhiem vu|chi dao|"
    r"noi dung|giai phap|trong tam)(?: day)?\s?:\s?[\"”]?$"
)
FAREWELL = re.compile(
    r"^(?:đề nghị|yêu cầu|trân trọng|rất mong|nhận được|[^,.;]{3,60} (?:đề nghị|yêu cầu|trân trọng|rất mong))"
)
ABOUT = re.compile(
    r"^(?:đối với |trách nhiệm của |nhiệm vụ của |phân công |giao nhiệm vụ cho |"
    r"giao trách nhiệm cho |về trách nhiệm của )",
    re.IGNORECASE,
)


class Named(NamedTuple):
    """Cơ quan được nêu. A body as printed with its place in the source."""

    name: str
    span: Span


@dataclass(slots=True)
class Node:
    """Nút của bố cục. A paragraph, its flat text, its rank, and whether others hang on it."""

    paragraph: Paragraph
    flat: Flat
    rank: int
    parent: Node | None = None
    children: int = 0
    lead: tuple[Named, ...] = ()
    with_: tuple[Named, ...] = ()
    container: bool = False
    skipped: bool = False
    opening: bool = False
    before: bool = False  # stands before the directing part
    closing: bool = False
    fields: list[Labelled] = field(default_factory=list)
    _clauses: list[Clause] | None = None

    def clauses(self) -> list[Clause]:
        """The sentences of the node as read, in order."""
        if self._clauses is None:
            self._clauses = [read_sentence(self.flat, a, b, closing=self.closing) for a, b in sentences(self.flat)]
        return self._clauses

    def inherited_lead(self) -> tuple[Named, ...]:
        node = self.parent
        while node is not None:
            if node.lead:
                return node.lead
            node = node.parent
        return ()

    def inherited_with(self) -> tuple[Named, ...]:
        node = self.parent
        while node is not None:
            if node.lead:
                return node.with_ if node.container else ()
            node = node.parent
        return ()


def named(flat: Flat, bodies: tuple[Body, ...]) -> tuple[Named, ...]:
    """Bodies with their source spans, each name once."""
    out: dict[str, Named] = {}
    for b in bodies:
        out.setdefault(b.name.lower(), Named(b.name, flat.span(b.start, b.end)))
    return tuple(out.values())


def nodes_of(parsed: ParsedDocument, *, in_annex: bool = False) -> list[Node]:
    """The paragraphs of the body (or of the annexes) as nodes: parents, containers, zones without tasks."""
    text = parsed.source.text
    chosen = [p for p in parsed.paragraphs if p.in_annex == in_annex]
    last_marked = max((i for i, p in enumerate(chosen) if p.section is not None), default=-1)
    nodes: list[Node] = []
    stack: list[Node] = []
    for i, p in enumerate(chosen):
        level = parsed.sections[p.section].level if p.section is not None else 0
        flat = flatten(text, p.body.start, p.body.end)
        if not flat.text:
            continue
        rank = level * 10 + (
            0 if p.marker and not p.bullet else BULLET_RANK.get(p.marker or "", 8) if p.bullet else PLAIN_RANK
        )
        node = Node(
            p, flat, rank, closing=p.section is None and (i > last_marked >= 0 or _is_farewell(flat, i, len(chosen)))
        )
        node.fields = labelled(flat.text)
        while stack and (stack[-1].rank > rank or (stack[-1].rank == rank and not _holds(stack[-1], node))):
            stack.pop()
        node.parent = stack[-1] if stack else None
        if node.parent is not None:
            node.parent.children += 1
        stack.append(node)
        nodes.append(node)
    _mark(nodes, parsed)
    return nodes


def _is_farewell(flat: Flat, at: int, count: int) -> bool:
    """The last short line of a letter without numbered parts ("Đề nghị Quý cơ quan quan tâm …")."""
    return 0 < at >= count - 2 and len(flat.text) < 220 and FAREWELL.search(flat.low) is not None


def _holds(parent: Node, node: Node) -> bool:
    """A plain line that ends with a colon holds the plain lines after it."""
    return node.rank % 10 == PLAIN_RANK and parent.flat.text.endswith(":")


def _mark(nodes: list[Node], parsed: ParsedDocument) -> None:
    kind = parsed.header.doc_type.value if parsed.header.doc_type else ""
    start = _first_after_opening(nodes)
    for i, node in enumerate(nodes):
        node.before = i < start
        node.skipped = node.before or bool(node.parent and node.parent.skipped and not node.parent.before)
        if node.skipped:
            continue
        if node.paragraph.marker is None and node.flat.text.endswith((";", ",")) and GROUND.match(node.flat.low):
            node.skipped = node.paragraph.section is None
            continue
        ends_open = node.flat.text.endswith(":")
        titled = len(node.flat.text) < 400 and not node.flat.text.rstrip("”\"' ").endswith((".", ";", "/.", "…", "!"))
        node.container = node.children > 0 and (ends_open or titled)
        is_title = node.container or (titled and bool(node.paragraph.marker))
        if is_title and not node.paragraph.bullet and SKIPPED.match(_folded(node)) and not _gives(nodes, i):
            node.skipped = True
        elif node.container and CONTENTS.search(fold(node.flat.text[-90:]).lower().rstrip(" :.")):
            node.skipped = read_sentence(node.flat, 0, len(node.flat.words)).verdict is not Verdict.DIRECTS
        elif (
            kind == DocumentKind.QUYET_DINH
            and (node.paragraph.marker or "").lower().startswith("điều")
            and OWN_ACT.match(_folded(node))
        ):
            node.skipped = not node.container and node.children == 0
        if not node.skipped and node.children:
            _read_lead(node, titled)


def _gives(nodes: list[Node], i: int) -> bool:
    """ "1. Yêu cầu:" over clauses that name who acts asks for something; over others it says what is demanded."""
    if _folded(nodes[i]) != "yeu cau" or i + 1 >= len(nodes) or nodes[i + 1].parent is not nodes[i]:
        return False
    return any(c.bodies for c in nodes[i + 1].clauses()[:1])


def _folded(node: Node) -> str:
    return fold(node.flat.text[:160]).strip(" .:")


def _first_after_opening(nodes: list[Node]) -> int:
    """The index of the first node that may direct: after the line that opens the directing part, if there is one."""
    first_marked = next((i for i, n in enumerate(nodes) if n.paragraph.section is not None), None)
    before = nodes[: first_marked if first_marked is not None else len(nodes)]
    for i, node in enumerate(before):
        text = node.flat.text
        if text.endswith(":") and OPENING.search(fold(text[-60:]).lower()) and not node.paragraph.bullet:
            node.opening = True
            return i + 1
    if first_marked is not None:
        return first_marked
    return 0


def _read_lead(node: Node, titled: bool) -> None:
    """What a container or heading gives its children: its bodies, its coordination."""
    flat = node.flat
    words = flat.words
    if not words.low:
        return
    stop = len(words)
    while stop and words.low[stop - 1] in {":", ".", ";"}:
        stop -= 1
    about = ABOUT.match(flat.text)
    first = next((i for i, start in enumerate(words.start) if start >= about.end()), 0) if about else 0
    if node.container or titled:
        phrase = actor_phrase(flat, first, stop, lone=True)
        if phrase is not None and phrase.predicate is None and phrase.last >= stop:
            node.lead = named(flat, phrase.bodies)
            node.container = node.container or node.children > 0
            return
    for clause in node.clauses():
        if clause.verdict is Verdict.DIRECTS and clause.bodies:
            node.lead = named(flat, clause.bodies)
            node.with_ = tuple(n for c in coordination(flat, clause.first, clause.last) for n in named(flat, c.bodies))
            break


def runs_of_fields(nodes: list[Node]) -> Iterator[tuple[int, int]]:
    """Index ranges of consecutive nodes that are labelled lines."""
    i = 0
    while i < len(nodes):
        j = i
        while j < len(nodes) and nodes[j].fields and nodes[j].fields[0].at < 3:
            j += 1
        if j > i:
            yield i, j
        i = max(j, i + 1)
