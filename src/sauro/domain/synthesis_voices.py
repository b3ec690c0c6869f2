"""Khó khăn, đề xuất. What bodies wrote in updates and reports, grouped by the words that they used, never reworded.

A group is a proposal for the reader's eye: the text itself stays whole, with its source, and belongs to one group only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sauro.domain.sentence import N_
from sauro.domain.text.fold import fold

# key: (title, folded words of which one must stand in the text); the first group that fits takes it
GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "waiting": (
        N_("Chờ dữ liệu, ý kiến cơ quan khác"),
        ("cho so ", "cho uy ban", "cho ubnd", "cho y kien", "cho du lieu", "cho cung cap", "chua cung cap",
         "chua gui", "chua phoi hop", "phoi hop chua", "cho co quan", "chua co y kien", "chua tra loi"),
    ),
    "people": (
        N_("Thiếu người"),
        ("thieu nguoi", "thieu can bo", "thieu nhan luc", "thieu bien che", "bien che", "nhan su", "kiem nhiem"),
    ),
    "money": (
        N_("Kinh phí, vốn"),
        ("kinh phi", "nguon von", "giai ngan", "ngan sach", "du toan", "thieu von"),
    ),
    "rules": (
        N_("Quy định chưa rõ, chưa thống nhất"),
        ("quy dinh chua", "chua co huong dan", "chong cheo", "chua thong nhat", "vuong quy dinh", "cho huong dan",
         "vuong mac phap ly", "chua co quy dinh", "tham quyen"),
    ),
    "land": (
        N_("Đất đai, mặt bằng"),
        ("mat bang", "dat dai", "giai phong", "boi thuong", "tai dinh cu", "quy hoach"),
    ),
    "systems": (
        N_("Phần mềm, hạ tầng, số liệu"),
        ("phan mem", "he thong", "duong truyen", "so lieu", "ha tang", "co so du lieu", "may tinh", "ho so thieu"),
    ),
    "nature": (
        N_("Thiên tai, thời tiết, dịch bệnh"),
        ("mua lu", "thien tai", "bao so", "dich benh", "sat lo", "lu quet", "thoi tiet", "dich ta"),
    ),
}  # fmt: skip
OTHER = "other"
OTHER_TITLE = N_("Khó khăn khác")
_ASKS = ("de nghi", "kien nghi", "de xuat", "xin y kien")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Voice:
    """Một ý kiến. The words as written, by which body, on which task or report, on which day.

    `ask`: a proposal (đề nghị, kiến nghị, đề xuất), else a difficulty; `group`: key of GROUPS or OTHER.
    `source`: what it was said in ("cập nhật", "báo cáo"); `href`: where it stands.
    """

    words: str
    agency: int
    body: str
    code: str
    on: str
    source: str
    href: str
    group: str = OTHER
    ask: bool = False


def heard(voice: Voice) -> list[Voice]:
    """Tách khó khăn và đề xuất. Sentences that ask for something are proposals, the rest one difficulty."""
    asks: list[str] = []
    rest: list[str] = []
    for sentence in _SENTENCE.split(" ".join(voice.words.split())):
        (asks if fold(sentence).startswith(_ASKS) else rest).append(sentence)
    found = []
    words = " ".join(rest)[:_LONGEST]
    if words:
        found.append(_with(voice, words, group_of(words), ask=False))
    found += [_with(voice, words[:_LONGEST], OTHER, ask=True) for words in asks]
    return found


def group_of(words: str) -> str:
    """Loại khó khăn, by the first group of which a word stands in the text; OTHER where none does."""
    folded = f"{fold(words)} "
    return next((key for key, (_, marks) in GROUPS.items() if any(m in folded for m in marks)), OTHER)


def title_of_group(key: str) -> str:
    """Tên loại khó khăn."""
    return GROUPS[key][0] if key in GROUPS else OTHER_TITLE


def grouped(voices: Iterable[Voice]) -> list[tuple[str, int, int]]:
    """Khó khăn gom theo loại: (key, number of bodies, number of texts), most bodies first, "other" last."""
    by: dict[str, list[Voice]] = {}
    for voice in voices:
        if not voice.ask:
            by.setdefault(voice.group, []).append(voice)
    rows = [(key, len({v.agency for v in found}), len(found)) for key, found in by.items()]
    return sorted(rows, key=lambda row: (row[0] == OTHER, -row[1], -row[2], row[0]))


def _with(voice: Voice, words: str, group: str, *, ask: bool) -> Voice:
    return Voice(words, voice.agency, voice.body, voice.code, voice.on, voice.source, voice.href, group, ask)
