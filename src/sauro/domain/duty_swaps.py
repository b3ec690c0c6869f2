"""Đổi trực, sổ trực. What two people may exchange by consent, what a basis must be, how an incident moves on (C2.3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.rostering import CLAUSE, KEY, Member, Shift
from sauro.domain.sentence import N_, Sentence


class SwapState(StrEnum):
    """Trạng thái đề nghị đổi trực."""

    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Exchange:
    """Đổi trực: a shift of the asker for one of the taker; without `theirs` the taker only stands in."""

    mine: Shift
    theirs: Shift | None
    asker: Member | None
    taker: Member | None

    @property
    def moved(self) -> tuple[tuple[Shift, int], ...]:
        """Each shift that changes hands, and who has it then."""
        assert self.taker is not None
        given = (self.mine, self.taker.key)
        return (given, (self.theirs, self.mine.key)) if self.theirs else (given,)


def require_exchange(case: Exchange, *, shifts: Collection[Shift], today: dt.date) -> None:
    """Đổi trực được không. Refusal swap.past, swap.role, swap.self, swap.away, swap.twice, swap.not_theirs.

    shifts: all of the roster. A rest that becomes short is no refusal: both have agreed, and it is shown to them.
    """
    if case.asker is None or case.taker is None or case.asker.role is not case.taker.role:
        raise _no(
            "swap.role",
            N_("Chỉ đổi trực với người cùng vai: lãnh đạo với lãnh đạo, cán bộ với cán bộ."),
            N_("Chọn người khác trong danh sách trực."),
        )
    if case.asker.key == case.taker.key:
        raise _no("swap.self", N_("Không đổi trực với chính mình."), N_("Chọn một người khác."))
    if case.theirs is not None and (case.theirs.key, case.theirs.role) != (case.taker.key, case.taker.role):
        raise _no("swap.not_theirs", N_("Ngày được chọn không còn là ca của người ấy."), N_("Tải lại trang, chọn lại."))
    for shift, person in ((case.mine, case.taker), *(((case.theirs, case.asker),) if case.theirs else ())):
        _require_free(shift, person, shifts, today)


def _require_free(shift: Shift, person: Member, shifts: Collection[Shift], today: dt.date) -> None:
    day = {"day": day_short(shift.date)}
    if shift.date < today:
        raise _no(
            "swap.past", Sentence(N_("Ngày {day} đã qua."), day), N_("Ghi việc trực thay vào sổ trực của ngày ấy.")
        )
    if not person.can(shift.date):
        raise _no(
            "swap.away",
            Sentence(N_("Người nhận trực ngày {day} đang nghỉ, đi công tác hoặc được miễn trực ngày ấy."), day),
            N_("Chọn người khác hoặc ngày khác."),
        )
    if any(other.date == shift.date and other.key == person.key for other in shifts):
        raise _no(
            "swap.twice",
            Sentence(N_("Người nhận trực ngày {day} đã có tên trong ca trực ngày ấy."), day),
            N_("Chọn người khác: một người không trực hai chỗ trong một ngày."),
        )


def require_asked(state: SwapState) -> None:
    """Đề nghị còn chờ trả lời. Refusal swap.answered."""
    if state is not SwapState.ASKED:
        raise _no("swap.answered", N_("Đề nghị đổi trực này đã xong."), N_("Tải lại trang để xem kết quả."))


def accepted_basis(words: str) -> str:
    """Căn cứ miễn trực, trimmed: the number of a document. Refusal duty.basis without one."""
    kept = " ".join(words.split())
    if not any(sign.isdigit() for sign in kept):
        raise _no(
            "duty.basis",
            N_("Miễn trực phải có căn cứ: số, ký hiệu của văn bản."),
            N_("Ghi số, ký hiệu, ngày; không ghi lý do sức khỏe."),
        )
    return kept


def require_words(words: str) -> str:
    """Lời ghi, trimmed. Refusal duty.words without any."""
    kept = words.strip()
    if not kept:
        raise _no("duty.words", N_("Chưa ghi nội dung."), N_("Không có việc gì thì ghi “bình thường”."))
    return kept


def _no(code: str, message: Sentence | str, advice: str) -> Refusal:
    return Refusal(code, message, advice=advice, clause=CLAUSE, key=KEY)
