"""Cuộc họp: các bước. Announce, move, postpone, cancel, record, conclude, sign."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from sauro.apps.letters.models import LetterKind
from sauro.apps.meetings import permissions, services
from sauro.apps.meetings.forms import (
    ROWS,
    AnnounceForm,
    CameForm,
    ConclusionForm,
    EndForm,
    HeldForm,
    MoveForm,
    OrderForm,
    OutcomeForm,
    typed_plan,
)
from sauro.apps.meetings.models import Meeting
from sauro.apps.meetings.queries import items_of, seats_of
from sauro.apps.meetings.queries.invitation import called_of
from sauro.apps.meetings.queries.planning import foreseen
from sauro.apps.meetings.services.taking import WHO_PREPARES, WHO_SIGNS
from sauro.apps.meetings.views.opening import meeting_or_404, show
from sauro.apps.rulebook.queries import rules
from sauro.domain.agencies import Tree
from sauro.domain.letters import symbol_for
from sauro.domain.meeting_letters import invitation_text
from sauro.domain.meetings import Stance, passes_without_debate
from sauro.domain.meetings_rules import Came
from sauro.domain.refusal import Refusal
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.permissions import require, signed_in


def _symbol(found: Meeting, kind: LetterKind) -> str:
    return symbol_for(kind, Tree(found.agency.tree), found.agency.code)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def announce(request: HttpRequest, pk: int) -> HttpResponse:
    """Ký giấy mời: the text as it will go out, and what should be seen before."""
    found = meeting_or_404(request, pk)
    require(permissions.may_sign(request.acting, found), WHO_SIGNS)
    post = request.POST if request.method == "POST" else None
    form, refused = AnnounceForm(post, initial={"symbol": _symbol(found, LetterKind.INVITATION)}), None
    if post is not None and form.is_valid():
        told = {"by": request.acting, "at": request.now}
        refused = refused_of(lambda: services.announce_meeting(meeting_id=pk, **form.cleaned_data, **told))
        if refused is None:
            messages.success(request, gettext("Đã ký giấy mời và báo người được mời."))
            return redirect("meetings:meeting", pk)
    seats, items = seats_of(found), items_of(found)
    context = {
        "meeting": found, "form": form, "refused": refused, "text": invitation_text(called_of(found, seats)),
        "foreseen": foreseen(found, items, seats, rules()), "late": clock.today() > found.invite_by,
    }  # fmt: skip
    return render(request, "meetings/announce.html", context, status=422 if post is not None else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Chuyển ngày, hoãn, hủy."""
    found = meeting_or_404(request, pk)
    require(permissions.may_sign(request.acting, found), WHO_SIGNS)
    post, do = (request.POST if request.method == "POST" else None), request.POST.get("do", "")
    move_form = MoveForm(post if do == "move" else None, initial=typed_plan(found))
    end_form = EndForm(post if do in ("postpone", "cancel") else None)
    refused = None
    if (do == "move" and move_form.is_valid()) or (do != "move" and end_form.is_valid()):
        refused = refused_of(lambda: _changed(request, pk, do, move_form, end_form))
        if refused is None:
            messages.success(request, gettext("Đã ghi và báo người được mời."))
            return redirect("meetings:meeting", pk)
    context = {"meeting": found, "move_form": move_form, "end_form": end_form, "refused": refused}
    return render(request, "meetings/change.html", context, status=422 if post is not None else 200)


def _changed(request: HttpRequest, pk: int, do: str, move_form: MoveForm, end_form: EndForm) -> None:
    told: dict[str, Any] = {"meeting_id": pk, "by": request.acting, "at": request.now}
    if do == "move":
        starts, ends = move_form.times()
        data = move_form.cleaned_data
        services.move_meeting(starts_at=starts, ends_at=ends, reason=data["reason"], sudden=data["sudden"], **told)
    else:
        verb = services.postpone_meeting if do == "postpone" else services.cancel_meeting
        verb(reason=end_form.cleaned_data["end_reason"], **told)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi cuộc họp: attendance, outcomes, minutes."""
    found = meeting_or_404(request, pk)
    require(permissions.may_prepare(request.acting, found), WHO_PREPARES)
    post = request.POST if request.method == "POST" else None
    form = HeldForm(post, initial={"lasted": found.lasted or found.planned, "minutes": found.minutes})
    seats = [(seat, CameForm.of(seat, post)) for seat in seats_of(found)]
    items = []
    for item in items_of(found):
        passes = passes_without_debate(item.consent, [Stance(o.stance) for o in item.remarks.all()])
        items.append((item, OutcomeForm.of(item, post, passes=passes)))
    refused = None
    if post is not None and all([form.is_valid(), *(f.is_valid() for _, f in [*seats, *items])]):
        refused = refused_of(
            lambda: services.record_held(
                meeting_id=pk, lasted=form.cleaned_data["lasted"], minutes=form.cleaned_data["minutes"],
                came={seat.pk: Came(f.cleaned_data["came"]) for seat, f in seats},
                items={item.pk: f.result() for item, f in items}, by=request.acting, at=request.now,
            )
        )  # fmt: skip
        if refused is None:
            messages.success(request, gettext("Đã ghi cuộc họp."))
            return redirect("meetings:meeting", pk)
    context = {"meeting": found, "form": form, "seats": seats, "items": items, "refused": refused}
    return render(request, "meetings/hold.html", context, status=422 if post is not None else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def conclude(request: HttpRequest, pk: int) -> HttpResponse:
    """Soạn kết luận: sentences by field or pasted, each with what the reader finds unclear in it."""
    found = meeting_or_404(request, pk)
    require(permissions.may_prepare(request.acting, found), WHO_PREPARES)
    post = request.POST if request.method == "POST" else None
    known = "\n".join(sentence.words for sentence in found.sentences.all())
    begun = {"opening": found.opening or services.opening_of(found), "pasted": known}
    form = ConclusionForm(post, initial=begun)
    rows = [OrderForm(post, prefix=f"cau-{number}") for number in range(ROWS)]
    refused: Refusal | None = None
    if post is not None and all([form.is_valid(), *(row.is_valid() for row in rows)]):
        said = [*form.sentences(), *(words for row in rows if (words := row.sentence()))]
        refused = refused_of(
            lambda: services.word_conclusion(
                meeting_id=pk, opening=form.cleaned_data["opening"], sentences=said, by=request.acting, at=request.now
            )
        )
        if refused is None:
            messages.success(request, gettext("Đã soạn kết luận; xem từng câu trước khi trình ký."))
            return redirect("meetings:conclude", pk)
    context = {
        "meeting": found, "form": form, "rows": rows, "refused": refused, "sentences": list(found.sentences.all()),
        "signs": permissions.may_sign(request.acting, found), "symbol": _symbol(found, LetterKind.CONCLUSION),
    }  # fmt: skip
    return render(request, "meetings/conclude.html", context, status=422 if post is not None else 200)


@signed_in
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Ký thông báo kết luận."""
    found = meeting_or_404(request, pk)
    require(permissions.may_sign(request.acting, found), WHO_SIGNS)
    symbol = request.POST.get("symbol", "")[:40]
    refused = refused_of(
        lambda: services.sign_conclusion(meeting_id=pk, symbol=symbol, by=request.acting, at=request.now)
    )
    if refused:
        return show(request, found, refused)
    messages.success(request, gettext("Đã ký thông báo kết luận; các câu giao việc chờ rà soát."))
    return redirect("meetings:meeting", pk)
