"""Whom a document addresses on a day: groups expand to the bodies of that day, the ended give way to their heirs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.services import merge_agencies
from sauro.apps.directives import queries
from sauro.apps.directives.models import Directive, Recipient
from sauro.domain.agencies import BodyKind, Level, Tree
from tests import cast
from tests.apps.directives.letters import AT, office
from tests.apps.tasks.desk import read_directive_row

pytestmark = pytest.mark.django_db
LATER = dt.date(2026, 12, 1)


def addressed_to(*lines: str) -> tuple[cast.Province, Directive]:
    """A document of 14/09/2026 with these lines of Kính gửi."""
    tinh, clerk, _ = office()
    document = read_directive_row(tinh, clerk)
    Recipient.objects.filter(directive=document).delete()
    for order, printed in enumerate(lines):
        Recipient.objects.create(directive=document, list="kinh_gui", order=order, printed=printed)
    return tinh, document


def names(document: Directive, on: dt.date = cast.TODAY) -> dict[str, str]:
    return {found.agency.name: found.rule for found in queries.addressed_bodies(document, on)}


def test_a_group_is_the_bodies_of_the_day() -> None:
    tinh, document = addressed_to("Các đảng ủy trực thuộc Tỉnh ủy", "Các sở, ban, ngành", "Các đồng chí Tỉnh ủy viên")
    cast.agency(
        "Đảng ủy xã Đồng Lụa", tree=Tree.PARTY, kind=BodyKind.PARTY_COMMITTEE, level=Level.COMMUNE,
        parent=tinh.committee, valid_from=LATER,
    )  # fmt: skip
    cast.agency("Chi bộ thôn 1", tree=Tree.PARTY, kind=BodyKind.PARTY_COMMITTEE, level=Level.COMMUNE,
                parent=tinh.commune_party)  # fmt: skip

    found = names(document)

    assert found == {
        "Đảng ủy xã Suối Mây": "group.party_committees",
        "Sở Nội vụ": "group.departments",
        "Sở Xây dựng": "group.departments",
    }


def test_a_body_named_twice_is_addressed_once_and_the_issuer_never() -> None:
    _, document = addressed_to("Sở Nội vụ", "Các sở, ban, ngành", "Tỉnh ủy An Lạc")

    assert names(document) == {"Sở Nội vụ": "name", "Sở Xây dựng": "group.departments"}


def test_who_came_after_stands_in_the_place_of_who_ended() -> None:
    tinh, document = addressed_to("Sở Xây dựng")
    merge_agencies(predecessors=[tinh.building], successor=tinh.home, on=LATER, decision="9/QĐ", by=cast.KEEPER, at=AT)

    assert names(document) == {"Sở Xây dựng": "name"}
    assert names(document, LATER) == {"Sở Nội vụ": "heir"}


def test_as_in_article_three_is_read_from_the_article() -> None:
    _, document = addressed_to("Như Điều 3")
    reading = queries.latest_reading(document)
    assert reading is not None
    words = "Điều 3. Giám đốc Sở Nội vụ, Sở Xây dựng chịu trách nhiệm thi hành Quyết định này."
    type(reading).objects.filter(pk=reading.pk).update(text=words)
    clause = reading.clauses.first()
    assert clause is not None
    type(clause).objects.filter(pk=clause.pk).update(marker="Điều 3.", start=0, end=len(words))

    assert names(document) == {"Sở Nội vụ": "article", "Sở Xây dựng": "article"}


def test_what_cannot_be_read_asks_a_person() -> None:
    _, document = addressed_to("Hiệp hội Chè An Lạc")

    (line,) = queries.addressee_lines(document, cast.TODAY)

    assert (line.unread, names(document)) == (("Hiệp hội Chè An Lạc",), {})


def test_two_hundred_and_fifty_bodies_take_as_many_queries_as_two(django_assert_max_num_queries: Any) -> None:
    tinh, document = addressed_to("Các đảng ủy trực thuộc Tỉnh ủy", "UBND các xã, phường")
    for n in range(125):
        commune = {"level": Level.COMMUNE, "valid_from": cast.START}
        cast.agency(
            f"Đảng ủy xã Số {n}", tree=Tree.PARTY, kind=BodyKind.PARTY_COMMITTEE, parent=tinh.committee, **commune
        )
        cast.agency(f"UBND xã Số {n}", kind=BodyKind.PEOPLE_COMMITTEE, parent=tinh.state, **commune)

    with django_assert_max_num_queries(12):
        found = queries.addressed_bodies(document, cast.TODAY)

    assert len(found) == 253
    assert Agency.objects.count() > 253
