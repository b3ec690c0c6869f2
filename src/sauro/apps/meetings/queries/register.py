"""Cuộc họp: câu hỏi về sổ. Lists, one meeting with its parts, who has still to answer an invitation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from sauro.apps.meetings.models import AgendaItem, Meeting, MeetingPaper, Room, Seat
from sauro.apps.meetings.permissions import FOR_THE_BODY, sight
from sauro.domain.acting import Acting
from sauro.domain.meetings import Reply, State

FILTERS: dict[str, tuple[State, ...]] = {
    "ahead": (State.DRAFT, State.ANNOUNCED, State.POSTPONED),
    "held": (State.HELD,),
    "concluded": (State.CONCLUDED,),
    "cancelled": (State.CANCELLED,),
}
ARRIVED = Q(papers__handed_on__isnull=False) | Q(papers__sent_at__isnull=False, papers__refused_because="")


def meetings_visible_to(acting: Acting) -> QuerySet[Meeting]:
    """Cuộc họp được xem, the latest first."""
    seen = Meeting.objects.filter(sight(acting)).values("pk")
    return Meeting.objects.filter(pk__in=seen).select_related("agency", "room")


def meeting_for(acting: Acting, pk: int) -> Meeting:
    """Một cuộc họp. Meeting.DoesNotExist where it is not there or not to be seen."""
    rows = meetings_visible_to(acting).select_related("agency", "room", "chair__person", "chair__post")
    return rows.select_related("invitation", "notice", "notice__agency", "directive").get(pk=pk)


def narrowed(rows: QuerySet[Meeting], group: str) -> QuerySet[Meeting]:
    """Lọc theo nhóm; what is ahead stands with the nearest first."""
    if group not in FILTERS:
        return rows
    found = rows.filter(state__in=[str(state) for state in FILTERS[group]])
    return found.order_by("starts_at", "pk") if group == "ahead" else found


def counts_of(rows: QuerySet[Meeting]) -> dict[str, int]:
    """Số cuộc họp theo nhóm của các thẻ lọc, in one query."""
    asked = {name: Count("pk", filter=Q(state__in=[str(s) for s in states])) for name, states in FILTERS.items()}
    counts: dict[str, int] = rows.order_by().aggregate(**asked)
    return {"all": sum(counts.values()), **counts}


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """Chương trình, with papers and opinions; three queries."""
    rows = meeting.items.select_related("presenter", "carried_from__meeting")
    return list(
        rows.prefetch_related("papers__agency", "papers__file", "papers__upload", "remarks__seat__agency")
    )


def seats_of(meeting: Meeting) -> list[Seat]:
    """Thành phần mời, as they were added."""
    names = ("agency", "holding__person", "holding__post", "substitute__person", "substitute__post")
    return list(meeting.seats.select_related(*names))


def papers_of(meeting_ids: Collection[int]) -> QuerySet[MeetingPaper]:
    """Tài liệu của các cuộc họp."""
    return MeetingPaper.objects.filter(item__meeting_id__in=meeting_ids).select_related("item", "agency")


def paper_counts(meetings: Collection[Meeting]) -> dict[int, tuple[int, int]]:
    """Tài liệu đã có và cần có của nhiều cuộc họp: {meeting: (have, wanted)}, in one query."""
    ids = [meeting.pk for meeting in meetings]
    rows = AgendaItem.objects.filter(meeting_id__in=ids).order_by().values("meeting_id")
    counted = rows.annotate(have=Count("papers", filter=ARRIVED), wanted=Count("papers"))
    return {row["meeting_id"]: (row["have"], row["wanted"]) for row in counted}


def own_seats(acting: Acting, meeting: Meeting) -> list[Seat]:
    """Ghế mà người này trả lời được: his own, those of the body he works for."""
    mine = Q(holding__person_id=acting.person_id)
    if acting.role in FOR_THE_BODY:
        mine |= Q(agency_id=acting.agency_id)
    return list(meeting.seats.filter(mine).select_related("agency", "holding__person", "holding__post"))


def to_reply(acting: Acting, today: dt.date) -> QuerySet[Seat]:
    """Giấy mời chờ trả lời, of meetings still ahead."""
    mine = Q(holding__person_id=acting.person_id)
    if acting.role in FOR_THE_BODY:
        mine |= Q(agency_id=acting.agency_id)
    midnight = timezone.make_aware(dt.datetime.combine(today, dt.time()))
    rows = Seat.objects.filter(mine, reply=Reply.NONE, meeting__state=State.ANNOUNCED, meeting__starts_at__gte=midnight)
    return rows.select_related("meeting__agency", "agency").order_by("meeting__starts_at", "pk")


def rooms_of(agency_id: int) -> QuerySet[Room]:
    """Phòng họp của cơ quan."""
    return Room.objects.filter(agency_id=agency_id)
