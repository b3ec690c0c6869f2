"""A meeting of Văn phòng Tỉnh ủy for the stories: Thursday 24/9/2026, papers by Monday 21, two seats, one paper."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sauro.apps.meetings import services
from sauro.apps.meetings.models import Meeting, MeetingPaper, Seat
from sauro.domain.acting import Acting, Role
from sauro.domain.meetings import MeetingForm, MeetingKind
from tests import cast
from tests.apps.tasks.desk import at_desk

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def at(text: str) -> dt.datetime:
    """"2026-09-14 09:00" in the province."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE)


NOW = at("2026-09-14 09:00")
STARTS, ENDS = at("2026-09-24 08:00"), at("2026-09-24 11:00")
PAPER = b"Bao cao ket qua thang 9 cua So Xay dung, tinh An Lac.\n"


@dataclass(slots=True)
class Story:
    """The people around one meeting; `again` reads it anew."""

    tinh: cast.Province
    leader: Acting
    coordinator: Acting
    home: Acting
    building: Acting
    meeting: Meeting

    def again(self) -> Meeting:
        self.meeting = Meeting.objects.select_related("agency", "chair__person", "chair__post", "notice").get(
            pk=self.meeting.pk
        )
        return self.meeting

    def seat(self, who: Acting) -> Seat:
        return self.meeting.seats.get(agency_id=who.agency_id)

    @property
    def paper(self) -> MeetingPaper:
        return MeetingPaper.objects.get(item__meeting=self.meeting)

    def announce(self, when: dt.datetime = NOW, sudden: str = "") -> Meeting:
        services.announce_meeting(meeting_id=self.meeting.pk, symbol="", sudden=sudden, by=self.leader, at=when)
        return self.again()

    def send(self, when: dt.datetime, **changes: Any) -> MeetingPaper:
        said = {
            "chunks": [PAPER], "name": "bao cao.txt", "declared_open": True, "late_because": "", "by": self.building,
            **changes,
        }  # fmt: skip
        return services.send_paper(meeting_id=self.meeting.pk, paper_id=self.paper.pk, at=when, **said)

    def hold(self, when: dt.datetime = ENDS, lasted: int = 150, **came: str) -> Meeting:
        seats = {seat.pk: came.get(seat.agency.code, "self") for seat in self.meeting.seats.select_related("agency")}
        services.record_held(
            meeting_id=self.meeting.pk, lasted=lasted, came=seats, items={}, minutes="Biên bản.", by=self.coordinator,
            at=when,
        )  # fmt: skip
        return self.again()


def plan_of(leader: Acting, **changes: Any) -> services.Plan:
    from sauro.apps.agencies.models import Holding

    chair = Holding.objects.get(person_id=leader.person_id)
    said: dict[str, Any] = {
        "title": "Họp giao ban tháng 9", "kind": MeetingKind.GIAO_BAN, "form": MeetingForm.IN_PERSON,
        "starts_at": STARTS, "ends_at": ENDS, "chair_id": chair.pk, "place": "Phòng họp số 1",
    }  # fmt: skip
    return services.Plan(**(said | changes))


def story(*, announced: bool = True, **changes: Any) -> Story:
    """Planned on 14/9: Sở Nội vụ and Sở Xây dựng are asked, Sở Xây dựng owes one paper."""
    tinh = cast.province()
    leader, coordinator = at_desk(Role.LEADER, tinh.office), at_desk(Role.COORDINATOR, tinh.office)
    home, building = at_desk(Role.LEADER, tinh.home), at_desk(Role.LEADER, tinh.building)
    meeting = services.plan_meeting(plan=plan_of(leader, **changes), by=coordinator, at=NOW)
    for body in (tinh.home, tinh.building):
        services.add_seat(
            meeting_id=meeting.pk, agency_id=body.pk, holding_id=None, required=True, by=coordinator, at=NOW
        )
    services.add_item(
        meeting_id=meeting.pk, title="Tiến độ các dự án", minutes=60, presenter_id=tinh.building.pk, consent=True,
        papers=["Báo cáo tiến độ"], by=coordinator, at=NOW,
    )  # fmt: skip
    found = Story(tinh, leader, coordinator, home, building, meeting)
    return found if not announced else (found.announce() and found)
