"""Several bodies at one place in one week: pointed out before, and one joins the other (C3.2)."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.findings.models import Finding
from sauro.apps.notices.models import Notice
from sauro.apps.visits import services
from sauro.apps.visits.jobs import look_again
from sauro.apps.visits.models import JoinOffer, Visit
from sauro.apps.visits.queries import calendar_of_place, others_in_week
from tests.apps.visits.story import DAY, EARLY, at, going, refused

pytestmark = pytest.mark.django_db


def test_what_is_in_a_programme_is_shown_to_others_a_sudden_check_is_not() -> None:
    here = going()
    visit, check = here.plan(), here.other()
    place = here.tinh.commune.pk

    (seen,) = others_in_week([place], DAY.date(), except_visit=check.pk)

    assert (seen.visit, seen.body, seen.announced) == (visit.pk, "Văn phòng Tỉnh ủy", False)
    assert others_in_week([place], DAY.date(), except_visit=visit.pk) == []
    week = (dt.date(2026, 10, 19), dt.date(2026, 10, 25))
    own = calendar_of_place(place, *week, own_body=here.tinh.home.pk)
    assert [one.visit for one in own] == [visit.pk, check.pk]
    assert [one.visit for one in calendar_of_place(place, *week, own_body=place)] == [visit.pk]


def test_a_delegation_joins_another_and_the_finding_vanishes() -> None:
    here = going()
    host, guest = here.announce(here.plan()), here.other()
    person = services.planning.holdings(DAY.date()).get(person_id=here.home.person_id)
    services.set_delegation(visit_id=guest.pk, lead_id=person.pk, member_ids=[], others=0, by=here.home, at=EARLY)
    services.draw_up_notice(visit_id=guest.pk, by=here.home, at=EARLY)
    chief = here.tinh.home
    Visit.objects.get(pk=guest.pk).notice.__class__.objects.filter(agency=chief).update(
        state="sent", number=1, symbol="TB-SNV", period="2026", signed_on=EARLY.date(), sent_at=EARLY
    )
    look_again(EARLY)
    found = Finding.objects.get(rule="visit.week")
    assert (found.body, found.watch, found.state) == (here.tinh.home, here.tinh.office, "open")

    offer = services.offer_to_join(visit_id=guest.pk, host_id=host.pk, words="Đi một xe", by=here.home, at=EARLY)
    assert Notice.objects.filter(account_id=here.coordinator.account_id, about_id=host.pk).exists()
    services.answer_offer(
        offer_id=offer.pk, visit_id=host.pk, agrees=True, words="", by=here.coordinator, at=at("2026-10-13")
    )
    look_again(at("2026-10-13"))

    joined = Visit.objects.get(pk=guest.pk)
    assert (joined.state, joined.joined_id) == ("joined", host.pk)
    assert list(host.members.values_list("holding_id", flat=True))[-1] == person.pk
    assert Finding.objects.get(rule="visit.week").state == "gone"


def test_an_offer_is_refused_with_words_and_made_once() -> None:
    here = going()
    host, guest = here.plan(), here.other()
    offer = services.offer_to_join(visit_id=guest.pk, host_id=host.pk, words="", by=here.home, at=EARLY)

    with refused("visit.join.twice"):
        services.offer_to_join(visit_id=guest.pk, host_id=host.pk, words="", by=here.home, at=EARLY)
    answer = {"offer_id": offer.pk, "visit_id": host.pk, "agrees": False, "by": here.coordinator, "at": EARLY}
    with refused("visit.join.words"):
        services.answer_offer(**answer, words=" ")
    services.answer_offer(**answer, words="Nội dung khác nhau")

    assert JoinOffer.objects.get().accepted is False
    assert Visit.objects.get(pk=guest.pk).state == "planned"


def test_visits_of_different_weeks_do_not_meet() -> None:
    here = going()
    host, guest = here.plan(), here.other(starts_at=at("2026-10-27"))

    with refused("visit.join.apart"):
        services.offer_to_join(visit_id=guest.pk, host_id=host.pk, words="", by=here.home, at=EARLY)
