"""Trang công khai: off until a leader switches it on; counts only, for everybody, and nothing that tells more."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sauro.apps.directives.models import Directive, DirectiveState, PublicStatus
from sauro.apps.directives.services.publishing import switch_public_status
from sauro.apps.journal.models import Entry
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import Status
from tests.apps.desk.table import AT, lay
from tests.apps.desk.test_search import client_of
from tests.apps.tasks.desk import Desk, at_desk, desk

pytestmark = pytest.mark.django_db
ADDRESS = "/status/215-cv-tu-2026/"


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("sauro.web.clock.now", lambda: AT)
    found = desk()
    Directive.objects.filter(pk=found.directive.pk).update(
        state=DirectiveState.REGISTERED, issued_on=dt.date(2026, 9, 10), subject="giảm hồ sơ quá hạn"
    )
    return found


def switch(here: Desk, who: Acting, is_on: bool = True, with_subject: bool = False) -> PublicStatus:
    return switch_public_status(
        directive_id=here.directive.pk, is_on=is_on, with_subject=with_subject, by=who, at=AT
    )  # fmt: skip


def five_tasks(here: Desk) -> None:
    officer = at_desk(Role.OFFICER, here.tinh.home)
    for due in ("10/09", "20/09", "30/09", "05/10"):
        lay(here, here.tinh.home, due=due, by=officer, work="việc không ai được biết")
    lay(here, here.tinh.home, Status.CONFIRMED, "20/09", by=officer)


def test_it_is_off_until_a_leader_switches_it_on(here: Desk) -> None:
    five_tasks(here)
    leader = at_desk(Role.LEADER, here.tinh.office)

    before = Client().get(ADDRESS).status_code
    switch(here, leader)
    during = Client().get(ADDRESS).status_code
    switch(here, leader, is_on=False)
    after = Client().get(ADDRESS).status_code

    assert (before, during, after) == (404, 200, 404)
    kinds = list(Entry.objects.filter(kind__startswith="directive.status").values_list("kind", flat=True))
    assert kinds == ["directive.status_published", "directive.status_withdrawn"]


@pytest.mark.parametrize(
    ("role", "body"), [(Role.COORDINATOR, "office"), (Role.LEADER, "home"), (Role.CLERK, "office")]
)
def test_nobody_else_switches_it(here: Desk, role: Role, body: str) -> None:
    with pytest.raises(Refusal):
        switch(here, at_desk(role, getattr(here.tinh, body)))

    assert not PublicStatus.objects.exists()


def test_it_says_counts_and_nothing_else(here: Desk) -> None:
    five_tasks(here)
    leader = at_desk(Role.LEADER, here.tinh.office)
    switch(here, leader)
    signed_in = client_of(leader)

    answer, same = Client().get(ADDRESS), signed_in.get(ADDRESS)

    text = answer.content.decode()
    for hidden in ("việc không ai", "iệc số", "Sở Nội vụ", "NV-2026", "giảm hồ sơ", "csrf", "<form", "<script"):
        assert hidden not in text, hidden
    assert "215-CV/TU" in text and "Xong đúng hạn" in text
    assert answer.cookies == {} and "max-age=900" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"].startswith("noindex")
    assert same.content == answer.content


def test_few_tasks_are_no_figure(here: Desk) -> None:
    lay(here, here.tinh.home, Status.ASSIGNED, "10/09")
    switch(here, at_desk(Role.LEADER, here.tinh.office))

    text = Client().get(ADDRESS).content.decode()

    assert "Chưa nêu con số" in text
    assert "<table" not in text


def test_the_subject_is_shown_only_when_it_was_switched_so(here: Desk) -> None:
    leader = at_desk(Role.LEADER, here.tinh.office)
    switch(here, leader, with_subject=True)

    assert "giảm hồ sơ quá hạn" in Client().get(ADDRESS).content.decode()

    switch(here, leader, with_subject=False)

    assert "giảm hồ sơ quá hạn" not in Client().get(ADDRESS).content.decode()
    assert PublicStatus.objects.count() == 1


def test_a_document_that_is_not_registered_is_not_published(here: Desk) -> None:
    Directive.objects.filter(pk=here.directive.pk).update(state=DirectiveState.READ)

    with pytest.raises(Refusal) as refused:
        switch(here, at_desk(Role.LEADER, here.tinh.office))

    assert refused.value.code == "directive.public.unready"


def test_the_page_reads_no_session_and_asks_little(here: Desk) -> None:
    leader = at_desk(Role.LEADER, here.tinh.office)
    switch(here, leader)
    client = client_of(leader)

    with CaptureQueriesContext(connection) as caught:
        client.get("/status/215-cv-tu-2026/")

    assert len(caught) <= 8
