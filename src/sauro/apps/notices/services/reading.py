"""Đọc tin, chọn cách nhận tin, tắt tin. What an account does with its own notices; no journal is kept of it."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from sauro.apps.notices.models import Mute, Notice, Preference
from sauro.apps.rulebook.queries import rules
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence


def read_notice(*, notice_id: int, by: Acting, at: dt.datetime) -> Notice:
    """Mở tin: it counts as read. Notice.DoesNotExist where it is somebody else's."""
    notice = Notice.objects.get(pk=notice_id, account_id=by.account_id)
    if notice.read_at is None:
        Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at)
    return notice


def read_all(*, by: Acting, at: dt.datetime) -> int:
    """Đánh dấu đã đọc hết; returns how many."""
    return Notice.objects.filter(account_id=by.account_id, read_at=None).update(read_at=at)


def choose(*, email: str, by_mail: bool, hour: int, by: Acting) -> Preference:
    """Cách nhận tin: address, whether by mail, hour of the digest. Refuses an address that is none."""
    address = email.strip()
    try:
        if address:
            validate_email(address)
    except ValidationError:
        raise Refusal("notice.address", N_("Địa chỉ thư không đúng."), advice=N_("Ví dụ: vanphong@anlac.vn")) from None
    if not 0 <= hour <= 23:
        raise Refusal("notice.hour", N_("Giờ gửi từ 0 đến 23."), advice=N_("Chọn một giờ trong ngày."))
    row, _ = Preference.objects.update_or_create(
        account_id=by.account_id, defaults={"email": address, "by_mail": by_mail, "hour": hour}
    )
    return row


@transaction.atomic
def mute(*, notice_id: int, reason: str, until: dt.date, by: Acting, at: dt.datetime) -> Mute:
    """Tắt tin về một việc: no mail about it until a day, with a reason; the product itself still tells it."""
    notice = Notice.objects.get(pk=notice_id, account_id=by.account_id)
    on, words = timezone.localdate(at), reason.strip()
    most = rules().number("notice.mute_most_days", on)
    if not words:
        raise Refusal("notice.mute.reason", N_("Thiếu lý do tắt tin."), advice=N_("Ghi ngắn gọn lý do."))
    if not on <= until <= on + dt.timedelta(days=most):
        raise Refusal(
            "notice.mute.until",
            Sentence(N_("Chỉ tắt tin từ hôm nay đến nhiều nhất {count} ngày."), {"count": str(most)}),
            advice=N_("Chọn ngày sớm hơn; hết hạn thì tắt lại nếu cần."),
        )
    row, _ = Mute.objects.update_or_create(
        account_id=by.account_id, about_kind=notice.about_kind, about_id=notice.about_id,
        defaults={"reason": words[:300], "until": until, "at": at},
    )  # fmt: skip
    Notice.objects.filter(
        account_id=by.account_id, about_kind=notice.about_kind, about_id=notice.about_id, mailed_in=None
    ).update(muted=True)
    return row


def unmute(*, mute_id: int, by: Acting) -> None:
    """Bỏ tắt tin. Mute.DoesNotExist where it is somebody else's."""
    Mute.objects.get(pk=mute_id, account_id=by.account_id).delete()
