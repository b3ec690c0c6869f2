"""The pages of the registry: who sees them, what they say, what a wrong form does."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sauro.apps.agencies import queries, services
from sauro.apps.agencies.models import Agency, Delegation, Holding, Person
from sauro.apps.imports.services import open_batch
from sauro.apps.journal.queries import looks_at
from sauro.domain.acting import Acting, Role
from tests import cast
from tests.apps.agencies.sheets import workbook
from tests.apps.agencies.test_import import ROWS

pytestmark = pytest.mark.django_db


def signed_in(who: Acting) -> Client:
    client = Client()
    client.force_login(cast.account(who), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_list_is_a_tree_of_the_bodies_of_today() -> None:
    tinh = cast.province()
    client = signed_in(cast.acting(Role.OFFICER, tinh.home))

    page = client.get(reverse("agencies:list"))

    assert page.status_code == 200
    text = page.content.decode()
    assert text.index("Tỉnh ủy An Lạc") < text.index("Ban Tổ chức Tỉnh ủy")
    assert reverse("agencies:add") not in text


@pytest.mark.parametrize("words", ["so noi vu", "Sở Nội vụ", "SNV", "noi  SO"])
def test_a_body_is_found_with_and_without_diacritics(words: str) -> None:
    tinh = cast.province()
    client = signed_in(cast.acting(Role.OFFICER, tinh.home))

    page = client.get(reverse("agencies:list"), {"q": words}).content.decode()

    assert "Sở Nội vụ" in page and "Sở Xây dựng" not in page


@pytest.mark.parametrize(
    "query", [{"on": "hôm qua"}, {"tree": "x"}, {"trang": "99999999"}, {"q": "%_'\""}, {"on": "0001-01-01"}]
)
def test_a_nonsense_address_is_never_a_fault(query: dict[str, str]) -> None:
    tinh = cast.province()
    client = signed_in(cast.acting(Role.OFFICER, tinh.home))

    assert client.get(reverse("agencies:list"), query).status_code == 200


def test_a_body_is_shown_as_it_was_on_a_day() -> None:
    tinh = cast.province()
    client = signed_in(cast.acting(Role.LEADER, tinh.home, name="Bùi Đức Thọ"))
    page = reverse("agencies:agency", args=[tinh.home.pk])

    now = client.get(page, {"on": cast.TODAY.isoformat()}).content.decode()
    before = client.get(page, {"on": "2020-01-01"}).content.decode()

    assert "<td>Thủ trưởng</td>" in now and "<td>Thủ trưởng</td>" not in before
    assert client.get(reverse("agencies:agency", args=[999_999])).status_code == 404


def test_the_administrator_adds_a_body() -> None:
    tinh = cast.province()
    client = signed_in(cast.acting(Role.ADMINISTRATOR, tinh.office))
    typed = {
        "code": "SYT", "name": "Sở Y tế", "tree": "state", "kind": "department", "level": "province",
        "parent": "ủy ban nhân dân tỉnh", "aliases": "Sở YT\n\nSYT tỉnh",
    }  # fmt: skip

    answer = client.post(reverse("agencies:add"), typed)

    added = Agency.objects.get(code="SYT")
    assert answer.status_code == 302
    assert queries.parent_on(added.pk, cast.TODAY) == tinh.state
    assert [a.name for a in added.aliases.all()] == ["SYT tỉnh", "Sở YT"]


def test_what_was_typed_stays_when_it_is_refused() -> None:
    tinh = cast.province()
    client = signed_in(cast.acting(Role.ADMINISTRATOR, tinh.office))
    typed = {"code": "SNV", "name": "Sở Mới", "tree": "state", "kind": "department", "level": "province"}

    answer = client.post(reverse("agencies:add"), typed)

    assert answer.status_code == 422
    assert "Mã SNV đã dùng" in answer.content.decode() and "Sở Mới" in answer.content.decode()


def test_a_stale_form_overwrites_nothing() -> None:
    tinh = cast.province()
    client = signed_in(cast.acting(Role.ADMINISTRATOR, tinh.office))
    services.correct_agency(agency=tinh.home, values={"short_name": "SNV"}, by=cast.KEEPER, at=cast.AT)
    typed = {"revision": "1", "code": "SNV", "name": "Tên cũ", "kind": "department", "level": "province"}

    answer = client.post(reverse("agencies:correct", args=[tinh.home.pk]), typed)

    assert answer.status_code == 422
    assert Agency.objects.get(pk=tinh.home.pk).short_name == "SNV"


@pytest.mark.parametrize("name", ["add", "correct", "rename", "place", "alias", "succeed", "appoint"])
def test_only_the_administrator_edits(name: str) -> None:
    tinh = cast.province()
    arguments = [] if name == "add" else [tinh.home.pk]
    clerk = signed_in(cast.acting(Role.CLERK, tinh.home))
    keeper = signed_in(cast.acting(Role.ADMINISTRATOR, tinh.office))

    assert clerk.get(reverse(f"agencies:{name}", args=arguments)).status_code == 403
    assert keeper.get(reverse(f"agencies:{name}", args=arguments)).status_code == 200
    assert keeper.post(reverse(f"agencies:{name}", args=arguments), {"on": "x"}).status_code == 422


def test_a_body_is_merged_on_its_page() -> None:
    tinh = cast.province()
    client = signed_in(cast.acting(Role.ADMINISTRATOR, tinh.office))
    typed = {"kind": "merged", "successor": "SNV", "on": "2026-10-01", "decision": "Quyết định 9/QĐ-UBND"}

    client.post(reverse("agencies:succeed", args=[tinh.building.pk]), typed)

    assert queries.successors(tinh.building.pk, dt.date(2026, 10, 1)) == [tinh.home]
    assert "Quyết định 9/QĐ-UBND" in client.get(reverse("agencies:agency", args=[tinh.home.pk])).content.decode()


def test_a_namesake_is_asked_about_never_guessed() -> None:
    tinh = cast.province()
    known = cast.person_in(tinh.home, name="Trần Văn Anh")
    client = signed_in(cast.acting(Role.ADMINISTRATOR, tinh.office))
    typed = {
        "name": "Trần Văn Anh", "title": "Phó Giám đốc", "kind": "deputy", "role": "leader", "since": "2026-09-01",
    }  # fmt: skip
    page = reverse("agencies:appoint", args=[tinh.building.pk])

    asked = client.post(page, typed)
    answered = client.post(page, typed | {"known": str(known.person_id)})

    assert asked.status_code == 422 and "Đã có người mang tên này" in asked.content.decode()
    assert answered.status_code == 302
    assert Person.objects.filter(name="Trần Văn Anh").count() == 1
    assert Holding.objects.filter(person=known.person).count() == 2


def test_looking_at_a_person_is_recorded_and_shown_to_the_person() -> None:
    tinh = cast.province()
    seen = cast.person_in(tinh.home, name="Hoàng Thị Ơ")
    viewer = cast.acting(Role.LEADER, tinh.home, name="Bùi Đức Thọ")
    page = reverse("agencies:person", args=[seen.person_id])

    signed_in(viewer).get(page)

    assert [look.viewer_name for look in looks_at(seen.person_id)] == ["Bùi Đức Thọ"]
    assert "Bùi Đức Thọ" in signed_in(cast.acting_in(seen)).get(page).content.decode()


def test_a_person_of_another_body_is_not_there_for_an_officer() -> None:
    tinh = cast.province()
    seen = cast.person_in(tinh.home)
    client = signed_in(cast.acting(Role.OFFICER, tinh.building))

    assert client.get(reverse("agencies:person", args=[seen.person_id])).status_code == 404
    assert looks_at(seen.person_id) == []


def test_a_leader_delegates_to_a_colleague() -> None:
    tinh = cast.province()
    leader = cast.person_in(tinh.home, Role.LEADER, head=True)
    deputy = cast.person_in(tinh.home, Role.OFFICER)
    client = signed_in(cast.acting_in(leader))
    page = reverse("agencies:delegate", args=[leader.person_id])
    typed = {"principal": leader.pk, "deputy": deputy.pk, "since": "2027-01-04", "last": "2027-01-08"}

    answer = client.post(page, typed)

    given = Delegation.objects.get()
    assert answer.status_code == 302
    assert (given.since, given.until) == (dt.date(2027, 1, 4), dt.date(2027, 1, 9))
    assert client.get(reverse("agencies:person", args=[leader.person_id])).status_code == 200


def test_a_sheet_is_brought_in_and_taken_back_in_the_browser() -> None:
    tinh = cast.province()
    client = signed_in(cast.acting(Role.ADMINISTRATOR, tinh.office))

    rows = (*ROWS, ("SYT", "Sở Y tế", "", "Nhà nước", "UBND", ""))
    opened = client.post(
        reverse("imports:upload", args=["agencies"]), {"file": SimpleUploadedFile("danh-muc.xlsx", workbook(*rows))}
    )
    shown = client.get(opened["Location"]).content.decode()
    client.post(opened["Location"] + "apply/")
    applied = Agency.objects.filter(code="SYT").exists()
    client.post(opened["Location"] + "undo/")

    assert "Nhập 3 dòng" in shown
    assert applied and not Agency.objects.filter(code="SYT").exists()
    assert client.get(reverse("imports:list")).status_code == 200
    assert client.get(opened["Location"]).status_code == 200


def test_a_sheet_with_faults_cannot_be_applied() -> None:
    tinh = cast.province()
    client = signed_in(cast.acting(Role.ADMINISTRATOR, tinh.office))

    bad = workbook(("X1", "", "", "Hội", "", ""))
    opened = client.post(reverse("imports:upload", args=["agencies"]), {"file": SimpleUploadedFile("a.xlsx", bad)})
    shown = client.get(opened["Location"]).content.decode()
    refused = client.post(opened["Location"] + "apply/")

    assert "2 chỗ cần sửa" in shown and "imports/" in shown
    assert refused.status_code == 422
    assert client.post(reverse("imports:upload", args=["agencies"]), {}).status_code == 422
    assert client.get(reverse("imports:upload", args=["gi-do"])).status_code == 404


def test_a_batch_is_not_there_for_others() -> None:
    tinh = cast.province()
    client = signed_in(cast.acting(Role.CLERK, tinh.office))

    batch = open_batch(kind="agencies", data=workbook(*ROWS), file_name="a.xlsx", by=cast.KEEPER, at=cast.AT)

    assert client.get(reverse("imports:batch", args=[batch.pk])).status_code == 404
    assert client.get(reverse("imports:upload", args=["agencies"])).status_code == 403


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "31/02/2026"])
def test_a_day_that_is_a_slip_is_said_and_nothing_is_changed(day: str) -> None:
    tinh = cast.province()
    client = signed_in(cast.acting(Role.ADMINISTRATOR, tinh.office))

    answer = client.post(
        reverse("agencies:succeed", args=[tinh.home.pk]), {"kind": "dissolved", "on": day, "decision": "QĐ 12"}
    )

    assert answer.status_code == 422
    assert "Gõ như 28/10/2026" in answer.content.decode()
    tinh.home.refresh_from_db()
    assert tinh.home.valid_to is None
