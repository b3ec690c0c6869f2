"""Facts → findings from stored rows: found once, the same at every run, gone when an entry corrects the fact (C3.2)."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.findings.models import Finding
from sauro.apps.journal.models import Entry
from sauro.apps.visits import services
from sauro.apps.visits.jobs import look_again
from tests.apps.visits.story import DAY, LATE, at, going

pytestmark = pytest.mark.django_db


def standing() -> dict[str, str]:
    return dict(Finding.objects.exclude(state="gone").values_list("rule", "body__name"))


def test_a_notice_that_did_not_go_out_is_found_and_goes_with_a_reason_given_in_time() -> None:
    here = going()
    visit = here.plan()
    look_again(at("2026-10-19"))
    assert standing() == {}

    look_again(LATE)
    found = Finding.objects.get()
    assert (found.rule, found.body, found.source) == ("visit.notice", here.tinh.office, "1773-CV/TU, mục 3")
    assert found.proof[0]["entry"] == Entry.objects.get(kind="visit.planned").index
    before = Entry.objects.count()
    assert look_again(LATE + dt.timedelta(minutes=10)) == 0
    assert Entry.objects.count() == before

    services.excuse_visit(visit_id=visit.pk, reason="Sạt lở", by=here.leader, at=at("2026-10-21"))
    look_again(at("2026-10-21", 10))
    assert standing() == {}


def test_a_moved_day_makes_the_finding_vanish_too() -> None:
    here = going()
    visit = here.plan()
    look_again(LATE)

    services.change_visit(
        visit_id=visit.pk, starts_at=at("2026-10-29", 8), reason="Chưa kịp báo", by=here.coordinator, at=LATE
    )
    look_again(LATE + dt.timedelta(hours=1))

    assert Finding.objects.get().state == "gone"


def test_large_unconcluded_and_unanswered_are_found_each_for_its_body() -> None:
    here = going()
    visit = here.announce(here.plan())
    here.delegate(visit, others=9)
    services.hold_visit(visit_id=visit.pk, day=DAY.date(), by=here.clerk, at=at("2026-10-22", 17))
    here.asked(visit)

    look_again(at("2026-10-29"))
    assert standing() == {"visit.size": "Văn phòng Tỉnh ủy"}
    look_again(at("2026-11-06"))
    assert standing() == {
        "visit.size": "Văn phòng Tỉnh ủy",
        "visit.conclusion": "Văn phòng Tỉnh ủy",
        "visit.answer": "Sở Nội vụ",
    }
    services.correct_day(
        visit_id=visit.pk, day=dt.date(2026, 11, 3), reason="Ghi nhầm", by=here.clerk, at=at("2026-11-06")
    )
    services.answer_recommendation(
        asked_id=visit.recommendations.get().pk, visit_id=visit.pk, answer="Đồng ý", by=here.home, at=at("2026-11-06")
    )
    look_again(at("2026-11-06", 10))

    assert standing() == {"visit.size": "Văn phòng Tỉnh ủy"}


def test_facts_of_many_visits_are_gathered_in_a_few_queries(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    here = going()
    for hour in (8, 10, 13, 15):
        here.plan(starts_at=at("2026-10-22", hour))

    with django_assert_max_num_queries(5):
        assert len(services.watching.facts_about(dt.date(2026, 1, 1))) == 4
