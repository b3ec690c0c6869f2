"""The story of dissemination: Công văn 215-CV/TU goes down to the cells of two communes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sauro.apps.agencies.models import Agency
from sauro.apps.briefings import services
from sauro.apps.briefings.models import BriefingDuty, BriefingPlan, BriefingSession
from sauro.apps.directives.models import Directive
from sauro.domain.acting import Acting, Role
from sauro.domain.agencies import BodyKind, Level, Tree
from sauro.domain.briefing_tree import Audience
from sauro.domain.briefings import Absence, BriefingForm, Sitting
from tests import cast
from tests.apps.tasks.desk import at_desk, desk

DUE = dt.date(2026, 9, 30)
HELD = dt.date(2026, 9, 18)
FULL = Sitting(HELD, 20, 20)
SOME = Sitting(HELD, 20, 17, {Absence.LEAVE: 2, Absence.NO_REASON: 1})


def at(day: str, hour: int = 9) -> dt.datetime:
    """A moment in the province."""
    return dt.datetime.fromisoformat(f"{day}T{hour:02d}:00:00+07:00")


NOW = at("2026-09-21")


@dataclass(frozen=True, slots=True)
class Briefed:
    """Tỉnh ủy → two commune committees → their cells; the office is responsible."""

    tinh: cast.Province
    directive: Directive
    plan: BriefingPlan
    planner: Acting
    other_party: Agency
    cells: list[Agency]  # of Đảng ủy xã Suối Mây
    other_cells: list[Agency]

    def duty(self, body: Agency) -> BriefingDuty:
        return BriefingDuty.objects.select_related("plan__directive", "agency").get(plan=self.plan, agency=body)

    def speaks(self, body: Agency, role: Role = Role.CLERK) -> Acting:
        return at_desk(role, body)

    def record(self, body: Agency, sitting: Sitting, by: Acting, when: dt.datetime = NOW) -> BriefingSession:
        said = services.Said(self.duty(body).pk, sitting, BriefingForm.CELL_MEETING)
        return services.record_session(said=said, by=by, at=when)


def briefed(*, cells: int = 3, plan: bool = True, **intent: object) -> Briefed:
    """The province with cells, and (plan=True) a plan for the whole Party tree."""
    there = desk()
    tinh = there.tinh
    other = cast.agency(
        "Đảng ủy xã Khe Trúc", code="DU2", tree=Tree.PARTY, kind=BodyKind.PARTY_COMMITTEE, level=Level.COMMUNE,
        parent=tinh.committee,
    )  # fmt: skip
    own, others = cast.cells(tinh.commune_party, cells), cast.cells(other, 2)
    made = BriefingPlan()
    if plan:
        facts: dict[str, object] = {
            "audience": Audience(tinh.committee.pk),
            "agency_id": tinh.office.pk,
            "due_on": DUE,
            "forms": (BriefingForm.CELL_MEETING,),
        }
        made = services.make_plan(
            directive_id=there.directive.pk,
            intent=services.Intent(**(facts | intent)),  # type: ignore[arg-type]
            by=there.coordinator,
            at=cast.AT,
        )
    return Briefed(tinh, there.directive, made, there.coordinator, other, own, others)
