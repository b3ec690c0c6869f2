"""The life of a task under any sequence of people and verbs: what MOVES forbids is never reached, nothing is lost.

Somebody tries something, on some day. Either the product refuses and nothing changed, or it did what the table allows:
one lead and one responsible person at a time, no lost task, no deadline that moved without its entry.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from sauro.apps.journal.models import Entry
from sauro.apps.journal.queries import verify_chain
from sauro.apps.tasks import services
from sauro.apps.tasks.models import DueChange, Extension, ObjectiveCause, Task, TaskCount, TaskHolder
from sauro.domain.acting import Acting, Role
from sauro.domain.lateness import CauseKind
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import ENDED, MOVES, Status, Step
from tests.apps.tasks.desk import AT, Desk, at_desk, desk
from tests.apps.tasks.life import holding
from tests.counts import FULL, Proof
from tests.proof.test_lead_races import copies

T = TypeVar("T")
WITH_PERSON = {Status.ACCEPTED, Status.IN_PROGRESS, Status.SUBMITTED, Status.SENT_BACK, Status.CONFIRMED}
_pairs = {(before, after) for (before, _), after in MOVES.items()}
# A first update, or a report, begins the work by itself: two steps of the table in one verb.
_begun = {(a, c) for a, b in _pairs if (a, Step.START) in MOVES for b2, c in _pairs if b == b2 == MOVES[a, Step.START]}
ALLOWED = _pairs | _begun


@dataclass(slots=True)
class Scene:
    """The province of one test: everybody who may try something, and every body a task may go to."""

    here: Desk
    people: list[Acting] = field(default_factory=list)
    bodies: list[int] = field(default_factory=list)


def scene() -> Scene:
    here = desk()
    tinh = here.tinh
    people = [here.coordinator, here.clerk, at_desk(Role.INSPECTOR, tinh.inspection)]
    people += [at_desk(Role.LEADER, body) for body in (tinh.office, tinh.committee)]
    leading = (tinh.home, tinh.building, tinh.state)
    people += [at_desk(role, body) for body in leading for role in (Role.LEADER, Role.OFFICER, Role.OFFICER)]
    return Scene(here, people, [body.pk for body in leading])


def facts() -> dict[int, tuple[Any, ...]]:
    """What may not change in silence, of every task."""
    columns = ("status", "lead_id", "responsible_id", "due_on", "original_due_on", "parent_id", "submitted_on")
    return {row[0]: row[1:] for row in Task.objects.values_list("pk", *columns)}


class Life(RuleBasedStateMachine):
    """People try verbs; `facts` before and after tell what each one really did."""

    on_stage: Scene
    reached: Counter[str]
    refused: Counter[tuple[str, str]]

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.at = AT
        self.before = facts()
        self.entries = Entry.objects.count()
        self.moves = DueChange.objects.count()

    @initialize(data=st.data(), ahead=st.integers(0, 6))
    def some_way_on(self, data: st.DataObject, ahead: int) -> None:
        """A story begins anywhere: one task has gone so many steps by the right people, and may have been sent back."""
        task, back = self.some_task(data), self.pick(data, [True, False], "sent back")
        for _ in range(ahead):
            self._step(Task.objects.get(pk=task.pk), back)
        self.before = facts()

    def teardown(self) -> None:
        try:
            assert verify_chain().sound
        finally:
            transaction.savepoint_rollback(self.point)

    def attempt(self, verb: str, act: Callable[[], object]) -> None:
        """Try it: a refusal leaves no trace; a success is one the table knows, with its entry."""
        before, entries, moves = facts(), Entry.objects.count(), DueChange.objects.count()
        try:
            with transaction.atomic():
                act()
        except Refusal as refusal:
            assert facts() == before
            assert Entry.objects.count() == entries
            self.refused[verb, refusal.code] += 1
            return
        self.reached[verb] += 1
        after = facts()
        assert set(before) <= set(after), "a task was lost"
        moved = 0
        for pk, old in before.items():
            new = after[pk]
            assert old[0] == new[0] or (Status(old[0]), Status(new[0])) in ALLOWED, f"{verb}: {old[0]} → {new[0]}"
            assert old[4] == new[4], "the original deadline moved"
            moved += old[3] != new[3]
        if before != after:
            assert Entry.objects.count() > entries, f"{verb} left no entry"
        assert DueChange.objects.count() - moves >= moved, "a deadline moved without its record"

    # who, what, when

    def pick(self, data: st.DataObject, options: Sequence[T], label: str) -> T:
        """One of them, evenly: a small number drawn is not the first of the list."""
        return options[data.draw(st.integers(0, 10**6), label=label) * 7919 % 1_000_003 % len(options)]

    def some_task(self, data: st.DataObject, *fitting: Status) -> Task:
        """Any task; four times of five one whose status fits, where there is one."""
        every = sorted(facts())
        fit = sorted(Task.objects.filter(status__in=[str(s) for s in fitting]).values_list("pk", flat=True))
        fits = self.pick(data, [True, True, True, True, False], "fits")
        return Task.objects.get(pk=self.pick(data, fit if fit and fits else every, "task"))

    def doer(self, data: st.DataObject, task: Task) -> Acting:
        """Somebody of the lead agency; one time of five anybody."""
        return self._near(data, [task.lead_id])

    def decider(self, data: st.DataObject, task: Task) -> Acting:
        """Somebody of the giver or the registrar; one time of five anybody."""
        return self._near(data, [task.registrar_id, task.giver_id or task.registrar_id])

    def _near(self, data: st.DataObject, bodies: list[int]) -> Acting:
        near = [p for p in self.on_stage.people if p.agency_id in bodies]
        fits = self.pick(data, [True, True, True, True, False], "near")
        return self.pick(data, near if near and fits else self.on_stage.people, "by")

    @rule(days=st.integers(1, 9))
    def days_pass(self, days: int) -> None:
        self.at += dt.timedelta(days=days)

    @rule(data=st.data())
    def next_step(self, data: st.DataObject) -> None:
        """What would be next, by the right person: so that stories go deep before somebody crosses them."""
        self._step(self.some_task(data), self.pick(data, [False, False, True], "sent back"))

    def _step(self, task: Task, back: bool) -> None:
        mine = [p for p in self.on_stage.people if p.agency_id == task.lead_id]
        head, officer = mine[0], mine[-1]
        over = [p for p in self.on_stage.people if p.agency_id in (task.registrar_id, task.giver_id)]
        chief = [p for p in over if p.role is Role.LEADER][-1]
        told = {"task_id": task.pk, "at": self.at}
        acts: dict[Status, Callable[[], object]] = {
            Status.REGISTERED: lambda: services.assign_task(lead_id=self.on_stage.bodies[-1], by=chief, **told),
            Status.ASSIGNED: lambda: services.accept_task(holding_id=holding(officer).pk, by=head, **told),
            Status.ACCEPTED: lambda: services.update_task(line="Bắt đầu", by=officer, **told),
            Status.IN_PROGRESS: lambda: self._hand_in(task, officer),
            Status.SENT_BACK: lambda: services.update_task(line="Làm lại", by=officer, **told),
            Status.SUBMITTED: lambda: (
                services.send_back(remarks="Thiếu phụ lục", by=chief, **told)
                if back
                else services.confirm_task(by=chief, **told)
            ),
            Status.SUSPENDED: lambda: services.resume_task(reason="Tiếp tục", by=chief, **told),
        }
        act = acts.get(Status(task.status))
        if act:
            self.attempt(f"next_{task.status}", act)

    def _hand_in(self, task: Task, by: Acting, product: str = "list", knowingly: bool = True) -> object:
        return services.submit_task(
            task_id=task.pk,
            summary="Đã xong.",
            product=product,
            document_number="12/BC",
            document_on=dt.date(2026, 9, 14),
            late_because="Chờ số liệu",
            parts_known=knowingly,
            by=by,
            at=self.at,
        )

    @rule(data=st.data())
    def accept(self, data: st.DataObject) -> None:
        task = self.some_task(data, Status.ASSIGNED)
        by, person = self.doer(data, task), self.doer(data, task)
        self.attempt(
            "accept",
            lambda: services.accept_task(task_id=task.pk, holding_id=holding(person).pk, by=by, at=self.at),
        )

    @rule(data=st.data())
    def decline(self, data: st.DataObject) -> None:
        task = self.some_task(data, Status.ASSIGNED)
        by = self.doer(data, task)
        self.attempt(
            "decline",
            lambda: services.decline_task(
                task_id=task.pk, reason="Việc của nơi khác", suggested_id=self.on_stage.bodies[-1], by=by, at=self.at
            ),
        )

    @rule(data=st.data(), settled=st.sampled_from(["", "", "Thường trực quyết định"]))
    def assign(self, data: st.DataObject, settled: str) -> None:
        task = self.some_task(data, Status.REGISTERED)
        by, lead = self.decider(data, task), self.pick(data, self.on_stage.bodies, "lead")
        self.attempt(
            "assign",
            lambda: services.assign_task(task_id=task.pk, lead_id=lead, by=by, at=self.at, settled_because=settled),
        )

    @rule(data=st.data(), percent=st.integers(0, 100))
    def update(self, data: st.DataObject, percent: int) -> None:
        task = self.some_task(data, Status.ACCEPTED, Status.IN_PROGRESS, Status.SENT_BACK)
        by = self.doer(data, task)
        self.attempt(
            "update",
            lambda: services.update_task(task_id=task.pk, percent=percent, line="Đang làm", by=by, at=self.at),
        )

    @rule(data=st.data(), knowingly=st.booleans(), product=st.sampled_from(["list", "report", "plan"]))
    def submit(self, data: st.DataObject, knowingly: bool, product: str) -> None:
        task = self.some_task(data, Status.IN_PROGRESS, Status.ACCEPTED, Status.SENT_BACK)
        by = self.doer(data, task)
        self.attempt("submit", lambda: self._hand_in(task, by, product, knowingly))

    @rule(data=st.data(), good=st.booleans())
    def decide(self, data: st.DataObject, good: bool) -> None:
        task = self.some_task(data, Status.SUBMITTED)
        by = self.decider(data, task)
        if good:
            self.attempt("confirm", lambda: services.confirm_task(task_id=task.pk, by=by, at=self.at))
        else:
            self.attempt(
                "send_back", lambda: services.send_back(task_id=task.pk, remarks="Thiếu phụ lục", by=by, at=self.at)
            )

    @rule(data=st.data(), days=st.integers(-3, 40))
    def extension(self, data: st.DataObject, days: int) -> None:
        task = self.some_task(data, Status.IN_PROGRESS, Status.ACCEPTED)
        by = self.doer(data, task)
        wanted = (task.due_on or self.at.date()) + dt.timedelta(days=days)
        self.attempt(
            "ask_extension",
            lambda: services.ask_extension(
                task_id=task.pk, asked_due=wanted, reason="Khối lượng lớn", by=by, at=self.at
            ),
        )

    @rule(data=st.data(), answer=st.sampled_from(["grant", "refuse", "counter", "accept", "withdraw"]))
    def answer_extension(self, data: st.DataObject, answer: str) -> None:
        rows = list(Extension.objects.order_by("pk"))
        if not rows:
            return
        row = self.pick(data, rows, "extension")
        near = self.doer if answer in ("accept", "withdraw") else self.decider
        by, key = near(data, row.task), {"extension_id": row.pk, "at": self.at}
        acts: dict[str, Callable[[], object]] = {
            "grant": lambda: services.grant_extension(reason="Đồng ý", by=by, **key),
            "refuse": lambda: services.refuse_extension(reason="Không đủ lý do", by=by, **key),
            "counter": lambda: services.counter_extension(
                offered_due=row.due_before + dt.timedelta(days=3), reason="Chỉ ba ngày", by=by, **key
            ),
            "accept": lambda: services.accept_counter(by=by, **key),
            "withdraw": lambda: services.withdraw_extension(by=by, **key),
        }
        self.attempt(f"extension_{answer}", acts[answer])

    @rule(data=st.data())
    def cause(self, data: st.DataObject) -> None:
        task = self.some_task(data)
        by = self.doer(data, task)
        self.attempt(
            "ask_cause",
            lambda: services.ask_cause(
                task_id=task.pk,
                kind=CauseKind.WAITING,
                since=AT.date(),
                until=self.at.date(),
                reason="Chờ số liệu",
                by=by,
                at=self.at,
            ),
        )
        judge = self.decider(data, task)
        for row in ObjectiveCause.objects.filter(decision="waiting")[:1]:
            self.attempt("confirm_cause", lambda row=row: services.confirm_cause(cause_id=row.pk, by=judge, at=self.at))  # type: ignore[misc]

    @rule(data=st.data(), days=st.integers(-20, 5))
    def part(self, data: st.DataObject, days: int) -> None:
        task = self.some_task(data, Status.IN_PROGRESS, Status.ACCEPTED)
        by = self.doer(data, task)
        body = self.pick(data, [task.lead_id, task.lead_id, *self.on_stage.bodies], "body")
        near = [p for p in self.on_stage.people if p.agency_id == body]
        person = self.pick(data, near, "person") if near else None
        due = task.due_on + dt.timedelta(days=days) if task.due_on else None
        self.attempt(
            "part",
            lambda: services.give_part(
                task_id=task.pk,
                agency_id=body,
                work="Lập danh mục của một lĩnh vực",
                due_on=due,
                product="list",
                holding_id=holding(person).pk if person else None,
                by=by,
                at=self.at,
            ),
        )

    @rule(data=st.data(), verb=st.sampled_from([*["suspend", "resume"] * 3, *[""] * 8, "withdraw", "replace"]))
    def end_otherwise(self, data: st.DataObject, verb: str) -> None:
        if not verb:
            return  # endings are rare, or nothing else would be seen
        task, other = self.some_task(data), self.some_task(data)
        by = self.decider(data, task)
        told = {"task_id": task.pk, "reason": "Theo kết luận mới", "document": "99-TB/TU", "by": by, "at": self.at}
        acts: dict[str, Callable[[], object]] = {
            "suspend": lambda: services.suspend_task(**told),
            "resume": lambda: services.resume_task(**told),
            "withdraw": lambda: services.withdraw_task(**told),
            "replace": lambda: services.replace_task(other_code=other.code, **told),
        }
        self.attempt(verb, acts[verb])

    @rule(data=st.data(), starred=st.booleans())
    def star(self, data: st.DataObject, starred: bool) -> None:
        task = self.some_task(data)
        by = self.decider(data, task)
        self.attempt("star", lambda: services.star_task(task_id=task.pk, starred=starred, by=by, at=self.at))

    # what holds at every moment

    @invariant()
    def one_lead_and_one_responsible_person(self) -> None:
        held = Counter(TaskHolder.objects.filter(until=None).values_list("task_id", "role"))
        leads = dict(TaskHolder.objects.filter(until=None, role="lead").values_list("task_id", "agency_id"))
        for task in Task.objects.all():
            assert held[task.pk, "lead"] == 1
            assert leads[task.pk] == task.lead_id
            assert held[task.pk, "responsible"] <= 1
            assert Status(task.status) not in WITH_PERSON or task.responsible_id is not None

    @invariant()
    def the_counts_are_those_of_the_register(self) -> None:
        counted = {(c.agency_id, c.status): c.number for c in TaskCount.objects.exclude(number=0)}
        assert counted == Counter(Task.objects.values_list("lead_id", "status"))

    @invariant()
    def no_part_is_due_after_its_whole(self) -> None:
        for task in Task.objects.exclude(parent=None).select_related("parent"):
            if task.due_on and task.parent and task.parent.due_on and Status(task.status) not in ENDED:
                assert task.due_on <= task.parent.due_on

    @invariant()
    def nobody_confirms_his_own_work(self) -> None:
        for task in Task.objects.filter(status=Status.CONFIRMED).prefetch_related("submissions__decided_by"):
            last = task.submissions.order_by("-number")[0]
            assert last.decided_by is not None
            assert last.decided_by.person_id != last.by_person_id
            assert task.submitted_at == last.at


@pytest.mark.proof
@pytest.mark.django_db
def test_any_sequence_of_verbs_keeps_the_promises(proof: Proof) -> None:
    stage = scene()
    for draft in copies(stage.here.draft("3.1."), 3):
        services.approve_draft(draft_id=draft, version=1, by=stage.here.coordinator, at=AT)
    reached: Counter[str] = Counter()
    refused: Counter[tuple[str, str]] = Counter()
    told = {"on_stage": stage, "reached": reached, "refused": refused}
    machine = seed(proof.seed)(type("LifeOnStage", (Life,), told))
    sequences = proof.count(small=6, full=300)

    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=sequences,
            stateful_step_count=40,
            deadline=None,
            derandomize=not FULL,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )

    proof.report(sequences, f"0 broken promises, {sum(reached.values())} verbs done")
    wide = {"assigned", "accepted", "in_progress", "submitted", "decline", "assign", "part", "suspend", "sent_back"}
    assert not FULL or wide <= {verb.removeprefix("next_") for verb in reached}, refused
