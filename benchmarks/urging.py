"""Đôn đốc. One run of the ladder over a register in which every task is open, and the run of the next working day."""

from __future__ import annotations

import datetime as dt
import resource
import statistics
import time
from collections.abc import Iterator
from itertools import pairwise

from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from benchmarks.measure import Figure
from benchmarks.register import Counted
from benchmarks.serving import server_used
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.models import Task, Urging
from sauro.apps.tasks.services import urge_all
from sauro.domain.tasks import ENDED, Status

OPEN = 100_000  # tasks, the newest of the register (issue 3); the others are told as withdrawn
GOAL = 60.0  # seconds that are waited
_ENDED = [str(status) for status in ENDED]


def urge() -> Iterator[Figure]:
    """The first run ever, which finds all that is late at once; a run with nothing new; the next working day."""
    today = timezone.localdate()
    open_newest(OPEN)
    number = _running(Task.objects.all()).count()
    days = calendar()
    on = days.add_working_days(today, 1)
    for words, day in (
        (f"đôn đốc lần đầu, {number} việc đang mở", on),
        ("  chạy lại cùng ngày", on),
        ("  ngày làm việc kế tiếp", days.add_working_days(on, 1)),
    ):
        yield _run(words, day)


def open_newest(most: int) -> None:
    """So many tasks open, whatever they were: the worst case, most of them late and never urged."""
    newest = Task.objects.order_by("-pk").values_list("pk", flat=True)[: most + 1]
    first = newest[most] if len(newest) > most else 0
    _running(Task.objects.filter(pk__lte=first)).update(status=str(Status.WITHDRAWN))
    ended = Task.objects.filter(pk__gt=first, status__in=_ENDED)
    ended.filter(responsible=None).update(status=str(Status.ASSIGNED))
    ended.update(status=str(Status.IN_PROGRESS))


def _running(tasks: QuerySet[Task]) -> QuerySet[Task]:
    return tasks.exclude(status__in=_ENDED)


def _used() -> tuple[float, float, float]:
    """Seconds on a core so far: of this process for itself and in the kernel, of the database server."""
    mine = resource.getrusage(resource.RUSAGE_SELF)
    return mine.ru_utime, mine.ru_stime, server_used()


def _run(words: str, on: dt.date) -> Figure:
    counted, chunks, before = Counted(), [time.perf_counter()], _used()
    at = timezone.make_aware(dt.datetime.combine(on, dt.time(8)))
    with connection.execute_wrapper(counted):
        tally = urge_all(on, at, after_chunk=lambda _: chunks.append(time.perf_counter()))
    took = time.perf_counter() - chunks[0]
    own, kernel, server = (after - start for after, start in zip(_used(), before, strict=True))
    used = f"CPU {own + kernel:.1f} s, trong đó nhân {kernel:.1f}"
    used += f", máy chủ dữ liệu {server:.1f}" if server else ""
    steps = [b - a for a, b in pairwise(chunks[1:])]
    each = f", mỗi đợt {1000 * statistics.median(steps):.0f} ms" if steps else ""
    told = f"{tally.urged} lượt, {tally.notices} tin, {tally.letters} văn bản"
    shown = f"{took:.1f} s ({used}); {counted.number} truy vấn{each}; {told}; {Urging.objects.count()} dòng"
    return Figure(f"  {words}", shown, f"< {GOAL:.0f} s", took < GOAL)
