"""Đã đi: the day it took place, what the grass roots ask, who answers by when."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import alive
from sauro.apps.journal.services import record
from sauro.apps.tasks.queries import tasks_visible_to
from sauro.apps.visits import events
from sauro.apps.visits.models import Recommendation, Visit
from sauro.apps.visits.permissions import may_answer, may_note
from sauro.apps.visits.queries import places_of
from sauro.apps.visits.services.taking import WHO_ANSWERS, WHO_NOTES, allow, inform, keep, take, words_of
from sauro.domain.acting import Acting
from sauro.domain.periods import day_short
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.visits import CLAUSE, KEY, Deed, State, move

MOST_ASKED = 100


@transaction.atomic
def hold_visit(*, visit_id: int, day: dt.date, by: Acting, at: dt.datetime) -> Visit:
    """Ghi đã đi, and on which day. Refusal visit.held.day for a day to come or before the visit was planned."""
    row = take(visit_id, by, at)
    allow(may_note(by, row), WHO_NOTES)
    row.state = move(State(row.state), Deed.HOLD).value
    _require_day(row, day, at)
    row.held_on = day
    keep(row, "state", "held_on")
    record(events.HELD, about=("visit", row.pk), by=by, at=at, new={"day": day_short(day)})
    return row


@transaction.atomic
def correct_day(*, visit_id: int, day: dt.date, reason: str, by: Acting, at: dt.datetime) -> Visit:
    """Sửa ngày đi thực tế, with its reason; the days for the conclusion count from the corrected one."""
    row = take(visit_id, by, at)
    allow(may_note(by, row), WHO_NOTES)
    move(State(row.state), Deed.CORRECT)
    _require_day(row, day, at)
    said = words_of(reason, 400, "visit.reason", N_("Chưa ghi lý do sửa."))
    old, row.held_on = row.held_on, day
    keep(row, "held_on")
    new = {"from": day_short(old) if old else "", "day": day_short(day), "reason": said}
    record(events.CORRECTED, about=("visit", row.pk), by=by, at=at, new=new)
    return row


def _require_day(row: Visit, day: dt.date, at: dt.datetime) -> None:
    if not timezone.localdate(row.made_at) <= day <= timezone.localdate(at):
        raise _no("visit.held.day", N_("Ngày đi phải từ ngày lập chuyến đến hôm nay."), N_("Ghi đúng ngày đã đi."))


@transaction.atomic
def note_recommendation(
    *, visit_id: int, place_id: int, words: str, source: str, answers_id: int, answer_by: dt.date, by: Acting,
    at: dt.datetime,
) -> Recommendation:  # fmt: skip
    """Ghi kiến nghị của cơ sở, as it was said and by whom; one body answers by a day, and is told."""
    row = take(visit_id, by, at)
    allow(may_note(by, row), WHO_NOTES)
    _require_held(row)
    place = next((name for pk, name in places_of(row) if pk == place_id), None)
    body = Agency.objects.filter(alive(timezone.localdate(at)), pk=answers_id).first()
    if place is None or body is None:
        raise _no("visit.asked.body", N_("Chưa chọn nơi kiến nghị hoặc nơi trả lời."), N_("Chọn trong danh sách."))
    if answer_by < timezone.localdate(at):
        raise _no("visit.asked.day", N_("Hạn trả lời đã qua."), N_("Đặt hạn từ hôm nay trở đi."))
    if row.recommendations.count() >= MOST_ASKED:
        raise _no(
            "visit.asked.many", N_("Chuyến đi này đã có quá nhiều kiến nghị."), N_("Gộp những kiến nghị giống nhau.")
        )
    asked = Recommendation.objects.create(
        visit=row,
        place_id=place_id,
        words=words_of(words, 2000, "visit.asked.words", N_("Chưa ghi kiến nghị.")),
        source=words_of(source, 300, "visit.asked.source", N_("Chưa ghi ai nêu, ở đâu.")),
        answers=body,
        answer_by=answer_by,
        noted_by_id=by.account_id,
        noted_at=at,
    )
    values = {"place": place, "day": day_short(answer_by)}
    if body.pk != row.agency_id:
        text = Sentence(N_("{place} kiến nghị, trả lời đến hết {day}: {words}"), {**values, "words": asked.words[:200]})
        inform(row, [body.pk], text, f"asked.{asked.pk}", at)
    record(events.ASKED, about=("visit", row.pk), by=by, at=at, new={**values, "answers": body.name, "id": asked.pk})
    return asked


def _require_held(row: Visit) -> None:
    if row.state not in (State.HELD, State.CONCLUDED):
        raise _no("visit.asked.early", N_("Chuyến đi chưa diễn ra."), N_("Ghi đã đi trước, rồi ghi kiến nghị."))


@transaction.atomic
def answer_recommendation(*, asked_id: int, visit_id: int, answer: str, by: Acting, at: dt.datetime) -> Recommendation:
    """Trả lời kiến nghị: the words and, where there is one, the number of the paper. Place and visitor hear it."""
    row, asked = take(visit_id, by, at), _open(asked_id, visit_id)
    allow(may_answer(by, asked), WHO_ANSWERS)
    asked.answer = words_of(answer, 4000, "visit.answer", N_("Chưa ghi câu trả lời."))
    asked.answered_at, asked.answered_by = at, by.person_name
    asked.save(update_fields=["answer", "answered_at", "answered_by"])
    text = Sentence(
        N_("{body} trả lời kiến nghị: {answer}"), {"body": asked.answers.name, "answer": asked.answer[:200]}
    )
    inform(row, {row.agency_id, asked.place_id} - {by.agency_id}, text, f"answered.{asked.pk}", at)
    new = {"answers": asked.answers.name, "id": asked.pk, "answer": asked.answer}
    record(events.ANSWERED, about=("visit", row.pk), by=by, at=at, new=new)
    return asked


@transaction.atomic
def pass_on(*, asked_id: int, visit_id: int, task_code: str, by: Acting, at: dt.datetime) -> Recommendation:
    """Chuyển kiến nghị thành nhiệm vụ, one that whoever passes it on may see. Refusal visit.asked.task."""
    row, asked = take(visit_id, by, at), _open(asked_id, visit_id)
    allow(may_note(by, row) or may_answer(by, asked), WHO_NOTES)
    code = task_code.strip()[:40]
    task = tasks_visible_to(by, timezone.localdate(at)).filter(code=code).first()
    if task is None:
        raise Refusal(
            "visit.asked.task",
            Sentence(N_("Không thấy nhiệm vụ “{code}”."), {"code": code}),
            clause=CLAUSE,
            advice=N_("Ghi đúng mã nhiệm vụ trong sổ; chưa có thì duyệt câu kết luận ở trang rà soát rồi quay lại."),
            key=KEY,
        )
    asked.task = task
    asked.save(update_fields=["task"])
    record(events.PASSED_ON, about=("visit", row.pk), by=by, at=at, new={"task": task.code, "id": asked.pk})
    return asked


@transaction.atomic
def withdraw_recommendation(
    *, asked_id: int, visit_id: int, reason: str, by: Acting, at: dt.datetime
) -> Recommendation:
    """Bỏ kiến nghị ghi nhầm, with the reason; it stays on record, struck out."""
    row, asked = take(visit_id, by, at), _open(asked_id, visit_id)
    allow(may_note(by, row), WHO_NOTES)
    asked.withdrawn_because = words_of(reason, 400, "visit.reason", N_("Chưa ghi lý do bỏ."))
    asked.save(update_fields=["withdrawn_because"])
    new = {"reason": asked.withdrawn_because, "id": asked.pk}
    record(events.WITHDRAWN, about=("visit", row.pk), by=by, at=at, new=new)
    return asked


def _open(asked_id: int, visit_id: int) -> Recommendation:
    rows = Recommendation.objects.select_for_update(of=("self",)).select_related("answers", "place")
    found = rows.filter(pk=asked_id, visit_id=visit_id, answered_at=None, task=None, withdrawn_because="").first()
    if found is None:
        raise _no("visit.asked.closed", N_("Kiến nghị này đã xong."), N_("Tải lại trang."))
    return found


def _no(code: str, message: str, advice: str) -> Refusal:
    return Refusal(code, message, clause=CLAUSE, advice=advice, key=KEY)
