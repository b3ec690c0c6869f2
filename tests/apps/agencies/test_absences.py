"""Leave and missions: one asks for himself, the body records by a paper, what is withdrawn stays and counts no more."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sauro.apps.agencies import services
from sauro.apps.agencies.models import Absence
from sauro.apps.agencies.queries.absences import absences_of, absences_visible_to
from sauro.apps.journal.queries import history_of
from sauro.domain.absences import AbsenceKind, Absent
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from tests import cast

pytestmark = pytest.mark.django_db
MON, FRI = dt.date(2026, 9, 14), dt.date(2026, 9, 18)
DAYS: dict[str, Any] = {"kind": AbsenceKind.LEAVE, "first": MON, "last": FRI}


def test_what_one_asks_counts_once_the_body_records_it() -> None:
    tinh = cast.province()
    officer = cast.acting(Role.OFFICER, tinh.home)
    coordinator = cast.acting(Role.COORDINATOR, tinh.home)

    asked = services.ask_absence(agency=tinh.home, basis="", by=officer, at=cast.AT, **DAYS)
    before = absences_of([officer.person_id], FRI, FRI)
    services.confirm_absence(absence=asked, basis="15/GP-SNV", by=coordinator, at=cast.AT)
    after = absences_of([officer.person_id], FRI, FRI)
    services.withdraw_absence(absence=asked, by=officer, at=cast.AT)

    assert before == {}
    assert after == {officer.person_id: (Absent(MON, FRI, AbsenceKind.LEAVE),)}
    assert absences_of([officer.person_id], MON, FRI) == {}
    assert Absence.objects.get().state == "withdrawn"
    kinds = [line.kind for line in history_of(("absence", asked.pk))]
    assert kinds == ["absence.withdrawn", "absence.recorded", "absence.asked"]


def test_many_people_are_one_question(django_assert_num_queries: Any) -> None:
    tinh = cast.province()
    leader = cast.acting(Role.LEADER, tinh.home)
    people = [cast.person_in(tinh.home).person for _ in range(3)]
    for person in people[:2]:
        services.record_absence(agency=tinh.home, person=person, basis="15/GP-SNV", by=leader, at=cast.AT, **DAYS)

    with django_assert_num_queries(1):
        found = absences_of([p.pk for p in people], MON, MON)

    assert set(found) == {p.pk for p in people[:2]}
    assert absences_of([people[0].pk], dt.date(2026, 9, 19), dt.date(2026, 9, 30)) == {}


def test_nobody_records_his_own_nor_those_of_another_body() -> None:
    tinh = cast.province()
    leader, stranger = cast.acting(Role.LEADER, tinh.home), cast.acting(Role.LEADER, tinh.building)
    asked = services.ask_absence(agency=tinh.home, basis="", by=leader, at=cast.AT, **DAYS)

    for by in (leader, stranger):
        with pytest.raises(Refusal) as refused:
            services.confirm_absence(absence=asked, basis="15/GP-SNV", by=by, at=cast.AT)
        assert refused.value.code == "absence.forbidden"

    above = cast.acting(Role.LEADER, tinh.state)
    assert services.confirm_absence(absence=asked, basis="15/GP-SNV", by=above, at=cast.AT).state == "recorded"


def test_days_already_asked_are_not_asked_again() -> None:
    tinh = cast.province()
    officer = cast.acting(Role.OFFICER, tinh.home)
    services.ask_absence(agency=tinh.home, basis="", by=officer, at=cast.AT, **DAYS)

    with pytest.raises(Refusal) as refused:
        services.ask_absence(agency=tinh.home, basis="", by=officer, at=cast.AT, **DAYS)

    assert refused.value.code == "absence.overlap"


def test_an_officer_sees_his_own_days_alone(client: Client, django_assert_max_num_queries: Any) -> None:
    tinh = cast.province()
    officer, other = cast.acting(Role.OFFICER, tinh.home), cast.acting(Role.OFFICER, tinh.home, name="Lý A Sình")
    coordinator = cast.acting(Role.COORDINATOR, tinh.home)
    for who in (officer, other):
        services.ask_absence(agency=tinh.home, basis="", by=who, at=cast.AT, **DAYS)

    client.force_login(cast.account(coordinator))
    with django_assert_max_num_queries(20):
        page = client.get(reverse("agencies:absences", args=[tinh.home.pk])).content.decode()

    assert absences_visible_to(officer, cast.TODAY).get().person_id == officer.person_id
    assert absences_visible_to(coordinator, cast.TODAY).count() == 2
    assert "Lý A Sình" in page and page.count("Ghi nhận…") == 2


def test_a_reason_of_health_is_refused_and_what_was_typed_stays(client: Client) -> None:
    tinh = cast.province()
    officer, coordinator = cast.acting(Role.OFFICER, tinh.home), cast.acting(Role.COORDINATOR, tinh.home)
    client.force_login(cast.account(coordinator))
    typed = {
        "person": str(officer.person_id), "kind": "leave", "first": "2026-09-14", "last": "2026-09-18",
        "basis": "nghỉ ốm",
    }  # fmt: skip
    address = reverse("agencies:add_absence", args=[tinh.home.pk])

    refused = client.post(address, typed)
    done = client.post(address, typed | {"basis": "15/GP-SNV"})

    assert refused.status_code == 422 and 'value="nghỉ ốm"' in refused.content.decode()
    assert done.status_code == 302
    assert Absence.objects.get().state == "recorded"
