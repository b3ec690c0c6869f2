"""Đường triển khai: việc làm. Send a document to those it addresses; they acknowledge, plan, or say why not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.agencies.queries import current
from sauro.apps.directives import events
from sauro.apps.directives.models import Descent, Directive, DirectiveState, Recipient, RecipientAnswer
from sauro.apps.directives.permissions import FOR_THE_BODY, may_answer_for, may_send_down, may_settle_family
from sauro.apps.directives.queries.addressees import AddressedBody, addressed_bodies
from sauro.apps.directives.queries.documents import directives_visible_to
from sauro.apps.directives.queries.way_down import overdue_descents
from sauro.apps.directives.services.coverage import propose_coverage
from sauro.apps.directives.services.header import note_concerned
from sauro.apps.journal.services import record, record_each
from sauro.apps.notices.services import Telling, tell_each
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

SENT, URGED = "descent.sent", "descent.urged"
_MOST = 300  # bodies acknowledged or urged at once
_READY = (DirectiveState.READ, DirectiveState.REGISTERED)
_BODY = N_("Chỉ văn thư, chuyên viên tổng hợp, lãnh đạo của nơi nhận được trả lời.")
_OFFICE = N_("Văn thư, chuyên viên tổng hợp của cơ quan đầu mối gửi văn bản và nhắc nơi nhận.")
_URGE_SAID = {
    True: N_("{number}: quá hạn báo đã nhận ({day})."),
    False: N_("{number}: quá hạn gửi kế hoạch triển khai ({day})."),
}


def answer_recipient(
    *, recipient_id: int, agency_ids: Collection[int], nobody: bool, by: Acting, at: dt.datetime
) -> RecipientAnswer:
    """Trả lời nơi nhận. A person says which bodies a printed line means, or that it means none.

    Recipient.DoesNotExist; Refusal: directive.family.forbidden, recipient.answer.
    """
    with transaction.atomic():
        recipient = Recipient.objects.select_related("directive").get(pk=recipient_id)
        _require(may_settle_family(by, recipient.directive), "directive.family.forbidden", _OFFICE)
        bodies = list(Agency.objects.filter(pk__in=agency_ids).order_by("pk"))
        if bool(bodies) == nobody:
            raise Refusal(
                "recipient.answer",
                N_("Chọn cơ quan, hoặc ghi dòng này không phải cơ quan."),
                advice=N_("Chọn một trong hai."),
            )
        row, _ = RecipientAnswer.objects.update_or_create(
            recipient=recipient, defaults={"nobody": nobody, "by_id": by.account_id, "at": at}
        )
        row.agencies.set(bodies)
        record(
            events.RECIPIENT_ANSWERED,
            about=("directive", recipient.directive_id),
            by=by,
            at=at,
            new={"printed": recipient.printed[:200], "agencies": [b.name for b in bodies]},
        )
    return row


def send_down(*, directive_id: int, asked: int, plan_wanted: bool, by: Acting, at: dt.datetime) -> list[Descent]:
    """Gửi văn bản đến nơi nhận. Each addressed body that has it not yet: one row, one notice to those who speak for it.

    `asked`: how many bodies the person was shown. Refusal: descent.forbidden, .early, .count, .none.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        document = Directive.objects.select_for_update().get(pk=directive_id)
        _require(may_send_down(by, document), "descent.forbidden", _OFFICE)
        if document.state not in _READY:
            raise Refusal("descent.early", N_("Văn bản chưa đọc xong nên chưa gửi được."), advice=N_("Chờ đọc xong."))
        wanted = not_yet_sent(document, on)
        if not wanted:
            raise Refusal("descent.none", N_("Mọi nơi nhận đã được gửi."), advice=N_("Xem danh sách nơi nhận."))
        if len(wanted) != asked:
            raise Refusal(
                "descent.count",
                Sentence(N_("Nay có {n} nơi nhận, không phải {asked}."), {"n": str(len(wanted)), "asked": str(asked)}),
                advice=N_("Xem lại danh sách rồi gửi."),
            )
        made = _make(document, wanted, plan_wanted, on, at)
        note_concerned(directive_id=document.pk, agency_ids={d.agency_id for d in made})
        _tell_sent(document, made, on, at)
        record(events.SENT_DOWN, about=("directive", document.pk), by=by, at=at, new={"count": len(made)})
    return made


def not_yet_sent(document: Directive, on: dt.date) -> list[AddressedBody]:
    """Nơi nhận chưa gửi, as of a day."""
    known = set(document.descents.values_list("agency_id", flat=True))
    return [a for a in addressed_bodies(document, on) if a.agency.pk not in known]


def _make(
    document: Directive, wanted: Sequence[AddressedBody], plan_wanted: bool, on: dt.date, at: dt.datetime
) -> list[Descent]:
    book, days = rules(), calendar()
    answer = days.add_working_days(on, book.number("descent.acknowledge_within", on))
    plan = days.add_working_days(on, book.number("descent.plan_within", on)) if plan_wanted else None
    told = speakers([a.agency.pk for a in wanted], on)
    return Descent.objects.bulk_create(
        Descent(
            directive=document,
            agency=a.agency,
            printed=a.printed,
            rule=a.rule,
            sent_at=at,
            told=len(told[a.agency.pk]),
            acknowledge_by=answer,
            plan_by=plan,
        )
        for a in wanted
    )


def speakers(bodies: Collection[int], on: dt.date) -> dict[int, set[int]]:
    """Người thay mặt cơ quan: persons who are its clerk, coordinator or leader, by body. One query."""
    found: dict[int, set[int]] = {pk: set() for pk in bodies}
    rows = Holding.objects.filter(current(on), role__in=[r.value for r in FOR_THE_BODY], post__agency_id__in=bodies)
    for agency_id, person_id in rows.values_list("post__agency_id", "person_id"):
        found[agency_id].add(person_id)
    return found


def _tell_sent(document: Directive, made: Sequence[Descent], on: dt.date, at: dt.datetime) -> None:
    people = speakers([d.agency_id for d in made], on)
    values = {"number": document.number, "subject": document.subject[:160]}
    tell_each(
        [
            Telling(
                people=tuple(people[d.agency_id]),
                kind=SENT,
                about=("directive", document.pk),
                text=Sentence(N_("Văn bản đến {number}: {subject}"), values),
                url=reverse("directives:own", args=[d.pk]),
                slot=f"{SENT}:{d.pk}",
            )
            for d in made
        ],
        at=at,
    )


def note_received(*, descent_id: int, by: Acting, at: dt.datetime) -> None:
    """Đã nhận. The first time that somebody who speaks for the body opens what was sent; later calls change nothing."""
    row = Descent.objects.filter(pk=descent_id, received_at=None, agency_id=by.agency_id).first()
    if row is not None and may_answer_for(by, row.agency_id):
        Descent.objects.filter(pk=row.pk, received_at=None).update(received_at=at)


def acknowledge(*, descent_ids: Collection[int], by: Acting, at: dt.datetime) -> int:
    """Báo đã nhận. One or many documents at once, for the own body; how many were new.

    Refusal: descent.answer.forbidden, descent.most.
    """
    with transaction.atomic():
        rows = list(
            Descent.objects.select_for_update(of=("self",))
            .filter(pk__in=list(descent_ids)[: _MOST + 1])
            .select_related("agency")
            .order_by("pk")
        )
        if len(rows) > _MOST:
            raise Refusal("descent.most", N_("Mỗi lượt báo nhận nhiều nhất 300 văn bản."), advice=N_("Chia lượt."))
        for row in rows:
            _require(may_answer_for(by, row.agency_id), "descent.answer.forbidden", _BODY)
        waiting = [row for row in rows if row.acknowledged_at is None]
        for row in waiting:
            row.acknowledged_at, row.acknowledged_by_id = at, by.account_id
            row.received_at = row.received_at or at
        Descent.objects.bulk_update(waiting, ["acknowledged_at", "acknowledged_by", "received_at"])
        lines = [(("directive", row.directive_id), None, {"agency": row.agency.name}) for row in waiting]
        if lines:
            record_each(events.ACKNOWLEDGED, lines=lines, by=by, at=at)
    return len(waiting)


def link_plan(*, descent_id: int, plan_id: int, by: Acting, at: dt.datetime) -> Descent:
    """Ghi kế hoạch của nơi nhận. A document of the body itself; its clauses are then held against the parent's.

    Descent.DoesNotExist; Refusal: descent.answer.forbidden, plan.unknown.
    """
    with transaction.atomic():
        row = _taken(descent_id, by)
        plan = directives_visible_to(by, timezone.localdate(at)).filter(pk=plan_id, state__in=_READY).first()
        if plan is None or plan.pk == row.directive_id or row.agency_id not in (plan.issuer_id, plan.registrar_id):
            raise Refusal(
                "plan.unknown",
                N_("Kế hoạch phải là văn bản của chính nơi nhận, đã đọc xong."),
                advice=N_("Tải kế hoạch lên, chờ đọc xong rồi chọn."),
            )
        row.plan, row.planned_at, row.no_plan_because = plan, at, ""
        _answered(row, by, at)
        note_concerned(directive_id=plan.pk, agency_ids={row.directive.registrar_id})
        propose_coverage(row)
        record(
            events.PLAN_LINKED,
            about=("directive", row.directive_id),
            by=by,
            at=at,
            new={"agency": row.agency.name, "plan": plan.number},
        )
    return row


def state_no_plan(*, descent_id: int, because: str, by: Acting, at: dt.datetime) -> Descent:
    """Nêu lý do không ban hành kế hoạch. Refusal: descent.answer.forbidden, descent.reason."""
    said = " ".join(because.split())[:2000]
    with transaction.atomic():
        row = _taken(descent_id, by)
        if not said:
            raise Refusal("descent.reason", N_("Thiếu lý do."), advice=N_("Ghi vì sao không cần kế hoạch riêng."))
        row.coverages.all().delete()
        row.plan, row.planned_at, row.no_plan_because, row.left_out = None, None, said, 0
        _answered(row, by, at)
        record(
            events.NO_PLAN_STATED,
            about=("directive", row.directive_id),
            by=by,
            at=at,
            new={"agency": row.agency.name, "reason": said},
        )
    return row


def _taken(descent_id: int, by: Acting) -> Descent:
    row = (
        Descent.objects.select_for_update(of=("self",)).select_related("agency", "directive").get(pk=descent_id)
    )  # fmt: skip
    _require(may_answer_for(by, row.agency_id), "descent.answer.forbidden", _BODY)
    return row


def _answered(row: Descent, by: Acting, at: dt.datetime) -> None:
    """Whoever plans, or says why not, has received and acknowledged too."""
    row.received_at = row.received_at or at
    if row.acknowledged_at is None:
        row.acknowledged_at, row.acknowledged_by_id = at, by.account_id
    row.decided_by_id = by.account_id
    row.save()


def urge_descents(*, descent_ids: Collection[int], by: Acting, at: dt.datetime) -> int:
    """Nhắc nơi nhận quá hạn, by hand: each once a day. How many were urged. Refusal: descent.forbidden."""
    on = timezone.localdate(at)
    with transaction.atomic():
        rows = list(overdue_descents(on).filter(pk__in=list(descent_ids)[:_MOST]).exclude(urged_on=on))
        for row in rows:
            _require(may_send_down(by, row.directive), "descent.forbidden", _OFFICE)
        return _urge(rows, f"hand.{on.isoformat()}", by, on, at)


def urge_overdue_descents(*, on: dt.date, at: dt.datetime) -> int:
    """Nhắc nơi nhận quá hạn, by the clock: each delay once, however often the job runs. How many were new."""
    done = 0
    ids = list(overdue_descents(on).filter(urged_on=None).values_list("pk", flat=True))
    for start in range(0, len(ids), _MOST):
        with transaction.atomic():
            rows = list(
                overdue_descents(on)
                .select_for_update(of=("self",))
                .filter(pk__in=ids[start : start + _MOST], urged_on=None)
            )
            done += _urge(rows, "once", None, on, at)
    return done


def _urge(rows: Sequence[Descent], slot: str, by: Acting | None, on: dt.date, at: dt.datetime) -> int:
    people = speakers([row.agency_id for row in rows], on)
    tellings, lines = [], []
    for row in rows:
        unanswered = row.acknowledged_at is None
        due = row.acknowledge_by if unanswered or row.plan_by is None else row.plan_by
        values = {"number": row.directive.number, "day": due.strftime("%d/%m/%Y")}
        tellings.append(
            Telling(
                people=tuple(people[row.agency_id]),
                kind=URGED,
                about=("directive", row.directive_id),
                text=Sentence(_URGE_SAID[unanswered], values),
                url=reverse("directives:own", args=[row.pk]),
                slot=f"{URGED}:{row.pk}:{'ack' if unanswered else 'plan'}:{slot}",
            )
        )
        lines.append((("directive", row.directive_id), None, {"agency": row.agency.name}))
    tell_each(tellings, at=at)
    Descent.objects.filter(pk__in=[row.pk for row in rows]).update(urged_on=on)
    if lines:
        record_each(events.DESCENT_URGED, lines=lines, by=by, at=at)
    return len(rows)


def _require(allowed: bool, code: str, who: str) -> None:
    if not allowed:
        raise Refusal(code, who, advice=N_("Báo người có thẩm quyền thực hiện."), key="E0")
