"""Triển khai xuống cấp dưới. A lead agency gives parts of its task to its people, its units and the bodies below it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.agencies.queries import below, current, search_key
from sauro.apps.directives import services as directives
from sauro.apps.journal.services import record_all
from sauro.apps.notices.services import Telling, tell_each
from sauro.apps.rulebook.queries import rules
from sauro.apps.search.services import index_new
from sauro.apps.tasks import events
from sauro.apps.tasks.models import HolderRole, Task, TaskCount, TaskHolder
from sauro.apps.tasks.permissions import may_cascade
from sauro.apps.tasks.queries.parts import bodies_for_parts, lead_chain
from sauro.apps.tasks.services.moving import answer_day, change, require, take
from sauro.domain.acting import Acting, Role
from sauro.domain.extraction.model import DeadlineKind, Light
from sauro.domain.parts import PartWanted, Whole, require_parts
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import ONE_LEAD, DraftFacts, LeadFact, Status, lights
from sauro.web.pagination import address_pattern
from sauro.web.prepared import prepared
from sauro.web.rows import add_to, insert_row, insert_rows

_CHUNK = 500


def give_part(
    *,
    task_id: int,
    agency_id: int,
    work: str,
    due_on: dt.date | None,
    product: str = "",
    product_words: str = "",
    holding_id: int | None = None,
    by: Acting,
    at: dt.datetime,
) -> Task:
    """Giao một phần việc. One part to a unit, a body below, or (with `holding_id`) a person of the own body.

    Refusals as `give_parts`.
    """
    part = PartWanted(agency_id, work, due_on, product, product_words, holding_id)
    return give_parts(task_id=task_id, parts=[part], by=by, at=at)[0]


def give_parts(*, task_id: int, parts: Sequence[PartWanted], by: Acting, at: dt.datetime) -> list[Task]:
    """Giao các phần việc. All rows of one form or none; each becomes a task waiting to be accepted.

    A part carries the code of its parent and a number, its directive and clause; its lead agency's parent confirms it.
    Refusals: task.unknown, task.cascade.forbidden, task.part.person, and those of domain.parts (C1.1, C1.1a).
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        require(
            may_cascade(by, task),
            "task.cascade.forbidden",
            N_("Chỉ người chịu trách nhiệm, lãnh đạo, chuyên viên tổng hợp của cơ quan chủ trì được giao phần việc."),
            clause=ONE_LEAD,
        )
        whole = Whole(
            task.code,
            Status(task.status),
            lead_chain(task),
            task.due_on,
            timeless=bool(task.cadence) or task.standing,
        )
        require_parts(
            whole, parts, below=below(task.lead_id, on), deepest=rules().number("task.cascade.deepest", on), today=on
        )
        made = _make(task, parts, _holdings(parts, on), by, at)
        change(task, part_number=task.part_number + len(made))
        _tell(task, made, at)
        _record(task, made, by, at)
    return made


def give_to_each_below(
    *, task_id: int, which: str, asked: int, part: PartWanted, by: Acting, at: dt.datetime
) -> list[Task]:
    """Một phần cho mỗi nơi. The same work to every body below (`which` of queries.parts.SCOPES).

    `asked`: how many bodies the person was shown; another number now refuses with task.part.count, nothing is given.
    """
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        bodies = [a.pk for a in bodies_for_parts(task, which, timezone.localdate(at))]
        if len(bodies) != asked:
            raise Refusal(
                "task.part.count",
                Sentence(N_("Nay có {n} cơ quan, không phải {asked}."), {"n": str(len(bodies)), "asked": str(asked)}),
                advice=N_("Xem lại danh sách rồi giao."),
            )
        rows = [PartWanted(pk, part.work, part.due_on, part.product, part.product_words) for pk in bodies]
        return give_parts(task_id=task_id, parts=rows, by=by, at=at)


def _holdings(parts: Sequence[PartWanted], on: dt.date) -> dict[int, Holding]:
    """Agency to the person proposed for it, one for each row that names somebody; the head of each other body.

    Keys are holdings' ids for named people and negative ids of agencies for heads.
    """
    named = {p.holding_id for p in parts if p.holding_id is not None}
    bodies = {p.agency_id for p in parts if p.holding_id is None}
    found = {h.pk: h for h in _named.rows(tuple(sorted(named)), on=on)}
    for part in parts:
        holding = found.get(part.holding_id or 0)
        if part.holding_id is not None and (holding is None or holding.post.agency_id != part.agency_id):
            raise Refusal(
                "task.part.person",
                N_("Người được chọn không giữ chức vụ ở cơ quan này."),
                clause=ONE_LEAD,
                advice=N_("Chọn một người đang giữ chức vụ ở cơ quan nhận phần việc."),
                key="C1.1a",
            )
    ids = sorted(bodies)
    for start in range(0, len(ids), _CHUNK):
        for head in _heads.rows(tuple(ids[start : start + _CHUNK]), on=on):
            found[-head.post.agency_id] = head
    return found


@prepared
def _named(ids: tuple[int, ...], *, on: dt.date) -> QuerySet[Holding]:
    return Holding.objects.filter(current(on), pk__in=ids).select_related("post", "person")


@prepared
def _heads(bodies: tuple[int, ...], *, on: dt.date) -> QuerySet[Holding]:
    people = Holding.objects.filter(current(on), head=True, post__agency_id__in=bodies)
    return people.select_related("post", "person").order_by("since")


def _make(
    task: Task, parts: Sequence[PartWanted], people: dict[int, Holding], by: Acting, at: dt.datetime
) -> list[Task]:
    bodies = {a.pk: a for a in _bodies.rows(tuple(sorted({p.agency_id for p in parts})))}
    answer = answer_day(at)
    rows = []
    for number, part in enumerate(parts, start=task.part_number + 1):
        lead = bodies[part.agency_id]
        holding = people.get(part.holding_id if part.holding_id is not None else -part.agency_id)
        rows.append(_row(task, part, number, lead, holding, answer, by, at))
    made = [insert_row(rows[0])] if len(rows) == 1 else Task.objects.bulk_create(rows, batch_size=_CHUNK)
    holders_of = [(t.pk, str(HolderRole.LEAD), t.lead_id, at) for t in made]
    insert_rows(TaskHolder, ("task_id", "role", "agency_id", "since"), holders_of)
    add_counts(Counter(t.lead_id for t in made), Status.ASSIGNED)
    about = task.directive.number
    index_new("task", ((t.pk, f"{t.code} · {t.work}", f"{about} {bodies[t.lead_id].name}") for t in made))
    holders = {(t.lead_id, t.proposed.person_id) for t in made if t.proposed is not None}
    directives.note_concerned(directive_id=task.directive_id, agency_ids=set(bodies), people=holders)
    return made


@prepared
def _bodies(ids: tuple[int, ...]) -> QuerySet[Agency]:
    return Agency.objects.filter(pk__in=ids)


def _row(
    task: Task, part: PartWanted, number: int, lead: Agency, holding: Holding | None, answer: dt.date, by: Acting,
    at: dt.datetime,
) -> Task:  # fmt: skip
    code, authority = f"{task.code}.{number}", task.authority_document or task.directive.number
    facts = _facts(task, part, lead, holding, authority)
    lit = lights(facts)
    return Task(
        code=code,
        directive=task.directive,
        clause_id=task.clause_id,
        clause_marker=task.clause_marker,
        text=task.text,
        page=task.page,
        work=part.work.strip(),
        deadline_kind=str(DeadlineKind.DATE if part.due_on else DeadlineKind.NONE),
        due_on=part.due_on,
        original_due_on=part.due_on,
        due_because=_because(task, part.due_on),
        cadence=facts.cadence,
        standing=facts.standing,
        product=part.product,
        product_words=part.product_words.strip(),
        authority_words=task.authority_words,
        authority_document=authority,
        status=str(Status.ASSIGNED),
        lead=lead,
        proposed=holding,
        giver_id=task.lead_id,
        registrar_id=task.lead_id,
        parent=task,
        root_id=task.root_id or task.pk,
        urgent=task.urgent,
        lights=[[str(clarity), str(light)] for clarity, light in lit],
        clear_lights=sum(light is Light.CLEAR for _, light in lit),
        approved_by_id=by.account_id,
        approved_at=at,
        assigned_at=at,
        accept_by=answer,
        folded=search_key(f"{code} {task.directive.number} {part.work} {lead.name} {lead.short_name}"),
    )


def _facts(task: Task, part: PartWanted, lead: Agency, holding: Holding | None, authority: str) -> DraftFacts:
    """What the six lights of a part are lit by; without a day of its own it goes by the cadence of the whole."""
    timeless = part.due_on is None
    return DraftFacts(
        leads=(LeadFact(lead.name, lead.pk),),
        work=part.work,
        due_on=part.due_on,
        cadence=task.cadence if timeless else "",
        standing=task.standing and timeless,
        responsible=holding is not None,
        authority_words=task.authority_words,
        authority_document=authority,
        product=part.product,
        product_words=part.product_words,
    )


def _because(task: Task, due_on: dt.date | None) -> dict[str, object]:
    if due_on is None:
        return {}
    values = {"lead": task.lead.name, "day": day_short(due_on), "code": task.code}
    if task.due_on is None:
        return {"template": N_("{lead} đặt hạn {day} khi giao phần việc của {code}."), "values": values}
    template = N_("{lead} đặt hạn {day} khi giao phần việc của {code}, nhiệm vụ này đến hạn {parent}.")
    return {"template": template, "values": values | {"parent": day_short(task.due_on)}}


def add_counts(wanted: Counter[int], status: Status) -> None:
    """Số nhiệm vụ theo cơ quan: many agencies at once, in the order of `moving.recount`."""
    if len(wanted) == 1:
        ((agency_id, more),) = wanted.items()
        if add_to(TaskCount, "number", more, agency_id=agency_id, status=str(status)) is not None:
            return
    for start in range(0, len(wanted), _CHUNK):
        ids = sorted(wanted)[start : start + _CHUNK]
        TaskCount.objects.bulk_create(
            (TaskCount(agency_id=pk, status=str(status), number=0) for pk in ids), ignore_conflicts=True
        )
        for more in sorted({wanted[pk] for pk in ids}):
            same = [pk for pk in ids if wanted[pk] == more]
            TaskCount.objects.filter(agency_id__in=same, status=str(status)).update(number=F("number") + more)


def _tell(task: Task, made: Sequence[Task], at: dt.datetime) -> None:
    """Whoever is proposed for a part, and those who speak for its body, each of their own part."""
    address = address_pattern("tasks:task")
    by_body = speakers({t.lead_id for t in made}, timezone.localdate(at))
    tell_each(
        [
            Telling(
                people=tuple(by_body[t.lead_id] | ({t.proposed.person_id} if t.proposed is not None else set())),
                kind="task.assigned",
                about=("task", t.pk),
                text=Sentence(
                    N_("{lead} giao phần việc của {code}: {work}"),
                    {"lead": task.lead.name, "code": task.code, "work": t.work[:200]},
                ),
                url=address % t.code,
                slot=f"part.{t.code}",
                urgent=task.urgent,
            )
            for t in made
        ],
        at=at,
    )


def _record(task: Task, made: Sequence[Task], by: Acting, at: dt.datetime) -> None:
    """One entry about the whole, one about each part."""
    lines: list[tuple[str, tuple[str, int], None, dict[str, Any]]] = [
        (
            events.PART_GIVEN,
            ("task", t.pk),
            None,
            {"code": t.code, "lead": t.lead.name, "due_on": t.due_on, "work": t.work, "giver": task.lead.name},
        )
        for t in made
    ]
    whole = {"count": len(made), "code": task.code, "parts": [part.code for part in made]}
    record_all([*lines, (events.PARTS_GIVEN, ("task", task.pk), None, whole)], by=by, at=at)


def speakers(bodies: Collection[int], on: dt.date) -> dict[int, set[int]]:
    """Người thay mặt cơ quan: persons who are leader or coordinator, by body. One query."""
    found: dict[int, set[int]] = {pk: set() for pk in bodies}
    for agency_id, person_id in _speaking.rows(tuple(sorted(bodies)), on=on):
        found[agency_id].add(person_id)
    return found


@prepared
def _speaking(bodies: tuple[int, ...], *, on: dt.date) -> QuerySet[Holding, tuple[int, int]]:
    roles = (Role.LEADER.value, Role.COORDINATOR.value)
    rows = Holding.objects.filter(current(on), role__in=roles, post__agency_id__in=bodies)
    return rows.values_list("post__agency_id", "person_id")
