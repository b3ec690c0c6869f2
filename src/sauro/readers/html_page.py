"""Trang HTML. Words in reading order, scripts and styles dropped, tables as cells."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sauro.domain.documents.source import Note, SourceText
from sauro.readers.build import TextBuilder
from sauro.readers.grid import GridRow, add_table, is_layout
from sauro.readers.plain import read_plain

_DROPPED = ("script", "style", "noscript", "template", "svg", "iframe", "object", "head", "nav")
_BLOCKS = frozenset(
    "p div section article li ul ol h1 h2 h3 h4 h5 h6 blockquote pre header footer main aside figure figcaption"  # noqa: SIM905
    " dl dt dd address hr form center".split()
)
_DEEPEST = 200


def read_html(text: str, notes: tuple[Note, ...]) -> tuple[SourceText, dict[str, str]]:
    """Đọc trang HTML. Metadata are the title and the named `meta` tags."""
    tree = LexborHTMLParser(text)
    metadata = {f"title{i}": node.text() for i, node in enumerate(tree.css("title"))}
    for at, node in enumerate(tree.css("meta[content]")):
        metadata[f"meta{at}"] = (node.attributes.get("content") or "")[:2000]
    for tag in _DROPPED:
        for node in tree.css(tag):
            node.decompose()
    if tree.body is None:
        return read_plain("", notes), metadata
    walk = _Walk()
    walk.children(tree.body, 0)
    walk.flush()
    for note in notes:
        walk.builder.note(note.code, note.message)
    return walk.builder.build(), metadata


class _Walk:
    def __init__(self) -> None:
        self.builder = TextBuilder()
        self._words: list[str] = []

    def children(self, node: LexborNode, depth: int) -> None:
        child = node.child
        while child is not None:
            self._visit(child, depth)
            child = child.next

    def flush(self) -> None:
        """End the paragraph in hand."""
        text = "".join(self._words)
        self._words.clear()
        lines = [" ".join(line.split()) for line in text.split("\n")]
        if any(lines):
            self.builder.line("\n".join(lines))
            self.builder.gap()

    def _visit(self, node: LexborNode, depth: int) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._words.append((node.text_content or "").replace("\n", " ").replace("\r", " "))
        elif tag == "br":
            self._words.append("\n")
        elif tag == "table":
            self.flush()
            self._table(node)
        elif depth > _DEEPEST:
            self._words.append(" ".join((node.text() or "").split()))
        elif tag in _BLOCKS:
            self.flush()
            if tag == "li" and node.parent is not None:
                self._words.append(self._marker(node))
            self.children(node, depth + 1)
            self.flush()
        elif not tag.startswith("-"):
            self.children(node, depth + 1)

    def _marker(self, node: LexborNode) -> str:
        parent = node.parent
        if parent is None or parent.tag != "ol":
            return "- "
        number, before = 1, node.prev
        while before is not None:
            number += before.tag == "li"
            before = before.prev
        return f"{number}. "

    def _table(self, table: LexborNode) -> None:
        rows: list[GridRow] = []
        for row in table.css("tr"):
            cells = [c for c in row.iter() if c.tag in ("td", "th")]
            rows.append([(_cell_text(c), _span(c, "rowspan"), _span(c, "colspan"), c.tag == "th") for c in cells])
        bordered = (table.attributes.get("border") or "0") not in ("0", "")
        add_table(self.builder, rows, layout=is_layout(rows, bordered=bordered))


def _cell_text(cell: LexborNode) -> str:
    walk = _Walk()
    walk.children(cell, 0)
    walk.flush()
    return walk.builder.build().text.strip()


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "1").strip()
    return min(100, max(1, int(value))) if value.isascii() and value.isdigit() and len(value) < 4 else 1
