"""Tệp gửi lên: of a stranger's file nothing reaches the disk, of a known person's as much as shows its size."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sauro.apps.accounts.models import Scope
from sauro.apps.accounts.services import make_token
from sauro.apps.files.models import Upload
from sauro.apps.rulebook.services import add_rule
from sauro.domain.acting import Acting, Role
from tests import cast
from tests.apps.accounts.people import account_of
from tests.apps.tasks.desk import at_desk

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many bytes went into temporary files, piece by piece."""
    pieces: list[int] = []
    plain = TemporaryFileUploadHandler.receive_data_chunk

    def watched(self: TemporaryFileUploadHandler, raw_data: bytes, start: int) -> None:
        pieces.append(len(raw_data))
        plain(self, raw_data, start)

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", watched)
    return pieces


def big(megabytes: int) -> SimpleUploadedFile:
    return SimpleUploadedFile("to.txt", b"x" * (megabytes * MEGABYTE))


def a_megabyte_each() -> None:
    add_rule(
        name="upload.file_megabytes", value="1", source="Quy chế của tỉnh", since=dt.date(2026, 1, 1), by=cast.KEEPER,
        at=cast.AT,
    )  # fmt: skip


def waiting() -> set[Path]:
    return set(Path(settings.SAURO_QUARANTINE).iterdir())


def clerk() -> tuple[Client, Acting]:
    tinh = cast.province()
    browser = Client()
    browser.force_login(account_of(cast.person_in(tinh.office, Role.CLERK), "van.thu"))
    return browser, at_desk(Role.CLERK, tinh.home)


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer khong-phai-ma"}])
@pytest.mark.parametrize("page", ["/sign-in/", "/directives/upload/", "/api/v1/imports"])
def test_of_a_file_of_a_stranger_nothing_reaches_the_disk(
    written: list[int], page: str, headers: dict[str, str]
) -> None:
    before = waiting()

    answer = Client().post(page, {"username": "a", "password": "b", "file": big(3)}, headers=headers)

    assert answer.status_code < 500
    assert sum(written) == 0
    assert waiting() == before


def test_a_file_beyond_the_rulebook_is_cut_off_and_refused_by_its_size(written: list[int]) -> None:
    a_megabyte_each()
    browser, _ = clerk()
    before = waiting()

    page = browser.post(reverse("directives:upload"), {"declared_open": "on", "files": [big(3), big(4)]})

    assert page.status_code == 422
    assert page.content.decode().count("Tệp lớn quá 1 MB") == 2
    assert 0 < sum(written) <= 2 * (MEGABYTE + 1)
    assert waiting() == before


def test_a_file_within_the_rulebook_arrives_whole() -> None:
    browser, _ = clerk()

    browser.post(reverse("directives:upload"), {"declared_open": "on", "files": big(3)})

    assert Upload.objects.get().size == 3 * MEGABYTE


def test_a_key_in_force_sends_files_too(written: list[int]) -> None:
    _, who = clerk()
    key = make_token(name="Máy chủ", scope=Scope.WRITE, days=30, by=who, at=timezone.now())[1]

    Client().post("/api/v1/imports", {"kind": "register", "file": big(3)}, headers={"Authorization": f"Bearer {key}"})

    assert sum(written) == 3 * MEGABYTE
