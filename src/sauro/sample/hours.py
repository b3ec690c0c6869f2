"""Giờ làm việc mẫu. The office's hours by season, one mission, and a sheet brought in as a clerk does it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone

from sauro.apps.agencies.models import Agency, Person
from sauro.apps.agencies.queries import people_in
from sauro.apps.agencies.services import record_absence
from sauro.apps.hours.models import WorkingTime
from sauro.apps.hours.services import add_times
from sauro.apps.imports.services import apply_batch, open_batch
from sauro.apps.rulebook.queries import calendar
from sauro.domain.absences import AbsenceKind
from sauro.domain.acting import Acting
from sauro.domain.hours import Season, Session, WorkingHours

SEASONS = (
    ("Mùa hè", Season((4, 16), (10, 15)), Session(420, 690), Session(810, 1020)),
    ("Mùa đông", Season((10, 16), (4, 15)), Session(450, 720), Session(780, 990)),
)
_SOURCE = "Quy chế làm việc 05-QC/VPTU"


def load_hours(head: Acting, clerk: Acting, at: dt.datetime) -> None:
    """Giờ làm việc của Văn phòng Tỉnh ủy, and its attendance from the month before on; skipped where it stands."""
    if WorkingTime.objects.exists():
        return
    office, on = Agency.objects.get(pk=head.agency_id), timezone.localdate(at)
    for name, season, *sessions in SEASONS:
        hours = WorkingHours(tuple(sessions), dt.date(2025, 7, 1), season=season, source=_SOURCE)
        add_times(agency=office, name=name, hours=hours, by=head, at=at)
    people = list({h.person_id: h.person for h in people_in(office.pk, on)}.values())
    last = calendar().previous_working_day(on)
    away = next(p for p in people if p.pk not in (head.person_id, clerk.person_id))
    first = calendar().add_working_days(last, -6)
    record_absence(
        agency=office, person=away, kind=AbsenceKind.MISSION, first=first, last=first + dt.timedelta(days=1),
        basis="118/GĐĐ-VPTU", by=head, at=at,
    )  # fmt: skip
    begin = (on.replace(day=1) - dt.timedelta(days=1)).replace(day=1)
    table = "Mã chấm công;Họ và tên;Ngày;Giờ vào;Giờ ra\n" + "\n".join(_rows(people, begin, last))
    name = f"cham-cong-{begin:%m-%Y}.csv"
    batch = open_batch(kind="attendance", data=table.encode(), file_name=name, by=clerk, at=at)
    apply_batch(batch=batch, by=clerk, at=at, on=on)


def _rows(people: list[Person], first: dt.date, last: dt.date) -> Iterator[str]:
    """Nearly always in time; a few days late or early, each day of somebody else."""
    rules = [WorkingHours(tuple(sessions), first, season=season) for _, season, *sessions in SEASONS]
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    for at, day in enumerate(d for d in days if calendar().is_working_day(d)):
        hours = next(rule for rule in rules if rule.season.holds(day))
        for n, person in enumerate(people):
            came = hours.start + (17 if (at * 7 + n * 5) % 31 == 0 else -((at + 3 * n) % 11))
            left = hours.end + (-20 if (at * 5 + n * 3) % 47 == 11 else (at + n) % 9)
            yield f"{n + 1:03d};{person.name};{day:%d/%m/%Y};{came // 60}:{came % 60:02d};{left // 60}:{left % 60:02d}"
