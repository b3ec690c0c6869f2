"""Đọc văn bản. The job's verb: read in a capped child outside any transaction, then store in one."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from contextlib import nullcontext
from dataclasses import dataclass

from django.db import DataError, transaction
from django.utils import timezone

from sauro.apps.agencies.queries import registry, search_key
from sauro.apps.directives import events
from sauro.apps.directives.models import (
    Clause,
    Directive,
    DirectiveState,
    Recipient,
    RecipientList,
    Reference,
    Source,
)
from sauro.apps.directives.models import Reading as ReadingRow
from sauro.apps.directives.queries import waiting_uploads
from sauro.apps.directives.services import stored
from sauro.apps.directives.services.family import note_relations
from sauro.apps.directives.services.header import identify, index_words, link_references
from sauro.apps.directives.services.uploading import SECRET, limits_on, refuse_row, wake_reader
from sauro.apps.files import queries as file_queries
from sauro.apps.files import services as files
from sauro.apps.files.models import Upload
from sauro.apps.files.screening import MACHINE_FAULTS
from sauro.apps.journal.services import record
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.agencies import AgencyRegistry
from sauro.domain.documents.model import Family
from sauro.domain.documents.secrecy import held
from sauro.domain.documents.source import SourceText
from sauro.domain.extraction.model import Reading
from sauro.domain.identity import number_key
from sauro.domain.reading import read_directive
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.readers.pool import ReaderPool

log = logging.getLogger(__name__)
READER = "1"  # grows when the same bytes are read otherwise than before
_STALLED_AFTER = dt.timedelta(minutes=15)
_QUEUE_SECONDS = 240.0


@dataclass(frozen=True, slots=True)
class _Read:
    source: SourceText
    reading: Reading
    registry: AgencyRegistry


def read_upload(*, directive_id: int, at: dt.datetime, pool: ReaderPool | None = None) -> Directive:
    """Đọc văn bản. From quarantine to a reading, or to a refusal that keeps nothing; a second call changes nothing.

    `pool`: the children that a whole queue shares; without one a child is started for this file and ended.

    A document that bears a secrecy mark leaves only time, person and reason; one whose screening asks a person is
    held. Whatever else goes wrong refuses the file with its reason and page, so the queue never stands still.
    """
    directive = Directive.objects.select_related("upload").get(pk=directive_id)
    if directive.upload is None:
        return directive
    upload = files.claim(upload_id=directive.upload.pk, at=at)
    if upload is None:
        return directive
    Directive.objects.filter(pk=directive_id, state=DirectiveState.UPLOADED).update(state=DirectiveState.READING)
    try:
        with nullcontext(pool) if pool else ReaderPool(1) as children:
            read = _read(upload, limits_on(timezone.localdate(at)), children)
    except Refusal as refusal:
        return _refuse(directive_id, upload, refusal, at)
    except MACHINE_FAULTS:
        raise
    except Exception as error:
        # Only the type is logged: the words of an error may be words of the document.
        log.error("reading of directive %s failed: %s", directive_id, type(error).__name__)
        return _refuse(directive_id, upload, _failed(), at)
    if directive.released_by_id is None and held(read.source):
        return _hold(directive_id, upload, at)
    try:
        return _store(directive_id, upload, read, at)
    except Refusal as refusal:
        return _refuse(directive_id, upload, refusal, at)
    except (ValueError, DataError) as error:
        # A text that no column takes (a NUL, on PostgreSQL); a locked database is no fault of the file and goes on.
        log.error("storing of directive %s failed: %s", directive_id, type(error).__name__)
        return _refuse(directive_id, upload, _failed(), at)


def _read(upload: Upload, limits: files.Limits, pool: ReaderPool) -> _Read:
    stop = threading.Event()

    def on_page(page: int, pages: int) -> None:
        files.note_progress(upload_id=upload.pk, page=page, pages=pages)
        if file_queries.was_cancelled(upload.pk):
            stop.set()

    source = pool.read(file_queries.quarantine_path(upload), name=upload.name, on_page=on_page, cancel=stop)
    if len(source.pages) > limits.file_pages:
        raise Refusal(
            "upload.too_many_pages",
            Sentence(
                N_("Tệp có {n} trang, quá {most} trang nên không nhận."),
                {"n": str(len(source.pages)), "most": str(limits.file_pages)},
            ),
            advice=N_("Tách tệp thành nhiều phần rồi tải từng phần."),
        )
    known = registry()
    return _Read(source, read_directive(source, registry=known, calendar=calendar(), rules=rules()), known)


def _failed() -> Refusal:
    return Refusal(
        "reader.failed",
        N_("Phần mềm chưa đọc được văn bản này; tệp đã được xóa khỏi khu vực chờ, bản gốc của anh chị còn nguyên."),
        advice=N_("Tải lại dưới dạng khác (DOCX, PDF hoặc văn bản thường) và báo quản trị."),
    )


def _refuse(directive_id: int, upload: Upload, refusal: Refusal, at: dt.datetime) -> Directive:
    told: dict[str, object] = {}
    if refusal.code != SECRET:
        told = {
            "message": stored.sentence(refusal.message),
            "advice": stored.sentence(refusal.advice),
            "clause": refusal.clause,
        }
    with transaction.atomic():
        row = Directive.objects.select_for_update().get(pk=directive_id)
        if row.state != DirectiveState.READING:
            return row  # cancelled meanwhile: that verb wrote its own entry
        files.refuse(upload=upload, reason_code=refusal.code)
        refuse_row(row, refusal.code, told)
        record(events.REFUSED, about=("directive", row.pk), by=None, at=at, new={"reason": refusal.code})
    return row


def _hold(directive_id: int, upload: Upload, at: dt.datetime) -> Directive:
    with transaction.atomic():
        row = Directive.objects.select_for_update().get(pk=directive_id)
        if row.state == DirectiveState.READING:
            files.hold(upload=upload, reason_code="secrecy.unclear")
            row.state = DirectiveState.HELD
            row.save(update_fields=["state"])
            record(events.HELD, about=("directive", row.pk), by=None, at=at)
    return row


def _store(directive_id: int, upload: Upload, read: _Read, at: dt.datetime) -> Directive:
    with transaction.atomic():
        row = Directive.objects.select_for_update().get(pk=directive_id)
        row.file = files.accept(upload=upload, mime=read.source.mime, pages=len(read.source.pages), at=at)
        _fill_header(row, read)
        row.state, row.read_at = DirectiveState.READ, at
        identify(row)
        row.save()
        reading = _store_reading(row, read, at)
        note_relations(row, _store_references(row, read.reading), read.reading.parsed, at)
        _store_recipients(row, read)
        link_references(row)
        index_words(row, read.source.text)
        record(
            events.READ,
            about=("directive", row.pk),
            by=None,
            at=at,
            new=stored.said({"number": row.number, "subject": row.subject, "drafts": str(len(reading.drafts))}),
        )
    return row


def _fill_header(row: Directive, read: _Read) -> None:
    header = read.reading.parsed.header
    for column, value in stored.header_texts(header).items():
        setattr(row, column, value)
    row.issued_on = stored.date_or_none(header.issued_on.value if header.issued_on else None)
    row.family = str(read.reading.parsed.layout.family)
    if row.family == Family.PRESS:
        row.source = Source.PRESS
    row.issuer_id = _agency(read.registry, row.issuer_printed, row.issued_on)
    row.giver_id = row.issuer_id
    row.folded = search_key(f"{row.number} {row.subject} {row.issuer_printed}")


def _agency(known: AgencyRegistry, printed: str, on: dt.date | None) -> int | None:
    found = known.resolve(printed, on).agency_id if printed else None
    return int(found) if found else None


def _store_reading(row: Directive, read: _Read, at: dt.datetime) -> ReadingRow:
    parsed, text = read.reading.parsed, read.source.text
    notes = {(n.code, n.span): n for n in (*read.source.notes, *parsed.notes, *read.reading.notes)}
    reading = ReadingRow.objects.create(
        directive=row,
        version=row.readings.count() + 1,
        reader_version=READER,
        made_at=at,
        text=text,
        header=stored.header_row(parsed.header),
        paragraphs=stored.paragraph_rows(parsed),
        pages=stored.page_rows(read.source.pages),
        notes=stored.note_rows(notes.values()),
        drafts=stored.draft_rows(read.reading.tasks, parsed, text),
        measures=stored.measure_rows(read.reading.measures),
    )
    clauses = [
        Clause(
            reading=reading,
            order=i,
            marker=s.marker[:30],
            title=s.title[:400],
            level=s.level,
            start=s.start,
            end=s.end,
            in_annex=s.in_annex,
        )
        for i, s in enumerate(parsed.sections)
    ]
    Clause.objects.bulk_create(clauses)
    for clause, section in zip(clauses, parsed.sections, strict=True):
        clause.parent = clauses[section.parent] if section.parent is not None else None
    Clause.objects.bulk_update([c for c in clauses if c.parent], ["parent"])
    return reading


def _store_references(row: Directive, reading: Reading) -> list[Reference]:
    return Reference.objects.bulk_create(
        Reference(
            directive=row,
            kind=r.type[:20],
            number=(r.number or "")[:60],
            identity_number=number_key(r.number or "")[:60],
            issued_on=stored.date_or_none(r.date),
            issuer_printed=(r.issuer or "")[:300],
            title=r.title or "",
            start=r.span.start,
            end=r.span.end,
        )
        for r in reading.parsed.references
    )


def _store_recipients(row: Directive, read: _Read) -> None:
    header = read.reading.parsed.header
    lists = ((RecipientList.KINH_GUI, header.kinh_gui), (RecipientList.NOI_NHAN, header.noi_nhan))
    Recipient.objects.bulk_create(
        Recipient(
            directive=row,
            list=which,
            order=i,
            printed=found.value,
            agency_id=_agency(read.registry, found.value, row.issued_on),
        )
        for which, values in lists
        for i, found in enumerate(values)
    )


def return_stalled(*, at: dt.datetime) -> int:
    """Trả về hàng chờ. Readings whose worker died (a power cut, a kill) are taken up again."""
    with transaction.atomic():
        count = files.return_stalled(before=at - _STALLED_AFTER)
        if count:
            Directive.objects.filter(state=DirectiveState.READING, upload__state="waiting").update(
                state=DirectiveState.UPLOADED
            )
    return count


def read_all_waiting(*, at: dt.datetime) -> int:
    """Đọc hết hàng chờ, oldest first; one bad file never stops the next. Returns how many were taken up.

    The files share one child, started at the first of them; the pool replaces it after a refusal or 200 files. After
    four minutes the rest is left to a new job, so that a long queue never comes near the time at which a job is killed.
    """
    return_stalled(at=at)
    began, taken = time.monotonic(), 0
    with ReaderPool(1) as pool:
        for directive_id in waiting_uploads():
            if time.monotonic() - began > _QUEUE_SECONDS:
                wake_reader()
                break
            read_upload(directive_id=directive_id, at=at, pool=pool)
            taken += 1
    return taken
