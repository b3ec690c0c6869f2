"""Cuộc họp mẫu. One meeting that was announced, with a paper still to come, and one being prepared."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import head_of
from sauro.apps.meetings import services
from sauro.apps.meetings.models import Meeting
from sauro.apps.rulebook.queries import calendar
from sauro.domain.acting import Acting
from sauro.domain.meetings import MeetingForm, MeetingKind

_ITEMS = (("Tiến độ nhiệm vụ quá hạn", 60, "Báo cáo nhiệm vụ quá hạn"), ("Chương trình công tác tháng sau", 45, ""))


def load_meetings(*, coordinator: Acting, leader: Acting, at: dt.datetime) -> None:
    """Cuộc họp mẫu của Văn phòng Tỉnh ủy; skipped where there are meetings already."""
    if Meeting.objects.exists():
        return
    services.add_room(name="Phòng họp số 1", seats=40, by=coordinator, at=at)
    called = _plan("Họp giao ban tháng", 8, coordinator, leader, at)
    services.announce_meeting(meeting_id=called, symbol="", sudden="", by=leader, at=at)
    _plan("Họp chuyên đề chuyển đổi số", 12, coordinator, leader, at)


def _plan(title: str, days: int, coordinator: Acting, leader: Acting, at: dt.datetime) -> int:
    """A meeting so many working days ahead, with its agenda and the heads of three bodies."""
    day = calendar().add_working_days(timezone.localdate(at), days)
    chair = head_of(leader.agency_id, day)
    assert chair is not None
    begins = dt.datetime.combine(day, dt.time(8), timezone.get_current_timezone())
    plan = services.Plan(
        title=title, kind=MeetingKind.GIAO_BAN, form=MeetingForm.IN_PERSON, starts_at=begins,
        ends_at=begins + dt.timedelta(hours=3), chair_id=chair.pk, place="Trụ sở Tỉnh ủy",
    )  # fmt: skip
    meeting = services.plan_meeting(plan=plan, by=coordinator, at=at)
    told = {"meeting_id": meeting.pk, "by": coordinator, "at": at}
    guests = list(Agency.objects.filter(name__in=("Sở Nội vụ", "Sở Xây dựng", "Ban Tổ chức Tỉnh ủy")))
    for body in guests:
        services.add_seat(agency_id=body.pk, holding_id=None, required=True, **told)
    for name, minutes, paper in _ITEMS:
        presenter = guests[0].pk if guests else None
        services.add_item(
            title=name, minutes=minutes, presenter_id=presenter, consent=not paper, papers=[paper] if paper else [],
            **told,
        )  # fmt: skip
    return meeting.pk
