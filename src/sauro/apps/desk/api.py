"""Bàn làm việc qua giao diện lập trình: tôi là ai, việc gì đang chờ tôi."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from sauro.apps.desk.queries import home_of
from sauro.web import clock
from sauro.web.api import PROBLEMS

router = Router(tags=["me"])


class Me(Schema):
    """Người đang làm việc qua mã này."""

    person: str
    role: str
    agency_id: int
    agency: str
    may_write: bool


class PileOut(Schema):
    """Một nhóm việc: how many in all, and the codes of the first."""

    total: int
    codes: list[str]


@router.get("", response={200: Me, **PROBLEMS})
def me(request: HttpRequest) -> Any:
    """Chức vụ mà mã này đang dùng."""
    acting = request.acting  # type: ignore[attr-defined]
    return {
        "person": acting.person_name,
        "role": acting.role,
        "agency_id": acting.agency_id,
        "agency": acting.agency_name,
        "may_write": request.may_write,  # type: ignore[attr-defined]
    }


@router.get("/work", response={200: dict[str, PileOut], **PROBLEMS})
def work(request: HttpRequest) -> Any:
    """Việc của tôi, theo nhóm như trên trang đầu."""
    home = home_of(request.acting, clock.now(), clock.today())  # type: ignore[attr-defined]
    return {
        name: {"total": pile.total, "codes": [home.tasks[pk].code for pk in pile.ids if pk in home.tasks]}
        for name, pile in home.piles.items()
    }
