"""A visit is announced in writing three working days ahead, or sudden with a named person's reason (C3.2)."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.journal.models import Entry
from sauro.apps.letters.queries import number_of, sheet_of
from sauro.apps.notices.models import Notice
from sauro.apps.visits import services
from sauro.apps.visits.models import Visit
from sauro.apps.visits.queries import visits_visible_to
from sauro.domain.acting import Role
from tests.apps.tasks.desk import at_desk
from tests.apps.visits.story import DAY, EARLY, LATE, at, going, refused

pytestmark = pytest.mark.django_db


def test_a_notice_in_time_is_numbered_sent_and_seen_by_the_place() -> None:
    here = going()
    visit = here.plan()
    day = DAY.date()

    assert not visits_visible_to(here.place, day).exists()
    here.announce(visit, at("2026-10-19"))

    visit = visits_visible_to(here.place, day).get()
    assert visit.notice and number_of(visit.notice) == "01-TB/VPTU"
    text = " ".join(sheet_of(visit.notice).paragraphs)
    for words in ("8 giờ, thứ Năm, ngày 22/10/2026", "UBND xã", "Trưởng đoàn", "Tổng số 3 người", "12-CTr/VPTU"):
        assert words in text.replace("Ủy ban nhân dân xã", "UBND xã")
    told = Notice.objects.get(about_kind="visit", about_id=visit.pk, account_id=here.place.account_id)
    assert told.text["values"]["number"] == "01-TB/VPTU"
    kinds = list(Entry.objects.filter(about_kind="visit").order_by("index").values_list("kind", flat=True))
    assert kinds == ["visit.planned", "visit.delegated", "visit.notice_drawn_up", "visit.announced"]


def test_two_days_ahead_is_refused_then_accepted_as_sudden() -> None:
    here = going()
    visit = here.plan(LATE)

    with refused("visit.notice.late"):
        here.draw_up(visit, LATE)
    assert Visit.objects.get().notice is None
    services.excuse_visit(visit_id=visit.pk, reason="Sạt lở đường vào thôn 3", by=here.leader, at=LATE)
    here.announce(visit, LATE)

    row = Visit.objects.get()
    assert (row.sudden_by_name, row.sudden_at) == (here.leader.person_name, LATE)
    assert row.notice and "Sạt lở đường vào thôn 3" in " ".join(row.notice.body["text"])


def test_a_draft_that_lies_until_it_is_late_is_refused_when_it_is_sent() -> None:
    here = going()
    visit = here.draw_up(here.plan())
    services.sign_notice(visit_id=visit.pk, symbol="TB/VPTU", by=here.leader, at=EARLY)

    with refused("visit.notice.late"):
        services.send_notice(visit_id=visit.pk, how="trục liên thông", by=here.clerk, at=LATE)


def test_a_reason_after_the_visit_has_begun_is_refused() -> None:
    here = going()
    visit = here.plan(LATE)

    with refused("visit.sudden.after"):
        services.excuse_visit(visit_id=visit.pk, reason="Gấp", by=here.leader, at=DAY)


def test_outside_the_programme_a_visit_needs_a_reason_from_the_start() -> None:
    here = going()

    with refused("visit.programme.place"):
        here.plan(places=(here.tinh.other_commune.pk,))
    with refused("visit.programme.none"):
        here.plan(programme_id=None)
    assert here.plan(programme_id=None, sudden="Cháy rừng").sudden_reason == "Cháy rừng"


def test_another_day_needs_another_notice_and_the_place_hears_why() -> None:
    here = going()
    visit = here.announce(here.plan())
    first = visit.notice

    services.change_visit(
        visit_id=visit.pk, starts_at=at("2026-10-29", 8), reason="Trùng kỳ họp", by=here.coordinator, at=EARLY
    )
    here.announce(visit, EARLY)

    row = Visit.objects.get()
    assert row.notice and first and row.notice != first and number_of(row.notice) == "02-TB/VPTU"
    assert Notice.objects.filter(account_id=here.place.account_id, text__values__reason="Trùng kỳ họp").exists()


@pytest.mark.parametrize(("role", "body"), [(Role.LEADER, "home"), (Role.OFFICER, "office"), (Role.CLERK, "office")])
def test_only_coordinator_and_leader_of_the_body_draw_it_up(role: Role, body: str) -> None:
    here = going()
    visit = here.plan()
    other = at_desk(role, getattr(here.tinh, body)) if role is not Role.CLERK else here.clerk

    with refused("visit.forbidden", "visit.unknown"):
        services.draw_up_notice(visit_id=visit.pk, by=other, at=EARLY)


def test_a_visit_is_called_off_with_a_reason() -> None:
    here = going()
    visit = here.announce(here.plan())

    services.cancel_visit(visit_id=visit.pk, reason="Bão số 9", by=here.coordinator, at=EARLY)

    assert Visit.objects.get().state == "cancelled"
    with refused("visit.move"):
        services.hold_visit(visit_id=visit.pk, day=DAY.date(), by=here.clerk, at=DAY + dt.timedelta(hours=9))
