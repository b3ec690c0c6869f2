"""Rows of the permission table: vehicles.

On the stage the office has a car, a request of its own that waits, and a trip; the committee stands above it.
"""

from __future__ import annotations

from tests.permission_base import CONTENT, INSPECTORS, Row, people

_BODIES, _DISPATCHERS = "clerk coordinator leader officer", "clerk coordinator leader"
SEES = people(_BODIES, "office") | people("coordinator leader", "committee") | INSPECTORS
OF_THE_OFFICE = people(_DISPATCHERS, "office")
ASK, TRIP = {"pk": "vehicle_ask"}, {"pk": "vehicle_trip"}

ROWS: dict[str, Row] = {
    "vehicles:list": Row("GET", CONTENT),
    "vehicles:new": Row("GET", CONTENT, people(_BODIES)),
    "vehicles:ask": Row("GET", SEES, path=ASK),
    "vehicles:withdraw": Row("POST", SEES, OF_THE_OFFICE, path=ASK),  # and who asked: vehicles/test_ask
    "vehicles:refuse": Row("POST", SEES, OF_THE_OFFICE, path=ASK),
    "vehicles:day": Row("GET", CONTENT, people(_DISPATCHERS)),
    "vehicles:day_paper": Row("GET", CONTENT, people(_DISPATCHERS), path={"kind": "docx"}),
    "vehicles:trip": Row("GET", SEES, path=TRIP),
    "vehicles:return": Row("POST", SEES, OF_THE_OFFICE, path=TRIP),
    "vehicles:change": Row("POST", SEES, OF_THE_OFFICE, path=TRIP),
    "vehicles:cancel": Row("POST", SEES, OF_THE_OFFICE, path=TRIP),
    "vehicles:trip_paper": Row("GET", SEES, OF_THE_OFFICE, path={**TRIP, "kind": "docx"}),
    "vehicles:cars": Row("GET", CONTENT),
    "vehicles:car": Row("GET", people(f"{_BODIES} inspector", "office"), path={"pk": "vehicle"}),
    "vehicles:places": Row("GET", CONTENT),
    "vehicles:figures": Row("GET", CONTENT, people(f"{_DISPATCHERS} inspector")),
}
