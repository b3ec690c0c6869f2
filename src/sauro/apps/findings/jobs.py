"""Điều cần xem lại: việc chạy nền. What changed is compared; a run may be repeated, it finds nothing twice."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sauro.apps.directives import services as directives
from sauro.apps.findings import services
from sauro.apps.findings.queries.works import papers_like
from sauro.web.clock import now


def look_again(at: dt.datetime | None = None) -> int:
    """So việc của văn bản vừa thay đổi, tìm nơi chưa có kế hoạch, xóa điều hết hạn lưu; returns how many changed.

    Days pass without an entry: the first run of a day looks at everything, the others at what the journal names.
    """
    moment = at or now()
    noted = services.note_changes(at=moment)
    done = [services.compare_waiting(at=moment)]
    if noted.documents:
        done.append(services.look_for_plans(at=moment))
    if noted.new_day:
        services.erase_old_findings(timezone.localdate(moment))
    return sum(n for d in done for n in (d.new, d.changed, d.gone))


def check_drafts(at: dt.datetime | None = None) -> int:
    """Kiểm tra các dự thảo đang chờ, each against the orders in force that its sender may see; returns how many."""
    return directives.check_waiting_drafts(near=papers_like, at=at or now())


def keep_drafts(at: dt.datetime | None = None) -> int:
    """Kiểm tra dự thảo mà lần đánh thức trước bỏ lỡ, xóa dự thảo hết hạn lưu; returns how many were checked."""
    moment = at or now()
    directives.expire_drafts(at=moment)
    return check_drafts(moment)
