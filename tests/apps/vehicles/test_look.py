"""Quy tắc trên dữ liệu thật: facts become findings once, stay the same, and go when the fact is mended."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.findings.models import Finding
from sauro.apps.journal.models import Entry
from sauro.apps.vehicles import services
from sauro.apps.vehicles.jobs import look_at_cars
from sauro.apps.vehicles.models import VehicleAsk
from sauro.apps.vehicles.queries.figures import figures_visible_to
from tests import cast
from tests.apps.vehicles.story import DAY, SUNDAY, at, garage

pytestmark = pytest.mark.django_db
MONDAY = at(9, day=dt.date(2026, 9, 21))


def rules_found() -> dict[str, str]:
    return dict(Finding.objects.values_list("rule", "state"))


def test_findings_come_once_stay_and_go_with_the_fact() -> None:
    story = garage()
    told = {"by": story.dispatcher, "at": cast.AT}
    large = story.give(story.ask(), car=2)
    other = story.give(story.ask(story.neighbour, people=4), car=0)
    sunday = story.ask(
        arrive_by=at(8, day=SUNDAY), return_from=at(9, day=SUNDAY), basis="31-LT/VPTU", people=4
    )  # fmt: skip
    ridden = story.give(sunday, day=SUNDAY)
    VehicleAsk.objects.filter(pk=sunday.pk).update(basis="")  # as a sheet from elsewhere may bring it
    for trip, out in ((large, 100), (other, 500)):
        services.note_return(trip_id=trip.pk, km_out=out, km_back=out + 80, note="", by=story.dispatcher, at=at(17))

    first, again = look_at_cars(MONDAY), look_at_cars(MONDAY)

    assert rules_found() == {
        "vehicles.too_large": "open", "vehicles.empty_seats": "open", "vehicles.no_basis": "open",
    }  # fmt: skip
    assert (first, again) == (3, 0)
    VehicleAsk.objects.filter(pk=sunday.pk).update(basis="31-LT/VPTU")
    services.take_out(vehicle_id=story.cars[1].pk, first=DAY, last=DAY, reason="Sửa chữa", **told)
    services.note_return(trip_id=ridden.pk, km_out=600, km_back=680, note="", by=story.dispatcher, at=MONDAY)
    look_at_cars(MONDAY)
    assert rules_found() == {
        "vehicles.too_large": "gone", "vehicles.empty_seats": "open", "vehicles.no_basis": "gone",
        "vehicles.km": "open",
    }  # fmt: skip
    assert Finding.objects.get(rule="vehicles.km").said["values"]["gap"] == "20"
    assert Entry.objects.filter(kind="finding.opened").count() == 4


def test_figures_have_their_denominators() -> None:
    story = garage()
    trip = story.give(story.ask(), story.ask(story.neighbour, people=1), car=1)
    services.note_return(trip_id=trip.pk, km_out=100, km_back=183, note="", by=story.dispatcher, at=at(17))

    (use,) = figures_visible_to(story.dispatcher, DAY.replace(day=1))

    assert (use.trips, use.seats, use.people, use.empty, use.share) == (1, 6, 3, 3, None)
    assert (use.km, use.read, use.planned, use.saved, use.shared) == (83, 1, 80, 80, 1)
    assert figures_visible_to(story.neighbour, DAY.replace(day=1)) == []
