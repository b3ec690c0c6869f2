"""Bảng chấm công: xem trước. Rows of a clock → days of people; every fault at once, a question asked once for all rows.

Which layout it is shows in its headings: a column for each day of a month, in and out, or a row for each punch. Who is
meant is found by the clock's code as it was answered before, then by name among the people of the body that imports.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sauro.apps.agencies.models import Holding, Person
from sauro.apps.hours.models import AttendanceDay, ClockName
from sauro.apps.imports.services import Asked, Column, Effect, Fault, Plan, Planned, Row
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.hours import kept_from
from sauro.domain.hours_sheet import day_in, day_of_month, fold_punches, is_sign, last_months, times_in
from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import key

SKIP = "skip"
SKIPPED = N_("Bỏ qua, không thuộc cơ quan")
_DAY = r"(?:ngày |ngay |n)?0?{n}(?:[/.-]\d{{1,2}}(?:[/.-]\d{{2,4}})?)?"
DAYS = tuple(Column(f"day_{n}", str(n), pattern=_DAY.format(n=n)) for n in range(1, 32))
COLUMNS = (
    Column("name", N_("Họ và tên"), ("Họ tên", "Tên nhân viên", "Name", "Tên"), required=True),
    Column("code", N_("Mã chấm công"), ("Mã nhân viên", "Mã NV", "Mã số", "AC-No.", "User ID", "Employee ID", "ID")),
    Column("day", N_("Ngày"), ("Ngày chấm công", "Ngày giờ", "Thời gian", "Date", "Date/Time", "DateTime")),
    Column("came", N_("Giờ vào"), ("Vào", "Giờ đến", "Vào sáng", "Vào 1", "Check in", "Clock In", "In")),
    Column("left_1", N_("Ra giữa ngày"), ("Ra sáng", "Ra 1")),
    Column("came_2", N_("Vào giữa ngày"), ("Vào chiều", "Vào 2")),
    Column("left", N_("Giờ ra"), ("Ra", "Giờ về", "Ra chiều", "Ra 2", "Check out", "Clock Out", "Out")),
    Column("time", N_("Giờ chấm"), ("Giờ", "Giờ chấm công", "Thời điểm", "Time")),
    *DAYS,
)
LABELS = {column.field: column.label for column in COLUMNS}
_IN, _OUT = ("came", "came_2"), ("left_1", "left")
_PAST = dt.timedelta(days=400)  # who left the body since then may still stand in its sheet
DayKey = tuple[int, dt.date]


@dataclass
class _Day:
    """What the rows of the sheet say of one person on one day."""

    line: int
    came: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    punches: list[int] = field(default_factory=list)
    learn: str = ""

    def times(self, same_within: int) -> tuple[int | None, int | None]:
        if self.punches:
            return fold_punches([*self.punches, *self.came, *self.left], same_within)
        return min(self.came, default=None), max(self.left, default=None)


@dataclass
class _Sheet:
    """A sheet while it is read: who its names are, the days met so far, the faults, the remarks."""

    asked: Asked
    names: Mapping[int, str]
    known: Mapping[str, int]
    by_name: Mapping[str, list[int]]
    days: dict[DayKey, _Day] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Planned] = field(default_factory=list)

    def person(self, row: Row) -> int | None:
        """Người của một dòng; None where nobody is meant, or where it must be asked first."""
        code, name = row.values.get("code", ""), row.values.get("name", "")
        printed = printed_key(row)
        answer = self.asked.answers.get(f"who:{printed}", "")
        if answer == SKIP:
            return None
        if answer.isdigit() and int(answer) in self.names:
            return int(answer)
        found = self.known.get(printed) if printed in self.known else None
        if found in self.names:
            return found
        same = self.by_name.get(key(name), [])
        if len(same) == 1:
            return same[0]
        none = N_("“{name}” không có trong cơ quan.")
        what = Sentence(N_("“{name}”: nhiều người cùng tên.") if same else none, {"name": (name or code)[:80]})
        advice = N_("Chọn một lần cho mọi dòng; lần sau phần mềm nhớ.")
        self.faults.append(
            Fault(
                row.line, LABELS["name"], what, Sentence(advice), "name", name,
                key=f"who:{printed}", choices=self._choices(name, same),
            )
        )  # fmt: skip
        return None

    def _choices(self, name: str, same: Sequence[int]) -> tuple[tuple[str, str], ...]:
        words = set(name.casefold().split())
        likely = sorted(
            same or self.names,
            key=lambda pk: (-len(words & set(self.names[pk].casefold().split())), self.names[pk], pk),
        )
        return ((SKIP, SKIPPED), *((str(pk), self.names[pk]) for pk in likely[:28]))

    def fault(self, row: Row, column: str, what: str, advice: str) -> None:
        value = row.values.get(column, "")
        said = Sentence(what, {"value": value[:40]})
        self.faults.append(Fault(row.line, LABELS[column], said, Sentence(advice), column, value))

    def remark(self, row: Row, title: str, what: str, **values: str) -> None:
        self.remarks.append(Planned(row.line, title, Effect.UNCHANGED, None, remarks=(Sentence(what, values),)))

    def day(self, row: Row, person: int, day: dt.date) -> _Day:
        met = self.days.setdefault((person, day), _Day(row.line))
        if self.asked.answers.get(f"who:{printed_key(row)}"):
            met.learn = printed_key(row)
        return met


def printed_key(row: Row) -> str:
    """Mã chấm công, else the name as printed, folded; what the clock calls a person."""
    return (key(row.values.get("code", "")) or key(row.values.get("name", "")))[:200]


def plan_attendance(rows: Sequence[Row], asked: Asked) -> Plan:
    """Xem trước. Four queries, whatever the number of rows."""
    fields = set(rows[0].values) if len(rows) else set()
    sheet = _opened(asked)
    if any(column.field in fields for column in DAYS):
        _read_months(rows, sheet)
    elif fields.isdisjoint((*_IN, *_OUT)):
        _read_rows(rows, sheet, _punch)
    else:
        _read_rows(rows, sheet, _in_and_out)
    return Plan.of([*_planned(sheet), *sheet.remarks], sheet.faults)


def _opened(asked: Asked) -> _Sheet:
    agency = asked.by.agency_id if asked.by else 0
    held = Holding.objects.filter(post__agency_id=agency).exclude(until__lt=asked.on - _PAST)
    people = dict(Person.objects.filter(pk__in=held.values("person_id")).values_list("pk", "name"))
    by_name: dict[str, list[int]] = {}
    for pk, name in people.items():
        by_name.setdefault(key(name), []).append(pk)
    known = dict(ClockName.objects.filter(agency_id=agency).values_list("printed", "person_id"))
    return _Sheet(asked, people, known, by_name)


def _read_rows(rows: Iterable[Row], sheet: _Sheet, times: Callable[[Row, _Sheet, int, dt.date], None]) -> None:
    """A row for a day or for a punch."""
    first = kept_from(sheet.asked.on, rules().number("hours.kept_months", sheet.asked.on))
    for row in rows:
        if not any(row.values.values()):
            continue
        if not printed_key(row):
            sheet.fault(row, "name", N_("Dòng không ghi tên."), N_("Ghi họ và tên."))
            continue
        day = day_in(row.values.get("day", ""))
        if day is None:
            sheet.fault(row, "day", N_("“{value}” không phải là ngày."), N_("Ghi ngày dạng 28/10/2026."))
        elif day > sheet.asked.on:
            sheet.fault(row, "day", N_("Ngày {value} chưa đến."), N_("Sửa ngày."))
        elif day < first:
            sheet.remark(row, row.values.get("day", ""), N_("đã quá thời gian lưu, không nhập"))
        elif (person := sheet.person(row)) is not None:
            times(row, sheet, person, day)


def _punch(row: Row, sheet: _Sheet, person: int, day: dt.date) -> None:
    """A row for each punch; the time stands in a column of its own or behind the day."""
    cell = "time" if row.values.get("time") else "day"
    text = row.values.get("time") or " ".join(row.values.get("day", "").replace("T", " ").split(" ")[1:])
    met = times_in(text)
    if not met:
        sheet.fault(row, cell, N_("“{value}” không có giờ."), N_("Ghi giờ dạng 7:28."))
        return
    sheet.day(row, person, day).punches.extend(met)


def _in_and_out(row: Row, sheet: _Sheet, person: int, day: dt.date) -> None:
    """A row for each day, with in and out; a day without a time is left out."""
    met: dict[str, tuple[int, ...]] = {}
    for column in (*_IN, *_OUT):
        times = times_in(row.values.get(column, ""))
        if times is None and not is_sign(row.values[column]):
            sheet.fault(row, column, N_("“{value}” không phải là giờ."), N_("Ghi giờ dạng 7:28."))
            return
        met[column] = times or ()
    came = [t for column in _IN for t in met[column]]
    left = [t for column in _OUT for t in met[column]]
    if came and left and max(left) <= min(came):
        sheet.fault(row, "left", N_("Giờ ra {value} không sau giờ vào."), N_("Sửa giờ vào hoặc giờ ra."))
    elif came or left:
        found = sheet.day(row, person, day)
        found.came += came
        found.left += left


def _read_months(rows: Iterable[Row], sheet: _Sheet) -> None:
    """The matrix of a month: which month it is, is asked once."""
    months = last_months(sheet.asked.on, 14)
    month = sheet.asked.answers.get("month", "")
    asked = False
    for row in rows:
        cells = {n: text for n in range(1, 32) if (text := row.values.get(f"day_{n}", ""))}
        if not printed_key(row) or not cells:
            continue
        if month not in months:
            if not asked:
                choices = tuple((m, f"{m[5:7]}/{m[:4]}") for m in months)
                what, advice = Sentence(N_("Bảng theo ngày của tháng nào?")), Sentence(N_("Chọn tháng."))
                sheet.faults.append(Fault(row.line, LABELS["day"], what, advice, key="month", choices=choices))
            asked = True
        elif (person := sheet.person(row)) is not None:
            for n, text in cells.items():
                _cell_of_month(row, sheet, person, day_of_month(month, n), (f"day_{n}", text))


def _cell_of_month(row: Row, sheet: _Sheet, person: int, day: dt.date | None, cell: tuple[str, str]) -> None:
    column, text = cell
    met = times_in(text)
    title = f"{sheet.names[person]}, {LABELS[column]}"
    if met is None and is_sign(text):
        sheet.remark(row, title, N_("ký hiệu {sign} không nhập; ngày vắng ghi ở “Nghỉ, công tác”"), sign=text)
    elif met is None:
        sheet.fault(row, column, N_("“{value}” không phải là giờ."), N_("Ghi giờ vào, giờ ra dạng 7:28 17:03."))
    elif day is None or day > sheet.asked.on:
        sheet.fault(row, column, N_("Tháng này không có, hoặc chưa đến ngày ấy."), N_("Chọn đúng tháng."))
    elif met:
        sheet.day(row, person, day).punches.extend(met)


def _planned(sheet: _Sheet) -> Iterator[Planned]:
    on, work = sheet.asked.on, calendar()
    same_within = rules().number("hours.same_punch_minutes", on)
    before = _standing(sheet)
    for (person, day), met in sheet.days.items():
        title = f"{sheet.names[person]}, {day:%d/%m/%Y}"
        if not work.is_working_day(day):
            said = (Sentence(N_("ngày nghỉ, không lưu")),)
            yield Planned(met.line, title, Effect.UNCHANGED, None, remarks=said)
            continue
        came, left = met.times(same_within)
        old = before.get((person, day))
        facts = {"person": person, "day": day, "came": came, "left": left, "learn": met.learn}
        if old is None:
            yield Planned(met.line, title, Effect.CREATED, facts)
        elif (old.came, old.left) == (came, left):
            yield Planned(met.line, title, Effect.UNCHANGED, facts)
        else:
            changed = (("came", old.came, came), ("left", old.left, left))
            differences = tuple((LABELS[n], clock(was), clock(new)) for n, was, new in changed if was != new)
            yield Planned(met.line, title, Effect.CHANGED, facts, differences)


def _standing(sheet: _Sheet) -> dict[DayKey, AttendanceDay]:
    if not sheet.days or sheet.asked.by is None:
        return {}
    days = [day for _, day in sheet.days]
    rows = AttendanceDay.objects.filter(agency_id=sheet.asked.by.agency_id, day__range=(min(days), max(days)))
    return {(row.person_id, row.day): row for row in rows}


def clock(minute: int | None) -> str:
    """7:28, or nothing."""
    return "" if minute is None else f"{minute // 60}:{minute % 60:02d}"
