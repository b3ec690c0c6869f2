"""Đọc nhiệm vụ. From a parsed document to its task drafts: leaves found, fields read, what is unclear noted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from sauro.domain.agencies import AgencyRegistry
from sauro.domain.documents.model import DocumentKind, Family, ParsedDocument
from sauro.domain.documents.source import Note
from sauro.domain.extraction import notes as say
from sauro.domain.extraction.action import action_of
from sauro.domain.extraction.dates import Phrase
from sauro.domain.extraction.deadlines import deadline_phrases, first_deadline
from sauro.domain.extraction.flat import Flat
from sauro.domain.extraction.labels import Field, Labelled
from sauro.domain.extraction.leaves import Piece, label_value, pieces_of
from sauro.domain.extraction.missing import authority_in, lights_of, missing_of
from sauro.domain.extraction.model import Actor, Deadline, Measure, Product, Reading, TaskDraft
from sauro.domain.extraction.press import press_pieces
from sauro.domain.extraction.products import product_named, product_of
from sauro.domain.extraction.tables import table_pieces
from sauro.domain.extraction.walk import Named, Node, nodes_of
from sauro.domain.rules import RuleBook
from sauro.domain.worktime import Due, DuePhrase, WorkCalendar, due_date

PROPOSING = frozenset({DocumentKind.BAO_CAO.value, DocumentKind.TO_TRINH.value})

ORDERS = ("giao ", "yêu cầu ", "phân công ")  # what a report or a proposal asks of its superior is no task


@dataclass(frozen=True, slots=True)
class Means:
    """Phương tiện đọc. What turns printed names into bodies and printed deadlines into days; each may be absent."""

    registry: AgencyRegistry | None
    calendar: WorkCalendar | None
    rules: RuleBook | None
    issued_on: dt.date | None
    days: dict[DuePhrase, Due] = field(default_factory=dict)  # what each phrase of the document came to

    def due(self, phrase: DuePhrase) -> Due | None:
        """The day that a phrase means; None without a calendar and rules. A document says the same phrase often."""
        if self.calendar is None or self.rules is None:
            return None
        found = self.days.get(phrase)
        if found is None:
            found = due_date(phrase, issued_on=self.issued_on, calendar=self.calendar, rules=self.rules)
            self.days[phrase] = found
        return found


def extract(
    parsed: ParsedDocument,
    *,
    registry: AgencyRegistry | None = None,
    calendar: WorkCalendar | None = None,
    rules: RuleBook | None = None,
    measures: tuple[Measure, ...] = (),
) -> Reading:
    """Bản đọc. The tasks of a parsed document in printed order, body first, with measures and notes."""
    means = Means(registry, calendar, rules, parsed.header.issued_date())
    pieces = list(_pieces(parsed))
    tasks = tuple(draft_of(p, parsed, means) for p in pieces)
    found = tuple(n for t in tasks for n in t.notes)
    return Reading(parsed, tasks, measures, parsed.source.notes + parsed.notes + found)


def _pieces(parsed: ParsedDocument) -> Iterator[Piece]:
    if parsed.layout.family is Family.PRESS:
        yield from press_pieces(parsed)
        return
    kind = parsed.header.doc_type.value if parsed.header.doc_type else ""
    for in_annex in (False, True):
        nodes = nodes_of(parsed, in_annex=in_annex)
        found = [*table_pieces(parsed, nodes, in_annex=in_annex)]
        taken = {id(p.node) for p in found}
        found += _outline_pieces([n for n in nodes if id(n) not in taken], in_annex)
        found.sort(key=lambda p: p.node.flat.span(p.start, p.end).start)
        for piece in found:
            if kind not in PROPOSING or piece.node.flat.low.startswith(ORDERS, piece.start):
                yield piece


def _outline_pieces(nodes: list[Node], in_annex: bool) -> list[Piece]:
    out: list[Piece] = []
    i = 0
    while i < len(nodes):
        node = nodes[i]
        i += 1
        if node.skipped:
            continue
        if node.fields and node.fields[0].at < 3 and _says_more(node):
            start = i - 1
            while i < len(nodes) and nodes[i].fields and nodes[i].fields[0].at < 3:
                i += 1
            _labelled(nodes[start:i], nodes[start - 1] if start else None, out)
            continue
        if node.container or node.opening:
            continue
        pieces = pieces_of(node)
        _inline_labels(node, pieces)
        out += [p for p in pieces if not in_annex or p.stated or p.labels]
    return out


def _says_more(node: Node) -> bool:
    return any(f.field is not Field.OTHER for f in node.fields)


def _labelled(run: list[Node], before: Node | None, out: list[Piece]) -> None:
    """Labelled lines: they fill the content line among them, else the clause or heading before them."""
    piece: Piece | None = None
    held = next((p for p in reversed(out) if before is not None and p.node is before), None)
    first = run[0]
    for node in run:
        for value in node.fields:
            if value.field is Field.CONTENT:
                start = node.fields[0].at if node.fields[0] is value else value.at
                piece = Piece(node, start, _content_end(node, value), (), (), "clause.labelled", 0.9, True)
                out.append(piece)
                continue
            if piece is None:
                piece = held or _of_heading(first, before)
                if piece is None:
                    return
                if held is None:
                    out.append(piece)
            _fill(piece, node, value)


def _content_end(node: Node, value: Labelled) -> int:
    return len(node.flat.text) if value.end >= len(node.flat.text) - 2 else value.end


def _of_heading(first: Node, before: Node | None) -> Piece | None:
    """The heading (or the content line) that labelled lines hang on."""
    sibling = before is not None and before.parent is first.parent and not before.container and not before.fields
    node = before if sibling or first.parent is None or not first.parent.container else first.parent
    if node is None or node.skipped or node.opening or not node.flat.text:
        return None
    return Piece(node, 0, len(node.flat.text.rstrip(" :")), (), (), "clause.labelled_heading", 0.85, True)


def _fill(piece: Piece, node: Node, value: Labelled) -> None:
    flat = node.flat
    if value.field is Field.LEAD:
        lead, with_ = label_value(flat, value.start, value.end)
        if lead:
            piece.lead, piece.stated = lead, True
            piece.with_ = with_ or piece.with_
    elif value.field is Field.WITH:
        lead, _ = label_value(flat, value.start, value.end)
        piece.with_ = lead or piece.with_
    elif value.field in {Field.DUE, Field.PRODUCT, Field.APPROVAL}:
        piece.labels[value.field.value] = (flat, value.start, value.end)


def _inline_labels(node: Node, pieces: list[Piece]) -> None:
    """ "… (Cơ quan chủ trì: Sở A; thời gian: quý I/2026)" inside a clause."""
    for value in node.fields:
        piece = next((p for p in pieces if p.start <= value.start <= p.end), pieces[-1] if pieces else None)
        if piece is not None:
            _fill(piece, node, value)


def draft_of(piece: Piece, parsed: ParsedDocument, means: Means) -> TaskDraft:
    """Nhiệm vụ đề xuất. One piece with its fields read, its lights set and what is unclear said."""
    flat, node = piece.node.flat, piece.node
    low = flat.low[piece.start : piece.end]
    span = flat.span(piece.start, piece.end)
    deadline, phrase = _deadline(piece, parsed, means)
    product, product_at, labelled = _product(piece)
    authority = authority_in(flat.low, piece.start, piece.end)
    lead = tuple(_actor(n, means, piece) for n in piece.lead)
    with_ = tuple(_actor(n, means, piece) for n in piece.with_)
    missing = missing_of(
        leads=len(lead),
        low=low,
        deadline=deadline.kind,
        product=product,
        authority=authority is not None or "approval" in piece.labels,
    )
    collective = len(lead) == 1 and say.is_collective(lead[0].name)
    section = node.paragraph.section
    found = say.notes_of(span, lead, with_, deadline, phrase, product, parsed, means.registry is not None)
    return TaskDraft(
        section_marker=parsed.sections[section].marker if section is not None else None,
        span=span,
        action=action_of(flat.text[piece.start : piece.end], piece.lead, piece.with_),
        lead=lead,
        coordinating=with_,
        deadline=deadline,
        product=product,
        product_span=product_at[0].span(product_at[1], product_at[2]) if product_at else None,
        authority_span=flat.span(*authority) if authority else None,
        missing=missing,
        addressee="named" if lead else "all_recipients",
        confidence=_confidence(piece, found),
        because=piece.because,
        in_annex=node.paragraph.in_annex,
        page=node.paragraph.page,
        lights=lights_of(
            missing,
            leads=len(lead),
            collective=collective,
            deadline=deadline,
            sure_product=labelled or product is None or len(low) < 700,
        ),
        notes=found,
    )


def _confidence(piece: Piece, found: tuple[Note, ...]) -> float:
    return round(max(0.1, piece.confidence - 0.05 * len(found)), 2)


def _actor(body: Named, means: Means, piece: Piece) -> Actor:
    because = "actor.stated" if piece.stated else "actor.inherited"
    confidence = min(0.95, piece.confidence + 0.03) if piece.stated else 0.85
    if means.registry is None:
        return Actor(body.name, body.span, round(confidence, 2), because)
    resolution = means.registry.resolve(body.name, means.issued_on)
    return Actor(body.name, body.span, round(confidence, 2), because, resolution.agency_id, resolution.suggestions)


def _deadline(piece: Piece, parsed: ParsedDocument, means: Means) -> tuple[Deadline, Phrase | None]:
    if "due" in piece.labels:
        flat, start, end = piece.labels["due"]
        found = _phrase_in(flat, start, end, means.issued_on, labelled=True)
        if found is not None:
            return _as_deadline(flat, found, means), found
    flat = piece.node.flat
    found = _phrase_in(flat, piece.start, piece.end, means.issued_on)
    if found is not None:
        return _as_deadline(flat, found, means), found
    parent = piece.node.parent
    while parent is not None and not parent.opening:
        if parent.container:
            found = _phrase_in(parent.flat, 0, len(parent.flat.text), means.issued_on)
            if found is not None:
                return _as_deadline(parent.flat, found, means), found
        parent = parent.parent
    return Deadline(), None


def _phrase_in(flat: Flat, start: int, end: int, issued_on: dt.date | None, *, labelled: bool = False) -> Phrase | None:
    return first_deadline(deadline_phrases(flat.low, start, end, issued_on, labelled=labelled), issued_on)


def _as_deadline(flat: Flat, p: Phrase, means: Means) -> Deadline:
    due = means.due(p.due)
    return Deadline(
        p.kind,
        p.iso,
        flat.text[p.start : p.end],
        flat.span(p.start, p.end),
        round(p.confidence, 2),
        p.because,
        due.on if due else None,
        due.because if due else None,
    )


def _product(piece: Piece) -> tuple[Product | None, tuple[Flat, int, int] | None, bool]:
    if "product" in piece.labels:
        flat, start, end = piece.labels["product"]
        named = product_named(flat.low, start, end)
        return named, (flat, start, end), named is not None
    flat = piece.node.flat
    found = product_of(flat.low, piece.start, piece.end)
    if found is None:
        return None, None, False
    return found[0], (flat, found[1], found[2]), False
