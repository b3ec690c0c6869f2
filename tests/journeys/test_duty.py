"""A year of duty: arranged, signed, a day swapped by two people, Tết announced late and arranged anew."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.apps.duty.models import Roster, Shift
from sauro.apps.rulebook.services import set_day
from sauro.domain.rostering import DutyRole
from sauro.domain.worktime import DayKind
from sauro.sample.load import KEEPER
from tests.journeys import office
from tests.journeys.clock import now

pytestmark = pytest.mark.journey


def newest() -> Roster:
    return office.elsewhere(lambda: Roster.objects.filter(agency__code="VPTU").latest("pk"))


def shift_of(username: str, row: Roster) -> Shift:
    """The first day of an officer."""
    mine = Shift.objects.filter(roster=row, role=DutyRole.OFFICER, person__account__username=username)
    return office.elsewhere(lambda: mine.order_by("date").first())


def tet_is_announced() -> None:
    for day in (4, 5, 8, 9, 10):
        date, name = dt.date(2027, 2, day), "Tết Nguyên đán"
        set_day(date=date, kind=DayKind.HOLIDAY, name=name, source="công bố nghỉ Tết 2027", by=KEEPER, at=now())


def test_a_year_is_arranged_signed_swapped_and_arranged_anew(sit_down) -> None:
    arranger, head = sit_down("tonghop"), sit_down("lanhdao")
    arranger.go("/duty/people/")
    assert arranger.faults() == []
    arranger.go("/duty/make/")
    arranger.page.fill("#id_first", "2027-01-01")
    arranger.page.fill("#id_last", "2027-12-31")
    assert arranger.faults() == []
    arranger.click("text=Xếp lịch >> nth=-1")
    row = newest()
    assert "Bảng công bằng" in arranger.reads("main")

    head.go(f"/duty/{row.pk}/")
    head.click("button:has-text('Ký, ban hành')")
    assert "TB/VPTU" in head.reads("main")
    assert head.faults() == []
    head.picture("duty-roster-1440")

    mine, theirs = shift_of("chuyenvien", row), shift_of("vanthu", row)
    asker, phone = sit_down("chuyenvien"), sit_down("vanthu", width=360)
    asker.go(f"/duty/shifts/{mine.pk}/swap/")
    asker.page.select_option("#id_other", f"{theirs.person_id}:{theirs.date.isoformat()}")
    assert asker.faults() == []
    asker.picture("duty-swap-1440")
    asker.click("text=Gửi đề nghị")
    phone.go("/duty/")
    assert phone.faults() == []
    phone.picture("duty-360")
    phone.click("text=Đồng ý đổi")
    assert office.elsewhere(lambda: Shift.objects.get(pk=mine.pk).person_id) == theirs.person_id

    office.elsewhere(tet_is_announced)
    arranger.go(f"/duty/{row.pk}/replan/")
    assert "04/02/2027" in arranger.reads("main")
    assert arranger.faults() == []
    arranger.picture("duty-replan-1440")
    arranger.click("text=Áp dụng và báo người có thay đổi")
    phone.go(f"/duty/{row.pk}/")
    assert phone.faults() == []
    phone.picture("duty-roster-360")
