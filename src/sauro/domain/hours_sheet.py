"""Bảng chấm công. The cells of time clocks: a day, a time, a day's punches, and what a person may explain (C2.1).

Pure. Three layouts are understood: a row for each punch, a row for each day with in and out, and the matrix of a month
with a column for each day. Only the first and the last time of a day are kept.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from sauro.domain.hours import NOON
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

_TIME = re.compile(r"(?<![\d:])(\d{1,2})[:hg](\d{2})(?::\d{2})?(?![\d:])\s{0,2}(am|pm|sa|ch)?(?!\w)", re.IGNORECASE)
_FRACTION = re.compile(r"0[.,]\d{1,17}")
_BETWEEN = re.compile(r"[\s;,/|\-–~→]{0,10}")
_SIGN = re.compile(r"[^\W\d_/+.½]{0,6}[/+.½\d]{0,4}[^\W\d_/+.½]{0,6}")
_FORMS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y")


def day_in(text: str) -> dt.date | None:
    """Ngày trong một ô; the time of a day that stands with it is left aside. None where it is no day."""
    first = text.strip().split(" ")[0].split("T")[0]
    for form in _FORMS:
        try:
            return dt.datetime.strptime(first, form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    return None


def times_in(text: str) -> tuple[int, ...] | None:
    """Giờ trong một ô, as minutes of the day, in the order in which they stand; () for an empty cell.

    None where something in it is no time: "25:10", "7:5", "vắng". A part of a day as a number (0.3125) is understood.
    """
    words = text.strip()
    if _FRACTION.fullmatch(words):
        return (round(float(words.replace(",", ".")) * 24 * 60) % (24 * 60),)
    found, at = list[int](), 0
    for met in _TIME.finditer(words):
        minute = _minute(met)
        if minute is None or not _BETWEEN.fullmatch(words, at, met.start()):
            return None
        found.append(minute)
        at = met.end()
    return tuple(found) if _BETWEEN.fullmatch(words, at) else None


def _minute(met: re.Match[str]) -> int | None:
    hour, minute, half = int(met[1]), int(met[2]), (met[3] or "").lower()
    if half:
        hour = hour % 12 + (12 if half in ("pm", "ch") else 0) if hour <= 12 else 24
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def is_sign(text: str) -> bool:
    """Ký hiệu chấm công ("x", "P", "CT", "1/2P"): a mark of the sheet without a time."""
    words = text.strip()
    return bool(words) and len(words) <= 6 and bool(_SIGN.fullmatch(words))


def fold_punches(times: Iterable[int], same_within: int) -> tuple[int | None, int | None]:
    """Lần đầu, lần cuối. When somebody came and left; what lies between is not kept.

    Punches that all lie within so many minutes (rulebook row hours.same_punch_minutes) are one: before noon he came,
    after it he left.
    """
    met = sorted(times)
    if not met:
        return None, None
    if met[-1] - met[0] > same_within:
        return met[0], met[-1]
    return (met[0], None) if met[0] < NOON else (None, met[-1])


def day_of_month(month: str, number: int) -> dt.date | None:
    """Ngày của bảng tháng. "2026-10" and 31 → 31/10/2026; None where the month has no such day."""
    try:
        return dt.date(int(month[:4]), int(month[5:7]), number)
    except ValueError:
        return None


def last_months(today: dt.date, count: int) -> Sequence[str]:
    """Các tháng gần đây, the present one first, as "2026-10"."""
    number = today.year * 12 + today.month - 1
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(number, number - count, -1)]


class Cause(StrEnum):
    """Lý do của một ngày, from a list: nothing of health or private life is asked or kept."""

    OUTSIDE = "outside"
    CLOCK = "clock"
    DUTY = "duty"
    AGREED = "agreed"


class Answer(StrEnum):
    """Trạng thái giải trình một ngày."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


ANSWERS: dict[Answer, frozenset[Answer]] = {
    Answer.OPEN: frozenset({Answer.ACCEPTED, Answer.DECLINED, Answer.WITHDRAWN}),
    Answer.ACCEPTED: frozenset(),
    Answer.DECLINED: frozenset({Answer.OPEN}),  # said again, with what was missing
    Answer.WITHDRAWN: frozenset({Answer.OPEN}),
}


def answered(now: Answer, to: Answer) -> Answer:
    """Bước của giải trình. Refuses hours.explanation.state where the table has none."""
    if to not in ANSWERS[now]:
        raise Refusal(
            "hours.explanation.state",
            N_("Giải trình này đã được xử lý."),
            advice=N_("Tải lại trang để xem trạng thái mới nhất."),
        )
    return to
