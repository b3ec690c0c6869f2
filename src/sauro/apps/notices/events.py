"""Sự kiện của tin báo, in the past tense, as the journal names them."""

from __future__ import annotations

from sauro.domain.sentence import N_

MAIL_OPENED = "notices.mail_opened"
MAIL_CLOSED = "notices.mail_closed"

LABELS = {
    MAIL_OPENED: N_("Mở gửi thư sau khi xem trước {count} thư"),
    MAIL_CLOSED: N_("Dừng gửi thư"),
}
