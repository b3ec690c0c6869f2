"""Đời của bản tổng hợp. Draft, checked, issued, closed; what must be settled before it is checked."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sauro.domain.obligations import REGIME
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

KEY = "C4.2"


class State(StrEnum):
    """Trạng thái bản tổng hợp."""

    DRAFT = "draft"
    CHECKED = "checked"
    ISSUED = "issued"
    CLOSED = "closed"


class Deed(StrEnum):
    """Bước của bản tổng hợp."""

    REFRESH = "refresh"
    EDIT = "edit"
    CHECK = "check"
    REOPEN = "reopen"
    ISSUE = "issue"
    CLOSE = "close"


MOVES: dict[tuple[State, Deed], State] = {
    (State.DRAFT, Deed.REFRESH): State.DRAFT,
    (State.DRAFT, Deed.EDIT): State.DRAFT,
    (State.DRAFT, Deed.CHECK): State.CHECKED,
    (State.CHECKED, Deed.REOPEN): State.DRAFT,
    (State.CHECKED, Deed.ISSUE): State.ISSUED,
    (State.ISSUED, Deed.CLOSE): State.CLOSED,
}


def move(state: State, deed: Deed) -> State:
    """Bước tiếp theo. Refusal synthesis.step where the state allows no such step; a closed one allows none."""
    after = MOVES.get((state, deed))
    if after is None:
        raise Refusal(
            "synthesis.step",
            N_("Bản tổng hợp đã ở bước khác: không làm được việc này."),
            advice=N_("Tải lại trang để xem bản tổng hợp đang ở bước nào."),
            key=KEY,
        )
    return after


def require_begun(first: dt.date, today: dt.date) -> None:
    """Kỳ đã bắt đầu. Refusal synthesis.not_begun."""
    if today < first:
        raise Refusal(
            "synthesis.not_begun",
            Sentence(N_("Kỳ này bắt đầu ngày {day}, chưa có số liệu."), {"day": day_short(first)}),
            clause=REGIME,
            advice=N_("Chọn kỳ đã bắt đầu."),
            key=KEY,
        )


def require_checkable(*, closing: dt.date, today: dt.date, agrees: bool, wrong: int, parts: int) -> None:
    """Trước khi trình ký. Refusals synthesis.open (the closing day is not over), synthesis.register (asked anew, the
    register says otherwise), synthesis.figures (a figure of the text differs from the facts), synthesis.empty.
    """
    if today <= closing:
        raise _no(
            "synthesis.open",
            Sentence(N_("Ngày chốt số liệu {day} chưa qua."), {"day": day_short(closing)}),
            N_("Chờ hết ngày chốt rồi lấy lại số liệu, hoặc lập bản tổng hợp của hai ngày tự chọn."),
            REGIME,
        )
    if not agrees:
        raise _no(
            "synthesis.register",
            N_("Sổ nhiệm vụ tính đến ngày chốt nay cho số khác với số đã lấy."),
            N_("Lấy lại số liệu rồi soát lại."),
        )
    if wrong:
        raise _no(
            "synthesis.figures",
            Sentence(N_("{n} con số trong dự thảo khác với số liệu."), {"n": str(wrong)}),
            N_("Sửa theo số mới, hoặc viết lại câu ấy."),
        )
    if not parts:
        raise _no("synthesis.empty", N_("Dự thảo không có nội dung."), N_("Lấy lại bản máy soạn, hoặc tự viết."))


def _no(code: str, message: Sentence | str, advice: str, clause: str = "") -> Refusal:
    return Refusal(code, message, clause=clause, advice=advice, key=KEY)
