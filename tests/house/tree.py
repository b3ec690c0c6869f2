"""The product's own source as syntax trees, for the house tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "sauro"


@dataclass(frozen=True, slots=True)
class Module:
    """One source file: its path, dotted name, lines and tree."""

    path: Path
    name: str
    lines: int
    tree: ast.Module

    @property
    def parts(self) -> tuple[str, ...]:
        return self.path.relative_to(SOURCE).with_suffix("").parts

    @property
    def app(self) -> str | None:
        return self.parts[1] if self.parts[0] == "apps" and len(self.parts) > 2 else None


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the product but migrations."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        dotted = ".".join(("sauro", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
        found.append(Module(path, dotted, text.count("\n"), ast.parse(text)))
    return tuple(found)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield node


def chain(node: ast.AST) -> list[str]:
    """The names of an attribute chain: Task.objects.filter(…).update gives [Task, objects, filter, update]."""
    names: list[str] = []
    while True:
        if isinstance(node, ast.Attribute):
            names.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Subscript):
            node = node.value
        elif isinstance(node, ast.Name):
            names.append(node.id)
            break
        else:
            break
    return names[::-1]
