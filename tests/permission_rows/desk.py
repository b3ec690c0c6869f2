"""Rows of the permission table: the desk, beyond the first page."""

from __future__ import annotations

from tests.permission_base import (
    AGENCY,
    ALL,
    CONTENT,
    COORDINATOR,
    DIRECTIVE,
    FOR_THE_BODY,
    INSPECTORS,
    SEES_DIRECTIVE,
    Row,
    people,
)

SEES_TABLE = people(FOR_THE_BODY, "home state") | COORDINATOR | INSPECTORS
BOARD = people("coordinator leader")
ROWS: dict[str, Row] = {
    "desk:start": Row("GET", ALL),
    "desk:calendar": Row("GET", CONTENT),
    "desk:public_status": Row("GET", ALL, path={"slug": "public"}, anonymous=True),
    "desk:publish": Row("POST", SEES_DIRECTIVE, people("leader", "office committee"), path=DIRECTIVE),
    "desk:board": Row("GET", BOARD),
    "desk:bodies_xlsx": Row("GET", BOARD),
    "desk:board_list": Row("GET", BOARD, path={"name": "with-overdue"}),
    "desk:board_list_xlsx": Row("GET", BOARD, path={"name": "unclear"}),
    "desk:work_list": Row("GET", CONTENT, path={"name": "overdue"}),
    "desk:work_list_xlsx": Row("GET", CONTENT, path={"name": "confirm"}),
    "desk:agency_list": Row("GET", SEES_TABLE, path={**AGENCY, "name": "overdue"}),
    "desk:agency_list_xlsx": Row("GET", SEES_TABLE, path={**AGENCY, "name": "accept"}),
    "desk:agency_summary": Row("GET", people("clerk coordinator leader inspector")),
}
