"""Đọc trong tiến trình con: limits that hold, a parent that lives, nothing left behind."""

from __future__ import annotations

import os
import signal
import tempfile
import threading
import time
from pathlib import Path

import pytest

from sauro.domain.documents.source import SourceText
from sauro.domain.refusal import Refusal
from sauro.readers import pool as pools
from sauro.readers.pool import Child, ReaderPool
from tests.counts import Proof
from tests.readers import fuzz, hostile
from tests.readers.papers import DISPATCH
from tests.readers.typeset import to_scan

_SAID_OF_BAD_FILES = ("reader.unreadable", "reader.too_big", "reader.unsupported")
QUICK = [
    "space_bomb", "laughs", "laughs_utf16", "outside_entity", "deep_tables", "deep_tables_closed", "many_entries",
    "locked_zip", "locked_pdf", "page_loop", "many_pages", "giant_page", "giant_png", "broken_png", "looping_tiff",
    "long_text", "many_breaks", "random_bytes", "program", "locked_word", "broken_word",
]  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_is_left_behind() -> object:
    before = set(Path(tempfile.gettempdir()).glob("sauro-read-*"))
    yield
    mine = {p for p in set(Path(tempfile.gettempdir()).glob("sauro-read-*")) - before if p.stat().st_uid == os.getuid()}
    # other tests of this run may have children of their own at work, so only the pools made here are asked
    assert not [p for p in mine if p in OURS]


OURS: set[Path] = set()


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> object:
    def watched(self: Child) -> None:
        made(self)
        OURS.add(Path(self._folder))

    made = Child.__init__
    monkeypatch.setattr(Child, "__init__", watched)
    with ReaderPool(1) as pool:
        yield pool


def paper(folder: Path, data: bytes | str = DISPATCH, name: str = "a") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def child_of(pool: ReaderPool) -> Child:
    child = pool._idle.get()
    pool._idle.put(child)
    assert child is not None
    return child


def test_the_child_stands_under_its_limits(tmp_path: Path, readers: ReaderPool) -> None:
    readers.read(paper(tmp_path))

    limits = Path(f"/proc/{child_of(readers)._process.pid}/limits").read_text()

    rows = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()[1:]}
    assert rows["Max address space"] == str(768 * 1024 * 1024)
    assert rows["Max file size"] == str(200 * 1024 * 1024)
    assert rows["Max open files"] == "64"
    assert 20 <= int(rows["Max cpu time"]) <= 24


@pytest.mark.parametrize("kind", QUICK)
def test_a_hostile_file_ends_in_a_clear_message(tmp_path: Path, readers: ReaderPool, kind: str) -> None:
    path = paper(tmp_path, hostile.DOCUMENTS[kind]())

    with pytest.raises(Refusal) as refused:
        readers.read(path)

    locked = kind.startswith("locked")
    assert refused.value.code in (["reader.locked"] if locked else _SAID_OF_BAD_FILES)
    assert "Tệp gốc còn nguyên" in str(refused.value.message)
    assert str(refused.value.advice)
    assert "root:" not in str(refused.value)


@pytest.mark.proof
@pytest.mark.parametrize("kind", sorted(hostile.DOCUMENTS))
def test_every_hostile_document_is_answered(tmp_path: Path, readers: ReaderPool, kind: str, proof: Proof) -> None:
    path = paper(tmp_path, hostile.DOCUMENTS[kind]())

    try:
        outcome = f"đọc được {len(readers.read(path).text)} ký tự"
    except Refusal as refusal:
        outcome = refusal.code

    proof.report(1, outcome)
    assert readers.read(paper(tmp_path, name="sau")).text == DISPATCH


@pytest.mark.parametrize("kind", sorted(hostile.TABLES))
def test_a_hostile_table_ends_in_a_clear_message(tmp_path: Path, readers: ReaderPool, kind: str) -> None:
    path = paper(tmp_path, hostile.TABLES[kind]())

    with pytest.raises(Refusal) as refused:
        readers.read_rows(path)

    assert "Tệp gốc còn nguyên" in str(refused.value.message)


def test_a_child_that_dies_is_replaced_and_the_batch_goes_on(tmp_path: Path, readers: ReaderPool) -> None:
    readers.read(paper(tmp_path))
    first = child_of(readers)
    os.kill(first._process.pid, signal.SIGKILL)
    first._process.wait()

    outcomes = [readers_outcome(readers, paper(tmp_path)) for _ in range(2)]

    assert outcomes[-1] == "read"


@pytest.mark.parametrize(("kills", "ends"), [(1, "read"), (2, "reader.unreadable")])
def test_a_file_whose_child_the_machine_ended_is_read_by_another_once(
    tmp_path: Path, readers: ReaderPool, monkeypatch: pytest.MonkeyPatch, kills: int, ends: str
) -> None:
    started: list[Child] = []
    plain = Child.__init__

    def watched(self: Child) -> None:
        plain(self)
        started.append(self)

    def on_page(_number: int, _of: int) -> None:
        if len(started) <= kills:
            os.kill(started[-1]._process.pid, signal.SIGKILL)

    monkeypatch.setattr(Child, "__init__", watched)
    try:
        readers.read(paper(tmp_path, to_scan(DISPATCH)), on_page=on_page)
        outcome = "read"
    except Refusal as refusal:
        outcome = refusal.code

    assert (outcome, len(started)) == (ends, 2)


def readers_outcome(pool: ReaderPool, path: Path) -> str:
    try:
        pool.read(path)
    except Refusal as refusal:
        return refusal.code
    return "read"


def test_one_secret_in_a_batch_of_forty_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    paths = [paper(tmp_path, name=f"{n:02}") for n in range(39)]
    paths.insert(17, paper(tmp_path, "TUYỆT MẬT\n" + DISPATCH, name="kin"))

    with ReaderPool(2) as pool:
        results = list(pool.read_many(paths))

    assert [path for path, _ in results] == paths
    refused = [(path.name, result) for path, result in results if isinstance(result, Refusal)]
    assert [(name, refusal.code) for name, refusal in refused] == [("kin", "reader.secret")]
    assert "TUYỆT" not in str(refused[0][1]) and "412" not in str(refused[0][1])


def test_a_child_serves_many_files_and_is_replaced(
    tmp_path: Path, readers: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "FILES_PER_CHILD", 3)
    pids = []
    for _ in range(4):
        readers.read(paper(tmp_path))
        at = readers._idle.get()
        readers._idle.put(at)
        pids.append(at._process.pid if at else None)

    assert pids[0] == pids[1] is not None
    assert pids[2] is None
    assert pids[3] not in (None, pids[0])


def test_reading_can_be_stopped_and_tells_its_pages(tmp_path: Path, readers: ReaderPool) -> None:
    path = paper(tmp_path, to_scan(DISPATCH * 3))
    stop = threading.Event()
    pages: list[tuple[int, int]] = []

    def on_page(number: int, of: int) -> None:
        pages.append((number, of))
        stop.set()

    with pytest.raises(Refusal) as refused:
        readers.read(path, on_page=on_page, cancel=stop)

    assert refused.value.code == "reader.cancelled"
    assert pages[0][0] == 1 and pages[0][1] >= 3


def test_a_child_that_takes_too_long_is_ended(
    tmp_path: Path, readers: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers.read(paper(tmp_path))
    monkeypatch.setattr(pools, "WALL_SECONDS", 0.3)

    with pytest.raises(Refusal) as refused:
        readers.read(paper(tmp_path, to_scan(DISPATCH), name="quet"))

    assert refused.value.code == "reader.too_slow"


@pytest.mark.parametrize("name", ["../../x", "a\0b", "a.pdf.exe", "x" * 4000, "\u202efdp.txt", "Cô\u0302ng văn.docx"])
def test_a_strange_name_is_only_data(tmp_path: Path, readers: ReaderPool, name: str) -> None:
    assert readers.read(paper(tmp_path), name=name).text == DISPATCH


@pytest.mark.parametrize("path", ["khong-co", ".", "/dev/zero", "/proc/self/mem"])
def test_what_is_no_file_is_refused_at_once(path: str, readers: ReaderPool) -> None:
    with pytest.raises(Refusal) as refused:
        readers.read(Path(path))

    assert refused.value.code in ("reader.missing", "reader.unreadable")


def test_a_folder_of_text_files_is_read_at_fifty_a_second(tmp_path: Path, readers: ReaderPool) -> None:
    paths = [paper(tmp_path, DISPATCH * 4, name=str(n)) for n in range(60)]
    readers.read(paths[0])

    begun = _spent(child_of(readers))
    results = [result for _, result in readers.read_many(paths)]
    seconds = (_spent(child_of(readers)) - begun) / len(paths)

    assert all(isinstance(result, SourceText) for result in results)
    # seconds of the processor, so that a busy machine does not decide
    assert seconds < 1 / 50, f"{seconds * 1000:.1f} ms"


def _spent(child: Child) -> float:
    """Seconds of the processor used so far by the child and by this process."""
    fields = Path(f"/proc/{child._process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") + time.process_time()


def test_damaged_files_never_end_the_parent(proof: Proof) -> None:
    count = proof.count(40, int(os.environ.get("SAURO_PROOF_COUNT", "3000")))

    outcomes = fuzz.run(count, proof.seed)

    proof.report(count, ", ".join(f"{code} {number}" for code, number in outcomes.most_common()))
    assert outcomes.total() == count
