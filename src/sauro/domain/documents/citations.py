"""Cách dẫn văn bản. The grammar of one citation: its number, the type word before it, the date and issuer around it."""

from __future__ import annotations

import re

from sauro.domain.text.fold import fold

_PART = r"[A-ZĐƯ][\wĐđ.&]{0,14}"
NUMBER = re.compile(
    r"\d{1,5}[a-zA-Z]?\s{0,2}(?:"
    r"[-–]\s{0,2}(?P<party>[A-ZĐ][A-Za-zĐđ]{0,6}\s{0,2}/\s{0,2}[A-ZĐƯ][\wĐđ]{0,14}(?:[-.][A-ZĐ][\wĐđ]{0,12}){0,2})"
    rf"|/\s{{0,2}}(?:(?:19|20)\d\d\s{{0,2}}/\s{{0,2}})?(?P<state>{_PART}(?:(?:-\s?|/)(?=[A-ZĐƯ]){_PART}){{0,4}})"
    r")"
)
_WORDS = (
    "nghị quyết|kết luận|chỉ thị|công văn|công điện|kế hoạch|thông báo|quyết định|quy định|hướng dẫn|nghị định|thông "
    "tư|"
    "báo cáo|tờ trình|đề án|văn bản|chương trình|quy chế"
)
_SERIAL_WORD = re.compile(rf"\b(?P<word>{_WORDS})(?:\s{{1,3}}(?P<so>số))?\s{{1,3}}$", re.IGNORECASE)
_LAST_WORDS = frozenset({"số", *(word.split()[-1] for word in _WORDS.split("|"))})
SERIAL = re.compile(r"\d{1,5}(?![\d%]|[.,:]\d|\s?[/\-–]\s?[\wĐđ])")
TYPE_OF_WORD = {
    "nghi quyet": "nghi_quyet", "ket luan": "ket_luan", "chi thi": "chi_thi", "cong van": "cong_van",
    "cong dien": "cong_dien",
    "ke hoach": "ke_hoach", "thong bao": "thong_bao", "quyet dinh": "quyet_dinh", "quy dinh": "quy_dinh",
    "huong dan": "huong_dan",
    "nghi dinh": "nghi_dinh", "thong tu": "thong_tu", "bao cao": "bao_cao", "to trinh": "to_trinh", "de an": "de_an",
    "luat": "luat", "bo luat": "luat", "thong tu lien tich": "thong_tu", "thong bao ket luan": "thong_bao",
    "nghi quyet lien tich": "nghi_quyet", "cong van lien nganh": "cong_van", "huong dan lien nganh": "huong_dan",
    "ke hoach hanh dong": "ke_hoach", "cong dien khan": "cong_dien", "ke hoach phoi hop": "ke_hoach",
    "ke hoach lien tich": "ke_hoach",
}  # fmt: skip
_TYPE_BEFORE = re.compile(
    r"\b(thong tu lien tich|thong bao ket luan|nghi quyet lien tich|huong dan lien nganh|cong van lien nganh|ke "
    r"hoach hanh dong|"
    r"ke hoach phoi hop|ke hoach lien tich|cong dien khan|chuong trinh hanh dong|chuong trinh cong tac|"
    r"nghi quyet|ket luan|chi thi|cong van|cong dien|ke hoach|thong bao|quyet dinh|quy dinh|huong dan|nghi dinh|"
    r"thong tu|bao cao|to trinh|"
    r"de an|van ban|chuong trinh|quy che|bo luat|luat|phap lenh|phuong an|giay phep|hop dong|sac lenh|thong tri)"
    r"(?:\s{1,3}van ban)?[\s:]{0,3}(?:so)?[\s:.]{0,3}$"
)
TYPE_OF_CODE = {
    "nq": "nghi_quyet", "kl": "ket_luan", "ct": "chi_thi", "cv": "cong_van", "cd": "cong_dien", "kh": "ke_hoach",
    "tb": "thong_bao",
    "qd": "quyet_dinh", "qdi": "quy_dinh", "qyd": "quy_dinh", "hd": "huong_dan", "nd": "nghi_dinh", "tt": "thong_tu",
    "ttlt": "thong_tu",
    "bc": "bao_cao", "ttr": "to_trinh", "da": "de_an", "nqlt": "nghi_quyet", "hdlt": "huong_dan", "hdln": "huong_dan",
}  # fmt: skip
_HOUSE = re.compile(r"(?:ub)?(?:tv)?qh\d{0,2}$")
_NOT_CITED = re.compile(
    r"(?:mau|bieu|bieu mau|phu bieu|phu luc|ma so|ma|tai khoan|dien thoai|quoc lo|so nha|kiet|hem|"
    r"ngo)\s{1,3}(?:so\s{1,3})?$"
)
_D = r"(\d{1,2})\s{0,2}[/.\-]\s{0,2}(\d{1,2})\s{0,2}[/.\-]\s{0,2}((?:19|20)\d\d)(?!\d)"
_LONG = r"(\d{1,2})\s{1,3}th[áa]ng\s{1,3}(\d{1,2})\s{0,2},?\s{0,2}(?:n[ăa]m\s{1,3})?((?:19|20)\d\d)(?!\d)"
_DATE = rf"(?:{_D}|{_LONG})"
_DATE_AFTER = re.compile(
    rf"[,\s]{{0,3}}(?:\(|ban hành\s|ký\s|đề\s|được ban hành\s|cùng\s){{0,2}}\s{{0,2}}ng[àa]y\s{{1,3}}{_DATE}"
)
_BARE_DATE_AFTER = re.compile(rf"[,\s(]{{1,3}}{_D}")
_DATE_BEFORE = re.compile(rf"ngày\s{{1,3}}{_DATE}[,\s]{{1,3}}s[ốo]\s{{1,3}}$")
_SAME_DAY = re.compile(r"[,\s]{0,3}cùng\s{1,3}ngày\b")
_ISSUER_AFTER = re.compile(r"[,\s]{0,3}(?:\([^()]{0,40}\)\s{0,2})?của\s{1,3}(?=[^\W\d_])")
_ISSUER_END = re.compile(
    r"[;.:()“”\"‘’\[\]]|,(?=\s)|\s(?:về|ve|phê duyệt|quy định|ban hành|hướng dẫn|sửa đổi|bổ sung|trong|tại|khóa|khoá|"
    r"nhiệm kỳ|ngày|V/v|thông qua|"
    r"triển khai|thực hiện|phát động|công bố|giao|nêu|đã|được|để|theo|gửi|kèm|là|đến|cho|quyết định|thông báo|kết "
    r"luận|gắn|với|trên|do|có|như|"
    r"chỉ đạo|yêu cầu|điều chỉnh|bãi bỏ|thay thế|xếp|tổ chức thực|nhằm|bảo đảm|đảm bảo|tiếp tục|số|trước|sau|hoặc|"
    r"cùng)\s|\svà\s(?=các\s|của\s|[^\W\d_]{2,7}\s[^\W\d_]{2,7}\s(?:số|\d))|\n\s{0,3}\n"
)
_ACT = re.compile(
    rf"Ng[àa]y\s{{1,3}}{_DATE},?\s{{1,3}}([^;.:]{{3,120}}?)\s{{1,3}}(?:đã\s{{1,3}})?(?:ký\s{{1,3}})?(?:ban hành|có|"
    rf"gửi)\s{{1,3}}(?:các\s{{1,3}})?$"
)
_ISSUER_BEFORE = re.compile(
    r"của\s{1,3}([A-ZĐ][^;.:()“”,]{2,80}?)\s{1,3}(?:tại|nêu tại|trong)\s{1,3}(?:các\s{1,3}|văn bản\s{1,3}số\s{1,3})?$"
)
_ISSUER_LIST = re.compile(r"của\s{1,3}([A-ZĐ][^;.:()“”]{2,80}?):")
_GLUE = re.compile(r"[^.]{0,240}?(?:[;,]|\bvà|\bcùng)\s{0,3}(?:và\s{1,3})?(?:các\s{1,3})?(?:s[ốo]\s{0,3})?$")
_QUOTED = re.compile(r"[,\s]{0,3}(?:về\s{1,3}|Về\s{1,3}|V/v\s{1,3}){0,1}[“\"]\s{0,2}([^”\"“]{3,400})[”\"]")
_LAW_WORD = re.compile(r"(?:B[ộỘ] [Ll]uật|BỘ LUẬT|(?<![Bb]ộ )Luật|LUẬT|Pháp lệnh|PHÁP LỆNH)\s")
_BEFORE = 90
_TYPE_REACH = 48  # more than the longest type word with all that may stand between it and its number
_NOT_CITED_REACH = 24


def lookback(text: str, offset: int) -> str:
    """The folded words before a number, with one space for a line break; as long as the text they come from."""
    return fold(text[max(offset - _BEFORE, 0) : offset]).replace("\n", " ")


def begins(text: str, start: int) -> bool:
    """Not the rest of a longer number, a time or a decimal (a check after the pattern is faster than within it)."""
    before = text[start - 1 : start]
    return not (before.isalnum() or (before in (":", "/", ".", ",", "-", "–", "_") and start > 0))


def is_symbol(symbol: str, *, party: bool) -> bool:
    """Ký hiệu. Two capitals at least, so that "5/Km" and names of streets are none."""
    capitals = sum(c.isupper() for c in symbol)
    return capitals >= (3 if party else 2) and not symbol.startswith("TCVN")


def not_cited(before: str) -> bool:
    """Numbers of forms, annexes, accounts and addresses."""
    return _NOT_CITED.search(before[-_NOT_CITED_REACH:]) is not None


def type_before(before: str) -> tuple[str, int] | None:
    """The type word right before a number (folded) and where it begins in `before`."""
    cut = max(len(before) - _TYPE_REACH, 0)
    m = _TYPE_BEFORE.search(before[cut:])
    return (m.group(1), cut + m.start(1)) if m else None


def kind_of(word: tuple[str, int] | None, symbol: str, before: str, inherited: str | None) -> tuple[str, float, str]:
    """The schema's type, how sure, and by which rule: the printed word, else the symbol, else the list it stands in."""
    codes = [
        fold(part).strip(" .")
        for part in symbol.replace("–", "-").replace("/", "-").replace(" ", "-").replace("\n", "-").split("-")
        if part.strip()
    ]
    if word is not None and word[0] == "thong tri":
        return "van_ban", 0.85, "reference.number_untyped"
    by_code = next((TYPE_OF_CODE[c] for c in codes if c in TYPE_OF_CODE), None)
    house = any(_HOUSE.match(c) for c in codes)
    if word is not None and word[0] in TYPE_OF_WORD:
        kind = TYPE_OF_WORD[word[0]]
        if kind == "ket_luan" and by_code == "thong_bao":
            kind = "thong_bao"
        return kind, 0.96, "reference.number_with_type"
    if house:
        spots = [
            (before.rfind(w), k) for w, k in (("nghi quyet", "nghi_quyet"), ("luat", "luat"), ("phap lenh", "van_ban"))
        ]
        at, kind = max(spots)
        if at >= 0:
            return kind, 0.92, "reference.number_of_parliament"
        return inherited or ("nghi_quyet" if by_code else "luat"), 0.75, "reference.number_of_parliament"
    if by_code is not None:
        return by_code, 0.9, "reference.number_by_symbol"
    if inherited is not None:
        return inherited, 0.75, "reference.number_in_list"
    return "van_ban", 0.85 if word else 0.7, "reference.number_untyped"


def iso(groups: tuple[str | None, ...]) -> str | None:
    """ISO date from the groups of a date pattern (either form), None where it is no date."""
    day, month, year = (int(g) for g in (groups[:3] if groups[0] else groups[3:6]) if g) if any(groups) else (0, 0, 0)
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= 31 and 1 <= month <= 12 else None


def date_after(text: str, start: int) -> tuple[str | None, int]:
    """The date printed right after a number or an issuer, and where it ends."""
    m = _DATE_AFTER.match(text, start) or _BARE_DATE_AFTER.match(text, start)
    if m is None:
        return None, start
    found = iso((*m.groups(), None, None, None))
    return found, m.end() if found else start


def same_day(text: str, start: int) -> bool:
    """ "cùng ngày …": the date holds for the documents listed before, too."""
    return _SAME_DAY.match(text, start) is not None


def date_before(text: str, start: int) -> str | None:
    """ "văn bản đề ngày 29/10/2025 số …"."""
    if "ngày" not in text[max(start - 110, 0) : start]:
        return None
    m = _DATE_BEFORE.search(text, max(start - 110, 0), start)
    return iso(m.groups()) if m else None


def issuer_after(text: str, start: int) -> tuple[str | None, int]:
    """ "của …" right after a number or a date: the issuer as printed, and where it ends."""
    m = _ISSUER_AFTER.match(text, start)
    if m is None:
        return None, start
    stop = _ISSUER_END.search(text, m.end(), m.end() + 110)
    end = stop.start() if stop else min(m.end() + 80, len(text))
    name = " ".join(text[m.end() : end].split())
    if not name or len(name) > 100 or not any(c.isupper() for c in name):
        return None, start
    return name, end


def act_before(text: str, start: int) -> tuple[str | None, str | None]:
    """ "Ngày 28/10/2025, X đã ban hành Công văn số …": date and issuer of the act."""
    window = max(start - 200, 0)
    if "Ngày" not in text[window:start]:
        return None, None
    m = _ACT.search(text, window, start)
    if m is None:
        return None, None
    groups = m.groups()
    return iso(groups[:6]), " ".join(groups[6].split()) if groups[6] else None


def issuer_before(text: str, start: int) -> str | None:
    """ "theo đề nghị của X tại Tờ trình số …", "của X: Chỉ thị số …; Kết luận số …"."""
    window = text[max(start - 130, 0) : start]
    if "của" not in window:
        return None
    m = _ISSUER_BEFORE.search(window)
    if m is None:
        m = next((x for x in _ISSUER_LIST.finditer(window)), None)
        if m is None or window[m.end() :].strip():
            return None
    return " ".join(m.group(1).rsplit(" của ", 1)[-1].split())


def glue(text: str, start: int, end: int) -> bool:
    """True when two numbers stand in one list: only a date, an issuer and "; số", ", số", "và số" lie between."""
    between = text[start:end]
    if "\n\n" in between or len(between) > 250:
        return False
    return _GLUE.fullmatch(between) is not None and not any(w in between for w in ("phê duyệt", "về việc"))


def quoted_title(text: str, start: int) -> tuple[str, int] | None:
    """The quoted title right after a citation."""
    m = _QUOTED.match(text, start)
    return (" ".join(m.group(1).split()), 0) if m else None


def law_title(text: str, start: int) -> tuple[str, int] | None:
    """The name of a numbered law, and how far before the number it begins."""
    window = fold(text[max(start - 170, 0) : start])
    cut = max(window.rfind(";"), window.rfind(". "), window.rfind("\n\n"))
    spots = [m.start() for m in _LAW_WORD.finditer(text[max(start - 170, 0) : start], cut + 1)]
    if not spots:
        return None
    spot = spots.pop()
    while spots and _AMENDS.search(window, max(spots[-1], 0), spot):  # "Luật sửa đổi, bổ sung một số điều của Luật …"
        spot = spots.pop()
    back = len(window) - spot
    name = " ".join(text[start - back : start].split())
    for tail in ("số", "so", ","):
        name = name.removesuffix(tail).strip()
    return (name if len(name) > 9 else "", back)


_AMENDS = re.compile(r"^(?:bo luat|luat|phap lenh)\s{1,3}sua doi\b[^;.:]{0,160}\b(?:va|cua|,)\s{1,3}$")
_AFTER_SERIAL = re.compile(
    r"\s{0,3}(?:$|[,;.:)”\"“(]|ngày\s{1,3}\d|năm\s{1,3}(?:19|20)\d\d(?!\s{0,2}[-–])|(?:của|về|và|để|gắn|đã|được|đến|"
    r"trong|tại|là|có|nêu|theo|này|cũng|sẽ|"
    r"không|với|phải|trên|mà|do|trong|nhằm|sau|sớm|vào|ở|cho|thì|đi|một cách|rất|là)\s)"
)
_WITHOUT_SO = frozenset(
    (
        "chi thi",
        "ket luan",
        "nghi quyet",
        "de an",
        "nghi dinh",
        "thong tu",
        "quyet dinh",
        "cong dien",
        "quy dinh",
        "huong dan",
    )
)


def serial_word(text: str, start: int, end: int) -> tuple[str, int, bool] | None:
    """The type word of a bare serial (folded), where it begins, and whether "số" stands between; None: no citation.

    After "số" nearly any serial is one; without it only after a capitalised type word and before no unit.
    """
    before = text[max(start - 12, 0) : start].split()
    if not before or before[-1].lower() not in _LAST_WORDS:
        return None
    m = _SERIAL_WORD.search(text, max(start - 26, 0), start)
    if m is None:
        return None
    word = fold(" ".join(m.group("word").split()))
    following = _AFTER_SERIAL.match(text, end)
    if m.group("so"):
        stands = following is not None or not text[end : end + 12].lstrip().startswith(
            ("nội dung", "nhiệm vụ", "người", "tháng", "năm")
        )
    else:
        stands = m.group("word")[0].isupper() and word in _WITHOUT_SO and following is not None
    return (word, m.start(), bool(m.group("so"))) if stands else None
