"""Bodies that change: renamed, merged, split, dissolved; each with its date and its decision."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.agencies import queries, services
from sauro.apps.agencies.models import Agency, RegistryVersion
from sauro.domain.refusal import Refusal
from tests import cast

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 10, 1)
EVE = dt.date(2026, 9, 30)
TOLD = {"on": DAY, "decision": "Quyết định 77/QĐ-UBND", "by": cast.KEEPER, "at": cast.AT}


def test_a_renamed_body_is_found_by_both_names() -> None:
    tinh = cast.province()

    services.rename_agency(agency=tinh.home, name="Sở Tổ chức và Nội vụ", **TOLD)

    registry = queries.registry()
    assert registry.resolve("Sở Nội vụ", DAY).agency_id == str(tinh.home.pk)
    assert registry.resolve("Sở Tổ chức và Nội vụ", DAY).agency_id == str(tinh.home.pk)
    assert [s.old_name for s in queries.successions_of(tinh.home.pk)] == ["Sở Nội vụ"]
    assert queries.successors(tinh.home.pk, DAY)[0].name == "Sở Tổ chức và Nội vụ"


def test_a_merged_body_ends_and_its_successor_stands_for_it() -> None:
    tinh = cast.province()

    services.merge_agencies(predecessors=[tinh.building], successor=tinh.home, **TOLD)

    assert queries.successors(tinh.building.pk, EVE) == [tinh.building]
    assert queries.successors(tinh.building.pk, DAY) == [tinh.home]
    assert tinh.building.pk in queries.below(tinh.state.pk, EVE)
    assert tinh.building.pk not in queries.below(tinh.state.pk, DAY)
    assert Agency.objects.get(pk=tinh.building.pk).valid_to == EVE


def test_a_split_body_has_several_successors_and_a_dissolved_one_none() -> None:
    tinh = cast.province()
    one, two = cast.agency("Sở Một", parent=tinh.state), cast.agency("Sở Hai", parent=tinh.state)

    services.split_agency(agency=tinh.home, successors=[one, two], **TOLD)
    services.dissolve_agency(agency=tinh.building, **TOLD)

    assert queries.successors(tinh.home.pk, DAY) == [one, two]
    assert queries.successors(tinh.building.pk, DAY) == []


def test_successors_of_successors_are_followed() -> None:
    tinh = cast.province()
    services.merge_agencies(predecessors=[tinh.building], successor=tinh.home, **TOLD)
    last = cast.agency("Sở Cuối", parent=tinh.state)
    services.merge_agencies(predecessors=[tinh.home], successor=last, **(TOLD | {"on": dt.date(2027, 1, 1)}))

    assert queries.successors(tinh.building.pk, dt.date(2026, 12, 31)) == [tinh.home]
    assert queries.successors(tinh.building.pk, dt.date(2027, 1, 1)) == [last]


def test_a_body_ends_once() -> None:
    tinh = cast.province()
    services.dissolve_agency(agency=tinh.home, **TOLD)

    with pytest.raises(Refusal) as refused:
        services.merge_agencies(
            predecessors=[tinh.home], successor=tinh.building, **(TOLD | {"on": dt.date(2027, 1, 1)})
        )

    assert refused.value.code == "agency.closed.already"


def test_the_registry_is_built_once_for_each_version(django_assert_num_queries: object) -> None:
    tinh = cast.province()
    first = queries.registry()

    with django_assert_num_queries(1):  # type: ignore[operator]
        again = queries.registry()
    services.add_alias(agency=tinh.home, name="S.NV", by=cast.KEEPER, at=cast.AT)

    assert again is first
    assert queries.registry() is not first


def test_without_a_stamp_the_registry_is_read_anew() -> None:
    tinh = cast.province()
    queries.registry()
    RegistryVersion.objects.all().delete()

    before = queries.registry().resolve("Sở Nội vụ", cast.TODAY).agency_id
    Agency.objects.filter(pk=tinh.home.pk).update(name="Sở Việc làm")
    after = queries.registry().resolve("Sở Việc làm", cast.TODAY).agency_id

    assert before == after == str(tinh.home.pk)
