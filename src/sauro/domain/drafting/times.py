"""Thời hạn trong dự thảo. Days that do not exist, lie before the signing, on a day off or too near (C1.1b, C4.1).

And a cadence without its period, a weekday that is another, a document cited before it was issued.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from sauro.domain.documents.headwords import Role
from sauro.domain.documents.source import Span
from sauro.domain.drafting.model import Draft, Remark, Severity
from sauro.domain.drafting.tasks import CLEAR
from sauro.domain.extraction.model import DeadlineKind, TaskDraft
from sauro.domain.periods import day_short, period_of
from sauro.domain.sentence import N_, Sentence

_DAY = re.compile(
    r"(?:(?P<week>[Tt]hứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|[Cc]hủ nhật)\s{0,2}[,(]?\s{0,2})?"
    r"(?:\b[Nn]gày\s{1,3}(?P<d>\d{1,2})\s{1,3}tháng\s{1,3}(?P<m>\d{1,2})\s{1,3}năm\s{1,3}(?P<y>\d{4})\b|"
    r"(?:\b[Nn]gày\s{1,3})?(?<![\d/.,-])(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4})(?![\d/]))"
)
_WEEK = {
    "hai": 0,
    "ba": 1,
    "tư": 2,
    "năm": 3,
    "sáu": 4,
    "bảy": 5,
    "2": 0,
    "3": 1,
    "4": 2,
    "5": 3,
    "6": 4,
    "7": 5,
    "nhật": 6,
}
_NAMES = (N_("thứ Hai"), N_("thứ Ba"), N_("thứ Tư"), N_("thứ Năm"), N_("thứ Sáu"), N_("thứ Bảy"), N_("Chủ nhật"))
COUNTED = "Bộ luật Dân sự 2015, Điều 148"
WRITTEN = "1773-CV/TU, mục 4"


def time_rules(draft: Draft) -> Iterator[Remark]:
    """Các lời nhắc về ngày và thời hạn."""
    yield from _printed_days(draft)
    yield from _references(draft)
    for task in draft.reading.tasks:
        yield from _deadline(draft, task)


def _printed_days(draft: Draft) -> Iterator[Remark]:
    for m in _DAY.finditer(draft.view.text):
        day, month, year = (int(m.group(a) or m.group(b)) for a, b in (("d", "d2"), ("m", "m2"), ("y", "y2")))
        span = draft.view.span(m.start(), m.end())
        if not 1900 <= year <= 2200:
            continue
        if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
            said, right = N_("Không có ngày {day}/{month}/{year} trong lịch."), N_("Sửa lại ngày, tháng.")
            values = {"day": str(day), "month": str(month), "year": str(year)}
            yield draft.remark("date.impossible", Severity.ERROR, span, said, right, clause=WRITTEN, **values)
        elif m.group("week"):
            yield from _weekday(draft, span, dt.date(year, month, day), m.group("week"))


def _weekday(draft: Draft, span: Span, day: dt.date, printed: str) -> Iterator[Remark]:
    if _WEEK[printed.split()[-1].lower()] == day.weekday():
        return
    values: dict[str, str | Sentence] = {
        "day": day_short(day),
        "right": Sentence(_NAMES[day.weekday()]),
        "printed": printed,
    }
    said, right = N_("{day} là {right}, dự thảo ghi {printed}."), N_("Sửa thứ hoặc sửa ngày.")
    yield draft.remark("date.weekday", Severity.ERROR, span, said, right, clause=WRITTEN, **values)


def _references(draft: Draft) -> Iterator[Remark]:
    if draft.signed is None:
        return
    said = N_("Dẫn văn bản ngày {day}, sau ngày ký {signed}.")
    right = N_("Sửa ngày của văn bản được dẫn, hoặc ngày ký.")
    for cited in draft.reading.parsed.references:
        day = _last(cited.date) if cited.date else None
        if day is not None and day > draft.signed:
            values = {"day": day_short(day), "signed": day_short(draft.signed)}
            yield draft.remark("date.cited", Severity.ERROR, cited.span, said, right, clause=WRITTEN, **values)


def _deadline(draft: Draft, task: TaskDraft) -> Iterator[Remark]:
    due, on = task.deadline, task.deadline.due_on
    if due.span is None:
        return
    text = due.text or ""
    if due.kind is DeadlineKind.RECURRING and due.iso is None:
        said = N_("“{text}” không nêu kỳ.")
        right = N_("Ghi kỳ và ngày: “trước ngày 25 hằng tháng”, “ngày 15 tháng cuối quý”.")
        yield draft.remark("deadline.no_period", Severity.SHOULD, due.span, said, right, clause=CLEAR, text=text)
    if due.kind not in (DeadlineKind.DATE, DeadlineKind.PERIOD) or on is None or due.iso is None:
        return
    last = _last(due.iso) if due.kind is DeadlineKind.DATE else None
    if last is not None and last < draft.base:
        if draft.head.has(Role.DATE):  # without a date line nobody knows when it is to be signed
            yield _past(draft, due.span, text)
        return
    if last is not None and len(due.iso) == 10 and "trước" not in text.lower():
        yield from _day_off(draft, due.span, last, on)
    yield from _near(draft, due.span, on)


def _day_off(draft: Draft, span: Span, printed: dt.date, on: dt.date) -> Iterator[Remark]:
    if draft.calendar.is_working_day(printed):
        return
    said, right = N_("{day} là ngày nghỉ; hạn tính đến {due}."), N_("Ghi một ngày làm việc.")
    values = {"day": day_short(printed), "due": day_short(on)}
    yield draft.remark("deadline.day_off", Severity.SHOULD, span, said, right, clause=COUNTED, **values)


def _past(draft: Draft, span: Span, text: str) -> Remark:
    right = N_("Đặt thời hạn sau ngày ký.")
    values = {"text": text, "day": day_short(draft.base)}
    if draft.signed is None:
        said = N_("Thời hạn “{text}” đã qua so với ngày kiểm tra {day}.")
        return draft.remark("deadline.past", Severity.LOOK, span, said, right, clause=CLEAR, **values)
    said = N_("Thời hạn “{text}” trước ngày ký {day}.")
    return draft.remark("deadline.past", Severity.ERROR, span, said, right, clause=CLEAR, **values)


def _near(draft: Draft, span: Span, on: dt.date) -> Iterator[Remark]:
    least = draft.rules.number("drafting.deadline_ahead", draft.base)
    left = draft.calendar.working_days_between(draft.base, on)
    if draft.urgent or not 0 <= left < least:
        return
    said = N_("Từ {base} đến hạn {due} chỉ còn {left} ngày làm việc, ít hơn {least}.")
    right = N_("Lùi thời hạn, hoặc ghi mức độ khẩn.")
    values = {"base": day_short(draft.base), "due": day_short(on), "left": str(left), "least": str(least)}
    yield draft.remark("deadline.near", Severity.SHOULD, span, said, right, clause=CLEAR, **values)


def _last(iso: str) -> dt.date | None:
    """The last day of a printed day, month, quarter or year."""
    period = period_of(iso)
    return period[1] if period else None
