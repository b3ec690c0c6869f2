"""Điều cần xem lại. What rules found, of what, what was answered; and the index by which like work is looked for."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sauro.domain.findings import Deed, State

STATE_LABELS = {
    State.OPEN: _("Chờ giải trình"),
    State.EXPLAINED: _("Đã giải trình, chờ kết luận"),
    State.UPHELD: _("Giữ nguyên, cần khắc phục"),
    State.CONTESTED: _("Đơn vị đề nghị xem lại"),
    State.JUSTIFIED: _("Chấp nhận giải trình"),
    State.REMEDIED: _("Đã khắc phục bằng nhiệm vụ"),
    State.GONE: _("Không còn"),
}
DEED_LABELS = {
    Deed.EXPLAIN: _("Giải trình"),
    Deed.JUSTIFY: _("Chấp nhận giải trình"),
    Deed.UPHOLD: _("Giữ nguyên"),
    Deed.REMEDY: _("Khắc phục"),
    Deed.CONTEST: _("Đề nghị xem lại"),
    Deed.STAND: _("Giữ kết luận"),
    Deed.LIFT: _("Bỏ kết luận"),
    Deed.VANISH: _("Không còn"),
    Deed.RETURN: _("Lại cần xem"),
}
STATE_CHOICES = [(str(state), label) for state, label in STATE_LABELS.items()]
DEED_CHOICES = [(str(deed), label) for deed, label in DEED_LABELS.items()]


class Finding(models.Model):
    """Điều cần xem lại. What a rule found; identity is (rule, slot), so that a run never finds the same thing twice.

    `body` answers; `watch` sees it from the start beside it; never a person. `said`, `right`: {"template", "values"};
    `proof`: rows of `domain.findings.Piece`; `digest`: of the proof, by which a run knows whether facts changed.
    `answer_by`: last working day for the explanation; `decide_by` for the decision once it was explained; `revision`
    grows by every step, against stale forms.
    """

    rule = models.CharField(max_length=60, db_index=True)
    slot = models.CharField(max_length=200)
    key = models.CharField(max_length=20)
    source = models.CharField(max_length=200)
    body = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="findings")
    watch = models.ForeignKey("agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    soft = models.BooleanField(default=False)
    said = models.JSONField(encoder=DjangoJSONEncoder)
    right = models.JSONField(encoder=DjangoJSONEncoder)
    agree = models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)
    proof = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=STATE_CHOICES, default=str(State.OPEN))
    found_at = models.DateTimeField()
    answer_by = models.DateField()
    decide_by = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    task = models.ForeignKey("tasks.Task", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-found_at", "-pk")
        indexes = (
            models.Index(fields=["body", "state"], name="findings_of_body"),
            models.Index(fields=["state", "answer_by"], name="findings_by_day"),
        )
        constraints = (
            models.UniqueConstraint(fields=["rule", "slot"], name="findings_once_a_slot"),
            models.CheckConstraint(
                condition=~Q(state=str(State.REMEDIED)) | Q(task__isnull=False), name="findings_remedy_is_a_task"
            ),
        )

    def __str__(self) -> str:
        return f"{self.rule} {self.slot}"


class FindingAbout(models.Model):
    """Phạm vi của điều cần xem lại. One thing that it speaks of ("directive:3", "task:12"), for pages and for a run."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="abouts")
    name = models.CharField(max_length=80, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["finding", "name"], name="findings_about_once"),)

    def __str__(self) -> str:
        return self.name


class FindingStep(models.Model):
    """Bước của điều cần xem lại. One deed with its words; `by` and `person` None where a run did it."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="steps")
    deed = models.CharField(max_length=10, choices=DEED_CHOICES)
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("agencies.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    principal = models.ForeignKey("agencies.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey("agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(deed__in=[str(Deed.VANISH), str(Deed.RETURN)]) | ~Q(words=""),
                name="findings_step_has_words",
            ),
        )

    def __str__(self) -> str:
        return f"{self.finding_id} {self.deed}"


class RuleRun(models.Model):
    """Lượt tính. When a rule was computed last; its row is locked while its findings are settled."""

    rule = models.CharField(max_length=60, unique=True)
    ran_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.rule


class WorkIndex(models.Model):
    """Văn bản đã so việc. `stamp`: digest of its orders when they were last held against the others, "" before that.

    `waiting`: something that concerns it was written since; the next run looks whether its orders are still the same.
    """

    directive = models.OneToOneField("directives.Directive", on_delete=models.CASCADE, related_name="+")
    stamp = models.CharField(max_length=64, blank=True)
    waiting = models.BooleanField(default=False, db_index=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.directive_id}"


class WorkKey(models.Model):
    """Khóa so việc. A few telling words of the orders of a document; a document asks who else stands under them."""

    directive = models.ForeignKey("directives.Directive", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=80, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["directive", "key"], name="findings_key_once"),)

    def __str__(self) -> str:
        return self.key


class WorkMark(models.Model):
    """Mốc so việc. One row: the last entry of the journal that was asked what it changed, and the day of the last look
    at every document (days pass without an entry: terms run out, documents end)."""

    entry = models.PositiveBigIntegerField(default=0)
    day = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.entry)
