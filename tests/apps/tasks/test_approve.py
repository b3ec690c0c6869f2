"""A draft becomes a task: by the right person, once, with one lead; what is missing stops it (C1.1a, C1.1b)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from sauro.apps.directives.models import DirectiveState
from sauro.apps.journal.queries import history_of
from sauro.apps.tasks import services
from sauro.apps.tasks.models import Draft, Task, TaskHolder
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import Status
from tests import cast
from tests.apps.tasks.desk import AT, Desk, approve, at_desk, desk

pytestmark = pytest.mark.django_db


def test_an_approved_draft_is_a_task_of_its_lead_agency() -> None:
    here = desk()

    task = approve(here)

    assert task.code == "NV-2026-0001"
    assert task.status == Status.ASSIGNED
    assert (task.lead, task.giver, task.registrar) == (here.tinh.home, here.tinh.committee, here.tinh.office)
    assert [c.agency for c in task.coordinators.all()] == [here.tinh.building]
    assert task.due_on == task.original_due_on == dt.date(2026, 10, 5)
    assert (task.clause_marker, task.authority_document) == ("3.1.", "215-CV/TU")
    assert task.responsible is None
    here.directive.refresh_from_db()
    assert here.directive.state == DirectiveState.REGISTERED
    line = history_of(("task", task.pk))[0]
    assert (line.kind, line.by_name) == ("task.registered", here.coordinator.person_name)
    assert "NV-2026-0001" in str(line.sentence)


def test_numbers_follow_one_another_and_begin_again_each_year() -> None:
    here = desk()
    two = here.draft("3.2.")
    one, other = services.resolve_two_leads(draft_id=two.pk, version=two.version, choice="split", by=here.clerk, at=AT)

    codes = [
        services.approve_draft(draft_id=d.pk, version=d.version, by=here.coordinator, at=at).code
        for d, at in ((one, AT), (other, AT + dt.timedelta(days=200)))
    ]

    assert [approve(here).code, *codes] == ["NV-2026-0002", "NV-2026-0001", "NV-2027-0001"]


@pytest.mark.parametrize(("marker", "code"), [("3.2.", "draft.lead.several"), ("3.3.", "draft.lead.missing")])
def test_without_exactly_one_lead_there_is_no_task(marker: str, code: str) -> None:
    here = desk()

    with pytest.raises(Refusal) as caught:
        approve(here, marker)

    assert caught.value.code == code
    assert "1773-CV/TU" in caught.value.clause
    assert not Task.objects.exists()
    assert here.draft(marker).state == "proposed"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"due_on": ""}, "draft.deadline.missing"),
        ({"due_on": "2026-09-01"}, "draft.deadline.before_issue"),
        ({"work": ""}, "draft.work.missing"),
        ({"product": "", "product_words": ""}, "draft.product.missing"),
        ({"authority_document": "", "authority_person": ""}, "draft.authority.missing"),
    ],
)
def test_what_is_missing_stops_the_approval_and_teaches(changes: dict[str, str], code: str) -> None:
    here = desk()
    draft = here.draft("3.1.")
    services.edit_draft(draft_id=draft.pk, version=1, changes=changes, by=here.clerk, at=AT)

    with pytest.raises(Refusal) as caught:
        approve(here)

    assert caught.value.code == code
    assert str(caught.value.advice)
    assert not Task.objects.exists()


def test_nobody_approves_twice() -> None:
    here = desk()
    draft = here.draft("3.1.")
    approve(here)

    with pytest.raises(Refusal) as caught:
        services.approve_draft(draft_id=draft.pk, version=draft.version, by=here.coordinator, at=AT)

    assert caught.value.code == "draft.decided"
    assert Task.objects.count() == 1


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.COORDINATOR])
def test_only_the_coordinator_of_the_registrar_approves(role: Role) -> None:
    here = desk()
    draft = here.draft("3.1.")

    for who in (at_desk(role, here.tinh.office), at_desk(Role.COORDINATOR, here.tinh.home)):
        with pytest.raises(Refusal) as caught:
            services.approve_draft(draft_id=draft.pk, version=1, by=who, at=AT)

        assert caught.value.code == "draft.approve.forbidden"
    assert not Task.objects.exists()


def test_an_approval_of_what_somebody_changed_meanwhile_is_refused() -> None:
    here = desk()
    seen = here.draft("3.1.")
    services.edit_draft(draft_id=seen.pk, version=1, changes={"work": "lập danh mục khác"}, by=here.clerk, at=AT)

    with pytest.raises(services.DraftStale) as caught:
        services.approve_draft(draft_id=seen.pk, version=1, by=here.coordinator, at=AT)

    assert caught.value.current.work == "lập danh mục khác"
    assert here.clerk.person_name in str(caught.value.message)


def test_several_are_approved_at_once_and_a_refused_one_does_not_stop_the_others() -> None:
    here = desk()
    wanted = [(d.pk, d.version) for d in Draft.objects.order_by("order")]

    made, refused = services.approve_drafts(wanted=wanted, by=here.coordinator, at=AT)

    assert [t.clause_marker for t in made] == ["3.1."]
    assert [r.code for _, r in refused] == ["draft.lead.several", "draft.lead.missing"]


@pytest.fixture
def registered() -> tuple[Desk, Task]:
    here = desk()
    return here, approve(here)


def test_the_database_refuses_a_task_without_lead(registered: tuple[Desk, Task]) -> None:
    _, task = registered

    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(lead=None)


@pytest.mark.parametrize("status", [Status.ACCEPTED, Status.IN_PROGRESS, Status.SUBMITTED, Status.CONFIRMED])
def test_the_database_refuses_an_accepted_task_without_a_person(registered: tuple[Desk, Task], status: Status) -> None:
    _, task = registered

    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(status=status)


def test_the_database_refuses_two_present_holders_of_one_role(registered: tuple[Desk, Task]) -> None:
    here, task = registered
    person = cast.person_in(here.tinh.home, Role.OFFICER)
    TaskHolder.objects.create(task=task, role="responsible", agency=here.tinh.home, holding=person, since=AT)

    for role, holding in (("lead", None), ("responsible", person)):
        with pytest.raises(IntegrityError), transaction.atomic():
            TaskHolder.objects.create(task=task, role=role, agency=here.tinh.building, holding=holding, since=AT)


def test_the_database_refuses_a_second_task_of_one_draft(registered: tuple[Desk, Task]) -> None:
    _, task = registered
    task.pk, task.code, task._state.adding = None, "NV-2026-9999", True

    with pytest.raises(IntegrityError), transaction.atomic():
        task.save()


def test_the_database_refuses_a_task_without_a_time(registered: tuple[Desk, Task]) -> None:
    _, task = registered

    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(due_on=None)
