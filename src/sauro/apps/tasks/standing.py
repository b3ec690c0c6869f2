"""Hạn và trạng thái trên màn hình. How a task stands today, in words: icon, word and tone, never colour alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext, ngettext

from sauro.apps.tasks.models.labels import STATUS_LABELS
from sauro.domain.tasks import ENDED, Status, Timeliness, timeliness
from sauro.domain.worktime import WorkCalendar

SOON = 5  # working days ahead that are tinted on the list
STATUS_ICONS = {
    Status.REGISTERED: ("", "list-check"),
    Status.ASSIGNED: ("", "inbox"),
    Status.ACCEPTED: ("", "circle-check"),
    Status.IN_PROGRESS: ("", "progress"),
    Status.SUBMITTED: ("", "send"),
    Status.SENT_BACK: ("wait", "arrow-back-up"),
    Status.CONFIRMED: ("ok", "circle-check"),
    Status.SUSPENDED: ("", "hourglass"),
    Status.REPLACED: ("", "versions"),
    Status.WITHDRAWN: ("", "ban"),
}


class Standing(Protocol):
    """What the words need of a task or of a line of the register."""

    @property
    def status(self) -> str: ...
    @property
    def due_on(self) -> dt.date | None: ...
    @property
    def cadence(self) -> str: ...
    @property
    def standing(self) -> bool: ...
    @property
    def approved_at(self) -> dt.datetime: ...


@dataclass(frozen=True, slots=True)
class Said:
    """Trạng thái bằng lời: tone ("" ok soon late wait), icon of the sprite, words."""

    tone: str
    icon: str
    words: str


def status_said(task: Standing) -> Said:
    """Trạng thái của nhiệm vụ."""
    tone, icon = STATUS_ICONS[Status(task.status)]
    return Said(tone, icon, str(STATUS_LABELS[Status(task.status)]))


def time_said(task: Standing, today: dt.date, calendar: WorkCalendar) -> Said | None:
    """Còn bao lâu, quá bao lâu, in working days; None where the task is over."""
    if Status(task.status) in ENDED:
        return None
    stand = timeliness(due_on=task.due_on, today=today)
    if task.due_on is None or stand is Timeliness.NO_DEADLINE:
        return _without_deadline(task, today)
    if stand is Timeliness.OVERDUE:
        late = calendar.working_days_between(task.due_on, today)
        words = ngettext("Quá %(n)s ngày làm việc", "Quá %(n)s ngày làm việc", late) % {"n": late}
        return Said("late", "clock-exclamation", words if late else gettext("Quá hạn, trong ngày nghỉ"))
    if task.due_on == today:
        return Said("soon", "clock", gettext("Hạn hôm nay"))
    left = calendar.working_days_between(today, task.due_on)
    words = ngettext("Còn %(n)s ngày làm việc", "Còn %(n)s ngày làm việc", left) % {"n": left}
    return Said("soon" if left <= SOON else "", "clock", words)


def _without_deadline(task: Standing, today: dt.date) -> Said:
    if task.cadence or task.standing:
        return Said("", "refresh", gettext("Định kỳ, thường xuyên"))
    age = (today - task.approved_at.date()).days
    words = ngettext("Không thời hạn, %(n)s ngày", "Không thời hạn, %(n)s ngày", age) % {"n": age}
    return Said("", "calendar-off", words)
