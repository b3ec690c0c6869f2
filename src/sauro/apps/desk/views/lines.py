"""Dòng việc. One line of a list of work: what it is, how its time stands and why, the next action as a button."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from sauro.apps.tasks.models import Task
from sauro.apps.tasks.queries.lines import due_now_in_words
from sauro.apps.tasks.standing import Said, status_said, time_said
from sauro.domain.tasks import Status
from sauro.domain.worktime import WorkCalendar
from sauro.web.speech import say

WITHOUT_CLOCK = (Status.SUBMITTED, Status.SUSPENDED)  # handed in or halted: no day is counted down on them


@dataclass(frozen=True, slots=True)
class Action:
    """Việc làm tiếp: what the button says, where it leads, whether it is the agreeing one."""

    label: str
    url: str
    icon: str = ""
    yes: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Dòng việc. `said` and `why` about the deadline, `mark` what else must be known, `meta` the small line."""

    task: Task
    meta: str
    said: Said | None = None
    why: str = ""
    mark: Said | None = None
    actions: tuple[Action, ...] = ()

    @property
    def url(self) -> str:
        return address("task", self.task)


def address(verb: str, task: Task) -> str:
    """Địa chỉ of the page of a verb for a task; "task" is its own page."""
    return reverse(f"tasks:{verb}", args=[task.code])


def hand_over_url(pk: int) -> str:
    """Địa chỉ of the minutes of a hand-over."""
    return reverse("tasks:hand_over", args=[pk])


def source_of(task: Task) -> str:
    """NV-2026-0405 · 215-CV/TU, mục 5.2"""
    place = gettext("mục %(m)s") % {"m": task.clause_marker.rstrip(".")} if task.clause_marker else ""
    return f"{task.code} · " + ", ".join(part for part in (str(task.directive.number or task.directive), place) if part)


def day_month(value: dt.date | dt.datetime) -> str:
    """28/10, for a line whose year nobody asks."""
    if isinstance(value, dt.datetime):
        value = timezone.localdate(value)
    return value.strftime("%d/%m")


@dataclass(frozen=True, slots=True)
class Lines:
    """Các dòng of one page: the day, the calendar, the tasks and the days of their last urgings, all fetched before."""

    today: dt.date
    calendar: WorkCalendar
    tasks: dict[int, Task]
    urgings: dict[int, dt.date]

    def due(self, ids: Iterable[int]) -> list[Line]:
        """Việc đang làm: overdue and due; the button is the report on its day or when all is done, else an update."""
        return [self._line(task, self._next(task)) for task in self._of(ids)]

    def to_accept(self, ids: Iterable[int], *, mine: bool = True, may_decline: bool = False) -> list[Line]:
        """Chờ nhận việc, with the last day of the answer; `mine`: with the buttons of who answers."""
        lines = []
        for task in self._of(ids):
            actions = [Action(gettext("Nhận"), address("accept", task), "check", yes=True)] if mine else []
            if may_decline:
                actions.append(Action(gettext("Trả lại…"), address("decline", task)))
            since = f" · {gettext('giao %(day)s') % {'day': day_month(task.assigned_at)}}" if task.assigned_at else ""
            lines.append(Line(task, task.code + since, self._answer(task), actions=tuple(actions)))
        return lines

    def to_confirm(self, ids: Iterable[int]) -> list[Line]:
        """Chờ xác nhận: who handed in, when, and by how much too late."""
        lines = []
        for task in self._of(ids):
            on = task.submitted_on or self.today
            meta = gettext("%(agency)s nộp %(day)s") % {"agency": task.lead.name, "day": day_month(on)}
            action = Action(gettext("Xem, xác nhận"), address("confirm", task), "eye")
            lines.append(Line(task, f"{meta} · {task.code}", mark=self._handed_in_late(task), actions=(action,)))
        return lines

    def to_assign(self, ids: Iterable[int]) -> list[Line]:
        """Chờ giao lại: given back, once or twice."""
        lines = []
        for task in self._of(ids):
            times = ngettext("Bị trả lại %(n)s lần", "Bị trả lại %(n)s lần", task.declines) % {"n": task.declines}
            said = Said("wait", "arrow-back-up", times if task.declines else gettext("Chưa giao nơi nào"))
            action = Action(gettext("Giao…"), address("assign", task), yes=True)
            lines.append(Line(task, source_of(task), said, actions=(action,)))
        return lines

    def done(self, ids: Iterable[int]) -> list[Line]:
        """Xong: on time or how late, and the day."""
        lines = []
        for task in self._of(ids):
            late = self._handed_in_late(task)
            day = day_month(task.ended_at) if task.ended_at else ""
            words = gettext("Xong chậm, %(day)s") if late else gettext("Đúng hạn, %(day)s")
            words = words if task.due_on else gettext("Xong %(day)s")
            said = Said("" if late else "ok", "circle-dashed" if late else "circle-check", words % {"day": day})
            lines.append(Line(task, task.code, said))
        return lines

    def plain(self, ids: Iterable[int]) -> list[Line]:
        """Không có nút: a line that only tells."""
        return [self._line(task, ()) for task in self._of(ids)]

    def _of(self, ids: Iterable[int]) -> list[Task]:
        return [self.tasks[pk] for pk in ids if pk in self.tasks]

    def _line(self, task: Task, actions: tuple[Action, ...]) -> Line:
        status = Status(task.status)
        said = None if status in WITHOUT_CLOCK else time_said(task, self.today, self.calendar)
        return Line(task, source_of(task), said, say(due_now_in_words(task)), self._mark(task), actions)

    def _next(self, task: Task) -> tuple[Action, ...]:
        due = task.due_on is not None and task.due_on <= self.today
        if task.percent == 100 or due:
            return (Action(gettext("Báo cáo kết quả"), address("submit", task)),)
        return (Action(gettext("Cập nhật"), address("update", task)),)

    def _mark(self, task: Task) -> Said | None:
        if task.status == Status.SENT_BACK:
            return status_said(task)
        urged_on = self.urgings.get(task.pk)
        if urged_on is None:
            return None
        late = task.due_on is not None and task.due_on < self.today
        words = gettext("Bị đôn đốc %(day)s") % {"day": day_month(urged_on)}
        return Said("late" if late else "soon", "bell-ringing", words)

    def _answer(self, task: Task) -> Said | None:
        """Còn bao lâu để trả lời: nothing is tinted before the last day."""
        if task.accept_by is None:
            return None
        if task.accept_by < self.today:
            late = self.calendar.working_days_between(task.accept_by, self.today)
            words = ngettext("chưa trả lời, quá %(n)s ngày làm việc", "chưa trả lời, quá %(n)s ngày làm việc", late)
            return Said("late", "clock-exclamation", words % {"n": late} if late else gettext("quá hạn trả lời"))
        if task.accept_by == self.today:
            return Said("soon", "clock", gettext("trả lời trong hôm nay"))
        return Said("", "clock", gettext("trả lời đến hết %(day)s") % {"day": day_month(task.accept_by)})

    def _handed_in_late(self, task: Task) -> Said | None:
        if task.due_on is None or task.submitted_on is None or task.submitted_on <= task.due_on:
            return None
        late = self.calendar.working_days_between(task.due_on, task.submitted_on)
        words = ngettext("nộp chậm %(n)s ngày làm việc", "nộp chậm %(n)s ngày làm việc", late) % {"n": late}
        return Said("late", "clock-exclamation", words)
