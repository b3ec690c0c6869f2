"""A document replaces another: a person says what becomes of each open task, and only then it happens."""

from __future__ import annotations

from typing import Any

import pytest

from sauro.apps.directives.services import add_relation
from sauro.apps.tasks import services
from sauro.apps.tasks.models import ReplacementChoice, Task
from sauro.apps.tasks.queries.replacing import done_of, lines_of
from sauro.domain.acting import Role
from sauro.domain.identity import identity
from sauro.domain.refusal import Refusal
from sauro.domain.replacing import Fate
from sauro.domain.tasks import Status
from tests import cast
from tests.apps.tasks.desk import AT, Desk, approve, at_desk, desk, read_directive_row

pytestmark = pytest.mark.django_db


def replaced() -> tuple[Desk, Any, Task, Task]:
    """215-CV/TU has two open tasks; 300-CV/TU replaces it and has one of its own."""
    there = desk()
    old = [approve(there, "3.1."), _second(there)]
    there.directive.identity = identity(issuer="#1", number="215-CV/TU", period="T2025")
    there.directive.save()
    new = read_directive_row(there.tinh, there.clerk, number="300-CV/TU")
    add_relation(directive_id=new.pk, number="215-CV/TU", kind="replaces", by=there.coordinator, at=AT)
    return there, new, old[0], old[1]


def _second(there: Desk) -> Task:
    """Another open task of the same document, by the same path."""
    first = Task.objects.get()
    return Task.objects.create(
        code="NV-2026-9999", directive=first.directive, text=first.text, work="Kiểm kê hồ sơ đất đai",
        deadline_kind=first.deadline_kind, status=first.status, lead=first.lead, giver=first.giver,
        registrar=first.registrar, approved_by=first.approved_by, approved_at=AT, assigned_at=AT,
        lights=first.lights, clear_lights=first.clear_lights, due_on=first.due_on, original_due_on=first.due_on,
        authority_document=first.authority_document,
    )  # fmt: skip


def heir_of(new: Any, there: Desk) -> Task:
    task = Task.objects.get(code="NV-2026-9999")
    task.pk, task.code, task.directive, task.root = None, "NV-2026-8888", new, None
    task.save(force_insert=True)
    return task


def test_a_choice_waits_and_an_application_ends_by_the_verbs() -> None:
    there, new, first, second = replaced()
    heir = heir_of(new, there)
    by: dict[str, Any] = {"directive_id": new.pk, "by": there.coordinator, "at": AT}

    services.choose_fates(fates={first.pk: (Fate.CARRY, heir.pk), second.pk: (Fate.CLOSE, None)}, **by)
    waiting = [Task.objects.get(pk=t.pk).status for t in (first, second)]
    applied = services.apply_choices(asked=2, **by)

    assert set(waiting) == {Status.ASSIGNED}
    assert (applied.done, applied.refused) == ({Fate.CARRY: 1, Fate.CLOSE: 1}, [])
    ended = {t.code: (t.status, t.endings.get().replaced_by) for t in Task.objects.filter(directive=there.directive)}
    assert ended[first.code] == (Status.REPLACED, heir)
    assert ended[second.code] == (Status.REPLACED, None)
    assert (lines_of(new, there.coordinator, cast.TODAY), done_of(new)) == ([], 2)


def test_the_list_can_be_left_and_a_note_taken_back() -> None:
    there, new, first, second = replaced()
    by: dict[str, Any] = {"directive_id": new.pk, "by": there.coordinator, "at": AT}

    services.choose_fates(fates={first.pk: (Fate.KEEP, None), second.pk: (Fate.CLOSE, None)}, **by)
    services.choose_fates(fates={second.pk: ("", None)}, **by)

    lines = lines_of(new, there.coordinator, cast.TODAY)
    assert {line.task.pk: line.choice and line.choice.fate for line in lines} == {
        first.pk: Fate.KEEP,
        second.pk: None,
    }


def test_what_one_task_refuses_stays_with_its_choice_and_the_others_go_on() -> None:
    there, new, first, second = replaced()
    by: dict[str, Any] = {"directive_id": new.pk, "by": there.coordinator, "at": AT}
    fates = {first.pk: (Fate.WITHDRAW, None), second.pk: (Fate.CLOSE, None)}  # only the giver's leader withdraws

    services.choose_fates(fates=fates, **by)
    applied = services.apply_choices(asked=2, **by)

    assert [(task.pk, refusal.code) for task, refusal in applied.refused] == [(first.pk, "task.withdraw.forbidden")]
    assert applied.done == {Fate.CLOSE: 1}
    assert ReplacementChoice.objects.get(task=first).applied_at is None


def test_what_was_shown_is_what_is_done_and_only_the_office_decides() -> None:
    there, new, first, _ = replaced()
    stranger = at_desk(Role.COORDINATOR, there.tinh.home)
    by: dict[str, Any] = {"directive_id": new.pk, "by": there.coordinator, "at": AT}
    services.choose_fates(fates={first.pk: (Fate.CLOSE, None)}, **by)

    refusals = []
    for wrong in (
        lambda: services.apply_choices(asked=2, **by),
        lambda: services.choose_fates(fates={first.pk: (Fate.CARRY, 0)}, **by),
        lambda: services.apply_choices(directive_id=new.pk, asked=1, by=stranger, at=AT),
    ):
        with pytest.raises(Refusal) as refused:
            wrong()
        refusals.append(refused.value.code)

    assert refusals == ["replacement.count", "replacement.other", "task.replacement.forbidden"]
    assert Task.objects.get(pk=first.pk).status == Status.ASSIGNED
