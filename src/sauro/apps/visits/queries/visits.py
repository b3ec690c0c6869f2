"""Chuyến đi: câu hỏi. Rows only through `visits_visible_to(acting, on)`."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from sauro.apps.agencies.queries import below
from sauro.apps.visits.models import Recommendation, Visit, VisitMember, VisitPlace, VisitProgramme
from sauro.apps.visits.permissions import WRITERS, programme_sight, sight
from sauro.domain.acting import Acting
from sauro.domain.visits import Answer, Programme, State, Sudden, answer_state
from sauro.web.prepared import prepared

_ON_THE_CALENDAR = (State.PLANNED.value, State.HELD.value, State.CONCLUDED.value)

# what a chip of the list asks
GROUPS: dict[str, Q] = {
    "coming": Q(state=State.PLANNED.value),
    "held": Q(state=State.HELD.value),
    "concluded": Q(state=State.CONCLUDED.value),
    "off": Q(state__in=[State.CANCELLED.value, State.JOINED.value]),
}


def _under(acting: Acting, on: dt.date) -> list[int]:
    return below(acting.agency_id, on) if acting.role in WRITERS else []


def visits_visible_to(acting: Acting, on: dt.date) -> QuerySet[Visit]:
    """Chuyến đi được xem, the latest day first, with body, programme and letters."""
    rows = Visit.objects.filter(sight(acting, _under(acting, on)))
    return rows.select_related("agency", "programme", "notice__agency", "conclusion__agency", "joined__agency")


def programmes_visible_to(acting: Acting, on: dt.date) -> QuerySet[VisitProgramme]:
    """Chương trình đi cơ sở được xem."""
    return VisitProgramme.objects.filter(programme_sight(acting, _under(acting, on))).select_related("agency")


def visit_for(acting: Acting, on: dt.date, pk: int) -> Visit:
    """Một chuyến đi. Visit.DoesNotExist where it is not there or not to be seen."""
    return visits_visible_to(acting, on).get(pk=pk)


def counts_of(rows: QuerySet[Visit]) -> dict[str, int]:
    """Số theo nhóm của các thẻ lọc, in one query; "all" is their sum."""
    asked = {name: Count("pk", filter=which) for name, which in GROUPS.items()}
    counts: dict[str, int] = rows.order_by().aggregate(**asked)
    return {"all": sum(counts.values()), **counts}


def grouped(rows: QuerySet[Visit], group: str) -> QuerySet[Visit]:
    """Lọc theo nhóm; what is to come is sorted by its day, nonsense filters nothing."""
    if group not in GROUPS:
        return rows
    found = rows.filter(GROUPS[group])
    return found.order_by("starts_at", "pk") if group == "coming" else found


def places_of(visit: Visit) -> list[tuple[int, str]]:
    """Nơi đến: id and name, in the order they were named."""
    return [(place.agency_id, place.agency.name) for place in visit.places.all()]


def size_of(visit: Visit) -> int:
    """Số người của đoàn: those named and those without a name here."""
    return len(visit.members.all()) + visit.others


def head_of_delegation(visit: Visit) -> str:
    """Trưởng đoàn: name and post; "" while nobody is named."""
    found = next((m for m in visit.members.all() if m.lead), None)
    return f"{found.holding.person.name}, {found.holding.post.title}" if found else ""


def sudden_of(visit: Visit) -> Sudden | None:
    """Lý do đột xuất with its person and hour."""
    if visit.sudden_at is None:
        return None
    return Sudden(visit.sudden_reason, visit.sudden_by_name, visit.sudden_at)


def programme_fact(programme: VisitProgramme | None) -> Programme | None:
    """Chương trình as the rules of planning see it."""
    if programme is None:
        return None
    places = frozenset(programme.lines.values_list("place_id", flat=True))
    return Programme(programme.name, programme.first, programme.last, places)


def answers_of(visit: Visit, on: dt.date) -> list[tuple[Recommendation, Answer]]:
    """Kiến nghị của một chuyến đi and where each stands."""
    rows = visit.recommendations.select_related("place", "answers", "task")
    return [(row, _standing(row, on)) for row in rows]


def _standing(row: Recommendation, on: dt.date) -> Answer:
    answered = timezone.localdate(row.answered_at) if row.answered_at else None
    return answer_state(
        row.answer_by, answered_on=answered, task=row.task_id is not None, withdrawn=bool(row.withdrawn_because), on=on
    )


def waiting_answers(acting: Acting) -> QuerySet[Recommendation]:
    """Kiến nghị chờ cơ quan của người này trả lời, by day."""
    rows = Recommendation.objects.filter(answers_id=acting.agency_id, answered_at=None, task=None, withdrawn_because="")
    return rows.select_related("place", "visit__agency").order_by("answer_by", "pk")


def days_of(acting: Acting, first: dt.date, last: dt.date, *, whole: bool, most: int) -> list[Visit]:
    """Chuyến đi trong những ngày này: of the body that goes or is visited, or of the person who goes along.

    Each with its day, subject, and whether it was held: what a calendar shows.
    """
    return _days.rows(acting, tuple(_under(acting, first)), first=first, last=last, whole=whole, most=most)


@prepared
def _days(
    acting: Acting, under: tuple[int, ...], *, first: dt.date, last: dt.date, whole: bool, most: int
) -> QuerySet[Visit]:
    """Members and places are looked up, not joined: by joins PostgreSQL planned for 40 ms what it ran in one."""
    begin = timezone.make_aware(dt.datetime.combine(first, dt.time()))
    end = timezone.make_aware(dt.datetime.combine(last + dt.timedelta(days=1), dt.time()))
    mine = Q(pk__in=VisitMember.objects.filter(holding__person_id=acting.person_id).values("visit_id"))
    here = VisitPlace.objects.filter(agency_id=acting.agency_id).values("visit_id")
    ours = Q(agency_id=acting.agency_id) | Q(pk__in=here)
    rows = Visit.objects.filter(sight(acting, under), mine | ours if whole else mine)
    rows = rows.filter(starts_at__gte=begin, starts_at__lt=end, state__in=[*_ON_THE_CALENDAR])
    return rows.only("starts_at", "subject", "held_on").order_by("starts_at", "pk")[:most]
