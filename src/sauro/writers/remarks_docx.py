"""Bảng lời nhắc dạng DOCX. What a check said of a draft, for whoever writes it: A4 landscape, Times New Roman 13."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from docx import Document

from sauro.domain.sentence import N_
from sauro.writers.annex_docx import centred, set_up, table_of
from sauro.writers.register_xlsx import clean

# heading, width in millimetres
COLUMNS: tuple[tuple[str, float], ...] = (
    (N_("TT"), 12),
    (N_("Chỗ"), 24),
    (N_("Mức"), 24),
    (N_("Đang ghi"), 52),
    (N_("Lời nhắc"), 62),
    (N_("Đề nghị sửa"), 52),
    (N_("Căn cứ"), 26),
)


class RemarkLine(NamedTuple):
    """Một dòng của bảng, as it is to be printed."""

    place: str
    severity: str
    stands: str
    said: str
    right: str
    clause: str


def remarks_docx(lines: Sequence[RemarkLine], *, about: str, made_on: dt.date) -> bytes:
    """Bảng lời nhắc. `about`: the line under the title, which draft it is."""
    document: Any = Document()
    set_up(document, made_on, N_("Lời nhắc về dự thảo"))
    centred(document, N_("LỜI NHẮC VỀ DỰ THẢO"), bold=True)
    centred(document, clean(about), italic=True)
    centred(document, N_("(Máy nhắc, người soạn thảo và người ký quyết định)"), italic=True)
    rows = [(str(n), *line) for n, line in enumerate(lines, start=1)]
    table_of(document, COLUMNS, rows, none=N_("Không có lời nhắc."))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
