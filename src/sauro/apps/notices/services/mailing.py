"""Gửi thư. Mails are rows before they are sent: one digest a day, urgent ones at once, never more than the cap.

A row is claimed, sent, noted. Who is killed between the server's answer and our note sends it again, with the same
Message-ID; nobody else does. What waited too long is not sent late: it goes into a count of the next digest.
"""

from __future__ import annotations

import datetime as dt
import smtplib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from sauro.apps.notices.models import Mail, MailState, Notice, Preference
from sauro.apps.notices.queries import fresh_since, mail_is_open, sentence_of
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.sentence import N_, Sentence

LEASE = dt.timedelta(minutes=10)  # a row claimed longer ago than this belongs to somebody who died
MOST_TRIES = 12
# Failures that say nothing about the server: the next mail may go. ValueError: a header or address that is none.
_OF_ONE_MAIL = (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, smtplib.SMTPNotSupportedError, ValueError)
_PUT_OFF = range(400, 500)  # "not now": many servers answer a stranger so once (RFC 5321 4.2.1, greylisting)
_LISTED = 100  # notices that a digest spells out
_DIGEST = N_("SáuRõ: {count} tin báo ngày {day}")
_URGENT = N_("SáuRõ: việc khẩn ngày {day}")


def make_mails(at: dt.datetime) -> int:
    """Lập thư from notices that were not mailed yet; returns how many. Nothing while mail is closed."""
    if not settings.SAURO_SMTP_URL or not mail_is_open():
        return 0
    _expire(at)
    local = timezone.localtime(at)
    rows = Preference.objects.filter(by_mail=True, account__is_active=True).exclude(email="")
    wanted = {row.account_id: row for row in rows}
    waiting: dict[int, list[Notice]] = defaultdict(list)
    found = Notice.objects.filter(account_id__in=wanted, mailed_in=None, muted=False, read_at=None)
    for notice in found.order_by("pk"):
        waiting[notice.account_id].append(notice)
    working = calendar().is_working_day(local.date())
    made = 0
    for account_id, notices in sorted(waiting.items()):
        made += _urgent_mails(wanted[account_id], notices, at)
        if working and local.hour >= wanted[account_id].hour:
            made += _digest(wanted[account_id], [n for n in notices if n.mailed_in_id is None], at)
    return made


def _urgent_mails(to: Preference, notices: Sequence[Notice], at: dt.datetime) -> int:
    """One mail for each fresh urgent notice, up to the cap of the day; what is beyond it waits for the digest."""
    on, fresh = timezone.localdate(at), fresh_since(at)
    urgent = [notice for notice in notices if notice.urgent and notice.at >= fresh]
    if not urgent:
        return 0
    start = timezone.make_aware(dt.datetime.combine(on, dt.time()))
    room = rules().number("notice.mails_a_day", on) - 1  # one of them is kept for the digest
    room -= Mail.objects.filter(account_id=to.account_id, made_at__gte=start, slot__startswith="urgent:").count()
    subject = str(Sentence(_URGENT, {"day": f"{on:%d/%m/%Y}"}))
    return sum(_write(to, f"urgent:{n.slot}", subject, [n], 0, at) for n in urgent[: max(0, room)])


def _digest(to: Preference, notices: Sequence[Notice], at: dt.datetime) -> int:
    """One mail a day with everything fresh; what is older is only counted."""
    on, fresh = timezone.localdate(at), fresh_since(at)
    if not notices or Mail.objects.filter(account_id=to.account_id, slot=f"digest:{on.isoformat()}").exists():
        return 0
    values = {"count": str(len(notices)), "day": f"{on:%d/%m/%Y}"}
    recent = [notice for notice in notices if notice.at >= fresh][:_LISTED]
    subject = str(Sentence(_DIGEST, values))
    return _write(to, f"digest:{on.isoformat()}", subject, recent, len(notices) - len(recent), at, notices)


def _write(
    to: Preference, slot: str, subject: str, told: Sequence[Notice], older: int, at: dt.datetime,
    carried: Sequence[Notice] = (),
) -> int:  # fmt: skip
    """The row of a mail with the notices it carries, in one transaction; 0 where another process wrote it first."""
    keeps = rules().number("notice.mail_keeps_hours", timezone.localdate(at))
    try:
        with transaction.atomic():
            mail = Mail.objects.create(
                account_id=to.account_id, slot=slot[:140], to=to.email, subject=subject, body=_body(told, older),
                message_id=f"<{uuid4().hex}@{settings.SAURO_MAIL_DOMAIN}>", made_at=at,
                not_after=at + dt.timedelta(hours=keeps),
            )  # fmt: skip
            ids = [notice.pk for notice in carried or told]
            Notice.objects.filter(pk__in=ids, mailed_in=None).update(mailed_in=mail)
    except IntegrityError:
        return 0
    for notice in carried or told:
        notice.mailed_in = mail
    return 1


def mail_calendar(
    *, people: Iterable[int], slot: str, subject: str, body: str, calendar: str, at: dt.datetime
) -> int:
    """Gửi lịch: one mail with an iCalendar part to each of these persons who takes mail; returns how many are new.

    Call it in the transaction of the deed. Nothing while mail is closed: the notice in the product stands for itself.
    """
    if not settings.SAURO_SMTP_URL or not mail_is_open():
        return 0
    keeps = dt.timedelta(hours=rules().number("notice.mail_keeps_hours", timezone.localdate(at)))
    wanted = Preference.objects.filter(by_mail=True, account__is_active=True, account__person_id__in=set(people))
    known = set(Mail.objects.filter(slot=slot[:140]).values_list("account_id", flat=True))
    mails = [
        Mail(
            account_id=to.account_id, slot=slot[:140], to=to.email, subject=" ".join(subject.split())[:200], body=body,
            calendar=calendar,
            message_id=f"<{uuid4().hex}@{settings.SAURO_MAIL_DOMAIN}>", made_at=at, not_after=at + keeps,
        )
        for to in wanted.exclude(email="")
        if to.account_id not in known
    ]  # fmt: skip
    Mail.objects.bulk_create(mails)
    return len(mails)


def _body(told: Iterable[Notice], older: int) -> str:
    """Text alone: each sentence with the address of its item."""
    lines = [f"- {sentence_of(notice)}\n  {settings.SAURO_URL}{notice.url}" for notice in told]
    if older:
        lines.append(str(Sentence(N_("- Và {count} tin báo khác, xem trong phần mềm."), {"count": str(older)})))
        lines[-1] += f"\n  {settings.SAURO_URL}/notices/"
    foot = N_("Đổi giờ nhận, tắt thư: ") + f"{settings.SAURO_URL}/notices/preferences/"
    return "\n".join([*lines, "", "--", foot, ""])


def send_waiting(at: dt.datetime) -> int:
    """Gửi các thư đang chờ; returns how many were sent. A server that does not answer ends the round, mails keep."""
    _expire(at)
    due = Q(next_try_at=None) | Q(next_try_at__lte=at)
    waiting = Mail.objects.filter(due, state__in=[MailState.WAITING, MailState.SENDING]).order_by("pk")
    ids = list(waiting.values_list("pk", flat=True)[:500])
    if not ids or not settings.SAURO_SMTP_URL:
        return 0
    sent = 0
    connection = get_connection()
    try:
        for pk in ids:
            mail = _claim(pk, at)
            if mail is None:
                continue
            try:
                connection.open()
                _message(mail, connection).send()
            except (OSError, smtplib.SMTPException, ValueError) as failure:
                _failed(mail, failure, at)
                if not isinstance(failure, _OF_ONE_MAIL):
                    break
            else:
                Mail.objects.filter(pk=mail.pk).update(state=MailState.SENT, sent_at=at, next_try_at=None, failure="")
                sent += 1
    finally:
        connection.close()
    return sent


@transaction.atomic
def _expire(at: dt.datetime) -> None:
    """What could not be sent in time is not sent late; its notices come back as a count in the next digest."""
    late = Mail.objects.select_for_update().filter(state__in=[MailState.WAITING, MailState.SENDING], not_after__lt=at)
    ids = list(late.values_list("pk", flat=True))
    if ids:
        Mail.objects.filter(pk__in=ids).update(state=MailState.EXPIRED)
        Notice.objects.filter(mailed_in_id__in=ids).update(mailed_in=None)


@transaction.atomic
def _claim(pk: int, at: dt.datetime) -> Mail | None:
    """The row, ours until the lease ends; None where another process has it."""
    mail = Mail.objects.select_for_update().filter(pk=pk, state__in=[MailState.WAITING, MailState.SENDING]).first()
    if mail is None or (mail.next_try_at is not None and mail.next_try_at > at):
        return None
    mail.state, mail.tries, mail.next_try_at = MailState.SENDING, mail.tries + 1, at + LEASE
    mail.save(update_fields=["state", "tries", "next_try_at"])
    return mail


def _message(mail: Mail, connection: BaseEmailBackend) -> EmailMessage:
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.body,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.to],
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    if mail.calendar:
        method = "CANCEL" if "METHOD:CANCEL" in mail.calendar else "REQUEST"
        message.attach_alternative(mail.calendar, f"text/calendar; method={method}; charset=UTF-8")
    return message


def _failed(mail: Mail, failure: Exception, at: dt.datetime) -> None:
    """Back into the queue, each time later; refused for good or tried too often it stays failed. No address is written
    down with the failure.
    """
    final = _is_final(failure) or mail.tries >= MOST_TRIES
    wait = dt.timedelta(minutes=min(60, 2**mail.tries))
    Mail.objects.filter(pk=mail.pk).update(
        state=MailState.FAILED if final else MailState.WAITING,
        next_try_at=None if final else at + wait,
        failure=type(failure).__name__,
    )


def _is_final(failure: Exception) -> bool:
    """Whether the same mail can never go: no such address, or no mail at all."""
    if isinstance(failure, smtplib.SMTPRecipientsRefused):
        return not any(code in _PUT_OFF for code, _ in failure.recipients.values())
    return isinstance(failure, smtplib.SMTPNotSupportedError | ValueError)
