"""Lines of a programme are corrected one by one; a swap day known late moves the notice's last day and is told."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from sauro.apps.findings.models import Finding
from sauro.apps.journal.models import Entry
from sauro.apps.notices.models import Notice
from sauro.apps.rulebook.services import load_defaults, set_day
from sauro.apps.visits import services
from sauro.apps.visits.jobs import look_again
from sauro.apps.visits.models import Visit
from sauro.domain.acting import Role
from sauro.domain.visits import Purpose
from sauro.domain.worktime import DayKind
from tests.apps.visits.story import DAY, EARLY, Going, at, going, refused

pytestmark = pytest.mark.django_db
OCTOBER = dt.date(2026, 10, 1)


def test_a_line_is_corrected_and_dropped_until_a_visit_is_planned_from_it() -> None:
    here = going()
    line = here.programme.lines.get()
    told = {"programme_id": here.programme.pk, "line_id": line.pk, "at": EARLY}
    facts = {"place_id": here.tinh.building.pk, "purpose": Purpose.CHECK, "about": "Giải ngân"}

    services.change_line(**told, **facts, by=here.coordinator)
    line.refresh_from_db()
    changed = (line.place, line.purpose, line.about)
    with refused("visit.forbidden"):
        services.drop_line(**told, by=here.clerk)
    services.change_line(**told, **(facts | {"place_id": here.tinh.commune.pk}), by=here.coordinator)
    visit = here.plan()
    with refused("visit.line.used"):
        services.change_line(**told, **facts, by=here.coordinator)
    services.cancel_visit(visit_id=visit.pk, reason="mưa bão", by=here.coordinator, at=EARLY)
    services.drop_line(**told, by=here.coordinator)

    assert changed == (here.tinh.building, "check", "Giải ngân")
    assert not here.programme.lines.exists()
    kinds = Entry.objects.filter(about_kind="visit_programme").order_by("index").values_list("kind", flat=True)
    assert list(kinds)[2:] == [*["visit.programme_line_changed"] * 2, "visit.programme_line_dropped"]
    with refused("visit.line.unknown"):
        services.drop_line(**told, by=here.coordinator)


def _off(here: Going, day: dt.date) -> None:
    keeper = dataclasses.replace(here.leader, role=Role.ADMINISTRATOR)
    set_day(date=day, kind=DayKind.OFF_SWAPPED, name="Hoán đổi", source="500/TB", by=keeper, at=EARLY)


def _told(who: int | None) -> list[str]:
    rows = Notice.objects.filter(about_kind="visit", account_id=who).order_by("pk")
    return [row.text["template"] for row in rows if "Lịch làm việc đổi" in row.text["template"]]


def test_a_late_swap_day_moves_the_last_day_of_a_notice_that_has_not_gone_out() -> None:
    load_defaults(at=EARLY)
    here = going()
    waits, sent = here.plan(), here.announce(here.plan(subject="Chuyến đã báo"), at("2026-10-19"))

    _off(here, dt.date(2026, 10, 20))
    look_again(at("2026-10-19", 10))
    look_again(at("2026-10-19", 11))

    waits.refresh_from_db()
    sent.refresh_from_db()
    assert (waits.notice_by, waits.notice_before) == (dt.date(2026, 10, 16), dt.date(2026, 10, 19))
    assert (sent.notice_by, sent.notice_before) == (dt.date(2026, 10, 19), None), "it went out in time, as counted then"
    assert len(_told(here.leader.account_id)) == 1 and _told(here.place.account_id) == []
    assert list(Finding.objects.values_list("slot", flat=True)) == [f"visit:{waits.pk}"]


def test_a_visit_whose_day_became_a_day_off_is_told_to_the_place_that_has_the_notice() -> None:
    load_defaults(at=EARLY)
    here = going()
    visit = here.announce(here.plan())

    _off(here, DAY.date())
    services.count_days_again(at=EARLY)

    assert Visit.objects.get(pk=visit.pk).day_off
    assert [len(_told(who.account_id)) for who in (here.place, here.leader, here.home)] == [1, 1, 0]
    assert Entry.objects.filter(kind="visit.day_became_off").count() == 1
