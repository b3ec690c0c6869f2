"""Chế độ báo cáo. Periods of a report, closing date and due date with their reason; its life; what a missing one owes.

Pure: facts in, decision out. Periods of one kind tile the days: one begins on the day after the one before it closed
(NĐ 09/2019, Điều 12: a quarter from the 15th of the month before it to the 14th of its last month), whatever closing
day an office has in its rulebook. Lateness is measured at submission; a report sent back is not filed (C4.2).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.periods import add_months, day_long, day_ranges, day_short, month_end, period_words
from sauro.domain.refusal import Refusal
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import DuePhrase, DueRule, WorkCalendar, due_date

KEY = "C4.2"
REGIME = "09/2019/NĐ-CP, Điều 12"


class PeriodKind(StrEnum):
    """Kỳ báo cáo."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    AD_HOC = "ad_hoc"


PERIOD_WORDS = {
    PeriodKind.MONTH: N_("Hằng tháng"),
    PeriodKind.QUARTER: N_("Hằng quý"),
    PeriodKind.HALF: N_("6 tháng"),
    PeriodKind.NINE_MONTHS: N_("9 tháng"),
    PeriodKind.YEAR: N_("Hằng năm"),
    PeriodKind.AD_HOC: N_("Đột xuất"),
}
_LENGTH = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}
_OF_MONTHS = {length: kind for kind, length in _LENGTH.items()}


class DueKind(StrEnum):
    """Cách định hạn nộp: a day of a month after the period's last one, or working days after the closing date."""

    DAY = "day"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True, slots=True)
class Timing:
    """Thời gian của một chế độ báo cáo.

    closing_day: the day of the last month on which data close (31: its last day), None: the rulebook's row of the
    kind; due_kind DAY: `due_number` is a day, `due_months` months after the last month (0: the same month);
    WORKING_DAYS: `due_number` working days after the closing date.
    """

    kind: PeriodKind
    due_kind: DueKind = DueKind.WORKING_DAYS
    due_number: int = 5
    due_months: int = 0
    closing_day: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """Kỳ. `key` 2026-10, 2026-Q3, 2026-H1, 2026-9M, 2026, or the closing date of an ad hoc one; the days of its data.

    closing: the last day whose data count; because: which row or document set it; due_on and why.
    """

    key: str
    name: str
    first: dt.date
    closing: dt.date
    because: Sentence
    due_on: dt.date
    due_because: Sentence


def kind_of_cadence(cadence: str) -> PeriodKind | None:
    """Kỳ của “định kỳ … báo cáo”: R/P3M is a quarter; None where the words name no period: a person fixes it."""
    months = {"R/P1Y": 12}.get(cadence)
    if months is None and cadence.startswith("R/P") and cadence.endswith("M") and cadence[3:-1].isdecimal():
        months = int(cadence[3:-1])
    return _OF_MONTHS.get(months or 0)


def period_name(key: str) -> str:
    """Tên kỳ: quý III/2026, 6 tháng đầu năm 2026, 9 tháng năm 2026."""
    year, _, part = key.partition("-")
    if part in ("H1", "H2"):
        return f"6 tháng {'đầu' if part == 'H1' else 'cuối'} năm {year}"
    return f"9 tháng năm {year}" if part == "9M" else period_words(key)


def periods_between(
    timing: Timing, first: dt.date, last: dt.date, *, calendar: WorkCalendar, rules: RuleBook
) -> list[Period]:
    """Các kỳ có ngày chốt số liệu from `first` to `last`, oldest first; an ad hoc report has none of itself."""
    if timing.kind is PeriodKind.AD_HOC:
        return []
    found = []
    for year, month in _last_months(timing.kind, first, last):
        period = period_ending(timing, year, month, calendar=calendar, rules=rules)
        if first <= period.closing <= last:
            found.append(period)
    return found


def period_ending(timing: Timing, year: int, month: int, *, calendar: WorkCalendar, rules: RuleBook) -> Period:
    """Kỳ có tháng cuối là tháng này. `month` must end a period of the kind (3, 6, 9, 12 for a quarter)."""
    kind = timing.kind
    day, because = closing_day(timing, month_end(year, month), rules)
    closing = _on(year, month, day)
    before = add_months(dt.date(year, month, 1), -_LENGTH[kind])
    earlier, _ = closing_day(timing, month_end(before.year, before.month), rules)
    first = _on(before.year, before.month, earlier) + dt.timedelta(days=1)
    key = _key(kind, year, month)
    due = due_of(timing, closing, calendar=calendar, rules=rules)
    return Period(key, period_name(key), first, closing, because, *due)


def ad_hoc_period(timing: Timing, first: dt.date, closing: dt.date, due_on: dt.date) -> Period:
    """Kỳ đột xuất: days and due date as the request names them. Refusal report.period where they are out of order."""
    if not first <= closing <= due_on:
        raise Refusal(
            "report.period",
            N_("Ngày bắt đầu, ngày chốt số liệu và hạn nộp phải theo thứ tự."),
            advice=N_("Sửa lại ba ngày."),
            key=KEY,
        )
    name = f"đột xuất, chốt ngày {day_short(closing)}"
    why = Sentence(N_("Theo yêu cầu báo cáo đột xuất."))
    return Period(closing.isoformat(), name, first, closing, why, due_on, why)


def closing_day(timing: Timing, at: dt.date, rules: RuleBook) -> tuple[int, Sentence]:
    """Ngày chốt số liệu trong tháng cuối của kỳ, and which document or row says so."""
    if timing.closing_day is not None:
        return timing.closing_day, Sentence(N_("Ngày chốt theo văn bản quy định chế độ báo cáo này."))
    row = rules.rule(f"report.closes.{timing.kind}", at)
    return int(row.value), Sentence(N_("Ngày chốt theo {source}."), {"source": row.source})


def due_of(timing: Timing, closing: dt.date, *, calendar: WorkCalendar, rules: RuleBook) -> tuple[dt.date, Sentence]:
    """Hạn nộp and why; a day off moves as the row deadline.by says, and never before the closing date."""
    if timing.due_kind is DueKind.WORKING_DAYS:
        return _after_closing(timing.due_number, closing, calendar)
    month = add_months(closing.replace(day=1), timing.due_months)
    day = _on(month.year, month.month, timing.due_number)
    if day < closing:
        raise Refusal(
            "report.due",
            N_("Hạn nộp không được trước ngày chốt số liệu."),
            advice=N_("Chọn ngày của tháng sau, hoặc số ngày làm việc sau ngày chốt."),
            key=KEY,
        )
    due = due_date(DuePhrase(DueRule.BY, day.isoformat()), issued_on=None, calendar=calendar, rules=rules)
    on = due.on or day
    return (on, due.because) if on >= closing else (day, Sentence(N_("Hạn nộp giữ đúng ngày chốt số liệu.")))


def _after_closing(count: int, closing: dt.date, calendar: WorkCalendar) -> tuple[dt.date, Sentence]:
    on = calendar.add_working_days(closing, count)
    skipped = calendar.days_off(closing + dt.timedelta(days=1), on)
    values = {
        "count": str(count),
        "closing": day_short(closing),
        "due": day_long(on),
        "off": str(len(skipped)),
        "skipped": day_ranges(skipped),
        "calendar": calendar.version,
    }
    if skipped:
        template = N_(
            "{count} ngày làm việc sau ngày chốt số liệu {closing}: {due}. "
            "Bỏ qua {off} ngày nghỉ: {skipped}. {calendar}."
        )
        return on, Sentence(template, values)
    return on, Sentence(N_("{count} ngày làm việc sau ngày chốt số liệu {closing}: {due}. {calendar}."), values)


def _on(year: int, month: int, day: int) -> dt.date:
    end = month_end(year, month)
    return end.replace(day=max(1, min(day, end.day)))


def _last_months(kind: PeriodKind, first: dt.date, last: dt.date) -> Iterator[tuple[int, int]]:
    ends = {PeriodKind.NINE_MONTHS: (9,)}.get(kind) or tuple(range(_LENGTH[kind], 13, _LENGTH[kind]))
    for year in range(first.year, last.year + 1):
        yield from ((year, month) for month in ends)


def _key(kind: PeriodKind, year: int, month: int) -> str:
    return {
        PeriodKind.MONTH: f"{year}-{month:02d}",
        PeriodKind.QUARTER: f"{year}-Q{month // 3}",
        PeriodKind.HALF: f"{year}-H{month // 6}",
        PeriodKind.NINE_MONTHS: f"{year}-9M",
        PeriodKind.YEAR: str(year),
    }[kind]


class ReportState(StrEnum):
    """Trạng thái báo cáo; whether it is late is derived, never stored."""

    OPEN = "open"
    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    RECEIVED = "received"
    SENT_BACK = "sent_back"


class ReportStep(StrEnum):
    """Việc làm với báo cáo."""

    DRAFT = "draft"
    SUBMIT = "submit"
    RECEIVE = "receive"
    SEND_BACK = "send_back"


MOVES: dict[ReportStep, tuple[tuple[ReportState, ...], ReportState]] = {
    ReportStep.DRAFT: ((ReportState.OPEN, ReportState.DRAFTED, ReportState.SENT_BACK), ReportState.DRAFTED),
    ReportStep.SUBMIT: ((ReportState.OPEN, ReportState.DRAFTED, ReportState.SENT_BACK), ReportState.SUBMITTED),
    ReportStep.RECEIVE: ((ReportState.SUBMITTED,), ReportState.RECEIVED),
    ReportStep.SEND_BACK: ((ReportState.SUBMITTED, ReportState.RECEIVED), ReportState.SENT_BACK),
}
STATE_WORDS = {
    ReportState.OPEN: N_("Chưa lập"),
    ReportState.DRAFTED: N_("Đang soạn"),
    ReportState.SUBMITTED: N_("Đã nộp, chờ tiếp nhận"),
    ReportState.RECEIVED: N_("Đã tiếp nhận"),
    ReportState.SENT_BACK: N_("Bị trả lại"),
}
FILED = (ReportState.SUBMITTED, ReportState.RECEIVED)


def moved(state: ReportState, step: ReportStep) -> ReportState:
    """Bước của báo cáo. Refusal report.step where the step does not follow."""
    after, to = MOVES[step]
    if state not in after:
        raise Refusal(
            "report.step",
            Sentence(N_("Báo cáo đang ở bước “{state}”: không làm được việc này."), {"state": STATE_WORDS[state]}),
            advice=N_("Tải lại trang báo cáo."),
            key=KEY,
        )
    return to


class Standing(StrEnum):
    """Tình trạng nộp."""

    ON_TIME = "on_time"
    LATE = "late"
    WAITING = "waiting"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Filing:
    """Nộp đúng hạn hay chậm: `days` working days late, or still left (waiting)."""

    standing: Standing
    days: int


def filing(
    state: ReportState, *, due_on: dt.date, submitted_on: dt.date | None, on: dt.date, calendar: WorkCalendar
) -> Filing:
    """Tình trạng nộp on a day, measured at submission; a report sent back counts as not filed."""
    if state in FILED and submitted_on is not None:
        if submitted_on <= due_on:
            return Filing(Standing.ON_TIME, 0)
        return Filing(Standing.LATE, max(1, calendar.working_days_between(due_on, submitted_on)))
    if on <= due_on:
        return Filing(Standing.WAITING, calendar.working_days_between(on, due_on))
    return Filing(Standing.MISSING, max(1, calendar.working_days_between(due_on, on)))


class MissingCause(StrEnum):
    """Nguyên nhân chưa báo cáo, báo cáo chậm."""

    DATA = "data"
    PEOPLE = "people"
    SYSTEM = "system"
    NOT_OURS = "not_ours"
    DISASTER = "disaster"
    OTHER = "other"


CAUSE_WORDS = {
    MissingCause.DATA: N_("Chờ số liệu của nơi khác"),
    MissingCause.PEOPLE: N_("Thiếu người, thay đổi người lập báo cáo"),
    MissingCause.SYSTEM: N_("Lỗi phần mềm, đường truyền"),
    MissingCause.NOT_OURS: N_("Không thuộc diện báo cáo"),
    MissingCause.DISASTER: N_("Thiên tai, dịch bệnh, sự cố"),
    MissingCause.OTHER: N_("Nguyên nhân khác"),
}


def require_cause(words: str, remedy: str) -> tuple[str, str]:
    """Nguyên nhân và hướng xử lý đều phải nêu (C4.2). Refusal report.cause.words."""
    said, then = " ".join(words.split()), " ".join(remedy.split())
    if len(said) < 10 or len(then) < 10:
        raise Refusal(
            "report.cause.words",
            N_("Nêu rõ nguyên nhân và hướng xử lý, mỗi phần ít nhất 10 chữ cái."),
            clause="1773-CV/TU, mục 4",
            advice=N_("Ghi việc gì chưa xong, chờ ai, bao giờ nộp."),
            key=KEY,
        )
    return said, then


def require_askable(*, due_on: dt.date, filed: bool, named: bool, asked_on: dt.date | None, on: dt.date) -> None:
    """Hỏi được nguyên nhân: of a report that is missing, not yet explained, and once a day (C4.2).

    Refusals: report.ask.filed, report.ask.early, report.ask.named, report.ask.today.
    """
    against = (
        (filed, "filed", N_("Báo cáo đã nộp."), N_("Tiếp nhận hoặc trả lại kèm nhận xét.")),
        (due_on >= on, "early", N_("Báo cáo chưa quá hạn."), N_("Hỏi được từ ngày sau hạn nộp.")),
        (named, "named", N_("Nơi báo cáo đã nêu nguyên nhân."), N_("Đọc nguyên nhân và hướng xử lý trên trang này.")),
        (asked_on == on, "today", N_("Đã hỏi trong hôm nay."), N_("Hỏi lại được vào ngày khác.")),
    )
    for holds, code, words, advice in against:
        if holds:
            raise Refusal(f"report.ask.{code}", words, clause="1773-CV/TU, mục 4", advice=advice, key=KEY)


class Reminder(StrEnum):
    """Nhắc nộp báo cáo. Each a row of the rulebook, in working days around the due date."""

    AHEAD = "report.remind.ahead"
    DUE = "report.remind.due"
    OVERDUE = "report.remind.overdue"
    CAUSE = "report.remind.cause"


def reminders(
    due_on: dt.date, *, on: dt.date, filed: bool, cause_given: bool, calendar: WorkCalendar, rules: RuleBook
) -> list[tuple[Reminder, str]]:
    """Các nhắc phải có đến hôm nay, each with its slot: a run that was missed is caught up, nothing is said twice.

    Before the day: once, `ahead` working days before; on the day; once after it; then every `cause` working days
    the cause is asked for until somebody names it.
    """
    if filed:
        return []
    found = []
    ahead = calendar.add_working_days(due_on, -rules.number(Reminder.AHEAD, on))
    if ahead <= on < due_on:
        found.append((Reminder.AHEAD, "ahead"))
    if on == due_on:
        found.append((Reminder.DUE, "due"))
    late = calendar.working_days_between(due_on, on) if on > due_on else 0
    if late >= rules.number(Reminder.OVERDUE, on):
        found.append((Reminder.OVERDUE, "overdue"))
    every = rules.number(Reminder.CAUSE, on)
    if late >= every and not cause_given:
        found.append((Reminder.CAUSE, f"cause{late // every}"))
    return found
