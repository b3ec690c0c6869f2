"""A roster is arranged as a draft, signed with a number, printed by month, told to everybody on it (C2.3)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from sauro.apps.accounts.models import User
from sauro.apps.duty import services
from sauro.apps.duty.models import DutyExemption, Roster, Shift
from sauro.apps.duty.queries.rosters import rosters_visible_to
from sauro.apps.journal.queries import history_of
from sauro.apps.letters.queries import number_of, sheet_of
from sauro.apps.notices.models import Notice
from sauro.domain.refusal import Refusal
from sauro.domain.rostering import DutyRole
from sauro.writers.letter_pdf import letter_pdf
from tests import cast
from tests.apps.duty.office import FIRST, LAST, MADE, arranged, member, office, published, shifts

pytestmark = pytest.mark.django_db


def test_a_draft_is_arranged_signed_numbered_and_told_to_everybody_on_it() -> None:
    there = office()
    row = arranged(there)
    clerk = there.officers[-1]
    assert not rosters_visible_to(clerk, cast.TODAY).exists()  # a draft is seen by who arranges it

    row = services.publish(roster_id=row.pk, symbol="TB/VPTU", by=there.head, at=MADE)

    assert row.letter is not None
    assert number_of(row.letter) == "01-TB/VPTU"
    assert rosters_visible_to(clerk, cast.TODAY).get() == row
    assert Notice.objects.filter(kind="duty.published").count() == 10
    assert [line.kind for line in history_of(("roster", row.pk))] == ["duty.published", "duty.arranged"]
    sheet = sheet_of(row.letter)
    assert [table.title for table in sheet.tables] == ["LỊCH TRỰC THÁNG 01/2027", "LỊCH TRỰC THÁNG 02/2027"]
    assert sheet.title == "THÔNG BÁO"
    assert letter_pdf(sheet)[:5] == b"%PDF-"


def test_every_day_off_has_a_leader_and_an_officer_and_nobody_stands_twice() -> None:
    row = arranged(office())

    days = {(s.date, s.role) for s in Shift.objects.filter(roster=row)}

    assert len(days) == Shift.objects.filter(roster=row).count() == 38  # 19 days off in two months, two roles


def test_who_is_exempt_has_no_day_and_an_exemption_without_a_document_is_refused() -> None:
    there = office()
    person = there.officers[2].person_id
    told = {"by": there.coordinator, "at": MADE}
    with pytest.raises(Refusal) as refused:
        services.exempt(member_id=member(person).pk, first=FIRST, last=None, basis="ốm", **told)
    services.exempt(member_id=member(person).pk, first=FIRST, last=None, basis="12-QĐ/VPTU", **told)

    row = arranged(there)

    assert refused.value.code == "duty.basis"
    assert not Shift.objects.filter(roster=row, person_id=person).exists()
    assert DutyExemption.objects.count() == 1


def test_a_second_roster_for_the_same_days_and_a_second_notice_without_a_change_are_refused() -> None:
    there = office()
    row = published(there)

    with pytest.raises(Refusal) as twice:
        arranged(there, dt.date(2027, 2, 1), dt.date(2027, 3, 1))
    with pytest.raises(Refusal) as same:
        services.publish(roster_id=row.pk, symbol="TB/VPTU", by=there.head, at=MADE)

    assert (twice.value.code, same.value.code) == ("duty.overlap", "duty.issued")


def test_only_a_leader_signs_and_a_draft_can_be_dropped() -> None:
    there = office()
    row = arranged(there)

    with pytest.raises(Refusal) as refused:
        services.publish(roster_id=row.pk, symbol="TB/VPTU", by=there.coordinator, at=MADE)
    services.drop_roster(roster_id=row.pk, by=there.coordinator, at=MADE)

    assert refused.value.code == "duty.forbidden"
    assert not rosters_visible_to(there.coordinator, cast.TODAY).exists()
    assert arranged(there).pk != row.pk


def test_a_place_changed_by_hand_needs_a_reason_and_somebody_who_can() -> None:
    there = office()
    row = published(there)
    first = shifts(row)[0]
    free = next(o.person_id for o in there.officers if o.person_id != first.person_id)
    told = {"roster_id": row.pk, "date": first.date, "role": DutyRole.OFFICER, "out": first.person_id, "by": there.head}
    with pytest.raises(Refusal) as refused:
        services.put_on_duty(into=there.leaders[0].person_id, reason="Việc đột xuất", at=MADE, **told)

    services.put_on_duty(into=free, reason="Việc đột xuất", at=MADE, **told)

    assert refused.value.code == "duty.cannot"
    assert shifts(row)[0].person_id == free
    assert Notice.objects.filter(kind="duty.replanned").count() == 2


def test_the_pages_of_arranging_and_one_roster(client: Client, django_assert_max_num_queries, settings) -> None:
    there = office()
    settings.SAURO_CLOCK = "tests.apps.duty.office.december"
    client.force_login(User.objects.get(pk=there.coordinator.account_id))

    made = client.post(
        reverse("duty:make"), {"first": FIRST, "last": LAST, "officers": 1, "solver": "search"}, follow=True
    )

    row = Roster.objects.get()
    assert made.redirect_chain == [(reverse("duty:roster", args=[row.pk]), 302)]
    with django_assert_max_num_queries(60):
        page = client.get(reverse("duty:roster", args=[row.pk])).content.decode()
    assert "Bảng công bằng" in page
    assert client.get(reverse("duty:people")).status_code == 200
    assert client.get(reverse("duty:pdf", args=[row.pk])).content[:5] == b"%PDF-"
    assert client.post(reverse("duty:change", args=[row.pk])).status_code == 403
