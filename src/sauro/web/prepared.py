"""Câu hỏi soạn sẵn. A question of the ORM, put together and compiled once a process, then asked with other values.

Building and compiling a query set costs ten to fifty times what a small database spends on its answer, on every page
anew. `prepared(build)` keeps the SQL that `build` leads to and how a row becomes what the query set yields:

    @prepared
    def _notices(account_id: int, *, on: dt.date) -> QuerySet[Notice]: ...
    _notices.rows(7, on=today)

Positional  values that pass through into the SQL as they are: int, str, an aware moment, a tuple of such to be found
            among (`__in`; its last is repeated to fill the room), a frozen dataclass of such (an Acting). They must be
            compared with columns unchanged; what is reckoned from them (a day later, "%words%", a slice) is no value,
            and `Unpreparable` says so at the first call.
Keywords    what decides the sentence itself (conditions, a day, the rulebook's stamp): each is compiled on its own.
            A role, None, True and the room of a tuple decide the sentence too, wherever they stand.

What `build` reads besides (a rule's number, the tree of bodies) would stay as it was at the first call: hand it in.
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import lru_cache, update_wrapper
from operator import attrgetter
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet, prefetch_related_objects
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesIterable,
    ValuesListIterable,
    get_related_populators,
)

M = TypeVar("M")
_MOST = 128  # sentences that one question keeps
_PLAIN = frozenset({int, str, dt.datetime})


class Unpreparable(Exception):
    """Không soạn sẵn được. The sentence reckons with a value instead of comparing it."""


@lru_cache(maxsize=64)
def _parts_of(kind: Hashable) -> Callable[[Any], tuple[Any, ...]] | None:
    """Reads the fields of a dataclass; None for any other kind."""
    return attrgetter(*(f.name for f in fields(kind))) if is_dataclass(kind) else None


def _room(among: tuple[Any, ...]) -> int:
    """Chỗ cho một tập giá trị: 0, 1, 2, 4, 8 …, so that a few sentences serve whatever number is asked among."""
    return 1 << (len(among) - 1).bit_length() if among else 0


def _apart(given: Sequence[Any], values: list[Any], shape: list[Hashable]) -> None:
    """Takes what was given apart: plain values, and the shape around them."""
    for one in given:
        kind: Any = type(one)
        if kind in _PLAIN:
            values.append(one)
            shape.append(kind)
        elif kind is tuple:
            values.extend(one)
            values.extend(one[-1:] * (_room(one) - len(one)))
            shape.append((_room(one), type(one[0]) if one else None))
        elif (parts := _parts_of(kind)) is not None:
            shape.append(kind)
            _apart(parts(one), values, shape)
        else:
            shape.append(one)


def _filled(given: Sequence[Any], marks: Iterator[Any]) -> list[Any]:
    """What was given, with a mark in the place of each value."""
    found: list[Any] = []
    for one in given:
        kind: Any = type(one)
        if kind in _PLAIN:
            found.append(next(marks))
        elif kind is tuple:
            found.append(tuple(next(marks) for _ in range(_room(one))))
        elif (parts := _parts_of(kind)) is not None:
            found.append(kind(*_filled(parts(one), marks)))
        else:
            found.append(one)
    return found


def _marks(values: Sequence[Any], turn: int) -> list[Any]:
    """Dấu. As many values as there are, each its like, all unlike anything real; another set for each turn."""
    since = dt.datetime(1801 + turn, 1, 1, tzinfo=dt.UTC)
    made: dict[type, Callable[[int], Any]] = {
        int: lambda n: 1_700_000_000 + 100_000_000 * turn + 7 * n,
        str: lambda n: f"\x02{turn}-{n}\x03",
        dt.datetime: lambda n: since + dt.timedelta(minutes=n),
    }
    return [made[type(value)](n) for n, value in enumerate(values)]


_NO_NUMBER = 2**63  # from here on no database takes a number


@lru_cache(maxsize=8192)
def _place(number: int, wrap: Any) -> tuple[int, Any]:
    """One pair for all sentences: those over a thousand bodies have six thousand parameters."""
    return number, wrap


def _adapted(value: Any) -> Any:
    return connection.ops.adapt_datetimefield_value(value) if type(value) is dt.datetime else value


class _Caught(Exception):
    """The sentence that was about to be executed."""


def _catch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    raise _Caught(sql, tuple(params or ()))


@dataclass(slots=True)
class _Sentence:
    """Câu đã soạn. `places`: for each parameter the number of its value and what wraps it, or -1 and a constant.

    `planned`: the same for a PostgreSQL server that keeps its plan (`web/planned.py`), where that is done.
    """

    sql: str
    places: list[tuple[int, Any]]
    shaped: Callable[[list[Any]], list[Any]]
    planned: Callable[[list[Any], Callable[[list[Any]], list[Any]]], list[Any]] | None

    def ask(self, values: list[Any]) -> list[Any]:
        if self.planned is not None:
            return self.planned(values, self.shaped)
        told = [wrap if n < 0 else (values[n] if wrap is None else wrap(values[n])) for n, wrap in self.places]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, told)
            return self.shaped(cursor.fetchall())


def _planned(sql: str, places: list[tuple[int, Any]]) -> Callable[..., list[Any]] | None:
    if connection.vendor != "postgresql":
        return None
    from sauro.web.planned import planned  # psycopg is loaded where a PostgreSQL is asked

    return planned(sql, places)


class Prepared(Generic[M]):
    """Câu hỏi soạn sẵn: see the head of this module."""

    def __init__(self, build: Callable[..., QuerySet[Any, M]]) -> None:
        self._build = build
        self._known: OrderedDict[Hashable, _Sentence | None] = OrderedDict()
        update_wrapper(self, build)  # type: ignore[arg-type]

    def rows(self, *given: Any, **shape: Hashable) -> list[M]:
        """The rows of the query set."""
        return self._asked(_rows, given, shape)

    def first(self, *given: Any, **shape: Hashable) -> M | None:
        """The first of the rows; the query set itself says that one is enough."""
        return next(iter(self._asked(_rows, given, shape)), None)

    def count(self, *given: Any, **shape: Hashable) -> int:
        """How many rows the query set has."""
        return int(next(iter(self._asked(_number, given, shape)), 0))

    def plain(self, *given: Any, **shape: Hashable) -> QuerySet[Any, M]:
        """The query set itself, for what is asked once only."""
        return self._build(*given, **shape)

    def _asked(self, terminal: Callable[..., Any], given: tuple[Any, ...], shape: dict[str, Hashable]) -> list[Any]:
        values: list[Any] = []
        around: list[Hashable] = [terminal, connection.vendor, *shape.items()]
        _apart(given, values, around)
        if any(type(value) is int and abs(value) >= _NO_NUMBER for value in values):
            rows = self._build(*given, **shape)  # no column holds it: the query set knows what that means
            return [rows.count()] if terminal is _number else list(rows)
        key = tuple(around)
        if key in self._known:
            sentence = self._known[key]
        else:
            sentence = self._known[key] = self._compiled(terminal, given, values, shape)
            if len(self._known) > _MOST:
                self._known.popitem(last=False)
        return [] if sentence is None else sentence.ask(values)

    def _compiled(
        self, terminal: Callable[..., Any], given: tuple[Any, ...], values: list[Any], shape: dict[str, Hashable]
    ) -> _Sentence | None:
        """Compiled twice with other marks: what differs and is no mark was reckoned from one."""
        found, turns = [], [_marks(values, 0), _marks(values, 1)]
        for marks in turns:
            try:
                found.append(terminal(self._build(*_filled(given, iter(marks)), **shape)))
            except EmptyResultSet:
                found.append(("", (), None))
        (sql, params, shaped), (again, others, _) = found
        if sql != again or len(params) != len(others):
            raise Unpreparable(self._build.__qualname__)
        if not sql:
            return None
        known = {_adapted(mark): (n, _adapted(turns[1][n])) for n, mark in enumerate(turns[0])}
        kinds = [type(mark) for mark in turns[0]]
        places = [self._place(*pair, known, kinds) for pair in zip(params, others, strict=True)]
        return _Sentence(sql, places, shaped, _planned(sql, places))

    def _place(self, one: Any, other: Any, known: dict[Any, tuple[int, Any]], kinds: list[type]) -> tuple[int, Any]:
        n, again = known.get(one, (-1, None)) if isinstance(one, Hashable) else (-1, None)
        if n >= 0 and other == again:
            wrap = _adapted if kinds[n] is dt.datetime else type(one)
            return _place(n, None if wrap is kinds[n] else wrap)
        if one != other:
            raise Unpreparable(self._build.__qualname__)
        return -1, one


prepared = Prepared


@dataclass(frozen=True, slots=True)
class Cut(Sequence[Any]):
    """Danh sách soạn sẵn, of which a page is asked: its length and a part of it are prepared questions.

    `part` takes the values and the shape of `whole`, and `start` and `stop` besides.
    """

    whole: Prepared[Any]
    part: Prepared[Any]
    given: tuple[Any, ...]
    shape: dict[str, Hashable]

    def __len__(self) -> int:
        return self.whole.count(*self.given, **self.shape)

    def __getitem__(self, part: Any) -> Any:
        return self.part.rows(*self.given, start=part.start, stop=part.stop, **self.shape)


def _number(query: QuerySet[Any, Any]) -> tuple[str, tuple[Any, ...], Callable[[list[Any]], list[Any]]]:
    try:
        with connection.execute_wrapper(_catch):
            query.count()
    except _Caught as caught:
        sql, params = caught.args
        return sql, params, lambda rows: [row[0] for row in rows]
    raise EmptyResultSet


def _rows(query: QuerySet[Any, Any]) -> tuple[str, tuple[Any, ...], Callable[[list[Any]], list[Any]]]:
    compiler = query.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    fetched = [part[0] for part in compiler.select[: compiler.col_count]]
    converters = list(compiler.get_converters(fetched).items())
    make = _MAKERS[query._iterable_class](query, compiler)

    def shaped(rows: list[Any]) -> list[Any]:
        return make([_converted(list(row), converters) for row in rows] if converters else rows)

    return sql, tuple(params), shaped


def _converted(row: list[Any], converters: list[Any]) -> list[Any]:
    for position, (turns, expression) in converters:
        value = row[position]
        for turn in turns:
            value = turn(value, expression, connection)
        row[position] = value
    return row


def _tuples(query: Any, compiler: Any) -> Callable[[Any], list[Any]]:
    width = compiler.col_count
    return lambda rows: [tuple(row[:width]) for row in rows]


def _flat(query: Any, compiler: Any) -> Callable[[Any], list[Any]]:
    return lambda rows: [row[0] for row in rows]


def _dicts(query: Any, compiler: Any) -> Callable[[Any], list[Any]]:
    names = [*(query.query.selected or (*query.query.values_select, *query.query.annotation_select))]
    return lambda rows: [dict(zip(names, row, strict=False)) for row in rows]


def _objects(query: Any, compiler: Any) -> Callable[[Any], list[Any]]:
    """As Django's ModelIterable makes them, with what it looks up for each question looked up once."""
    select, info, named = compiler.select, compiler.klass_info, list((compiler.annotation_col_map or {}).items())
    start, end = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [part[0].target.attname for part in select[start:end]]
    made, alias = info["model"].from_db, connection.alias
    related = get_related_populators(info, select, alias)  # type: ignore[call-arg]
    ahead = query._prefetch_related_lookups

    def objects(rows: Any) -> list[Any]:
        found = []
        for row in rows:
            thing = made(alias, names, row[start:end])
            for one in related:
                one.populate(row, thing)
            for name, position in named:
                setattr(thing, name, row[position])
            found.append(thing)
        if ahead and found:
            prefetch_related_objects(found, *ahead)
        return found

    return objects


_MAKERS: dict[type, Callable[[Any, Any], Callable[[Any], list[Any]]]] = {
    ModelIterable: _objects,
    ValuesIterable: _dicts,
    ValuesListIterable: _tuples,
    FlatValuesListIterable: _flat,
}
