"""Số thứ tự tự động của Word. Numbers that Word prints but does not store as text: "1.", "5.2.", "a)", "-"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_SMALL = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    space: str = " "


@dataclass(slots=True)
class _List:
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


class Numbering:
    """Bộ đếm số thứ tự. `marker()` is called once for each numbered paragraph, in the order of the text."""

    def __init__(self, root: Any) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[str] = set()
        if root is None:
            return
        for node in root.iterfind(f"{W}abstractNum"):
            self._abstract[node.get(f"{W}abstractNumId", "")] = _levels(node)
        for node in root.iterfind(f"{W}num"):
            target = node.find(f"{W}abstractNumId")
            made = _List(target.get(f"{W}val", "") if target is not None else "")
            for over in node.iterfind(f"{W}lvlOverride"):
                level = _number(over.get(f"{W}ilvl"), 0)
                start = over.find(f"{W}startOverride")
                if start is not None:
                    made.starts[level] = _number(start.get(f"{W}val"), 1)
                made.levels.update(_levels(over))
            self._lists[node.get(f"{W}numId", "")] = made

    def marker(self, list_id: str, level: int) -> str:
        """The printed marker with its space, "" for no list; counts this paragraph."""
        made = self._lists.get(list_id)
        if made is None or list_id == "0" or not 0 <= level <= 8:
            return ""
        counts = self._counts.setdefault(made.abstract, {})
        if list_id not in self._restarted:
            self._restarted.add(list_id)
            for at in made.starts:
                counts.pop(at, None)
        shape = self._level(made, level)
        first = made.starts.get(level, shape.start)
        counts[level] = counts[level] + 1 if level in counts else first
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        for above in range(level):
            counts.setdefault(above, made.starts.get(above, self._level(made, above).start))
        if shape.form == "none":
            return ""
        if shape.form == "bullet":
            return "+ " if shape.text.strip() == "+" else "- "
        return self._fill(made, shape, counts) + shape.space

    def _fill(self, made: _List, shape: _Level, counts: dict[int, int]) -> str:
        text = shape.text
        for at in range(9):
            place = f"%{at + 1}"
            if place in text:
                form = "decimal" if shape.legal else self._level(made, at).form
                text = text.replace(place, spell(counts.get(at, 1), form))
        return text

    def _level(self, made: _List, level: int) -> _Level:
        return (
            made.levels.get(level) or self._abstract.get(made.abstract, {}).get(level) or _Level(text=f"%{level + 1}.")
        )


def spell(number: int, form: str) -> str:
    """A number as Word prints it in this form; decimal where the form is unknown."""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min(10, (number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        out, rest = "", number
        for value, letters in _ROMAN + _ROMAN_SMALL:
            while rest >= value:
                out += letters
                rest -= value
        return out.upper() if form == "upperRoman" else out
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def _levels(node: Any) -> dict[int, _Level]:
    out: dict[int, _Level] = {}
    for lvl in node.iterfind(f"{W}lvl"):
        made = _Level()
        for child in lvl:
            value = child.get(f"{W}val", "")
            if child.tag == f"{W}start":
                made.start = _number(value, 1)
            elif child.tag == f"{W}numFmt":
                made.form = value
            elif child.tag == f"{W}lvlText":
                made.text = value[:40]
            elif child.tag == f"{W}isLgl":
                made.legal = value not in ("0", "false")
            elif child.tag == f"{W}suff" and value == "nothing":
                made.space = ""
        out[_number(lvl.get(f"{W}ilvl"), 0)] = made
    return out


def _number(value: str | None, default: int) -> int:
    text = (value or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else default
