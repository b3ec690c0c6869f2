"""Báo tin. A sentence reaches the accounts of people, in the transaction of what it tells; a job may say it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from sauro.apps.notices.models import Mute, Notice
from sauro.domain.sentence import Sentence

SLOT = 120


@dataclass(frozen=True, slots=True)
class Telling:
    """Tin báo chưa gửi. What `tell` takes, as a value: one sentence to the accounts of `people` about one thing."""

    people: tuple[int, ...]
    kind: str
    about: tuple[str, int]
    text: Sentence
    url: str
    slot: str
    urgent: bool = False


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
    return tell_each([Telling(tuple(people), kind, about, text, url, slot, urgent)], at=at)


def tell_each(tellings: Sequence[Telling], *, at: dt.datetime) -> int:
    """Báo nhiều tin. As `tell` for each of them, in four queries however many; returns how many were new."""
    people = {person for telling in tellings for person in telling.people}
    accounts = dict(
        get_user_model().objects.filter(person_id__in=people, is_active=True).values_list("person_id", "pk")
    )
    quiet = set(
        Mute.objects.filter(account_id__in=accounts.values(), until__gte=timezone.localdate(at)).values_list(
            "account_id", "about_kind", "about_id"
        )
    )
    rows = {
        (accounts[person], telling.slot[:SLOT]): Notice(
            account_id=accounts[person],
            kind=telling.kind,
            about_kind=telling.about[0],
            about_id=telling.about[1],
            slot=telling.slot[:SLOT],
            text=stored(telling.text),
            url=telling.url,
            urgent=telling.urgent,
            at=at,
            muted=(accounts[person], *telling.about) in quiet,
        )
        for telling in tellings
        for person in sorted(set(telling.people))
        if person in accounts
    }
    with transaction.atomic():
        at_hand, slots = {account for account, _ in rows}, {slot for _, slot in rows}
        said = Notice.objects.filter(account_id__in=at_hand, slot__in=slots)
        known = set(said.values_list("account_id", "slot"))
        new = [row for key, row in rows.items() if key not in known]
        Notice.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def stored(sentence: Sentence) -> dict[str, object]:
    """Câu as a notice keeps it: {"template", "values"}."""
    return {"template": sentence.template, "values": {name: str(value) for name, value in sentence.values.items()}}
