"""Sheets of time clocks come in: three layouts, every fault at once, names asked once, undone as a whole."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sauro.apps.hours.models import AttendanceDay, ClockName
from sauro.apps.hours.services import explain
from sauro.apps.imports.models import ImportBatch
from sauro.apps.imports.services import answer, apply_batch, fix_cell, preview, undo_batch
from sauro.apps.journal.queries import history_of
from sauro.domain.acting import Acting, Role
from sauro.domain.hours_sheet import Cause
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.hours.unit import NAMES, brought, unit

pytestmark = pytest.mark.django_db
DAY_HEAD = ("STT", "Mã NV", "Họ và tên", "Ngày", "Giờ vào", "Giờ ra")


def kept() -> list[tuple[str, str, int | None, int | None]]:
    rows = AttendanceDay.objects.order_by("day", "person__name").values_list("person__name", "day", "came", "left")
    return [(name, f"{day:%d/%m}", came, left) for name, day, came, left in rows]


def applied(batch: ImportBatch, by: Acting) -> ImportBatch:
    return apply_batch(batch=batch, by=by, at=cast.AT, on=cast.TODAY)


def test_a_row_for_each_day() -> None:
    home = unit()
    rows = [
        ("BẢNG CHẤM CÔNG THÁNG 9",), DAY_HEAD,
        (1, "101", NAMES[0], dt.datetime(2026, 9, 8), dt.time(7, 28), dt.time(17, 3)),
        (2, "102", NAMES[1], "08/09/2026", "7h45", "17:00"),
        (3, "102", NAMES[1], "09/09/2026", "", ""),
        (4, "102", NAMES[1], "12/09/2026", "8:00", "11:00"),
    ]  # fmt: skip

    batch = applied(brought(home.clerk, rows), home.clerk)

    assert kept() == [(NAMES[0], "08/09", 448, 1023), (NAMES[1], "08/09", 465, 1020)]  # no Saturday is kept
    assert batch.rows == [] and batch.state == "applied"
    assert history_of(("import", batch.pk))[0].kind == "hours.imported"


def test_a_row_for_each_punch_keeps_the_first_and_the_last() -> None:
    home = unit()
    punches = ["07:28", "07:29", "11:31", "13:25", "17:05"]
    rows = [("AC-No.", "Tên", "Ngày giờ")]
    rows += [("7", NAMES[0], f"08/09/2026 {time}") for time in punches]
    rows += [("8", NAMES[1], "08/09/2026 17:01")]

    applied(brought(home.clerk, rows), home.clerk)

    assert kept() == [(NAMES[0], "08/09", 448, 1025), (NAMES[1], "08/09", None, 1021)]


def test_the_matrix_of_a_month_asks_which_month_once() -> None:
    home = unit()
    days = [f"{n:02d}" for n in range(1, 31)]
    rows = [
        ("Họ và tên", *days), ("", *["T"] * 30),
        (NAMES[0], *[""] * 6, "07:28 17:03", "7:40-16:30", "P"),
        (NAMES[1], *[""] * 6, "x", "", "07:20"),
    ]  # fmt: skip
    batch = brought(home.clerk, rows)

    asked = preview(batch=batch, on=cast.TODAY, by=home.clerk)
    batch = answer(batch=batch, question="month", choice="2026-09", by=home.clerk)
    plan = preview(batch=batch, on=cast.TODAY, by=home.clerk)
    applied(batch, home.clerk)

    assert [f.key for f in asked.faults] == ["month"] and asked.writes == 0
    assert plan.faults == ()
    assert next(str(r.remarks[0]) for r in plan.rows if r.remarks).startswith("ký hiệu P không nhập")
    found = [(NAMES[0], "07/09", 448, 1023), (NAMES[0], "08/09", 460, 990), (NAMES[1], "09/09", 440, None)]
    assert kept() == sorted(found, key=lambda row: row[1])


@pytest.mark.parametrize(
    ("cells", "field", "words"),
    [
        (("08/09/2026", "7:99", "17:00"), "came", "không phải là giờ"),
        (("08/09/2026", "17:00", "7:30"), "left", "không sau giờ vào"),
        (("31/09/2026", "7:30", "17:00"), "day", "không phải là ngày"),
        (("15/09/2026", "7:30", "17:00"), "day", "chưa đến"),
    ],
)
def test_a_fault_names_its_cell(cells: tuple[str, str, str], field: str, words: str) -> None:
    home = unit()
    batch = brought(home.clerk, [DAY_HEAD, (1, "101", NAMES[0], *cells)])

    (fault,) = preview(batch=batch, on=cast.TODAY, by=home.clerk).faults

    assert (fault.line, fault.field) == (2, field) and words in str(fault.what)
    with pytest.raises(Refusal):
        applied(batch, home.clerk)
    assert kept() == []


def test_a_cell_is_mended_in_place_and_the_whole_sheet_comes_in() -> None:
    home = unit()
    batch = brought(home.clerk, [DAY_HEAD, (1, "101", NAMES[0], "08/09/2026", "7:99", "17:00")])

    batch = fix_cell(batch=batch, line=2, field="came", value="7:29", by=home.clerk)
    applied(batch, home.clerk)

    assert kept() == [(NAMES[0], "08/09", 449, 1020)]


def test_an_unknown_name_is_asked_once_and_known_the_next_month() -> None:
    home = unit()
    who = home.officers[0]
    rows = [DAY_HEAD] + [(n, "77", "Le Quang T.", f"{n + 6:02d}/09/2026", "7:20", "17:10") for n in (1, 2)]
    batch = brought(home.clerk, rows)

    (fault, _) = preview(batch=batch, on=cast.TODAY, by=home.clerk).faults
    batch = answer(batch=batch, question=fault.key, choice=str(who.person_id), by=home.clerk)
    applied(batch, home.clerk)
    again = brought(home.clerk, [DAY_HEAD, (1, "77", "Le Quang T.", "09/09/2026", "7:20", "17:10")])

    assert ("skip", "Bỏ qua, không thuộc cơ quan") in fault.choices
    assert ClockName.objects.get().printed == "77"
    assert preview(batch=again, on=cast.TODAY, by=home.clerk).faults == ()
    assert [day for _, day, *_ in kept()] == ["07/09", "08/09"]


def test_people_of_another_body_are_never_matched() -> None:
    home = unit()
    building = cast.agency("Sở Thử nghiệm")
    cast.person_in(building, name="Ngô Bá Khiêm")
    batch = brought(home.clerk, [DAY_HEAD, (1, "", "Ngô Bá Khiêm", "08/09/2026", "7:20", "17:10")])

    (fault,) = preview(batch=batch, on=cast.TODAY, by=home.clerk).faults

    assert "không có trong cơ quan" in str(fault.what)
    assert all("Khiêm" not in words for _, words in fault.choices)


def test_the_whole_sheet_is_taken_back() -> None:
    home = unit()
    first = applied(
        brought(home.clerk, [DAY_HEAD, (1, "", NAMES[0], "08/09/2026", "7:20", "17:10")]), home.clerk
    )  # fmt: skip
    second = brought(home.clerk, [
        DAY_HEAD, (1, "", NAMES[0], "08/09/2026", "7:50", "17:10"), (2, "", NAMES[0], "09/09/2026", "7:20", "17:10"),
    ])  # fmt: skip
    plan = preview(batch=second, on=cast.TODAY, by=home.clerk)
    second = applied(second, home.clerk)

    with pytest.raises(Refusal):
        undo_batch(batch=first, by=home.clerk, at=cast.AT)
    undo_batch(batch=second, by=home.clerk, at=cast.AT)

    assert plan.rows[0].differences == (("Giờ vào", "7:20", "7:50"),)
    assert kept() == [(NAMES[0], "08/09", 440, 1030)]


def test_a_day_that_was_explained_is_not_taken_back() -> None:
    home = unit()
    batch = applied(
        brought(home.clerk, [DAY_HEAD, (1, "", NAMES[0], "08/09/2026", "8:20", "17:10")]), home.clerk
    )  # fmt: skip
    day = AttendanceDay.objects.get()
    explain(day=day, cause=Cause.CLOCK, words="", by=cast.acting_in(home.officers[0]), at=cast.AT)

    with pytest.raises(Refusal) as refused:
        undo_batch(batch=batch, by=home.clerk, at=cast.AT)

    assert refused.value.code == "import.undo.used"


def test_an_officer_imports_nothing(django_assert_max_num_queries: Any) -> None:
    home = unit()
    officer = cast.acting(Role.OFFICER, home.body)

    with pytest.raises(Refusal):
        brought(officer, [DAY_HEAD])

    rows = [(n, "", NAMES[n % 6], "08/09/2026", "7:20", "17:10") for n in range(60)]
    batch = brought(home.clerk, [DAY_HEAD, *rows])
    with django_assert_max_num_queries(8):
        preview(batch=batch, on=cast.TODAY, by=home.clerk)
