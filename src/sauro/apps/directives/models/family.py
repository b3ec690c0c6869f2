"""Quan hệ văn bản. What a document does to those that it names, proposed by the reader and confirmed by a person."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sauro.apps.directives.models.documents import Directive, Reference
from sauro.domain.genealogy import RelationKind

RELATION_LABELS = {
    RelationKind.REPLACES: _("Thay thế, bãi bỏ"),
    RelationKind.AMENDS: _("Sửa đổi, bổ sung"),
    RelationKind.IMPLEMENTS: _("Triển khai thực hiện"),
    RelationKind.CONTINUES: _("Tiếp tục thực hiện"),
    RelationKind.CITES: _("Chỉ dẫn chiếu"),
}


class RelationState(models.TextChoices):
    """Trạng thái quan hệ. Only what is confirmed counts for the state in force."""

    PROPOSED = "proposed", _("Đề xuất, chờ xác nhận")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    REFUSED = "refused", _("Không phải")


class Relation(models.Model):
    """Quan hệ văn bản. A typed edge from a document to one that it names; the far end is the `reference`, so a document
    that is not in the register stays a stub and is linked when it comes in.

    `because`: {words, start, end, rule}: the words and their place in the reading; {} where a person added it.
    `since`: the day from which it holds; empty: the day on which the document comes into force.
    """

    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=12, choices=[(str(k), label) for k, label in RELATION_LABELS.items()])
    state = models.CharField(max_length=10, choices=RelationState.choices, default=RelationState.PROPOSED)
    because = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    since = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("reference__start", "pk")
        constraints = (
            models.UniqueConstraint(fields=["reference", "kind"], name="directives_relation_once"),
            models.CheckConstraint(
                condition=Q(state=RelationState.PROPOSED) | Q(decided_at__isnull=False),
                name="directives_relation_decided",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reference_id} {self.kind}"


class Validity(models.Model):
    """Hiệu lực. The dates that a person set for a document, with their basis; without a row the day of issue counts.

    `expires_on`: last day in force; `revoked_on`: first day without force.
    """

    directive = models.OneToOneField(Directive, on_delete=models.CASCADE, related_name="validity")
    in_force_from = models.DateField(_("có hiệu lực từ"), null=True, blank=True)
    expires_on = models.DateField(_("hiệu lực đến hết"), null=True, blank=True)
    revoked_on = models.DateField(_("bãi bỏ từ"), null=True, blank=True)
    basis = models.CharField(_("căn cứ"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(in_force_from=None) | Q(expires_on=None) | Q(expires_on__gte=F("in_force_from")),
                name="directives_validity_in_order",
            ),
        )

    def __str__(self) -> str:
        return str(self.directive_id)
