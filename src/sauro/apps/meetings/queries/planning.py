"""Cuộc họp: điều cần thấy trước khi mời. Overlaps of people and rooms, who is away, what the agenda adds up to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sauro.apps.agencies.queries.absences import absences_of
from sauro.apps.meetings.models import AgendaItem, Meeting, Seat
from sauro.domain.meetings import Clash, MeetingKind, Outcome, Slot, State, clashes, length_words, longest
from sauro.domain.rules import RuleBook
from sauro.domain.sentence import Sentence

_STANDING = (State.ANNOUNCED, State.HELD, State.CONCLUDED)
_LONGEST = dt.timedelta(days=5)  # no meeting lasts longer: its start bounds the search


def slots_of(meetings: Sequence[Meeting]) -> list[Slot]:
    """Khoảng thời gian của nhiều cuộc họp with the persons asked; one query."""
    people: dict[int, set[int]] = defaultdict(set)
    seats = Seat.objects.filter(meeting__in=[m.pk for m in meetings]).order_by()
    for meeting, person, instead in seats.values_list("meeting_id", "holding__person_id", "substitute__person_id"):
        people[meeting].update({instead or person} - {None})
    return [
        Slot(m.pk, m.title, m.starts_at, m.ends_at, m.room_id, frozenset(people[m.pk] | {m.chair.person_id}))
        for m in meetings
    ]


def near(first: dt.datetime, last: dt.datetime) -> list[Meeting]:
    """Cuộc họp đã mời có giờ chạm khoảng này."""
    rows = Meeting.objects.filter(
        state__in=[str(s) for s in _STANDING], starts_at__lt=last, ends_at__gt=first, starts_at__gt=first - _LONGEST
    )
    return list(rows.select_related("chair").order_by("pk"))


@dataclass(frozen=True, slots=True)
class Foreseen:
    """Điều cần thấy trước khi mời. `away`: how many of those asked are away that day; `too_long`: what and how much."""

    clashes: tuple[Clash, ...]
    away: int
    minutes: int
    agenda: Sentence
    most: Sentence
    too_long: bool
    full: bool  # more people than seats in the room

    @property
    def clear(self) -> bool:
        return not (self.clashes or self.away or self.too_long or self.full)


def foreseen(meeting: Meeting, items: Collection[AgendaItem], seats: Collection[Seat], rules: RuleBook) -> Foreseen:
    """Xem trước. Four queries: meetings near it, their seats, its own, absences."""
    others = [m for m in near(meeting.starts_at, meeting.ends_at) if m.pk != meeting.pk]
    mine, *rest = slots_of([meeting, *others])
    away = absences_of(mine.people, meeting.day, meeting.day)
    minutes = sum(item.minutes for item in items)
    most = longest(MeetingKind(meeting.kind), meeting.day, rules)
    return Foreseen(
        clashes(mine, rest),
        len(away),
        minutes,
        length_words(minutes),
        length_words(most),
        max(minutes, meeting.planned) > most,
        meeting.room is not None and meeting.room.seats < len(seats) + 1,
    )


def carried_to(meeting: Meeting) -> list[AgendaItem]:
    """Nội dung chuyển từ kỳ trước của cơ quan, which no later agenda has taken up yet."""
    rows = AgendaItem.objects.filter(
        carried=None, meeting__agency_id=meeting.agency_id, outcome=Outcome.CARRIED,
        meeting__starts_at__lt=meeting.starts_at,
    )  # fmt: skip
    return list(rows.select_related("meeting").order_by("meeting__starts_at", "order")[:50])
