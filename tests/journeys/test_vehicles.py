"""Three requests in one car: asked from a phone, pooled, given out in one press, back with its kilometres."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from sauro.apps.vehicles.jobs import look_at_cars
from sauro.apps.vehicles.models import Trip
from tests.journeys import clock, office

pytestmark = pytest.mark.journey
DAY = dt.date(2026, 9, 16)
BOARD = f"/vehicles/day/?day={DAY}"


@pytest.fixture
def _clock_stands_again() -> Iterator[None]:
    yield
    clock.move_to(clock.MORNING.date())


def _fill(phone: Any, **typed: str) -> None:
    for name, value in typed.items():
        field = phone.page.locator(f"#id_{name}")
        if field.evaluate("f => f.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)


def test_three_requests_ride_in_one_car(sit_down: Any, _clock_stands_again: None) -> None:
    _ask_by_phone(sit_down("chuyenvien", width=360))

    dispatcher = sit_down("tonghop")
    dispatcher.go("/vehicles/")
    assert dispatcher.faults() == []
    dispatcher.picture("vehicles-1440")
    trip = _give_out(dispatcher)
    _another(dispatcher)

    _back(dispatcher, trip)
    _look(dispatcher, sit_down("tonghop", width=360), trip)


def _ask_by_phone(phone: Any) -> None:
    """A Sunday without a document is refused and what was typed stays; with its number it goes through."""
    phone.go("/vehicles/new/")
    _fill(
        phone, matter="Trực hỗ trợ hệ thống một cửa", people="2", end="UBND phường Bến Trăng", day="2026-09-20",
        there="08:00", back="11:00",
    )  # fmt: skip
    phone.click("form .btn-primary")
    assert "là ngày nghỉ" in phone.reads("main") and "1773-CV/TU, mục 3" in phone.reads("main")
    assert phone.faults() == []
    phone.picture("vehicle-ask-360")
    phone.page.fill("#id_basis", "31-LT/VPTU")
    phone.click("form .btn-primary")
    assert "Chờ xếp xe" in phone.reads("main")


def _give_out(dispatcher: Any) -> int:
    dispatcher.go(BOARD)
    assert "3 đề nghị cùng tuyến" in dispatcher.reads("main")
    assert dispatcher.faults() == []
    dispatcher.picture("vehicle-plan-1440")
    dispatcher.click("button[value=accept]")
    assert "Đã giao 1 chuyến" in dispatcher.reads("main")
    return office.elsewhere(lambda: Trip.objects.latest("pk").pk)


def _another(dispatcher: Any) -> None:
    """A later request is arranged by hand into too small a car: refused with the number of seats, kept as chosen."""
    dispatcher.go("/vehicles/new/")
    _fill(
        dispatcher, matter="Họp giao ban cụm", people="9", end="UBND xã Suối Mây", day=str(DAY), there="15:00",
        back="16:30",
    )  # fmt: skip
    dispatcher.click("form .btn-primary")
    dispatcher.go(BOARD)
    dispatcher.page.locator("select[id^=car-]").first.select_option(index=0)
    dispatcher.click("button[value=check]")
    assert "cần 9 chỗ, xe lớn nhất dùng được có 4 chỗ" in dispatcher.reads("main")
    assert dispatcher.faults() == []
    dispatcher.picture("vehicle-refused-1440")
    dispatcher.go(BOARD)
    dispatcher.click("button[value=accept]")


def _back(dispatcher: Any, trip: int) -> None:
    clock.move_to(dt.date(2026, 9, 17))
    dispatcher.go(f"/vehicles/trips/{trip}/")
    dispatcher.page.fill("#id_km_out", "21500")
    dispatcher.page.fill("#id_km_back", "21606")
    dispatcher.click("form[action$='/return/'] button")
    assert "106" in dispatcher.reads("main") and "Đã về" in dispatcher.reads("main")
    assert dispatcher.faults() == []
    dispatcher.picture("vehicle-trip-1440")


def _look(dispatcher: Any, phone: Any, trip: int) -> None:
    """A trip whose kilometres nobody wrote is asked about; the figures have their denominators."""
    clock.move_to(dt.date(2026, 9, 21))
    office.elsewhere(lambda: look_at_cars(clock.now()))
    other = office.elsewhere(lambda: Trip.objects.exclude(pk=trip).latest("pk").pk)
    phone.go(f"/vehicles/trips/{other}/")
    assert "chưa ghi số km" in phone.reads("main")
    assert phone.faults() == []
    phone.picture("vehicle-trip-360")
    dispatcher.go("/vehicles/figures/?month=2026-09")
    assert dispatcher.faults() == []
    dispatcher.picture("vehicle-figures-1440")
    for page in ("cars", "places"):
        dispatcher.go(f"/vehicles/{page}/")
        assert dispatcher.faults() == []
        dispatcher.picture(f"vehicle-{page}-1440")
    phone.go(BOARD)
    assert phone.faults() == []
    phone.picture("vehicle-plan-360")
