"""Bước của nhiệm vụ: trang. Each verb is one small page with one form; a refusal keeps what was typed (422)."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from sauro.apps.tasks import permissions, queries, services
from sauro.apps.tasks.forms_life import AcceptForm, AssignForm, DecideForm, DeclineForm, SubmitForm, UpdateForm
from sauro.apps.tasks.models import Task, WaitingReport
from sauro.apps.tasks.queries import life
from sauro.apps.tasks.queries.causes import judged_of
from sauro.apps.tasks.services.evidence import said_of
from sauro.apps.tasks.views.deeds import task_or_404
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.permissions import require, signed_in
from sauro.web.speech import say

PAGE = ("GET", "HEAD", "POST")
Save = Callable[[dict[str, Any]], object]


def step(
    request: HttpRequest, task: Task, form: Form, title: str, button: str, save: Save, **more: Any
) -> HttpResponse:
    """Một bước. The form of one verb; what was done is told on the page of the task."""
    refused: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        refused = refused_of(lambda: save(form.cleaned_data))
        if refused is None:
            done = more.get("done") or gettext("Đã ghi nhận.")
            messages.success(request, done(task) if callable(done) else done)
            return redirect("tasks:task", code=task.code)
    context = {"task": task, "form": form, "title": title, "button": button, "refused": refused, "kind": "", **more}
    return render(request, "tasks/step.html", context, status=422 if request.method == "POST" else 200)


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _files(request: HttpRequest) -> Any:
    return request.FILES if request.method == "POST" else None


def send_files(request: HttpRequest, task: Task, data: dict[str, Any], **place: Any) -> int:
    """Gửi các tệp kèm theo. Each by itself: what is refused is named and counted, the others go on."""
    batch, refused = secrets.token_hex(8), 0
    for file in data["files"]:
        try:
            services.send_evidence(
                task_id=task.pk, chunks=file.chunks(), name=file.name or "", batch=batch,
                declared_open=data["declared_open"], by=request.acting, at=request.now, **place,
            )  # fmt: skip
        except Refusal as refusal:
            refused += 1
            why = f"{say(refusal.message)} {say(refusal.advice)}"
            messages.warning(request, gettext("Không nhận “%(name)s”: %(why)s") % {"name": file.name, "why": why})
    return refused


@signed_in
@require_http_methods(PAGE)
def accept(request: HttpRequest, code: str) -> HttpResponse:
    """Nhận việc."""
    task = task_or_404(request, code)
    may = permissions.may_accept(request.acting, task)
    require(may, N_("Lãnh đạo, chuyên viên tổng hợp của cơ quan chủ trì hoặc người được đề xuất nhận việc."))
    holdings = life.holdings_for(task, clock.today())
    form = AcceptForm(_posted(request), holdings=holdings, initial={"holding": task.proposed_id})

    def save(data: dict[str, Any]) -> None:
        services.accept_task(task_id=task.pk, holding_id=data["holding"], by=request.acting, at=request.now)

    return step(request, task, form, gettext("Nhận việc"), gettext("Nhận việc"), save, done=gettext("Đã nhận việc."))


@signed_in
@require_http_methods(PAGE)
def decline(request: HttpRequest, code: str) -> HttpResponse:
    """Trả lại vì không đúng nơi."""
    task = task_or_404(request, code)
    may = permissions.may_decline(request.acting, task)
    require(may, N_("Chỉ lãnh đạo hoặc chuyên viên tổng hợp của cơ quan chủ trì được trả lại."))
    known = queries.agency_choices(clock.today())
    form = DeclineForm(_posted(request), known=known)

    def save(data: dict[str, Any]) -> None:
        services.decline_task(
            task_id=task.pk, reason=data["reason"], suggested_id=data["suggested"].pk, by=request.acting, at=request.now
        )

    title, done = gettext("Trả lại vì không đúng nơi"), gettext("Đã trả lại; thời hạn giữ nguyên.")
    hops = life.hops_of(task)
    return step(request, task, form, title, gettext("Trả lại"), save, agencies=known, done=done, hops=hops)


@signed_in
@require_http_methods(PAGE)
def assign(request: HttpRequest, code: str) -> HttpResponse:
    """Giao lại, with the path so far beside it."""
    task = task_or_404(request, code)
    may = permissions.may_assign(request.acting, task)
    require(may, N_("Cơ quan theo dõi giao lại; sau hai lần trả lại thì lãnh đạo cơ quan giao việc quyết định."))
    known, acting = queries.agency_choices(clock.today()), request.acting
    may_settle = acting.role is Role.LEADER and acting.agency_id == permissions.giver_of(task)
    hops = life.hops_of(task)
    proposed = hops[-1].suggested if hops and hops[-1].suggested not in {hop.agency for hop in hops} else ""
    form = AssignForm(_posted(request), known=known, may_settle=may_settle, initial={"lead": proposed})

    def save(data: dict[str, Any]) -> None:
        services.assign_task(
            task_id=task.pk, lead_id=data["lead"].pk, settled_because=data.get("settled_because", ""), by=acting,
            at=request.now,
        )  # fmt: skip

    title, done = gettext("Giao lại"), gettext("Đã giao lại; thời hạn giữ nguyên.")
    return step(request, task, form, title, title, save, agencies=known, done=done, hops=hops)


@signed_in
@require_http_methods(PAGE)
def update(request: HttpRequest, code: str) -> HttpResponse:
    """Cập nhật tiến độ, from a telephone: a number, a line, a photograph."""
    task = task_or_404(request, code)
    may = permissions.may_update(request.acting, task)
    require(may, N_("Chỉ người chịu trách nhiệm chính và cơ quan chủ trì được cập nhật tiến độ."))
    form = UpdateForm(_posted(request), _files(request), initial={"percent": task.percent})

    def save(data: dict[str, Any]) -> None:
        said = {name: data[name] for name in ("percent", "milestone", "line", "obstacle")}
        row = services.update_task(
            task_id=task.pk, with_files=bool(data["files"]), by=request.acting, at=request.now, **said
        )
        send_files(request, task, data, progress_id=row.pk)

    title = gettext("Cập nhật tiến độ")
    return step(request, task, form, title, gettext("Gửi"), save, kind="files", done=gettext("Đã cập nhật."))


@signed_in
@require_http_methods(PAGE)
def submit(request: HttpRequest, code: str) -> HttpResponse:
    """Nộp kết quả. One form, from a telephone too: where files come with it, the report waits for their screening."""
    task = task_or_404(request, code)
    may = permissions.may_submit(request.acting, task)
    require(may, N_("Người chịu trách nhiệm chính hoặc lãnh đạo, chuyên viên tổng hợp của cơ quan chủ trì nộp."))
    late = task.due_on is not None and clock.today() > task.due_on
    parts = life.open_parts_of(task)
    waiting = life.waiting_report(task)
    form = SubmitForm(_posted(request), _files(request), task=task, late=late, open_parts=parts, kept=waiting)

    def save(data: dict[str, Any]) -> None:
        if send_files(request, task, data):
            raise Refusal(
                "task.submit.file",
                N_("Có tệp gửi kèm không nhận được; chưa nộp báo cáo."),
                advice=N_("Chọn lại tệp ghi ở trên rồi nộp; tệp đã nhận không phải gửi lại."),
            )
        said = {name: value for name, value in data.items() if name not in ("files", "declared_open")}
        services.hand_in(task_id=task.pk, by=request.acting, at=request.now, **said)

    stored = life.evidence_of(task).exclude(file=None).count()
    title = gettext("Nộp kết quả")
    return step(request, task, form, title, title, save, kind="files", done=_handed_in, stored=stored)


def _handed_in(task: Task) -> str:
    if WaitingReport.objects.filter(task=task).exists():
        return gettext("Đã nhận. Tệp gửi kèm được kiểm tra rồi báo cáo mới tới nơi xác nhận; ngày nộp là hôm nay.")
    return gettext("Đã nộp, chờ xác nhận.")


@signed_in
@require_http_methods(PAGE)
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """Xác nhận hoặc trả lại báo cáo, with the report above the buttons."""
    task = task_or_404(request, code)
    may = permissions.may_confirm(request.acting, task)
    require(may, N_("Cơ quan theo dõi xác nhận; nhiệm vụ gắn sao do lãnh đạo cơ quan giao việc; không tự xác nhận."))
    form = DecideForm(_posted(request))

    def save(data: dict[str, Any]) -> None:
        verb = services.confirm_task if data["do"] == "confirm" else services.send_back
        verb(task_id=task.pk, remarks=data["remarks"], by=request.acting, at=request.now)

    report = life.waiting_submission(task)
    files = [(row, said_of(row)) for row in report.evidence.select_related("file")] if report else []
    shown = {"report": report, "files": files, "result": judged_of([task], clock.today())[task.pk]}
    return step(request, task, form, gettext("Xác nhận kết quả"), "", save, kind="decide", **shown)


@signed_in
@require_POST
def star(request: HttpRequest, code: str) -> HttpResponse:
    """Gắn sao, bỏ sao."""
    task = task_or_404(request, code)
    starred = request.POST.get("starred") == "1"
    refused_of(lambda: services.star_task(task_id=task.pk, starred=starred, by=request.acting, at=request.now))
    return redirect("tasks:task", code=task.code)
