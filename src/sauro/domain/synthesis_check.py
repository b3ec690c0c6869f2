"""Soát dự thảo. Which figures of an edited text still agree with the facts.

A person edits plain text. The figures that the machine wrote are found again by laying the edited words beside the
machine's; a figure that stands where another did, or where the facts have moved on, is pointed out, never rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from sauro.domain.synthesis_text import Fig, Paragraph

_WORD = re.compile(r"\d[\d.,]*\d(?:\s?%)?|\d(?:\s?%)?|[^\W\d]+|\S")


@dataclass(frozen=True, slots=True)
class Found:
    """Con số của dự thảo trong bản đã sửa. Offsets in the edited text; `stands`: what is printed there."""

    key: str
    start: int
    end: int
    stands: str


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Con số không khớp. `facts`: what the facts say now."""

    key: str
    start: int
    end: int
    stands: str
    facts: str


def figures_in(text: str, base: Sequence[Paragraph]) -> list[Found]:
    """Các con số của bản máy soạn, where they stand in the edited text; those that were edited away are not found."""
    words: list[str] = []
    keys: list[str] = []
    for piece in _flat(base):
        taken = [m.group() for m in _WORD.finditer(piece.printed if isinstance(piece, Fig) else piece)]
        key = piece.key if isinstance(piece, Fig) else ""
        words += taken
        keys += [key if at == 0 else "" for at in range(len(taken))]
    edited = list(_WORD.finditer(text))
    found: list[Found] = []
    matcher = SequenceMatcher(None, words, [m.group() for m in edited], autojunk=False)
    for op, i, j, k, m in matcher.get_opcodes():
        if op == "equal":
            pairs = zip(range(i, j), range(k, m), strict=True)
        elif op == "replace":
            numbers = [at for at in range(k, m) if edited[at].group()[0].isdigit()]
            old = [at for at in range(i, j) if words[at][0].isdigit()]
            pairs = zip(old, numbers, strict=True) if len(old) == len(numbers) else zip((), (), strict=True)
        else:
            continue
        found += [Found(keys[a], edited[b].start(), edited[b].end(), edited[b].group()) for a, b in pairs if keys[a]]
    return sorted(found, key=lambda f: f.start)


def mismatches(text: str, base: Sequence[Paragraph], facts: Mapping[str, str]) -> list[Mismatch]:
    """Con số không còn khớp. `facts`: key → as it is printed now; a figure that no facts name any more is none (0)."""
    return [
        Mismatch(f.key, f.start, f.end, f.stands, facts.get(f.key, "0"))
        for f in figures_in(text, base)
        if _same(f.stands) != _same(facts.get(f.key, "0"))
    ]


def corrected(text: str, base: Sequence[Paragraph], facts: Mapping[str, str]) -> str:
    """Sửa theo số mới: the figures that differ take the value of the facts; every other letter stays."""
    for wrong in reversed(mismatches(text, base, facts)):
        text = text[: wrong.start] + wrong.facts + text[wrong.end :]
    return text


def _flat(base: Iterable[Paragraph]) -> Iterable[str | Fig]:
    for paragraph in base:
        yield from paragraph
        yield "\n"


def _same(printed: str) -> str:
    return printed.replace(" ", "").replace(" ", "")
