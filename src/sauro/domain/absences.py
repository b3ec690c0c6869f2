"""Vắng mặt có lý do. When somebody is away with a paper: leave, mission, study. Dates only, never a reason of health.

Pure. Hours, duty and meetings ask the same `Absent`; an absence stands by the number of a document (C2.1, C2.3).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

SOURCE = "1773-CV/TU, mục 2"
# A number with its symbol, and the date where it is printed ("15/GP-SNV ngày 28/10/2026"): nothing else fits, so no
# reason of health or family can be written here.
_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
_NUMBER = re.compile(rf"(?:số )?\d{{1,6}}[a-zđ]?[/-][\w&./-]{{1,40}}(?:,? (?:ngày )?{_DAY})?", re.IGNORECASE)


class AbsenceKind(StrEnum):
    """Loại vắng mặt. What the paper grants; `other` is all that needs no name here."""

    LEAVE = "leave"
    MISSION = "mission"
    STUDY = "study"
    OTHER = "other"


class AbsenceState(StrEnum):
    """Trạng thái vắng mặt. Asked by the person, recorded by his body, declined, withdrawn; never deleted."""

    ASKED = "asked"
    RECORDED = "recorded"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


MOVES: dict[AbsenceState, frozenset[AbsenceState]] = {
    AbsenceState.ASKED: frozenset({AbsenceState.RECORDED, AbsenceState.DECLINED, AbsenceState.WITHDRAWN}),
    AbsenceState.RECORDED: frozenset({AbsenceState.WITHDRAWN}),
    AbsenceState.DECLINED: frozenset(),
    AbsenceState.WITHDRAWN: frozenset(),
}
STANDING = frozenset({AbsenceState.ASKED, AbsenceState.RECORDED})


@dataclass(frozen=True, slots=True)
class Absent:
    """Vắng mặt có lý do. Away from the first to the last day, both included, and what the paper grants."""

    first: dt.date
    last: dt.date
    kind: AbsenceKind

    def covers(self, day: dt.date) -> bool:
        return self.first <= day <= self.last

    def meets(self, first: dt.date, last: dt.date) -> bool:
        """Whether any day lies between two days, both included."""
        return self.first <= last and first <= self.last


def away_on(absences: Iterable[Absent], day: dt.date) -> Absent | None:
    """Vắng mặt vào một ngày. The absence that covers it; the one that began first where several do."""
    found = [a for a in absences if a.covers(day)]
    return min(found, key=lambda a: (a.first, a.last, a.kind)) if found else None


def check_absence(first: dt.date, last: dt.date, basis: str, standing: Iterable[Absent], *, recorded: bool) -> None:
    """Kiểm tra vắng mặt. The days in order, free of another absence, and the number of a document once it is recorded.

    Refusals: absence.dates, absence.basis.missing, absence.basis.words, absence.overlap.
    """
    if last < first:
        raise Refusal("absence.dates", N_("Ngày cuối đứng trước ngày đầu."), advice=N_("Sửa ngày."))
    if basis or recorded:
        _check_basis(basis)
    other = next((a for a in standing if a.meets(first, last)), None)
    if other:
        when = {"first": f"{other.first:%d/%m/%Y}", "last": f"{other.last:%d/%m/%Y}"}
        raise Refusal(
            "absence.overlap",
            Sentence(N_("Người này đã có lần vắng mặt từ {first} đến {last}."), when),
            advice=N_("Rút lần đã ghi, hoặc chọn những ngày khác."),
        )


def _check_basis(basis: str) -> None:
    if not basis:
        raise Refusal(
            "absence.basis.missing",
            N_("Vắng mặt được ghi theo một văn bản."),
            clause=SOURCE,
            advice=N_("Ghi số văn bản, ví dụ 15/GP-SNV."),
            key="C2.1",
        )
    if not _NUMBER.fullmatch(basis):
        raise Refusal(
            "absence.basis.words",
            N_("Căn cứ chỉ ghi số và ngày của văn bản, không ghi lý do sức khỏe hay việc riêng."),
            advice=N_("Ghi số văn bản, ví dụ 15/GP-SNV."),
        )


def moved(state: AbsenceState, to: AbsenceState) -> AbsenceState:
    """Chuyển trạng thái. One step of MOVES; refuses absence.state where the table has none."""
    if to not in MOVES[state]:
        raise Refusal(
            "absence.state",
            N_("Lần vắng mặt này đã được xử lý."),
            advice=N_("Tải lại trang để xem trạng thái mới nhất."),
        )
    return to
