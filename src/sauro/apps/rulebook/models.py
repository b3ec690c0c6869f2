"""Quy định. Dated rows with their source, and the versions of the working calendar."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sauro.domain.worktime import DayKind

DAY_KINDS = [
    (DayKind.HOLIDAY.value, _("Nghỉ lễ, tết")),
    (DayKind.OFF_SWAPPED.value, _("Nghỉ hoán đổi")),
    (DayKind.COMPENSATORY.value, _("Nghỉ bù")),
    (DayKind.WORKING_SATURDAY.value, _("Làm việc bù")),
]


class RuleRow(models.Model):
    """Quy định. One value with unit, source and dates; rows are only added, a later one of the same name prevails.

    `until` is the first day on which it is no longer in force. `stamp` tells a cache that the book has changed.
    """

    name = models.CharField(_("tên"), max_length=80)
    value = models.CharField(_("giá trị"), max_length=120)
    unit = models.CharField(_("đơn vị"), max_length=60, blank=True)
    source = models.CharField(_("nguồn"), max_length=300)
    key = models.CharField(_("mã yêu cầu"), max_length=20, blank=True)
    note = models.TextField(_("ghi chú"), blank=True)
    since = models.DateField(_("hiệu lực từ"))
    until = models.DateField(_("hết hiệu lực từ"), null=True, blank=True)
    added_at = models.DateTimeField(_("ghi lúc"))
    stamp = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        ordering = ("name", "since", "pk")
        verbose_name = _("quy định")
        constraints = (
            models.UniqueConstraint(fields=("name", "since"), name="rule_once_a_day"),
            models.CheckConstraint(name="rule_dates_in_order", condition=Q(until=None) | Q(until__gt=F("since"))),
            models.CheckConstraint(name="rule_has_source", condition=~Q(source="")),
        )

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"


class CalendarVersion(models.Model):
    """Lịch làm việc. One version: every change of a day makes a new one; a computed deadline names its version."""

    number = models.PositiveIntegerField(_("bản"), primary_key=True)
    label = models.CharField(_("tên"), max_length=80)
    confirmed_years = models.JSONField(default=list)
    at = models.DateTimeField(_("lập lúc"))
    stamp = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        ordering = ("number",)
        verbose_name = _("bản lịch làm việc")

    def __str__(self) -> str:
        return self.label


class CalendarDay(models.Model):
    """Ngày trong lịch. A day off or a Saturday worked, from one version to before another.

    `proposed`: not confirmed by a document yet; no deadline rests on it until an administrator adopts it.
    """

    date = models.DateField(_("ngày"))
    kind = models.CharField(_("loại"), max_length=20, choices=DAY_KINDS)
    name = models.CharField(_("tên"), max_length=200)
    source = models.CharField(_("nguồn"), max_length=300)
    known_since = models.DateField(_("biết từ"), null=True, blank=True)
    proposed = models.BooleanField(_("chờ xác nhận"), default=False)
    from_version = models.PositiveIntegerField()
    until_version = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("date", "pk")
        verbose_name = _("ngày trong lịch")
        constraints = (
            models.UniqueConstraint(
                fields=("date", "proposed"), condition=Q(until_version=None), name="calendar_day_once"
            ),
            models.CheckConstraint(name="calendar_day_kind", condition=Q(kind__in=[k.value for k in DayKind])),
            models.CheckConstraint(name="calendar_day_has_source", condition=~Q(source="")),
        )

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y} {self.name}"
