"""Chế độ báo cáo. Who reports what, when, to whom, on which form; and each report with its figures (C4.2)."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.models import ROLES
from sauro.domain.acting import Role
from sauro.domain.obligations import (
    CAUSE_WORDS,
    FILED,
    PERIOD_WORDS,
    STATE_WORDS,
    DueKind,
    ReportState,
)
from sauro.domain.report_forms import FIELD_WORDS

PERIOD_CHOICES = [(kind.value, _(words)) for kind, words in PERIOD_WORDS.items()]
STATE_CHOICES = [(state.value, _(words)) for state, words in STATE_WORDS.items()]
CAUSE_CHOICES = [(cause.value, _(words)) for cause, words in CAUSE_WORDS.items()]
FIELD_CHOICES = [(kind.value, _(words)) for kind, words in FIELD_WORDS.items()]
DUE_CHOICES = [
    (DueKind.WORKING_DAYS.value, _("Số ngày làm việc sau ngày chốt số liệu")),
    (DueKind.DAY.value, _("Một ngày trong tháng")),
]


class ObligationState(models.TextChoices):
    """Trạng thái chế độ báo cáo."""

    PROPOSED = "proposed", _("Đề xuất, chờ người xác nhận")
    IN_FORCE = "in_force", _("Đang áp dụng")
    ENDED = "ended", _("Đã kết thúc")
    DECLINED = "declined", _("Không lập")


class ReportForm(models.Model):
    """Biểu mẫu báo cáo. A named form of one body; what it asks stands in its versions."""

    name = models.CharField(max_length=200)
    keeper = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=["keeper", "name"], name="reports_one_form_a_name"),)

    def __str__(self) -> str:
        return self.name


class FormVersion(models.Model):
    """Bản biểu mẫu. The fields in their order (rows of `domain/report_forms.FieldSpec`); never changed once made."""

    form = models.ForeignKey(ReportForm, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    fields = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("form", "number")
        constraints = (models.UniqueConstraint(fields=["form", "number"], name="reports_form_version_once"),)

    def __str__(self) -> str:
        return f"{self.form_id} v{self.number}"


class Obligation(models.Model):
    """Chế độ báo cáo. Who reports to whom, in which periods, by which day, on which form, and what says so.

    `keeper`: the body that runs it (builds the form, reminds, sends back); `to`: the body that receives. Reporters are
    the rows of `ObligationBody`, and besides every body of `group_kind` directly under `group_under` on the day.
    `directive`, `clause`, `basis`: the source; `slot`: what it was proposed from, once. `closing_day` empty: the
    rulebook's row of the period. `prepares`: the role that drafts; `signs`: who signs, as the document says.
    """

    state = models.CharField(max_length=10, choices=ObligationState.choices, default=ObligationState.PROPOSED)
    title = models.CharField(max_length=300)
    directive = models.ForeignKey(
        "directives.Directive", null=True, blank=True, on_delete=models.PROTECT, related_name="obligations"
    )
    basis = models.CharField(max_length=300, blank=True)
    clause = models.CharField(max_length=60, blank=True)
    words = models.TextField(blank=True)  # the words of the document that it was read from
    slot = models.CharField(max_length=80, null=True, blank=True, unique=True)
    period = models.CharField(max_length=12, choices=PERIOD_CHOICES, blank=True)
    closing_day = models.PositiveSmallIntegerField(null=True, blank=True)
    due_kind = models.CharField(max_length=14, choices=DUE_CHOICES, default=DueKind.WORKING_DAYS.value)
    due_number = models.PositiveSmallIntegerField(default=5)
    due_months = models.PositiveSmallIntegerField(default=0)
    keeper = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="kept_obligations")
    to = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="received_obligations")
    group_kind = models.CharField(max_length=20, blank=True)  # a BodyKind
    group_under = models.ForeignKey(
        "agencies.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    prepares = models.CharField(max_length=16, choices=ROLES, default=Role.COORDINATOR.value)
    signs = models.CharField(max_length=200, blank=True)
    form = models.ForeignKey(ReportForm, null=True, blank=True, on_delete=models.PROTECT, related_name="obligations")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)  # the first day outside
    decided_because = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("title", "pk")
        indexes = (models.Index(fields=["state", "period"], name="reports_obligation_running"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=ObligationState.IN_FORCE) | (~Q(period="") & Q(form__isnull=False)),
                name="reports_in_force_has_period_and_form",
            ),
            models.CheckConstraint(
                condition=~Q(state=ObligationState.IN_FORCE) | ~Q(basis="") | Q(directive__isnull=False),
                name="reports_in_force_has_basis",
            ),
            models.CheckConstraint(
                condition=Q(closing_day=None) | Q(closing_day__gte=1, closing_day__lte=31),
                name="reports_closing_day_of_month",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")), name="reports_obligation_dates"
            ),
        )

    def __str__(self) -> str:
        return self.title


class ObligationBody(models.Model):
    """Nơi báo cáo. A body that an obligation names one by one."""

    obligation = models.ForeignKey(Obligation, on_delete=models.CASCADE, related_name="bodies")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["obligation", "agency"], name="reports_body_once"),)

    def __str__(self) -> str:
        return f"{self.obligation_id} {self.agency_id}"


class Report(models.Model):
    """Báo cáo định kỳ. One body's report of one period; made by the job, once for each obligation, period and body.

    `period`: its key (2026-Q3); `first`, `closing`: the days of its data; `due_because`: {"template", "values"}.
    `version`: the version of the form it is answered on, fixed when it is filed. `nil`: "không phát sinh".
    `letter`: where it was issued as a numbered letter of the body.
    `remarks`: why it was last sent back. `cause`, `cause_words`, `remedy`: why it is missing or late; `asked_at`: when
    a person last asked for it. Whether it is late is derived from `submitted_on`; a report that was sent back has none.
    """

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="reports")
    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="reports")
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    period = models.CharField(max_length=12)
    first = models.DateField()
    closing = models.DateField()
    closing_because = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    due_on = models.DateField()
    due_because = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    state = models.CharField(max_length=10, choices=STATE_CHOICES, default=ReportState.OPEN.value)
    nil = models.BooleanField(default=False)
    ready_at = models.DateTimeField(null=True, blank=True)  # put before the signer
    submitted_on = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    signer_name = models.CharField(max_length=160, blank=True)
    signer_title = models.CharField(max_length=200, blank=True)
    letter = models.ForeignKey("letters.Letter", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(null=True, blank=True)
    remarks = models.TextField(blank=True)
    cause = models.CharField(max_length=12, choices=CAUSE_CHOICES, blank=True)
    cause_words = models.TextField(blank=True)
    remedy = models.TextField(blank=True)
    cause_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-closing", "agency__sort_key", "pk")
        indexes = (
            models.Index(fields=["agency", "state", "due_on"], name="reports_of_body"),
            models.Index(fields=["obligation", "period"], name="reports_of_period"),
            models.Index(fields=["due_on"], condition=~Q(state__in=[s.value for s in FILED]), name="reports_not_filed"),
        )
        constraints = (
            models.UniqueConstraint(fields=["obligation", "period", "agency"], name="reports_one_a_period_and_body"),
            models.CheckConstraint(
                condition=~Q(state__in=[s.value for s in FILED]) | Q(submitted_on__isnull=False) & ~Q(signer_name=""),
                name="reports_filed_is_signed",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.SENT_BACK.value) | ~Q(remarks=""), name="reports_sent_back_says_why"
            ),
            models.CheckConstraint(
                condition=Q(cause="") | (~Q(cause_words="") & ~Q(remedy="")), name="reports_cause_has_words"
            ),
        )

    def __str__(self) -> str:
        return f"{self.obligation_id} {self.period} {self.agency_id}"


class Figure(models.Model):
    """Số liệu báo cáo. The answer to one field of a report's form.

    `register_value`: what the register counted at `counted_at`; `value`: what is reported. Where they differ, `reason`,
    `by_name` and `at` say why and by whom; both are shown. `text`, `rows`: of a short text and a table; `copied_from`:
    the period whose text was copied and not changed since.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="figures")
    field = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    register_value = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    rows = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    copied_from = models.CharField(max_length=12, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["report", "field"], name="reports_one_figure_a_field"),
            models.CheckConstraint(
                condition=Q(register_value=None) | Q(value=models.F("register_value")) | ~Q(reason=""),
                name="reports_correction_has_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.report_id} {self.field}"
