"""A prepared question answers what the plain one does, whatever its values; what it cannot pass through it refuses."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from sauro.apps.agencies.models import Agency, Holding
from sauro.domain.acting import Acting, Role
from sauro.web.prepared import Cut, Unpreparable, prepared
from tests import cast

pytestmark = pytest.mark.django_db


@prepared
def _held(body: int, roles: tuple[str, ...], *, since: dt.date) -> QuerySet[Holding]:
    found = Holding.objects.filter(post__agency_id=body, role__in=roles, since__lte=since)
    return found.select_related("person", "post__agency").order_by("pk")


@prepared
def _bodies(acting: Acting, names: tuple[str, ...], *, fields: str) -> QuerySet[Agency, Any]:
    found = Agency.objects.filter(name__in=names).order_by("pk")
    found = found.exclude(pk=acting.agency_id) if acting.role is not Role.ADMINISTRATOR else found.none()
    return {
        "dicts": found.values("pk", "name", "valid_to"),
        "tuples": found.values_list("name", "valid_from"),
        "flat": found.values_list("code", flat=True),
    }.get(fields, found)


def test_the_same_things_come_as_from_the_plain_question_and_are_built_only_once() -> None:
    tinh = cast.province()
    for body in (tinh.home, tinh.office):
        cast.person_in(body, Role.CLERK), cast.person_in(body, Role.LEADER, head=True)

    for body in (tinh.home, tinh.office):
        for roles in (("clerk",), ("clerk", "leader"), ()):
            plain = list(_held.plain(body.pk, roles, since=cast.TODAY))
            with CaptureQueriesContext(connection) as asked:
                found = _held.rows(body.pk, roles, since=cast.TODAY)
                told = [(h.person.name, h.post.title, h.post.agency.name, h.since) for h in found]
            assert told == [(h.person.name, h.post.title, h.post.agency.name, h.since) for h in plain]
            assert len(found) == len(roles) == _held.count(body.pk, roles, since=cast.TODAY)
            assert len(asked) == (1 if roles else 0), "the person and the post came with the row"
            assert found == plain


@pytest.mark.parametrize("fields", ["dicts", "tuples", "flat", "whole"])
def test_every_form_of_a_row(fields: str) -> None:
    tinh = cast.province()
    names = (tinh.home.name, tinh.office.name)
    clerk = cast.acting(Role.CLERK, tinh.office)

    found = [
        _bodies.rows(who, names, fields=fields) for who in (clerk, cast.acting(Role.CLERK, tinh.home), cast.KEEPER)
    ]

    assert found[0] == list(_bodies.plain(clerk, names, fields=fields)) != []
    assert found[0] != found[1], "another person, other rows"
    assert found[2] == [], "another role, another question"


def test_a_moment_is_a_value_as_the_database_keeps_it() -> None:
    from sauro.apps.journal.models import Entry

    @prepared
    def before(at: dt.datetime) -> QuerySet[Entry]:
        return Entry.objects.filter(at__lt=at)

    cast.province()

    assert before.count(cast.AT) == 0
    assert before.count(cast.AT + dt.timedelta(seconds=1)) == Entry.objects.count() > 0


def test_what_is_reckoned_from_a_value_is_refused_at_the_first_call() -> None:
    @prepared
    def next_one(pk: int) -> QuerySet[Agency]:
        return Agency.objects.filter(pk=pk + 1)

    @prepared
    def with_words(words: str) -> QuerySet[Agency]:
        return Agency.objects.filter(name__contains=words)

    @prepared
    def first_few(n: int) -> QuerySet[Agency]:
        return Agency.objects.order_by("pk")[:n]

    for question, value in ((next_one, 1), (with_words, "Sở"), (first_few, 2)):
        with pytest.raises(Unpreparable):
            question.rows(value)


def test_a_long_list_is_counted_and_cut() -> None:
    @prepared
    def whole(code: str) -> QuerySet[Agency]:
        return Agency.objects.exclude(code=code).order_by("pk")

    @prepared
    def part(code: str, *, start: int, stop: int) -> QuerySet[Agency]:
        return whole.plain(code)[start:stop]

    cast.province()
    everything = list(Agency.objects.order_by("pk"))

    rows = Cut(whole, part, ("không có mã này",), {})

    assert len(rows) == len(everything) > 3
    assert rows[1:3] == everything[1:3]
