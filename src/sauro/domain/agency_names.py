"""Cách gọi tên cơ quan. A printed name as comparable words; titles of heads and groups are told apart.

Words are composed, in lower case, with the tone placed the older way; `fold` of them is the second, coarser key.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from sauro.domain.text.fold import fold
from sauro.domain.text.tones import old_style

MAX_NAME = 300  # characters; a longer "name" is a sentence

_OPENED: dict[str, str] = {
    "ubnd": "ủy ban nhân dân",
    "hđnd": "hội đồng nhân dân",
    "ubkt": "ủy ban kiểm tra",
    "ub": "ủy ban",
    "vp": "văn phòng",
    "btv": "ban thường vụ",
    "bch": "ban chấp hành",
    "btc": "ban tổ chức",
    "bnc": "ban nội chính",
    "btgdv": "ban tuyên giáo dân vận",
    "tgdv": "tuyên giáo dân vận",
    "tg": "tuyên giáo",
    "dv": "dân vận",
    "đu": "đảng ủy",
    "đuk": "đảng ủy khối",
    "xdđ": "xây dựng đảng",
    "cqđ": "cơ quan đảng",
    "mttq": "mặt trận tổ quốc",
    "mttqvn": "mặt trận tổ quốc việt nam",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "ubmttqvn": "ủy ban mặt trận tổ quốc việt nam",
    "đbqh": "đại biểu quốc hội",
    "chqs": "chỉ huy quân sự",
    "bql": "ban quản lý",
    "kcn": "khu công nghiệp",
    "pvhcc": "phục vụ hành chính công",
    "tand": "tòa án nhân dân",
    "vksnd": "viện kiểm sát nhân dân",
    "thads": "thi hành án dân sự",
    "kbnn": "kho bạc nhà nước",
    "bhxh": "bảo hiểm xã hội",
    "lđlđ": "liên đoàn lao động",
    "lhpn": "liên hiệp phụ nữ",
    "ccb": "cựu chiến binh",
    "tp": "thành phố",
    "tw": "trung ương",
    "p": "phường",
    "x": "xã",
    "đk": "đặc khu",
}
_STANDING_BEFORE = frozenset({"tỉnh", "thành", "hội", "hđnd", "đảng", "huyện"})
_DROPPED = frozenset({"và"})
_TAILS = (("trực", "thuộc", "tỉnh"), ("của", "tỉnh"), ("thuộc", "tỉnh"), ("tỉnh",), ("thành", "phố"))
_HEADS = tuple(
    tuple(h.split())
    for h in (
        "người đứng đầu",
        "tập thể lãnh đạo",
        "đồng chí bí thư",
        "đồng chí",
        "thủ trưởng",
        "giám đốc",
        "chủ tịch",
        "chủ nhiệm",
        "bí thư",
        "trưởng",
        "chánh",
        "lãnh đạo",
        "viện trưởng",
        "cục trưởng",
    )
)


def words_of(printed: str) -> tuple[str, ...]:
    """The words of a printed name with abbreviations opened; "và", "&" and punctuation are left out."""
    text = old_style(unicodedata.normalize("NFC", printed).lower()).replace("ð", "đ")
    raw = "".join(c if c.isalnum() else " " for c in text if c not in "'’ʼ`´").split()
    out: list[str] = []
    for at, word in enumerate(raw):
        if word == "tt" and at == 0:
            following = raw[1] if len(raw) > 1 else ""
            out += ("thường", "trực") if following in _STANDING_BEFORE else ("trung", "tâm")
        elif word in _OPENED:
            out += _OPENED[word].split()
        elif word not in _DROPPED:
            out.append(word)
    return tuple(_without_vietnam(out))


def _without_vietnam(words: list[str]) -> list[str]:
    """ "Mặt trận Tổ quốc Việt Nam" is printed without "Việt Nam" as often as with it."""
    for at in range(len(words) - 3):
        if words[at : at + 4] == ["tổ", "quốc", "việt", "nam"]:
            return words[: at + 2] + words[at + 4 :]
    return words


def key_of(words: Sequence[str]) -> str:
    """The words without spaces: "Sở NN&MT" and "Sở NNMT" are one key."""
    return "".join(words)


def without_tail(words: tuple[str, ...], province: tuple[str, ...]) -> tuple[str, ...]:
    """Drop "tỉnh", "Thành phố" or the province's own name at the end; never the whole name."""
    if province and len(words) > len(province) and words[-len(province) :] == province:
        words = words[: -len(province)]
    for tail in _TAILS:
        if len(words) > len(tail) and words[-len(tail) :] == tail:
            return words[: -len(tail)]
    if len(words) >= 5 and words[-2:] in (("tỉnh", "ủy"), ("thành", "ủy")):
        return words[:-2]  # "Ban Tổ chức"; "Văn phòng" alone could be any body's
    return words


def without_head(words: tuple[str, ...]) -> tuple[str, ...]:
    """The body of a head: "Giám đốc Sở Nội vụ" gives "sở nội vụ"; the words as they are where no title leads."""
    for head in _HEADS:
        if len(words) > len(head) + 1 and words[: len(head)] == head:
            return words[len(head) :]
    return words


def initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """("sở", "nnmt") for a department; empty for any other body, whose initials nobody prints so."""
    if len(words) > 2 and words[0] in ("sở", "bộ"):
        return words[0], "".join(w[0] for w in words[1:])
    return ()


_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("advisory", ("tham muu, giup viec", "tham muu giup viec")),
    ("committee_members", ("tinh uy vien", "thanh uy vien", "uy vien ban chap hanh")),
    (
        "party_committees",
        ("dang uy truc thuoc", "cap uy truc thuoc", "dang bo truc thuoc", "dang uy cac xa"),
    ),
    ("communes", ("xa, phuong", "phuong, xa", "xa phuong", "cap xa")),
    ("departments", ("so, ban", "so ban nganh", "so, nganh", "ban, nganh", "cac so", "co quan chuyen mon")),
)
_PLURALS = ("cac ", "moi ", "tat ca ", "toan the ", "nhung ", "cap uy", "co quan, don vi", "so, ban", "dia phuong")
_PLURAL_HEADS = frozenset(
    """so ban nganh xa phuong don co dia cap to dang uy dong bo tinh huyen thanh chi doan hoi""".split()  # noqa: SIM905
)


def group_of(printed: str) -> str:
    """Nhóm nơi nhận. "departments", "communes", "party_committees", "advisory", "committee_members", "everyone",
    or "" where one body is named. A duty given to a group is not yet a six-clear task."""
    folded = " ".join(fold(unicodedata.normalize("NFC", printed[:MAX_NAME])).split())
    words = folded.replace(",", " ").replace(";", " ").split()
    plural = folded.startswith(_PLURALS) or any(
        word == "cac" and words[at + 1] in _PLURAL_HEADS for at, word in enumerate(words[:-1])
    )
    if not plural:
        return ""
    for name, marks in _GROUPS:
        if any(mark in folded for mark in marks):
            return name
    return "everyone"
