"""Thời hạn. The phrases that set a deadline, as printed, and what they mean before any calendar is asked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from sauro.domain.extraction.cadences import CADENCE_MONTHS, CADENCE_WORDS, PERIOD_LETTER, cadences
from sauro.domain.extraction.dates import Phrase, Printed, read_date
from sauro.domain.extraction.flat import holds_any, opened, openings
from sauro.domain.extraction.model import DeadlineKind
from sauro.domain.lunar import lunar_words
from sauro.domain.worktime import DuePhrase, DueRule

NUMBER = r"(?P<n>\d{1,3})(?: ?\([^)]{1,20}\))?"
UNIT = r"(?P<u>ngày làm việc|ngày|tuần|tháng|giờ|năm|quý)"
SINCE = r"(?P<since> ?,? ?(?:kể |tính )?(?:từ|sau) (?:khi |ngày |thời điểm )?[^.,;:()]{0,80})"
HOUR = r"(?:\d{1,2} ?(?:giờ|h|g)(?: ?\d{1,2})?(?: ?phút)?,? )?"
BEFORE = re.compile(r"trước (?:thời điểm )?" + HOUR)
BY = re.compile(
    r"(?:(?:chậm nhất|muộn nhất|trễ nhất)(?: là)?(?: vào| trước| trong| đến| hết| ngày)?|"
    r"đến hết|hết|không muộn hơn|không quá|đến|xong vào|vào|xong) (?:thời điểm )?" + HOUR
)
WITHIN = re.compile(
    r"(?:(?:ngay )?trong|hoàn thành(?: ngay)?(?: trong| vào)?|xong trong|thực hiện(?: trong)?|"
    r"báo cáo(?: trong)?) "
)
DATED = (
    (("trước ",), BEFORE, DueRule.BEFORE),
    (
        (
            "chậm nhất", "muộn nhất", "trễ nhất", "hết ", "không muộn hơn ", "không quá ", "đến ", "xong ", "vào ",
        ),
        BY,
        DueRule.BY,
    ),
    (("ngay trong ", "trong ", "hoàn thành", "xong trong ", "thực hiện", "báo cáo"), WITHIN, DueRule.WITHIN),
)  # fmt: skip
BARE_BY = frozenset({"hết", "đến", "vào", "xong"})
FINISH = re.compile(
    r"(?:hoàn thành|xong|gửi|báo cáo|trình|nộp|ban hành|thời hạn|thời gian|hoàn tất|kết thúc|tổ chức|"
    r"phấn đấu|chậm nhất|muộn nhất)[^.;]{0,90}$"
)
PASSED = re.compile(
    r"(?<!\w)(?:phát sinh|được ban hành|đã ban hành|đã được|tiếp nhận|được cấp|có hiệu lực|được giao|"
    r"số liệu|tính|lũy kế|so với|thuộc diện|từ|sinh)(?!\w)[^.;,]{0,30}$"
)
DAYS = re.compile(
    r"(?P<how>trong (?:thời hạn |vòng |thời gian )?(?:tối đa |không quá )?|(?:chậm nhất|"
    r"muộn nhất)(?: là)?(?: trong| sau)?(?: vòng)? |sau |không quá |tối đa )"
    + NUMBER
    + " "
    + UNIT
    + r"(?!\w)(?! (?:chạp|giêng|\d{1,2} âm))"
    + SINCE
    + "?"
)
COUNTED = re.compile(r"\d{1,3}(?=(?: ?\([^)]{1,20}\))? (?:ngày|tuần|tháng|giờ|năm|quý))")  # the number of DAYS
COUNTED_AFTER = ("trong ", "thời hạn ", "vòng ", "thời gian ", "tối đa ", "quá ", "nhất ", "là ", "sau ")  # before it
SPAN_OF = re.compile(r"từ (?:nay|ngày|tháng|quý|năm|\d)")
OPEN_YEARS = re.compile(
    r"(?:từ )?năm (?P<y>\d{4})(?:,? (?P<y2>\d{4}))?(?: và| đến)(?: các| những)? năm (?:tiếp theo|sau|"
    r"tới)|từ năm (?P<z>\d{4})(?: trở đi)?(?! ?(?:đến|[-–]))"
)
YEARS = re.compile(r"(?:giai đoạn |từ năm |năm )?(?P<a>\d{4}) ?(?:-|–|đến(?: năm)?) ?(?P<b>\d{4})(?!\d)")
EVENTS = re.compile(
    r"(?:ngay )?(?P<how>trước|sau) (?:khi )?(?:ngày )?(?:tết|kỳ họp|phiên họp|đại hội|hội nghị|"
    r"cuộc họp|khai giảng|mùa mưa|ngày khai giảng|khai mạc|năm học|lễ|bầu cử|rằm)"
    r"(?! tục)[^.,;:()]{0,60}|trước ngày (?:bầu cử|khai giảng|khai mạc)[^.,;:()]{0,60}|"
    r"(?:trước )?(?:ngày |mùng |mồng )?(?:\d{1,2}|rằm) (?:tháng )?(?:chạp|giêng|âm lịch|\d{1,2} âm lịch|"
    r"tết(?! (?:dương|trung|độc|đoan)))[^.,;:()]{0,30}"
)
BARE_DAY = re.compile(r"\d{1,2} ?/ ?\d{1,2}")
DIGIT = re.compile(r"\d")
UNDATED = ("cuối tháng", "cuối quý", "cuối năm", "hết tháng", "hết quý", "hết năm", "quý i", "sáu tháng")
EVENT_SIGNS = ("trước ", "sau ", "chạp", "giêng", "âm lịch")
EVENT_WORDS = (
    "tết",
    "kỳ họp",
    "phiên họp",
    "đại hội",
    "hội nghị",
    "cuộc họp",
    "khai giảng",
    "mùa mưa",
    "khai mạc",
    "năm học",
    "lễ",
    "bầu cử",
    "rằm",
    "chạp",
    "giêng",
    "âm lịch",
)
LUNAR = re.compile(r"chạp|giêng|âm lịch|tết")


def deadline_phrases(
    text: str, start: int, end: int, issued_on: dt.date | None, *, labelled: bool = False
) -> list[Phrase]:
    """Every deadline or cadence in text[start:end] (case folded), in printed order.

    labelled: the stretch is the value of "Thời gian:", where a bare month or year is a deadline too.
    """
    part = text[start:end]
    found: list[Phrase] = []
    if labelled or DIGIT.search(part) or holds_any(part, UNDATED):
        found += _dated(text, start, end, issued_on, labelled)
        if any(part.endswith(COUNTED_AFTER, 0, m.start()) for m in COUNTED.finditer(part)):
            found += _days(text, start, end)
        found += _stretches(text, start, end, labelled)
    if labelled:
        found += _bare(part, start, issued_on)
    if holds_any(part, CADENCE_WORDS) or ("tháng" in part and holds_any(part, CADENCE_MONTHS)):
        found += cadences(text, start, end, labelled)
    if holds_any(part, EVENT_SIGNS) and holds_any(part, EVENT_WORDS):
        found += _events(text, start, end)
    found.sort(key=lambda p: (p.start, -p.end))
    out: list[Phrase] = []
    for p in found:
        if not out or p.start >= out[-1].end:
            out.append(p)
        elif p.end > out[-1].end and p.start == out[-1].start:
            out[-1] = p
    return out


def first_deadline(phrases: list[Phrase], issued_on: dt.date | None) -> Phrase | None:
    """The deadline that counts: the first printed; a plain "định kỳ" gives way to the cadence that explains it."""
    if not phrases:
        return None
    first = phrases[0]
    if first.because == "deadline.plain_cadence":
        return next((p for p in phrases if p.kind is DeadlineKind.RECURRING and p.iso), first)
    if first.kind is DeadlineKind.RECURRING and first.due.day is None:
        exact = next((p for p in phrases if p.iso == first.iso and p.due.day is not None), None)
        return first._replace(due=exact.due) if exact else first
    if is_past(first, issued_on):
        return next((p for p in phrases if not is_past(p, issued_on)), first)
    return first


def is_past(phrase: Phrase, issued_on: dt.date | None) -> bool:
    """Whether the printed day lies before the date of issue."""
    if phrase.kind is not DeadlineKind.DATE or not phrase.iso or issued_on is None or "Q" in phrase.iso:
        return False
    return phrase.iso < issued_on.isoformat()[: len(phrase.iso)]


def _whole(
    pattern: re.Pattern[str], openers: tuple[str, ...], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """The matches in text[start:end] that no letter, digit or "_" stands before; each begins with an opener."""
    done = start
    for at in openings(text, openers, start, end):
        before = text[at - 1 : at]
        if at < done or before.isalnum() or before == "_":
            continue
        m = pattern.match(text, at, end)
        if m is not None:
            yield m
            done = m.end()


def _dated(text: str, start: int, end: int, issued_on: dt.date | None, labelled: bool) -> Iterator[Phrase]:
    for openers, pattern, rule in DATED:
        for m in _whole(pattern, openers, text, start, end):
            printed = read_date(text, m.end(), issued_on)
            if printed is None or printed.end > end:
                continue
            word = m.group().strip()
            if word in BARE_BY and not (FINISH.search(text, max(start, m.start() - 110), m.start()) or labelled):
                continue
            before = text[max(start, m.start() - 44) : m.start()]
            if PASSED.search(before) or (
                word in {"thực hiện", "báo cáo", "hoàn thành"} and printed.iso and len(printed.iso) < 5
            ):
                continue
            at = m.start()
            if word.startswith(("hoàn thành", "thực hiện", "báo cáo", "xong")):
                at = m.start() + len(word) - len(word.split()[-1]) if word.endswith(("trong", "vào")) else printed.start
            yield _date_phrase(at, printed, _rule(rule, word, printed), 0.95)
    if labelled:
        bare = read_date(text, start, issued_on)
        if bare is not None:
            yield _date_phrase(start, bare, DueRule.WITHIN if bare.iso and len(bare.iso) < 10 else DueRule.BY, 0.9)


def _rule(rule: DueRule, word: str, printed: Printed) -> DueRule:
    if "trước" in word:
        return DueRule.BEFORE
    coarse = printed.iso is not None and len(printed.iso) < 10
    return DueRule.WITHIN if coarse else DueRule.BY if rule is DueRule.WITHIN else rule


def _date_phrase(at: int, printed: Printed, rule: DueRule, confidence: float) -> Phrase:
    because = "deadline.impossible" if printed.wrong else f"deadline.{rule.value}"
    asked = "{:04}-{:02}-{:02}".format(*printed.wrong) if printed.wrong else printed.iso
    return Phrase(
        at,
        printed.end,
        DeadlineKind.DATE,
        printed.iso,
        DuePhrase(rule, asked),
        because,
        confidence - (0.25 if printed.inferred else 0) - (0.5 if printed.wrong else 0),
        printed.inferred,
        printed.wrong,
    )


def _days(text: str, start: int, end: int) -> Iterator[Phrase]:
    for m in DAYS.finditer(text, start, end):
        unit, since = m["u"], m["since"] or ""
        how = m["how"].split()[0]
        if unit in {"năm", "giờ"} and not since:
            continue
        if (
            not since
            and how in {"trong", "sau", "không", "tối"}
            and "thời hạn" not in m["how"]
            and "vòng" not in m["how"]
        ):
            continue
        number = int(m["n"]) * (3 if unit == "quý" else 1)
        iso = f"PT{number}H" if unit == "giờ" else f"P{number}{PERIOD_LETTER[unit]}"
        anchor = "signed" if "ký" in since or "ban hành" in since else "received" if "nhận" in since else "event"
        due = DuePhrase(DueRule.DAYS_AFTER, iso, unit == "ngày làm việc", anchor if since else "")
        stop = m.end("since") if since else m.end()
        yield Phrase(m.start(), stop, DeadlineKind.PERIOD, iso, due, "deadline.days_after", 0.85)


def _bare(part: str, start: int, issued_on: dt.date | None) -> Iterator[Phrase]:
    """A cell that holds nothing but "15/12", or "15 ngày làm việc kể từ ngày ký": what it says without its "trong"."""
    kept = part.strip()
    at = start + part.index(kept) if kept else start
    if BARE_DAY.fullmatch(kept):
        printed = read_date(f"ngày {kept}", 0, issued_on)
        if printed is not None:
            yield _date_phrase(at, printed._replace(end=at + len(kept)), DueRule.BY, 0.8)
    elif kept[:1].isdigit():
        for phrase in _days(f"trong {kept}", 0, len(kept) + 6):
            if phrase.start == 0:
                yield phrase._replace(start=at, end=at + phrase.end - 6)


def _stretches(text: str, start: int, end: int, labelled: bool) -> Iterator[Phrase]:
    for m in opened(SPAN_OF, ("từ ",), text, start, end):
        first = read_date(text, m.start() + 3, None)
        if first is None or first.end > end:
            continue
        joint = text[first.end : first.end + 10]
        skip = 5 if joint.startswith(" đến ") else 3 if joint.startswith((" - ", " – ")) else 0
        at = first.end + skip + (4 if text.startswith("hết ", first.end + skip) else 0)
        last = read_date(text, at, None) if skip else None
        if last is not None and last.iso and first.iso is None:
            first = read_date(text, m.start() + 3, dt.date(int(last.iso[:4]), 1, 1)) or first
        if last is not None and last.iso and first.iso:
            due = DuePhrase(DueRule.BY if len(last.iso) == 10 else DueRule.WITHIN, last.iso)
            yield Phrase(
                m.start(), last.end, DeadlineKind.PERIOD, f"{first.iso}/{last.iso}", due, "deadline.stretch", 0.8
            )
    if not labelled:
        return
    for m in OPEN_YEARS.finditer(text, start, end):
        iso = f"{m['y'] or m['z']}/.."
        yield Phrase(
            m.start(), m.end(), DeadlineKind.PERIOD, iso, DuePhrase(DueRule.WITHIN, iso), "deadline.open", 0.85
        )
    for m in YEARS.finditer(text, start, end):
        iso = f"{m['a']}/{m['b']}"
        yield Phrase(
            m.start(), m.end(), DeadlineKind.PERIOD, iso, DuePhrase(DueRule.WITHIN, m["b"]), "deadline.stretch", 0.8
        )


def _events(text: str, start: int, end: int) -> Iterator[Phrase]:
    for m in EVENTS.finditer(text, start, end):
        if m["how"] == "sau" and not m.group().startswith("ngay"):
            continue
        if text[max(start, m.start() - 3) : m.start()].endswith("và ") or " và sau" in m.group():
            continue
        lunar = LUNAR.search(m.group()) is not None
        named = lunar_words(m.group()) if lunar and m["how"] != "sau" else None
        rule = DueRule.BEFORE if named is None or "trước" in m.group() else DueRule.BY
        due = DuePhrase(rule, None, anchor="event", lunar=named)
        yield Phrase(m.start(), m.end(), DeadlineKind.DATE, None, due, "deadline.event", 0.6, lunar=lunar)
