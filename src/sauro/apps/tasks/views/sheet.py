"""Sổ dạng XLSX. Exactly the rows that the list shows, in the same order, as the writer wants them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext, override

from sauro.apps.tasks.forms import known_cadence
from sauro.apps.tasks.models import Task
from sauro.apps.tasks.queries.lines import due_now_in_words
from sauro.domain.extraction.model import Clarity, Light
from sauro.domain.tasks import Status
from sauro.web.speech import moment, say
from sauro.writers.register import RegisterRow, RegisterSheet


def sheet_of(tasks: Iterable[Task], *, about: str, made_on: dt.date) -> RegisterSheet:
    """Sổ để in: registered tasks, no drafts."""
    with override(settings.LANGUAGE_CODE):  # headings and words of one language: what goes out can come back
        rows = tuple(_row(task) for task in tasks)
    return RegisterSheet(rows=rows, about=about, made_on=made_on, draft=False)


def _row(task: Task) -> RegisterRow:
    holding = task.responsible or task.proposed
    cadence = known_cadence(task.cadence) or task.cadence
    directive = task.directive
    document = " ".join(part for part in (str(directive.get_kind_display()), directive.number) if part)
    return RegisterRow(
        work=task.work,
        leads=(task.lead.name,),
        coordinating=tuple(c.agency.name if c.agency else c.printed for c in task.coordinators.all()),
        responsible=holding.person.name if holding else "",
        deadline=task.deadline_text or cadence,
        due_on=task.due_on,
        due_because=say(due_now_in_words(task)),
        product=task.product_words or (str(task.get_product_display()) if task.product else ""),
        authority=task.authority_document or task.authority_person or task.authority_words,
        lights=tuple((Clarity(clarity), Light(light)) for clarity, light in task.lights),
        document=f"{document} ngày {directive.issued_on:%d/%m/%Y}" if directive.issued_on else document,
        clause=f"mục {task.clause_marker.rstrip('.')}" if task.clause_marker else "",
        code=task.code,
        status=str(task.get_status_display()),
        done_on=task.submitted_on if task.status == Status.CONFIRMED else None,
    )


def about_of(request: HttpRequest, conditions: str = "") -> str:
    """Dòng dưới tên sổ: what the list is for, of which day, taken by which body, under which conditions (E1)."""
    said = {"at": moment(request.now), "body": request.acting.agency_name}
    line = gettext("Phục vụ theo dõi, đôn đốc nhiệm vụ được giao. %(body)s trích từ sổ lúc %(at)s") % said
    return f"{line}. {conditions}" if conditions else f"{line}."
