"""The unit explains, another body and person decides, it may be contested once, a task puts it right (E7 to E9)."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.findings import services
from sauro.apps.findings.models import Finding
from sauro.apps.findings.queries import findings_visible_to
from sauro.apps.journal.queries import history_of
from sauro.apps.notices.models import Notice
from sauro.apps.rulebook.services import add_rule
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.findings.office import Office, at, explained, office, opened
from tests.apps.tasks.desk import approve, at_desk

pytestmark = pytest.mark.django_db


def decide(row: Finding, by: Acting, *, upheld: bool = True, day: str = "2026-09-16") -> Finding:
    return services.decide(finding_id=row.pk, upheld=upheld, words="Đã xem hai nguồn.", by=by, at=at(day))


def contest(row: Finding, here: Office, day: str = "2026-09-17") -> Finding:
    return services.contest(finding_id=row.pk, words="Kho khác nhau.", by=here.leader, at=at(day))


def sees(who: Acting, day: dt.date) -> bool:
    return findings_visible_to(who, day).exists()


def test_the_unit_sees_it_first_then_the_level_above_inspection_and_who_is_named() -> None:
    here = office()
    row = opened(here)
    others = (here.above, here.inspector, here.lead)
    day, after = dt.date(2026, 9, 16), dt.date(2026, 9, 22)

    before = [sees(who, day) for who in others]
    late = [sees(who, after) for who in others]
    services.explain(finding_id=row.pk, words="Hai kho riêng.", by=here.coordinator, at=at("2026-09-15"))

    assert sees(here.coordinator, day) and sees(here.leader, day)
    assert before == [False] * 3
    assert late == [True] * 3
    assert [sees(who, day) for who in others] == [True] * 3


def test_a_province_may_show_it_to_all_at_once() -> None:
    here = office()
    opened(here)

    add_rule(
        name="finding.first_to_unit", value="at_once", source="Quy chế của tỉnh", since=dt.date(2026, 9, 1),
        by=cast.KEEPER, at=at("2026-09-14"),
    )  # fmt: skip

    assert sees(here.above, dt.date(2026, 9, 15))


def test_an_explanation_is_told_to_who_decides_and_starts_the_clock_of_the_decision() -> None:
    here = office()

    row = explained(here)

    assert (row.state, row.decide_by) == ("explained", dt.date(2026, 9, 22))
    told = Notice.objects.filter(account_id=here.above.account_id, kind="finding")
    assert told.count() == 1
    assert history_of(("finding", row.pk))[0].kind == "finding.explained"


@pytest.mark.parametrize(("upheld", "state"), [(True, "upheld"), (False, "justified")])
def test_a_leader_above_decides_with_a_reason(upheld: bool, state: str) -> None:
    here = office()
    row = explained(here)

    row = decide(row, here.above, upheld=upheld)

    assert (row.state, row.ended_at is None) == (state, upheld)
    assert row.steps.last().words == "Đã xem hai nguồn."


def test_nobody_of_the_unit_decides_and_nobody_decides_unheard() -> None:
    here = office()
    row = opened(here)

    with pytest.raises(Refusal) as own:
        decide(row, here.leader)
    with pytest.raises(Refusal) as hidden:
        decide(row, here.above)
    late = decide(row, here.above, day="2026-09-22")

    assert (own.value.code, hidden.value.code) == ("finding.decide.forbidden", "finding.unknown")
    assert late.state == "upheld"


def test_who_explained_does_not_decide_in_another_post_or_on_behalf() -> None:
    here = office()
    row = explained(here)
    twin = at_desk(Role.COORDINATOR, here.desk.tinh.committee)
    same = Acting(
        twin.account_id, here.coordinator.person_id, "—", twin.post_id, twin.agency_id, twin.agency_name, Role.LEADER
    )

    with pytest.raises(Refusal) as refused:
        decide(row, same)

    assert refused.value.code == "finding.own"
    assert Finding.objects.get().state == "explained"


def test_an_upheld_one_is_contested_once_and_decided_by_a_third_person() -> None:
    here = office()
    row = contest(decide(explained(here), here.above), here)

    with pytest.raises(Refusal) as same:
        services.decide_contest(finding_id=row.pk, stands=True, words="Vẫn vậy.", by=here.above, at=at("2026-09-18"))
    stood = services.decide_contest(
        finding_id=row.pk, stands=True, words="Hai nguồn rõ ràng.", by=here.inspector, at=at("2026-09-18")
    )
    with pytest.raises(Refusal) as again:
        contest(stood, here, day="2026-09-18")

    assert (same.value.code, again.value.code) == ("finding.own", "finding.contest.again")
    assert stood.state == "upheld"


def test_a_contest_with_right_ends_it() -> None:
    here = office()
    row = contest(decide(explained(here), here.above), here)

    lifted = services.decide_contest(
        finding_id=row.pk, stands=False, words="Đơn vị đúng.", by=here.inspector, at=at("2026-09-18")
    )

    assert (lifted.state, lifted.ended_at) == ("justified", at("2026-09-18"))


def test_a_contest_after_five_working_days_is_too_late() -> None:
    here = office()
    row = decide(explained(here), here.above)

    with pytest.raises(Refusal) as late:
        contest(row, here, day="2026-09-24")

    assert late.value.code == "finding.contest.late"


def test_a_task_puts_it_right_and_a_later_run_leaves_it_so() -> None:
    here = office()
    row, task = opened(here), approve(here.desk)

    closed = services.close_by_remedy(
        finding_id=row.pk, task_code=task.code, words="Một nơi chủ trì.", by=here.coordinator, at=at("2026-09-15")
    )
    here.settle(here.found(), day="2026-09-16")

    row.refresh_from_db()
    assert (closed.task_id, row.state) == (task.pk, "remedied")
    assert task.code in str(history_of(("finding", row.pk))[0].sentence)


@pytest.mark.parametrize("code", ["", "NV-2026-9999"])
def test_a_remedy_names_a_task_that_is_there(code: str) -> None:
    here = office()
    row = opened(here)

    with pytest.raises(Refusal) as refused:
        services.close_by_remedy(finding_id=row.pk, task_code=code, words="x", by=here.coordinator, at=at("2026-09-15"))

    assert refused.value.code == "finding.remedy.task"


def test_other_proof_asks_again_what_was_justified_the_same_proof_does_not() -> None:
    here = office()
    row = decide(explained(here), here.above, upheld=False)

    here.settle(here.found(), day="2026-09-17")
    same = Finding.objects.get().state
    here.settle(here.found(words="kiểm kê hồ sơ"), day="2026-09-18")

    row.refresh_from_db()
    assert (same, row.state, row.decided_at) == ("justified", "open", None)


def test_what_is_done_with_is_erased_after_its_term_and_not_asked_again() -> None:
    here = office()
    row = decide(explained(here), here.above, upheld=False)
    here.settle(here.found(), here.found("2"), day="2026-09-17")
    here.settle(here.found(), day="2026-09-18")

    services.erase_old_findings(dt.date(2028, 10, 1))

    assert [f.slot for f in Finding.objects.all()] == ["1"]
    assert row.steps.count() == 0
    assert here.settle(here.found(), day="2028-10-02") == services.Settled()
