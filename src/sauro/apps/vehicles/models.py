"""Xe công. Cars of a body, places and roads, requests for a car, and the trips that a person gave out.

Nothing here knows where a person or a car is: places are those that were asked for, kilometres those read at the
return. Names of passengers are kept only where a body chose to write them, and erased after their term (C3.3).
"""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sauro.domain.vehicles import (
    ASK_WORDS,
    PURPOSE_WORDS,
    TRIP_WORDS,
    VEHICLE_WORDS,
    AskState,
    TripState,
)

PURPOSE_CHOICES = [(kind.value, _(words)) for kind, words in PURPOSE_WORDS.items()]
KIND_CHOICES = [(kind.value, _(words)) for kind, words in VEHICLE_WORDS.items()]
ASK_STATES = [(state.value, _(words)) for state, words in ASK_WORDS.items()]
TRIP_STATES = [(state.value, _(words)) for state, words in TRIP_WORDS.items()]
MOST_SEATS = 60
FARTHEST_KM = 2000


class Place(models.Model):
    """Nơi đi. A place from which and to which cars are asked for; one table for the installation."""

    name = models.CharField(max_length=200, unique=True)
    folded = models.CharField(max_length=420, editable=False, db_index=True)

    class Meta:
        ordering = ("folded", "pk")

    def __str__(self) -> str:
        return self.name


class Distance(models.Model):
    """Khoảng cách. Whole kilometres between two places, the same in both directions: `one` has the smaller id."""

    one = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    km = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("one__folded", "other__folded")
        constraints = (
            models.UniqueConstraint(fields=["one", "other"], name="vehicles_one_distance"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="vehicles_distance_one_way"),
        )

    def __str__(self) -> str:
        return f"{self.one_id}-{self.other_id}: {self.km}"


class Vehicle(models.Model):
    """Xe công. A car of a body. `seats`: as registered, the driver's among them; `base`: where it stands; `driver`: the
    post that usually drives it; `until`: first day on which the body no longer has it.
    """

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="vehicles")
    plate = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=8, choices=KIND_CHOICES)
    seats = models.PositiveSmallIntegerField()
    base = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    driver = models.ForeignKey("agencies.Post", null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("agency__sort_key", "seats", "plate")
        constraints = (
            models.CheckConstraint(condition=Q(seats__gte=2, seats__lte=MOST_SEATS), name="vehicles_seats"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="vehicles_dates_in_order"),
        )

    def __str__(self) -> str:
        return self.plate

    @property
    def room(self) -> int:
        """Chỗ cho người đi: the driver's seat not counted."""
        return self.seats - 1


class Outage(models.Model):
    """Ngày xe nghỉ. Days, both included, on which a car is being mended, inspected, lent."""

    vehicle = models.ForeignKey(Vehicle, on_delete=models.CASCADE, related_name="outages")
    first = models.DateField()
    last = models.DateField()
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ("first", "pk")
        constraints = (models.CheckConstraint(condition=Q(last__gte=F("first")), name="vehicles_outage_in_order"),)

    def __str__(self) -> str:
        return f"{self.vehicle_id}: {self.first}"


class TripNumber(models.Model):
    """Số lệnh điều xe. The last number that a body gave out in a year; locked while one is taken."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["agency", "year"], name="vehicles_one_series"),)

    def __str__(self) -> str:
        return f"{self.agency_id} {self.year}: {self.last}"


class Trip(models.Model):
    """Chuyến xe. Given out by a person of the body that has the car: its sheet is the lệnh điều xe.

    `driver`: a post; `people`: how many ride; `km`: as planned, `alone_km`: had each request had a car of its own;
    `stops`: [{ask, place, at, on, back}] and `why`: [sentence {template, values}] as they were accepted; `by_hand`: a
    person arranged it otherwise than proposed; `km_out`, `km_back`: the odometer, written when the car is back.
    """

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="trips")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    vehicle = models.ForeignKey(Vehicle, on_delete=models.PROTECT, related_name="trips")
    driver = models.ForeignKey("agencies.Post", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=TRIP_STATES, default=TripState.PLANNED.value)
    leaves_at = models.DateTimeField()
    back_at = models.DateTimeField()
    people = models.PositiveSmallIntegerField()
    km = models.PositiveIntegerField()
    alone_km = models.PositiveIntegerField()
    stops = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    why = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    by_hand = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)
    by_title = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    km_out = models.PositiveIntegerField(null=True)
    km_back = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)
    cancelled_because = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("leaves_at", "pk")
        indexes = (
            models.Index(fields=["agency", "leaves_at"], name="vehicles_trips_of_body"),
            models.Index(fields=["vehicle", "leaves_at"], name="vehicles_trips_of_car"),
        )
        constraints = (
            models.UniqueConstraint(fields=["agency", "year", "number"], name="vehicles_trip_number_once"),
            models.CheckConstraint(condition=Q(back_at__gt=F("leaves_at")), name="vehicles_trip_hours_in_order"),
            models.CheckConstraint(
                condition=Q(km_back=None) | Q(km_out__isnull=False, km_back__gte=F("km_out")),
                name="vehicles_odometer_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state=TripState.PLANNED.value)
                | Q(state=TripState.DONE.value, km_back__isnull=False)
                | (Q(state=TripState.CANCELLED.value) & ~Q(cancelled_because="")),
                name="vehicles_trip_state_has_facts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number:02d}/{self.year}"

    @property
    def driven(self) -> int | None:
        """Số km đã chạy by the odometer."""
        return None if self.km_back is None or self.km_out is None else self.km_back - self.km_out


class VehicleAsk(models.Model):
    """Đề nghị xe. So many people of a body from one place to another, for a duty; to the body that has the cars.

    arrive_by: there at the latest; return_from: they can leave from this moment, empty where nobody rides back;
    basis: number of the document; alone_because: why it cannot be shared, given when asked; names: of passengers, one a
    line, only where the body wrote them, erased after their term.
    """

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    fleet = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=10, choices=PURPOSE_CHOICES)
    matter = models.CharField(max_length=300)
    basis = models.CharField(max_length=200, blank=True)
    people = models.PositiveSmallIntegerField()
    names = models.TextField(blank=True)
    start = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    end = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    arrive_by = models.DateTimeField()
    return_from = models.DateTimeField(null=True)
    alone_because = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=ASK_STATES, default=AskState.WAITING.value)
    ended_because = models.CharField(max_length=300, blank=True)
    trip = models.ForeignKey(Trip, null=True, on_delete=models.PROTECT, related_name="asks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=160)
    at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-arrive_by", "-pk")
        indexes = (
            models.Index(fields=["fleet", "arrive_by"], name="vehicles_asks_of_fleet"),
            models.Index(fields=["agency", "arrive_by"], name="vehicles_asks_of_body"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(start=F("end")), name="vehicles_ask_goes_somewhere"),
            models.CheckConstraint(condition=Q(people__gte=1), name="vehicles_ask_has_people"),
            models.CheckConstraint(
                condition=Q(return_from=None) | Q(return_from__gte=F("arrive_by")), name="vehicles_ask_hours_in_order"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[AskState.PLANNED.value, AskState.DONE.value], trip__isnull=False)
                | Q(
                    state__in=[AskState.WAITING.value, AskState.WITHDRAWN.value, AskState.REFUSED.value],
                    trip__isnull=True,
                ),
                name="vehicles_ask_rides_in_a_trip",
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
