"""Chữ có lời nhắc. A text cut where remarks begin and end, so that a page marks places and leaves the words alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sauro.domain.documents.source import Span


class Stretch(NamedTuple):
    """Đoạn chữ. `opens`: numbers of the remarks that begin here, `holds`: of those that stand over it."""

    text: str
    opens: tuple[int, ...] = ()
    holds: tuple[int, ...] = ()


def stretches(text: str, places: Sequence[Sequence[Span]]) -> list[Stretch]:
    """The whole text in order. places[n]: the spans of remark n; its first one opens it, also where it is empty."""
    spans = [(n, span) for n, of_one in enumerate(places) for span in of_one]
    edges = {edge for _, span in spans for edge in span if edge <= len(text)}
    cuts = sorted({0, len(text), *edges})
    first = {n: of_one[0].start for n, of_one in enumerate(places) if of_one}
    out = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        opens = tuple(n for n, at in first.items() if at == start)
        holds = tuple(dict.fromkeys(n for n, span in spans if span.start <= start and end <= span.end and start < end))
        if end > start or opens:
            out.append(Stretch(text[start:end], opens, holds))
    return out
