"""Đôn đốc: câu hỏi. Which tasks reached a rung today, who is told of it, and what was urged before."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from sauro.apps.directives.models import Directive
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.tasks.models import Decision, ObjectiveCause, Task, Urging
from sauro.apps.tasks.queries.hanging import hung
from sauro.apps.tasks.queries.roster import Roster
from sauro.domain.lateness import Stop
from sauro.domain.sentence import Sentence
from sauro.domain.tasks import Status
from sauro.domain.urging import URGED, Fact, Ladder, Paper, Reached, Start, rungs_reached, said
from sauro.web.among import Among

_FIELDS = (
    "pk", "code", "work", "status", "due_on", "lead_id", "registrar_id", "giver_id", "responsible_id", "proposed_id",
    "assigned_at", "approved_at", "urgent", "starred", "directive_id",
)  # fmt: skip
_PRINTED = 160  # letters of a task's work that a notice shows


@dataclass(frozen=True, slots=True)
class Errand:
    """Một lần đôn đốc. One rung of one task: whom it reaches (ids of persons), as printed, and what is said.

    Without people it is only noted: a higher rung goes out in its place.
    """

    task: dict[str, Any]
    reached: Reached
    people: tuple[int, ...] = ()
    printed: tuple[str, ...] = ()
    text: Sentence | None = None

    @property
    def paper(self) -> Paper:
        """What goes out; never a letter on a task that nobody was given yet."""
        return Paper.NOTICE if self.task["status"] == Status.REGISTERED else self.reached.rung.paper


def ladder_on(on: dt.date) -> Ladder:
    """Thang đôn đốc of a day."""
    return Ladder.of(rules(), on, calendar())


def candidates(ladder: Ladder, today: dt.date) -> list[int]:
    """Nhiệm vụ cần xét. Ids of tasks whose highest rung by the calendar was not written yet, by body; a query a rung.

    A task between two rungs belongs to the lower one; what was written once is not looked at again.
    """
    found: list[tuple[int, int, int]] = []
    rungs = [rung for rung in ladder.rungs if rung.start is Start.DUE]
    ends = [ladder.latest(rung.offset, today) for rung in rungs]
    for rung, end, after in zip(rungs, ends, [*ends[1:], None], strict=True):
        written = Urging.objects.filter(task=OuterRef("pk"), rung=rung.name, slot=OuterRef("due_on"))
        window = Q(due_on__lte=end) & (Q(due_on__gt=after) if after else Q())
        rows = Task.objects.filter(window, ~Exists(written), status__in=[str(s) for s in URGED])
        found += rows.order_by().values_list("registrar_id", "lead_id", "pk")
    for rung in ladder.rungs:
        if rung.start is Start.ASSIGNED:
            end = ladder.latest(rung.offset, today)
            before = timezone.make_aware(dt.datetime.combine(end + dt.timedelta(days=1), dt.time()))
            written = Urging.objects.filter(task=OuterRef("pk"), rung=rung.name, at__gte=OuterRef("assigned_at"))
            rows = Task.objects.filter(~Exists(written), status=Status.ASSIGNED, assigned_at__lt=before)
            found += rows.order_by().values_list("registrar_id", "lead_id", "pk")
    return [pk for _, _, pk in sorted(set(found))]


def rows_of(ids: Sequence[int]) -> Any:
    """Nhiệm vụ đang xét, a query set of plain values, in one order for all writers; a service locks it."""
    return Task.objects.filter(Among("pk", ids)).order_by("pk").values(*_FIELDS)


def errands_of(rows: Sequence[dict[str, Any]], *, ladder: Ladder, roster: Roster, today: dt.date) -> list[Errand]:
    """Các lần đôn đốc of these tasks on a day; two queries."""
    ids = [row["pk"] for row in rows]
    known: dict[int, set[tuple[str, dt.date]]] = defaultdict(set)
    written = Urging.objects.filter(Among("task_id", ids)).order_by()
    for pk, rung, slot in written.values_list("task_id", "rung", "slot"):
        known[pk].add((rung, slot))
    stops: dict[int, list[Stop]] = defaultdict(list)
    causes = ObjectiveCause.objects.filter(Among("task_id", ids), decision=Decision.GRANTED)
    for pk, since, until in causes.values_list("task_id", "since", "until"):
        stops[pk].append(Stop(since, until))
    zone = timezone.get_current_timezone()
    return [
        _errand(row, reached, ladder, roster, today)
        for row in rows
        for reached in rungs_reached(_fact(row, known[row["pk"]], stops[row["pk"]], zone), today=today, ladder=ladder)
    ]


def _fact(row: dict[str, Any], known: set[tuple[str, dt.date]], stops: list[Stop], zone: dt.tzinfo) -> Fact:
    assigned = row["assigned_at"]
    return Fact(
        status=Status(row["status"]),
        due_on=row["due_on"],
        started_on=row["approved_at"].astimezone(zone).date(),
        assigned_on=assigned.astimezone(zone).date() if assigned else None,
        known=known,
        stops=stops,
    )


def _errand(row: dict[str, Any], reached: Reached, ladder: Ladder, roster: Roster, today: dt.date) -> Errand:
    if reached.passed:
        return Errand(row, reached)
    places = roster.reached_by(reached.rung.to, row)
    facts = {"code": row["code"], "work": row["work"][:_PRINTED], "lead": roster.name_of(row["lead_id"])}
    text = said(reached.rung, facts, slot=reached.slot, today=today, ladder=ladder)
    return Errand(row, reached, roster.people_of(places), roster.printed(places, reached.rung.to, row), text)


def documents_of(rows: Iterable[dict[str, Any]]) -> dict[int, str]:
    """Số, ký hiệu of the directives behind these tasks."""
    ids = {row["directive_id"] for row in rows}
    return dict(Directive.objects.filter(pk__in=ids).values_list("pk", "number"))


def urgings_of(task: Task) -> list[Urging]:
    """Đã đôn đốc, newest first: what went out, and what was passed over."""
    return hung(task, "urgings", lambda: task.urgings.select_related("by__person").order_by("-at", "-pk"))
