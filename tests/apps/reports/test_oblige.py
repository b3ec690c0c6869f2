"""An obligation is proposed from words, settled by a person, opened by the job once for each period and body (C4.2)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sauro.apps.agencies.models import Agency
from sauro.apps.journal.queries import history_of
from sauro.apps.reports import services
from sauro.apps.reports.models import FormVersion, Obligation, ObligationState, Report
from sauro.apps.reports.queries.obligations import obligations_visible_to, reporting_bodies
from sauro.apps.tasks.models import Draft, Task
from sauro.domain.acting import Role
from sauro.domain.agencies import BodyKind
from sauro.domain.obligations import DueKind, PeriodKind
from sauro.domain.refusal import Refusal
from sauro.domain.report_forms import default_fields
from tests import cast
from tests.apps.reports.office import DUE, MADE, QUARTER, Office, office, terms
from tests.apps.tasks.running import at

pytestmark = pytest.mark.django_db


def test_one_report_for_each_body_and_period_however_often_the_job_runs() -> None:
    there = office()

    again = services.open_reports(MADE.date(), MADE)

    rows = Report.objects.filter(obligation=there.obligation)
    assert again == 0
    assert {(r.agency_id, r.period, r.due_on) for r in rows} == {
        (there.tinh.home.pk, QUARTER, DUE), (there.tinh.building.pk, QUARTER, DUE),
    }  # fmt: skip
    assert {(r.first, r.closing) for r in rows} == {(dt.date(2026, 6, 15), dt.date(2026, 9, 14))}


def test_a_period_missed_while_nobody_ran_the_job_is_opened_by_the_next_run() -> None:
    there = office()

    opened = services.open_reports(dt.date(2027, 7, 1), at("2027-07-01"))

    periods = set(Report.objects.filter(agency=there.tinh.home).values_list("period", flat=True))
    assert opened == 6
    assert periods == {"2026-Q3", "2026-Q4", "2027-Q1", "2027-Q2"}


def test_a_group_holds_the_bodies_that_exist_on_the_day() -> None:
    there = office(opened=False)
    form, tinh = there.form, there.tinh
    said = {"bodies": (), "group_kind": BodyKind.DEPARTMENT.value, "group_under_id": tinh.state.pk}
    group = services.make_obligation(terms=terms(tinh, form, title="Các sở", **said), by=there.keeper, at=MADE)
    Agency.objects.filter(pk=tinh.building.pk).update(valid_to=dt.date(2026, 9, 10))

    before = reporting_bodies(group, dt.date(2026, 9, 10))
    after = reporting_bodies(group, dt.date(2026, 9, 14))

    assert {b.pk for b in before} - {b.pk for b in after} == {tinh.building.pk}
    assert tinh.home in after and tinh.commune not in after


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"basis": ""}, "report.obligation.basis"),
        ({"bodies": ()}, "report.obligation.bodies"),
        ({"title": "  "}, "report.words"),
        ({"due_kind": DueKind.DAY, "due_number": 3, "due_months": 0}, "report.due"),
    ],
)
def test_an_obligation_without_basis_bodies_or_a_possible_day_is_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        office(**changes)

    assert refused.value.code == code
    assert not Obligation.objects.exists()


def test_nobody_obliges_the_body_above_him() -> None:
    there = office(opened=False)
    above = terms(there.tinh, there.form, bodies=(there.tinh.committee.pk,))

    with pytest.raises(Refusal) as refused:
        services.make_obligation(terms=above, by=there.keeper, at=MADE)

    assert refused.value.code == "report.obligation.above"


def propose(there: Office) -> Obligation:
    words = {"text": "3.3. Định kỳ hằng quý báo cáo Thường trực Tỉnh ủy kết quả.", "cadence": "R/P3M"}
    draft = there.story.here.draft("3.3.")
    Draft.objects.filter(pk=draft.pk).update(**words)
    assert services.propose_obligations(MADE) == 1
    return Obligation.objects.get(slot=f"draft:{draft.pk}")


def test_the_words_of_a_draft_propose_and_bind_nobody_until_a_person_settles_it() -> None:
    there = office(opened=False)

    row = propose(there)

    assert (row.state, row.period, row.basis, row.clause) == (ObligationState.PROPOSED, "quarter", "215-CV/TU", "3.3.")
    assert (row.keeper_id, row.to_id) == (there.tinh.office.pk, there.tinh.committee.pk)
    assert services.propose_obligations(MADE) == 0
    assert services.open_reports(MADE.date(), MADE) == 2  # of the other obligation alone
    settled = services.confirm_obligation(
        obligation_id=row.pk, terms=terms(there.tinh, there.form), by=there.keeper, at=MADE
    )
    assert settled.state == ObligationState.IN_FORCE
    assert services.open_reports(MADE.date(), MADE) == 2
    kinds = [line.kind for line in history_of(("obligation", row.pk))]
    assert sorted(kinds) == ["report.obligation_made", "report.obligation_proposed"]


def test_a_declined_proposal_keeps_its_reason_and_does_not_come_again() -> None:
    there = office(opened=False)
    row = propose(there)

    services.decline_obligation(obligation_id=row.pk, reason="báo cáo chung với quý", by=there.keeper, at=MADE)

    row.refresh_from_db()
    assert (row.state, row.decided_because) == (ObligationState.DECLINED, "báo cáo chung với quý")
    assert services.propose_obligations(MADE) == 0


def test_a_task_without_the_word_report_proposes_nothing() -> None:
    there = office(opened=False)
    Task.objects.update(cadence="R/P1M", text="Kiểm tra hồ sơ", work="Kiểm tra hồ sơ", product_words="")

    assert services.propose_obligations(MADE) == 0
    assert there.obligation.state == ObligationState.IN_FORCE


def test_an_ended_obligation_opens_no_more_periods() -> None:
    there = office()
    said = {"until": dt.date(2026, 10, 1), "reason": "ghép báo cáo năm"}
    services.end_obligation(obligation_id=there.obligation.pk, **said, by=there.keeper, at=MADE)

    assert services.open_reports(dt.date(2026, 12, 20), at("2026-12-20")) == 0


def test_an_ad_hoc_report_is_asked_for_with_its_own_days() -> None:
    there = office(period=PeriodKind.AD_HOC)
    asked = services.Asked(dt.date(2026, 9, 1), dt.date(2026, 9, 15), dt.date(2026, 9, 17))

    made = services.ask_ad_hoc(obligation_id=there.obligation.pk, asked=asked, by=there.keeper, at=MADE)
    again = services.ask_ad_hoc(obligation_id=there.obligation.pk, asked=asked, by=there.keeper, at=MADE)

    assert (len(made), len(again)) == (2, 0)
    assert there.report(period="2026-09-15").due_on == dt.date(2026, 9, 17)


def test_only_the_keeper_changes_it_and_a_stranger_does_not_see_it() -> None:
    there = office()
    stranger = cast.acting(Role.LEADER, there.tinh.other_commune)
    reporter = there.signer
    changed = terms(there.tinh, there.form, title="Khác")

    with pytest.raises(Refusal) as by_reporter:
        services.change_obligation(obligation_id=there.obligation.pk, terms=changed, by=reporter, at=MADE)
    with pytest.raises(Refusal) as by_stranger:
        services.change_obligation(obligation_id=there.obligation.pk, terms=changed, by=stranger, at=MADE)

    assert by_reporter.value.code == "report.forbidden"
    assert by_stranger.value.code == "report.unknown"
    assert list(obligations_visible_to(stranger, MADE.date())) == []


def test_a_changed_form_is_a_new_version_and_the_same_fields_are_none() -> None:
    there = office()
    told = {"form_id": there.form.form_id, "by": there.keeper, "at": MADE}

    same = services.save_form(name="Báo cáo quý", fields=[*default_fields()], **told)
    again = services.save_form(name="Báo cáo quý", fields=[*default_fields()], **told)

    assert (there.form.number, same.number, again.number) == (1, 2, 2)
    assert FormVersion.objects.filter(form=there.form.form_id).count() == 2
    with pytest.raises(Refusal):
        services.save_form(form_id=None, name="Báo cáo quý", fields=default_fields(), by=there.keeper, at=MADE)
