"""Thẻ quy tắc. What a rule that gives findings is called; the cards themselves hang in `domain.finding_rules.CARDS`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuleCard:
    """Thẻ quy tắc. `name` is `Found.rule`; `key`: requirement; `source`: printed clause; `rows`: names of rulebook
    rows; `reads`: the facts that it is computed from; `where`: the pure function.
    """

    name: str
    title: str
    says: str
    key: str
    source: str
    rows: tuple[str, ...]
    reads: str
    where: str
