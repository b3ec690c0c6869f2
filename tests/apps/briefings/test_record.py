"""A session is recorded once, whoever records it; every committee above counts it in the same transaction."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.apps.agencies.models import Agency
from sauro.apps.briefings import services
from sauro.apps.briefings.models import Absentee, BriefingDuty, BriefingSession
from sauro.apps.briefings.queries.kept import mismatches
from sauro.apps.briefings.queries.plans import children_of, levels_of, top_duty
from sauro.apps.journal.models import Entry
from sauro.domain.acting import Role
from sauro.domain.briefing_tree import Rank
from sauro.domain.briefings import Absence, BriefingForm, Sitting
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.briefings.story import FULL, HELD, NOW, SOME, Briefed, briefed

pytestmark = pytest.mark.django_db
MAKE_UP = Sitting(dt.date(2026, 9, 20), 0, 3, makes_up=True)


def test_a_cell_records_and_the_province_counts_it() -> None:
    story = briefed()

    story.record(story.cells[0], SOME, story.speaks(story.cells[0]))

    top, party = top_duty(story.plan).roll, story.duty(story.tinh.commune_party).roll
    assert (top.partly, top.invited, top.attended, top.leave, top.no_reason) == (1, 20, 17, 2, 1)
    assert party == top - (top - party) and party.invited == 20
    assert story.duty(story.other_party).roll.invited == 0
    assert list(mismatches()) == []


def test_a_make_up_session_counts_the_absent_once_and_closes_the_duty() -> None:
    story = briefed()
    who = story.speaks(story.cells[0])
    story.record(story.cells[0], SOME, who)

    story.record(story.cells[0], MAKE_UP, who)

    top = top_duty(story.plan).roll
    assert (top.done, top.partly, top.invited, top.attended, top.made_up, top.outstanding) == (1, 0, 20, 17, 3, 0)
    with pytest.raises(Refusal) as again:
        story.record(story.cells[0], Sitting(dt.date(2026, 9, 21), 0, 1, makes_up=True), who)
    assert again.value.code == "briefing.make_up.many"
    assert list(mismatches()) == []


def test_the_same_numbers_again_change_nothing_and_other_numbers_correct() -> None:
    story = briefed()
    who = story.speaks(story.cells[0])
    story.record(story.cells[0], SOME, who)
    entries = Entry.objects.count()

    story.record(story.cells[0], SOME, who)
    unchanged = Entry.objects.count() - entries
    row = story.record(story.cells[0], FULL, who)

    assert unchanged == 0
    assert (BriefingSession.objects.count(), row.revision) == (1, 2)
    assert top_duty(story.plan).roll.attended == 20
    assert list(mismatches()) == []


def test_a_committee_records_for_its_thirty_cells_at_once_in_a_fixed_number_of_queries() -> None:
    story = briefed(cells=3)
    small = queries_of(story, story.cells)
    more = cast.cells(story.tinh.commune_party, 30)
    services.add_newcomers(plan_id=story.plan.pk, by=story.planner, at=NOW)

    large = queries_of(story, more)

    assert large == small
    assert top_duty(story.plan).roll.done == 33
    assert list(mismatches()) == []


def queries_of(story: Briefed, cells: list[Agency]) -> int:
    clerk = story.speaks(story.tinh.commune_party)
    said = [services.Said(story.duty(cell).pk, FULL, BriefingForm.CELL_MEETING) for cell in cells]
    with CaptureQueriesContext(connection) as asked:
        services.record_sessions(said=said, by=clerk, at=NOW)
    return len(asked)


def test_all_or_none_of_many_sessions_are_recorded() -> None:
    story = briefed()
    clerk = story.speaks(story.tinh.commune_party)
    wrong = Sitting(HELD, 5, 9)
    said = [
        services.Said(story.duty(cell).pk, sitting, BriefingForm.CELL_MEETING)
        for cell, sitting in zip(story.cells, (FULL, FULL, wrong), strict=True)
    ]

    with pytest.raises(Refusal):
        services.record_sessions(said=said, by=clerk, at=NOW)

    assert not BriefingSession.objects.exists()
    assert top_duty(story.plan).roll.sessions == 0


def test_a_neighbour_and_an_inspector_record_nothing() -> None:
    story = briefed()

    for who in (story.speaks(story.other_party), story.speaks(story.cells[1], Role.INSPECTOR)):
        with pytest.raises(Refusal) as refused:
            story.record(story.cells[0], FULL, who)
        assert refused.value.code == "briefing.record.forbidden"


def test_the_responsible_office_records_the_conference_at_the_top() -> None:
    story = briefed()

    story.record(story.tinh.committee, FULL, story.planner)

    levels = {level.rank: level.roll for level in levels_of(story.plan)}
    assert (levels[Rank.TOP].done, levels[Rank.CELL].done, levels[Rank.CELL].duties) == (1, 0, 5)


def test_an_exempt_body_leaves_the_denominator_and_comes_back() -> None:
    story = briefed()
    who = story.speaks(story.cells[0])
    story.record(story.cells[0], FULL, who)
    duty = story.duty(story.cells[0])
    with pytest.raises(Refusal) as itself:
        services.exempt_duty(duty_id=duty.pk, reason="Sáp nhập", by=story.speaks(story.cells[0], Role.LEADER), at=NOW)

    services.exempt_duty(duty_id=duty.pk, reason="Sáp nhập chi bộ", by=story.planner, at=NOW)
    exempt = top_duty(story.plan).roll
    services.end_exemption(duty_id=duty.pk, reason="Không sáp nhập nữa", by=story.planner, at=NOW)

    assert itself.value.code == "briefing.exempt.forbidden"
    assert (exempt.exempt, exempt.wanted, exempt.invited) == (1, 7, 0)
    back = top_duty(story.plan).roll
    assert (back.exempt, back.done, back.invited) == (0, 1, 20)
    assert list(mismatches()) == []


def test_names_of_the_absent_are_kept_with_a_reason_replaced_and_erased_after_their_term() -> None:
    story = briefed()
    clerk, duty = story.speaks(story.cells[0]), story.duty(story.cells[0])
    names = (("K'Brếp", Absence.LEAVE), ("Lý A Sình", Absence.LEAVE), ("Ngô Bá Khiêm", Absence.NO_REASON))
    said = services.Said(duty.pk, SOME, BriefingForm.CELL_MEETING, names=names)

    for _ in range(2):
        services.record_session(said=said, by=clerk, at=NOW)
    kept = Absentee.objects.count()
    services.erase_old_names(at=NOW + dt.timedelta(days=400))

    assert kept == 3
    assert (Absentee.objects.count(), BriefingSession.objects.get().leave) == (0, 2)


def test_a_session_recorded_by_mistake_is_removed_but_not_from_under_its_make_up() -> None:
    story = briefed()
    clerk = story.speaks(story.cells[0])
    main, second = story.record(story.cells[0], SOME, clerk), story.record(story.cells[0], MAKE_UP, clerk)
    with pytest.raises(Refusal) as leaning:
        services.remove_sessions(session_ids=[main.pk], by=clerk, at=NOW)

    services.remove_sessions(session_ids=[main.pk, second.pk], by=clerk, at=NOW)

    assert leaning.value.code == "briefing.make_up.many"
    assert top_duty(story.plan).roll.sessions == 0
    assert list(mismatches()) == []


def test_verify_names_a_sum_that_somebody_changed() -> None:
    story = briefed()
    story.record(story.cells[0], FULL, story.speaks(story.cells[0]))

    BriefingDuty.objects.filter(agency=story.tinh.committee).update(all_attended=21)

    assert len(list(mismatches())) == 1


def test_one_level_shows_open_bodies_first() -> None:
    story = briefed()
    story.record(story.cells[0], FULL, story.speaks(story.cells[0]))

    rows = list(children_of(story.duty(story.tinh.commune_party)))

    assert [row.agency_id for row in rows][-1] == story.cells[0].pk
