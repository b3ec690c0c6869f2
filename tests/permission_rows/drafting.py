"""Rows of the permission table: the check of drafts. That of the stage is the office clerk's alone: others 404."""

from __future__ import annotations

from tests.permission_base import ALL, Row, people

DRAFT = {"pk": "draft_check"}
SENDER = people("clerk", "office")

ROWS: dict[str, Row] = {
    "directives:drafts": Row("GET", ALL, people("clerk coordinator leader officer")),
    "directives:draft": Row("GET", SENDER, path=DRAFT),
    "directives:draft_tasks": Row("GET", SENDER, path=DRAFT),
    "directives:draft_file": Row("GET", SENDER, path={**DRAFT, "name": "annex.xlsx"}),
    "directives:release_draft": Row("POST", SENDER, frozenset(), path=DRAFT),
    "directives:discard_draft": Row("POST", SENDER, path=DRAFT),
}
