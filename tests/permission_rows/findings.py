"""Rows of the permission table: findings. The one of the stage concerns the office and was explained by it: those above
the office (the committee) and inspectors see it too, and decide.
"""

from __future__ import annotations

from tests.permission_base import FOR_THE_BODY, INSPECTORS, Row, people

FINDING = {"pk": "finding"}
SEES = people(FOR_THE_BODY, "office committee") | INSPECTORS
SPEAKS = people("coordinator leader", "office")
DECIDES = people("leader", "committee") | INSPECTORS

ROWS: dict[str, Row] = {
    "findings:list": Row("GET", people("clerk coordinator leader inspector")),
    "findings:finding": Row("GET", SEES, path=FINDING),
    "findings:explain": Row("POST", SEES, SPEAKS, path=FINDING),
    "findings:decide": Row("POST", SEES, DECIDES, path=FINDING),
    "findings:contest": Row("POST", SEES, SPEAKS, path=FINDING),
    "findings:decide_contest": Row("POST", SEES, DECIDES, path=FINDING),
    "findings:remedy": Row("POST", SEES, SPEAKS, path=FINDING),
}
