"""Độ tăng. time(2n)/time(n) of the whole reader up to 1 MB, and of every pattern of the product up to 200 kB."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from types import ModuleType

import sauro.domain
import sauro.readers
from benchmarks.measure import Figure, best
from benchmarks.province import directive
from sauro.readers.plain import LINES

GOAL = 2.5
LARGEST = 200_000
_NOISE = 0.002  # seconds; below, a ratio says nothing
_SLOW = 0.5  # seconds; a pattern that slow is not tried on more
_TRIAL = 3_000  # characters of the short trial
_FIRST = LARGEST // 8  # characters of the first of the four sizes, where the pattern is not slow
_AGAIN = 6  # runs of each size when a look broke the goal: noise only ever adds
_PIECES = (
    " ", "\n", "a", "A", "Đ", "1", ".", "-", "/", "1/", "1.", "1.1.", "a) ", "- ", "a ", "A a ", "1 ", ", ",
    "; ", "*", "(",
    "ngày ", "ngày 1/1/2026 ", "tháng 1 năm 2026 ", "ngày 1 tháng 1 năm 2026 ", "số 1-CV/TU ", "Số: 12/QĐ-UBND ",
    "giao Sở Nội vụ chủ trì, phối hợp với ", "trước ngày ", "quý I", "kể từ ngày ", "Kính gửi: ", "Nơi nhận:\n", "T/M ",
    "Điều 1. ", "Luật ", "khoản 1 Điều 2 ", "ủy ban ", "MẬT ", "15 ngày làm việc ", "hằng tháng ", "\t", "……", "_",
)  # fmt: skip


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern that a module of the domain or the readers holds, also inside tables, with its place."""
    seen: set[int] = set()
    for package in (sauro.domain, sauro.readers):
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if info.name == "sauro.readers.child":
                continue
            module = importlib.import_module(info.name)
            for name, pattern in _inside(module):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    yield f"{info.name.removeprefix('sauro.')}.{name}", pattern


def _inside(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, value in vars(module).items():
        yield from _held(name, value, 3)


def _held(name: str, value: object, depth: int) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield name, value
    elif depth and isinstance(value, dict):
        for key, one in value.items():
            yield from _held(f"{name}[{key}]", one, depth - 1)
    elif depth and isinstance(value, tuple | list):
        for at, one in enumerate(value):
            yield from _held(f"{name}[{at}]", one, depth - 1)


@dataclass(frozen=True, slots=True)
class Growth:
    """Độ tăng của một biểu thức. `ratio` is 0 where every run was too short to say; the last run: seconds, size."""

    ratio: float
    took: float
    size: int
    name: str = ""

    @property
    def shown(self) -> str:
        stopped = "" if self.size == LARGEST else ", dừng"
        return f"{self.ratio:.2f}; {1000 * self.took:.0f} ms/{self.size // 1000} kB{stopped}"


def growth_of(act: Callable[[str], object], piece: str, first: int, runs: int) -> Growth:
    """The worst ratio above the noise of one act on one repeated piece, each size twice the one before."""
    worst, before, size = 0.0, 0.0, first
    while True:
        text = _repeated(piece, size)
        took = best(lambda text=text: act(text), runs)  # type: ignore[misc]
        if before > _NOISE:
            worst = max(worst, took / before)
        if took > _SLOW or size >= LARGEST:
            return Growth(worst, took, size)
        before, size = took, min(2 * size, LARGEST)


def _repeated(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _worst_pieces(act: Callable[[str], object]) -> dict[str, int]:
    """The piece that a short trial finds slowest, and the one that grows most, each with the size to begin with.

    A very slow one ends the trial.
    """
    tried: list[tuple[float, float, str]] = []
    for piece in _PIECES:
        half, whole = (
            best(lambda size=size: act(_repeated(piece, size)), 1)  # type: ignore[misc]  # noqa: B023 - called at once
            for size in (_TRIAL // 2, _TRIAL)
        )
        tried.append((whole, whole / half if whole > _NOISE / 10 else 0.0, piece))
        if whole > _SLOW / 4:
            break
    chosen = {max(tried), max(tried, key=lambda t: t[1])}
    return {piece: _TRIAL if whole * _FIRST / _TRIAL > _SLOW / 2 else _FIRST for whole, _, piece in chosen}


def _growth_of_pattern(name: str, pattern: re.Pattern[str]) -> Growth:
    def act(text: str) -> object:
        return deque(pattern.finditer(text), maxlen=0)

    pieces = _worst_pieces(act)
    looks = (1, _AGAIN, _AGAIN, _AGAIN)  # what truly grows with the square shows 4 at every look, noise at one
    for runs in looks:
        worst = max((growth_of(act, piece, first, runs) for piece, first in pieces.items()), key=_order)
        if worst.ratio <= GOAL:
            break
    return replace(worst, name=name)


def _order(growth: Growth) -> tuple[float, float]:
    return growth.ratio, growth.took


def _module_of(found: tuple[str, re.Pattern[str]]) -> str:
    return found[0].partition("[")[0].rpartition(".")[0]


def pattern_growth() -> Iterator[Figure]:
    """One line for each module, with its worst pattern; then the number of patterns, and the slowest five.

    Every match in a text is looked for, so a pattern that the product only asks at the start of a line or on one clause
    is tried harder here than there. One that needs half a second is not tried on more, and its line says so.
    """
    found: list[Growth] = []
    gc.collect()
    gc.freeze()  # what is loaded is not to be walked again in the middle of a measure
    for module, held in groupby(list(patterns()), key=_module_of):
        here = [_growth_of_pattern(name, pattern) for name, pattern in held]
        worst = max(here, key=_order)
        name = f"  {module}: {len(here)} biểu thức, tăng nhanh nhất {worst.name[len(module) + 1 :]}"
        yield Figure(name, worst.shown, f"≤ {GOAL}", worst.ratio <= GOAL)
        yield from (
            Figure(f"    {g.name}", g.shown, f"≤ {GOAL}", False) for g in here if g.ratio > GOAL and g is not worst
        )
        found += here
    yield Figure(f"biểu thức đã thử trên chuỗi ác ý, đến {LARGEST // 1000} kB", str(len(found)))
    for growth in sorted(found, key=lambda g: g.took / g.size, reverse=True)[:5]:
        yield Figure(f"  chậm nhất: {growth.name}", growth.shown, f"≤ {GOAL}", growth.ratio <= GOAL)


def reader_growth(read: Callable[[str], object]) -> Iterator[Figure]:
    """The whole reader on one document of 125 kB to 1 MB, and on hostile ones."""
    before = 0.0
    for size in (125_000, 250_000, 500_000, 1_000_000):
        text = directive(7, size)
        took = best(lambda text=text: read(text), 2 if size > 250_000 else 5)  # type: ignore[misc]
        ratio = took / before if before else 0.0
        shown = f"{took:.2f} s" + (f", gấp {ratio:.2f}" if ratio else "")
        goal = f"≤ {GOAL}" if ratio else ""
        yield Figure(f"cả bộ đọc, một văn bản {size // 1000} kB", shown, goal, ratio <= GOAL if ratio else None)
        before = took
    hostile = (
        ("1 MB một dòng", "giao Sở Nội vụ chủ trì ", 1_000_000),
        ("1 MB toàn số mục", "1.1. ", 1_000_000),
        (f"{LINES} dòng trống, nhiều hơn thì tệp bị từ chối", "\n", LINES),
    )
    for name, piece, size in hostile:
        text = _repeated(piece, size)
        took = best(lambda text=text: read(text), 1)  # type: ignore[misc]
        yield Figure(f"cả bộ đọc, {name}", f"{took:.2f} s", "< 2 s", took < 2)
