"""Tổng hợp kỳ: việc làm trên trang. Each posted step; a refused one comes back with what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from sauro.apps.reports.forms.syntheses import IssueForm, ReasonForm, TextForm
from sauro.apps.reports.models import Synthesis
from sauro.apps.reports.permissions import syntheses as permissions
from sauro.apps.reports.queries.synthesis_text import sections_of
from sauro.apps.reports.services import synthesis_issuing as issuing
from sauro.apps.reports.services import synthesising
from sauro.apps.reports.views.syntheses import READERS, page, taken, text_form
from sauro.domain.refusal import Refusal
from sauro.domain.synthesis_text import Part
from sauro.web.permissions import for_roles, require


def _done(
    request: HttpRequest, row: Synthesis, deed: Callable[..., Any], done: str, *, anchor: str = "",
    again: dict[str, Any] | None = None, **said: Any,
) -> HttpResponse:  # fmt: skip
    """Do it and go back to the page; a refusal shows the page with its reason and what was typed."""
    try:
        deed(synthesis_id=row.pk, by=request.acting, at=request.now, **said)
    except Refusal as refusal:
        return page(request, row, 422, refused=refusal, **(again or {}))
    messages.success(request, done)
    return redirect(reverse("reports:synthesis", args=[row.pk]) + anchor)


def _mine(request: HttpRequest, pk: int) -> Synthesis:
    """For the coordinator of its office: else 403 with the reason."""
    row = taken(request, pk)
    require(permissions.may_edit(request.acting, row), gettext(synthesising.WHO_EDITS))
    return row


def _part(part: str) -> Part:
    if part not in list(Part):
        raise Http404
    return Part(part)


@for_roles(*READERS)
@require_POST
def refresh(request: HttpRequest, pk: int) -> HttpResponse:
    """Lấy lại số liệu."""
    return _done(request, _mine(request, pk), synthesising.refresh_synthesis, gettext("Đã lấy lại số liệu từ sổ."))


@for_roles(*READERS)
@require_POST
def edit(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """Sửa lời của một phần."""
    row, named, form = _mine(request, pk), _part(part), TextForm(request.POST)
    again = {"shown": [(p, text_form(p, request.POST if p.section.part == part else None)) for p in sections_of(row)]}
    if not form.is_valid():
        return page(request, row, 422, **again)
    return _done(
        request, row, synthesising.edit_section, gettext("Đã lưu phần đã sửa."), anchor=f"#{part}", again=again,
        part=named, text=form.cleaned_data["text"], seen=form.cleaned_data["seen"],
    )  # fmt: skip


@for_roles(*READERS)
@require_POST
def correct(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """Sửa theo số mới."""
    row, named = _mine(request, pk), _part(part)
    done = gettext("Đã sửa các con số theo số liệu.")
    return _done(request, row, synthesising.correct_figures, done, anchor=f"#{part}", part=named)


@for_roles(*READERS)
@require_POST
def restore(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """Lấy lại bản máy soạn."""
    row, named = _mine(request, pk), _part(part)
    done = gettext("Đã lấy lại bản máy soạn.")
    return _done(request, row, synthesising.restore_section, done, anchor=f"#{part}", part=named)


@for_roles(*READERS)
@require_POST
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """Soát xong, trình ký."""
    return _done(request, _mine(request, pk), issuing.check_synthesis, gettext("Đã soát, đã báo lãnh đạo ký."))


@for_roles(*READERS)
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Trả về dự thảo."""
    row, form = taken(request, pk), ReasonForm(request.POST)
    mine = permissions.may_edit(request.acting, row) or permissions.may_sign(request.acting, row)
    require(mine, gettext(synthesising.WHO_EDITS))
    if not form.is_valid():
        return page(request, row, 422, reason_form=form)
    again = {"reason_form": form}
    return _done(
        request, row, issuing.reopen_synthesis, gettext("Đã trả về dự thảo."), again=again, **form.cleaned_data
    )


@for_roles(*READERS)
@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Ký, lấy số."""
    row, form = taken(request, pk), IssueForm(request.POST)
    require(permissions.may_sign(request.acting, row), gettext(issuing.WHO_SIGNS))
    if not form.is_valid():
        return page(request, row, 422, issue_form=form)
    again = {"issue_form": form}
    return _done(request, row, issuing.issue_synthesis, gettext("Đã ký, đã lấy số."), again=again, **form.cleaned_data)


@for_roles(*READERS)
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Khóa kỳ."""
    return _done(request, _mine(request, pk), issuing.close_synthesis, gettext("Đã khóa kỳ."))
