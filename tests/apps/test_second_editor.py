"""Two people open the same form: the second learns of it, sees what is stored, and nothing was written over."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.test import Client

from sauro.apps.accounts.models import User
from sauro.apps.meetings import services as meetings
from sauro.apps.reports import services as reports
from sauro.apps.vehicles import services as vehicles
from sauro.apps.vehicles.models import Vehicle
from sauro.apps.visits import services as visits
from sauro.domain.acting import Acting
from tests import cast
from tests.apps.meetings.story import NOW, plan_of, story
from tests.apps.reports.office import MADE, office, terms
from tests.apps.vehicles.story import garage
from tests.apps.visits.story import DAY, EARLY, going

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Case:
    """Một biểu mẫu sửa: its page, its address, what is typed, what a colleague saves meanwhile, what is stored then.

    `kept`: what the row holds of that, read anew each time.
    """

    who: Acting
    now: dt.datetime
    page: str
    address: str
    typed: dict[str, Any]
    meanwhile: Callable[[], object]
    stored: str
    kept: Callable[[], tuple[object, object]]  # what stands, what the first typed


def _meeting() -> Case:
    here = story(announced=False)
    plan = plan_of(here.leader)
    typed = {
        "title": "Họp chuyên đề đất đai", "kind": "chuyen_de", "form": "in_person", "place": plan.place,
        "day": "25/09/2026", "begins": "08:00", "ends": "10:00", "chair": plan.chair_id,
    }  # fmt: skip
    at = {"meeting_id": here.meeting.pk, "by": here.coordinator, "at": NOW}
    path = f"/meetings/{here.meeting.pk}/edit/"
    return Case(
        here.coordinator, NOW, path, path, typed,
        lambda: meetings.replan_meeting(plan=replace(plan, title="Họp giao ban tuần 38"), **at),
        "Đang lưu: Họp giao ban tuần 38.", lambda: (here.again().title, typed["title"]),
    )  # fmt: skip


def _visit() -> Case:
    here = going()
    visit = here.plan()
    other = DAY + dt.timedelta(days=5)

    def kept() -> tuple[object, object]:
        visit.refresh_from_db()
        return visit.starts_at, DAY + dt.timedelta(days=6)

    return Case(
        here.coordinator, EARLY, f"/visits/{visit.pk}/", f"/visits/{visit.pk}/change/",
        {"day": "2026-10-28", "hour": "08:00", "reason": "Mưa bão"},
        lambda: visits.change_visit(visit_id=visit.pk, starts_at=other, reason="Họp", by=here.coordinator, at=EARLY),
        "Đang lưu: 27/10/2026.", kept,
    )  # fmt: skip


def _car() -> Case:
    here = garage()
    car, places = here.cars[0], here.places
    facts = vehicles.CarFacts(car.plate, car.kind, 8, car.base_id, car.driver_id, car.since)  # type: ignore[arg-type]
    typed = {
        "do": "car", "plate": car.plate, "kind": str(car.kind), "seats": "5", "base": places["may"].pk,
        "driver": car.driver_id, "since": car.since.isoformat(),
    }  # fmt: skip
    at = {"vehicle_id": car.pk, "by": here.dispatcher, "at": cast.AT}
    path = f"/vehicles/cars/{car.pk}/"
    return Case(
        here.dispatcher, cast.AT, path, path, typed, lambda: vehicles.change_vehicle(facts=facts, **at),
        "Đang lưu: 8.", lambda: (Vehicle.objects.get(pk=car.pk).seats, 5),
    )  # fmt: skip


def _trip() -> Case:
    here = garage()
    trip = here.give(here.ask())
    at = {"trip_id": trip.pk, "driver_id": here.driver.pk, "by": here.dispatcher, "at": cast.AT}
    typed = {"car": here.cars[2].pk, "driver": here.driver.pk, "reason": "Thêm người"}

    def kept() -> tuple[object, object]:
        trip.refresh_from_db()
        return trip.vehicle_id, here.cars[2].pk

    return Case(
        here.dispatcher, cast.AT, f"/vehicles/trips/{trip.pk}/", f"/vehicles/trips/{trip.pk}/change/", typed,
        lambda: vehicles.change_trip(car_id=here.cars[1].pk, reason="Xe hỏng", **at), "Đang lưu: 51A-002.22", kept,
    )  # fmt: skip


def _obligation() -> Case:
    here = office(opened=False)
    row = here.obligation
    typed = {
        "do": "settle", "title": "Báo cáo quý", "basis": "215-CV/TU", "clause": "mục 4", "period": "quarter",
        "due_kind": row.due_kind, "due_number": "7", "due_months": "0", "since": "2026-09-01",
        "bodies": "Sở Nội vụ\nSở Xây dựng", "to": "Tỉnh ủy An Lạc", "prepares": row.prepares, "form": here.form.form_id,
    }  # fmt: skip

    def meanwhile() -> None:
        said = terms(here.tinh, here.form, title="Báo cáo hồ sơ quá hạn hằng quý")
        reports.change_obligation(obligation_id=row.pk, terms=said, by=here.keeper, at=MADE)

    def kept() -> tuple[object, object]:
        row.refresh_from_db()
        return row.title, "Báo cáo quý"

    path = f"/reports/obligations/{row.pk}/"
    stored = "Đang lưu: Báo cáo hồ sơ quá hạn hằng quý."
    return Case(here.keeper, MADE, path, path, typed, meanwhile, stored, kept)


def _seen(page: str, address: str) -> str:
    """The revision that the form with this address carries."""
    form = page[page.rindex("<form", 0, page.index('name="seen"')) :]
    assert address in form.split(">", 1)[0] or 'action="' not in form.split(">", 1)[0]
    found = re.search(r'name="seen" value="(\d+)"', form)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("made", [_meeting, _visit, _car, _trip, _obligation], ids=lambda made: made.__name__[1:])
def test_the_second_editor_is_told(made: Callable[[], Case], monkeypatch: pytest.MonkeyPatch) -> None:
    case, client = made(), Client()
    monkeypatch.setattr("sauro.web.clock.now", lambda: case.now)
    client.force_login(
        User.objects.get(pk=case.who.account_id), backend="django.contrib.auth.backends.ModelBackend"
    )
    seen = _seen(client.get(case.page).content.decode(), case.address)

    case.meanwhile()
    stands, _ = case.kept()
    refused = client.post(case.address, {**case.typed, "seen": seen})
    page = refused.content.decode()

    assert refused.status_code == 422
    assert "Người khác vừa sửa sau khi trang này được mở" in page and case.stored in page
    assert case.kept()[0] == stands
    again = client.post(case.address, {**case.typed, "seen": _seen(page, case.address)})
    assert again.status_code == 302, again.content.decode()
    assert case.kept()[0] == case.kept()[1]
