"""Đường triển khai. One body's way with a document: received, acknowledged, its own plan, and what the plan covers."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sauro.apps.directives.models.documents import Clause, Directive, Recipient


class RecipientAnswer(models.Model):
    """Trả lời nơi nhận. What a person says a printed line of addressees means: these bodies, or none (`nobody`)."""

    recipient = models.OneToOneField(Recipient, on_delete=models.CASCADE, related_name="answer")
    agencies = models.ManyToManyField("agencies.Agency", blank=True, related_name="+")
    nobody = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.recipient_id)


class Descent(models.Model):
    """Đường triển khai. One addressed body and one document: when it was sent, received, acknowledged; its plan.

    `printed`, `rule`: the line of addressees that names it and the rule that read it. `plan`: the body's own document;
    or `no_plan_because`, a written statement; never both. `urged_on`: the last day on which it was urged.
    """

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="descents")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="descents")
    printed = models.TextField(blank=True)
    rule = models.CharField(max_length=40)
    sent_at = models.DateTimeField()
    told = models.PositiveIntegerField(default=0)  # accounts that got the notice
    received_at = models.DateTimeField(null=True, blank=True)
    acknowledge_by = models.DateField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    plan_by = models.DateField(null=True, blank=True)
    plan = models.ForeignKey(Directive, null=True, blank=True, on_delete=models.SET_NULL, related_name="plan_of")
    planned_at = models.DateTimeField(null=True, blank=True)
    no_plan_because = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    left_out = models.PositiveIntegerField(default=0)  # clauses of the parent that nothing covers yet
    urged_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("agency__sort_key", "pk")
        constraints = (
            models.UniqueConstraint(fields=["directive", "agency"], name="directives_descent_once"),
            models.CheckConstraint(
                condition=Q(plan=None) | Q(no_plan_because=""), name="directives_descent_plan_or_statement"
            ),
        )
        indexes = (models.Index(fields=["agency", "acknowledged_at"], name="directives_descent_agency"),)

    def __str__(self) -> str:
        return f"{self.directive_id} ↓ {self.agency_id}"


class CoverageState(models.TextChoices):
    """Trạng thái đối chiếu. Proposed by the machine; a person confirms, refuses, or says that it was left out."""

    PROPOSED = "proposed", _("Đề xuất, chờ xác nhận")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    REFUSED = "refused", _("Không phải")
    LEFT_OUT = "left_out", _("Chủ động không đưa vào")


class Coverage(models.Model):
    """Đối chiếu. A clause of the parent and the clause of a body's plan that covers it; none where it was left out.

    `score`: 0 to 100; `because`: [[rule, words], …] of `domain.coverage`; `said`: why it was left out.
    """

    descent = models.ForeignKey(Descent, on_delete=models.CASCADE, related_name="coverages")
    parent_clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="+")
    plan_clause = models.ForeignKey(Clause, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=CoverageState.choices, default=CoverageState.PROPOSED)
    score = models.PositiveIntegerField(default=0)
    because = models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)
    said = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("parent_clause__order", "-score", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["descent", "parent_clause", "plan_clause"],
                condition=Q(plan_clause__isnull=False),
                name="directives_coverage_once",
            ),
            models.UniqueConstraint(
                fields=["descent", "parent_clause"],
                condition=Q(plan_clause__isnull=True),
                name="directives_coverage_left_out_once",
            ),
            models.CheckConstraint(
                condition=Q(plan_clause__isnull=False) | Q(state="left_out"), name="directives_coverage_pair"
            ),
        )

    def __str__(self) -> str:
        return f"{self.parent_clause_id} ~ {self.plan_clause_id}"
