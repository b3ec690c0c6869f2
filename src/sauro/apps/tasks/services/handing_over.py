"""Bàn giao. Minutes that both sign in the product; on the second signature the open tasks change hands (C1.1a)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.agencies.models import Holding
from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.tasks import events
from sauro.apps.tasks.models import HandOver, HandOverLine, HolderRole, Task, TaskHolder
from sauro.apps.tasks.queries.hand_overs import (
    hand_overs_visible_to,
    held_by,
    lines_of,
    may_give,
    may_make,
    may_take,
)
from sauro.apps.tasks.services.moving import change, locked, require
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import ENDED, ONE_LEAD, Status


def make_hand_over(
    *,
    predecessor_id: int,
    successor_id: int,
    reason: str,
    notes: Mapping[int, str] | None = None,
    by: Acting,
    at: dt.datetime,
) -> HandOver:
    """Lập biên bản bàn giao. Every open task of the one who leaves stands in it, each with a note; nothing moves yet.

    predecessor, successor: holdings of one body; `notes`: task id → where it stands. Refusal: hand_over.forbidden,
    hand_over.people, hand_over.reason, hand_over.nothing, hand_over.open.
    """
    with transaction.atomic():
        giver, taker = _people(predecessor_id, successor_id, timezone.localdate(at))
        require(
            may_make(by, giver),
            "hand_over.forbidden",
            N_("Chỉ lãnh đạo, chuyên viên tổng hợp của cơ quan hoặc chính người bàn giao được lập biên bản."),
            clause=ONE_LEAD,
        )
        said = " ".join(reason.split())[:2000]
        tasks = _to_hand_over(giver, said)
        row = HandOver.objects.create(
            agency=giver.post.agency,
            predecessor=giver,
            successor=taker,
            reason=said,
            made_by_id=by.account_id,
            made_at=at,
        )
        HandOverLine.objects.bulk_create(
            HandOverLine(hand_over=row, task=task, note=(notes or {}).get(task.pk, "")[:2000]) for task in tasks
        )
        _tell(row, N_("Có biên bản bàn giao {count} nhiệm vụ chờ ký."), "made", at, len(tasks))
        record(
            events.HAND_OVER_MADE,
            about=("hand_over", row.pk),
            by=by,
            at=at,
            new={**_names(row), "count": len(tasks), "reason": said, "tasks": [t.code for t in tasks]},
        )
    return row


def _to_hand_over(giver: Holding, reason: str) -> list[Task]:
    """What stands in new minutes, or the refusal: without a reason, beside open minutes, with nothing to hand over."""
    if not reason:
        raise _no("hand_over.reason", N_("Thiếu lý do bàn giao."), N_("Ghi quyết định điều động, nghỉ phép, nghỉ hưu."))
    if HandOver.objects.filter(predecessor=giver, taken_at=None, cancelled_at=None).exists():
        raise _no(
            "hand_over.open",
            N_("Người này đang có một biên bản bàn giao chưa ký xong."),
            N_("Ký hoặc hủy biên bản cũ trước."),
        )
    tasks = list(held_by(giver))
    if not tasks:
        raise _no("hand_over.nothing", N_("Người này không giữ nhiệm vụ nào đang mở."), N_("Không cần bàn giao."))
    return tasks


def note_hand_over(*, hand_over_id: int, notes: Mapping[int, str], by: Acting, at: dt.datetime) -> HandOver:
    """Ghi chú từng việc, before the first signature.

    Refusal: hand_over.unknown, hand_over.forbidden, hand_over.signed.
    """
    with transaction.atomic():
        row = _taken(hand_over_id, by)
        require(
            may_make(by, row.predecessor), "hand_over.forbidden", N_("Chỉ bên giao ghi tình trạng từng việc."),
        )  # fmt: skip
        if row.given_at is not None or row.cancelled_at is not None:
            raise _no(
                "hand_over.signed", N_("Bên giao đã ký, biên bản không sửa nữa."), N_("Hủy và lập biên bản khác.")
            )
        for line in row.lines.all():
            line.note = notes.get(line.task_id, line.note)[:2000]
            line.save(update_fields=["note"])
    return row


def give_hand_over(*, hand_over_id: int, absent_because: str = "", by: Acting, at: dt.datetime) -> HandOver:
    """Bên giao ký. The one who leaves; in his absence the head, who says why. Tasks that came since are added.

    Refusal: hand_over.unknown, hand_over.give.forbidden, hand_over.signed, hand_over.absent.
    """
    with transaction.atomic():
        row = _taken(hand_over_id, by)
        require(
            may_give(by, row),
            "hand_over.give.forbidden",
            N_("Chỉ người bàn giao ký bên giao; khi vắng mặt thì thủ trưởng cơ quan ký thay."),
        )
        _require_open(row, given=False)
        said = " ".join(absent_because.split())
        if by.person_id != row.predecessor.person_id and not said:
            raise _no(
                "hand_over.absent",
                N_("Thủ trưởng ký thay phải ghi vì sao người bàn giao không ký được."),
                N_("Ghi lý do vắng mặt."),
            )
        known = set(row.lines.values_list("task_id", flat=True))
        HandOverLine.objects.bulk_create(
            HandOverLine(hand_over=row, task=task) for task in held_by(row.predecessor) if task.pk not in known
        )
        row.given_at, row.given_by_id = at, by.account_id
        row.save(update_fields=["given_at", "given_by"])
        words = said if by.person_id != row.predecessor.person_id else by.person_name
        _tell(row, N_("Biên bản bàn giao {count} nhiệm vụ đã có chữ ký bên giao."), "given", at, row.lines.count())
        record(events.HAND_OVER_GIVEN, about=("hand_over", row.pk), by=by, at=at, new={"words": words})
    return row


def take_hand_over(*, hand_over_id: int, by: Acting, at: dt.datetime) -> int:
    """Bên nhận ký: from now on the successor answers for each task that is still open; returns how many moved.

    Deadlines stay as they are. Refusal: hand_over.unknown, hand_over.take.forbidden, hand_over.not_given,
    hand_over.signed, hand_over.people.
    """
    with transaction.atomic():
        row = _taken(hand_over_id, by)
        require(may_take(by, row), "hand_over.take.forbidden", N_("Chỉ người nhận bàn giao ký bên nhận."))
        _require_open(row, given=True)
        _people(row.predecessor_id, row.successor_id, timezone.localdate(at))
        moved = [t.pk for t in (_move(line, row, by, at) for line in lines_of(row)) if t is not None]
        row.taken_at, row.taken_by_id = at, by.account_id
        row.save(update_fields=["taken_at", "taken_by"])
        _tell(row, N_("Đã bàn giao {count} nhiệm vụ."), "taken", at, len(moved))
        record(
            events.HAND_OVER_TAKEN,
            about=("hand_over", row.pk),
            by=by,
            at=at,
            new={**_names(row), "count": len(moved), "tasks": moved},
        )
    return len(moved)


def cancel_hand_over(*, hand_over_id: int, by: Acting, at: dt.datetime) -> HandOver:
    """Hủy biên bản before the second signature. Refusal: hand_over.unknown, hand_over.forbidden, hand_over.signed."""
    with transaction.atomic():
        row = _taken(hand_over_id, by)
        require(
            may_make(by, row.predecessor), "hand_over.forbidden", N_("Chỉ bên giao hoặc lãnh đạo được hủy biên bản.")
        )
        _require_open(row, given=row.given_at is not None)
        row.cancelled_at = at
        row.save(update_fields=["cancelled_at"])
        record(events.HAND_OVER_CANCELLED, about=("hand_over", row.pk), by=by, at=at)
    return row


def pass_to(task: Task, holding: Holding, *, at: dt.datetime) -> None:
    """Đổi người chịu trách nhiệm of a locked task, with the dates of both; before acceptance only the proposal."""
    if task.responsible_id is None:
        change(task, proposed=holding)
        return
    TaskHolder.objects.filter(task=task, role=HolderRole.RESPONSIBLE, until=None).update(until=at)
    TaskHolder.objects.create(task=task, role=HolderRole.RESPONSIBLE, agency_id=task.lead_id, holding=holding, since=at)
    change(task, responsible=holding)


def _move(line: HandOverLine, row: HandOver, by: Acting, at: dt.datetime) -> Task | None:
    task = locked(line.task_id)
    if task is None or Status(task.status) in ENDED:
        return None
    holder = task.responsible_id or task.proposed_id
    if holder != row.predecessor_id:
        return None
    pass_to(task, row.successor, at=at)
    record(
        events.HANDED_OVER,
        about=("task", task.pk),
        by=by,
        at=at,
        old={"holding": row.predecessor_id},
        new={**_names(row), "holding": row.successor_id, "hand_over": row.pk, "note": line.note},
    )
    return task


def _people(predecessor_id: int, successor_id: int, on: dt.date) -> tuple[Holding, Holding]:
    """Both holdings, of one body and of two persons; the successor holds the post today."""
    found = Holding.objects.select_related("person", "post__agency").in_bulk([predecessor_id, successor_id])
    giver, taker = found.get(predecessor_id), found.get(successor_id)
    same = giver and taker and giver.post.agency_id == taker.post.agency_id and giver.person_id != taker.person_id
    if giver is None or taker is None or not same or (taker.until is not None and taker.until <= on):
        raise _no(
            "hand_over.people",
            N_("Người bàn giao và người nhận phải là hai người của cùng một cơ quan, người nhận đang giữ chức vụ."),
            N_("Chọn lại người nhận; việc sang cơ quan khác thì chuyển theo quyết định sắp xếp tổ chức."),
        )
    return giver, taker


def _taken(hand_over_id: int, by: Acting) -> HandOver:
    visible = hand_overs_visible_to(by).filter(pk=hand_over_id).exists()
    row = (
        HandOver.objects.select_for_update(of=("self",))
        .select_related("agency", "predecessor__person", "predecessor__post", "successor__person", "successor__post")
        .filter(pk=hand_over_id if visible else 0)
        .first()
    )
    if row is None:
        raise _no("hand_over.unknown", N_("Không có biên bản này."), N_("Tải lại danh sách bàn giao."))
    return row


def _require_open(row: HandOver, *, given: bool) -> None:
    if row.taken_at is not None or row.cancelled_at is not None or (row.given_at is not None and not given):
        raise _no("hand_over.signed", N_("Biên bản đã ký hoặc đã hủy."), N_("Tải lại trang biên bản."))
    if given and row.given_at is None:
        raise _no("hand_over.not_given", N_("Bên giao chưa ký."), N_("Chờ bên giao ký trước."))


def _names(row: HandOver) -> dict[str, str]:
    return {"giver": row.predecessor.person.name, "taker": row.successor.person.name}


def _tell(row: HandOver, template: str, slot: str, at: dt.datetime, count: int) -> None:
    tell(
        people={row.predecessor.person_id, row.successor.person_id},
        kind=events.HANDED_OVER,
        about=("hand_over", row.pk),
        text=Sentence(template, {"count": str(count)}),
        url=reverse("tasks:hand_over", args=[row.pk]),
        slot=f"hand_over:{row.pk}:{slot}",
        at=at,
    )


def _no(code: str, message: str, advice: str) -> Refusal:
    return Refusal(code, message, clause=ONE_LEAD, advice=advice, key="C1.1a")
