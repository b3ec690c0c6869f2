"""Thực đơn. What the navigation shows, in order; `web` draws what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy

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


def menu(request: HttpRequest) -> tuple[Item, ...]:
    """Thực đơn of the person who asks; an entry whose page does not exist yet is left out."""
    acting = getattr(request, "acting", None)
    if acting is None:
        return ()
    at = (acting.role, get_script_prefix(), settings.ROOT_URLCONF)
    entries = _entries(*at)
    counts = tuple(entry.count(request) if entry.count else 0 for _, entry, _ in entries)
    here = tuple(_is_here(request.path, url) for url, _, _ in entries)
    return _items(get_language(), at, counts, here)


@lru_cache(maxsize=32)
def _entries(role: Role, _: str, __: str) -> tuple[tuple[str, Entry, Promise | None], ...]:
    """Address, entry, and the heading above the first one of each group."""
    found = []
    for group in MENU:
        heading = group.label
        for entry in group.entries:
            if role in entry.roles and (url := _address(entry.route)):
                found.append((url, entry, heading))
                heading = None
    return tuple(found)


def _address(route: str) -> str:
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


@lru_cache(maxsize=256)
def _items(
    _: str | None, at: tuple[Role, str, str], counts: tuple[int, ...], here: tuple[bool, ...]
) -> tuple[Item, ...]:
    """Drawn up once for a language, a role, a place and what waits."""
    return tuple(
        Item(str(entry.label), url, entry.icon, count, current, str(heading or ""))
        for (url, entry, heading), count, current in zip(_entries(*at), counts, here, strict=True)
    )


def bell(request: HttpRequest) -> int:
    """Chuông: how many notices wait to be read."""
    acting = getattr(request, "acting", None)
    return unread_count(acting.account_id) if acting else 0


def findings_of(request: HttpRequest, *names: str) -> list[tuple[Finding, Sentence]]:
    """Điều cần xem lại của một trang: what stands about these things ("task:12") and may be seen, newest first."""
    acting = getattr(request, "acting", None)
    rows = findings_about(names, acting, clock.today()) if acting else ()
    return [(row, sentence_of(row.said)) for row in rows]
