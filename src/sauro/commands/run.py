"""`sauro run`: database, invented province the first time, web and worker together, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

GRACE = 10.0  # seconds that children get to finish a request or a job


def prepare() -> list[tuple[str, str, str]]:
    """Bring the database up to date, fill an empty one, gather static files. Returns the sample accounts to print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sauro.config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Dựng cơ sở dữ liệu… / Migrating…", flush=True)
        call_command("migrate", verbosity=0, interactive=False)
    gather_static()
    from sauro.sample.load import load_if_empty, sample_accounts

    load_if_empty()
    connection.close()
    return sample_accounts()


def gather_static() -> None:
    """Collect static files again only when one of them is newer than the last gathering."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / ".gathered"
    folder = Path(__file__).resolve().parents[1] / "web" / "static"
    newest = max((p.stat().st_mtime for p in folder.rglob("*") if p.is_file()), default=0.0)
    if not stamp.exists() or stamp.stat().st_mtime < newest:
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.touch()


def start(port: int) -> list[subprocess.Popen[bytes]]:
    """Web server and worker, each in its own process group so that Ctrl-C reaches them through us, once."""
    web = [
        sys.executable, "-m", "gunicorn", "sauro.config.wsgi:application", "--bind", f"127.0.0.1:{port}",
        "--workers", "2", "--threads", "4", "--worker-class", "gthread", "--preload",
        "--log-level", "warning", "--graceful-timeout", "8",
    ]  # fmt: skip
    worker = [sys.executable, "-m", "sauro.cli", "manage", "qcluster"]
    quiet = {**os.environ, "PYTHONUNBUFFERED": "1"}
    log = Path(os.environ.get("SAURO_DATA", "var")) / "worker.log"
    with log.open("ab") as out:
        return [
            subprocess.Popen(web, env=quiet, start_new_session=True),
            subprocess.Popen(worker, env=quiet, start_new_session=True, stdout=out, stderr=out),
        ]


def answers(port: int, within: float) -> bool:
    """Whether the web server takes connections within so many seconds."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        with socket.socket() as probe:
            probe.settimeout(0.5)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.05)
    return False


def stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Ask politely, wait, then insist."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    end = time.monotonic() + GRACE
    for child in children:
        try:
            child.wait(max(0.1, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)


def greet(port: int, accounts: list[tuple[str, str, str]], password: str) -> None:
    """The address and, on the invented province, who may sign in."""
    print(f"\nSáuRõ: http://127.0.0.1:{port}/   (Ctrl-C để dừng / to stop)")
    if accounts:
        print(f"Tài khoản mẫu (tỉnh An Lạc, dữ liệu tưởng tượng), mật khẩu / password: {password}")
        for username, role, agency in accounts:
            print(f"  {username:<22}{role:<26}{agency}")
    sys.stdout.flush()


def main(argv: list[str]) -> int:
    """Exit status 0 after Ctrl-C, 1 when the port is taken or a part of the product stops by itself."""
    port = int(os.environ.get("PORT", "8000"))
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            print(f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác: PORT=8001 ./run", file=sys.stderr)
            return 1
    accounts = prepare()
    from sauro.sample.load import SAMPLE_PASSWORD

    children = start(port)
    stopping = False

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGINT, on_signal)
    signal.signal(signal.SIGTERM, on_signal)
    if answers(port, 30):
        greet(port, accounts, SAMPLE_PASSWORD)
    while not stopping and all(child.poll() is None for child in children):
        time.sleep(0.2)
    stop(children)
    print("\nĐã dừng. / Stopped." if stopping else "Một phần đã tự dừng, xem worker.log. / A part stopped by itself.")
    return 0 if stopping else 1
