"""Lấy cuộc họp để làm. The locked row for a service, and who may, said as a refusal."""

from __future__ import annotations

import datetime as dt

from sauro.apps.agencies.models import Holding
from sauro.apps.agencies.queries import current
from sauro.apps.meetings.models import Meeting
from sauro.apps.meetings.queries import meetings_visible_to
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.acting import Acting
from sauro.domain.meetings import terms
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

WHO_PREPARES = N_("Chỉ văn thư, chuyên viên tổng hợp, lãnh đạo của cơ quan chủ trì họp làm được việc này.")
WHO_SIGNS = N_("Chỉ lãnh đạo của cơ quan chủ trì họp ký, chuyển ngày, hoãn hoặc hủy.")
WHO_REPLIES = N_("Chỉ người được mời hoặc cơ quan của người ấy trả lời giấy mời.")
WHO_RELEASES = N_(
    "Lãnh đạo hoặc chuyên viên tổng hợp của nơi gửi, nơi chủ trì họp quyết định, không phải người gửi."
)
WHO_CONSENTS = N_("Chỉ chủ trì hoặc lãnh đạo cơ quan chủ trì họp đồng ý việc dự thay.")


def take(meeting_id: int, by: Acting) -> Meeting:
    """The locked meeting. Refusal meeting.unknown where it is not there or may not be seen."""
    seen = meetings_visible_to(by).filter(pk=meeting_id).exists()
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("agency", "room")
    row = rows.select_related("chair__person", "chair__post", "invitation", "notice").filter(pk=meeting_id).first()
    if row is None or not seen:
        raise Refusal("meeting.unknown", N_("Không có cuộc họp này."), advice=N_("Tải lại danh sách cuộc họp."))
    return row


def require(allowed: bool, who: str) -> None:
    """Refusal meeting.forbidden, with who may."""
    if not allowed:
        raise Refusal("meeting.forbidden", who, advice=N_("Báo người có thẩm quyền thực hiện."))


def unknown(what: str) -> Refusal:
    """Refusal meeting.row for a part that is not there any more."""
    return Refusal("meeting.row", what, advice=N_("Tải lại trang."))


def reason_of(words: str) -> str:
    """Refusal meeting.reason without words."""
    said = " ".join(words.split())[:1000]
    if not said:
        raise Refusal("meeting.reason", N_("Thiếu lý do."), advice=N_("Ghi lý do; lý do được gửi cho người được mời."))
    return said


def count_days(row: Meeting) -> None:
    """Tính lại các mốc from the day of the meeting and the calendar as it is now."""
    days = calendar()
    found = terms(row.day, calendar=days, rules=rules())
    row.papers_by, row.invite_by = found.papers_by, found.invite_by
    row.remarks_by, row.conclude_by = found.remarks_by, found.conclude_by
    row.calendar = days.version


def keep(row: Meeting) -> None:
    """Ghi lại cuộc họp; the rules look at it again."""
    row.looked_on = None
    row.revision += 1
    row.save()


def holding_on(holding_id: int, on: dt.date) -> Holding:
    """Chức vụ đang giữ. Refusal meeting.row where nobody holds it that day."""
    found = Holding.objects.filter(current(on), pk=holding_id).select_related("person", "post__agency").first()
    if found is None:
        raise unknown(N_("Không có người giữ chức vụ này."))
    return found
