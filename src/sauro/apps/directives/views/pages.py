"""Văn bản chỉ đạo: trang. The list, the file, the head of a document, the difference between two versions."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from sauro.apps.directives import permissions, queries, services
from sauro.apps.directives.forms import HeaderForm
from sauro.apps.directives.models import DirectiveState
from sauro.apps.directives.views.deeds import directive_or_404
from sauro.apps.files.pictures import picture
from sauro.apps.files.queries import store_path
from sauro.domain.acting import Role
from sauro.domain.effect import Effect, said
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles, require, signed_in

PLAIN = (Effect.IN_FORCE, Effect.UNKNOWN)
VIEWS = {
    "reading": (DirectiveState.UPLOADED, DirectiveState.READING, DirectiveState.HELD),
    "read": (DirectiveState.READ,),
    "registered": (DirectiveState.REGISTERED,),
    "refused": (DirectiveState.REFUSED,),
}


@for_roles(*(role for role in Role if role is not Role.ADMINISTRATOR))
@require_safe
def directive_list(request: HttpRequest) -> HttpResponse:
    """Danh sách văn bản. By state, by words, newest first."""
    chosen = request.GET.get("view", "")
    words = request.GET.get("q", "").strip()[:200]
    rows = queries.find_directives(request.acting, clock.today(), words=words)
    rows = rows.filter(state__in=VIEWS[chosen]) if chosen in VIEWS else rows.exclude(state=DirectiveState.REFUSED)
    rows = rows.select_related("upload")
    page, today = page_of(rows, request.GET), clock.today()
    states = queries.states_on(page.rows, today)
    context = {
        "page": page,
        "states": {pk: said(state) for pk, state in states.items() if state.effect not in PLAIN},
        "chosen": chosen,
        "words": words,
        "may_upload": permissions.may_upload(request.acting),
    }
    return render(request, "directives/list.html", context)


@signed_in
@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """Tệp gốc. Always a download under its own name, never shown inside our pages."""
    directive = directive_or_404(request, pk)
    if directive.file is None:
        raise Http404
    path = store_path(directive.file.sha256)
    if not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), as_attachment=True, filename=directive.file.name)
    response["Content-Type"] = "application/octet-stream"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@signed_in
@require_safe
def page_image(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Ảnh trang. Drawn in a capped child at the first look; a file without pages has none (404)."""
    directive = directive_or_404(request, pk)
    if directive.file is None:
        raise Http404
    try:
        return HttpResponse(picture(directive.file, number), content_type="image/png")
    except Refusal:
        raise Http404 from None


@signed_in
@require_http_methods(["GET", "POST"])
def header(request: HttpRequest, pk: int) -> HttpResponse:
    """Sửa phần đầu. A stale form is shown beside what stands now, never written over it."""
    directive = directive_or_404(request, pk)
    require(permissions.may_edit_header(request.acting, directive), N_("Nơi vào sổ văn bản sửa phần đầu."))
    initial = {name: getattr(directive, name) for name in HeaderForm.base_fields}
    form = HeaderForm(request.POST or None, initial=initial)
    refused = None
    if request.method == "POST" and form.is_valid():
        try:
            services.edit_header(
                directive=directive,
                revision=form.cleaned_data["revision"],
                changes=form.changes(),
                by=request.acting,
                at=request.now,
            )
        except Refusal as refusal:
            refused = refusal
        else:
            messages.success(request, gettext("Đã lưu phần đầu văn bản."))
            return redirect("desk:directive", pk=pk)
    context = {"directive": directive, "form": form, "refused": refused, "now": initial}
    return render(request, "directives/header.html", context, status=422 if request.method == "POST" else 200)
