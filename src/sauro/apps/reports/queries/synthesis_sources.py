"""Tổng hợp kỳ: ý kiến và quyết định. What bodies wrote in the window, what was decided in it, whom overdue work awaits.

Each question is asked up to the end of the closing day; what came later is not known yet.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from sauro.apps.reports.models import Report
from sauro.apps.reports.queries.collecting import collected_texts, is_filed, reports_of
from sauro.apps.reports.queries.synthesis_pasts import end_of, local_day, midnight
from sauro.apps.tasks.models import (
    Decision,
    Ending,
    Extension,
    ObjectiveCause,
    Progress,
    Submission,
    TaskCoordinator,
    TaskQuerySet,
)
from sauro.apps.tasks.queries.causes import cause_words
from sauro.domain.periods import day_short
from sauro.domain.report_forms import Topic
from sauro.domain.synthesis import WorkingDays
from sauro.domain.synthesis_store import Decided
from sauro.domain.synthesis_voices import Voice, heard
from sauro.domain.tasks import Step
from sauro.web.pagination import address_pattern

_SHORT = 200


def voices_of(tasks: TaskQuerySet, since: dt.date, day: dt.date) -> list[Voice]:
    """Khó khăn, đề xuất nêu trong kỳ, oldest first: from updates and from explanations of late reports."""
    between = {"at__gte": midnight(since), "at__lt": end_of(day), "task__in": tasks.order_by().values("pk")}
    rows = [
        (at, pk, "cập nhật", code, agency, body, words)
        for at, pk, code, agency, body, words in Progress.objects.filter(**between)
        .exclude(obstacle="")
        .values_list("at", "pk", "task__code", "agency_id", "agency__name", "obstacle")
    ]
    rows += [
        (at, pk, "báo cáo kết quả", code, agency, body, words)
        for at, pk, code, agency, body, words in Submission.objects.filter(**between)
        .exclude(late_because="")
        .values_list("at", "pk", "task__code", "task__lead_id", "task__lead__name", "late_because")
    ]
    found: list[Voice] = []
    day_of, page = local_day(), address_pattern("tasks:task")
    for at, _, source, code, agency, body, words in sorted(rows):
        on = day_of(at).isoformat()
        found += heard(Voice(words, agency, body, code, on, source, page % code))
    return found


def reported_voices(directive_id: int, period: str, day: dt.date) -> list[Voice]:
    """Khó khăn, đề xuất trong báo cáo định kỳ of a directive that were handed in by the end of the day."""
    reports = reports_of(None, period, directive_id=directive_id).filter(submitted_at__lt=end_of(day))
    days = dict(reports.values_list("pk", "submitted_on"))
    found = []
    for topic, told in collected_texts(reports).items():
        if topic not in (Topic.DIFFICULTIES, Topic.PROPOSALS):
            continue
        for said in told:
            on, href = days[said.report_id], reverse("reports:report", args=[said.report_id])
            voice = Voice(said.text, said.agency_id, said.agency, said.label, on.isoformat() if on else "",
                          "báo cáo định kỳ", href)  # fmt: skip
            found += heard(voice) if topic is Topic.DIFFICULTIES else [replace(voice, ask=True)]
    return found


def missing_reports(directive_id: int, period: str) -> list[Report]:
    """Nơi chưa báo cáo of a directive in a period, in the order of the registry."""
    return [row for row in reports_of(None, period, directive_id=directive_id) if not is_filed(row)]


def sayings_of(tasks: TaskQuerySet, day: dt.date) -> dict[int, str]:
    """Nguyên nhân nơi làm đã nêu: task → the last difficulty or explanation written by the end of the day."""
    until = end_of(day)
    still = Q(task__ended_at=None) | Q(task__ended_at__gte=until)
    asked = {"at__lt": until, "task__in": tasks.order_by().values("pk")}
    rows = list(Progress.objects.filter(still, **asked).exclude(obstacle="").values_list("at", "task_id", "obstacle"))
    told = Submission.objects.filter(still, **asked).exclude(late_because="")
    rows += told.values_list("at", "task_id", "late_because")
    return {task: " ".join(words.split())[:_SHORT] for _, task, words in sorted(rows)}


def waits_of(tasks: TaskQuerySet, day: dt.date, days: WorkingDays) -> dict[int, str]:
    """Đang chờ ai: task → "Sở A 12 ngày làm việc", of contributions that were overdue at the end of the day."""
    until = end_of(day)
    rows = TaskCoordinator.objects.filter(
        Q(delivered_at=None) | Q(delivered_at__gte=until), task__in=tasks.order_by().values("pk"),
        asked_at__lt=until, due_on__lt=day, agency__isnull=False,
    ).order_by("due_on", "pk")  # fmt: skip
    found: dict[int, list[str]] = defaultdict(list)
    for task, name, due in rows.values_list("task_id", "agency__name", "due_on"):
        assert due is not None  # asked for above: earlier than the day
        found[task].append(f"{name} {days.between(due, day)} ngày làm việc")
    return {task: ", ".join(words) for task, words in found.items()}


def decided_of(tasks: TaskQuerySet, since: dt.date, day: dt.date) -> list[Decided]:
    """Việc đã quyết định trong kỳ, and the requests that waited at its end, oldest first."""
    first, until = midnight(since), end_of(day)
    ids = tasks.order_by().values("pk")
    found: list[Decided] = []
    decided = Q(decided_at__gte=first, decided_at__lt=until, decision__in=[Decision.GRANTED, Decision.REFUSED])
    waiting = Q(decided_at=None, decision=Decision.WAITING) | Q(decided_at__gte=until)
    extensions = Extension.objects.filter(decided | waiting, task__in=ids, at__lt=until).select_related("task__lead")
    for row in extensions.order_by("at", "pk"):
        settled = row.decided_at is not None and row.decided_at < until
        kind = "extension_waiting" if not settled else "extended" if row.granted_due else "extension_refused"
        to = row.granted_due if settled and row.granted_due else row.asked_due
        words = f"từ {day_short(row.due_before)} đến {day_short(to)}: {row.reason}"
        found.append(_row(kind, row, words, row.decided_at if settled else row.at))
    causes = ObjectiveCause.objects.filter(decided | waiting, task__in=ids, at__lt=until)
    for cause in causes.select_related("task__lead", "waiting_for").order_by("at", "pk"):
        settled = cause.decided_at is not None and cause.decided_at < until
        granted = "cause_granted" if cause.decision == Decision.GRANTED else "cause_refused"
        words = f"{cause_words(cause)}: {cause.reason}"
        found.append(
            _row(granted if settled else "cause_waiting", cause, words, cause.decided_at if settled else cause.at)
        )
    paused = Ending.objects.filter(task__in=ids, step=str(Step.SUSPEND), at__gte=first, at__lt=until)
    for ending in paused.select_related("task__lead").order_by("at", "pk"):
        found.append(_row("suspended", ending, ending.reason, ending.at))
    return found


def _row(kind: str, row: Extension | ObjectiveCause | Ending, words: str, at: dt.datetime | None) -> Decided:
    on = timezone.localdate(at).isoformat() if at else ""
    return Decided(kind, row.task.code, row.task.lead.name, " ".join(words.split())[:_SHORT], on)
