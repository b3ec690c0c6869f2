"""A letter is dated from where its body sits: its own place, else that of the body above, else the installation's."""

from __future__ import annotations

from typing import Any

import pytest

from sauro.apps.agencies import services as agencies
from sauro.apps.agencies.models import Agency
from sauro.apps.letters.queries import place_of, sheet_of
from tests import cast
from tests.apps.letters.test_issue import NOON, drafted

pytestmark = pytest.mark.django_db
ON = NOON.date()


def settle(agency: Agency, place: str) -> None:
    agencies.correct_agency(agency=agency, values={"place": place}, by=cast.KEEPER, at=cast.AT)


def test_without_a_place_the_installation_s_is_printed_without_its_rank(settings: Any) -> None:
    settings.SAURO_PLACE = "tỉnh An Lạc (dữ liệu mẫu)"
    _, letter = drafted()

    assert sheet_of(letter).place == "An Lạc"


def test_a_body_s_own_place_goes_before_that_of_the_body_above() -> None:
    above = cast.agency("Ủy ban nhân dân xã Bình An")
    body = cast.agency("Phòng Văn hóa xã Bình An")
    agencies.set_parent(agency=body, parent=above, since=cast.AT.date(), by=cast.KEEPER, at=cast.AT)

    settle(above, "xã Bình An")
    assert (place_of(body, ON), place_of(above, ON)) == ("Bình An", "Bình An")
    settle(body, "Gò Trên")

    assert (place_of(body, ON), place_of(above, ON)) == ("Gò Trên", "Bình An")


def test_the_letter_on_paper_follows_its_body() -> None:
    _, letter = drafted()

    settle(letter.agency, "phường Tân Hòa")

    assert sheet_of(letter).place == "Tân Hòa"
