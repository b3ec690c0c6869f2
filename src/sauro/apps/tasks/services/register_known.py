"""Nhập sổ theo dõi: nhiệm vụ đã có. What the register holds of what a sheet names, found by code or by words."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from sauro.apps.directives.models import Directive
from sauro.apps.tasks.models import Task, TaskCoordinator
from sauro.apps.tasks.queries import tasks_visible_to
from sauro.domain.acting import Acting
from sauro.domain.text.fold import key

STUB = "Sổ theo dõi nhập từ tệp "  # the subject of the document that stands for a sheet which cites none
CHUNK = 500
_COLUMNS = (
    "pk", "code", "outside_code", "work", "lead_id", "directive_id", "product", "product_words", "due_on", "status",
    "registrar_id", "parent_id", "responsible__person__name",
)  # fmt: skip


@dataclass(slots=True)
class Known:
    """Nhiệm vụ đã có, as far as a sheet can say something of it."""

    pk: int
    code: str
    outside_code: str
    work: str
    lead_id: int
    directive_id: int
    product: str
    product_words: str
    due_on: dt.date | None
    status: str
    registrar_id: int
    parent_id: int | None
    person: str | None
    coordinating: list[tuple[int | None, str]] = field(default_factory=list)
    met: bool = False


def stubs_of(registrar_id: int) -> set[int]:
    """Văn bản đứng thay of sheets that cited none."""
    rows = Directive.objects.filter(registrar_id=registrar_id, number="", file=None, subject__startswith=STUB)
    return set(rows.values_list("pk", flat=True))


class KnownTasks:
    """Nhiệm vụ đã có của các văn bản và các mã mà bảng nêu; those of others only where the person may see them."""

    def __init__(
        self, by: Acting, on: dt.date, *, directives: Collection[int], stubs: Collection[int], codes: Collection[str]
    ) -> None:
        self.stubs = frozenset(stubs)
        self._by_pk: dict[int, Known] = {}
        own = Task.objects.filter(registrar_id=by.agency_id)
        for some in _chunks(sorted({*directives, *stubs})):
            self._take(own.filter(directive_id__in=some, parent=None))
        seen = tasks_visible_to(by, on)
        for wanted in _chunks(sorted(codes)):
            self._take(seen.filter(code__in=wanted))
        for some in _chunks(sorted(self._by_pk)):
            rows = TaskCoordinator.objects.filter(task_id__in=some)
            for task_id, agency_id, printed in rows.values_list("task_id", "agency_id", "printed"):
                self._by_pk[task_id].coordinating.append((agency_id, printed))
        self.by_code = {t.code: t for t in self._by_pk.values()}
        self._by_outside = {
            (self._of(t.directive_id), t.outside_code): t for t in self._by_pk.values() if t.outside_code
        }
        self._by_words: dict[tuple[int, str, int], list[Known]] = defaultdict(list)
        for task in sorted(self._by_pk.values(), key=lambda t: -t.pk):
            if not task.outside_code:
                self._by_words[self._of(task.directive_id), key(task.work), task.lead_id].append(task)
        self._directives = {*directives, *stubs}
        self._registrar_id = by.agency_id

    def _take(self, tasks: QuerySet[Task]) -> None:
        for values in tasks.order_by().values_list(*_COLUMNS).iterator(chunk_size=2000):
            self._by_pk.setdefault(values[0], Known(*values))

    def _of(self, directive_id: int) -> int:
        """Sheets that cite no document are one source, whatever their files were called."""
        return 0 if directive_id in self.stubs else directive_id

    def same(self, *, directive_id: int, outside_code: str, work: str, lead_id: int) -> Known | None:
        """The task that a row without our code means; of equal ones the oldest that no row has met yet."""
        if outside_code:
            found = self._by_outside.get((directive_id, outside_code))
            if found is not None:
                return None if found.met else found
        waiting = self._by_words.get((directive_id, key(work), lead_id), [])
        while waiting:
            found = waiting.pop()
            if not found.met:
                return found
        return None

    def missing(self) -> list[tuple[str, str]]:
        """Có trong sổ, không có trong bảng: (code, work) of the same sources."""
        return [
            (t.code, t.work)
            for t in sorted(self._by_pk.values(), key=lambda t: t.code)
            if not t.met
            and t.parent_id is None
            and t.registrar_id == self._registrar_id
            and t.directive_id in self._directives
        ]


def _chunks(things: list[Any]) -> Iterable[list[Any]]:
    return (things[n : n + CHUNK] for n in range(0, len(things), CHUNK))
