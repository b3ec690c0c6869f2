"""Định mức. Numeric rules that a document sets: lead times, frequencies, durations, targets, limits, sums.

A number is a rule where a limiting word, a period or an aim stands with it ("ít nhất 03 ngày làm việc", "hằng quý",
"đạt 100%"); figures of an assessment ("tăng 14,38% so với cùng kỳ") are not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from sauro.domain.documents.model import Layout
from sauro.domain.documents.view import View
from sauro.domain.extraction.model import Measure

_N = r"\d{1,3}(?:[.,]\d{1,3}){0,3}"
_LIMIT = (
    r"ít nhất|tối thiểu|tối đa|không quá|không dưới|không ít hơn|không nhiều hơn|không vượt quá|chậm nhất(?: là)?(?: "
    r"trong)?|trong vòng|"
    r"trong thời hạn|trong thời gian|khoảng|đạt(?: từ)?|trên|dưới|từ"
)
_TIME = r"ngày làm việc|ngày|giờ làm việc|giờ|phút|tuần|tháng|quý|năm|buổi"
_COUNT = (
    r"người|đại biểu|thành viên|đồng chí|trang|lần|cuộc|hội nghị|thủ tục|chỉ tiêu|tiêu chí|xe|công chức|biên chế|mô "
    r"hình|lớp|đợt|bản|bài|tin|hộ|"
    r"biểu hiện|nhiệm vụ|đơn vị|phòng|căn|km|ha|héc ta|trường hợp|cơ quan chủ trì"
)
_MONEY = r"(?:nghìn tỷ|tỷ|triệu|nghìn) đồng|đồng|(?:triệu |tỷ )?USD|tỷ"
_NUMBER = re.compile(_N)
_GOES_ON = frozenset({" ", "%", ".", ","})  # what may stand behind the figure of a rule
_UNIT = re.compile(rf"\s?(?P<unit>%|{_TIME}|{_MONEY}|{_COUNT})(?!\w)", re.IGNORECASE)
_LIMIT_BEFORE = re.compile(rf"\b(?P<limit>{_LIMIT})\s$", re.IGNORECASE)
_RATE = re.compile(
    r"\s(?:lần|cuộc|buổi)\s?(?:/|mỗi |trong |một |trên )\s?(?:0?1 |một )?(?P<period>tuần|tháng|quý|năm)\b"
)
_STEP = re.compile(r"\s(?P<period>tuần|tháng|quý|năm) (?:một|01|1) lần\b")
_EVERY = (
    *(
        re.compile(
            rf"{vowel}ng (?P<period>ngày|tuần|tháng|quý|năm)\b"
            r"(?:, (?:hằng |hàng )?(?:tuần|tháng|quý|năm)\b){0,3}(?!, h[àằ]ng giờ)"
        )
        for vowel in "ằà"
    ),
    re.compile(r"ỗi (?P<period>ngày|tuần|tháng|quý|năm)\b"),
)
_ONLY = re.compile(r"một việc chỉ giao một (?<!\wmột việc chỉ giao một )[^,;.”\"]{3,80}")
_AIM = re.compile(r"phấn đấu|bảo đảm|đảm bảo|hoàn thành|yêu cầu|mục tiêu|tối thiểu|ít nhất|phải|đạt|cắt giảm|giảm")
_ASSESSED = re.compile(
    r"cùng kỳ|lũy kế|luỹ kế|ước đạt|đã đạt|tính đến|kết quả đạt|tăng trưởng .{0,20} đạt|vượt|bình quân"
)
_ISO = {"ngày": "P1D", "tuần": "P1W", "tháng": "P1M", "quý": "P3M", "năm": "P1Y"}


@dataclass(frozen=True, slots=True)
class _Rule:
    start: int
    end: int
    kind: str
    value: float | str
    unit: str
    sure: float


def read_measures(view: View, layout: Layout) -> tuple[Measure, ...]:
    """Định mức. In text order, from the end of the head to the closing block, and in annexes (`in_annex`)."""
    flat = view.text.replace("\n", " ")
    start = view.way.forth(layout.head_end)
    annex = view.way.forth(layout.annex_start) if layout.annex_start is not None else len(flat)
    parts = ((start, view.way.forth(layout.tail_start), False), (annex, len(flat), True))
    return tuple(
        Measure(
            view.span(r.start, r.end),
            " ".join(flat[r.start : r.end].split()),
            r.kind,
            r.value,
            r.unit,
            r.sure,
            f"measure.{r.kind}",
            extra,
        )
        for begin, end, extra in parts
        if begin < end
        for r in sorted([*_periods(flat, begin, end), *_figures(flat, view.figures, begin, end)], key=lambda r: r.start)
    )


def _periods(flat: str, begin: int, end: int) -> Iterator[_Rule]:
    """Rules without a figure: "hằng quý, hằng năm", "một việc chỉ giao một cơ quan …"."""
    for every in _EVERY:  # "hằng", "hàng", "mỗi": each pattern opens with a literal, which the search finds fast
        for m in every.finditer(flat, begin, end):
            if flat[m.start() - 1 : m.start()] in ("h", "H", "m", "M"):
                yield _Rule(m.start() - 1, m.end(), "frequency", _ISO[m.group("period")], "lần", 0.75)
    for m in _ONLY.finditer(flat, begin, end):
        yield _Rule(m.start(), m.end(), "count_limit", 1, "cơ quan chủ trì", 0.8)


def _figures(flat: str, runs: tuple[tuple[int, int], ...], begin: int, end: int) -> Iterator[_Rule]:
    """Rules with a figure: what stands before it limits, what follows is its unit."""
    for m in _numbers(flat, runs, begin, end):
        if flat.startswith("24/7", m.start()):
            yield _Rule(m.start(), m.start() + 4, "other", "24/7", "", 0.7)
        if flat[m.end() : m.end() + 1] not in (" ", "%"):
            continue
        unit, value = _UNIT.match(flat, m.end(), end), _number(m.group())
        if unit is None or value is None:
            continue
        limit = _LIMIT_BEFORE.search(flat, max(m.start() - 28, begin), m.start())
        start = limit.start() if limit else m.start()
        rate = _RATE.match(flat, m.end(), end)
        step = _STEP.match(flat, m.end(), end)
        if rate is not None:
            yield _Rule(start, rate.end(), "frequency", _ISO[rate.group("period")], "lần", 0.85)
        elif step is not None:
            yield _Rule(m.start(), step.end(), "frequency", _times(int(value), step.group("period")), "lần", 0.85)
        else:
            found = _limited(
                flat, value, limit.group("limit").lower() if limit else "", unit.group("unit"), start, unit.end()
            )
            if found is not None:
                yield found


def _numbers(flat: str, runs: tuple[tuple[int, int], ...], begin: int, end: int) -> Iterator[re.Match[str]]:
    """The numbers that may be a rule's, from the places of the digits; more than three digits are several."""
    done = begin
    for start, stop in runs[bisect_left(runs, (begin, 0)) :]:
        if flat[stop : stop + 1] not in _GOES_ON and not flat.startswith("/7", stop):
            continue  # the day of a date, the number of a paper
        at = max(start, done)
        while at < min(stop, end) and (m := _NUMBER.match(flat, at, end)) is not None:
            yield m
            at = done = m.end()


def _limited(flat: str, value: float, limit: str, unit: str, start: int, end: int) -> _Rule | None:
    around = flat[max(start - 90, 0) : end + 40]
    loose = limit in ("", "khoảng", "trên", "dưới", "từ", "đạt", "đạt từ")
    if unit == "%":
        aimed = value == 100 or limit != ""
        good = aimed and not _ASSESSED.search(around) and (not loose or _AIM.search(around))
        return _Rule(start, end, "percent_target", value, unit, 0.72) if good else None
    if not limit:
        return None
    if _ANY_MONEY.fullmatch(unit):
        return None if _ASSESSED.search(around) else _Rule(start, end, "money", value, unit, 0.7)
    if loose:
        return None
    if _ANY_TIME.fullmatch(unit):
        near = flat[max(start - 60, 0) : start] + " " + flat[end : end + 12]
        floor = limit in ("ít nhất", "tối thiểu", "không dưới", "không ít hơn")
        ahead = "trước" in near and (floor or "chậm nhất" in limit)
        return _Rule(start, end, "min_lead_time" if ahead else "duration", value, unit, 0.85 if ahead else 0.75)
    upper = limit in ("tối đa", "không quá", "không vượt quá", "không nhiều hơn")
    return _Rule(start, end, "count_limit" if upper else "count", value, unit, 0.75)


_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3}){1,3}")
_ANY_MONEY = re.compile(_MONEY, re.IGNORECASE)
_ANY_TIME = re.compile(_TIME, re.IGNORECASE)


def _times(count: int, period: str) -> str:
    months = {"tháng": count, "quý": 3 * count}.get(period)
    if months is not None:
        return f"P{months}M"
    return f"P{count}W" if period == "tuần" else f"P{count}Y"


def _number(text: str) -> float | None:
    """ "05" is 5; "1.200" is 1200; "12,5" is 12.5."""
    whole = text.replace(".", "") if _THOUSANDS.fullmatch(text) else text.replace(",", ".")
    try:
        value = float(whole)
    except ValueError:
        return None
    return int(value) if value.is_integer() else value
