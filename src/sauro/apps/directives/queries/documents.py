"""Văn bản chỉ đạo: câu hỏi. Reads only; what a person may see comes through `directives_visible_to`.

`on`: today, for the tree of bodies.
"""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sauro.apps.agencies.queries import below
from sauro.apps.directives.models import (
    Clause,
    Directive,
    DirectiveState,
    Reading,
    Recipient,
    RecipientList,
    Reference,
)
from sauro.apps.directives.permissions import FOR_THE_BODY, sight
from sauro.domain.acting import Acting
from sauro.domain.text.fold import fold
from sauro.web.prepared import Prepared, prepared

WAITING = (DirectiveState.UPLOADED, DirectiveState.READING, DirectiveState.HELD)


def directives_visible_to(acting: Acting, on: dt.date) -> QuerySet[Directive]:
    """Văn bản được xem. Two queries in all: the tree below, then the rows; newest first."""
    return _shown(acting, on)


def _seen(acting: Acting, on: dt.date, only: int | None = None) -> QuerySet[Directive]:
    under = below(acting.agency_id, on) if acting.role in FOR_THE_BODY else []
    return Directive.objects.filter(sight(acting, under, only=only))


def _shown(acting: Acting, on: dt.date, only: int | None = None) -> QuerySet[Directive]:
    rows = _seen(acting, on, only).select_related("issuer", "registrar", "giver", "file")
    return rows.order_by("-uploaded_at", "-pk")


def registered_here(acting: Acting, on: dt.date) -> QuerySet[Directive]:
    """Văn bản do cơ quan này vào sổ, of those that may be seen: who speaks for the body sees them all (`sight`)."""
    rows = Directive.objects.all() if acting.role in FOR_THE_BODY else _seen(acting, on)
    return rows.filter(registrar_id=acting.agency_id)


def directive_for(acting: Acting, on: dt.date, pk: int) -> Directive:
    """Một văn bản. Directive.DoesNotExist where it is not there or not to be seen: the page says 404 for both."""
    return _asked_of(_one, acting, on, pk)


def _asked_of(question: Prepared[Directive], acting: Acting, on: dt.date, pk: int) -> Directive:
    found = question.first(acting, _under(acting, on), pk)
    if found is None:
        raise Directive.DoesNotExist
    return found


def _under(acting: Acting, on: dt.date) -> tuple[int, ...]:
    """The bodies under the person's own, for who speaks for it."""
    return tuple(below(acting.agency_id, on)) if acting.role in FOR_THE_BODY else ()


@prepared
def _one(acting: Acting, under: tuple[int, ...], pk: int) -> QuerySet[Directive]:
    beside = ("issuer", "registrar", "giver", "file", "upload", "earlier", "same_file_as")
    return Directive.objects.filter(sight(acting, under, only=pk), pk=pk).select_related(*beside)


def directive_page(acting: Acting, on: dt.date, pk: int) -> Directive:
    """Một văn bản cho trang của nó: issuer and file beside it, nothing else; Directive.DoesNotExist as above."""
    return _asked_of(_page, acting, on, pk)


@prepared
def _page(acting: Acting, under: tuple[int, ...], pk: int) -> QuerySet[Directive]:
    only = Directive.objects.filter(sight(acting, under, only=pk), pk=pk)
    return only.select_related("issuer", "file", "upload").defer("folded", "refusal")


def uploads_in_progress(acting: Acting, on: dt.date) -> QuerySet[Directive]:
    """Văn bản chờ đọc của cơ quan, with the upload (page, pages, name) selected."""
    return directives_visible_to(acting, on).filter(state__in=WAITING).select_related("upload")


def uploads_shown(acting: Acting, on: dt.date, most: int) -> list[Directive]:
    """Văn bản chờ đọc của cơ quan, the newest of them, as a page that has them beside other things shows them."""
    return _uploads.rows(acting, _under(acting, on), most=most)


@prepared
def _uploads(acting: Acting, under: tuple[int, ...], *, most: int) -> QuerySet[Directive]:
    rows = Directive.objects.filter(sight(acting, under), state__in=WAITING).select_related("upload")
    return rows.defer("folded", "refusal").order_by("-uploaded_at", "-pk")[:most]


def refused_uploads(acting: Acting, on: dt.date) -> QuerySet[Directive]:
    """Văn bản không nhận: time, person and reason are all that is left."""
    return (
        directives_visible_to(acting, on).filter(state=DirectiveState.REFUSED).select_related("upload", "uploaded_by")
    )


def find_directives(
    acting: Acting, on: dt.date, *, words: str = "", state: str = "", kind: str = ""
) -> QuerySet[Directive]:
    """Tìm văn bản by number, subject or issuer (each word, with diacritics or without), state and kind."""
    found = directives_visible_to(acting, on)
    for word in words.split()[:8]:
        found = found.filter(folded__contains=fold(word))
    if state:
        found = found.filter(state=state)
    return found.filter(kind=kind) if kind else found


def latest_reading(directive: Directive) -> Reading | None:
    """Bản đọc mới nhất, with its clauses."""
    return directive.readings.prefetch_related("clauses").order_by("-version").first()


def clauses_of(reading: Reading) -> QuerySet[Clause]:
    """Mục, khoản, ý của một bản đọc, in text order."""
    return reading.clauses.select_related("parent").order_by("order")


def marks(reading: Reading) -> list[dict[str, Any]]:
    """Giá trị phần đầu và chỗ đọc được: [{field, value, start, end, confidence, because}], in text order."""
    rows: list[dict[str, Any]] = []
    for name, found in reading.header.items():
        for value in found if isinstance(found, list) else [found]:
            if value and value.get("start") is not None:
                rows.append({"field": name, **value})
    return sorted(rows, key=lambda r: (r["start"], r["end"]))


def references_of(directive: Directive) -> list[Reference]:
    """Dẫn chiếu, linked or as stubs."""
    return _references.rows(directive.pk)


@prepared
def _references(directive_id: int) -> QuerySet[Reference]:
    found = Reference.objects.filter(directive_id=directive_id)
    return found.only("number", "title", "linked_id", "issuer_printed", "issued_on", "directive_id")


def cited_by(directive: Directive, acting: Acting, on: dt.date) -> QuerySet[Directive]:
    """Văn bản dẫn chiếu đến văn bản này, of those that the person may see."""
    return directives_visible_to(acting, on).filter(
        pk__in=Reference.objects.filter(linked=directive).values("directive")
    )


@dataclass(frozen=True, slots=True)
class PrintedRecipient:
    """Nơi nhận như in; `agency`: the name of the body that was found for it, "" for none or the same words."""

    printed: str
    agency: str


def recipients_of(directive: Directive) -> dict[str, list[PrintedRecipient]]:
    """Kính gửi và Nơi nhận, as printed, by list. One query."""
    found: dict[str, list[PrintedRecipient]] = {str(which): [] for which in RecipientList}
    for which, printed, name in _recipients.rows(directive.pk):
        found[which].append(PrintedRecipient(printed, name if name and name != printed else ""))
    return found


@prepared
def _recipients(directive_id: int) -> QuerySet[Recipient, Any]:
    return Recipient.objects.filter(directive_id=directive_id).values_list("list", "printed", "agency__name")


def versions_of(directive: Directive) -> list[Directive]:
    """Các bản của cùng một văn bản, oldest first; only itself where the identity is not known."""
    if not directive.identity:
        return [directive]
    return _versions.rows(directive.identity, directive.registrar_id)


@prepared
def _versions(identity: str, registrar: int) -> QuerySet[Directive]:
    found = Directive.objects.filter(identity=identity, registrar_id=registrar)
    return found.only("version", "uploaded_at", "earlier_id").order_by("version", "pk")


def copies_of_file(sha256: str, registrar_id: int) -> QuerySet[Directive]:
    """Văn bản của cơ quan có cùng tệp, oldest first."""
    return Directive.objects.filter(file__sha256=sha256, registrar_id=registrar_id, same_file_as=None).order_by("pk")


@dataclass(frozen=True, slots=True)
class Difference:
    """Chỗ khác nhau của hai bản. `op`: equal, replace, delete, insert; paragraphs of the old and of the new.

    `span`: where the old paragraphs stand in the old text; None for an insertion.
    """

    op: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    span: tuple[int, int] | None = None


def difference(a: Reading, b: Reading) -> list[Difference]:
    """So sánh hai bản, paragraph by paragraph; spaces and line breaks do not count."""
    old, new = _paragraphs(a), _paragraphs(b)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    rows = a.paragraphs
    return [
        Difference(op, tuple(old[i:j]), tuple(new[k:m]), (rows[i]["start"], rows[j - 1]["end"]) if i < j else None)
        for op, i, j, k, m in matcher.get_opcodes()
    ]


def _paragraphs(reading: Reading) -> list[str]:
    return [" ".join(reading.text[p["start"] : p["end"]].split()) for p in reading.paragraphs]


def waiting_uploads() -> list[int]:
    """Văn bản chờ đọc. The queue of the reading job, oldest first."""
    return list(
        Directive.objects.filter(state=DirectiveState.UPLOADED)
        .order_by("uploaded_at", "pk")
        .values_list("pk", flat=True)
    )


def read_and_new() -> QuerySet[Directive]:
    """Văn bản đã đọc, not a copy and not a later version: what the floor above proposes tasks from."""
    return Directive.objects.filter(state=DirectiveState.READ, same_file_as=None, earlier=None).order_by("pk")
