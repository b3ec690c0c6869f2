"""Tệp của bản tổng hợp. DOCX, PDF and XLSX out of frozen facts; nothing in them tells when they were made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sauro.apps.letters.models import Letter
from sauro.apps.letters.queries import number_of, sheet_of
from sauro.apps.reports.queries.synthesis_paper import (
    SLICES,
    Held,
    band_words,
    body_rows,
    cause_of,
    drafted_letter,
    on_words,
    rate_words,
    source_of,
)
from sauro.domain.periods import day_short
from sauro.domain.synthesis import Line
from sauro.domain.synthesis_figures import FIVE, select
from sauro.domain.synthesis_store import Stored
from sauro.domain.synthesis_text import DECIDED
from sauro.domain.synthesis_voices import title_of_group
from sauro.writers.annex_xlsx import AnnexSheet, Cell, annex_xlsx
from sauro.writers.letter import LetterSheet
from sauro.writers.letter_docx import letter_docx
from sauro.writers.letter_pdf import letter_pdf

_DECIDED = DECIDED | {
    "extension_waiting": "đề nghị gia hạn chờ quyết định",
    "cause_waiting": "đề nghị xác nhận nguyên nhân khách quan chờ quyết định",
}


def paper_of(held: Held) -> LetterSheet:
    """Báo cáo như in ra: the signed letter, or the draft with places for number and day."""
    letter: Letter | None = held.synthesis.letter
    return sheet_of(letter if letter is not None else drafted_letter(held))


def docx_of(held: Held) -> bytes:
    """Báo cáo dạng DOCX."""
    return letter_docx(paper_of(held))


def pdf_of(held: Held) -> bytes:
    """Báo cáo dạng PDF."""
    return letter_pdf(paper_of(held))


def xlsx_of(held: Held) -> bytes:
    """Phụ lục dạng XLSX: counts, bodies in bands, overdue tasks with causes, voices, decisions, all tasks."""
    synthesis = held.synthesis
    number = f"Kèm theo báo cáo số {number_of(synthesis.letter)}" if synthesis.letter else "Kèm theo dự thảo báo cáo"
    span = synthesis.facts["period"]
    about = f"{number}; {span['name']}, số liệu đến {_day(span['as_of'])}"
    made = synthesis.letter.signed_on if synthesis.letter and synthesis.letter.signed_on else synthesis.as_of
    return annex_xlsx(sheets_of(synthesis.facts, held.stored), about=about, made_on=made)


def sheets_of(facts: dict[str, Any], stored: Stored) -> list[AnnexSheet]:
    """Các trang tính; one without rows is left out."""
    found = [
        _numbers(facts),
        _bodies(facts),
        _late(sorted(select(stored.lines, "overdue"), key=lambda line: (-line.late, line.code))),
        _voices(stored),
        _decisions(stored),
        _tasks(stored.lines),
    ]
    return [sheet for sheet in found if sheet.rows]


@lru_cache(maxsize=4096)  # a sheet of 50,000 rows knows some hundred days
def _day(iso: str) -> str:
    return day_short(dt.date.fromisoformat(iso)) if iso else ""


def _numbers(facts: dict[str, Any]) -> AnnexSheet:
    now, last = facts["numbers"], facts["last"]["numbers"]
    rows: list[Sequence[Cell]] = [
        (SLICES[name], now[name], on_words(facts, name), last[name], now[name] - last[name]) for name in FIVE
    ]
    rows.append(("Tổng số", now["total"], "", last["total"], now["total"] - last["total"]))
    columns = (("Nhiệm vụ", 34), ("Kỳ này", 10), ("Trên", 44), ("Kỳ trước", 10), ("Thay đổi", 10))
    note = f"Kỳ trước: {facts['last']['name']}, chốt {_day(facts['last']['closing'])}. Lịch: {facts['calendar']}."
    return AnnexSheet("Số liệu", "Kết quả thực hiện nhiệm vụ", columns, rows, note)


def _bodies(facts: dict[str, Any]) -> AnnexSheet:
    rows: list[Sequence[Cell]] = []
    band = None
    for row in body_rows(facts):
        if row.band != band:
            band = row.band
            rows.append((band_words(band, facts["rules"]["bands"]),))
        rate = rate_words(row.rate(facts["rules"]["fewest"]))
        rows.append((row.name, row.total, row.on_time, row.late, row.excused, rate, row.in_time, row.overdue,
                     row.no_deadline))  # fmt: skip
    columns = (("Cơ quan chủ trì", 42), ("Nhiệm vụ", 10), ("Xong đúng hạn", 10), ("Xong chậm", 10),
               ("Trong đó khách quan", 12), ("Tỷ lệ đúng hạn", 18), ("Trong hạn", 10), ("Quá hạn", 10),
               ("Không thời hạn", 12))  # fmt: skip
    note = "Xếp theo nhóm khối lượng, trong nhóm theo danh mục cơ quan; không xếp hạng theo phần trăm."
    return AnnexSheet("Cơ quan", "Các cơ quan theo nhóm khối lượng", columns, rows, note)


def _late(lines: Sequence[Line]) -> AnnexSheet:
    rows = [
        (at, line.code, line.work, source_of(line), line.body, _day(line.due), line.late, line.fair, cause_of(line),
         "mới quá hạn trong kỳ" if line.became else "")
        for at, line in enumerate(lines, start=1)
    ]  # fmt: skip
    columns = (("TT", 6), ("Mã", 16), ("Nhiệm vụ", 60), ("Nguồn", 22), ("Cơ quan chủ trì", 28), ("Thời hạn", 12),
               ("Quá (ngày làm việc)", 10), ("Trừ khách quan", 10), ("Nguyên nhân", 40), ("Ghi chú", 20))  # fmt: skip
    return AnnexSheet("Quá hạn", "Nhiệm vụ quá hạn và nguyên nhân", columns, rows)


def _voices(stored: Stored) -> AnnexSheet:
    rows = [
        (at, "Đề xuất" if v.ask else title_of_group(v.group), v.body, v.words, v.code, v.source, _day(v.on))
        for at, v in enumerate(sorted(stored.voices, key=lambda v: (v.ask, v.group)), start=1)
    ]
    columns = (("TT", 6), ("Loại", 30), ("Nơi nêu", 28), ("Nội dung", 70), ("Mã", 16), ("Nêu trong", 16),
               ("Ngày", 12))  # fmt: skip
    return AnnexSheet("Khó khăn, đề xuất", "Khó khăn, đề xuất của các nơi", columns, rows)


def _decisions(stored: Stored) -> AnnexSheet:
    rows = [
        (at, _DECIDED.get(row.kind, row.kind), row.code, row.body, row.words, _day(row.on))
        for at, row in enumerate(stored.decided, start=1)
    ]
    columns = (("TT", 6), ("Việc", 34), ("Mã", 16), ("Cơ quan chủ trì", 28), ("Nội dung", 70), ("Ngày", 12))
    return AnnexSheet("Quyết định trong kỳ", "Việc đã quyết định, việc chờ quyết định", columns, rows)


def _tasks(lines: Sequence[Line]) -> AnnexSheet:
    rows = [
        (at, line.code, line.work, source_of(line), line.body, _day(line.registered), _day(line.due), state_words(line),
         _day(line.done), line.late)
        for at, line in enumerate(lines, start=1)
    ]  # fmt: skip
    columns = (("TT", 6), ("Mã", 16), ("Nhiệm vụ", 60), ("Nguồn", 22), ("Cơ quan chủ trì", 28), ("Vào sổ", 12),
               ("Thời hạn", 12), ("Tính đến ngày chốt", 26), ("Ngày có kết quả", 12),
               ("Chậm (ngày làm việc)", 10))  # fmt: skip
    return AnnexSheet("Tất cả nhiệm vụ", "Nhiệm vụ trong kỳ", columns, rows)


def state_words(line: Line) -> str:
    """Trạng thái tính đến ngày chốt, in words."""
    if line.left:
        return "Đã rút" if line.left == "withdrawn" else "Được thay thế"
    words = SLICES[line.stand]
    if line.stand == "no_deadline" and line.done:
        return "Hoàn thành, không có thời hạn"
    return f"{words}, chờ xác nhận" if line.waiting else f"{words}, tạm dừng" if line.paused else words
