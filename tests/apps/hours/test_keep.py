"""The table of hours is dated and sourced, lower bodies follow it; days end with their term, and so do their traces."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from sauro.apps.hours import jobs, services
from sauro.apps.hours.models import AttendanceDay, DayExplanation, WorkingTime
from sauro.apps.hours.queries.times import times_of
from sauro.apps.imports.models import ImportBatch
from sauro.apps.imports.services import apply_batch
from sauro.domain.acting import Role
from sauro.domain.hours import Season, Session, WorkingHours, hours_on
from sauro.domain.hours_sheet import Cause
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.hours.unit import HOURS, LATE, NAMES, brought, unit, worked

pytestmark = pytest.mark.django_db
SEASONS = (("Mùa hè", Season((4, 16), (10, 15)), 420), ("Mùa đông", Season((10, 16), (4, 15)), 450))


def test_a_body_without_a_table_follows_the_nearest_above() -> None:
    tinh = cast.province()
    above, own = cast.acting(Role.LEADER, tinh.state), cast.acting(Role.LEADER, tinh.building)
    for name, season, start in SEASONS:
        hours = WorkingHours((Session(start, 690), HOURS.sessions[1]), cast.START, season=season, source="5/QĐ-UBND")
        services.add_times(agency=tinh.state, name=name, hours=hours, by=above, at=cast.AT)
    services.add_times(agency=tinh.building, name="Cả năm", hours=HOURS, by=own, at=cast.AT)

    followed, kept = times_of(tinh.home.pk, cast.TODAY), times_of(tinh.building.pk, cast.TODAY)

    assert followed.keeper == tinh.state and kept.keeper == tinh.building
    summer = hours_on(followed.hours, cast.TODAY)
    assert summer is not None and summer.start == 420
    with pytest.raises(Refusal) as refused:
        services.add_times(agency=tinh.building, name="Mùa hè", hours=HOURS, by=own, at=cast.AT)
    assert refused.value.code == "hours.overlap"
    with pytest.raises(Refusal):
        services.add_times(agency=tinh.home, name="x", hours=HOURS, by=above, at=cast.AT)


def test_a_row_is_ended_and_another_follows(client: Client) -> None:
    home = unit()
    client.force_login(cast.account(home.head))
    row = WorkingTime.objects.get()
    typed = {
        "name": "Cả năm", "since": "2026-10-01", "season_first": "", "season_last": "", "morning_start": "07:00",
        "morning_end": "11:30", "afternoon_start": "13:30", "afternoon_end": "17:00", "source": "200/QĐ-SNV",
    }  # fmt: skip
    add = reverse("hours:add_times", args=[home.body.pk])

    twice = client.post(add, typed)
    client.post(reverse("hours:end_times", args=[row.pk]), {"last": "2026-09-30"})
    once = client.post(add, typed)
    page = client.get(reverse("hours:times", args=[home.body.pk])).content.decode()

    assert twice.status_code == 422 and 'value="200/QĐ-SNV"' in twice.content.decode()
    assert once.status_code == 302 and WorkingTime.objects.count() == 2
    assert "7:00–11:30, 13:30–17:00" in page and "200/QĐ-SNV" in page


def test_days_end_with_their_term_and_so_does_what_imports_kept() -> None:
    home = unit()
    head = ("Họ và tên", "Ngày", "Giờ vào", "Giờ ra")
    done = brought(home.clerk, [head, (NAMES[0], "08/09/2026", "8:20", "17:10")])
    apply_batch(batch=done, by=home.clerk, at=cast.AT, on=cast.TODAY)
    old = AttendanceDay.objects.get()
    services.explain(day=old, cause=Cause.CLOCK, words="", by=cast.acting_in(home.officers[0]), at=cast.AT)
    worked(home.officers[0], dt.date(2026, 9, 9), *LATE)
    draft = brought(home.clerk, [head, (NAMES[1], "08/09/2026", "8:20", "17:10")])
    moved = dt.datetime(2028, 9, 9, 2, tzinfo=dt.UTC)

    services.erase_old_days(moved - dt.timedelta(days=1))
    before = AttendanceDay.objects.count()
    jobs.look_daily(moved)
    jobs.look_daily(moved)

    assert before == 2 and [d.day for d in AttendanceDay.objects.all()] == [dt.date(2026, 9, 9)]
    assert not DayExplanation.objects.exists()
    done, draft = ImportBatch.objects.get(pk=done.pk), ImportBatch.objects.get(pk=draft.pk)
    assert (done.changes, draft.rows, draft.summary, draft.state) == ([], [], {}, "dropped")


def test_nothing_but_the_two_times_is_kept() -> None:
    columns = {field.name for field in AttendanceDay._meta.get_fields()}

    assert columns == {"id", "person", "agency", "day", "came", "left", "batch", "explanation"}
