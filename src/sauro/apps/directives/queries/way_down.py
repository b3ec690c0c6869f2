"""Đường triển khai: câu hỏi. How far each body has come with a document; counts inside bands, overdue first."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Case, Count, Q, QuerySet, When, Window
from django.utils import timezone

from sauro.apps.agencies.queries import below
from sauro.apps.directives.models import Descent, Directive, Reference
from sauro.apps.directives.permissions import FOR_THE_BODY
from sauro.apps.directives.queries.documents import directives_visible_to
from sauro.domain.acting import Acting, Role
from sauro.domain.agencies import BodyKind
from sauro.domain.descent import DescentFacts, Stage, Standing, standing
from sauro.web.prepared import prepared

BANDS: tuple[tuple[str, tuple[BodyKind, ...]], ...] = (
    ("party", (BodyKind.PARTY_COMMITTEE, BodyKind.COMMITTEE)),
    ("advisory", (BodyKind.ADVISORY,)),
    ("front", (BodyKind.FRONT,)),
    ("state", (BodyKind.DEPARTMENT, BodyKind.VERTICAL, BodyKind.SERVICE, BodyKind.COUNCIL)),
    ("communes", (BodyKind.PEOPLE_COMMITTEE,)),
)


@dataclass(frozen=True, slots=True)
class Row:
    """Một nơi nhận. The row and where it stands today."""

    descent: Descent
    standing: Standing
    band: str


@dataclass(frozen=True, slots=True)
class Band:
    """Nhóm nơi nhận. Bodies of one kind: how many in each stage, how many late."""

    name: str
    total: int
    stages: Counter[Stage]
    late: int


def descents_visible_to(acting: Acting, on: dt.date) -> QuerySet[Descent]:
    """Đường triển khai được xem. Whoever registered or gave the document sees every body; a body sees itself and those
    below it; inspection sees all. Two queries."""
    rows = Descent.objects.select_related("agency", "directive", "plan")
    if acting.role is Role.INSPECTOR:
        return rows
    if acting.role not in FOR_THE_BODY:
        return rows.none()
    bodies = [acting.agency_id, *below(acting.agency_id, on)]
    return rows.filter(
        Q(agency_id__in=bodies) | Q(directive__registrar_id__in=bodies) | Q(directive__giver_id__in=bodies)
    )


def rows_of(directive: Directive, acting: Acting, on: dt.date) -> list[Row]:
    """Các nơi nhận của một văn bản, overdue first, then by stage and by the order of the registry."""
    rows = [_row(d, on) for d in descents_visible_to(acting, on).filter(directive=directive)]
    order = list(Stage)
    return sorted(rows, key=lambda r: (not r.standing.late, order.index(r.standing.stage)))


_FACTS = (
    "acknowledge_by", "plan_by", "acknowledged_at", "planned_at", "plan_id", "no_plan_because", "left_out"
)  # fmt: skip

_SHOWN = (
    "agency__kind", "agency__level", "directive__number", "directive__subject", "directive__issuer_printed",
    "directive__issuer__name",
)  # fmt: skip


def standings_of(directive: Directive, acting: Acting, on: dt.date) -> list[tuple[Standing, int]]:
    """Các nơi nhận đứng ở đâu, each with how many clauses its plan leaves out: for counting, in no order."""
    rows = descents_visible_to(acting, on).filter(directive=directive).select_related(None).only(*_FACTS)
    return [(standing_of(row, on), row.left_out) for row in rows.order_by()]


def bands_of(rows: list[Row]) -> list[Band]:
    """Đếm theo nhóm. Bodies are compared inside their kind; a kind that is not addressed is left out."""
    found = []
    for name, _ in BANDS:
        own = [r for r in rows if r.band == name]
        if own:
            stages = Counter(r.standing.stage for r in own)
            found.append(Band(name, len(own), stages, sum(r.standing.late for r in own)))
    return found


def own_descents(acting: Acting, on: dt.date) -> list[Row]:
    """Văn bản gửi đến cơ quan mình, what waits first."""
    rows = Descent.objects.filter(agency_id=acting.agency_id).select_related("agency", "directive__issuer", "plan")
    order = list(Stage)
    found = [_row(d, on) for d in rows.order_by("-sent_at")[:500]]
    return sorted(found, key=lambda r: (not r.standing.late, order.index(r.standing.stage)))


def waiting_descents(acting: Acting, on: dt.date, most: int) -> tuple[list[Row], int]:
    """Văn bản gửi đến chờ trả lời, for "Việc của tôi": what nobody acknowledged, or a plan that is owed.

    The nearest day first, and how many in all. One query; nothing for who does not answer for the body.
    """
    if acting.role not in FOR_THE_BODY:
        return [], 0
    found = _waiting.rows(acting.agency_id, most=most)
    return [_row(d, on) for d in found], found[0].whole if found else 0  # type: ignore[attr-defined]


@prepared
def _waiting(agency_id: int, *, most: int) -> QuerySet[Descent]:
    unsaid = Descent.objects.filter(agency_id=agency_id, plan=None, no_plan_because="")
    rows = unsaid.filter(Q(acknowledged_at=None) | Q(plan_by__isnull=False))
    next_day = Case(When(acknowledged_at=None, then="acknowledge_by"), default="plan_by")
    beside = rows.select_related("agency", "directive__issuer").only(*_FACTS, *_SHOWN)
    return beside.annotate(next_day=next_day, whole=Window(Count("*"))).order_by("next_day", "pk")[:most]


def plans_to_choose(descent: Descent, acting: Acting, on: dt.date) -> list[Directive]:
    """Văn bản có thể là kế hoạch của nơi nhận: its own, seen by this person, those that name the parent first."""
    own = (
        directives_visible_to(acting, on)
        .filter(Q(issuer_id=descent.agency_id) | Q(registrar_id=descent.agency_id), same_file_as=None)
        .filter(state__in=("read", "registered"))
        .exclude(pk=descent.directive_id)
    )
    if descent.directive.issued_on:
        own = own.filter(Q(issued_on=None) | Q(issued_on__gte=descent.directive.issued_on))
    naming = set(
        Reference.objects.filter(linked_id=descent.directive_id, directive__in=own.values("pk")).values_list(
            "directive_id", flat=True
        )
    )
    return sorted(own[:200], key=lambda d: d.pk not in naming)


def overdue_descents(on: dt.date) -> QuerySet[Descent]:
    """Nơi nhận quá hạn: not acknowledged, or without the plan that was asked for, after its day."""
    unanswered = Q(acknowledged_at=None, plan=None, no_plan_because="", acknowledge_by__lt=on)
    unplanned = Q(acknowledged_at__isnull=False, plan=None, no_plan_because="", plan_by__lt=on)
    return Descent.objects.filter(unanswered | unplanned).select_related("agency", "directive").order_by("pk")


def standing_of(descent: Descent, on: dt.date) -> Standing:
    """Tình trạng của một nơi nhận hôm nay."""
    return standing(
        DescentFacts(
            acknowledge_by=descent.acknowledge_by,
            plan_by=descent.plan_by,
            acknowledged_on=timezone.localdate(descent.acknowledged_at) if descent.acknowledged_at else None,
            has_plan=descent.plan_id is not None,
            stated=bool(descent.no_plan_because),
        ),
        on,
    )


def _row(descent: Descent, on: dt.date) -> Row:
    kind = BodyKind(descent.agency.kind)
    band = next((name for name, kinds in BANDS if kind in kinds), "state")
    if kind is BodyKind.PEOPLE_COMMITTEE and descent.agency.level != "commune":
        band = "state"
    return Row(descent, standing_of(descent, on), band)
