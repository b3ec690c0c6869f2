"""Văn bản đi. What the office itself issues: drafted, numbered at signing, sent, answered; gaps are explained."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class LetterState(models.TextChoices):
    """Trạng thái văn bản đi."""

    DRAFT = "draft", _("Dự thảo")
    SIGNED = "signed", _("Đã ký, đã có số")
    SENT = "sent", _("Đã gửi")
    ANSWERED = "answered", _("Đã trả lời")
    DROPPED = "dropped", _("Bỏ dự thảo")


class LetterKind(models.TextChoices):
    """Loại văn bản đi; each body numbers each kind by term (Party) or year (State)."""

    URGING = "urging", _("Công văn đôn đốc")
    REPORT_UP = "report_up", _("Báo cáo lãnh đạo, đề nghị giải trình")
    INSPECT = "inspect", _("Đề nghị kiểm tra")
    SYNTHESIS = "synthesis", _("Báo cáo tổng hợp")
    INVITATION = "invitation", _("Giấy mời")
    NOTICE = "notice", _("Thông báo")
    CONCLUSION = "conclusion", _("Thông báo kết luận")


PAPERS = (LetterKind.INVITATION, LetterKind.NOTICE, LetterKind.CONCLUSION)  # worded and signed where they are drawn up


class LetterNumber(models.Model):
    """Số văn bản đi. The last number of a body in one symbol and one period; locked while a number is taken."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    symbol = models.CharField(max_length=40)
    period = models.CharField(max_length=20)  # a year (State), or the name of the term (Party)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["agency", "symbol", "period"], name="letters_one_counter"),)

    def __str__(self) -> str:
        return f"{self.symbol} {self.period}: {self.last}"


class Letter(models.Model):
    """Văn bản đi. One letter of one body; what it speaks of stands in `body` as data, never as markup.

    `slot`: what makes it once ("urge:<agency>:2026-10-28"). `body`: {"opening", "lines": [{code, work, due_on, late,
    ...}], "asks", "closing"} as plain values for the writers; of a synthesis {"sections", "tables", "sent_to"} besides;
    of PAPERS {"text": paragraphs, "sent_to", "home": address of the page where it is drawn up}; "mandate": the lines
    above the signer's title. `answer_by`: the day by which an answer is asked;
    `answer`: its number, day and gist, noted by hand when it comes.
    """

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=12, choices=LetterKind.choices)
    state = models.CharField(max_length=10, choices=LetterState.choices, default=LetterState.DRAFT)
    slot = models.CharField(max_length=140, unique=True)
    to = models.ForeignKey("agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to_printed = models.CharField(max_length=400)
    subject = models.CharField(max_length=400)
    body = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    made_at = models.DateTimeField()
    number = models.PositiveIntegerField(null=True, blank=True)
    symbol = models.CharField(max_length=40, blank=True)
    period = models.CharField(max_length=20, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    signer_name = models.CharField(max_length=160, blank=True)
    signer_title = models.CharField(max_length=200, blank=True)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_how = models.CharField(max_length=200, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    dropped_because = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = (models.Index(fields=["agency", "state"], name="letters_of_agency"),)
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "symbol", "period", "number"],
                condition=Q(number__isnull=False),
                name="letters_number_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[LetterState.DRAFT, LetterState.DROPPED]) | Q(number__isnull=False),
                name="letters_signed_has_number",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}-{self.symbol}" if self.number else self.subject[:60]
