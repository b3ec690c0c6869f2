"""Rows of the permission table: duty.

On the stage Sở Nội vụ (home) has a published roster; the committee of the province (state) stands above it. Nobody who
walks the stage stands in a shift, and a swap is asked and answered by the two alone.
"""

from __future__ import annotations

from tests.permission_base import ALL, CONTENT, INSPECTORS, Row, people

_BODY = "clerk coordinator leader officer"
SEES = people(_BODY, "home") | people("clerk coordinator leader", "state") | INSPECTORS
ARRANGES = people("coordinator leader", "home")
NOBODY = people("", "")
ROSTER, SHIFT, SWAP, DAY = {"pk": "roster"}, {"pk": "shift"}, {"pk": "swap"}, {"key": "duty_day"}

ROWS: dict[str, Row] = {
    "duty:home": Row("GET", CONTENT),
    "duty:people": Row("GET", people("coordinator leader")),
    "duty:make": Row("GET", people("coordinator leader")),
    "duty:roster": Row("GET", SEES, path=ROSTER),
    "duty:change": Row("POST", SEES, people("leader", "home"), path=ROSTER),
    "duty:replan": Row("GET", SEES, ARRANGES, path=ROSTER),
    "duty:docx": Row("GET", SEES, path=ROSTER),
    "duty:pdf": Row("GET", SEES, path=ROSTER),
    "duty:day": Row("POST", SEES, people("clerk coordinator leader", "home"), path=DAY),
    "duty:ask_swap": Row("GET", SEES, NOBODY, path=SHIFT),
    "duty:answer_swap": Row("POST", SEES, NOBODY, path=SWAP),
    "duty:feed": Row("GET", ALL, path={"key": "key"}, anonymous=True),  # the key alone opens it: test_feed
}
