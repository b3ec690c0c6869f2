"""Tài khoản: câu hỏi. In which posts may this account act today, and in which one does it act now?"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from sauro.apps.accounts.models import PersonalToken, Scope, User
from sauro.apps.agencies.models import Holding, Person
from sauro.apps.agencies.queries import people, search_key
from sauro.domain.acting import Acting, Role
from sauro.web.prepared import prepared


@dataclass(frozen=True, slots=True)
class Choice:
    """Chức vụ có thể chọn. A post in which the person may act: an own one, or a principal's by dated delegation."""

    holding_id: int
    title: str
    own: bool
    acting: Acting


def _choice(user: User, row: tuple[Any, ...], own_name: str) -> Choice:
    holding_id, person_id, person_name, role, post_id, title, agency_id, agency_name = row
    assert user.person_id is not None
    own = person_id == user.person_id
    acting = Acting(
        account_id=user.pk,
        person_id=user.person_id,
        person_name=own_name,
        post_id=post_id,
        agency_id=agency_id,
        agency_name=agency_name,
        role=Role(role),
        on_behalf_of_id=None if own else person_id,
        on_behalf_of_name="" if own else person_name,
    )
    return Choice(holding_id, title, own, acting)


def choices_of(user: User, on: dt.date) -> list[Choice]:
    """Chức vụ có thể chọn on a day: own posts first, then those delegated.

    Every request asks it: one query of narrow rows, and one for the name of who holds no post of his own.
    """
    if user.person_id is None or not user.is_active:
        return []
    rows = sorted(_held.rows(user.person_id, on=on), key=lambda row: (row[1] != user.person_id, row[0]))
    own_name = next((name for _, person_id, name, *_ in rows if person_id == user.person_id), None)
    if rows and own_name is None:
        assert user.person is not None
        own_name = user.person.name
    return [_choice(user, row, own_name or "") for row in rows]


@prepared
def _held(person_id: int, *, on: dt.date) -> QuerySet[Holding, tuple[Any, ...]]:
    """The posts of a person, and those of whom he acts for, as `_choice` reads them."""
    given = people.delegations_to(person_id, on).order_by().values("principal_id")
    columns = ("person_id", "person__name", "role", "post_id", "post__title", "post__agency_id", "post__agency__name")
    held = Holding.objects.filter(people.current(on)).order_by().values_list("pk", *columns)
    # Two questions laid together: with "or" PostgreSQL joins every holding of the province for one person's.
    return held.filter(person_id=person_id).union(held.filter(pk__in=given))


def accounts_matching(words: str = "") -> QuerySet[User]:
    """Danh sách tài khoản for the administrator; `words` in the name to sign in with or the person's, without marks."""
    rows = User.objects.select_related("person").order_by("username")
    wanted = search_key(words)
    return rows.filter(Q(username__contains=wanted) | Q(person__folded__contains=wanted)) if wanted else rows


def people_without_account() -> QuerySet[Person]:
    """Người chưa có tài khoản."""
    return Person.objects.filter(account=None)


def acting_for(user: User, holding_id: int | None, on: dt.date) -> Acting | None:
    """Người đang làm việc. The chosen post where it is still in force; the only own post where none was chosen.

    None: the person holds no post today, or holds several and has to choose.
    """
    choices = choices_of(user, on)
    for choice in choices:
        if choice.holding_id == holding_id:
            return choice.acting
    own = [choice for choice in choices if choice.own]
    return own[0].acting if len(own) == 1 else None


def token_digest(key: str) -> str:
    """Dấu của mã truy cập: what is kept in place of the key. Keys are random, so a plain SHA-256 is enough."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class TokenUse:
    """Mã đang dùng. The key's row and the person who acts through it, in the key's own post."""

    token: PersonalToken
    acting: Acting

    @property
    def may_write(self) -> bool:
        return self.token.scope == Scope.WRITE


def token_use(key: str, on: dt.date) -> TokenUse | None:
    """Ai đang dùng mã này. None for an unknown, ended or revoked key, a closed account, a post no longer held.

    Three queries at most; whoever fails learns nothing of why.
    """
    token = _usable.first(token_digest(key), on=on)
    if token is None:
        return None
    own = [c for c in choices_of(token.owner, on) if c.own and c.acting.post_id == token.post_id]
    return TokenUse(token, own[0].acting) if own else None


@prepared
def _usable(digest: str, *, on: dt.date) -> QuerySet[PersonalToken]:
    return PersonalToken.objects.filter(digest=digest, revoked_at=None, expires_on__gte=on).select_related("owner")


def tokens_of(account_id: int) -> QuerySet[PersonalToken]:
    """Mã truy cập của một tài khoản, the newest first."""
    return PersonalToken.objects.filter(owner_id=account_id).select_related("post__agency")
