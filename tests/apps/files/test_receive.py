"""A file comes in: into quarantine, then into the store or away without a trace."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from sauro.apps.files import queries, services
from sauro.apps.files.models import StoredFile, Upload, UploadState
from sauro.domain.refusal import Refusal

AT = dt.datetime(2026, 9, 14, 2, 0, tzinfo=dt.UTC)
LIMITS = services.Limits(file_bytes=1000, batch_files=3, file_pages=300, month_bytes=2500)
pytestmark = pytest.mark.django_db(transaction=True)


def receive(
    content: bytes = b"Kinh gui", *, name: str = "CV 215.txt", batch: str = "b1", at: dt.datetime = AT
) -> Upload:
    return services.receive(chunks=[content], name=name, uploader_id=5, batch=batch, limits=LIMITS, at=at)


@pytest.fixture(autouse=True)
def empty_rooms() -> None:
    for room in (settings.SAURO_STORE, settings.SAURO_QUARANTINE):
        for path in Path(room).rglob("*"):
            if path.is_file():
                path.unlink()


def bytes_on_disk() -> list[bytes]:
    return [
        p.read_bytes()
        for room in (settings.SAURO_STORE, settings.SAURO_QUARANTINE)
        for p in Path(room).rglob("*")
        if p.is_file()
    ]


def test_what_waits_stands_under_a_random_name() -> None:
    upload = receive(name="../../etc/CV 215\u202e.txt")

    assert upload.state == UploadState.WAITING
    assert upload.name == "CV 215.txt"
    path = queries.quarantine_path(upload)
    assert path.read_bytes() == b"Kinh gui"
    assert "CV" not in str(path.relative_to(settings.SAURO_QUARANTINE))
    assert not StoredFile.objects.exists()


def test_accepted_bytes_stand_once_under_their_hash() -> None:
    first, again = receive(), receive()
    for upload in (first, again):
        taken = services.claim(upload_id=upload.pk, at=AT)
        assert taken is not None
        services.accept(upload=taken, mime="text/plain", pages=1, at=AT)

    assert StoredFile.objects.count() == 1
    stored = StoredFile.objects.get()
    assert queries.store_path(stored.sha256).read_bytes() == b"Kinh gui"
    assert bytes_on_disk() == [b"Kinh gui"]
    assert list(queries.mismatches()) == []


def test_a_waiting_file_is_claimed_once() -> None:
    upload = receive()

    assert services.claim(upload_id=upload.pk, at=AT) is not None
    assert services.claim(upload_id=upload.pk, at=AT) is None


@pytest.mark.parametrize("how", ["refuse", "cancel", "expire"])
def test_what_is_not_kept_leaves_time_person_and_reason_only(how: str) -> None:
    upload = receive(b"SENTINEL-4711")
    if how == "refuse":
        services.refuse(upload=upload, reason_code="reader.secret")
    elif how == "cancel":
        services.cancel(upload=upload)
    else:
        services.expire_unread(before=AT + dt.timedelta(hours=24))

    upload.refresh_from_db()
    assert (upload.name, upload.stored) == ("", None)
    assert (upload.uploader_id, upload.received_at) == (5, AT)
    assert upload.reason_code
    assert bytes_on_disk() == []


def test_neither_name_nor_hash_of_a_waiting_file_stands_in_the_database() -> None:
    upload = receive(name="bimat-ten-tep.txt")

    row = repr(Upload.objects.filter(pk=upload.pk).values())

    assert "bimat" not in row
    assert hashlib.sha256(b"Kinh gui").hexdigest() not in row


def test_the_database_refuses_a_refused_row_with_a_file() -> None:
    taken = services.claim(upload_id=receive().pk, at=AT)
    assert taken is not None
    services.accept(upload=taken, mime="", pages=1, at=AT)

    with pytest.raises(IntegrityError), transaction.atomic():
        Upload.objects.filter(pk=taken.pk).update(state=UploadState.REFUSED)


def test_a_cancelled_file_is_not_accepted_any_more() -> None:
    taken = services.claim(upload_id=receive().pk, at=AT)
    assert taken is not None
    services.cancel(upload=taken)

    with pytest.raises(Refusal) as caught:
        services.accept(upload=taken, mime="", pages=1, at=AT)

    assert caught.value.code == "upload.cancelled"
    assert bytes_on_disk() == []


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "upload.empty"), (b"x" * 1001, "upload.too_big")], ids=["empty", "too big"]
)
def test_a_file_outside_the_limits_leaves_nothing(content: bytes, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        receive(content)

    assert caught.value.code == code
    assert str(caught.value.advice)
    assert not Upload.objects.exists()
    assert bytes_on_disk() == []


def test_a_batch_and_a_month_have_their_ends() -> None:
    for _ in range(2):
        receive(b"x" * 1000)

    with pytest.raises(Refusal) as month:
        receive(b"x" * 1000)
    receive(b"x", batch="b1")
    with pytest.raises(Refusal) as batch:
        receive(b"x", batch="b1")

    assert (month.value.code, batch.value.code) == ("upload.month_full", "upload.batch_full")
    assert receive(b"x" * 1000, batch="b2", at=AT + dt.timedelta(days=20))


def test_a_file_is_expired_after_its_hours_only() -> None:
    young, old = receive(at=AT), receive(at=AT - dt.timedelta(hours=25))

    gone = services.expire_unread(before=AT - dt.timedelta(hours=24))

    assert gone == [old.pk]
    young.refresh_from_db()
    assert young.state == UploadState.WAITING


def test_what_a_killed_reader_held_waits_again() -> None:
    upload = receive()
    services.claim(upload_id=upload.pk, at=AT)

    assert services.return_stalled(before=AT) == 0
    assert services.return_stalled(before=AT + dt.timedelta(minutes=15)) == 1
    assert queries.waiting() == [upload.pk]


def test_the_check_names_what_rows_and_files_do_not_agree_on() -> None:
    taken = services.claim(upload_id=receive().pk, at=AT)
    assert taken is not None
    stored = services.accept(upload=taken, mime="", pages=1, at=AT)
    queries.store_path(stored.sha256).write_bytes(b"changed")
    waiting = receive(b"waits")
    queries.quarantine_path(waiting).unlink()
    (Path(settings.SAURO_QUARANTINE) / "stray").write_bytes(b"?")

    codes = {m.code for m in queries.mismatches()}

    assert codes == {"store.changed", "quarantine.missing", "quarantine.orphan"}
