"""Nhiệm vụ. A task stands in the register with one lead and, from acceptance on, one responsible person (C1.1a)."""

from __future__ import annotations

import datetime as dt
from enum import IntEnum
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connections, models
from django.db.models import F, Q

from sauro.apps.tasks.models.drafts import Draft, Work
from sauro.apps.tasks.models.labels import HANDED_IN, RUNNING, STATUS_CHOICES, WITHOUT_PERSON, HolderRole
from sauro.apps.tasks.models.typed import READ, Typed, Within, words_of
from sauro.apps.tasks.models.typed import found as typed_in
from sauro.domain.tasks import Status
from sauro.web.once import once

_STANDS = ("lead", "root", "status", "due_on", "submitted_on", "id")  # how a task stands; sight asks its number


class TaskNumber(models.Model):
    """Số nhiệm vụ. The last number given in a year; the row is locked while a number is taken."""

    year = models.PositiveIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Running(models.Lookup):  # type: ignore[type-arg]
    """Đang chạy. `status__running=True`, in the very words of the partial indexes: a list of values that is sent apart
    from the sentence cannot be held against their condition when SQLite plans."""

    lookup_name = "running"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, values = self.process_lhs(compiler, connection)
        words = ", ".join(f"'{status}'" for status in RUNNING)
        return f"{column} {'IN' if self.rhs else 'NOT IN'} ({words})", [*values]


class TaskQuerySet(models.QuerySet["Task"]):
    """Sổ nhiệm vụ. The register's named questions; each narrows the list and can follow another."""

    def led_by(self, agency_id: int) -> TaskQuerySet:
        return self.filter(lead_id=agency_id)

    def from_directive(self, directive_id: int) -> TaskQuerySet:
        return self.filter(directive_id=directive_id)

    def open(self) -> TaskQuerySet:
        return self.filter(status__running=True)

    def overdue(self, on: dt.date) -> TaskQuerySet:
        return self.open().filter(due_on__lt=on)

    def due_within(self, on: dt.date, days: int) -> TaskQuerySet:
        """Due from today on, `days` calendar days ahead at most."""
        return self.open().filter(due_on__gte=on, due_on__lte=on + dt.timedelta(days=days))

    def without_deadline(self) -> TaskQuerySet:
        return self.filter(due_on=None)

    def with_gaps(self) -> TaskQuerySet:
        """Not six times clear."""
        return self.filter(clear_lights__lt=6)

    def found_by(self, words: str) -> TaskQuerySet:
        """Each word stands in code, number of the directive, work or lead; with or without diacritics.

        The pieces of words tell which tasks these are; where they tell too many, the texts of those decide.
        """
        asked = words_of(words)
        typed = self.typed(asked)
        if typed and typed.exact:
            return self.filter(Within(F("pk"), typed))
        found = self.filter(Within(F("pk"), typed)) if typed else self
        for word in asked:
            found = found.filter(folded__contains=word)
        return found

    def typed(self, asked: tuple[str, ...]) -> Typed | None:
        """Tập nhiệm vụ có các từ này, asked once a request; None where only the texts can tell."""
        return once(("typed", self.db, asked), READ, lambda: typed_in(connections[self.db], asked))

    def for_register(self) -> TaskQuerySet:
        """With all that a line of the register shows, in one query and one for the coordinating bodies."""
        return self.select_related(
            "lead",
            "directive",
            "clause",
            "responsible__person",
            "responsible__post",
            "proposed__person",
            "proposed__post",
        ).prefetch_related("coordinators__agency")


class Task(Work):
    """Nhiệm vụ. One piece of work with exactly one lead agency and, from acceptance on, one responsible person (C1.1a).

    `proposed` is the person proposed at approval (assignment table, else the head); `responsible` stands from
    acceptance. `original_due_on` never changes. `lights` as on the draft,
    `clear_lights` how many of them are clear; `folded`: for search.

    `parent`: the task of which this is a part (cascade) or an occurrence (then `period` is set); a part's registrar
    and giver is the lead agency of its parent (an occurrence keeps its parent's); `root`: the task at the top, whose
    giver and registrar see all below it. `accept_by`: the last day on which the present lead answers; `assigned_at`:
    since when it has the task; no transfer moves `due_on`. `settled`: the giver's own decision on who leads, no longer
    to be declined. `declines`: how often it came back; from the second on `escalated_at` stands and
    the giver decides. `last_sign_at`: the last sign of work (acceptance, update, submission), for staleness.
    `submitted_at`, `submitted_on`: receipt of the report that waits or was confirmed. `revision` grows by every step.

    `imported`: the batch by which it came from an older register (a task that was done there may name no person, and
    has no product in evidence); `outside_code`: its code in that register.
    """

    known_empty: frozenset[str] = frozenset()  # topics where its page asks nothing

    code = models.CharField(max_length=40, unique=True)
    directive = models.ForeignKey("directives.Directive", on_delete=models.PROTECT, related_name="tasks")
    draft = models.ForeignKey(Draft, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks")
    clause = models.ForeignKey(
        "directives.Clause", null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    clause_marker = models.CharField(max_length=30, blank=True)
    status = models.CharField(max_length=12, choices=STATUS_CHOICES, default=str(Status.REGISTERED), db_index=True)
    status.register_lookup(Running)
    lead = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="led_tasks")
    proposed = models.ForeignKey(
        "agencies.Holding", null=True, blank=True, on_delete=models.PROTECT, related_name="proposed_tasks"
    )
    responsible = models.ForeignKey(
        "agencies.Holding", null=True, blank=True, on_delete=models.PROTECT, related_name="responsible_tasks"
    )
    giver = models.ForeignKey(
        "agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="given_tasks"
    )
    registrar = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="tracked_tasks")
    original_due_on = models.DateField(null=True, blank=True)
    lights = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    clear_lights = models.PositiveSmallIntegerField(default=0)
    starred = models.BooleanField(default=False)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField()
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    root = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="branches")
    part_number = models.PositiveIntegerField(default=0)  # parts given by this task so far; the next code ends in it
    period = models.CharField(max_length=20, blank=True)  # of an occurrence: 2026-Q3, 2026-10
    urgent = models.BooleanField(default=False)  # văn bản khẩn, hỏa tốc
    assigned_at = models.DateTimeField(null=True, blank=True)
    accept_by = models.DateField(null=True, blank=True)
    settled = models.BooleanField(default=False)
    declines = models.PositiveSmallIntegerField(default=0)
    escalated_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    last_sign_at = models.DateTimeField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    imported = models.ForeignKey(
        "imports.ImportBatch", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outside_code = models.CharField(max_length=80, blank=True)
    revision = models.PositiveIntegerField(default=1)
    folded = models.TextField(blank=True, editable=False)
    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ("code",)
        indexes = (
            models.Index(fields=["lead", "status"]),
            models.Index(fields=["due_on"]),
            models.Index(fields=["lead", "due_on"], condition=Q(status__in=RUNNING), name="tasks_running_of_lead"),
            # When it is due, in the order of the register: a list of what is overdue is counted and cut from this index
            # and the sides alone.
            models.Index(
                fields=["due_on", "code", "lead", "parent", "status", "id"],
                condition=Q(status__in=RUNNING),
                name="tasks_running_sight",
            ),
            models.Index(
                fields=["responsible", "due_on"], condition=Q(status__in=RUNNING), name="tasks_running_of_one"
            ),
            models.Index(fields=["registrar", "status"]),
            models.Index(fields=["giver", "status"]),
            models.Index(
                fields=["directive", "due_on"], condition=Q(status__in=RUNNING), name="tasks_running_of_paper"
            ),
            # When it was given, when it ended and how: figures of a year and of some weeks are counted from these two
            # and the sides alone (`desk.queries.figures`).
            models.Index(fields=["approved_at", *_STANDS], name="tasks_given_sight"),
            models.Index(
                fields=["ended_at", *_STANDS],
                condition=Q(ended_at__isnull=False),
                name="tasks_ended_sight",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["parent", "period"], condition=~Q(period=""), name="tasks_one_occurrence_a_period"
            ),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=models.F("id")), name="tasks_not_its_own_part"),
            models.CheckConstraint(condition=Q(percent=None) | Q(percent__lte=100), name="tasks_percent_to_a_hundred"),
            models.CheckConstraint(
                condition=~Q(status__in=HANDED_IN) | Q(submitted_at__isnull=False), name="tasks_handed_in_has_a_time"
            ),
            models.UniqueConstraint(fields=["draft"], condition=Q(draft__isnull=False), name="tasks_one_task_a_draft"),
            models.CheckConstraint(
                condition=Q(status__in=WITHOUT_PERSON)
                | Q(responsible__isnull=False)
                | Q(status=str(Status.CONFIRMED), imported__isnull=False),
                name="tasks_accepted_has_person",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=False) | ~Q(cadence="") | Q(standing=True), name="tasks_has_a_time"
            ),
            models.CheckConstraint(condition=~Q(work=""), name="tasks_has_work"),
        )

    def __str__(self) -> str:
        return self.code


class TaskHolder(models.Model):
    """Nơi giữ việc. Past and present lead agency and responsible person of a task; one of each at a time."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="holders")
    role = models.CharField(max_length=12, choices=HolderRole.choices)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    holding = models.ForeignKey("agencies.Holding", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("since", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["task", "role"], condition=Q(until__isnull=True), name="tasks_one_holder_a_role"
            ),
            models.CheckConstraint(
                condition=~Q(role=HolderRole.RESPONSIBLE) | Q(holding__isnull=False), name="tasks_person_is_a_holding"
            ),
        )

    def __str__(self) -> str:
        return f"{self.task_id} {self.role}"


class TaskCoordinator(models.Model):
    """Cơ quan phối hợp. An agency that takes part in a task without leading it, and its own contribution.

    `work`, `due_on`: what the lead asks of it and by when; from `asked_at` to `delivered_at` the lead waits for it,
    and that time is counted apart from the lead's own. `remark`: why the lead sent it back last; `earlier_waits`:
    [[first, last day]] of the waits that such a sending back closed.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="coordinators")
    agency = models.ForeignKey(
        "agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="coordinated"
    )
    printed = models.CharField(max_length=400)
    work = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    delivered_at = models.DateTimeField(null=True, blank=True)
    delivered_by = models.ForeignKey(
        "agencies.Holding", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(blank=True)  # what was delivered, in the coordinating agency's words
    remark = models.TextField(blank=True)
    earlier_waits = models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=["agency", "task"], name="tasks_taking_part"),
            models.Index(
                fields=["agency", "due_on"],
                condition=Q(asked_at__isnull=False, delivered_at=None),
                name="tasks_waiting_contribution",
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["task", "agency"], condition=Q(agency__isnull=False), name="tasks_coordinator_once"
            ),
            models.CheckConstraint(
                condition=Q(delivered_at=None) | Q(asked_at__isnull=False), name="tasks_delivered_was_asked"
            ),
        )

    def __str__(self) -> str:
        return self.printed


class TaskSide(models.Model):
    """Bên liên quan. A body that has a side in a task, or a person who answers for it: who may see it, as rows.

    `side`: the agency's number, or minus the person's. `place`: whether the task is whole, a part, or a part that this
    very body leads. The database writes these rows by itself (`tasks.sides`), no service does.
    """

    class Place(IntEnum):
        """Vị trí of the task: whole, a part of another one, a part that the side leads."""

        WHOLE = 0
        PART = 1
        LED_PART = 2

    pk = models.CompositePrimaryKey("side", "place", "task")
    side = models.BigIntegerField()
    place = models.PositiveSmallIntegerField()
    task = models.ForeignKey(Task, on_delete=models.DO_NOTHING, related_name="sides", db_index=False)

    class Meta:
        indexes = (models.Index(fields=["task", "side"], name="tasks_sides_of_task"),)

    def __str__(self) -> str:
        return f"{self.side} – {self.task_id}"


class TaskCount(models.Model):
    """Số nhiệm vụ. How many tasks an agency leads in a status: kept by the transaction that moves a task."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.CASCADE, related_name="+")
    status = models.CharField(max_length=12, choices=STATUS_CHOICES)
    number = models.IntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["agency", "status"], name="tasks_count_once"),)

    def __str__(self) -> str:
        return f"{self.agency_id} {self.status}: {self.number}"


class SavedView(models.Model):
    """Cách xem đã lưu. One person's name for the conditions of the register; `query`: VIEW_KEYS only, as in an address.

    It narrows nothing but the list of whoever opens it: what may be seen is asked anew each time.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500)
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ("order", "pk")
        constraints = (models.UniqueConstraint(fields=["owner", "name"], name="tasks_one_view_a_name"),)

    def __str__(self) -> str:
        return self.name
