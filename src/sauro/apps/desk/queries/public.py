"""Trang công khai: câu hỏi. Counts of one document's tasks, and nothing else, for everybody."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count

from sauro.apps.directives.models import PublicStatus
from sauro.apps.rulebook.queries import rules
from sauro.apps.tasks.models import Task
from sauro.apps.tasks.queries.register import COUNTED, stands
from sauro.domain.synthesis_figures import FIVE


@dataclass(frozen=True, slots=True)
class Status:
    """Tình hình công khai. `numbers`: by COUNTED and the five; None where there are too few tasks to tell."""

    number: str
    kind: str
    issuer: str
    issued_on: dt.date | None
    subject: str
    numbers: dict[str, int] | None
    fewest: int


def public_status(slug: str, on: dt.date) -> Status:
    """Tình hình của một văn bản. PublicStatus.DoesNotExist where it is off or unknown."""
    row = PublicStatus.objects.select_related("directive__issuer").get(slug=slug, is_on=True)
    directive, fewest = row.directive, int(rules().number("desk.public_fewest", on))
    counts = {name: Count("pk", filter=stands(name, on)) for name in (COUNTED, *FIVE)}
    numbers = Task.objects.filter(directive=directive, parent=None).order_by().aggregate(**counts)
    return Status(
        number=directive.number,
        kind=str(directive.get_kind_display()),
        issuer=directive.issuer.name if directive.issuer else directive.issuer_printed,
        issued_on=directive.issued_on,
        subject=directive.subject if row.with_subject else "",
        numbers=numbers if numbers[COUNTED] >= fewest else None,
        fewest=fewest,
    )
