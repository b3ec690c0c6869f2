"""Rows of the permission table: the check of drafts. That of the stage is its sender's alone: all others 404."""

from __future__ import annotations

from tests.permission_base import ALL, Row, people

DRAFT = {"pk": "draft_check"}
NOBODY: frozenset[str] = frozenset()  # its sender alone: tests/apps/directives/test_check_draft.py

ROWS: dict[str, Row] = {
    "directives:drafts": Row("GET", ALL, people("clerk coordinator leader officer")),
    "directives:draft": Row("GET", NOBODY, path=DRAFT),
    "directives:draft_tasks": Row("GET", NOBODY, path=DRAFT),
    "directives:draft_file": Row("GET", NOBODY, path={**DRAFT, "name": "annex.xlsx"}),
    "directives:release_draft": Row("POST", NOBODY, path=DRAFT),
    "directives:discard_draft": Row("POST", NOBODY, path=DRAFT),
}
