"""The calendar or an absence changes late: what changes for whom is shown, then only that is changed (C2.3)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from sauro.apps.accounts.models import User
from sauro.apps.agencies.models import Person
from sauro.apps.agencies.services import record_absence
from sauro.apps.duty import services
from sauro.apps.duty.models import Roster, Shift
from sauro.apps.notices.models import Notice
from sauro.apps.rulebook.services import set_day
from sauro.domain.absences import AbsenceKind
from sauro.domain.refusal import Refusal
from sauro.domain.rostering import DutyRole, Why
from sauro.domain.worktime import DayKind
from tests import cast
from tests.apps.duty.office import MADE, at, office, published, shifts

pytestmark = pytest.mark.django_db
SOURCE = "công bố nghỉ Tết 2027"


def tet() -> None:
    """Tết 2027 is announced late: from Thursday 4 to Wednesday 10 February, for Saturday 27 February worked."""
    for day in (4, 5, 8, 9, 10):
        name = "Tết Nguyên đán"
        set_day(date=dt.date(2027, 2, day), kind=DayKind.HOLIDAY, name=name, source=SOURCE, by=cast.KEEPER, at=MADE)
    set_day(
        date=dt.date(2027, 2, 27), kind=DayKind.WORKING_SATURDAY, name="làm bù", source=SOURCE, by=cast.KEEPER, at=MADE
    )


def test_tet_announced_late_changes_its_own_days_and_tells_those_on_them() -> None:
    there = office()
    row = published(there)
    before = set(row.shifts.values_list("date", "person_id"))
    tet()

    found = services.propose_replan(row, dt.date(2027, 1, 5))
    services.apply_replan(roster_id=row.pk, digest=found.digest, by=there.coordinator, at=at("2027-01-05"))

    after = set(row.shifts.values_list("date", "person_id"))
    assert {day for day, _ in before ^ after} == {dt.date(2027, 2, d) for d in (4, 5, 8, 9, 10, 27)}
    assert {c.why for c in found.changes} == {Why.NEW_DAY, Why.WORKED_DAY}
    assert services.propose_replan(row, dt.date(2027, 1, 5)).changes == ()
    people = {key for c in found.changes for key in (c.out, c.into) if key}
    assert Notice.objects.filter(kind="duty.replanned", slot__endswith=":2").count() == len(people)
    row.refresh_from_db()
    assert row.calendar_number == 7
    assert row.issued_revision != row.revision  # the leader may sign it anew


def test_who_goes_on_a_mission_is_replaced_on_those_days_alone_and_a_stale_proposal_is_refused() -> None:
    there = office()
    row = published(there)
    shift = shifts(row)[4]
    person = Person.objects.get(pk=shift.person_id)
    shown = services.propose_replan(row, dt.date(2027, 1, 1))
    record_absence(
        agency=there.body, person=person, kind=AbsenceKind.MISSION, first=shift.date, last=shift.date,
        basis="15/GP-VPTU", by=there.head, at=MADE,
    )  # fmt: skip
    with pytest.raises(Refusal) as stale:
        services.apply_replan(roster_id=row.pk, digest=shown.digest, by=there.coordinator, at=MADE)

    found = services.propose_replan(row, dt.date(2027, 1, 1))
    services.apply_replan(roster_id=row.pk, digest=found.digest, by=there.coordinator, at=MADE)

    assert stale.value.code == "duty.stale"
    assert [(c.date, c.role, c.out, c.why) for c in found.changes] == [
        (shift.date, DutyRole.OFFICER, person.pk, Why.AWAY)
    ]
    assert not Shift.objects.filter(roster=row, date=shift.date, person=person).exists()


def test_who_stands_in_the_roster_of_another_body_that_day_is_found_and_replaced() -> None:
    there = office()
    row = published(there)
    shift = shifts(row)[3]
    other = Roster.objects.create(
        agency=there.tinh.home, first=shift.date, last=shift.date, leaders=1, officers=1, rest_days=13,
        solver="search", calendar_number=1, state="published", letter=row.letter, made_by_id=there.head.account_id,
        made_at=MADE,
    )  # fmt: skip
    Shift.objects.create(roster=other, date=shift.date, role="officer", person_id=shift.person_id)

    found = services.propose_replan(row, dt.date(2027, 1, 1))

    assert [(c.date, c.out, c.why) for c in found.changes] == [(shift.date, shift.person_id, Why.AWAY)]


def test_the_page_shows_what_changes_before_it_is_applied(client: Client, settings) -> None:
    settings.SAURO_CLOCK = "tests.apps.duty.office.december"
    there = office()
    row = published(there)
    tet()
    client.force_login(User.objects.get(pk=there.coordinator.account_id))
    address = reverse("duty:replan", args=[row.pk])

    page = client.get(address).content.decode()

    assert "04/02/2027" in page
    assert "ngày mới thành ngày nghỉ" in page
    assert client.post(address, {"digest": "another"}).status_code == 422
    found = services.propose_replan(row, MADE.date())
    assert client.post(address, {"digest": found.digest}).status_code == 302
    assert "Không có gì phải xếp lại" in client.get(address).content.decode()
