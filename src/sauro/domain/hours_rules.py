"""Quy tắc giờ làm việc. What is found about a unit: edges of the week and of holidays, a month without its file.

Pure: the tally of a unit and the rulebook → Found. Nothing is found about a person, and nothing about a unit of fewer
people than `hours.least_people` (C2.1, C5.4; E9, E14, E19).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from sauro.domain.findings import Found, Piece, PieceKind
from sauro.domain.hours import EDGES, Count, Mark, Tally
from sauro.domain.periods import day_short
from sauro.domain.rule_card import RuleCard
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import WorkCalendar

EDGE, NO_FILE = "hours.edge", "hours.no_file"
SOURCE = "1773-CV/TU, mục 2"

CARDS = (
    RuleCard(
        EDGE,
        N_("Đi muộn, về sớm đầu tuần, cuối tuần, giáp lễ"),
        N_("Tỷ lệ lượt đi muộn, về sớm của đơn vị ở những ngày này không vượt ngưỡng; chỉ tính cho cả đơn vị."),
        "C2.1",
        SOURCE,
        ("hours.edge_share", "hours.edge_days", "hours.least_people", "hours.grace_minutes"),
        N_("ngày công của đơn vị trong tháng; giờ làm việc theo mùa; ngày nghỉ, công tác; giải trình đã chấp nhận"),
        "domain/hours_rules.py",
    ),
    RuleCard(
        NO_FILE,
        N_("Chưa nhập bảng chấm công của tháng"),
        N_("Đơn vị đã chấm công thì nhập bảng của mỗi tháng trước hạn, hoặc nêu vì sao không có."),
        "C2.1",
        SOURCE,
        ("hours.file_within", "hours.missing_months"),
        N_("các tháng đã nhập bảng chấm công của đơn vị"),
        "domain/hours_rules.py",
    ),
)
_SAID = {
    Mark.FIRST: N_("{unit}, tháng {month}: {odd} trên {days} lượt ngày làm việc đầu tuần đi muộn hoặc về sớm."),
    Mark.LAST: N_("{unit}, tháng {month}: {odd} trên {days} lượt ngày làm việc cuối của tuần đi muộn hoặc về sớm."),
    Mark.HOLIDAY: N_("{unit}, tháng {month}: {odd} trên {days} lượt ngày giáp lễ, tết đi muộn hoặc về sớm."),
}
_COUNTED = {
    Mark.FIRST: N_(
        "Ngày làm việc đầu tuần: {days} lượt của {people} người; {late} muộn, {early} sớm, {excused} đã giải trình"
    ),
    Mark.LAST: N_(
        "Ngày làm việc cuối của tuần: {days} lượt của {people} người; {late} muộn, {early} sớm, {excused} đã giải trình"
    ),
    Mark.HOLIDAY: N_(
        "Ngày giáp lễ, tết: {days} lượt của {people} người; {late} muộn, {early} sớm, {excused} đã giải trình"
    ),
    Mark.OTHER: N_(
        "Để so sánh, các ngày khác: {days} lượt của {people} người; {late} muộn, {early} sớm, {excused} đã giải trình"
    ),
}


@dataclass(frozen=True, slots=True)
class UnitMonth:
    """Một tháng của đơn vị. Its tally; `month` as "2026-10"."""

    body: int
    name: str
    month: str
    counts: Tally

    @property
    def scopes(self) -> tuple[str, str]:
        return unit_scope(self.body), month_scope(self.body, self.month)


def unit_scope(body: int) -> str:
    """Phạm vi của đơn vị, by which its page finds what stands."""
    return f"hours:{body}"


def month_scope(body: int, month: str) -> str:
    """Phạm vi của một tháng, within which a run settles."""
    return f"hours:{body}:{month}"


def printed_month(month: str) -> str:
    return f"{month[5:7]}/{month[:4]}"


def edges(unit: UnitMonth, *, rules: RuleBook, on: dt.date) -> tuple[Found, ...]:
    """Ngày đầu tuần, cuối tuần, giáp lễ vượt ngưỡng. At most one for each of them in a month."""
    line, least = rules.number("hours.edge_share", on), rules.number("hours.least_people", on)
    enough = rules.number("hours.edge_days", on)
    found = []
    for mark in EDGES:
        count = unit.counts[mark]
        if count.shown(least) and count.days >= enough and 100 * count.odd > line * count.days:
            found.append(_edge(unit, mark, line, least))
    return tuple(found)


def _edge(unit: UnitMonth, mark: Mark, line: int, least: int) -> Found:
    count, other = unit.counts[mark], unit.counts[Mark.OTHER]
    values = {
        "unit": unit.name, "month": printed_month(unit.month), "odd": str(count.odd),
        "days": str(count.days),
    }  # fmt: skip
    proof = [Piece(PieceKind.FACT, _counted(mark, count), body=unit.body)]
    if other.shown(least):
        proof.append(Piece(PieceKind.FACT, _counted(Mark.OTHER, other), body=unit.body))
    return Found(
        rule=EDGE,
        key="C2.1",
        source=SOURCE,
        slot=f"{unit.body}.{unit.month}.{mark}",
        body=unit.body,
        said=Sentence(_SAID[mark], values),
        right=Sentence(
            N_("Không quá {line} phần trăm số lượt; ngày vắng có lý do và giải trình đúng được trừ ra."),
            {"line": str(line)},
        ),
        proof=tuple(proof),
        scopes=unit.scopes,
    )


def _counted(mark: Mark, count: Count) -> Sentence:
    names = ("days", "people", "late", "early", "excused")
    return Sentence(_COUNTED[mark], {name: str(getattr(count, name)) for name in names})


def no_files(
    body: int, name: str, months: Collection[str], *, calendar: WorkCalendar, rules: RuleBook, on: dt.date
) -> tuple[Found, ...]:
    """Tháng chưa có bảng. Months without a day between the first and the last imported, and so many after it
    (hours.missing_months), whose day for the file has passed: who has given up its clock is not asked for ever."""
    if not months:
        return ()
    month, found = min(months), []
    end = _later(max(months), rules.number("hours.missing_months", on))
    while (month := _later(month, 1)) <= end:
        due = file_due(month, calendar=calendar, rules=rules, on=on)
        if month not in months and due < on:
            found.append(_no_file(body, name, month, due))
    return tuple(found)


def file_due(month: str, *, calendar: WorkCalendar, rules: RuleBook, on: dt.date) -> dt.date:
    """Hạn nhập bảng của một tháng: so many working days after its end."""
    year, number = map(int, _later(month, 1).split("-"))
    ended = dt.date(year, number, 1) - dt.timedelta(days=1)
    return calendar.add_working_days(ended, rules.number("hours.file_within", on))


def _later(month: str, step: int) -> str:
    number = int(month[:4]) * 12 + int(month[5:7]) - 1 + step
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _no_file(body: int, name: str, month: str, due: dt.date) -> Found:
    values = {"unit": name, "month": printed_month(month), "day": day_short(due)}
    return Found(
        rule=NO_FILE,
        key="C2.1",
        source=SOURCE,
        slot=f"{body}.{month}",
        body=body,
        said=Sentence(N_("{unit} chưa nhập bảng chấm công tháng {month}, hạn {day}."), values),
        right=Sentence(N_("Nhập bảng của tháng, hoặc giải trình vì sao tháng này không có.")),
        proof=(
            Piece(PieceKind.FACT, Sentence(N_("{unit}: chưa có ngày công nào của tháng {month}"), values), body=body),
            Piece(PieceKind.TIME, Sentence(N_("Hạn nhập bảng: {day}"), values), at=due.isoformat()),
        ),
        scopes=(unit_scope(body), month_scope(body, month)),
    )
