"""Tìm: every kind with or without diacritics, at most eight of each, nothing that may not be seen."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.apps.accounts.models import User
from sauro.apps.desk.queries import find_all
from sauro.apps.directives.models import Directive
from sauro.apps.directives.services.header import index_words
from sauro.apps.journal.models import Look
from sauro.apps.letters.services.finding import make_findable
from sauro.apps.search.services import index
from sauro.domain.acting import Acting, Role
from tests import cast
from tests.apps.desk.table import TODAY, lay
from tests.apps.tasks.desk import TEXT, approve, at_desk, desk
from tests.house.stage import sent_letter

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
    assert costs[0] == costs[1] <= 24


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


@pytest.mark.parametrize("typed", ["215-CV/TU", "215 cv tu", "số 215", "215/CV-TU", "215-cv/tu ngày 10.9.2026"])
def test_a_number_is_found_in_any_spelling(typed: str) -> None:
    here = desk()
    Directive.objects.filter(pk=here.directive.pk).update(issued_on=dt.date(2026, 9, 10))
    index_words(here.directive, "")

    assert list(find_all(here.coordinator, typed, TODAY).directives) == [here.directive]
    assert find_all(here.coordinator, "215-CV/TU ngày 11.9.2026", TODAY).directives == ()


def test_the_words_are_marked_in_the_text_with_the_way_to_their_place() -> None:
    here = desk()
    index_words(here.directive, TEXT)

    page = client_of(here.coordinator).get("/search/?q=kiem ke ho so dat dai").content.decode()

    assert "<mark>kiểm</mark>" in page and "<mark>kê</mark>" in page
    assert f'href="/review/{here.directive.pk}/' in page


def test_a_letter_is_found_by_its_number_and_only_by_who_may_see_it() -> None:
    here = desk()
    letter = sent_letter(here)
    make_findable(letter)
    stranger = at_desk(Role.LEADER, here.tinh.other_commune)

    found, none = find_all(here.coordinator, "don doc nhiem vu", TODAY), find_all(stranger, "don doc nhiem vu", TODAY)

    assert list(found.letters) == [letter]
    assert found.counts["letters"] == 1
    assert none.counts == {}


def test_one_kind_alone_shows_more_of_it_and_counts_only_what_is_seen() -> None:
    here = desk()
    for _ in range(12):
        task = lay(here, here.tinh.home, due="05/10", by=at_desk(Role.OFFICER, here.tinh.home))
        index("task", task.pk, task.work)
    hidden = lay(here, here.tinh.building, due="05/10", by=at_desk(Role.OFFICER, here.tinh.building))
    index("task", hidden.pk, hidden.work)

    leader = at_desk(Role.LEADER, here.tinh.home)

    some, alone = find_all(leader, "viec so", TODAY), find_all(leader, "viec so", TODAY, kind="tasks")

    assert (len(some.tasks), some.counts["tasks"]) == (8, 12)
    assert (len(alone.tasks), alone.agencies) == (12, ())


@pytest.mark.parametrize("role", [Role.LEADER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_the_list_under_the_field_opens_with_the_newest_of_the_page(role: Role) -> None:
    """Uncounted, the newest tasks are told by the pieces of words; what they do not tell is asked of the index."""
    here = desk()
    for number in range(10):
        task = lay(here, here.tinh.home, due="05/10", by=at_desk(Role.OFFICER, here.tinh.home))
        index("task", task.pk, "Thói sổ khác" if number % 2 else task.work, "" if number % 3 else "kèm bảng thống kê")
    hidden = lay(here, here.tinh.building, due="05/10", by=at_desk(Role.OFFICER, here.tinh.building))
    index("task", hidden.pk, hidden.work)
    who = at_desk(role, here.tinh.home)

    for words in ("viec so", "so khac", "thong ke", "viec so 05", "nv 2026"):
        page, quick = find_all(who, words, TODAY), find_all(who, words, TODAY, counted=False)
        assert quick.tasks == page.tasks, words
        assert len(quick.tasks) <= 8
