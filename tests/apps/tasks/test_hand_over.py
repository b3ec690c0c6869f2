"""Open tasks go to a successor by minutes that both sign; nothing moves before the second signature (C1.1a)."""

from __future__ import annotations

import pytest

from sauro.apps.agencies.models import Holding
from sauro.apps.agencies.queries import people_in
from sauro.apps.agencies.services import end_holding
from sauro.apps.journal.queries import history_of
from sauro.apps.notices.models import Notice
from sauro.apps.tasks import queries, services
from sauro.apps.tasks.models import HandOver, TaskHolder
from sauro.apps.tasks.services.moving import advance
from sauro.apps.tasks.views.hand_over import HandOverForm
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import Step
from tests import cast
from tests.apps.tasks.running import Running, at, running

pytestmark = pytest.mark.django_db
MADE, GIVEN, TAKEN = at("2026-09-21"), at("2026-09-21", 10), at("2026-09-22")


def successor(story: Running) -> tuple[Holding, Acting]:
    holding = cast.person_in(story.here.tinh.home, Role.OFFICER, title="Chuyên viên chính")
    return holding, cast.acting_in(holding, account_id=cast.account(cast.acting_in(holding)).pk)


def minutes(story: Running, taker: Holding, by: Acting | None = None) -> HandOver:
    return services.make_hand_over(
        predecessor_id=story.holding.pk, successor_id=taker.pk, reason="Điều động theo 31-QĐ/SNV",
        notes={story.task.pk: "Đã có dự thảo"}, by=by or story.doer, at=MADE,
    )  # fmt: skip


def test_on_the_second_signature_the_successor_answers_for_the_task() -> None:
    story = running()
    taker, taking = successor(story)
    row = minutes(story, taker)
    services.give_hand_over(hand_over_id=row.pk, by=story.doer, at=GIVEN)
    before = story.again().responsible

    moved = services.take_hand_over(hand_over_id=row.pk, by=taking, at=TAKEN)

    task = story.again()
    assert (before, moved, task.responsible) == (story.holding, 1, taker)
    shares = list(TaskHolder.objects.filter(task=task, role="responsible").values_list("holding_id", "until"))
    assert shares == [(story.holding.pk, TAKEN), (taker.pk, None)]
    assert task.due_on == task.original_due_on
    assert "task.handed_over" in [line.kind for line in history_of(("task", task.pk))]
    told = set(Notice.objects.filter(slot=f"hand_over:{row.pk}:taken").values_list("account_id", flat=True))
    assert told == {story.doer.account_id, taking.account_id}


def test_the_leaver_sees_the_task_no_more_and_the_successor_does() -> None:
    story = running()
    taker, taking = successor(story)
    row = minutes(story, taker)
    services.give_hand_over(hand_over_id=row.pk, by=story.doer, at=GIVEN)

    services.take_hand_over(hand_over_id=row.pk, by=taking, at=TAKEN)

    seen = {who.person_id: queries.tasks_visible_to(who, TAKEN.date()).count() for who in (story.doer, taking)}
    assert seen == {story.doer.person_id: 0, taking.person_id: 1}


def test_the_successor_does_not_sign_first_nor_for_both() -> None:
    story = running()
    taker, taking = successor(story)
    row = minutes(story, taker)

    with pytest.raises(Refusal) as first:
        services.take_hand_over(hand_over_id=row.pk, by=taking, at=TAKEN)
    with pytest.raises(Refusal) as both:
        services.give_hand_over(hand_over_id=row.pk, by=taking, at=TAKEN)
    services.give_hand_over(hand_over_id=row.pk, by=story.doer, at=GIVEN)
    with pytest.raises(Refusal) as other:
        services.take_hand_over(hand_over_id=row.pk, by=story.doer, at=TAKEN)

    assert first.value.code == "hand_over.not_given"
    assert (both.value.code, other.value.code) == ("hand_over.give.forbidden", "hand_over.take.forbidden")
    assert story.again().responsible == story.holding


def test_for_an_absent_person_the_head_signs_and_says_so() -> None:
    story = running()
    taker, taking = successor(story)
    row = minutes(story, taker, by=story.head)

    with pytest.raises(Refusal) as refused:
        services.give_hand_over(hand_over_id=row.pk, by=story.head, at=GIVEN)
    services.give_hand_over(hand_over_id=row.pk, absent_because="Nằm viện", by=story.head, at=GIVEN)
    services.take_hand_over(hand_over_id=row.pk, by=taking, at=TAKEN)

    assert refused.value.code == "hand_over.absent"
    assert any("Nằm viện" in str(line.sentence) for line in history_of(("hand_over", row.pk)))
    assert story.again().responsible == taker


def test_a_task_that_ended_meanwhile_stays_where_it_was() -> None:
    story = running()
    taker, taking = successor(story)
    row = minutes(story, taker)
    services.give_hand_over(hand_over_id=row.pk, by=story.doer, at=GIVEN)
    advance(story.again(), Step.WITHDRAW, at=GIVEN)

    moved = services.take_hand_over(hand_over_id=row.pk, by=taking, at=TAKEN)

    assert (moved, story.again().responsible) == (0, story.holding)


def test_one_open_set_of_minutes_at_a_time_and_only_within_a_body() -> None:
    story = running()
    taker, _ = successor(story)
    foreign = cast.person_in(story.here.tinh.building, Role.OFFICER)
    with pytest.raises(Refusal) as other_body:
        minutes(story, foreign)
    minutes(story, taker)

    with pytest.raises(Refusal) as second:
        minutes(story, taker)

    assert (other_body.value.code, second.value.code) == ("hand_over.people", "hand_over.open")


def test_a_colleague_makes_no_minutes() -> None:
    story = running()
    taker, taking = successor(story)

    with pytest.raises(Refusal) as refused:
        minutes(story, taker, by=taking)

    assert refused.value.code == "hand_over.forbidden"


def test_who_has_left_already_is_handed_over_by_the_head() -> None:
    story = running()
    taker, taking = successor(story)
    end_holding(holding=story.holding, until=at("2026-09-20").date(), reason="Điều động", by=cast.KEEPER, at=MADE)
    row = minutes(story, taker, by=story.head)
    services.give_hand_over(hand_over_id=row.pk, absent_because="Đã chuyển công tác", by=story.head, at=GIVEN)

    moved = services.take_hand_over(hand_over_id=row.pk, by=taking, at=TAKEN)

    assert moved == 1


def test_namesakes_are_told_apart_and_nobody_is_chosen_beforehand() -> None:
    story = running()
    for room in ("Phòng Cải cách hành chính", "Phòng Tổ chức, biên chế"):
        twin = cast.services.add_person(name="Trần Văn Anh", note=room, by=cast.KEEPER, at=cast.AT)
        post = cast.post_in(story.here.tinh.home, "Chuyên viên")
        cast.services.appoint(
            person=twin, post=post, role=Role.OFFICER, since=cast.START, by=cast.KEEPER, at=cast.AT
        )

    form = HandOverForm(leaving=people_in(story.here.tinh.home.pk, cast.TODAY), staying=[])

    offered = dict(form.fields["predecessor"].choices)  # type: ignore[attr-defined]
    assert next(iter(offered)) == ""
    assert len(set(offered.values())) == len(offered)
    assert "Trần Văn Anh (Phòng Tổ chức, biên chế), Chuyên viên" in offered.values()
