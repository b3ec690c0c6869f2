"""Bộ nhớ phía web. The master and two workers after they served pages: what they hold, shared pages counted once."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.conf import settings

from benchmarks.measure import Figure
from benchmarks.register import PHRASE, Person, person

GOAL = 209  # MiB
REQUESTS = 200
_SERVE = "import django; django.setup(); from sauro.commands.run import serve; serve()"


def memory() -> Iterator[Figure]:
    """The web server as `sauro run` starts it, two hundred requests of three people, four at a time."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    people = [person(name) for name in ("snv.lanhdao", "tonghop", "snv.chuyenvien")]
    web = subprocess.Popen([sys.executable, "-c", _SERVE], env={**os.environ, "PORT": str(port)})
    try:
        _wait(port)
        before = _held(web.pid)
        served = _visit(port, people)
        parts = _parts(web.pid)
    finally:
        os.killpg(web.pid, signal.SIGTERM)
        web.wait(30)
    total = sum(parts)
    shown = f"{total:.0f} MiB ({' + '.join(f'{p:.0f}' for p in parts)}); lúc đầu {before:.0f}; {served} trang"
    yield Figure("  bộ nhớ phía web, tiến trình chủ + 2 tiến trình làm", shown, f"< {GOAL}", total < GOAL)


def _wait(port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0 and _get(port, "/", "") in (200, 302):
                return
        time.sleep(0.2)
    raise RuntimeError("the web server does not answer")


def _get(port: int, address: str, cookie: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address, headers={"Cookie": cookie})
    response = connection.getresponse()
    response.read()
    connection.close()
    return response.status


def _visit(port: int, people: list[Person]) -> int:
    addresses = ["/", "/tasks/", "/tasks/?due=overdue", f"/tasks/?q={PHRASE.replace(' ', '+')}", "/agencies/"]
    load = f"/agencies/{people[0].acting.agency_id}/load/"
    addresses += [f"/search/?q={PHRASE.replace(' ', '+')}", load, "/rulebook/"]
    name = settings.SESSION_COOKIE_NAME
    cookies = [f"{name}={one.client.cookies[name].value}" for one in people]
    pairs = [(addresses[n % len(addresses)], n % len(cookies)) for n in range(REQUESTS)]
    seen = {pair for pair in sorted(set(pairs)) if people[pair[1]].client.get(pair[0]).status_code == 200}
    wanted = [(address, cookies[who]) for address, who in pairs if (address, who) in seen]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda w: _get(port, *w), wanted))
    return sum(status < 400 for status in answers)


def _parts(master: int) -> list[float]:
    """Proportional set sizes of the master and its children, in MiB."""
    pids = [master]
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[1]) == master:
            pids.append(int(stat.parent.name))
    return [_pss(pid) for pid in pids]


def _held(master: int) -> float:
    return sum(_parts(master))


def _pss(pid: int) -> float:
    for row in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if row.startswith("Pss:"):
            return int(row.split()[1]) / 1024
    return 0.0
