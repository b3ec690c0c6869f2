"""Rows of the permission table: reports, syntheses, indicators."""

from __future__ import annotations

from tests.permission_base import CONTENT, FOR_THE_BODY, INSPECTORS, Row, people

REPORT, OBLIGATION, FORM, INDICATOR = {"pk": "report"}, {"pk": "obligation"}, {"pk": "report_form"}, {"pk": "indicator"}
FIGURE = {**REPORT, "key": "given"}
PERIOD = {**OBLIGATION, "period": "2026-Q3"}
SEES_REPORT = people(FOR_THE_BODY, "office committee home state") | INSPECTORS
SPEAKS = people("coordinator leader")
KEEPS = people("coordinator leader", "office")

ROWS: dict[str, Row] = {
    "reports:list": Row("GET", CONTENT),
    "reports:report": Row("GET", SEES_REPORT, path=REPORT),  # its buttons: test_report_pages
    "reports:figure": Row("GET", SEES_REPORT, path=FIGURE),
    "reports:docx": Row("GET", SEES_REPORT, path=REPORT),
    "reports:pdf": Row("GET", SEES_REPORT, path=REPORT),
    "reports:obligations": Row("GET", CONTENT),
    "reports:new_obligation": Row("GET", CONTENT, SPEAKS),
    "reports:obligation": Row("GET", SEES_REPORT, path=OBLIGATION),  # its buttons: test_report_pages
    "reports:collected": Row("GET", SEES_REPORT, path=PERIOD),
    "reports:collected_xlsx": Row("GET", SEES_REPORT, path=PERIOD),
    "reports:forms": Row("GET", SPEAKS),
    "reports:new_form": Row("GET", SPEAKS),
    "reports:form": Row("GET", KEEPS, path=FORM),
    "reports:indicators": Row("GET", CONTENT),
    "reports:new_indicator": Row("GET", CONTENT, SPEAKS),
    "reports:values_xlsx": Row("GET", CONTENT),
    "reports:indicator": Row("GET", CONTENT, path=INDICATOR),  # its buttons: test_report_pages
}
