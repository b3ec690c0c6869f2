"""Đối chiếu: câu hỏi. Clause by clause of the parent: what the plan says to it, with the words side by side."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from sauro.apps.directives.models import Clause, Coverage, CoverageState, Descent, Directive, Reading
from sauro.apps.directives.queries.documents import latest_reading
from sauro.domain.coverage import ClauseFact, says_only_effect

_WORDS = 1200  # characters of a clause that are shown


@dataclass(slots=True)
class Held:
    """Một mục của văn bản trên. `words` as printed; `pairs`: (coverage, words of the plan), refused ones left out."""

    clause: Clause
    words: str
    pairs: list[tuple[Coverage, str]] = field(default_factory=list)
    left_out: Coverage | None = None

    @property
    def open(self) -> bool:
        return not self.pairs and self.left_out is None


def leaves_of(reading: Reading | None) -> list[Clause]:
    """Các mục nhỏ nhất của một bản đọc: clauses without clauses below them; annexes left out."""
    if reading is None:
        return []
    clauses = list(reading.clauses.order_by("order"))
    parents = {c.parent_id for c in clauses}
    return [c for c in clauses if c.pk not in parents and not c.in_annex]


def facts_of(directive: Directive) -> list[ClauseFact]:
    """Các mục, as they are compared; products are those that the reader found in drafts of the clause."""
    reading = latest_reading(directive)
    if reading is None:
        return []
    products: dict[int, set[str]] = defaultdict(set)
    for draft in reading.drafts:
        if draft.get("section") is not None and draft.get("product"):
            products[draft["section"]].add(draft["product"])
    return [
        ClauseFact(c.pk, c.marker, words_of(c, reading.text), frozenset(products[c.order])) for c in leaves_of(reading)
    ]


def words_of(clause: Clause, text: str) -> str:
    """Lời văn của một mục, without its marker."""
    words = text[clause.start or 0 : clause.end].strip() if clause.start is not None else clause.title
    return words.removeprefix(clause.marker).strip()


def held_against(descent: Descent) -> list[Held]:
    """Văn bản trên đối chiếu với kế hoạch, clause by clause. A clause that nothing covers has no pair."""
    parent = latest_reading(descent.directive)
    plan = latest_reading(descent.plan) if descent.plan else None
    words = {c: words_of(c, parent.text) for c in leaves_of(parent)} if parent else {}
    rows = {c.pk: Held(c, said[:_WORDS]) for c, said in words.items() if not says_only_effect(said)}
    coverages = descent.coverages.exclude(state=CoverageState.REFUSED).select_related("plan_clause")
    for coverage in coverages:
        held = rows.get(coverage.parent_clause_id)
        if held is None:
            continue
        if coverage.plan_clause is None:
            held.left_out = coverage
        elif plan is not None:
            held.pairs.append((coverage, words_of(coverage.plan_clause, plan.text)[:_WORDS]))
    return list(rows.values())
