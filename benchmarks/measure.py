"""Cách đo. Medians of repeated runs, and one line of the table."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """Một dòng của bảng. `good` is None where there is no goal."""

    name: str
    value: str
    goal: str = ""
    good: bool | None = None


def seconds(act: Callable[[], object]) -> float:
    """Seconds of this process on a core: what other work on the machine takes is not counted."""
    began = time.process_time()
    act()
    return time.process_time() - began


def waited(act: Callable[[], object]) -> float:
    """Seconds that a person waits, child processes and other work on the machine included."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def median(
    act: Callable[[], object], times: int = 5, clock: Callable[[Callable[[], object]], float] = seconds
) -> float:
    gc.collect()
    return statistics.median(clock(act) for _ in range(times))


def best(act: Callable[[], object], times: int = 3) -> float:
    """The fastest of some runs: for ratios, where noise only ever adds."""
    return min(seconds(act) for _ in range(times))


def line(figure: Figure) -> str:
    """One line of the table: name, value, and the goal that it was held against."""
    names, values = 66, 18
    mark = {None: "", True: "đạt", False: "CHƯA ĐẠT"}[figure.good]
    return f"{figure.name:<{names}}  {figure.value:>{values}}  {figure.goal:<8}{mark}".rstrip()
