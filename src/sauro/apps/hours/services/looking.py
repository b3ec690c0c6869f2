"""Quy tắc giờ làm việc: một lượt tính. Every unit once a day; a month whose days have just changed, at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import alive
from sauro.apps.findings.services import settle_each
from sauro.apps.hours.queries.units import month_range, month_tally, months_of, months_of_units, unit_months
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.findings import Found
from sauro.domain.hours_rules import EDGE, NO_FILE, UnitMonth, edges, month_scope, no_files, unit_scope
from sauro.domain.hours_sheet import last_months


def look_at_units(at: dt.datetime, months: int = 0) -> int:
    """Tính lại cho mọi đơn vị. Returns how many findings changed; run again on the same days it changes none.

    months: how many months back, 0 for what the rulebook says (hours.look_months): a leave recorded late is heard.
    """
    on, book = timezone.localdate(at), rules()
    since = last_months(on, months or book.number("hours.look_months", on))[-1]
    found = dict(_edges(unit, on) for unit in unit_months(month_range(since)[0], on))
    known = months_of_units()
    standing = Agency.objects.filter(alive(on), pk__in=known).values_list("pk", "name")
    files = dict(_files(body, name, known[body], on) for body, name in standing)
    done = settle_each(found, rule=EDGE, at=at) + settle_each(files, rule=NO_FILE, at=at)
    return done.new + done.changed + done.gone


def look_at_months(agency: Agency, months: Iterable[str], at: dt.datetime) -> None:
    """Tính lại các tháng vừa thay đổi của một đơn vị; a month whose days were taken back finds nothing any more."""
    on = timezone.localdate(at)
    units = (UnitMonth(agency.pk, agency.name, m, month_tally(agency.pk, m)) for m in sorted(set(months)))
    settle_each(dict(_edges(unit, on) for unit in units), rule=EDGE, at=at)
    settle_each(dict([_files(agency.pk, agency.name, set(months_of(agency.pk)), on)]), rule=NO_FILE, at=at)


def _edges(unit: UnitMonth, on: dt.date) -> tuple[str, tuple[Found, ...]]:
    return month_scope(unit.body, unit.month), edges(unit, rules=rules(), on=on)


def _files(body: int, name: str, months: set[str], on: dt.date) -> tuple[str, tuple[Found, ...]]:
    return unit_scope(body), no_files(body, name, months, calendar=calendar(), rules=rules(), on=on)
