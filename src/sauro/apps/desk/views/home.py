"""Việc của tôi. The first page: what waits for the acting post, the most pressing first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from sauro.apps.briefings.queries.box import waiting_shown
from sauro.apps.desk.queries import Home, home_of
from sauro.apps.desk.views.lines import Line, Lines, address, day_month, hand_over_url
from sauro.apps.directives import permissions as directive_permissions
from sauro.apps.reports.models import Report
from sauro.apps.reports.queries.indicators import values_to_give
from sauro.apps.reports.queries.reports import FIRST, filing_of, waiting_reports
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.models import Task, Urging
from sauro.apps.tasks.queries.work import SPEAKS, Waits
from sauro.domain.acting import Acting, Role
from sauro.domain.obligations import Filing, period_name
from sauro.domain.urging import RUNG_WORDS
from sauro.domain.worktime import WorkCalendar
from sauro.web import clock
from sauro.web.permissions import signed_in

WEEKDAYS = (
    gettext_lazy("T2"),
    gettext_lazy("T3"),
    gettext_lazy("T4"),
    gettext_lazy("T5"),
    gettext_lazy("T6"),
    gettext_lazy("T7"),
    gettext_lazy("CN"),
)
DAY_NAMES = (
    gettext_lazy("Thứ Hai"),
    gettext_lazy("Thứ Ba"),
    gettext_lazy("Thứ Tư"),
    gettext_lazy("Thứ Năm"),
    gettext_lazy("Thứ Sáu"),
    gettext_lazy("Thứ Bảy"),
    gettext_lazy("Chủ nhật"),
)
SECTIONS = {  # pile: its anchor and title, the most pressing first
    "overdue": ("qua-han", gettext_lazy("Quá hạn")),
    "soon": ("den-han", gettext_lazy("Đến hạn trong 3 ngày làm việc")),
    "accept": ("cho-nhan", gettext_lazy("Chờ tôi nhận việc")),
    "confirm": ("xac-nhan", gettext_lazy("Chờ tôi xác nhận kết quả")),
    "assign": ("giao-lai", gettext_lazy("Bị trả lại, chờ giao nơi khác")),
    "countered": ("ngay-khac", gettext_lazy("Được đề nghị ngày khác, chờ trả lời")),
    "returned": ("tra-lai", gettext_lazy("Báo cáo bị trả lại, làm tiếp")),
    "later": ("bay-ngay", gettext_lazy("Đến hạn trong 7 ngày làm việc")),
    "ahead": ("con-han", gettext_lazy("Đang làm, hạn còn xa")),
}
WAITED = {
    "contribution": gettext_lazy("chờ %(whom)s phối hợp từ %(day)s"),
    "extension": gettext_lazy("chờ %(whom)s quyết định gia hạn từ %(day)s"),
    "confirmation": gettext_lazy("chờ %(whom)s xác nhận từ %(day)s"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """Nhóm việc on the page: its anchor, title, lines, whole count, and where the rest of it is."""

    anchor: str
    title: str
    lines: list[Line]
    total: int
    rest: str  # address of the whole list

    @property
    def more(self) -> int:
        return self.total - len(self.lines)


@dataclass(frozen=True, slots=True)
class Waited:
    """Dòng chờ: the task, for whom or by whom, and how many working days already."""

    task: Task
    url: str
    meta: str
    days: int
    due_on: dt.date | None
    act: str = ""  # where a contribution is reminded of, or handed in


@dataclass(frozen=True, slots=True)
class Day:
    """Một ngày của tuần tới."""

    name: str
    number: str
    count: int
    off: bool


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Việc của tôi. An administrator, who sees no content, gets the menu."""
    acting = request.acting
    if acting.role is Role.ADMINISTRATOR:
        return render(request, "desk/more.html")
    now, today, days = clock.now(), clock.today(), calendar()
    found = home_of(acting, now, today)
    lines = Lines(today, days, found.tasks, found.last_urging)
    context = {
        "home": found,
        "today": today,
        "day_name": DAY_NAMES[today.weekday()],
        "facts": _facts(found),
        "sections": [section for section in _sections(acting, found, lines) if section.lines],
        "done": lines.done(found.piles["done"].ids),
        "contribute": waited_lines(found.contribute, found.tasks, today, days, by_us=True, act="deliver_contribution"),
        "waiting": waited_lines(
            found.waiting, found.tasks, today, days, act="" if acting.role is Role.CLERK else "remind_contribution"
        ),
        "urged": [
            (found.tasks[row.task_id], address("task", found.tasks[row.task_id]), _urged(row), row.on)
            for row in found.urged
            if row.task_id in found.tasks
        ],
        "decide": _requests(found),
        "reports": _reports(acting, today, days),
        "values": values_to_give(acting, today)[:FIRST],
        "week": _week(found, today, days),
        "briefings": waiting_shown(acting, today),
        "hand_over_url": hand_over_url,
        "may_upload": directive_permissions.may_upload(acting),
    }
    return render(request, "desk/home.html", context)


@signed_in
@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """Thêm. The whole menu as a list, for the small screen whose bar holds four."""
    return render(request, "desk/more.html")


def _sections(acting: Acting, home: Home, lines: Lines) -> list[Section]:
    """Các nhóm, the most pressing first."""
    piles = home.piles
    speaks = acting.role in SPEAKS
    accept = lines.to_accept(piles["accept"].ids, may_decline=speaks)
    confirm = lines.to_confirm(piles["confirm"].ids)
    assign = lines.to_assign(piles["assign"].ids)
    made = {"accept": accept, "confirm": confirm, "assign": assign}
    return [
        Section(
            anchor,
            str(title),
            made.get(key) or lines.due(piles[key].ids),
            piles[key].total,
            reverse("desk:work_list", args=[key]),
        )
        for key, (anchor, title) in SECTIONS.items()
    ]


def _facts(home: Home) -> list[tuple[str, int, str, str, str]]:
    """Số việc trên đầu trang: anchor, count, tone, icon, words; each leads to its list."""
    totals = {key: pile.total for key, pile in home.piles.items()}
    decide = len(home.extensions) + len(home.causes)
    shown = [
        ("qua-han", totals["overdue"], "late", "clock-exclamation", gettext("quá hạn")),
        ("den-han", totals["soon"], "soon", "clock", gettext("đến hạn 3 ngày")),
        ("cho-nhan", totals["accept"], "", "inbox", gettext("chờ nhận")),
        ("xac-nhan", totals["confirm"], "wait", "user-question", gettext("chờ xác nhận")),
        ("don-doc", home.urged_all, "", "bell-ringing", gettext("bị đôn đốc")),
        ("bay-ngay", totals["later"], "", "circle-dashed", gettext("đến hạn 7 ngày")),
    ]
    if decide:
        shown[5:] = [("quyet-dinh", decide, "wait", "scale", gettext("chờ quyết định"))]
    return shown


def _reports(acting: Acting, today: dt.date, days: WorkCalendar) -> list[tuple[Report, Filing, str, bool]]:
    """Báo cáo chờ nộp, chờ tiếp nhận: how each stands, its period, whether it is ours to file. Two queries."""
    mine, arrived = waiting_reports(acting, today)
    found = [*((row, True) for row in mine), *((row, False) for row in arrived)]
    return [(row, filing_of(row, today, days), period_name(row.period), own) for row, own in found]


def _requests(home: Home) -> list[tuple[Task, str, str, str, dt.date | None]]:
    """Chờ tôi quyết định: task, address, what is asked, by whom, decide by."""
    rows: list[tuple[Task, str, str, str, dt.date | None]] = []
    for row in home.extensions:
        if task := home.tasks.get(row.task_id):
            asked = gettext("Gia hạn đến %(day)s") % {"day": row.asked_due.strftime("%d/%m/%Y")}
            rows.append((task, address("extension", task), asked, row.by_person.name, row.decide_by))
    for cause in home.causes:
        if task := home.tasks.get(cause.task_id):
            asked = gettext("Nguyên nhân khách quan từ %(day)s") % {"day": day_month(cause.since)}
            rows.append((task, address("causes", task), asked, cause.by_person.name, None))
    return rows


def waited_lines(
    waits: Waits, tasks: dict[int, Task], today: dt.date, days: WorkCalendar, *, by_us: bool = False, act: str = ""
) -> list[Waited]:
    """Dòng chờ. For whom we wait, or (`by_us`) who waits for what we were asked; `act`: the verb of a contribution."""
    lines = []
    for wait in waits.rows:
        task = tasks.get(wait.task_id)
        if task is None:
            continue
        words = gettext("%(whom)s chủ trì, đề nghị từ %(day)s") if by_us else str(WAITED[wait.what])
        meta = words % {"whom": wait.whom, "day": day_month(wait.since)}
        length = days.working_days_between(wait.since, today)
        url = reverse(f"tasks:{act}", args=[task.code, wait.part_id]) if act and wait.part_id else ""
        lines.append(Waited(task, address("task", task), meta, length, wait.due_on, url))
    return lines


def _urged(row: Urging) -> str:
    """Bậc đôn đốc, in the words of the ladder."""
    return gettext(RUNG_WORDS.get(row.rung, "Đôn đốc"))


def _week(home: Home, today: dt.date, days: WorkCalendar) -> list[Day]:
    """Bảy ngày tới, from today on."""
    shown = []
    for step in range(7):
        day = today + dt.timedelta(days=step)
        off = not days.is_working_day(day)
        shown.append(Day(str(WEEKDAYS[day.weekday()]), day.strftime("%d"), home.week.get(day, 0), off))
    return shown
