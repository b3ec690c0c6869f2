"""Tên quy định. What a row of the rulebook is called."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuleTitle:
    """Tên quy định. A short title and one sentence; both are templates without places."""

    title: str
    says: str
