"""Lập cuộc họp. Title, day, room, chair until it is announced; agenda, papers and seats until it is held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import alive, head_of
from sauro.apps.journal.services import record
from sauro.apps.meetings import events
from sauro.apps.meetings.models import AgendaItem, Meeting, MeetingPaper, Room, Seat
from sauro.apps.meetings.permissions import may_plan, may_prepare
from sauro.apps.meetings.services.taking import WHO_PREPARES, count_days, holding_on, keep, require, take, unknown
from sauro.domain.acting import Acting
from sauro.domain.editing import require_as_seen
from sauro.domain.meetings import (
    MEETING_SOURCE,
    Deed,
    MeetingForm,
    MeetingKind,
    Needless,
    Outcome,
    State,
    move,
    require_in_time,
)
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

MOST_ITEMS, MOST_SEATS, MOST_PAPERS = 40, 400, 20


@dataclass(frozen=True, slots=True)
class Plan:
    """Cuộc họp được lập. `chair`: a holding; `needless`: cases of the checklist that apply."""

    title: str
    kind: MeetingKind
    form: MeetingForm
    starts_at: dt.datetime
    ends_at: dt.datetime
    chair_id: int
    room_id: int | None = None
    place: str = ""
    link: str = ""
    needless: tuple[Needless, ...] = field(default=())


@transaction.atomic
def plan_meeting(*, plan: Plan, by: Acting, at: dt.datetime) -> Meeting:
    """Lập cuộc họp: a draft of the acting body. Refusal meeting.forbidden, meeting.when, meeting.place, meeting.row."""
    require(may_plan(by), WHO_PREPARES)
    row = Meeting(agency_id=by.agency_id, made_by_id=by.account_id, made_at=at)
    _fill(row, plan)
    row.save()
    record(events.PLANNED, about=("meeting", row.pk), by=by, at=at, new={"title": row.title, "day": _day(row)})
    return row


@transaction.atomic
def replan_meeting(
    *, meeting_id: int, plan: Plan, by: Acting, at: dt.datetime, seen: int | None = None
) -> Meeting:
    """Sửa cuộc họp before it is announced. `seen`: the revision that was shown; refusal row.stale."""
    row = take(meeting_id, by)
    require(may_prepare(by, row), WHO_PREPARES)
    require_as_seen(row.revision, seen)
    move(State(row.state), Deed.PLAN)
    _fill(row, plan)
    keep(row)
    record(events.REPLANNED, about=("meeting", row.pk), by=by, at=at, new={"title": row.title, "day": _day(row)})
    return row


def _day(row: Meeting) -> str:
    return day_short(row.day)


def _fill(row: Meeting, plan: Plan) -> None:
    require_when(plan.starts_at, plan.ends_at)
    if plan.room_id and not Room.objects.filter(pk=plan.room_id, agency_id=row.agency_id).exists():
        raise unknown(N_("Cơ quan không có phòng này."))
    in_person, online = plan.form != MeetingForm.ONLINE, plan.form != MeetingForm.IN_PERSON
    if (in_person and not (plan.room_id or plan.place.strip())) or (online and not plan.link.strip()):
        raise Refusal(
            "meeting.place",
            N_("Họp trực tiếp cần phòng hoặc địa điểm; họp trực tuyến cần đường dẫn."),
            advice=N_("Chọn phòng, ghi địa điểm hoặc ghi đường dẫn."),
            clause=MEETING_SOURCE,
        )
    chair = holding_on(plan.chair_id, timezone.localdate(plan.starts_at))
    row.title, row.kind, row.form = " ".join(plan.title.split())[:300], str(plan.kind), str(plan.form)
    row.starts_at, row.ends_at, row.chair = plan.starts_at, plan.ends_at, chair
    row.room_id = plan.room_id if in_person else None
    row.place, row.link = plan.place.strip()[:200], plan.link.strip()[:300] if online else ""
    row.needless = sorted({str(case) for case in plan.needless})
    count_days(row)


def require_when(starts: dt.datetime, ends: dt.datetime) -> None:
    """Refusal meeting.when where it ends before it starts, or days later than any kind of meeting lasts."""
    if not starts < ends <= starts + dt.timedelta(days=5):
        raise Refusal(
            "meeting.when", N_("Giờ kết thúc phải sau giờ bắt đầu, trong vòng năm ngày."), advice=N_("Xem lại giờ họp.")
        )


@transaction.atomic
def add_item(
    *, meeting_id: int, title: str, minutes: int, presenter_id: int | None, consent: bool, papers: Sequence[str],
    by: Acting, at: dt.datetime, carried_from_id: int | None = None,
) -> AgendaItem:  # fmt: skip
    """Thêm nội dung, with the papers it needs (a title each; the presenter owes them). Until the meeting is held.

    Refusal meeting.item for no minutes or too many items, meeting.step once it was held.
    """
    row = take(meeting_id, by)
    require(may_prepare(by, row), WHO_PREPARES)
    _require_ahead(row)
    if minutes < 1 or not title.strip() or row.items.count() >= MOST_ITEMS or len(papers) > MOST_PAPERS:
        raise Refusal("meeting.item", N_("Nội dung cần tên, số phút; không quá 40 nội dung, 20 tài liệu mỗi nội dung."))
    body = presenter_id or row.agency_id
    if not Agency.objects.filter(alive(row.day), pk=body).exists():
        raise unknown(N_("Không có cơ quan này."))
    last = row.items.aggregate(last=Max("order"))["last"] or 0
    carried = AgendaItem.objects.filter(meeting__agency_id=row.agency_id, outcome=Outcome.CARRIED)
    item = AgendaItem.objects.create(
        meeting=row, order=last + 1, title=" ".join(title.split())[:400], minutes=minutes, presenter_id=body,
        consent=consent, carried_from=carried.filter(pk=carried_from_id).first() if carried_from_id else None,
    )  # fmt: skip
    MeetingPaper.objects.bulk_create(
        MeetingPaper(item=item, title=" ".join(name.split())[:300], agency_id=body) for name in papers if name.strip()
    )
    keep(row)
    new = {"title": item.title, "minutes": str(minutes), "papers": "\n".join(papers)}
    record(events.ITEM_ADDED, about=("meeting", row.pk), by=by, at=at, new=new)
    return item


@transaction.atomic
def drop_item(*, meeting_id: int, item_id: int, by: Acting, at: dt.datetime) -> None:
    """Bỏ nội dung. Refusal meeting.item.sent once one of its papers came or somebody gave an opinion."""
    row = take(meeting_id, by)
    require(may_prepare(by, row), WHO_PREPARES)
    _require_ahead(row)
    item = row.items.filter(pk=item_id).first()
    if item is None:
        raise unknown(N_("Không có nội dung này."))
    if item.papers.exclude(sent_at=None).exists() or item.remarks.exists():
        raise Refusal(
            "meeting.item.sent",
            N_("Nội dung đã có tài liệu hoặc ý kiến nên không bỏ được."),
            advice=N_("Khi họp ghi “chuyển kỳ họp sau”."),
        )
    item.delete()
    keep(row)
    record(events.ITEM_DROPPED, about=("meeting", row.pk), by=by, at=at, new={"title": item.title})


@transaction.atomic
def add_seat(
    *, meeting_id: int, agency_id: int, holding_id: int | None, required: bool, by: Acting, at: dt.datetime,
    late_because: str = "",
) -> Seat:  # fmt: skip
    """Thêm thành phần: a post of a body, else its head. After the announcement it is asked at once, late only with a
    reason given now (refusal meeting.invitation.late).
    """
    row = take(meeting_id, by)
    require(may_prepare(by, row), WHO_PREPARES)
    _require_ahead(row)
    if row.seats.count() >= MOST_SEATS:
        raise Refusal("meeting.seats", N_("Một cuộc họp có nhiều nhất 400 thành phần."))
    agency = Agency.objects.filter(alive(row.day), pk=agency_id).first()
    if agency is None:
        raise unknown(N_("Không có cơ quan này."))
    holding = holding_on(holding_id, row.day) if holding_id else head_of(agency_id, row.day)
    if holding is not None and holding.post.agency_id != agency_id:
        raise unknown(N_("Người này không thuộc cơ quan đã chọn."))
    if row.seats.filter(agency=agency, holding=holding).exists():
        raise Refusal("meeting.seat.twice", N_("Thành phần này đã có trong danh sách."))
    seat = Seat(meeting=row, agency=agency, holding=holding, required=required)
    if row.announced_at is not None:
        ask_late(seat, row, late_because, at)
    seat.save()
    keep(row)
    record(events.SEAT_ADDED, about=("meeting", row.pk), by=by, at=at, new={"body": agency.name})
    return seat


def ask_late(seat: Seat, row: Meeting, reason: str, at: dt.datetime) -> None:
    """A seat added after the invitation went out is asked now."""
    late = require_in_time(
        timezone.localdate(at),
        row.invite_by,
        reason=reason or row.sudden,
        code="meeting.invitation.late",
        what=Sentence(N_("Giấy mời phải đi chậm nhất ngày {day}."), {"day": day_short(row.invite_by)}),
        source=MEETING_SOURCE,
    )
    seat.asked_at, seat.late_because = at, reason.strip()[:1000] if late else ""


@transaction.atomic
def drop_seat(*, meeting_id: int, seat_id: int, by: Acting, at: dt.datetime) -> None:
    """Bỏ thành phần before the meeting is announced; afterwards who was asked stays on record."""
    row = take(meeting_id, by)
    require(may_prepare(by, row), WHO_PREPARES)
    move(State(row.state), Deed.PLAN)
    seat = row.seats.filter(pk=seat_id).select_related("agency").first()
    if seat is None:
        raise unknown(N_("Không có thành phần này."))
    seat.delete()
    keep(row)
    record(events.SEAT_DROPPED, about=("meeting", row.pk), by=by, at=at, new={"body": seat.agency.name})


@transaction.atomic
def add_room(*, name: str, seats: int, by: Acting, at: dt.datetime) -> Room:
    """Thêm phòng họp of the acting body."""
    require(may_plan(by), WHO_PREPARES)
    said = " ".join(name.split())[:120]
    if not said or not 1 <= seats <= 5000:
        raise Refusal("meeting.room", N_("Phòng họp cần tên và số chỗ từ 1 đến 5000."))
    room, new = Room.objects.get_or_create(agency_id=by.agency_id, name=said, defaults={"seats": seats})
    if not new:
        room.seats = seats
        room.save(update_fields=["seats"])
    record(events.ROOM_ADDED, about=("room", room.pk), by=by, at=at, new={"name": said, "seats": str(seats)})
    return room


def _require_ahead(row: Meeting) -> None:
    """What a meeting consists of may change until it is held."""
    if State(row.state) not in (State.DRAFT, State.ANNOUNCED, State.POSTPONED):
        raise Refusal(
            "meeting.step", N_("Cuộc họp đã họp hoặc không họp nữa."), advice=N_("Ghi kết quả ở phần biên bản.")
        )
