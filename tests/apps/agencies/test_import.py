"""Importing a sheet of bodies: every fault at once, nothing by halves, the whole batch undone."""

from __future__ import annotations

import pytest

from sauro.apps.agencies import queries, services
from sauro.apps.agencies.models import Agency
from sauro.apps.imports.models import BatchState, ImportBatch
from sauro.apps.imports.services import Effect, apply_batch, open_batch, preview, undo_batch
from sauro.apps.journal.queries import history_of
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.agencies.sheets import workbook

pytestmark = pytest.mark.django_db
ROWS = (
    ("UBND", "Ủy ban nhân dân tỉnh", "UBND tỉnh", "Nhà nước", "", ""),
    ("SNV", "Sở Nội vụ", "", "Nhà nước", "UBND", "Sở NV; S.NV"),
    ("SNVP", "Phòng Cán bộ", "", "nha nuoc", "Sở Nội vụ", ""),
)


def opened(data: bytes) -> ImportBatch:
    return open_batch(kind="agencies", data=data, file_name="danh-muc.xlsx", by=cast.KEEPER, at=cast.AT)


def applied(data: bytes) -> ImportBatch:
    return apply_batch(batch=opened(data), by=cast.KEEPER, at=cast.AT, on=cast.TODAY)


def test_headings_are_found_under_a_title_whatever_their_wording() -> None:
    data = workbook(*ROWS, title="DANH MỤC CƠ QUAN TỈNH AN LẠC")

    batch = opened(data)

    assert batch.mapping == {"code": 0, "name": 1, "short_name": 2, "tree": 3, "parent": 4, "aliases": 5}
    assert [row[0] for row in batch.rows] == [4, 5, 6]


def test_a_sheet_becomes_bodies_in_their_tree() -> None:
    data = workbook(*ROWS)

    applied(data)

    division = Agency.objects.get(code="SNVP")
    over = [Agency.objects.get(pk=pk).code for pk in queries.above(division.pk, cast.TODAY)]
    assert over == ["SNV", "UBND"]
    assert queries.registry().resolve("S.NV", cast.TODAY).agency_id == str(Agency.objects.get(code="SNV").pk)


def test_all_faults_are_shown_at_once_and_nothing_is_written() -> None:
    data = workbook(
        ("A1", "", "", "Nhà nước", "", ""),
        ("A2", "Sở B", "", "Hội", "", ""),
        ("A2", "Sở C", "", "Nhà nước", "KHÔNG CÓ", ""),
    )

    batch = opened(data)
    faults = [(f.line, f.column) for f in preview(batch=batch, on=cast.TODAY).faults]

    assert faults == [(2, "Tên cơ quan"), (3, "Hệ thống"), (3, "Mã"), (4, "Cấp trên"), (4, "Mã")]
    with pytest.raises(Refusal) as refused:
        apply_batch(batch=batch, by=cast.KEEPER, at=cast.AT, on=cast.TODAY)
    assert refused.value.code == "import.faults"
    assert Agency.objects.count() == 0


def test_the_same_sheet_twice_changes_nothing() -> None:
    applied(workbook(*ROWS))

    plan = preview(batch=opened(workbook(*ROWS)), on=cast.TODAY)

    assert plan.counts == {Effect.CREATED: 0, Effect.CHANGED: 0, Effect.UNCHANGED: 3}


def test_a_changed_cell_is_shown_old_and_new() -> None:
    applied(workbook(*ROWS))

    plan = preview(
        batch=opened(workbook(ROWS[0], ("SNV", "Sở Nội vụ tỉnh", "", "Nhà nước", "UBND", "Sở NV"))), on=cast.TODAY
    )

    assert [(r.line, r.differences) for r in plan.rows if r.effect is Effect.CHANGED] == [
        (3, (("Tên cơ quan", "Sở Nội vụ", "Sở Nội vụ tỉnh"),))
    ]


def test_undoing_gives_back_the_registry_as_it_was() -> None:
    applied(workbook(*ROWS[:2]))
    before = queries.registry_rows()
    batch = applied(workbook(("SNV", "Sở Nội vụ tỉnh", "", "Nhà nước", "", "Sở N"), ROWS[2]))

    undone = undo_batch(batch=batch, by=cast.KEEPER, at=cast.AT)

    assert undone.state == BatchState.UNDONE
    assert queries.registry_rows() == before


def test_undoing_refuses_once_a_body_was_used() -> None:
    batch = applied(workbook(*ROWS))
    home = Agency.objects.get(code="SNV")
    cast.person_in(home, name="Lý A Sình")

    with pytest.raises(Refusal) as refused:
        undo_batch(batch=batch, by=cast.KEEPER, at=cast.AT)

    assert refused.value.code == "import.undo.used"
    assert Agency.objects.count() == 3


def test_undoing_refuses_once_a_body_was_edited() -> None:
    batch = applied(workbook(*ROWS))
    home = Agency.objects.get(code="SNV")
    services.correct_agency(agency=home, values={"short_name": "SNV"}, by=cast.KEEPER, at=cast.AT)

    with pytest.raises(Refusal) as refused:
        undo_batch(batch=batch, by=cast.KEEPER, at=cast.AT)

    assert refused.value.code == "import.undo.used"


def test_what_looks_like_a_formula_is_text() -> None:
    data = workbook(("=1+1", '=WEBSERVICE("http://an-lac.invalid")', "", "Nhà nước", "", "@x"))

    applied(data)

    assert Agency.objects.get().name == '=WEBSERVICE("http://an-lac.invalid")'


def test_a_circle_of_parents_is_a_fault() -> None:
    data = workbook(("X", "Ban X", "", "Đảng", "Y", ""), ("Y", "Ban Y", "", "Đảng", "X", ""))

    faults = preview(batch=opened(data), on=cast.TODAY).faults

    assert [f.line for f in faults] == [2, 3]


def test_a_batch_is_one_entry_of_the_journal() -> None:
    batch = applied(workbook(*ROWS))

    kinds = [line.kind for line in history_of(("import", batch.pk))]

    assert kinds == ["agencies.imported", "import.uploaded"]


def test_a_batch_is_applied_once() -> None:
    batch = applied(workbook(*ROWS))

    with pytest.raises(Refusal) as refused:
        apply_batch(batch=batch, by=cast.KEEPER, at=cast.AT, on=cast.TODAY)

    assert refused.value.code == "import.state"


def test_only_the_administrator_imports() -> None:
    tinh = cast.province()
    clerk = cast.acting(cast.Role.CLERK, tinh.office)

    with pytest.raises(Refusal) as refused:
        open_batch(kind="agencies", data=workbook(*ROWS), file_name="a.xlsx", by=clerk, at=cast.AT)

    assert refused.value.code == "import.forbidden"


@pytest.mark.parametrize(("data", "code"), [(b"PK\x03\x04hong", "reader"), (b"chi la chu", "import.headings")])
def test_what_is_no_sheet_is_refused_with_advice(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        opened(data)

    assert refused.value.code.startswith(code)
    assert str(refused.value.advice)
