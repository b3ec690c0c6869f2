"""Lưu giữ. What is done with is erased after its term (E17); the journal keeps its chain."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sauro.apps.findings.models import Finding, FindingStep
from sauro.apps.rulebook.queries import rules
from sauro.domain.findings import State
from sauro.domain.periods import add_months


@transaction.atomic
def erase_old_findings(on: dt.date) -> int:
    """Xóa điều cần xem lại đã hết hạn lưu. How many rows were erased.

    What is no longer found goes whole. Of what was justified or put right only the words and who said them go: the row
    stays as long as its facts do, else the next run would ask the body again.
    """
    term = add_months(on, -rules().number("finding.kept_months", on))
    old = Finding.objects.filter(ended_at__date__lt=term)
    settled = old.filter(state__in=[str(State.JUSTIFIED), str(State.REMEDIED)])
    steps, _ = FindingStep.objects.filter(finding__in=settled).delete()
    gone = old.filter(state=str(State.GONE))
    count = gone.count()
    gone.delete()
    return steps + count
