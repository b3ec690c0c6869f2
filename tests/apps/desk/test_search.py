"""Tìm: every kind with or without diacritics, at most eight of each, nothing that may not be seen."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.apps.accounts.models import User
from sauro.apps.desk.queries import find_all
from sauro.apps.directives.services.header import index_words
from sauro.apps.journal.models import Look
from sauro.apps.search.services import index
from sauro.domain.acting import Acting, Role
from tests import cast
from tests.apps.desk.table import TODAY, lay
from tests.apps.tasks.desk import approve, at_desk, desk

pytestmark = pytest.mark.django_db


def client_of(who: Acting) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_what_is_typed_without_marks_is_found_in_every_kind() -> None:
    here = desk()
    task = approve(here)
    index_words(here.directive, "")
    cast.person_in(here.tinh.office, name="Hồ Sơ Lâm")

    found = find_all(here.coordinator, "ho so", TODAY)
    body = find_all(here.coordinator, "SO NOI VU", TODAY)

    assert list(found.tasks) == [task]
    assert list(found.directives) == [here.directive]
    (lam,) = [p for p in found.people if p.name == "Hồ Sơ Lâm"]
    assert found.posts[lam.pk] == "Chuyên viên, Văn phòng Tỉnh ủy"
    assert list(body.agencies) == [here.tinh.home]
    assert find_all(here.coordinator, task.code.lower(), TODAY).tasks == (task,)


@pytest.mark.parametrize("role", list(Role))
def test_nothing_of_strangers_is_found(role: Role) -> None:
    here = desk()
    approve(here)
    index_words(here.directive, "")
    secret = cast.person_in(here.tinh.home, name="Hồ Sơ Lâm").person
    stranger = at_desk(role, here.tinh.other_commune)

    found = find_all(stranger, "ho so", TODAY)

    sees_all = role is Role.INSPECTOR
    assert (bool(found.tasks), bool(found.directives)) == (sees_all, sees_all)
    assert (secret in found.people) == (role in (Role.INSPECTOR, Role.ADMINISTRATOR, Role.COORDINATOR))


def test_at_most_eight_of_a_kind_at_the_same_cost() -> None:
    here = desk()
    costs = []
    for _ in range(2):
        for _ in range(6):
            task = lay(here, here.tinh.home, due="05/10", by=at_desk(Role.OFFICER, here.tinh.home))
            index("task", task.pk, task.work)
        with CaptureQueriesContext(connection) as caught:
            found = find_all(here.coordinator, "viec so", TODAY)
        costs.append(len(caught))

    assert len(found.tasks) == 8
    assert costs[0] == costs[1] <= 13


def test_the_page_works_without_script_and_leaves_no_look() -> None:
    here = desk()
    task = approve(here)
    person = cast.person_in(here.tinh.home, name="Hồ Sơ Lâm").person
    client = client_of(here.coordinator)

    page, quick = client.get("/search/?q=ho so").content.decode(), client.get("/search/quick/?q=ho so").content.decode()

    for text in (page, quick):
        assert f"/tasks/{task.code}/" in text and f"/agencies/people/{person.pk}/" in text
    assert 'role="option"' in quick and "<html" not in quick
    assert not Look.objects.exists()
    assert "&lt;b&gt;" in client.get("/search/quick/?q=<b>x").content.decode()
    for odd in ("", "%", "' OR 1=1 --", "\u0301", '"', "*"):
        assert client.get("/search/quick/", {"q": odd}).status_code == 200
