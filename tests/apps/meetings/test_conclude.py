"""Held, concluded, and back as a directive: the signed sentences wait in the review; what is unclear is found."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.directives.services import read_upload
from sauro.apps.findings.models import Finding
from sauro.apps.letters.queries import number_of
from sauro.apps.meetings import services
from sauro.apps.meetings.models import AgendaItem
from sauro.apps.meetings.queries.statistics import figures, own_meetings
from sauro.apps.tasks.models import Draft
from sauro.apps.tasks.services import propose_drafts
from sauro.domain.conclusions import Ordered, sentence_of
from sauro.domain.meetings import Outcome
from sauro.domain.meetings_rules import COMPOSITION, TOO_LONG, UNCLEAR, UNCONCLUDED
from sauro.domain.refusal import Refusal
from tests.apps.meetings.story import ENDS, Story, at, plan_of, story

pytestmark = pytest.mark.django_db
CLEAR = sentence_of(Ordered("Lập danh mục dự án chậm", "Sở Xây dựng", dt.date(2026, 10, 15), "danh mục"))
UNCLEAR_WORDS = "Tăng cường kiểm tra giờ làm việc."


def conclude(there: Story, when: dt.datetime, *sentences: str) -> None:
    services.word_conclusion(
        meeting_id=there.meeting.pk, opening="", sentences=sentences, by=there.coordinator, at=when
    )
    services.sign_conclusion(meeting_id=there.meeting.pk, symbol="TB/VPTU", by=there.leader, at=when)
    there.again()


def rules_found() -> set[str]:
    return set(Finding.objects.exclude(state="gone").values_list("rule", flat=True))


def test_a_signed_conclusion_is_a_directive_whose_orders_wait_as_drafts() -> None:
    there = story()
    there.send(at("2026-09-21 10:00"))
    there.hold()

    conclude(there, at("2026-09-28 09:00"), "Đánh giá cao sự cố gắng của các sở.", CLEAR)
    read_upload(directive_id=there.meeting.directive_id, at=at("2026-09-28 09:01"))
    propose_drafts(directive_id=there.meeting.directive_id, at=at("2026-09-28 09:02"))

    draft = Draft.objects.get(directive=there.meeting.directive_id)
    assert draft.text.rstrip("./") == CLEAR.rstrip(".") and draft.due_on == dt.date(2026, 10, 15)
    assert number_of(there.meeting.notice) == "01-TB/VPTU" and there.meeting.state == "concluded"
    opening = there.meeting.notice.body["text"][0]
    assert opening.startswith("Ngày 24/09/2026, đồng chí") and "Sở Nội vụ, Sở Xây dựng" in opening
    services.look_at(there.meeting.pk, at=at("2026-10-20 08:00"))
    assert rules_found() == set()
    with pytest.raises(Refusal):
        conclude(there, at("2026-09-29 09:00"), CLEAR)


def test_each_rule_finds_its_breach_once_on_stored_rows() -> None:
    there = story()
    there.send(at("2026-09-21 10:00"))
    there.hold(lasted=300, SXD="nobody")
    conclude(there, at("2026-10-05 09:00"), CLEAR, UNCLEAR_WORDS)

    every = services.look_at_all(at=at("2026-10-06 08:00"))
    again = services.look_at_waiting(at=at("2026-10-06 09:00"))

    assert rules_found() == {COMPOSITION, TOO_LONG, UNCLEAR, UNCONCLUDED}
    assert (every.new, again.new, again.changed, again.gone) == (4, 0, 0, 0)
    there.meeting.refresh_from_db()
    assert there.meeting.looked_on == dt.date(2026, 10, 6)


def test_corrected_attendance_takes_its_findings_away() -> None:
    there = story()
    there.send(at("2026-09-21 10:00"))
    there.hold(lasted=300, SXD="nobody")
    services.look_at_waiting(at=at("2026-09-25 08:00"))
    assert rules_found() == {COMPOSITION, TOO_LONG}

    there.hold(when=at("2026-09-25 09:00"), lasted=200)
    services.look_at_waiting(at=at("2026-09-25 10:00"))

    assert rules_found() == set()


def test_votes_are_counts_on_the_matter_and_no_more_than_people() -> None:
    there = story()
    item, seats = there.meeting.items.get(), {s.pk: "self" for s in there.meeting.seats.all()}
    said = {"meeting_id": there.meeting.pk, "lasted": 90, "came": seats, "minutes": "", "by": there.coordinator}

    with pytest.raises(Refusal) as early:
        services.record_held(items={}, at=at("2026-09-24 07:00"), **said)
    with pytest.raises(Refusal) as many:
        services.record_held(items={item.pk: services.ItemResult(Outcome.DISCUSSED, "", (3, 1, 0))}, at=ENDS, **said)
    services.record_held(items={item.pk: services.ItemResult(Outcome.CARRIED, "Để sau.", (2, 1, 0))}, at=ENDS, **said)

    assert (early.value.code, many.value.code) == ("meeting.early", "meeting.votes")
    item.refresh_from_db()
    assert (item.outcome, item.votes_for, item.decision) == ("carried", 2, "Để sau.")


def test_a_carried_item_comes_back_on_the_next_agenda() -> None:
    there = story()
    item, seats = there.meeting.items.get(), {s.pk: "self" for s in there.meeting.seats.all()}
    services.record_held(
        meeting_id=there.meeting.pk, lasted=90, came=seats, minutes="", by=there.coordinator, at=ENDS,
        items={item.pk: services.ItemResult(Outcome.CARRIED)},
    )  # fmt: skip
    later = plan_of(there.leader, starts_at=at("2026-10-08 08:00"), ends_at=at("2026-10-08 10:00"))
    meeting = services.plan_meeting(plan=later, by=there.coordinator, at=ENDS)

    services.add_item(
        meeting_id=meeting.pk, title=item.title, minutes=30, presenter_id=None, consent=False, papers=[],
        carried_from_id=item.pk, by=there.coordinator, at=ENDS,
    )  # fmt: skip

    assert AgendaItem.objects.get(meeting=meeting).carried_from == item


def test_figures_of_a_body_and_of_oneself() -> None:
    there = story()
    there.send(at("2026-09-22 10:00"), late_because="chờ số liệu")
    there.hold()
    year = dt.date(2026, 1, 1), dt.date(2026, 12, 31)

    (office,) = figures([there.tinh.office.pk, there.tinh.home.pk], *year)

    assert (office.called, office.held, office.minutes, office.papers, office.late_papers) == (1, 1, 150, 1, 1)
    assert own_meetings(there.building.person_id, *year) == (1, 150)
    assert own_meetings(there.coordinator.person_id, *year) == (0, 0)
