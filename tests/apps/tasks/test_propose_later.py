"""Bản sau của một văn bản: its drafts come when a reviewer asks, and the tasks on changed paragraphs are named."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sauro.apps.accounts.models import User
from sauro.apps.directives.models import Directive, Reading
from sauro.apps.journal.queries import history_of
from sauro.apps.tasks import jobs, services
from sauro.apps.tasks.models import Review, Task
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from tests.apps.tasks.desk import AT, TEXT, Desk, approve, at_desk, desk, read_directive_row

pytestmark = pytest.mark.django_db
BUTTON = "Đề xuất nhiệm vụ từ bản này"


def paragraphs(text: str) -> list[dict[str, int]]:
    """Each line a paragraph, as a reading keeps them."""
    rows, at = [], 0
    for line in text.splitlines(keepends=True):
        rows.append({"start": at, "end": at + len(line.rstrip("\n"))})
        at += len(line)
    return rows


def later_version(here: Desk, old: str = "05/10/2026", new: str = "15/10/2026") -> Directive:
    """The same letter again, with another day in it."""
    directive = read_directive_row(here.tinh, here.clerk)
    directive.earlier, directive.version = here.directive, 2
    directive.save()
    Reading.objects.filter(directive=here.directive).update(paragraphs=paragraphs(TEXT))
    Reading.objects.filter(directive=directive).update(text=TEXT.replace(old, new), paragraphs=paragraphs(TEXT))
    return directive


def page(who: Acting, name: str, directive: Directive) -> str:
    browser = Client()
    browser.force_login(User.objects.get(pk=who.account_id))
    return browser.get(reverse(name, args=[directive.pk])).content.decode()


def test_the_job_leaves_a_later_version_alone_and_a_reviewer_asks_for_its_drafts() -> None:
    here = desk()
    later = later_version(here)

    jobs.propose_waiting_drafts(AT)
    by_itself = Review.objects.filter(directive=later).exists()
    review = services.propose_drafts(directive_id=later.pk, by=here.clerk, at=AT)

    assert not by_itself
    assert review.drafts.count() == 3
    (line,) = history_of(("directive", later.pk))
    assert (line.by_name, str(line.sentence)) == (here.clerk.person_name, "Đề xuất 3 nhiệm vụ từ văn bản")


def test_asking_twice_gives_the_same_drafts() -> None:
    here = desk()
    later = later_version(here)

    first = services.propose_drafts(directive_id=later.pk, by=here.clerk, at=AT)
    second = services.propose_drafts(directive_id=later.pk, by=here.coordinator, at=AT)

    assert first == second
    assert second.drafts.count() == 3


def test_a_stranger_and_a_copy_are_refused() -> None:
    here = desk()
    later = later_version(here)

    with pytest.raises(Refusal) as stranger:
        services.propose_drafts(directive_id=later.pk, by=at_desk(Role.CLERK, here.tinh.home), at=AT)
    Directive.objects.filter(pk=later.pk).update(same_file_as=here.directive)
    with pytest.raises(Refusal) as copy:
        services.propose_drafts(directive_id=later.pk, by=here.clerk, at=AT)

    assert (stranger.value.code, copy.value.code) == ("draft.review.forbidden", "draft.propose.copy")
    assert not Review.objects.filter(directive=later).exists()


def test_the_button_stands_on_the_page_until_it_was_used() -> None:
    here = desk()
    later = later_version(here)
    browser = Client()
    browser.force_login(User.objects.get(pk=here.clerk.account_id))

    before = page(here.clerk, "desk:directive", later)
    first_version = page(here.clerk, "desk:directive", here.directive)
    answer = browser.post(reverse("tasks:propose", args=[later.pk]))
    after = page(here.clerk, "desk:directive", later)

    assert BUTTON in before
    assert BUTTON not in first_version
    assert answer["Location"] == reverse("tasks:review", args=[later.pk])
    assert BUTTON not in after


def test_the_difference_names_the_tasks_on_changed_paragraphs_only() -> None:
    here = desk()
    touched = approve(here, "3.1.")
    draft = here.draft("3.2.")
    building = draft.actors.get(agency=here.tinh.building)
    services.resolve_two_leads(draft_id=draft.pk, version=1, choice=str(building.pk), by=here.clerk, at=AT)
    untouched = approve(here, "3.2.")
    later = later_version(here)

    shown = page(here.coordinator, "desk:difference", later)

    assert Task.objects.count() == 2
    assert touched.code in shown
    assert untouched.code not in shown
    assert "15/10/2026" in shown
    assert "1 nhiệm vụ đứng trên đoạn đã đổi" in shown


def test_a_version_that_changed_elsewhere_touches_no_task() -> None:
    here = desk()
    task = approve(here, "3.1.")
    later = later_version(here, "30/9/2026", "25/9/2026")

    shown = page(here.coordinator, "desk:difference", later)

    assert "25/9/2026" in shown
    assert task.code not in shown
