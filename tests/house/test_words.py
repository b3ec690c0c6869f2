"""Models speak the words of the glossary; job names resolve; nothing personal has a column."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps as django_apps

from tests.house.tree import ROOT, SOURCE, calls, modules

FORBIDDEN_COLUMNS = (
    "opinion",
    "belief",
    "religion",
    "ethnic",
    "dan_toc",
    "ton_giao",
    "health",
    "political_view",
    "biometric",
)


def own_models() -> list[type]:
    return [m for m in django_apps.get_models() if m.__module__.startswith("sauro.")]


def glossary_terms() -> set[str]:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    cells = [cell.strip() for line in text.splitlines() if line.startswith("|") for cell in line.split("|")]
    return {part.strip().casefold() for cell in cells for part in re.split(r"[/;(),*]", cell) if part.strip()}


@pytest.mark.parametrize("model", own_models(), ids=lambda m: m.__name__)
def test_a_model_opens_with_its_term(model: type) -> None:
    opening = (model.__doc__ or "").split(".")[0].strip().casefold()

    assert opening in glossary_terms(), f"{model.__name__}: “{opening}” is not in docs/glossary.md"


def test_no_column_for_what_we_never_judge() -> None:
    columns = {
        f"{m.__name__}.{f.name}"
        for m in own_models()
        for f in m._meta.get_fields()
        if any(w in f.name.lower() for w in FORBIDDEN_COLUMNS)
    }

    assert columns == set()


def resolves(name: str) -> bool:
    """Whether a dotted name is a module, or something that a module holds."""
    if find_spec(name.rpartition(".")[0]) and hasattr(import_module(name.rpartition(".")[0]), name.rpartition(".")[2]):
        return True
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _opens_with_a_label(call: ast.Call) -> int:
    """1 for a `Work`, whose first word names it to the worker and leads nowhere."""
    return int(getattr(call.func, "id", "") == "Work")


def test_dotted_names_resolve() -> None:
    names = {
        arg.value
        for m in modules()
        for call in calls(m.tree)
        for arg in [*call.args[_opens_with_a_label(call) :], *(k.value for k in call.keywords)]
        if isinstance(getattr(arg, "value", None), str) and re.fullmatch(r"sauro(?:\.\w+){2,8}", arg.value)
    }

    unresolved = [name for name in names if not resolves(name)]

    assert unresolved == []


def test_every_app_is_protected() -> None:
    contracts = (ROOT / "pyproject.toml").read_text(encoding="utf-8")

    bare = []
    for app in sorted(p for p in (SOURCE / "apps").iterdir() if p.is_dir() and (p / "__init__.py").exists()):
        for shelf in ("views", "forms", "api", "jobs"):
            if any(app.glob(f"{shelf}*")) and f'"sauro.apps.{app.name}.{shelf}"' not in contracts:
                bare.append(f"{app.name}.{shelf}")

    assert bare == []
