"""The registry as a sheet: what goes out comes back unchanged; what came in by the browser goes and comes again."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from sauro.apps.agencies import queries, services
from sauro.apps.agencies.models import Agency
from sauro.apps.imports.models import BatchState, ImportBatch
from sauro.apps.imports.services import Effect, open_batch, preview
from sauro.domain.acting import Role
from sauro.domain.agencies import BodyKind, Level, Tree
from tests import cast
from tests.apps.agencies.sheets import workbook
from tests.apps.agencies.test_pages import signed_in

pytestmark = pytest.mark.django_db
ROWS = (
    ("KBS", "Khu kinh tế Bãi Sậy", "KKT", "Nhà nước", "", ""),
    ("BQL", "Ban quản lý Khu Bãi Sậy", "", "Nhà nước", "KBS", "BQL khu; BQLK"),
    ("PTH", "Phòng Tổng hợp khu", "", "nha nuoc", "Ban quản lý Khu Bãi Sậy", ""),
)


def keeper() -> Client:
    """The administrator's window, in the province's office."""
    return signed_in(cast.acting(Role.ADMINISTRATOR, cast.province().office))


def exported(client: Client, **query: str) -> bytes:
    answer = client.get(reverse("agencies:export"), query)
    assert answer.status_code == 200
    return answer.content


def uploaded(client: Client, data: bytes, kind: str = "agencies") -> ImportBatch:
    client.post(reverse("imports:upload", args=[kind]), {"file": SimpleUploadedFile("danh-muc.xlsx", data)})
    return ImportBatch.objects.latest("pk")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_registry_goes_out_and_comes_back_unchanged(language: str) -> None:
    client = keeper()
    home = Agency.objects.get(name="Sở Nội vụ")
    services.add_alias(agency=home, name="Sở NV", by=cast.KEEPER, at=cast.AT)
    cast.agency("Ban quản lý =1+1", code="007", kind=BodyKind.SERVICE, parent=home, valid_from=dt.date(2025, 7, 1))
    cast.agency("Huyện ủy Bãi Sậy", tree=Tree.PARTY, kind=BodyKind.PARTY_COMMITTEE, level=Level.DISTRICT)
    ended = cast.agency("Sở Cũ", parent=home)
    services.dissolve_agency(agency=ended, on=dt.date(2026, 1, 1), decision="1-QĐ/TU", by=cast.KEEPER, at=cast.AT)
    before = queries.registry_rows()

    with translation.override(language):
        batch = open_batch(
            kind="agencies", data=exported(client, ended="1"), file_name="x.xlsx", by=cast.KEEPER, at=cast.AT
        )
        plan = preview(batch=batch, on=cast.TODAY)

    assert plan.faults == ()
    assert plan.counts == {Effect.CREATED: 0, Effect.CHANGED: 0, Effect.UNCHANGED: len(before)}


def test_what_is_exported_is_what_the_list_shows() -> None:
    client = keeper()

    batch = open_batch(
        kind="agencies", data=exported(client, q="so noi vu"), file_name="x.xlsx", by=cast.KEEPER, at=cast.AT
    )

    assert [row[2] for row in batch.rows] == ["Sở Nội vụ"]


def test_through_the_browser_a_sheet_is_applied_undone_and_applied_again() -> None:
    client = keeper()
    count = Agency.objects.count()

    for turn in range(2):
        batch = uploaded(client, workbook(*ROWS))
        assert "3" in client.get(reverse("imports:batch", args=[batch.pk])).content.decode()
        client.post(reverse("imports:apply", args=[batch.pk]))
        batch.refresh_from_db()
        assert (batch.state, Agency.objects.count()) == (BatchState.APPLIED, count + 3), turn
        if turn == 0:
            client.post(reverse("imports:undo", args=[batch.pk]))
            batch.refresh_from_db()
            assert (batch.state, Agency.objects.count()) == (BatchState.UNDONE, count)

    assert Agency.objects.get(code="PTH").edges_up.get().parent.code == "BQL"
    assert queries.registry().resolve("BQLK", cast.TODAY).agency_id == str(Agency.objects.get(code="BQL").pk)


def test_a_field_finds_at_most_twenty_bodies_that_exist_today() -> None:
    client = keeper()
    for n in range(25):
        cast.agency(f"Phường Bến Sậy {n}")
    gone = cast.agency("Phường Bến Sậy cũ")
    services.dissolve_agency(agency=gone, on=dt.date(2026, 1, 1), decision="1-QĐ/TU", by=cast.KEEPER, at=cast.AT)

    found = client.get(reverse("agencies:find"), {"q": "phuong ben"}).json()["found"]
    one = client.get(reverse("agencies:find"), {"q": "phuong ben say cu"}).json()["found"]

    assert len(found) == 20
    assert set(found[0]) == {"code", "name", "short"}
    assert one == []
    assert client.get(reverse("agencies:find")).json() == {"found": []}
