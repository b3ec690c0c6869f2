"""Tin báo: trang. The own notices, how one wants to be told, and the opening of mail after its preview."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sauro.apps.notices import queries, services
from sauro.apps.notices.forms import MuteForm, PreferenceForm
from sauro.apps.notices.models import Mute, Notice
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from sauro.web import clock
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles, signed_in

TONES = {"urge.n1a": "soon", "urge.n1b": "soon", "urge.n2": "soon", "urge.n3": "late", "urge.n4": "late",
         "urge.n5": "late", "urge.n6": "late", "urge.hand": "soon"}  # fmt: skip


def _list(request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
    account, unread = request.acting.account_id, request.GET.get("unread") == "1"
    rows = queries.notices_of(account)
    page = page_of(rows.filter(read_at=None) if unread else rows, request.GET)
    context = {
        "page": page,
        "rows": [(row, queries.sentence_of(row), TONES.get(row.kind, "")) for row in page.rows],
        "unread": unread,
        "mutes": queries.mutes_of(account, clock.today()),
        "mute_form": MuteForm(),
        "muting": None,
        "refused": None,
    }
    return render(request, "notices/list.html", {**context, **more}, status=status)


@signed_in
@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """Tin báo, newest first; all of them or the unread."""
    return _list(request)


@signed_in
@require_safe
def open_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Mở tin: its item opens, the notice counts as read."""
    try:
        notice = services.read_notice(notice_id=pk, by=request.acting, at=request.now)
    except Notice.DoesNotExist:
        raise Http404 from None
    inside = url_has_allowed_host_and_scheme(notice.url, None) and notice.url.startswith("/")
    return redirect(notice.url if inside else "notices:list")


@signed_in
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Đánh dấu đã đọc hết."""
    services.read_all(by=request.acting, at=request.now)
    messages.success(request, gettext("Đã đánh dấu đọc hết."))
    return redirect("notices:list")


@signed_in
@require_POST
def mute(request: HttpRequest, pk: int) -> HttpResponse:
    """Tắt tin về một việc until a day, with a reason."""
    if not queries.notices_of(request.acting.account_id).filter(pk=pk).exists():
        raise Http404
    form = MuteForm(request.POST)
    if not form.is_valid():
        return _list(request, 422, mute_form=form, muting=pk)
    try:
        services.mute(notice_id=pk, by=request.acting, at=request.now, **form.cleaned_data)
    except Refusal as refusal:
        return _list(request, 422, mute_form=form, muting=pk, refused=refusal)
    messages.success(request, gettext("Đã tắt thư về việc này."))
    return redirect("notices:list")


@signed_in
@require_POST
def unmute(request: HttpRequest, pk: int) -> HttpResponse:
    """Bỏ tắt tin."""
    try:
        services.unmute(mute_id=pk, by=request.acting)
    except Mute.DoesNotExist:
        raise Http404 from None
    messages.success(request, gettext("Đã nhận thư trở lại."))
    return redirect("notices:list")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Cách nhận tin: address, hour, whether by mail."""
    row, refused = queries.preference_of(request.acting.account_id, clock.today()), None
    form = PreferenceForm(initial={"email": row.email, "by_mail": row.by_mail, "hour": row.hour})
    if request.method == "POST":
        form = PreferenceForm(request.POST)
        if form.is_valid():
            try:
                services.choose(by=request.acting, **form.cleaned_data)
            except Refusal as refusal:
                refused = refusal
            else:
                messages.success(request, gettext("Đã lưu cách nhận tin."))
                return redirect("notices:preferences")
    wrong = request.method == "POST"
    context = {"form": form, "refused": refused, "opened": queries.mail_is_open()}
    return render(request, "notices/preferences.html", context, status=422 if wrong else 200)


@for_roles(Role.ADMINISTRATOR)
@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """Gửi thư: who will get what, before anything is sent; numbers only, no content."""
    context = {
        "opening": queries.mail_opening(),
        "foreseen": queries.mails_foreseen(request.now),
        "counts": queries.mail_counts(),
    }
    return render(request, "notices/mail.html", context)


def _set_mail(request: HttpRequest, opened: bool) -> HttpResponse:
    services.set_mail(opened=opened, by=request.acting, at=request.now)
    messages.success(request, gettext("Đã mở gửi thư.") if opened else gettext("Đã dừng gửi thư."))
    return redirect("notices:mail")


@for_roles(Role.ADMINISTRATOR)
@require_POST
def open_mail(request: HttpRequest) -> HttpResponse:
    """Mở gửi thư."""
    return _set_mail(request, opened=True)


@for_roles(Role.ADMINISTRATOR)
@require_POST
def close_mail(request: HttpRequest) -> HttpResponse:
    """Dừng gửi thư."""
    return _set_mail(request, opened=False)
