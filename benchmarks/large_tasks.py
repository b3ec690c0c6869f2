"""Nhiệm vụ của tỉnh lớn. Directives, tasks and their history in bulk, spread as in a province at work.

Of ten tasks seven come from a directive and three are parts of one; somewhat more than half are done. The newest fifth
of the directives has a text with clauses and approved drafts, the older ones came from an earlier register.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model
from django.utils import timezone

from sauro.apps.accounts.models import User
from sauro.apps.agencies.models import Agency, AgencyEdge, Holding
from sauro.apps.agencies.queries import search_key
from sauro.apps.directives.models import Clause, Concern, Directive, DirectiveState, Reading
from sauro.apps.journal.services import record_each
from sauro.apps.search.services import index_new
from sauro.apps.tasks import events
from sauro.apps.tasks.models import (
    ActorRole,
    Decision,
    Draft,
    DraftActor,
    DraftState,
    HolderRole,
    Progress,
    Review,
    Submission,
    Task,
    TaskCoordinator,
    TaskCount,
    TaskHolder,
    TaskNumber,
    Work,
)
from sauro.domain.extraction.model import Clarity, DeadlineKind, Product
from sauro.domain.tasks import ENDED, Status

OF_A_DIRECTIVE = 35
PARTS_OF_A_TASK = 3
BATCH = 1_000
_SHARED = tuple(f.name for f in Work._meta.get_fields())
_LIGHTS = [[str(c), "clear"] for c in Clarity]
_UNCLEAR = [*_LIGHTS[:5], [str(Clarity.SAN_PHAM), "unclear"]]
_STATUSES = (
    (Status.CONFIRMED, 55), (Status.IN_PROGRESS, 19), (Status.ACCEPTED, 6), (Status.ASSIGNED, 6),
    (Status.SUBMITTED, 5), (Status.SENT_BACK, 2), (Status.SUSPENDED, 1), (Status.REGISTERED, 1),
    (Status.WITHDRAWN, 3), (Status.REPLACED, 2),
)  # fmt: skip
_WITH_RESPONSIBLE = {Status.ACCEPTED, Status.IN_PROGRESS, Status.SUBMITTED, Status.SENT_BACK, Status.CONFIRMED,
                     Status.SUSPENDED}  # fmt: skip
_WORKED_ON = _WITH_RESPONSIBLE - {Status.ACCEPTED}
_REPORTED = (Status.SUBMITTED, Status.CONFIRMED)
_VERBS = (
    "rà soát, cắt giảm giấy tờ trong các thủ tục", "xây dựng kế hoạch kiểm tra việc chấp hành kỷ cương",
    "tổng hợp, báo cáo kết quả thực hiện", "lập danh mục hồ sơ quá hạn theo lĩnh vực", "ban hành quy chế phối hợp",
    "hoàn thiện cơ sở dữ liệu dùng chung", "tổ chức hội nghị đánh giá", "kiểm tra việc tiếp nhận và trả kết quả",
    "đề xuất phương án sắp xếp trụ sở dôi dư", "hướng dẫn các đơn vị thực hiện đánh giá cán bộ",
)  # fmt: skip
_FIELDS = (
    "thủ tục hành chính", "đất đai", "xây dựng", "giáo dục", "y tế cơ sở", "chuyển đổi số", "đầu tư công",
    "công tác cán bộ", "môi trường", "giảm nghèo", "trật tự đô thị", "văn hóa cơ sở", "tiếp công dân",
    "quản lý tài sản",
)  # fmt: skip
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class World:
    """Những gì nhiệm vụ cần: bodies, their people and children, who approves, the day it is."""

    bodies: dict[int, Agency]
    children: dict[int, list[int]]
    holdings: Mapping[int, Sequence[Holding]]
    heads: Mapping[int, Holding]
    registrars: tuple[tuple[Agency, Agency, int], ...]  # (registrar, giver, account that approves)
    dice: random.Random
    at: dt.datetime
    today: dt.date


def add_tasks(
    number: int, holdings: Mapping[int, Sequence[Holding]], heads: Mapping[int, Holding], dice: random.Random,
    at: dt.datetime,
) -> None:  # fmt: skip
    """So many tasks, seven of ten from directives, three of ten as parts; with holders, progress, journal, index."""
    world = _world(holdings, heads, dice, at)
    directives = _directives(max(1, number * 7 // 10 // OF_A_DIRECTIVE), world)
    roots = [_root(directive, place, n, world) for n, (directive, place) in enumerate(_places(directives, number))]
    _readings(directives, roots, world)
    _bulk(Task, roots)
    parts = _parts(roots, number - len(roots), world)
    _bulk(Task, parts)
    Task.objects.bulk_update([t for t in roots if t.part_number], ["part_number"], batch_size=200)
    tasks = [*roots, *parts]
    _hangers(tasks, world)
    _keep_numbers(tasks)
    index_new("task", ((t.pk, f"{t.code} · {t.work}", f"{t.directive.number} {t.lead.name} {t.text}") for t in tasks))


def _world(
    holdings: Mapping[int, Sequence[Holding]], heads: Mapping[int, Holding], dice: random.Random, at: dt.datetime
) -> World:
    bodies = {a.pk: a for a in Agency.objects.filter(valid_to=None) if a.pk in heads}
    children: dict[int, list[int]] = {}
    for parent, child in AgencyEdge.objects.filter(until=None).values_list("parent_id", "child_id"):
        if parent in bodies and child in bodies:
            children.setdefault(parent, []).append(child)
    code = {a.code: a for a in bodies.values()}
    pairs = [("VPTU", "TU")] * 6 + [("VPUB", "UBND")] * 3 + [("UB001", "UB001")]
    accounts = dict(User.objects.exclude(person=None).values_list("person_id", "pk"))

    def approver(body: Agency) -> int:
        return next(accounts[h.person_id] for h in holdings[body.pk] if h.person_id in accounts)

    registrars = tuple((code[r], code[g], approver(code[r])) for r, g in pairs if r in code and g in code)
    return World(bodies, children, holdings, heads, registrars, dice, at, timezone.localdate(at))


def _directives(number: int, world: World) -> list[Directive]:
    """Văn bản, oldest first over a year and a half."""
    rows = []
    for place in range(number):
        registrar, giver, account = world.registrars[place % len(world.registrars)]
        day = world.today - dt.timedelta(days=max(1, 540 - 540 * place // number))
        at = timezone.make_aware(dt.datetime.combine(day, dt.time(9)))
        number_of_it = f"{place + 1000}-CV/{'TU' if giver.code == 'TU' else giver.code}"
        subject = f"Về việc thực hiện nhiệm vụ {world.dice.choice(_FIELDS)}"
        rows.append(
            Directive(
                state=DirectiveState.REGISTERED, kind="cong_van", family="party", issuer=giver,
                issuer_printed=giver.name, number=number_of_it, symbol="CV/TU", issued_on=day, subject=subject,
                identity=f"{giver.code} {number_of_it}".lower(), registrar=registrar, giver=giver,
                uploaded_by_id=account, uploaded_at=at, read_at=at, registered_at=at,
                folded=search_key(f"{number_of_it} {subject} {giver.name}"),
            )
        )  # fmt: skip
    _bulk(Directive, rows)
    return rows


def _places(directives: Sequence[Directive], number: int) -> Iterator[tuple[Directive, int]]:
    for n in range(number * 7 // 10):
        yield directives[min(n // OF_A_DIRECTIVE, len(directives) - 1)], n % OF_A_DIRECTIVE


def _status(world: World, age: int) -> Status:
    """The older, the more likely done."""
    found = world.dice.choices([s for s, _ in _STATUSES], [w for _, w in _STATUSES])[0]
    if age > 240 and found not in ENDED and world.dice.random() < 0.8:
        return Status.CONFIRMED
    return found


def _root(directive: Directive, place: int, n: int, world: World) -> Task:
    dice = world.dice
    ids = list(world.children) if dice.random() < 0.5 else list(world.bodies)
    lead = world.bodies[dice.choice(ids)]
    assert directive.issued_on is not None and directive.registered_at is not None
    year = directive.issued_on.year
    task = Task(
        code=f"NV-{year}-{n + 1:05d}", directive=directive, registrar=directive.registrar, giver=directive.giver,
        clause_marker=f"{place + 1}", approved_by_id=directive.uploaded_by_id, part_number=0,
        text=f"{lead.name} chủ trì, phối hợp với các cơ quan liên quan {_work(dice)}",
    )  # fmt: skip
    return _filled(task, lead, directive.issued_on + dt.timedelta(days=2), world)


def _work(dice: random.Random) -> str:
    return f"{dice.choice(_VERBS)} {dice.choice(_FIELDS)} năm {dice.choice((2025, 2026))}"


def _filled(task: Task, lead: Agency, given_on: dt.date, world: World) -> Task:
    """Status, person, dates, lights and words of a task that its lead has since a day."""
    dice = world.dice
    given_on = min(given_on, world.today)
    given = timezone.make_aware(dt.datetime.combine(given_on, dt.time(10)))
    status = _status(world, (world.today - given_on).days)
    timeless = dice.random() < 0.06
    due = None if timeless else given_on + dt.timedelta(days=dice.randint(15, 150))
    unclear = dice.random() < 0.04
    task.lead, task.status, task.work = lead, str(status), task.work or _work(dice)
    task.deadline_kind = str(DeadlineKind.RECURRING if timeless else DeadlineKind.DATE)
    task.cadence, task.due_on, task.original_due_on = ("R/P3M" if timeless else ""), due, due
    if due:
        template = "Văn bản ghi “trước ngày {day}”: hạn là {day}."
        task.due_because = {"template": template, "values": {"day": f"{due:%d/%m/%Y}"}}
    task.product, task.authority_document = str(dice.choice(list(Product))), task.directive.number
    task.lights, task.clear_lights = (_UNCLEAR, 5) if unclear else (_LIGHTS, 6)
    task.starred, task.urgent = dice.random() < 0.03, dice.random() < 0.02
    task.approved_at = task.assigned_at = given
    task.accept_by = given_on + dt.timedelta(days=1)
    people = world.holdings[lead.pk]
    task.proposed = world.heads[lead.pk]
    if status in _WITH_RESPONSIBLE:
        task.responsible = dice.choice(people)
        task.accepted_at = task.last_sign_at = given + dt.timedelta(days=1)
    if status in _WORKED_ON:
        task.percent = 100 if status in _REPORTED else dice.randrange(5, 95, 5)
        ago = dice.randint(0, max(1, min(60, (world.today - given_on).days)))
        task.last_sign_at = max(task.last_sign_at or given, world.at - dt.timedelta(days=ago))
    if status in _REPORTED:
        late = (due or given_on) + dt.timedelta(days=dice.choice((-9, -5, -3, -1, -1, 0, 0, 4, 12)))
        task.submitted_on = max(given_on, min(late, world.today))
        task.submitted_at = timezone.make_aware(dt.datetime.combine(task.submitted_on, dt.time(15)))
    if status in ENDED:
        task.ended_at = (task.submitted_at or given) + dt.timedelta(hours=30)
    words = f"{task.code} {task.directive.number} {task.work} {lead.name} {lead.short_name}"
    task.folded = search_key(words)
    return task


def _readings(directives: Sequence[Directive], roots: Sequence[Task], world: World) -> None:
    """Bản đọc, mục và đề xuất đã duyệt of the newest fifth; each task points at its words in the text."""
    newest = {d.pk: d for d in directives[-max(1, len(directives) // 5) :]}
    by_directive: dict[int, list[Task]] = {}
    for task in roots:
        if task.directive_id in newest:
            by_directive.setdefault(task.directive_id, []).append(task)
    readings, clauses, reviews, drafts = [], [], [], []
    for pk, tasks in by_directive.items():
        text = f"{newest[pk].issuer_printed.upper()}\n\n{newest[pk].subject}\n"
        reading = Reading(directive=newest[pk], version=1, reader_version="1", made_at=newest[pk].read_at)
        review = Review(directive=newest[pk], reading=reading, proposed_at=newest[pk].read_at)
        for order, task in enumerate(tasks):
            text += f"{task.clause_marker}. "
            task.start, task.end = len(text), len(text) + len(task.text)
            text += task.text + ".\n"
            clause = Clause(
                reading=reading, order=order, marker=task.clause_marker, level=1, start=task.start, end=task.end
            )
            shared = {name: getattr(task, name) for name in _SHARED}
            draft = Draft(
                **shared, review=review, directive=newest[pk], clause=clause, order=order, lights=task.lights,
                state=DraftState.APPROVED, version=2, proposed_holding=task.proposed,
            )  # fmt: skip
            task.clause, task.draft = clause, draft
            clauses.append(clause)
            drafts.append(draft)
        reading.text = text
        readings.append(reading)
        reviews.append(review)
    for model, rows in ((Reading, readings), (Clause, clauses), (Review, reviews), (Draft, drafts)):
        _bulk(model, rows)  # type: ignore[type-var]
    _bulk(
        DraftActor,
        [
            DraftActor(draft=t.draft, role=ActorRole.LEAD, order=0, printed=t.lead.name, agency=t.lead)
            for tasks in by_directive.values()
            for t in tasks
        ],
    )


def _parts(roots: Sequence[Task], number: int, world: World) -> list[Task]:
    """Phần việc: a task of a body with bodies below it gives three of them away."""
    parts: list[Task] = []
    able = [t for t in roots if t.lead_id in world.children and t.status in [str(s) for s in _WORKED_ON]]
    for parent in able:
        for n in range(1, PARTS_OF_A_TASK + 1):
            if len(parts) == number:
                return parts
            lead = world.bodies[world.dice.choice(world.children[parent.lead_id])]
            part = Task(
                code=f"{parent.code}.{n}", directive=parent.directive, clause_id=parent.clause_id,
                clause_marker=parent.clause_marker, text=parent.text, registrar=parent.lead, giver=parent.lead,
                approved_by_id=parent.approved_by_id, parent=parent, root=parent,
            )  # fmt: skip
            parts.append(_filled(part, lead, timezone.localdate(parent.approved_at) + dt.timedelta(days=3), world))
            parent.part_number = n
    return parts


def _hangers(tasks: Sequence[Task], world: World) -> None:
    """Nơi giữ việc, cơ quan phối hợp, tiến độ, báo cáo, cơ quan liên quan, nhật ký."""
    dice, ids = world.dice, list(world.bodies)
    holders, coordinators, updates, reports = [], [], [], []
    for task in tasks:
        holders.append(TaskHolder(task=task, role=HolderRole.LEAD, agency=task.lead, since=task.approved_at))
        if task.responsible:
            holders.append(
                TaskHolder(
                    task=task, role=HolderRole.RESPONSIBLE, agency=task.lead, holding=task.responsible,
                    since=task.accepted_at,
                )
            )  # fmt: skip
        for other in dice.sample(ids, dice.choice((0, 0, 1, 1, 2))) if task.parent is None else ():
            if other != task.lead_id:
                coordinators.append(TaskCoordinator(task=task, agency_id=other, printed=world.bodies[other].name))
        if task.percent is not None and task.responsible:
            updates.append(_update(task))
        if task.submitted_at is not None and task.responsible:
            reports.append(_report(task))
    for model, rows in (
        (TaskHolder, holders), (TaskCoordinator, coordinators), (Progress, updates), (Submission, reports)
    ):  # fmt: skip
        _bulk(model, rows)  # type: ignore[type-var]
    _bulk(Concern, [Concern(directive_id=d, agency_id=a) for d, a in {(t.directive_id, t.lead_id) for t in tasks}])
    _journal(tasks, updates, world)


def _update(task: Task) -> Progress:
    assert task.responsible is not None and task.last_sign_at is not None
    return Progress(
        task=task, percent=task.percent, line="Đã hoàn thành dự thảo, đang lấy ý kiến", agency=task.lead,
        by_name=task.responsible.person.name, at=task.last_sign_at,
    )  # fmt: skip


def _report(task: Task) -> Submission:
    assert task.responsible is not None and task.submitted_at is not None
    confirmed = task.status == str(Status.CONFIRMED)
    return Submission(
        task=task, number=1, summary="Đã thực hiện xong, có văn bản kèm theo", product=task.product,
        document_number=f"{task.pk}/BC", by_person=task.responsible.person, at=task.submitted_at,
        decision=Decision.GRANTED if confirmed else Decision.WAITING, decided_at=task.ended_at if confirmed else None,
    )  # fmt: skip


def _journal(tasks: Sequence[Task], updates: Sequence[Progress], world: World) -> None:
    """One entry for each task that entered the register and for each update, in one chain."""
    entered = [
        (("task", t.pk), None, {"code": t.code, "lead": t.lead.name, "due_on": t.due_on, "work": t.work}) for t in tasks
    ]
    said = [(("task", p.task_id), {"percent": None}, {"percent": p.percent, "said": p.line}) for p in updates]
    for kind, lines in ((events.APPROVED, entered), (events.UPDATED, said)):
        for start in range(0, len(lines), BATCH):
            record_each(kind, lines=lines[start : start + BATCH], by=None, at=world.at)  # type: ignore[arg-type]


def _keep_numbers(tasks: Sequence[Task]) -> None:
    """Số đã cấp và số nhiệm vụ theo cơ quan agree with the rows."""
    years = Counter(t.code.split("-")[1] for t in tasks)
    _bulk(TaskNumber, [TaskNumber(year=int(year), last=len(tasks)) for year in {*years, str(timezone.now().year)}])
    counts = Counter((t.lead_id, t.status) for t in tasks)
    _bulk(TaskCount, [TaskCount(agency_id=a, status=s, number=n) for (a, s), n in counts.items()])


def _bulk(model: type[M], rows: Iterable[M]) -> None:
    manager: Any = model._default_manager
    manager.bulk_create(list(rows), batch_size=BATCH)
