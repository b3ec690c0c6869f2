"""Giấy mời: câu hỏi. The meeting as its invitation prints it, and as a calendar reads it (iCalendar)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event

from sauro.apps.meetings.models import Meeting, MeetingPaper, Seat
from sauro.domain.letters import post_of_body
from sauro.domain.meeting_letters import Called


def chair_words(row: Meeting) -> str:
    """Chủ trì as printed: "đồng chí Đặng Hoài Sơn, Chánh Văn phòng Tỉnh ủy", in the words of either form."""
    return f"đồng chí {row.chair.person.name}, {post_of_body(row.chair.post.title, row.chair.post.agency.name)}"


def place_words(row: Meeting) -> str:
    """Địa điểm: room and place together."""
    return ", ".join(part for part in (row.room.name if row.room else "", row.place) if part)


def seat_words(seat: Seat) -> str:
    """Thành phần as printed: the post and the body."""
    return post_of_body(seat.holding.post.title, seat.agency.name) if seat.holding else f"Đại diện {seat.agency.name}"


def called_of(row: Meeting, seats: Sequence[Seat]) -> Called:
    """Cuộc họp như trên giấy mời."""
    items = list(row.items.select_related("presenter"))
    papers = MeetingPaper.objects.filter(item__meeting=row).exists()
    return Called(
        agency=row.agency.name,
        title=row.title,
        chair=chair_words(row),
        starts=timezone.localtime(row.starts_at),
        place=place_words(row),
        link=row.link,
        items=tuple(
            f"{item.title} ({item.presenter.name})"
            if item.presenter and item.presenter_id != row.agency_id
            else item.title
            for item in items
        ),
        seats=tuple(seat_words(seat) for seat in seats),
        papers_by=row.papers_by,
        opinions_by=row.remarks_by,
        papers=papers,
        sudden=row.sudden,
    )


def ical_of(row: Meeting, *, method: str, at: dt.datetime) -> str:
    """Cuộc họp như một mục lịch: METHOD REQUEST or CANCEL, the same UID for ever, SEQUENCE as the row was changed.

    No list of who else is asked: an entry that is passed on tells nothing about people. Replies come in the product.
    """
    calendar, event = Calendar(), Event()
    calendar.add("prodid", "-//SauRo//Cuoc hop//VI")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    event.add("uid", f"hop-{row.pk}@{settings.SAURO_MAIL_DOMAIN}")
    event.add("sequence", row.revision)
    event.add("dtstamp", at)
    event.add("dtstart", timezone.localtime(row.starts_at))
    event.add("dtend", timezone.localtime(row.ends_at))
    event.add("summary", row.title)
    event.add("location", place_words(row) or row.link)
    event.add("organizer", f"mailto:{settings.DEFAULT_FROM_EMAIL.rpartition('<')[2].rstrip('>')}")
    event.add("url", settings.SAURO_URL + reverse("meetings:meeting", args=[row.pk]))
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")
