"""Rows of the permission table: reports, syntheses, indicators."""

from __future__ import annotations

from tests.permission_base import FOR_THE_BODY, INSPECTORS, Row, people

REPORT = {"pk": "report"}
SEES_REPORT = people(FOR_THE_BODY, "office committee home state") | INSPECTORS

ROWS: dict[str, Row] = {
    "reports:report": Row("GET", SEES_REPORT, path=REPORT),
}
