"""Rows of the permission table: the family of a directive and its way down."""

from __future__ import annotations

from tests.permission_base import (
    COORDINATOR,
    DIRECTIVE,
    FOR_THE_BODY,
    INSPECTORS,
    REVIEWERS,
    SEES_DIRECTIVE,
    Row,
    people,
)

DESCENT = {"pk": "descent"}
# The body itself, the office and the giver of the document, those above each of them; inspection reads.
SEES_DESCENT = people(FOR_THE_BODY, "office committee home state") | INSPECTORS
OWN = people(FOR_THE_BODY, "home")
COMPARES = people("coordinator", "office home")

ROWS: dict[str, Row] = {
    "directives:family": Row("GET", SEES_DIRECTIVE, path=DIRECTIVE),
    "directives:add_relation": Row("POST", SEES_DIRECTIVE, COORDINATOR, path=DIRECTIVE),
    "directives:confirm_relations": Row("POST", SEES_DIRECTIVE, COORDINATOR, path=DIRECTIVE),
    "directives:validity": Row("POST", SEES_DIRECTIVE, COORDINATOR, path=DIRECTIVE),
    "directives:decide_relation": Row("POST", SEES_DIRECTIVE, COORDINATOR, path={**DIRECTIVE, "relation": "relation"}),
    "directives:way_down": Row("GET", SEES_DIRECTIVE, path=DIRECTIVE),
    "directives:way_down_xlsx": Row("GET", SEES_DIRECTIVE, path=DIRECTIVE),
    "directives:send": Row("GET", SEES_DIRECTIVE, REVIEWERS, path=DIRECTIVE),
    "directives:urge": Row("POST", SEES_DIRECTIVE, REVIEWERS, path=DIRECTIVE),
    "directives:answer": Row("POST", SEES_DIRECTIVE, COORDINATOR, path={**DIRECTIVE, "recipient": "recipient"}),
    "tasks:replacing": Row("GET", SEES_DIRECTIVE, people("coordinator leader", "office"), path=DIRECTIVE),
    "directives:inbox": Row("GET", people(FOR_THE_BODY)),
    "directives:acknowledge": Row("POST", people(FOR_THE_BODY)),
    "directives:own": Row("GET", SEES_DESCENT, path=DESCENT),
    "directives:plan": Row("POST", SEES_DESCENT, OWN, path=DESCENT),
    "directives:coverage": Row("GET", SEES_DESCENT, path=DESCENT),
    "directives:compare": Row("POST", SEES_DESCENT, COMPARES, path=DESCENT),
}
