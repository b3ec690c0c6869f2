"""Cuộc họp: dữ kiện cho quy tắc. Rows become facts in a fixed number of queries, however many meetings are asked."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q, Sum
from django.utils import timezone

from sauro.apps.meetings.models import AgendaItem, ConclusionSentence, Meeting, MeetingPaper, Seat
from sauro.apps.meetings.queries.planning import near, slots_of
from sauro.domain.conclusions import Weighed
from sauro.domain.meetings import MeetingKind, Needless, Slot, State, clashes
from sauro.domain.meetings_rules import Came, ClashFact, MeetingFacts, PaperFact, SeatFact

_AT_ONCE = 500


def facts_of(meeting_ids: Collection[int]) -> Iterable[MeetingFacts]:
    """Dữ kiện của các cuộc họp, five hundred at a time: six queries for each portion.

    More than one portion is taken by the day, so that each is held against the meetings of its own days only.
    """
    ids = sorted(meeting_ids)
    if len(ids) > _AT_ONCE:
        wanted = set(ids)
        every = Meeting.objects.order_by("starts_at", "pk").values_list("pk", flat=True)
        ids = [pk for pk in every if pk in wanted]
    for start in range(0, len(ids), _AT_ONCE):
        yield from _portion(ids[start : start + _AT_ONCE])


def _portion(ids: list[int]) -> Iterable[MeetingFacts]:
    rows = list(Meeting.objects.filter(pk__in=ids).select_related("agency", "chair").order_by("pk"))
    if not rows:
        return
    minutes = dict(
        AgendaItem.objects.filter(meeting_id__in=ids).order_by().values_list("meeting_id").annotate(n=Sum("minutes"))
    )
    papers, seats, sentences = _papers(rows), _seats(ids), _sentences(ids)
    crossed = _clashes(rows)
    for row in rows:
        yield MeetingFacts(
            meeting=row.pk,
            title=row.title,
            kind=MeetingKind(row.kind),
            body=row.agency_id,
            body_name=row.agency.name,
            day=row.day,
            state=State(row.state),
            invite_by=row.invite_by,
            conclude_by=row.conclude_by,
            sudden=bool(row.sudden),
            agenda=minutes.get(row.pk, 0),
            lasted=row.lasted,
            concluded=row.concluded_on,
            papers=tuple(papers[row.pk]),
            seats=tuple(seats[row.pk]),
            sentences=tuple(sentences[row.pk]),
            clashes=tuple(crossed.get(row.pk, ())),
            needless=tuple(Needless(case) for case in row.needless),
        )


_PAPER = (
    "title", "refused_because", "handed_on", "sent_at", "late_because", "item__meeting_id", "agency__name",
)  # fmt: skip


def _papers(rows: Collection[Meeting]) -> dict[int, list[PaperFact]]:
    due = {row.pk: row.papers_by for row in rows}
    found: dict[int, list[PaperFact]] = defaultdict(list)
    papers = MeetingPaper.objects.filter(item__meeting_id__in=due).select_related("item", "agency").order_by("pk")
    for paper in papers.only(*_PAPER):
        meeting, sent = paper.item.meeting_id, None if paper.refused_because else paper.sent_on
        found[meeting].append(
            PaperFact(
                paper.pk, paper.title, paper.agency_id, paper.agency.name, due[meeting], sent, bool(paper.late_because)
            )
        )
    return found


_SEAT = (
    "meeting_id", "pk", "agency_id", "agency__name", "holding__post__title", "required", "asked_at", "late_because",
    "came", "consent",
)  # fmt: skip


def _seats(ids: Collection[int]) -> dict[int, list[SeatFact]]:
    """Plain columns, no rows: a province has forty thousand seats in a year."""
    found: dict[int, list[SeatFact]] = defaultdict(list)
    days: dict[dt.datetime | None, dt.date | None] = {None: None}
    for meeting, pk, body, name, post, required, asked_at, because, came, consent in (
        Seat.objects.filter(meeting_id__in=ids).order_by("pk").values_list(*_SEAT)
    ):
        if asked_at not in days:
            days[asked_at] = timezone.localdate(asked_at)
        found[meeting].append(
            SeatFact(
                pk, body, name, post or "", required, days[asked_at], bool(because), Came(came), bool(consent)
            )
        )  # fmt: skip
    return found


def _sentences(ids: Collection[int]) -> dict[int, list[Weighed]]:
    found: dict[int, list[Weighed]] = defaultdict(list)
    rows = ConclusionSentence.objects.filter(meeting_id__in=ids).order_by("meeting_id", "order")
    columns = rows.values_list("meeting_id", "order", "words", "orders", "has_lead", "has_time", "has_product")
    for meeting, order, words, orders, lead, time, product in columns:
        found[meeting].append(Weighed(order, words, orders, lead, time, product))
    return found


def _clashes(rows: Collection[Meeting]) -> dict[int, list[ClashFact]]:
    """Trùng lịch, on the side that was announced later: the other stood before it asked anybody."""
    called = [row for row in rows if row.announced_at and row.state in (State.ANNOUNCED, State.HELD, State.CONCLUDED)]
    if not called:
        return {}
    others = near(min(row.starts_at for row in called), max(row.ends_at for row in called))
    announced = {row.pk: (row.announced_at, row.pk) for row in others}
    by_day: dict[dt.date, list[Slot]] = defaultdict(list)
    slots = {slot.meeting: slot for slot in slots_of(others)}
    for row in others:
        for n in range((timezone.localdate(row.ends_at) - row.day).days + 1):
            by_day[row.day + dt.timedelta(days=n)].append(slots[row.pk])
    found: dict[int, list[ClashFact]] = {}
    for row in called:
        last = timezone.localdate(row.ends_at)
        days = (row.day + dt.timedelta(days=n) for n in range((last - row.day).days + 1))
        there = {slot.meeting: slot for day in days for slot in by_day[day]}.values()
        earlier = [slot for slot in there if announced[slot.meeting] < announced[row.pk]]
        crossed = clashes(slots[row.pk], earlier)
        found[row.pk] = [ClashFact(c.other, c.title, c.room, len(c.people)) for c in crossed]
    return found


def waiting_looks(today: dt.date) -> list[int]:
    """Cuộc họp chờ xem quy tắc: something changed since, or a day passed while its days still run."""
    running = [str(State.ANNOUNCED), str(State.HELD)]
    rows = Meeting.objects.filter(Q(looked_on=None) | Q(looked_on__lt=today, state__in=running))
    return list(rows.exclude(state=State.DRAFT).order_by("pk").values_list("pk", flat=True))
