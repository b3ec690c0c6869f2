"""Trang tính. Bytes of a workbook → rows of text, read in the capped child; nothing is evaluated."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.conf import settings

from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.readers.open import read_table

_MEGABYTE = 1024 * 1024
_GUARDED = tuple("=+-@＝＋－＠|%'")
_MAX_CELL = 32_000  # what a cell of a workbook holds


def read_sheet(data: bytes, file_name: str, most_megabytes: int) -> list[list[str]]:
    """Trang tính đầu tiên có chữ. Row 0 is line 1. Raises Refusal where it is too large or no table."""
    if len(data) > most_megabytes * _MEGABYTE:
        raise Refusal(
            "import.too_big",
            Sentence(N_("{name} lớn hơn {most} MB."), {"name": file_name, "most": str(most_megabytes)}),
            advice=N_("Chia bảng thành nhiều tệp."),
        )
    folder = Path(settings.SAURO_QUARANTINE)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=folder) as waiting:
        waiting.write(data)
        waiting.flush()
        rows = read_table(waiting.name, name=file_name)
    for row in rows:  # in place: a register has a hundred thousand of them
        row[:] = map(_one_line, row)
    return rows


def _one_line(cell: str) -> str:
    text = " ".join(cell.replace("\0", "").split())[:_MAX_CELL]
    # an apostrophe put before what looks like a formula, as our own export does, is no part of the value
    return text[1:] if text[:1] == "'" and text[1:2] in _GUARDED else text
