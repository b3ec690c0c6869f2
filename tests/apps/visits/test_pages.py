"""The pages: a refusal keeps what was typed, who else comes is shown before, the calendar carries a visit."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sauro.apps.accounts.models import User
from sauro.apps.desk.queries.agenda import Span, visits
from sauro.apps.visits.models import Visit
from sauro.domain.acting import Acting
from tests.apps.visits.story import DAY, LATE, going

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock(settings: object) -> None:
    settings.SAURO_CLOCK = "tests.apps.visits.test_pages.late"  # type: ignore[attr-defined]


def late() -> object:
    """20/10/2026, the clock of these pages."""
    return LATE


def window(who: Acting) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_two_days_ahead_is_refused_on_the_page_with_what_to_do() -> None:
    here = going()
    visit = here.plan(LATE)
    client = window(here.coordinator)

    answer = client.post(reverse("visits:draw_up", args=[visit.pk]))
    assert answer.status_code == 422
    assert "từ 23/10/2026 trở đi" in answer.content.decode()
    refused = client.post(
        reverse("visits:change", args=[visit.pk]), {"day": "2026-10-19", "hour": "08:00", "reason": "x"}
    )
    assert refused.status_code == 422 and "2026-10-19" in refused.content.decode()
    client.post(reverse("visits:excuse", args=[visit.pk]), {"reason": "Sạt lở"})
    client.post(reverse("visits:draw_up", args=[visit.pk]))

    assert Visit.objects.get().notice is not None


def test_who_else_comes_that_week_is_pointed_out_before_a_visit_is_planned() -> None:
    here = going()
    here.plan()
    client, told = (
        window(here.home),
        {"purpose": "work", "subject": "Xác minh đơn", "day": "2026-10-23", "hour": "08:00"},
    )
    told |= {"places": here.tinh.commune.name, "sudden": "Đơn gấp"}

    shown = client.post(reverse("visits:plan"), told)
    assert "Văn phòng Tỉnh ủy" in shown.content.decode() and Visit.objects.count() == 1
    client.post(reverse("visits:plan"), {**told, "seen": "1"})

    made = Visit.objects.get(agency=here.tinh.home)
    page = client.get(reverse("visits:visit", args=[made.pk])).content.decode()
    assert "Đề nghị đi chung" in page


def test_a_line_of_the_programme_is_corrected_on_its_page() -> None:
    here = going()
    line, client = here.programme.lines.get(), window(here.coordinator)
    page, deed = (reverse(f"visits:{name}", args=[here.programme.pk, *more]) for name, more in (
        ("programme", ()), ("line", (line.pk,)),
    ))  # fmt: skip

    assert "Sửa dòng này" in client.get(page).content.decode()
    wrong = client.post(deed, {"place": "Sở Không Có", "purpose": "check", "about": "Giải ngân quý IV"})
    assert wrong.status_code == 422 and "Giải ngân quý IV" in wrong.content.decode()
    client.post(deed, {"place": here.tinh.building.name, "purpose": "check", "about": "Giải ngân quý IV"})
    line.refresh_from_db()
    assert (line.place, line.about) == (here.tinh.building, "Giải ngân quý IV")
    client.post(deed, {"drop": "1"})

    assert not here.programme.lines.exists()


def test_the_calendar_carries_it_for_the_body_the_place_and_whoever_goes_along() -> None:
    here = going()
    visit = here.announce(here.plan())
    week = (DAY.date(), DAY.date(), LATE.date())

    for who, whole in ((here.coordinator, True), (here.place, True), (here.leader, False)):
        assert [mark.key for mark in visits(Span(who, *week, whole=whole))] == [visit.pk]
    assert visits(Span(here.coordinator, *week, whole=False)) == []


def test_a_list_asks_the_same_few_questions_however_long(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    here = going()
    for hour in (8, 10, 13):
        here.plan(starts_at=DAY.replace(hour=hour))
    client = window(here.coordinator)
    client.get(reverse("visits:list"))

    with django_assert_max_num_queries(26):
        assert client.get(reverse("visits:list")).status_code == 200
