"""Minutes of a session: screened before they stand, held for a person, or away without a trace; they close a duty."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from sauro.apps.briefings import services
from sauro.apps.briefings.models import BriefingFile, BriefingSession
from sauro.apps.briefings.queries.kept import mismatches
from sauro.apps.files.models import StoredFile
from sauro.apps.files.queries import store_path
from sauro.apps.journal.queries import history_of
from sauro.domain.acting import Acting, Role
from sauro.domain.briefings import DutyState
from sauro.domain.refusal import Refusal
from tests.apps.briefings.story import FULL, NOW, Briefed, briefed

pytestmark = pytest.mark.django_db(transaction=True)
DOUBTFUL = "15-BB (MẬT).txt"


def sent(story: Briefed, data: bytes, by: Acting, **changes: object) -> BriefingFile:
    """A session of the first cell with these minutes, not screened yet."""
    session = story.record(story.cells[0], FULL, by)
    facts = {"name": "bien ban.txt", "batch": "lo1", "declared_open": True, "by": by, "at": NOW, **changes}
    return services.send_minutes(session_id=session.pk, chunks=[data], **facts)  # type: ignore[arg-type]


def screened(row: BriefingFile) -> BriefingFile:
    services.screen_all_waiting(at=NOW)
    return BriefingFile.objects.select_related("file", "upload").get(pk=row.pk)


def waiting_files() -> set[Path]:
    return set(Path(settings.SAURO_QUARANTINE).iterdir())


def test_a_duty_waits_for_its_minutes_and_is_done_once_they_stand() -> None:
    story = briefed(needs_minutes=True)
    row = sent(story, "Biên bản: 20 đảng viên dự.".encode(), story.speaks(story.cells[0]))
    before = story.duty(story.cells[0]).state

    row = screened(row)

    assert (before, story.duty(story.cells[0]).state) == (DutyState.HELD, DutyState.DONE)
    assert row.file is not None and row.name == "bien ban.txt"
    assert store_path(row.file.sha256).read_bytes().startswith("Biên bản".encode())
    assert story.duty(story.tinh.committee).roll.done == 1
    assert list(mismatches()) == []


def test_secret_minutes_leave_nothing_but_when_who_and_why() -> None:
    story, before = briefed(needs_minutes=True), waiting_files()

    row = screened(sent(story, "TỐI MẬT\nBiên bản.".encode(), story.speaks(story.cells[0])))

    assert (row.file, row.name, row.refused_because) == (None, "", "reader.secret")
    assert not StoredFile.objects.exists()
    assert waiting_files() == before
    assert story.duty(story.cells[0]).state == DutyState.HELD
    latest = history_of(("briefing_duty", story.duty(story.cells[0]).pk))[0]
    assert latest.new["reason"] == "reader.secret" and "bien ban" not in str(latest.new)


def test_a_doubtful_mark_is_answered_by_another_person_of_the_body() -> None:
    story = briefed(needs_minutes=True)
    clerk, leader = story.speaks(story.cells[0]), story.speaks(story.cells[0], Role.LEADER)
    row = screened(sent(story, b"20 dang vien du.", clerk, name=DOUBTFUL))
    assert row.upload is not None and row.upload.state == "held"
    with pytest.raises(Refusal) as own:
        services.release_file(file_id=row.pk, open_file=True, by=clerk, at=NOW)
    with pytest.raises(Refusal) as stranger:
        services.release_file(file_id=row.pk, open_file=True, by=story.speaks(story.other_party, Role.LEADER), at=NOW)

    services.release_file(file_id=row.pk, open_file=True, by=leader, at=NOW)
    row = screened(row)

    assert {own.value.code, stranger.value.code} == {"briefing.file.release.forbidden"}
    assert row.file is not None and row.warning == {"released": leader.account_id}
    assert story.duty(story.cells[0]).state == DutyState.DONE


def test_a_mark_that_was_confirmed_erases_the_file() -> None:
    story, before = briefed(needs_minutes=True), waiting_files()
    row = screened(sent(story, b"20 dang vien du.", story.speaks(story.cells[0]), name=DOUBTFUL))
    leader = story.speaks(story.cells[0], Role.LEADER)

    services.release_file(file_id=row.pk, open_file=False, by=leader, at=NOW)

    row = BriefingFile.objects.get(pk=row.pk)
    assert (row.file, row.name, bool(row.refused_because)) == (None, "", True)
    assert waiting_files() == before
    with pytest.raises(Refusal) as late:
        services.release_file(file_id=row.pk, open_file=True, by=leader, at=NOW)
    assert late.value.code == "briefing.file.release.late"


def test_what_nobody_declared_open_is_not_taken_and_a_neighbour_sends_nothing() -> None:
    story = briefed()
    clerk = story.speaks(story.cells[0])
    with pytest.raises(Refusal) as silent:
        sent(story, b"x", clerk, declared_open=False)
    session = BriefingSession.objects.get()
    with pytest.raises(Refusal) as neighbour:
        services.send_minutes(
            session_id=session.pk, chunks=[b"x"], name="x.txt", batch="lo1", declared_open=True,
            by=story.speaks(story.cells[1]), at=NOW,
        )  # fmt: skip

    assert (silent.value.code, neighbour.value.code) == ("briefing.file.not_declared", "briefing.record.forbidden")
    assert not BriefingFile.objects.exists()


def test_what_cannot_be_read_is_refused_and_the_session_stands() -> None:
    story = briefed()

    row = screened(sent(story, b"\x7fELF\x02\x01\x01" + bytes(200), story.speaks(story.cells[0])))

    assert row.file is None and row.refused_because
    assert story.duty(story.cells[0]).state == DutyState.DONE
