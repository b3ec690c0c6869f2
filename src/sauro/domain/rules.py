"""Quy định. Numbers and conventions as dated, sourced rows; a province differs from the next by rows, not by code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """Quy định. One value with its unit, printed source, requirement key and dates in force (until exclusive)."""

    name: str
    value: str
    unit: str
    source: str
    key: str = ""
    since: dt.date = dt.date(2000, 1, 1)
    until: dt.date | None = None
    note: str = ""

    def in_force(self, on: dt.date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class RuleBook:
    """Bộ quy định. The rules known to one province or body; later rows of the same name prevail on a date."""

    rows: tuple[Rule, ...]

    @classmethod
    def of(cls, rows: Iterable[Rule]) -> RuleBook:
        return cls(tuple(sorted(rows, key=lambda r: (r.name, r.since))))

    def rule(self, name: str, on: dt.date) -> Rule:
        """The rule in force on a date. Raises KeyError when no row is in force: a missing rule is never guessed."""
        for row in reversed(self.rows):
            if row.name == name and row.in_force(on):
                return row
        raise KeyError(f"{name} on {on.isoformat()}")

    def number(self, name: str, on: dt.date) -> int:
        return int(self.rule(name, on).value)


@dataclass(frozen=True, slots=True)
class TitledRule:
    """Quy định ban đầu. Rows of one name (they follow one another by date), with the name that an office reads first
    and the sentence that says what it does; both are templates without places.
    """

    title: str
    says: str
    rows: tuple[Rule, ...]

    @property
    def name(self) -> str:
        return self.rows[0].name


def titled(title: str, says: str, *rows: Rule) -> TitledRule:
    """Một quy định ban đầu. At least one row; all of one name (checked by the domain's tests)."""
    return TitledRule(title, says, rows)
