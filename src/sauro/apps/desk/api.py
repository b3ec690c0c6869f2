"""Bàn làm việc qua giao diện lập trình: tôi là ai, việc gì đang chờ tôi, tìm."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.urls import reverse
from ninja import Field, Query, Router, Schema

from sauro.apps.desk.queries import Found, find_all, home_of
from sauro.apps.desk.queries.finding import KINDS
from sauro.apps.findings.queries import sentence_of
from sauro.apps.letters.queries import number_of
from sauro.web import clock
from sauro.web.api import PROBLEMS, Listed, Slice, listed
from sauro.web.speech import say

router = Router(tags=["me"])
finding = Router(tags=["search"])


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


class SearchIn(Schema):
    """Điều tìm. With or without diacritics; `kind`: that kind alone, more of it."""

    q: Annotated[str, Field(max_length=200)] = ""
    kind: Literal[KINDS] | None = None  # type: ignore[valid-type]


class HitOut(Schema):
    """Kết quả tìm. `code`: of a task or a body, the number of a document, else ""; `about`: what the page says
    under it; `excerpt`: the words in a document's text; `page`: where a person reads it.
    """

    kind: str
    id: int
    code: str
    title: str
    about: str
    excerpt: str
    page: str


class SearchOut(Listed[HitOut]):
    """Kết quả tìm, as the page shows them: 8 of each kind, 50 of one that is asked for alone.

    `counts`: by kind, only of what may be seen; at least so many of those in `more`.
    """

    counts: dict[str, int]
    more: list[str]


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


@finding.get("", response={200: SearchOut, **PROBLEMS})
def search(request: HttpRequest, asked: Query[SearchIn], part: Query[Slice]) -> Any:
    """Tìm ở mọi nơi, chỉ trong những gì chức vụ đang dùng được xem."""
    found = find_all(request.acting, asked.q, clock.today(), kind=asked.kind or "", places=True)  # type: ignore[attr-defined]
    shown = listed(list(_hits(found)), part, lambda hit: hit)
    return shown | {"counts": found.counts, "more": sorted(found.more)}


def _hits(found: Found) -> Iterator[dict[str, Any]]:
    for row in found.tasks:
        about = f"{row.directive.number or row.directive} · {row.lead.name}"
        yield _hit("tasks", row, row.work, about, reverse("tasks:task", args=[row.code]), code=row.code)
    for row in found.directives:
        excerpt, _ = found.places.get(row.pk, (None, ""))
        quoted = "".join(words for words, _ in excerpt.parts) if excerpt else ""
        page, title = reverse("desk:directive", args=[row.pk]), f"{row.get_kind_display()} {row.number}".strip()
        yield _hit("directives", row, title, row.subject, page, code=row.number, excerpt=quoted)
    for row in found.letters:
        about = f"{row.subject} · {row.to_printed}"
        number = number_of(row)
        yield _hit("letters", row, number, about, reverse("letters:letter", args=[row.pk]), code=number)
    for row in found.reports:
        about = f"{row.to.name} · {row.get_state_display()}"
        yield _hit("reports", row, row.title, about, reverse("reports:obligation", args=[row.pk]))
    for row in found.findings:
        about = f"{row.source} · {row.body.name} · {row.get_state_display()}"
        yield _hit("findings", row, say(sentence_of(row.said)), about, reverse("findings:finding", args=[row.pk]))
    for row in found.agencies:
        yield _hit("agencies", row, row.name, row.code, reverse("agencies:agency", args=[row.pk]), code=row.code)
    for row in found.people:
        about = found.posts.get(row.pk) or row.note
        yield _hit("people", row, row.name, about, reverse("agencies:person", args=[row.pk]))


def _hit(
    kind: str, row: Any, title: str, about: str, page: str, *, code: str = "", excerpt: str = ""
) -> dict[str, Any]:
    return {
        "kind": kind, "id": row.pk, "code": code, "title": title, "about": about, "excerpt": excerpt, "page": page,
    }  # fmt: skip
