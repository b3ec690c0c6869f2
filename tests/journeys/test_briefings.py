"""A directive goes down to the cells in one press; phone, table and sheet bring numbers up; the late hear of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from sauro.apps.agencies.models import Agency
from sauro.apps.briefings.models import BriefingDuty, BriefingPlan
from sauro.apps.briefings.queries.kept import mismatches
from sauro.domain.acting import Role
from tests import cast
from tests.journeys import clock, office

pytestmark = pytest.mark.journey
PHONE, TABLE, SHEET = "Chi bộ thôn 1 xã Suối Mây", "Đảng ủy xã Suối Mây", "Đảng ủy phường Bến Trăng"
PEOPLE = {"thon1.chibo": PHONE, "suoimay.danguy": TABLE, "bentrang.danguy": SHEET}


@pytest.fixture
def _clock_stands_again() -> Iterator[None]:
    yield
    clock.move_to(clock.MORNING.date())


def _open_accounts() -> None:
    for username, body in PEOPLE.items():
        holding = cast.person_in(Agency.objects.get(name=body), Role.CLERK)
        cast.account(cast.acting_in(holding), username=username)


def _duties(plan: int, *names: str) -> list[int]:
    found = dict(BriefingDuty.objects.filter(plan=plan, agency__name__in=names).values_list("agency__name", "pk"))
    return [found[name] for name in names]


def _fill(sheet: Path, *, own: str) -> None:
    """What an office does with the sheet that it took away: the day and the numbers of each cell, typed in."""
    book = openpyxl.load_workbook(sheet)
    page = book.active
    at = {cell.value: cell.column for cell in page[1]}
    for n, row in enumerate(range(2, page.max_row + 1)):
        if page.cell(row, at["Tên cơ quan"]).value == own:
            continue
        away = 1 if n % 4 == 0 else 0
        typed = {"Ngày tổ chức": "15/09/2026", "Triệu tập": 22 + n, "Dự họp": 22 + n - away, "Nghỉ có phép": away or ""}
        for heading, value in typed.items():
            page.cell(row, at[heading]).value = str(value)
    book.save(sheet)


def test_a_directive_goes_down_to_the_cells_and_the_numbers_come_up(
    sit_down: Any, tmp_path: Path, _clock_stands_again: None
) -> None:
    directive = office.directive_id("215-CV/TU")
    office.elsewhere(_open_accounts)
    planner = sit_down("tonghop")
    planner.go(f"/directives/{directive}/")
    planner.click("#quan-triet a.btn-yes")
    assert planner.faults() == []
    planner.picture("briefing-make-1440")
    planner.click("form .btn-primary")
    plan = office.elsewhere(lambda: BriefingPlan.objects.get(directive=directive).pk)
    cell, commune, ward = office.elsewhere(lambda: _duties(plan, PHONE, TABLE, SHEET))

    _by_phone(sit_down("thon1.chibo", width=360), cell)
    _by_table(sit_down("suoimay.danguy"), commune)
    _by_sheet(sit_down("bentrang.danguy"), plan, ward, tmp_path / "quan-triet.xlsx")

    planner.go(f"/briefings/{plan}/")
    assert planner.faults() == []
    planner.picture("briefing-plan-1440")
    planner.page.pdf(path=str(tmp_path / "plan.pdf"), prefer_css_page_size=True)
    assert (tmp_path / "plan.pdf").stat().st_size > 10_000
    _late(planner, sit_down("tonghop", width=360), plan)
    assert office.elsewhere(lambda: list(mismatches())) == []


def _by_phone(phone: Any, cell: int) -> None:
    """One cell: three numbers and two names, corrected once, then the make-up session that closes it."""
    record = f"/briefings/duties/{cell}/record/"
    phone.go(record)
    assert phone.faults() == []
    phone.picture("briefing-record-360")
    for attended, leave in (("24", "4"), ("25", "3")):
        phone.go(record)
        phone.page.fill("#id_invited", "28")
        phone.page.fill("#id_attended", attended)
        phone.page.fill("#id_leave", leave)
        phone.click("form.box .btn-primary")
    assert "24 25 trên 28" in phone.reads("main"), "the old number stands beside the new one"
    assert "Còn phải họp bù" in phone.reads("main")
    phone.go(f"{record}?makes_up=1")
    phone.click("form.box .btn-primary")
    assert "3 người họp bù" in phone.reads("main") and "Đã xong" in phone.reads("main")
    assert phone.faults() == []
    phone.picture("briefing-duty-360")


def _by_table(clerk: Any, commune: int) -> None:
    """The other cells of the commune at once: ten came in full, one with an absence; a refusal keeps what was typed."""
    clerk.go(f"/briefings/duties/{commune}/table/")
    rows = clerk.page.locator("tbody tr")
    for n in range(10):
        rows.nth(n).locator("input[name$=-invited]").fill(str(20 + n))
        rows.nth(n).locator("input[name$=-full]").check()
    rows.nth(10).locator("input[name$=-invited]").fill("31")
    rows.nth(10).locator("input[name$=-attended]").fill("30")
    clerk.click("form .btn-primary")
    assert "các lý do cộng lại 0" in clerk.reads("main")
    assert clerk.faults() == []
    clerk.picture("briefing-table-1440")
    clerk.page.locator("tbody tr").nth(10).locator("input[name$=-mission]").fill("1")
    clerk.click("form .btn-primary")
    assert "Đã ghi 11 buổi" in clerk.reads("main")
    assert clerk.faults() == []
    clerk.picture("briefing-duty-1440")


def _by_sheet(clerk: Any, plan: int, ward: int, sheet: Path) -> None:
    """A ward takes its sheet away, fills it in at its desk and brings it back."""
    clerk.go(f"/briefings/duties/{ward}/")
    with clerk.page.expect_download() as download:
        clerk.page.click(f"a[href='/briefings/{plan}/sessions.xlsx']")
    download.value.save_as(sheet)
    _fill(sheet, own=SHEET)
    clerk.go("/imports/new/briefings/")
    clerk.page.set_input_files("input[type=file]", str(sheet))
    clerk.click("text=Tải lên, xem trước")
    assert "10 thêm mới" in clerk.reads("main")
    assert clerk.faults() == []
    clerk.picture("briefing-import-1440")
    clerk.click("form[action$='/apply/'] button")
    assert "Đã nhập" in clerk.reads("main")


def _late(planner: Any, phone: Any, plan: int) -> None:
    """The day after the deadline: who is open is overdue, is seen first, and hears of it once."""
    due = office.elsewhere(lambda: BriefingPlan.objects.get(pk=plan).due_on)
    clock.move_to(due + dt.timedelta(days=1))
    phone.go(f"/briefings/{plan}/")
    assert "Quá hạn" in phone.reads("main")
    assert phone.faults() == []
    phone.picture("briefing-plan-360")
    planner.go(f"/briefings/{plan}/")
    planner.click("button[value=urge]")
    assert "Đã nhắc" in planner.reads("main")
    planner.picture("briefing-late-1440")
    planner.click("button[value=urge]")
    assert "không nhắc lại" in planner.reads("main")
    planner.go("/briefings/")
    assert planner.faults() == []
    planner.picture("briefings-1440")
