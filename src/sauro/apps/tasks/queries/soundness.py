"""Sổ có đúng không. What the database cannot hold as a constraint, asked of the rows as they stand (`sauro check`)."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, F, Q

from sauro.apps.tasks.models import Draft, DraftState, HolderRole, Task, TaskNumber
from sauro.domain.sentence import N_, Sentence


def unsound() -> Iterator[Sentence]:
    """Sai lệch của sổ nhiệm vụ: numbers beyond their counter, leads that differ, drafts approved without a task."""
    yield from _numbers()
    yield from _leads()
    lost = Draft.objects.filter(state=DraftState.APPROVED).annotate(made=Count("tasks")).exclude(made=1)
    for draft_id, made in lost.values_list("pk", "made"):
        values = {"draft": str(draft_id), "count": str(made)}
        yield Sentence(N_("đề xuất {draft} ghi là đã duyệt nhưng có {count} nhiệm vụ"), values)


def _numbers() -> Iterator[Sentence]:
    """Số nhiệm vụ: the counter of a year stands at its highest number or above."""
    counters: dict[int, int] = dict(TaskNumber.objects.values_list("year", "last"))
    highest: dict[int, int] = {}
    for code in Task.objects.values_list("code", flat=True).iterator():
        whole = code.partition(".")[0]  # a part counts under its whole: NV-2026-0417.2
        _, year, number = (*whole.split("-"), "", "")[:3]
        if not (year.isdigit() and number.isdigit()):
            yield Sentence(N_("số nhiệm vụ {code} không đúng mẫu"), {"code": code})
            continue
        highest[int(year)] = max(highest.get(int(year), 0), int(number))
    for of, given in sorted(highest.items()):
        last = counters.get(of, 0)
        if last < given:
            values = {"year": str(of), "last": str(last), "number": str(given)}
            yield Sentence(N_("bộ đếm năm {year} đứng ở {last}, thấp hơn số {number} đã cấp"), values)


def _leads() -> Iterator[Sentence]:
    """Cơ quan chủ trì: the one of the task is the one who holds it now."""
    holds = Q(holders__role=HolderRole.LEAD, holders__until=None, holders__agency=F("lead"))
    for code in Task.objects.exclude(pk__in=Task.objects.filter(holds).values("pk")).values_list("code", flat=True):
        yield Sentence(N_("{code}: cơ quan chủ trì khác với nơi đang giữ việc"), {"code": code})
