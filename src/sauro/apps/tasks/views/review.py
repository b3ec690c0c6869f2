"""Rà soát: trang và các bước. Each button of the review is one plain form; a refusal comes back as the same page."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST, require_safe

from sauro.apps.directives.models import Directive
from sauro.apps.tasks import forms, permissions, queries, services
from sauro.apps.tasks.models import Draft
from sauro.apps.tasks.queries.registering import register_clocks
from sauro.apps.tasks.views.board import directive_or_404, edit_form, show
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock, ruling
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles, require, signed_in


@for_roles(*(role for role in Role if role is not Role.ADMINISTRATOR))
@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    """Văn bản chờ rà soát."""
    page = page_of(queries.reviews_visible_to(request.acting, clock.today()), request.GET)
    clocks = register_clocks([row.directive for row in page.rows], clock.today())
    return render(request, "tasks/reviews.html", {"page": page, "clocks": clocks})


@signed_in
@require_safe
def review(request: HttpRequest, directive_id: int) -> HttpResponse:
    """Rà soát một văn bản."""
    return show(request, directive_id)


@signed_in
@require_POST
def propose(request: HttpRequest, directive_id: int) -> HttpResponse:
    """Đề xuất nhiệm vụ từ bản này: a later version, whose drafts nobody proposed."""
    directive = directive_or_404(request, directive_id)
    reason = N_("Văn thư và chuyên viên tổng hợp của cơ quan đầu mối rà soát văn bản này.")
    require(permissions.may_review_drafts(request.acting, directive), reason)
    services.propose_drafts(directive_id=directive_id, by=request.acting, at=request.now)
    return _go_on(directive_id)


def _reviewable(request: HttpRequest, directive_id: int) -> Directive:
    directive = directive_or_404(request, directive_id)
    if not queries.is_reviewed(directive_id):
        raise Http404
    reason = N_("Văn thư và chuyên viên tổng hợp của cơ quan đầu mối rà soát văn bản này.")
    require(permissions.may_review_drafts(request.acting, directive), reason)
    return directive


def _draft(directive_id: int, draft_id: int) -> Draft:
    found = queries.draft_in_review(directive_id, draft_id)
    if found is None:
        raise Http404
    return found


def _go_on(directive_id: int, draft_id: int | None = None, view: str = "") -> HttpResponse:
    query = "&".join(part for part in (f"draft={draft_id}" if draft_id else "", f"view={view}" if view else "") if part)
    return redirect(f"{reverse('tasks:review', args=[directive_id])}{'?' + query if query else ''}")


def _act(
    request: HttpRequest, directive_id: int, draft_id: int | None, form: Form, run: Callable[[], int | None]
) -> HttpResponse:
    """One step: what is wrong with the form, or what a rule says against it, comes back on the same page."""
    if not form.is_valid():
        wrong = [str(error) for found in form.errors.values() for error in found]
        return show(request, directive_id, draft_id=draft_id, errors=wrong)
    try:
        return _go_on(directive_id, run())
    except Refusal as refusal:
        return show(request, directive_id, draft_id=draft_id, refused=refusal)


@signed_in
@require_POST
def edit(request: HttpRequest, directive_id: int, draft_id: int) -> HttpResponse:
    """Sửa, and with "then=approve" duyệt at once. What was typed stays in the fields when it cannot be saved."""
    directive = _reviewable(request, directive_id)
    draft = _draft(directive_id, draft_id)
    form = edit_form(draft, request.POST)
    if not form.is_valid():
        return show(request, directive_id, draft_id=draft_id, form=form)
    version = form.cleaned_data["version"]
    then_approve = request.POST.get("then") == "approve"
    if then_approve:
        require(permissions.may_approve(request.acting, directive), N_("Chuyên viên tổng hợp duyệt đề xuất."))
    try:
        if changes := form.changes():
            draft = services.edit_draft(
                draft_id=draft_id, version=version, changes=changes, by=request.acting, at=request.now
            )
            version = draft.version
    except Refusal as refusal:
        return show(request, directive_id, draft_id=draft_id, refused=refusal, form=form)
    if not then_approve:
        messages.success(request, gettext("Đã lưu đề xuất."))
        return _go_on(directive_id, draft_id)
    return _approve(request, directive_id, draft, version)


def _approve(request: HttpRequest, directive_id: int, draft: Draft, version: int) -> HttpResponse:
    try:
        task = services.approve_draft(draft_id=draft.pk, version=version, by=request.acting, at=request.now)
    except Refusal as refusal:
        return show(request, directive_id, draft_id=draft.pk, refused=refusal)
    messages.success(request, gettext("Đã duyệt, vào sổ: %(code)s.") % {"code": task.code})
    return _go_on(directive_id, queries.next_waiting(draft))


@signed_in
@require_POST
def approve(request: HttpRequest, directive_id: int, draft_id: int) -> HttpResponse:
    """Duyệt. The draft becomes a task with its number; what is missing stops it and says which clause asks for it."""
    directive = _reviewable(request, directive_id)
    require(permissions.may_approve(request.acting, directive), N_("Chuyên viên tổng hợp duyệt đề xuất."))
    draft = queries.draft_alone(directive_id, draft_id)
    if draft is None:
        raise Http404
    form = forms.VersionForm(request.POST)
    if not form.is_valid():
        return show(request, directive_id, draft_id=draft_id, errors=[gettext("Trang đã cũ: tải lại rồi duyệt.")])
    return _approve(request, directive_id, draft, form.cleaned_data["version"])


@signed_in
@require_POST
def skip(request: HttpRequest, directive_id: int, draft_id: int) -> HttpResponse:
    """Bỏ qua, with a reason."""
    _reviewable(request, directive_id)
    draft = _draft(directive_id, draft_id)
    form = forms.SkipForm(request.POST)

    def run() -> int | None:
        services.skip_draft(draft_id=draft_id, by=request.acting, at=request.now, **form.cleaned_data)
        messages.success(request, gettext("Đã bỏ qua. Hoàn tác được."))
        return queries.next_waiting(draft)

    return _act(request, directive_id, draft_id, form, run)


@signed_in
@require_POST
def split(request: HttpRequest, directive_id: int, draft_id: int) -> HttpResponse:
    """Tách thành hai đề xuất."""
    _reviewable(request, directive_id)
    _draft(directive_id, draft_id)
    form = forms.SplitForm(request.POST)

    def run() -> int | None:
        made = services.split_draft(draft_id=draft_id, by=request.acting, at=request.now, **form.cleaned_data)
        messages.success(request, gettext("Đã tách thành %(n)s đề xuất.") % {"n": len(made)})
        return made[0].pk

    return _act(request, directive_id, draft_id, form, run)


@signed_in
@require_POST
def merge(request: HttpRequest, directive_id: int, draft_id: int) -> HttpResponse:
    """Gộp hai đề xuất."""
    _reviewable(request, directive_id)
    _draft(directive_id, draft_id)
    form = forms.MergeForm(request.POST)

    def run() -> int | None:
        other, other_version = form.cleaned_data["other"], form.cleaned_data["other_version"]
        _draft(directive_id, other)
        merged = services.merge_drafts(
            draft_ids=(draft_id, other),
            versions=(form.cleaned_data["version"], other_version),
            by=request.acting,
            at=request.now,
        )
        messages.success(request, gettext("Đã gộp hai đề xuất."))
        return merged.pk

    return _act(request, directive_id, draft_id, form, run)


@signed_in
@require_POST
def resolve(request: HttpRequest, directive_id: int, draft_id: int) -> HttpResponse:
    """Xử lý nhiều cơ quan chủ trì."""
    _reviewable(request, directive_id)
    _draft(directive_id, draft_id)
    form = forms.ChoiceForm(request.POST)

    def run() -> int | None:
        said = dict(form.cleaned_data)
        question = said.pop("question")
        if said["choice"] == "ask":
            services.ask_issuer(
                draft_id=draft_id, version=said["version"], question=question, by=request.acting, at=request.now
            )
            messages.success(request, gettext("Đã ghi câu hỏi; đề xuất vẫn chờ."))
            return draft_id
        return services.resolve_two_leads(draft_id=draft_id, by=request.acting, at=request.now, **said)[0].pk

    return _act(request, directive_id, draft_id, form, run)


@signed_in
@require_POST
def for_each(request: HttpRequest, directive_id: int, draft_id: int) -> HttpResponse:
    """Mỗi nơi nhận một nhiệm vụ. More drafts than the rulebook's number are asked about first, each body named."""
    directive = _reviewable(request, directive_id)
    draft = _draft(directive_id, draft_id)
    form = forms.VersionForm(request.POST)
    bodies = queries.addressees_of(draft, clock.today())
    # The answer names the number that was seen: a registry that grew meanwhile is asked about again.
    seen = request.POST.get("sure") == str(len(bodies))
    if form.is_valid() and not seen and len(bodies) > ruling.number("review.ask_above", clock.today()):
        context = {"directive": directive, "draft": draft, "bodies": bodies, "version": form.cleaned_data["version"]}
        return render(request, "tasks/for_each.html", context)

    def run() -> int | None:
        made = services.one_for_each_addressee(
            draft_id=draft_id, version=form.cleaned_data["version"], by=request.acting, at=request.now
        )
        said = ngettext("Đã tạo %(n)s đề xuất.", "Đã tạo %(n)s đề xuất, mỗi nơi nhận một.", len(made))
        messages.success(request, said % {"n": len(made)})
        return made[0].pk

    return _act(request, directive_id, draft_id, form, run)


@signed_in
@require_POST
def fill(request: HttpRequest, directive_id: int) -> HttpResponse:
    """Điền ô đang sửa từ chữ đã bôi đen."""
    _reviewable(request, directive_id)
    form = forms.FillForm(request.POST)
    given = request.POST.get("draft", "")
    draft_id = int(given) if given.isascii() and given.isdigit() and len(given) < 18 else None

    def run() -> int | None:
        words = dict(form.cleaned_data)
        draft = _draft(directive_id, words.pop("draft"))
        services.fill_from_span(draft_id=draft.pk, by=request.acting, at=request.now, **words)
        return draft.pk

    return _act(request, directive_id, draft_id, form, run)


@signed_in
@require_POST
def make(request: HttpRequest, directive_id: int) -> HttpResponse:
    """Tạo đề xuất từ chữ đã bôi đen."""
    _reviewable(request, directive_id)
    form = forms.WordsForm(request.POST)

    def run() -> int | None:
        made = services.make_draft_from_span(
            directive_id=directive_id,
            start=form.cleaned_data["start"],
            end=form.cleaned_data["end"],
            by=request.acting,
            at=request.now,
        )
        messages.success(request, gettext("Đã tạo đề xuất từ chữ đã chọn."))
        return made.pk

    return _act(request, directive_id, None, form, run)


@signed_in
@require_POST
def undo(request: HttpRequest, directive_id: int) -> HttpResponse:
    """Hoàn tác bước vừa làm."""
    _reviewable(request, directive_id)

    def run() -> int | None:
        change = services.undo_last(directive_id=directive_id, by=request.acting, at=request.now)
        messages.success(request, gettext("Đã hoàn tác."))
        return next((int(pk) for pk, row in change.before.items() if row), None)

    return _act(request, directive_id, None, Form({}), run)
