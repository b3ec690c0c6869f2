"""Tin báo: câu hỏi. What an account was told, how many it has not read, how it wants to be told, is mail open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from sauro.apps.notices.models import Mail, MailState, Mute, Notice, Opening, Preference
from sauro.apps.rulebook.queries import rules
from sauro.domain.sentence import Sentence
from sauro.web.prepared import prepared

MOST_COUNTED = 100


def notices_of(account_id: int) -> QuerySet[Notice]:
    """Tin báo of an account, newest first."""
    return Notice.objects.filter(account_id=account_id)


def unread_count(account_id: int) -> int:
    """Số tin chưa đọc, at most a hundred: the bell counts no further. One indexed query."""
    return _unread.count(account_id)


@prepared
def _unread(account_id: int) -> QuerySet[Notice]:
    return notices_of(account_id).filter(read_at=None).order_by()[:MOST_COUNTED]


def sentence_of(notice: Notice) -> Sentence:
    """Câu of a notice."""
    return Sentence(notice.text["template"], notice.text["values"])


def preference_of(account_id: int, on: dt.date) -> Preference:
    """Cách nhận tin, as chosen; else by mail at the hour of the rulebook, without an address yet."""
    hour = rules().number("notice.digest_hour", on)
    return Preference.objects.filter(account_id=account_id).first() or Preference(account_id=account_id, hour=hour)


def mutes_of(account_id: int, on: dt.date) -> QuerySet[Mute]:
    """Đang tắt tin."""
    return Mute.objects.filter(account_id=account_id, until__gte=on)


def mail_opening() -> Opening | None:
    """Lần mở hoặc dừng gửi thư gần nhất; None before anybody opened it."""
    return Opening.objects.select_related("by__person").first()


def mail_is_open() -> bool:
    """Đã mở gửi thư."""
    last = mail_opening()
    return last is not None and last.opened


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Thư sẽ gửi. Who gets it, at which address, with how many notices; never what they say."""

    account_id: int
    name: str
    to: str
    notices: int


def mails_foreseen(at: dt.datetime) -> list[Foreseen]:
    """Xem trước lượt gửi: one line for each account that has an address and something to be told."""
    fresh = fresh_since(at)
    rows = Preference.objects.filter(by_mail=True, account__is_active=True).exclude(email="")
    wanted = {row.account_id: row for row in rows.select_related("account__person")}
    counts: dict[int, int] = {}
    waiting = Notice.objects.filter(account_id__in=wanted, mailed_in=None, muted=False, read_at=None, at__gte=fresh)
    for account_id in waiting.order_by().values_list("account_id", flat=True):
        counts[account_id] = counts.get(account_id, 0) + 1
    return [
        Foreseen(account_id, str(row.account.person or row.account), row.email, counts[account_id])
        for account_id, row in sorted(wanted.items())
        if account_id in counts
    ]


def fresh_since(at: dt.datetime) -> dt.datetime:
    """A reminder older than this says nothing any more: it goes into a count."""
    return at - dt.timedelta(hours=rules().number("notice.mail_keeps_hours", timezone.localdate(at)))


def mail_counts() -> dict[str, int]:
    """Số thư theo trạng thái."""
    counts = dict.fromkeys(MailState.values, 0)
    for state in MailState.values:
        counts[state] = Mail.objects.filter(state=state).count()
    return counts
