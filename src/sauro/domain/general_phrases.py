"""Câu chung chung. Phrases of praise or effort in a sentence without any figure: pointed out, never stopped (C4.2).

Precision first: only phrases that say nothing unless a figure, a date or a document stands in the same sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sauro.domain.sentence import N_, Sentence
from sauro.domain.text.fold import fold

SOURCE = "1773-CV/TU, mục 4"
PHRASES = (
    "cơ bản hoàn thành", "cơ bản đạt yêu cầu", "cơ bản đáp ứng", "tích cực triển khai", "chủ động triển khai",
    "nghiêm túc triển khai", "triển khai nghiêm túc", "tổ chức thực hiện nghiêm túc", "quan tâm chỉ đạo",
    "quan tâm lãnh đạo", "tập trung lãnh đạo, chỉ đạo", "tập trung chỉ đạo quyết liệt", "chỉ đạo quyết liệt",
    "được chú trọng", "được quan tâm", "chuyển biến tích cực", "chuyển biến rõ nét", "có nhiều chuyển biến",
    "có nhiều tiến bộ", "đạt kết quả tích cực", "đạt nhiều kết quả", "đạt được những kết quả quan trọng",
    "ngày càng được nâng cao", "từng bước được nâng cao", "được nâng lên", "bảo đảm tiến độ đề ra",
    "theo đúng kế hoạch đề ra", "phát huy hiệu quả", "tăng cường công tác", "đẩy mạnh công tác",
)  # fmt: skip
_FOLDED = tuple((phrase, f" {' '.join(fold(phrase).replace(',', ' ').split())} ") for phrase in PHRASES)
_NUMBERS = frozenset(
    ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "trăm", "nghìn", "triệu", "tỷ")
)
_NOUNS = frozenset(
    (
        "nhiệm",
        "việc",
        "hồ",
        "văn",
        "cuộc",
        "xã",
        "phường",
        "sở",
        "chi",
        "lớp",
        "buổi",
        "người",
        "lần",
        "dự",
        "công",
        "tháng",
        "quý",
        "hộ",
        "ha",
        "km",
        "cơ",
        "đơn",
        "kiến",
        "đề",
    )
)  # first syllables of what reports count; fmt: skip


@dataclass(frozen=True, slots=True)
class General:
    """Câu chung chung. The sentence at [start, end) of the text, the phrase in it, and why it is pointed out."""

    start: int
    end: int
    phrase: str
    because: Sentence


def general_phrases(text: str) -> list[General]:
    """Những câu chung chung của một đoạn, in order; one remark a sentence. A figure in the sentence answers it."""
    found = []
    for start, end in _sentences(text):
        words = text[start:end]
        if any(ch.isdigit() for ch in words) or _counts(words):
            continue
        folded = f" {' '.join(_plain(words).split())} "
        phrase = next((p for p, key in _FOLDED if key in folded), None)
        if phrase:
            why = Sentence(N_("“{phrase}” mà câu không có số liệu. Thêm số liệu, hoặc bỏ câu."), {"phrase": phrase})
            found.append(General(start, end, phrase, why))
    return found


def _plain(words: str) -> str:
    return "".join(ch if ch.isalnum() else " " for ch in fold(words))


def _counts(words: str) -> bool:
    """Whether a number in words counts something: "ba xã", "hai mươi hồ sơ"; "một số" counts nothing."""
    parts = "".join(ch if ch.isalpha() else " " for ch in words.lower()).split()
    return any(a in _NUMBERS and (b in _NOUNS or b in _NUMBERS) for a, b in pairwise(parts))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Spans of sentences: up to . ; ! ? before a space, or a line's end."""
    start = 0
    for at, ch in enumerate(text):
        ends = ch == "\n" or (ch in ".;!?" and (at + 1 == len(text) or text[at + 1].isspace()))
        if ends or at + 1 == len(text):
            end = at if ch == "\n" else at + 1
            while start < end and text[start].isspace():
                start += 1
            if start < end:
                yield start, end
            start = at + 1
