"""Mã truy cập: việc làm. A key is shown once, kept as a digest, ends by date, by revocation, or with the post."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db import transaction
from django.utils import timezone

from sauro.apps.accounts import events
from sauro.apps.accounts.models import PersonalToken, Scope
from sauro.apps.accounts.queries import TokenUse, token_digest, token_use
from sauro.apps.journal.services import record
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.web import ruling

MOST = 20
LONGEST_NAME = 60
FOR_THE_BODY = (Role.CLERK, Role.COORDINATOR, Role.LEADER)


def make_token(
    *, name: str, scope: Scope, days: int, by: Acting, at: dt.datetime, agency_feed: bool = False
) -> tuple[PersonalToken, str]:
    """Tạo mã truy cập for the post in which `by` acts; (row, the key itself, which is never shown again).

    Refusals: token.name, token.days (rule token.longest_days), token.most (20 at a time), token.delegated (a deputy
    makes no key in the principal's post), token.agency (a feed of the body is made by who speaks for it).
    """
    on = timezone.localdate(at)
    _accept(name, days, by, on, agency_feed)
    key = secrets.token_urlsafe(32)
    with transaction.atomic():
        token = PersonalToken.objects.create(
            owner_id=by.account_id,
            name=" ".join(name.split()),
            scope=scope,
            post_id=by.post_id,
            agency_feed=agency_feed,
            digest=token_digest(key),
            hint=key[-4:],
            made_at=at,
            expires_on=on + dt.timedelta(days=days),
        )
        new = {"name": token.name, "scope": str(scope), "until": token.expires_on}
        record(events.TOKEN_MADE, about=("account", by.account_id), by=by, at=at, new=new)
    return token, key


def _accept(name: str, days: int, by: Acting, on: dt.date, agency_feed: bool) -> None:
    if not 0 < len(" ".join(name.split())) <= LONGEST_NAME:
        raise Refusal(
            "token.name",
            Sentence(N_("Tên mã truy cập có từ 1 đến {n} chữ cái."), {"n": str(LONGEST_NAME)}),
            advice=N_("Đặt tên theo chương trình sẽ dùng mã, ví dụ “Lịch trên điện thoại”."),
        )
    longest = ruling.number("token.longest_days", on)
    if not 1 <= days <= longest:
        raise Refusal(
            "token.days",
            Sentence(N_("Mã truy cập có hạn từ 1 đến {n} ngày."), {"n": str(longest)}),
            advice=N_("Chọn hạn ngắn hơn; hết hạn thì tạo mã mới."),
        )
    if by.on_behalf_of_id is not None:
        raise Refusal(
            "token.delegated",
            N_("Người xử lý thay không tạo mã truy cập của chức vụ được ủy quyền."),
            advice=N_("Chuyển sang chức vụ của mình rồi tạo mã."),
        )
    if agency_feed and by.role not in FOR_THE_BODY:
        raise Refusal(
            "token.agency",
            N_("Chỉ văn thư, chuyên viên tổng hợp hoặc lãnh đạo tạo lịch của cả cơ quan."),
            advice=N_("Tạo lịch của riêng mình."),
        )
    if PersonalToken.objects.filter(owner_id=by.account_id, revoked_at=None, expires_on__gte=on).count() >= MOST:
        raise Refusal(
            "token.most",
            Sentence(N_("Mỗi tài khoản có nhiều nhất {n} mã đang dùng."), {"n": str(MOST)}),
            advice=N_("Thu hồi mã không còn dùng."),
        )


@transaction.atomic
def revoke_token(*, token_id: int, by: Acting, at: dt.datetime) -> PersonalToken:
    """Thu hồi mã truy cập: its owner, at once. PersonalToken.DoesNotExist for another's."""
    token = PersonalToken.objects.select_for_update().get(pk=token_id, owner_id=by.account_id)
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        record(events.TOKEN_REVOKED, about=("account", by.account_id), by=by, at=at, new={"name": token.name})
    return token


def use_token(key: str, on: dt.date) -> TokenUse | None:
    """Dùng mã truy cập. Who acts through it today, with the day of its last use noted once a day; None: not valid."""
    use = token_use(key, on)
    if use is not None and use.token.last_used_on != on:
        PersonalToken.objects.filter(pk=use.token.pk).update(last_used_on=on)
    return use
