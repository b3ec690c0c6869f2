"""Xe công. What a car may be asked for, the states of a request and of a trip, and what is refused before it happens.

Private use has no kind to choose; a day off needs the number of the document that orders the work (C3.3).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from enum import StrEnum

from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.worktime import WorkCalendar

NO_PRIVATE = "1773-CV/TU, mục 3"  # "Không sử dụng xe công vào việc riêng hoặc bố trí đưa đón trái quy định"
LONGEST_DAYS = 15
MOST_PEOPLE = 60
_NUMBERED = re.compile(r"\d{1,6}[-/][A-ZĐa-zđ]")


class Purpose(StrEnum):
    """Mục đích sử dụng xe. Duties only; there is no kind for private use."""

    MEETING = "meeting"
    FIELD = "field"
    INSPECTION = "inspection"
    WORK = "work"
    TRAINING = "training"
    DUTY = "duty"
    PAPERS = "papers"
    RECEPTION = "reception"


PURPOSE_WORDS: dict[Purpose, str] = {
    Purpose.MEETING: N_("Dự họp, hội nghị"),
    Purpose.FIELD: N_("Đi cơ sở"),
    Purpose.INSPECTION: N_("Kiểm tra, giám sát"),
    Purpose.WORK: N_("Làm việc với cơ quan khác"),
    Purpose.TRAINING: N_("Tập huấn, bồi dưỡng"),
    Purpose.DUTY: N_("Trực, ứng phó sự cố"),
    Purpose.PAPERS: N_("Giao nhận văn bản, tài liệu"),
    Purpose.RECEPTION: N_("Đón, tiếp đoàn công tác"),
}
_ALWAYS_WITH_BASIS = frozenset({Purpose.RECEPTION})  # fetching somebody is what the clause names


class VehicleKind(StrEnum):
    """Loại xe."""

    CAR = "car"
    PICKUP = "pickup"
    VAN = "van"
    SPECIAL = "special"


VEHICLE_WORDS: dict[VehicleKind, str] = {
    VehicleKind.CAR: N_("Xe ô tô con"),
    VehicleKind.PICKUP: N_("Xe bán tải"),
    VehicleKind.VAN: N_("Xe trên 9 chỗ"),
    VehicleKind.SPECIAL: N_("Xe chuyên dùng"),
}


class AskState(StrEnum):
    """Trạng thái của đề nghị xe."""

    WAITING = "waiting"
    PLANNED = "planned"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


ASK_WORDS: dict[AskState, str] = {
    AskState.WAITING: N_("Chờ xếp xe"),
    AskState.PLANNED: N_("Đã có xe"),
    AskState.DONE: N_("Đã đi"),
    AskState.WITHDRAWN: N_("Đã rút"),
    AskState.REFUSED: N_("Không bố trí được xe"),
}


class TripState(StrEnum):
    """Trạng thái của chuyến xe."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


TRIP_WORDS: dict[TripState, str] = {
    TripState.PLANNED: N_("Đã giao xe"),
    TripState.DONE: N_("Đã về"),
    TripState.CANCELLED: N_("Đã hủy"),
}


def days_of(arrive_by: dt.datetime, return_from: dt.datetime | None) -> Iterator[dt.date]:
    """Các ngày đi, of local moments."""
    day, last = arrive_by.date(), (return_from or arrive_by).date()
    while day <= last:
        yield day
        day += dt.timedelta(days=1)


def unfounded_day(
    purpose: Purpose, basis: str, arrive_by: dt.datetime, return_from: dt.datetime | None, calendar: WorkCalendar
) -> dt.date | None:
    """Ngày cần căn cứ mà không có: the first day off of a request that names no document; None where all is well.

    Fetching somebody needs its document on every day.
    """
    if _NUMBERED.search(basis):
        return None
    days = days_of(arrive_by, return_from)
    return next((d for d in days if purpose in _ALWAYS_WITH_BASIS or not calendar.is_working_day(d)), None)


def require_founded(
    purpose: Purpose, basis: str, arrive_by: dt.datetime, return_from: dt.datetime | None, calendar: WorkCalendar
) -> None:
    """Có căn cứ. Refusal vehicle.basis for a day off, or for fetching somebody, without the number of a document."""
    day = unfounded_day(purpose, basis, arrive_by, return_from, calendar)
    if day is None:
        return
    off = Sentence(N_("Ngày {day} là ngày nghỉ: đi xe công phải có văn bản giao việc."), {"day": f"{day:%d/%m/%Y}"})
    said = off if purpose not in _ALWAYS_WITH_BASIS else Sentence(N_("Đón, tiếp đoàn phải có văn bản làm căn cứ."))
    raise _no("vehicle.basis", said, N_("Ghi số, ký hiệu của văn bản, lịch trực hoặc kế hoạch, ví dụ 215-CV/TU."))


def require_hours(arrive_by: dt.datetime, return_from: dt.datetime | None, *, at: dt.datetime) -> None:
    """Giờ đi hợp lý. Refusal vehicle.hours: in the past, back before there, or longer than a fortnight."""
    if arrive_by <= at:
        raise _no("vehicle.hours", N_("Giờ phải có mặt đã qua."), N_("Xem lại ngày, giờ đi."))
    if return_from is None:
        return
    if return_from < arrive_by:
        raise _no("vehicle.hours", N_("Giờ về sớm hơn giờ phải có mặt."), N_("Xem lại giờ về, hoặc để trống."))
    if (return_from.date() - arrive_by.date()).days >= LONGEST_DAYS:
        said = Sentence(N_("Một đề nghị không quá {n} ngày."), {"n": str(LONGEST_DAYS)})
        raise _no("vehicle.hours", said, N_("Chia thành nhiều đề nghị."))


def require_places(start: int, end: int) -> None:
    """Hai nơi khác nhau. Refusal vehicle.places."""
    if start == end:
        raise _no("vehicle.places", N_("Nơi đi và nơi đến là một."), N_("Chọn nơi đến khác."))


def require_state(state: str, wanted: str) -> None:
    """Đang ở bước ấy. Refusal vehicle.step."""
    if state != wanted:
        raise _no(
            "vehicle.step",
            N_("Đã chuyển sang bước khác: không làm được việc này."),
            N_("Tải lại trang để xem đang ở bước nào."),
        )


def require_said(words: str, *, least: int = 1) -> str:
    """Lý do, trimmed. Refusal vehicle.words without any."""
    kept = " ".join(words.split())
    if len(kept) < least:
        raise _no("vehicle.words", N_("Chưa ghi lý do."), N_("Ghi rõ lý do rồi làm lại."))
    return kept


def require_odometer(out: int, back: int, *, last: int | None) -> None:
    """Số km trên đồng hồ. Refusal vehicle.odometer: less at the return than at the start, or less than last time."""
    if back < out:
        raise _no("vehicle.odometer", N_("Số km lúc về nhỏ hơn lúc đi."), N_("Đọc lại đồng hồ của xe."))
    if last is not None and out < last:
        said = Sentence(N_("Chuyến trước xe về đã ở số {last} km."), {"last": str(last)})
        raise _no("vehicle.odometer", said, N_("Đọc lại đồng hồ; nếu chuyến trước ghi sai thì sửa chuyến trước."))


def _no(code: str, message: Sentence | str, advice: str) -> Refusal:
    return Refusal(code, message, advice=advice, clause=NO_PRIVATE, key="C3.3")
