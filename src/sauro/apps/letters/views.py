"""Văn bản đi: trang. The list of a body, one letter with its steps, and the letter itself as DOCX and PDF."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from sauro.apps.journal.queries import history_of
from sauro.apps.letters import permissions, queries, services
from sauro.apps.letters.forms import AnswerForm, DropForm, SendForm, SignForm, WordForm
from sauro.apps.letters.models import Letter, LetterState
from sauro.domain.acting import Role
from sauro.domain.agencies import Tree
from sauro.domain.letters import symbol_for
from sauro.domain.refusal import Refusal
from sauro.web import clock
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles, require
from sauro.writers.letter_docx import letter_docx
from sauro.writers.letter_pdf import letter_pdf

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
READERS = (Role.CLERK, Role.COORDINATOR, Role.LEADER, Role.INSPECTOR)


def _taken(request: HttpRequest, pk: int) -> Letter:
    found = queries.letters_visible_to(request.acting).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _at_hand(request: HttpRequest, pk: int) -> Letter:
    """A letter that is worded and signed here: 403 for a paper, which is so on the page of its matter."""
    found = _taken(request, pk)
    require(not permissions.drawn_up_elsewhere(found), gettext("Giấy mời, thông báo được sửa và ký ở trang lập ra nó."))
    return found


@for_roles(*READERS)
@require_safe
def letter_list(request: HttpRequest) -> HttpResponse:
    """Danh sách văn bản đi, by state; for its own body the series of numbers with their gaps."""
    rows = queries.letters_visible_to(request.acting)
    state = request.GET.get("state", "")
    if state in LetterState.values:
        rows = rows.filter(state=state)
    page = page_of(rows, request.GET)
    context = {
        "page": page,
        "rows": [(row, queries.number_of(row)) for row in page.rows],
        "states": LetterState.choices,
        "state": state,
        "series": queries.series_of(request.acting.agency_id),
        "today": clock.today(),
    }
    return render(request, "letters/list.html", context)


def _page(request: HttpRequest, found: Letter, status: int = 200, **more: Any) -> HttpResponse:
    acting, body = request.acting, found.body
    wording = {"subject": found.subject, **{name: body.get(name, "") for name in ("opening", "asks", "closing")}}
    symbol = found.symbol or symbol_for(found.kind, Tree(found.agency.tree), found.agency.code)
    draft = found.state == LetterState.DRAFT and not permissions.drawn_up_elsewhere(found)
    context = {
        "letter": found,
        "number": queries.number_of(found),
        "lines": [{**line, "due": dt.date.fromisoformat(line["due_on"])} for line in body.get("lines", ())],
        "may_edit": draft and permissions.may_edit(acting, found),
        "may_sign": draft and permissions.may_sign(acting, found),
        "may_send": permissions.may_send(acting, found),
        "word_form": WordForm(initial=wording | {"revision": found.revision}),
        "sign_form": SignForm(initial={"symbol": symbol, "revision": found.revision}),
        "send_form": SendForm(),
        "answer_form": AnswerForm(initial={"on": clock.today()}),
        "drop_form": DropForm(),
        "history": history_of(("letter", found.pk)),
        "refused": None,
    }
    return render(request, "letters/letter.html", {**context, **more}, status=status)


@for_roles(*READERS)
@require_safe
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Một văn bản đi."""
    return _page(request, _taken(request, pk))


def _step(
    request: HttpRequest, pk: int, allowed: bool, who: str, form: forms.Form, name: str, deed: Callable[..., Letter],
    done: str,
) -> HttpResponse:  # fmt: skip
    """One posted step: refused ones come back with what was typed."""
    require(allowed, gettext(who))
    if not form.is_valid():
        return _page(request, _taken(request, pk), 422, **{name: form})
    try:
        deed(letter_id=pk, by=request.acting, at=request.now, **form.cleaned_data)
    except Refusal as refusal:
        found = _taken(request, pk)  # whose words are on this page now, and were read when the form is sent again
        again = type(form)({**request.POST.dict(), "revision": found.revision})
        return _page(request, found, 422, refused=refusal, **{name: again})
    messages.success(request, done)
    return redirect("letters:letter", pk)


@for_roles(*READERS)
@require_POST
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """Sửa dự thảo."""
    allowed = permissions.may_edit(request.acting, _at_hand(request, pk))
    form, done = WordForm(request.POST), gettext("Đã lưu dự thảo.")
    return _step(request, pk, allowed, services.WHO_WORDS, form, "word_form", services.word_letter, done)


@for_roles(*READERS)
@require_POST
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """Ký, lấy số."""
    allowed = permissions.may_sign(request.acting, _at_hand(request, pk))
    form, done = SignForm(request.POST), gettext("Đã ký, đã lấy số.")
    return _step(request, pk, allowed, services.WHO_SIGNS, form, "sign_form", services.sign_letter, done)


@for_roles(*READERS)
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi đã gửi."""
    allowed = permissions.may_send(request.acting, _taken(request, pk))
    form, done = SendForm(request.POST), gettext("Đã ghi việc gửi.")
    return _step(request, pk, allowed, services.WHO_SENDS, form, "send_form", services.send_letter, done)


@for_roles(*READERS)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Ghi trả lời."""
    allowed = permissions.may_send(request.acting, _taken(request, pk))
    form, done = AnswerForm(request.POST), gettext("Đã ghi trả lời.")
    return _step(request, pk, allowed, services.WHO_SENDS, form, "answer_form", services.note_answer, done)


@for_roles(*READERS)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Bỏ dự thảo."""
    allowed = permissions.may_edit(request.acting, _at_hand(request, pk))
    form, done = DropForm(request.POST), gettext("Đã bỏ dự thảo.")
    return _step(request, pk, allowed, services.WHO_WORDS, form, "drop_form", services.drop_letter, done)


def _file(found: Letter, data: bytes, kind: str, suffix: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="van-ban-{found.pk}.{suffix}"'
    return response


@for_roles(*READERS)
@require_safe
def docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Văn bản đi dạng DOCX."""
    found = _taken(request, pk)
    return _file(found, letter_docx(queries.sheet_of(found)), DOCX, "docx")


@for_roles(*READERS)
@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """Văn bản đi dạng PDF; the same letter gives the same bytes."""
    found = _taken(request, pk)
    return _file(found, letter_pdf(queries.sheet_of(found)), "application/pdf", "pdf")
