"""Cuộc họp: trả lời. Replies, substitutes, opinions, papers."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.agencies.queries import people_in
from sauro.apps.files.queries import store_path
from sauro.apps.meetings import permissions, services
from sauro.apps.meetings.forms import HandedForm, OpinionForm, PaperForm, ReplyForm
from sauro.apps.meetings.models import Meeting, MeetingPaper, Seat
from sauro.apps.meetings.services.taking import WHO_CONSENTS, WHO_PREPARES, WHO_RELEASES, WHO_REPLIES
from sauro.apps.meetings.views.opening import meeting_or_404, show
from sauro.domain.meetings import Reply, Stance
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.permissions import require, signed_in


def _seat(found: Meeting, seat_id: int) -> Seat:
    return get_object_or_404(found.seats.select_related("holding", "agency"), pk=seat_id)


@signed_in
@require_POST
def reply(request: HttpRequest, pk: int, seat_id: int) -> HttpResponse:
    """Trả lời giấy mời."""
    found = meeting_or_404(request, pk)
    seat = _seat(found, seat_id)
    require(permissions.may_reply(request.acting, seat), WHO_REPLIES)
    form = ReplyForm(request.POST, people=people_in(seat.agency_id, clock.today()))
    if not form.is_valid():
        return show(request, found, reply_form=form)
    refused = refused_of(
        lambda: services.reply_to(
            meeting_id=pk, seat_id=seat.pk, reply=Reply(form.cleaned_data["reply"]),
            substitute_id=form.cleaned_data["substitute"], by=request.acting, at=request.now,
        )
    )  # fmt: skip
    if refused:
        return show(request, found, refused, reply_form=form)
    messages.success(request, gettext("Đã trả lời giấy mời."))
    return redirect("meetings:meeting", pk)


@signed_in
@require_POST
def consent(request: HttpRequest, pk: int, seat_id: int) -> HttpResponse:
    """Chủ trì trả lời việc dự thay."""
    found = meeting_or_404(request, pk)
    require(permissions.may_consent(request.acting, found), WHO_CONSENTS)
    seat, agrees = _seat(found, seat_id), request.POST.get("agrees") == "1"
    refused = refused_of(
        lambda: services.decide_substitute(
            meeting_id=pk, seat_id=seat.pk, agrees=agrees, by=request.acting, at=request.now
        )
    )
    return show(request, found, refused) if refused else redirect("meetings:meeting", pk)


@signed_in
@require_POST
def opinion(request: HttpRequest, pk: int, seat_id: int, item_id: int) -> HttpResponse:
    """Ý kiến trước cuộc họp về một nội dung."""
    found = meeting_or_404(request, pk)
    seat, form = _seat(found, seat_id), OpinionForm(request.POST)
    require(permissions.may_reply(request.acting, seat), WHO_REPLIES)
    if not form.is_valid():
        return show(request, found, opinion_form=form)
    refused = refused_of(
        lambda: services.give_opinion(
            meeting_id=pk, seat_id=seat.pk, item_id=item_id, stance=Stance(form.cleaned_data["stance"]),
            words=form.cleaned_data["words"], by=request.acting, at=request.now,
        )
    )  # fmt: skip
    if refused:
        return show(request, found, refused, opinion_form=form)
    messages.success(request, gettext("Đã ghi ý kiến."))
    return redirect("meetings:meeting", pk)


def _paper(found: Meeting, paper_id: int) -> MeetingPaper:
    rows = MeetingPaper.objects.select_related("file", "upload", "agency", "item")
    return get_object_or_404(rows, pk=paper_id, item__meeting=found)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, pk: int, paper_id: int) -> HttpResponse:
    """Gửi tài liệu."""
    found = meeting_or_404(request, pk)
    row = _paper(found, paper_id)
    may = permissions.may_send_paper(request.acting, row, found)
    require(may, N_("Chỉ nơi chuẩn bị tài liệu hoặc cơ quan chủ trì họp gửi tài liệu."))
    post = request.method == "POST"
    form, refused = PaperForm(request.POST if post else None, request.FILES if post else None), None
    if post and form.is_valid():
        data = form.cleaned_data
        refused = refused_of(
            lambda: services.send_paper(
                meeting_id=pk, paper_id=paper_id, chunks=data["file"].chunks(), name=data["file"].name or "",
                declared_open=data["declared_open"], late_because=data["late_because"], by=request.acting,
                at=request.now,
            )
        )  # fmt: skip
        if refused is None:
            messages.success(request, gettext("Đã gửi tài liệu; tệp được kiểm tra trước khi vào kho."))
            return redirect("meetings:meeting", pk)
    late = clock.today() > found.papers_by
    context = {"meeting": found, "paper": row, "form": form, "refused": refused, "late": late}
    return render(request, "meetings/paper.html", context, status=422 if post else 200)


@signed_in
@require_POST
def handed(request: HttpRequest, pk: int, paper_id: int) -> HttpResponse:
    """Ghi tài liệu đã đến người dự bằng cách khác."""
    found = meeting_or_404(request, pk)
    require(permissions.may_prepare(request.acting, found), WHO_PREPARES)
    _paper(found, paper_id)
    form = HandedForm(request.POST)
    if not form.is_valid():
        return show(request, found, handed_form=form)
    told = {"meeting_id": pk, "paper_id": paper_id, "by": request.acting, "at": request.now}
    refused = refused_of(lambda: services.note_handed(**form.cleaned_data, **told))
    return show(request, found, refused, handed_form=form) if refused else redirect("meetings:meeting", pk)


@signed_in
@require_POST
def release(request: HttpRequest, pk: int, paper_id: int) -> HttpResponse:
    """Trả lời về độ mật của một tài liệu."""
    found = meeting_or_404(request, pk)
    row = _paper(found, paper_id)
    may = permissions.may_release_paper(request.acting, row, found)
    require(may, WHO_RELEASES)
    told = {"meeting_id": pk, "paper_id": paper_id, "by": request.acting, "at": request.now}
    refused = refused_of(lambda: services.release_paper(open_file=request.POST.get("open") == "1", **told))
    return show(request, found, refused) if refused else redirect("meetings:meeting", pk)


@signed_in
@require_safe
def download(request: HttpRequest, pk: int, paper_id: int) -> HttpResponse:
    """Tải tài liệu xuống, under its own name, never shown inside our pages."""
    row = _paper(meeting_or_404(request, pk), paper_id)
    path = store_path(row.file.sha256) if row.file else None
    if path is None or not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), as_attachment=True, filename=row.name)
    response["Content-Type"] = "application/octet-stream"
    response["X-Content-Type-Options"] = "nosniff"
    return response
