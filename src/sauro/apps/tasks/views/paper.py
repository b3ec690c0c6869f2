"""Văn bản bên trái. The text of a reading as blocks and marked pieces: data for a template, never markup.

A block is one paragraph of the reading, or what stands between two paragraphs (letterhead, recipients), line by line.
Inside a block the pieces follow each other without a gap, so that the browser counts the same offsets as we do.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sauro.apps.directives.models import Reading
from sauro.apps.tasks.models import ActorRole, Draft, DraftState
from sauro.domain.extraction.model import Clarity, Light

SPAN_FIELDS = (("deadline", Clarity.TIEN_DO), ("product", Clarity.SAN_PHAM), ("authority", Clarity.THAM_QUYEN))
LONGEST_TITLE = 200
_GAP = re.compile(r"[ \t\u00a0]{3,200}")
RANK = ("now", "doubt", "todo", "done", "off")


@dataclass(frozen=True, slots=True)
class Mark:
    """Chữ được đọc thành giá trị. `key` names draft and field ("d12-deadline"); the words are text[start:end]."""

    start: int
    end: int
    key: str
    draft_id: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Mẩu chữ. Words under the same marks; `anchor` is the id of the first piece of a mark, else empty."""

    text: str
    keys: tuple[str, ...] = ()
    style: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """Nhãn của đoạn. The draft that begins here, its state and where to open it."""

    draft: Draft
    state: str


@dataclass(frozen=True, slots=True)
class Block:
    """Khối chữ, from `start` of the reading's text; `state` colours its edge, `page` is set where a page begins."""

    start: int
    pieces: tuple[Piece, ...]
    kind: str
    state: str = ""
    tags: tuple[Tag, ...] = ()
    page: int | None = None

    @property
    def cells(self) -> list[tuple[bool, tuple[Piece, ...]]]:
        """Cột của một dòng: (whether it is the gap between two columns, pieces); every character stays, in order."""
        found: list[tuple[bool, list[Piece]]] = []
        for piece in self.pieces:
            for words, blank in _by_gaps(piece.text):
                if not found or found[-1][0] != blank:
                    found.append((blank, []))
                found[-1][1].append(replace(piece, text=words, anchor="" if blank else piece.anchor))
        return [(blank, tuple(pieces)) for blank, pieces in found]


def _by_gaps(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut where three blanks or more part two columns of a letterhead."""
    at = 0
    for gap in _GAP.finditer(text):
        if gap.start() > at:
            yield text[at : gap.start()], False
        yield gap[0], True
        at = gap.end()
    if at < len(text):
        yield text[at:], False


def marks_of(drafts: Iterable[Draft]) -> list[Mark]:
    """Dấu của mọi đề xuất: leads, coordinating bodies, deadline, product, authority."""
    found = []
    for draft in drafts:
        waits = draft.state == DraftState.PROPOSED
        unclear = {clarity for clarity, light in draft.lights if waits and light != Light.CLEAR}
        for actor in draft.actors.all():
            if actor.start is not None and actor.end is not None:
                doubtful = actor.role == ActorRole.LEAD and Clarity.NGUOI in unclear
                found.append(Mark(actor.start, actor.end, f"d{draft.pk}-{actor.role}", draft.pk, doubtful))
        for name, clarity in SPAN_FIELDS:
            start, end = getattr(draft, f"{name}_start"), getattr(draft, f"{name}_end")
            if start is not None and end is not None:
                found.append(Mark(start, end, f"d{draft.pk}-{name}", draft.pk, clarity in unclear))
    return found


def state_of(draft: Draft, current_id: int | None) -> str:
    """Trạng thái của đoạn trên lề: now, doubt, todo, done, off."""
    if draft.pk == current_id:
        return "now"
    if draft.state == DraftState.APPROVED:
        return "done"
    if draft.state != DraftState.PROPOSED:
        return "off"
    gaps = any(light != Light.CLEAR for _, light in draft.lights)
    return "doubt" if gaps else "todo"


def pieces_of(
    text: str, start: int, end: int, marks: Sequence[Mark], current_id: int | None, seen: set[str]
) -> Iterator[Piece]:
    """Mẩu chữ of text[start:end], cut wherever a mark begins or ends."""
    inside = [m for m in marks if m.start < end and m.end > start]
    cuts = sorted({start, end, *(p for m in inside for p in (m.start, m.end) if start < p < end)})
    for left, right in itertools.pairwise(cuts):
        over = [m for m in inside if m.start <= left and m.end >= right]
        keys = tuple(m.key for m in over)
        if any(m.draft_id == current_id for m in over):
            style = "now"
        else:
            style = "doubt" if any(m.doubtful for m in over) else ""
        fresh = next((key for key in keys if key not in seen), "")
        seen.update(keys)
        yield Piece(text[left:right], keys, style, f"m-{fresh}" if fresh else "")


def _spans(reading: Reading) -> Iterator[tuple[int, int, dict[str, Any] | None]]:
    """Paragraphs in order, and what stands between them as lines."""
    at = 0
    for row in sorted(reading.paragraphs, key=lambda p: p["start"]):
        if row["start"] < at:
            continue
        yield from _lines(reading.text, at, row["start"])
        yield row["start"], row["end"], row
        at = row["end"]
    yield from _lines(reading.text, at, len(reading.text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int, None]]:
    at = start
    for raw in text[start:end].splitlines(keepends=True):
        body = raw.strip()
        if body:
            left = at + raw.index(body[0])
            yield left, left + len(body), None
        at += len(raw)


def paper(reading: Reading, drafts: Sequence[Draft], current_id: int | None) -> list[Block]:
    """Văn bản để rà soát: every character of the reading's text once, in order, marked and labelled."""
    shown = [d for d in drafts if d.start is not None]
    marks, seen, blocks = marks_of(drafts), set[str](), []
    pages = sorted((p["start"], p["number"]) for p in reading.pages) if len(reading.pages) > 1 else []
    titles = {clause.start for clause in reading.clauses.all()}
    begun: set[int] = set()
    for start, end, row in _spans(reading):
        here = [d for d in shown if d.start < end and (d.end or d.start) > start]
        states = [state_of(d, current_id) for d in here]
        tags = tuple(Tag(d, state_of(d, current_id)) for d in here if d.start >= start)
        page = None
        while pages and pages[0][0] <= start:
            page = pages.pop(0)[1]
        if page in begun:
            page = None
        elif page is not None:
            begun.add(page)
        titled = row is not None and not here and (row.get("bold") or start in titles) and end - start < LONGEST_TITLE
        kind = "line" if row is None else "h" if titled else "p"
        if row is None and _GAP.search(reading.text, start, end):
            kind = "columns"
        state = min(states, key=RANK.index) if states else ""
        pieces = tuple(pieces_of(reading.text, start, end, marks, current_id, seen))
        blocks.append(Block(start, pieces, kind, state, tags, page))
    return blocks
