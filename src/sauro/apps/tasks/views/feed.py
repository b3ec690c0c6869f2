"""Lịch các hạn (iCalendar). An address with a key in it, without sign-in; it says code, work and day, nothing more."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from sauro.apps.accounts.models import Scope
from sauro.apps.accounts.services import use_token
from sauro.apps.tasks.queries.feed import deadlines_of, last_day
from sauro.web import clock

_PRINTED = 120


@login_not_required
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """Lịch các hạn of whoever made the key, as long as the key and the post last; else 404, without a reason."""
    use = use_token(key, clock.today())
    if use is None or use.token.scope != Scope.FEED:
        raise Http404
    whole = use.token.agency_feed
    named = use.acting.agency_name if whole else use.acting.person_name
    calendar = Calendar()
    calendar.add("prodid", "-//SauRo//Lich cac han//VI")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"SáuRõ: {' '.join(named.split())}")  # a line break ends no calendar
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    for row in deadlines_of(use.acting, whole_agency=whole):
        event = Event()
        event.add("uid", f"nv-{row['pk']}@{settings.SAURO_MAIL_DOMAIN}")
        event.add("sequence", row["revision"])
        event.add("dtstamp", row["approved_at"])
        event.add("dtstart", row["due_on"])
        event.add("dtend", last_day(row["due_on"]))
        event.add("summary", f"{row['code']}: {row['work'][:_PRINTED]}")
        event.add("url", settings.SAURO_URL + reverse("tasks:task", args=[row["code"]]))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
