"""Giải trình một ngày công. The person says why, another accepts it or asks for more; the day itself never changes."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.agencies.models import PostKind
from sauro.apps.agencies.queries import people_in
from sauro.apps.hours import events
from sauro.apps.hours.models import AttendanceDay, DayExplanation
from sauro.apps.hours.permissions import may_decide, may_explain
from sauro.apps.hours.queries.days import above_unit
from sauro.apps.hours.services.looking import look_at_months
from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.domain.acting import Acting, Role
from sauro.domain.hours_sheet import Answer, Cause, answered
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

ONLY_ONESELF = N_("Mỗi người giải trình ngày công của chính mình.")
NOT_HIS_OWN = N_("Lãnh đạo đơn vị hoặc cấp trên xem giải trình; không ai xem giải trình của chính mình.")


def explain(*, day: AttendanceDay, cause: Cause, words: str, by: Acting, at: dt.datetime) -> DayExplanation:
    """Giải trình. One for a day; said again after it was not accepted or was withdrawn. Told to the unit's leaders."""
    if not may_explain(by, day):
        raise Refusal("hours.explanation.forbidden", ONLY_ONESELF)
    with transaction.atomic():
        AttendanceDay.objects.select_for_update().get(pk=day.pk)  # two windows at once are put in order
        row = DayExplanation.objects.filter(day=day).first() or DayExplanation(day=day, state=Answer.WITHDRAWN.value)
        row.state = answered(Answer(row.state), Answer.OPEN).value
        row.cause, row.words = cause.value, " ".join(words.split())
        row.said_at, row.reply, row.decided_by, row.decided_at = at, "", "", None
        row.save()
        on = timezone.localdate(at)
        heads = {
            h.person_id
            for h in people_in(day.agency_id, on)
            if h.role == Role.LEADER and h.post.kind in (PostKind.HEAD, PostKind.DEPUTY)
        }
        tell(
            people=heads - {by.person_id},
            kind="hours",
            about=("hours_explanation", row.pk),
            text=Sentence(N_("Có một giải trình ngày công chờ xem.")),
            url=reverse("hours:unit", args=[day.agency_id]),
            slot=f"hours.explained.{row.pk}.{at:%Y%m%d%H%M%S}",
            at=at,
        )
        record(events.EXPLAINED, about=("hours_explanation", row.pk), by=by, at=at)
    return row


def withdraw(*, explanation: DayExplanation, by: Acting, at: dt.datetime) -> DayExplanation:
    """Rút giải trình, before anybody has decided."""
    if not may_explain(by, explanation.day):
        raise Refusal("hours.explanation.forbidden", ONLY_ONESELF)
    with transaction.atomic():
        row = DayExplanation.objects.select_for_update().get(pk=explanation.pk)
        row.state = answered(Answer(row.state), Answer.WITHDRAWN).value
        row.save(update_fields=["state"])
        record(events.WITHDRAWN, about=("hours_explanation", row.pk), by=by, at=at)
    return row


def decide(
    *, explanation: DayExplanation, accept: bool, reply: str, by: Acting, at: dt.datetime
) -> DayExplanation:  # fmt: skip
    """Nhận hay chưa nhận giải trình. What is accepted no longer counts; what is not needs a reason, and is told."""
    day = explanation.day
    if not may_decide(by, day, above_unit(day.agency_id, timezone.localdate(at))):
        raise Refusal("hours.explanation.own", NOT_HIS_OWN, advice=N_("Chuyển người khác có thẩm quyền."), key="C2.1")
    words = " ".join(reply.split())
    if not accept and not words:
        raise Refusal(
            "hours.explanation.reply", N_("Chưa nhận thì ghi cần nói rõ điều gì."), advice=N_("Ghi một câu trả lời.")
        )
    with transaction.atomic():
        row = DayExplanation.objects.select_for_update().get(pk=explanation.pk)
        row.state = answered(Answer(row.state), Answer.ACCEPTED if accept else Answer.DECLINED).value
        row.reply, row.decided_by, row.decided_at = words, by.person_name, at
        row.save(update_fields=["state", "reply", "decided_by", "decided_at"])
        said = N_("Giải trình ngày {day} đã được nhận.") if accept else N_("Giải trình ngày {day} cần nói rõ hơn.")
        tell(
            people=[day.person_id],
            kind="hours",
            about=("hours_explanation", row.pk),
            text=Sentence(said, {"day": f"{day.day:%d/%m/%Y}"}),
            url=f"{reverse('hours:mine')}?month={day.day:%Y-%m}",
            slot=f"hours.decided.{row.pk}.{at:%Y%m%d%H%M%S}",
            at=at,
        )
        if accept:
            look_at_months(day.agency, [f"{day.day:%Y-%m}"], at)
        kind = events.ACCEPTED if accept else events.DECLINED
        record(kind, about=("hours_explanation", row.pk), by=by, at=at)
    return row
