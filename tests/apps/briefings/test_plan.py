"""One click gives every body of the Party tree its duty, down to the cells, and says why the deadline is that day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sauro.apps.briefings import services
from sauro.apps.briefings.models import BriefingDuty, BriefingPlan
from sauro.apps.briefings.queries.kept import mismatches
from sauro.apps.briefings.queries.planning import newcomers, offices_of, proposed_due, reach_of, top_of
from sauro.apps.briefings.queries.plans import top_duty
from sauro.apps.directives.models import Recipient
from sauro.apps.directives.queries import directives_visible_to
from sauro.apps.journal.queries import history_of
from sauro.apps.tasks.queries.review import sentence_of
from sauro.domain.acting import Role
from sauro.domain.agencies import BodyKind, Level, Tree
from sauro.domain.briefing_tree import Audience, Rank
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.briefings.story import DUE, NOW, briefed

pytestmark = pytest.mark.django_db


def test_every_body_down_to_the_cells_has_one_duty_and_sees_the_directive() -> None:
    story = briefed()

    counts = {rank: BriefingDuty.objects.filter(plan=story.plan, rank=rank.value).count() for rank in Rank}
    assert counts == {Rank.TOP: 1, Rank.COMMITTEE: 2, Rank.CELL: 5, Rank.OFFICE: 0}
    assert top_duty(story.plan).all_duties == 8
    assert story.duty(story.tinh.commune_party).all_duties == 4
    clerk = story.speaks(story.cells[0])
    assert directives_visible_to(clerk, cast.TODAY).filter(pk=story.directive.pk).exists()
    assert list(mismatches()) == []


def test_the_preview_counts_what_the_plan_then_gives() -> None:
    story = briefed(plan=False)
    top = top_of(story.directive, cast.TODAY)
    assert top == story.tinh.committee

    reach = reach_of(Audience(top.pk), cast.TODAY)

    assert reach.ranks == {Rank.TOP: 1, Rank.COMMITTEE: 2, Rank.CELL: 5}
    assert [(body.name, number) for body, number in reach.branches] == [
        ("Đảng ủy xã Khe Trúc", 3),
        ("Đảng ủy xã Suối Mây", 4),
    ]


def test_the_deadline_is_counted_in_working_days_where_the_directive_names_none() -> None:
    story = briefed(plan=False)

    proposed = proposed_due(story.directive, cast.TODAY)

    assert proposed.task is None
    assert "25 ngày làm việc kể từ 14/09/2026" in str(proposed.because)


def test_a_directive_has_one_plan_and_a_stranger_makes_none() -> None:
    story = briefed()
    intent = services.Intent(Audience(story.tinh.committee.pk), story.tinh.office.pk, DUE, ())

    with pytest.raises(Refusal) as twice:
        services.make_plan(directive_id=story.directive.pk, intent=intent, by=story.planner, at=NOW)
    with pytest.raises(Refusal) as stranger:
        services.make_plan(
            directive_id=story.directive.pk, intent=intent, by=story.speaks(story.other_party, Role.LEADER), at=NOW
        )

    assert twice.value.code == "briefing.plan.twice"
    assert stranger.value.code == "briefing.plan.forbidden"


def test_a_cell_founded_later_is_offered_and_counted_once_added() -> None:
    story = briefed()
    party = {"tree": Tree.PARTY, "kind": BodyKind.CELL, "level": Level.COMMUNE}
    young = cast.agency("Chi bộ thôn Mới", parent=story.tinh.commune_party, **party)
    assert [w.agency_id for w in newcomers(story.plan, cast.TODAY)] == [young.pk]

    added = services.add_newcomers(plan_id=story.plan.pk, by=story.planner, at=NOW)

    assert added == 1
    assert top_duty(story.plan).all_duties == 9
    assert story.duty(story.tinh.commune_party).all_duties == 5
    assert list(mismatches()) == []
    with pytest.raises(Refusal) as none:
        services.add_newcomers(plan_id=story.plan.pk, by=story.planner, at=NOW)
    assert none.value.code == "briefing.new.none"


def test_another_deadline_needs_a_reason_and_leaves_both_dates_in_the_journal() -> None:
    story = briefed()
    later = DUE.replace(month=10, day=15)
    with pytest.raises(Refusal) as silent:
        services.move_due(plan_id=story.plan.pk, due_on=later, reason=" ", by=story.planner, at=NOW)

    services.move_due(plan_id=story.plan.pk, due_on=later, reason="Mưa lũ", by=story.planner, at=NOW)

    assert silent.value.code == "briefing.reason"
    assert BriefingPlan.objects.get(pk=story.plan.pk).due_on == later
    line = next(x for x in history_of(("briefing", story.plan.pk)) if x.kind == "briefing.due_moved")
    assert "30/09/2026" in str(line.sentence) and "15/10/2026" in str(line.sentence)


def test_the_queries_of_a_plan_do_not_grow_with_its_cells() -> None:
    story = briefed(plan=False, cells=200)
    intent = services.Intent(Audience(story.tinh.committee.pk), story.tinh.office.pk, DUE, ())

    with CaptureQueriesContext(
        connection,
    ) as asked:
        services.make_plan(directive_id=story.directive.pk, intent=intent, by=story.planner, at=NOW)

    assert len(asked) < 40
    assert BriefingDuty.objects.count() == 205


def test_a_deadline_by_hand_on_a_day_off_is_moved_and_says_why() -> None:
    story = briefed(due_on=dt.date(2026, 10, 3))
    made = story.plan

    moved = services.move_due(plan_id=made.pk, due_on=dt.date(2026, 10, 11), reason="Mưa lũ", by=story.planner, at=NOW)
    with pytest.raises(Refusal) as same:
        services.move_due(plan_id=made.pk, due_on=dt.date(2026, 10, 12), reason="Mưa lũ", by=story.planner, at=NOW)

    assert (made.due_on, moved.due_on) == (dt.date(2026, 10, 5), dt.date(2026, 10, 12))
    because = str(sentence_of(BriefingPlan.objects.get(pk=made.pk).due_because))
    assert "11/10/2026 là ngày nghỉ nên hạn là 12/10/2026" in because
    assert "Bộ luật Dân sự 2015, Điều 148 khoản 5" in because
    assert same.value.code == "briefing.due.same"


def test_a_printed_group_of_addressees_gives_each_of_its_bodies_a_duty() -> None:
    story = briefed(plan=False)
    story.directive.recipients.all().delete()
    Recipient.objects.create(directive=story.directive, list="kinh_gui", order=0, printed="Các sở, ban, ngành tỉnh")

    offices = offices_of(story.directive, cast.TODAY)

    assert {story.tinh.home.pk, story.tinh.building.pk} <= offices
    assert story.tinh.commune.pk not in offices
