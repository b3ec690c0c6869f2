"""Rows are written by services and migrations, each app its own, and nowhere else."""

import ast

from tests.house.tree import Module, calls, chain, modules

ALWAYS_WRITES = {
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "acreate",
    "aupdate",
    "asave",
    "adelete",
}
ON_ROWS = {"save", "create", "delete", "update"}
ROW_WRITERS = [["insert_rows"], ["update_rows"], ["insert_row"], ["update_row"], ["add_to"]]  # of sauro.web.rows
MANAGERS = {"objects", "_default_manager", "_base_manager", "filter", "exclude", "all", "select_for_update"}


def writes(module: Module) -> list[tuple[int, list[str]]]:
    """Calls that write rows: manager and queryset writes, and save/delete on an instance."""
    found = []
    for call in calls(module.tree):
        names = chain(call.func)
        if names in ROW_WRITERS and call.args:
            first = call.args[0]
            found.append((call.lineno, [*chain(first.func if isinstance(first, ast.Call) else first), *names]))
        if len(names) < 2:
            continue
        verb, before = names[-1], set(names[:-1])
        on_instance = verb in {"save", "delete"} and not before & {"storage", "session", "cache", "path"}
        if verb in ALWAYS_WRITES or on_instance or (verb in ON_ROWS and before & MANAGERS):
            found.append((call.lineno, names))
    return found


def is_django(module: Module) -> bool:
    return module.parts[0] in {"apps", "web", "config", "sample", "commands"}


def shelf(module: Module) -> str:
    return module.parts[2] if module.app else ""


def test_only_services_write_rows() -> None:
    outside = {
        f"{m.name}:{line}": ".".join(names)
        for m in modules()
        if is_django(m) and not shelf(m).startswith("services")
        for line, names in writes(m)
    }

    assert outside == {}


def test_services_write_their_own_rows_only() -> None:
    foreign = {}
    for m in modules():
        if not shelf(m).startswith("services"):
            continue
        borrowed = {
            alias.asname or alias.name
            for node in ast.walk(m.tree)
            if isinstance(node, ast.ImportFrom)
            and (node.module or "").startswith("sauro.apps.")
            and ".models" in (node.module or "")
            for alias in node.names
            if (node.module or "").split(".")[2] != m.app
        }
        foreign.update({f"{m.name}:{line}": ".".join(n) for line, n in writes(m) if n[0] in borrowed})

    assert foreign == {}


BULK, ROWS, COPIED = "sauro.sample.bulk", "sauro.web.rows", "sauro.web.copied"


def importers_of(module: str) -> set[str]:
    return {
        m.name
        for m in modules()
        for node in ast.walk(m.tree)
        if isinstance(node, ast.ImportFrom) and node.module == module
    }


def test_rows_are_written_in_bulk_in_three_places() -> None:
    writers = {m.name for m in modules() for call in calls(m.tree) if chain(call.func)[-1:] == ["executemany"]}

    assert writers == {BULK, ROWS, COPIED}
    assert importers_of(COPIED) == {ROWS}


def test_the_bulk_of_an_invented_province_serves_nothing_else() -> None:
    importers = importers_of(BULK)

    assert {name.split(".")[1] for name in importers} <= {"sample", "commands"}
    assert {name for name in importers if name.startswith("sauro.commands")} <= {"sauro.commands.sample"}


def test_rows_are_written_past_the_orm_by_services_alone() -> None:
    assert {name for name in importers_of(ROWS) if ".services" not in name} == set()


def test_every_writer_of_rows_is_known_here() -> None:
    rows = next(m for m in modules() if m.name == ROWS)
    executing = {
        function.name
        for function in rows.tree.body
        if isinstance(function, ast.FunctionDef)
        and any(chain(call.func)[-1:] in (["execute"], ["executemany"]) for call in calls(function))
    }

    assert executing - {"next_ids", "_pragma"} == {name for (name,) in ROW_WRITERS}
