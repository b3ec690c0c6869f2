"""Tin báo qua giao diện lập trình: của chính người giữ mã."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema

from sauro.apps.notices import queries, services
from sauro.apps.notices.models import Notice
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.web import clock
from sauro.web.api import PROBLEMS, Id, Listed, Slice, changing, listed
from sauro.web.speech import say

router = Router(tags=["notices"])


class NoticeOut(Schema):
    """Tin báo."""

    id: int
    kind: str
    text: str
    url: str
    urgent: bool
    at: dt.datetime
    read_at: dt.datetime | None


def _notice(row: Notice) -> dict[str, Any]:
    names = ("kind", "url", "urgent", "at", "read_at")
    return {"id": row.pk, "text": say(queries.sentence_of(row))} | {name: getattr(row, name) for name in names}


@router.get("", response={200: Listed[NoticeOut], **PROBLEMS})
def notices(request: HttpRequest, part: Query[Slice]) -> Any:
    """Tin của tôi, mới nhất trước."""
    return listed(queries.notices_of(request.acting.account_id), part, _notice)  # type: ignore[attr-defined]


@router.post("/{notice_id}/read", response={200: NoticeOut, **PROBLEMS})
@changing
def read(request: HttpRequest, notice_id: Id) -> Any:
    """Đã đọc."""
    try:
        return _notice(services.read_notice(notice_id=notice_id, by=request.acting, at=clock.now()))  # type: ignore[attr-defined]
    except Notice.DoesNotExist:
        raise Refusal("notice.unknown", N_("Không có tin báo này."), advice=N_("Tải lại danh sách tin.")) from None
