"""Lịch trực (iCalendar). An address with the key of accounts in it; whole days, of a person or of a body."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from sauro.apps.accounts.models import Scope
from sauro.apps.accounts.services import use_token
from sauro.apps.duty.models import Shift, day_key
from sauro.apps.duty.queries.rosters import shifts_of_body, shifts_of_person
from sauro.web import clock

_BEFORE, _AFTER = dt.timedelta(days=60), dt.timedelta(days=400)
_ONE = dt.timedelta(days=1)


@login_not_required
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """Lịch trực of whoever made the key, as long as the key and the post last; else 404, without a reason."""
    today = clock.today()
    use = use_token(key, today)
    if use is None or use.token.scope != Scope.FEED:
        raise Http404
    whole = use.token.agency_feed
    first, last = today - _BEFORE, today + _AFTER
    rows = (
        shifts_of_body(use.acting.agency_id, first, last)
        if whole
        else shifts_of_person(use.acting.person_id, first, last)
    )
    days: dict[tuple[int, dt.date], list[Shift]] = {}
    for shift in rows:
        days.setdefault((shift.roster_id, shift.date), []).append(shift)
    calendar = Calendar()
    calendar.add("prodid", "-//SauRo//Lich truc//VI")
    calendar.add("version", "2.0")
    named = use.acting.agency_name if whole else use.acting.person_name
    calendar.add("x-wr-calname", f"SáuRõ: {' '.join(named.split())}")  # a line break ends no calendar
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    for (roster_id, date), shifts in days.items():
        calendar.add_component(_event(roster_id, date, shifts, whole))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _event(roster_id: int, date: dt.date, shifts: list[Shift], whole: bool) -> Event:
    """A whole day; its number rises with the roster, so that a swapped day moves in every calendar."""
    row = shifts[0].roster
    event = Event()
    event.add("uid", f"truc-{day_key(roster_id, date)}@{settings.SAURO_MAIL_DOMAIN}")
    event.add("sequence", row.revision)
    event.add("dtstamp", row.published_at or row.made_at)
    event.add("dtstart", date)
    event.add("dtend", date + _ONE)
    names = ", ".join(shift.person.name for shift in shifts) if whole else row.agency.name
    event.add("summary", f"{gettext('Trực')}: {names}")
    event.add("url", settings.SAURO_URL + reverse("duty:day", args=[day_key(roster_id, date)]))
    return event
