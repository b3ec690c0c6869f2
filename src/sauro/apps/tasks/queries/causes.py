"""Chậm bao nhiêu, do ai: câu hỏi. Tasks judged by the fair clock, in few queries however many they are."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.models import HANDED_IN, Decision, Ending, ObjectiveCause, Task
from sauro.apps.tasks.queries.hanging import coordinators_of, hung
from sauro.domain.lateness import CAUSE_WORDS, CauseKind, Judged, Stop, judged, waiting_stop, words_of
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import Status, Step, Timeliness
from sauro.domain.worktime import WorkCalendar


@dataclass(frozen=True, slots=True)
class JudgedTask:
    """Kết quả về thời hạn của một nhiệm vụ. `scored`: False where it was taken back on the day it was given.

    words: how late and through whom, None where nothing is late.
    """

    judged: Judged
    scored: bool
    words: Sentence | None


def judged_of(tasks: Iterable[Task], on: dt.date) -> dict[int, JudgedTask]:
    """Đúng hạn hay chậm, for many tasks: id → result. Granted causes and suspensions stop the clock.

    Two queries besides the calendar's; tasks need no relation loaded.
    """
    rows = list(tasks)
    ids = [t.pk for t in rows]
    causes: dict[int, list[ObjectiveCause]] = defaultdict(list)
    granted = ObjectiveCause.objects.filter(task_id__in=ids, decision=Decision.GRANTED)
    for cause in granted.select_related("waiting_for"):
        causes[cause.task_id].append(cause)
    endings: dict[int, list[Ending]] = defaultdict(list)
    for ending in Ending.objects.filter(task_id__in=ids):
        endings[ending.task_id].append(ending)
    days = calendar()
    return {task.pk: _judged(task, causes[task.pk], endings[task.pk], on, days) for task in rows}


def judged_here(task: Task, on: dt.date) -> JudgedTask:
    """Đúng hạn hay chậm, of the task of a page: a topic that is known to be empty is not asked at all."""
    granted = hung(
        task, "causes", lambda: task.causes.filter(decision=Decision.GRANTED).select_related("waiting_for")
    )
    return _judged(task, granted, hung(task, "endings", task.endings.all), on, calendar())


def _judged(
    task: Task, causes: Iterable[ObjectiveCause], endings: Iterable[Ending], on: dt.date, days: WorkCalendar
) -> JudgedTask:
    stops = [(_stop(c), cause_words(c)) for c in causes]
    stops += [(stop, Sentence(N_("tạm dừng theo quyết định"))) for stop in suspensions(endings, on)]
    ended_on = timezone.localdate(task.ended_at) if task.ended_at and task.status != Status.CONFIRMED else None
    result = judged(
        due_on=task.due_on,
        started_on=started_on(task),
        today=min(on, ended_on) if ended_on else on,
        calendar=days,
        submitted_on=task.submitted_on if task.status in HANDED_IN else None,
        stops=[stop for stop, _ in stops],
    )
    said = words_of(result, list({str(why): why for _, why in stops}.values()))
    same_day = ended_on is not None and ended_on == timezone.localdate(task.approved_at)
    return JudgedTask(result, not same_day, said)


def started_on(task: Task) -> dt.date:
    """Ngày bắt đầu tính: the day the task was registered."""
    return timezone.localdate(task.approved_at)


def is_late(found: JudgedTask) -> bool:
    """Chậm do mình: late or overdue when every confirmed cause has been taken off."""
    return found.scored and found.judged.fair in (Timeliness.LATE, Timeliness.OVERDUE)


def _stop(cause: ObjectiveCause) -> Stop:
    return Stop(cause.since, cause.until)


def cause_words(cause: ObjectiveCause) -> Sentence:
    """Nguyên nhân, in the middle of a sentence; whom one waited for is named."""
    if cause.waiting_for is not None:
        return Sentence(N_("chờ {agency}"), {"agency": cause.waiting_for.name})
    return Sentence(CAUSE_WORDS[CauseKind(cause.kind)])


def suspensions(endings: Iterable[Ending], on: dt.date) -> list[Stop]:
    """Khoảng tạm dừng of one task: from the day of suspension to the day before work goes on, or while it lasts."""
    found, since = [], None
    for ending in sorted(endings, key=lambda e: (e.at, e.pk)):
        if ending.step == Step.SUSPEND:
            since = ending.on
        elif since is not None:
            if ending.on > since:
                found.append(Stop(since, ending.on - dt.timedelta(days=1)))
            since = None
    return [*found, Stop(since)] if since is not None else found


def causes_of(task: Task) -> list[ObjectiveCause]:
    """Nguyên nhân khách quan of a task, with who asked and who decided."""
    return hung(task, "causes", lambda: task.causes.select_related("waiting_for", "by_person", "decided_by__person"))


@dataclass(frozen=True, slots=True)
class ProposedWait:
    """Khoảng chờ cơ quan phối hợp, not asked for yet: the product proposes it, a person asks, an authority confirms."""

    agency: Agency
    since: dt.date
    until: dt.date | None


def proposed_waits(task: Task, on: dt.date) -> list[ProposedWait]:
    """Nguyên nhân có thể đề nghị from late contributions; those asked for already are left out.

    A page has the rows already: no query.
    """
    causes = hung(task, "causes", task.causes.all)
    known = {(c.waiting_for_id, c.since) for c in causes if c.decision != Decision.WITHDRAWN}
    found = []
    for row in coordinators_of(task):
        if row.agency is None or row.asked_at is None:
            continue
        stop = waiting_stop(
            asked_on=timezone.localdate(row.asked_at),
            due_on=row.due_on,
            delivered_on=timezone.localdate(row.delivered_at) if row.delivered_at else None,
            today=on,
        )
        if stop and (row.agency_id, stop.since) not in known:
            found.append(ProposedWait(row.agency, stop.since, stop.until))
    return found
