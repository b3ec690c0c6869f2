"""Dữ kiện của quy tắc đi cơ sở. Stored rows and entries of the journal as `domain.visits_rules` takes them."""

from __future__ import annotations

import datetime as dt

from django.db.models import Max
from django.utils import timezone

from sauro.apps.journal.models import Entry
from sauro.apps.visits.events import SETS_DAY
from sauro.apps.visits.models import Recommendation, Visit
from sauro.apps.visits.queries.meeting import LIVE
from sauro.apps.visits.queries.visits import places_of, size_of, sudden_of
from sauro.domain.visits import Purpose
from sauro.domain.visits_rules import Asked, Visited, VisitFact


def facts_about(since: dt.date) -> list[VisitFact]:
    """Chuyến đi from this day on, those cancelled or joined to another left out. Four queries, however many."""
    rows = Visit.objects.filter(LIVE, starts_at__date__gte=since).select_related("agency", "notice", "conclusion")
    entries = dict(
        Entry.objects.filter(about_kind="visit", kind__in=SETS_DAY)
        .order_by()
        .values_list("about_id")
        .annotate(last=Max("index"))
    )
    return [
        _fact(row, entries.get(row.pk))
        for row in rows.prefetch_related("places__agency", "members").order_by("pk").iterator(chunk_size=1000)
    ]


def _fact(row: Visit, entry: int | None) -> VisitFact:
    sent_at = row.notice.sent_at if row.notice else None
    planned = row.programme_id is not None and not row.sudden_reason
    return VisitFact(
        id=row.pk,
        body=row.agency_id,
        body_name=row.agency.name,
        subject=row.subject,
        purpose=Purpose(row.purpose),
        starts=row.starts_at,
        day=timezone.localdate(row.starts_at),
        places=tuple(Visited(pk, name) for pk, name in places_of(row)),
        size=size_of(row),
        order=row.made_at,
        sudden=sudden_of(row),
        sent_on=timezone.localdate(sent_at) if sent_at else None,
        held_on=row.held_on,
        concluded_on=row.conclusion.signed_on if row.conclusion else None,
        notice_by=row.notice_by,
        entry=entry,
        shown=planned or sent_at is not None or row.held_on is not None,
    )


def open_questions(since: dt.date) -> list[Asked]:
    """Kiến nghị noted from this day on that nobody has answered, made a task or withdrawn. One query."""
    rows = Recommendation.objects.filter(
        noted_at__date__gte=since, answered_at=None, task=None, withdrawn_because=""
    ).select_related("visit", "answers", "place")
    return [
        Asked(
            row.pk, row.visit_id, row.visit.agency_id, row.answers_id, row.answers.name, row.place.name, row.words,
            row.answer_by,
        )
        for row in rows
    ]  # fmt: skip
