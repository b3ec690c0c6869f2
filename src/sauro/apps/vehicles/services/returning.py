"""Xe về. The odometer is read at the return; a slip of the pen is corrected with a reason, the old number stays."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from sauro.apps.journal.services import record
from sauro.apps.vehicles import events
from sauro.apps.vehicles.models import Trip, VehicleAsk
from sauro.apps.vehicles.permissions import may_write_odometer
from sauro.apps.vehicles.services.asking import forbidden
from sauro.domain.acting import Acting
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.domain.vehicles import AskState, TripState, require_odometer, require_said

WHO_READS = N_("Chỉ người điều xe, người lái của chuyến ghi số km.")


@transaction.atomic
def note_return(
    *, trip_id: int, km_out: int, km_back: int, note: str, by: Acting, at: dt.datetime, reason: str = ""
) -> Trip:
    """Ghi xe về. Written again it is a correction and needs a reason. Refusal: vehicle.odometer, .step, .early."""
    trip = Trip.objects.select_for_update(of=("self",)).select_related("vehicle").filter(pk=trip_id).first()
    if trip is None:
        raise Refusal("row.unknown", N_("Không có chuyến xe này."), advice=N_("Tải lại trang."))
    forbidden(may_write_odometer(by, trip), WHO_READS)
    again = trip.state == TripState.DONE
    if trip.state == TripState.CANCELLED or at < trip.leaves_at:
        raise Refusal(
            "vehicle.early", N_("Chuyến đã hủy, hoặc xe chưa đi."), advice=N_("Ghi số km khi xe đã về."), key="C3.3"
        )
    require_odometer(km_out, km_back, last=last_reading(trip))
    said = require_said(reason)[:300] if again else ""
    old = {"km_out": trip.km_out, "km_back": trip.km_back} if again else None
    trip.km_out, trip.km_back, trip.note, trip.state = km_out, km_back, note.strip()[:300], TripState.DONE
    trip.revision += 1
    trip.save()
    VehicleAsk.objects.filter(trip=trip, state=AskState.PLANNED).update(state=AskState.DONE)
    new = {"km_out": km_out, "km_back": km_back, "reason": said}
    event = events.CORRECTED if again else events.RETURNED
    record(event, about=("vehicle_trip", trip.pk), by=by, at=at, old=old, new=new)
    return trip


def last_reading(trip: Trip) -> int | None:
    """Số km lúc về của chuyến trước of the same car."""
    before = Trip.objects.filter(vehicle_id=trip.vehicle_id, leaves_at__lt=trip.leaves_at, km_back__isnull=False)
    return before.order_by("-leaves_at", "-pk").values_list("km_back", flat=True).first()
