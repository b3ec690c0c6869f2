"""Định kỳ. The phrases that set a cadence: "định kỳ hằng quý", "trước ngày 25 hằng tháng", "6 tháng một lần"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from sauro.domain.extraction.dates import Phrase
from sauro.domain.extraction.flat import holds_any
from sauro.domain.extraction.model import DeadlineKind
from sauro.domain.worktime import DuePhrase, DueRule

PERIOD_LETTER = {"ngày làm việc": "D", "ngày": "D", "tuần": "W", "tháng": "M", "năm": "Y", "quý": "M"}
EVERY = {"ngày": "R/P1D", "tuần": "R/P1W", "tháng": "R/P1M", "quý": "R/P3M", "năm": "R/P1Y"}
# A pattern is tried only where one of its words stands.
EVERY_WORDS = ("hằng ", "hàng ", "mỗi ")
QUARTER, MONTH, PLAIN, TIMES = ("quý",), ("tháng",), ("định kỳ",), ("lần",)
CADENCES: tuple[tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (
        EVERY_WORDS,
        re.compile(
            r"(?:định kỳ )?(?:hằng|hàng) (?P<e>tháng|quý|năm),? (?:trước|vào|chậm nhất(?: là)?) ngày "
            r"(?P<d>\d{1,2})(?! ?[/.-] ?\d)(?! (?:của )?tháng)(?!\d)"
        ),
        lambda m: EVERY[m["e"]],
    ),
    (
        EVERY_WORDS,
        re.compile(
            r"(?:trước |chậm nhất |vào |đúng |từ )?(?:ngày |mồng |mùng )\d{1,2}(?: ?/ ?\d{1,2}|"
            r" tháng \d{1,2})(?: và (?:ngày )?\d{1,2}(?: ?/ ?\d{1,2}| tháng \d{1,2}))(?: của)? (?:hằng|hàng|"
            r"mỗi) năm"
        ),
        lambda m: "R/P6M",
    ),
    (
        EVERY_WORDS,
        re.compile(
            r"(?:(?:trước|chậm nhất(?: là)?|vào|đúng|từ|đến) )?(?:ngày |mồng |"
            r"mùng )(?P<d>\d{1,2})(?: ?/ ?\d{1,2}| tháng \d{1,2})?,? (?:của )?(?:tháng )?(?:hằng|hàng|"
            r"mỗi) (?P<e>tuần|tháng|quý|năm)"
        ),
        lambda m: EVERY[m["e"]],
    ),
    (
        QUARTER,
        re.compile(
            r"(?:(?:trước|chậm nhất(?: là)?|vào|đúng|từ) )?(?:ngày |mồng |"
            r"mùng )(?P<d>\d{1,2}) (?:của )?tháng (?:cuối|đầu|thứ (?:ba|3|nhất))(?: (?:của|trong))?(?: mỗi|"
            r" hằng)? quý"
        ),
        lambda m: "R/P3M",
    ),
    (
        MONTH,
        re.compile(
            r"(?:(?:trước|chậm nhất(?: là)?|vào|đúng|từ) )?(?:ngày |mồng |"
            r"mùng )(?P<d>\d{1,2}) (?:của )?tháng (?:trước đó|trước|sau|kế tiếp|tiếp theo|liền kề|cuối kỳ)"
        ),
        lambda m: "R/P1M",
    ),
    (
        EVERY_WORDS,
        re.compile(r"(?:chiều |sáng )?(?:thứ (?:hai|ba|tư|năm|sáu|bảy|\d)|chủ nhật) (?:hằng|hàng|mỗi) (?:tuần)"),
        lambda m: "R/P1W",
    ),
    (
        EVERY_WORDS,
        re.compile(r"(?:trước )?(?:\d{1,2} ?(?:giờ|h)(?: ?\d{1,2})?(?: ?phút)? )(?:hằng|hàng|mỗi) ngày"),
        lambda m: "R/P1D",
    ),
    (
        PLAIN,
        re.compile(r"định kỳ,? (?:(?:hằng|hàng|mỗi|theo|một|01) )?(?P<e>ngày|tuần|tháng|quý|năm)(?!\w)(?! \d)"),
        lambda m: EVERY[m["e"]],
    ),
    (
        PLAIN,
        re.compile(
            r"định kỳ,? (?:(?:hằng|hàng|mỗi|theo) )?(?P<n>\d{1,2}|sáu|ba) (?P<e>ngày|tuần|tháng|"
            r"năm)(?: (?:một|1|01) lần)?"
        ),
        lambda m: _repeat(m["n"], m["e"]),
    ),
    (
        TIMES,
        re.compile(r"(?:(?:mỗi|một|1|01) )?(?P<e>tuần|tháng|quý|năm) (?:một|1|01|ít nhất (?:một|1|01)) lần"),
        lambda m: EVERY[m["e"]],
    ),
    (
        TIMES,
        re.compile(r"(?P<n>\d{1,2}|sáu|ba) (?P<e>ngày|tuần|tháng|năm)(?: ?/ ?lần| (?:một|1|01) lần)"),
        lambda m: _repeat(m["n"], m["e"]),
    ),
    (
        TIMES,
        re.compile(r"(?:một|1|01) lần(?: ?/ ?| mỗi | trong | (?:một|1) )(?P<e>tuần|tháng|quý|năm)"),
        lambda m: EVERY[m["e"]],
    ),
    (
        EVERY_WORDS,
        re.compile(r"(?P<b>(?:hằng|hàng|mỗi) (?P<e>ngày|tuần|tháng|quý|năm))(?!\w)"),
        lambda m: EVERY[m["e"]],
    ),
    (
        MONTH,
        re.compile(r"(?:6|06|sáu) tháng(?: đầu năm)?(?:,| và) (?:hằng |hàng |cả |một )?năm(?! \d)"),
        lambda m: "R/P6M",
    ),
    (PLAIN, re.compile(r"(?<!kết quả )(?<!cáo )định kỳ(?! của| về việc)"), lambda m: None),
)
CADENCE_WORDS = (
    "hằng ",
    "hàng ",
    "mỗi ",
    "định kỳ",
    " lần",
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
    for words, pattern, value in CADENCES:
        for m in pattern.finditer(text, start, end) if holds_any(part, words) else ():
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
