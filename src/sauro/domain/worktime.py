"""Ngày làm việc và thời hạn. Working days from a table alone, and deadlines that explain themselves."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from sauro.domain.lunar import LunarDay, next_lunar
from sauro.domain.periods import (
    REAL_YEARS,
    add_months,
    day_long,
    day_ranges,
    day_short,
    length_of,
    month_end,
    period_of,
    period_words,
)
from sauro.domain.rules import Rule, RuleBook
from sauro.domain.sentence import N_, Sentence


class DayKind(StrEnum):
    """Loại ngày trong bảng lịch."""

    HOLIDAY = "holiday"
    OFF_SWAPPED = "off_swapped"
    COMPENSATORY = "compensatory"
    WORKING_SATURDAY = "working_saturday"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """Ngày trong bảng lịch, with its source and the date since when it is known."""

    date: dt.date
    kind: DayKind
    name: str
    source: str
    known_since: dt.date | None = None


class DueRule(StrEnum):
    """Cách tính thời hạn: which rulebook row turns the printed words into a day."""

    BEFORE = "before"  # trước ngày D: the last working day before D
    BY = "by"  # chậm nhất, đến hết ngày D: D, a day off moves on
    WITHIN = "within"  # trong tháng, quý, năm: its last working day
    DAYS_AFTER = "days_after"  # n ngày (làm việc) kể từ ngày …: from the day after
    RECURRING = "recurring"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class DuePhrase:
    """Thời hạn như đã hiểu. What the printed words mean before any calendar is asked.

    iso: as the corpus schema has it (2026-06-03, 2026-06, 2026-Q3, 2026, P15D, R/P1M); working: "ngày làm việc";
    anchor: "signed" | "received" | "event" | "" (what a period counts from); day: day of the month for a cadence
    (for R/P3M, R/P1Y of the first month after the period). BEFORE with a cadence: "trước ngày 25 hằng tháng".
    lunar: a day of the lunar calendar, then without `iso`.
    """

    rule: DueRule
    iso: str | None = None
    working: bool = False
    anchor: str = ""
    day: int | None = None
    lunar: LunarDay | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """Ngày đến hạn with its explanation; `on` is None where a person must fix it, and `because` says why."""

    on: dt.date | None
    because: Sentence
    notes: tuple[Sentence, ...] = ()  # what a person should look at: a provisional year, a day before the signing


@dataclass(frozen=True)
class WorkCalendar:
    """Lịch làm việc. Saturdays, Sundays and the days of one table, under a version that every computed day names.

    `confirmed_years` have their whole official table; a day in another year is computed with a note. Raises
    ValueError where the table calls one day both off and working.
    """

    version: str
    days: tuple[CalendarDay, ...] = ()
    confirmed_years: frozenset[int] = frozenset()
    _off: frozenset[dt.date] = field(init=False, repr=False, compare=False)
    _on: frozenset[dt.date] = field(init=False, repr=False, compare=False)
    _fewer: tuple[int, ...] = field(init=False, repr=False, compare=False)  # weekdays that are off, as ordinals
    _more: tuple[int, ...] = field(init=False, repr=False, compare=False)  # Saturdays, Sundays that are worked

    def __post_init__(self) -> None:
        working = frozenset(d.date for d in self.days if d.kind is DayKind.WORKING_SATURDAY)
        off = frozenset(d.date for d in self.days if d.kind is not DayKind.WORKING_SATURDAY)
        if working & off:
            raise ValueError(f"both off and working: {sorted(working & off)}")
        object.__setattr__(self, "_off", off)
        object.__setattr__(self, "_on", working)
        object.__setattr__(self, "_fewer", tuple(sorted(d.toordinal() for d in off if d.weekday() < 5)))
        object.__setattr__(self, "_more", tuple(sorted(d.toordinal() for d in working if d.weekday() >= 5)))

    def is_working_day(self, day: dt.date) -> bool:
        return day in self._on or (day.weekday() < 5 and day not in self._off)

    def add_working_days(self, day: dt.date, count: int) -> dt.date:
        """The working day `count` steps after (before, when negative) a day; the day itself is never counted."""
        step = dt.timedelta(days=1 if count > 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def next_working_day(self, day: dt.date) -> dt.date:
        return self.add_working_days(day, 1)

    def previous_working_day(self, day: dt.date) -> dt.date:
        return self.add_working_days(day, -1)

    def working_day_from(self, day: dt.date) -> dt.date:
        """The day itself when it is worked, else the next working day (Bộ luật Dân sự 2015, Điều 148 khoản 5)."""
        return day if self.is_working_day(day) else self.next_working_day(day)

    def last_working_day(self, first: dt.date, last: dt.date) -> dt.date | None:
        """The last working day from `first` to `last`, both included; None when every day is off."""
        day = last if self.is_working_day(last) else self.previous_working_day(last)
        return day if day >= first else None

    def days_off(self, first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
        return tuple(d for d in _each(first, last) if not self.is_working_day(d))

    def working_days_between(self, after: dt.date, until: dt.date) -> int:
        """Working days after one day up to and with another; negative when `until` comes first.

        Counted by weeks and by the table's own days, not day by day: a list asks it for every line.
        """
        return self._worked_until(until) - self._worked_until(after)

    def _worked_until(self, day: dt.date) -> int:
        """Working days from the first Monday of the calendar up to and with a day."""
        weeks, rest = divmod(day.toordinal(), 7)
        exceptions = bisect_right(self._more, day.toordinal()) - bisect_right(self._fewer, day.toordinal())
        return 5 * weeks + min(rest, 5) + exceptions


def _each(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for n in range((last - first).days + 1):
        yield first + dt.timedelta(days=n)


@dataclass(frozen=True, slots=True)
class _Count:
    """What every way of counting needs; `at` is the date on which the rules are asked."""

    issued_on: dt.date | None
    calendar: WorkCalendar
    rules: RuleBook

    def rule(self, name: str, at: dt.date) -> Rule:
        return self.rules.rule(name, self.issued_on or at)

    def due(self, on: dt.date, template: str, **values: str) -> Due:
        cal = self.calendar
        notes: list[Sentence] = []
        if self.issued_on and on < self.issued_on:
            notes.append(
                Sentence(
                    N_("Hạn {day} trước ngày ký {signed}: cần sửa, có lý do, rồi mới giao việc."),
                    {"day": day_short(on), "signed": day_short(self.issued_on)},
                )
            )
        if on.year not in cal.confirmed_years:
            notes.append(
                Sentence(
                    N_("{calendar} chưa có đủ ngày nghỉ chính thức của năm {year}: xem lại khi có thông báo."),
                    {"calendar": cal.version, "year": str(on.year)},
                )
            )
        values |= {"due": day_long(on), "calendar": cal.version}
        return Due(on, Sentence(template, values), tuple(notes))


def due_date(phrase: DuePhrase, *, issued_on: dt.date | None, calendar: WorkCalendar, rules: RuleBook) -> Due:
    """Thời hạn. The day a printed deadline falls on, with the words that explain it; never a guess.

    Each convention is a rulebook row ("deadline.before", "deadline.by", "deadline.within", "deadline.days_after",
    "deadline.days_after.end", "deadline.days_after.anchor", "deadline.recurring"), asked on the day of signing.
    `Due.on` is None where a person must fix the day: no deadline, an event, a day that does not exist, a cadence
    without its day, a count from the day of receipt, a convention that no row of the rulebook settles.
    """
    signed = issued_on if issued_on and issued_on.year in REAL_YEARS else None
    try:
        return _due_date(phrase, _Count(signed, calendar, rules))
    except KeyError as missing:
        return Due(
            None, Sentence(N_("Chưa có quy định áp dụng cho thời hạn này: {rule}."), {"rule": str(missing.args[0])})
        )


def _due_date(phrase: DuePhrase, count: _Count) -> Due:
    if phrase.rule is DueRule.NONE:
        return Due(None, Sentence(N_("Văn bản không nêu thời hạn. Cơ quan chủ trì đề xuất, nơi giao quyết định.")))
    if phrase.lunar is not None:
        return _lunar(phrase, phrase.lunar, count)
    if phrase.iso is None:
        if phrase.rule is DueRule.RECURRING:
            return Due(None, Sentence(N_("Văn bản chỉ ghi định kỳ, chưa nêu kỳ. Nơi giao đặt kỳ và ngày.")))
        return Due(None, Sentence(N_("Thời hạn gắn với một sự kiện hoặc ngày âm lịch. Nơi giao đặt ngày dương lịch.")))
    if phrase.iso.startswith("R/"):
        return _recurring(phrase, count)
    if phrase.iso.startswith("P"):
        return _after(phrase, count)
    if ".." in phrase.iso:
        return Due(None, Sentence(N_("Thời hạn để mở, không có ngày cuối. Nơi giao đặt mốc kiểm tra.")))
    period = period_of(phrase.iso)
    if period is None:
        return Due(
            None,
            Sentence(N_("Không có ngày “{iso}” trong lịch. Hỏi lại nơi ban hành, không tự đoán."), {"iso": phrase.iso}),
        )
    if phrase.rule is DueRule.BEFORE:
        return _before(period, count, period_words(phrase.iso))
    if period[0] == period[1]:
        return _by(period[0], count)
    return _within(period, count, period_words(phrase.iso))


def _lunar(phrase: DuePhrase, named: LunarDay, count: _Count) -> Due:
    """The solar day by the rules of a printed day, both dates shown; whose year is not printed: the next one."""
    if named.year is None and count.issued_on is None:
        asks = N_("Ngày âm lịch không ghi năm, mà chưa đọc được ngày ký. Nhập ngày ký thì tính được.")
        return Due(None, Sentence(asks))
    found = next_lunar(named, count.issued_on or dt.date(1900, 1, 1))
    if found is None:
        return Due(None, Sentence(N_("Không có ngày âm lịch này. Hỏi lại nơi ban hành, không tự đoán.")))
    due = _due_date(replace(phrase, iso=found[0].isoformat(), lunar=None), count)
    return Due(due.on, Sentence("{lunar} {due}", {"lunar": found[1], "due": due.because}), due.notes)


def _before(period: tuple[dt.date, dt.date], count: _Count, printed: str) -> Due:
    row = count.rule("deadline.before", period[0])
    if row.value == "as_printed":
        return count.due(
            period[0],
            N_("Văn bản ghi trước {printed}; hạn giữ đúng ngày ghi ({source})."),
            printed=printed,
            source=row.source,
        )
    if row.value == "day_before":
        on = period[0] - dt.timedelta(days=1)
        return count.due(
            on, N_("Văn bản ghi trước {printed}: đến hết {due} ({source})."), printed=printed, source=row.source
        )
    on = count.calendar.previous_working_day(period[0])
    return count.due(
        on,
        N_("Văn bản ghi trước {printed}: ngày làm việc cuối trước đó là {due} ({source}). {calendar}."),
        printed=printed,
        source=row.source,
    )


def _by(day: dt.date, count: _Count) -> Due:
    row = count.rule("deadline.by", day)
    if row.value == "as_printed" or count.calendar.is_working_day(day):
        return count.due(day, N_("Văn bản ghi {printed}: đến hết {due}. {calendar}."), printed=day_short(day))
    if row.value == "move_back":
        on = count.calendar.previous_working_day(day)
        template = N_("{printed} là ngày nghỉ nên lấy ngày làm việc trước đó, {due} ({source}). {calendar}.")
    else:
        on = count.calendar.next_working_day(day)
        template = N_("{printed} là ngày nghỉ nên chuyển sang {due} ({source}). {calendar}.")
    return count.due(on, template, printed=day_long(day), source=row.source)


def _within(period: tuple[dt.date, dt.date], count: _Count, printed: str) -> Due:
    row = count.rule("deadline.within", period[1])
    on = period[1] if row.value == "last_day" else count.calendar.last_working_day(*period)
    if on is None:
        return Due(None, Sentence(N_("{printed} không có ngày làm việc nào. Nơi giao đặt ngày."), {"printed": printed}))
    if row.value == "last_day":
        return count.due(on, N_("Ngày cuối của {printed}: {due} ({source})."), printed=printed, source=row.source)
    return count.due(
        on, N_("Ngày làm việc cuối của {printed}: {due} ({source}). {calendar}."), printed=printed, source=row.source
    )


def _after(phrase: DuePhrase, count: _Count) -> Due:
    length = length_of(phrase.iso or "")
    if length is None:
        return Due(None, Sentence(N_("Không tính được quãng “{iso}”. Nơi giao đặt ngày."), {"iso": phrase.iso or ""}))
    start = count.issued_on
    if phrase.anchor == "received":
        return Due(None, Sentence(N_("Tính từ ngày nhận văn bản. Nhập ngày nhận thì hạn được tính.")))
    if phrase.anchor == "event":
        return Due(None, Sentence(N_("Tính từ một sự kiện chưa có ngày. Nơi giao đặt ngày bắt đầu.")))
    if start is None:
        return Due(None, Sentence(N_("Tính từ ngày ký, nhưng chưa đọc được ngày ký. Nhập ngày ký thì hạn được tính.")))
    if not phrase.anchor and count.rule("deadline.days_after.anchor", start).value == "ask":
        return Due(None, Sentence(N_("Văn bản không nêu tính từ ngày nào. Nơi giao đặt ngày bắt đầu.")))
    return _count_from(start, *length, phrase.working, count)


def _count_from(start: dt.date, number: int, unit: str, working: bool, count: _Count) -> Due:
    row = count.rule("deadline.days_after", start)
    same_day = row.value == "from_same_day"
    origin = start - dt.timedelta(days=1) if same_day else start
    values = {
        "count": f"{number:02d}" if number < 10 else str(number),
        "signed": day_short(start),
        "source": row.source,
    }
    if unit == "D" and working:
        on = count.calendar.add_working_days(origin, number)
        skipped = count.calendar.days_off(origin + dt.timedelta(days=1), on)
        values |= {"off": str(len(skipped)), "skipped": day_ranges(skipped)}
        if same_day:
            head = N_(
                "{count} ngày làm việc kể từ ngày ký {signed}, tính cả ngày ký ({source}): {due}. "
                "Bỏ qua {off} ngày nghỉ: {skipped}. {calendar}."
            )
        elif skipped:
            head = N_(
                "{count} ngày làm việc kể từ ngày ký {signed}, không tính ngày ký: {due}. "
                "Bỏ qua {off} ngày nghỉ: {skipped}. {calendar}."
            )
        else:
            head = N_("{count} ngày làm việc kể từ ngày ký {signed}, không tính ngày ký: {due}. {calendar}.")
        return count.due(on, head, **values)
    if unit in ("D", "W"):
        end = origin + dt.timedelta(days=number * (7 if unit == "W" else 1))
    else:
        end = add_months(origin, number * (12 if unit == "Y" else 1))
    ends = count.rule("deadline.days_after.end", start)
    on = end if ends.value == "as_counted" else count.calendar.working_day_from(end)
    values |= {"unit": {"D": N_("ngày"), "W": N_("tuần"), "M": N_("tháng"), "Y": N_("năm")}[unit], "end": day_long(end)}
    if on != end:
        values["source"] = ends.source
        head = N_(
            "{count} {unit} kể từ ngày ký {signed}: {end} là ngày nghỉ nên chuyển sang {due} ({source}). {calendar}."
        )
        return count.due(on, head, **values)
    return count.due(on, N_("{count} {unit} kể từ ngày ký {signed}: {due}. {calendar}."), **values)


def _recurring(phrase: DuePhrase, count: _Count) -> Due:
    """The first day of a cadence after the signing."""
    length = length_of((phrase.iso or "")[2:])
    start = count.issued_on
    if length is None or length[1] not in ("M", "Y") or start is None:
        return Due(None, Sentence(N_("Việc lặp lại theo kỳ. Nơi giao đặt ngày của mỗi kỳ.")))
    step = length[0] * (12 if length[1] == "Y" else 1)
    row = count.rule("deadline.recurring", start)
    if phrase.day is None and row.value != "last_working_day":
        return Due(None, Sentence(N_("Văn bản nêu kỳ, chưa nêu ngày trong kỳ. Nơi giao đặt ngày.")))
    for period in _periods(start, step):
        if phrase.day is None:
            due = _within(period, count, N_("kỳ"))
        else:
            month = period[0] if step == 1 else period[1] + dt.timedelta(days=1)
            day = month_end(month.year, month.month)
            day = day.replace(day=max(1, min(phrase.day, day.day)))
            due = _before((day, day), count, day_short(day)) if phrase.rule is DueRule.BEFORE else _by(day, count)
        if due.on is None or due.on > start:
            return due
    return Due(None, Sentence(N_("Việc lặp lại theo kỳ. Nơi giao đặt ngày của mỗi kỳ.")))


def _periods(start: dt.date, step: int) -> Iterable[tuple[dt.date, dt.date]]:
    """Periods of `step` months counted from January: the one before a day, the one that holds it, the next."""
    first = dt.date(start.year, 1, 1)
    first = add_months(first, (start.month - 1) // step * step - step)
    for _ in range(3):
        following = add_months(first, step)
        yield first, following - dt.timedelta(days=1)
        first = following
