"""Nhóm tiến trình đọc. Reusable children that read files; the parent lives on whatever a child does."""

from __future__ import annotations

import json
import os
import queue
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from sauro.domain.documents.source import SourceText
from sauro.domain.drafting.facts import PageFacts
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.readers.refusals import cancelled, missing_file, too_big, too_slow, unreadable
from sauro.readers.wire import ANSWER_CAP, page_in, refusal_in, source_in

WALL_SECONDS = 600.0
FILES_PER_CHILD = 200
FILE_CAP = 200 * 1024 * 1024

OnPage = Callable[[int, int], None]
OnRows = Callable[[list[list[Any]]], None]
_SOURCE_ROOT = str(Path(__file__).resolve().parents[2])


@dataclass(frozen=True, slots=True)
class Seen:
    """Minh chứng, như bộ phận đọc thấy. Kind by its bytes, pages, (code, pages) of what was noticed, the new picture.

    `ask`: a word in it must be judged by a person before the file is taken.
    """

    mime: str
    pages: int
    noticed: tuple[tuple[str, str], ...] = ()
    ask: bool = False
    photo: bytes = b""


class Stopped(Exception):
    """Bị dừng. The machine ended the child (no memory left, somebody's kill): the file may be as sound as any."""


class Child:
    """Một tiến trình con. Started at its first request; ended by a refusal, a crash, or 200 files."""

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="sauro-read-")
        self._served = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "sauro.readers.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            env={
                "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
                "PYTHONPATH": _SOURCE_ROOT,
                "PYTHONSAFEPATH": "1",
                "PYTHONDONTWRITEBYTECODE": "1",
                "LANG": "C.UTF-8",
                "OMP_THREAD_LIMIT": "1",
                "TMPDIR": self._folder,
                "HOME": self._folder,
            },
            start_new_session=True,
        )

    @property
    def spent(self) -> bool:
        return self._served >= FILES_PER_CHILD or self._process.poll() is not None

    def ask(
        self,
        request: dict[str, Any],
        on_page: OnPage | None,
        cancel: threading.Event | None,
        on_rows: OnRows | None = None,
    ) -> dict[str, Any]:
        """The answer to one request; raises Refusal when the child refuses, dies, or takes too long, Stopped when it
        was ended from outside.

        `on_rows`: gets the rows of a table group by group, ahead of the answer.
        """
        self._served += 1
        deadline = time.monotonic() + WALL_SECONDS
        page: int | None = None
        try:
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
            while True:
                answer = json.loads(self._frame(deadline, cancel))
                if on_rows is not None and "rows" in answer:
                    on_rows(answer["rows"])
                    continue
                if "page" not in answer:
                    return dict(answer)
                page = int(answer["page"][0])
                if on_page is not None:
                    on_page(page, int(answer["page"][1]))
        except TimeoutError:
            self.close()
            raise too_slow(page) from None
        except (EOFError, BrokenPipeError, ValueError):
            raise self._cause_of_death(page) from None

    def close(self) -> None:
        """End the child and whatever it started; remove its folder."""
        if self._process.poll() is None:  # the number of an ended process may already be another's
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _frame(self, deadline: float, cancel: threading.Event | None) -> bytes:
        size = int.from_bytes(self._exactly(4, deadline, cancel), "big")
        if size > ANSWER_CAP:
            self.close()
            raise too_big(N_("Nội dung đọc được lớn quá 8 MB"))
        return self._exactly(size, deadline, cancel)

    def _exactly(self, count: int, deadline: float, cancel: threading.Event | None) -> bytes:
        assert self._process.stdout is not None
        descriptor = self._process.stdout.fileno()
        parts: list[bytes] = []
        while count:
            if cancel is not None and cancel.is_set():
                self.close()
                raise cancelled()
            if time.monotonic() > deadline:
                raise TimeoutError
            ready, _, _ = select.select([descriptor], [], [], 0.2)
            if not ready:
                continue
            chunk = os.read(descriptor, min(count, 1 << 20))
            if not chunk:
                raise EOFError
            parts.append(chunk)
            count -= len(chunk)
        return b"".join(parts)

    def _cause_of_death(self, page: int | None) -> Exception:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(2)
        code = self._process.returncode
        self.close()
        if code == -signal.SIGKILL:
            return Stopped()
        if code == -signal.SIGXCPU:
            return too_slow(page)
        if code == 1:
            return too_big(N_("Tệp này cần quá nhiều bộ nhớ"))
        return unreadable(N_("tệp hỏng nặng, bộ phận đọc phải dừng giữa chừng"), page=page)


class ReaderPool:
    """Nhóm tiến trình đọc. At most `jobs` children, started when needed, reused, replaced; use as a context manager."""

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = max(1, jobs)
        self._idle: queue.LifoQueue[Child | None] = queue.LifoQueue()
        for _ in range(self.jobs):
            self._idle.put(None)

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(
        self, path: Path, *, name: str = "", on_page: OnPage | None = None, cancel: threading.Event | None = None
    ) -> SourceText:
        """Đọc một tệp. `name` is the name that a person gave it, where the path is not that (quarantine)."""
        answer = self._ask("text", path, name, on_page, cancel)
        try:
            return source_in(answer["source"])
        except (KeyError, TypeError, ValueError):
            raise unreadable(N_("bộ phận đọc trả lời không đúng mẫu")) from None

    def read_draft(
        self, path: Path, *, name: str = "", on_page: OnPage | None = None, cancel: threading.Event | None = None
    ) -> tuple[SourceText, PageFacts | None]:
        """Đọc một dự thảo. As `read`, with paper, margins and fonts where the file is a DOCX."""
        answer = self._ask("draft", path, name, on_page, cancel)
        try:
            return source_in(answer["source"]), page_in(answer["facts"])
        except (KeyError, TypeError, ValueError):
            raise unreadable(N_("bộ phận đọc trả lời không đúng mẫu")) from None

    def read_rows(self, path: Path, *, name: str = "") -> list[list[str]]:
        """Đọc bảng. The rows of the first sheet that has any (XLSX, XLS, ODS, CSV)."""
        rows: list[list[str]] = []
        self._ask("table", path, name, None, None, on_rows=lambda group: rows.extend(map(_texts, group)))
        return rows

    def picture(self, path: Path, number: int) -> bytes:
        """Ảnh của một trang, as PNG; only files that hold pages (PDF, TIF, PNG, JPG) have one."""
        answer = self._ask("picture", path, "", None, None, page=number)
        return b64decode(str(answer["picture"]))

    def look(
        self, path: Path, *, name: str = "", on_page: OnPage | None = None, cancel: threading.Event | None = None
    ) -> Seen:
        """Xem một minh chứng. What it is, screened; its text stays in the child."""
        answer = self._ask("evidence", path, name, on_page, cancel)["evidence"]
        return Seen(
            mime=str(answer["mime"]),
            pages=int(answer["pages"]),
            noticed=tuple((str(code), str(pages)) for code, pages in answer["noticed"]),
            ask=bool(answer["ask"]),
            photo=b64decode(str(answer["photo"])),
        )

    def read_many(
        self,
        paths: Iterable[Path],
        *,
        on_page: Callable[[Path, int, int], None] | None = None,
        cancel: threading.Event | None = None,
    ) -> Iterator[tuple[Path, SourceText | Refusal]]:
        """Đọc nhiều tệp. In the order given; a refused file does not stop the others."""

        def one(path: Path) -> SourceText | Refusal:
            told = (lambda n, of: on_page(path, n, of)) if on_page is not None else None
            try:
                return self.read(path, on_page=told, cancel=cancel)
            except Refusal as refusal:
                return refusal

        ahead: queue.Queue[tuple[Path, Future[SourceText | Refusal]]] = queue.Queue()
        with ThreadPoolExecutor(self.jobs) as threads:
            for path in paths:
                ahead.put((path, threads.submit(one, path)))
                # a bounded look-ahead keeps the memory of a large folder small
                if ahead.qsize() > 4 * self.jobs:
                    done, future = ahead.get()
                    yield done, future.result()
            while not ahead.empty():
                done, future = ahead.get()
                yield done, future.result()

    def close(self) -> None:
        """End all children."""
        for _ in range(self.jobs):
            child = self._idle.get()
            if child is not None:
                child.close()
        for _ in range(self.jobs):
            self._idle.put(None)

    def _ask(
        self,
        want: str,
        path: Path,
        name: str,
        on_page: OnPage | None,
        cancel: threading.Event | None,
        on_rows: OnRows | None = None,
        **more: int,
    ) -> dict[str, Any]:
        """The answer; once more by another child where the machine ended the first (rows that came are not asked
        again)."""
        try:
            return self._ask_one(want, path, name, on_page, cancel, on_rows, **more)
        except Stopped:
            if on_rows is None:
                with suppress(Stopped):
                    return self._ask_one(want, path, name, on_page, cancel, None, **more)
            raise unreadable(
                N_("máy chủ đã dừng bộ phận đọc giữa chừng"),
                advice=N_("Nộp lại sau ít phút, hoặc báo quản trị."),
            ) from None

    def _ask_one(
        self,
        want: str,
        path: Path,
        name: str,
        on_page: OnPage | None,
        cancel: threading.Event | None,
        on_rows: OnRows | None = None,
        **more: int,
    ) -> dict[str, Any]:
        check_file(path)
        request = {"want": want, "path": str(path.resolve()), "name": name or path.name, **more}
        child = self._idle.get()
        try:
            if child is None:
                child = Child()
            answer = child.ask(request, on_page, cancel, on_rows)
        except BaseException:
            if child is not None:
                child.close()
            child = None
            raise
        else:
            if "refusal" in answer or child.spent:
                child.close()
                child = None
        finally:
            self._idle.put(child)
        if "refusal" in answer:
            raise refusal_in(answer["refusal"])
        return answer


def _texts(row: list[Any]) -> list[str]:
    return [str(value) for value in row]


def check_file(path: Path) -> None:
    """Refuse what is not a readable file of at most 200 MB before a child is troubled."""
    try:
        size = path.stat().st_size
        regular = path.is_file()
    except (OSError, ValueError) as error:
        raise missing_file(
            N_("không có tệp ở đường dẫn này") if isinstance(error, FileNotFoundError) else str(error)
        ) from None
    if not regular:
        raise missing_file(N_("đường dẫn không phải là một tệp"))
    if not os.access(path, os.R_OK):
        raise missing_file(N_("không có quyền đọc"))
    if size == 0:
        raise unreadable(N_("tệp rỗng"))
    if size > FILE_CAP:
        raise too_big(N_("Tệp lớn quá 200 MB"))
