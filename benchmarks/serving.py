"""Tám người cùng lúc. The real web server on loopback at province size: medians and p95 of each page, queries, memory.

Eight people of different bodies and roles ask in turn; what a page costs is told as what a person waits. The goal of
300 ms holds for PostgreSQL at province size and for the SQLite edition at office size (issue 4, section 5).
"""

from __future__ import annotations

import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from benchmarks.measure import Figure
from benchmarks.memory import _SERVE, _held, _wait
from benchmarks.register import asked, person
from sauro.apps.accounts.models import User
from sauro.apps.desk.queries.board import SEES_BOARD
from sauro.apps.search.queries import search as find
from sauro.apps.tasks.models import Task
from sauro.apps.tasks.queries.register import tasks_visible_to

CLIENTS = 8
ENOUGH = 6.0  # seconds for each page; together less than a minute
MOST = 400  # requests of one page
GOAL = 300.0  # ms, p95
FIRST_RESULTS = 100.0  # ms
NAMED = ("tonghop", "lanhdao", "snv.lanhdao", "snv.chuyenvien", "sxd.lanhdao", "suoimay.vanthu")
PHRASES = (
    "ho so qua han",
    "hồ sơ quá hạn một cửa",
    "đất đai",
    "NV-2026-00417",
    "so noi vu",
    "kiểm tra không báo trước",
)


@dataclass(frozen=True, slots=True)
class Page:
    """Trang đo: its name and the address as each person asks for it."""

    name: str
    address: dict[str, str]


def serving() -> Iterator[Figure]:
    """Each page on its own, eight clients at once; then memory of the server that answered them all."""
    people = {name: person(name).client for name in _people()}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    web = subprocess.Popen([sys.executable, "-c", _SERVE], env={**os.environ, "PORT": str(port)})
    try:
        _wait(port)
        for page in _pages(people):
            yield _measured(port, page, people, web.pid)
        yield Figure("  bộ nhớ của máy chủ web sau đó (PSS)", f"{_held(web.pid):.0f} MiB")
    finally:
        os.killpg(web.pid, signal.SIGTERM)
        web.wait(30)
    yield from _first_results()


def _people() -> list[str]:
    """Named accounts of the sample and two of the many, so that bodies of every volume ask."""
    others = User.objects.filter(username__startswith="cb").order_by("pk").values_list("username", flat=True)
    return [*NAMED, others[40], others[4_00]]


def _pages(people: dict[str, Client]) -> list[Page]:
    tasks = {name: _task_of(name) for name in people}

    leaders = [name for name in people if person(name).acting.role in SEES_BOARD]

    def same(address: str) -> dict[str, str]:  # a page that somebody has no part in is not asked by him
        return {name: address for name, client in people.items() if client.get(address).status_code == 200}

    return [
        Page("việc của tôi", same("/")),
        Page("bàn điều hành", dict.fromkeys(leaders, "/board/")),
        Page("một danh sách của bàn", dict.fromkeys(leaders, "/board/became-overdue/")),
        Page("điều cần xem lại", same("/findings/")),
        Page("lịch", same("/calendar/")),
        Page("báo cáo", same("/reports/")),
        Page("sổ, trang đầu", same("/tasks/")),
        Page("sổ, quá hạn", same("/tasks/?due=overdue")),
        Page("sổ, tìm cụm từ", same("/tasks/?q=ho+so+qua+han")),
        Page("trang nhiệm vụ", {name: f"/tasks/{task.code}/" for name, task in tasks.items() if task}),
        Page("trang văn bản", {name: f"/directives/{task.directive_id}/" for name, task in tasks.items() if task}),
        Page("tìm kiếm", same("/search/?q=ho+so+qua+han")),
        Page("Ctrl+K", same("/search/quick/?q=ho+so+qua")),
    ]


def _task_of(name: str) -> Task | None:
    """A task that the person sees, of the own body if there is one."""
    acting = person(name).acting
    seen = tasks_visible_to(acting, timezone.localdate()).filter(parent=None)
    return seen.filter(lead_id=acting.agency_id).order_by("-pk").first() or seen.order_by("-pk").first()


def _measured(port: int, page: Page, people: dict[str, Client], web: int) -> Figure:
    first = next(name for name in people if name in page.address)
    queries = asked(lambda: people[first].get(page.address[first]))
    cookies = {name: f"{settings.SESSION_COOKIE_NAME}={people[name].cookies[settings.SESSION_COOKIE_NAME].value}"
               for name in page.address}  # fmt: skip
    names = list(page.address)
    with ThreadPoolExecutor(CLIENTS) as pool:  # each worker has its templates and its registry at hand
        list(pool.map(lambda name: _asked(port, page.address[name], cookies[name]), names))
    before, served = _used(web), server_used()
    end = time.perf_counter() + ENOUGH

    def client(number: int) -> list[float]:
        took: list[float] = []
        while time.perf_counter() < end and len(took) < MOST // CLIENTS:
            name = names[(number + len(took)) % len(names)]
            took.append(_asked(port, page.address[name], cookies[name]))
        return took

    with ThreadPoolExecutor(CLIENTS) as pool:
        took = [1000 * seconds for some in pool.map(client, range(CLIENTS)) for seconds in some]
    slow = statistics.quantiles(took, n=20)[-1]
    used = 1000 * (_used(web) - before) / len(took)
    server = 1000 * (server_used() - served) / len(took)
    beside = f" + máy chủ dữ liệu {server:.0f}" if server else ""
    shown = (
        f"{statistics.median(took):.0f} ms, p95 {slow:.0f} ms ({len(took)} lần; CPU web {used:.0f}{beside}); "
        f"{queries} truy vấn"
    )
    return Figure(f"  {page.name}, {CLIENTS} người", shown, f"p95 < {GOAL:g}", slow < GOAL)


def _used(master: int) -> float:
    """Seconds on a core that the web server and its workers took so far: what else runs on the machine is not in it."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, words = int(stat.parent.name), stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if master in (pid, int(words[1])):
            ticks += int(words[11]) + int(words[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def server_used() -> float:
    """The same of a PostgreSQL server here, with its ended processes; 0 for SQLite, which the web carries."""
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    if not stat.exists():  # it serves from another machine
        return 0.0
    master = int(stat.read_text().rpartition(")")[2].split()[1])
    words = Path(f"/proc/{master}/stat").read_text().rpartition(")")[2].split()
    return _used(master) + (int(words[13]) + int(words[14])) / os.sysconf("SC_CLK_TCK")


def _asked(port: int, address: str, cookie: str) -> float:
    began = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.request("GET", address, headers={"Cookie": cookie})
    answer = line.getresponse()
    answer.read()
    line.close()
    if answer.status >= 400:
        raise RuntimeError(f"{address}: {answer.status}")
    return time.perf_counter() - began


def _first_results() -> Iterator[Figure]:
    """What the index alone takes, without a page around it."""
    for phrase in PHRASES:
        took = []
        for _ in range(7):
            began = time.perf_counter()
            hits = find(phrase, limit=20)
            took.append(1000 * (time.perf_counter() - began))
        middle = statistics.median(took)
        shown = f"{middle:.1f} ms; {len(hits)} kết quả đầu"
        yield Figure(
            f"  chỉ mục: “{phrase}” ({connection.vendor})", shown, f"< {FIRST_RESULTS:g}", middle < FIRST_RESULTS
        )
