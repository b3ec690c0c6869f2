"""The invented province at a tiny size: the same generator as at full size, on either database, in seconds."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.db import transaction
from django.db.models import F
from django.test import Client
from pytest_django import DjangoDbBlocker

from sauro.apps.accounts.models import User
from sauro.apps.accounts.queries import choices_of
from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.briefings.models import BriefingDuty, BriefingPlan, BriefingSession
from sauro.apps.briefings.queries.kept import mismatches
from sauro.apps.desk.queries.figures import figures_of
from sauro.apps.directives.models import Descent, Relation
from sauro.apps.findings.models import Finding, FindingStep
from sauro.apps.findings.services import compare_works, look_for_plans
from sauro.apps.journal.models import Entry
from sauro.apps.journal.queries import missing_triggers, verify_chain
from sauro.apps.reports.models import Figure, Indicator, Report
from sauro.apps.reports.queries.figures import count, scope_of
from sauro.apps.reports.queries.indicators import series_of
from sauro.apps.reports.queries.obligations import fields_of
from sauro.apps.reports.queries.reports import missing
from sauro.apps.reports.services.opening import open_reports
from sauro.apps.search.models import SearchEntry
from sauro.apps.search.queries import folded_words, search
from sauro.apps.tasks import events
from sauro.apps.tasks.models import (
    Decision,
    Decline,
    Extension,
    ObjectiveCause,
    Progress,
    Submission,
    Task,
    TaskCoordinator,
    TaskCount,
    TaskHolder,
    Urging,
)
from sauro.apps.tasks.queries.kept import wrong_declines, wrong_entries, wrong_part_numbers
from sauro.apps.tasks.queries.register import counts_for
from sauro.apps.tasks.queries.soundness import unsound
from sauro.domain.agencies import BodyKind
from sauro.domain.findings import State
from sauro.domain.omission import NO_PLAN
from sauro.domain.tasks import Status, Step, move
from sauro.sample.bulk import NotEmptyError
from sauro.sample.province import load
from sauro.sample.province.sizes import SIZES, TINY
from tests.sample.numbers import listed, promised

AT = dt.datetime(2026, 11, 30, 2, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 30)
STEPS = {
    events.ACCEPTED: Step.ACCEPT,
    events.DECLINED: Step.DECLINE,
    events.ESCALATED: Step.DECLINE,
    events.ASSIGNED: Step.ASSIGN,
    events.SETTLED: Step.ASSIGN,
    events.CONFIRMED: Step.CONFIRM,
    events.SENT_BACK: Step.SEND_BACK,
    events.SUSPENDED: Step.SUSPEND,
    events.REPLACED: Step.REPLACE,
    events.WITHDRAWN: Step.WITHDRAW,
}


@pytest.fixture(scope="module")
def province(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, int]]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(TINY, at=AT)
        transaction.set_rollback(True)


@pytest.mark.usefixtures("province")
class TestProvince:
    def test_the_chain_the_counters_and_the_register_are_green(self) -> None:
        verdict = verify_chain()
        counted = Counter(Task.objects.values_list("lead_id", "status"))
        kept = {(c.agency_id, c.status): c.number for c in TaskCount.objects.exclude(number=0)}

        assert verdict.sound and verdict.count == Entry.objects.count() and not missing_triggers()
        assert kept == counted and not list(wrong_part_numbers()) and not list(wrong_declines())
        assert not list(wrong_entries())
        assert [str(said) for said in unsound()] == []

    def test_a_document_is_briefed_down_to_every_cell_and_its_kept_sums_are_those_of_its_sessions(self) -> None:
        plan = BriefingPlan.objects.order_by("made_at").first()
        assert plan is not None
        cells = plan.duties.filter(rank="cell")

        assert not list(mismatches())
        assert cells.count() == TINY.cells
        assert {"not_yet", "done"} <= set(BriefingDuty.objects.values_list("state", flat=True))
        assert BriefingSession.objects.filter(makes_up=True).exists()

    def test_documents_go_down_and_stand_in_families(self) -> None:
        sent = Descent.objects.filter(directive__giver__code="TU")

        assert sent.filter(acknowledged_at=None).exists() and sent.exclude(acknowledged_at=None).exists()
        assert not sent.exclude(agency__kind=BodyKind.PARTY_COMMITTEE).exists()
        relations = Relation.objects.filter(reference__linked__isnull=False, state="confirmed")
        assert relations.exists()
        assert not relations.filter(reference__linked__issued_on__gte=F("reference__directive__issued_on")).exists()

    def test_bodies_report_every_month_and_the_figures_are_those_that_the_register_counts(self) -> None:
        filed = Report.objects.exclude(submitted_on=None).select_related("obligation", "version")
        looked = list(filed.filter(agency__kind=BodyKind.DEPARTMENT)[:6]) + list(filed.order_by("-closing")[:6])

        told = {(f.report_id, f.field): f.register_value for f in Figure.objects.filter(report__in=looked)}
        counted = {
            (report.pk, field.key): count(field.question, scope_of(report))
            for report in looked
            for field in fields_of(report.version)
            if field.question is not None
        }

        assert {key: number for key, number in told.items() if number is not None} == counted
        assert sum(counted.values()) > 12
        assert filed.filter(submitted_on__gt=F("due_on")).exists() and Report.objects.exclude(cause="").exists()
        assert Report.objects.filter(missing(TODAY)).exists()
        assert open_reports(TODAY, AT) == 0  # what the job would open stands there already

    def test_the_targets_of_a_resolution_have_a_value_for_most_periods(self) -> None:
        series = series_of(list(Indicator.objects.all()), TODAY)

        given = sum(entry.value is not None for one in series for entry in one.entries)
        assert len(series) == 21 and all(one.latest for one in series)
        assert 0.8 < given / sum(len(one.entries) for one in series) < 1
        assert sum(one.plot is not None for one in series) > 15

    def test_the_next_part_of_a_task_finds_a_free_number(self) -> None:
        parts = Task.objects.exclude(parent=None).values_list("code", "parent__part_number")

        assert all(int(code.rpartition(".")[2]) <= last for code, last in parts)

    def test_every_status_occurs(self) -> None:
        found = set(Task.objects.values_list("status", flat=True))

        assert found == {str(s) for s in Status}

    def test_what_an_office_lives_through_occurs(self) -> None:
        running = Task.objects.open()
        decided = set(Extension.objects.values_list("decision", flat=True))

        assert running.overdue(TODAY).exists() and Task.objects.without_deadline().exists()
        assert Submission.objects.exclude(late_because="").exists()
        assert Submission.objects.filter(decision=Decision.REFUSED).exists()
        assert Progress.objects.exclude(obstacle="").exists() and Decline.objects.exists() and Urging.objects.exists()
        assert ObjectiveCause.objects.filter(decision=Decision.GRANTED).exists()
        assert decided & {Decision.GRANTED, Decision.REFUSED}
        assert TaskCoordinator.objects.filter(delivered_at__isnull=False).exists()
        assert Task.objects.exclude(period="").exists() and Task.objects.exclude(parent=None).exists()

    def test_each_history_is_a_walk_through_the_table_of_moves(self) -> None:
        walks: dict[int, list[str]] = defaultdict(list)
        for number, kind in Entry.objects.filter(about_kind="task").order_by("index").values_list("about_id", "kind"):
            walks[number].append(kind)
        tasks = {t.pk: t for t in Task.objects.all()}

        reached = {pk: _walked(kinds, held=bool(tasks[pk].period)) for pk, kinds in walks.items()}

        assert reached == {pk: Status(t.status) for pk, t in tasks.items() if pk in walks}
        assert set(walks) == set(tasks)

    def test_a_closed_year_has_three_entries_a_task_at_most(self) -> None:
        old = list(Task.objects.filter(approved_at__year__lt=2026).values_list("pk", flat=True))

        entries = Counter(Entry.objects.filter(about_kind="task", about_id__in=old).values_list("about_id", flat=True))

        assert len(old) == 4 * TINY.closed and max(entries.values()) <= 3

    def test_people_bodies_and_cells_are_as_many_as_asked(self) -> None:
        alive = Agency.objects.filter(valid_to=None)
        cells = alive.filter(kind=BodyKind.CELL)

        assert alive.exclude(kind=BodyKind.CELL).count() == TINY.bodies and cells.count() == TINY.cells
        assert not cells.exclude(tree="party").exists()
        assert User.objects.count() >= TINY.accounts - 10
        assert not Holding.objects.filter(person__account__password__startswith="!", person__account=None).exists()

    def test_an_account_without_a_password_signs_nobody_in(self) -> None:
        plain = User.objects.filter(username__startswith="cb").first()

        assert plain is not None and not plain.has_usable_password()

    def test_work_is_not_spread_evenly(self) -> None:
        led = Counter(Task.objects.filter(parent=None).values_list("lead_id", flat=True))

        assert max(led.values()) >= 10 * min(led.values())

    def test_what_stands_in_the_index_is_found_as_the_services_would_have_put_it(self) -> None:
        task = Task.objects.select_related("lead", "directive").filter(parent=None, period="").order_by("pk")[20]
        entry = SearchEntry.objects.get(kind="task", object_id=task.pk)
        words = f"{task.directive.number} {task.lead.name} {task.text}"

        assert entry.folded.split() == folded_words(f"{task.code} · {task.work}")
        assert entry.body_folded.split() == folded_words(words)
        assert task.pk in {hit.object_id for hit in search(task.code)}
        assert SearchEntry.objects.filter(kind="task").count() == Task.objects.count()

    def test_pages_open_on_it(self) -> None:
        clerk = Client(raise_request_exception=True)
        clerk.force_login(User.objects.get(username="tonghop"), backend="django.contrib.auth.backends.ModelBackend")
        task = Task.objects.filter(registrar__code="VPTU", parent=None).exclude(draft=None).first()
        assert task is not None

        pages = ["/", "/tasks/", "/tasks/?due=overdue", f"/tasks/{task.code}/", f"/directives/{task.directive_id}/"]

        assert {page: clerk.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)

    @pytest.mark.parametrize("who", ["lanhdao", "tonghop", "snv.lanhdao"])
    def test_each_number_of_board_desk_and_synthesis_opens_to_a_list_of_that_length(
        self, who: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sauro.web.clock.now", lambda: AT)
        reader = Client(raise_request_exception=True)
        reader.force_login(User.objects.get(username=who), backend="django.contrib.auth.backends.ModelBackend")
        body = Agency.objects.get(code="SNV").pk
        opened = reader.post("/syntheses/open/", {"scope": "body", "target": body}) if who == "tonghop" else None

        pages = ["/board/", "/", f"/agencies/{body}/load/", *([opened["Location"]] if opened else [])]
        told = {address: n for page in pages for address, n in promised(reader.get(page).content.decode())}
        found = {address: listed(reader.get(address).content.decode()) for address in list(told)[:70]}

        assert len(told) > 10
        assert {a: (told[a], n) for a, n in found.items() if told[a] != n} == {}

    def test_findings_are_those_that_the_rules_find_and_some_were_answered(self) -> None:
        found = Finding.objects.filter(rule=NO_PLAN)
        before = dict(Finding.objects.values_list("pk", "digest"))

        plans, works = look_for_plans(at=AT), compare_works(at=AT)

        assert found.count() > 10 and (plans.new, plans.changed, plans.gone) == (0, 0, 0)
        assert {State.OPEN, State.EXPLAINED, State.JUSTIFIED} <= set(found.values_list("state", flat=True))
        assert (works.changed, works.gone) == (0, 0)
        assert before.items() <= dict(Finding.objects.values_list("pk", "digest")).items()
        steps = FindingStep.objects.filter(deed__in=("justify", "uphold")).select_related("finding")
        assert all(step.agency_id != step.finding.body_id for step in steps)

    def test_the_board_s_overdue_is_that_of_the_register(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sauro.web.clock.now", lambda: AT)
        leader = choices_of(User.objects.get(username="lanhdao"), TODAY)[0].acting

        assert figures_of(leader, TODAY).overdue == counts_for(leader, TODAY, parts=False)["overdue"] > 0

    def test_a_register_with_work_in_it_is_left_alone(self) -> None:
        before = Task.objects.count()

        with pytest.raises(NotEmptyError):
            load(TINY, at=AT)

        assert Task.objects.count() == before


def _walked(kinds: list[str], *, held: bool) -> Status:
    """Where a task stands after these events, as MOVES has it; an occurrence begins in its holder's hands."""
    status = Status.ACCEPTED if held else Status.ASSIGNED
    for kind in kinds:
        if kind in (events.UPDATED, events.SUBMITTED) and status in (Status.ACCEPTED, Status.SENT_BACK):
            status = move(status, Step.START)
        if kind == events.SUBMITTED:
            if status is Status.ASSIGNED:  # of a closed year: nothing is kept between giving and handing in
                status = Status.IN_PROGRESS
            status = move(status, Step.SUBMIT)
        elif kind in STEPS:
            status = move(status, STEPS[kind])
    return status


@pytest.mark.django_db
def test_one_seed_gives_one_province_and_another_seed_another() -> None:
    columns = ("code", "lead__code", "work", "status", "due_on", "submitted_at", "responsible__person__name")
    small = replace(TINY, tasks=60, parts=30, documents=12, closed=4)
    found = []

    for seed in (7, 7, 8):
        with transaction.atomic():
            load(small, at=AT, seed=seed)
            found.append(list(Task.objects.order_by("code").values_list(*columns)))
            transaction.set_rollback(True)

    assert found[0] == found[1] != found[2] and len(found[0]) > 40


def test_the_province_is_as_large_as_a_real_one() -> None:
    size = SIZES["province"]

    assert (size.tasks, size.documents, size.bodies, size.cells, size.accounts) == (
        60_000,
        12_000,
        1_000,
        5_000,
        15_000,
    )
    assert 390_000 <= 2 * (size.tasks + size.parts) + size.coordinating * size.tasks <= 410_000


def test_holders_are_those_of_the_tasks(province: dict[str, int]) -> None:
    leads = dict(TaskHolder.objects.filter(role="lead", until=None).values_list("task_id", "agency_id"))

    assert leads == dict(Task.objects.values_list("pk", "lead_id"))
    assert province["TaskHolder"] == TaskHolder.objects.count()
