"""Counts of a proof: small in ./test, as the issues name them in ./proof, where each run leaves a row in one table."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

FULL = os.environ.get("SAURO_PROOF") == "full"


@dataclass(slots=True)
class Proof:
    """One proof of one test: how often, with which seed, and what came out."""

    name: str
    seed: int
    started: float

    def count(self, small: int, full: int) -> int:
        """How often to try: `small` in ./test, `full` in ./proof."""
        return full if FULL else small

    def report(self, tried: int, figure: str) -> None:
        """Leave a row for the table that ./proof prints."""
        table = os.environ.get("SAURO_PROOF_TABLE")
        if table:
            database = "PostgreSQL" if os.environ.get("SAURO_DATABASE_URL") else "SQLite"
            row = [self.name, database, str(tried), figure, str(self.seed), f"{time.monotonic() - self.started:.1f}"]
            with Path(table).open("a", encoding="utf-8") as out:
                out.write("\t".join(row) + "\n")


@pytest.fixture
def proof(request: pytest.FixtureRequest) -> Iterator[Proof]:
    """Proof of this test; its seed comes from SAURO_PROOF_SEED, so that a failing run can be repeated."""
    yield Proof(request.node.name, int(os.environ.get("SAURO_PROOF_SEED", "20260603")), time.monotonic())


def table(rows: list[list[str]]) -> str:
    """The rows as an aligned text table."""
    head = ["proof", "database", "tried", "figure", "seed", "seconds"]
    columns = list(zip(head, *rows, strict=True)) if rows else [(h,) for h in head]
    sizes = [max(len(cell) for cell in column) for column in columns]
    lines = [[cell.ljust(size) for cell, size in zip(row, sizes, strict=True)] for row in [head, *rows]]
    return "\n".join("  ".join(line).rstrip() for line in lines)


def main() -> None:
    path = Path(os.environ.get("SAURO_PROOF_TABLE", ""))
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []
    print(table(rows))


if __name__ == "__main__":
    main()
