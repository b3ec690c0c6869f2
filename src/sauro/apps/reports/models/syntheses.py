"""Tổng hợp kỳ. The facts of a period as they were known on its closing day, the draft made of them, and its edit."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sauro.domain.synthesis_text import TITLES, Part


class ScopeKind(models.TextChoices):
    """Phạm vi tổng hợp."""

    DIRECTIVE = "directive", _("Một văn bản")
    BODY = "body", _("Một cơ quan")
    PROVINCE = "province", _("Toàn bộ sổ của cơ quan theo dõi")


class SynthesisState(models.TextChoices):
    """Trạng thái bản tổng hợp. Facts are frozen from `checked` on; a closed one is never computed again."""

    DRAFT = "draft", _("Dự thảo")
    CHECKED = "checked", _("Đã soát, chờ ký")
    ISSUED = "issued", _("Đã ban hành")
    CLOSED = "closed", _("Đã khóa kỳ")


class Synthesis(models.Model):
    """Tổng hợp kỳ. What one office says of a directive, a body or its whole register for one period.

    `agency`: the office that makes it; `scope`: directive, body or province, once a period (`period`, a key of
    `domain.synthesis_periods`). `since` to `closes_on`: the window; `as_of`: the day up to which the facts were known
    when they were taken. `facts`: numbers, rates, bodies, groups, comparison, the rules and the calendar they were
    made with (`reports.services.synthesis_facts`); `digest` their hash together with the lines. `letter_id`: the
    numbered letter in which it went out.
    """

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="syntheses")
    scope = models.CharField(max_length=10, choices=ScopeKind.choices)
    directive = models.ForeignKey(
        "directives.Directive", null=True, blank=True, on_delete=models.PROTECT, related_name="syntheses"
    )
    body = models.ForeignKey("agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=24)
    since = models.DateField()
    closes_on = models.DateField()
    as_of = models.DateField()
    state = models.CharField(max_length=8, choices=SynthesisState.choices, default=SynthesisState.DRAFT)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    digest = models.CharField(max_length=64)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    taken_at = models.DateTimeField()  # when the facts were taken last
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True, blank=True)
    letter = models.OneToOneField("letters.Letter", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-closes_on", "scope", "pk")
        indexes = (models.Index(fields=["agency", "scope", "-closes_on"], name="reports_synthesis_of_office"),)
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "directive", "period"], condition=Q(scope=ScopeKind.DIRECTIVE),
                name="reports_synthesis_directive_once",
            ),
            models.UniqueConstraint(
                fields=["agency", "body", "period"], condition=Q(scope=ScopeKind.BODY),
                name="reports_synthesis_body_once",
            ),
            models.UniqueConstraint(
                fields=["agency", "period"], condition=Q(scope=ScopeKind.PROVINCE),
                name="reports_synthesis_province_once",
            ),
            models.CheckConstraint(
                condition=Q(scope=ScopeKind.DIRECTIVE, directive__isnull=False, body=None)
                | Q(scope=ScopeKind.BODY, directive=None, body__isnull=False)
                | Q(scope=ScopeKind.PROVINCE, directive=None, body=None),
                name="reports_synthesis_scope",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[SynthesisState.DRAFT, SynthesisState.CHECKED]) | Q(letter__isnull=False),
                name="reports_synthesis_issued_has_letter",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.scope} {self.period}"


class SynthesisLines(models.Model):
    """Tổng hợp kỳ. The tasks behind the figures as they stood that day, in one packed piece; 60,000 are about 3 MB.

    `packed`: compressed JSON of `reports.services.packing`; kept apart so that no list of syntheses loads it.
    """

    synthesis = models.OneToOneField(Synthesis, on_delete=models.CASCADE, related_name="lines", primary_key=True)
    packed = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.synthesis_id}"


class SynthesisSection(models.Model):
    """Dự thảo báo cáo. One section: what the machine composed, and the words in which a person put it; both are kept.

    `machine`: paragraphs of pieces, [["words", {"key", "printed"}]]; `base`: the machine's piece from which the edit
    started, so that a figure that has moved on since is pointed out. `text` stands only where somebody edited.
    """

    synthesis = models.ForeignKey(Synthesis, on_delete=models.CASCADE, related_name="sections")
    part = models.CharField(max_length=12, choices=[(str(part), title) for part, title in TITLES.items()])
    machine = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    base = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    edited = models.BooleanField(default=False)
    text = models.TextField(blank=True)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    edited_by_name = models.CharField(max_length=160, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["synthesis", "part"], name="reports_synthesis_part_once"),)

    def __str__(self) -> str:
        return f"{self.synthesis_id} {self.part}"

    @property
    def title(self) -> str:
        """Tên phần."""
        return TITLES[Part(self.part)]
