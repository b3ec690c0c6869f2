"""Rows of the permission table: hours."""

from __future__ import annotations

from tests.permission_base import AGENCY, ALL, CONTENT, FOR_THE_BODY, Row, people

SEES_UNIT = people("leader coordinator", "home") | people("leader", "state")
DECIDES = people("leader", "home state")
KEEPS_TIMES = people("leader coordinator", "home")

ROWS: dict[str, Row] = {
    "hours:mine": Row("GET", ALL, CONTENT),
    "hours:template": Row("GET", ALL, people(FOR_THE_BODY)),
    "hours:explain": Row("GET", frozenset(), path={"pk": "working_day"}),  # its own person alone: test_explain
    "hours:withdraw": Row("POST", DECIDES, frozenset(), path={"pk": "hours_explanation"}),
    "hours:decide": Row("POST", DECIDES, path={"pk": "hours_explanation"}),
    "hours:unit": Row("GET", ALL, SEES_UNIT, path=AGENCY),
    "hours:times": Row("GET", ALL, CONTENT, path=AGENCY),
    "hours:add_times": Row("GET", ALL, KEEPS_TIMES, path=AGENCY),
    "hours:end_times": Row("GET", CONTENT, KEEPS_TIMES, path={"pk": "working_time"}),
}
