"""Trả về vị trí gốc. A reading made on composed text, led back to the offsets of the file as it was given.

Text written with separate marks (macOS, some PDF) is read composed, because words are compared letter by letter;
people and `./sauro read` refer to the file. Only such texts take this way; all others are read as they are.
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from sauro.domain.documents.model import Layout, Section
from sauro.domain.documents.source import SourceText, Span
from sauro.domain.text.mapped import Mapped

_Thing = TypeVar("_Thing")


def restored(thing: _Thing, original: SourceText, way: Mapped) -> _Thing:
    """Trả về vị trí gốc. The same reading with every span, layout and section offset of `original`."""
    result: _Thing = _led_back(thing, original, way)
    return result


def _led_back(thing: Any, original: SourceText, way: Mapped) -> Any:
    if isinstance(thing, SourceText):
        return original
    if isinstance(thing, Span):
        return way.back(thing.start, thing.end)
    if isinstance(thing, Layout):
        return Layout(
            _offset(way, thing.head_end), _offset(way, thing.tail_start), _offset(way, thing.tail_end),
            None if thing.annex_start is None else _offset(way, thing.annex_start), thing.family,
        )  # fmt: skip
    if isinstance(thing, Section):
        start = None if thing.start is None else _offset(way, thing.start)
        return thing._replace(start=start, end=_offset(way, thing.end))
    if isinstance(thing, tuple):
        items = [_led_back(item, original, way) for item in thing]
        return type(thing)(*items) if hasattr(thing, "_fields") else tuple(items)
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        values = {f.name: _led_back(getattr(thing, f.name), original, way) for f in dataclasses.fields(thing) if f.init}
        return dataclasses.replace(thing, **values)
    return thing


def _offset(way: Mapped, offset: int) -> int:
    return way.back(offset, offset).start if offset < len(way.text) else way.back(max(offset - 1, 0), offset).end
