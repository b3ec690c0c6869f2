"""Một báo cáo: trang. One address takes every button; a refusal comes back with 422 and what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from sauro.apps.journal.queries import history_of
from sauro.apps.letters.queries import number_of
from sauro.apps.reports import services
from sauro.apps.reports.forms.obligations import CauseForm, RemarksForm
from sauro.apps.reports.forms.syntheses import IssueForm
from sauro.apps.reports.models import Report
from sauro.apps.reports.permissions.obligations import may_draft, may_receive, may_submit
from sauro.apps.reports.queries.collecting import is_filed
from sauro.apps.reports.queries.report_paper import symbol_of_report
from sauro.apps.reports.queries.reports import answers_of, earlier_report, filing_of
from sauro.apps.reports.views.reports import READERS, report_or_404
from sauro.domain.obligations import STATE_WORDS, ReportState, Standing, period_name
from sauro.domain.refusal import Refusal
from sauro.domain.report_forms import TOPIC_WORDS, FieldKind
from sauro.domain.sentence import N_, Sentence
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.permissions import for_roles

_PLAIN: dict[str, tuple[Callable[..., Report], str]] = {
    "nil": (services.report_nil, N_("Đã ghi không phát sinh.")),
    "copy": (services.copy_last, N_("Đã chép phần viết của kỳ trước; xem lại từng đoạn.")),
    "ask_cause": (services.ask_cause, N_("Đã hỏi nguyên nhân; nơi báo cáo nhận tin ngay.")),
    "receive": (services.receive_report, N_("Đã tiếp nhận báo cáo.")),
}
_DRAFTED: dict[str, tuple[Callable[..., Report] | None, str]] = {
    "draft": (None, N_("Đã lưu bản soạn.")),
    "present": (services.present_report, N_("Đã trình ký.")),
    "submit": (services.submit_report, N_("Đã ký, nộp báo cáo.")),
}
_ASKING: dict[str, tuple[type[forms.Form], Callable[..., Report], str]] = {
    "send_back": (RemarksForm, services.send_back_report, N_("Đã trả lại báo cáo.")),
    "issue": (IssueForm, services.issue_report, N_("Đã ban hành, lấy số.")),
    "cause": (CauseForm, services.name_cause, N_("Đã ghi nguyên nhân.")),
}


@for_roles(*READERS)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Một báo cáo."""
    row = report_or_404(request, pk)
    if request.method != "POST":
        return _page(request, row)
    do = request.POST.get("do", "")
    form: forms.Form | None = None
    if do in _PLAIN:
        deed, done = _PLAIN[do]
        refused = refused_of(lambda: deed(report_id=pk, **_by(request)))
    elif do in _DRAFTED:
        done = _DRAFTED[do][1]
        refused = refused_of(lambda: _draft_and(request, pk, do))
    elif do in _ASKING:
        kind, deed, done = _ASKING[do]
        form = kind(request.POST)
        refused = _asked(request, pk, form, deed)
    else:
        raise Http404
    if refused or (form is not None and form.errors):
        return _page(request, report_or_404(request, pk), refused, do, form)
    messages.success(request, gettext(done))
    return redirect("reports:report", pk)


def _asked(request: HttpRequest, pk: int, form: forms.Form, deed: Callable[..., Report]) -> Refusal | None:
    if not form.is_valid():
        return None
    return refused_of(lambda: deed(report_id=pk, **form.cleaned_data, **_by(request)))


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"by": request.acting, "at": request.now}


def _draft_and(request: HttpRequest, pk: int, do: str) -> None:
    """Save what was typed, then present or submit: what a rule says against the second leaves the first saved."""
    values = {name[2:]: value for name, value in request.POST.items() if name.startswith("f-")}
    reasons = {name[2:]: value for name, value in request.POST.items() if name.startswith("r-")}
    revision = request.POST.get("revision", "")
    at = int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 9 else None
    if values or do == "draft":
        typed = services.Typed(values, reasons)
        services.draft_report(report_id=pk, typed=typed, revision=at, **_by(request))
    then = _DRAFTED[do][0]
    if then is not None:
        then(report_id=pk, **_by(request))


def _page(
    request: HttpRequest, row: Report, refused: Refusal | None = None, do: str = "", form: forms.Form | None = None
) -> HttpResponse:
    today, acting = clock.today(), request.acting
    filing = filing_of(row, today)
    filed = is_filed(row)
    answers = answers_of(row)
    open_to_me = not filed and may_draft(acting, row)
    late = filing.standing in (Standing.MISSING, Standing.LATE)
    context = {
        "report": row,
        "obligation": row.obligation,
        "period": period_name(row.period),
        "state": STATE_WORDS[ReportState(row.state)],
        "filing": filing,
        "filed": filed,
        "figures": [a for a in answers if a.field.kind in (FieldKind.REGISTER, FieldKind.NUMBER)],
        "texts": [a for a in answers if a.field.kind is FieldKind.TEXT],
        "tables": [a for a in answers if a.field.kind is FieldKind.TABLE],
        "topics": TOPIC_WORDS,
        "due_because": _stored(row.due_because),
        "closing_because": _stored(row.closing_because),
        "may_draft": open_to_me,
        "may_submit": open_to_me and may_submit(acting, row),
        "may_receive": may_receive(acting, row),
        "may_ask": filing.standing is Standing.MISSING and not row.cause and may_receive(acting, row),
        "may_name_cause": late and may_draft(acting, row),
        "earlier": earlier_report(row) if open_to_me else None,
        "general": [(a, remark) for a in answers for remark in a.remarks],
        "may_issue": filed and row.letter is None and may_submit(acting, row),
        "number": number_of(row.letter) if row.letter else "",
        "issue_form": form if do == "issue" and form else IssueForm(initial={"symbol": symbol_of_report(row)}),
        "remarks_form": form if do == "send_back" and form else RemarksForm(),
        "cause_form": form if do == "cause" and form else CauseForm(initial=_cause(row)),
        "typed": request.POST if refused and do in _DRAFTED else {},
        "history": history_of(("report", row.pk)),
        "refused": refused,
        "today": today,
    }
    return render(request, "reports/report.html", context, status=422 if refused or form is not None else 200)


def _cause(row: Report) -> dict[str, str]:
    return {"cause": row.cause, "words": row.cause_words, "remedy": row.remedy} if row.cause else {}


def _stored(said: dict[str, Any]) -> Sentence:
    return Sentence(str(said.get("template", "")), dict(said.get("values", {})))
