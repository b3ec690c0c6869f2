"""Xe công: việc chạy nền. Facts of each body's cars, month by month, through the rules; a run may be repeated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.utils import timezone

from sauro.apps.findings.services import settle
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.vehicles.queries.facts import fleet_facts, fleets_in_use
from sauro.apps.vehicles.services.keeping import erase_old_names
from sauro.domain import vehicles_rules
from sauro.domain.findings import Found
from sauro.domain.periods import add_months
from sauro.domain.vehicles_rules import FleetFacts, fleet_scope
from sauro.web.clock import now

RULES: dict[str, Callable[[FleetFacts, dt.date], tuple[Found, ...]]] = {
    vehicles_rules.TOO_LARGE: lambda facts, _: vehicles_rules.too_large(facts, rules=rules()),
    vehicles_rules.EMPTY: lambda facts, _: vehicles_rules.empty_seats(facts, rules=rules()),
    vehicles_rules.NO_BASIS: lambda facts, _: vehicles_rules.no_basis(facts, calendar=calendar()),
    vehicles_rules.CONFLICT: lambda facts, _: vehicles_rules.conflicts(facts),
    vehicles_rules.KM: lambda facts, on: vehicles_rules.kilometres(facts, rules=rules(), calendar=calendar(), on=on),
}


def look_at_cars(at: dt.datetime | None = None) -> int:
    """Xem lại việc dùng xe: the month before, this one and the next; returns how many findings changed."""
    moment = at or now()
    today = timezone.localdate(moment)
    first = add_months(today.replace(day=1), -1)
    changed = 0
    for fleet_id in fleets_in_use(first):
        for ahead in range(3):
            changed += look_at_month(fleet_id, add_months(first, ahead), moment)
    erase_old_names(at=moment)
    return changed


def look_at_month(fleet_id: int, month: dt.date, at: dt.datetime) -> int:
    """Một cơ quan, một tháng: each rule is settled, also where it found nothing."""
    facts, scope, changed = fleet_facts(fleet_id, month), fleet_scope(fleet_id, month), 0
    for rule, look in RULES.items():
        found = [f for f in look(facts, timezone.localdate(at)) if scope in f.about]
        done = settle(found, rule=rule, scope=scope, at=at)
        changed += done.new + done.changed + done.gone
    return changed
