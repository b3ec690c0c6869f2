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
class Group:
    """Nhóm thực đơn. Entries under one heading; the first group has none."""

    label: Promise | None
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Item:
    """Mục thực đơn như đang hiện: translated, with its address, its count and whether it is the present page.

    `group`: the heading above it, on the first item of each group alone.
    """

    label: str
    url: str
    icon: str
    count: int
    current: bool
    group: str = ""


def _waiting_reviews(request: HttpRequest) -> int:
    return waiting_reviews(request.acting, clock.today())  # type: ignore[attr-defined]


def _waiting_findings(request: HttpRequest) -> int:
    return waiting_findings(request.acting)  # type: ignore[attr-defined]


CONTENT = frozenset(Role) - {Role.ADMINISTRATOR}
ADMINISTRATION = frozenset({Role.ADMINISTRATOR})

COUNTER = frozenset({Role.CLERK, Role.COORDINATOR})
HEADS = frozenset({Role.LEADER, Role.COORDINATOR})
FOR_THE_BODY = frozenset({Role.CLERK, Role.COORDINATOR, Role.LEADER})
DRAFTERS = FOR_THE_BODY | {Role.OFFICER}
WATCHERS = HEADS | {Role.INSPECTOR}
READERS = FOR_THE_BODY | {Role.INSPECTOR}

# The first four that a person has stand at the foot of a phone; all of them are under "Thêm". What belongs to the
# office's day (meetings, visits, vehicles, duty, hours) has its group; an entry whose page is not there is left out.
MENU: list[Group] = [
    Group(
        None,
        [
            Entry(gettext_lazy("Bàn điều hành"), "desk:board", "layout-dashboard", frozenset({Role.LEADER})),
            Entry(gettext_lazy("Việc của tôi"), "desk:home", "home"),
            Entry(gettext_lazy("Rà soát"), "tasks:reviews", "eye", COUNTER, _waiting_reviews),
            Entry(pgettext_lazy("thực đơn", "Nhiệm vụ"), "tasks:register", "list-check", CONTENT),
            Entry(gettext_lazy("Văn bản"), "directives:list", "file-text", CONTENT),
            Entry(gettext_lazy("Bàn điều hành"), "desk:board", "layout-dashboard", frozenset({Role.COORDINATOR})),
        ],
    ),
    Group(
        gettext_lazy("Theo dõi"),
        [
            Entry(gettext_lazy("Quán triệt"), "briefings:list", "users", CONTENT),
            Entry(pgettext_lazy("thực đơn", "Theo cơ quan"), "desk:agency_summary", "building", READERS),
            Entry(gettext_lazy("Dấu hiệu"), "tasks:signals", "info-circle", WATCHERS),
            Entry(gettext_lazy("Điều cần xem lại"), "findings:list", "scale", READERS, _waiting_findings),
        ],
    ),
    Group(
        gettext_lazy("Báo cáo, văn thư"),
        [
            Entry(pgettext_lazy("thực đơn", "Báo cáo, chỉ tiêu"), "reports:list", "report", CONTENT),
            Entry(gettext_lazy("Tổng hợp kỳ"), "reports:syntheses", "file-spreadsheet", CONTENT),
            Entry(gettext_lazy("Kiểm tra dự thảo"), "directives:drafts", "circle-check", DRAFTERS),
            Entry(gettext_lazy("Văn bản gửi đến"), "directives:inbox", "inbox", FOR_THE_BODY),
            Entry(gettext_lazy("Văn bản đi"), "letters:list", "send", READERS),
        ],
    ),
    Group(
        gettext_lazy("Ngày làm việc"),
        [
            Entry(gettext_lazy("Cuộc họp"), "meetings:list", "users", CONTENT),
            Entry(pgettext_lazy("thực đơn", "Lịch"), "desk:calendar", "calendar", CONTENT),
            Entry(pgettext_lazy("thực đơn", "Lịch trực"), "duty:home", "shield-check", CONTENT),
            Entry(gettext_lazy("Giờ làm việc"), "hours:mine", "clock", CONTENT),
            Entry(pgettext_lazy("thực đơn", "Đi cơ sở"), "visits:list", "world", CONTENT),
            Entry(gettext_lazy("Xe công"), "vehicles:list", "car", CONTENT),
        ],
    ),
    Group(
        gettext_lazy("Nền tảng"),
        [
            Entry(pgettext_lazy("thực đơn", "Cơ quan"), "agencies:list", "building"),
            Entry(gettext_lazy("Quy định"), "rulebook:list", "scale"),
            Entry(pgettext_lazy("thực đơn", "Tài khoản"), "accounts:list", "users", ADMINISTRATION),
            Entry(gettext_lazy("Gửi thư"), "notices:mail", "send", ADMINISTRATION),
            Entry(gettext_lazy("Nhật ký"), "journal:list", "history", ADMINISTRATION),
        ],
    ),
]


def _is_here(path: str, url: str) -> bool:
    """Whether a page stands under an entry; the home page is only itself."""
    return path == url if url == "/" else path.startswith(url)


def menu(request: HttpRequest) -> list[Item]:
    """Thực đơn of the person who asks; an entry whose page does not exist yet is left out."""
    acting = getattr(request, "acting", None)
    items: list[Item] = []
    for group in MENU if acting else []:
        heading = str(group.label or "")
        for entry in group.entries:
            if acting.role in entry.roles and (item := _shown(entry, request, heading)):
                items.append(item)
                heading = ""
    return items


def _shown(entry: Entry, request: HttpRequest, heading: str) -> Item | None:
    try:
        url = reverse(entry.route)
    except NoReverseMatch:
        return None
    count = entry.count(request) if entry.count else 0
    return Item(str(entry.label), url, entry.icon, count, _is_here(request.path, url), heading)


def bell(request: HttpRequest) -> int:
    """Chuông: how many notices wait to be read."""
    acting = getattr(request, "acting", None)
    return unread_count(acting.account_id) if acting else 0


def findings_of(request: HttpRequest, *names: str) -> list[tuple[Finding, Sentence]]:
    """Điều cần xem lại của một trang: what stands about these things ("task:12") and may be seen, newest first."""
    acting = getattr(request, "acting", None)
    rows = findings_about(names, acting, clock.today()) if acting else ()
    return [(row, sentence_of(row.said)) for row in rows]
