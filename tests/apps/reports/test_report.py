"""A report is drafted with the register's figures, signed, taken in or sent back; missing, it owes its cause (C4.2)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from sauro.apps.journal.queries import history_of
from sauro.apps.notices.models import Notice
from sauro.apps.reports import services
from sauro.apps.reports.models import Figure, Report
from sauro.apps.reports.queries.collecting import collected_figures, collected_texts, reports_of
from sauro.apps.reports.queries.figures import count, rows_counted, scope_of
from sauro.apps.reports.queries.reports import answers_of, filing_of, reports_visible_to, to_file, to_receive
from sauro.apps.tasks.models import Task
from sauro.domain.acting import Role
from sauro.domain.obligations import MissingCause, Standing
from sauro.domain.refusal import Refusal
from sauro.domain.report_forms import Question, Topic, default_fields
from sauro.domain.tasks import Status
from tests import cast
from tests.apps.reports.office import BACKLOG, DUE, MADE, Office, filled, office, submitted
from tests.apps.tasks.running import at

pytestmark = pytest.mark.django_db
NOON = at("2026-09-17")


def figure(report: Report, key: str) -> Figure:
    return report.figures.get(field=key)


def test_the_register_counts_its_figures_and_every_figure_is_the_length_of_its_list() -> None:
    there = office()

    report = filled(there)

    scope = scope_of(report)
    for question in Question:
        assert count(question, scope) == len(rows_counted(question, scope))
    assert figure(report, "given").value == 1
    assert figure(report, "open_in_time").register_value == 1
    assert figure(report, "open_overdue").value == 0


@pytest.mark.parametrize(
    ("due", "status", "submitted", "question"),
    [
        ("2026-09-10", Status.CONFIRMED, "2026-09-10", Question.DONE_ON_TIME),
        ("2026-09-10", Status.CONFIRMED, "2026-09-14", Question.DONE_LATE),
        (
            "2026-09-10",
            Status.CONFIRMED,
            "2026-09-15",
            Question.OPEN_OVERDUE,
        ),  # after the closing date: still open then
        ("2026-09-13", Status.IN_PROGRESS, None, Question.OPEN_OVERDUE),
        ("2026-09-14", Status.IN_PROGRESS, None, Question.OPEN_IN_TIME),
        ("2026-09-13", Status.SUBMITTED, "2026-09-12", Question.OPEN_IN_TIME),
        ("", Status.IN_PROGRESS, None, Question.NO_DEADLINE),
    ],
)
def test_a_task_stands_in_one_count_as_of_the_closing_date(
    due: str, status: Status, submitted: str | None, question: Question
) -> None:
    there = office()
    task = there.story.task
    day = dt.date.fromisoformat(submitted) if submitted else None
    Task.objects.filter(pk=task.pk).update(
        due_on=due or None, status=status, submitted_on=day, submitted_at=NOON if day else None, standing=False
    ) if due else Task.objects.filter(pk=task.pk).update(standing=True, due_on=None)
    scope = scope_of(there.report())
    states = (
        Question.DONE_ON_TIME, Question.DONE_LATE, Question.OPEN_IN_TIME, Question.OPEN_OVERDUE, Question.NO_DEADLINE,
    )  # fmt: skip

    found = [q for q in states if count(q, scope)]

    assert found == ([question] if due else [])  # a standing task counts by its occurrences


def test_a_corrected_figure_keeps_both_numbers_and_the_reason_also_when_counted_anew() -> None:
    there = office()
    report = filled(there)
    typed = services.Typed({"given": "3"}, {"given": "hai việc giao miệng chưa vào sổ"})

    services.draft_report(report_id=report.pk, typed=typed, by=there.writer, at=NOON)
    services.draft_report(report_id=report.pk, typed=services.Typed(), by=there.writer, at=NOON)

    row = figure(report, "given")
    assert (row.value, row.register_value, row.reason) == (3, 1, "hai việc giao miệng chưa vào sổ")
    assert row.by_name == there.writer.person_name
    answer = next(a for a in answers_of(report) if a.field.key == "given")
    assert answer.corrected


def test_a_correction_without_a_reason_is_refused_by_the_rule_and_by_the_database() -> None:
    there = office()
    report = filled(there)

    with pytest.raises(Refusal) as refused:
        services.draft_report(report_id=report.pk, typed=services.Typed({"given": "3"}), by=there.writer, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.filter(report=report, field="given").update(value=9)

    assert refused.value.code == "report.correct.reason"
    assert figure(report, "given").value == 1


def test_a_report_with_gaps_is_not_submitted_and_says_which() -> None:
    there = office()

    with pytest.raises(Refusal) as refused:
        services.submit_report(report_id=there.report().pk, by=there.signer, at=NOON)

    assert refused.value.code == "report.missing_field"
    assert BACKLOG.label in str(refused.value.message)


def test_only_a_leader_of_the_body_signs_and_the_receiver_is_told() -> None:
    there = office()
    report = filled(there)
    services.present_report(report_id=report.pk, by=there.writer, at=NOON)

    with pytest.raises(Refusal) as refused:
        services.submit_report(report_id=report.pk, by=there.writer, at=NOON)
    row = services.submit_report(report_id=report.pk, by=there.signer, at=NOON)

    assert refused.value.code == "report.forbidden"
    assert (row.state, row.signer_name, row.submitted_on) == ("submitted", there.signer.person_name, NOON.date())
    told = set(Notice.objects.values_list("account_id", "kind"))
    assert (there.signer.account_id, "report.presented") in told
    assert (there.keeper.account_id, "report.submitted") in told
    assert filing_of(row, dt.date(2026, 12, 1)).standing is Standing.ON_TIME


def test_nothing_is_submitted_before_the_closing_date() -> None:
    there = office()
    services.open_reports(dt.date(2026, 12, 8), at("2026-12-08"))
    report = there.report(period="2026-Q4")

    with pytest.raises(Refusal) as refused:
        services.report_nil(report_id=report.pk, by=there.signer, at=at("2026-12-10"))

    assert refused.value.code == "report.before_closing"


def test_nothing_to_report_is_one_click_for_the_leader_and_waits_for_him_otherwise() -> None:
    there = office()
    mine, theirs = there.report(), there.report(there.tinh.building)
    leader = cast.acting(Role.LEADER, there.tinh.building)
    leader = cast.acting_in(_holding(leader), account_id=cast.account(leader).pk)

    services.report_nil(report_id=mine.pk, by=there.writer, at=NOON)
    services.report_nil(report_id=theirs.pk, by=leader, at=NOON)

    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.state, mine.nil, mine.ready_at) == ("drafted", True, NOON)
    assert (theirs.state, theirs.nil) == ("submitted", True)


def _holding(who: object):  # type: ignore[no-untyped-def]
    from sauro.apps.agencies.models import Holding

    return Holding.objects.get(person_id=who.person_id)  # type: ignore[attr-defined]


def test_a_report_sent_back_counts_as_not_filed_and_is_late_by_its_second_submission() -> None:
    there = office()
    report = submitted(there)
    services.receive_report(report_id=report.pk, by=there.keeper, at=at("2026-09-18", 15))

    services.send_back_report(
        report_id=report.pk, remarks="Thiếu số hồ sơ của 2 xã", by=there.keeper, at=at("2026-09-21")
    )

    report.refresh_from_db()
    assert (report.state, report.submitted_on, report.signer_name) == ("sent_back", None, "")
    assert filing_of(report, dt.date(2026, 9, 22)).standing is Standing.MISSING
    again = services.submit_report(report_id=report.pk, by=there.signer, at=at("2026-09-23"))
    assert filing_of(again, dt.date(2026, 9, 30)).days == 2
    line = next(x for x in history_of(("report", report.pk)) if x.kind == "report.sent_back")
    assert "Thiếu số hồ sơ" in str(line.sentence)


def test_a_filed_report_keeps_its_version_of_the_form_and_cannot_be_drafted() -> None:
    there = office()
    report = submitted(there)
    services.save_form(
        form_id=there.form.form_id, name="Báo cáo quý", fields=default_fields(), by=there.keeper, at=NOON
    )

    with pytest.raises(Refusal) as refused:
        services.draft_report(report_id=report.pk, typed=services.Typed(), by=there.writer, at=NOON)

    report.refresh_from_db()
    assert refused.value.code == "report.step"
    assert report.version.number == 1
    other = services.draft_report(
        report_id=there.report(there.tinh.building).pk,
        typed=services.Typed(),
        by=cast.acting_in(cast.person_in(there.tinh.building, Role.CLERK), account_id=there.writer.account_id),
        at=NOON,
    )
    assert other.version.number == 2


def test_the_texts_of_the_last_period_are_copied_as_copies_and_no_figure_is() -> None:
    there = office()
    submitted(there)
    services.open_reports(dt.date(2026, 12, 14), at("2026-12-14"))
    report = there.report(period="2026-Q4")

    services.copy_last(report_id=report.pk, by=there.writer, at=at("2026-12-14"))

    row = figure(report, "results")
    assert (row.text, row.copied_from) == ("Đã rà soát 120 hồ sơ, xong 80.", "2026-Q3")
    assert not report.figures.filter(field="ton").exists()
    typed = services.Typed({"results": "Xong 38 trên 40 hồ sơ."})
    services.draft_report(report_id=report.pk, typed=typed, by=there.writer, at=at("2026-12-15"))
    assert figure(report, "results").copied_from == ""


def test_a_stale_page_is_told_so() -> None:
    there = office()
    report = filled(there)

    with pytest.raises(Refusal) as refused:
        services.draft_report(report_id=report.pk, typed=services.Typed(), by=there.writer, at=NOON, revision=1)

    assert refused.value.code == "report.stale"


def test_reminders_are_said_once_and_ask_for_the_cause_until_it_is_named() -> None:
    there = office()
    days = ["2026-09-16", "2026-09-17", "2026-09-18", "2026-09-19", "2026-09-21", "2026-09-22", "2026-09-28"]

    said = [services.remind_all(dt.date.fromisoformat(d), at(d)) for d in days for _ in (1, 2)]

    # Ahead on 16/9, nothing more before the day, nothing on Saturday, the day, overdue, the cause. Sở Xây dựng has
    # nobody in office: of its report only the keeper hears, when it is overdue.
    assert said == [1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2, 0, 1, 0]
    services.name_cause(
        report_id=there.report().pk, cause=MissingCause.DATA, words="chờ số liệu của hai xã",
        remedy="nộp trước ngày 02/10/2026", by=there.writer, at=at("2026-09-28"),
    )  # fmt: skip
    assert services.remind_all(dt.date(2026, 10, 5), at("2026-10-05")) == 0


def test_a_cause_has_words_and_a_remedy_and_belongs_to_a_late_report() -> None:
    there = office()
    told = {"report_id": there.report().pk, "cause": MissingCause.DATA, "by": there.writer}

    with pytest.raises(Refusal) as early:
        services.name_cause(words="chờ số liệu của xã", remedy="nộp tuần sau, ngày 25", at=NOON, **told)
    with pytest.raises(Refusal) as short:
        services.name_cause(words="bận", remedy="", at=at("2026-09-24"), **told)

    assert (early.value.code, short.value.code) == ("report.cause.early", "report.cause.words")


def test_the_collected_table_holds_every_body_and_sums_what_was_filed(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    there = office()
    submitted(there)
    reports = reports_of(there.obligation, "2026-Q3")

    with django_assert_num_queries(3):
        table = collected_figures(reports, dt.date(2026, 9, 25))
    voices = collected_texts(reports)

    assert [(row.report.agency_id, row.filed) for row in table.rows] == [
        (there.tinh.home.pk, True), (there.tinh.building.pk, False),
    ]  # fmt: skip
    assert table.filed == 1 and table.sums["ton"] == Decimal(40)
    assert [v.text for v in voices[Topic.RESULTS]] == ["Đã rà soát 120 hồ sơ, xong 80."]
    assert reports_of(None, "2026-Q3", directive_id=99).count() == 0


def test_who_sees_a_report_and_whose_work_it_is() -> None:
    there = office()
    report = submitted(there)
    stranger = cast.acting(Role.LEADER, there.tinh.commune)
    above = cast.acting(Role.LEADER, there.tinh.state)
    inspector = cast.acting(Role.INSPECTOR, there.tinh.inspection)

    seen = [reports_visible_to(who, MADE.date()).filter(pk=report.pk).exists() for who in (stranger, above, inspector)]

    assert seen == [False, True, True]
    assert list(to_receive(there.keeper)) == [report]
    assert list(to_file(there.writer, MADE.date())) == []
    assert list(to_file(stranger, MADE.date())) == []
    assert report.due_on == DUE


def test_who_may_not_draft_or_receive_is_told_so() -> None:
    there: Office = office()
    report = submitted(there)

    for run in (
        lambda: services.receive_report(report_id=report.pk, by=there.signer, at=NOON),
        lambda: services.name_cause(
            report_id=report.pk, cause=MissingCause.DATA, words="x" * 12, remedy="y" * 12, by=there.keeper, at=NOON
        ),
    ):
        with pytest.raises(Refusal) as refused:
            run()
        assert refused.value.code == "report.forbidden"
