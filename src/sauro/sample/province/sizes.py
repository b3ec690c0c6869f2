"""Cỡ của tỉnh. How much of everything: a province, an office on SQLite, a tiny one for tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Size:
    """Cỡ. What `sauro sample --size` makes.

    tasks: top-level tasks of the running year; parts: tasks given on below them; coordinating: mean number of
    coordinating bodies of a top-level task; documents: of the running year; closed: tasks of each closed year;
    bodies: alive, without party cells; accounts: people who have one, secretaries of cells among them.
    """

    tasks: int
    parts: int
    coordinating: float
    documents: int
    closed: int
    bodies: int
    cells: int
    accounts: int


# A province at work (tracking-evaluation 8.4): 60,000 tasks a year, 5.4 to a document that gives any, so 11,111 of the
# 12,000 documents give tasks; they are the 8.4 % of some 132,000 that an office receives, the others never enter this
# register. The 889 that give none stand here because a registered one cites, replaces or amends them.
# An assignment is one body or one person bound to one task: each lead and each responsible person (past ones too) of a
# task or of a part, and each coordinating body. 60,000 tasks and 60,000 parts make 2 x 120,000 holders and 165,000
# coordinating bodies: 400,000.
PROVINCE: Final = Size(
    tasks=60_000, parts=60_000, coordinating=2.75, documents=12_000, closed=12_000, bodies=1_000, cells=5_000,
    accounts=15_000,
)  # fmt: skip
# The SQLite edition's own goal: 20,000 assignments, 50 users at once.
OFFICE: Final = Size(
    tasks=3_000, parts=3_000, coordinating=2.75, documents=600, closed=300, bodies=400, cells=600, accounts=1_500
)
TINY: Final = Size(tasks=260, parts=160, coordinating=2.0, documents=52, closed=30, bodies=330, cells=60, accounts=900)

SIZES: Final = {"province": PROVINCE, "office": OFFICE, "tiny": TINY}
OF_A_DOCUMENT: Final = 5.4  # tasks of a document that gives any
CLOSED_YEARS: Final = 4
RUNNING_DAYS: Final = 330  # the running year begins so many days before the day of loading
