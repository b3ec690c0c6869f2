"""Đồng hồ vào sổ: câu hỏi. Documents whose tasks were registered later than the rulebook allows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Count, Max, Q
from django.utils import timezone

from sauro.apps.directives.models import Directive
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks.models import Draft, DraftState, Task
from sauro.domain.documents.model import DocumentKind
from sauro.domain.registering import RegisterClock, register_clock

_WAITING, _APPROVED = DraftState.PROPOSED, DraftState.APPROVED


def register_clocks(directives: Iterable[Directive], on: dt.date) -> dict[int, RegisterClock]:
    """Đồng hồ vào sổ of many documents: id → clock; those that gave nothing are left out. Two queries.

    From the day the document came in to the day its last task was registered; open while a draft waits.
    """
    rows = {d.pk: d for d in directives}
    waiting = dict(
        Draft.objects.filter(directive__in=rows, state=_WAITING)
        .order_by()
        .values_list("directive")
        .annotate(n=Count("pk"))
    )
    registered = {
        directive: (count, last, urgent)
        for directive, count, last, urgent in Task.objects.filter(directive__in=rows, parent=None)
        .order_by()
        .values_list("directive")
        .annotate(n=Count("pk"), last=Max("approved_at"), urgent=Count("pk", filter=Q(urgent=True)))
    }
    cal, book = calendar(), rules()
    clocks = {}
    for pk, directive in rows.items():
        open_drafts = waiting.get(pk, 0)
        count, last, urgent = registered.get(pk, (0, None, 0))
        if not open_drafts and not count:
            continue
        clocks[pk] = register_clock(
            arrived_on=timezone.localdate(directive.uploaded_at),
            urgent=bool(urgent) or directive.kind == DocumentKind.CONG_DIEN,
            tasks=count + open_drafts,
            done_on=None if open_drafts or last is None else timezone.localdate(last),
            today=on,
            calendar=cal,
            rules=book,
        )
    return clocks
