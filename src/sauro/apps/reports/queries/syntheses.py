"""Tổng hợp kỳ: câu hỏi. What may be seen, the tasks behind a figure, what the draft is called and to whom it goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import translation

from sauro.apps.agencies.queries import below, parent_on
from sauro.apps.directives.models import Directive
from sauro.apps.directives.queries import directives_visible_to
from sauro.apps.findings.queries import findings_visible_to
from sauro.apps.reports.models import ScopeKind, Synthesis, SynthesisLines
from sauro.apps.reports.permissions.syntheses import FOR_THE_BODY, sight
from sauro.apps.reports.queries.synthesis_pasts import Scope
from sauro.apps.tasks.queries import tasks_visible_to
from sauro.domain.acting import Acting
from sauro.domain.synthesis import Line
from sauro.domain.synthesis_figures import FIGURES, select
from sauro.domain.synthesis_store import Decided, Stored, opened
from sauro.domain.synthesis_voices import Voice

_TASK = "NV-"
_FEW = 800  # codes that one question names


def syntheses_visible_to(acting: Acting, on: dt.date) -> QuerySet[Synthesis]:
    """Bản tổng hợp được xem, the latest closing first."""
    under = below(acting.agency_id, on) if acting.role in FOR_THE_BODY else []
    condition = sight(acting, under, directives_visible_to(acting, on))
    return (
        Synthesis.objects.filter(condition)
        .select_related("agency", "directive", "body", "letter__agency")
        .defer("facts")
    )


def synthesis_for(acting: Acting, on: dt.date, pk: int) -> Synthesis:
    """Một bản tổng hợp. Synthesis.DoesNotExist where it is not there or not to be seen."""
    return syntheses_visible_to(acting, on).defer(None).get(pk=pk)


def scope_of(synthesis: Synthesis) -> Scope:
    """Phạm vi của một bản."""
    target = synthesis.directive_id or synthesis.body_id or 0
    return Scope(ScopeKind(synthesis.scope), synthesis.agency_id, target)


def same_scope(synthesis: Synthesis, rows: QuerySet[Synthesis]) -> QuerySet[Synthesis]:
    """Các kỳ khác của cùng phạm vi, among those that may be seen."""
    return rows.filter(
        agency_id=synthesis.agency_id, scope=synthesis.scope, directive=synthesis.directive, body=synthesis.body,
    )  # fmt: skip


def stored_of(synthesis: Synthesis) -> Stored:
    """Các dòng đã giữ; one query, unpacked."""
    return opened(bytes(SynthesisLines.objects.get(pk=synthesis.pk).packed))


def document_name(directive: Directive) -> str:
    """Công văn 215-CV/TU: kind and number as an office says them, in Vietnamese whatever the screen speaks."""
    with translation.override("vi"):
        return f"{directive.get_kind_display()} {directive}".strip()


def subject_of(synthesis: Synthesis) -> str:
    """Phạm vi bằng lời: the directive, the body, or the office whose register it is."""
    if synthesis.directive is not None:
        return document_name(synthesis.directive)
    return synthesis.body.name if synthesis.body is not None else synthesis.agency.name


def title_of(synthesis: Synthesis, period_name: str) -> str:
    """Trích yếu của báo cáo."""
    if synthesis.directive is not None:
        return f"kết quả thực hiện {document_name(synthesis.directive)}, {period_name}"
    if synthesis.body is not None:
        return f"kết quả thực hiện nhiệm vụ được giao của {synthesis.body.name}, {period_name}"
    return f"kết quả thực hiện nhiệm vụ được giao, {period_name}"


def addressee_of(synthesis: Synthesis) -> str:
    """Nơi nhận báo cáo: who gave the directive, else the body above the office."""
    if synthesis.directive is not None and synthesis.directive.giver is not None:
        return synthesis.directive.giver.name
    over = parent_on(synthesis.agency_id, synthesis.closes_on)
    return over.name if over else ""


def lines_behind(stored: Stored, figure: str, *, aged: int, body: int | None = None) -> list[Line] | None:
    """Các nhiệm vụ của một con số; None for a figure that counts no tasks."""
    known = figure in FIGURES or figure == "aged"
    return select(stored.lines, figure, aged=aged, body=body) if known else None


def codes_visible_to(acting: Acting, on: dt.date, codes: list[str]) -> set[str]:
    """Mã nhiệm vụ được xem, of these; a part of a periodic report may be seen with the synthesis."""
    tasks = [code for code in codes if code.startswith(_TASK)]
    rows = tasks_visible_to(acting, on)
    rows = rows.filter(code__in=tasks) if len(tasks) <= _FEW else rows
    return set(rows.values_list("code", flat=True)) | {code for code in codes if not code.startswith(_TASK)}


def rows_visible_to(acting: Acting, on: dt.date, rows: Sequence[Any]) -> list[Any]:
    """Các dòng được xem: tasks by their code, findings by their own sight (decision 009)."""
    asked = [row.finding for row in rows if isinstance(row, Decided) and row.finding]
    found = set(findings_visible_to(acting, on).filter(pk__in=asked).values_list("pk", flat=True)) if asked else set()
    codes = codes_visible_to(acting, on, [row.code for row in rows if row.code])
    return [row for row in rows if row.code in codes or getattr(row, "finding", 0) in found]


def voices_behind(stored: Stored, figure: str) -> list[Voice] | None:
    """Các ý kiến của một con số: "asks", "group:people"; None for a figure that counts none."""
    if figure == "asks":
        return [voice for voice in stored.voices if voice.ask]
    head, colon, key = figure.partition(":")
    return [v for v in stored.voices if not v.ask and v.group == key] if head == "group" and colon else None


def decisions_behind(stored: Stored, figure: str) -> list[Decided] | None:
    """Các quyết định của một con số: "decided:extended"; None for a figure that counts none."""
    head, colon, key = figure.partition(":")
    return [row for row in stored.decided if row.kind == key] if head == "decided" and colon else None
