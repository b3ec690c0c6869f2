"""Giờ làm việc. Hours of a body by season; days with their first and last time; what a person explains of his own."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sauro.apps.agencies.models import Agency, Person
from sauro.domain.hours import Season, Session, WorkingHours
from sauro.domain.hours_sheet import Answer, Cause

CAUSES = [
    (Cause.OUTSIDE.value, _("Đi làm việc bên ngoài")),
    (Cause.CLOCK.value, _("Máy chấm công lỗi, quên chấm")),
    (Cause.DUTY.value, _("Họp, trực, làm việc ngoài giờ liền trước hoặc liền sau")),
    (Cause.AGREED.value, _("Đã xin phép người phụ trách")),
]
ANSWER_STATES = [
    (Answer.OPEN.value, _("Chờ xem")),
    (Answer.ACCEPTED.value, _("Đã nhận giải trình")),
    (Answer.DECLINED.value, _("Chưa nhận, cần nói rõ hơn")),
    (Answer.WITHDRAWN.value, _("Đã rút")),
]


class WorkingTime(models.Model):
    """Giờ làm việc. One dated row of a body's table: a season, its sessions, the document that sets them.

    `season_first`, `season_last`: month × 100 + day, both included, over the new year too; minutes of the day. A body
    without a row follows the nearest body above it that has one.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("tên"), max_length=80)
    since = models.DateField(_("từ ngày"))
    until = models.DateField(_("đến trước ngày"), null=True, blank=True)
    season_first = models.PositiveSmallIntegerField(default=101)
    season_last = models.PositiveSmallIntegerField(default=1231)
    morning_start = models.PositiveSmallIntegerField()
    morning_end = models.PositiveSmallIntegerField()
    afternoon_start = models.PositiveSmallIntegerField()
    afternoon_end = models.PositiveSmallIntegerField()
    source = models.CharField(_("văn bản quy định"), max_length=200)

    class Meta:
        ordering = ("agency", "since", "season_first", "pk")
        verbose_name = _("giờ làm việc")
        constraints = (
            models.CheckConstraint(name="hours_time_dates", condition=Q(until=None) | Q(until__gte=F("since"))),
            models.CheckConstraint(name="hours_time_source", condition=~Q(source="")),
            models.CheckConstraint(
                name="hours_time_sessions",
                condition=Q(morning_start__lt=F("morning_end"))
                & Q(morning_end__lt=F("afternoon_start"))
                & Q(afternoon_start__lt=F("afternoon_end")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.name}"

    @property
    def hours(self) -> WorkingHours:
        """The row as the domain takes it."""
        season = Season(divmod(self.season_first, 100), divmod(self.season_last, 100))
        sessions = (
            Session(self.morning_start, self.morning_end), Session(self.afternoon_start, self.afternoon_end)
        )  # fmt: skip
        return WorkingHours(sessions, self.since, self.until, season, self.source)


class AttendanceDay(models.Model):
    """Ngày công. When a person of a body came and left on a day, as minutes; nothing between, no place, no device.

    `batch` is the import that wrote it last. Rows end with their term (rulebook row hours.kept_months).
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("ngày"))
    came = models.PositiveSmallIntegerField(_("giờ đến"), null=True)
    left = models.PositiveSmallIntegerField(_("giờ về"), null=True)
    batch = models.BigIntegerField()

    class Meta:
        ordering = ("-day", "pk")
        verbose_name = _("ngày công")
        indexes = (models.Index(fields=("agency", "day"), name="hours_day_by_agency"),)
        constraints = (
            models.UniqueConstraint(fields=("person", "agency", "day"), name="hours_day_once"),
            models.CheckConstraint(
                name="hours_day_in_order", condition=Q(came=None) | Q(left=None) | Q(left__gt=F("came"))
            ),
            models.CheckConstraint(
                name="hours_day_has_a_time", condition=Q(came__isnull=False) | Q(left__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.day:%d/%m/%Y}"


class DayExplanation(models.Model):
    """Giải trình. What a person says of a day of his own; another person of the body, or above it, accepts it or not.

    `cause` is one of a list and `words` are few: nothing of health or private life is asked. Ends with its day.
    """

    day = models.OneToOneField(AttendanceDay, on_delete=models.CASCADE, related_name="explanation")
    cause = models.CharField(_("lý do"), max_length=10, choices=CAUSES)
    words = models.CharField(_("nói rõ"), max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=ANSWER_STATES)
    said_at = models.DateTimeField()
    reply = models.CharField(_("trả lời"), max_length=200, blank=True)
    decided_by = models.CharField(max_length=160, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("said_at", "pk")
        verbose_name = _("giải trình ngày công")

    def __str__(self) -> str:
        return f"{self.day_id}: {self.state}"


class ClockName(models.Model):
    """Mã chấm công. How a body's clock names a person (its code, or the printed name), as somebody answered once."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    printed = models.CharField(_("mã hoặc tên trong bảng"), max_length=200)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("printed", "pk")
        constraints = (models.UniqueConstraint(fields=("agency", "printed"), name="hours_clock_name_once"),)

    def __str__(self) -> str:
        return self.printed
