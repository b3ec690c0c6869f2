"""Hỏi lại nơi soạn thảo: nothing is decided, the question stands beside the draft until one body leads."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from sauro.apps.accounts.models import User
from sauro.apps.journal.queries import history_of
from sauro.apps.tasks import queries, services
from sauro.apps.tasks.models import Draft, DraftState, Task
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from tests.apps.tasks.desk import AT, Desk, at_desk, desk

pytestmark = pytest.mark.django_db


def ask(here: Desk, *, question: str = "", by: Acting | None = None, at: dt.datetime = AT) -> Draft:
    draft = here.draft("3.2.")
    return services.ask_issuer(draft_id=draft.pk, version=draft.version, question=question, by=by or here.clerk, at=at)


def asked(here: Desk) -> dict[str, str]:
    note = queries.asked_of(here.draft("3.2."))
    return note["values"] if note else {}


def test_the_ready_question_names_document_leads_and_clause() -> None:
    here = desk()

    ask(here)

    said = asked(here)
    assert said["day"] == "14/09/2026"
    for words in (
        "Kính gửi Tỉnh ủy An Lạc", "215-CV/TU", "Sở Nội vụ; Sở Xây dựng", "1773-CV/TU",
        "một việc chỉ giao một cơ quan chủ trì",
    ):  # fmt: skip
        assert words in said["question"]


def test_the_draft_waits_on_unclear_and_no_task_can_be_made() -> None:
    here = desk()
    before = queries.review_counts(here.directive.pk)

    draft = ask(here, question="Sở nào chủ trì?")

    assert draft.state == DraftState.PROPOSED
    assert dict(draft.lights)["nguoi"] == "unclear"
    assert queries.review_counts(here.directive.pk) == before
    with pytest.raises(Refusal) as refused:
        services.approve_draft(draft_id=draft.pk, version=draft.version, by=here.coordinator, at=AT)
    assert refused.value.code == "draft.lead.several"
    assert not Task.objects.exists()


def test_the_journal_keeps_each_question_and_the_draft_the_last() -> None:
    here = desk()

    first = ask(here, question="Sở nào chủ trì?")
    ask(here, question="Hỏi lần hai.", at=AT + dt.timedelta(days=2))

    assert asked(here)["question"] == "Hỏi lần hai."
    told = [str(line.sentence) for line in history_of(("draft", first.pk))]
    assert told == ["Hỏi lại nơi soạn thảo: “Hỏi lần hai.”", "Hỏi lại nơi soạn thảo: “Sở nào chủ trì?”"]


def test_once_one_body_leads_nothing_is_asked_any_more() -> None:
    here = desk()
    draft = ask(here)
    building = draft.actors.get(agency=here.tinh.building)

    services.resolve_two_leads(draft_id=draft.pk, version=draft.version, choice=str(building.pk), by=here.clerk, at=AT)

    assert asked(here) == {}


def test_parts_of_a_split_draft_ask_nothing() -> None:
    here = desk()
    draft = ask(here)

    made = services.resolve_two_leads(draft_id=draft.pk, version=draft.version, choice="split", by=here.clerk, at=AT)

    assert [note for part in made for note in part.notes] == []


def test_the_question_is_taken_back() -> None:
    here = desk()
    ask(here)

    services.undo_last(directive_id=here.directive.pk, by=here.clerk, at=AT)

    assert asked(here) == {}


def test_one_lead_a_stranger_an_old_page_and_a_long_question_are_refused() -> None:
    here = desk()
    single, double = here.draft("3.1."), here.draft("3.2.")
    stranger = at_desk(Role.CLERK, here.tinh.home)
    codes = []

    for draft, version, question, by in (
        (single, 1, "", here.clerk),
        (double, 1, "", stranger),
        (double, 7, "", here.clerk),
        (double, 1, "dài " * 600, here.clerk),
    ):
        with pytest.raises(Refusal) as refused:
            services.ask_issuer(draft_id=draft.pk, version=version, question=question, by=by, at=AT)
        codes.append(refused.value.code)

    assert codes == ["draft.lead.single", "draft.review.forbidden", "draft.stale", "draft.ask.long"]
    assert asked(here) == {}


def test_the_page_offers_the_question_and_shows_what_was_asked() -> None:
    here = desk()
    browser, draft = Client(), here.draft("3.2.")
    browser.force_login(User.objects.get(pk=here.clerk.account_id))
    page = f"{reverse('tasks:review', args=[here.directive.pk])}?draft={draft.pk}"

    before = browser.get(page).content.decode()
    answer = browser.post(
        reverse("tasks:resolve", args=[here.directive.pk, draft.pk]),
        {"version": draft.version, "choice": "ask", "question": "Sở nào <b>chủ trì</b>?"},
        follow=True,
    )
    after = answer.content.decode()

    assert "Hỏi lại nơi soạn thảo: Tỉnh ủy An Lạc" in before
    assert "Kính gửi Tỉnh ủy An Lạc" in before
    assert answer.status_code == 200
    assert "Sở nào &lt;b&gt;chủ trì&lt;/b&gt;?" in after
    assert "Đang hỏi nơi soạn thảo từ ngày" in after
