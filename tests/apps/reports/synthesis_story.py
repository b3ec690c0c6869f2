"""A small register for stories of synthesis: 215-CV/TU with one running task of Sở Nội vụ and ten beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sauro.apps.agencies.models import Agency
from sauro.apps.reports.models import ScopeKind, Synthesis
from sauro.apps.reports.queries.synthesis_pasts import Scope
from sauro.apps.reports.services import synthesising
from sauro.apps.tasks.models import HolderRole, Task, TaskHolder
from sauro.domain.acting import Acting
from tests.apps.tasks.running import Running, at, running

CLOSED = at("2026-10-15")  # the morning after the closing of October
DUE = dt.date(2026, 10, 5)


@dataclass(frozen=True, slots=True)
class Register:
    """The running task, those around it, and who synthesises."""

    there: Running

    @property
    def coordinator(self) -> Acting:
        return self.there.here.coordinator

    @property
    def leader(self) -> Acting:
        return self.there.registrar

    @property
    def directive(self) -> Scope:
        return Scope(ScopeKind.DIRECTIVE, self.there.here.tinh.office.pk, self.there.here.directive.pk)

    @property
    def province(self) -> Scope:
        return Scope(ScopeKind.PROVINCE, self.there.here.tinh.office.pk)

    def of_body(self, body: Agency) -> Scope:
        return Scope(ScopeKind.BODY, self.there.here.tinh.office.pk, body.pk)

    def opened(self, scope: Scope | None = None, period: str = "2026-10", when: dt.datetime = CLOSED) -> Synthesis:
        """The coordinator asks for the synthesis of a period."""
        return synthesising.open_synthesis(scope=scope or self.directive, period=period, by=self.coordinator, at=when)


def task(
    there: Running, number: int, *, lead: Agency | None = None, due: dt.date | None = DUE, day: str = "2026-09-14",
    done: str = "", **facts: object,
) -> Task:  # fmt: skip
    """One more task of the directive, accepted; `done`: the day on which its result was received and confirmed."""
    body = lead or there.task.lead
    told: dict[str, object] = {
        "code": f"NV-2026-9{number:03d}", "directive": there.task.directive, "work": f"Việc số {number}",
        "text": f"Việc số {number}", "lead": body, "registrar": there.task.registrar, "giver": there.task.giver,
        "responsible": there.holding, "status": "in_progress", "due_on": due, "original_due_on": due,
        "standing": due is None, "approved_by": there.task.approved_by, "approved_at": at(day),
    }  # fmt: skip
    if done:
        told |= {
            "status": "confirmed", "submitted_on": dt.date.fromisoformat(done), "submitted_at": at(done),
            "ended_at": at(done),
        }  # fmt: skip
    made = Task.objects.create(**{**told, **facts})
    TaskHolder.objects.create(task=made, role=HolderRole.LEAD, agency=body, since=at(day))
    return made


def register() -> Register:
    """Six done in time, one late, three running; the first is the running task of 3.1., overdue at the closing."""
    there = running()
    for number in range(6):
        task(there, number, done="2026-10-01")
    task(there, 6, done="2026-10-08")
    task(there, 7, due=dt.date(2026, 10, 30), lead=there.here.tinh.building)
    task(there, 8, due=None)
    return Register(there)
