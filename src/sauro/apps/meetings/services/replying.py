"""Trả lời giấy mời, ý kiến trước cuộc họp. Accept, decline, send a substitute with the chair's consent; opinions."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.journal.services import record
from sauro.apps.meetings import events
from sauro.apps.meetings.models import Meeting, Opinion, Seat
from sauro.apps.meetings.permissions import may_consent, may_reply
from sauro.apps.meetings.services.taking import WHO_CONSENTS, WHO_REPLIES, holding_on, keep, require, take, unknown
from sauro.apps.notices.services import tell
from sauro.apps.tasks.queries.audience import speakers_of
from sauro.domain.acting import Acting
from sauro.domain.meetings import MEETING_SOURCE, REPLY_WORDS, Reply, Stance, State
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

_ASKS = N_("{body} đề nghị cử người dự thay họp “{title}”. Chủ trì trả lời.")
_ANSWERED = N_("Việc dự thay họp “{title}”: {answer}.")
_DECLINED = N_("{body} báo không dự được họp “{title}”.")


def _seat(meeting_id: int, seat_id: int, by: Acting) -> tuple[Meeting, Seat]:
    row = take(meeting_id, by)
    names = ("agency", "holding__person", "substitute__person")
    seat = row.seats.select_related(*names).filter(pk=seat_id).first()
    if seat is None:
        raise unknown(N_("Không có thành phần này."))
    return row, seat


def _require_announced(row: Meeting) -> None:
    if State(row.state) is not State.ANNOUNCED:
        raise Refusal(
            "meeting.reply.closed",
            N_("Cuộc họp không còn chờ trả lời."),
            advice=N_("Báo cơ quan chủ trì họp."),
        )


@transaction.atomic
def reply_to(
    *, meeting_id: int, seat_id: int, reply: Reply, substitute_id: int | None, by: Acting, at: dt.datetime
) -> Seat:
    """Trả lời giấy mời. Said again it replaces; a substitute waits for the chair. No reason is asked or kept.

    Refusal meeting.forbidden, meeting.reply.closed, meeting.reply.substitute without a person of the same body.
    """
    row, seat = _seat(meeting_id, seat_id, by)
    require(may_reply(by, seat), WHO_REPLIES)
    _require_announced(row)
    instead = holding_on(substitute_id, row.day) if reply is Reply.SUBSTITUTE and substitute_id else None
    if reply is Reply.SUBSTITUTE and (instead is None or instead.post.agency_id != seat.agency_id):
        raise Refusal(
            "meeting.reply.substitute",
            N_("Cử người dự thay thì chọn người của cơ quan mình."),
            clause=MEETING_SOURCE,
            advice=N_("Chọn cấp phó hoặc người có thẩm quyền quyết định."),
            key="C3.1",
        )
    seat.reply, seat.replied_at, seat.substitute = str(reply), at, instead
    seat.consent, seat.consent_by, seat.consent_at = None, "", None
    seat.save()
    keep(row)
    _tell_host(row, seat, reply, at)
    said = Sentence(REPLY_WORDS[reply])
    record(events.REPLIED, about=("meeting", row.pk), by=by, at=at, new={"body": seat.agency.name, "reply": str(said)})
    return seat


def _tell_host(row: Meeting, seat: Seat, reply: Reply, at: dt.datetime) -> None:
    if reply is Reply.ACCEPTED:
        return
    template = _ASKS if reply is Reply.SUBSTITUTE else _DECLINED
    tell(
        people={row.chair.person_id} | speakers_of([row.agency_id], timezone.localdate(at)), kind="meeting",
        about=("meeting", row.pk), text=Sentence(template, {"body": seat.agency.name, "title": row.title}),
        url=reverse("meetings:meeting", args=[row.pk]), slot=f"meeting:{row.pk}:reply:{seat.pk}:{row.revision}", at=at,
    )  # fmt: skip


@transaction.atomic
def decide_substitute(*, meeting_id: int, seat_id: int, agrees: bool, by: Acting, at: dt.datetime) -> Seat:
    """Đồng ý việc dự thay, or not; by the chair. Refusal meeting.forbidden, meeting.reply.closed once it was held."""
    row, seat = _seat(meeting_id, seat_id, by)
    require(may_consent(by, row), WHO_CONSENTS)
    _require_announced(row)
    if seat.reply != Reply.SUBSTITUTE:
        raise unknown(N_("Thành phần này không đề nghị dự thay."))
    seat.consent, seat.consent_by, seat.consent_at = agrees, by.person_name, at
    seat.save(update_fields=["consent", "consent_by", "consent_at"])
    keep(row)
    answer = Sentence(N_("đồng ý") if agrees else N_("không đồng ý"))
    tell(
        people=speakers_of([seat.agency_id], timezone.localdate(at)), kind="meeting", about=("meeting", row.pk),
        text=Sentence(_ANSWERED, {"title": row.title, "answer": answer}),
        url=reverse("meetings:meeting", args=[row.pk]), at=at,
        slot=f"meeting:{row.pk}:consent:{seat.pk}:{row.revision}",
    )  # fmt: skip
    new = {"body": seat.agency.name, "answer": str(answer)}
    record(events.CONSENTED, about=("meeting", row.pk), by=by, at=at, new=new)
    return seat


@transaction.atomic
def give_opinion(
    *, meeting_id: int, seat_id: int, item_id: int, stance: Stance, words: str, by: Acting, at: dt.datetime
) -> Opinion:
    """Cho ý kiến trước cuộc họp about an item, until the cut-off. An objection says why.

    Refusal meeting.forbidden, meeting.opinion.late, meeting.opinion.words, meeting.reply.closed.
    """
    row, seat = _seat(meeting_id, seat_id, by)
    require(may_reply(by, seat), WHO_REPLIES)
    _require_announced(row)
    if timezone.localdate(at) > row.remarks_by:
        raise Refusal(
            "meeting.opinion.late",
            Sentence(N_("Ý kiến trước cuộc họp nhận đến hết ngày {day}."), {"day": day_short(row.remarks_by)}),
            clause=MEETING_SOURCE,
            advice=N_("Phát biểu tại cuộc họp."),
            key="C3.1",
        )
    item = row.items.filter(pk=item_id).first()
    if item is None:
        raise unknown(N_("Không có nội dung này."))
    said = words.strip()[:4000]
    if stance is Stance.OBJECTS and not said:
        raise Refusal("meeting.opinion.words", N_("Có ý kiến khác thì ghi ý kiến."), advice=N_("Ghi ngắn gọn."))
    values = {"stance": str(stance), "words": said, "by_name": by.person_name, "at": at}
    opinion, _ = Opinion.objects.update_or_create(item=item, seat=seat, defaults=values)
    new = {"body": seat.agency.name, "order": str(item.order), "stance": str(stance)}
    record(events.OPINION, about=("meeting", row.pk), by=by, at=at, new=new)
    return opinion
