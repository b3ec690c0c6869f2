"""Tổ đọc. Processes of this program that read and draft side by side, each with one capped child that opens the files.

The child alone touches the bytes of a file and hands over JSON; what passes between these processes is made by this
program from that JSON. A process that dies takes one file with it and is replaced.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import tempfile
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Any

from sauro.commands.read_outputs import Draft
from sauro.domain.documents.source import SourceText
from sauro.domain.refusal import Refusal
from sauro.readers.pool import ReaderPool
from sauro.readers.wire import refusal_in, refusal_out

Found = SourceText | Refusal
Drafting = Callable[[Path, Found], Draft | Refusal]
OnPage = Callable[[Path, int, int], None]

AHEAD = 8  # files a member may be ahead of the one that is to be written next
_JOIN = 5.0  # seconds for a member to end its child
_DIED = "bộ phận đọc dừng giữa chừng ở tệp này."


class Team:
    """Tổ đọc. `jobs` members forked from this process, which must have no other thread; use as a context manager."""

    def __init__(self, jobs: int, drafting: Drafting) -> None:
        self._drafting = drafting
        self._fork = multiprocessing.get_context("fork")
        self._folder = tempfile.TemporaryDirectory(prefix="sauro-read-")
        self._members: dict[Connection, BaseProcess] = {}
        gc.collect()
        gc.freeze()  # what was loaded is shared by all and never walked again
        for _ in range(jobs):
            self._hire()

    def __enter__(self) -> Team:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for line, member in self._members.items():
            line.close()
            if kind is not None:
                member.terminate()
        for member in self._members.values():
            member.join(_JOIN)
            if member.exitcode is None:
                member.kill()
                member.join()
        self._folder.cleanup()
        gc.unfreeze()

    def each(self, files: list[Path], on_page: OnPage) -> Iterator[tuple[Path, Draft | Refusal]]:
        """Kết quả của từng tệp, in the order given; a refused file does not stop the others."""
        waiting = deque(enumerate(files))
        at_work: dict[Connection, int] = {}
        made: dict[int, Draft | Refusal] = {}
        for number, path in enumerate(files):
            while number not in made:
                for line in [line for line in self._members if line not in at_work]:
                    if waiting and waiting[0][0] < number + AHEAD * len(self._members):
                        at_work[line], asked = waiting.popleft()
                        with suppress(OSError):  # a member that died is found below
                            line.send(asked)
                ready = wait(list(at_work))
                for line in [line for line in at_work if line in ready]:
                    told = self._heard(line)
                    if isinstance(told, tuple):
                        on_page(files[at_work[line]], *told)
                    else:
                        made[at_work.pop(line)] = told
            yield path, made.pop(number)

    def _heard(self, line: Connection) -> Draft | Refusal | tuple[int, int]:
        try:
            told = line.recv()
        except (EOFError, OSError):
            self._members.pop(line).join()
            line.close()
            self._hire()
            return Refusal("reader.fault", _DIED)
        return refusal_in(told) if isinstance(told, dict) else told

    def _hire(self) -> None:
        ours, theirs = self._fork.Pipe()
        member = self._fork.Process(
            target=_work,
            args=(theirs, [ours, *self._members], self._drafting, self._folder.name),
            name="sauro-read",
            daemon=True,
        )
        member.start()
        theirs.close()
        self._members[ours] = member


def _work(line: Connection, others: list[Connection], drafting: Drafting, folder: str) -> None:
    """Serve paths until the line is closed."""
    tempfile.tempdir = folder  # what a member that is killed leaves goes with the team
    for other in others:  # held open here, a member would outlive this program
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its members
    signal.signal(signal.SIGTERM, _leave)
    with ReaderPool(1) as pool, suppress(EOFError, OSError):
        while True:
            told = _one(line, pool, drafting, line.recv())
            line.send(refusal_out(told) if isinstance(told, Refusal) else told)


def _one(line: Connection, pool: ReaderPool, drafting: Drafting, path: Path) -> Draft | Refusal:
    try:
        found: Found = pool.read(path, on_page=lambda number, of: line.send((number, of)))
    except Refusal as refusal:
        found = refusal
    return drafting(path, found)


def _leave(number: int, frame: Any) -> None:
    raise SystemExit(128 + number)
