"""Kiểm tra công bằng: trang. For a quarter, how results, extensions and causes of kinds of units were decided."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sauro.apps.agencies.models import KINDS, LEVELS
from sauro.apps.rulebook.queries import rules
from sauro.apps.tasks.queries.fairness import decisions_of
from sauro.apps.tasks.views.signals import WATCHERS
from sauro.domain.fairness import QUESTION_WORDS, compare, quarters
from sauro.domain.periods import period_of, period_words
from sauro.web import clock
from sauro.web.permissions import for_roles


@for_roles(*WATCHERS)
@require_safe
def fairness(request: HttpRequest) -> HttpResponse:
    """Kiểm tra công bằng của một quý; a quarter that is not on offer shows the last closed one."""
    today = clock.today()
    offered = quarters(today)
    asked = request.GET.get("quarter")
    chosen = asked if asked in offered else offered[1]
    first, last = period_of(chosen) or (today, today)
    least = rules().number("signal.fairness_fewest", last)
    lines, whole = compare(decisions_of(request.acting, first, last, today), least)  # type: ignore[attr-defined]
    context = {
        "quarters": [(quarter, period_words(quarter), quarter == chosen) for quarter in offered],
        "chosen": period_words(chosen),
        "questions": list(QUESTION_WORDS.values()),
        "lines": [(dict(KINDS)[line.kind], dict(LEVELS)[line.level], line.shares) for line in lines],
        "whole": whole,
        "least": least,
    }
    return render(request, "tasks/fairness.html", context)
