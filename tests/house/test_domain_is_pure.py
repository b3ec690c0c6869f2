"""The domain is facts in, decision out: no clock, no framework, no files."""

import ast

from tests.house.tree import calls, chain, modules

CLOCKS = {"now", "today", "utcnow", "localtime", "time_ns", "monotonic", "perf_counter"}
FORBIDDEN = {
    "django",
    "jinja2",
    "socket",
    "urllib",
    "http",
    "subprocess",
    "pathlib",
    "os",
    "time",
    "random",
    "requests",
}


def test_the_domain_asks_no_clock() -> None:
    asked = {
        f"{m.name}:{call.lineno}"
        for m in modules()
        if m.parts[0] == "domain"
        for call in calls(m.tree)
        if (names := chain(call.func)) and names[-1] in CLOCKS and len(names) > 1
    }

    assert asked == set()


def test_the_domain_imports_no_world() -> None:
    taken = {}
    for m in modules():
        if m.parts[0] != "domain":
            continue
        for node in ast.walk(m.tree):
            names = (
                [a.name for a in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            taken.update({f"{m.name}:{node.lineno}": n for n in names if n.split(".")[0] in FORBIDDEN})

    assert taken == {}


def test_only_one_clock() -> None:
    asked = {
        f"{m.name}:{call.lineno}"
        for m in modules()
        if m.parts[0] in {"apps", "web", "sample"} and m.name != "sauro.web.clock"
        for call in calls(m.tree)
        if chain(call.func)[-2:]
        in (["timezone", "now"], ["datetime", "now"], ["date", "today"], ["datetime", "utcnow"])
    }

    assert asked == set()
