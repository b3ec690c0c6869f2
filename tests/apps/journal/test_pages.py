"""Trang nhật ký: the administrator sees that something happened, nobody sees values, to others it is not there."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test import Client

from sauro.apps.journal import triggers
from sauro.apps.journal.events import VALUES_ERASED
from sauro.apps.journal.models import Entry
from sauro.apps.journal.queries import looks_at
from sauro.apps.journal.services import erase_old_looks, record, record_look
from sauro.domain.acting import Role
from tests.apps.accounts.people import account_of
from tests.apps.journal.cast import AT, BUOI, MIT
from tests.cast import person_in, province

BACKEND = "django.contrib.auth.backends.ModelBackend"


def enter(client: Client, role: Role) -> None:
    client.force_login(account_of(person_in(province().office, role), "nguoi.dung"), backend=BACKEND)


def write() -> None:
    with transaction.atomic():
        record(VALUES_ERASED, about=("task", 77), by=BUOI, at=AT, new={"reason": "nội dung kín đáo"})


@pytest.mark.django_db
def test_the_administrator_sees_entries_without_their_values(client: Client) -> None:
    write()
    enter(client, Role.ADMINISTRATOR)

    page = client.get("/journal/").content.decode()

    assert "Trần Thị Bưởi" in page
    assert "kín đáo" not in page


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_for_everybody_else_there_is_no_such_page(client: Client, role: Role) -> None:
    enter(client, role)

    assert client.get("/journal/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["kind=nope", "since=khi-nao", "since=0001-01-01&until=9999-12-31", "page=0", "page=x"]
)
def test_odd_conditions_are_no_error(client: Client, query: str) -> None:
    enter(client, Role.ADMINISTRATOR)

    assert client.get(f"/journal/?{query}").status_code == 200


@pytest.mark.django_db
def test_the_filter_by_kind_leaves_the_rest_out(client: Client) -> None:
    write()
    enter(client, Role.ADMINISTRATOR)

    page = client.get("/journal/?kind=account.opened").content.decode()

    assert "Trần Thị Bưởi" not in page


@pytest.mark.django_db(transaction=True)
def test_checking_names_the_first_bad_entry(client: Client) -> None:
    enter(client, Role.ADMINISTRATOR)
    write()
    sound = client.post("/journal/").content.decode()

    triggers.drop(connection)
    Entry.objects.filter(index=2).update(by_name="Người khác")
    triggers.install(connection)

    assert "còn nguyên" in sound
    assert "Mục 2 không khớp" in client.post("/journal/").content.decode()


@pytest.mark.django_db
def test_a_look_at_somebody_else_is_kept_until_its_term() -> None:
    record_look(BUOI, MIT.person_id, "person", AT)
    record_look(MIT, MIT.person_id, "person", AT)

    looks = looks_at(MIT.person_id)

    assert [(look.viewer_name, look.page) for look in looks] == [("Trần Thị Bưởi", "person")]
    assert erase_old_looks(looks[0].keep_until) == 0
    assert erase_old_looks(looks[0].keep_until.replace(year=2099)) == 1
