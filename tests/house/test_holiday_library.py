"""No deadline asks a library for a holiday: one module proposes rows, and no domain or service computes with it."""

from __future__ import annotations

import ast

from tests.house.tree import modules


def imported(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").split(".")[0])
    return names


def test_one_module_alone_knows_the_library() -> None:
    assert {m.name for m in modules() if "holidays" in imported(m.tree)} == {"sauro.apps.rulebook.proposals"}


def test_what_it_proposes_is_asked_for_by_one_service_alone() -> None:
    asking = {
        m.name
        for m in modules()
        for node in ast.walk(m.tree)
        if isinstance(node, ast.ImportFrom) and node.module == "sauro.apps.rulebook.proposals"
    }

    assert asking == {"sauro.apps.rulebook.services"}
