"""Đóng gói tổng hợp. Lines, voices and decisions as one piece of JSON: same facts, same bytes."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, TypeVar

from sauro.domain.synthesis import Line
from sauro.domain.synthesis_text import Fig, Paragraph
from sauro.domain.synthesis_voices import Voice

T = TypeVar("T")
_LINE = [f.name for f in fields(Line)]
_VOICE = [f.name for f in fields(Voice)]


@dataclass(frozen=True, slots=True)
class Decided:
    """Một việc đã quyết định trong kỳ, or a request that waits. `kind`: of `synthesis_text.DECIDED` or *_waiting.

    `code`: of the task, "" where a finding was decided; `finding`: its id, 0 where a task was.
    """

    kind: str
    code: str
    body: str
    words: str
    on: str
    finding: int = 0


_DECIDED = [f.name for f in fields(Decided)]


@dataclass(frozen=True, slots=True)
class Stored:
    """Nội dung đã đóng gói."""

    lines: list[Line]
    voices: list[Voice]
    decided: list[Decided]


def packed(stored: Stored) -> bytes:
    """Đóng gói. Columns are named once, so that an older piece stays readable when a column is added."""
    body = {
        "line": _LINE,
        "lines": _values(stored.lines, _LINE),
        "voice": _VOICE,
        "voices": _values(stored.voices, _VOICE),
        "decision": _DECIDED,
        "decided": _values(stored.decided, _DECIDED),
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def _values(rows: Iterable[object], names: Sequence[str]) -> list[Any]:
    """The values of each row in order; much faster than dataclasses.astuple, which copies each value deeply."""
    return list(map(attrgetter(*names), rows))


def compressed(raw: bytes) -> bytes:
    """Nén."""
    return zlib.compress(raw, 5)


def raw_of(data: bytes) -> bytes:
    """Bản chưa nén, letter by letter as it was hashed: a column added since changes no hash."""
    return zlib.decompress(data)


def opened(data: bytes) -> Stored:
    """Mở gói."""
    body = json.loads(raw_of(data))
    return Stored(
        _rows(Line, body["line"], body["lines"]),
        _rows(Voice, body["voice"], body["voices"]),
        _rows(Decided, body["decision"], body["decided"]),
    )


def _rows(kind: type[T], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[T]:
    known = {f.name for f in fields(kind)}  # type: ignore[arg-type]
    if set(names) == known:
        return [kind(**dict(zip(names, row, strict=True))) for row in rows]
    return [kind(**{n: v for n, v in zip(names, row, strict=True) if n in known}) for row in rows]


def digest(facts: dict[str, Any], raw: bytes) -> str:
    """Mã của dữ kiện: of the facts and of the lines behind them, whatever compressed them."""
    said = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode() + b"\0" + raw).hexdigest()


def as_json(paragraphs: Sequence[Paragraph]) -> list[list[Any]]:
    """Các đoạn để lưu: words as text, figures as {"key", "printed"}."""
    return [[{"key": p.key, "printed": p.printed} if isinstance(p, Fig) else p for p in row] for row in paragraphs]


def from_json(rows: Sequence[Sequence[Any]]) -> list[Paragraph]:
    """Các đoạn đã lưu."""
    return [tuple(Fig(p["key"], p["printed"]) if isinstance(p, dict) else p for p in row) for row in rows]
