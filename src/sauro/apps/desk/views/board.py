"""Bàn điều hành. The first page of a leader: what waits for a decision, what went wrong, where things stand and why.

Each number opens to the list that it counts, and each list can be taken away as a sheet (issue 4, section 4).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from sauro.apps.agencies.queries import below
from sauro.apps.desk.queries.board import DECISIONS, LISTS, OVERDUE, SEES_BOARD, WRONG, Board, Part, parts_of
from sauro.apps.desk.queries.figures import Figures, Week, figures_of, state
from sauro.apps.desk.views.board_items import TITLES, Item, items_of, unclear_item
from sauro.domain.acting import Acting, Role
from sauro.domain.synthesis_figures import FIVE
from sauro.web import clock
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles, signed_in
from sauro.writers.plain_xlsx import plain_xlsx

MOST_ROWS = 5000  # of one sheet
FIRST_UNCLEAR = 5
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LEFT, WIDTH, TOP, BOTTOM = 34, 526, 26, 176  # of the drawing, in its own units


@dataclass(frozen=True, slots=True)
class Shown:
    """Một danh sách như đang hiện: its first items, its whole count, where the whole of it is."""

    name: str
    title: str
    items: list[Item]
    total: int


@dataclass(frozen=True, slots=True)
class Column:
    """Cột của biểu đồ: one week; heights in units of the drawing, the late part on top."""

    week: Week
    x: float
    width: float
    on_time: float
    late: float


@signed_in
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Trang đầu: a leader begins at the board, everybody else at what waits for him."""
    return redirect("desk:board" if request.acting.role is Role.LEADER else "desk:home")


@for_roles(*SEES_BOARD)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Bàn điều hành. A fixed number of queries, however large the register is."""
    today = clock.today()
    figures = figures_of(request.acting, today)
    since, decisions, wrong, overdue = _lists(request.acting, today, get_language(), *state())
    context = {
        "today": today,
        "now": clock.now(),
        "since": since,
        "decisions": decisions,
        "to_decide": sum(part.total for part in decisions),
        "wrong": wrong,
        "overdue": overdue,
        "figures": figures,
        "directives": [(name, TITLES[name], number) for name, number in figures.directives.items()],
        "columns": columns_of(figures.weeks),
        "top": _top(figures.weeks),
        "unclear": [unclear_item(task, faults) for task, faults in figures.unclear.rows[:FIRST_UNCLEAR]],
        "register": reverse("tasks:register") + f"?parts=all&year={figures.year}",
        "opens": {request.acting.agency_id, *below(request.acting.agency_id, today)},  # others lead to the register
        "year_list": reverse("tasks:register") + f"?year={figures.year}",
    }
    return render(request, "desk/board.html", context)


@lru_cache(maxsize=128)
def _lists(
    acting: Acting, on: dt.date, language: str, *_: Hashable
) -> tuple[dt.date, list[Shown], list[Shown], list[Shown]]:
    """Since when, what waits for a decision, what went wrong, what is overdue; asked anew when something happened."""
    asked = Board(acting, on)
    return asked.since, *(_shown(parts_of(asked, group)) for group in (DECISIONS, WRONG, OVERDUE))


@for_roles(*SEES_BOARD)
@require_safe
def board_list(request: HttpRequest, name: str) -> HttpResponse:
    """Một danh sách của bàn, all of it, a page at a time."""
    today = clock.today()
    page = page_of(_rows(request, name), request.GET)
    context = {"name": name, "title": TITLES[name], "page": page, "items": _items(name, page.rows), "today": today}
    return render(request, "desk/board_list.html", context)


@for_roles(*SEES_BOARD)
@require_safe
def board_list_xlsx(request: HttpRequest, name: str) -> HttpResponse:
    """Xuất XLSX: the rows of the list, in its order."""
    items = _items(name, _rows(request, name)[:MOST_ROWS])
    headings = ((gettext("Nội dung"), 70.0), (gettext("Chi tiết"), 70.0), (gettext("Ngày"), 12.0))
    rows = [(item.title, item.meta, item.day.strftime("%d/%m/%Y") if item.day else "") for item in items]
    return sheet(plain_xlsx(name=name, headings=headings, rows=rows), name)


@for_roles(*SEES_BOARD)
@require_safe
def bodies_xlsx(request: HttpRequest) -> HttpResponse:
    """Xuất XLSX: bodies by the four states inside their bands, with the denominator of each rate."""
    figures = figures_of(request.acting, clock.today())
    names = (
        gettext("Nhóm khối lượng"), gettext("Cơ quan"), gettext("Việc"), gettext("Xong đúng hạn"), gettext("Xong chậm"),
        gettext("Trong hạn"), gettext("Quá hạn"), gettext("Không thời hạn"), gettext("Đã xong có thời hạn (mẫu số)"),
    )  # fmt: skip
    headings = tuple((name, 40.0 if at == 1 else 16.0) for at, name in enumerate(names))
    return sheet(plain_xlsx(name="co-quan", headings=headings, rows=_body_rows(figures)), "co-quan")


def _body_rows(figures: Figures) -> list[Sequence[str]]:
    return [
        (
            f"{band.least}–{band.most}" if band.most else f"{band.least}+",
            body.name,
            *(str(body.numbers[name]) for name in ("counted", *FIVE)),
            str(body.kept.on),
        )
        for band in figures.bands
        for body in band.bodies
    ]


def _rows(request: HttpRequest, name: str) -> Any:
    today = clock.today()
    if name == "unclear":
        return figures_of(request.acting, today).unclear.rows
    if name not in LISTS:
        raise Http404
    return LISTS[name](Board(request.acting, today))


def _items(name: str, rows: Any) -> list[Item]:
    return [unclear_item(*row) for row in rows] if name == "unclear" else items_of(rows)


def sheet(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}-{clock.today():%Y-%m-%d}.xlsx"'
    return response


def _shown(parts: dict[str, Part]) -> list[Shown]:
    return [Shown(name, str(TITLES[name]), items_of(part.rows), part.total) for name, part in parts.items()]


def _top(weeks: Sequence[Week]) -> int:
    """The upper end of the scale: the largest week, rounded up so that half of it is a whole number."""
    largest = max((week.on_time + week.late for week in weeks), default=0)
    step = 10 ** max(len(str(largest)) - 1, 0)
    return max(2, -(-largest // (2 * step)) * 2 * step)


def columns_of(weeks: Sequence[Week]) -> list[Column]:
    """Các cột: one for each week, as high as its numbers are of the scale."""
    scale, room = (BOTTOM - TOP) / _top(weeks), WIDTH / max(len(weeks), 1)
    return [
        Column(
            week, round(LEFT + at * room + room * 0.2, 1), round(room * 0.6, 1), week.on_time * scale, week.late * scale
        )
        for at, week in enumerate(weeks)
    ]
