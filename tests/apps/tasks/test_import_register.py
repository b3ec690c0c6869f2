"""An office's older register comes in: previewed whole, corrected in place, one batch, undone as one."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import pytest
from django.test import Client
from openpyxl import load_workbook

from sauro.apps.accounts.models import User
from sauro.apps.directives.models import Directive
from sauro.apps.imports.models import ImportBatch
from sauro.apps.imports.services import Effect, answer, apply_batch, fix_cell, open_batch, preview, undo_batch
from sauro.apps.journal.queries import history_of
from sauro.apps.notices.models import Notice
from sauro.apps.search.models import SearchEntry
from sauro.apps.tasks.models import Task, TaskCount, TaskHolder
from sauro.domain.acting import Acting, Role
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.agencies.sheets import workbook
from tests.apps.tasks.desk import at_desk

pytestmark = pytest.mark.django_db
HEADINGS = (
    "TT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Cơ quan phối hợp", "Cán bộ thực hiện", "Thời hạn", "Sản phẩm",
    "Văn bản giao nhiệm vụ", "Tình trạng", "Ngày hoàn thành",
)  # fmt: skip
PAPER = "Công văn 88-CV/TU ngày 03/8/2026"
WAITING = ("1", "Lập danh mục hồ sơ", "Sở Nội vụ", "Sở Xây dựng; Hội Cây cảnh", "", "trước 15/12/2026", "Danh mục",
           PAPER, "Chưa thực hiện", "")  # fmt: skip
RUNNING = ("2", "Rà soát quy hoạch", "Sở Xây dựng", "", "Đ/c Tô Quang Hiển", "quý IV/2026", "Báo cáo", PAPER,
           "Đang thực hiện", "")  # fmt: skip
DONE = ("3", "Tổ chức hội nghị", "Sở Nội vụ", "", "", "31/7/2026", "Hội nghị", "", "Hoàn thành quá hạn", "05/08/2026")


class Office:
    """The registrar's coordinator with the bodies of tỉnh An Lạc."""

    def __init__(self) -> None:
        self.tinh = cast.province()
        self.coordinator = at_desk(Role.COORDINATOR, self.tinh.office)
        cast.person_in(self.tinh.building, name="Tô Quang Hiển", title="Trưởng phòng Quy hoạch")
        self.head: Acting = at_desk(Role.LEADER, self.tinh.home)

    def opened(self, *rows: Sequence[object], headings: Sequence[str] = HEADINGS, name: str = "so.xlsx") -> ImportBatch:
        data = workbook(*rows, headings=headings, title="SỔ THEO DÕI NHIỆM VỤ")
        return open_batch(kind="register", data=data, file_name=name, by=self.coordinator, at=cast.AT)

    def plan(self, batch: ImportBatch):  # type: ignore[no-untyped-def]
        batch.refresh_from_db()
        return preview(batch=batch, on=cast.TODAY, by=self.coordinator)

    def apply(self, batch: ImportBatch) -> ImportBatch:
        return apply_batch(batch=batch, by=self.coordinator, at=cast.AT, on=cast.TODAY)

    def applied(self, *rows: Sequence[object], **more: str) -> ImportBatch:
        return self.apply(self.opened(*rows, **more))  # type: ignore[arg-type]


@pytest.fixture
def office() -> Office:
    return Office()


def test_rows_stand_where_the_sheet_says(office: Office) -> None:
    batch = office.opened(WAITING, RUNNING, DONE)

    office.apply(batch)

    waiting, running, done = Task.objects.order_by("code")
    assert (waiting.status, waiting.due_on, waiting.imported_id) == ("assigned", dt.date(2026, 12, 14), batch.pk)
    assert [c.printed for c in waiting.coordinators.all()] == ["Sở Xây dựng", "Hội Cây cảnh"]
    assert (running.status, running.responsible.person.name) == ("in_progress", "Tô Quang Hiển")  # type: ignore[union-attr]
    assert (done.status, done.submitted_on, done.responsible_id) == ("confirmed", dt.date(2026, 8, 5), None)
    assert dict(TaskCount.objects.filter(agency=office.tinh.home, number__gt=0).values_list("status", "number")) == {
        "assigned": 1,
        "confirmed": 1,
    }


def test_each_row_has_its_document_and_the_others_one_stub(office: Office) -> None:
    office.applied(WAITING, RUNNING, DONE)

    assert list(Directive.objects.order_by("pk").values_list("number", "issued_on", "subject")) == [
        ("88-CV/TU", dt.date(2026, 8, 3), ""),
        ("", None, "Sổ theo dõi nhập từ tệp so.xlsx"),
    ]


def test_the_batch_is_one_entry_and_each_lead_is_told_once(office: Office) -> None:
    batch = office.applied(WAITING, (*WAITING[:1], "Lập sổ", *WAITING[2:]))

    assert [line.kind for line in history_of(("import", batch.pk))] == ["register.imported", "import.uploaded"]
    assert Notice.objects.filter(account_id=office.head.account_id).count() == 1


def test_the_same_file_twice_changes_nothing(office: Office) -> None:
    office.applied(WAITING, RUNNING, DONE, WAITING)

    plan = office.plan(office.opened(WAITING, RUNNING, DONE, WAITING))

    assert plan.counts == {Effect.CREATED: 0, Effect.CHANGED: 0, Effect.UNCHANGED: 4}
    assert not plan.faults
    assert not plan.missing


def test_again_shows_created_changed_unchanged_and_missing(office: Office) -> None:
    office.applied(WAITING, RUNNING, DONE)
    code = Task.objects.get(work="Rà soát quy hoạch").code
    changed = (code, "Rà soát quy hoạch ba xã", *RUNNING[2:])
    new = ("9", "Lập kế hoạch", *WAITING[2:])

    batch = office.opened(changed, new, DONE, headings=("Mã nhiệm vụ", *HEADINGS[1:]))
    plan = office.plan(batch)
    office.apply(batch)

    assert plan.counts == {Effect.CREATED: 1, Effect.CHANGED: 1, Effect.UNCHANGED: 1}
    assert [work for _, work in plan.missing] == ["Lập danh mục hồ sơ"]
    assert Task.objects.get(code=code).work == "Rà soát quy hoạch ba xã"
    assert [e.kind for e in history_of(("task", Task.objects.get(code=code).pk))] == ["task.words_imported"]


def test_all_faults_are_shown_at_once_and_nothing_is_written(office: Office) -> None:
    batch = office.opened(
        ("1", "", "Sở Nội vụ", "", "", "", "", "", "", ""),
        ("2", "Làm việc một", "Sở Nội vu", "", "", "31/02/2026", "", "", "", ""),
        ("3", "Làm việc hai", "Sở Nội vụ, Sở Xây dựng", "", "", "", "", "", "Đang bay", ""),
        ("4", "Làm việc ba", "Sở Nội vụ", "", "Tô Quang Hiển", "thường xuyên", "", "", "Hoàn thành", ""),
    )

    faults = [(f.line, f.column) for f in office.plan(batch).faults]

    assert faults == [
        (4, "Nhiệm vụ"),
        (4, "Thời hạn (văn bản ghi)"),
        (5, "Thời hạn (văn bản ghi)"),
        (6, "Cơ quan chủ trì"),
        (6, "Thời hạn (văn bản ghi)"),
        (6, "Trạng thái"),
        (7, "Ngày hoàn thành"),
    ]
    with pytest.raises(Refusal):
        office.apply(batch)
    assert Task.objects.count() == 0


def test_days_by_the_moon_and_counted_from_the_signing_are_read_and_none_before_the_issue(office: Office) -> None:
    def row(number: str, due: str) -> tuple[str, ...]:
        return (number, f"Việc {number}", "Sở Nội vụ", "", "", due, "Báo cáo", PAPER, "Chưa thực hiện", "")

    words = ("trước 23 tháng Chạp", "15 ngày làm việc kể từ ngày ký", "01/7/2026")

    plan = office.plan(office.opened(*(row(str(n), due) for n, due in enumerate(words, start=1))))

    assert [(fault.line, str(fault.what)) for fault in plan.faults] == [
        (6, "Thời hạn 01/07/2026 đứng trước ngày ban hành văn bản 03/08/2026.")
    ]


def test_faults_are_mended_in_place_and_one_answer_holds_for_all(office: Office) -> None:
    two = "Sở Nội vụ, Sở Xây dựng"
    batch = office.opened(
        ("1", "Làm việc một", two, "", "", "31/02/2026", "", "", "", ""),
        ("2", "Làm việc hai", two, "", "", "", "", "", "", ""),
    )
    answer(batch=batch, question="time:", choice="standing", by=office.coordinator)
    asked = next(f for f in office.plan(batch).faults if f.key)

    answer(batch=batch, question=asked.key, choice=str(office.tinh.building.pk), by=office.coordinator)
    fix_cell(batch=batch, line=4, field="due", value="26/02/2027", by=office.coordinator)
    batch.refresh_from_db()
    office.apply(batch)

    assert [t.lead.code for t in Task.objects.order_by("code")] == ["SXD", "SXD"]
    assert [c.agency.code for c in Task.objects.order_by("code")[0].coordinators.all()] == ["SNV"]  # type: ignore[union-attr]
    assert Task.objects.order_by("code")[0].due_on == dt.date(2027, 2, 26)


def test_a_person_elsewhere_is_hinted_with_body_and_post(office: Office) -> None:
    batch = office.opened(
        ("4", "Làm việc ba", "Sở Nội vụ", "", "Tô Quang Hiển", "thường xuyên", "", "", "Đang thực hiện", "")
    )

    fault = office.plan(batch).faults[0]

    assert "Trưởng phòng Quy hoạch, Sở Xây dựng" in str(fault.what)


def test_undoing_takes_all_of_it_back(office: Office) -> None:
    office.applied(WAITING)
    before = Task.objects.get()
    batch = office.applied(
        (before.code, "Lập danh mục mới", *WAITING[2:]), DONE, RUNNING, headings=("Mã nhiệm vụ", *HEADINGS[1:])
    )

    undo_batch(batch=batch, by=office.coordinator, at=cast.AT)

    assert [t.work for t in Task.objects.all()] == ["Lập danh mục hồ sơ"]
    assert Directive.objects.count() == 1
    assert SearchEntry.objects.filter(kind="task").count() == 1
    assert TaskHolder.objects.count() == 1
    assert sum(TaskCount.objects.values_list("number", flat=True)) == 1


def test_undoing_is_refused_and_names_what_moved_on(office: Office) -> None:
    from sauro.apps.tasks import services

    batch = office.applied(WAITING, DONE)
    task = Task.objects.get(status="assigned")
    services.star_task(task_id=task.pk, starred=True, by=at_desk(Role.COORDINATOR, office.tinh.office), at=cast.AT)

    with pytest.raises(Refusal) as refused:
        undo_batch(batch=batch, by=office.coordinator, at=cast.AT)

    assert refused.value.code == "import.undo.used"
    assert task.code in str(refused.value.message)
    assert Task.objects.count() == 2


def test_only_the_coordinator_imports(office: Office) -> None:
    clerk = at_desk(Role.CLERK, office.tinh.office)

    with pytest.raises(Refusal) as refused:
        open_batch(kind="register", data=workbook(WAITING, headings=HEADINGS), file_name="a.xlsx", by=clerk, at=cast.AT)

    assert refused.value.code == "import.forbidden"


def test_a_formula_is_text(office: Office) -> None:
    work = '=WEBSERVICE("http://an-lac.invalid/")'

    office.applied(("1", work, *WAITING[2:]))

    assert Task.objects.get().work == work


def test_columns_chosen_once_are_offered_again(office: Office) -> None:
    from sauro.apps.imports.services import map_columns

    headings = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Chốt")
    row = ("1", "Lập danh mục", "Sở Nội vụ", "20/12/2026")
    first = office.opened(row, headings=headings)
    map_columns(batch=first, mapping={**first.mapping, "due": 3}, by=office.coordinator)

    second = office.opened(row, headings=headings)

    assert second.mapping["due"] == 3


def exported(office: Office, client: Client, name: str) -> bytes:
    client.force_login(User.objects.get(pk=office.coordinator.account_id))
    return client.get(f"/tasks/register.{name}").content


@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_what_goes_out_comes_back_unchanged(office: Office, client: Client, name: str) -> None:
    formula = ("7", "=1+1", "Sở Nội vụ", "", "", "hằng quý", "'-x", "", "", "")
    office.applied(WAITING, RUNNING, DONE, formula)

    data = exported(office, client, name)
    batch = open_batch(kind="register", data=data, file_name=f"so.{name}", by=office.coordinator, at=cast.AT)
    plan = office.plan(batch)

    assert [str(f.what) for f in plan.faults] == []
    assert plan.counts == {Effect.CREATED: 0, Effect.CHANGED: 0, Effect.UNCHANGED: 4}
    assert plan.missing == ()
    assert b"=1+1" not in data.replace(b"'=1+1", b"")
    if name == "xlsx":  # what the sheet is for and who took it stand on it (E1)
        said = str(load_workbook(io.BytesIO(data)).active["A2"].value)
        assert "Phục vụ theo dõi, đôn đốc" in said and office.coordinator.agency_name in said


def test_the_page_shows_faults_with_their_forms_and_mends_them(office: Office, client: Client) -> None:
    batch = office.opened(("1", "Làm việc một", "Sở Nội vụ, Sở Xây dựng", "", "", "20/12/2026", "", "", "", ""))
    client.force_login(User.objects.get(pk=office.coordinator.account_id))

    before = client.get(f"/imports/{batch.pk}/").content.decode()
    fixed = {"line": "4", "field": "lead", "value": "Sở Nội vụ"}
    client.post(f"/imports/{batch.pk}/fix/", fixed)
    after = client.get(f"/imports/{batch.pk}/").content.decode()

    assert "Chọn cơ quan chủ trì" in before
    assert "Nhập 1 dòng" in after
