"""Lịch trực mẫu. Two bodies have their duty list; Sở Nội vụ has a draft of a roster to the end of the year."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sauro.apps.accounts.models import User
from sauro.apps.accounts.queries import acting_for
from sauro.apps.duty import services
from sauro.apps.duty.models import DutyMember
from sauro.apps.duty.queries.rosters import candidates_of

_ARRANGERS = ("tonghop", "snv.lanhdao")
_WITH_DRAFT = "snv.lanhdao"


def load_duty(at: dt.datetime) -> None:
    """Danh sách trực, dự thảo lịch trực; nothing where somebody is on a list already."""
    if DutyMember.objects.exists():
        return
    on = timezone.localdate(at)
    for user in User.objects.filter(username__in=_ARRANGERS).order_by("username"):
        acting = acting_for(user, None, on)
        if acting is None:
            continue
        roles = {one.person.pk: one.role for one in candidates_of(acting.agency_id, on)}
        services.list_people(roles=roles, since=on, by=acting, at=at)
        if user.username == _WITH_DRAFT:
            services.arrange(wanted=services.Wanted(on, dt.date(on.year, 12, 31), officers=1), by=acting, at=at)
