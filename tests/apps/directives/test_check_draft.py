"""A draft is sent, checked by the job, read beside its remarks, corrected, taken away, gone; nothing of it is kept."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import docx
import openpyxl
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase

from sauro.apps.accounts.models import User
from sauro.apps.directives import services
from sauro.apps.directives.models import Directive, DraftCheck, DraftState
from sauro.apps.files.models import StoredFile
from sauro.apps.findings.jobs import check_drafts
from sauro.apps.findings.services import compare_works
from sauro.apps.journal.models import Entry
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from tests.apps.directives.letters import AT, office
from tests.apps.directives.test_upload import seated
from tests.apps.tasks.desk import at_desk, desk
from tests.domain.draft_stories import PARTY, spoiled

pytestmark = pytest.mark.django_db
DRAFT = spoiled(PARTY, "Số 215-CV/TU", "Số: 216-CV/TU")


def sent(by: Acting, text: str = DRAFT, *, name: str = "du-thao.txt") -> DraftCheck:
    return services.submit_draft(chunks=[text.encode()], name=name, declared_open=True, by=by, at=AT)


def checked(by: Acting, text: str = DRAFT) -> DraftCheck:
    row = sent(by, text)
    with TestCase.captureOnCommitCallbacks(execute=True):
        check_drafts(AT)
    return DraftCheck.objects.get(pk=row.pk)


def rules_of(row: DraftCheck) -> list[str]:
    return [remark["rule"] for remark in row.result["remarks"]]


def waiting_files() -> list[Path]:
    return [path for path in Path(settings.SAURO_QUARANTINE).iterdir() if path.is_file()]


def test_a_draft_is_checked_its_file_erased_and_nothing_registered() -> None:
    _, clerk, _ = office()
    before = set(waiting_files())

    row = checked(clerk)

    assert (row.state, row.text, row.upload.name if row.upload else "") == (DraftState.CHECKED, DRAFT, "")
    assert rules_of(row) == ["form.number"]
    assert set(waiting_files()) == before
    assert not Directive.objects.exists()
    assert not StoredFile.objects.exists()
    assert row.delete_on == AT.date() + dt.timedelta(days=7)
    assert [e.kind for e in Entry.objects.order_by("index")][-2:] == ["draft.sent", "draft.checked"]


def test_a_secret_draft_leaves_nothing_but_time_person_and_reason() -> None:
    _, clerk, _ = office()
    before = set(waiting_files())

    row = checked(clerk, "TỐI MẬT\n\n" + DRAFT)

    assert (row.state, row.refusal_code) == (DraftState.REFUSED, "reader.secret")
    assert (row.text, row.name, row.result, row.tasks, row.refusal) == ("", "", {}, [], {})
    assert set(waiting_files()) == before


def test_only_who_writes_documents_sends_and_only_with_the_statement() -> None:
    tinh, clerk, _ = office()

    with pytest.raises(Refusal) as inspector:
        sent(at_desk(Role.INSPECTOR, tinh.office))
    with pytest.raises(Refusal) as silent:
        services.submit_draft(chunks=[b"x"], name="a", declared_open=False, by=clerk, at=AT)

    assert (inspector.value.code, silent.value.code) == ("draft.forbidden", "upload.not_declared")
    assert not DraftCheck.objects.exists()


def test_the_page_shows_text_places_and_remarks_and_filters_them() -> None:
    _, clerk, _ = office()
    row = checked(clerk, spoiled(DRAFT, "T/M BAN", "TM. BAN"))
    browser = seated(clerk)

    page = browser.get(f"/drafts/{row.pk}/").content.decode()
    errors = browser.get(f"/drafts/{row.pk}/?severity=error").content.decode()

    assert "Văn bản của Đảng ghi “Số” không có dấu hai chấm." in page
    assert "Hình thức ký ghi “TM.” theo mẫu văn bản hành chính." in page
    assert '<mark class="now">TM.</mark>' in page
    assert "không có dấu hai chấm" not in errors


def test_a_draft_in_english_is_remarked_on_in_english() -> None:
    _, clerk, _ = office()
    row = checked(clerk)
    User.objects.filter(pk=clerk.account_id).update(language="en")
    browser = seated(clerk)

    page = browser.get(f"/drafts/{row.pk}/").content.decode()

    assert "A Party document writes “Số” without a colon." in page


def test_a_pasted_draft_comes_from_the_form_and_one_of_two_is_asked() -> None:
    _, clerk, _ = office()
    browser = seated(clerk)

    both = browser.post(
        "/drafts/", {"declared_open": "on", "words": "x", "file": SimpleUploadedFile("a.txt", DRAFT.encode())}
    )
    pasted = browser.post("/drafts/", {"declared_open": "on", "words": DRAFT})
    waiting = browser.get(pasted["Location"])
    check_drafts(AT)
    asked_again = browser.get(pasted["Location"], headers={"HX-Request": "true"})

    assert both.status_code == 422
    assert "một trong hai" in both.content.decode()
    assert "Đang đọc và đối chiếu" in waiting.content.decode()
    assert asked_again["HX-Redirect"] == pasted["Location"]


def test_the_same_work_in_a_document_in_force_is_shown_to_who_may_see_it() -> None:
    there = desk()
    compare_works(at=AT)

    seen, unseen = checked(there.clerk), checked(at_desk(Role.CLERK, there.tinh.home))

    assert any(rule.startswith("overlap.") for rule in rules_of(seen))
    assert "215-CV/TU" in str(seen.result)
    assert not any(rule.startswith("overlap.") for rule in rules_of(unseen))


def test_the_table_is_corrected_and_taken_away() -> None:
    _, clerk, _ = office()
    row = checked(clerk)
    browser = seated(clerk)
    fields = {name: [task[name] for task in row.tasks] for name in services.DRAFT_FIELDS}
    fields["lead"][1] = "Ban Nội chính Tỉnh ủy"

    saved = browser.post(f"/drafts/{row.pk}/tasks/", fields)
    short = browser.post(f"/drafts/{row.pk}/tasks/", {**fields, "work": fields["work"][:1]})
    annex = docx.Document(io.BytesIO(browser.get(f"/drafts/{row.pk}/files/annex.docx").content))
    sheet = openpyxl.load_workbook(io.BytesIO(browser.get(f"/drafts/{row.pk}/files/annex.xlsx").content)).active
    remarks = docx.Document(io.BytesIO(browser.get(f"/drafts/{row.pk}/files/remarks.docx").content))

    assert (saved.status_code, short.status_code) == (302, 422)
    assert annex.tables[0].rows[2].cells[2].text == "Ban Nội chính Tỉnh ủy"
    assert sheet is not None
    assert sheet["D6"].value == "Ban Nội chính Tỉnh ủy"
    assert remarks.tables[0].rows[1].cells[1].text == "dòng 3"
    assert "Bỏ dấu hai chấm" in remarks.tables[0].rows[1].cells[5].text
    assert browser.get(f"/drafts/{row.pk}/files/secret.key").status_code == 404


def test_a_draft_is_its_senders_alone_and_goes_by_button_or_term() -> None:
    _, clerk, coordinator = office()
    first, second = checked(clerk), checked(clerk)

    stranger = seated(coordinator).get(f"/drafts/{first.pk}/")
    with pytest.raises(Refusal):
        services.discard_draft(draft=first, by=coordinator, at=AT)
    gone = seated(clerk).post(f"/drafts/{first.pk}/discard/")
    kept = services.expire_drafts(at=AT + dt.timedelta(days=6))
    expired = services.expire_drafts(at=AT + dt.timedelta(days=7))

    assert stranger.status_code == 404
    assert gone.status_code == 302
    assert (kept, expired) == (0, 1)
    assert not DraftCheck.objects.exists()
    assert second.pk in {int(e.about_id) for e in Entry.objects.filter(kind="draft.expired")}


def test_a_held_draft_waits_for_another_post(monkeypatch: pytest.MonkeyPatch) -> None:
    _, clerk, coordinator = office()
    monkeypatch.setattr("sauro.apps.directives.services.drafting.held", lambda source: True)

    row = checked(clerk)
    with pytest.raises(Refusal):
        services.release_draft(draft=row, open_document=True, by=clerk, at=AT)
    page: Client = seated(coordinator)
    shown = page.get(f"/drafts/{row.pk}/").content.decode()
    page.post(f"/drafts/{row.pk}/release/", {"open": "1"})
    check_drafts(AT)

    assert (row.state, row.text) == (DraftState.HELD, "")
    assert "Không có dấu mật, kiểm tra tiếp" in shown
    assert DraftCheck.objects.get(pk=row.pk).state == DraftState.CHECKED
