"""Thư bị phá: a mail that cannot be written or is put off never keeps the others waiting and is never lost."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from aiosmtpd.smtp import Envelope
from django.db import transaction

from sauro.apps.notices.jobs import send_mail
from sauro.apps.notices.models import Mail, MailState
from sauro.apps.notices.services import mail_calendar, make_mails, send_waiting
from tests.apps.notices.office import MORNING, Postbox, mail_server, opened, reader, told

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def test_a_title_with_line_breaks_is_one_header_and_stops_nobody(settings: Any) -> None:
    first, second = reader(email="a@anlac.vn"), reader(email="b@anlac.vn")
    opened()
    title = "SáuRõ: Họp giao ban\r\nBcc: ke.xau@noi.khac\r\n\r\nthân giả\x0b\u2028"

    with mail_server(settings) as box:
        with transaction.atomic():
            mail_calendar(
                people=[first.person_id], slot="calendar:x", subject=title, body="mời họp\n",
                calendar="BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n", at=MORNING,
            )  # fmt: skip
        told(second)
        sent = send_mail(MORNING)

    assert sent == 2
    assert {message["To"] for message in box.taken} == {"a@anlac.vn", "b@anlac.vn"}
    assert all(message["Bcc"] is None for message in box.taken)


def test_a_row_that_is_no_mail_fails_alone(settings: Any) -> None:
    for name in ("a", "b", "c"):
        told(reader(email=f"{name}@anlac.vn"))
    opened()

    with mail_server(settings) as box:
        make_mails(MORNING)
        Mail.objects.filter(to="a@anlac.vn").update(subject="một\nhai")  # a row of an older version
        Mail.objects.filter(to="b@anlac.vn").update(to="c@@anlac.vn")  # an address that is none
        sent = send_waiting(MORNING)

    assert sent == 1
    assert box.taken[0]["To"] == "c@anlac.vn"
    assert sorted(Mail.objects.values_list("state", flat=True)) == ["failed", "failed", "sent"]


class Choosy(Postbox):
    """Refuses some addresses with the line given."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, str] = {}

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if line := self.lines.get(address):
            return line
        envelope.rcpt_tos.append(address)
        return "250 OK"


def test_of_ten_addresses_one_is_refused_for_good_and_one_put_off(settings: Any) -> None:
    for number in range(10):
        told(reader(email=f"nguoi{number}@anlac.vn"))
    opened()

    with mail_server(settings, Choosy()) as box:
        box.lines = {"nguoi3@anlac.vn": "550 không có hộp thư", "nguoi5@anlac.vn": "450 thử lại sau"}
        now = send_mail(MORNING)
        box.lines.pop("nguoi5@anlac.vn")
        later = send_waiting(MORNING + HOUR)

    assert (now, later) == (8, 1)
    assert Mail.objects.get(to="nguoi3@anlac.vn").state == MailState.FAILED
    assert Mail.objects.get(to="nguoi5@anlac.vn").state == MailState.SENT
