"""Cuộc họp: thống kê. Of a body and of those below it: how many, how long, which could have been spared; no person.

A person reads his own number alone (`own_meetings`); nothing is ranked, and what is under five is said as a count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.utils import timezone

from sauro.apps.meetings.models import Meeting, MeetingPaper, Seat
from sauro.domain.meetings import MeetingKind, State

_CALLED = [str(State.ANNOUNCED), str(State.HELD), str(State.CONCLUDED)]
_WAS = [str(State.HELD), str(State.CONCLUDED)]


@dataclass(frozen=True, slots=True)
class BodyFigures:
    """Số liệu của một cơ quan trong một kỳ. `minutes`: of the `held` ones; `late_papers` of `papers`."""

    body: int
    name: str
    called: int
    held: int
    minutes: int
    sudden: int
    needless: int
    online: int
    concluded: int
    papers: int = 0
    late_papers: int = 0

    @property
    def mean(self) -> int:
        """Thời lượng trung bình, in minutes."""
        return round(self.minutes / self.held) if self.held else 0


def _within(first: dt.date, last: dt.date, prefix: str = "") -> Q:
    begin = timezone.make_aware(dt.datetime.combine(first, dt.time()))
    end = timezone.make_aware(dt.datetime.combine(last + dt.timedelta(days=1), dt.time()))
    return Q(**{f"{prefix}starts_at__gte": begin, f"{prefix}starts_at__lt": end})


def figures(bodies: Collection[int], first: dt.date, last: dt.date) -> list[BodyFigures]:
    """Số liệu từng cơ quan, in the order of the registry; two queries, however many bodies."""
    rows = Meeting.objects.filter(_within(first, last), agency_id__in=bodies, state__in=_CALLED).order_by()
    grouped = rows.values("agency_id", "agency__name", "agency__sort_key").annotate(
        called=Count("pk"),
        held=Count("pk", filter=Q(state__in=_WAS)),
        minutes=Sum("lasted", filter=Q(state__in=_WAS)),
        sudden=Count("pk", filter=~Q(sudden="")),
        spared=Count("pk", filter=~Q(needless=[])),
        online=Count("pk", filter=~Q(form="in_person")),
        concluded=Count("pk", filter=Q(state=State.CONCLUDED)),
    )
    papers = _papers(bodies, first, last)
    return [
        BodyFigures(
            row["agency_id"], row["agency__name"], row["called"], row["held"], row["minutes"] or 0, row["sudden"],
            row["spared"], row["online"], row["concluded"], *papers.get(row["agency_id"], (0, 0)),
        )
        for row in sorted(grouped, key=lambda row: (row["agency__sort_key"], row["agency_id"]))
    ]  # fmt: skip


def _papers(bodies: Collection[int], first: dt.date, last: dt.date) -> dict[int, tuple[int, int]]:
    """Tài liệu và tài liệu đến muộn of the meetings of a body, whoever sent them: {body: (all, late)}."""
    found: dict[int, list[int]] = {}
    rows = MeetingPaper.objects.filter(
        _within(first, last, "item__meeting__"), item__meeting__agency_id__in=bodies, item__meeting__state__in=_CALLED
    ).order_by()
    names = ("item__meeting__agency_id", "item__meeting__papers_by", "handed_on", "sent_at")
    for body, due, handed, sent in rows.values_list(*names):
        counted = found.setdefault(body, [0, 0])
        came = handed or (timezone.localdate(sent) if sent else None)
        counted[0] += 1
        counted[1] += came is not None and came > due
    return {body: (many, late) for body, (many, late) in found.items()}


def by_kind(bodies: Collection[int], first: dt.date, last: dt.date) -> list[tuple[MeetingKind, int, int]]:
    """Số cuộc và tổng phút đã họp theo loại."""
    rows = Meeting.objects.filter(_within(first, last), agency_id__in=bodies, state__in=_WAS).order_by()
    counted = {
        row["kind"]: (row["n"], row["minutes"] or 0)
        for row in rows.values("kind").annotate(n=Count("pk"), minutes=Sum("lasted"))
    }
    return [(kind, *counted[str(kind)]) for kind in MeetingKind if str(kind) in counted]


def own_meetings(person_id: int, first: dt.date, last: dt.date) -> tuple[int, int]:
    """Cuộc họp của chính mình: how many this person was at in a period, and their minutes; shown to himself alone."""
    sat = Q(holding__person_id=person_id, came="self") | Q(substitute__person_id=person_id, came="substitute")
    meetings = Seat.objects.filter(sat, meeting__state__in=_WAS).values("meeting_id")
    there = Q(pk__in=meetings) | Q(chair__person_id=person_id, state__in=_WAS)
    rows = Meeting.objects.filter(_within(first, last), there)
    found = rows.order_by().aggregate(n=Count("pk"), minutes=Sum("lasted"))
    return found["n"], found["minutes"] or 0
