"""Cách xem đã lưu: saved under a name, opened by its address, dropped; each person has their own."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from django.test import Client
from django.urls import reverse

from sauro.apps.accounts.models import User
from sauro.apps.journal.models import Entry
from sauro.apps.tasks import queries, services
from sauro.apps.tasks.models import SavedView
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from tests.apps.tasks.desk import approve, desk

pytestmark = pytest.mark.django_db

SAVE = "tasks:save_view"


def browser_of(who: Acting) -> Client:
    browser = Client()
    browser.force_login(User.objects.get(pk=who.account_id))
    return browser


def names(who: Acting) -> list[str]:
    return [view.name for view in queries.saved_views_of(who)]


def test_a_saved_view_stands_in_the_strip_and_opens_the_same_list() -> None:
    here = desk()
    approve(here)
    browser = browser_of(here.clerk)

    saved = browser.post(reverse(SAVE) + "?sort=lead&due=none&page=3", {"name": "  Chưa có hạn,  theo cơ quan "})
    opened = browser.get(saved["Location"])

    assert saved["Location"] == reverse("tasks:register") + "?due=none&sort=lead"
    assert names(here.clerk) == ["Chưa có hạn, theo cơ quan"]
    page = opened.content.decode()
    assert '<a href="?due=none&amp;sort=lead" aria-current="page">' in page
    assert page.count('aria-current="page">') - page.split('class="views"')[0].count('aria-current="page">') == 1
    assert "Bỏ cách xem “Chưa có hạn, theo cơ quan”" in page


def test_a_dropped_view_is_gone_and_the_list_stays() -> None:
    here = desk()
    view = services.save_view(name="Quá hạn", query="due=overdue&sort=code", by=here.clerk)

    answer = browser_of(here.clerk).post(reverse("tasks:drop_view", args=[view.pk]) + "?due=overdue&sort=code")

    assert answer["Location"] == reverse("tasks:register") + "?due=overdue&sort=code"
    assert names(here.clerk) == []


def test_another_person_neither_sees_nor_drops_it() -> None:
    here = desk()
    view = services.save_view(name="Việc của phòng tôi", query="q=dat dai", by=here.clerk)
    browser = browser_of(here.coordinator)

    page = browser.get(reverse("tasks:register")).content.decode()
    answer = browser.post(reverse("tasks:drop_view", args=[view.pk]))

    assert "Việc của phòng tôi" not in page
    assert answer.status_code == 404
    assert names(here.clerk) == ["Việc của phòng tôi"]


@pytest.mark.parametrize("hostile", ["next=//evil.example", "registrar=9", "due__lt=2026-01-01", "page=2", "csrf=x"])
def test_what_is_no_condition_is_not_kept(hostile: str) -> None:
    here = desk()

    browser_of(here.clerk).post(reverse(SAVE) + f"?due=soon&{hostile}", {"name": "Sắp đến hạn"})
    direct = services.save_view(name="Gọi thẳng", query=f"due=soon&{hostile}", by=here.clerk)

    assert {view.query for view in queries.saved_views_of(here.clerk)} == {"due=soon"}
    assert parse_qs(direct.query) == {"due": ["soon"]}


def test_a_name_is_text_and_never_markup() -> None:
    here = desk()

    services.save_view(name="<script>x</script>", query="due=soon", by=here.clerk)

    page = browser_of(here.clerk).get(reverse("tasks:register")).content.decode()
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert "<script>x" not in page


@pytest.mark.parametrize(
    ("name", "query", "code"),
    [
        (" ", "due=soon", "view.name"),
        ("x" * 61, "due=soon", "view.name"),
        ("Cả sổ", "page=2", "view.empty"),
        ("Lời tìm dài", "q=" + "đ" * 200, "view.long"),
        ("Đã có", "due=soon", "view.taken"),
    ],
)
def test_what_cannot_be_saved_is_refused_with_what_to_do(name: str, query: str, code: str) -> None:
    here = desk()
    services.save_view(name="Đã có", query="due=none", by=here.clerk)

    with pytest.raises(Refusal) as refused:
        services.save_view(name=name, query=query, by=here.clerk)

    assert refused.value.code == code
    assert str(refused.value.advice)
    assert names(here.clerk) == ["Đã có"]


def test_the_twenty_first_is_refused_and_two_people_may_use_one_name() -> None:
    here = desk()
    for number in range(20):
        services.save_view(name=f"Cách {number}", query="due=soon", by=here.clerk)

    with pytest.raises(Refusal) as refused:
        services.save_view(name="Cách nữa", query="due=soon", by=here.clerk)
    services.save_view(name="Cách 1", query="due=none", by=here.coordinator)

    assert refused.value.code == "view.most"
    assert SavedView.objects.count() == 21


def test_a_refusal_keeps_what_was_typed_and_the_page_goes_on_working() -> None:
    here = desk()
    services.save_view(name="Đã có", query="due=none", by=here.clerk)
    browser = browser_of(here.clerk)

    answer = browser.post(reverse(SAVE) + "?due=soon", {"name": "Đã có"})
    from_its_link = browser.get(reverse(SAVE) + "?due=overdue")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Đã có"' in page
    assert "Đặt tên khác" in page
    assert from_its_link["Location"] == reverse("tasks:register") + "?due=overdue"


def test_a_preference_leaves_nothing_in_the_journal() -> None:
    here = desk()
    before = Entry.objects.count()

    view = services.save_view(name="Sắp đến hạn", query="due=soon", by=here.clerk)
    services.drop_view(view_id=view.pk, by=here.clerk)

    assert Entry.objects.count() == before
