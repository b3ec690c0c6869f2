"""Đôn đốc. One run of the ladder over a register in which every task is open, and the run of the next working day."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Iterator
from itertools import pairwise

from django.db import connection
from django.utils import timezone

from benchmarks.measure import Figure
from benchmarks.register import Counted
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.models import Task, Urging
from sauro.apps.tasks.services import urge_all
from sauro.domain.tasks import ENDED, Status

GOAL = 60.0


def urge() -> Iterator[Figure]:
    """The first run ever, which finds all that is late at once; a run with nothing new; the next working day."""
    today = timezone.localdate()
    Task.objects.filter(status__in=[str(s) for s in ENDED], responsible=None).update(status=str(Status.ASSIGNED))
    Task.objects.filter(status__in=[str(s) for s in ENDED]).update(status=str(Status.IN_PROGRESS))
    number = Task.objects.exclude(status__in=[str(s) for s in ENDED]).count()
    days = calendar()
    on = days.add_working_days(today, 1)
    for words, day in (
        (f"đôn đốc lần đầu, {number} việc đang mở", on),
        ("  chạy lại cùng ngày", on),
        ("  ngày làm việc kế tiếp", days.add_working_days(on, 1)),
    ):
        yield _run(words, day)


def _run(words: str, on: dt.date) -> Figure:
    counted, chunks = Counted(), [time.perf_counter()]
    at = timezone.make_aware(dt.datetime.combine(on, dt.time(8)))
    with connection.execute_wrapper(counted):
        tally = urge_all(on, at, after_chunk=lambda _: chunks.append(time.perf_counter()))
    took = time.perf_counter() - chunks[0]
    steps = [b - a for a, b in pairwise(chunks[1:])]
    each = f", mỗi đợt {1000 * statistics.median(steps):.0f} ms" if steps else ""
    told = f"{tally.urged} lượt, {tally.notices} tin, {tally.letters} văn bản"
    shown = f"{took:.1f} s; {counted.number} truy vấn{each}; {told}; {Urging.objects.count()} dòng"
    return Figure(f"  {words}", shown, f"< {GOAL:.0f} s", took < GOAL)
