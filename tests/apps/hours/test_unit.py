"""The head sees counts with their denominators, nothing of fewer than five, no list of people; findings come and go."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from sauro.apps.findings.models import Finding
from sauro.apps.hours import services
from sauro.apps.hours.models import AttendanceDay
from sauro.apps.hours.queries.units import month_tally
from sauro.apps.journal.models import Entry
from sauro.domain.hours import Mark
from sauro.domain.hours_sheet import Cause
from tests import cast
from tests.apps.hours.unit import IN_TIME, LATE, MONDAYS, NAMES, Unit, unit, worked

pytestmark = pytest.mark.django_db


def mondays(home: Unit, people: int, late: int) -> None:
    """The five Mondays of August; on the first of them so many came late."""
    for n, who in enumerate(home.officers[:people]):
        for monday in MONDAYS:
            worked(who, monday, *(LATE if n < late and monday == MONDAYS[0] else IN_TIME))


def page(client: Client, home: Unit, month: str = "2026-08") -> str:
    return client.get(reverse("hours:unit", args=[home.body.pk]), {"month": month}).content.decode()


def test_counts_stand_with_their_denominators_and_name_nobody(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    home = unit()
    mondays(home, 6, 2)
    client.force_login(cast.account(home.head))

    with django_assert_max_num_queries(30):
        shown = page(client, home)

    assert month_tally(home.body.pk, "2026-08")[Mark.FIRST].late == 2
    assert "30 lượt của 6 người" in shown and "dưới 5 trên 30" in shown
    assert not any(name in shown for name in NAMES)


def test_of_four_people_nothing_is_shown(client: Client) -> None:
    home = unit()
    mondays(home, 4, 4)
    client.force_login(cast.account(home.head))

    shown = page(client, home)
    services.look_at_units(cast.AT)

    assert "Thống kê của dưới 5 người không hiện." in shown and "lượt của" not in shown
    assert not Finding.objects.filter(rule="hours.edge").exists()


def test_findings_are_the_same_however_often_and_vanish_when_explained() -> None:
    home = unit()
    mondays(home, 6, 4)

    first = services.look_at_units(cast.AT)
    entries = Entry.objects.count()
    second = services.look_at_units(cast.AT)
    found = Finding.objects.get(rule="hours.edge")
    same = Entry.objects.count()
    for day in AttendanceDay.objects.filter(came=LATE[0]).select_related("person", "agency"):
        who = next(h for h in home.officers if h.person_id == day.person_id)
        said = services.explain(day=day, cause=Cause.OUTSIDE, words="", by=cast.acting_in(who), at=cast.AT)
        services.decide(explanation=said, accept=True, reply="", by=home.head, at=cast.AT)

    assert (first > 0, second, same) == (True, 0, entries)
    assert found.body == home.body and "4 trên 30" in found.said["template"].format(**found.said["values"])
    assert not any(name in str(found.proof) + str(found.said) for name in NAMES)
    found.refresh_from_db()
    assert found.state == "gone"


def test_a_month_without_its_file_is_found_after_its_day() -> None:
    home = unit()
    worked(home.officers[0], dt.date(2026, 7, 6), *IN_TIME)
    early, late = dt.datetime(2026, 9, 4, 2, tzinfo=dt.UTC), cast.AT

    services.look_at_units(early)
    none = Finding.objects.filter(rule="hours.no_file").count()
    services.look_at_units(late)
    found = Finding.objects.get(rule="hours.no_file")
    worked(home.officers[0], dt.date(2026, 8, 3), *IN_TIME)
    services.look_at_units(late)

    assert none == 0 and found.slot == f"{home.body.pk}.2026-08"
    found.refresh_from_db()
    assert found.state == "gone"


def test_the_head_answers_on_the_page_and_a_refusal_keeps_what_was_typed(client: Client) -> None:
    home = unit()
    day = worked(home.officers[0], MONDAYS[0], *LATE)
    said = services.explain(
        day=day, cause=Cause.AGREED, words="Đã báo cáo", by=cast.acting_in(home.officers[0]), at=cast.AT
    )
    client.force_login(cast.account(home.head))
    address = reverse("hours:decide", args=[said.pk])

    shown = page(client, home)
    refused = client.post(address, {"accept": "0", "reply": ""})
    done = client.post(address, {"accept": "0", "reply": "Ghi rõ đã báo cáo ai"})

    assert "Lê Quang Tín" in shown and "Đã báo cáo" in shown  # an explanation is signed; a count never is
    assert refused.status_code == 422 and "Chưa nhận thì ghi cần nói rõ điều gì." in refused.content.decode()
    assert done.status_code == 302
    said.refresh_from_db()
    assert (said.state, said.reply) == ("declined", "Ghi rõ đã báo cáo ai")
