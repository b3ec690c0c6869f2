"""The pages of the cars: the proposed plan and its reasons, another arrangement, papers of the day and of a trip."""

from __future__ import annotations

import io

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.apps.vehicles.models import Trip, VehicleAsk
from sauro.domain.acting import Acting
from tests import cast
from tests.apps.vehicles.story import DAY, Garage, at, garage, page_of
from tests.apps.vehicles.test_dispatch import three

pytestmark = pytest.mark.django_db
BOARD = f"/vehicles/day/?day={DAY.isoformat()}"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sauro.web.clock.now", lambda: cast.AT)
    monkeypatch.setattr("sauro.web.clock.today", lambda: cast.TODAY)


def browser(who: Acting) -> Client:
    client = Client()
    client.force_login(page_of(who), backend="django.contrib.auth.backends.ModelBackend")
    return client


def said(answer: object) -> str:
    return " ".join(answer.content.decode().split())  # type: ignore[attr-defined]


def asked(story: Garage, **more: str) -> dict[str, str]:
    places = {key: str(place.pk) for key, place in story.places.items()}
    return {
        "matter": "Kiểm tra một cửa", "purpose": "field", "day": "2026-09-16", "there": "08:00", "back": "11:00",
        "start": places["office"], "end": places["may"], "people": "2", "fleet": str(story.tinh.office.pk), **more,
    }  # fmt: skip


def test_a_form_of_one_minute_and_a_refusal_that_keeps_what_was_typed() -> None:
    story = garage()
    client = browser(story.officer)

    refused = client.post("/vehicles/new/", asked(story, day="2026-09-20", names="Lê Quang Tín"))
    sent = client.post("/vehicles/new/", asked(story))

    assert refused.status_code == 422
    assert "là ngày nghỉ" in said(refused) and "1773-CV/TU, mục 3" in said(refused)
    assert "Lê Quang Tín" in said(refused) and sent.status_code == 302
    assert VehicleAsk.objects.get().arrive_by == at(8)


def test_the_plan_says_who_rides_with_whom_and_is_accepted_in_one_press() -> None:
    story = garage()
    asks = three(story)
    client = browser(story.dispatcher)

    page = said(client.get(BOARD))
    for words in ("3 đề nghị cùng tuyến", "6 người trên 6 chỗ", "160", "Đến nơi từ 08:00"):
        assert words in page
    form = {f"ask-{a.pk}": "1" for a in asks} | {"car-1": str(story.cars[1].pk), "driver-1": str(story.driver.pk)}  # type: ignore[attr-defined]
    given = client.post(BOARD, form | {"do": "accept"})

    trip = Trip.objects.get()
    assert given.status_code == 302 and not trip.by_hand
    shown = said(client.get(f"/vehicles/trips/{trip.pk}/"))
    assert "Chuyến 01/2026 · 51A-002.22" in shown and "Đỗ Minh Lam" in shown and "Lộ trình" in shown


def test_another_arrangement_is_reckoned_before_it_is_given_out() -> None:
    story = garage()
    one, other, third = three(story)
    client = browser(story.dispatcher)
    form = {f"ask-{one.pk}": "1", f"ask-{other.pk}": "1", "car-1": str(story.cars[0].pk)}  # type: ignore[attr-defined]

    reckoned = client.post(BOARD, form | {"do": "check"})
    too_many = client.post(BOARD, form | {f"ask-{third.pk}": "1", "do": "accept"})  # type: ignore[attr-defined]

    assert reckoned.status_code == 200 and "3 người trên 4 chỗ" in said(reckoned)
    assert "Còn xe, người điều xe chưa xếp." in said(reckoned)
    assert too_many.status_code == 422 and "cần 6 chỗ" in said(too_many) and not Trip.objects.exists()


def test_names_are_for_the_body_that_wrote_them_and_the_dispatcher() -> None:
    story = garage()
    ask = story.ask(story.neighbour, names="Lò Thị Mai")
    story.give(ask, story.ask(), car=1)

    seen = [said(browser(who).get(f"/vehicles/asks/{ask.pk}/")) for who in (story.neighbour, story.dispatcher)]
    trip = said(browser(story.officer).get(f"/vehicles/trips/{Trip.objects.get().pk}/"))

    assert all("Lò Thị Mai" in page for page in seen)
    assert browser(story.officer).get(f"/vehicles/asks/{ask.pk}/").status_code == 404
    assert "Lò Thị Mai" not in trip, "an officer who gives out no cars"


def words_of(data: bytes) -> str:
    paper = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return " ".join([*(p.text for p in paper.paragraphs), *cells])


def test_the_trip_sheet_and_the_list_of_the_day_as_docx_and_pdf() -> None:
    story = garage()
    trip = story.give(*three(story), car=1, driver_id=story.driver.pk)  # type: ignore[arg-type]
    client = browser(story.dispatcher)

    sheet = words_of(client.get(f"/vehicles/trips/{trip.pk}/docx/").content)
    cars = words_of(client.get(f"/vehicles/day/docx/?day={DAY}").content)

    for words in ("LỆNH ĐIỀU XE", "ĐẢNG CỘNG SẢN VIỆT NAM", "01-LĐX/VPTU", "Giao lái xe: Đỗ Minh Lam", "07:00 Trụ sở"):
        assert words in sheet
    assert "DANH SÁCH XE TRONG NGÀY" in cars and "6/6" in cars and "1 chuyến, 3 đề nghị: 6 người trên 6 chỗ" in cars
    assert client.get(f"/vehicles/trips/{trip.pk}/pdf/").content.startswith(b"%PDF")
    assert client.get(f"/vehicles/trips/{trip.pk}/xlsx/").status_code == 404


def test_cars_places_and_figures_have_their_pages() -> None:
    story = garage()
    client = browser(story.dispatcher)
    base = str(story.places["office"].pk)
    facts = {"plate": "51c-004.44", "kind": "pickup", "seats": "5", "base": base, "since": "2026-09-14"}

    added = client.post("/vehicles/cars/", facts)
    twice = client.post("/vehicles/cars/", facts)
    out = {"do": "out", "first": "2026-09-16", "last": "2026-09-18", "reason": "Đăng kiểm"}
    client.post(f"/vehicles/cars/{story.cars[0].pk}/", out)
    client.post("/vehicles/places/", {"do": "distance", "one": base, "other": str(story.places["may"].pk), "km": "44"})

    assert (added.status_code, twice.status_code) == (302, 422)
    assert "51C-004.44" in said(client.get("/vehicles/cars/")) and "Đăng kiểm" in said(
        client.get(f"/vehicles/cars/{story.cars[0].pk}/")
    )
    assert "44" in said(client.get("/vehicles/places/"))
    assert "Tháng này chưa có chuyến nào" in said(client.get("/vehicles/figures/"))


def test_the_board_asks_the_same_number_of_questions_for_three_requests_and_for_nine() -> None:
    story = garage()
    client = browser(story.dispatcher)
    three(story)
    with CaptureQueriesContext(connection) as few:
        client.get(BOARD)
    three(story)
    three(story)

    with CaptureQueriesContext(connection) as many:
        client.get(BOARD)

    assert len(many) <= len(few)


def test_the_list_shows_what_waits_and_what_has_its_car() -> None:
    story = garage()
    story.give(story.ask(), car=0)
    story.ask(story.neighbour)

    page = said(browser(story.dispatcher).get("/vehicles/"))

    assert "Ngày có đề nghị chờ xếp xe" in page and "1 đề nghị chờ" in page and "chuyến 01/2026" in page
    assert "Ngày có đề nghị" not in said(browser(story.neighbour).get("/vehicles/?state=waiting"))
