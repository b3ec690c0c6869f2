"""Ủy quyền: báo cho hai bên. The rooms of bodies and people tell nobody, so that this one does, soon after (C1.1)."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from sauro.apps.agencies.models import Delegation
from sauro.apps.notices.services import Telling, tell_each
from sauro.domain.periods import day_short
from sauro.domain.sentence import N_, Sentence

DELEGATION = "delegation"
_OVER_FOR = 7  # days on which an end is still told, where the worker stood still
_GIVEN = N_("{principal} ({title}, {agency}) ủy quyền cho {deputy} từ {since} đến hết {last}.")
_ENDED = N_("Ủy quyền của {principal} ({title}, {agency}) cho {deputy} đã kết thúc, ngày cuối {last}.")


def tell_deputies(*, at: dt.datetime) -> int:
    """Báo người nhận ủy quyền, and the one in whose name he acts; again where its last day moved, and at its end.

    Found from the rows, not from the deed: whoever is told once is not told again. Returns how many notices were new.
    """
    on = timezone.localdate(at)
    rows = Delegation.objects.filter(until__gt=on - dt.timedelta(days=_OVER_FOR)).select_related(
        "principal__person", "principal__post__agency", "deputy__person"
    )
    return tell_each([telling for row in rows for telling in _tellings(row, on)], at=at)


def _tellings(row: Delegation, on: dt.date) -> tuple[Telling, Telling]:
    over = row.until <= on
    slot = f"{DELEGATION}:{row.pk}:{row.until.isoformat()}{':over' if over else ''}"
    principal, deputy = row.principal.person, row.deputy.person
    said = {
        "principal": principal.name, "title": row.principal.post.title, "agency": row.principal.post.agency.name,
        "deputy": deputy.name, "since": day_short(row.since), "last": day_short(row.until - dt.timedelta(days=1)),
    }  # fmt: skip
    text = Sentence(_ENDED if over else _GIVEN, said)
    own = reverse("agencies:person", args=[principal.pk])
    choose = reverse("agencies:person", args=[deputy.pk]) if over else reverse("accounts:choose_post")
    about = (DELEGATION, row.pk)
    return (
        Telling((deputy.pk,), DELEGATION, about, text, choose, slot),
        Telling((principal.pk,), DELEGATION, about, text, own, slot),
    )
