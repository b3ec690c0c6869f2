"""Điều cần xem lại: trang. The list with its chips, one finding with its sources side by side, and the five deeds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from sauro.apps.findings import permissions, queries, services
from sauro.apps.findings.forms import ContestDecisionForm, ContestForm, DecideForm, ExplainForm, RemedyForm
from sauro.apps.findings.models import Finding, RuleRun
from sauro.apps.findings.permissions import READERS
from sauro.apps.findings.services import answering
from sauro.apps.journal.queries import history_of
from sauro.apps.rulebook.queries import rules
from sauro.domain.finding_rules import CARDS, card
from sauro.domain.findings import State
from sauro.domain.refusal import Refusal
from sauro.domain.rulebook import title_of
from sauro.web import clock
from sauro.web.pagination import page_of
from sauro.web.permissions import for_roles, require

TONES = {
    State.OPEN: ("wait", "help"),
    State.EXPLAINED: ("wait", "hourglass"),
    State.UPHELD: ("soon", "alert-triangle"),
    State.CONTESTED: ("wait", "scale"),
    State.JUSTIFIED: ("", "circle-check"),
    State.REMEDIED: ("", "list-check"),
    State.GONE: ("", "circle-dashed"),
}


@for_roles(*READERS)
@require_safe
def finding_list(request: HttpRequest) -> HttpResponse:
    """Danh sách điều cần xem lại, newest first, with the counts of its chips."""
    seen = queries.findings_visible_to(request.acting, clock.today())
    asked = {name: request.GET.get(name, "") for name in ("group", "rule", "soft")}
    page = page_of(queries.narrowed(seen, **asked), request.GET)
    kinds = queries.rules_in(queries.narrowed(seen, group=asked["group"]))
    context = {
        "page": page,
        "rows": [_line(row) for row in page.rows],
        "counts": queries.counts_of(seen),
        "asked": asked,
        "kinds": [(c.name, c.title, kinds[c.name]) for c in CARDS if c.name in kinds],
        "titles": {c.name: c.title for c in CARDS},
        "today": clock.today(),
        "ran_at": RuleRun.objects.order_by("-ran_at").values_list("ran_at", flat=True).first(),
    }
    return render(request, "findings/list.html", context)


def _line(row: Finding) -> dict[str, Any]:
    tone, icon = TONES[State(row.state)]
    return {
        "row": row,
        "said": queries.sentence_of(row.said),
        "title": card(row.rule).title,
        "tone": tone,
        "icon": icon,
    }


def _taken(request: HttpRequest, pk: int) -> Finding:
    try:
        return queries.finding_for(request.acting, clock.today(), pk)
    except Finding.DoesNotExist:
        raise Http404 from None


@for_roles(*READERS)
@require_safe
def finding(request: HttpRequest, pk: int) -> HttpResponse:
    """Một điều cần xem lại."""
    return _page(request, _taken(request, pk))


def _page(request: HttpRequest, row: Finding, status: int = 200, **more: Any) -> HttpResponse:
    acting, today, state, rule = request.acting, clock.today(), State(row.state), card(row.rule)
    decides = permissions.may_decide(acting, row, queries.deciding_bodies(row, today))
    heard = state is State.EXPLAINED or (state is State.OPEN and row.answer_by < today)
    book = rules()
    context = {
        **_line(row),
        "card": rule,
        "right": queries.sentence_of(row.right),
        "quoted": queries.quoted(row, acting, today),
        "params": [(title_of(name), book.rule(name, today)) for name in rule.rows],
        "steps": row.steps.select_related("person", "agency"),
        "history": history_of(("finding", row.pk)),
        "today": today,
        "may_explain": state in (State.OPEN, State.EXPLAINED) and permissions.may_explain(acting, row),
        "may_decide": heard and decides,
        "may_contest": state is State.UPHELD and permissions.may_contest(acting, row),
        "may_decide_contest": state is State.CONTESTED and decides,
        "may_remedy": state in (State.OPEN, State.EXPLAINED, State.UPHELD) and permissions.may_remedy(acting, row),
        "explain_form": ExplainForm(),
        "decide_form": DecideForm(),
        "contest_form": ContestForm(),
        "contest_decision_form": ContestDecisionForm(),
        "remedy_form": RemedyForm(),
        "refused": None,
    }
    return render(request, "findings/finding.html", {**context, **more}, status=status)


def _deed(
    request: HttpRequest, pk: int, form: forms.Form, name: str, deed: Callable[[Mapping[str, Any]], Finding], done: str
) -> HttpResponse:
    """One posted deed: what was refused comes back with what was typed."""
    if not form.is_valid():
        return _page(request, _taken(request, pk), 422, **{name: form})
    try:
        deed({"finding_id": pk, "by": request.acting, "at": request.now})
    except Refusal as refusal:
        return _page(request, _taken(request, pk), 422, refused=refusal, **{name: form})
    messages.success(request, done)
    return redirect("findings:finding", pk)


@for_roles(*READERS)
@require_POST
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Giải trình."""
    require(permissions.may_explain(request.acting, _taken(request, pk)), gettext(answering.WHO_EXPLAINS))
    form, done = ExplainForm(request.POST), gettext("Đã ghi giải trình.")
    return _deed(
        request, pk, form, "explain_form", lambda to: services.explain(words=form.cleaned_data["words"], **to), done
    )


def _require_decider(request: HttpRequest, row: Finding) -> None:
    deciding = queries.deciding_bodies(row, clock.today())
    require(permissions.may_decide(request.acting, row, deciding), gettext(answering.WHO_DECIDES))


@for_roles(*READERS)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Kết luận."""
    _require_decider(request, _taken(request, pk))
    form, done = DecideForm(request.POST), gettext("Đã ghi kết luận.")
    return _deed(
        request, pk, form, "decide_form",
        lambda to: services.decide(
            upheld=form.cleaned_data["outcome"] == "upheld", words=form.cleaned_data["words"], **to
        ),
        done,
    )  # fmt: skip


@for_roles(*READERS)
@require_POST
def contest(request: HttpRequest, pk: int) -> HttpResponse:
    """Đề nghị xem lại."""
    require(permissions.may_contest(request.acting, _taken(request, pk)), gettext(answering.WHO_EXPLAINS))
    form, done = ContestForm(request.POST), gettext("Đã gửi đề nghị xem lại.")
    return _deed(
        request, pk, form, "contest_form", lambda to: services.contest(words=form.cleaned_data["words"], **to), done
    )


@for_roles(*READERS)
@require_POST
def decide_contest(request: HttpRequest, pk: int) -> HttpResponse:
    """Trả lời đề nghị xem lại."""
    _require_decider(request, _taken(request, pk))
    form, done = ContestDecisionForm(request.POST), gettext("Đã trả lời đề nghị xem lại.")
    return _deed(
        request, pk, form, "contest_decision_form",
        lambda to: services.decide_contest(
            stands=form.cleaned_data["outcome"] == "stands", words=form.cleaned_data["words"], **to
        ),
        done,
    )  # fmt: skip


@for_roles(*READERS)
@require_POST
def remedy(request: HttpRequest, pk: int) -> HttpResponse:
    """Khắc phục bằng một nhiệm vụ."""
    require(permissions.may_remedy(request.acting, _taken(request, pk)), gettext(answering.WHO_REMEDIES))
    form, done = RemedyForm(request.POST), gettext("Đã ghi cách khắc phục.")
    return _deed(request, pk, form, "remedy_form", lambda to: services.close_by_remedy(**form.cleaned_data, **to), done)
