"""What a key finds is what the page finds for its owner: the same hits, in the same order, and no others."""

from __future__ import annotations

import pytest
from lxml import html

from sauro.apps.directives.services.header import index_words
from sauro.apps.letters.services.finding import make_findable
from sauro.domain.acting import Acting, Role
from tests import cast
from tests.apps.desk.test_search import client_of
from tests.apps.tasks.desk import TEXT, approve, at_desk, desk
from tests.apps.tasks.test_api_reports import Machine
from tests.house.stage import explained_finding, sent_letter

pytestmark = pytest.mark.django_db
ADDRESS = "/search?q="


def on_the_page(who: Acting, words: str) -> list[str]:
    page = html.fromstring(client_of(who).get("/search/", {"q": words}).content)
    return [str(a.get("href")) for a in page.xpath('//ul[@class="list one"]//a[@class="t"]')]


@pytest.mark.parametrize("words", ["ho so", "don doc nhiem vu", "SO NOI VU", "215-CV/TU", "<b>%"])
def test_the_hits_are_those_of_the_page(words: str) -> None:
    here = desk()
    approve(here)
    index_words(here.directive, TEXT)
    make_findable(sent_letter(here))
    explained_finding(here)
    cast.person_in(here.tinh.home, name="Hồ Sơ Lâm")

    strangers = [at_desk(Role.LEADER, here.tinh.other_commune), at_desk(Role.INSPECTOR, here.tinh.home)]
    for who in (here.coordinator, *strangers):
        found = Machine(who).get(f"{ADDRESS}{words.replace('%', '%25')}").json()
        assert [hit["page"] for hit in found["items"]] == on_the_page(who, words)
        assert sum(found["counts"].values()) == found["total"]


def test_a_hit_says_its_kind_its_number_and_its_words() -> None:
    here = desk()
    task = approve(here)
    index_words(here.directive, TEXT)
    asked = Machine(here.coordinator)

    found = asked.get(f"{ADDRESS}kiem ke ho so dat dai").json()
    alone = asked.get(f"{ADDRESS}ho so&kind=tasks&limit=1").json()

    (document,) = [hit for hit in found["items"] if hit["kind"] == "directives"]
    assert (document["id"], document["code"]) == (here.directive.pk, here.directive.number)
    assert "kiểm kê" in document["excerpt"].casefold()
    assert [(hit["kind"], hit["code"]) for hit in alone["items"]] == [("tasks", task.code)]
    assert asked.get("/search").json() == {"total": 0, "items": [], "counts": {}, "more": []}
    assert asked.get(f"{ADDRESS}ho so&kind=secrets").status_code == 422
