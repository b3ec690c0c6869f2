"""Thực đơn. What the navigation shows, in order; `web` draws what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from sauro.apps.desk.queries import waiting_reviews
from sauro.apps.findings.models import Finding
from sauro.apps.findings.queries import findings_about, sentence_of, waiting_findings
from sauro.apps.notices.queries import unread_count
from sauro.domain.acting import Role
from sauro.domain.sentence import Sentence
from sauro.web import clock


@dataclass(frozen=True, slots=True)
class Entry:
    """Mục thực đơn. Label, route, icon, who sees it, and the question that counts what waits there."""

    label: Promise
    route: str
    icon: str = ""
    roles: frozenset[Role] = frozenset(Role)
    count: Callable[[HttpRequest], int] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """Mục thực đơn như đang hiện: translated, with its address, its count and whether it is the present page."""

    label: str
    url: str
    icon: str
    count: int
    current: bool


def _waiting_reviews(request: HttpRequest) -> int:
    return waiting_reviews(request.acting, clock.today())  # type: ignore[attr-defined]


def _waiting_findings(request: HttpRequest) -> int:
    return waiting_findings(request.acting)  # type: ignore[attr-defined]


CONTENT = frozenset(Role) - {Role.ADMINISTRATOR}
ADMINISTRATION = frozenset({Role.ADMINISTRATOR})

MENU: list[Entry] = [
    Entry(gettext_lazy("Việc của tôi"), "desk:home", "home"),
    Entry(
        gettext_lazy("Rà soát"),
        "tasks:reviews",
        "list-check",
        frozenset({Role.CLERK, Role.COORDINATOR}),
        _waiting_reviews,
    ),
    Entry(pgettext_lazy("thực đơn", "Nhiệm vụ"), "tasks:register", "layout-dashboard", CONTENT),
    Entry(gettext_lazy("Quán triệt"), "briefings:list", "users", CONTENT),
    Entry(
        pgettext_lazy("thực đơn", "Theo cơ quan"),
        "desk:agency_summary",
        "building",
        frozenset({Role.CLERK, Role.COORDINATOR, Role.LEADER, Role.INSPECTOR}),
    ),
    Entry(
        gettext_lazy("Dấu hiệu"),
        "tasks:signals",
        "eye",
        frozenset({Role.LEADER, Role.COORDINATOR, Role.INSPECTOR}),
    ),
    Entry(
        gettext_lazy("Điều cần xem lại"),
        "findings:list",
        "scale",
        frozenset({Role.CLERK, Role.COORDINATOR, Role.LEADER, Role.INSPECTOR}),
        _waiting_findings,
    ),
    Entry(gettext_lazy("Văn bản"), "directives:list", "file-text", CONTENT),
    Entry(
        gettext_lazy("Văn bản gửi đến"),
        "directives:inbox",
        "inbox",
        frozenset({Role.CLERK, Role.COORDINATOR, Role.LEADER}),
    ),
    Entry(
        gettext_lazy("Văn bản đi"),
        "letters:list",
        "send",
        frozenset({Role.CLERK, Role.COORDINATOR, Role.LEADER, Role.INSPECTOR}),
    ),
    Entry(pgettext_lazy("thực đơn", "Báo cáo, chỉ tiêu"), "reports:list", "report", CONTENT),
    Entry(gettext_lazy("Tổng hợp kỳ"), "reports:syntheses", "file-spreadsheet", CONTENT),
    Entry(pgettext_lazy("thực đơn", "Cơ quan"), "agencies:list", "building"),
    Entry(gettext_lazy("Quy định"), "rulebook:list", "scale"),
    Entry(pgettext_lazy("thực đơn", "Tài khoản"), "accounts:list", "users", ADMINISTRATION),
    Entry(gettext_lazy("Gửi thư"), "notices:mail", "send", ADMINISTRATION),
    Entry(gettext_lazy("Nhật ký"), "journal:list", "history", ADMINISTRATION),
]


def _is_here(path: str, url: str) -> bool:
    """Whether a page stands under an entry; the home page is only itself."""
    return path == url if url == "/" else path.startswith(url)


def menu(request: HttpRequest) -> list[Item]:
    """Thực đơn of the person who asks; an entry whose page does not exist yet is left out."""
    acting = getattr(request, "acting", None)
    items = []
    for entry in MENU if acting else []:
        if acting.role not in entry.roles:
            continue
        try:
            url = reverse(entry.route)
        except NoReverseMatch:
            continue
        count = entry.count(request) if entry.count else 0
        items.append(Item(str(entry.label), url, entry.icon, count, _is_here(request.path, url)))
    return items


def bell(request: HttpRequest) -> int:
    """Chuông: how many notices wait to be read."""
    acting = getattr(request, "acting", None)
    return unread_count(acting.account_id) if acting else 0


def findings_of(request: HttpRequest, *names: str) -> list[tuple[Finding, Sentence]]:
    """Điều cần xem lại của một trang: what stands about these things ("task:12") and may be seen, newest first."""
    acting = getattr(request, "acting", None)
    rows = findings_about(names, acting, clock.today()) if acting else ()
    return [(row, sentence_of(row.said)) for row in rows]
