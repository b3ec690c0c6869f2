"""Văn phòng Tỉnh ủy An Lạc and its people on duty, for stories: two leaders… four officers, one who arranges."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.duty import services
from sauro.apps.duty.models import DutyMember, Roster, Shift
from sauro.domain.acting import Acting, Role
from sauro.domain.rostering import DutyRole
from tests import cast
from tests.apps.tasks.desk import at_desk

FIRST, LAST = dt.date(2027, 1, 1), dt.date(2027, 2, 28)
LEADERS, OFFICERS = 4, 6


def at(day: str, hour: int = 9) -> dt.datetime:
    """A moment of a day in the province."""
    return timezone.make_aware(dt.datetime.fromisoformat(f"{day}T{hour:02d}:00"))


MADE = at("2026-12-01")


def december() -> dt.datetime:
    """01/12/2026, the clock of pages in these stories."""
    return MADE


@dataclass(frozen=True, slots=True)
class Office:
    """The body, who arranges, who signs, and everybody on the list by role; each of them can sign in."""

    tinh: cast.Province
    body: Agency
    coordinator: Acting
    head: Acting
    leaders: list[Acting]
    officers: list[Acting]

    def who(self, person_id: int) -> Acting:
        return next(one for one in (*self.leaders, *self.officers) if one.person_id == person_id)


def office(*, party: bool = True) -> Office:
    """People of Văn phòng Tỉnh ủy (or Sở Nội vụ), all on the duty list."""
    tinh = cast.province()
    body = tinh.office if party else tinh.home
    head = at_desk(Role.LEADER, body)
    leaders = [head, *(_in(body, Role.LEADER) for _ in range(LEADERS - 1))]
    coordinator = at_desk(Role.COORDINATOR, body)
    officers = [coordinator, *(at_desk(Role.OFFICER, body) for _ in range(OFFICERS - 1))]
    roles = dict.fromkeys((one.person_id for one in leaders), DutyRole.LEADER)
    roles |= dict.fromkeys((one.person_id for one in officers), DutyRole.OFFICER)
    services.list_people(roles=roles, since=cast.TODAY, by=coordinator, at=cast.AT)
    return Office(tinh, body, coordinator, head, leaders, officers)


def _in(body: Agency, role: Role) -> Acting:
    holding = cast.person_in(body, role, title="Phó Chánh Văn phòng")
    return cast.acting_in(holding, account_id=cast.account(cast.acting_in(holding)).pk)


def arranged(there: Office, first: dt.date = FIRST, last: dt.date = LAST) -> Roster:
    """A draft for January and February 2027."""
    wanted = services.Wanted(first, last, officers=1)
    return services.arrange(wanted=wanted, by=there.coordinator, at=MADE)


def published(there: Office, first: dt.date = FIRST, last: dt.date = LAST) -> Roster:
    """The same, signed by the head."""
    row = arranged(there, first, last)
    return services.publish(roster_id=row.pk, symbol="TB/VPTU", by=there.head, at=MADE)


def shifts(row: Roster, role: DutyRole = DutyRole.OFFICER) -> list[Shift]:
    return list(Shift.objects.filter(roster=row, role=role).order_by("date"))


def member(person_id: int) -> DutyMember:
    return DutyMember.objects.get(person_id=person_id, until=None)
