"""Phối hợp: trang. Who keeps the lead waiting; asking, delivering, sending back, each one small form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from sauro.apps.agencies.models import Agency
from sauro.apps.tasks import permissions, services
from sauro.apps.tasks.forms_parts import AddForm, AskForm, DeliverForm, RemarkForm
from sauro.apps.tasks.models import Task, TaskCoordinator
from sauro.apps.tasks.queries.contributions import contributions_of, waiting_days
from sauro.apps.tasks.views.deeds import task_or_404
from sauro.apps.tasks.views.life import send_files
from sauro.domain.parts import GIVES_PARTS
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.domain.tasks import ENDED, Status
from sauro.web import clock
from sauro.web.permissions import require, signed_in

_LEAD = N_("Chỉ người chịu trách nhiệm, lãnh đạo, chuyên viên tổng hợp của cơ quan chủ trì được đề nghị phối hợp.")
_COORDINATING = N_("Chỉ cơ quan được đề nghị phối hợp giao kết quả này.")


def section(request: HttpRequest, task: Task) -> dict[str, Any]:
    """Phần việc của cơ quan phối hợp, on the task page."""
    today = clock.today()
    lines = contributions_of(task, today)
    leads = permissions.may_cascade(request.acting, task)
    return {
        "lines": lines,
        "waited": waiting_days(task, today) if any(line.asked for line in lines) else 0,
        "may_ask": leads and Status(task.status) in GIVES_PARTS,
        "may_send_back": leads and Status(task.status) not in ENDED,
        "mine": {line.part.pk for line in lines if line.waiting and permissions.may_deliver(request.acting, line.part)},
    }


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, code: str) -> HttpResponse:
    """Thêm cơ quan phối hợp, and ask it at once."""
    task = _led(request, code)
    form = AddForm(request.POST if request.method == "POST" else None)

    def save(data: dict[str, Any]) -> None:
        services.add_coordinator(
            task_id=task.pk, agency_id=data["agency"].pk, work=data["work"], due_on=data["due_on"], by=request.acting,
            at=request.now,
        )  # fmt: skip

    known = Agency.objects.order_by("sort_key").values_list("code", "name")[:400]
    return _answer(request, task, form, gettext("Thêm cơ quan phối hợp"), gettext("Đề nghị"), save, known=known)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Đề nghị phối hợp: work and date."""
    task = _led(request, code)
    part = _part(task, pk)
    form = AskForm(
        request.POST if request.method == "POST" else None, initial={"work": part.work, "due_on": part.due_on}
    )

    def save(data: dict[str, Any]) -> None:
        services.ask_contribution(task_id=task.pk, coordinator_id=pk, by=request.acting, at=request.now, **data)

    return _answer(request, task, form, gettext("Đề nghị phối hợp"), gettext("Đề nghị"), save, part=part)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def deliver(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Giao kết quả phối hợp."""
    task = task_or_404(request, code)
    part = _part(task, pk)
    require(permissions.may_deliver(request.acting, part), _COORDINATING)
    form = DeliverForm(*((request.POST, request.FILES) if request.method == "POST" else (None, None)))

    def save(data: dict[str, Any]) -> None:
        services.deliver_contribution(
            task_id=task.pk, coordinator_id=pk, note=data["note"], by=request.acting, at=request.now
        )
        send_files(request, task, data, contribution_id=pk)

    return _answer(request, task, form, gettext("Giao kết quả phối hợp"), gettext("Giao"), save, part=part)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def send_back(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Trả lại kết quả phối hợp với điều cần bổ sung."""
    task = _led(request, code)
    part = _part(task, pk)
    form = RemarkForm(request.POST if request.method == "POST" else None)

    def save(data: dict[str, Any]) -> None:
        services.send_back_contribution(task_id=task.pk, coordinator_id=pk, by=request.acting, at=request.now, **data)

    return _answer(request, task, form, gettext("Trả lại kết quả phối hợp"), gettext("Trả lại"), save, part=part)


@signed_in
@require_POST
def remind(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Nhắc cơ quan phối hợp: at most once a day."""
    task = _led(request, code)
    part = _part(task, pk)
    form = Form(request.POST)

    def save(data: dict[str, Any]) -> None:
        services.remind_contribution(task_id=task.pk, coordinator_id=pk, by=request.acting, at=request.now)

    return _answer(request, task, form, gettext("Nhắc cơ quan phối hợp"), gettext("Nhắc"), save, part=part)


def _led(request: HttpRequest, code: str) -> Task:
    task = task_or_404(request, code)
    require(permissions.may_cascade(request.acting, task), _LEAD)
    return task


def _part(task: Task, pk: int) -> TaskCoordinator:
    part = task.coordinators.select_related("agency").filter(pk=pk).first()
    if part is None:
        raise Http404
    return part


def _answer(
    request: HttpRequest, task: Task, form: Form, title: str, button: str, save: Callable[[dict[str, Any]], None],
    **context: Any,
) -> HttpResponse:  # fmt: skip
    """Save and go back to the task; a refusal or a wrong field brings the same form back with what was typed."""
    refused = None
    if form.is_bound and form.is_valid():
        try:
            save(form.cleaned_data)
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(request, gettext("Đã ghi."))
            return redirect("tasks:task", code=task.code)
    context = {"part": None, "known": (), **context}
    context |= {"task": task, "form": form, "title": title, "button": button, "refused": refused}
    return render(request, "tasks/contribution.html", context, status=422 if form.is_bound else 200)
