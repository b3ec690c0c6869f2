"""Nhập sổ theo dõi. An office's older register becomes tasks as one batch, and is taken back as one batch.

One journal entry for the batch, and one for each task whose words it changed. A task that was done before the product
knew it is confirmed with the sheet's own date of completion and marked (`Task.imported`): nobody handed in evidence
here, and the page says so. Tasks that wait are assigned by the import, so the clock of answering begins with it; each
lead agency is told once, with the number of its tasks.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import search_key
from sauro.apps.directives.models import Directive
from sauro.apps.directives.services import note_newly_concerned
from sauro.apps.imports.services import Changes, Effect, Importer, Planned, Source
from sauro.apps.journal.services import record, record_each
from sauro.apps.notices.services import Telling, tell_each
from sauro.apps.search.services import index_new
from sauro.apps.tasks import events
from sauro.apps.tasks.models import HolderRole, Task, TaskCoordinator, TaskHolder, TaskNumber
from sauro.apps.tasks.permissions import may_import
from sauro.apps.tasks.services.cascading import add_counts, speakers
from sauro.apps.tasks.services.finding import make_findable
from sauro.apps.tasks.services.moving import answer_day, change, locked
from sauro.apps.tasks.services.register_columns import COLUMNS
from sauro.apps.tasks.services.register_comparing import Amended
from sauro.apps.tasks.services.register_documents import documents_of
from sauro.apps.tasks.services.register_plan import Wanted, plan_register
from sauro.apps.tasks.services.register_undoing import undo_register
from sauro.domain.acting import Acting
from sauro.domain.extraction.model import DeadlineKind, Light
from sauro.domain.registers import Standing
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import DraftFacts, LeadFact, Status, lights
from sauro.web.rows import insert_rows, next_ids

_CHUNK = 1000
_ALL_COLUMNS = tuple(f.attname for f in Task._meta.concrete_fields)


def import_register(planned: Sequence[Planned], source: Source, by: Acting, at: dt.datetime) -> Changes:
    """Nhập sổ theo dõi. Writes the planned rows inside the caller's transaction.

    Returns [{"made": [ids], "concerns", "documents"}, {"changed": id, "before", "coordinators", "revision"}…].
    """
    new = [(row.line, row.facts) for row in planned if row.effect is Effect.CREATED]
    directives, documents = documents_of([wanted for _, wanted in new], source, by, at)
    maker = _Maker(source, by, at, directives)
    for start in range(0, len(new), _CHUNK):
        maker.write([wanted for _, wanted in new[start : start + _CHUNK]])
    concerns = maker.finish()
    changes: Changes = [{"made": maker.made, "documents": documents, "concerns": concerns}]
    amended = [row.facts for row in planned if row.effect is Effect.CHANGED]
    changes += _amend(amended, by, at)
    told = {"created": str(len(maker.made)), "changed": str(len(amended)), "file": source.file_name}
    record(events.REGISTER_IMPORTED, about=("import", source.pk), by=by, at=at, new={**told, "hash": source.file_hash})
    return changes


class _Maker:
    """Ghi nhiệm vụ mới, a thousand at a time; memory holds one thousand and the ids of all."""

    def __init__(self, source: Source, by: Acting, at: dt.datetime, directives: dict[Any, Directive]) -> None:
        self.source, self.by, self.at, self.directives = source, by, at, directives
        self.agencies = Agency.objects.in_bulk()
        self.answer = answer_day(at)
        self.made: list[int] = []
        self.counts: dict[Status, Counter[int]] = defaultdict(Counter)
        self.concerned: dict[int, tuple[set[int], set[tuple[int, int]]]] = defaultdict(lambda: (set(), set()))

    def write(self, some: Sequence[Wanted]) -> None:
        year, last = timezone.localdate(self.at).year, self._numbers(len(some))
        tasks = [self._task(w, f"NV-{year}-{last + n:04d}") for n, w in enumerate(some, start=1)]
        for task, pk in zip(tasks, next_ids(Task, len(tasks)), strict=True):
            task.pk = pk
        insert_rows(Task, _ALL_COLUMNS, map(attrgetter(*_ALL_COLUMNS), tasks))
        pairs = list(zip(tasks, some, strict=True))
        leads = ((t.pk, HolderRole.LEAD.value, t.lead_id, None, self.at) for t in tasks)
        persons = (
            (t.pk, HolderRole.RESPONSIBLE.value, t.lead_id, t.responsible_id, self.at)
            for t in tasks
            if t.responsible_id
        )
        insert_rows(TaskHolder, ("task_id", "role", "agency_id", "holding_id", "since"), (*leads, *persons))
        others = ((t.pk, pk, name) for t, w in pairs for pk, name in w.coordinating)
        insert_rows(TaskCoordinator, ("task_id", "agency_id", "printed"), others)
        index_new("task", ((t.pk, f"{t.code} · {t.work}", self._words(t)) for t in tasks))
        for task, wanted in pairs:
            self._note(task, wanted)
        self.made += [t.pk for t in tasks]

    def _numbers(self, count: int) -> int:
        """The last number before `count` new ones; the row is changed first, so that nobody reads the same."""
        year = timezone.localdate(self.at).year
        TaskNumber.objects.get_or_create(year=year)
        TaskNumber.objects.filter(pk=year).update(last=F("last") + count)
        return TaskNumber.objects.get(pk=year).last - count

    def _words(self, task: Task) -> str:
        return f"{self.directives[task.directive_id].number} {self.agencies[task.lead_id].name} {task.text}"

    def _task(self, wanted: Wanted, code: str) -> Task:
        document = wanted.document if isinstance(wanted.document, int) else self.directives[wanted.document].pk
        directive, lead = self.directives[document], self.agencies[wanted.lead_id]
        lit = lights(self._facts(wanted, directive, lead))
        due = wanted.due
        task = Task(
            code=code,
            outside_code=wanted.outside_code,
            imported_id=self.source.pk,
            directive_id=directive.pk,
            clause_marker=wanted.clause,
            text=f"{wanted.work}\n{wanted.note}" if wanted.note else wanted.work,
            work=wanted.work,
            deadline_kind=due.kind if due else str(DeadlineKind.NONE),
            deadline_iso=due.iso if due else "",
            deadline_text=wanted.due_words,
            due_on=due.due_on if due else None,
            original_due_on=due.due_on if due else None,
            due_because=due.because if due else {},
            cadence=due.cadence if due else "",
            standing=wanted.standing_task,
            product=wanted.product,
            product_words=wanted.product_words,
            authority_words=wanted.authority,
            authority_document=directive.number,
            lead_id=lead.pk,
            giver_id=directive.giver_id,
            registrar_id=self.by.agency_id,
            lights=[[str(clarity), str(light)] for clarity, light in lit],
            clear_lights=sum(light is Light.CLEAR for _, light in lit),
            approved_by_id=self.by.account_id,
            approved_at=self.at,
            assigned_at=self.at,
            folded=search_key(f"{code} {directive.number} {wanted.work} {lead.name} {lead.short_name}"),
        )
        self._stand(task, wanted)
        return task

    def _facts(self, wanted: Wanted, directive: Directive, lead: Agency) -> DraftFacts:
        due = wanted.due
        return DraftFacts(
            leads=(LeadFact(lead.name, lead.pk),),
            work=wanted.work,
            deadline_text=wanted.due_words,
            due_on=due.due_on if due else None,
            cadence=due.cadence if due else "",
            standing=wanted.standing_task,
            issued_on=directive.issued_on,
            responsible=wanted.holding is not None,
            authority_words=wanted.authority,
            authority_document=directive.number,
            product=wanted.product,
            product_words=wanted.product_words,
        )

    def _stand(self, task: Task, wanted: Wanted) -> None:
        """Trạng thái khi vào sổ, as the preview said it."""
        holding = wanted.holding.pk if wanted.holding else None
        if wanted.standing is Standing.DONE and wanted.done_on is not None:
            noon = dt.datetime.combine(wanted.done_on, dt.time(12), timezone.get_default_timezone())
            task.status, task.responsible_id = str(Status.CONFIRMED), holding
            task.submitted_on, task.submitted_at, task.ended_at, task.percent = wanted.done_on, noon, self.at, 100
        elif wanted.standing is Standing.RUNNING and holding is not None:
            task.status, task.responsible_id = str(Status.IN_PROGRESS), holding
            task.accepted_at = task.last_sign_at = self.at
        else:
            task.status, task.proposed_id = str(Status.ASSIGNED), holding
            task.accept_by = self.answer

    def _note(self, task: Task, wanted: Wanted) -> None:
        bodies, people = self.concerned[task.directive_id]
        bodies.add(task.lead_id)
        bodies.update(pk for pk, _ in wanted.coordinating if pk is not None)
        if wanted.holding is not None:
            people.add((task.lead_id, wanted.holding.person_id))
        self.counts[Status(task.status)][task.lead_id] += 1

    def finish(self) -> dict[str, list[Any]]:
        """Số nhiệm vụ, cơ quan liên quan, một tin cho mỗi cơ quan chủ trì; returns who is newly concerned."""
        for status in sorted(self.counts):
            add_counts(self.counts[status], status)
        added = {}
        for directive_id, (bodies, people) in sorted(self.concerned.items()):
            pairs = note_newly_concerned(directive_id=directive_id, agency_ids=bodies, people=people)
            added[str(directive_id)] = [list(pair) for pair in pairs]
        self._tell()
        return added

    def _tell(self) -> None:
        waiting = self.counts.get(Status.ASSIGNED, Counter())
        by_body = speakers(set(waiting), timezone.localdate(self.at))
        tellings = [
            Telling(
                people=tuple(by_body[pk]),
                kind="task.assigned",
                about=("import", self.source.pk),
                text=Sentence(
                    N_("{count} nhiệm vụ trong sổ theo dõi cũ chờ {lead} nhận."),
                    {"count": str(number), "lead": self.agencies[pk].name},
                ),
                url=reverse("tasks:register") + f"?lead={pk}&status={Status.ASSIGNED}",
                slot=f"import.{self.source.pk}.{pk}",
            )
            for pk, number in sorted(waiting.items())
        ]
        tell_each(tellings, at=self.at)


def _amend(amended: Sequence[Amended], by: Acting, at: dt.datetime) -> Changes:
    """Sửa lời của nhiệm vụ đã có: one entry of the journal for each."""
    changes: Changes = []
    lines = []
    for wanted in amended:
        task = locked(wanted.pk)
        if task is None:
            continue
        before = {name: getattr(task, name) for name in wanted.values}
        change(task, **wanted.values)
        if "work" in wanted.values:
            make_findable(task)
        added = TaskCoordinator.objects.bulk_create(
            [TaskCoordinator(task=task, agency_id=pk, printed=name) for pk, name in wanted.coordinating]
        )
        concerned = note_newly_concerned(
            directive_id=task.directive_id, agency_ids={pk for pk, _ in wanted.coordinating if pk}, people=()
        )
        names = {"coordinating": "; ".join(name for _, name in wanted.coordinating)} if wanted.coordinating else {}
        lines.append((("task", task.pk), before, {**wanted.values, **names}))
        changes.append(
            {
                "changed": task.pk,
                "before": before,
                "coordinators": [row.pk for row in added],
                "concerns": {str(task.directive_id): [list(pair) for pair in concerned]},
                "revision": task.revision,
            }
        )
    if lines:
        record_each(events.WORDS_IMPORTED, lines=lines, by=by, at=at)
    return changes


REGISTER = Importer(
    kind="register",
    title=N_("Sổ theo dõi nhiệm vụ"),
    columns=COLUMNS,
    may=may_import,
    plan=plan_register,
    apply=import_register,
    undo=undo_register,
    back="tasks:register",
    rows_rule="import.register_rows",
    size_rule="import.register_megabytes",
)
