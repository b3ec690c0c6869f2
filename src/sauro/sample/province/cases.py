"""Nhiệm vụ sắp kể. A task before its life is told: what it is, who leads it, when it was given and is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from sauro.domain.extraction.model import Clarity, Light, Product
from sauro.domain.tasks import Status
from sauro.sample.bulk import as_json
from sauro.sample.province.world import Body, Paper, Seat, World

_CLEAR: Final = [[str(c), str(Light.CLEAR)] for c in Clarity]
EVERY_MONTH: Final = "trước ngày 25 hằng tháng"
LIGHTS: Final = {  # as stored, by the clarity that is wanting
    gap: as_json([[name, light if name != gap else str(Light.UNCLEAR)] for name, light in _CLEAR])
    for gap in ("", str(Clarity.SAN_PHAM), str(Clarity.TIEN_DO), str(Clarity.THAM_QUYEN))
}


@dataclass(slots=True)
class Case:
    """Nhiệm vụ sắp kể. `given`, `due`: numbers of working days; `due` None where it comes back or always stands."""

    pk: int
    code: str
    paper: Paper
    lead: Body
    giver: Body
    registrar: Body
    approver: Seat
    given: int
    due: int | None
    product: Product
    work: str
    text: str
    marker: str = ""
    cadence: str = ""
    standing: bool = False
    clause: int | None = None
    draft: int | None = None
    span: tuple[int | None, int | None] = (None, None)
    others: tuple[Body, ...] = ()
    parent: Case | None = None
    period: str = ""
    holder: Seat | None = None  # of an occurrence: who holds the whole
    unclear: str = ""
    fate: Status | None = None  # it is to be seen in this status, whatever the dice say
    parts: int = 0
    end: int | None = None  # number of the day on which it ended
    responsible: Seat | None = None
    started: int | None = None  # number of the day of acceptance

    def because(self, world: World) -> str:
        """Vì sao là ngày này, as the task page explains it."""
        if self.due is None:
            return "{}"
        day = f"{world.days[self.due]:%d/%m/%Y}"
        if self.parent is not None and not self.period:
            values = {"lead": self.giver.name, "day": day, "code": self.parent.code}
            return as_json({"template": "{lead} đặt hạn {day} khi giao phần việc của {code}.", "values": values})
        return as_json({"template": "Văn bản ghi “trước ngày {day}”: hạn là {day}.", "values": {"day": day}})


def due_words(due: dt.date | None, cadence: str) -> str:
    """The deadline as the document prints it."""
    return f"trước ngày {due:%d/%m/%Y}" if due else EVERY_MONTH if cadence else ""


def length(world: World) -> int:
    """Working days that a task is given: some at once, most within a quarter, a few for the half of a year."""
    dice = world.dice
    kind = dice.random()
    if kind < 0.12:
        return dice.randint(2, 6)
    if kind < 0.62:
        return dice.randint(7, 30)
    return dice.randint(31, 70) if kind < 0.92 else dice.randint(71, 130)
