"""What the stage of the permission table holds of duty."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sauro.apps.duty.models import DutyMember, Roster, Shift, Swap, day_key
from sauro.apps.letters.models import Letter
from sauro.domain.acting import Role
from tests import cast
from tests.apps.tasks.desk import Desk


def duty_of(there: Desk) -> dict[str, Any]:
    """A published roster of Sở Nội vụ for one Saturday, with a leader, an officer, and a swap that is asked."""
    home, on = there.tinh.home, cast.TODAY
    people = [cast.person_in(home, role) for role in (Role.LEADER, Role.OFFICER, Role.OFFICER)]
    for holding in people:
        role = "leader" if holding.role == Role.LEADER else "officer"
        DutyMember.objects.create(agency=home, person=holding.person, role=role, since=on)
    saturday = on + dt.timedelta(days=(5 - on.weekday()) % 7)
    notice = Letter.objects.create(
        agency=home, kind="notice", state="signed", slot="duty:stage", to_printed="…", subject="lịch trực",
        body={"text": ["…"], "sent_to": ["…"]}, made_at=cast.AT, number=1, symbol="TB-SNV", period="2026",
        signed_on=on,
    )  # fmt: skip
    row = Roster.objects.create(
        agency=home, first=on, last=saturday, leaders=1, officers=1, rest_days=13, solver="search", calendar_number=1,
        state="published", letter=notice, issued_revision=1, made_by_id=there.clerk.account_id, made_at=cast.AT,
    )  # fmt: skip
    leader, officer, other = (holding.person for holding in people)
    Shift.objects.create(roster=row, date=saturday, role="leader", person=leader)
    shift = Shift.objects.create(roster=row, date=saturday, role="officer", person=officer)
    swap = Swap.objects.create(roster=row, role="officer", asker=officer, taker=other, mine=saturday, at=cast.AT)
    return {"roster": row.pk, "shift": shift.pk, "swap": swap.pk, "duty_day": day_key(row.pk, saturday)}
