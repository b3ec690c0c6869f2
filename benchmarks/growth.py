"""Độ tăng. time(2n)/time(n) of the whole reader up to 1 MB, and of every pattern of the product up to 200 kB."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import deque
from collections.abc import Callable, Iterator
from types import ModuleType

import sauro.domain
import sauro.readers
from benchmarks.measure import Figure, best
from benchmarks.province import directive

GOAL = 2.5
LARGEST = 200_000
_NOISE = 0.002  # seconds; below, a ratio says nothing
_SLOW = 0.5  # seconds; a pattern that slow is not tried on more
_TRIAL = 3_000  # characters of the short trial
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
        values = list(value.values()) if isinstance(value, dict) else [value]
        for one in values:
            for part in one if isinstance(one, tuple | list) else (one,):
                for piece in part if isinstance(part, tuple | list) else (part,):
                    if isinstance(piece, re.Pattern) and isinstance(piece.pattern, str):
                        yield name, piece


def ratio_of(act: Callable[[str], object], piece: str) -> tuple[float, float]:
    """(worst ratio above the noise, seconds at the largest size tried) of one act on one repeated piece."""
    worst, before, size = 0.0, 0.0, LARGEST // 8
    while size <= LARGEST:
        text = _repeated(piece, size)
        took = best(lambda text=text: act(text), 2)  # type: ignore[misc]
        if before > _NOISE:
            worst = max(worst, took / before)
        before = took
        if took > _SLOW:
            break
        size *= 2
    return worst, before


def _repeated(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _worst_pieces(act: Callable[[str], object]) -> set[str]:
    """The piece that a short trial finds slowest, and the one that grows most; a very slow one ends the trial."""
    tried: list[tuple[float, float, str]] = []
    for piece in _PIECES:
        half, whole = (
            best(lambda size=size: act(_repeated(piece, size)), 1)  # type: ignore[misc]  # noqa: B023 - called at once
            for size in (_TRIAL // 2, _TRIAL)
        )
        tried.append((whole, whole / half if whole > _NOISE / 10 else 0.0, piece))
        if whole > _SLOW / 4:
            break
    return {max(tried)[2], max(tried, key=lambda t: t[1])[2]}


def pattern_growth() -> list[Figure]:
    """The number of patterns, and one line for each of the worst five.

    Every match in a text is looked for, so a pattern that the product only asks at the start of a line is tried harder
    here than there.
    """
    found: list[tuple[float, float, str]] = []
    for name, pattern in list(patterns()):

        def act(text: str, pattern: re.Pattern[str] = pattern) -> object:
            return deque(pattern.finditer(text), maxlen=0)

        worst = max(ratio_of(act, piece) for piece in _worst_pieces(act))
        found.append((*worst, name))
    figures = [Figure("biểu thức đã thử trên chuỗi ác ý, đến 200 kB", str(len(found)))]
    for ratio, took, name in sorted(found, reverse=True)[:5]:
        shown = f"{ratio:.2f}, {1000 * took:.0f} ms"
        figures.append(Figure(f"  time(2n)/time(n)  {name}", shown, f"≤ {GOAL}", ratio <= GOAL))
    return figures


def reader_growth(read: Callable[[str], object]) -> list[Figure]:
    """The whole reader on one document of 125 kB to 1 MB, and on one line of 1 MB."""
    figures: list[Figure] = []
    before = 0.0
    for size in (125_000, 250_000, 500_000, 1_000_000):
        text = directive(7, size)
        took = best(lambda text=text: read(text), 2)  # type: ignore[misc]
        ratio = took / before if before else 0.0
        shown = f"{took:.2f} s" + (f", gấp {ratio:.2f}" if ratio else "")
        goal = f"≤ {GOAL}" if ratio else ""
        figures.append(
            Figure(f"cả bộ đọc, một văn bản {size // 1000} kB", shown, goal, ratio <= GOAL if ratio else None)
        )
        before = took
    for name, piece in (("một dòng", "giao Sở Nội vụ chủ trì "), ("toàn dòng trống", "\n"), ("toàn số mục", "1.1. ")):
        text = (piece * (1_000_000 // len(piece) + 1))[:1_000_000]
        took = best(lambda text=text: read(text), 1)  # type: ignore[misc]
        figures.append(Figure(f"cả bộ đọc, 1 MB {name}", f"{took:.2f} s", "< 2 s", took < 2))
    return figures
