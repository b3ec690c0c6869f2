"""Sở Nội vụ with its hours and six people: what the stories of working hours begin with."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass

import openpyxl

from sauro.apps.agencies.models import Agency, Holding
from sauro.apps.hours.models import AttendanceDay
from sauro.apps.hours.services import add_times
from sauro.apps.imports.models import ImportBatch
from sauro.apps.imports.services import open_batch
from sauro.domain.acting import Acting, Role
from sauro.domain.hours import Session, WorkingHours
from tests import cast

HOURS = WorkingHours((Session(450, 690), Session(810, 1020)), cast.START, source="112/QĐ-SNV")
IN_TIME, LATE = (448, 1025), (500, 1025)
MONDAYS = [dt.date(2026, 8, 3) + dt.timedelta(days=7 * n) for n in range(5)]
NAMES = ("Lê Quang Tín", "Phạm Thu Nguyệt", "Đặng Hoài Sơn", "Y Bhăm Niê", "Hoàng Thị Ơ", "Lý A Sình")


@dataclass(frozen=True)
class Unit:
    """The body, who keeps its sheet, its head, its six officers."""

    body: Agency
    clerk: Acting
    head: Acting
    officers: list[Holding]


def unit() -> Unit:
    """Sở Nội vụ from 7:30 to 17:00."""
    tinh = cast.province()
    head = cast.acting(Role.LEADER, tinh.home, name="Bùi Đức Thọ")
    clerk = cast.acting(Role.CLERK, tinh.home, name="Vũ Thị Hạnh")
    add_times(agency=tinh.home, name="Cả năm", hours=HOURS, by=head, at=cast.AT)
    return Unit(tinh.home, clerk, head, [cast.person_in(tinh.home, name=name) for name in NAMES])


def worked(who: Holding, day: dt.date, came: int | None, left: int | None) -> AttendanceDay:
    """A day as an import leaves it."""
    told = {"person_id": who.person_id, "agency_id": who.post.agency_id, "day": day}
    return AttendanceDay.objects.create(**told, came=came, left=left, batch=0)


def sheet(rows: Sequence[Sequence[object]]) -> bytes:
    """A workbook as a clock's program saves it."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def brought(by: Acting, rows: Sequence[Sequence[object]]) -> ImportBatch:
    """The sheet uploaded."""
    return open_batch(kind="attendance", data=sheet(rows), file_name="cham-cong.xlsx", by=by, at=cast.AT)
