"""Chữ được gõ. Which tasks hold what is typed: the pieces of words say it, not the texts (decision 013).

`found` gives the set of tasks that hold every typed word, from two short questions; `Within` puts it to the database,
which asks of these tasks alone who may see them, in what order they stand, and whatever else a list is narrowed by.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, Func
from django.db.models.expressions import Combinable

from sauro.apps.agencies.queries import search_key
from sauro.domain.text.fragments import BLOCK, Bits, asked_for, numbers_in, unpacked
from sauro.web.among import among

TASK: Final = "tasks_task"
TABLE: Final = "tasks_wordpiece"
WAITING: Final = "tasks_wordswaiting"
MOST_WORDS: Final = 8
READ: Final = frozenset({TASK, TABLE, WAITING})
MOST_WAITING: Final = 2_000  # more of them are no longer a small thing to ask: then every text is
FEW: Final = 2_000  # tasks: so many are named one by one, more go as a set of bits


@dataclass(frozen=True, slots=True)
class Typed:
    """Tập nhiệm vụ có thể có các từ này. `exact`: each of them has them all, and stands; else their texts decide."""

    tasks: Bits
    exact: bool

    @property
    def few(self) -> bool:
        """Whether each of them is named to the database."""
        return self.number <= FEW

    @property
    def number(self) -> int:
        return self.tasks.bit_count()


def words_of(text: str) -> tuple[str, ...]:
    """Các từ được gõ, each once and eight at most, folded as the texts are."""
    return tuple(dict.fromkeys(search_key(text).split()[:MOST_WORDS]))


def found(connection: BaseDatabaseWrapper, words: tuple[str, ...]) -> Typed | None:
    """Nhiệm vụ có các từ: folded words; None where only the texts can tell (no letter or digit, too many that wait).

    Those that wait are asked first: a block written between the two questions then counts them twice, not never.
    """
    asked = [asked_for(word) for word in words]
    pieces = sorted(frozenset().union(*(wanted for wanted, _ in asked)))
    if not pieces:
        return None
    waits = _waiting(connection, words)
    if waits is None:
        return None
    waiting, holding = waits
    tasks = _standing(connection, pieces) & ~waiting | holding
    return Typed(tasks, all(exact for _, exact in asked))


def _waiting(connection: BaseDatabaseWrapper, words: tuple[str, ...]) -> tuple[Bits, Bits] | None:
    """The tasks that wait, and those of them whose texts hold the words; None for very many."""
    holds = " AND ".join(["t.folded LIKE %s ESCAPE '\\'"] * len(words))
    asked = f"SELECT w.task, t.id IS NOT NULL AND {holds} FROM {WAITING} w LEFT JOIN {TASK} t ON t.id = w.task"
    like = [f"%{connection.ops.prep_for_like_query(word)}%" for word in words]
    with connection.cursor() as cursor:
        cursor.execute(f"{asked} LIMIT {MOST_WAITING + 1}", like)
        rows = cursor.fetchall()
    if len(rows) > MOST_WAITING:
        return None
    return _bits(task for task, _ in rows), _bits(task for task, held in rows if held)


def _standing(connection: BaseDatabaseWrapper, pieces: list[str]) -> Bits:
    """The tasks in whose texts all these pieces stood when their blocks were written."""
    blocks: defaultdict[int, list[Bits]] = defaultdict(list)
    marks = ", ".join(["%s"] * len(pieces))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT block, tasks FROM {TABLE} WHERE piece IN ({marks})", pieces)
        for block, kept in cursor.fetchall():
            blocks[block].append(unpacked(bytes(kept)))
    tasks = 0
    for block, sets in blocks.items():
        if len(sets) == len(pieces):
            common = sets[0]
            for one in sets:
                common &= one
            tasks |= common << block * BLOCK
    return tasks


def _bits(numbers: Any) -> Bits:
    bits = 0
    for number in numbers:
        bits |= 1 << number
    return bits


class Within(Func):
    """Trong tập này. A task's number is in a set: few are named, many go as bits, one look each."""

    output_field = BooleanField()

    def __init__(self, number: Combinable, typed: Typed) -> None:
        super().__init__(number)
        self.typed = typed

    def as_sql(self, compiler: Any, connection: Any, **_: Any) -> tuple[str, tuple[Any, ...]]:  # type: ignore[override]
        number, values = compiler.compile(self.get_source_expressions()[0])
        sqlite, tasks = connection.vendor == "sqlite", self.typed.tasks
        if self.typed.few:
            numbers = numbers_in(tasks)
            if sqlite:
                said, named = among(connection.vendor, number, numbers)
                return said, (*values, named)
            return f"{number} = ANY(ARRAY(SELECT unnest(%s::bigint[])))", (*values, numbers)  # gathered first
        if sqlite:  # one letter a task, the last task first: SQLite looks at one byte, not at one bit
            return f"substr(%s, -1 - {number}, 1) = x'31'", (f"{tasks:b}".encode(), *values)
        size = (tasks.bit_length() + 7) // 8
        mask = tasks.to_bytes(size, "little")
        holds = f"CASE WHEN {number} < {size * 8} THEN get_bit(%s, {number}) = 1 ELSE FALSE END"
        return holds, (*values, mask, *values)
