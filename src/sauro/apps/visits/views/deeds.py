"""Trước chuyến đi: việc làm. Each posted step is one service; a refused one comes back with what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from sauro.apps.visits import permissions, services
from sauro.apps.visits.forms import CancelForm, ChangeForm, ExcuseForm, SendForm, SignForm, starts_of
from sauro.apps.visits.models import Visit
from sauro.apps.visits.permissions import READERS
from sauro.apps.visits.views.pages import delegation_form, taken, visit_page
from sauro.domain.refusal import Refusal
from sauro.web.permissions import for_roles, require


def step(
    request: HttpRequest, row: Visit, form: forms.Form | None, name: str, deed: Callable[..., Any], done: str,
    said: Callable[[], dict[str, Any]] | None = None,
) -> HttpResponse:  # fmt: skip
    """One posted step; `said`: what of the form the service takes, where it is not its cleaned data."""
    if form is not None and not form.is_valid():
        return visit_page(request, row, status=422, **{name: form})
    data = said() if said else form.cleaned_data if form is not None else {}
    try:
        deed(visit_id=row.pk, by=request.acting, at=request.now, **data)
    except Refusal as refusal:
        now = taken(request, row.pk)
        if isinstance(form, ChangeForm):
            form.show_stored(refusal, now.revision, starts_of(now))
        return visit_page(request, now, refusal, 422, **({name: form} if form is not None else {}))
    messages.success(request, done)
    return redirect("visits:visit", row.pk)


def managed(request: HttpRequest, pk: int) -> Visit:
    """The visit, of whoever plans it: 403 with the reason for others."""
    row = taken(request, pk)
    require(permissions.may_manage(request.acting, row), gettext(services.WHO_PLANS))
    return row


@for_roles(*READERS)
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Đổi ngày giờ."""
    row, form = managed(request, pk), ChangeForm(request.POST)
    return step(
        request, row, form, "change_form", services.change_visit, gettext("Đã đổi ngày giờ."),
        lambda: {
            "starts_at": form.starts_at, "reason": form.cleaned_data["reason"], "seen": form.cleaned_data["seen"],
        },
    )  # fmt: skip


@for_roles(*READERS)
@require_POST
def excuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi lý do đột xuất."""
    row, form = managed(request, pk), ExcuseForm(request.POST)
    return step(request, row, form, "excuse_form", services.excuse_visit, gettext("Đã ghi lý do đột xuất."))


@for_roles(*READERS)
@require_POST
def delegation(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi đoàn đi."""
    row = managed(request, pk)
    form = delegation_form(row, request.POST)
    return step(
        request, row, form, "delegation_form", services.set_delegation, gettext("Đã ghi đoàn đi."), lambda: form.said()
    )


@for_roles(*READERS)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Thôi đi."""
    row, form = managed(request, pk), CancelForm(request.POST)
    return step(request, row, form, "cancel_form", services.cancel_visit, gettext("Đã ghi không đi."))


@for_roles(*READERS)
@require_POST
def draw_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Lập dự thảo thông báo."""
    row = managed(request, pk)
    return step(request, row, None, "", services.draw_up_notice, gettext("Đã lập dự thảo thông báo."))


@for_roles(*READERS)
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Ký, lấy số thông báo."""
    row = taken(request, pk)
    require(permissions.may_sign(request.acting, row), gettext(services.WHO_SIGNS))
    form, done = SignForm(request.POST), gettext("Đã ký, đã lấy số.")
    return step(request, row, form, "sign_form", services.sign_notice, done)


@for_roles(*READERS)
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi đã gửi thông báo."""
    row = taken(request, pk)
    require(permissions.may_note(request.acting, row), gettext(services.WHO_NOTES))
    form, done = SendForm(request.POST), gettext("Đã gửi thông báo.")
    return step(request, row, form, "send_form", services.send_notice, done)
