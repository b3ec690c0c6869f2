"""Nhiệm vụ đề xuất và nhiệm vụ. Drafts wait for a person; a task stands in the register with one lead (C1.1a)."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sauro.domain.extraction.model import DeadlineKind, Product
from sauro.domain.tasks import BEFORE_ACCEPTANCE, ENDED, Status
from sauro.domain.text.fold import fold

PRODUCT_LABELS = {
    Product.REPORT: _("Báo cáo"),
    Product.PLAN: _("Kế hoạch"),
    Product.REGULATION: _("Quy chế, quy định"),
    Product.PROPOSAL: _("Đề xuất, tờ trình"),
    Product.GUIDANCE: _("Hướng dẫn"),
    Product.DECISION: _("Quyết định"),
    Product.DOCUMENT: _("Văn bản"),
    Product.LIST: _("Danh sách, danh mục"),
    Product.DOSSIER: _("Hồ sơ"),
    Product.DATA: _("Số liệu"),
    Product.SYSTEM: _("Hệ thống"),
    Product.INSPECTION: _("Cuộc kiểm tra, giám sát"),
    Product.EVENT: _("Hội nghị, đợt hoạt động"),
    Product.OTHER: _("Khác"),
}
PRODUCT_CHOICES = [(str(p), label) for p, label in PRODUCT_LABELS.items()]
DEADLINE_CHOICES = [
    (str(DeadlineKind.DATE), _("Ngày")),
    (str(DeadlineKind.PERIOD), _("Khoảng thời gian")),
    (str(DeadlineKind.RECURRING), _("Định kỳ")),
    (str(DeadlineKind.NONE), _("Không nêu")),
]
STATUS_LABELS = {
    Status.REGISTERED: _("Đã vào sổ"),
    Status.ASSIGNED: _("Chờ nhận việc"),
    Status.ACCEPTED: _("Đã nhận việc"),
    Status.IN_PROGRESS: _("Đang làm"),
    Status.SUBMITTED: _("Chờ xác nhận"),
    Status.SENT_BACK: _("Bị trả lại"),
    Status.CONFIRMED: _("Đã xác nhận"),
    Status.SUSPENDED: _("Tạm dừng"),
    Status.REPLACED: _("Được thay thế"),
    Status.WITHDRAWN: _("Đã rút"),
}
WITHOUT_PERSON = [str(s) for s in (*BEFORE_ACCEPTANCE, Status.WITHDRAWN, Status.REPLACED)]
VIEW_KEYS = ("due", "status", "gap", "lead", "directive", "q", "sort")  # what an address of the register may ask
STATUS_CHOICES = [(str(s), label) for s, label in STATUS_LABELS.items()]


class DraftState(models.TextChoices):
    """Trạng thái đề xuất. Only a proposed draft can be changed."""

    PROPOSED = "proposed", _("Chờ duyệt")
    APPROVED = "approved", _("Đã duyệt")
    SKIPPED = "skipped", _("Bỏ qua")
    MERGED = "merged", _("Đã gộp")
    SPLIT = "split", _("Đã tách")


class ActorRole(models.TextChoices):
    """Vai trò của cơ quan. Lead or coordinating."""

    LEAD = "lead", _("Chủ trì")
    COORDINATING = "coordinating", _("Phối hợp")


class HolderRole(models.TextChoices):
    """Vai trò giữ việc. The lead agency or the responsible person."""

    LEAD = "lead", _("Cơ quan chủ trì")
    RESPONSIBLE = "responsible", _("Người chịu trách nhiệm chính")


class Review(models.Model):
    """Rà soát. The review of one reading: its existence says that drafts were proposed, once."""

    directive = models.OneToOneField("directives.Directive", on_delete=models.CASCADE, related_name="review")
    reading = models.ForeignKey("directives.Reading", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"review {self.directive_id}"


class Work(models.Model):
    """Nội dung nhiệm vụ. The columns that a draft and its task share; offsets count in the reading's text."""

    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)  # the words of the clause, as printed
    work = models.TextField(blank=True)  # what is to be done, short, editable
    in_annex = models.BooleanField(default=False)
    page = models.PositiveIntegerField(default=1)
    deadline_kind = models.CharField(max_length=10, choices=DEADLINE_CHOICES, default=str(DeadlineKind.NONE))
    deadline_iso = models.CharField(max_length=30, blank=True)
    deadline_text = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_because = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)  # {"template", "values"}
    cadence = models.CharField(max_length=20, blank=True)  # R/P1M …
    standing = models.BooleanField(default=False)  # nhiệm vụ thường xuyên
    product = models.CharField(max_length=12, choices=PRODUCT_CHOICES, blank=True)
    product_words = models.CharField(max_length=400, blank=True)
    authority_words = models.CharField(max_length=400, blank=True)
    authority_document = models.CharField(max_length=200, blank=True)
    authority_person = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True


class Draft(Work):
    """Nhiệm vụ đề xuất. What the reader proposes, with its words; nothing binds until a person approves it.

    `version` counts edits: a service refuses an edit of an older version ("draft.stale"). `lights`: [[clarity, light]…]
    in the order of C1.1b. `notes`: [{code, template, values, start, end}].
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="drafts")
    directive = models.ForeignKey("directives.Directive", on_delete=models.CASCADE, related_name="drafts")
    clause = models.ForeignKey(
        "directives.Clause", null=True, blank=True, on_delete=models.PROTECT, related_name="drafts"
    )
    order = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=DraftState.choices, default=DraftState.PROPOSED)
    version = models.PositiveIntegerField(default=1)
    addressee = models.CharField(max_length=20, default="named")  # "named" | "all_recipients"
    verifiable = models.BooleanField(default=True)
    deadline_start = models.PositiveIntegerField(null=True, blank=True)
    deadline_end = models.PositiveIntegerField(null=True, blank=True)
    product_start = models.PositiveIntegerField(null=True, blank=True)
    product_end = models.PositiveIntegerField(null=True, blank=True)
    authority_start = models.PositiveIntegerField(null=True, blank=True)
    authority_end = models.PositiveIntegerField(null=True, blank=True)
    confidence = models.FloatField(default=1.0)
    because = models.CharField(max_length=100, blank=True)
    proposed_holding = models.ForeignKey(
        "agencies.Holding", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lights = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    notes = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    skip_reason = models.TextField(blank=True)
    came_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="became")
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="absorbed")
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    edited_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("order", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=DraftState.SKIPPED) | ~Q(skip_reason=""), name="tasks_skip_has_reason"
            ),
        )

    def __str__(self) -> str:
        return self.work[:80]


class DraftActor(models.Model):
    """Cơ quan trong đề xuất. A lead or coordinating body as printed, with the agency where one was chosen."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="actors")
    role = models.CharField(max_length=12, choices=ActorRole.choices)
    order = models.PositiveIntegerField()
    printed = models.CharField(max_length=400)
    agency = models.ForeignKey("agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    confidence = models.FloatField(default=1.0)
    because = models.CharField(max_length=100, blank=True)
    suggestions = models.JSONField(default=list, encoder=DjangoJSONEncoder)  # [[agency_id, name, score]…]

    class Meta:
        ordering = ("role", "order")
        constraints = (
            models.UniqueConstraint(fields=["draft", "role", "order"], name="tasks_draft_actor_order"),
            models.UniqueConstraint(
                fields=["draft", "agency"], condition=Q(agency__isnull=False), name="tasks_draft_actor_once"
            ),
        )

    def __str__(self) -> str:
        return self.printed


class DraftChange(models.Model):
    """Thay đổi khi rà soát. One reversible step of a review: `before` and `after` by draft id (null: not there)."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="changes")
    verb = models.CharField(max_length=30)
    before = models.JSONField(encoder=DjangoJSONEncoder)
    after = models.JSONField(encoder=DjangoJSONEncoder)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.verb


class TaskNumber(models.Model):
    """Số nhiệm vụ. The last number given in a year; the row is locked while a number is taken."""

    year = models.PositiveIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class TaskQuerySet(models.QuerySet["Task"]):
    """Sổ nhiệm vụ. The register's named questions; each narrows the list and can follow another."""

    def led_by(self, agency_id: int) -> TaskQuerySet:
        return self.filter(lead_id=agency_id)

    def from_directive(self, directive_id: int) -> TaskQuerySet:
        return self.filter(directive_id=directive_id)

    def open(self) -> TaskQuerySet:
        return self.exclude(status__in=[str(s) for s in ENDED])

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
        """Each word stands in code, number of the directive, work or lead; with or without diacritics."""
        found = self
        for word in fold(words).split()[:8]:
            found = found.filter(folded__contains=word)
        return found

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
    """

    code = models.CharField(max_length=20, unique=True)
    directive = models.ForeignKey("directives.Directive", on_delete=models.PROTECT, related_name="tasks")
    draft = models.ForeignKey(Draft, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks")
    clause = models.ForeignKey(
        "directives.Clause", null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    clause_marker = models.CharField(max_length=30, blank=True)
    status = models.CharField(max_length=12, choices=STATUS_CHOICES, default=str(Status.REGISTERED), db_index=True)
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
    submitted_on = models.DateField(null=True, blank=True)
    folded = models.TextField(blank=True, editable=False)
    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ("code",)
        indexes = (models.Index(fields=["lead", "status"]), models.Index(fields=["due_on"]))
        constraints = (
            models.UniqueConstraint(fields=["draft"], condition=Q(draft__isnull=False), name="tasks_one_task_a_draft"),
            models.CheckConstraint(
                condition=Q(status__in=WITHOUT_PERSON) | Q(responsible__isnull=False),
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
    """Cơ quan phối hợp. An agency that takes part in a task without leading it."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="coordinators")
    agency = models.ForeignKey(
        "agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="coordinated"
    )
    printed = models.CharField(max_length=400)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["task", "agency"], condition=Q(agency__isnull=False), name="tasks_coordinator_once"
            ),
        )

    def __str__(self) -> str:
        return self.printed


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
