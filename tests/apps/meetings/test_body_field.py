"""Ô chọn cơ quan: a body is found however its name was typed, and never guessed between two."""

from __future__ import annotations

import unicodedata

import pytest
from django import forms

from sauro.apps.agencies.models import Agency
from sauro.apps.meetings.forms import BodyField
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "typed",
    ["Sở Nội vụ", "SỞ NỘI VỤ", unicodedata.normalize("NFD", "Sở Nội vụ"), "  sở  nội vụ ", "so noi vu", "Sở Nội vụ\n"],
)
def test_a_name_is_found_however_it_was_typed(typed: str) -> None:
    tinh = cast.province()
    Agency.objects.filter(pk=tinh.home.pk).update(name="Sở Nội vụ", folded="so noi vu")

    assert BodyField().clean(typed) == tinh.home


def test_of_two_bodies_of_one_name_none_is_guessed() -> None:
    tinh = cast.province()
    Agency.objects.filter(pk__in=[tinh.home.pk, tinh.building.pk]).update(name="Xã Tân An", folded="xa tan an")

    with pytest.raises(forms.ValidationError, match=tinh.home.code):
        BodyField().clean("Xã Tân An")

    assert BodyField().clean(tinh.home.code) == tinh.home


def test_where_only_the_accents_differ_the_printed_name_decides() -> None:
    tinh = cast.province()
    Agency.objects.filter(pk=tinh.home.pk).update(name="Xã Tân An", folded="xa tan an")
    Agency.objects.filter(pk=tinh.building.pk).update(name="Xã Tấn An", folded="xa tan an")

    assert BodyField().clean("Xã Tấn An") == tinh.building
    with pytest.raises(forms.ValidationError):
        BodyField().clean("xa tan an")
