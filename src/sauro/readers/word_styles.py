"""Kiểu đoạn của Word. What a paragraph inherits: list, alignment, bold, font, size in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sauro.readers.word_numbers import W


@dataclass(frozen=True, slots=True)
class Style:
    """Kiểu đoạn. None where nothing is said."""

    list_id: str | None = None
    level: int | None = None
    align: str | None = None
    bold: bool | None = None
    font: str | None = None
    size: float | None = None


class Styles:
    """Các kiểu đoạn của tệp, with what each takes from the one it is based on."""

    def __init__(self, root: Any) -> None:
        self._nodes: dict[str, Any] = {}
        self._made: dict[str, Style] = {}
        self.default = Style()
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault")
        if defaults is not None:
            self.default = own_style(defaults)
        for node in root.iterfind(f"{W}style"):
            self._nodes[node.get(f"{W}styleId", "")] = node
            if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") in ("1", "true"):
                self.default = merge(self.default, own_style(node))

    def get(self, name: str | None) -> Style:
        """The style by its id, the default where there is none; a chain longer than 20 is cut."""
        if not name or name not in self._nodes:
            return self.default
        if name not in self._made:
            chain: list[Any] = []
            at: str | None = name
            while at and at in self._nodes and len(chain) < 20:
                chain.append(self._nodes[at])
                based = self._nodes[at].find(f"{W}basedOn")
                at = based.get(f"{W}val") if based is not None else None
            made = self.default
            for node in reversed(chain):
                made = merge(made, own_style(node))
            self._made[name] = made
        return self._made[name]


def merge(under: Style, over: Style) -> Style:
    """`over` where it says something, else `under`."""
    return Style(
        over.list_id if over.list_id is not None else under.list_id,
        over.level if over.level is not None else under.level,
        over.align if over.align is not None else under.align,
        over.bold if over.bold is not None else under.bold,
        over.font if over.font is not None else under.font,
        over.size if over.size is not None else under.size,
    )


def own_style(node: Any) -> Style:
    """What a style, a paragraph or a run says itself in its pPr and rPr."""
    paragraph, run = node.find(f"{W}pPr"), node.find(f"{W}rPr")
    list_id = level = align = None
    if paragraph is not None:
        list_id = _value(paragraph.find(f"{W}numPr/{W}numId"))
        depth = _value(paragraph.find(f"{W}numPr/{W}ilvl"))
        level = int(depth) if depth and depth.isdecimal() and len(depth) == 1 else None
        align = _value(paragraph.find(f"{W}jc"))
    bold = font = size = None
    if run is not None:
        mark = run.find(f"{W}b")
        bold = None if mark is None else mark.get(f"{W}val") not in ("0", "false", "off")
        fonts = run.find(f"{W}rFonts")
        font = None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")
        half_points = _value(run.find(f"{W}sz")) or ""
        size = int(half_points) / 2 if half_points.isdigit() and len(half_points) < 4 else None
    return Style(list_id, level, align, bold, font, size)


def _value(node: Any) -> str | None:
    return None if node is None else str(node.get(f"{W}val") or "") or None
