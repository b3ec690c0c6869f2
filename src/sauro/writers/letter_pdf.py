"""Văn bản đi dạng PDF. Set by typst from plain data in an embedded font; the same letter gives the same bytes."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any, Literal

import typst

from sauro.domain.sentence import N_
from sauro.writers.letter import ANNEX_TITLE, COLUMNS, PARTY_HEAD, STATE_HEAD, LetterSheet, LetterTable
from sauro.writers.register_xlsx import clean

_HERE = Path(__file__).resolve().parent


def letter_pdf(sheet: LetterSheet) -> bytes:
    """Văn bản đi. Whatever a task's words hold is printed as text: the template reads JSON, it evaluates nothing."""
    try:
        return _compiled(sheet, "a-2b")
    except typst.TypstError:  # a sign that the font lacks, in words that somebody typed, has no place in PDF/A
        return _compiled(sheet, "1.7")


def _compiled(sheet: LetterSheet, standard: Literal["a-2b", "1.7"]) -> bytes:
    return bytes(
        typst.compile(
            str(_HERE / "letter.typ"),
            sys_inputs={"data": json.dumps(_data(sheet), ensure_ascii=False)},
            font_paths=[str(_HERE / "fonts")],
            ignore_system_fonts=True,
            pdf_standards=standard,
            timestamp=0,
        )
    )


def _data(sheet: LetterSheet) -> dict[str, Any]:
    made = sheet.day or dt.date(2000, 1, 1)
    return {
        "made": (made.year, made.month, made.day),
        "party": sheet.party,
        "above": clean(sheet.above),
        "agency": clean(sheet.agency),
        "head": PARTY_HEAD if sheet.party else STATE_HEAD,
        "number_line": sheet.number_line,
        "title": sheet.title,
        "subject": clean(sheet.subject),
        "subject_line": clean(sheet.subject_line),
        "date_line": sheet.date_line,
        "addressee": clean(sheet.addressee),
        "paragraphs": [clean(text) for text in sheet.paragraphs],
        "columns": COLUMNS,
        "rows": [[clean(cell) for cell in row] for row in sheet.rows],
        "annexed": sheet.annexed,
        "listed": not sheet.text,
        "annex_title": ANNEX_TITLE,
        "annex_about": annex_about(sheet),
        "recipients_label": N_("Nơi nhận:"),
        "recipients": sheet.recipients,
        "signing": [clean(word) for word in sheet.signing],
        "titles": [(clean(words), bold) for words, bold in sheet.titles],
        "exact": sheet.party and sheet.form == "05-HD",
        "sections": [(clean(part.title), [clean(text) for text in part.paragraphs]) for part in sheet.numbered],
        "tables": [_table(table) for table in sheet.tables],
        "inline": [_table(table) for table in sheet.inline],
    }


def _table(table: LetterTable) -> dict[str, Any]:
    return {
        "title": clean(table.title),
        "columns": table.columns,
        "rows": [[clean(cell) for cell in row] for row in table.rows],
        "bands": sorted(table.bands),
        "note": clean(table.note),
    }


def annex_about(sheet: LetterSheet) -> str:
    """(Kèm theo …), under the title of the list."""
    day = f" ngày {sheet.day:%d/%m/%Y}" if sheet.day else ""
    return f"(Kèm theo văn bản số {sheet.number}{day})"
