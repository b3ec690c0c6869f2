"""Gia hạn. Asked ahead by who does the work, decided by somebody else; silence grants nothing (C1.2)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks import events
from sauro.apps.tasks.models import Decision, Extension, Progress, Task
from sauro.apps.tasks.permissions import may_ask, may_decide_extension
from sauro.apps.tasks.queries.audience import deciding_bodies, doers_of, speakers_of
from sauro.apps.tasks.queries.extensions import granted_count, time_of
from sauro.apps.tasks.services.due import move_due
from sauro.apps.tasks.services.moving import change, require, take
from sauro.domain import extensions as domain
from sauro.domain.acting import Acting, Role
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.tasks import SIX_CLEAR, Status

_ASKERS = N_("Chỉ người chịu trách nhiệm chính hoặc người thay mặt cơ quan chủ trì được xin gia hạn.")
_DECIDERS = N_("Chỉ lãnh đạo nơi giao hoặc cơ quan theo dõi được quyết định gia hạn.")
_ABOVE = N_("Lần gia hạn này do lãnh đạo cấp trên của nơi giao quyết định.")
_PAST_DUE = N_("Hạn đã qua: chỉ lãnh đạo cấp trên của nơi giao còn được gia hạn.")
LONGEST_REASON = 2000


def ask_extension(*, task_id: int, asked_due: dt.date, reason: str, by: Acting, at: dt.datetime) -> Extension:
    """Xin gia hạn đến một ngày. The deadline stays as it is until somebody else decides.

    Refusal: extension.ask.forbidden and those of domain.extensions.ask.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        require(may_ask(by, task), "extension.ask.forbidden", _ASKERS)
        asked = domain.ask(
            time_of(task), asked_due=asked_due, reason=reason, today=on, calendar=calendar(), rules=rules()
        )
        assert task.due_on is not None
        row = Extension.objects.create(
            task=task,
            number=task.extensions.count() + 1,
            level=asked.level,
            due_before=task.due_on,
            asked_due=asked_due,
            reason=" ".join(reason.split())[:LONGEST_REASON],
            by_id=by.account_id,
            by_person_id=by.person_id,
            by_agency_id=by.agency_id,
            at=at,
            decide_by=asked.decide_by,
        )
        change(task)
        _tell_deciders(row, task, at)
        record(
            events.EXTENSION_ASKED,
            about=("task", task.pk),
            by=by,
            at=at,
            new={"number": row.number, "asked": day_short(asked_due), "reason": row.reason, "level": row.level},
        )
    return row


def grant_extension(*, extension_id: int, reason: str = "", by: Acting, at: dt.datetime) -> Extension:
    """Đồng ý gia hạn to the day that was asked. After the deadline only the level above may, and with a reason.

    Refusal: extension.decided, extension.decide.forbidden, extension.own, extension.parent, extension.reason.
    """
    with transaction.atomic():
        row, task = _to_decide(extension_id, (Decision.WAITING,), by, at)
        domain.require_running(Status(task.status))
        late = timezone.localdate(at) > _deadline(row, task)
        if late:
            domain.require_words(reason, N_("Hạn đã qua: ghi vì sao vẫn gia hạn."))
        _grant(row, task, row.asked_due, reason, by, at, late)
    return row


def refuse_extension(*, extension_id: int, reason: str, by: Acting, at: dt.datetime) -> Extension:
    """Không đồng ý gia hạn, with the reason. The deadline stays.

    Refusal: extension.decided, extension.decide.forbidden, extension.own, extension.reason.
    """
    with transaction.atomic():
        row, task = _to_decide(extension_id, (Decision.WAITING,), by, at, refusing=True)
        said = domain.require_words(reason, N_("Ghi lý do không đồng ý gia hạn."))
        _decide(row, Decision.REFUSED, said, by, at)
        change(task)
        _tell_asker(row, task, N_("{code}: không đồng ý gia hạn đến {day}. {reason}"), row.asked_due, said, at)
        record(events.EXTENSION_REFUSED, about=("task", task.pk), by=by, at=at, new={"reason": said})
    return row


def counter_extension(
    *, extension_id: int, offered_due: dt.date, reason: str, by: Acting, at: dt.datetime
) -> Extension:
    """Đề nghị ngày khác. The asker accepts it or withdraws; nothing moves before that.

    Refusal: as grant_extension, and extension.not_later, extension.same.
    """
    with transaction.atomic():
        row, task = _to_decide(extension_id, (Decision.WAITING,), by, at)
        domain.require_running(Status(task.status))
        said = domain.require_words(reason, N_("Ghi lý do đề nghị ngày khác."))
        domain.require_date(offered_due, after=_deadline(row, task), parent_due_on=time_of(task).parent_due_on)
        if offered_due == row.asked_due:
            raise Refusal(
                "extension.same",
                N_("Đó chính là ngày được xin."),
                clause=SIX_CLEAR,
                advice=N_("Đồng ý, hoặc chọn một ngày khác."),
            )
        row.offered_due = offered_due
        _decide(row, Decision.COUNTERED, said, by, at)
        change(task)
        _tell_asker(
            row, task, N_("{code}: đề nghị lấy ngày {day} thay cho ngày đã xin. {reason}"), offered_due, said, at
        )
        record(
            events.EXTENSION_COUNTERED,
            about=("task", task.pk),
            by=by,
            at=at,
            new={"offered": day_short(offered_due), "reason": said},
        )
    return row


def accept_counter(*, extension_id: int, by: Acting, at: dt.datetime) -> Extension:
    """Nhận ngày được đề nghị. The deadline moves to the offered day, as decided by whoever offered it.

    Refusal: extension.decided, extension.ask.forbidden, extension.lapsed, extension.parent.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        row, task = _opened(extension_id, (Decision.COUNTERED,), by, at)
        require(may_ask(by, task), "extension.ask.forbidden", _ASKERS)
        assert row.offered_due is not None and row.decided_at is not None
        domain.require_standing_offer(
            offered_on=timezone.localdate(row.decided_at), due_before=_deadline(row, task), today=on
        )
        domain.require_running(Status(task.status))
        domain.require_date(row.offered_due, after=_deadline(row, task), parent_due_on=time_of(task).parent_due_on)
        _move(row, task, row.offered_due, row.decision_reason, by, at, late=on > _deadline(row, task))
    return row


def withdraw_extension(*, extension_id: int, by: Acting, at: dt.datetime) -> Extension:
    """Rút đề nghị gia hạn, waiting or answered with another day.

    Refusal: extension.decided, extension.ask.forbidden.
    """
    with transaction.atomic():
        row, task = _opened(extension_id, (Decision.WAITING, Decision.COUNTERED), by, at)
        require(may_ask(by, task), "extension.ask.forbidden", _ASKERS)
        row.decision = Decision.WITHDRAWN
        row.save(update_fields=["decision"])
        change(task)
        record(events.EXTENSION_WITHDRAWN, about=("task", task.pk), by=by, at=at, new={"number": row.number})
    return row


def explain_lateness(*, task_id: int, words: str, by: Acting, at: dt.datetime) -> Progress:
    """Giải trình. After the deadline nothing moves it any more; what was in the way is written down and told.

    Refusal: extension.ask.forbidden, extension.not_late, extension.reason.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        task = take(task_id, by=by, at=at)
        require(may_ask(by, task), "extension.ask.forbidden", _ASKERS)
        if task.due_on is None or on <= task.due_on:
            raise Refusal(
                "extension.not_late",
                N_("Nhiệm vụ chưa quá hạn nên chưa cần giải trình."),
                clause=SIX_CLEAR,
                advice=N_("Cập nhật tiến độ, hoặc xin gia hạn."),
            )
        said = domain.require_words(words, N_("Ghi lý do chậm và cách khắc phục."))[:500]
        row = Progress.objects.create(
            task=task,
            line=str(N_("Giải trình quá hạn")),
            obstacle=said,
            agency_id=by.agency_id,
            by_id=by.account_id,
            by_name=by.person_name,
            at=at,
        )
        change(task)
        tell(
            people=speakers_of(deciding_bodies(task, domain.BY_GIVER, on), on) - {by.person_id},
            kind=events.LATENESS_EXPLAINED,
            about=("task", task.pk),
            text=Sentence(N_("{code}: {agency} giải trình quá hạn."), {"code": task.code, "agency": task.lead.name}),
            url=reverse("tasks:task", args=[task.code]),
            slot=f"task:{task.pk}:explained:{row.pk}",
            at=at,
        )
        record(events.LATENESS_EXPLAINED, about=("task", task.pk), by=by, at=at, new={"words": said})
    return row


def _opened(extension_id: int, states: tuple[Decision, ...], by: Acting, at: dt.datetime) -> tuple[Extension, Task]:
    """The request and its task, both locked, where the person sees the task and the request is open."""
    found = Extension.objects.filter(pk=extension_id).values_list("task_id", flat=True).first()
    task = take(found or 0, by=by, at=at)
    row = Extension.objects.select_for_update(of=("self",)).get(pk=extension_id)
    if row.decision not in states:
        raise Refusal(
            "extension.decided",
            N_("Đề nghị gia hạn này đã có người xử lý."),
            advice=N_("Tải lại trang nhiệm vụ để xem quyết định."),
        )
    return row, task


def _to_decide(
    extension_id: int, states: tuple[Decision, ...], by: Acting, at: dt.datetime, *, refusing: bool = False
) -> tuple[Extension, Task]:
    """Only an authority other than the asker decides; past the deadline only the level above still grants."""
    row, task = _opened(extension_id, states, by, at)
    on = timezone.localdate(at)
    level = row.level if refusing else domain.level_to_decide(row.level, due_before=_deadline(row, task), today=on)
    bodies = deciding_bodies(task, level, on)
    if not refusing and on > _deadline(row, task) and bodies == [task.lead_id]:
        bodies = []  # nobody extends his own unit's deadline after it has passed
    who = _DECIDERS if level < domain.BY_LEVEL_ABOVE else _ABOVE if row.level == level else _PAST_DUE
    require(
        may_decide_extension(by, bodies), "extension.decide.forbidden", who,
        N_("Báo người có thẩm quyền của nơi giao quyết định."),
    )  # fmt: skip
    concerned = {row.by_person_id} | doers_of(task)
    domain.require_another({by.person_id, by.on_behalf_of_id or by.person_id}, concerned)
    return row, task


def _deadline(row: Extension, task: Task) -> dt.date:
    """Hạn đang chạy: as it stood when the request was made, or as a change of the calendar has moved it since."""
    return task.due_on or row.due_before


def _decide(row: Extension, decision: Decision, reason: str, by: Acting, at: dt.datetime) -> None:
    row.decision, row.decision_reason = decision, reason
    row.decided_by_id, row.decided_at = by.account_id, at
    row.save(update_fields=["decision", "decision_reason", "decided_by", "decided_at", "offered_due", "granted_due"])


def _grant(row: Extension, task: Task, day: dt.date, reason: str, by: Acting, at: dt.datetime, late: bool) -> None:
    domain.require_date(day, after=_deadline(row, task), parent_due_on=time_of(task).parent_due_on)
    row.granted_due = day
    _decide(row, Decision.GRANTED, " ".join(reason.split()), by, at)
    _move(row, task, day, row.decision_reason or row.reason, by, at, late=late)


def _move(row: Extension, task: Task, day: dt.date, reason: str, by: Acting, at: dt.datetime, *, late: bool) -> None:
    old = task.due_on
    row.decision, row.granted_due = Decision.GRANTED, day
    row.save(update_fields=["decision", "granted_due"])
    template = N_("Gia hạn sau khi đã quá hạn: {reason}") if late else N_("Gia hạn lần {n}: {reason}")
    because = Sentence(template, {"n": str(granted_count(task)), "reason": reason})
    move_due(task, day, because, at=at, by=by, extension=row)
    _tell_asker(row, task, N_("{code}: đồng ý gia hạn đến {day}. {reason}"), day, reason, at)
    record(
        events.DEADLINE_EXTENDED,
        about=("task", task.pk),
        by=by,
        at=at,
        old={"due_on": old},
        new={
            "due_on": day,
            "from": day_short(old) if old else "",
            "to": day_short(day),
            "reason": reason,
            "number": row.number,
            "after_the_fact": late,
        },
    )


def _tell_deciders(row: Extension, task: Task, at: dt.datetime) -> None:
    on = timezone.localdate(at)
    values = {
        "code": task.code,
        "agency": task.lead.name,
        "day": day_short(row.asked_due),
        "by": day_short(row.decide_by),
    }
    tell(
        people=speakers_of(deciding_bodies(task, row.level, on), on, (Role.LEADER,)) - {row.by_person_id},
        kind=events.EXTENSION_ASKED,
        about=("task", task.pk),
        text=Sentence(N_("{code}: {agency} xin gia hạn đến {day}; quyết định chậm nhất {by}."), values),
        url=reverse("tasks:task", args=[task.code]),
        slot=f"extension:{row.pk}:asked",
        at=at,
    )


def _tell_asker(row: Extension, task: Task, template: str, day: dt.date, reason: str, at: dt.datetime) -> None:
    tell(
        people={row.by_person_id} | doers_of(task),
        kind=events.EXTENSION_ASKED,
        about=("task", task.pk),
        text=Sentence(template, {"code": task.code, "day": day_short(day), "reason": reason}),
        url=reverse("tasks:task", args=[task.code]),
        slot=f"extension:{row.pk}:{row.decision}",
        at=at,
    )
