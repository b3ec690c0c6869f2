"""Mở gửi thư. Nothing is mailed until somebody saw who would get what and opened it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sauro.apps.journal.services import record
from sauro.apps.notices import events
from sauro.apps.notices.models import Opening
from sauro.apps.notices.permissions import may_open_mail
from sauro.apps.notices.queries import mails_foreseen
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_


@transaction.atomic
def set_mail(*, opened: bool, by: Acting, at: dt.datetime) -> Opening:
    """Mở hoặc dừng gửi thư for the installation, with how many mails the preview showed."""
    if not may_open_mail(by):
        raise Refusal("notice.opening", N_("Chỉ quản trị mở hoặc dừng gửi thư."), advice=N_("Báo người quản trị."))
    count = len(mails_foreseen(at))
    row = Opening.objects.create(opened=opened, by_id=by.account_id, at=at, previewed=count)
    kind = events.MAIL_OPENED if opened else events.MAIL_CLOSED
    record(kind, about=("mail", row.pk), by=by, at=at, new={"count": count})
    return row
