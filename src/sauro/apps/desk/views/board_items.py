"""Dòng của bàn điều hành. What a list is called; what a row says: what, of whom, by when, where it opens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from sauro.apps.briefings.models import BriefingDuty
from sauro.apps.desk.views.lines import address, day_month, source_of
from sauro.apps.directives.models import Descent, Directive, Relation
from sauro.apps.findings.models import Finding
from sauro.apps.findings.queries import sentence_of
from sauro.apps.reports.models import Report, Synthesis
from sauro.apps.reports.queries.syntheses import subject_of
from sauro.apps.tasks.models import Decline, DueChange, Extension, ObjectiveCause, SignalNote, Submission, Task, Urging
from sauro.domain.obligations import period_name
from sauro.domain.sentence import Sentence
from sauro.domain.urging import RUNG_WORDS
from sauro.web.speech import say

MOST_CHARACTERS = 150


@dataclass(frozen=True, slots=True)
class Item:
    """Một dòng. `day`: by when, or since when where nothing is to be done by a day."""

    title: str
    url: str
    meta: str
    day: dt.date | None = None


TITLES: dict[str, Promise] = {
    "extensions": gettext_lazy("Gia hạn chờ quyết định"),
    "causes": gettext_lazy("Nguyên nhân khách quan chờ quyết định"),
    "escalated": gettext_lazy("Bị trả lại lần hai, cần chọn nơi chủ trì"),
    "explained": gettext_lazy("Giải trình chờ kết luận"),
    "to-explain": gettext_lazy("Điều chờ cơ quan giải trình, khắc phục"),
    "contests": gettext_lazy("Dấu hiệu được đề nghị xem lại"),
    "to-sign": gettext_lazy("Báo cáo chờ ký"),
    "syntheses": gettext_lazy("Tổng hợp kỳ chờ ký"),
    "relations": gettext_lazy("Quan hệ văn bản chờ xác nhận"),
    "coverage": gettext_lazy("Kế hoạch nơi nhận chờ đối chiếu"),
    "became-overdue": gettext_lazy("Vừa quá hạn"),
    "urged": gettext_lazy("Bị đôn đốc từ mức 3"),
    "sent-back": gettext_lazy("Kết quả bị trả lại"),
    "declined": gettext_lazy("Nơi được giao trả lại việc"),
    "moved": gettext_lazy("Hạn đổi vì lịch đổi"),
    "missing": gettext_lazy("Báo cáo vừa quá hạn"),
    "reports": gettext_lazy("Báo cáo quá hạn, chưa nộp"),
    "briefings": gettext_lazy("Quán triệt quá hạn"),
    "descents": gettext_lazy("Nơi nhận quá hạn báo nhận, gửi kế hoạch"),
    "in-review": gettext_lazy("Đang đọc, chờ rà soát"),
    "with-overdue": gettext_lazy("Có việc quá hạn"),
    "running": gettext_lazy("Đang làm, không việc nào quá hạn"),
    "finished": gettext_lazy("Đã xong mọi việc"),
    "without-tasks": gettext_lazy("Đã vào sổ, không có việc nào"),
    "unclear": gettext_lazy("Việc ta giao chưa rõ"),
}


def items_of(rows: Iterable[Any]) -> list[Item]:
    """Các dòng; how a row is told hangs on what it is."""
    return [_TOLD[type(row)](row) for row in rows]


def unclear_item(task: Task, faults: Iterable[Sentence]) -> Item:
    """Việc giao chưa rõ: what is unclear in the order, by document and clause; the unit that got it stands last."""
    said = "; ".join(say(fault) for fault in faults)
    return Item(_work(task), address("task", task), f"{source_of(task)} · {said} · {task.lead.name}", _day(task))


def _work(task: Task) -> str:
    words = task.work[:1].upper() + task.work[1:]
    return words if len(words) <= MOST_CHARACTERS else words[:MOST_CHARACTERS].rsplit(" ", 1)[0] + "…"


def _day(task: Task) -> dt.date:
    return timezone.localdate(task.approved_at)


def _task(row: Task) -> Item:
    return Item(_work(row), address("task", row), f"{source_of(row)} · {row.lead.name}", row.due_on)


def _extension(row: Extension) -> Item:
    asked = gettext("%(body)s xin từ %(old)s đến %(new)s, lần %(n)s: %(reason)s") % {
        "body": row.by_agency.name, "old": day_month(row.due_before), "new": row.asked_due.strftime("%d/%m/%Y"),
        "n": row.number, "reason": row.reason[:MOST_CHARACTERS],
    }  # fmt: skip
    return Item(_work(row.task), address("extension", row.task), asked, row.decide_by)


def _cause(row: ObjectiveCause) -> Item:
    said = gettext("%(body)s, từ %(day)s: %(reason)s") % {
        "body": row.task.lead.name, "day": row.since.strftime("%d/%m/%Y"), "reason": row.reason[:MOST_CHARACTERS],
    }  # fmt: skip
    return Item(_work(row.task), address("causes", row.task), said, timezone.localdate(row.at))


def _finding(row: Finding) -> Item:
    url = reverse("findings:finding", args=[row.pk])
    return Item(say(sentence_of(row.said)), url, f"{row.source} · {row.body.name}", row.decide_by or row.answer_by)


def _contest(row: SignalNote) -> Item:
    url = reverse("tasks:signals_of_unit", args=[row.agency_id])
    return Item(
        _work(row.task), url, f"{row.task.code} · {row.agency.name}: {row.words[:MOST_CHARACTERS]}", row.answer_by
    )


def _report(row: Report) -> Item:
    title = f"{row.agency.name}: {row.obligation.title}, {period_name(row.period)}"
    return Item(title, reverse("reports:report", args=[row.pk]), f"→ {row.obligation.to.name}", row.due_on)


def _synthesis(row: Synthesis) -> Item:
    title = f"{subject_of(row)}, {row.since:%d/%m/%Y} – {row.closes_on:%d/%m/%Y}"
    return Item(title, reverse("reports:synthesis", args=[row.pk]), row.agency.name, row.closes_on)


def _relation(row: Relation) -> Item:
    ours, other = row.reference.directive, row.reference
    title = f"{ours}: {row.get_kind_display()} {other.number or other.title[:MOST_CHARACTERS]}"
    words = str(row.because.get("words", ""))[:MOST_CHARACTERS]
    return Item(title, reverse("desk:directive", args=[ours.pk]), words, timezone.localdate(row.made_at))


def _descent(row: Descent) -> Item:
    late = gettext("chưa báo nhận") if row.acknowledged_at is None else gettext("chưa gửi kế hoạch")
    day = row.acknowledge_by if row.acknowledged_at is None else row.plan_by
    said = gettext("đối chiếu kế hoạch với văn bản") if row.plan_id else late
    return Item(
        row.agency.name, reverse("directives:way_down", args=[row.directive_id]), f"{row.directive} · {said}", day
    )


def _urging(row: Urging) -> Item:
    words = gettext(RUNG_WORDS.get(row.rung, "Đôn đốc"))
    return Item(_work(row.task), address("task", row.task), f"{row.task.code} · {words} · {row.task.lead.name}", row.on)


def _submission(row: Submission) -> Item:
    on = timezone.localdate(row.decided_at) if row.decided_at else None
    said = f"{row.task.code} · {row.task.lead.name}: {row.remarks[:MOST_CHARACTERS]}"
    return Item(_work(row.task), address("task", row.task), said, on)


def _decline(row: Decline) -> Item:
    said = f"{row.task.code} · {row.agency.name}: {row.reason[:MOST_CHARACTERS]}"
    return Item(_work(row.task), address("task", row.task), said, timezone.localdate(row.at))


def _due_change(row: DueChange) -> Item:
    days = [day.strftime("%d/%m/%Y") if day else "" for day in (row.old, row.new)]
    said = f"{row.task.code} · {row.task.lead.name} · {days[0]} → {days[1]} · {row.calendar}"
    return Item(_work(row.task), address("task", row.task), said, timezone.localdate(row.at))


def _briefing(row: BriefingDuty) -> Item:
    said = gettext("%(n)s nơi chưa xong, của %(all)s") % {"n": row.roll.open, "all": row.all_duties}
    return Item(str(row.plan.directive), reverse("briefings:plan", args=[row.plan_id]), said, row.plan.due_on)


def _directive(row: Directive) -> Item:
    title = " ".join(part for part in (str(row.get_kind_display()), row.number) if part)
    issuer = row.issuer.name if row.issuer else row.issuer_printed
    url = reverse("desk:directive", args=[row.pk])
    return Item(title, url, " · ".join(part for part in (issuer, row.subject[:MOST_CHARACTERS]) if part), row.issued_on)


_TOLD: dict[type, Callable[[Any], Item]] = {
    Task: _task, Extension: _extension, ObjectiveCause: _cause, Finding: _finding, SignalNote: _contest,
    Report: _report, Synthesis: _synthesis, Relation: _relation, Descent: _descent, Urging: _urging,
    Submission: _submission, Decline: _decline, DueChange: _due_change, BriefingDuty: _briefing, Directive: _directive,
}  # fmt: skip
