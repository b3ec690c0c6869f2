"""Days, hours, numbers and sentences as an office prints them."""

import datetime as dt

import pytest

from sauro.domain.extraction.model import Clarity, Light
from sauro.domain.sentence import Sentence
from sauro.web.lights import six_lights
from sauro.web.speech import day, moment, number, opened, percent, say, size, span


def test_a_day_has_two_digits() -> None:
    assert day(dt.date(2026, 6, 3)) == "03/06/2026"


def test_a_moment_is_that_of_the_province() -> None:
    assert moment(dt.datetime(2026, 10, 28, 3, 15, tzinfo=dt.UTC)) == "28/10/2026, 10:15"


@pytest.mark.parametrize(("value", "shown"), [(1284, "1.284"), (1234.5, "1.234,5"), (0, "0")])
def test_a_number(value: float, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize(("octets", "shown"), [(412 * 1024, "412 KB"), (1_900_000, "1,8 MB"), (96, "96 B")])
def test_a_size(octets: int, shown: str) -> None:
    assert size(octets) == shown


def test_a_part_of_a_hundred() -> None:
    assert percent(0.982) == "98,2 %"


def test_only_the_first_letter_grows() -> None:
    assert opened("đăng kết quả của UBND") == "Đăng kết quả của UBND"


def test_a_value_is_never_a_template() -> None:
    assert say(Sentence("Nơi {name}", {"name": "{name}"})) == "Nơi {name}"


def test_lights_are_said_in_one_order() -> None:
    lights = six_lights(
        [(Clarity.SAN_PHAM, Light.MISSING), (Clarity.NGUOI, Light.UNCLEAR), (Clarity.VIEC, Light.CLEAR)]
    )

    assert [lamp.clarity for lamp in lights.lamps] == list(Clarity)
    assert lights.clear_count == 1
    assert "Chưa rõ: người." in lights.spoken and "sản phẩm" in lights.spoken


def test_a_span_names_its_day_once() -> None:
    begins = dt.datetime(2026, 10, 28, 1, tzinfo=dt.UTC)

    same = span(begins, begins + dt.timedelta(hours=2, minutes=30))
    over = span(begins, begins + dt.timedelta(days=1))

    assert same == "28/10/2026, 08:00–10:30"
    assert over == "28/10/2026, 08:00 – 29/10/2026, 08:00"
