"""Bàn làm việc: câu hỏi. What waits for a person today, gathered from the apps below."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import QuerySet

from sauro.apps.directives.models import Directive
from sauro.apps.directives.queries import uploads_in_progress
from sauro.apps.tasks.models import Draft, DraftState, Review, Task
from sauro.apps.tasks.queries import reviews_visible_to, tasks_visible_to
from sauro.domain.acting import Acting, Role

FIRST = 8
INTAKE = (Role.CLERK, Role.COORDINATOR)


@dataclass(frozen=True, slots=True)
class Home:
    """Việc của tôi. Lists of at most eight, with what their whole count is."""

    uploads: list[Directive] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    drafts: int = 0
    mine: list[Task] = field(default_factory=list)
    mine_all: int = 0
    lately: list[Task] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not (self.uploads or self.reviews or self.mine or self.lately)


def home_of(acting: Acting, on: dt.date) -> Home:
    """Việc của tôi. Intake for clerk and coordinator; open tasks of one's body or one's own for everybody."""
    seen = tasks_visible_to(acting, on)
    own = seen.open()
    own = own.filter(proposed__person_id=acting.person_id) | own.filter(responsible__person_id=acting.person_id)
    mine = own if acting.role is Role.OFFICER else seen.open().led_by(acting.agency_id)
    intake = acting.role in INTAKE
    reviews = list(_waiting(acting, on)) if intake else []
    return Home(
        uploads=list(uploads_in_progress(acting, on)[:FIRST]) if intake else [],
        reviews=reviews[:FIRST],
        drafts=Draft.objects.filter(review__in=reviews, state=DraftState.PROPOSED).count() if reviews else 0,
        mine=list(mine.for_register().order_by("due_on", "code")[:FIRST]),
        mine_all=mine.count(),
        lately=list(seen.for_register().order_by("-approved_at", "code")[:5]),
    )


def waiting_reviews(acting: Acting, on: dt.date) -> int:
    """Số văn bản chờ rà soát, for the menu."""
    return _waiting(acting, on).count() if acting.role in INTAKE else 0


def _waiting(acting: Acting, on: dt.date) -> QuerySet[Review]:
    proposed = Draft.objects.filter(state=DraftState.PROPOSED).values("review")
    return reviews_visible_to(acting, on).filter(pk__in=proposed)
