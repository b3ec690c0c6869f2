"""A later date is asked for ahead and decided by somebody else; the original date stays for ever (C1.2)."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.journal.queries import history_of
from sauro.apps.notices.models import Notice
from sauro.apps.rulebook.services import add_rule
from sauro.apps.tasks import services
from sauro.apps.tasks.models import DueChange, Extension, Task
from sauro.apps.tasks.queries.extensions import extensions_to_decide
from sauro.apps.tasks.services.moving import advance
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import Status, Step
from tests import cast
from tests.apps.tasks.desk import at_desk
from tests.apps.tasks.running import Running, at, running
from tests.house.tree import modules

pytestmark = pytest.mark.django_db
DUE = dt.date(2026, 10, 5)
LATER = dt.date(2026, 10, 20)
ASKED = at("2026-09-21")
DECIDED = at("2026-09-22")


def ask(story: Running, day: dt.date = LATER, when: dt.datetime = ASKED) -> Extension:
    return services.ask_extension(
        task_id=story.task.pk, asked_due=day, reason="Chờ số liệu của các xã", by=story.doer, at=when
    )


def test_a_granted_extension_moves_the_date_and_keeps_the_original() -> None:
    story = running()
    row = ask(story)

    services.grant_extension(extension_id=row.pk, by=story.giver, at=DECIDED)

    task = story.again()
    assert (task.due_on, task.original_due_on) == (LATER, DUE)
    moved = DueChange.objects.get(task=task)
    assert (moved.old, moved.new, moved.extension_id) == (DUE, LATER, row.pk)
    line = next(x for x in history_of(("task", task.pk)) if x.kind == "task.deadline_extended")
    assert (line.old["due_on"], line.new["due_on"]) == ("2026-10-05", "2026-10-20")
    assert "05/10/2026" in str(line.sentence) and "20/10/2026" in str(line.sentence)


def test_asking_moves_nothing_and_tells_the_leaders_who_decide_by_when() -> None:
    story = running()

    row = ask(story)

    assert story.again().due_on == DUE
    assert (row.level, row.decide_by) == (1, dt.date(2026, 9, 23))
    told = set(Notice.objects.filter(kind="task.extension_asked").values_list("account_id", flat=True))
    assert told == {story.giver.account_id, story.registrar.account_id}


def test_silence_grants_nothing_and_the_clock_of_the_decider_shows() -> None:
    story = running()
    ask(story)

    waiting = extensions_to_decide(story.giver, dt.date(2026, 9, 28))

    assert [w.days_left for w in waiting] == [-3]
    assert story.again().due_on == DUE


@pytest.mark.parametrize(
    ("day", "when", "code"),
    [
        (DUE, ASKED, "extension.not_later"),
        (LATER, at("2026-10-01"), "extension.too_late"),
        (LATER, at("2026-10-06"), "extension.after_due"),
    ],
)
def test_a_request_too_late_or_not_later_is_refused(day: dt.date, when: dt.datetime, code: str) -> None:
    story = running()

    with pytest.raises(Refusal) as refused:
        ask(story, day, when)

    assert refused.value.code == code
    assert str(refused.value.advice) and refused.value.clause


def test_on_the_last_day_three_working_days_ahead_it_may_still_be_asked() -> None:
    story = running()

    row = ask(story, when=at("2026-09-30"))

    assert row.number == 1


def test_one_request_at_a_time() -> None:
    story = running()
    ask(story)

    with pytest.raises(Refusal) as refused:
        ask(story)

    assert refused.value.code == "extension.waiting"


def test_a_report_that_waits_is_not_extended() -> None:
    story = running()
    advance(story.task, Step.SUBMIT, at=ASKED, submitted_at=ASKED, submitted_on=ASKED.date())

    with pytest.raises(Refusal) as refused:
        ask(story)

    assert refused.value.code == "extension.status"


def test_the_asker_never_decides_not_even_in_another_post_or_by_delegation() -> None:
    story = running()
    row = ask(story)
    elsewhere = cast.services.appoint(
        person=story.holding.person, post=cast.post_in(story.here.tinh.office, "Phó Chánh Văn phòng"),
        role=Role.LEADER, since=cast.START, by=cast.KEEPER, at=cast.AT,
    )  # fmt: skip
    other_post = cast.acting_in(elsewhere, account_id=story.doer.account_id)

    with pytest.raises(Refusal) as refused:
        services.grant_extension(extension_id=row.pk, by=other_post, at=DECIDED)

    assert refused.value.code == "extension.own"


def test_a_deputy_of_the_asker_does_not_decide_in_his_name() -> None:
    story = running()
    chief = story.giver
    row = services.ask_extension(task_id=story.task.pk, asked_due=LATER, reason="Chờ", by=story.head, at=ASKED)
    as_deputy = cast.acting_in(cast.Holding.objects.get(person_id=chief.person_id), account_id=chief.account_id)
    in_his_name = type(as_deputy)(
        **{f: getattr(as_deputy, f) for f in as_deputy.__slots__} | {"on_behalf_of_id": story.head.person_id}
    )

    with pytest.raises(Refusal) as refused:
        services.grant_extension(extension_id=row.pk, by=in_his_name, at=DECIDED)

    assert refused.value.code == "extension.own"


@pytest.mark.parametrize("who", ["head", "doer"])
def test_the_side_that_does_the_work_decides_nothing(who: str) -> None:
    story = running()
    row = ask(story)

    with pytest.raises(Refusal) as refused:
        services.grant_extension(extension_id=row.pk, by=getattr(story, who), at=DECIDED)

    assert refused.value.code == "extension.decide.forbidden"


def test_no_is_said_with_a_reason() -> None:
    story = running()
    row = ask(story)

    with pytest.raises(Refusal) as refused:
        services.refuse_extension(extension_id=row.pk, reason="  ", by=story.giver, at=DECIDED)
    services.refuse_extension(extension_id=row.pk, reason="Việc gấp", by=story.giver, at=DECIDED)

    assert refused.value.code == "extension.reason"
    row.refresh_from_db()
    assert (row.decision, row.decision_reason, story.again().due_on) == ("refused", "Việc gấp", DUE)


def test_another_day_is_offered_and_accepted() -> None:
    story = running()
    row = ask(story)
    offered = dt.date(2026, 10, 12)
    services.counter_extension(
        extension_id=row.pk, offered_due=offered, reason="Phiên họp ngày 15", by=story.giver, at=DECIDED
    )
    before = story.again().due_on

    services.accept_counter(extension_id=row.pk, by=story.doer, at=DECIDED)

    assert (before, story.again().due_on) == (DUE, offered)
    row.refresh_from_db()
    assert (row.decision, row.granted_due, row.decided_by_id) == ("granted", offered, story.giver.account_id)


def test_an_offered_day_is_taken_before_the_deadline_or_not_at_all() -> None:
    story = running()
    row = ask(story)
    services.counter_extension(
        extension_id=row.pk, offered_due=dt.date(2026, 10, 12), reason="Phiên họp ngày 15", by=story.giver, at=DECIDED
    )

    with pytest.raises(Refusal) as refused:
        services.accept_counter(extension_id=row.pk, by=story.doer, at=at("2026-10-06"))

    assert (refused.value.code, story.again().due_on) == ("extension.lapsed", DUE)
    assert refused.value.clause and "05/10/2026" in str(refused.value.message)


def test_what_the_level_above_offers_after_the_deadline_may_be_taken_and_shows() -> None:
    story = running()
    row = ask(story)
    late, offered = at("2026-10-07"), dt.date(2026, 10, 12)
    services.counter_extension(
        extension_id=row.pk, offered_due=offered, reason="Chậm ký tại Văn phòng", by=story.giver, at=late
    )

    services.accept_counter(extension_id=row.pk, by=story.doer, at=at("2026-10-08"))

    assert story.again().due_on == offered
    assert "sau khi đã quá hạn" in DueChange.objects.get(task=story.task).because["template"]


def test_a_day_that_the_calendar_gave_meanwhile_is_not_taken_away_by_an_extension() -> None:
    story = running()
    row = ask(story, dt.date(2026, 10, 7))
    Task.objects.filter(pk=story.task.pk).update(due_on=dt.date(2026, 10, 8))  # a day off announced late

    with pytest.raises(Refusal) as refused:
        services.grant_extension(extension_id=row.pk, by=story.giver, at=DECIDED)

    assert refused.value.code == "extension.not_later"


def test_a_withdrawn_request_is_over() -> None:
    story = running()
    row = ask(story)
    services.withdraw_extension(extension_id=row.pk, by=story.doer, at=DECIDED)

    with pytest.raises(Refusal) as refused:
        services.grant_extension(extension_id=row.pk, by=story.giver, at=DECIDED)

    assert refused.value.code == "extension.decided"
    assert story.again().due_on == DUE


def granted_once(story: Running) -> None:
    services.grant_extension(extension_id=ask(story).pk, by=story.registrar, at=DECIDED)


def test_the_second_is_decided_by_the_level_above() -> None:
    story = running()
    granted_once(story)
    row = ask(story, dt.date(2026, 11, 2), at("2026-10-05"))

    with pytest.raises(Refusal) as refused:
        services.grant_extension(extension_id=row.pk, by=story.registrar, at=at("2026-10-06"))
    services.grant_extension(extension_id=row.pk, by=story.giver, at=at("2026-10-06"))

    assert row.level == 2
    assert refused.value.code == "extension.decide.forbidden"
    assert story.again().due_on == dt.date(2026, 11, 2)


def test_there_is_no_third() -> None:
    story = running()
    granted_once(story)
    second = ask(story, dt.date(2026, 11, 2), at("2026-10-05"))
    services.grant_extension(extension_id=second.pk, by=story.giver, at=at("2026-10-06"))

    with pytest.raises(Refusal) as refused:
        ask(story, dt.date(2026, 12, 1), at("2026-10-12"))

    assert refused.value.code == "extension.most"
    assert refused.value.clause


def test_the_number_allowed_is_a_row_of_the_rulebook() -> None:
    story = running()
    granted_once(story)
    for name, value in (("extension.most", "3"), ("extension.most_with_above", "4")):
        add_rule(name=name, value=value, source="12-QC/TU", since=dt.date(2026, 10, 1), by=cast.KEEPER, at=cast.AT)

    row = ask(story, dt.date(2026, 11, 2), at("2026-10-05"))

    assert row.level == 1


def test_after_the_deadline_only_the_level_above_grants_and_it_shows() -> None:
    story = running()
    row = ask(story)
    late = at("2026-10-07")

    with pytest.raises(Refusal) as refused:
        services.grant_extension(extension_id=row.pk, reason="Quên ký", by=story.registrar, at=late)
    services.grant_extension(extension_id=row.pk, reason="Chậm ký tại Văn phòng", by=story.giver, at=late)

    assert refused.value.code == "extension.decide.forbidden"
    assert "sau khi đã quá hạn" in DueChange.objects.get(task=story.task).because["template"]


def test_nobody_extends_his_own_units_deadline_after_it_has_passed() -> None:
    story = running()
    Task.objects.filter(pk=story.task.pk).update(giver=story.here.tinh.state, lead=story.here.tinh.state)
    mine = at_desk(Role.LEADER, story.here.tinh.state)
    row = services.ask_extension(task_id=story.task.pk, asked_due=LATER, reason="Chờ", by=mine, at=ASKED)
    deputy = cast.person_in(story.here.tinh.state, Role.LEADER, title="Phó Chủ tịch")
    other_leader = cast.acting_in(deputy, account_id=cast.account(cast.acting_in(deputy)).pk)

    with pytest.raises(Refusal) as refused:
        services.grant_extension(extension_id=row.pk, reason="Lùi", by=other_leader, at=at("2026-10-07"))

    assert refused.value.code == "extension.decide.forbidden"
    assert story.again().due_on == DUE


def test_a_part_never_passes_its_parent() -> None:
    story = running()
    parent = Task.objects.create(
        **{f: getattr(story.task, f) for f in ("work", "directive", "registrar", "approved_by", "approved_at")},
        code="NV-2026-0900", lead=story.here.tinh.home, due_on=dt.date(2026, 10, 9), status=Status.ASSIGNED,
    )  # fmt: skip
    Task.objects.filter(pk=story.task.pk).update(parent=parent)

    with pytest.raises(Refusal) as refused:
        ask(story)

    assert refused.value.code == "extension.parent"
    assert "nhiệm vụ cha trước" in str(refused.value.advice)


def test_after_the_deadline_an_explanation_is_written_down() -> None:
    story = running()
    with pytest.raises(Refusal) as early:
        services.explain_lateness(task_id=story.task.pk, words="Chậm", by=story.doer, at=ASKED)

    row = services.explain_lateness(task_id=story.task.pk, words="Chờ hai xã", by=story.doer, at=at("2026-10-07"))

    assert early.value.code == "extension.not_late"
    assert (row.obstacle, story.again().due_on) == ("Chờ hai xã", DUE)


def test_the_original_date_is_written_by_nothing_but_the_approval() -> None:
    texts = {m.name: m.path.read_text(encoding="utf-8") for m in modules() if m.app}

    writers = {name for name, text in texts.items() if "original_due_on=task" in text or ".original_due_on = " in text}

    assert writers == set()
