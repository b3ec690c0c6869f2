"""Invented texts of tỉnh An Lạc, and one line per task of what the reader makes of them."""

from __future__ import annotations

from sauro.domain.documents.source import plain_lines
from sauro.domain.extraction.model import Reading, TaskDraft
from sauro.domain.reading import read_directive

LETTER_HEAD = """ỦY BAN NHÂN DÂN
TỈNH AN LẠC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
An Lạc, ngày 05 tháng 02 năm 2026

{title}

"""
FOOT = """

Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hà Thị Sen
"""


def directive(body: str, *, number: str = "09/CT-UBND", title: str = "CHỈ THỊ\nVề việc quản lý đất công") -> str:
    """A whole directive around a body."""
    return LETTER_HEAD.format(number=number, title=title) + body.strip() + FOOT


def read(text: str) -> Reading:
    return read_directive(plain_lines(text))


def tasks(text: str) -> list[TaskDraft]:
    return list(read(text).tasks)


def leads(text: str) -> list[list[str]]:
    return [[a.name for a in t.lead] for t in tasks(text)]


def words(task: TaskDraft, text: str) -> str:
    return " ".join(task.span.of(text).split())
