"""Split, merge, one for each addressee; and the way back."""

from __future__ import annotations

import pytest

from sauro.apps.tasks import queries, services
from sauro.apps.tasks.models import Draft, DraftState
from sauro.domain.refusal import Refusal
from tests.apps.tasks.desk import AT, TEXT, TODAY, approve, desk

pytestmark = pytest.mark.django_db


def leads(draft: Draft) -> list[str]:
    return [a.printed for a in draft.actors.filter(role="lead")]


def test_two_leads_become_two_drafts_with_one_lead_each() -> None:
    here = desk()
    draft = here.draft("3.2.")

    made = services.split_draft(draft_id=draft.pk, version=1, at_offset=None, by=here.clerk, at=AT)

    assert [leads(d) for d in made] == [["Sở Nội vụ"], ["Sở Xây dựng"]]
    assert {dict(d.lights)["nguoi"] for d in made} == {"clear"}
    draft.refresh_from_db()
    assert draft.state == DraftState.SPLIT
    assert draft not in queries.drafts_for_review(here.directive.pk)


def test_of_two_leads_one_is_chosen_and_the_other_coordinates() -> None:
    here = desk()
    draft = here.draft("3.2.")
    building = draft.actors.get(agency=here.tinh.building)

    services.resolve_two_leads(draft_id=draft.pk, version=1, choice=str(building.pk), by=here.clerk, at=AT)

    draft = here.draft("3.2.")
    assert leads(draft) == ["Sở Xây dựng"]
    assert [a.agency for a in draft.actors.filter(role="coordinating")] == [here.tinh.home]
    assert queries.stops_of(draft) == ()


def test_a_draft_is_cut_where_a_person_says() -> None:
    here = desk()
    draft = here.draft("3.1.")
    offset = TEXT.index("báo cáo Thường trực")

    first, second = services.split_draft(draft_id=draft.pk, version=1, at_offset=offset, by=here.clerk, at=AT)

    assert first.text + second.text == TEXT[draft.start : draft.end]
    assert second.work.startswith("báo cáo Thường trực")
    assert leads(first) == leads(second) == ["Sở Nội vụ"]


@pytest.mark.parametrize("offset", [None, 0, 10**6])
def test_a_cut_outside_the_words_is_refused(offset: int | None) -> None:
    here = desk()
    draft = here.draft("3.1.")

    with pytest.raises(Refusal) as caught:
        services.split_draft(draft_id=draft.pk, version=1, at_offset=offset, by=here.clerk, at=AT)

    assert caught.value.code == "draft.split.nowhere"
    assert Draft.objects.count() == 3


def test_merged_drafts_keep_all_words_and_all_leads_until_one_is_chosen() -> None:
    here = desk()
    first, other = here.draft("3.1."), here.draft("3.2.")

    merged = services.merge_drafts(draft_ids=[first.pk, other.pk], versions=[1, 1], by=here.clerk, at=AT)

    assert leads(merged) == ["Sở Nội vụ", "Sở Xây dựng"]
    assert first.text in merged.text
    assert other.text in merged.text
    assert (merged.start, merged.end) == (first.start, other.end)
    assert merged.due_on == first.due_on
    other.refresh_from_db()
    assert (other.state, other.merged_into) == (DraftState.MERGED, merged)


def test_one_draft_for_each_addressee_with_its_own_lead_and_the_count_known_before() -> None:
    here = desk()
    draft = here.draft("3.3.")
    shown = queries.addressees_of(draft, TODAY)

    made = services.one_for_each_addressee(draft_id=draft.pk, version=1, by=here.clerk, at=AT)

    assert set(shown) == {here.tinh.home, here.tinh.building, here.tinh.commune}
    assert [leads(d) for d in made] == [[b.name] for b in shown]
    tasks, refused = services.approve_drafts(wanted=[(d.pk, d.version) for d in made], by=here.coordinator, at=AT)
    assert {t.lead for t in tasks} == set(shown)
    assert refused == []


def test_without_known_addressees_nothing_is_made() -> None:
    here = desk()
    here.directive.recipients.all().delete()
    draft = here.draft("3.3.")

    with pytest.raises(Refusal) as caught:
        services.one_for_each_addressee(draft_id=draft.pk, version=1, by=here.clerk, at=AT)

    assert caught.value.code == "draft.addressees.none"


def facts(here_drafts: list[Draft]) -> list[tuple[object, ...]]:
    return [
        (d.pk, d.state, d.work, d.start, d.end, d.due_on, d.skip_reason, d.lights, [a.printed for a in d.actors.all()])
        for d in here_drafts
    ]


@pytest.mark.parametrize("verb", ["edit", "skip", "split", "merge", "expand", "make", "lead"])
def test_every_step_is_taken_back_whole(verb: str) -> None:
    here = desk()
    one, two, three = (here.draft(m) for m in ("3.1.", "3.2.", "3.3."))
    before = facts(queries.drafts_for_review(here.directive.pk))
    by = {"by": here.clerk, "at": AT}
    if verb == "edit":
        services.edit_draft(draft_id=one.pk, version=1, changes={"work": "khác", "due_on": "", "lead": ""}, **by)
    elif verb == "skip":
        services.skip_draft(draft_id=one.pk, version=1, reason="trùng", **by)
    elif verb == "split":
        services.split_draft(draft_id=two.pk, version=1, at_offset=None, **by)
    elif verb == "merge":
        services.merge_drafts(draft_ids=[one.pk, two.pk], versions=[1, 1], **by)
    elif verb == "expand":
        services.one_for_each_addressee(draft_id=three.pk, version=1, **by)
    elif verb == "lead":
        services.set_lead(draft_id=two.pk, version=1, agency_id=here.tinh.office.pk, **by)
    else:
        services.make_draft_from_span(directive_id=here.directive.pk, start=0, end=20, **by)
    assert facts(queries.drafts_for_review(here.directive.pk)) != before

    services.undo_last(directive_id=here.directive.pk, **by)

    assert facts(queries.drafts_for_review(here.directive.pk)) == before


def test_undo_takes_back_only_ones_own_steps_and_never_what_another_built_on() -> None:
    here = desk()
    draft = here.draft("3.1.")
    services.edit_draft(draft_id=draft.pk, version=1, changes={"work": "một"}, by=here.clerk, at=AT)
    services.edit_draft(draft_id=draft.pk, version=2, changes={"work": "hai"}, by=here.coordinator, at=AT)

    with pytest.raises(Refusal) as caught:
        services.undo_last(directive_id=here.directive.pk, by=here.clerk, at=AT)

    assert caught.value.code == "draft.undo.stale"
    assert here.draft("3.1.").work == "hai"


def test_an_approval_is_no_step_that_undo_takes_back() -> None:
    here = desk()
    draft = here.draft("3.1.")
    services.edit_draft(draft_id=draft.pk, version=1, changes={"work": "một"}, by=here.coordinator, at=AT)
    approve(here)

    with pytest.raises(Refusal) as caught:
        services.undo_last(directive_id=here.directive.pk, by=here.coordinator, at=AT)

    assert caught.value.code == "draft.undo.stale"


def test_with_nothing_done_there_is_nothing_to_undo() -> None:
    here = desk()

    with pytest.raises(Refusal) as caught:
        services.undo_last(directive_id=here.directive.pk, by=here.clerk, at=AT)

    assert caught.value.code == "draft.undo.nothing"
