"""Phá tệp. Good files with bytes flipped, cut, doubled and spliced; each must end in text or in a Vietnamese refusal.

By hand: python -m tests.readers.fuzz --count 1000 --seed 7
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sauro.domain.refusal import Refusal
from sauro.readers.pool import ReaderPool
from tests.readers.papers import ANNEX, DISPATCH, NUMBERED
from tests.readers.typeset import to_docx, to_numbered_docx, to_pages, to_pdf


def good_files() -> list[bytes]:
    """One small file of each form."""
    page = to_pages(DISPATCH, dpi=60)[0].crop((0, 0, 400, 120))
    pictures = []
    for kind in ("PNG", "JPEG", "TIFF"):
        with tempfile.TemporaryFile() as file:
            page.save(file, kind)
            file.seek(0)
            pictures.append(file.read())
    html = f"<html><body><table border=1><tr><td>{DISPATCH}</td></tr></table></body></html>".encode()
    text = DISPATCH.encode()
    return [text, html, to_docx(DISPATCH + ANNEX), to_numbered_docx(NUMBERED), to_pdf(DISPATCH + ANNEX), *pictures]


def damaged(data: bytes, rng: random.Random) -> bytes:
    """The same file with one to six kinds of damage."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(out) or 1)
        way = rng.randrange(6)
        if way == 0 and out:
            for _ in range(rng.randint(1, 40)):
                out[rng.randrange(len(out))] = rng.randrange(256)
        elif way == 1:
            del out[at:]
        elif way == 2:
            out[at:at] = out[at : at + rng.randint(1, 2000)]
        elif way == 3:
            del out[at : at + rng.randint(1, 500)]
        elif way == 4:
            out[at:at] = rng.randbytes(rng.randint(1, 200))
        elif len(out) > 4:
            out[at : at + 4] = rng.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"9999"))
    return bytes(out)


def run(count: int, seed: int, *, jobs: int = 2) -> Counter[str]:
    """Read `count` damaged files; how many ended how. Raises AssertionError on an answer without Vietnamese words."""
    rng = random.Random(seed)
    seeds = good_files()
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, ReaderPool(jobs) as pool:

        def paths() -> Iterator[Path]:
            for at in range(count):
                path = Path(folder) / f"{at}"
                path.write_bytes(damaged(rng.choice(seeds), rng))
                yield path

        for path, result in pool.read_many(paths()):
            path.unlink()
            if isinstance(result, Refusal):
                outcomes[result.code] += 1
                assert "ệp" in str(result) or "Tài liệu" in str(result), str(result)
            else:
                outcomes["read"] += 1
                assert all(0 <= line.start <= line.end <= len(result.text) for line in result.lines)
    return outcomes


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=500)
    options.add_argument("--seed", type=int, default=7)
    chosen = options.parse_args()
    for outcome, number in run(chosen.count, chosen.seed).most_common():
        print(f"{outcome:24} {number}")


if __name__ == "__main__":
    main()
