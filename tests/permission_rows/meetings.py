"""Rows of the permission table: meetings.

On the stage the office holds a meeting that was announced; Sở Nội vụ (home) has a seat and owes a paper.
"""

from __future__ import annotations

from tests.permission_base import CONTENT, FOR_THE_BODY, INSPECTORS, Row, people

_FOR_BODY = people(FOR_THE_BODY)
HOST, SIGNS = people(FOR_THE_BODY, "office"), people("leader", "office")
SEES = people(FOR_THE_BODY, "office home") | INSPECTORS
REPLIES, SENDS = people(FOR_THE_BODY, "home"), people(FOR_THE_BODY, "office home")
RELEASES = people("coordinator leader", "office home")
MEETING, PAPER = {"pk": "meeting"}, {"pk": "meeting", "paper_id": "meeting_paper"}
SEAT = {"pk": "meeting", "seat_id": "meeting_seat"}

ROWS: dict[str, Row] = {
    "meetings:list": Row("GET", CONTENT),
    "meetings:new": Row("GET", _FOR_BODY),
    "meetings:rooms": Row("GET", _FOR_BODY),
    "meetings:statistics": Row("GET", CONTENT),
    "meetings:meeting": Row("GET", SEES, path=MEETING),
    "meetings:ical": Row("GET", SEES, path=MEETING),
    "meetings:edit": Row("GET", SEES, HOST, path=MEETING),
    "meetings:items": Row("POST", SEES, HOST, path=MEETING),
    "meetings:seats": Row("POST", SEES, HOST, path=MEETING),
    "meetings:announce": Row("GET", SEES, SIGNS, path=MEETING),
    "meetings:change": Row("GET", SEES, SIGNS, path=MEETING),
    "meetings:hold": Row("GET", SEES, HOST, path=MEETING),
    "meetings:conclude": Row("GET", SEES, HOST, path=MEETING),
    "meetings:sign": Row("POST", SEES, SIGNS, path=MEETING),
    "meetings:reply": Row("POST", SEES, REPLIES, path=SEAT),
    "meetings:consent": Row("POST", SEES, SIGNS, path=SEAT),
    "meetings:opinion": Row("POST", SEES, REPLIES, path={**SEAT, "item_id": "meeting_item"}),
    "meetings:paper": Row("GET", SEES, SENDS, path=PAPER),
    "meetings:handed": Row("POST", SEES, HOST, path=PAPER),
    "meetings:release": Row("POST", SEES, RELEASES, path=PAPER),
    "meetings:file": Row("GET", SEES, path=PAPER),
}
