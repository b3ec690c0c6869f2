"""The calendar of deadlines: an address with a key, which says little and ends when its owner says so."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from sauro.apps.accounts.models import PersonalToken, Scope, User
from sauro.apps.accounts.services import make_token
from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.agencies.services import end_holding
from sauro.domain.acting import Acting
from tests import cast
from tests.apps.tasks.desk import AT
from tests.apps.tasks.life import told_otherwise
from tests.apps.tasks.running import running

pytestmark = pytest.mark.django_db


def events(key: str) -> list[dict[str, str]]:
    answer = Client().get(f"/feed/{key}.ics")
    assert answer.status_code == 200
    return [dict(event) for event in Calendar.from_ical(answer.content).walk("VEVENT")]


def key_of(who: Acting, **given: object) -> str:
    return make_token(name="Điện thoại", scope=Scope.FEED, days=300, by=who, at=timezone.now(), **given)[1]  # type: ignore[arg-type]


def test_a_person_gets_the_deadlines_of_the_own_tasks_without_signing_in() -> None:
    there = running()

    (event,) = events(key_of(there.doer))

    assert event["DTSTART"].dt == there.task.due_on  # type: ignore[attr-defined]
    assert there.task.code in event["SUMMARY"]
    assert "DESCRIPTION" not in event
    assert events(key_of(there.registrar)) == []


def test_who_speaks_for_a_body_gets_all_that_it_leads() -> None:
    there = running()

    assert events(key_of(there.head)) == []
    assert len(events(key_of(there.head, agency_feed=True))) == 1


def test_a_key_ends_by_revocation_and_with_the_post() -> None:
    there = running()
    mine, heads = key_of(there.doer), key_of(there.head)
    client = Client()
    client.force_login(User.objects.get(pk=there.doer.account_id), backend="django.contrib.auth.backends.ModelBackend")

    client.post(f"/tokens/{PersonalToken.objects.get(owner_id=there.doer.account_id).pk}/revoke/")
    post = Holding.objects.get(person_id=there.head.person_id)
    end_holding(holding=post, until=dt.date(2026, 9, 15), reason="chuyển công tác", by=cast.KEEPER, at=AT)

    assert [Client().get(f"/feed/{key}.ics").status_code for key in (mine, heads, "bịa")] == [404, 404, 404]


def test_the_key_is_shown_once_and_kept_as_a_digest() -> None:
    there = running()
    client = Client()
    client.force_login(User.objects.get(pk=there.doer.account_id), backend="django.contrib.auth.backends.ModelBackend")

    shown = client.post("/tokens/make/", {"kind": "feed", "name": "Lịch", "days": "90"}).content.decode()
    again = client.get("/tokens/").content.decode()

    token = PersonalToken.objects.get()
    assert ".ics" in shown
    assert ".ics" not in again
    assert len(token.digest) == 64
    assert token.digest not in shown


def test_nobody_revokes_the_key_of_another() -> None:
    there = running()
    key_of(there.doer)
    client = Client()
    client.force_login(User.objects.get(pk=there.head.account_id), backend="django.contrib.auth.backends.ModelBackend")

    answer = client.post(f"/tokens/{PersonalToken.objects.get().pk}/revoke/")

    assert answer.status_code == 404
    assert PersonalToken.objects.get().revoked_at is None


def test_urging_by_hand_comes_back_with_its_refusal() -> None:
    there = running()
    client = Client()
    client.force_login(
        User.objects.get(pk=there.registrar.account_id), backend="django.contrib.auth.backends.ModelBackend"
    )

    first = client.post(f"/tasks/{there.task.code}/urge/", {"remark": "Báo cáo ngay."})
    second = client.post(f"/tasks/{there.task.code}/urge/", {"remark": "Báo cáo ngay nữa."})

    assert first.status_code == 302
    assert second.status_code == 422
    assert "Báo cáo ngay nữa." in second.content.decode()


@pytest.mark.parametrize("address", ["/feed/{}.ics", "/duty/feed/{}.ics"])
def test_words_with_line_breaks_add_no_event_and_no_line_is_longer_than_75_octets(address: str) -> None:
    there = running()
    hostile = "Rà soát; giao,\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:giả\x0b\u2028" + "ộ" * 900
    told_otherwise(there.task.pk, work=hostile)
    Agency.objects.filter(pk=there.head.agency_id).update(name="Sở Nội vụ\r\nBEGIN:VEVENT")

    answer = Client().get(address.format(key_of(there.head, agency_feed=True)))

    assert answer.status_code == 200
    found = list(Calendar.from_ical(answer.content).walk("VEVENT"))
    assert len(found) == answer.content.count(b"\nBEGIN:VEVENT\r\n") == (1 if address.startswith("/feed") else 0)
    assert all(str(event["SUMMARY"]).endswith("ộ") or len(str(event["SUMMARY"])) < 140 for event in found)
    lines = answer.content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines if line)  # folded between letters, never inside one
