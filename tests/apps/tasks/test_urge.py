"""Urging: the ladder over the register of an office, by the clock and by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from sauro.apps.agencies.models import Holding
from sauro.apps.agencies.services import delegate, end_holding
from sauro.apps.journal.models import Entry
from sauro.apps.journal.queries import verify_chain
from sauro.apps.letters.models import Letter
from sauro.apps.notices.models import Notice
from sauro.apps.tasks import services
from sauro.apps.tasks.models import Decision, ObjectiveCause, Task, Urging
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.tasks.desk import AT, at_desk, desk
from tests.apps.tasks.running import Running, at, running

pytestmark = pytest.mark.django_db


def urge(day: str) -> services.Tally:
    return services.urge_all(dt.date.fromisoformat(day), at(day))


def told(who: Acting, kind: str = "urge") -> list[str]:
    rows = Notice.objects.filter(account_id=who.account_id, kind__startswith=kind).order_by("pk")
    return list(rows.values_list("kind", flat=True))


def test_the_ladder_climbs_day_by_day_and_reaches_whom_it_names() -> None:
    there = running()

    for day in ("2026-09-30", "2026-10-01", "2026-10-05", "2026-10-06"):
        urge(day)

    assert told(there.doer) == ["urge.n1a", "urge.n1b", "urge.n2"]
    assert told(there.head) == ["urge.n2", "urge.n3"]
    assert told(there.here.coordinator) == ["urge.n3"]
    assert told(there.giver) == []


def test_a_rung_is_written_once_however_often_the_job_runs() -> None:
    there = running()

    tallies = [urge("2026-10-06") for _ in range(3)]

    assert [tally.urged for tally in tallies] == [1, 0, 0]
    assert Urging.objects.filter(task=there.task, rung="urge.n3").count() == 1
    assert told(there.head) == ["urge.n3"]
    assert Entry.objects.filter(kind="task.urged").count() == 1
    assert verify_chain().sound


def test_missed_rungs_are_noted_and_only_the_highest_goes_out() -> None:
    there = running()

    tally = urge("2026-10-27")  # sixteen working days late, nothing ran before

    assert (dict(tally.by_rung), tally.passed) == ({"urge.n5": 1}, 5)
    assert told(there.doer) == []
    assert told(there.giver) == ["urge.n5"]
    assert Urging.objects.filter(task=there.task, to=[]).count() == 5


def test_a_letter_is_drafted_for_an_agency_and_a_day_with_all_its_tasks() -> None:
    there = running()

    tally = urge("2026-10-12")

    letter = Letter.objects.get()
    assert tally.letters == 1
    assert (letter.kind, letter.agency, letter.to) == ("urging", there.here.tinh.office, there.here.tinh.home)
    assert [line["code"] for line in letter.body["lines"]] == [there.task.code]
    assert Urging.objects.get(rung="urge.n4").letter_id == letter.pk
    assert told(there.here.coordinator, "letter") == ["letter.waits"]


def test_a_body_that_follows_its_own_work_writes_no_letter_to_itself() -> None:
    there = running()
    Task.objects.filter(pk=there.task.pk).update(registrar=there.here.tinh.home, giver=there.here.tinh.home)

    tally = urge("2026-10-12")

    assert (tally.letters, Letter.objects.count()) == (0, 0)
    assert Urging.objects.get(rung="urge.n4").letter_id is None


def test_the_proposal_to_inspect_names_no_person() -> None:
    there = running()
    inspector = at_desk(Role.INSPECTOR, there.here.tinh.inspection)

    urge("2026-11-17")

    letter = Letter.objects.get()
    assert (letter.kind, letter.to) == ("inspect", there.here.tinh.inspection)
    assert there.holding.person.name not in str(letter.body)
    assert told(inspector) == ["urge.n6"]


def test_who_left_is_not_urged_and_the_head_is_told_in_his_place() -> None:
    there = running()
    end_holding(holding=there.holding, until=dt.date(2026, 9, 20), reason="nghỉ hưu", by=cast.KEEPER, at=AT)

    urge("2026-09-30")

    assert told(there.doer) == []
    assert told(there.head) == ["urge.n1a"]


def test_a_deputy_by_delegation_is_told_too() -> None:
    there = running()
    deputy = at_desk(Role.OFFICER, there.here.tinh.home)
    delegate(
        principal=there.holding, deputy=Holding.objects.get(person_id=deputy.person_id), since=dt.date(2026, 9, 21),
        until=dt.date(2026, 10, 21), note="nghỉ phép", by=cast.KEEPER, at=AT,
    )  # fmt: skip

    urge("2026-09-30")

    assert told(deputy) == ["urge.n1a"]
    assert told(there.doer) == ["urge.n1a"]


def test_a_confirmed_cause_that_runs_stops_the_urging_and_a_mere_request_does_not() -> None:
    there = running()
    cause = ObjectiveCause.objects.create(
        task=there.task, kind="waiting", since=dt.date(2026, 10, 1), reason="chờ số liệu", at=AT,
        by_person_id=there.doer.person_id,
    )  # fmt: skip

    first = urge("2026-10-05")
    ObjectiveCause.objects.filter(pk=cause.pk).update(decision=Decision.GRANTED)
    second = urge("2026-10-06")

    assert (first.urged, second.urged) == (1, 0)


def test_what_waits_for_confirmation_is_left_in_peace() -> None:
    there = running()
    Task.objects.filter(pk=there.task.pk).update(status="submitted", submitted_at=AT)

    assert urge("2026-10-12").urged == 0


def test_silence_after_assignment_reaches_the_proposed_person_and_the_head() -> None:
    here = desk()
    head = at_desk(Role.LEADER, here.tinh.home)
    draft = here.draft("3.1.")
    services.approve_draft(draft_id=draft.pk, version=draft.version, by=here.coordinator, at=AT)

    urge("2026-09-14")
    same_day = told(head)
    urge("2026-09-15")

    assert same_day == []
    assert told(head) == ["urge.n0"]


def test_a_preview_writes_nothing() -> None:
    running()

    tally, errands = services.foreseen(dt.date(2026, 10, 12))

    assert (tally.urged, tally.letters, len(errands)) == (1, 1, 1)
    assert not Urging.objects.exists()
    assert not Letter.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_tasks(django_assert_max_num_queries: object) -> None:
    there = running()
    for number in range(60):
        copy = Task.objects.get(pk=there.task.pk)
        copy.pk, copy.code, copy.draft = None, f"NV-2026-9{number:03d}", None
        copy.save(force_insert=True)

    with django_assert_max_num_queries(60):  # type: ignore[operator]
        tally = urge("2026-10-12")

    assert tally.urged == 61
    assert len(Letter.objects.get().body["lines"]) == 61


def by_hand(there: Running, who: Acting, remark: str = "Báo cáo trước 16 giờ.", day: str = "2026-09-16") -> Urging:
    return services.urge_by_hand(task_id=there.task.pk, remark=remark, by=who, at=at(day))


def test_whoever_follows_the_task_urges_by_hand_in_own_words() -> None:
    there = running()

    urging = by_hand(there, there.here.coordinator)

    assert (urging.rung, urging.remark) == ("urge.hand", "Báo cáo trước 16 giờ.")
    assert told(there.doer) == told(there.head) == ["urge.hand"]
    assert Entry.objects.filter(kind="task.urged_by_hand").count() == 1


@pytest.mark.parametrize(
    ("who", "remark", "code"),
    [
        ("head", "Nhanh lên.", "task.urge.forbidden"),
        ("registrar", "  ", "task.urge.remark"),
    ],
)
def test_urging_by_hand_is_refused_with_its_rule(who: str, remark: str, code: str) -> None:
    there = running()

    with pytest.raises(Refusal) as refused:
        by_hand(there, getattr(there, who), remark)

    assert refused.value.code == code
    assert not Urging.objects.exists()


def test_one_task_is_urged_by_hand_once_a_day() -> None:
    there = running()
    by_hand(there, there.registrar)

    with pytest.raises(Refusal) as refused:
        by_hand(there, there.giver)
    by_hand(there, there.giver, day="2026-09-17")

    assert refused.value.code == "task.urge.today"
    assert Urging.objects.count() == 2


def test_the_task_page_shows_what_was_urged(client: Client) -> None:
    there = running()
    urge("2026-10-06")
    by_hand(there, there.registrar, day="2026-10-06")
    client.force_login(
        Holding.objects.get(person_id=there.registrar.person_id).person.account,
        backend="django.contrib.auth.backends.ModelBackend",
    )

    page = client.get(f"/tasks/{there.task.code}/").content.decode()

    assert "Báo quá hạn" in page
    assert "Báo cáo trước 16 giờ." in page
