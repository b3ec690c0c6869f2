"""Đi cơ sở mẫu. A programme of the office with two communes, and a visit that still has to be announced."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from sauro.apps.agencies.models import Agency
from sauro.apps.agencies.queries import head_of, holdings_of
from sauro.apps.rulebook.queries import calendar, rules
from sauro.apps.visits import services
from sauro.apps.visits.models import VisitProgramme
from sauro.domain.acting import Acting
from sauro.domain.visits import Purpose, earliest_day

PLACES = (
    ("Ủy ban nhân dân xã Suối Mây", Purpose.WORK, "Nắm tình hình vận hành chính quyền hai cấp"),
    ("Ủy ban nhân dân xã Khe Trúc", Purpose.HANDLE, "Gỡ vướng mắc hồ sơ đất đai quá hạn"),
)


def load_visits(coordinator: Acting, at: dt.datetime) -> None:
    """Chương trình hai nơi đến, một chuyến sắp đi. Skipped where the office has a programme already."""
    bodies = {row.name: row for row in Agency.objects.filter(name__in=[name for name, _, _ in PLACES])}
    if len(bodies) < len(PLACES) or VisitProgramme.objects.exists():
        return
    on = timezone.localdate(at)
    told = {"by": coordinator, "at": at}
    programme = services.make_programme(
        name="Chương trình đi cơ sở", basis="", first=on, last=on + dt.timedelta(days=90), **told
    )
    for name, purpose, about in PLACES:
        services.add_line(programme_id=programme.pk, place_id=bodies[name].pk, purpose=purpose, about=about, **told)
    name, purpose, about = PLACES[1]
    day = calendar().next_working_day(earliest_day(on, calendar=calendar(), rules=rules()))
    starts = timezone.make_aware(dt.datetime.combine(day, dt.time(8)))
    wish = services.Wish(purpose, about, starts, (bodies[name].pk,), programme_id=programme.pk)
    visit = services.plan_visit(wish=wish, **told)
    head, own = head_of(coordinator.agency_id, day), holdings_of(coordinator.person_id, day).first()
    if head and own:
        services.set_delegation(visit_id=visit.pk, lead_id=head.pk, member_ids=[own.pk], others=1, **told)
