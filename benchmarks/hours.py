"""Giờ làm việc. A year of a province's attendance (400,000 days): statistics and findings, again, one page, erasing.

In a process of its own with a database of its own, on SQLite and PostgreSQL: `python -m benchmarks.hours`.
SAURO_BENCH_DAYS: how many days of people.
"""

from __future__ import annotations

import datetime as dt
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack

from benchmarks.measure import Figure, line

DAYS = 400_000
UNITS, PEOPLE = 64, 25
GOAL, MEMORY = 60.0, 300
LATEST = dt.date(2026, 11, 27)


def hours() -> Iterator[Figure]:
    """The figures of the other process on each database; its exit status says whether the goals are met."""
    for database in os.environ.get("SAURO_BENCH_ON", "sqlite,postgresql").split(","):
        with ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            environment = {**os.environ, "SAURO_DATA": folder, "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
            environment |= {"SAURO_DATABASE_URL": "", "SAURO_SAMPLE": "0"}
            if database == "postgresql":
                from tests.postgres import server

                environment["SAURO_DATABASE_URL"] = stack.enter_context(server())[1]
            command = [sys.executable, "-u", "-m", "benchmarks.hours"]
            good = subprocess.run(command, env=environment, check=False).returncode == 0
        yield Figure(f"giờ làm việc, {database}", "", f"< {GOAL:.0f} s", good)


def fill_days(wanted: int = DAYS, latest: dt.date = LATEST) -> int:
    """Units with their hours and people, and so many days back from the latest; one in nine is late or early."""
    from django.db import transaction

    from sauro.apps.agencies.models import Agency, Person
    from sauro.apps.hours.models import AttendanceDay, WorkingTime
    from sauro.apps.rulebook.queries import calendar
    from sauro.web.rows import insert_rows

    if AttendanceDay.objects.exists():  # kept from an earlier run
        return AttendanceDay.objects.count()
    bodies = Agency.objects.bulk_create([Agency(code=f"B{n}", name=f"Sở số {n}", tree="state") for n in range(UNITS)])
    WorkingTime.objects.bulk_create([
        WorkingTime(
            agency=body, name="Cả năm", since=dt.date(2020, 1, 1), source="1/QĐ", morning_start=450, morning_end=690,
            afternoon_start=810, afternoon_end=1020,
        )
        for body in bodies
    ])  # fmt: skip
    people = Person.objects.bulk_create([Person(name=f"Người {n}") for n in range(UNITS * PEOPLE)], batch_size=500)
    days, day = [latest], latest
    while len(days) * len(people) < wanted:
        day = calendar().previous_working_day(day)
        days.append(day)
    rows = (
        (who.pk, bodies[n % UNITS].pk, day, 500 if (n + at) % 9 == 0 else 445, 990 if (n + at) % 23 == 0 else 1022, 0)
        for at, day in enumerate(days)
        for n, who in enumerate(people)
    )
    with transaction.atomic():  # else every row is a transaction of its own
        return insert_rows(AttendanceDay, ("person_id", "agency_id", "day", "came", "left", "batch"), rows)


def _measured(wanted: int) -> Iterator[Figure]:
    from django.db import connection

    from sauro.apps.findings.models import Finding
    from sauro.apps.hours.queries.units import month_tally
    from sauro.apps.hours.services import erase_old_days, look_at_units

    began = time.perf_counter()
    filled = fill_days(wanted)
    yield Figure(
        f"{connection.vendor}: {filled} ngày công, {UNITS} đơn vị", f"{time.perf_counter() - began:.0f} s dựng"
    )
    at = dt.datetime(2026, 11, 29, 23, tzinfo=dt.UTC)

    def timed(words: str, act: Callable[[], object], goal: float | None = GOAL) -> Figure:
        cpu, wall = time.process_time(), time.perf_counter()
        told = act()
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        shown = f"{cpu:.1f} s CPU, {wall:.1f} s; {told}"
        return Figure(f"  {words}", shown, f"< {goal:.0f} s" if goal else "", cpu < goal if goal else None)

    first = timed("thống kê và quy tắc, cả năm, lần đầu", lambda: f"{look_at_units(at, 13)} thay đổi")
    yield first
    yield timed("  chạy lại, không có gì mới", lambda: f"{look_at_units(at, 13)} thay đổi")
    yield timed("  mỗi ngày, ba tháng gần nhất", lambda: f"{look_at_units(at)} thay đổi")
    body = Finding.objects.order_by("pk").values_list("body_id", flat=True)[0]
    yield timed("  trang của một đơn vị, một tháng", lambda: len(month_tally(body, "2026-10")), None)
    later = at + dt.timedelta(days=1000)
    yield timed("  xóa cả năm ngày công hết hạn", lambda: f"{erase_old_days(later)} ngày")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    yield Figure("  bộ nhớ lớn nhất", f"{memory} MiB", f"< {MEMORY}", memory < MEMORY)


def main() -> int:
    """Exit status 0: every goal is met; 1: one is not."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    met = True
    for figure in _measured(int(os.environ.get("SAURO_BENCH_DAYS", DAYS))):
        print(line(figure), flush=True)
        met = met and figure.good is not False
    return 0 if met else 1


if __name__ == "__main__":
    raise SystemExit(main())
