"""Tệp lấy đi từ một dự thảo: the table of tasks as it was completed (DOCX, XLSX), the list of remarks (DOCX)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.utils.translation import gettext

from sauro.apps.directives.models import DraftCheck
from sauro.apps.directives.queries.remarks import shown_remarks
from sauro.web.speech import say
from sauro.writers.annex_docx import annex_docx
from sauro.writers.annex_xlsx import AnnexSheet, annex_xlsx
from sauro.writers.register import RegisterRow, RegisterSheet
from sauro.writers.remarks_docx import RemarkLine, remarks_docx

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _about(row: DraftCheck) -> str:
    number = row.result.get("number", "")
    return gettext("Kèm theo dự thảo %(name)s") % {"name": number or row.name}


def _parts(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(";") if part.strip())


def annex_as_docx(row: DraftCheck, on: dt.date) -> bytes:
    """Phụ lục nhiệm vụ, as a person completed it."""
    rows = tuple(
        RegisterRow(
            work=task["work"],
            leads=_parts(task["lead"]),
            coordinating=_parts(task["coordinating"]),
            deadline=task["deadline"],
            product=task["product"],
        )
        for task in row.tasks
    )
    return annex_docx(RegisterSheet(rows, about=_about(row), made_on=on, draft=False))


def annex_as_xlsx(row: DraftCheck, on: dt.date) -> bytes:
    """Bảng nhiệm vụ; an empty cell is what still has to be written."""
    columns = (
        (gettext("TT"), 6.0),
        (gettext("Mục"), 8.0),
        (gettext("Nội dung nhiệm vụ"), 60.0),
        (gettext("Cơ quan chủ trì"), 28.0),
        (gettext("Cơ quan phối hợp"), 28.0),
        (gettext("Thời gian hoàn thành"), 22.0),
        (gettext("Sản phẩm"), 24.0),
    )
    names = ("marker", "work", "lead", "coordinating", "deadline", "product")
    rows = [(n, *(task[name] for name in names)) for n, task in enumerate(row.tasks, start=1)]
    sheet = AnnexSheet(gettext("Nhiệm vụ"), gettext("DANH MỤC NHIỆM VỤ"), columns, rows)
    return annex_xlsx([sheet], about=_about(row), made_on=on)


def remarks_as_docx(row: DraftCheck, on: dt.date) -> bytes:
    """Bảng lời nhắc, in the language of the page."""
    lines = [
        RemarkLine(
            gettext("cả văn bản") if r.whole and r.line == 1 else gettext("dòng %(n)s") % {"n": r.line},
            say(r.severity_words),
            r.stands,
            f"{say(r.title)}: {say(r.said)}",
            say(r.right),
            r.clause,
        )
        for r in shown_remarks(row).remarks
    ]
    return remarks_docx(lines, about=row.result.get("number", "") or row.name, made_on=on)


FILES: dict[str, tuple[str, Callable[[DraftCheck, dt.date], bytes]]] = {
    "annex.docx": (_DOCX, annex_as_docx),
    "annex.xlsx": (_XLSX, annex_as_xlsx),
    "remarks.docx": (_DOCX, remarks_as_docx),
}
