"""Việc của một cơ quan. Its tasks by state, what is pressing, its load for its own head, its waiting."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from sauro.apps.agencies.models import Agency
from sauro.apps.desk.queries import body_for, work_of
from sauro.apps.desk.queries.about import duties_of
from sauro.apps.desk.views.home import Section, waited_lines
from sauro.apps.desk.views.lines import Lines
from sauro.apps.reports.permissions.syntheses import may_make
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.models import STATUS_CHOICES
from sauro.apps.tasks.standing import STATUS_ICONS
from sauro.domain.tasks import Status
from sauro.web import clock
from sauro.web.permissions import signed_in

PILES = {
    "overdue": ("qua-han", gettext_lazy("Quá hạn")),
    "soon": ("den-han", gettext_lazy("Đến hạn trong 3 ngày làm việc")),
    "accept": ("cho-nhan", gettext_lazy("Chờ nhận việc")),
    "returned": ("tra-lai", gettext_lazy("Báo cáo bị trả lại")),
}


@signed_in
@require_safe
def agency_work(request: HttpRequest, pk: int) -> HttpResponse:
    """Việc của một cơ quan; to whoever may not see its table the page is not there."""
    today, days = clock.today(), calendar()
    try:
        agency = body_for(request.acting, today, pk)
    except Agency.DoesNotExist:
        raise Http404 from None
    work = work_of(request.acting, today, agency)
    lines = Lines(today, days, work.tasks, work.last_urging)
    accept = lines.to_accept(work.piles["accept"].ids, mine=False)
    sections = [
        Section(
            anchor,
            str(title),
            accept if key == "accept" else lines.plain(work.piles[key].ids),
            work.piles[key].total,
            reverse("desk:agency_list", args=[pk, key]),
        )
        for key, (anchor, title) in PILES.items()
    ]
    states = [
        (status, label, *STATUS_ICONS[Status(status)], work.states[status])
        for status, label in STATUS_CHOICES
        if work.states.get(status)
    ]
    context = {
        "agency": agency,
        "today": today,
        "work": work,
        "states": states,
        "sections": [section for section in sections if section.lines],
        "waiting": waited_lines(work.waiting, work.tasks, today, days),
        "may_synthesise": may_make(request.acting),
        "duties": duties_of(request.acting, today, agency),
        "asked": waited_lines(work.asked, work.tasks, today, days, by_us=True),
    }
    return render(request, "desk/agency.html", context)
