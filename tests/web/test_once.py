"""What a request asks once, it never answers from before a write of its own."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from sauro.apps.agencies.models import Agency, AgencyEdge
from sauro.apps.agencies.queries import above, below
from sauro.apps.agencies.services import set_parent
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.acting import Role
from sauro.web.once import keeping, once, stamp
from tests import cast

pytestmark = pytest.mark.django_db
BODIES = frozenset(("agencies_agency",))


def names() -> int:
    return once("how many", BODIES, Agency.objects.count)


def test_a_question_is_asked_once_a_request_and_anew_in_the_next() -> None:
    cast.province()

    for _ in range(2):
        with keeping(), CaptureQueriesContext(connection) as asked:
            assert names() == names() == names()
        assert len(asked) == 1


def test_outside_a_request_every_question_goes_to_the_database() -> None:
    with CaptureQueriesContext(connection) as asked:
        names(), names()

    assert len(asked) == 2


def test_after_a_write_to_its_table_nothing_is_kept_for_the_rest_of_the_request() -> None:
    tinh = cast.province()

    with keeping():
        before = names()
        with pytest.raises(RuntimeError), transaction.atomic():
            Agency.objects.create(code="X1", name="Mới", tree="state", kind="department", level="province")
            assert names() == before + 1
            raise RuntimeError("everything is undone")

        assert names() == before, "what was read inside is not kept beyond the undoing"
        Agency.objects.filter(pk=tinh.home.pk).update(short_name="SNV")
        with CaptureQueriesContext(connection) as asked:
            assert names() == names() == before
        assert len(asked) == 2


def test_a_write_elsewhere_changes_nothing() -> None:
    tinh = cast.province()

    with keeping():
        names()
        AgencyEdge.objects.filter(child=tinh.home).update(until=None)
        with CaptureQueriesContext(connection) as asked:
            names()

    assert not asked.captured_queries


def test_rules_calendar_and_tree_are_told_apart_by_one_query() -> None:
    tinh = cast.province()
    rules(), calendar()
    with keeping():
        below(tinh.state.pk, cast.TODAY)  # the tree is in memory from here on

    with keeping(), CaptureQueriesContext(connection) as asked:
        rules(), calendar(), rules(), calendar(), stamp("registry")
        below(tinh.state.pk, cast.TODAY), above(tinh.home.pk, cast.TODAY)

    assert len(asked) == 1


@pytest.mark.parametrize("day", [cast.TODAY, cast.TODAY + dt.timedelta(days=400), dt.date(1900, 1, 1)])
def test_the_tree_in_memory_answers_as_the_database_does(day: dt.date) -> None:
    tinh = cast.province()
    bodies = list(Agency.objects.all())
    asked = {a.pk: (below(a.pk, day), above(a.pk, day)) for a in bodies}

    with keeping():
        known = {a.pk: (below(a.pk, day), above(a.pk, day)) for a in bodies}

    assert known == asked
    assert bool(asked[tinh.state.pk][0]) == (day.year > 1900)


def test_a_body_that_moves_stands_elsewhere_at_once() -> None:
    tinh = cast.province()
    administrator = cast.acting(Role.ADMINISTRATOR, tinh.office)

    with keeping():
        assert tinh.home.pk in below(tinh.state.pk, cast.TODAY)
        set_parent(agency=tinh.home, parent=tinh.building, since=cast.TODAY, by=administrator, at=cast.AT)

        assert below(tinh.building.pk, cast.TODAY) == [tinh.home.pk]

    with keeping():
        assert below(tinh.building.pk, cast.TODAY) == [tinh.home.pk]
