"""Kiểm tra tệp. What was received is looked at in the capped child, the same way for every owner of files: it goes
into the store, waits for a person who reads a possible secrecy mark, or is erased.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterable

from django.db import OperationalError

from sauro.apps.files.models import Upload
from sauro.apps.files.services import claim, hold, replace
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.readers.pool import ReaderPool, Seen

log = logging.getLogger(__name__)
_QUEUE_SECONDS = 120.0
# No room left, no process to be had, a database that does not answer: no fault of the file. It stays with its reader
# and goes back into the queue as if the worker had died, instead of being erased as one that cannot be read.
MACHINE_FAULTS = (OSError, OperationalError)
UNCLEAR = "secrecy.unclear"
FAILED = "reader.failed"


def screen(
    upload: Upload | None,
    *,
    released: bool,
    most_pages: int,
    keep: Callable[[Upload, Seen, str], object],
    refuse: Callable[[Upload, str], object],
    at: dt.datetime,
    pool: ReaderPool,
) -> None:
    """Kiểm tra một tệp đang chờ; a second call changes nothing.

    `released`: a person has read it and found no mark. `keep(upload, seen, mime)` and `refuse(upload, code)` are the
    owner's: each writes its row, its entry and the file's state in one transaction.
    """
    taken = claim(upload_id=upload.pk, at=at) if upload is not None else None
    if taken is None:
        return
    try:
        seen = pool.look(taken.path, name=taken.name)
        if seen.pages > most_pages:
            raise Refusal("upload.too_many_pages", N_("Tệp có quá nhiều trang nên không nhận."))
        if seen.ask and not released:
            hold(upload=taken, reason_code=UNCLEAR)
            return
        if seen.photo:
            replace(upload=taken, data=seen.photo)
        keep(taken, seen, _mime_of(seen))
    except Refusal as refusal:
        refuse(taken, refusal.code)
    except MACHINE_FAULTS:
        raise
    except Exception as error:
        # Only the type is logged: the words of an error may be words of the file.
        log.error("screening of upload %s failed: %s", taken.pk, type(error).__name__)
        refuse(taken, FAILED)


def _mime_of(seen: Seen) -> str:
    if not seen.photo:
        return seen.mime
    return "image/png" if seen.photo.startswith(b"\x89PNG") else "image/jpeg"


def screen_queue(
    ids: Iterable[int], screen_one: Callable[[int, ReaderPool], object], wake: Callable[[], object]
) -> int:
    """Kiểm tra hàng chờ, in the order given, for two minutes at most; then `wake` asks for another run.

    Returns how many were taken up.
    """
    waiting, began = list(ids), time.monotonic()
    if not waiting:
        return 0
    with ReaderPool(1) as pool:
        for taken, owner_id in enumerate(waiting):
            if time.monotonic() - began > _QUEUE_SECONDS:
                wake()
                return taken
            screen_one(owner_id, pool)
    return len(waiting)
