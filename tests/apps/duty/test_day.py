"""The book of a day: hand-over, an incident that becomes drafts; a gap is an alarm and a finding (C2.3)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from sauro.apps.accounts.models import Scope, User
from sauro.apps.accounts.services import make_token
from sauro.apps.directives.services import read_all_waiting
from sauro.apps.duty import services
from sauro.apps.duty.jobs import watch_rosters
from sauro.apps.duty.models import DutyNote, Shift, day_key
from sauro.apps.findings.models import Finding
from sauro.apps.notices.models import Notice
from sauro.apps.tasks.models import Draft
from sauro.apps.tasks.services import propose_drafts
from sauro.domain.refusal import Refusal
from tests.apps.duty.office import MADE, at, office, published, shifts

pytestmark = pytest.mark.django_db
ORDER = "Giao Sở Xây dựng kiểm tra hệ thống điện của trụ sở, báo cáo kết quả trước ngày 20/01/2027."


def test_an_incident_of_the_night_becomes_a_draft_in_the_review() -> None:
    there = office()
    row = published(there)
    shift = shifts(row)[0]
    told = {"by": there.who(shift.person_id), "at": at("2027-01-02")}
    services.hand_over(roster_id=row.pk, date=shift.date, words="bình thường", **told)
    note = services.note_incident(
        roster_id=row.pk, date=shift.date, words="Mất điện toàn trụ sở", done="Đã báo điện lực",
        happened_at=dt.time(3, 0), **told,
    )  # fmt: skip

    note = services.send_incident(note_id=note.pk, order=ORDER, by=there.coordinator, at=at("2027-01-02"))

    read_all_waiting(at=at("2027-01-02"))
    propose_drafts(directive_id=note.directive_id, at=at("2027-01-02"))
    drafts = [d for d in Draft.objects.filter(directive_id=note.directive_id) if "hệ thống điện" in d.work]
    assert len(drafts) == 1
    with pytest.raises(Refusal) as twice:
        services.send_incident(note_id=note.pk, order=ORDER, by=there.coordinator, at=at("2027-01-02"))
    assert twice.value.code == "duty.sent"


def test_only_who_was_there_or_speaks_for_the_body_writes_and_words_end_with_their_term() -> None:
    there = office()
    row = published(there)
    first = shifts(row)[0]
    stranger = next(o for o in there.officers[1:] if o.person_id != first.person_id)
    given = {"roster_id": row.pk, "date": first.date, "words": "bình thường"}
    with pytest.raises(Refusal) as foreign:
        services.hand_over(**given, by=stranger, at=at("2027-01-02"))
    with pytest.raises(Refusal) as early:
        services.hand_over(**given, by=there.coordinator, at=MADE)

    services.hand_over(**given, by=there.coordinator, at=at("2027-01-02"))

    assert (foreign.value.code, early.value.code) == ("duty.forbidden", "duty.day")
    assert services.erase_old_notes(dt.date(2028, 12, 31)) == 0
    assert services.erase_old_notes(dt.date(2029, 1, 2)) == 1
    assert not DutyNote.objects.exists()


def test_a_gap_alarms_once_is_found_once_and_goes_when_somebody_is_put_there() -> None:
    there = office()
    row = published(there)
    gone = Shift.objects.filter(roster=row, role="leader", date=dt.date(2027, 2, 6)).get()
    gone.delete()
    moment = at("2027-01-25")

    watch_rosters(moment)
    watch_rosters(moment)

    gap = Finding.objects.get(rule="duty.gap")
    assert (gap.state, gap.body_id) == ("open", there.body.pk)
    alarms = Notice.objects.filter(kind="duty.gap_alarmed", urgent=True)
    assert set(alarms.values_list("account__person_id", flat=True)) >= {
        there.head.person_id, there.coordinator.person_id
    }  # fmt: skip
    found = services.propose_replan(row, moment.date())
    services.apply_replan(roster_id=row.pk, digest=found.digest, by=there.coordinator, at=moment)
    watch_rosters(moment)
    gap.refresh_from_db()
    assert gap.state == "gone"


def test_the_pages_of_a_day_and_the_calendar_of_the_phone(client: Client, settings) -> None:
    settings.SAURO_CLOCK = "tests.apps.duty.office.december"
    there = office()
    row = published(there)
    mine = shifts(row)[0]
    who = there.who(mine.person_id)
    client.force_login(User.objects.get(pk=there.coordinator.account_id))
    address = reverse("duty:day", args=[day_key(row.pk, mine.date)])
    free = next(o.person_id for o in there.officers if o.person_id not in {who.person_id})

    assert client.get(address).status_code == 200
    put = {"do": "put", "role": "officer", "out": mine.person_id, "into": free}
    assert client.post(address, put).status_code == 422  # no reason
    _, key = make_token(name="Điện thoại", scope=Scope.FEED, days=300, by=who, at=MADE)
    days = Calendar.from_ical(client.get(reverse("duty:feed", args=[key])).content).walk("VEVENT")
    own = [s.date for s in shifts(row) if s.person_id == who.person_id]
    assert [event["DTSTART"].dt for event in days] == own
    assert client.post(address, {**put, "reason": "Việc đột xuất"}).status_code == 302
    days = Calendar.from_ical(client.get(reverse("duty:feed", args=[key])).content).walk("VEVENT")
    assert [event["DTSTART"].dt for event in days] == own[1:]
    assert client.get(reverse("duty:feed", args=["khong-co"])).status_code == 404
    assert client.get(reverse("desk:calendar"), {"on": own[-1].isoformat(), "view": "day"}).status_code == 200
