"""A meeting is announced in time with a numbered invitation, or late only as sudden; its day moves with its days."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from icalendar import Calendar

from sauro.apps.findings.models import Finding
from sauro.apps.journal.models import Entry
from sauro.apps.letters.queries import number_of
from sauro.apps.meetings import services
from sauro.apps.meetings.models import Meeting
from sauro.apps.meetings.queries.invitation import ical_of
from sauro.apps.notices.models import Notice
from sauro.apps.rulebook.services import load_defaults, set_day
from sauro.domain.acting import Role
from sauro.domain.meetings_rules import OVERLAP
from sauro.domain.refusal import Refusal
from sauro.domain.worktime import DayKind
from tests.apps.meetings.story import ENDS, NOW, STARTS, Story, at, plan_of, story

pytestmark = pytest.mark.django_db


def refused(there: Story, when: dt.datetime, **said: str) -> str:
    with pytest.raises(Refusal) as found:
        there.announce(when, **said)
    return found.value.code


def test_the_invitation_is_numbered_sent_to_who_is_asked_and_read_by_a_calendar() -> None:
    there = story()

    letter, entry = there.meeting.invitation, Calendar.from_ical(ical_of(there.meeting, method="REQUEST", at=NOW))

    assert letter is not None and number_of(letter) == "01-GM/VPTU"
    text = "\n".join(letter.body["text"])
    assert "8 giờ, thứ Năm, ngày 24/09/2026" in text and "Tiến độ các dự án (Sở Xây dựng)" in text
    assert (there.meeting.papers_by, there.meeting.invite_by) == (dt.date(2026, 9, 21), dt.date(2026, 9, 21))
    assert set(Notice.objects.filter(kind="meeting").values_list("account__person_id", flat=True)) >= {
        there.home.person_id, there.building.person_id,
    }  # fmt: skip
    event = entry.walk("VEVENT")[0]
    assert entry["METHOD"] == "REQUEST" and event.decoded("dtstart") == STARTS
    assert str(event["uid"]).startswith(f"hop-{there.meeting.pk}@")


def test_after_its_last_day_it_goes_out_only_as_sudden_with_a_name() -> None:
    there = story(announced=False)
    last, late = at("2026-09-21 16:00"), at("2026-09-22 08:00")

    assert refused(there, late) == "meeting.invitation.late"
    meeting = there.announce(late, sudden="Bão số 3 đổ bộ")

    assert (meeting.sudden, meeting.sudden_by, meeting.sudden_at) == ("Bão số 3 đổ bộ", there.leader.person_name, late)
    services.look_at(meeting.pk, at=late)
    assert not Finding.objects.exists()
    other = story_in_time(there, last)
    assert other.sudden == ""


def story_in_time(there: Story, when: dt.datetime) -> Meeting:
    """Another meeting of the same office, announced on its last day with a reason that nobody needed."""
    meeting = services.plan_meeting(plan=plan_of(there.leader), by=there.coordinator, at=NOW)
    there.meeting = meeting
    services.add_seat(
        meeting_id=meeting.pk, agency_id=there.tinh.home.pk, holding_id=None, required=True, by=there.coordinator,
        at=NOW,
    )  # fmt: skip
    services.add_item(
        meeting_id=meeting.pk, title="Việc khác", minutes=30, presenter_id=None, consent=False, papers=[],
        by=there.coordinator, at=NOW,
    )  # fmt: skip
    return there.announce(when, sudden="không cần")


def test_only_a_leader_of_the_host_announces_and_only_a_meeting_with_agenda_and_seats() -> None:
    there = story(announced=False)

    with pytest.raises(Refusal) as by_coordinator:
        services.announce_meeting(meeting_id=there.meeting.pk, symbol="", sudden="", by=there.coordinator, at=NOW)
    services.drop_item(meeting_id=there.meeting.pk, item_id=there.meeting.items.get().pk, by=there.coordinator, at=NOW)

    assert by_coordinator.value.code == "meeting.forbidden"
    assert refused(there, NOW) == "meeting.empty"


def test_moved_it_counts_its_days_anew_and_shows_old_beside_new() -> None:
    there = story()

    services.move_meeting(
        meeting_id=there.meeting.pk, starts_at=at("2026-09-29 08:00"), ends_at=at("2026-09-29 10:00"),
        reason="chủ trì đi công tác", sudden="", by=there.leader, at=at("2026-09-22 08:00"),
    )  # fmt: skip

    meeting = there.again()
    assert (meeting.papers_by, meeting.papers_before) == (dt.date(2026, 9, 24), dt.date(2026, 9, 21))
    told = Notice.objects.filter(kind="meeting").order_by("-pk").first()
    assert told is not None and told.text["values"]["papers_from"] == "21/09/2026"
    with pytest.raises(Refusal) as near:
        services.move_meeting(
            meeting_id=meeting.pk, starts_at=at("2026-09-24 08:00"), ends_at=at("2026-09-24 10:00"), reason="gấp",
            sudden="", by=there.leader, at=at("2026-09-22 09:00"),
        )  # fmt: skip
    assert near.value.code == "meeting.invitation.late"


def test_a_swap_day_known_late_moves_the_day_of_the_papers_and_says_so() -> None:
    load_defaults(at=NOW)
    there = story()

    keeper = dataclasses.replace(there.leader, role=Role.ADMINISTRATOR)
    set_day(
        date=dt.date(2026, 9, 22), kind=DayKind.OFF_SWAPPED, name="Hoán đổi", source="500/TB", by=keeper, at=NOW
    )  # fmt: skip
    assert services.count_days_again(at=at("2026-09-16 08:00")) == 1

    meeting = there.again()
    assert (meeting.papers_by, meeting.papers_before) == (dt.date(2026, 9, 18), dt.date(2026, 9, 21))
    assert meeting.invite_by == dt.date(2026, 9, 21)
    assert services.count_days_again(at=at("2026-09-16 09:00")) == 0
    assert Entry.objects.filter(kind="meeting.days_counted_again").count() == 1


def test_an_overlap_stands_however_often_one_side_is_looked_at_and_goes_when_either_side_moves() -> None:
    there = story()
    first, soon = there.meeting.pk, at("2026-09-15 08:00")
    second = story_in_time(there, soon).pk

    services.look_at_waiting(at=soon)
    before = Finding.objects.get(rule=OVERLAP)
    services.look_at(first, at=soon)  # it is counted on the side announced later; this side alone does not end it
    still = Finding.objects.get(rule=OVERLAP)
    services.move_meeting(
        meeting_id=first, starts_at=at("2026-09-25 08:00"), ends_at=at("2026-09-25 10:00"), reason="tránh trùng",
        sudden="", by=there.leader, at=soon,
    )  # fmt: skip
    services.look_at_waiting(at=soon)

    assert set(before.abouts.values_list("name", flat=True)) == {f"meeting:{second}", f"meeting_beside:{first}"}
    assert (still.state, still.revision) == ("open", before.revision)
    assert Finding.objects.get(rule=OVERLAP).state == "gone"


def test_postponed_cancelled_and_taken_up_again() -> None:
    there = story()
    said = {"meeting_id": there.meeting.pk, "by": there.leader, "at": NOW}

    services.postpone_meeting(reason="chưa đủ tài liệu", **said)
    with pytest.raises(Refusal) as while_off:
        there.hold()
    services.move_meeting(starts_at=STARTS, ends_at=ENDS, reason="đủ tài liệu", sudden="", **said)
    services.cancel_meeting(reason="giải quyết bằng văn bản", **said)

    assert while_off.value.code == "meeting.step"
    assert (there.again().state, there.meeting.ended_because) == ("cancelled", "giải quyết bằng văn bản")
