"""Bố cục mục, khoản, điểm. Printed lines joined into paragraphs, and the numbered outline that they form."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sauro.domain.documents.markers import Mark, Numbering, mark_of
from sauro.domain.documents.model import Layout, Paragraph, Section
from sauro.domain.documents.source import Line, LineKind, SourceText, Span

SOFT = " \t\u00a0\u200b\ufeff*_\r"
SENTENCE_ENDS = (".", ":", ";", "!", "?", "…", "/.", ".”", '."', ":”")
WRAPPED_UNDER = 160  # a text whose lines are longer holds one paragraph a line
CLOSING = re.compile(
    r"(?:(?:chỉ thị|công văn|kế hoạch|quyết định|nghị quyết|kết luận|hướng dẫn|thông báo|công điện|"
    r"chương trình|quy định"
    r"|văn bản)(?: số [^ ]{1,30})? này|trong quá trình|quá trình (?:triển khai|thực hiện)|yêu cầu |"
    r"đề nghị |nhận được |"
    r"căn cứ (?:nội dung )?(?:chỉ thị|công văn|kế hoạch|nghị quyết) này|trên đây|giao |nơi nhận|"
    r"[^.;:]{3,80}? (?:yêu cầu|đề nghị|thông báo|trân trọng) )",
    re.IGNORECASE,
)
CLOSING_PARAGRAPHS = 6
OPEN_WORDS = frozenset(
    (
        "sở",
        "bộ",
        "ban",
        "và",
        "của",
        "các",
        "văn",
        "cho",
        "về",
        "với",
        "hoặc",
        "những",
        "công",
        "giao",
        "đối",
        "tại",
        "từ",
        "theo",
        "trong",
        "để",
    )
)


@dataclass(slots=True)
class Block:
    """Khối dòng. The lines of one paragraph before it is closed."""

    mark: Mark | None
    start: int
    body: int
    end: int
    page: int
    bold: bool
    annex: bool
    last: str  # the last printed line, stripped
    width: int
    lines: int = 1
    open_bold: bool = False


def outline(source: SourceText, layout: Layout) -> tuple[tuple[Section, ...], tuple[Paragraph, ...]]:
    """Sections and paragraphs between head and closing block, then those of the annexes (marked `in_annex`)."""
    blocks = list(_blocks(source, layout))
    sections: list[Section] = []
    paragraphs: list[Paragraph] = []
    for annex in (False, True):
        mine = [b for b in blocks if b.annex == annex]
        if mine:
            _number(source.text, mine, annex, sections, paragraphs)
    return tuple(sections), _closing_apart(source.text, paragraphs)


def _body_lines(source: SourceText, layout: Layout) -> Iterator[tuple[Line, bool]]:
    annex = layout.annex_start if layout.annex_start is not None else len(source.text) + 1
    for line in source.lines:
        if line.kind is not LineKind.TEXT or line.start < layout.head_end:
            continue
        if line.start >= annex:
            yield line, True
        elif line.start < layout.tail_start:
            yield line, False


def _blocks(source: SourceText, layout: Layout) -> Iterator[Block]:
    lines = list(_body_lines(source, layout))
    lengths = sorted(n for line, _ in lines if (n := line.end - line.start) > 20)
    width = lengths[len(lengths) * 9 // 10] if lengths else 80
    if width <= WRAPPED_UNDER and _parted_by_blanks(source.text, lines):
        width = -width
    block: Block | None = None
    numbering, blank = Numbering(), True
    for line, annex in lines:
        raw = source.text[line.start : line.end]
        text = raw.strip(SOFT)
        if not text.strip("-–—.…\u2028"):
            if not (text and block is None and text in "-–"):
                blank = True
            continue
        if block is not None and block.annex != annex:
            yield block
            block, blank, numbering = None, True, Numbering()
        at = line.start + len(raw) - len(raw.lstrip(SOFT))
        mark = mark_of(text)
        if mark is not None and not mark.bullet and not _stands(mark, block, numbering, blank, width):
            mark = None
        if mark is None and block is not None and not _begins(text, block, blank, width, line.bold):
            block.end, block.last, block.width = at + len(text), text, line.end - line.start
            block.lines += 1
            blank = False
            continue
        if block is not None:
            yield block
        if mark is not None and not mark.bullet:
            numbering.take(mark)
        body = min(at + len(text), at + (_body_at(raw[at - line.start :], mark) if mark else 0))
        block = Block(mark, at, body, at + len(text), line.page, line.bold, annex, text, line.end - line.start)
        block.open_bold = raw.count("**") % 2 == 1
        blank = False
    if block is not None:
        yield block


def _parted_by_blanks(text: str, lines: list[tuple[Line, bool]]) -> bool:
    """Whether a blank line follows most lines that end a sentence: then it alone parts paragraphs."""
    ends = followed = 0
    for (line, _), (after, _) in itertools.pairwise(lines):
        if text[line.start : line.end].rstrip(SOFT).endswith(SENTENCE_ENDS):
            ends += 1
            followed += not text[after.start : after.end].strip(SOFT)
    return followed > 0.6 * ends


def _body_at(text: str, mark: Mark) -> int:
    rest = text[mark.length :]
    return mark.length + len(rest) - len(rest.lstrip(SOFT))


def _stands(mark: Mark, block: Block | None, numbering: Numbering, blank: bool, width: int) -> bool:
    """Whether a number at the start of a line opens a block, or was only put there by a line break."""
    follows = numbering.follows(mark)
    if block is None or blank:
        return follows or mark.style in {"dieu", "chuong", "phan", "roman"} or block is None
    ended = block.last.rstrip(SOFT + ")”\"'").endswith(SENTENCE_ENDS)
    short = block.width < 0.8 * abs(width) or block.last.isupper() or width > WRAPPED_UNDER
    return follows and (ended or short or (mark.upper and numbering.is_next(mark))) and (mark.upper or ended)


def _begins(text: str, block: Block, blank: bool, width: int, bold: bool) -> bool:
    """Whether an unmarked line begins a new paragraph rather than continuing the last one."""
    first = text.lstrip("“\"'(")[:1]
    last = block.last.rstrip(SOFT)
    ended = last.endswith(SENTENCE_ENDS)
    if first.islower() or (first in ",;.)" and first):
        return blank and ended and not last.endswith(",")
    if blank:
        return not (last.endswith((",", " và", " của", " các")) and width <= WRAPPED_UNDER and not last.isupper())
    if ended and CLOSING.match(text) is not None:
        return True
    heading = block.mark is not None and not block.mark.bullet and block.lines == 1 and not ended
    if heading and block.width < 0.5 * abs(width) and not _unfinished(last) and CLOSING.match(text) is not None:
        return True
    if width < 0:
        return bold != block.bold or (last.isupper() and not text.isupper() and block.lines == 1)
    if width > WRAPPED_UNDER or bold != block.bold or last.endswith(":"):
        return True
    if block.mark and not block.mark.bullet and block.lines == 1 and not block.open_bold and not _unfinished(last):
        return block.width < 0.8 * width or (ended and block.width < 0.85 * width)
    return (ended and block.width < 0.85 * width) or (last.isupper() and not text.isupper())


def _unfinished(line: str) -> bool:
    """Whether a short line ends inside a name ("2. Sở", "các Bộ,")."""
    return line.endswith((",", "-", "–", "(")) or line.rsplit(None, 1)[-1].lower() in OPEN_WORDS


def _number(text: str, blocks: list[Block], annex: bool, sections: list[Section], paragraphs: list[Paragraph]) -> None:
    stack: list[tuple[str, int]] = []  # (style, index of the open section)
    for block in blocks:
        mark = block.mark
        if mark is not None and not mark.bullet:
            keep = next((i for i, (style, _) in enumerate(stack) if style == mark.style), len(stack))
            for _, closed in stack[keep:]:
                sections[closed] = sections[closed]._replace(end=block.start)
            del stack[keep:]
            body = text[block.body : block.end]
            if "*" in body or "_" in body:
                body = body.replace("*", "").replace("_", "")
            title = " ".join(body.split(None, 20)[:20])
            parent = stack[-1][1] if stack else None
            sections.append(
                Section(mark.text, title, len(stack) + 1, block.start, block.end, parent, annex, 0.95, "outline.marker")
            )
            stack.append((mark.style, len(sections) - 1))
        inner = stack[-1][1] if stack else None
        paragraphs.append(
            Paragraph(
                Span(block.start, block.end), Span(block.body, block.end), mark.text if mark else None,
                bool(mark and mark.bullet), inner, annex, block.page, block.bold,
            )
        )  # fmt: skip
    for _, left in stack:
        sections[left] = sections[left]._replace(end=blocks[-1].end)


def _closing_apart(text: str, paragraphs: list[Paragraph]) -> tuple[Paragraph, ...]:
    """The closing paragraphs after the last numbered block belong to no section."""
    last = max((i for i, p in enumerate(paragraphs) if p.marker and not p.in_annex), default=-1)
    closing = False
    if last >= 0 and not text[: paragraphs[last].span.end].rstrip(SOFT).endswith((".", ";", "!", "…")):
        last += 1  # what follows a heading is its content
    for i in range(last + 1, len(paragraphs)):
        p = paragraphs[i]
        if p.in_annex:
            break
        near_end = sum(not q.in_annex for q in paragraphs[i:]) <= CLOSING_PARAGRAPHS
        head = " ".join(text[p.span.start : p.span.start + 160].replace("*", "").split())
        closing = closing or (near_end and CLOSING.match(head) is not None)
        if closing and p.section is not None:
            paragraphs[i] = p._replace(section=None)
    return tuple(paragraphs)
