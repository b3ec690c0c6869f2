"""A letter goes from quarantine to a reading; what cannot be read is refused with its reason."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sauro.apps.directives import jobs, queries, services
from sauro.apps.directives.models import Directive, DirectiveState, RecipientList
from sauro.apps.directives.services import reading as reading_service
from sauro.apps.files.queries import mismatches, quarantine_path, store_path
from sauro.apps.journal.queries import history_of
from sauro.apps.search.queries import search
from tests.apps.directives.letters import AT, LETTER, TODAY, office, read, upload

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_read_letter_has_header_outline_references_recipients_and_drafts() -> None:
    tinh, clerk, _ = office()

    directive = read(clerk)

    assert directive.state == DirectiveState.READ
    assert (directive.number, directive.kind, directive.family) == ("215-CV/TU", "cong_van", "party")
    assert directive.issued_on == dt.date(2026, 9, 14)
    assert directive.issuer == directive.giver == tinh.committee
    assert directive.registrar == tinh.office
    assert directive.subject.endswith("xử lý hồ sơ quá hạn")
    reading = queries.latest_reading(directive)
    assert reading is not None
    assert reading.text == LETTER
    clauses = list(queries.clauses_of(reading))
    assert [c.marker for c in clauses] == ["1.", "1.1.", "1.2.", "2."]
    assert clauses[1].parent == clauses[0]
    assert [r.number for r in queries.references_of(directive)] == ["34-CT/TU"]
    assert [r.agency for r in directive.recipients.filter(list=RecipientList.KINH_GUI)] == [tinh.home, tinh.building]
    assert len(reading.drafts) == 3
    assert reading.drafts[0]["section"] == 1
    marks = queries.marks(reading)
    number = next(m for m in marks if m["field"] == "number")
    assert LETTER[number["start"] : number["end"]] == "215-CV/TU"


def test_the_file_leaves_quarantine_for_the_store_and_the_words_are_found() -> None:
    _, clerk, _ = office()

    directive = read(clerk)

    assert directive.file is not None
    assert directive.upload is not None
    assert store_path(directive.file.sha256).read_text() == LETTER
    assert not quarantine_path(directive.upload).exists()
    assert list(mismatches()) == []
    assert [(h.kind, h.object_id) for h in search("dat dai kiem ke")] == [("directive", directive.pk)]
    assert [line.kind for line in history_of(("directive", directive.pk))] == ["directive.read", "directive.uploaded"]


def test_a_second_call_reads_nothing_again() -> None:
    _, clerk, _ = office()
    directive = read(clerk)

    services.read_upload(directive_id=directive.pk, at=AT)

    assert directive.readings.count() == 1


def test_the_queue_goes_on_past_a_file_that_cannot_be_read() -> None:
    _, clerk, _ = office()
    broken = services.register_upload(
        chunks=[b"%PDF-1.7\n" + b"\0" * 500], name="hong.pdf", batch="b1", declared_open=True, by=clerk, at=AT
    )
    good = upload(clerk)

    jobs.read_waiting_uploads(AT)

    broken.refresh_from_db()
    good.refresh_from_db()
    assert good.state == DirectiveState.READ
    assert broken.state == DirectiveState.REFUSED
    assert broken.refusal_code.startswith("reader.")
    assert broken.refusal["message"]["template"]
    assert broken.upload is not None
    assert broken.upload.name == ""


def test_a_fault_of_the_reader_refuses_the_file_and_logs_no_words(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _, clerk, _ = office()

    def stumble(*_: Any, **__: Any) -> None:
        raise ValueError("lời văn của văn bản")

    monkeypatch.setattr(reading_service, "read_directive", stumble)
    directive = read(clerk)

    assert (directive.state, directive.refusal_code) == (DirectiveState.REFUSED, "reader.failed")
    assert "ValueError" in caplog.text
    assert "lời văn" not in caplog.text


def test_a_cancelled_upload_is_not_stored_even_when_it_was_being_read(monkeypatch: pytest.MonkeyPatch) -> None:
    _, clerk, _ = office()
    directive = upload(clerk)
    plain = reading_service.read_directive

    def cancelled_meanwhile(*given: Any, **named: Any) -> Any:
        services.cancel_upload(directive=directive, by=clerk, at=AT)
        return plain(*given, **named)

    monkeypatch.setattr(reading_service, "read_directive", cancelled_meanwhile)
    services.read_upload(directive_id=directive.pk, at=AT)

    directive.refresh_from_db()
    assert (directive.state, directive.refusal_code) == (DirectiveState.REFUSED, "upload.cancelled")
    assert not directive.readings.exists()
    assert list(mismatches()) == []


def test_a_reading_whose_worker_died_is_taken_up_again() -> None:
    _, clerk, _ = office()
    directive = upload(clerk)
    Directive.objects.filter(pk=directive.pk).update(state=DirectiveState.READING)
    assert directive.upload is not None
    type(directive.upload).objects.update(state="reading", reading_since=AT)

    assert jobs.read_waiting_uploads(AT + dt.timedelta(minutes=1)) == 0
    assert jobs.read_waiting_uploads(AT + dt.timedelta(minutes=16)) == 1

    directive.refresh_from_db()
    assert directive.state == DirectiveState.READ


def test_waiting_files_are_erased_after_their_hours() -> None:
    _, clerk, _ = office()
    directive = upload(clerk)

    assert jobs.expire_quarantine(AT + dt.timedelta(hours=23)) == 0
    assert jobs.expire_quarantine(AT + dt.timedelta(hours=25)) == 1

    directive.refresh_from_db()
    assert (directive.state, directive.refusal_code) == (DirectiveState.REFUSED, "upload.expired")
    assert directive.upload is not None
    assert not quarantine_path(directive.upload).exists()
    assert list(queries.refused_uploads(clerk, TODAY)) == [directive]
