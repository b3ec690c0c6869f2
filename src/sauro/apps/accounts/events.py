"""Sự kiện của tài khoản, in the past tense, as the journal names them."""

from __future__ import annotations

from sauro.domain.sentence import N_

OPENED = "account.opened"
CLOSED = "account.closed"
REOPENED = "account.reopened"
PASSWORD_CHANGED = "account.password_changed"
PASSWORD_RESET = "account.password_reset"
POST_CHOSEN = "account.post_chosen"
TOKEN_MADE = "account.token_made"
TOKEN_REVOKED = "account.token_revoked"

LABELS = {
    OPENED: N_("Mở tài khoản {username}"),
    CLOSED: N_("Khóa tài khoản {username}"),
    REOPENED: N_("Mở lại tài khoản {username}"),
    PASSWORD_CHANGED: N_("Đổi mật khẩu của mình"),
    PASSWORD_RESET: N_("Đặt lại mật khẩu của {username}"),
    POST_CHOSEN: N_("Chọn chức vụ để làm việc: {title}, {agency}"),
    TOKEN_MADE: N_("Tạo mã truy cập “{name}”"),
    TOKEN_REVOKED: N_("Thu hồi mã truy cập “{name}”"),
}
