"""Quy tắc giờ làm việc: một lượt tính. Every unit once a day; a month whose days have just changed, at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import alive
from sauro.apps.findings.services import Settled, settle
from sauro.apps.hours.queries.units import month_range, month_tally, months_of, months_of_units, unit_months
from sauro.apps.rulebook.queries import calendar, rules
from sauro.domain.hours_rules import EDGE, NO_FILE, UnitMonth, edges, month_scope, no_files, unit_scope
from sauro.domain.hours_sheet import last_months


def look_at_units(at: dt.datetime, months: int = 0) -> int:
    """Tính lại cho mọi đơn vị. Returns how many findings changed; run again on the same days it changes none.

    months: how many months back, 0 for what the rulebook says (hours.look_months): a leave recorded late is heard.
    """
    on, book = timezone.localdate(at), rules()
    since = last_months(on, months or book.number("hours.look_months", on))[-1]
    done = [_settle(unit, at) for unit in unit_months(month_range(since)[0], on)]
    known = months_of_units()
    standing = Agency.objects.filter(alive(on), pk__in=known).values_list("pk", "name")
    done += [_settle_files(body, name, known[body], at) for body, name in standing]
    return sum(s.new + s.changed + s.gone for s in done)


def look_at_months(agency: Agency, months: Iterable[str], at: dt.datetime) -> None:
    """Tính lại các tháng vừa thay đổi của một đơn vị; a month whose days were taken back finds nothing any more."""
    for month in sorted(set(months)):
        _settle(UnitMonth(agency.pk, agency.name, month, month_tally(agency.pk, month)), at)
    _settle_files(agency.pk, agency.name, set(months_of(agency.pk)), at)


def _settle(unit: UnitMonth, at: dt.datetime) -> Settled:
    found = edges(unit, rules=rules(), on=timezone.localdate(at))
    return settle(found, rule=EDGE, scope=month_scope(unit.body, unit.month), at=at)


def _settle_files(body: int, name: str, months: set[str], at: dt.datetime) -> Settled:
    missing = no_files(body, name, months, calendar=calendar(), rules=rules(), on=timezone.localdate(at))
    return settle(missing, rule=NO_FILE, scope=unit_scope(body), at=at)
