"""Cột. Which heading of a sheet is which of our fields: whatever the capitals and diacritics, also over two rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sauro.apps.imports.services.importers import Column
from sauro.domain.text.fold import key

_SEARCHED_ROWS = 15  # a letterhead and a title may stand above the headings


def guess_mapping(headings: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    """Ghép cột. {field: column number}. Equal headings first, then those that contain a known one."""
    mapping: dict[str, int] = {}
    keys = [key(h) for h in headings]
    for exact in (True, False):
        for column in columns:
            if column.field in mapping:
                continue
            names = [key(n) for n in (column.label, *column.variants)]
            for number, heading in enumerate(keys):
                if not heading or number in mapping.values():
                    continue
                if column.pattern:
                    met = bool(exact and re.fullmatch(column.pattern, headings[number].strip().lower()))
                elif exact:
                    met = heading in names
                else:
                    met = any(len(n) > 2 and n in heading for n in names)
                if met:
                    mapping[column.field] = number
                    break
    return mapping


def join_headings(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Tiêu đề hai hàng. The lower heading where there is one, else the upper (merged) one."""
    width = max(len(upper), len(lower))
    high = [*upper, *[""] * (width - len(upper))]
    low = [*lower, *[""] * (width - len(lower))]
    return [b.strip() or a.strip() for a, b in zip(high, low, strict=True)]


def find_headings(rows: Sequence[Sequence[str]], columns: Sequence[Column]) -> tuple[list[str], int]:
    """Hàng tiêu đề. The headings and the number of the first row under them; ([], 0) where none looks like one."""
    best: tuple[int, int, list[str], int] | None = None
    for number, row in enumerate(rows[:_SEARCHED_ROWS]):
        candidates = [([c.strip() for c in row], number + 1)]
        if number + 1 < len(rows):
            candidates.append((join_headings(row, rows[number + 1]), number + 2))
        for headings, first in candidates:
            met = len(guess_mapping(headings, columns))
            if met and (best is None or met > best[0]):
                best = (met, -first, headings, first)
    if best is None or best[0] < min(2, len(columns)):
        return [], 0
    return best[2], best[3]
