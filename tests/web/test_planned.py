"""PostgreSQL keeps the plan of a prepared question with the connection: the same answers, whatever became of either."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.db import connection
from django.db.models import Q, QuerySet
from django.test.utils import CaptureQueriesContext

from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.journal.models import Entry
from sauro.config.database import postgresql
from sauro.domain.acting import Role
from sauro.web.planned import MOST_VALUES
from sauro.web.prepared import Prepared, prepared
from tests import cast

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="plans that PostgreSQL keeps")


@prepared
def _bodies(code: str, among: tuple[int, ...], but: int, *, like: str | None, on: dt.date) -> QuerySet[Agency]:
    found = Agency.objects.filter(Q(code=code) | Q(pk__in=among), valid_to=None)
    found = found.exclude(pk=but).exclude(valid_from__gt=on)
    return (found.filter(name__contains=like) if like else found).order_by("pk")


@prepared
def _held(body: int, since: dt.date | None) -> QuerySet[Holding]:
    return Holding.objects.filter(post__agency_id=body, until=since).select_related("person").order_by("pk")


@prepared
def _before(at: dt.datetime, kinds: tuple[str, ...]) -> QuerySet[Entry]:
    return Entry.objects.filter(at__lte=at, kind__in=kinds).order_by("index")


def _kept() -> list[str]:
    """What the server keeps for this connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db
def test_one_statement_serves_every_value_and_answers_as_the_plain_question() -> None:
    tinh = cast.province()
    some = (tinh.home.pk, tinh.office.pk, 1)
    many = (*range(10**6, 10**6 + 2 * MOST_VALUES), tinh.home.pk)
    before = set(_kept())

    for _ in range(7):  # past the fifth the server has a plan for all values
        for like in (None, "Nội vụ", "100%"):
            for code, among, but in (("x", some, tinh.office.pk), (tinh.home.code, some, 2**40), ("%s'", many, 0)):
                shape = {"like": like, "on": cast.TODAY}
                found = _bodies.rows(code, among, but, **shape)
                assert found == list(_bodies.plain(code, among, but, **shape))
                assert found or like == "100%"
        for body in (tinh.home.pk, 70_000):
            assert _held.rows(body, None) == list(_held.plain(body, None))

    new = [one for one in _kept() if one not in before]
    assert len(new) == 4, "three with other constants, one of holders; the long list of bodies is kept by nobody"
    assert sum("%100" in one for one in new) == 1, "a constant stands in it as it is"
    assert sum(f"'{cast.TODAY}'::date" in one for one in new) == 3


@pytest.mark.django_db
def test_moments_and_words_are_values_too() -> None:
    tinh = cast.province()
    cast.person_in(tinh.home, Role.CLERK)
    kinds = tuple(sorted(set(Entry.objects.values_list("kind", flat=True))))[:3]

    for at in (cast.AT, cast.AT + dt.timedelta(days=900)):
        assert _before.rows(at, kinds) == list(_before.plain(at, kinds))
    with CaptureQueriesContext(connection) as asked:
        _before.rows(cast.AT, kinds)

    assert f"'{kinds[0]}'" in asked[0]["sql"], "it is told like any other question"


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_closed_and_other_threads_plan_for_themselves() -> None:
    tinh = cast.province()

    def names(_: int) -> list[str]:
        try:
            return [body.name for body in _bodies.rows(tinh.home.code, (), 0, like=None, on=cast.TODAY)]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        elsewhere = list(pool.map(names, range(12)))

    assert elsewhere == [[tinh.home.name]] * 12
    assert names(0) == names(1) == [tinh.home.name]


@pytest.mark.django_db(transaction=True)
def test_a_column_that_a_migration_changes_is_planned_anew() -> None:
    tinh = cast.province()
    told = {k: v for k, v in connection.get_connection_params().items() if k in ("dbname", "user", "password", "host")}
    told["port"] = connection.get_connection_params().get("port", "")

    def change(length: int) -> None:
        with psycopg.connect(**{k: v for k, v in told.items() if v}) as other:
            other.execute(f"ALTER TABLE agencies_agency ALTER COLUMN short_name TYPE varchar({length})")

    def ask() -> list[str]:
        return [body.name for body in _bodies.rows(tinh.home.code, (), 0, like=None, on=cast.TODAY)]

    length = Agency._meta.get_field("short_name").max_length or 0
    try:
        assert ask()
        change(length + 1)
        assert ask() == [tinh.home.name]
    finally:
        change(length)

    assert ask()


def test_behind_a_pooler_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    behind, straight = postgresql("postgresql:///x?pooler=1"), postgresql("postgresql:///x")
    assert behind["DISABLE_SERVER_SIDE_CURSORS"] and not straight["DISABLE_SERVER_SIDE_CURSORS"]
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", behind["OPTIONS"])
    question = Prepared(_held.__wrapped__)  # type: ignore[attr-defined]
    tinh = cast.province()
    kept = len(_kept())

    assert question.rows(tinh.home.pk, None) == list(_held.plain(tinh.home.pk, None))

    assert len(_kept()) == kept
