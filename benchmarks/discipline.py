"""Kỷ luật làm việc. A year of meetings as stored rows: facts, rules, settling, and statistics, in seconds of CPU.

A second source (visits, cars, hours) is hung in as one `Source` of SOURCES: how its rows are made, how it is looked at.
"""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from benchmarks.measure import Figure
from benchmarks.register import Counted
from sauro.apps.accounts.models import User
from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.findings.models import Finding
from sauro.apps.findings.services import Settled
from sauro.apps.meetings.models import AgendaItem, ConclusionSentence, Meeting, MeetingPaper, Seat
from sauro.apps.meetings.queries.statistics import figures
from sauro.apps.meetings.services import look_at_all
from sauro.domain.default_calendar import default_calendar
from sauro.domain.default_rules import default_rules
from sauro.domain.meetings import MeetingForm, MeetingKind, Needless, State, terms

GOAL = 60.0
MEETINGS = 5000
SEATS, ITEMS, SENTENCES = 8, 3, 4


@dataclass(frozen=True, slots=True)
class Source:
    """Nguồn dữ kiện: what it is called, how its rows of a year are made, how its rules look at them all."""

    name: str
    fill: Callable[[], int]
    look: Callable[[dt.datetime], Settled]


def discipline() -> Iterator[Figure]:
    """Each source: the first look, which finds everything at once, and the look that finds nothing new; together."""
    at, spent = timezone.now(), 0.0
    for source in SOURCES:
        count = source.fill()
        first, told = _looked(source, at)
        again, _ = _looked(source, at)
        spent += first
        yield Figure(f"{count} {source.name} một năm, quy tắc và đối chiếu", f"{first:.1f} s CPU; {told}")
        yield Figure("  xem lại, không có gì mới", f"{again:.1f} s CPU")
    yield _statistics()
    yield Figure("kỷ luật làm việc, cả lượt đầu", f"{spent:.1f} s CPU", f"< {GOAL:.0f} s", spent < GOAL)


def _looked(source: Source, at: dt.datetime) -> tuple[float, str]:
    counted, before = Counted(), time.process_time()
    with connection.execute_wrapper(counted):
        done = source.look(at)
    took = time.process_time() - before
    return took, f"{done.new} mới, {done.gone} hết; {counted.number} truy vấn; {Finding.objects.count()} dòng"


def _statistics() -> Figure:
    counted, before, today = Counted(), time.process_time(), timezone.localdate()
    bodies = list(Agency.objects.order_by("pk").values_list("pk", flat=True))
    with connection.execute_wrapper(counted):
        found = figures(bodies, today - dt.timedelta(days=366), today)
    took = time.process_time() - before
    told = f"{took:.2f} s CPU; {len(found)} cơ quan, {counted.number} truy vấn"
    return Figure("  thống kê họp của mọi cơ quan", told)


def _fill_meetings() -> int:
    """A year of meetings, one in ten with a breach of each sort; written in bulk, as no office ever would."""
    if Meeting.objects.count() >= MEETINGS:
        return MEETINGS
    chance, calendar, rules = random.Random(5), default_calendar(), default_rules()
    holdings = list(Holding.objects.filter(until=None).select_related("post").order_by("pk")[:1500])
    account, now = User.objects.order_by("pk").first(), timezone.now()
    assert account is not None
    rows = []
    for number in range(MEETINGS):
        chair = holdings[number % len(holdings)]
        day = timezone.localdate(now) - dt.timedelta(days=10 + number % 350)
        starts = timezone.make_aware(dt.datetime.combine(day, dt.time(7 + number % 9)))
        due = terms(day, calendar=calendar, rules=rules)
        rows.append(
            Meeting(
                agency_id=chair.post.agency_id, kind=chance.choice(list(MeetingKind)), form=str(MeetingForm.IN_PERSON),
                state=str(State.HELD), title=f"Họp số {number}", starts_at=starts, chair=chair,
                ends_at=starts + dt.timedelta(hours=2), papers_by=due.papers_by, invite_by=due.invite_by,
                remarks_by=due.remarks_by, conclude_by=due.conclude_by, calendar=calendar.version, made_at=now,
                concluded_on=due.conclude_by if chance.random() > 0.1 else None, made_by=account, place="Phòng 1",
                announced_at=_noon(due.invite_by), lasted=chance.choice((90, 120, 180, 300)),
                needless=[str(Needless.OUTING)] if chance.random() < 0.02 else [],
            )
        )  # fmt: skip
    Meeting.objects.bulk_create(rows, batch_size=500)
    _fill_parts(rows, holdings, chance)
    return MEETINGS


def _noon(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time(12)))


def _fill_parts(rows: list[Meeting], holdings: list[Holding], chance: random.Random) -> None:
    items = [
        AgendaItem(meeting=row, order=n, title=f"Nội dung {n}", minutes=40, presenter_id=row.agency_id)
        for row in rows
        for n in range(ITEMS)
    ]
    AgendaItem.objects.bulk_create(items, batch_size=2000)
    MeetingPaper.objects.bulk_create(
        [
            MeetingPaper(
                item=item, title="Báo cáo", agency_id=item.presenter_id,
                handed_on=item.meeting.papers_by + dt.timedelta(days=1 if chance.random() < 0.1 else 0),
            )
            for item in items
        ],
        batch_size=2000,
    )  # fmt: skip
    seats = []
    for number, row in enumerate(rows):
        for n in range(SEATS):
            holding = holdings[(number * SEATS + n) % len(holdings)]
            came = "nobody" if chance.random() < 0.02 else "self"
            body, asked = holding.post.agency_id, row.announced_at
            seats.append(Seat(meeting=row, agency_id=body, holding=holding, asked_at=asked, came=came))
    Seat.objects.bulk_create(seats, batch_size=2000)
    sentences = [
        ConclusionSentence(meeting=row, order=n, words=f"Giao việc {n}.", has_time=chance.random() > 0.05)
        for row in rows
        for n in range(SENTENCES)
    ]
    ConclusionSentence.objects.bulk_create(sentences, batch_size=2000)


SOURCES: tuple[Source, ...] = (Source("cuộc họp", _fill_meetings, lambda at: look_at_all(at=at)),)
