"""Tài khoản: việc làm. Open, close, reset; each leaves one journal entry, none of them a password."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from sauro.apps.accounts import events
from sauro.apps.accounts.models import LANGUAGES, User
from sauro.apps.accounts.queries import Choice
from sauro.apps.journal.services import record
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence

NAME_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._-")


def _accepted_name(username: str) -> str:
    name = username.strip().casefold()
    if not 2 <= len(name) <= 60 or not set(name) <= NAME_LETTERS:
        raise Refusal(
            "account.username.form",
            Sentence(N_("Tên đăng nhập chỉ gồm chữ không dấu, số, dấu chấm và gạch; từ 2 đến 60 ký tự.")),
            advice=Sentence(N_("Ví dụ: nguyen.van.a")),
        )
    if User.objects.filter(username=name).exists():
        raise Refusal(
            "account.username.taken",
            Sentence(N_("Tên đăng nhập {username} đã có người dùng."), {"username": name}),
            advice=Sentence(N_("Thêm tên phòng hoặc một số ở cuối.")),
        )
    return name


def _accepted_password(password: str, user: User) -> str:
    try:
        validate_password(password, user)
    except ValidationError as wrong:
        raise Refusal("account.password.weak", Sentence(" ".join(wrong.messages)),
                      advice=Sentence(N_("Chọn một câu dài dễ nhớ, ít nhất 10 ký tự; không cần ký tự đặc biệt."))
                      ) from None  # fmt: skip
    return password


@transaction.atomic
def open_account(
    *, username: str, password: str, person_id: int | None, by: Acting | None, at: dt.datetime, language: str = "vi"
) -> User:
    """Mở tài khoản for a person. Refuses a name in use, a weak password, a person who has an account."""
    if person_id is not None and User.objects.filter(person_id=person_id).exists():
        raise Refusal(
            "account.person.has_one",
            Sentence(N_("Người này đã có tài khoản.")),
            advice=Sentence(N_("Mở lại tài khoản cũ hoặc đặt lại mật khẩu.")),
        )
    user = User(username=_accepted_name(username), person_id=person_id, language=language)
    user.set_password(_accepted_password(password, user))
    user.save()
    record(
        events.OPENED, about=("account", user.pk), by=by, at=at, new={"username": user.username, "person": person_id}
    )
    return user


@transaction.atomic
def close_account(*, user: User, by: Acting | None, at: dt.datetime) -> None:
    """Khóa tài khoản. Its sessions end at their next request."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    record(events.CLOSED, about=("account", user.pk), by=by, at=at, new={"username": user.username})


@transaction.atomic
def reopen_account(*, user: User, by: Acting | None, at: dt.datetime) -> None:
    """Mở lại tài khoản, with the password it had."""
    user.is_active = True
    user.save(update_fields=["is_active"])
    record(events.REOPENED, about=("account", user.pk), by=by, at=at, new={"username": user.username})


@transaction.atomic
def change_password(*, user: User, present: str, new: str, by: Acting | None, at: dt.datetime) -> None:
    """Đổi mật khẩu của mình. Asks for the present one; every other session of the account ends."""
    if not user.check_password(present):
        raise Refusal(
            "account.password.wrong",
            Sentence(N_("Mật khẩu đang dùng không đúng.")),
            advice=Sentence(N_("Gõ lại; nếu quên, nhờ người quản trị đặt lại.")),
        )
    user.set_password(_accepted_password(new, user))
    user.save(update_fields=["password"])
    record(events.PASSWORD_CHANGED, about=("account", user.pk), by=by, at=at)


@transaction.atomic
def reset_password(*, user: User, new: str, by: Acting | None, at: dt.datetime) -> None:
    """Đặt lại mật khẩu of somebody who forgot it; every session of the account ends."""
    user.set_password(_accepted_password(new, user))
    user.save(update_fields=["password"])
    record(events.PASSWORD_RESET, about=("account", user.pk), by=by, at=at, new={"username": user.username})


@transaction.atomic
def note_post_chosen(*, user: User, choice: Choice, at: dt.datetime) -> None:
    """Chọn chức vụ. Which post a person of several works in from now on (the session keeps the choice itself)."""
    new = {"title": choice.title, "agency": choice.acting.agency_name, "holding": choice.holding_id}
    record(events.POST_CHOSEN, about=("account", user.pk), by=choice.acting, at=at, new=new)


def choose_language(*, user: User, language: str) -> None:
    """Chọn ngôn ngữ. Kept with the account, so that it follows the person to every machine."""
    if language in dict(LANGUAGES):
        user.language = language
        user.save(update_fields=["language"])
