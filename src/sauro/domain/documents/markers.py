"""Số thứ tự. What a line begins with: Điều 2., II., 5.2., a), (1), or a dash; and which number may follow which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMAN = {"I": 1, "V": 5, "X": 10}
AFTER = r"(?=[\s*_]|[A-ZÀ-ỸĐ“\"]|$)"
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("dieu", re.compile(r"(?P<m>(?:Điều|ĐIỀU)\s{1,3}(?P<v>\d{1,3})\s?[.:]?)" + r"(?=[\s*_]|$)")),
    ("chuong", re.compile(r"(?P<m>(?:Chương|CHƯƠNG)\s{1,3}(?P<v>[IVX]{1,6}|\d{1,2})[.:]?)(?=[\s*_]|$)")),
    ("phan", re.compile(r"(?P<m>(?:Phần|PHẦN)\s{1,3}(?P<v>[IVX]{1,6}|\d{1,2}|(?:thứ|THỨ) \w{2,5})[.:]?)(?=[\s*_]|$)")),
    ("roman", re.compile(r"(?!V/)(?P<m>(?P<v>[IVX]{1,6})\s?[.)/\-–])" + AFTER)),
    ("dec3", re.compile(r"(?P<m>(?P<v>\d{1,2}(?:\.\d{1,2}){2,3})[.)]?)(?=[\s*_]|[A-ZĐ])(?!\s{0,2}\d)")),
    ("dec2", re.compile(r"(?P<m>(?P<v>\d{1,2}\.\d{1,2})[.)]?)(?=[\s*_]|[A-ZĐ])(?!\s{0,2}(?:\d|triệu|tỷ|nghìn|%))")),
    ("paren", re.compile(r"(?P<m>\(\s?(?P<v>\d{1,2})\s?\))")),
    ("parenroman", re.compile(r"(?P<m>\((?P<v>[ivx]{1,5})\))")),
    ("parenletter", re.compile(r"(?P<m>\((?P<v>[a-zđ])\))")),
    ("num", re.compile(r"(?P<m>(?P<v>\d{1,2})(?:\s?[.)/]|[-–](?=\s)))(?!\d)" + AFTER)),
    ("letter", re.compile(r"(?P<m>(?P<v>[a-zđ©])\s?[.)/])" + AFTER)),
    ("capital", re.compile(r"(?P<m>(?P<v>[A-H])\s?[.)/])(?=[\s*_])")),
)  # fmt: skip
BULLET = re.compile(r"(?P<m>[-–—+•·●▪◦○])(?!\d)")
READ_AS = {"©": "c"}


class Mark(NamedTuple):
    """Ký hiệu đầu dòng. `length` counts its characters in the line; `upper`: the text after it begins in capitals."""

    style: str
    text: str
    value: tuple[int, ...]
    length: int
    upper: bool = True

    @property
    def bullet(self) -> bool:
        return self.style == "bullet"


def mark_of(line: str) -> Mark | None:
    """The marker that a stripped line begins with, or None."""
    first = line[:1]
    bullet = None if first.isalnum() else BULLET.match(line)
    if bullet is not None:
        sign = bullet["m"]
        return Mark("bullet", "-" if sign in "–—" else sign, (0,), 1)
    if not (first.isdigit() or first in "(©ĐCPIVX" or line[1:3].strip()[:1] in {".", ")", "/"}):
        return None
    for style, pattern in PATTERNS:
        m = pattern.match(line)
        if m is None:
            continue
        value = READ_AS.get(m["v"], m["v"])
        rest = line[m.end("m") :].lstrip(" \t*_“\"'")
        text = " ".join(m["m"].replace("©", "c").split())
        return Mark(style, text, _value(style, value), m.end("m"), rest[:1].isupper() or not rest)
    return None


def _value(style: str, printed: str) -> tuple[int, ...]:
    if printed[0].isdigit():
        return tuple(int(x) for x in printed.split("."))
    if style in {"roman", "chuong", "phan", "parenroman"}:
        return (roman(printed.upper()),)
    if style == "capital":
        return (ord(printed) - 64,)
    return (LETTERS.find(printed) + 1,)


def roman(printed: str) -> int:
    """The value of a roman numeral up to XXXIX; 0 where it is none."""
    total = 0
    for here, after in zip(printed, printed[1:] + " ", strict=True):
        value = ROMAN.get(here, 0)
        total += -value if value < ROMAN.get(after, 0) else value
    return total


@dataclass(slots=True)
class Numbering:
    """Dãy số. The last value of each style that is open, outermost first."""

    order: list[str] = field(default_factory=list)
    last: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def follows(self, mark: Mark) -> bool:
        """Whether this marker can come next: the first of a new list, or one of the next three of an open one."""
        if mark.style in {"dec2", "dec3"}:
            return self._decimal_follows(mark)
        before = self.last.get(mark.style)
        if before is None:
            return mark.value[0] == 1 or (mark.value[0] == 2 and mark.style in {"num", "dieu", "roman"})
        return mark.value[0] == 1 or 0 < mark.value[0] - before[0] <= 3

    def is_next(self, mark: Mark) -> bool:
        """Whether this marker is exactly the next of its list, or the first of a new one."""
        before = self.last.get(mark.style)
        same_list = before is not None and before[:-1] == mark.value[:-1]
        return mark.value[-1] == (before[-1] + 1 if same_list and before else 1)

    def _decimal_follows(self, mark: Mark) -> bool:
        before = self.last.get(mark.style)
        if before is not None and before[:-1] == mark.value[:-1]:
            return 0 < mark.value[-1] - before[-1] <= 3
        outer = self.last.get("num" if mark.style == "dec2" else "dec2")
        return mark.value[-1] <= 2 and (outer is None or outer[-1] == mark.value[-2] or mark.style == "dec2")

    def take(self, mark: Mark) -> None:
        if mark.style in self.last:
            keep = self.order.index(mark.style)
            for style in self.order[keep + 1 :]:
                self.last.pop(style, None)
            del self.order[keep + 1 :]
        else:
            self.order.append(mark.style)
        self.last[mark.style] = mark.value
