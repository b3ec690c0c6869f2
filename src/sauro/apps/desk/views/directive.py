"""Văn bản. A directive with its tasks, and what changed between two versions of it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sauro.apps.briefings.queries.box import briefing_box
from sauro.apps.desk.queries.about import present_about, reporting_on
from sauro.apps.directives import permissions as directive_permissions
from sauro.apps.directives import queries as directives
from sauro.apps.directives.models import Directive, DirectiveState, PublicStatus, RecipientList
from sauro.apps.journal.queries import history_of
from sauro.apps.reports.permissions import syntheses as report_permissions
from sauro.apps.tasks import permissions as task_permissions
from sauro.apps.tasks import queries as tasks
from sauro.apps.tasks.queries.review import sentence_of
from sauro.web import clock
from sauro.web.permissions import signed_in

NOT_YET = (DirectiveState.UPLOADED, DirectiveState.READING, DirectiveState.HELD, DirectiveState.REFUSED)


@signed_in
@require_safe
def directive(request: HttpRequest, pk: int) -> HttpResponse:
    """Văn bản. Header, outline with tasks, clauses without a task, references, recipients, versions, history."""
    today = clock.today()
    try:
        found = directives.directive_page(request.acting, today, pk)
    except Directive.DoesNotExist:
        raise Http404 from None
    if found.state in NOT_YET:
        return redirect("directives:batch", batch=found.upload.batch if found.upload else "0")
    visible = tasks.tasks_visible_to(request.acting, today)
    outline, present = tasks.outline_of(found, visible, today), present_about(pk)
    recipients = directives.recipients_of(found)
    context = {
        "directive": found,
        "notes": [(sentence_of(note), note) for note in outline.notes],
        "present": present,
        "outline": outline,
        "uncovered": outline.uncovered,
        "references": directives.references_of(found),
        "addressees": recipients[RecipientList.KINH_GUI],
        "recipients": recipients[RecipientList.NOI_NHAN],
        "strip": directives.strip_of(found, request.acting, today),
        "versions": directives.versions_of(found),
        "history": history_of(("directive", pk), limit=30),
        "briefing": briefing_box(request.acting, found, today, planned=present.briefing),
        "reporting": reporting_on(request.acting, today, found, present),
        "public": PublicStatus.objects.filter(directive=found).first(),
        "may_publish": directive_permissions.may_publish(request.acting, found),
        "may_propose": tasks.may_be_proposed(found),
        "may_review": task_permissions.may_review_drafts(request.acting, found),
        "may_synthesise": report_permissions.may_make(request.acting, found),
        "may_edit_header": directive_permissions.may_edit_header(request.acting, found),
    }
    return render(request, "desk/directive.html", context)


@signed_in
@require_safe
def difference(request: HttpRequest, pk: int) -> HttpResponse:
    """So hai bản. Paragraph by paragraph against the version before, and the tasks that stand on what changed."""
    today = clock.today()
    later = _directive_or_404(request, pk)
    earlier = later.earlier and _directive_or_404(request, later.earlier.pk)
    old, new = earlier and directives.latest_reading(earlier), directives.latest_reading(later)
    lines = directives.difference(old, new) if old and new else []
    spans = [None if line.op == "equal" else line.span for line in lines]
    touched = tasks.tasks_on(tasks.tasks_visible_to(request.acting, today), old.pk, spans) if old else []
    context = {
        "directive": later,
        "earlier": earlier,
        "lines": list(zip(lines, touched, strict=True)),
        "changes": sum(line.op != "equal" for line in lines),
        "touched": {task.pk: task for found in touched for task in found},
        "may_propose": tasks.may_be_proposed(later) and task_permissions.may_review_drafts(request.acting, later),
    }
    return render(request, "desk/difference.html", context)


def _directive_or_404(request: HttpRequest, pk: int) -> Directive:
    try:
        return directives.directive_for(request.acting, clock.today(), pk)
    except Directive.DoesNotExist:
        raise Http404 from None
