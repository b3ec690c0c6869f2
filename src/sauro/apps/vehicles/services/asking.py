"""Đề nghị xe. Asked by a body, withdrawn by it, refused with a reason by who has the cars."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from sauro.apps.journal.services import record
from sauro.apps.notices.services import tell
from sauro.apps.rulebook.queries import calendar
from sauro.apps.tasks.queries.audience import speakers_of
from sauro.apps.vehicles import events
from sauro.apps.vehicles.models import VehicleAsk
from sauro.apps.vehicles.permissions import may_ask, may_dispatch, may_withdraw
from sauro.apps.vehicles.queries.asks import ask_label
from sauro.apps.vehicles.queries.fleet import fleets_for
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from sauro.domain.sentence import N_, Sentence
from sauro.domain.vehicles import (
    AskState,
    Purpose,
    require_founded,
    require_hours,
    require_places,
    require_said,
    require_state,
)

WHO_ASKS = N_("Chỉ người của cơ quan đề nghị xe cho cơ quan mình.")
WHO_DISPATCHES = N_("Chỉ văn thư, chuyên viên tổng hợp, lãnh đạo của nơi có xe điều xe.")
WHO_WITHDRAWS = N_("Chỉ người đã đề nghị, hoặc văn thư, chuyên viên tổng hợp, lãnh đạo của cơ quan ấy rút đề nghị.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Điều đề nghị, as it was typed. `fleet`: the body that has the cars."""

    fleet_id: int
    purpose: Purpose
    matter: str
    people: int
    start_id: int
    end_id: int
    arrive_by: dt.datetime
    return_from: dt.datetime | None = None
    basis: str = ""
    names: str = ""
    alone_because: str = ""


def forbidden(allowed: bool, who: str) -> None:
    """Refusal vehicle.forbidden, which a page shows as 403."""
    if not allowed:
        raise Refusal("vehicle.forbidden", who, advice=N_("Báo người có thẩm quyền thực hiện."))


@transaction.atomic
def ask_for_car(*, wanted: Wanted, by: Acting, at: dt.datetime) -> VehicleAsk:
    """Đề nghị xe. Refusal: vehicle.forbidden, .fleet, .places, .hours, and .basis on a day off (C3.3)."""
    forbidden(may_ask(by), WHO_ASKS)
    arrive_by, back = timezone.localtime(wanted.arrive_by), wanted.return_from
    back = timezone.localtime(back) if back else None
    if wanted.fleet_id not in {a.pk for a in fleets_for(by, timezone.localdate(at))}:
        raise Refusal("vehicle.fleet", N_("Nơi này không có xe cho cơ quan đề nghị."), advice=N_("Chọn nơi khác."))
    require_places(wanted.start_id, wanted.end_id)
    require_hours(arrive_by, back, at=at)
    require_founded(wanted.purpose, wanted.basis, arrive_by, back, calendar())
    ask = VehicleAsk.objects.create(
        agency_id=by.agency_id, fleet_id=wanted.fleet_id, purpose=wanted.purpose, matter=wanted.matter.strip()[:300],
        basis=wanted.basis.strip()[:200], people=wanted.people, names=wanted.names.strip()[:4000],
        start_id=wanted.start_id, end_id=wanted.end_id, arrive_by=arrive_by, return_from=back,
        alone_because=wanted.alone_because.strip()[:300], by_id=by.account_id, by_name=by.person_name, at=at,
    )  # fmt: skip
    _tell_dispatchers(ask, by, at)
    new = {"people": ask.people, "start": ask.start.name, "end": ask.end.name, "arrive_by": arrive_by.isoformat()}
    record(events.ASKED, about=("vehicle_ask", ask.pk), by=by, at=at, new=new)
    return ask


def _tell_dispatchers(ask: VehicleAsk, by: Acting, at: dt.datetime) -> None:
    people = speakers_of({ask.fleet_id}, timezone.localdate(at), (Role.CLERK, Role.COORDINATOR)) - {by.person_id}
    values = {"ask": ask_label(ask), "n": str(ask.people), "day": f"{timezone.localtime(ask.arrive_by):%d/%m/%Y %H:%M}"}
    tell(
        people=people,
        kind="vehicle.asked",
        about=("vehicle_ask", ask.pk),
        text=Sentence(N_("{ask} đề nghị xe: {n} người, có mặt lúc {day}."), values),
        url=f"{reverse('vehicles:day')}?day={timezone.localdate(ask.arrive_by):%Y-%m-%d}",
        slot=f"vehicle_ask.{ask.pk}",
        at=at,
    )


def taken(ask_id: int) -> VehicleAsk:
    """The locked request. Refusal row.unknown."""
    found = VehicleAsk.objects.select_for_update(of=("self",)).select_related("agency", "by").filter(pk=ask_id).first()
    if found is None:
        raise Refusal("row.unknown", N_("Không có đề nghị xe này."), advice=N_("Tải lại trang."))
    return found


@transaction.atomic
def withdraw_ask(*, ask_id: int, reason: str, by: Acting, at: dt.datetime) -> VehicleAsk:
    """Rút đề nghị, with a reason, before it has a car; afterwards the trip is changed or cancelled."""
    ask = taken(ask_id)
    forbidden(may_withdraw(by, ask), WHO_WITHDRAWS)
    return _ended(ask, AskState.WITHDRAWN, reason, events.WITHDRAWN, by, at)


@transaction.atomic
def refuse_ask(*, ask_id: int, reason: str, by: Acting, at: dt.datetime) -> VehicleAsk:
    """Không bố trí được xe, with the reason, which who asked is told."""
    ask = taken(ask_id)
    forbidden(may_dispatch(by, ask.fleet_id), WHO_DISPATCHES)
    ended = _ended(ask, AskState.REFUSED, reason, events.REFUSED, by, at)
    said = Sentence(N_("Không bố trí được xe cho {ask}: {why}"), {"ask": ask_label(ask), "why": ended.ended_because})
    tell_asker(ask, said, "refused", at)
    return ended


def _ended(ask: VehicleAsk, state: AskState, reason: str, event: str, by: Acting, at: dt.datetime) -> VehicleAsk:
    require_state(ask.state, AskState.WAITING)
    ask.ended_because = require_said(reason)[:300]
    ask.state = state
    ask.revision += 1
    ask.save(update_fields=["state", "ended_because", "revision"])
    record(event, about=("vehicle_ask", ask.pk), by=by, at=at, new={"reason": ask.ended_because})
    return ask


def tell_asker(ask: VehicleAsk, said: Sentence, slot: str, at: dt.datetime) -> None:
    """Báo người đề nghị."""
    person = ask.by.person_id
    tell(
        people=[person] if person else [],
        kind="vehicle.ask",
        about=("vehicle_ask", ask.pk),
        text=said,
        url=reverse("vehicles:ask", args=[ask.pk]),
        slot=f"vehicle_ask.{ask.pk}.{slot}.{ask.revision}",
        at=at,
    )
