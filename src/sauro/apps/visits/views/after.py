"""Sau chuyến đi: việc làm. Held, recommendations and their answers, the conclusion."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from sauro.apps.visits import permissions, queries, services
from sauro.apps.visits.forms import (
    AnswerForm,
    AskedForm,
    ConclusionForm,
    CorrectForm,
    HeldForm,
    ReasonForm,
    SignForm,
    TaskForm,
)
from sauro.apps.visits.models import Recommendation, Visit
from sauro.apps.visits.permissions import READERS
from sauro.apps.visits.views.deeds import managed, step
from sauro.apps.visits.views.pages import taken
from sauro.web.permissions import for_roles, require


def _noted(request: HttpRequest, pk: int) -> Visit:
    row = taken(request, pk)
    require(permissions.may_note(request.acting, row), gettext(services.WHO_NOTES))
    return row


def _asked(row: Visit, asked_id: int) -> Recommendation:
    found = row.recommendations.filter(pk=asked_id).first()
    if found is None:
        raise Http404
    return found


@for_roles(*READERS)
@require_POST
def held(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi đã đi."""
    return step(
        request,
        _noted(request, pk),
        HeldForm(request.POST),
        "held_form",
        services.hold_visit,
        gettext("Đã ghi chuyến đi."),
    )


@for_roles(*READERS)
@require_POST
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Sửa ngày đi thực tế."""
    row, form = _noted(request, pk), CorrectForm(request.POST)
    return step(request, row, form, "correct_form", services.correct_day, gettext("Đã sửa ngày đi."))


@for_roles(*READERS)
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi kiến nghị của cơ sở."""
    row = _noted(request, pk)
    form = AskedForm(request.POST, places=queries.places_of(row))
    done = gettext("Đã ghi kiến nghị.")
    return step(request, row, form, "asked_form", services.note_recommendation, done, lambda: form.said())


@for_roles(*READERS)
@require_POST
def answer(request: HttpRequest, pk: int, asked_id: int) -> HttpResponse:
    """Trả lời kiến nghị."""
    row = taken(request, pk)
    require(permissions.may_answer(request.acting, _asked(row, asked_id)), gettext(services.WHO_ANSWERS))
    form = AnswerForm(request.POST)
    return step(
        request, row, form, "answer_form", services.answer_recommendation, gettext("Đã ghi câu trả lời."),
        lambda: {"asked_id": asked_id, **form.cleaned_data},
    )  # fmt: skip


@for_roles(*READERS)
@require_POST
def task(request: HttpRequest, pk: int, asked_id: int) -> HttpResponse:
    """Chuyển kiến nghị thành nhiệm vụ."""
    row = taken(request, pk)
    mine = permissions.may_answer(request.acting, _asked(row, asked_id))
    require(mine or permissions.may_note(request.acting, row), gettext(services.WHO_NOTES))
    form = TaskForm(request.POST)
    return step(
        request, row, form, "task_form", services.pass_on, gettext("Đã chuyển thành nhiệm vụ."),
        lambda: {"asked_id": asked_id, **form.cleaned_data},
    )  # fmt: skip


@for_roles(*READERS)
@require_POST
def withdraw(request: HttpRequest, pk: int, asked_id: int) -> HttpResponse:
    """Bỏ kiến nghị ghi nhầm."""
    row = _noted(request, pk)
    _asked(row, asked_id)
    form = ReasonForm(request.POST)
    return step(
        request, row, form, "reason_form", services.withdraw_recommendation, gettext("Đã bỏ kiến nghị."),
        lambda: {"asked_id": asked_id, **form.cleaned_data},
    )  # fmt: skip


@for_roles(*READERS)
@require_POST
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """Lập dự thảo thông báo kết luận."""
    row, form = managed(request, pk), ConclusionForm(request.POST)
    return step(request, row, form, "conclusion_form", services.word_conclusion, gettext("Đã lập dự thảo kết luận."))


@for_roles(*READERS)
@require_POST
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """Ký, ra thông báo kết luận."""
    row, form = taken(request, pk), SignForm(request.POST)
    require(permissions.may_sign(request.acting, row), gettext(services.WHO_SIGNS))
    done = gettext("Đã ra kết luận; các câu giao việc chờ ở trang rà soát.")
    return step(request, row, form, "conclude_form", services.conclude_visit, done)
