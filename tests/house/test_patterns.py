"""No pattern whose time explodes: no nested and no adjacent unbounded repeats anywhere in the product."""

from __future__ import annotations

import importlib
import pkgutil
import re
import re._constants as c  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterator
from typing import Any

import pytest

import sauro.domain
import sauro.readers

REPEATS = {c.MAX_REPEAT, c.MIN_REPEAT}
ZERO_WIDTH = {c.AT, c.ASSERT, c.ASSERT_NOT}


def unbounded(op: Any, value: Any) -> bool:
    return op in REPEATS and value[1] == c.MAXREPEAT


def inner(op: Any, value: Any) -> Iterator[Any]:
    """The sequences inside one item of a pattern."""
    if op in REPEATS or op is c.POSSESSIVE_REPEAT:
        yield value[2]
    elif op is c.SUBPATTERN:
        yield value[3]
    elif op is c.ATOMIC_GROUP:
        yield value
    elif op is c.BRANCH:
        yield from value[1]
    elif op in {c.ASSERT, c.ASSERT_NOT}:
        yield value[1]
    elif op is c.GROUPREF_EXISTS:
        yield from (x for x in value[1:] if x is not None)


def holds_unbounded(sequence: Any) -> bool:
    return any(unbounded(o, v) or any(holds_unbounded(s) for s in inner(o, v)) for o, v in sequence)


def can_be_empty(op: Any, value: Any) -> bool:
    if op in ZERO_WIDTH:
        return True
    if op in REPEATS or op is c.POSSESSIVE_REPEAT:
        return bool(value[0] == 0)
    if op is c.SUBPATTERN:
        return all(can_be_empty(o, v) for o, v in value[3])
    return False


def edge(op: Any, value: Any, last: bool) -> bool:
    """Whether an item begins (or ends) with an unbounded repeat."""
    if unbounded(op, value):
        return True
    for sequence in inner(op, value) if op not in {c.ASSERT, c.ASSERT_NOT} else ():
        items = list(sequence)[::-1] if last else list(sequence)
        for o, v in items:
            if edge(o, v, last):
                return True
            if not can_be_empty(o, v):
                break
    return False


def faults(sequence: Any) -> Iterator[str]:
    """What is wrong with a parsed pattern."""
    open_repeat = False
    for op, value in sequence:
        if unbounded(op, value) and holds_unbounded(value[2]):
            yield "nested unbounded repeats"
        if open_repeat and edge(op, value, last=False):
            yield "adjacent unbounded repeats"
        if edge(op, value, last=True):
            open_repeat = True
        elif not can_be_empty(op, value):
            open_repeat = False
        for part in inner(op, value):
            yield from faults(part)


def patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern of the domain and the readers, found where modules keep them."""
    found: dict[str, re.Pattern[str]] = {}
    for package in (sauro.domain, sauro.readers):
        for info in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            module = importlib.import_module(info.name)
            for name, value in vars(module).items():
                held = (
                    value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else [value]
                )
                for number, item in enumerate(held):
                    for part in item if isinstance(item, tuple) else (item,):
                        if isinstance(part, re.Pattern):
                            found[f"{info.name}.{name}[{number}]"] = part
    return found


@pytest.mark.parametrize("bad", [r"(a+)+", r"(?:\w+\s*)*", r"\d+\d*", r"a*(?:b?)c*", r"(x|y+)*z", r"(?:a+)(?:a+)"])
def test_the_check_sees_what_explodes(bad: str) -> None:
    assert list(faults(parser.parse(bad)))


def test_no_pattern_explodes() -> None:
    bad = {
        name: (p.pattern, sorted(set(f)))
        for name, p in patterns().items()
        if (f := list(faults(parser.parse(p.pattern, p.flags & ~re.UNICODE | re.UNICODE))))
    }

    assert bad == {}


def test_patterns_are_kept_where_they_can_be_seen() -> None:
    """A pattern given to re.search() as a string inside a function escapes the check above."""
    from tests.house.tree import calls, chain, modules

    hidden = {
        f"{m.name}:{call.lineno}"
        for m in modules()
        if m.parts[0] in {"domain", "readers"}
        for call in calls(m.tree)
        if (n := chain(call.func))[:1] == ["re"]
        and n[-1] in {"search", "match", "fullmatch", "findall", "finditer", "sub", "split", "subn"}
    }

    assert hidden == set()
