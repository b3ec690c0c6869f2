"""Who may take a document in, and under which conditions."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sauro.apps.accounts.models import User
from sauro.apps.directives import services
from sauro.apps.directives.models import Directive
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from tests.apps.directives.letters import AT, LETTER, office, read, upload
from tests.apps.tasks.desk import at_desk

pytestmark = pytest.mark.django_db


def seated(who: Acting) -> Client:
    browser = Client()
    browser.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return browser


def sent(clerk: Acting, *files: SimpleUploadedFile) -> str:
    """The page that the clerk sees after sending these files."""
    page = seated(clerk).post("/directives/upload/", {"declared_open": "on", "files": list(files)}, follow=True)
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize("role", [Role.LEADER, Role.OFFICER, Role.INSPECTOR, Role.ADMINISTRATOR])
def test_other_roles_do_not_upload(role: Role) -> None:
    tinh, _, _ = office()

    with pytest.raises(Refusal) as caught:
        upload(at_desk(role, tinh.office))

    assert caught.value.code == "upload.forbidden"
    assert not Directive.objects.exists()


def test_nobody_uploads_without_saying_that_it_holds_no_secret() -> None:
    _, clerk, _ = office()

    with pytest.raises(Refusal) as caught:
        services.register_upload(chunks=[b"x"], name="a.txt", batch="b", declared_open=False, by=clerk, at=AT)

    assert caught.value.code == "upload.not_declared"
    assert "117/2025" in caught.value.clause


def test_a_batch_ends_at_forty_files() -> None:
    _, clerk, _ = office()
    for _ in range(40):
        upload(clerk)

    with pytest.raises(Refusal) as caught:
        upload(clerk)

    assert caught.value.code == "upload.batch_full"
    assert "40" in str(caught.value.message)


def test_only_the_uploader_or_the_reviewers_cancel_and_only_before_it_is_read() -> None:
    tinh, clerk, coordinator = office()
    waiting, read_one = upload(clerk), read(clerk)

    with pytest.raises(Refusal) as stranger:
        services.cancel_upload(directive=waiting, by=at_desk(Role.CLERK, tinh.home), at=AT)
    with pytest.raises(Refusal) as late:
        services.cancel_upload(directive=read_one, by=clerk, at=AT)
    services.cancel_upload(directive=waiting, by=coordinator, at=AT)

    assert (stranger.value.code, late.value.code) == ("upload.cancel.forbidden", "upload.cancel.late")
    waiting.refresh_from_db()
    assert waiting.refusal_code == "upload.cancelled"


def test_an_empty_file_is_refused_by_its_name_and_the_others_of_the_batch_go_on() -> None:
    _, clerk, _ = office()
    empty, good = SimpleUploadedFile("trang-rong.txt", b""), SimpleUploadedFile("a" * 300 + ".txt", b"Kinh gui")

    page = sent(clerk, empty, good)

    assert Directive.objects.count() == 1
    assert "Không nhận “trang-rong.txt”" in page


def test_of_forty_one_files_forty_are_taken_and_the_last_is_named() -> None:
    _, clerk, _ = office()

    page = sent(clerk, *(SimpleUploadedFile(f"cv-{n}.txt", b"Kinh gui %d" % n) for n in range(1, 42)))

    assert Directive.objects.count() == 40
    assert "Không nhận “cv-41.txt”" in page


def test_a_copy_and_a_later_version_offer_no_review_that_is_not_there() -> None:
    _, clerk, _ = office()
    first, copy = read(clerk), read(clerk)
    later = read(clerk, LETTER.replace("30/10/2026", "15/11/2026"))

    page = seated(clerk).get(f"/directives/uploads/{first.upload.batch}/").content.decode()

    assert (copy.same_file_as, later.earlier) == (first, first)
    assert f'href="/review/{first.pk}/"' in page
    assert f'href="/review/{copy.pk}/"' not in page
    assert f'href="/review/{later.pk}/"' not in page
    assert f'href="/directives/{later.pk}/"' in page
