"""Kỷ luật làm việc. A year of meetings, visits and attendance days as stored rows: facts, rules, settling, statistics.

In CPU seconds. Another source is hung in as one `Source` of SOURCES: how its rows are made, how it is looked at.
Attendance days have a part of their own besides (`hours`), with memory, one page and erasing.
"""

from __future__ import annotations

import datetime as dt
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from benchmarks.hours import fill_days
from benchmarks.measure import Figure
from benchmarks.register import Counted
from sauro.apps.accounts.models import User
from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.findings.models import Finding
from sauro.apps.hours.services import look_at_units
from sauro.apps.meetings.models import AgendaItem, ConclusionSentence, Meeting, MeetingPaper, Seat
from sauro.apps.meetings.queries.statistics import figures
from sauro.apps.meetings.services import look_at_all
from sauro.apps.visits.models import Recommendation, Visit, VisitMember, VisitPlace, VisitProgramme
from sauro.apps.visits.services import watch_visits
from sauro.domain.default_calendar import default_calendar
from sauro.domain.meetings import MeetingForm, MeetingKind, Needless, State, terms
from sauro.domain.rulebook import default_rules

GOAL = 60.0
MEETINGS = 5000
VISITS = 3000
SEATS, ITEMS, SENTENCES = 8, 3, 4


@dataclass(frozen=True, slots=True)
class Source:
    """Nguồn dữ kiện: what it is called, how its rows of a year are made, how its rules look at them all."""

    name: str
    fill: Callable[[], int]
    look: Callable[[dt.datetime], int]  # how many findings changed


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
        changed = source.look(at)
    took = time.process_time() - before
    return took, f"{changed} thay đổi; {counted.number} truy vấn; {Finding.objects.count()} điều cần xem lại"


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


def _look_at_meetings(at: dt.datetime) -> int:
    done = look_at_all(at=at)
    return done.new + done.changed + done.gone


def _fill_visits() -> int:
    """A year of visits: one in ten without notice and reason, one in ten held and not concluded, one in ten too large,
    one recommendation in ten unanswered; several bodies meet at some places by chance."""
    if Visit.objects.count() >= VISITS:
        return VISITS
    chance, now = random.Random(6), timezone.now()
    holdings = list(Holding.objects.filter(until=None).select_related("post").order_by("pk")[:1500])
    places = list(Agency.objects.order_by("pk").values_list("pk", flat=True))
    account, today = User.objects.order_by("pk").first(), timezone.localdate(now)
    assert account is not None
    programme = VisitProgramme.objects.create(
        agency_id=holdings[0].post.agency_id, name="Chương trình năm", first=today - dt.timedelta(days=366), last=today,
        made_by=account, made_at=now,
    )  # fmt: skip
    rows = []
    for number in range(VISITS):
        day, held = today - dt.timedelta(days=10 + number % 350), chance.random() < 0.1
        starts = timezone.make_aware(dt.datetime.combine(day, dt.time(8)))
        row = Visit(
            agency_id=holdings[number % len(holdings)].post.agency_id, programme=programme, purpose="check",
            subject=f"Chuyến đi số {number}", starts_at=starts, made_by=account, made_at=starts - dt.timedelta(days=9),
            others=20 if chance.random() < 0.1 else 1, state="held" if held else "planned",
            held_on=day if held else None,
        )  # fmt: skip
        if chance.random() >= 0.1:
            row.sudden_reason, row.sudden_by_name = "Phản ánh của người dân", "Người ghi"
            row.sudden_at = starts - dt.timedelta(days=1)
        rows.append(row)
    Visit.objects.bulk_create(rows, batch_size=500)
    _fill_visit_parts(rows, holdings, places, chance)
    return VISITS


def _fill_visit_parts(rows: list[Visit], holdings: list[Holding], places: list[int], chance: random.Random) -> None:
    VisitPlace.objects.bulk_create(
        [VisitPlace(visit=row, agency_id=chance.choice(places)) for row in rows], batch_size=2000
    )
    VisitMember.objects.bulk_create(
        [
            VisitMember(visit=row, holding=holdings[(n * 3 + k) % len(holdings)], lead=k == 0)
            for n, row in enumerate(rows)
            for k in range(3)
        ],
        batch_size=2000,
    )
    Recommendation.objects.bulk_create(
        [
            Recommendation(
                visit=row, place_id=chance.choice(places), words="Bổ sung biên chế.", source="Chủ tịch xã",
                noted_at=row.made_at,
                answers_id=row.agency_id, answer_by=timezone.localdate(row.starts_at), noted_by=row.made_by,
                answer="" if late else "Đã bố trí.", answered_at=None if late else row.starts_at,
            )
            for row in rows
            for late in [chance.random() < 0.1]
        ],
        batch_size=2000,
    )  # fmt: skip


SOURCES: tuple[Source, ...] = (
    Source("cuộc họp", _fill_meetings, _look_at_meetings),
    Source("chuyến đi cơ sở", _fill_visits, lambda at: watch_visits(at=at)),
    Source("ngày công", lambda: fill_days(latest=timezone.localdate()), lambda at: look_at_units(at, 13)),
)
