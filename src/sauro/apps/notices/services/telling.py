"""Báo tin. A sentence reaches the accounts of people, in the transaction of what it tells; a job may say it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from sauro.apps.notices.models import Mute, Notice
from sauro.domain.sentence import Sentence


def tell(
    *,
    people: Iterable[int],
    kind: str,
    about: tuple[str, int],
    text: Sentence,
    url: str,
    slot: str,
    at: dt.datetime,
    urgent: bool = False,
) -> int:
    """Báo tin. One notice for each open account of these persons; returns how many were new.

    `people`: ids of persons, whoever has no account is left out; `slot`: the same slot is said once to an account,
    however often it is told; `text`: plain values only. Call it inside the transaction of the deed.
    """
    accounts = get_user_model().objects.filter(person_id__in=set(people), is_active=True).values_list("pk", flat=True)
    on = timezone.localdate(at)
    quiet = set(
        Mute.objects.filter(about_kind=about[0], about_id=about[1], until__gte=on).values_list("account_id", flat=True)
    )
    rows = [
        Notice(
            account_id=account,
            kind=kind,
            about_kind=about[0],
            about_id=about[1],
            slot=slot[:120],
            text={"template": text.template, "values": dict(text.values)},
            url=url,
            urgent=urgent,
            at=at,
            muted=account in quiet,
        )
        for account in sorted(accounts)
    ]
    with transaction.atomic():
        known = set(
            Notice.objects.filter(account_id__in=accounts, slot=slot[:120]).values_list("account_id", flat=True)
        )
        new = [row for row in rows if row.account_id not in known]
        Notice.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)
