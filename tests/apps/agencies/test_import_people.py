"""Importing a sheet of people: previewed whole, every fault at once, applied as one batch, undone as one batch."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from sauro.apps.agencies.models import Holding, Person, Post
from sauro.apps.agencies.queries import head_of, people_in
from sauro.apps.imports.models import BatchState, ImportBatch
from sauro.apps.imports.services import Effect, Plan, apply_batch, open_batch, preview, undo_batch
from sauro.apps.journal.queries import history_of
from sauro.domain.acting import Role
from sauro.domain.refusal import Refusal
from tests import cast
from tests.apps.agencies.sheets import workbook
from tests.apps.agencies.test_sheet import keeper, uploaded

pytestmark = pytest.mark.django_db
HEADINGS = ("Họ và tên", "Mã cơ quan", "Chức vụ", "Loại chức vụ", "Vai trò", "Phòng, ban", "E-mail", "Từ ngày")
HEAD = ("Lý A Sình", "SNV", "Giám đốc", "Người đứng đầu", "Lãnh đạo", "", "sinh@noivu.vn", "01/08/2026")
CLERK = ("H'Linh Êban", "Sở Nội vụ", "Văn thư cơ quan", "", "van thu", "Văn phòng Sở", "", "")
TWICE = ("H'Linh Êban", "SNV", "Thủ quỹ", "", "", "Văn phòng Sở", "", "")


def sheet(*rows: tuple[Any, ...]) -> bytes:
    return workbook(*rows, headings=HEADINGS)


def opened(*rows: tuple[Any, ...]) -> ImportBatch:
    return open_batch(kind="people", data=sheet(*rows), file_name="nguoi.xlsx", by=cast.KEEPER, at=cast.AT)


def planned(*rows: tuple[Any, ...]) -> Plan:
    return preview(batch=opened(*rows), on=cast.TODAY)


def applied(*rows: tuple[Any, ...]) -> ImportBatch:
    return apply_batch(batch=opened(*rows), by=cast.KEEPER, at=cast.AT, on=cast.TODAY)


def counts() -> tuple[int, int, int]:
    return Person.objects.count(), Post.objects.count(), Holding.objects.count()


def test_people_stand_in_their_posts_with_role_unit_and_address() -> None:
    home = cast.province().home
    before = counts()

    batch = applied(HEAD, CLERK, TWICE)

    head = head_of(home.pk, cast.TODAY)
    assert head is not None
    assert (head.person.name, head.person.email, head.since) == ("Lý A Sình", "sinh@noivu.vn", dt.date(2026, 8, 1))
    assert [(h.post.title, h.role) for h in people_in(home.pk, cast.TODAY)][1:] == [
        ("Văn thư cơ quan", "clerk"), ("Thủ quỹ", "officer"),
    ]  # fmt: skip
    assert Person.objects.get(name="H'Linh Êban").note == "Văn phòng Sở"
    assert counts() == (before[0] + 2, before[1] + 3, before[2] + 3)
    assert str(history_of(("import", batch.pk))[0].sentence).startswith("Nhập danh sách người từ nguoi.xlsx: thêm 3")


def test_a_dry_run_writes_nothing_and_the_same_sheet_twice_changes_nothing() -> None:
    cast.province()
    before = counts()
    assert planned(HEAD, CLERK).counts[Effect.CREATED] == 2
    assert counts() == before

    applied(HEAD, CLERK)

    assert planned(HEAD, CLERK).counts == {Effect.CREATED: 0, Effect.CHANGED: 0, Effect.UNCHANGED: 2}


def test_another_address_is_a_change_that_undoing_takes_back() -> None:
    cast.province()
    applied(HEAD)
    moved = (*HEAD[:6], "giamdoc@noivu.vn", "")

    batch = applied(moved)

    assert Person.objects.get(name="Lý A Sình").email == "giamdoc@noivu.vn"
    undo_batch(batch=batch, by=cast.KEEPER, at=cast.AT)
    assert Person.objects.get(name="Lý A Sình").email == "sinh@noivu.vn"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (("", "SNV", "Giám đốc"), "Họ và tên"),
        (("Võ Thị Thu Ba", "", "Giám đốc"), "Mã cơ quan"),
        (("Võ Thị Thu Ba", "KHÔNG CÓ", "Giám đốc"), "Mã cơ quan"),
        (("Võ Thị Thu Ba", "SNV", ""), "Chức vụ"),
        (("Võ Thị Thu Ba", "SNV", "Thư ký", "", "vua"), "Vai trò trong phần mềm"),
        (("Võ Thị Thu Ba", "SNV", "Thư ký", "trợ lý"), "Loại chức vụ"),
        (("Võ Thị Thu Ba", "SNV", "Thư ký", "", "", "", "thu.ba"), "Thư điện tử"),
        (("Võ Thị Thu Ba", "SNV", "Thư ký", "", "", "", "", "hôm nay"), "Từ ngày"),
        (("Võ Thị Thu Ba", "SNV", "Thư ký", "", "", "", "", "31/12/9999"), "Từ ngày"),
        (("Võ" * 90, "SNV", "Thư ký"), "Họ và tên"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_written(row: tuple[str, ...], column: str) -> None:
    cast.province()
    before = counts()

    batch = opened(HEAD, row)

    assert [(f.line, f.column) for f in preview(batch=batch, on=cast.TODAY).faults] == [(3, column)]
    with pytest.raises(Refusal) as refused:
        apply_batch(batch=batch, by=cast.KEEPER, at=cast.AT, on=cast.TODAY)
    assert refused.value.code == "import.faults"
    assert counts() == before


def test_a_body_gets_no_second_head_neither_beside_the_first_nor_within_the_sheet() -> None:
    tinh = cast.province()
    cast.person_in(tinh.building, Role.LEADER, head=True, title="Giám đốc")
    second = ("Võ Thị Thu Ba", tinh.building.code, "Giám đốc", "", "", "", "", "")
    other_post = ("Võ Thị Thu Ba", tinh.building.code, "Quyền Giám đốc", "Người đứng đầu", "", "", "", "")
    rival = ("Bùi Đức Thọ", "SNV", "Giám đốc", "Người đứng đầu", "", "", "", "")

    faults = planned(HEAD, rival, second, other_post).faults

    assert [(f.line, f.column) for f in faults] == [(3, "Chức vụ"), (4, "Chức vụ"), (5, "Chức vụ")]


def test_a_right_is_not_changed_by_a_sheet() -> None:
    cast.province()
    applied(CLERK)

    (fault,) = planned((*CLERK[:4], "Quản trị", *CLERK[5:])).faults

    assert fault.column == "Vai trò trong phần mềm"


def test_a_namesake_in_another_body_is_somebody_else() -> None:
    tinh = cast.province()
    applied(HEAD)

    applied(("Lý A Sình", tinh.building.code, "Chuyên viên", "", "", "", "", ""))

    assert Person.objects.filter(name="Lý A Sình").count() == 2


def test_undoing_refuses_once_a_person_has_an_account() -> None:
    home = cast.province().home
    batch = applied(HEAD)
    head = head_of(home.pk, cast.TODAY)
    assert head is not None
    cast.account(cast.acting_in(head))

    with pytest.raises(Refusal) as refused:
        undo_batch(batch=batch, by=cast.KEEPER, at=cast.AT)

    assert refused.value.code == "import.undo.used"
    assert Holding.objects.filter(pk=head.pk).exists()


def test_through_the_browser_people_come_go_and_come_again() -> None:
    client = keeper()
    before = counts()

    for turn in range(2):
        batch = uploaded(client, sheet(HEAD, CLERK), "people")
        page = client.get(reverse("imports:batch", args=[batch.pk])).content.decode()
        client.post(reverse("imports:apply", args=[batch.pk]))
        assert "Lý A Sình, Giám đốc, Sở Nội vụ" in page
        assert counts() == (before[0] + 2, before[1] + 2, before[2] + 2), turn
        if turn == 0:
            client.post(reverse("imports:undo", args=[batch.pk]))
            batch.refresh_from_db()
            assert (batch.state, counts()) == (BatchState.UNDONE, before)
