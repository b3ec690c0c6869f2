"""Sự kiện của văn bản đi, in the past tense, as the journal names them."""

from __future__ import annotations

from sauro.domain.sentence import N_

DRAFTED = "letter.drafted"
WORDED = "letter.worded"
SIGNED = "letter.signed"
SENT = "letter.sent"
ANSWERED = "letter.answered"
DROPPED = "letter.dropped"

LABELS = {
    DRAFTED: N_("Dự thảo văn bản gửi {to}"),
    WORDED: N_("Sửa dự thảo văn bản"),
    SIGNED: N_("Ký, lấy số {number}"),
    SENT: N_("Gửi văn bản {number} đến {to}"),
    ANSWERED: N_("Ghi trả lời của {to}"),
    DROPPED: N_("Bỏ dự thảo: {reason}"),
}
