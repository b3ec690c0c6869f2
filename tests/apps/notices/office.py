"""An office that is told things, and a real mail server on the loopback that keeps what it gets."""

from __future__ import annotations

import datetime as dt
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope

from sauro.apps.notices.services import choose, set_mail, tell
from sauro.domain.acting import Acting, Role
from sauro.domain.sentence import Sentence
from tests import cast
from tests.apps.tasks.desk import at_desk

MORNING = dt.datetime(2026, 9, 16, 0, 30, tzinfo=dt.UTC)  # Wednesday 16/09/2026, 7:30 in the province


class Postbox:
    """What the mail server took, in order; `refuse` answers with this line instead."""

    def __init__(self) -> None:
        self.taken: list[Message] = []
        self.refuse = ""

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802
        if self.refuse:
            return self.refuse
        self.taken.append(message_from_bytes(bytes(envelope.content or b"")))
        return "250 OK"

    def ids(self) -> list[str]:
        return [str(message["Message-ID"]) for message in self.taken]

    def bodies(self) -> list[str]:
        return [message.get_payload(decode=True).decode() for message in self.taken]  # type: ignore[union-attr]


@contextmanager
def mail_server(settings: Any, given: Postbox | None = None) -> Iterator[Postbox]:
    """A server of its own on a free port, to which the product's settings point."""
    box = given or Postbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.SAURO_SMTP_URL, settings.SAURO_URL = f"smtp://127.0.0.1:{port}", "https://sauro.anlac.vn"
    try:
        yield box
    finally:
        controller.stop()


def reader(*, hour: int = 7, email: str = "nguoi.nhan@anlac.vn") -> Acting:
    """Somebody with an address who is told by mail."""
    who = at_desk(Role.OFFICER, cast.agency("Sở Nội vụ"))
    choose(email=email, by_mail=True, hour=hour, by=who)
    return who


def opened(at: dt.datetime = cast.AT) -> None:
    """The administrator opened mail."""
    set_mail(opened=True, by=at_desk(Role.ADMINISTRATOR, cast.agency("Văn phòng Tỉnh ủy")), at=at)


def told(who: Acting, number: int = 1, *, at: dt.datetime = MORNING, urgent: bool = False) -> None:
    """One notice about a task."""
    text = Sentence("{code} quá hạn {count} ngày làm việc", {"code": f"NV-2026-{number:04d}", "count": "1"})
    tell(
        people=[who.person_id], kind="urge.n3", about=("task", number), text=text, url=f"/tasks/NV-2026-{number:04d}/",
        slot=f"urge.n3:{number}", at=at, urgent=urgent,
    )  # fmt: skip
