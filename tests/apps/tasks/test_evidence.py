"""Files behind a report: quarantined, screened in a child, stored by their hash; a secret one leaves nothing."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from django.conf import settings
from openpyxl import Workbook
from PIL import Image, ImageDraw

from sauro.apps.files.models import StoredFile, Upload
from sauro.apps.files.queries import mismatches, store_path
from sauro.apps.files.services import return_stalled
from sauro.apps.journal.queries import history_of
from sauro.apps.tasks import services
from sauro.apps.tasks.models import Evidence
from sauro.apps.tasks.services.evidence import said_of
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import Status
from sauro.readers.pool import Child
from tests.apps.tasks.desk import at_desk
from tests.apps.tasks.life import AT, Story, accepted, submit

pytestmark = pytest.mark.django_db(transaction=True)


def send(told: Story, data: bytes, name: str = "bao cao.txt", **changes: object) -> Evidence:
    said = {"batch": "lo1", "declared_open": True, "by": told.officer, "at": AT, **changes}
    return services.send_evidence(task_id=told.task.pk, chunks=[data], name=name, **said)  # type: ignore[arg-type]


def screened(row: Evidence) -> Evidence:
    services.screen_all_waiting(at=AT)
    return Evidence.objects.select_related("file", "upload").get(pk=row.pk)


def photo(**options: object) -> bytes:
    """A grey street, as a telephone takes it: lying on its side, with the place in it."""
    image = Image.effect_noise((640, 480), 40)
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by ninety degrees
    exif[0x010F] = "Hang Dien Thoai"
    exif.get_ifd(0x8825)[2] = (12.0, 40.0, 11.5)  # GPS latitude
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", exif=exif)
    return out.getvalue()


def workbook(second_sheet: str) -> bytes:
    book = Workbook()
    book.active["A1"] = "Danh mục hồ sơ quá hạn"
    book.create_sheet("Phụ lục")["B7"] = second_sheet
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def waiting_files() -> set[Path]:
    """What stands in quarantine, which the stories of one worker share."""
    return set(Path(settings.SAURO_QUARANTINE).iterdir())


def test_a_file_waits_and_then_stands_in_the_store_by_its_hash() -> None:
    told = accepted()

    row = send(told, "Danh mục hồ sơ quá hạn, 9 lĩnh vực.".encode())
    assert (row.file, row.name, Upload.objects.get().state) == (None, "", "waiting")
    row = screened(row)

    assert row.file is not None
    assert (row.name, row.file.mime, row.series, row.version) == ("bao cao.txt", "text/plain", 1, 1)
    assert store_path(row.file.sha256).read_bytes() == "Danh mục hồ sơ quá hạn, 9 lĩnh vực.".encode()
    assert row.file.sha256 not in {found.what for found in mismatches()}
    kinds = [line.kind for line in history_of(("task", told.task.pk))][:2]
    assert kinds == ["task.evidence_stored", "task.evidence_sent"]


def test_a_secret_one_leaves_nothing_but_when_who_and_why() -> None:
    told, before = accepted(), waiting_files()

    row = screened(send(told, "TỐI MẬT\nKế hoạch tuần tra.".encode(), "ke hoach.txt"))

    assert (row.file, row.name, row.refused_because) == (None, "", "reader.secret")
    assert not StoredFile.objects.exists()
    assert waiting_files() == before
    assert history_of(("task", told.task.pk))[0].new["reason"] == "reader.secret"


def test_a_mark_on_the_second_sheet_is_found_too() -> None:
    told = accepted()

    open_one = screened(send(told, workbook("Tổng số 27 hồ sơ"), "danh muc.xlsx"))
    secret = screened(send(told, workbook("TUYỆT MẬT"), "phu luc.xlsx"))

    assert open_one.file is not None and "spreadsheetml" in open_one.file.mime
    assert secret.refused_because == "reader.secret"


def test_a_photograph_is_kept_without_its_place() -> None:
    told, before = accepted(), waiting_files()
    sent = photo()
    assert b"Hang Dien Thoai" in sent

    row = screened(send(told, sent, "IMG_0142.jpg"))

    assert row.file is not None
    kept = store_path(row.file.sha256).read_bytes()
    image = Image.open(io.BytesIO(kept))
    assert (dict(image.getexif()), image.size, row.file.pages) == ({}, (480, 640), 1)
    assert b"Hang Dien Thoai" not in kept
    assert "không đọc được chữ" in str(said_of(row))
    assert waiting_files() == before


def test_a_name_that_does_not_fit_is_said() -> None:
    told = accepted()
    image = Image.new("RGB", (900, 300), "white")
    ImageDraw.Draw(image).rectangle((10, 10, 800, 40), fill="black")
    out = io.BytesIO()
    image.save(out, "PNG")

    row = screened(send(told, out.getvalue(), "bao cao.pdf"))

    assert "Đuôi tên tệp" in str(said_of(row))


def test_a_locked_file_is_not_taken_and_the_row_says_what_to_do() -> None:
    told, before = accepted(), waiting_files()
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024) + "EncryptedPackage".encode("utf-16-le") + bytes(1024)

    row = screened(send(told, locked, "bao cao.docx"))

    assert (row.file, row.refused_because) == (None, "reader.locked")
    assert "bỏ mật khẩu" in str(said_of(row)) and "bản giấy" in str(said_of(row))
    assert waiting_files() == before


def test_a_picture_in_the_place_of_a_report_is_taken_and_said_to_fall_short() -> None:
    told = accepted()
    type(told.task).objects.filter(pk=told.task.pk).update(product="report")

    behind_report = screened(send(told, photo(), "anh.jpg"))
    update = services.update_task(task_id=told.task.pk, line="Đang họp", by=told.officer, at=AT)
    behind_update = screened(send(told, photo(), "hop.jpg", progress_id=update.pk))

    assert behind_report.file is not None
    assert str(said_of(behind_report)).startswith("Chưa đạt: sản phẩm phải nộp là “Báo cáo”")
    assert "Chưa đạt" not in str(said_of(behind_update))


def test_a_second_version_of_a_piece_follows_the_first() -> None:
    told = accepted()
    first = screened(send(told, b"Ban mot"))
    other = screened(send(told, b"Tep khac"))

    second = send(told, b"Ban hai", series=first.series)

    assert [(r.series, r.version) for r in (first, other, second)] == [(1, 1), (2, 1), (1, 2)]


def test_the_stored_file_is_the_product_and_a_waiting_one_is_not_yet() -> None:
    told = accepted()
    row = send(told, b"Danh muc ho so")
    no_document = {"document_number": "", "document_on": None}

    with pytest.raises(Refusal) as caught:
        submit(told, **no_document)
    row = screened(row)
    report = submit(told, **no_document)

    assert caught.value.code == "task.submit.screening"
    assert told.now().status == Status.SUBMITTED
    assert [e.pk for e in report.evidence.all()] == [row.pk]


@pytest.mark.parametrize("refused", [b"MZ\x90\x00 a program", b"PK\x03\x04 no package"])
def test_what_cannot_be_opened_is_no_evidence(refused: bytes) -> None:
    told = accepted()

    row = screened(send(told, refused, "bao cao.docx"))

    assert row.refused_because.startswith("reader.")
    with pytest.raises(Refusal) as caught:
        submit(told, document_number="", document_on=None)
    assert caught.value.code == "task.submit.evidence"


@pytest.mark.parametrize("is_open", [True, False])
def test_an_unclear_word_is_judged_by_another_person(is_open: bool) -> None:
    told = accepted()
    row = screened(send(told, b"Danh sach 15 ho so", "15-BC (MẬT).txt", by=told.head))
    assert row.upload is not None
    assert (row.file, row.upload.state) == (None, "held")
    colleague = at_desk(Role.COORDINATOR, told.here.tinh.home)

    with pytest.raises(Refusal) as caught:
        services.release_evidence(evidence_id=row.pk, open_file=True, by=told.head, at=AT)
    services.release_evidence(evidence_id=row.pk, open_file=is_open, by=colleague, at=AT)
    row = screened(row)

    assert caught.value.code == "task.evidence.release.forbidden"
    assert (row.file is not None, row.refused_because) == (is_open, "" if is_open else "reader.secret")


def _codes(told: Story, by: Acting, **changes: object) -> str:
    with pytest.raises(Refusal) as caught:
        send(told, b"...", by=by, **changes)
    return caught.value.code


def test_who_may_not_and_what_was_not_declared_leaves_no_bytes() -> None:
    told = accepted()

    codes = [_codes(told, told.coordinator), _codes(told, told.officer, declared_open=False)]
    submit(told)
    codes.append(_codes(told, told.officer))

    assert codes == ["task.evidence.forbidden", "task.evidence.not_declared", "task.evidence.closed"]
    assert not Upload.objects.exists()


def test_a_machine_without_room_costs_nobody_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    told = accepted()
    row = send(told, b"Bao cao ket qua thuc hien")

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Child, "__init__", full)
        with pytest.raises(OSError, match="No space"):
            services.screen_all_waiting(at=AT)
    return_stalled(before=AT + dt.timedelta(minutes=1))

    assert screened(row).file is not None
