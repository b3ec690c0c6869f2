"""Hoàn tác nhập sổ theo dõi. The whole batch goes, or nothing does and the tasks that moved on since are named."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from typing import Any

from django.db.models import ProtectedError, Q

from sauro.apps.directives.services import drop_concerned, drop_outside
from sauro.apps.imports.services import Changes, Source
from sauro.apps.journal.services import record, record_each
from sauro.apps.search.services import remove_all
from sauro.apps.tasks import events
from sauro.apps.tasks.models import Evidence, Task, TaskCoordinator, TaskHolder
from sauro.apps.tasks.services.cascading import add_counts
from sauro.apps.tasks.services.finding import make_findable
from sauro.apps.tasks.services.moving import change
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import Status

_CHUNK = 500
_NAMED = 10


def undo_register(changes: Changes, source: Source, by: Acting, at: dt.datetime) -> None:
    """Hoàn tác. Tasks made go, words come back, documents made for them go where nothing else cites them.

    Refusal import.undo.used, with the codes, where a task was accepted, updated, changed or used since.
    """
    made = [pk for change in changes for pk in change.get("made", ())]
    amended = [change for change in changes if "changed" in change]
    _refuse_moved(made, {change["changed"]: change["revision"] for change in amended})
    _take_back(made)
    for line in amended:
        _restore(line)
    for line in changes:
        for directive_id, pairs in line.get("concerns", {}).items():
            drop_concerned(directive_id=int(directive_id), pairs=[(pair[0], pair[1]) for pair in pairs])
    for pk in (pk for line in changes for pk in line.get("documents", ())):
        drop_outside(directive_id=pk)
    if amended:
        lines = [(("task", line["changed"]), None, line["before"]) for line in amended]
        record_each(events.WORDS_RESTORED, lines=lines, by=by, at=at)
    told = {"file": source.file_name, "rows": str(len(made) + len(amended))}
    record(events.REGISTER_UNDONE, about=("import", source.pk), by=by, at=at, new=told)


def _refuse_moved(made: list[int], amended: dict[int, int]) -> None:
    moved: list[str] = []
    for start in range(0, len(made), _CHUNK):
        some = made[start : start + _CHUNK]
        rows = Task.objects.select_for_update(of=("self",)).filter(pk__in=some).order_by("pk")
        used = set(Evidence.objects.filter(task_id__in=some).values_list("task_id", flat=True))
        used |= set(Task.objects.filter(parent_id__in=some).values_list("parent_id", flat=True))
        used |= set(
            TaskCoordinator.objects.filter(Q(task_id__in=some) & ~Q(asked_at=None)).values_list("task_id", flat=True)
        )
        moved += [
            code for pk, code, revision in rows.values_list("pk", "code", "revision") if revision != 1 or pk in used
        ]
    for task in Task.objects.select_for_update(of=("self",)).filter(pk__in=sorted(amended)).order_by("pk"):
        if task.revision != amended[task.pk]:
            moved.append(task.code)
    if moved:
        raise _used(moved)


def _used(codes: list[str]) -> Refusal:
    named = ", ".join(codes[:_NAMED]) + ("…" if len(codes) > _NAMED else "")
    return Refusal(
        "import.undo.used",
        Sentence(
            N_("{count} nhiệm vụ của lượt nhập đã có bước tiếp theo: {codes}."),
            {"count": str(len(codes)), "codes": named},
        ),
        advice=N_("Không hoàn tác được cả lượt; rút hoặc sửa riêng từng nhiệm vụ."),
    )


def _take_back(made: list[int]) -> None:
    counts: dict[Status, Counter[int]] = defaultdict(Counter)
    for start in range(0, len(made), _CHUNK):
        some = made[start : start + _CHUNK]
        rows = Task.objects.filter(pk__in=some)
        codes = []
        for code, status, lead_id in rows.values_list("code", "status", "lead_id"):
            counts[Status(status)][lead_id] -= 1
            codes.append(code)
        remove_all("task", some)
        TaskHolder.objects.filter(task_id__in=some).delete()
        TaskCoordinator.objects.filter(task_id__in=some).delete()
        try:
            rows.delete()
        except ProtectedError as error:
            raise _used(codes) from error
    for status in sorted(counts):
        add_counts(counts[status], status)


def _restore(line: dict[str, Any]) -> None:
    task = Task.objects.select_related("lead", "directive").get(pk=line["changed"])
    before = line["before"]
    assert isinstance(before, dict)
    change(task, **before)
    if "work" in before:
        make_findable(task)
    TaskCoordinator.objects.filter(pk__in=line["coordinators"]).delete()
