"""Cỡ tỉnh lớn. Runs the parts that need a register of full size, once on SQLite and once on PostgreSQL.

Each database is filled once for all parts of a run, in a process of its own: `python -m benchmarks.sized part…`.
SAURO_BENCH_SIZE     province (60,000 tasks of the year with their parts), office (20,000 assignments), tiny
SAURO_BENCH_ON       sqlite, postgresql (both)
SAURO_BENCH_FOLDER   keeps the filled SQLite register there for the next run; without it all is thrown away
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from benchmarks.measure import Figure, line

SIZE = "province"
DATABASES = ("sqlite", "postgresql")


def run(parts: Sequence[str]) -> bool:
    """The parts on each database; True where every goal is met."""
    met = True
    for database in os.environ.get("SAURO_BENCH_ON", ",".join(DATABASES)).split(","):
        with _surroundings(database) as environment:
            command = [sys.executable, "-u", "-m", "benchmarks.sized", *parts]
            met = subprocess.run(command, env=environment, check=False).returncode == 0 and met
    return met


@contextmanager
def _surroundings(database: str) -> Iterator[dict[str, str]]:
    with ExitStack() as stack:
        kept = os.environ.get("SAURO_BENCH_FOLDER", "")
        folder = str(Path(kept, database)) if kept else stack.enter_context(tempfile.TemporaryDirectory())
        environment = {**os.environ, "SAURO_DATA": folder, "SAURO_SAMPLE": "1"}
        environment |= {"DJANGO_SETTINGS_MODULE": "benchmarks.settings", "SAURO_DATABASE_URL": ""}
        if database == "postgresql":
            from tests.postgres import server

            _, url = stack.enter_context(server())
            environment["SAURO_DATABASE_URL"] = url
        yield environment


def prepare() -> None:
    """Tables, static files and the large province, where they are not there yet."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone

    from sauro.commands.run import gather_static
    from sauro.sample.bulk import NotEmptyError
    from sauro.sample.province import load
    from sauro.sample.province.sizes import SIZES

    began = time.perf_counter()
    call_command("migrate", verbosity=0, interactive=False)
    gather_static()
    with suppress(NotEmptyError):  # kept from an earlier run
        load(SIZES[os.environ.get("SAURO_BENCH_SIZE", SIZE)], at=timezone.now())
    from sauro.apps.agencies.models import Agency, Person
    from sauro.apps.journal.models import Entry
    from sauro.apps.tasks.models import Task

    size = f"{Task.objects.count()} nhiệm vụ, {Agency.objects.count()} cơ quan, {Person.objects.count()} người, "
    size += f"{Entry.objects.count()} mục nhật ký; dựng {time.perf_counter() - began:.0f} s"
    print(line(Figure(connection.vendor, size)), flush=True)


def _parts() -> dict[str, Callable[[], Iterator[Figure]]]:
    from benchmarks.discipline import discipline
    from benchmarks.memory import memory
    from benchmarks.register import register
    from benchmarks.serving import serving
    from benchmarks.urging import urge

    return {"province": serving, "register": register, "memory": memory, "discipline": discipline, "urge": urge}


PARTS = ("province", "register", "memory", "discipline", "urge")  # urging opens every task again, so it is the last


def main(names: Sequence[str]) -> int:
    """Exit status 0: every goal is met; 1: one is not."""
    prepare()
    parts, met = _parts(), True
    for name in sorted(names, key=PARTS.index):
        for figure in parts[name]():
            print(line(figure), flush=True)
            met = met and figure.good is not False
    return 0 if met else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
