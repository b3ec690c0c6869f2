"""Báo tin. A sentence reaches the accounts of people, in the transaction of what it tells; a job may say it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from sauro.apps.notices.models import Mute, Notice
from sauro.domain.sentence import Sentence
from sauro.web.prepared import prepared
from sauro.web.rows import insert_rows

SLOT = 120
_COLUMNS = ("account_id", "kind", "about_kind", "about_id", "slot", "text", "url", "urgent", "at", "muted")


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
    """Báo nhiều tin. As `tell` for each of them, in three queries however many; returns how many were new.

    What was said before is found by its uniqueness as it is written: to ask first costs an account times a slot each.
    """
    people = {person for telling in tellings for person in telling.people}
    accounts = dict(_accounts.rows(tuple(sorted(people))))
    quiet = set(_quiet.rows(tuple(sorted(accounts.values())), on=timezone.localdate(at)))
    wanted: dict[tuple[int, str], tuple[Any, ...]] = {}
    for telling in tellings:
        said, slot = stored(telling.text), telling.slot[:SLOT]
        for person in sorted(set(telling.people)):
            account = accounts.get(person)
            if account is not None:
                muted = (account, *telling.about) in quiet
                wanted[account, slot] = (
                    account, telling.kind, *telling.about, slot, said, telling.url, telling.urgent, at, muted,
                )  # fmt: skip
    with transaction.atomic(savepoint=False):
        return insert_rows(Notice, _COLUMNS, wanted.values(), known_stay=True)


@prepared
def _accounts(people: tuple[int, ...]) -> QuerySet[Any, tuple[int, int]]:
    open_ones = get_user_model().objects.filter(person_id__in=people, is_active=True)
    return open_ones.values_list("person_id", "pk")


@prepared
def _quiet(accounts: tuple[int, ...], *, on: dt.date) -> QuerySet[Mute, tuple[int, str, int]]:
    muted = Mute.objects.filter(account_id__in=accounts, until__gte=on)
    return muted.values_list("account_id", "about_kind", "about_id")


def stored(sentence: Sentence) -> dict[str, object]:
    """Câu as a notice keeps it: {"template", "values"}."""
    return {"template": sentence.template, "values": {name: str(value) for name, value in sentence.values.items()}}
