"""Rows of the permission table: syntheses. The one of the stage is a draft: only the office that makes it sees it."""

from __future__ import annotations

from tests.permission_base import CONTENT, COORDINATOR, FOR_THE_BODY, Row, people

OFFICE = people(FOR_THE_BODY, "office")
LEADER = people("leader", "office")
SYNTHESIS = {"pk": "synthesis"}
PART = {"pk": "synthesis", "part": "results"}

ROWS: dict[str, Row] = {
    "reports:syntheses": Row("GET", CONTENT),
    "reports:open_synthesis": Row("POST", CONTENT, people("coordinator")),
    "reports:synthesis": Row("GET", OFFICE, path=SYNTHESIS),
    "reports:synthesis_figure": Row("GET", OFFICE, path={"pk": "synthesis", "figure": "total"}),
    "reports:synthesis_docx": Row("GET", OFFICE, path=SYNTHESIS),
    "reports:synthesis_pdf": Row("GET", OFFICE, path=SYNTHESIS),
    "reports:synthesis_xlsx": Row("GET", OFFICE, path=SYNTHESIS),
    "reports:refresh_synthesis": Row("POST", OFFICE, COORDINATOR, path=SYNTHESIS),
    "reports:edit_synthesis": Row("POST", OFFICE, COORDINATOR, path=PART),
    "reports:correct_synthesis": Row("POST", OFFICE, COORDINATOR, path=PART),
    "reports:restore_synthesis": Row("POST", OFFICE, COORDINATOR, path=PART),
    "reports:check_synthesis": Row("POST", OFFICE, COORDINATOR, path=SYNTHESIS),
    "reports:reopen_synthesis": Row("POST", OFFICE, COORDINATOR | LEADER, path=SYNTHESIS),
    "reports:issue_synthesis": Row("POST", OFFICE, LEADER, path=SYNTHESIS),
    "reports:close_synthesis": Row("POST", OFFICE, COORDINATOR, path=SYNTHESIS),
}
