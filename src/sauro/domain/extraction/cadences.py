"""Định kỳ. The phrases that set a cadence: "định kỳ hằng quý", "trước ngày 25 hằng tháng", "6 tháng một lần"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sauro.domain.extraction.dates import Phrase
from sauro.domain.extraction.flat import holds_any, opened
from sauro.domain.extraction.model import DeadlineKind
from sauro.domain.worktime import DuePhrase, DueRule

PERIOD_LETTER = {"ngày làm việc": "D", "ngày": "D", "tuần": "W", "tháng": "M", "năm": "Y", "quý": "M"}
EVERY = {"ngày": "R/P1D", "tuần": "R/P1W", "tháng": "R/P1M", "quý": "R/P3M", "năm": "R/P1Y"}
# What a text shows at a glance; a pattern is tried only where all its signs are there.
PER, DAY, WEEKDAY, MONTH_NEAR, MONTH_OF, SIX, YEAR, PLAIN, TIMES, AND, DAILY = (1 << n for n in range(11))
SIGNS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (PER, ("hằng ", "hàng ", "mỗi ")),
    (DAY, ("ngày ", "mồng ", "mùng ")),
    (WEEKDAY, ("thứ ", "chủ nhật ")),
    (MONTH_NEAR, ("tháng trước", "tháng sau", "tháng kế", "tháng tiếp", "tháng liền", "tháng cuối")),
    (MONTH_OF, ("tháng cuối", "tháng đầu", "tháng thứ")),
    (SIX, ("6 tháng", "sáu tháng")),
    (YEAR, ("năm",)),
    (PLAIN, ("định kỳ",)),
    (TIMES, ("lần",)),
    (AND, (" và ",)),
    (DAILY, ("hằng ngày", "hàng ngày", "mỗi ngày")),
)
_ON_DAY = ("ngày ", "mồng ", "mùng ", "trước ", "chậm nhất ", "vào ", "đúng ", "từ ")
_EACH = ("hằng ", "hàng ", "mỗi ")
# The signs that must stand in the text, the words with which the pattern opens (none: with a figure), the pattern.
CADENCES: tuple[tuple[int, tuple[str, ...], re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (
        PER | DAY,
        ("định kỳ ", "hằng ", "hàng "),
        re.compile(
            r"(?:định kỳ )?(?:hằng|hàng) (?P<e>tháng|quý|năm),? (?:trước|vào|chậm nhất(?: là)?) ngày "
            r"(?P<d>\d{1,2})(?! ?[/.-] ?\d)(?! (?:của )?tháng)(?!\d)"
        ),
        lambda m: EVERY[m["e"]],
    ),
    (
        PER | DAY | YEAR | AND,
        _ON_DAY,
        re.compile(
            r"(?:trước |chậm nhất |vào |đúng |từ )?(?:ngày |mồng |mùng )\d{1,2}(?: ?/ ?\d{1,2}|"
            r" tháng \d{1,2})(?: và (?:ngày )?\d{1,2}(?: ?/ ?\d{1,2}| tháng \d{1,2}))(?: của)? (?:hằng|hàng|"
            r"mỗi) năm"
        ),
        lambda m: "R/P6M",
    ),
    (
        PER | DAY,
        (*_ON_DAY, "đến "),
        re.compile(
            r"(?:(?:trước|chậm nhất(?: là)?|vào|đúng|từ|đến) )?(?:ngày |mồng |"
            r"mùng )(?P<d>\d{1,2})(?: ?/ ?\d{1,2}| tháng \d{1,2})?,? (?:của )?(?:tháng )?(?:hằng|hàng|"
            r"mỗi) (?P<e>tuần|tháng|quý|năm)"
        ),
        lambda m: EVERY[m["e"]],
    ),
    (
        DAY | MONTH_OF,
        _ON_DAY,
        re.compile(
            r"(?:(?:trước|chậm nhất(?: là)?|vào|đúng|từ) )?(?:ngày |mồng |"
            r"mùng )(?P<d>\d{1,2}) (?:của )?tháng (?:cuối|đầu|thứ (?:ba|3|nhất))(?: (?:của|trong))?(?: mỗi|"
            r" hằng)? quý"
        ),
        lambda m: "R/P3M",
    ),
    (
        DAY | MONTH_NEAR,
        _ON_DAY,
        re.compile(
            r"(?:(?:trước|chậm nhất(?: là)?|vào|đúng|từ) )?(?:ngày |mồng |"
            r"mùng )(?P<d>\d{1,2}) (?:của )?tháng (?:trước đó|trước|sau|kế tiếp|tiếp theo|liền kề|cuối kỳ)"
        ),
        lambda m: "R/P1M",
    ),
    (
        PER | WEEKDAY,
        ("thứ ", "chủ nhật ", "chiều ", "sáng "),
        re.compile(r"(?:chiều |sáng )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật) (?:hằng|hàng|mỗi) (?:tuần)"),
        lambda m: "R/P1W",
    ),
    (
        DAILY,
        (),
        re.compile(r"(?:trước )?(?:\d{1,2} ?(?:giờ|h)(?: ?\d{1,2})?(?: ?phút)? )(?:hằng|hàng|mỗi) ngày"),
        lambda m: "R/P1D",
    ),
    (
        PLAIN,
        ("định kỳ",),
        re.compile(r"định kỳ,? (?:(?:hằng|hàng|mỗi|theo|một|01) )?(?P<e>ngày|tuần|tháng|quý|năm)(?!\w)(?! \d)"),
        lambda m: EVERY[m["e"]],
    ),
    (
        PLAIN,
        ("định kỳ",),
        re.compile(
            r"định kỳ,? (?:(?:hằng|hàng|mỗi|theo) )?(?P<n>\d{1,2}|sáu|ba) (?P<e>ngày|tuần|tháng|"
            r"năm)(?: (?:một|1|01) lần)?"
        ),
        lambda m: _repeat(m["n"], m["e"]),
    ),
    (
        TIMES,
        ("tuần ", "tháng ", "quý ", "năm ", "mỗi ", "một ", "1 ", "01 "),
        re.compile(r"(?:(?:mỗi|một|1|01) )?(?P<e>tuần|tháng|quý|năm) (?:một|1|01|ít nhất (?:một|1|01)) lần"),
        lambda m: EVERY[m["e"]],
    ),
    (
        TIMES,
        (),
        re.compile(r"(?P<n>\d{1,2}|sáu|ba) (?P<e>ngày|tuần|tháng|năm)(?: ?/ ?lần| (?:một|1|01) lần)"),
        lambda m: _repeat(m["n"], m["e"]),
    ),
    (
        TIMES,
        ("một lần", "1 lần", "01 lần"),
        re.compile(r"(?:một|1|01) lần(?: ?/ ?| mỗi | trong | (?:một|1) )(?P<e>tuần|tháng|quý|năm)"),
        lambda m: EVERY[m["e"]],
    ),
    (
        PER,
        _EACH,
        re.compile(r"(?P<b>(?:hằng|hàng|mỗi) (?P<e>ngày|tuần|tháng|quý|năm))(?!\w)"),
        lambda m: EVERY[m["e"]],
    ),
    (
        SIX | YEAR,
        ("6 tháng", "06 tháng", "sáu tháng"),
        re.compile(r"(?:6|06|sáu) tháng(?: đầu năm)?(?:,| và) (?:hằng |hàng |cả |một )?năm(?! \d)"),
        lambda m: "R/P6M",
    ),
    (PLAIN, ("định kỳ",), re.compile(r"định kỳ(?<!kết quả định kỳ)(?<!cáo định kỳ)(?! của| về việc)"), lambda m: None),
)
CADENCE_WORDS = (
    "hằng ",
    "hàng ",
    "mỗi ",
    "định kỳ",
    " lần",
)
CADENCE_MONTHS = (
    "của tháng",
    "tháng cuối",
    "tháng đầu",
    "tháng trước",
    "tháng sau",
    "sáu tháng",
    "6 tháng",
)
OF_A_NOUN = re.compile(
    r"(?:thanh tra|kế hoạch|ngân sách|chương trình|xếp loại|đánh giá|chất lượng|kinh phí|dự toán|nhiệm vụ|công tác|"
    r"chỉ tiêu"
    r"|thường niên|phong trào|thi đua|khen thưởng|tiêu chí)$"
)
IN_A_MONTH = re.compile(r"tháng (?:\d|cuối|đầu|thứ)|\d ?/ ?\d")  # a day of one month of the period: no day of each
VERBS_AFTER_CADENCE = (
    "báo",
    "tổng",
    "rà",
    "kiểm",
    "đánh",
    "cập",
    "sơ",
    "thông",
    "tổ chức",
    "gửi",
    "giám",
    "tham",
    "công",
    "họp",
    "đối thoại",
    "thực",
    "theo",
    "tiến",
    "trình",
    "cung",
    "xem",
    "phối",
    "thống",
    "đôn",
    "xây",
    "lập",
    "hướng",
    "giao ban",
    "làm",
    "kịp",
    "hoặc đột",
    "và đột",
    "tập",
)


def _repeat(number: str, unit: str) -> str:
    n = {"sáu": 6, "ba": 3}.get(number) or int(number)
    return f"R/P{n}{PERIOD_LETTER[unit]}"


def cadences(text: str, start: int, end: int, labelled: bool) -> Iterator[Phrase]:
    """Every cadence in text[start:end] (case folded); "hằng năm" of a plan or a budget is none."""
    part = text[start:end]
    shown = sum(sign for sign, words in SIGNS if holds_any(part, words))
    for needed, openers, pattern, value in CADENCES:
        if needed & ~shown:
            continue
        for m in opened(pattern, openers, text, start, end) if openers else pattern.finditer(text, start, end):
            groups = m.groupdict()
            if "b" in groups and not (labelled or _cadence_acts(text, m, start)):
                continue
            iso = value(m)
            if iso is None and not _plain_cadence_acts(text, m, start):
                continue
            day = int(groups["d"]) if groups.get("d") and not IN_A_MONTH.search(m.group()) else None
            because = "deadline.cadence" if iso else "deadline.plain_cadence"
            before = day is not None and "trước" in m.group()
            due = DuePhrase(DueRule.BEFORE if before else DueRule.RECURRING, iso, day=day)
            yield Phrase(m.start(), m.end(), DeadlineKind.RECURRING, iso, due, because, 0.85 if iso else 0.75)


def _cadence_acts(text: str, m: re.Match[str], start: int) -> bool:
    """Whether "hằng năm" says when to act, not which plan or budget ("ngân sách hằng năm", "xếp loại hằng quý")."""
    before = text[max(start, m.start() - 60) : m.start()].rstrip()
    if not before or before[-1] in ".;:(" or m.start() == start:
        return True
    if OF_A_NOUN.search(before):
        return False
    after = text[m.end() : m.end() + 3]
    if before[-1] == "," and (after[:1] == "," or after[:2] == " t"):
        return "xếp loại" not in before and "đánh giá" not in before
    clause = before.rsplit(";", 1)[-1].rsplit(",", 1)[-1]
    return ("báo cáo" in clause or "tổng hợp" in clause or "sơ kết" in clause) and "báo cáo viên" not in clause


def _plain_cadence_acts(text: str, m: re.Match[str], start: int) -> bool:
    """Whether "định kỳ" belongs to a verb ("định kỳ báo cáo"), not to a noun ("các báo cáo định kỳ")."""
    after = text[m.end() : m.end() + 12].lstrip(" ,")
    return after.startswith(VERBS_AFTER_CADENCE)
