"""Đời của nhiệm vụ. What happens between assignment and confirmation; each row is written once, by a service."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sauro.apps.tasks.models.labels import PRODUCT_CHOICES
from sauro.apps.tasks.models.tasks import Task, TaskCoordinator
from sauro.domain.lateness import CauseKind
from sauro.domain.sentence import Sentence


class Decision(models.TextChoices):
    """Quyết định. How a request stands; only a waiting one can be decided."""

    WAITING = "waiting", _("Chờ quyết định")
    GRANTED = "granted", _("Đồng ý")
    REFUSED = "refused", _("Không đồng ý")
    COUNTERED = "countered", _("Đề nghị ngày khác")
    WITHDRAWN = "withdrawn", _("Đã rút")


class Decline(models.Model):
    """Trả lại vì không đúng nơi. One hop of a task's path: who gave it back, why, and whom it should go to."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="declined")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    suggested = models.ForeignKey("agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="tasks_decline_has_reason"),)

    def __str__(self) -> str:
        return f"{self.task_id} ← {self.agency_id}"


class Progress(models.Model):
    """Tiến độ. One update: a percentage or a milestone, a line, what is in the way; files hang on it as evidence."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="updates")
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    milestone = models.CharField(max_length=200, blank=True)
    line = models.CharField(max_length=500, blank=True)
    obstacle = models.CharField(max_length=500, blank=True)  # khó khăn, vướng mắc
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(percent=None) | Q(percent__lte=100), name="tasks_update_percent"),
        )

    def __str__(self) -> str:
        return f"{self.task_id} {self.percent}"


class Submission(models.Model):
    """Báo cáo kết quả. One report on a task; confirmed or sent back with remarks by somebody who did not do it.

    `at` is the server's receipt, which timeliness is measured by. `open_parts`: how many parts were open when it was
    handed in knowingly. `by_person_id`: who handed it in, so that the same person never confirms it.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="submissions")
    number = models.PositiveSmallIntegerField()
    summary = models.TextField()
    product = models.CharField(max_length=12, choices=PRODUCT_CHOICES)
    document_number = models.CharField(max_length=60, blank=True)
    document_on = models.DateField(null=True, blank=True)
    open_parts = models.PositiveSmallIntegerField(default=0)
    late_because = models.TextField(blank=True)  # giải trình, asked for after the deadline
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_person = models.ForeignKey("agencies.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.WAITING)
    remarks = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        indexes = (
            models.Index(
                fields=["decided_at", "decision"], condition=Q(decided_at__isnull=False), name="tasks_decided_on"
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=["task", "number"], name="tasks_submission_number"),
            models.UniqueConstraint(
                fields=["task"], condition=Q(decision=Decision.WAITING), name="tasks_one_waiting_submission"
            ),
            models.CheckConstraint(
                condition=~Q(decision=Decision.REFUSED) | ~Q(remarks=""), name="tasks_sent_back_has_remarks"
            ),
        )

    def __str__(self) -> str:
        return f"{self.task_id}/{self.number}"


class WaitingReport(models.Model):
    """Báo cáo kết quả. One handed in together with files that are still screened; it becomes a Submission by itself.

    Whoever confirms sees nothing of it. `at` is the receipt that timeliness is measured by; `post_id` and
    `on_behalf_of_id` say in which post it was handed in. `refused`: why it could not be completed, as {"message",
    "advice"}, each {"template", "values"}; what was typed is kept for the next try.
    """

    task = models.OneToOneField(Task, on_delete=models.CASCADE, related_name="waiting_report")
    summary = models.TextField()
    product = models.CharField(max_length=12, choices=PRODUCT_CHOICES)
    document_number = models.CharField(max_length=60, blank=True)
    document_on = models.DateField(null=True, blank=True)
    late_because = models.TextField(blank=True)
    parts_known = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    post_id = models.BigIntegerField()
    on_behalf_of_id = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField()
    refused = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)

    def __str__(self) -> str:
        return f"{self.task_id} …"

    @property
    def why(self) -> Sentence | None:
        """Vì sao chưa nộp được."""
        return Sentence(**self.refused["message"]) if self.refused else None

    @property
    def advice(self) -> Sentence | None:
        """Việc cần làm."""
        return Sentence(**self.refused["advice"]) if self.refused else None


class Evidence(models.Model):
    """Minh chứng. One version of a file or document behind an update, a contribution or a report.

    An upload waits in quarantine until it is screened, then `file` stands; `series` joins the versions of one piece,
    `version` counts them. `kind`: the kind of product it claims to be. `warning`: what screening noticed (an
    empty page, a picture in the place of a report), as {"said": [[template, values]]}; a person decides what it is
    worth.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="evidence")
    progress = models.ForeignKey(Progress, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence")
    submission = models.ForeignKey(Submission, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence")
    contribution = models.ForeignKey(
        TaskCoordinator, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence"
    )
    upload = models.OneToOneField("files.Upload", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey("files.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=255, blank=True)
    kind = models.CharField(max_length=12, choices=PRODUCT_CHOICES, blank=True)
    series = models.PositiveIntegerField(default=1)
    version = models.PositiveSmallIntegerField(default=1)
    refused_because = models.CharField(max_length=60, blank=True)
    warning = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)
    at = models.DateTimeField()

    class Meta:
        ordering = ("series", "version")
        constraints = (models.UniqueConstraint(fields=["task", "series", "version"], name="tasks_evidence_version"),)

    def __str__(self) -> str:
        return f"{self.task_id}/{self.series}.{self.version}"


class Extension(models.Model):
    """Gia hạn. A request for a later date, decided by somebody else; the original date stays on the task for ever.

    `asked_due` what was asked, `offered_due` the counter-proposal, `granted_due` what was decided. `decide_by`: the
    last working day for the decision; silence grants nothing. `level`: 1 by who gave the task, 2 by the level above.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="extensions")
    number = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField(default=1)
    due_before = models.DateField()
    asked_due = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_person = models.ForeignKey("agencies.Person", on_delete=models.PROTECT, related_name="+")
    by_agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    decide_by = models.DateField()
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.WAITING)
    offered_due = models.DateField(null=True, blank=True)
    granted_due = models.DateField(null=True, blank=True)
    decision_reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["task", "number"], name="tasks_extension_number"),
            models.UniqueConstraint(
                fields=["task"],
                condition=Q(decision__in=[Decision.WAITING, Decision.COUNTERED]),
                name="tasks_one_open_extension",
            ),
            models.CheckConstraint(condition=Q(asked_due__gt=F("due_before")), name="tasks_extension_is_later"),
            models.CheckConstraint(condition=~Q(reason=""), name="tasks_extension_has_reason"),
            models.CheckConstraint(
                condition=~Q(decision__in=[Decision.REFUSED, Decision.COUNTERED]) | ~Q(decision_reason=""),
                name="tasks_extension_no_has_reason",
            ),
            models.CheckConstraint(
                condition=~Q(decision=Decision.GRANTED) | Q(granted_due__isnull=False),
                name="tasks_extension_yes_has_date",
            ),
        )

    def __str__(self) -> str:
        return f"{self.task_id}/{self.number}"


class DueChange(models.Model):
    """Thời hạn. One change of a running deadline, with the old and the new day and why; none happens without it.

    `because`: {"template", "values"}; `calendar`: label of the version of the calendar that moved it, else empty.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="due_changes")
    old = models.DateField(null=True, blank=True)
    new = models.DateField(null=True, blank=True)
    because = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    extension = models.ForeignKey(Extension, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    calendar = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.task_id}: {self.old} → {self.new}"


class ObjectiveCause(models.Model):
    """Nguyên nhân khách quan. Days on which the doer could not act; confirmed by authority, they stop the clock (E11).

    From `since` to `until`, both included; `until` empty while it lasts. Only a granted cause counts.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="causes")
    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in CauseKind])
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    reason = models.TextField()
    waiting_for = models.ForeignKey(
        "agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_person = models.ForeignKey("agencies.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision.choices, default=Decision.WAITING)
    decision_reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("since", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="tasks_cause_in_order"),
            models.CheckConstraint(condition=~Q(reason=""), name="tasks_cause_has_reason"),
        )

    def __str__(self) -> str:
        return f"{self.task_id} {self.kind}"


class Ending(models.Model):
    """Kết thúc khác. Why a task was suspended, replaced or withdrawn, and by what."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="endings")
    step = models.CharField(max_length=12)  # domain.tasks.Step: suspend, resume, replace, withdraw
    reason = models.TextField()
    replaced_by = models.ForeignKey(Task, null=True, blank=True, on_delete=models.PROTECT, related_name="replaces")
    document = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="tasks_ending_has_reason"),)

    def __str__(self) -> str:
        return f"{self.task_id} {self.step}"


class HandOver(models.Model):
    """Bàn giao. Minutes by which one person's open tasks go to another of the same body; both sign in the product.

    Tasks move when the second signature stands. `successor` and `predecessor` are holdings (a person in a post).
    """

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    predecessor = models.ForeignKey("agencies.Holding", on_delete=models.PROTECT, related_name="+")
    successor = models.ForeignKey("agencies.Holding", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True, blank=True)  # signed by the one who leaves (or the head for the absent)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)  # signed by the one who takes over
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="tasks_hand_over_to_another"),
            models.CheckConstraint(
                condition=Q(taken_at=None) | Q(given_at__isnull=False), name="tasks_hand_over_given_first"
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"


class HandOverLine(models.Model):
    """Bàn giao. One task of the minutes, with where it stands in the words of the one who leaves."""

    hand_over = models.ForeignKey(HandOver, on_delete=models.CASCADE, related_name="lines")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="hand_overs")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["hand_over", "task"], name="tasks_hand_over_line_once"),)

    def __str__(self) -> str:
        return f"{self.hand_over_id}: {self.task_id}"
