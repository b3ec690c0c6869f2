"""Mời họp. The invitation is signed with its number, goes out as letter and calendar; the day moves with a reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.journal.services import record
from sauro.apps.letters.models import Letter, LetterKind
from sauro.apps.letters.queries import number_of
from sauro.apps.letters.services import draft_paper, sign_letter
from sauro.apps.meetings import events
from sauro.apps.meetings.models import Meeting, Seat
from sauro.apps.meetings.permissions import may_sign
from sauro.apps.meetings.queries import seats_of
from sauro.apps.meetings.queries.invitation import called_of, ical_of
from sauro.apps.meetings.services.planning import require_when
from sauro.apps.meetings.services.taking import WHO_SIGNS, count_days, keep, reason_of, require, take
from sauro.apps.notices.services import mail_calendar, tell
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks.queries.audience import speakers_of
from sauro.domain.acting import Acting
from sauro.domain.agencies import Tree
from sauro.domain.letters import symbol_for
from sauro.domain.meeting_letters import invitation_subject, invitation_text, sent_to
from sauro.domain.meetings import AHEAD, MEETING_SOURCE, Deed, State, move, require_in_time, terms
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

_ASKED = N_("Mời họp “{title}”, {day}. Trả lời giấy mời.")
_MOVED = N_("Họp “{title}” chuyển từ {from} sang {day}: {reason}. Hạn gửi tài liệu: {papers}, trước là {papers_from}.")
_OFF = N_("Họp “{title}” ngày {day} không tổ chức theo lịch: {reason}.")
_COUNTED = N_("Lịch làm việc thay đổi: họp “{title}” ngày {day} có hạn gửi tài liệu {papers}, trước là {papers_from}.")


@transaction.atomic
def announce_meeting(*, meeting_id: int, symbol: str, sudden: str, by: Acting, at: dt.datetime) -> Meeting:
    """Ký giấy mời, mời họp. The letter takes its number; every seat is asked, told, and mailed a calendar entry.

    Refusal meeting.empty without agenda or seats; meeting.invitation.late when the last day has passed and `sudden`
    gives no reason now. A reason that was not needed excuses nothing and is not kept.
    """
    row = take(meeting_id, by)
    require(may_sign(by, row), WHO_SIGNS)
    state = move(State(row.state), Deed.ANNOUNCE)
    seats = seats_of(row)
    if not seats or not row.items.exists():
        raise Refusal(
            "meeting.empty",
            N_("Cuộc họp chưa có chương trình hoặc thành phần mời."),
            clause=MEETING_SOURCE,
            advice=N_("Thêm ít nhất một nội dung và một thành phần."),
            key="C3.1",
        )
    _note_sudden(row, sudden, by, at)
    row.state, row.announced_at = str(state), at
    seats_asked = [seat for seat in seats if seat.asked_at is None]
    for seat in seats_asked:
        seat.asked_at = at
    Seat.objects.bulk_update(seats_asked, ["asked_at"])
    letter = _invitation(row, seats, by, at)
    row.invitation = sign_letter(letter_id=letter.pk, symbol=symbol or _symbol(row), by=by, at=at)
    keep(row)
    _ask(row, seats, at)
    new = {"number": number_of(row.invitation), "count": str(len(seats)), "reason": row.sudden}
    record(events.ANNOUNCED, about=("meeting", row.pk), by=by, at=at, new=new)
    return row


def _note_sudden(row: Meeting, sudden: str, by: Acting, at: dt.datetime) -> None:
    """After the last day the reason is needed, and kept with its name and hour."""
    needed = require_in_time(
        timezone.localdate(at),
        row.invite_by,
        reason=sudden,
        code="meeting.invitation.late",
        what=Sentence(
            N_("Giấy mời phải đi chậm nhất ngày {day}; hôm nay đã qua ngày ấy."), {"day": day_short(row.invite_by)}
        ),
        source=MEETING_SOURCE,
    )
    if needed:
        row.sudden, row.sudden_by, row.sudden_at = " ".join(sudden.split())[:1000], by.person_name, at


def _invitation(row: Meeting, seats: list[Seat], by: Acting, at: dt.datetime) -> Letter:
    bodies = list(dict.fromkeys(seat.agency.name for seat in seats))
    return draft_paper(
        kind=LetterKind.INVITATION,
        agency_id=row.agency_id,
        slot=f"meeting:{row.pk}:invitation:{row.revision}",
        to=bodies[0] if len(bodies) == 1 else N_("Các đại biểu theo thành phần dưới đây"),
        to_id=seats[0].agency_id if len(bodies) == 1 else None,
        subject=invitation_subject(row.title),
        text=invitation_text(called_of(row, seats)),
        sent_to=sent_to(bodies, party=row.agency.tree == Tree.PARTY),
        home=reverse("meetings:meeting", args=[row.pk]),
        by=by,
        at=at,
    )


def _symbol(row: Meeting) -> str:
    return symbol_for(LetterKind.INVITATION, Tree(row.agency.tree), row.agency.code)


def people_of(row: Meeting, seats: Iterable[Seat]) -> set[int]:
    """Người được báo: who is asked, else whoever speaks for the body; the chair."""
    here = {seat.substitute.person_id if seat.substitute else seat.holding.person_id for seat in seats if seat.holding}
    bodies = {seat.agency_id for seat in seats}
    return here | speakers_of(bodies, row.day) | {row.chair.person_id}


def _ask(row: Meeting, seats: list[Seat], at: dt.datetime) -> None:
    values = {"title": row.title, "day": f"{timezone.localtime(row.starts_at):%H:%M %d/%m/%Y}"}
    told = Sentence(_ASKED, values)
    _send(row, seats, told, f"meeting:{row.pk}:asked:{row.revision}", at, method="REQUEST")


def _send(row: Meeting, seats: list[Seat], told: Sentence, slot: str, at: dt.datetime, *, method: str) -> None:
    people = people_of(row, seats)
    url = reverse("meetings:meeting", args=[row.pk])
    tell(people=people, kind="meeting", about=("meeting", row.pk), text=told, url=url, slot=slot, at=at)
    mail_calendar(
        people=people, slot=f"calendar:{slot}", subject=f"SáuRõ: {row.title}", body=f"{told}\n",
        calendar=ical_of(row, method=method, at=at), at=at,
    )  # fmt: skip


@transaction.atomic
def move_meeting(
    *, meeting_id: int, starts_at: dt.datetime, ends_at: dt.datetime, reason: str, sudden: str, by: Acting,
    at: dt.datetime,
) -> Meeting:  # fmt: skip
    """Chuyển ngày họp, of one that was announced or postponed. Its days are counted anew, old and new are shown.

    Where the new day leaves less than the days of the rulebook for the invitation, only as sudden with a reason.
    Refusal meeting.step, meeting.when, meeting.reason, meeting.invitation.late.
    """
    row = take(meeting_id, by)
    require(may_sign(by, row), WHO_SIGNS)
    state, said = move(State(row.state), Deed.MOVE), reason_of(reason)
    require_when(starts_at, ends_at)
    if starts_at <= at:
        raise Refusal("meeting.when", N_("Ngày họp mới phải ở phía trước."), advice=N_("Xem lại ngày, giờ."))
    old_day, old_papers = row.day, row.papers_by
    row.starts_at, row.ends_at = starts_at, ends_at
    count_days(row)
    if row.day != old_day:
        _note_sudden(row, sudden, by, at)
    row.state, row.ended_because = str(state), ""
    row.papers_before, row.moved_because = old_papers, said[:300]
    keep(row)
    values = {
        "title": row.title, "from": day_short(old_day), "day": day_short(row.day), "reason": said,
        "papers": day_short(row.papers_by), "papers_from": day_short(old_papers),
    }  # fmt: skip
    _send(row, seats_of(row), Sentence(_MOVED, values), f"meeting:{row.pk}:moved:{row.revision}", at, method="REQUEST")
    record(events.MOVED, about=("meeting", row.pk), by=by, at=at, old={"papers_by": old_papers}, new=values)
    return row


@transaction.atomic
def postpone_meeting(*, meeting_id: int, reason: str, by: Acting, at: dt.datetime) -> Meeting:
    """Hoãn họp, with its reason; a new day takes it up again."""
    return _end(meeting_id, Deed.POSTPONE, events.POSTPONED, reason, by, at)


@transaction.atomic
def cancel_meeting(*, meeting_id: int, reason: str, by: Acting, at: dt.datetime) -> Meeting:
    """Không họp nữa, with its reason."""
    return _end(meeting_id, Deed.CANCEL, events.CANCELLED, reason, by, at)


def _end(meeting_id: int, deed: Deed, event: str, reason: str, by: Acting, at: dt.datetime) -> Meeting:
    row = take(meeting_id, by)
    require(may_sign(by, row), WHO_SIGNS)
    state, said, was_asked = move(State(row.state), deed), reason_of(reason), row.announced_at is not None
    row.state, row.ended_because = str(state), said
    keep(row)
    if was_asked:
        told = Sentence(_OFF, {"title": row.title, "day": day_short(row.day), "reason": said})
        _send(row, seats_of(row), told, f"meeting:{row.pk}:off:{row.revision}", at, method="CANCEL")
    record(event, about=("meeting", row.pk), by=by, at=at, new={"reason": said})
    return row


def count_days_again(*, at: dt.datetime) -> int:
    """Tính lại các mốc sau khi lịch làm việc thay đổi, of every meeting still ahead; returns how many moved.

    A deadline that moves is told to those who owe papers and to the host, with old and new; the last day of an
    invitation that went out stays as it was counted then.
    """
    days, book, changed = calendar(), rules(), 0
    ahead = Meeting.objects.filter(state__in=[str(s) for s in AHEAD], starts_at__gt=at).exclude(calendar=days.version)
    for pk in list(ahead.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            row = Meeting.objects.select_for_update(of=("self",)).select_related("agency", "chair").get(pk=pk)
            found = terms(row.day, calendar=days, rules=book)
            old, row.calendar = row.papers_by, days.version
            row.papers_by, row.remarks_by, row.conclude_by = found.papers_by, found.remarks_by, found.conclude_by
            if row.announced_at is None:
                row.invite_by = found.invite_by
            if row.papers_by == old:
                row.save(update_fields=["calendar", "remarks_by", "conclude_by", "invite_by"])
                continue
            row.papers_before, row.moved_because = old, days.version
            keep(row)
            changed += 1
            _tell_counted(row, old, at)
    return changed


def _tell_counted(row: Meeting, old: dt.date, at: dt.datetime) -> None:
    values = {
        "title": row.title, "day": day_short(row.day), "papers": day_short(row.papers_by), "papers_from": day_short(old)
    }  # fmt: skip
    owing = set(row.items.filter(papers__isnull=False).values_list("papers__agency_id", flat=True)) | {row.agency_id}
    tell(
        people=speakers_of(owing, row.day), kind="meeting", about=("meeting", row.pk), text=Sentence(_COUNTED, values),
        url=reverse("meetings:meeting", args=[row.pk]), slot=f"meeting:{row.pk}:counted:{row.revision}", at=at,
    )  # fmt: skip
    new = {"from": day_short(old), "papers_by": day_short(row.papers_by), "calendar": row.calendar}
    record(events.DAYS_COUNTED, about=("meeting", row.pk), by=None, at=at, new=new)
