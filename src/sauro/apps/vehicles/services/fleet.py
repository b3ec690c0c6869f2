"""Xe, nơi, đường. A body keeps its own cars and their days out of service; places and roads are everybody's."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass

from django.db import transaction

from sauro.apps.agencies.queries import search_key
from sauro.apps.journal.services import record
from sauro.apps.vehicles import events
from sauro.apps.vehicles.models import FARTHEST_KM, Distance, Outage, Place, Vehicle
from sauro.apps.vehicles.permissions import may_change_car, may_keep
from sauro.apps.vehicles.services.asking import forbidden
from sauro.domain.acting import Acting
from sauro.domain.editing import require_as_seen
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_
from sauro.domain.vehicles import VehicleKind, require_places, require_said

WHO_KEEPS = N_("Chỉ văn thư, chuyên viên tổng hợp, lãnh đạo của cơ quan ghi xe và nơi đi, đến.")


@dataclass(frozen=True, slots=True)
class CarFacts:
    """Xe, as it was typed. `seats`: as registered, the driver's among them."""

    plate: str
    kind: VehicleKind
    seats: int
    base_id: int
    driver_id: int | None
    since: dt.date
    until: dt.date | None = None


@transaction.atomic
def add_vehicle(*, facts: CarFacts, by: Acting, at: dt.datetime) -> Vehicle:
    """Thêm xe của cơ quan. Refusal vehicle.plate where the plate stands already."""
    forbidden(may_keep(by), WHO_KEEPS)
    _require_plate(facts.plate, 0)
    row = Vehicle.objects.create(agency_id=by.agency_id, **asdict(facts))
    record(events.ADDED, about=("vehicle", row.pk), by=by, at=at, new=_noted(row))
    return row


@transaction.atomic
def change_vehicle(
    *, vehicle_id: int, facts: CarFacts, by: Acting, at: dt.datetime, seen: int | None = None
) -> Vehicle:
    """Sửa xe; `until` ends it: the body no longer has it from that day. `seen`: the revision shown (row.stale)."""
    row = _locked(vehicle_id, by)
    require_as_seen(row.revision, seen)
    _require_plate(facts.plate, row.pk)
    old = _noted(row)
    for name, value in asdict(facts).items():
        setattr(row, name, value)
    row.revision += 1
    row.save()
    record(events.CHANGED_CAR, about=("vehicle", row.pk), by=by, at=at, old=old, new=_noted(row))
    return row


def _require_plate(plate: str, mine: int) -> None:
    if Vehicle.objects.filter(plate=plate).exclude(pk=mine).exists():
        raise Refusal("vehicle.plate", N_("Biển số này đã có."), advice=N_("Xem lại biển số."))


def _noted(row: Vehicle) -> dict[str, object]:
    return {"plate": row.plate, "seats": row.seats, "kind": row.kind, "since": row.since, "until": row.until}


def _locked(vehicle_id: int, by: Acting) -> Vehicle:
    row = Vehicle.objects.select_for_update().filter(pk=vehicle_id).first()
    if row is None:
        raise Refusal("row.unknown", N_("Không có xe này."), advice=N_("Tải lại trang."))
    forbidden(may_change_car(by, row), WHO_KEEPS)
    return row


@transaction.atomic
def take_out(*, vehicle_id: int, first: dt.date, last: dt.date, reason: str, by: Acting, at: dt.datetime) -> Outage:
    """Xe nghỉ: being mended, inspected, lent. A trip given out already stays and becomes a finding."""
    row = _locked(vehicle_id, by)
    said = require_said(reason)[:200]
    if last < first:
        raise Refusal("vehicle.days", N_("Ngày cuối trước ngày đầu."), advice=N_("Xem lại hai ngày."))
    outage = Outage.objects.create(vehicle=row, first=first, last=last, reason=said)
    new = {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}", "reason": said}
    record(events.OUT, about=("vehicle", row.pk), by=by, at=at, new=new)
    return outage


@transaction.atomic
def bring_back(*, vehicle_id: int, outage_id: int, by: Acting, at: dt.datetime) -> None:
    """Bỏ ngày xe nghỉ that was written by mistake or ended otherwise."""
    row = _locked(vehicle_id, by)
    outage = Outage.objects.filter(pk=outage_id, vehicle=row).first()
    if outage is None:
        raise Refusal("row.unknown", N_("Không có ngày nghỉ này."), advice=N_("Tải lại trang."))
    new = {"first": f"{outage.first:%d/%m/%Y}", "last": f"{outage.last:%d/%m/%Y}"}
    outage.delete()
    record(events.BACK, about=("vehicle", row.pk), by=by, at=at, new=new)


@transaction.atomic
def add_place(*, name: str, by: Acting, at: dt.datetime) -> Place:
    """Thêm nơi đi, đến. Refusal vehicle.place where one of that name, with or without marks, is there."""
    forbidden(may_keep(by), WHO_KEEPS)
    said = require_said(name)[:200]
    folded = search_key(said)
    if Place.objects.filter(folded=folded).exists():
        raise Refusal("vehicle.place", N_("Đã có nơi này."), advice=N_("Tìm trong danh sách."))
    place = Place.objects.create(name=said, folded=folded)
    record(events.PLACED, about=("vehicle_place", place.pk), by=by, at=at, new={"name": said})
    return place


@transaction.atomic
def set_distance(*, one_id: int, other_id: int, km: int, by: Acting, at: dt.datetime) -> Distance:
    """Ghi khoảng cách giữa hai nơi; written again it replaces the old one, which stays in the journal."""
    forbidden(may_keep(by), WHO_KEEPS)
    require_places(one_id, other_id)
    if not 1 <= km <= FARTHEST_KM:
        raise Refusal("vehicle.km", N_("Số km không hợp lệ."), advice=N_("Ghi số km nguyên, từ 1 đến 2000."))
    low, high = sorted((one_id, other_id))
    known = Distance.objects.select_for_update().filter(one_id=low, other_id=high).first()
    old = {"km": known.km} if known else None
    row, _ = Distance.objects.update_or_create(one_id=low, other_id=high, defaults={"km": km})
    new = {"one": row.one.name, "other": row.other.name, "km": km}
    record(events.MEASURED, about=("vehicle_distance", row.pk), by=by, at=at, old=old, new=new)
    return row
