"""`./bench [text] [folder] [growth] [patterns] [pdf] [start] [import] [hours] [province] …`: speed.

The last five (province, register, memory, discipline, urge) need a province at real size, which is loaded first
(`sauro sample --size province`): `benchmarks.sized`.
They run on both databases; `--sqlite`, `--postgres` before the names takes one of them, `--size=office` a smaller one.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import sized
from benchmarks.growth import pattern_growth, reader_growth
from benchmarks.hours import hours
from benchmarks.importing import importing
from benchmarks.measure import Figure, line, median, seconds, waited
from benchmarks.pooling import pooling
from benchmarks.province import AGENCIES, directive, large_registry
from benchmarks.rostering import roster
from sauro.domain.default_calendar import default_calendar
from sauro.domain.documents.source import plain_lines
from sauro.domain.reading import read_directive
from sauro.domain.rulebook import default_rules

LENGTH = 10_000  # characters of a directive
_SAURO = [sys.executable, "-m", "sauro.cli"]


def _reader() -> Callable[[str], object]:
    registry, calendar, rules = large_registry(), default_calendar(), default_rules()
    return lambda text: read_directive(plain_lines(text), registry=registry, calendar=calendar, rules=rules)


def text() -> Iterator[Figure]:
    """Lines to drafts, in process, one core."""
    texts = [directive(number, LENGTH) for number in range(60)]
    size = sum(len(t.encode()) for t in texts) / 1e6
    made: list[Callable[[str], object]] = []
    build = seconds(lambda: made.append(_reader()))
    yield Figure(f"danh bạ {AGENCIES} cơ quan, lập một lần", f"{build:.2f} s")
    read = made[0]
    first = len(texts) / seconds(lambda: [read(t) for t in texts])
    name = f"văn bản {LENGTH} ký tự → đề xuất"
    yield Figure(f"{name}, lượt đầu", f"{first:.0f} văn bản/s", "≥ 100", first >= 100)
    took = median(lambda: [read(t) for t in texts])
    rate = len(texts) / took
    yield Figure(f"{name}, trung vị", f"{rate:.0f} văn bản/s", "≥ 100", rate >= 100)
    yield Figure("  cùng việc, theo dung lượng", f"{size / took:.2f} MB/s")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Figure("  bộ nhớ lớn nhất", f"{memory:.0f} MiB")


def folder() -> Iterator[Figure]:
    """A folder of text files through the command: child, reading of files, JSON written."""
    count = 200
    with tempfile.TemporaryDirectory() as at:
        for number in range(count):
            Path(at, f"{number:03d}.txt").write_text(directive(number, LENGTH), encoding="utf-8")
        command = [*_SAURO, "read", at, "--format", "json", "--out", str(Path(at, "out"))]
        before = _spent()
        took = median(lambda: subprocess.run(command, check=True, capture_output=True), 3, waited)
        spent = (_spent() - before) / 3
    rate = count / took
    yield Figure(f"thư mục {count} tệp văn bản, cả lệnh", f"{rate:.0f} văn bản/s", "≥ 50", rate >= 50)
    # other programs on the machine take from the rate, not from this
    yield Figure("  cùng việc, CPU của mọi tiến trình", f"{1000 * spent / count:.0f} ms/văn bản")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield Figure("  bộ nhớ lớn nhất của một tiến trình", f"{memory:.0f} MiB")


def _spent() -> float:
    """Seconds of CPU of the programs that this one started and saw end."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def growth() -> Iterator[Figure]:
    return reader_growth(_reader())


def pdf() -> Iterator[Figure]:
    """Pages of text with a text layer: what each page more costs, child included."""
    import typst

    from sauro.readers.pool import ReaderPool

    def pages(characters: int, at: Path) -> Path:
        source = at / f"{characters}.typ"
        body = (
            directive(3, characters)
            .replace("*", "")
            .replace("#", "")
            .replace("_", "")
            .replace("/", "\\/")
            .replace("@", "")
        )
        source.write_text(f'#set page("a4")\n#set text(size: 14pt, font: "Tinos")\n{body}', encoding="utf-8")
        target = source.with_suffix(".pdf")
        fonts = str(Path(sys.modules["sauro"].__path__[0], "writers", "fonts"))
        typst.compile(str(source), output=str(target), font_paths=[fonts])
        return target

    with tempfile.TemporaryDirectory() as name, ReaderPool(1) as pool:
        short, long = pages(2_000, Path(name)), pages(120_000, Path(name))
        few, many = len(pool.read(short).pages), len(pool.read(long).pages)
        took = min(waited(lambda: pool.read(long)) for _ in range(3))
        took -= min(waited(lambda: pool.read(short)) for _ in range(3))
    each = 1000 * took / max(1, many - few)
    yield Figure(f"PDF có lớp chữ, {many} trang", f"{each:.1f} ms/trang", "< 20", each < 20)


def start() -> Iterator[Figure]:
    """From the shell to the first words."""
    with tempfile.TemporaryDirectory() as at:
        paper = Path(at, "a.txt")
        paper.write_text(directive(1, 2_000), encoding="utf-8")
        for words in (["--help"], ["read", "--help"]):
            took = _command(words)
            yield Figure(f"khởi động: sauro {' '.join(words)}", f"{took:.2f} s", "< 0.5", took < 0.5)
        yield Figure("sauro read, một văn bản ngắn, cả lệnh", f"{_command(['read', str(paper)]):.2f} s")


def _command(words: list[str]) -> float:
    return median(lambda: subprocess.run([*_SAURO, *words], check=True, capture_output=True), 5, waited)


PARTS: dict[str, Callable[[], Iterator[Figure]]] = {
    "start": start,
    "text": text,
    "folder": folder,
    "pdf": pdf,
    "pooling": pooling,
    "growth": growth,
    "patterns": pattern_growth,
    "import": importing,
    "hours": hours,
    "roster": roster,
}


OPTIONS = {"--sqlite": "sqlite", "--postgres": "postgresql"}


def _options(words: list[str]) -> list[str]:
    """What is said of the register goes to `benchmarks.sized` as it reads it; the other words are left."""
    chosen = [OPTIONS[word] for word in words if word in OPTIONS]
    if chosen:
        os.environ["SAURO_BENCH_ON"] = ",".join(chosen)
    for word in words:
        if word.startswith("--size="):
            os.environ["SAURO_BENCH_SIZE"] = word.partition("=")[2]
    return [word for word in words if word not in OPTIONS and not word.startswith("--size=")]


def main(words: list[str]) -> int:
    """Each line is printed as soon as it is known. Exit status 0: every goal is met; 1: one is not; 2: no such part."""
    names, known = _options(words), [*PARTS, *sized.PARTS]
    unknown = [n for n in names if n not in known]
    if unknown:
        print(f"Không có phần {', '.join(unknown)}. Các phần: {', '.join(known)}", file=sys.stderr)
        return 2
    met = True
    for name in [n for n in names or known if n in PARTS]:
        for figure in PARTS[name]():
            print(line(figure), flush=True)
            met = met and figure.good is not False
    large = [n for n in sized.PARTS if n in (names or known)]
    if large:
        met = sized.run(large) and met
    return 0 if met else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
