"""Ngăn “Ảnh trang” của trang rà soát: there for a PDF, not for a text; each picture it names is served."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sauro.apps.accounts.models import User
from sauro.apps.directives.models import Directive
from sauro.apps.directives.services import read_upload, register_upload
from sauro.apps.tasks.services import propose_drafts
from sauro.domain.acting import Acting
from tests.apps.directives.letters import AT, LETTER, office
from tests.readers.typeset import to_docx, to_pdf

pytestmark = pytest.mark.django_db(transaction=True)


def proposed(clerk: Acting, data: bytes, name: str) -> Directive:
    row = register_upload(chunks=[data], name=name, batch="b1", declared_open=True, by=clerk, at=AT)
    read_upload(directive_id=row.pk, at=AT)
    propose_drafts(directive_id=row.pk, at=AT)
    return row


def shown(clerk: Acting, directive: Directive, query: str = "") -> tuple[Client, str]:
    browser = Client()
    browser.force_login(User.objects.get(pk=clerk.account_id))
    return browser, browser.get(reverse("tasks:review", args=[directive.pk]) + query).content.decode()


def test_a_pdf_has_its_pages_beside_the_drafts_and_each_is_served() -> None:
    _, clerk, _ = office()
    directive = proposed(clerk, to_pdf(LETTER), "CV215.pdf")

    browser, page = shown(clerk, directive, "?show=picture")

    pictures = re.findall(r'src="(/directives/\d+/pages/\d+\.png)"', page)
    assert "Ảnh trang" in page
    assert pictures
    assert [browser.get(address)["Content-Type"] for address in pictures] == ["image/png"] * len(pictures)


def test_side_by_side_shows_the_text_and_every_page() -> None:
    _, clerk, _ = office()
    directive = proposed(clerk, to_pdf(LETTER), "CV215.pdf")

    _, page = shown(clerk, directive, "?show=both")

    assert 'id="chu"' in page
    assert page.count('class="page-img') == len(directive.readings.get().pages) > 0
    assert 'aria-current="true">Song song</a>' in page


def test_a_docx_has_text_only() -> None:
    _, clerk, _ = office()
    directive = proposed(clerk, to_docx(LETTER), "CV215.docx")

    _, page = shown(clerk, directive, "?show=picture")

    assert "Ảnh trang" not in page
    assert "<img" not in page
    assert 'id="chu"' in page


@pytest.mark.parametrize(
    ("write", "name", "mime", "paged"),
    [
        (to_pdf, "CV215.docx", "application/pdf", True),
        (to_docx, "CV215.pdf", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", False),
        (str.encode, "CV215.png", "text/plain", False),
    ],
)
def test_what_the_bytes_are_decides_not_the_name(
    write: Callable[[str], bytes], name: str, mime: str, paged: bool
) -> None:
    _, clerk, _ = office()
    directive = proposed(clerk, write(LETTER), name)

    _, page = shown(clerk, directive)

    directive.refresh_from_db()
    assert directive.file is not None
    assert directive.file.mime == mime
    assert ("Ảnh trang" in page) is paged
