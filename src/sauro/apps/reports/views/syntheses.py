"""Tổng hợp kỳ: trang. The list, one synthesis with its draft, the tasks behind a figure, the files."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from sauro.apps.agencies.models import Agency
from sauro.apps.directives.queries import directives_visible_to
from sauro.apps.journal.queries import history_of
from sauro.apps.letters.queries import number_of
from sauro.apps.reports.forms.syntheses import IssueForm, OpenForm, ReasonForm, TextForm
from sauro.apps.reports.models import ScopeKind, Synthesis, SynthesisState
from sauro.apps.reports.permissions import syntheses as permissions
from sauro.apps.reports.queries import syntheses as queries
from sauro.apps.reports.queries.synthesis_files import docx_of, pdf_of, xlsx_of
from sauro.apps.reports.queries.synthesis_page import page_of_facts, to_do
from sauro.apps.reports.queries.synthesis_paper import held
from sauro.apps.reports.queries.synthesis_pasts import Scope
from sauro.apps.reports.queries.synthesis_text import Shown, edition_of, sections_of
from sauro.apps.reports.services.synthesis_issuing import symbol_of
from sauro.apps.reports.services.synthesising import open_synthesis
from sauro.domain.acting import Role
from sauro.domain.obligations import period_name
from sauro.domain.refusal import Refusal
from sauro.domain.synthesis_periods import month_of
from sauro.web import clock
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles, require

READERS = (Role.CLERK, Role.COORDINATOR, Role.LEADER, Role.OFFICER, Role.INSPECTOR)
_FILES = {
    "docx": (docx_of, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (pdf_of, "application/pdf"),
    "xlsx": (xlsx_of, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def taken(request: HttpRequest, pk: int) -> Synthesis:
    """The synthesis, where it may be seen; else 404."""
    try:
        return queries.synthesis_for(request.acting, clock.today(), pk)
    except Synthesis.DoesNotExist:
        raise Http404 from None


@for_roles(*READERS)
@require_safe
def synthesis_list(request: HttpRequest) -> HttpResponse:
    """Danh sách bản tổng hợp được xem; for a coordinator the form that makes one of the whole register."""
    return _list(request)


def _list(request: HttpRequest, form: OpenForm | None = None, refused: Refusal | None = None) -> HttpResponse:
    today = clock.today()
    rows = queries.syntheses_visible_to(request.acting, today)
    state = request.GET.get("state", "")
    if state in SynthesisState.values:
        rows = rows.filter(state=state)
    page = page_of(rows, request.GET)
    first = {"scope": ScopeKind.PROVINCE, "target": 0, "period": month_of(today)}
    context = {
        "page": page,
        "rows": [(row, queries.subject_of(row), name_of(row.period)) for row in page.rows],
        "states": SynthesisState.choices,
        "state": state,
        "form": form or OpenForm(today=today, initial=first),
        "may_make": permissions.may_make(request.acting),
        "refused": refused,
    }
    return render(request, "reports/syntheses.html", context, status=422 if form or refused else 200)


def name_of(period: str) -> str:
    """Tên kỳ, also of two dates."""
    first, two, last = period.partition("_")
    if not two:
        return period_name(period)
    days = [dt.date.fromisoformat(day).strftime("%d/%m/%Y") for day in (first, last)]
    return f"{days[0]} – {days[1]}"


@for_roles(*READERS)
@require_POST
def open_one(request: HttpRequest) -> HttpResponse:
    """Tổng hợp kỳ này. Opens the synthesis of the scope and period, made on the spot where there is none."""
    today = clock.today()
    said = request.POST.copy()
    said.setdefault("period", month_of(today))
    form = OpenForm(said, today=today)
    if not form.is_valid():
        require(permissions.may_make(request.acting), _who())
        return _list(request, form)
    scope = _scope(request, ScopeKind(form.cleaned_data["scope"]), form.cleaned_data["target"], today)
    try:
        made = open_synthesis(scope=scope, period=form.key, by=request.acting, at=request.now)
    except Refusal as refusal:
        return _list(request, form, refusal)
    return redirect("reports:synthesis", made.pk)


def _who() -> str:
    return gettext("Chỉ chuyên viên tổng hợp của cơ quan theo dõi lập bản tổng hợp.")


def _scope(request: HttpRequest, kind: ScopeKind, target: int, today: dt.date) -> Scope:
    """What is asked for: 404 where it is not to be seen, 403 where another office synthesises it."""
    directive = None
    if kind == ScopeKind.DIRECTIVE:
        directive = directives_visible_to(request.acting, today).filter(pk=target).first()
        if directive is None:
            raise Http404
    if kind == ScopeKind.BODY and not Agency.objects.filter(pk=target).exists():
        raise Http404
    if not permissions.may_make(request.acting, directive):
        raise PermissionDenied(_who())
    return Scope(kind, request.acting.agency_id, 0 if kind == ScopeKind.PROVINCE else target)


@for_roles(*READERS)
@require_safe
def synthesis(request: HttpRequest, pk: int) -> HttpResponse:
    """Một bản tổng hợp. Figures that open, the draft, what is to do before it is sent."""
    return page(request, taken(request, pk))


def text_form(part: Shown, typed: QueryDict | None = None) -> TextForm:
    """The form of one section: as it stands, or as typed and refused, then against the words that stand now."""
    seen = edition_of(part.section)
    data = None if typed is None else {"text": typed.get("text", ""), "seen": seen}
    return TextForm(data, initial={"text": part.text, "seen": seen}, auto_id=f"{part.section.part}_%s")


def page(request: HttpRequest, row: Synthesis, status: int = 200, **more: Any) -> HttpResponse:
    """The page, as it is or with a refused form."""
    acting, today = request.acting, clock.today()
    shown = sections_of(row)
    others = queries.same_scope(row, queries.syntheses_visible_to(acting, today)).order_by("closes_on")
    draft = row.state == SynthesisState.DRAFT
    may_edit = permissions.may_edit(acting, row)
    context = {
        "row": row,
        "subject": queries.subject_of(row),
        "title": queries.title_of(row, row.facts["period"]["name"]),
        "addressee": queries.addressee_of(row),
        "number": number_of(row.letter) if row.letter else "",
        "periods": [(other.pk, name_of(other.period)) for other in others],
        "shown": [(part, text_form(part)) for part in shown],
        "to_do": to_do(row, shown, today) if draft else [],
        "may_edit": may_edit,
        "draft": draft,
        "may_edit_now": may_edit and draft,
        "may_sign": permissions.may_sign(acting, row) and row.state == SynthesisState.CHECKED,
        "may_reopen": row.state == SynthesisState.CHECKED and (may_edit or permissions.may_sign(acting, row)),
        "may_close": may_edit and row.state == SynthesisState.ISSUED,
        "open_form": OpenForm(today=today, initial=_asked(row)),
        "issue_form": IssueForm(initial={"symbol": symbol_of(row.agency)}),
        "reason_form": ReasonForm(),
        "history": history_of(("synthesis", row.pk)),
        "refused": None,
        **page_of_facts(row.facts),
    }
    return render(request, "reports/synthesis.html", {**context, **more}, status=status)


def _asked(row: Synthesis) -> dict[str, Any]:
    return {"scope": row.scope, "target": row.directive_id or row.body_id or 0, "period": row.period}


@for_roles(*READERS)
@require_safe
def figure(request: HttpRequest, pk: int, figure: str) -> HttpResponse:
    """Danh sách của một con số: the tasks, voices or decisions that it counts, as they were frozen.

    Of the tasks those are shown that the person may see; how many others there are is said.
    """
    row = taken(request, pk)
    stored = queries.stored_of(row)
    body = request.GET.get("body", "")
    lead = int(body) if body.isascii() and body.isdigit() and len(body) < 18 else None
    lines = queries.lines_behind(stored, figure, aged=row.facts["rules"]["aged"], body=lead)
    voices, decisions = queries.voices_behind(stored, figure), queries.decisions_behind(stored, figure)
    if lines is None and voices is None and decisions is None:
        raise Http404
    rows: list[Any] = list(lines or voices or decisions or ())
    kept = queries.rows_visible_to(request.acting, clock.today(), rows)
    page = page_of(kept, request.GET, size=50)
    context = {
        "row": row, "page": page, "figure": figure, "kind": _kind(lines, voices), "hidden": len(rows) - len(kept),
        "subject": queries.subject_of(row), "name": name_of(row.period),
        "lead": next((one.body for one in kept), "") if lead else "",
        **page_of_facts(row.facts),
    }  # fmt: skip
    return render(request, "reports/synthesis_figure.html", context)


def _kind(lines: Any, voices: Any) -> str:
    return "tasks" if lines is not None else "voices" if voices is not None else "decisions"


@for_roles(*READERS)
@require_safe
def file(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """Báo cáo dạng DOCX, PDF; bảng kèm theo dạng XLSX. The same facts give the same bytes."""
    made, kind = _FILES[suffix]
    row = taken(request, pk)
    response = HttpResponse(made(held(row)), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="tong-hop-{row.period}-{row.pk}.{suffix}"'
    return response
