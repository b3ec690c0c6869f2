"""A paper comes in time, or late with a reason given at the time; what an entry corrects is no finding any more."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.findings.models import Finding
from sauro.apps.meetings import services
from sauro.apps.meetings.models import MeetingPaper
from sauro.domain.acting import Role
from sauro.domain.meetings_rules import PAPERS
from sauro.domain.refusal import Refusal
from sauro.readers.pool import ReaderPool
from tests.apps.meetings.story import at as moment
from tests.apps.meetings.story import story
from tests.apps.tasks.desk import at_desk

pytestmark = pytest.mark.django_db
LAST, LATE = moment("2026-09-21 17:00"), moment("2026-09-22 09:00")


def test_on_its_last_day_it_is_in_time_and_screened_into_the_store() -> None:
    there = story()

    paper = there.send(LAST)
    with ReaderPool(1) as pool:
        services.screen_paper(paper_id=paper.pk, at=LAST, pool=pool)

    paper.refresh_from_db()
    assert paper.file is not None and (paper.name, paper.sent_on) == ("bao cao.txt", dt.date(2026, 9, 21))
    assert paper.late_because == ""


def test_after_its_day_it_is_refused_without_a_reason_and_excused_with_one() -> None:
    there = story()

    with pytest.raises(Refusal) as late:
        there.send(LATE)
    assert late.value.code == "meeting.paper.late"
    assert MeetingPaper.objects.get().sent_at is None
    there.send(LATE, late_because="chờ số liệu thẩm định")

    services.look_at(there.meeting.pk, at=LATE)
    assert not Finding.objects.exists()
    paper = there.paper
    assert (paper.late_because, paper.sent_by) == ("chờ số liệu thẩm định", there.building.person_name)


def test_a_missing_paper_is_found_told_to_who_owes_it_and_gone_once_an_entry_corrects_it() -> None:
    there = story()
    pk = there.meeting.pk

    first = services.look_at(pk, at=LATE)
    again = services.look_at(pk, at=LATE)
    services.note_handed(
        meeting_id=pk, paper_id=there.paper.pk, on=dt.date(2026, 9, 21), how="bản giấy, sổ giao nhận số 12",
        by=there.coordinator, at=LATE,
    )  # fmt: skip
    corrected = services.look_at(pk, at=LATE)

    assert (first.new, again.new, again.changed, corrected.gone) == (1, 0, 0, 1)
    finding = Finding.objects.get()
    assert (finding.rule, finding.body_id, finding.watch_id) == (PAPERS, there.tinh.building.pk, there.tinh.office.pk)
    assert finding.state == "gone"


def test_only_who_owes_it_or_the_host_sends_it_and_a_draft_says_it_is_open() -> None:
    there = story()

    with pytest.raises(Refusal) as stranger:
        there.send(LAST, by=there.home)
    with pytest.raises(Refusal) as undeclared:
        there.send(LAST, declared_open=False)

    assert stranger.value.code == "meeting.forbidden"
    assert undeclared.value.code == "meeting.paper.not_declared"
    assert there.send(LAST, by=at_desk(Role.CLERK, there.tinh.office)).sent_at == LAST
