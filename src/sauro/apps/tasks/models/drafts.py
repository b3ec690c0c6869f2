"""Nhiệm vụ đề xuất. What the reader proposes waits for a person; nothing here binds anybody."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from sauro.apps.tasks.models.labels import DEADLINE_CHOICES, PRODUCT_CHOICES, ActorRole, DraftState
from sauro.domain.extraction.model import DeadlineKind


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
        indexes = (models.Index(fields=["state", "review"], name="tasks_drafts_by_state"),)
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
