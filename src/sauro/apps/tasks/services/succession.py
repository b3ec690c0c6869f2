"""Kế thừa nhiệm vụ. Open tasks of a body that ended go to those after it: listed, confirmed, none lost or doubled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.agencies.queries import head_of, holdings_of, search_key
from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.tasks import events
from sauro.apps.tasks.models import RUNNING, HolderRole, TaskHolder
from sauro.apps.tasks.queries.audience import speakers_of
from sauro.apps.tasks.queries.succession import Inheritance, inheritance_of, left_behind, may_pass_on
from sauro.apps.tasks.services.moving import change, locked, recount, require
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import ONE_LEAD, Status


@dataclass(frozen=True, slots=True)
class PassedOn:
    """Kết quả chuyển: how many stood open before, how many moved, how many still wait; before = moved + left."""

    before: int
    moved: int
    left: int


def pass_on_tasks(*, agency_id: int, choices: Mapping[int, int], by: Acting, at: dt.datetime) -> PassedOn:
    """Chuyển nhiệm vụ của cơ quan đã hợp nhất, chia tách, giải thể. `choices`: task id → id of the body that takes it.

    Deadlines and status stay; the person who did the work keeps it where he went along, else the new head answers.
    Refusal: succession.none, succession.forbidden, succession.heir (not one of those after), succession.head.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        found = inheritance_of(agency_id, on)
        if found is None:
            raise Refusal(
                "succession.none",
                N_("Cơ quan này không có quyết định hợp nhất, chia tách hoặc giải thể."),
                advice=N_("Ghi quyết định ở trang cơ quan trước."),
            )
        require(
            may_pass_on(by, found),
            "succession.forbidden",
            N_("Chỉ lãnh đạo, chuyên viên tổng hợp của cấp trên hoặc của cơ quan kế thừa duy nhất được chuyển."),
        )
        heirs = {a.pk: a for a in found.heirs}
        waiting = list(left_behind(agency_id).values_list("pk", flat=True))
        moved: dict[int, int] = {}
        for task_id in waiting:
            if task_id not in choices:
                continue
            heir = heirs.get(choices[task_id])
            if heir is None:
                raise Refusal(
                    "succession.heir",
                    N_("Cơ quan được chọn không phải cơ quan kế thừa."),
                    clause=ONE_LEAD,
                    advice=N_("Chọn một cơ quan trong danh sách."),
                )
            _pass(task_id, heir, found, by, at)
            moved[heir.pk] = moved.get(heir.pk, 0) + 1
        result = PassedOn(len(waiting), sum(moved.values()), left_behind(agency_id).count())
        if result.before != result.moved + result.left:
            raise RuntimeError(f"tasks of agency {agency_id}: {result}")  # roll back: one is lost or doubled
        for heir_id, count in moved.items():
            _tell(heirs[heir_id], found, count, on, at)
    return result


def _pass(task_id: int, heir: Agency, found: Inheritance, by: Acting, at: dt.datetime) -> None:
    task = locked(task_id)
    assert task is not None and task.status in RUNNING
    status, old = Status(task.status), found.agency
    changes: dict[str, object] = {
        "lead": heir,
        "folded": f"{task.folded} {search_key(f'{heir.name} {heir.short_name}')}",
    }
    TaskHolder.objects.filter(task=task, until=None).update(until=at)
    TaskHolder.objects.create(task=task, role=HolderRole.LEAD, agency=heir, since=at)
    if task.responsible is None:
        changes["proposed"] = _answering(task.proposed, heir, at, required=False)
    else:
        holding = _answering(task.responsible, heir, at, required=True)
        changes["responsible"] = holding
        TaskHolder.objects.create(task=task, role=HolderRole.RESPONSIBLE, agency=heir, holding=holding, since=at)
    change(task, **changes)
    recount(old.pk, status, None)
    recount(heir.pk, None, status)
    record(
        events.SUCCEEDED,
        about=("task", task.pk),
        by=by,
        at=at,
        old={"lead": old.name},
        new={"lead": heir.name, "from": old.name, "to": heir.name, "decision": found.decision},
    )


def _answering(before: Holding | None, heir: Agency, at: dt.datetime, *, required: bool) -> Holding | None:
    """The same person where he went along, else the head of the body that takes the task."""
    on = timezone.localdate(at)
    same = holdings_of(before.person_id, on).filter(post__agency=heir).first() if before else None
    holding = same or head_of(heir.pk, on)
    if holding is None and required:
        raise Refusal(
            "succession.head",
            Sentence(N_("{agency} chưa có người đứng đầu để nhận việc."), {"agency": heir.name}),
            advice=N_("Ghi người đứng đầu của cơ quan kế thừa rồi chuyển lại."),
        )
    return holding


def _tell(heir: Agency, found: Inheritance, count: int, on: dt.date, at: dt.datetime) -> None:
    tell(
        people=speakers_of([heir.pk], on),
        kind=events.SUCCEEDED,
        about=("agency", heir.pk),
        text=Sentence(
            N_("{count} nhiệm vụ của {old} chuyển sang {agency} theo {decision}."),
            {"count": str(count), "old": found.agency.name, "agency": heir.name, "decision": found.decision},
        ),
        url=reverse("tasks:register"),
        slot=f"succession:{found.agency.pk}:{heir.pk}:{at.isoformat()}"[:120],
        at=at,
    )
