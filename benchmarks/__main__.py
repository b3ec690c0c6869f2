"""`./bench [text] [folder] [growth] [patterns] [pdf] [start]`: the table of speed, against the goals of the product."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.growth import pattern_growth, reader_growth
from benchmarks.measure import Figure, median, seconds, table, waited
from benchmarks.province import AGENCIES, directive, large_registry
from sauro.domain.default_calendar import default_calendar
from sauro.domain.default_rules import default_rules
from sauro.domain.documents.source import plain_lines
from sauro.domain.reading import read_directive

LENGTH = 10_000  # characters of a directive
_SAURO = [sys.executable, "-m", "sauro.cli"]


def _reader() -> Callable[[str], object]:
    registry, calendar, rules = large_registry(), default_calendar(), default_rules()
    return lambda text: read_directive(plain_lines(text), registry=registry, calendar=calendar, rules=rules)


def text() -> list[Figure]:
    """Lines to drafts, in process, one core."""
    texts = [directive(number, LENGTH) for number in range(60)]
    size = sum(len(t.encode()) for t in texts) / 1e6
    made: list[Callable[[str], object]] = []
    build = seconds(lambda: made.append(_reader()))
    read = made[0]
    first = seconds(lambda: [read(t) for t in texts])
    took = median(lambda: [read(t) for t in texts])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate = len(texts) / took
    return [
        Figure(f"danh bạ {AGENCIES} cơ quan, lập một lần", f"{build:.2f} s"),
        Figure(
            f"văn bản {LENGTH} ký tự → đề xuất, lượt đầu",
            f"{len(texts) / first:.0f} văn bản/s",
            "≥ 100",
            len(texts) / first >= 100,
        ),
        Figure(f"văn bản {LENGTH} ký tự → đề xuất, trung vị", f"{rate:.0f} văn bản/s", "≥ 100", rate >= 100),
        Figure("  cùng việc, theo dung lượng", f"{size / took:.2f} MB/s"),
        Figure("  bộ nhớ lớn nhất", f"{memory:.0f} MiB"),
    ]


def folder() -> list[Figure]:
    """A folder of text files through the command: child, reading of files, JSON written."""
    count = 200
    with tempfile.TemporaryDirectory() as at:
        for number in range(count):
            Path(at, f"{number:03d}.txt").write_text(directive(number, LENGTH), encoding="utf-8")
        command = [*_SAURO, "read", at, "--format", "json", "--out", str(Path(at, "out"))]
        took = median(lambda: subprocess.run(command, check=True, capture_output=True), 3, waited)
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    rate = count / took
    return [
        Figure(f"thư mục {count} tệp văn bản, cả lệnh", f"{rate:.0f} văn bản/s", "≥ 50", rate >= 50),
        Figure("  bộ nhớ lớn nhất của một tiến trình", f"{memory:.0f} MiB"),
    ]


def growth() -> list[Figure]:
    return reader_growth(_reader())


def pdf() -> list[Figure]:
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
    return [Figure(f"PDF có lớp chữ, {many} trang", f"{each:.1f} ms/trang", "< 20", each < 20)]


def start() -> list[Figure]:
    """From the shell to the first words."""
    with tempfile.TemporaryDirectory() as at:
        paper = Path(at, "a.txt")
        paper.write_text(directive(1, 2_000), encoding="utf-8")
        helped = median(lambda: subprocess.run([*_SAURO, "--help"], check=True, capture_output=True), 5, waited)
        asked = median(lambda: subprocess.run([*_SAURO, "read", "--help"], check=True, capture_output=True), 5, waited)
        read = median(lambda: subprocess.run([*_SAURO, "read", str(paper)], check=True, capture_output=True), 5, waited)
    return [
        Figure("khởi động: sauro --help", f"{helped:.2f} s", "< 0.5", helped < 0.5),
        Figure("khởi động: sauro read --help", f"{asked:.2f} s", "< 0.5", asked < 0.5),
        Figure("sauro read, một văn bản ngắn, cả lệnh", f"{read:.2f} s"),
    ]


PARTS: dict[str, Callable[[], list[Figure]]] = {
    "start": start,
    "text": text,
    "folder": folder,
    "pdf": pdf,
    "growth": growth,
    "patterns": pattern_growth,
}


def main(names: list[str]) -> int:
    """Each part is printed as it ends. Exit status 0: every goal is met; 1: one is not; 2: no such part."""
    unknown = [n for n in names if n not in PARTS]
    if unknown:
        print(f"Không có phần {', '.join(unknown)}. Các phần: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    met = True
    for name in names or list(PARTS):
        figures = PARTS[name]()
        print(table(figures), flush=True)
        met = met and all(f.good is not False for f in figures)
    return 0 if met else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
