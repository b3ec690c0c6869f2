"""Dấu hiệu: việc làm. The unit's head adds the cause; the unit contests; another body answers; every look is kept."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks import events
from sauro.apps.tasks.models import SignalLook, SignalNote, Task
from sauro.apps.tasks.permissions import may_answer_contest, may_contest_signal, may_explain_signal, may_see_signals
from sauro.apps.tasks.queries.signals import signal_on, watched
from sauro.apps.tasks.services.cascading import speakers
from sauro.apps.tasks.services.moving import locked, require
from sauro.domain.acting import Acting
from sauro.domain.periods import add_months
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.signals import FAIR, require_words

_GONE = N_("Không có dấu hiệu này.")


def explain_signal(*, task_id: int, signal: str, agency_id: int, words: str, by: Acting, at: dt.datetime) -> SignalNote:
    """Bổ sung nguyên nhân of a signal, by the head of the unit concerned (E9).

    Refusals: signal.unknown, signal.explain.forbidden, signal.words.
    """
    with transaction.atomic():
        _signal(task_id, signal, agency_id, by, at)
        require(
            may_explain_signal(by, agency_id),
            "signal.explain.forbidden",
            N_("Chỉ người đứng đầu đơn vị bổ sung nguyên nhân."),
            clause=FAIR,
        )
        require_words(words)
        return _note(task_id, signal, agency_id, words, by, at, contest=False)


def contest_signal(*, task_id: int, signal: str, agency_id: int, words: str, by: Acting, at: dt.datetime) -> SignalNote:
    """Đề nghị xem lại (E7). The signal is marked and counts in no figure until somebody of another body has answered.

    Refusals: signal.unknown, signal.contest.forbidden, signal.contest.open, signal.words.
    """
    with transaction.atomic():
        task = _signal(task_id, signal, agency_id, by, at)
        require(
            may_contest_signal(by, agency_id),
            "signal.contest.forbidden",
            N_("Chỉ lãnh đạo, chuyên viên tổng hợp của đơn vị được đề nghị xem lại."),
            clause=FAIR,
        )
        require_words(words)
        waiting = SignalNote.objects.filter(
            task_id=task_id, signal=signal, agency_id=agency_id, contest=True, answered_at=None
        )
        if waiting.exists():
            raise Refusal(
                "signal.contest.open",
                N_("Đã có một đề nghị xem lại đang chờ trả lời."),
                clause=FAIR,
                advice=N_("Chờ trả lời."),
            )
        note = _note(task_id, signal, agency_id, words, by, at, contest=True)
        _tell(task, {task.registrar_id}, N_("Đơn vị đề nghị xem lại một dấu hiệu của {code}."), note, "asked", at)
    return note


def answer_contest(*, note_id: int, upheld: bool, answer: str, by: Acting, at: dt.datetime) -> SignalNote:
    """Trả lời đề nghị xem lại, by another body and another person than those who asked; upheld, it leaves the figures.

    Refusals: signal.unknown, signal.answer.forbidden, signal.answer.done, signal.words.
    """
    with transaction.atomic():
        note = SignalNote.objects.select_for_update(of=("self",)).filter(pk=note_id, contest=True).first()
        task = locked(note.task_id) if note is not None else None
        if note is None or task is None or not _watches(by, task, at):
            raise Refusal("signal.unknown", _GONE, advice=N_("Tải lại trang."))
        require(
            may_answer_contest(by, task, note.agency_id) and by.account_id != note.by_id,
            "signal.answer.forbidden",
            N_("Người của cơ quan khác, không phải người đề nghị, trả lời đề nghị xem lại."),
            clause=FAIR,
        )
        if note.answered_at is not None:
            raise Refusal(
                "signal.answer.done", N_("Đề nghị này đã được trả lời."), clause=FAIR, advice=N_("Tải lại trang.")
            )
        require_words(answer)
        note.answer, note.upheld, note.answered_by_id, note.answered_at = answer.strip(), upheld, by.account_id, at
        note.save(update_fields=["answer", "upheld", "answered_by", "answered_at"])
        _tell(task, {note.agency_id}, N_("Đề nghị xem lại dấu hiệu của {code} đã được trả lời."), note, "answered", at)
        record(
            events.SIGNAL_CONTEST_ANSWERED,
            about=("task", task.pk),
            by=by,
            at=at,
            new={"signal": note.signal, "answer": note.answer, "upheld": upheld, "note": note.pk},
        )
    return note


def record_signal_look(*, agency_id: int, by: Acting, at: dt.datetime) -> None:
    """Ghi lượt xem dấu hiệu của một đơn vị (E6): kept for whoever is concerned, one a person and day."""
    on = timezone.localdate(at)
    if SignalLook.objects.filter(agency_id=agency_id, viewer_id=by.account_id, at__date=on).exists():
        return
    SignalLook.objects.create(
        agency_id=agency_id,
        viewer_id=by.account_id,
        viewer_name=by.person_name,
        viewer_agency=by.agency_name,
        at=at,
    )


def erase_old_signals(on: dt.date) -> int:
    """Xóa lượt xem và ghi chú dấu hiệu đã hết hạn lưu (E17). How many rows were erased."""
    term = add_months(on, -rules().number("signal.kept_months", on))
    looks, _ = SignalLook.objects.filter(at__date__lt=term).delete()
    notes, _ = SignalNote.objects.filter(at__date__lt=term).delete()
    return looks + notes


def _watches(by: Acting, task: Task, at: dt.datetime) -> bool:
    tasks, _ = watched(by, timezone.localdate(at))
    return may_see_signals(by) and tasks.filter(pk=task.pk).exists()


def _signal(task_id: int, signal: str, agency_id: int, by: Acting, at: dt.datetime) -> Task:
    """The locked task, whose signal stands now and may be seen; one refusal for all that is not so."""
    task = locked(task_id)
    stands = (
        task is not None
        and _watches(by, task, at)
        and signal_on(task, signal, agency_id, timezone.localdate(at)) is not None
    )
    if task is None or not stands:
        raise Refusal("signal.unknown", _GONE, advice=N_("Tải lại trang."))
    return task


def _note(
    task_id: int, signal: str, agency_id: int, words: str, by: Acting, at: dt.datetime, *, contest: bool
) -> SignalNote:
    on = timezone.localdate(at)
    note = SignalNote.objects.create(
        task_id=task_id,
        signal=signal,
        agency_id=agency_id,
        contest=contest,
        words=words.strip(),
        by_id=by.account_id,
        at=at,
        answer_by=calendar().add_working_days(on, rules().number("signal.answer_within", on)) if contest else None,
    )
    kind = events.SIGNAL_CONTESTED if contest else events.SIGNAL_EXPLAINED
    record(kind, about=("task", task_id), by=by, at=at, new={"signal": signal, "words": note.words, "note": note.pk})
    return note


def _tell(task: Task, bodies: set[int], template: str, note: SignalNote, slot: str, at: dt.datetime) -> None:
    found = speakers(bodies, timezone.localdate(at))
    tell(
        people={person for people in found.values() for person in people},
        kind="signal.contest",
        about=("task", task.pk),
        text=Sentence(template, {"code": task.code}),
        url=reverse("tasks:signals_of_unit", args=[note.agency_id]),
        slot=f"signal.{note.pk}.{slot}",
        at=at,
    )
