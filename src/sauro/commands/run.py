"""`sauro run`: database, invented province the first time, web and worker together, until Ctrl-C."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import socket
import sys
import time
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType

USAGE = """Cách dùng: sauro run

Dựng cơ sở dữ liệu, nạp tỉnh mẫu lần đầu, chạy máy chủ và bộ phận xử lý đến khi bấm Ctrl-C.
  PORT         cổng, mặc định 8000
  SAURO_DATA   thư mục dữ liệu, mặc định ./var
  SAURO_SAMPLE 0: không nạp tỉnh mẫu"""
GRACE = 10.0  # seconds that children get to finish a request or a job
_fork = multiprocessing.get_context("fork")  # children inherit what is already imported: a warm start stays short


def prepare() -> list[tuple[str, str, str]]:
    """Bring the database up to date, fill an empty one, gather static files. Returns the sample accounts to print."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sauro.config.settings")
    os.environ.setdefault("SAURO_SAMPLE", "1")
    import django

    django.setup()
    logging.getLogger("django-q").setLevel(logging.WARNING)
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["default"])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Dựng cơ sở dữ liệu… / Migrating…", flush=True)
        call_command("migrate", verbosity=0, interactive=False)
    gather_static()
    from sauro.sample.load import load_if_empty, sample_accounts

    load_if_empty()
    accounts = sample_accounts()
    connections.close_all()  # the last step: a connection must not cross a fork
    return accounts


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


def own_session() -> None:
    """Out of the terminal's group, with the usual signals: Ctrl-C reaches the children through us, once."""
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def serve() -> None:
    """The web server, as `config/gunicorn.py` sets it up."""
    own_session()
    from gunicorn.app.wsgiapp import WSGIApplication

    settings = Path(__file__).resolve().parents[1] / "config" / "gunicorn.py"
    sys.argv = ["gunicorn", "--config", str(settings), "--preload", "--log-level", "warning"]
    WSGIApplication().run()


def work() -> None:
    """The worker; what it says goes to worker.log in the data folder."""
    own_session()
    from django.conf import settings
    from django.core.management import call_command

    with (Path(settings.SAURO_DATA) / "worker.log").open("ab") as log:
        os.dup2(log.fileno(), sys.stdout.fileno())
        os.dup2(log.fileno(), sys.stderr.fileno())
    call_command("qcluster")


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


def stop(children: list[BaseProcess]) -> None:
    """Ask politely, wait, then insist."""
    for child in children:
        child.terminate()
    end = time.monotonic() + GRACE
    for child in children:
        child.join(max(0.1, end - time.monotonic()))
        if child.is_alive() and child.pid:
            os.killpg(child.pid, signal.SIGKILL)


def greet(port: int, accounts: list[tuple[str, str, str]], password: str) -> None:
    """The address and, on the invented province, who may sign in."""
    print(f"\nSáuRõ: http://127.0.0.1:{port}/   (Ctrl-C để dừng / to stop)")
    if accounts:
        print(f"Tài khoản mẫu (tỉnh An Lạc, dữ liệu tưởng tượng), mật khẩu / password: {password}")
        for username, role, agency in accounts:
            print(f"  {username:<22}{role:<26}{agency}")
    sys.stdout.flush()


def watch(children: list[BaseProcess]) -> bool:
    """Wait for Ctrl-C (True) or until one of the parts stops by itself (False)."""
    stopping = False

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGINT, on_signal)
    signal.signal(signal.SIGTERM, on_signal)
    while not stopping and all(child.is_alive() for child in children):
        time.sleep(0.2)
    return stopping


def main(argv: list[str]) -> int:
    """Exit status 0 after Ctrl-C, 1 when the port is taken or a part stops by itself, 2 for words it does not know."""
    if argv and set(argv) <= {"-h", "--help"}:
        print(USAGE)
        return 0
    given = os.environ.get("PORT", "8000")
    if argv or not (given.isdecimal() and 0 < int(given) < 65536):
        wrong = f"Không có tham số “{argv[0]}”." if argv else f"PORT={given} không phải là số cổng (1 đến 65535)."
        print(wrong, USAGE, sep="\n\n", file=sys.stderr)
        return 2
    port = int(given)
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            print(f"Cổng {port} đang có chương trình khác dùng. Chọn cổng khác: PORT=8001 ./run", file=sys.stderr)
            return 1
    accounts = prepare()
    from sauro.sample.load import SAMPLE_PASSWORD

    children: list[BaseProcess] = [_fork.Process(target=serve, name="web"), _fork.Process(target=work, name="worker")]
    for child in children:
        child.start()
    if answers(port, 30):
        greet(port, accounts, SAMPLE_PASSWORD)
    asked = watch(children)
    stop(children)
    print("\nĐã dừng. / Stopped." if asked else "Một phần đã tự dừng, xem worker.log. / A part stopped by itself.")
    return 0 if asked else 1
