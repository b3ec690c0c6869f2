"""Chỉ tiêu. The targets of a resolution and what was reached in each period, with the source of every value (B)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sauro.apps.reports.models.obligations import PERIOD_CHOICES
from sauro.domain.indicators import DIRECTION_WORDS

DIRECTION_CHOICES = [(direction.value, _(words)) for direction, words in DIRECTION_WORDS.items()]


class Indicator(models.Model):
    """Chỉ tiêu. A target of a resolution: what, in which unit, by when, from which baseline, who supplies the values.

    `keeper`: the body that keeps it; `supplier`: the body that gives its values; `since`: the first day whose
    period is asked for; `until`: the first day outside.
    """

    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=60)
    decimals = models.PositiveSmallIntegerField(default=1)
    direction = models.CharField(max_length=8, choices=DIRECTION_CHOICES)
    target = models.DecimalField(max_digits=20, decimal_places=4)
    target_on = models.DateField()
    baseline = models.DecimalField(max_digits=20, decimal_places=4, null=True, blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    directive = models.ForeignKey(
        "directives.Directive", null=True, blank=True, on_delete=models.PROTECT, related_name="indicators"
    )
    basis = models.CharField(max_length=300, blank=True)
    clause = models.CharField(max_length=60, blank=True)
    keeper = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="kept_indicators")
    supplier = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="supplied_indicators")
    period = models.CharField(max_length=12, choices=PERIOD_CHOICES)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(basis="") | Q(directive__isnull=False), name="reports_indicator_has_basis"
            ),
            models.CheckConstraint(condition=~Q(unit=""), name="reports_indicator_has_unit"),
            models.CheckConstraint(condition=Q(decimals__lte=4), name="reports_indicator_decimals"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="reports_indicator_dates"),
            models.UniqueConstraint(fields=["keeper", "name"], name="reports_one_indicator_a_name"),
        )

    def __str__(self) -> str:
        return self.name


class IndicatorValue(models.Model):
    """Giá trị chỉ tiêu. One period's value with its source; a correction adds a row and strikes the old one through.

    `given_on`: the day it was given; `replaced_at`, `replaced_because`: when and why another took its place.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="values")
    period = models.CharField(max_length=12)
    on = models.DateField()  # the last day of the period
    value = models.DecimalField(max_digits=20, decimal_places=4)
    source = models.CharField(max_length=300)
    given_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160, blank=True)
    at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)
    replaced_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("on", "at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "period"], condition=Q(replaced_at=None), name="reports_one_value_a_period"
            ),
            models.CheckConstraint(condition=~Q(source=""), name="reports_value_has_source"),
            models.CheckConstraint(
                condition=Q(replaced_at=None) | ~Q(replaced_because=""), name="reports_replaced_has_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.period}: {self.value}"
