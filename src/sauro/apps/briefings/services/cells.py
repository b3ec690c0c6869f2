"""Ô của bảng quán triệt. What the sheets of sessions and of names have in common: the body of a row, its day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sauro.apps.briefings.models import BriefingDuty
from sauro.apps.briefings.permissions import may_record
from sauro.apps.imports.services import Row
from sauro.domain.acting import Acting
from sauro.domain.sentence import N_, Sentence

_DATES = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d %H:%M:%S")
LONGEST_NUMBER = 9  # digits of a number


class Cell(Exception):
    """A cell that cannot be read: field, what is wrong, what to do."""

    def __init__(self, field: str, what: Sentence, advice: str) -> None:
        super().__init__(field)
        self.field, self.what, self.advice = field, what, advice


def duties_of(rows: Sequence[Row]) -> dict[tuple[str, str], BriefingDuty]:
    """{(code of the plan, code of the body): its duty} of the rows; one query."""
    plans = {number for row in rows if (number := plan_number(row.values.get("plan", "")))}
    codes = {row.values.get("code", "").strip() for row in rows}
    found = BriefingDuty.objects.filter(plan_id__in=plans).select_related("agency", "plan__directive")
    return {(d.plan.code, d.agency.code): d for d in found if d.agency.code in codes}


def plan_number(text: str) -> int:
    """Mã kế hoạch "QT-4" as its number, 0 for anything else."""
    digits = text.strip().upper().removeprefix("QT-")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_NUMBER else 0


def duty_of(row: Row, duties: dict[tuple[str, str], BriefingDuty], by: Acting | None) -> BriefingDuty:
    """Nơi của một dòng, if the importer may record for it; else Cell."""
    number, code = plan_number(row.values.get("plan", "")), row.values.get("code", "").strip()
    duty = duties.get((f"QT-{number}", code))
    if duty is None or by is None or not may_record(by, duty):
        raise Cell(
            "code",
            Sentence(N_("{code} không phải nơi mà chức vụ này được ghi trong kế hoạch."), {"code": code[:40]}),
            N_("Tải mẫu từ trang kế hoạch; giữ nguyên hai cột mã."),
        )
    if duty.exempt_because:
        raise Cell("code", Sentence(N_("Nơi này đang được miễn quán triệt.")), N_("Bỏ dòng này."))
    return duty


def day_of(row: Row) -> dt.date:
    """Ngày tổ chức của một dòng; else Cell."""
    text = row.values.get("held_on", "").strip()
    for form in _DATES:
        try:
            return dt.datetime.strptime(text, form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    what = Sentence(N_("“{value}” không phải là ngày."), {"value": text[:40]})
    raise Cell("held_on", what, N_("Ghi ngày dạng 28/10/2026."))
