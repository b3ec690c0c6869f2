"""Văn bản do cơ quan mình ban hành. A signed paper of the office comes in as a directive, read by the same reader.

Used by whatever ends in a paper with tasks (the conclusion of a meeting, of a visit): first the directive, then its
sentences wait in the review as drafts, each with its words as source.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from sauro.apps.directives import events
from sauro.apps.directives.models import Directive, Source
from sauro.apps.directives.services.uploading import limits_on, wake_reader
from sauro.apps.files import services as files
from sauro.apps.journal.services import record
from sauro.domain.acting import Acting


def register_issued(*, data: bytes, name: str, by: Acting, at: dt.datetime) -> Directive:
    """Đưa văn bản đã ký của cơ quan vào hàng chờ đọc. Call it in the transaction that signs the paper.

    data: the paper as it goes out (DOCX); name: "thong-bao-ket-luan-12.docx". It goes the way of every upload, through
    quarantine and screening, and the clerk and coordinator of the body that acts review it. Whoever signs has declared
    by it that the paper is open; the caller has asked whether he may. Refusals of files.services.receive. Where that
    transaction fails, the bytes left in quarantine have no row and are swept away.
    """
    limits = limits_on(timezone.localdate(at))
    batch = f"issued-{by.agency_id}-{at.timestamp():.0f}"[:32]
    upload = files.receive(chunks=[data], name=name, uploader_id=by.account_id, batch=batch, limits=limits, at=at)
    with transaction.atomic():
        directive = Directive.objects.create(
            upload=upload,
            source=Source.ORIGINAL,
            registrar_id=by.agency_id,
            uploaded_by_id=by.account_id,
            uploaded_at=at,
        )
        wake_reader()
        record(events.UPLOADED, about=("directive", directive.pk), by=by, at=at, new={"size": str(upload.size)})
    return directive
