"""Drafts are proposed once from what was read, with their words, bodies and lights."""

from __future__ import annotations

import pytest

from sauro.apps.agencies import services as agencies
from sauro.apps.directives.models import Directive, DirectiveState
from sauro.apps.journal.queries import history_of
from sauro.apps.tasks import jobs, services
from sauro.apps.tasks.models import Draft, Review
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.tasks.desk import AT, desk

pytestmark = pytest.mark.django_db


def lights(draft: Draft) -> dict[str, str]:
    return dict(draft.lights)


def test_each_read_clause_gives_one_draft_with_its_words_and_bodies() -> None:
    here = desk()

    draft = here.draft("3.1.")
    assert [a.agency for a in draft.actors.filter(role="lead")] == [here.tinh.home]
    assert [a.agency for a in draft.actors.filter(role="coordinating")] == [here.tinh.building]
    assert draft.text.startswith("Giao Sở Nội vụ chủ trì")
    assert draft.product_words == "danh mục hồ sơ quá hạn"
    assert draft.authority_document == "215-CV/TU"
    assert lights(draft)["nguoi"] == "clear"
    assert lights(draft)["tham_quyen"] == "unclear"
    assert Draft.objects.count() == 3


def test_two_leads_stay_unclear_and_are_never_split_silently() -> None:
    here = desk()

    draft = here.draft("3.2.")

    assert draft.actors.filter(role="lead").count() == 2
    assert lights(draft)["nguoi"] == "unclear"
    assert lights(draft)["trach_nhiem"] == "missing"


def test_the_responsible_person_is_proposed_from_the_table_of_the_agency_or_its_head() -> None:
    here = desk(proposed=False)
    head = cast.person_in(here.tinh.home, Role.LEADER, head=True)
    expert = cast.person_in(here.tinh.building, Role.OFFICER)
    agencies.assign_field(
        holding=expert, words="kiểm kê hồ sơ đất đai", source="04-PC/SXD", since=cast.START, by=cast.KEEPER, at=AT
    )

    services.propose_drafts(directive_id=here.directive.pk, at=AT)
    two = here.draft("3.2.")
    split = services.resolve_two_leads(draft_id=two.pk, version=two.version, choice="split", by=here.clerk, at=AT)

    assert here.draft("3.1.").proposed_holding == head
    assert [d.proposed_holding for d in split] == [head, expert]


def test_proposing_twice_gives_the_same_review() -> None:
    here = desk()

    again = services.propose_drafts(directive_id=here.directive.pk, at=AT)

    assert again == Review.objects.get()
    assert Draft.objects.count() == 3
    assert [line.kind for line in history_of(("directive", here.directive.pk))] == ["draft.proposed"]


def test_a_document_that_is_not_read_gives_nothing() -> None:
    here = desk(proposed=False)
    Directive.objects.update(state=DirectiveState.READING)

    with pytest.raises(Refusal) as caught:
        services.propose_drafts(directive_id=here.directive.pk, at=AT)

    assert caught.value.code == "draft.propose.early"


def test_the_job_leaves_copies_and_later_versions_alone() -> None:
    here = desk(proposed=False)
    first = here.directive
    for earlier, same in ((first, None), (None, first)):
        Directive.objects.create(
            state="read", registrar=here.tinh.office, uploaded_by_id=here.clerk.account_id, uploaded_at=AT,
            earlier=earlier, same_file_as=same,
        )  # fmt: skip

    assert jobs.propose_waiting_drafts(AT) == 1
    assert jobs.propose_waiting_drafts(AT) == 0
    assert [r.directive for r in Review.objects.all()] == [first]
