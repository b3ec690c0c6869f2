"""Nhập sổ theo dõi: văn bản. Whatever gives rise to tasks is a directive first; a sheet that cites none has a stub."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sauro.apps.directives.models import Directive
from sauro.apps.directives.services import OutsideDocument, register_outside
from sauro.apps.imports.services import Source
from sauro.apps.tasks.services.register_known import CHUNK, STUB
from sauro.apps.tasks.services.register_plan import Wanted
from sauro.domain.acting import Acting
from sauro.domain.identity import number_key
from sauro.domain.registers import Cited
from sauro.domain.text.fold import key


def documents_of(
    some: Sequence[Wanted], source: Source, by: Acting, at: dt.datetime
) -> tuple[dict[int | Cited, Directive], list[int]]:
    """Văn bản của các dòng: {id or words: directive}, and the ids of those made now."""
    known = sorted({w.document for w in some if isinstance(w.document, int)})
    found: dict[int | Cited, Directive] = {}
    for start in range(0, len(known), CHUNK):
        found.update(Directive.objects.in_bulk(known[start : start + CHUNK]))
    new: dict[tuple[str, dt.date | None], OutsideDocument] = {}
    asked: dict[Cited, tuple[str, dt.date | None]] = {}
    for wanted in some:
        if isinstance(wanted.document, int):
            continue
        name = _name(wanted.document)
        asked[wanted.document] = name
        new.setdefault(name, _outside(wanted, source))
    made = dict(zip(new, register_outside(documents=list(new.values()), by=by, at=at), strict=True))
    for words, name in asked.items():
        found[words] = made[name]
    found.update({row.pk: row for row in made.values()})
    return found, [row.pk for row in made.values()]


def _name(document: Cited) -> tuple[str, dt.date | None]:
    if document.number:
        return number_key(document.number), document.issued_on
    return key(document.words), None


def _outside(wanted: Wanted, source: Source) -> OutsideDocument:
    document = wanted.document
    assert isinstance(document, Cited)
    if not document.words:
        return OutsideDocument(subject=f"{STUB}{source.file_name}")
    return OutsideDocument(
        number=document.number,
        subject="" if document.number else document.words,
        issued_on=document.issued_on,
        kind=document.kind,
        family=document.family,
        issuer_id=wanted.issuer_id,
        issuer_printed=wanted.issuer,
    )
