"""Đôn đốc: trang. What a task was urged with, and urging it by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from sauro.apps.tasks import permissions, services
from sauro.apps.tasks.models import Task
from sauro.apps.tasks.queries.urging import urgings_of
from sauro.apps.tasks.views.deeds import task_or_404
from sauro.apps.tasks.views.life import PAGE, step
from sauro.domain.sentence import N_
from sauro.domain.urging import RUNG_WORDS, URGED
from sauro.web.permissions import require, signed_in


class UrgeForm(forms.Form):
    """Đôn đốc trực tiếp."""

    remark = forms.CharField(
        label=gettext_lazy("Nhắc điều gì"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


def section(request: HttpRequest, task: Task) -> Mapping[str, Any]:
    """Đã đôn đốc, newest first; what was passed over is only counted."""
    rows = urgings_of(task)
    sent = [(row, RUNG_WORDS.get(row.rung, row.rung)) for row in rows if row.to]
    may = task.status in URGED and permissions.may_urge(request.acting, task)
    return {"sent": sent, "passed": len(rows) - len(sent), "may_urge": may}


@signed_in
@require_http_methods(PAGE)
def urge(request: HttpRequest, code: str) -> HttpResponse:
    """Đôn đốc trực tiếp, in one's own words."""
    task = task_or_404(request, code)
    may = permissions.may_urge(request.acting, task)
    require(may, N_("Chỉ nơi theo dõi hoặc lãnh đạo nơi giao được đôn đốc."))
    form = UrgeForm(request.POST if request.method == "POST" else None)

    def save(data: dict[str, Any]) -> None:
        services.urge_by_hand(task_id=task.pk, remark=data["remark"], by=request.acting, at=request.now)

    said = {"done": gettext("Đã đôn đốc."), "known": ()}
    return step(request, task, form, gettext("Đôn đốc"), gettext("Gửi đôn đốc"), save, **said)
