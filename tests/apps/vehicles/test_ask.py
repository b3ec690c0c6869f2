"""Đề nghị xe: a body asks for itself; a day off needs its document; who asked is told, names end with their term."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.notices.models import Notice
from sauro.apps.vehicles import services
from sauro.apps.vehicles.models import VehicleAsk
from sauro.apps.vehicles.services.keeping import erase_old_names
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from sauro.domain.vehicles import AskState, Purpose
from tests import cast
from tests.apps.vehicles.story import SUNDAY, at, garage

pytestmark = pytest.mark.django_db


def test_a_request_waits_and_the_dispatcher_hears_of_it() -> None:
    story = garage()

    ask = story.ask(story.neighbour, names="Lê Quang Tín\nPhạm Thu Nguyệt")

    assert (ask.state, ask.agency, ask.fleet) == ("waiting", story.tinh.organisation, story.tinh.office)
    notice = Notice.objects.get(kind="vehicle.asked")
    assert notice.account_id == story.dispatcher.account_id and notice.url == "/vehicles/day/?day=2026-09-16"


def test_a_sunday_without_a_document_is_refused_with_the_clause() -> None:
    story = garage()
    hours = {"arrive_by": at(8, day=SUNDAY), "return_from": at(11, day=SUNDAY)}

    with pytest.raises(Refusal) as refused:
        story.ask(**hours)
    kept = story.ask(**hours, basis="Lịch trực số 31-LT/VPTU")

    assert (refused.value.code, refused.value.clause) == ("vehicle.basis", "1773-CV/TU, mục 3")
    assert VehicleAsk.objects.get() == kept


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"arrive_by": at(8, day=dt.date(2026, 9, 1))}, "vehicle.hours"),
        ({"return_from": at(7)}, "vehicle.hours"),
        ({"purpose": Purpose.RECEPTION}, "vehicle.basis"),
    ],
)
def test_what_no_car_is_given_for(facts: dict[str, object], code: str) -> None:
    story = garage()

    with pytest.raises(Refusal) as refused:
        story.ask(**facts)

    assert refused.value.code == code and not VehicleAsk.objects.exists()


def test_cars_are_asked_of_the_own_body_of_those_above_and_beside_not_of_strangers() -> None:
    story = garage()
    stranger = cast.acting(Role.OFFICER, story.tinh.other_commune)

    with pytest.raises(Refusal) as refused:
        story.ask(stranger)

    assert refused.value.code == "vehicle.fleet"


def test_who_asked_withdraws_and_the_dispatcher_refuses_each_with_a_reason() -> None:
    story = garage()
    mine, theirs = story.ask(), story.ask(story.neighbour)
    told = {"at": cast.AT}

    services.withdraw_ask(ask_id=mine.pk, reason="Hoãn họp", by=story.officer, **told)
    services.refuse_ask(ask_id=theirs.pk, reason="Hết xe", by=story.dispatcher, **told)
    for deed, who in ((services.withdraw_ask, story.neighbour), (services.refuse_ask, story.neighbour)):
        with pytest.raises(Refusal) as refused:
            deed(ask_id=mine.pk, reason="…", by=who, **told)
        assert refused.value.code == "vehicle.forbidden"

    assert set(VehicleAsk.objects.values_list("state", flat=True)) == {AskState.WITHDRAWN, AskState.REFUSED}
    said = Notice.objects.get(account_id=story.neighbour.account_id)
    assert said.text["values"]["why"] == "Hết xe"


def test_names_end_with_their_term_and_the_request_stays() -> None:
    story = garage()
    ask = story.ask(names="Lê Quang Tín")

    early = erase_old_names(at=at(8) + dt.timedelta(days=89))
    late = erase_old_names(at=at(8) + dt.timedelta(days=91))

    ask.refresh_from_db()
    assert (early, late, ask.names, ask.people) == (0, 1, "", 2)


def test_nothing_in_the_room_knows_where_anybody_is() -> None:
    from django.apps import apps

    words = ("lat", "lon", "lng", "gps", "position", "location", "track", "address", "phone", "home")
    columns = {f.name for m in apps.get_app_config("vehicles").get_models() for f in m._meta.get_fields()}

    assert {c for c in columns for w in words if w in c.split("_") or c.startswith(f"{w}_") or c == w} == set()
    assert not {"person", "holding", "rider"} & columns, "who rides is a line of text that its body chose to write"
