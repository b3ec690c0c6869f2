"""Kế thừa nhiệm vụ: trang. The list of open tasks of a body that ended, each with the body that takes it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from sauro.apps.tasks import services
from sauro.apps.tasks.queries.succession import inheritance_of, left_behind, may_pass_on
from sauro.web import clock
from sauro.web.deeds import refused_of
from sauro.web.permissions import signed_in

MOST = 500  # tasks on one page; the rest follows when these are confirmed


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def succession(request: HttpRequest, pk: int) -> HttpResponse:
    """Nhiệm vụ của cơ quan đã hợp nhất, chia tách, giải thể; 404 for whoever may not pass them on."""
    found = inheritance_of(pk, clock.today())
    if found is None or not may_pass_on(request.acting, found):
        raise Http404
    tasks = list(left_behind(pk)[:MOST])
    refused = None
    if request.method == "POST":
        asked = {task.pk: request.POST.get(f"to{task.pk}", "") for task in tasks}
        chosen = {pk: int(to) for pk, to in asked.items() if to.isascii() and to.isdigit() and len(to) < 18}
        results: list[services.PassedOn] = []
        refused = refused_of(
            lambda: results.append(
                services.pass_on_tasks(agency_id=pk, choices=chosen, by=request.acting, at=request.now)
            )
        )
        if refused is None:
            told = gettext("Trước khi chuyển: %(before)s nhiệm vụ. Đã chuyển %(moved)s, còn %(left)s.")
            result = results[0]
            messages.success(request, told % {"before": result.before, "moved": result.moved, "left": result.left})
            return redirect("tasks:succession", pk=pk)
    context = {"found": found, "tasks": tasks, "refused": refused, "total": left_behind(pk).count()}
    return render(request, "tasks/succession.html", context, status=422 if refused else 200)
