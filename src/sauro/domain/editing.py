"""Sửa trên bản đang có. Two people may open the same form; the second learns of it before anything is written over."""

from __future__ import annotations

from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_

STALE = "row.stale"


def require_as_seen(stored: int, seen: int | None) -> None:
    """Bản trên màn hình còn là bản đang lưu. `stored`, `seen`: revisions of the row now and as the form showed it.

    None: nothing was shown (the programming interface, a form opened before an upgrade). Refusal row.stale.
    """
    if seen is not None and seen != stored:
        raise Refusal(
            STALE,
            N_("Người khác vừa sửa sau khi trang này được mở; chưa có gì bị ghi đè."),
            advice=N_("Xem lại các ô có ghi giá trị đang lưu; muốn giữ những gì vừa gõ thì bấm lưu lần nữa."),
        )
