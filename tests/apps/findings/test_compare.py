"""What is read or changed is held against what is in force; two documents that ask the same find each other."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.directives.models import Descent, Directive, DirectiveState, Validity
from sauro.apps.findings import services
from sauro.apps.findings.jobs import look_again
from sauro.apps.findings.models import Finding, RuleRun, WorkIndex, WorkKey
from sauro.apps.findings.queries import papers_of
from sauro.apps.rulebook.services import add_rule
from sauro.apps.tasks import services as tasks
from sauro.apps.tasks.models import Draft
from tests import cast
from tests.apps.findings.office import at
from tests.apps.tasks.desk import Desk, approve, desk, read_directive_row

pytestmark = pytest.mark.django_db
AT = at("2026-09-15")


def twice() -> tuple[Desk, Directive]:
    """The same orders in two documents of the committee, both read."""
    there = desk()
    other = read_directive_row(there.tinh, there.clerk, number="301-CV/TU")
    tasks.propose_drafts(directive_id=other.pk, at=cast.AT)
    return there, other


def slots(rule: str = "overlap.twice") -> set[str]:
    return set(Finding.objects.filter(rule=rule).exclude(state="gone").values_list("slot", flat=True))


def test_the_same_orders_in_two_documents_are_found_with_both_sources() -> None:
    there, other = twice()

    services.compare_works(at=AT)

    rows = list(Finding.objects.filter(rule="overlap.twice"))
    assert rows and {row.body_id for row in rows} == {there.tinh.office.pk}
    assert {p["directive"] for p in rows[0].proof} == {there.directive.pk, other.pk}
    assert any("danh mục hồ sơ quá hạn" in words for row in rows for words in row.agree)


def test_a_second_run_finds_nothing_new_and_looks_at_nothing() -> None:
    twice()
    services.compare_works(at=AT)

    assert look_again(AT + dt.timedelta(hours=1)) == 0
    assert WorkIndex.objects.count() == 2


def test_an_ordinary_run_asks_the_journal_and_nothing_else(django_assert_max_num_queries: object) -> None:
    twice()
    look_again(AT)
    look_again(AT + dt.timedelta(minutes=10))  # reads what the first run wrote itself

    with django_assert_max_num_queries(6) as asked:  # type: ignore[operator]
        changed = look_again(AT + dt.timedelta(minutes=20))

    assert changed == 0
    ran = RuleRun.objects.get(rule="overlap.twice").ran_at
    assert ran == AT + dt.timedelta(minutes=20), "the page says when it was looked at last"
    assert not [q for q in asked.captured_queries if "tasks_" in q["sql"] or "directives_" in q["sql"]]


def test_what_the_journal_names_is_compared_in_the_same_day() -> None:
    there, other = twice()
    services.compare_works(at=AT)
    before = WorkIndex.objects.get(directive=other)

    draft = there.draft("3.1.")
    tasks.skip_draft(
        draft_id=draft.pk, version=draft.version, reason="Đã giao ở 301-CV/TU", by=there.coordinator, at=AT
    )
    noted = services.note_changes(at=AT + dt.timedelta(minutes=10))

    assert (noted.new_day, noted.documents) == (False, True)
    assert list(WorkIndex.objects.filter(waiting=True).values_list("directive", flat=True)) == [there.directive.pk]
    assert before.stamp == WorkIndex.objects.get(directive=other).stamp


def test_more_documents_than_one_run_takes_are_taken_by_the_next() -> None:
    twice()
    services.note_changes(at=AT)

    first = services.compare_waiting(at=AT, most=1)
    second = services.compare_waiting(at=AT, most=1)

    assert (first.new > 0 or second.new > 0) and not WorkIndex.objects.filter(waiting=True).exists()
    assert slots()


def test_whichever_comes_last_the_finding_is_the_same() -> None:
    _, other = twice()
    Directive.objects.filter(pk=other.pk).update(state=DirectiveState.READING)
    services.compare_works(at=AT)
    alone = slots()

    Directive.objects.filter(pk=other.pk).update(state=DirectiveState.READ)
    services.note_all(at=AT)
    services.compare_works(at=AT)
    together = slots()
    WorkIndex.objects.all().delete()
    services.note_all(at=AT)
    services.compare_works(at=AT)

    assert alone == set()
    assert together and slots() == together


def test_approved_orders_are_the_same_orders() -> None:
    there, _ = twice()
    services.compare_works(at=AT)
    before = slots()

    task = approve(there)
    services.compare_works(at=AT)

    assert slots() == before
    assert any(p.get("task") == task.pk for row in Finding.objects.all() for p in row.proof)


def test_a_skipped_draft_corrects_the_fact() -> None:
    there, _ = twice()
    services.compare_works(at=AT)
    before = slots()

    draft = there.draft("3.1.")
    tasks.skip_draft(
        draft_id=draft.pk, version=draft.version, reason="Đã giao ở 301-CV/TU", by=there.coordinator, at=AT
    )
    services.compare_works(at=AT)

    assert len(slots()) == len(before) - 1
    assert Finding.objects.filter(state="gone").count() == 1


def test_a_document_that_a_later_version_replaced_leaves_the_index() -> None:
    there, other = twice()
    services.compare_works(at=AT)
    assert slots()

    later = read_directive_row(there.tinh, there.clerk, number="301-CV/TU")
    Directive.objects.filter(pk=later.pk).update(earlier=other, version=2)
    services.note_all(at=AT)
    services.compare_works(at=AT)
    assert WorkKey.objects.filter(directive=other).exists(), "a later file of which nobody took up anything"

    tasks.propose_drafts(directive_id=later.pk, at=AT)
    Draft.objects.filter(directive=later).exclude(pk=Draft.objects.filter(directive=later).first().pk).delete()
    services.compare_works(at=AT)

    assert not WorkKey.objects.filter(directive=other).exists()
    assert slots() == set()


def test_words_that_too_many_documents_have_are_no_reason_to_compare() -> None:
    twice()
    add_rule(name="overlap.common_above", value="1", source="Thử", since=dt.date(2026, 1, 1), by=cast.KEEPER, at=AT)

    services.compare_works(at=AT)

    assert slots() == set()


def test_a_registered_document_with_a_waiting_draft_has_an_omission_until_it_is_settled() -> None:
    there = desk()
    approve(there)
    services.compare_works(at=AT)
    assert slots("omission.clause") == set(), "its day in the register has not passed"

    services.compare_works(at=at("2026-09-21"))

    markers = {row.proof[0]["clause"] for row in Finding.objects.filter(rule="omission.clause")}
    assert markers == {"3.2.", "3.3."}
    for draft in Draft.objects.filter(directive=there.directive, state="proposed"):
        tasks.skip_draft(
            draft_id=draft.pk, version=draft.version, reason="Không phải việc", by=there.coordinator, at=AT
        )
    services.compare_works(at=at("2026-09-21"))
    assert slots("omission.clause") == set()


def test_papers_are_read_in_few_queries_however_many(django_assert_max_num_queries: object) -> None:
    there, other = twice()

    with django_assert_max_num_queries(14):  # type: ignore[operator]
        papers = papers_of([there.directive.pk, other.pk], cast.TODAY)

    assert [len(p.duties) for p in papers] == [3, 3]


def test_an_addressed_body_without_a_plan_after_its_day_answers_until_it_has_one() -> None:
    there = desk()
    descent = Descent.objects.create(
        directive=there.directive, agency=there.tinh.home, printed="Sở Nội vụ", rule="name", sent_at=cast.AT,
        acknowledge_by=cast.TODAY, plan_by=dt.date(2026, 9, 18),
    )  # fmt: skip
    on_time = look_again(at("2026-09-18"))
    late = services.look_for_plans(at=at("2026-09-21"))

    row = Finding.objects.get(rule="omission.plan")
    Descent.objects.filter(pk=descent.pk).update(no_plan_because="Đã có trong chương trình năm.")
    services.look_for_plans(at=at("2026-09-22"))

    assert (on_time, late.new) == (0, 1)
    assert (row.body_id, row.watch_id) == (there.tinh.home.pk, there.tinh.office.pk)
    row.refresh_from_db()
    assert row.state == "gone"


def test_a_document_that_is_revoked_gives_no_findings() -> None:
    _, other = twice()
    services.compare_works(at=AT)
    assert slots()

    Validity.objects.create(
        directive=other,
        revoked_on=dt.date(2026, 9, 16),
        basis="Thông báo 12",
        at=AT,
        by_id=other.uploaded_by_id,
    )
    services.compare_works(at=at("2026-09-17"))

    assert slots() == set()
