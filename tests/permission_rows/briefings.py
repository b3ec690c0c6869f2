"""Rows of the permission table: briefings.

On the stage the office is responsible, Tỉnh ủy stands at the top, Sở Nội vụ (home) has a duty as an addressed office
and holds the file; the committee over a body may exempt it.
"""

from __future__ import annotations

from tests.permission_base import ALL, INSPECTORS, Row, people

_BODIES = "clerk coordinator leader officer"
WHOLE = people(_BODIES, "office committee") | INSPECTORS
SEES_PLAN = WHOLE | people(_BODIES, "home")
MANAGES = people("coordinator leader", "office")
PLANS = people("coordinator leader", "office committee")
RECORDS = people(_BODIES, "committee home")
SEES_DIRECTIVE_HERE = people("clerk coordinator leader", "office committee home building state") | INSPECTORS
EXEMPTS = MANAGES | people("coordinator leader", "committee")
PLAN, DUTY, FILE = {"pk": "briefing"}, {"pk": "briefing_duty"}, {"pk": "briefing_file"}

ROWS: dict[str, Row] = {
    "briefings:list": Row("GET", ALL),
    "briefings:make": Row("GET", SEES_DIRECTIVE_HERE, PLANS, path={"directive_id": "directive"}),
    "briefings:plan": Row("GET", SEES_PLAN, path=PLAN),
    "briefings:change_plan": Row("POST", SEES_PLAN, MANAGES, path=PLAN),
    "briefings:material": Row("POST", SEES_PLAN, MANAGES, path=PLAN),
    "briefings:sheets": Row("GET", SEES_PLAN, path={**PLAN, "kind": "coverage"}),
    "briefings:duty": Row("GET", SEES_PLAN, path=DUTY),
    "briefings:record": Row("GET", SEES_PLAN, RECORDS, path=DUTY),
    "briefings:table": Row("GET", SEES_PLAN, RECORDS, path=DUTY),
    "briefings:change_duty": Row("POST", SEES_PLAN, EXEMPTS, path=DUTY),
    "briefings:file": Row("GET", SEES_PLAN, path=FILE),
    "briefings:release_file": Row("POST", SEES_PLAN, people("coordinator leader", "home"), path=FILE),
}
