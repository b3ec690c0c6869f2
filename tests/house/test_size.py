"""No room grows beyond what a person reads in one sitting."""

from tests.house.tree import SOURCE, functions, modules


def test_modules_hold_at_most_400_lines() -> None:
    long = {m.name: m.lines for m in modules() if m.lines > 400}

    assert long == {}


def test_functions_hold_at_most_50_lines() -> None:
    long = {
        f"{m.name}.{f.name}": (f.end_lineno or f.lineno) - f.lineno + 1
        for m in modules()
        for f in functions(m.tree)
        if (f.end_lineno or f.lineno) - f.lineno + 1 > 50
    }

    assert long == {}


def test_no_drawer_for_everything() -> None:
    stray = [
        p
        for name in ("utils", "helpers", "common", "misc")
        for p in SOURCE.rglob(f"{name}*")
        if "static" not in p.parts
    ]

    assert stray == []
