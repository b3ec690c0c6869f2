"""A migrated SQLite file, made once for each state of the migrations and copied by every test process after that.

Migrating from nothing costs more than most test files; a copy costs nothing. The copy is still migrated (nothing is
left to apply, the triggers are set again), so an outdated one cannot hide a fault. PostgreSQL is made anew each time.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[1]


def _made_from() -> str:
    """What a migrated database depends on: every migration, and the libraries that carry their own."""
    seen = hashlib.sha256((ROOT / "requirements" / "test.txt").read_bytes())
    for path in sorted((ROOT / "src" / "sauro" / "apps").glob("*/migrations/*.py")):
        seen.update(path.as_posix().removeprefix(ROOT.as_posix()).encode() + path.read_bytes())
    return seen.hexdigest()[:20]


@contextmanager
def ready_database() -> Iterator[None]:
    """Puts the copy where the test database will stand; where there is none yet, keeps what was then made as one.

    Processes that come at once wait for the first of them.
    """
    kept = Path(tempfile.gettempdir()) / f"sauro-test-{os.getuid()}-{_made_from()}.sqlite3"
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        here = Path(str(connection.settings_dict["TEST"]["NAME"]))
        if kept.exists():
            here.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(kept, here)
            fcntl.flock(lock, fcntl.LOCK_UN)
        yield
        if not kept.exists():
            half = kept.with_suffix(f".{os.getpid()}")
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(half)])
            half.replace(kept)
