"""Mail: one digest a day at the person's hour, urgent ones at once, never twice, never late."""

from __future__ import annotations

import datetime as dt
import logging
from typing import Any

import pytest

from sauro.apps.notices.jobs import send_mail
from sauro.apps.notices.models import Mail, MailState, Notice
from sauro.apps.notices.services import choose, make_mails, mute, send_waiting
from tests.apps.notices.office import MORNING, mail_server, opened, reader, told

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def test_a_day_is_one_mail_with_all_its_notices_and_their_addresses(settings: Any) -> None:
    who = reader()
    opened()
    for number in (1, 2, 3):
        told(who, number)

    with mail_server(settings) as box:
        first, second = send_mail(MORNING), send_mail(MORNING + HOUR)

    assert (first, second) == (1, 0)
    (body,) = box.bodies()
    assert body.count("quá hạn 1 ngày làm việc") == 3
    assert "https://sauro.anlac.vn/tasks/NV-2026-0002/" in body
    assert box.taken[0]["To"] == "nguoi.nhan@anlac.vn"


def test_nothing_is_mailed_before_it_was_opened(settings: Any) -> None:
    told(reader())

    with mail_server(settings) as box:
        send_mail(MORNING)

    assert box.taken == []
    assert not Mail.objects.exists()


def test_the_digest_waits_for_the_hour_of_the_person_and_for_a_working_day(settings: Any) -> None:
    who = reader(hour=9)
    opened()
    told(who)
    sunday = MORNING + dt.timedelta(days=4, hours=3)

    with mail_server(settings) as box:
        early = send_mail(MORNING)
        off = make_mails(sunday)
        later = send_mail(MORNING + 2 * HOUR)

    assert (early, off, later) == (0, 0, 1)
    assert len(box.taken) == 1


def test_an_urgent_notice_goes_at_once_and_is_not_in_the_digest(settings: Any) -> None:
    who = reader(hour=9)
    opened()
    told(who, 1, urgent=True)
    told(who, 2)

    with mail_server(settings) as box:
        send_mail(MORNING)
        send_mail(MORNING + 2 * HOUR)

    urgent, digest = box.bodies()
    assert "NV-2026-0001" in urgent
    assert "NV-2026-0001" not in digest
    assert "NV-2026-0002" in digest


def test_a_person_gets_at_most_ten_mails_a_day(settings: Any) -> None:
    who = reader()
    opened()
    for number in range(1, 16):
        told(who, number, urgent=True)

    with mail_server(settings) as box:
        send_mail(MORNING)
        send_mail(MORNING + HOUR)

    assert len(box.taken) == 10
    assert sum(body.count("NV-2026-") // 2 for body in box.bodies()) == 15  # the digest carries the rest


def test_who_wants_no_mail_or_muted_the_thing_gets_none(settings: Any) -> None:
    silent, muting = reader(email="a@anlac.vn"), reader(email="b@anlac.vn")
    choose(email="a@anlac.vn", by_mail=False, hour=7, by=silent)
    opened()
    told(silent)
    told(muting)
    notice = Notice.objects.get(account_id=muting.account_id)
    mute(notice_id=notice.pk, reason="đã trao đổi", until=MORNING.date(), by=muting, at=MORNING)

    with mail_server(settings) as box:
        send_mail(MORNING)

    assert box.taken == []


def test_a_server_that_is_down_for_two_days_sends_nothing_late_but_a_count(settings: Any) -> None:
    who = reader()
    opened()
    told(who)
    with mail_server(settings):
        pass  # it stopped: nobody listens on its port

    failed = send_mail(MORNING)
    tries = Mail.objects.get().tries
    back = MORNING + dt.timedelta(days=5)  # Monday
    told(who, 2, at=back)
    with mail_server(settings) as box:
        sent = send_mail(back)

    assert (failed, tries, sent) == (0, 1, 1)
    assert Mail.objects.filter(state=MailState.EXPIRED).count() == 1
    (body,) = box.bodies()
    assert "NV-2026-0001" not in body
    assert "NV-2026-0002" in body
    assert "Và 1 tin báo khác" in body


def test_a_mail_claimed_by_a_dead_worker_is_sent_again_with_the_same_id(settings: Any) -> None:
    opened()
    told(reader())

    with mail_server(settings) as box:
        make_mails(MORNING)
        Mail.objects.update(state=MailState.SENDING, tries=1, next_try_at=MORNING + dt.timedelta(minutes=10))
        at_once = send_waiting(MORNING)
        later = send_waiting(MORNING + dt.timedelta(minutes=11))

    assert (at_once, later) == (0, 1)
    assert box.ids() == [Mail.objects.get().message_id]


def test_a_refused_message_is_tried_later_and_no_address_reaches_the_log(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    opened()
    told(reader())

    with mail_server(settings) as box, caplog.at_level(logging.DEBUG, logger="sauro"):
        box.refuse = "451 bận"
        send_mail(MORNING)
        waiting = Mail.objects.get()
        box.refuse = ""
        sent = send_waiting(MORNING + HOUR)

    assert (waiting.state, waiting.failure, sent) == ("waiting", "SMTPDataError", 1)
    assert "anlac.vn" not in caplog.text
