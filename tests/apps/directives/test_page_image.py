"""Ảnh trang: shown beside the text to whoever sees the directive, drawn once, gone with the file."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from sauro.apps.accounts.models import User
from sauro.apps.directives import services
from sauro.apps.directives.models import Directive
from sauro.apps.files import pictures
from sauro.apps.files.queries import store_path
from sauro.domain.acting import Acting, Role
from tests.apps.directives.letters import AT, LETTER, office, read
from tests.apps.tasks.desk import at_desk
from tests.readers.typeset import to_pdf

pytestmark = pytest.mark.django_db(transaction=True)


def read_pdf(clerk: Acting) -> Directive:
    row = services.register_upload(
        chunks=[to_pdf(LETTER)], name="CV215.pdf", batch="b1", declared_open=True, by=clerk, at=AT
    )
    return services.read_upload(directive_id=row.pk, at=AT)


def browser_of(acting: Acting) -> Client:
    browser = Client()
    browser.force_login(User.objects.get(pk=acting.account_id))
    return browser


def folder_of(directive: Directive) -> Path:
    assert directive.file is not None
    return pictures.picture_folder(directive.file.sha256)


def test_a_page_is_drawn_once_and_shown_again(monkeypatch: pytest.MonkeyPatch) -> None:
    _, clerk, _ = office()
    directive = read_pdf(clerk)
    browser = browser_of(clerk)

    first = browser.get(f"/directives/{directive.pk}/pages/1.png")
    monkeypatch.setattr(pictures, "page_picture", lambda *given: pytest.fail("drawn twice"))
    second = browser.get(f"/directives/{directive.pk}/pages/1.png")

    assert first.status_code == second.status_code == 200
    assert first["Content-Type"] == "image/png"
    assert "no-store" in first["Cache-Control"]
    assert first.content == second.content
    assert [p.name for p in folder_of(directive).iterdir()] == ["1.png"]


def test_a_page_that_is_not_there_and_a_text_file_have_none() -> None:
    _, clerk, _ = office()
    printed, text = read_pdf(clerk), read(clerk, LETTER + "\nBản chữ.")
    browser = browser_of(clerk)

    answers = [
        browser.get(f"/directives/{pk}/pages/{number}.png").status_code
        for pk, number in ((printed.pk, 0), (printed.pk, 99), (printed.pk, 10**12), (text.pk, 1))
    ]

    assert answers == [404] * 4


def test_a_stranger_sees_no_page() -> None:
    tinh, clerk, _ = office()
    directive = read_pdf(clerk)
    stranger = browser_of(at_desk(Role.CLERK, tinh.other_commune))

    assert stranger.get(f"/directives/{directive.pk}/pages/1.png").status_code == 404
    assert not list(folder_of(directive).glob("*"))


def test_pictures_go_with_their_file_and_when_nobody_asks_for_them() -> None:
    _, clerk, _ = office()
    directive = read_pdf(clerk)
    assert directive.file is not None
    now = dt.datetime.now(dt.UTC)
    pictures.sweep_pictures(at=now)  # what other stories left
    pictures.picture(directive.file, 1)

    kept = pictures.sweep_pictures(at=now)
    os.utime(folder_of(directive) / "1.png", (0, 0))
    forgotten = pictures.sweep_pictures(at=now)
    pictures.picture(directive.file, 1)
    store_path(directive.file.sha256).unlink()
    services.expire_unread(at=now)

    assert (kept, forgotten) == (0, 1)
    assert not list(folder_of(directive).glob("*"))
    assert Path(settings.SAURO_PAGES).is_dir()
