"""Rows of the permission table: visits.

On the stage the office goes to Sở Xây dựng (building), has announced it and was there; Sở Nội vụ (home) must answer
what was asked; another visit of the office is still to come, which the committee above it sees too.
"""

from __future__ import annotations

from tests.permission_base import CONTENT, FOR_THE_BODY, INSPECTORS, Row, people

_BODY = f"{FOR_THE_BODY} officer"
PLANS = people("coordinator leader")
INSIDE = people(_BODY, "office") | people(FOR_THE_BODY, "committee") | INSPECTORS
SEES = INSIDE | people(_BODY, "building home")
MANAGES = people("coordinator leader", "office")
NOTES = people(FOR_THE_BODY, "office")
SIGNS = people("leader", "office")
ANSWERS = people("coordinator leader", "home")
COMING, HELD, PROGRAMME = {"pk": "visit_coming"}, {"pk": "visit"}, {"pk": "visit_programme"}
ASKED = {**HELD, "asked_id": "visit_asked"}

ROWS: dict[str, Row] = {
    "visits:list": Row("GET", CONTENT),
    "visits:plan": Row("GET", CONTENT, PLANS),
    "visits:make_programme": Row("GET", CONTENT, PLANS),
    "visits:programme": Row("GET", INSIDE, path=PROGRAMME),
    "visits:add_line": Row("POST", INSIDE, MANAGES, path=PROGRAMME),
    "visits:line": Row("POST", INSIDE, MANAGES, path={**PROGRAMME, "line_id": "visit_line"}),
    "visits:place": Row("GET", CONTENT, path={"pk": "home"}),
    "visits:visit": Row("GET", SEES, path=HELD),
    "visits:paper": Row("GET", SEES, path={**HELD, "which": "announcement", "suffix": "pdf"}),
    "visits:change": Row("POST", INSIDE, MANAGES, path=COMING),
    "visits:excuse": Row("POST", INSIDE, MANAGES, path=COMING),
    "visits:delegation": Row("POST", INSIDE, MANAGES, path=COMING),
    "visits:cancel": Row("POST", INSIDE, MANAGES, path=COMING),
    "visits:draw_up": Row("POST", INSIDE, MANAGES, path=COMING),
    "visits:sign": Row("POST", INSIDE, SIGNS, path=COMING),
    "visits:send": Row("POST", INSIDE, NOTES, path=COMING),
    "visits:offer": Row("POST", INSIDE, MANAGES, path={**COMING, "host_id": "visit"}),
    "visits:answer_offer": Row("POST", INSIDE, MANAGES, path={**COMING, "offer_id": "visit_offer"}),
    "visits:held": Row("POST", INSIDE, NOTES, path=COMING),
    "visits:correct": Row("POST", SEES, NOTES, path=HELD),
    "visits:ask": Row("POST", SEES, NOTES, path=HELD),
    "visits:answer": Row("POST", SEES, ANSWERS, path=ASKED),
    "visits:task": Row("POST", SEES, NOTES | ANSWERS, path=ASKED),
    "visits:withdraw": Row("POST", SEES, NOTES, path=ASKED),
    "visits:word": Row("POST", SEES, MANAGES, path=HELD),
    "visits:conclude": Row("POST", SEES, SIGNS, path=HELD),
}
