"""Điều chưa gửi. What was typed into a form that could not be taken, because the session had ended or the page was
old: it goes through the sign-in in the person's own page, signed and never kept by the server, and is sent on with one
press. Passwords and files are not among it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core import signing
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

FIELD = "unsent"  # the name under which a sign-in form carries it
SECRET = frozenset({"password", "present", "new"})
_NOT_TYPED = SECRET | {"csrfmiddlewaretoken", FIELD}
_SALT = "sauro.unsent"
LASTS = 12 * 60 * 60  # seconds
MOST = 1_000_000  # characters in all; a form above that is told to be lost rather than carried twice
_PROSE = 12  # from so many characters on, or with a space in it, a value was typed rather than chosen


@dataclass(frozen=True, slots=True)
class Unsent:
    """Một biểu mẫu chưa gửi được: where it goes, from which page, its fields in their order, whether it had files."""

    path: str
    page: str
    fields: tuple[tuple[str, str], ...]
    files: bool = False

    @property
    def texts(self) -> list[tuple[str, str]]:
        """What somebody typed, which is shown and may be corrected before it is sent on."""
        return [field for field in self.fields if _typed(field[1])]

    @property
    def rest(self) -> list[tuple[str, str]]:
        """What was chosen: marks, days, buttons; goes along unseen."""
        return [field for field in self.fields if not _typed(field[1])]

    @property
    def sealed(self) -> str:
        """As one signed word, for a form; nobody else can have filled it."""
        return signing.dumps([self.path, self.page, self.fields, self.files], salt=_SALT, compress=True)


def unsent_of(request: HttpRequest) -> Unsent | None:
    """What this request sent; None where it sent nothing to be kept (a sign-in, a password, a flood)."""
    if request.method != "POST" or SECRET & request.POST.keys():
        return None
    sent = _pairs(request.POST.lists())
    if sum(len(name) + len(value) for name, value in sent) > MOST:
        return None
    return Unsent(request.get_full_path(), came_from(request), sent, bool(request.FILES))


def opened(sealed: str) -> Unsent | None:
    """What a sign-in form carried; None where it is too old or not of our making."""
    try:
        path, page, fields, files = signing.loads(sealed, salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        return None
    return Unsent(path, page, tuple((name, value) for name, value in fields), files)


def came_from(request: HttpRequest) -> str:
    """The page of this installation on which the form stood, as a path; empty where none is known."""
    page = request.headers.get("Referer", "")
    try:
        here = {request.get_host()}
    except DisallowedHost:  # asked under a name that is not ours: the page that says so asks here too
        return ""
    if not url_has_allowed_host_and_scheme(page, here, require_https=request.is_secure()):
        return ""
    parts = urlsplit(page)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return path if path.startswith("/") and path != request.get_full_path() else ""


def of_our_own(request: HttpRequest) -> bool:
    """Whether the browser itself says that the form stood on a page of this installation."""
    return request.headers.get("Origin", "") == f"{request.scheme}://{request.get_host()}"


def _pairs(lists: Iterable[tuple[str, list[str]]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, values in lists if name not in _NOT_TYPED for value in values)


def _typed(value: str) -> bool:
    return len(value) > _PROSE or " " in value.strip()
