"""Who sees a task and its directive, and what the register answers."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.apps.agencies.models import Agency
from sauro.apps.directives import queries as directives
from sauro.apps.directives.permissions import FOR_THE_BODY
from sauro.apps.tasks import queries, services
from sauro.apps.tasks.models import Draft, DraftState, Task
from sauro.apps.tasks.queries.review import reviews_to_do
from sauro.domain.acting import Role
from tests import cast
from tests.apps.tasks.desk import AT, TODAY, Desk, approve, at_desk, desk, opens
from tests.apps.tasks.test_bulk import client_of

pytestmark = pytest.mark.django_db

# role × body of the actor: may the task NV-2026-0001 (giver Tỉnh ủy, registrar Văn phòng, lead Sở Nội vụ,
# coordinating Sở Xây dựng) be seen? UBND tỉnh stands over both sở; Tỉnh ủy over Văn phòng.
SEES = {
    Role.CLERK: {"committee", "office", "state", "home", "building"},
    Role.COORDINATOR: {"committee", "office", "state", "home", "building"},
    Role.LEADER: {"committee", "office", "state", "home", "building"},
    Role.OFFICER: set(),
    Role.INSPECTOR: {"committee", "office", "state", "home", "building", "commune", "inspection"},
    Role.ADMINISTRATOR: set(),
}
BODIES = ("committee", "office", "state", "home", "building", "commune", "inspection")


@pytest.mark.parametrize("role", list(Role))
def test_who_sees_a_task_and_its_directive(role: Role) -> None:
    here = desk()
    task = approve(here)

    for body in BODIES:
        who = cast.acting(role, getattr(here.tinh, body))
        expected = body in SEES[role]
        assert queries.tasks_visible_to(who, TODAY).filter(pk=task.pk).exists() is expected, (role, body)
        assert opens(who, task.code) is expected, "said from the task outwards, sight is the same"
        seen = directives.directives_visible_to(who, TODAY).filter(pk=here.directive.pk).exists()
        assert seen is expected, (role, body)


def test_an_officer_sees_the_task_whose_part_he_holds_and_its_directive() -> None:
    here = desk()
    officer = cast.person_in(here.tinh.home, Role.OFFICER)
    draft = here.draft("3.1.")
    services.edit_draft(
        draft_id=draft.pk, version=1, changes={"proposed_holding": str(officer.pk)}, by=here.clerk, at=AT
    )
    task = approve(here)
    who, colleague = cast.acting_in(officer), cast.acting(Role.OFFICER, here.tinh.home)

    assert queries.task_for(who, TODAY, task.code) == task
    assert directives.directive_for(who, TODAY, here.directive.pk) == here.directive
    assert not queries.tasks_visible_to(colleague, TODAY).exists()
    assert not directives.directives_visible_to(colleague, TODAY).exists()


def test_what_a_stranger_asks_for_does_not_exist() -> None:
    here = desk()
    task = approve(here)
    stranger = cast.acting(Role.LEADER, here.tinh.other_commune)

    with pytest.raises(Task.DoesNotExist):
        queries.task_for(stranger, TODAY, task.code)


def spread(here: Desk) -> None:
    """Three more tasks of other bodies and times."""
    task = approve(here)
    rows: list[tuple[Agency, dict[str, Any]]] = [
        (here.tinh.building, {"due_on": dt.date(2026, 9, 1), "starred": True}),
        (here.tinh.building, {"due_on": dt.date(2026, 9, 18), "clear_lights": 6}),
        (
            here.tinh.commune,
            {"due_on": None, "standing": True, "work": "Phổ biến đến chi bộ", "folded": "pho bien den chi bo"},
        ),
    ]
    for i, (lead, values) in enumerate(rows, 2):
        fields = {f.attname: getattr(task, f.attname) for f in Task._meta.concrete_fields}
        fields |= {"id": None, "draft_id": None, "code": f"NV-2026-{i:04d}", "lead_id": lead.pk, **values}
        Task.objects.create(**fields)


def test_the_register_answers_by_name() -> None:
    here = desk()
    spread(here)
    seen = queries.tasks_visible_to(here.coordinator, TODAY)

    def codes(tasks: Any) -> list[str]:
        return [t.code[-1] for t in tasks]

    assert codes(seen.led_by(here.tinh.building.pk)) == ["2", "3"]
    assert codes(seen.overdue(TODAY)) == ["2"]
    assert codes(seen.due_within(TODAY, 7)) == ["3"]
    assert codes(seen.without_deadline()) == ["4"]
    assert codes(seen.with_gaps()) == ["1", "2", "4"]
    assert codes(seen.found_by("phổ biến")) == codes(seen.found_by("PHO BIEN")) == ["4"]
    assert codes(seen.found_by("215-cv danh mục")) == ["1", "2", "3"]
    assert queries.register_counts(seen, TODAY) == {
        "all": 4, "overdue": 1, "soon": 1, "no_deadline": 1, "gaps": 3, "to_accept": 4, "to_confirm": 0, "starred": 1,
        "stale": 0, "ageing": 0,
    }  # fmt: skip


def test_a_page_of_the_register_costs_three_queries_whatever_its_length() -> None:
    here = desk()
    spread(here)

    with CaptureQueriesContext(
        connection,
    ) as caught:
        for task in queries.tasks_visible_to(here.coordinator, TODAY).for_register():
            _ = (
                task.lead.name,
                task.directive.number,
                task.clause and task.clause.marker,
                list(task.coordinators.all()),
            )

    # the tree below, the rows, the coordinating bodies with their agencies
    assert len(caught) <= 4


def test_a_review_costs_the_same_queries_whatever_its_length() -> None:
    here = desk()
    draft = here.draft("3.3.")
    services.one_for_each_addressee(draft_id=draft.pk, version=1, by=here.clerk, at=AT)

    with CaptureQueriesContext(connection) as caught:
        for draft in queries.drafts_for_review(here.directive.pk):
            _ = (queries.stops_of(draft), [a.agency for a in draft.actors.all()], list(draft.tasks.all()))

    assert len(caught) <= 4


def test_clauses_say_which_of_them_gave_no_task() -> None:
    here = desk()
    approve(here)
    for marker in ("3.2.", "3.3."):
        draft = here.draft(marker)
        services.skip_draft(draft_id=draft.pk, version=1, reason="trùng", by=here.clerk, at=AT)
    here.directive.drafts.filter(state="skipped", clause__marker="3.3.").delete()
    visible = queries.tasks_visible_to(here.coordinator, TODAY)

    outline = queries.outline_of(here.directive, visible, TODAY)

    assert [(x.marker, len(x.tasks), x.skipped) for x in outline.lines] == [
        ("3.", 0, 0), ("3.1.", 1, 0), ("3.2.", 0, 1), ("3.3.", 0, 0),
    ]  # fmt: skip
    assert [c.marker for c in outline.uncovered] == ["3.3."]
    assert (outline.tasks, outline.overdue, outline.proposed) == (1, 0, 0)


def test_waiting_reviews_are_shown_to_the_registrar_only() -> None:
    here = desk()
    approve(here)

    (review,) = queries.reviews_visible_to(here.coordinator, TODAY)

    assert (review.waiting, review.approved, review.skipped) == (2, 1, 0)
    assert not queries.reviews_visible_to(at_desk(Role.COORDINATOR, here.tinh.home), TODAY).exists()


def test_what_waits_for_review_is_found_from_the_drafts_as_sight_finds_it_and_is_never_old() -> None:
    here = desk()
    people = [at_desk(role, body) for role in Role for body in (here.tinh.office, here.tinh.home, here.tinh.committee)]

    def held_against_sight() -> int:
        for who in (here.coordinator, *people):
            seen = directives.directives_visible_to(who, TODAY).filter(registrar_id=who.agency_id)
            assert set(directives.registered_here(who, TODAY)) == set(seen), who.role
            waiting = [row for row in queries.reviews_visible_to(who, TODAY) if row.waiting]
            assert queries.reviews_waiting(who, TODAY) == len(waiting)
            if who.role in FOR_THE_BODY:
                found, drafts = reviews_to_do(who.agency_id, 5)
                assert [(r.pk, r.waiting, r.approved) for r in found] == [
                    (r.pk, r.waiting, r.approved) for r in waiting
                ]
                assert drafts == sum(r.waiting for r in waiting)
        return queries.reviews_waiting(here.coordinator, TODAY)

    before = held_against_sight()
    client = client_of(here.coordinator)
    on_the_page = "Chờ rà soát" in client.get("/").content.decode()
    Draft.objects.filter(state=DraftState.PROPOSED).update(state=DraftState.APPROVED)

    assert (before, on_the_page) == (1, True)
    assert held_against_sight() == 0
    assert "Chờ rà soát" not in client.get("/").content.decode()


def test_the_numbers_of_the_views_come_after_the_list_and_are_never_old() -> None:
    here = desk()
    spread(here)
    client = client_of(here.coordinator)

    def strip() -> list[str]:
        return re.findall(r'<span class="c">([\d.…]+)</span>', client.get("/tasks/counts/").content.decode())

    page = client.get("/tasks/").content.decode()
    before = strip()
    services.star_task(task_id=Task.objects.get(code="NV-2026-0001").pk, starred=True, by=here.coordinator, at=AT)

    assert 'hx-get="/tasks/counts/?"' in page
    assert (before[0], before[5]) == ("4", "1")
    assert (strip()[0], strip()[5]) == ("4", "2")


def test_the_lead_agencies_of_a_list_are_a_page_of_their_own_and_a_menu_s_choices() -> None:
    here = desk()
    spread(here)
    client = client_of(here.coordinator)

    page = client.get("/tasks/leads/?due=overdue&lead=1").content.decode()
    menu = client.get("/tasks/leads/", headers={"HX-Request": "true"}).content.decode()

    assert f'<a href="/tasks/?due=overdue&amp;lead={here.tinh.building.pk}">{here.tinh.building.name}</a>' in page
    assert menu.count("<li>") == 3 and "<html" not in menu
