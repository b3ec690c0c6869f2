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
from sauro.domain.acting import Acting, Role
from tests import cast
from tests.apps.tasks.test_api_reports import Machine
from tests.apps.tasks.test_import_register import PAPER, WAITING, Office

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


def administrator(there: cast.Province) -> Acting:
    holding = cast.person_in(there.office, Role.ADMINISTRATOR)
    return cast.acting_in(holding, account_id=cast.account(cast.acting_in(holding)).pk)


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


def test_what_would_change_is_read_row_by_row_and_a_cell_is_mended_in_place() -> None:
    there = cast.province()
    ask, post = asker(Role.ADMINISTRATOR, there), Machine(administrator(there)).post
    made = ask("post", "", **sheet(BAD)).json()
    here = f"/imports/{made['id']}"

    named = post(f"{here}/cells", line=3, field="name", value=" Sở  Đo lường ").json()
    mended = post(f"{here}/cells", line=3, field="code", value="X2").json()
    unknown = post(f"{here}/cells", line=99, field="name", value="Sở Thử")
    rows = ask("get", f"/{made['id']}/rows", limit=1, offset=1).json()
    read_only = Machine(administrator(there), Scope.READ).post(f"{here}/cells", line=3, field="code", value="X3")

    assert named["fault_count"] < made["fault_count"]
    assert (mended["fault_count"], mended["counts"]["created"]) == (0, 2)
    assert (unknown.status_code, unknown.json()["code"]) == (422, "import.cell.unknown")
    assert (rows["total"], rows["whole"], rows["items"][0]["title"]) == (2, 2, "Sở Đo lường")
    assert (rows["items"][0]["effect"], read_only.status_code) == ("created", 403)
    assert post(f"{here}/apply").json()["done"] == 2
    assert Agency.objects.get(code="X2").name == "Sở Đo lường"
    assert ask("get", f"/{made['id']}/rows").json()["whole"] == 0


def test_one_answer_holds_for_all_rows_that_ask_and_what_the_sheet_lacks_is_told() -> None:
    office = Office()
    office.applied(WAITING)
    two = "Sở Nội vụ, Sở Xây dựng"
    batch = office.opened(*(("4", f"Làm việc {n}", two, "", "", "thường xuyên", "", PAPER, "", "") for n in "ab"))
    there, here = Machine(office.coordinator), f"/imports/{batch.pk}"

    while asking := [fault for fault in there.get(here).json()["faults"] if fault["key"]]:
        first = asking[0]
        wrong = there.post(f"{here}/answers", key=first["key"], choice="khác")
        assert (wrong.status_code, wrong.json()["code"]) == (422, "import.question")
        value, _ = first["choices"][-1]
        answered = there.post(f"{here}/answers", key=first["key"], choice=value).json()
        assert first["key"] not in [fault["key"] for fault in answered["faults"]]
    missing = there.get(f"{here}/missing").json()

    assert there.post(f"{here}/answers", key="không ai hỏi", choice="").json()["code"] == "import.question"
    assert (answered["counts"]["created"], answered["missing_count"]) == (2, 1)
    assert (missing["whole"], missing["items"][0]["title"]) == (1, WAITING[1])
