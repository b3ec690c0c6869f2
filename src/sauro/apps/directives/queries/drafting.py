"""Dự thảo được kiểm tra: câu hỏi. A draft is seen by who sent it; one that is held also by who answers for it."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from sauro.apps.directives.models import DraftCheck, DraftState
from sauro.apps.directives.permissions import RELEASES
from sauro.apps.directives.queries.documents import directives_visible_to
from sauro.domain.acting import Acting, Role
from sauro.domain.drafting.model import Kin
from sauro.domain.duties import same_issuer

_MOST_KIN = 400  # documents of a year that are held against a draft


def drafts_visible_to(acting: Acting) -> QuerySet[DraftCheck]:
    """Dự thảo được xem: one's own; those of one's body whose secrecy one has to judge. Administrators see none."""
    if acting.role is Role.ADMINISTRATOR:
        return DraftCheck.objects.none()
    mine = Q(made_by=acting.account_id)
    if acting.role in RELEASES:
        mine |= Q(agency=acting.agency_id, state=DraftState.HELD)
    return DraftCheck.objects.filter(mine).select_related("upload", "made_by__person")


def kin_of(acting: Acting, on: dt.date, year: int, issuer: str) -> tuple[Kin, ...]:
    """Văn bản trong năm của cùng nơi ban hành, of those that the person may see."""
    rows = (
        directives_visible_to(acting, on)
        .filter(issued_on__year=year, same_file_as=None)
        .exclude(number="")
        .values_list("number", "issued_on", "subject", "issuer_printed")[:_MOST_KIN]
    )
    found = {(day, number): subject for number, day, subject, printed in rows if day and same_issuer(issuer, printed)}
    return tuple(Kin(number, day, subject) for (day, number), subject in sorted(found.items()))
