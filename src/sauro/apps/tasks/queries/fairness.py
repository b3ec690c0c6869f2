"""Kiểm tra công bằng: câu hỏi. The decisions of a period on the tasks that somebody watches, summed by kind of unit."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, Manager

from sauro.apps.tasks.models import Decision, Extension, ObjectiveCause, Submission
from sauro.apps.tasks.queries.signals import watched
from sauro.domain.acting import Acting
from sauro.domain.agencies import BodyKind, Level
from sauro.domain.fairness import Decided, Question

ASKED: dict[Question, Manager[Any]] = {
    Question.RESULT: Submission.objects,
    Question.EXTENSION: Extension.objects,
    Question.CAUSE: ObjectiveCause.objects,
}
DECIDED = (Decision.GRANTED, Decision.REFUSED, Decision.COUNTERED)


def decisions_of(acting: Acting, first: dt.date, last: dt.date, on: dt.date) -> list[Decided]:
    """Các quyết định từ `first` đến hết `last`, summed by kind of unit, question and outcome, in three questions."""
    tasks, _ = watched(acting, on)
    found: list[Decided] = []
    for question, asked in ASKED.items():
        rows = asked.filter(task__in=tasks.values("pk"), decision__in=DECIDED, decided_at__date__range=(first, last))
        for kind, level, decision, number in (
            rows.values_list("task__lead__kind", "task__lead__level", "decision")
            .annotate(number=Count("pk"))
            .order_by()
        ):
            found.append(Decided(BodyKind(kind), Level(level), question, decision == Decision.GRANTED, number))
    return found
