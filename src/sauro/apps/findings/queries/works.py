"""Câu giao việc: câu hỏi. The orders of documents in force, as overlap and omission see them; and who shares a key."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from sauro.apps.agencies.models import Agency
from sauro.apps.directives.models import Clause, Descent, Directive, DirectiveState, Reading, Reference, Source
from sauro.apps.directives.permissions import OPEN_TO_INSPECTION
from sauro.apps.directives.queries import directives_visible_to, states_on
from sauro.apps.findings.models import WorkKey
from sauro.apps.rulebook.queries import rules
from sauro.apps.tasks.models import RUNNING, ActorRole, Draft, DraftActor, DraftState, Task
from sauro.apps.tasks.queries.registering import register_clocks
from sauro.domain.acting import Acting
from sauro.domain.agencies import Level
from sauro.domain.documents.model import Family
from sauro.domain.duties import Body, Duty, Paper, Unasked, asked_of, keys_of
from sauro.domain.omission import Owed
from sauro.domain.text.fold import fold

_LIVE = (DraftState.PROPOSED, DraftState.APPROVED)
_KEYS = 400  # in one question
_UNIT = re.compile(r"\b(?:xã|phường|đặc khu|thị trấn)\s+\S.*$", re.IGNORECASE)  # at the end of a communal body's name


def in_force() -> Q:
    """Văn bản đang có hiệu lực, as far as its rows say: read or registered, no copy, no later version under review."""
    return Q(state__in=OPEN_TO_INSPECTION, same_file_as=None) & ~Q(Exists(_taken_up_later("")))


def in_force_of(path: str) -> Q:
    """`in_force` of the document at the end of a path."""
    wanted = {f"{path}__state__in": OPEN_TO_INSPECTION, f"{path}__same_file_as": None}
    return Q(**wanted) & ~Q(Exists(_taken_up_later(f"{path}__")))


def _taken_up_later(path: str) -> QuerySet[Draft]:
    """Bản sau đã rà soát. A later version takes the place of an earlier one once it has drafts, not by being uploaded:
    the scan of a document whose tasks stand in the register says nothing new."""
    return Draft.objects.filter(
        directive__identity=OuterRef(f"{path}identity"),
        directive__registrar=OuterRef(f"{path}registrar"),
        directive__version__gt=OuterRef(f"{path}version"),
        directive__same_file_as=None,
    )


def out_of_force(ids: Collection[int], on: dt.date) -> set[int]:
    """Văn bản hết hiệu lực trong ngày: replaced by a confirmed relation, revoked, expired. Three queries."""
    return {pk for pk, state in states_on(Directive.objects.filter(pk__in=ids), on).items() if state.ended}


def stamps(on: dt.date, ids: Collection[int] | None = None) -> dict[int, str]:
    """Dấu của các câu giao việc: changes when a draft, a task or the force of a document does. Six queries in all.

    ids: of which documents, None for every one in force. What is not in force has none.
    """
    rows, drafts, tasks = Directive.objects.filter(in_force()), Draft.objects.all(), Task.objects.all()
    if ids is not None:
        rows = rows.filter(pk__in=ids)
        drafts, tasks = drafts.filter(directive__in=ids), tasks.filter(directive__in=ids)
    effects = states_on(rows.only("pk", "issued_on"), on)
    proposed = _grouped(drafts, n=Count("pk"), last=Max("pk"), version=Max("version"), edited=Max("edited_at"))
    waiting = _grouped(drafts.filter(state=DraftState.PROPOSED), n=Count("pk"))
    given = _grouped(tasks, n=Count("pk"), last=Max("pk"), ended=Max("ended_at"), given=Max("assigned_at"))
    groups = (proposed, waiting, given, ripe(rows.filter(pk__in=waiting), on))
    heads = rows.order_by("pk").values_list("pk", "revision", "state", "issuer_id")
    return {
        pk: hashlib.sha256(repr((rest, effects[pk].effect, *(g.get(pk) for g in groups))).encode()).hexdigest()
        for pk, *rest in heads
    }


def _grouped(rows: Any, **asked: Any) -> dict[int, tuple[Any, ...]]:
    names = tuple(asked)
    found = rows.order_by().values("directive").annotate(**asked).values_list("directive", *names)
    return {pk: tuple(str(v) for v in values) for pk, *values in found}


def ripe(directives: Iterable[Directive], on: dt.date) -> dict[int, bool]:
    """Đã qua hạn vào sổ mà còn đề xuất: until that day a draft that waits is work under way, no omission. Two queries.

    A document whose drafts are all settled is not among them: what nobody proposed may be asked about at once.
    """
    clocks = register_clocks(directives, on)
    return {pk: clock.late > 0 for pk, clock in clocks.items() if clock.done_on is None}


def like_minded(keys: Collection[str], on: dt.date) -> dict[str, set[int]]:
    """Văn bản cùng chữ: key → those that stand under it; keys that too many have tell nothing and are left out."""
    most, groups, wanted = rules().number("overlap.common_above", on), dict[str, set[int]](), sorted(keys)
    for i in range(0, len(wanted), _KEYS):
        rows = WorkKey.objects.filter(key__in=wanted[i : i + _KEYS]).values_list("key", "directive_id")
        for key, pk in rows:
            groups.setdefault(key, set()).add(pk)
    return {key: group for key, group in groups.items() if len(group) <= most}


def papers_like(paper: Paper, acting: Acting, on: dt.date) -> list[Paper]:
    """Văn bản đang có hiệu lực giao cùng việc với một dự thảo, of those that the person may see."""
    keys = asked_of(paper) | {f"s:{key}" for key in keys_of(paper)}
    found = {pk for group in like_minded(keys, on).values() for pk in group}
    seen = directives_visible_to(acting, on).filter(pk__in=found).values_list("pk", flat=True)
    ids = sorted(set(seen) - out_of_force(found, on))
    return papers_of(ids, on) if ids else []


def papers_of(ids: Sequence[int], on: dt.date) -> list[Paper]:
    """Các văn bản with their orders, read or approved, and the clauses of which nothing came. Nine queries."""
    rows = {d.pk: d for d in Directive.objects.filter(in_force(), pk__in=ids).select_related("issuer").order_by("pk")}
    readings: dict[int, Reading] = {}
    for reading in Reading.objects.filter(directive__in=rows).order_by("version").prefetch_related("clauses"):
        readings[reading.directive_id] = reading
    duties = _duties(rows, readings)
    cites: dict[int, set[int]] = {}
    for pk, linked in Reference.objects.filter(directive__in=rows, linked__isnull=False).values_list(
        "directive", "linked"
    ):
        cites.setdefault(pk, set()).add(linked)
    in_time = {pk for pk, late in ripe(rows.values(), on).items() if not late}
    unasked = _unasked({pk: d for pk, d in rows.items() if pk not in in_time}, readings)
    return [
        Paper(
            id=pk,
            name=d.number or (d.subject[:60] or f"#{pk}"),
            issuer=d.issuer.name if d.issuer else d.issuer_printed,
            answers=d.registrar_id,
            subject=d.subject,
            duties=tuple(duties.get(pk, ())),
            cites=frozenset(cites.get(pk, ())),
            press=d.source == Source.PRESS or d.family == str(Family.PRESS),
            clauses=tuple(unasked.get(pk, ())),
        )
        for pk, d in rows.items()
    ]


def _duties(rows: dict[int, Directive], readings: dict[int, Reading]) -> dict[int, list[Duty]]:
    """One for each span of a document: its waiting draft, or the tasks that were made of it."""
    drafts = Draft.objects.filter(directive__in=rows, state__in=_LIVE).select_related("clause").order_by("start", "pk")
    actors: dict[int, list[DraftActor]] = {}
    for actor in DraftActor.objects.filter(draft__in=drafts).select_related("agency").order_by("role", "order"):
        actors.setdefault(actor.draft_id, []).append(actor)
    tasks: dict[tuple[int, int | None, int | None], list[Task]] = {}
    open_tasks = Task.objects.filter(directive__in=rows, parent=None, status__in=RUNNING).select_related("lead")
    for task in open_tasks.order_by("pk"):
        tasks.setdefault((task.directive_id, task.start, task.end), []).append(task)
    found: dict[int, dict[tuple[int | None, int | None], Duty]] = {}
    for draft in drafts:
        made = tasks.pop((draft.directive_id, draft.start, draft.end), [])
        if draft.state == DraftState.APPROVED and not made:
            continue  # what came of it has ended
        reading = readings.get(draft.directive_id)
        duty = _duty(draft, made, actors.get(draft.pk, []), reading.text if reading else "")
        spans = found.setdefault(draft.directive_id, {})
        spans.setdefault((draft.start, draft.end), duty)
    for (pk, start, end), made in tasks.items():
        reading = readings.get(pk)
        found.setdefault(pk, {}).setdefault((start, end), _duty(made[0], made, [], reading.text if reading else ""))
    return {pk: [d for d in spans.values() if d.text.strip()] for pk, spans in found.items()}


def _duty(work: Draft | Task, made: Sequence[Task], actors: Sequence[DraftActor], text: str) -> Duty:
    start, end = work.start, work.end
    words = text[start:end] if start is not None and end is not None and text else work.text or work.work
    marker = work.clause_marker if isinstance(work, Task) else (work.clause.marker if work.clause else "")
    leads = [a for a in actors if a.role == ActorRole.LEAD]
    if made:
        bodies = tuple({t.lead_id: _body(t.lead) for t in made}.values())
    else:
        bodies = tuple(_body(a.agency) if a.agency else Body(fold(a.printed), a.printed) for a in leads)
    everyone = isinstance(work, Draft) and work.addressee == "all_recipients" and not leads
    return Duty(
        slot=f"{work.directive_id}.{start if start is not None else f't{work.pk}'}",
        marker=marker,
        text=words,
        start=start or 0,
        bodies=() if everyone else bodies,
        every=everyone or len(bodies) > 2,
        named=tuple(a.printed for a in actors),
        product=work.product,
        task=made[0].pk if len(made) == 1 else None,
    )


def _body(agency: Agency) -> Body:
    return body_of_orders(agency.pk, agency.name, agency.level)


def body_of_orders(pk: int, name: str, level: str) -> Body:
    """Nơi làm việc, as orders are compared: with the commune that it is of, if it is of one."""
    unit = _UNIT.search(name) if level == Level.COMMUNE else None
    return Body(str(pk), name, pk, fold(unit.group()) if unit else "")


def _unasked(rows: dict[int, Directive], readings: dict[int, Reading]) -> dict[int, list[Unasked]]:
    """Mục chưa có nhiệm vụ of registered documents: leaf clauses of the body where nothing was made, or drafts wait."""
    entered = {pk for pk, d in rows.items() if d.state == DirectiveState.REGISTERED}
    states: dict[int, list[str]] = {}
    drafts = Draft.objects.filter(directive__in=entered, clause__isnull=False).values_list("clause_id", "state")
    for clause_id, state in drafts:
        states.setdefault(clause_id or 0, []).append(state)
    tasked = set(Task.objects.filter(directive__in=entered).values_list("clause_id", flat=True))
    found: dict[int, list[Unasked]] = {}
    for pk in entered & readings.keys():
        clauses = list(readings[pk].clauses.all())
        parents = {c.parent_id for c in clauses}
        for clause in clauses:
            here = states.get(clause.pk, [])
            waiting = here.count(DraftState.PROPOSED)
            if waiting or not (here or clause.pk in tasked or clause.pk in parents or clause.in_annex):
                found.setdefault(pk, []).append(_clause(clause, readings[pk].text, waiting))
    return found


def _clause(clause: Clause, text: str, waiting: int) -> Unasked:
    start = clause.start or 0
    return Unasked(f"{start}", clause.marker, text[start : clause.end].rstrip(), start, waiting)


def owed_plans(on: dt.date) -> list[Owed]:
    """Kế hoạch còn nợ sau hạn of documents in force. Four queries."""
    rows = (
        Descent.objects.filter(in_force_of("directive"), plan_by__lt=on, plan=None, no_plan_because="")
        .select_related("directive", "agency")
        .order_by("pk")
    )
    ended = out_of_force({row.directive_id for row in rows}, on)
    return [
        Owed(
            directive=row.directive_id,
            paper=row.directive.number or row.directive.subject[:60],
            agency=row.agency_id,
            agency_name=row.agency.name,
            printed=row.printed,
            plan_by=row.plan_by,
            registrar=row.directive.registrar_id,
        )
        for row in rows
        if row.plan_by is not None and row.directive_id not in ended
    ]


def keys_by_directive(ids: Iterable[int]) -> dict[int, set[str]]:
    """Khóa đang có trong chỉ mục of these documents."""
    found: dict[int, set[str]] = {}
    for pk, key in WorkKey.objects.filter(directive__in=list(ids)).values_list("directive_id", "key"):
        found.setdefault(pk, set()).add(key)
    return found
