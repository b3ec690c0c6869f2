"""A sheet is brought in by a key: every fault told at once, nothing half done, the whole batch taken back."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sauro.apps.accounts.models import Scope
from sauro.apps.accounts.services import make_token
from sauro.apps.agencies.models import Agency
from sauro.apps.imports.models import ImportBatch
from sauro.domain.acting import Role
from tests import cast

pytestmark = pytest.mark.django_db
GOOD = "Mã,Tên cơ quan,Hệ thống\nX1,Sở Thử nghiệm,Nhà nước\nX2,Sở Đo lường,Nhà nước\n"
BAD = "Mã,Tên cơ quan,Hệ thống\nX1,Sở Thử nghiệm,Nhà nước\nX1,,Nhà nước\n"


def asker(role: Role, there: cast.Province | None = None) -> Any:
    """Asks the API with a new key of somebody of this role."""
    holding = cast.person_in((there or cast.province()).office, role)
    who = cast.acting_in(holding, account_id=cast.account(cast.acting_in(holding)).pk)
    _, key = make_token(name="thử", scope=Scope.WRITE, days=365, by=who, at=cast.AT)
    header = {"HTTP_AUTHORIZATION": f"Bearer {key}"}

    def ask(method: str, path: str, **fields: object) -> Any:
        return getattr(Client(), method)(f"/api/v1/imports{path}", fields, **header)

    return ask


def sheet(text: str) -> dict[str, object]:
    return {"kind": "agencies", "file": SimpleUploadedFile("so.csv", text.encode())}


def test_a_good_sheet_is_previewed_applied_and_taken_back() -> None:
    ask = asker(Role.ADMINISTRATOR)

    made = ask("post", "", **sheet(GOOD)).json()
    assert (made["state"], made["counts"]["created"], made["faults"]) == ("draft", 2, [])
    assert not Agency.objects.filter(code="X1").exists()
    applied = ask("post", f"/{made['id']}/apply").json()
    assert (applied["state"], applied["done"]) == ("applied", 2)
    assert Agency.objects.filter(code__in=["X1", "X2"]).count() == 2
    undone = ask("post", f"/{made['id']}/undo").json()

    assert undone["state"] == "undone"
    assert not Agency.objects.filter(code__in=["X1", "X2"]).exists()
    assert ask("get", "").json()["total"] == 1


def test_every_fault_is_told_with_its_line_and_nothing_is_applied() -> None:
    ask = asker(Role.ADMINISTRATOR)

    made = ask("post", "", **sheet(BAD)).json()
    refused = ask("post", f"/{made['id']}/apply")
    first = ask("get", f"/{made['id']}", limit=1, offset=0).json()

    assert made["fault_count"] == len(made["faults"]) and 3 in [fault["line"] for fault in made["faults"]]
    assert all(fault["what"] and fault["advice"] for fault in made["faults"])
    assert (refused.status_code, refused.json()["code"]) == (422, "import.faults")
    assert len(first["faults"]) == 1
    assert not Agency.objects.filter(code="X1").exists()


def test_who_may_not_import_uploads_nothing_and_sees_no_batch_of_others() -> None:
    there = cast.province()
    made = asker(Role.ADMINISTRATOR, there)("post", "", **sheet(GOOD)).json()
    ask = asker(Role.CLERK, there)

    refused = ask("post", "", **sheet(GOOD))

    assert (refused.status_code, refused.json()["code"]) == (422, "import.forbidden")
    assert ask("get", f"/{made['id']}").status_code == 404
    assert "agencies" not in [row["kind"] for row in ask("get", "/kinds").json()["items"]]
    assert ImportBatch.objects.count() == 1
