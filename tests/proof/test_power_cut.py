"""Nothing acknowledged is lost in a power cut, with the very settings the product opens its database with."""

from __future__ import annotations

import contextlib
import random
import tempfile
from pathlib import Path

import apsw
import pytest

from sauro.config.database import sqlite
from tests.counts import Proof
from tests.proof.powercut import CutVFS, Disk, PowerCut

ROWS = 40
SCHEMA = "CREATE TABLE entry (id INTEGER PRIMARY KEY, words TEXT NOT NULL)"


def product_pragmas() -> str:
    """What the product runs on every new connection."""
    return str(sqlite(Path("x"), Path("y"))["OPTIONS"]["init_command"])


def write_until_the_cut(disk: Disk, pragmas: str, name: str) -> int:
    """Rows whose commit was acknowledged before the power went."""
    vfs = CutVFS(name, disk)
    acknowledged = 0
    connection = None
    try:
        connection = apsw.Connection("/cut.db", vfs=name)
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")  # no shared memory on this disk
        connection.execute(pragmas).fetchall()  # a script runs on only while its rows are asked for
        connection.execute(SCHEMA)
        for number in range(1, ROWS + 1):
            connection.execute("BEGIN IMMEDIATE")
            words = "việc " * random.Random(number).randint(1, 400)
            connection.execute("INSERT INTO entry VALUES (?, ?)", (number, words))
            connection.execute("COMMIT")
            acknowledged = number
    except (PowerCut, apsw.Error):
        pass
    finally:
        if connection is not None:
            with contextlib.suppress(PowerCut, apsw.Error):
                connection.close(True)
        vfs.unregister()
    return acknowledged


def rows_after_restart(disk: Disk) -> int:
    """Rows that a real SQLite finds on what the cut left; -1 when the file is broken."""
    with tempfile.TemporaryDirectory() as folder:
        for path, data in disk.after_restart().items():
            (Path(folder) / Path(path).name).write_bytes(data)
        try:
            connection = apsw.Connection(str(Path(folder) / "cut.db"))
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                return -1
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name='entry'").fetchall():
                return 0
            return int(connection.execute("SELECT count(*) FROM entry").fetchall()[0][0])
        except apsw.Error:
            return -1


def cuts(pragmas: str, count: int, seed: int) -> tuple[int, int]:
    """(cuts that lost an acknowledged row, cuts that broke the file) of so many cuts."""
    whole = Disk(seed)
    write_until_the_cut(whole, pragmas, f"whole-{seed}-{hash(pragmas)}")
    lost = broken = 0
    for number in range(count):
        disk = Disk(seed + number, cut_at=random.Random(seed + number).randint(1, whole.operations))
        acknowledged = write_until_the_cut(disk, pragmas, f"cut-{seed}-{number}-{hash(pragmas)}")
        found = rows_after_restart(disk)
        broken += found < 0
        lost += 0 <= found < acknowledged
    return lost, broken


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.proof
def test_a_power_cut_loses_nothing_acknowledged(proof: Proof) -> None:
    count = proof.count(small=60, full=1000)

    lost, broken = cuts(product_pragmas(), count, proof.seed)
    proof.report(count, f"{lost} lost, {broken} broken")

    assert (lost, broken) == (0, 0)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.proof
def test_the_simulated_disk_would_catch_a_weaker_setting(proof: Proof) -> None:
    count = proof.count(small=60, full=1000)

    lost, _ = cuts("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;", count, proof.seed)
    proof.report(count, f"{lost} lost (must be more than 0)")

    assert lost > 0
