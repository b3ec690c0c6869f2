"""A system of the lead agency sends the product through the API: screened as on the page, then the report goes."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from sauro.apps.accounts.models import Scope
from sauro.apps.accounts.services import make_token
from sauro.apps.tasks import jobs
from sauro.apps.tasks.models import Evidence, HandOver, Submission, Task, WaitingReport
from sauro.domain.acting import Acting
from sauro.domain.tasks import Status
from tests import cast
from tests.apps.tasks.life import AT, accepted, holding

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "Danh mục hồ sơ quá hạn, 9 lĩnh vực.".encode()
SAID = {"summary": "Đã lập danh mục 9 lĩnh vực.", "product": "list"}


class Machine:
    """What a system does with somebody's key."""

    def __init__(self, who: Acting, scope: Scope = Scope.WRITE) -> None:
        _, key = make_token(name="thử", scope=scope, days=365, by=who, at=cast.AT)
        self._client, self._header = Client(), {"HTTP_AUTHORIZATION": f"Bearer {key}"}

    def get(self, path: str) -> Any:
        return self._client.get(f"/api/v1{path}", **self._header)  # type: ignore[arg-type]

    def post(self, path: str, **said: object) -> Any:
        return self._client.post(f"/api/v1{path}", said, content_type="application/json", **self._header)  # type: ignore[arg-type]

    def send(self, path: str, data: bytes, name: str = "danh muc.txt", **said: object) -> Any:
        fields = {"file": SimpleUploadedFile(name, data), **said}
        return self._client.post(f"/api/v1{path}", fields, **self._header)  # type: ignore[arg-type]


def test_a_file_is_quarantined_the_report_waits_and_then_goes_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    told = accepted()
    monkeypatch.setattr("sauro.web.clock.now", lambda: AT)
    there, at = Machine(told.officer), f"/tasks/{told.task.code}"

    sent = there.send(f"{at}/evidence", LIST, declared_open="true")
    answer = there.post(f"{at}/submissions", **SAID)
    waiting = there.get(f"{at}/waiting-reports").json()
    assert (sent.status_code, sent.json()["state"], answer.status_code) == (202, "waiting", 202)
    assert (waiting["total"], told.now().status, Submission.objects.count()) == (1, Status.ACCEPTED, 0)
    jobs.run_pending(AT + dt.timedelta(minutes=6))

    assert told.now().status == Status.SUBMITTED
    assert [row.file is not None for row in Submission.objects.get().evidence.all()] == [True]
    assert there.get(f"{at}/waiting-reports").json()["total"] == 0
    assert there.get(f"{at}/evidence").json()["items"][0]["state"] == "stored"


def test_who_confirms_sees_nothing_of_a_report_that_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    told = accepted()
    monkeypatch.setattr("sauro.web.clock.now", lambda: AT)
    there, at = Machine(told.officer), f"/tasks/{told.task.code}"

    there.send(f"{at}/evidence", LIST, declared_open="true")
    there.post(f"{at}/submissions", **SAID)

    assert WaitingReport.objects.exists()
    assert Machine(told.coordinator).get(f"{at}/waiting-reports").json()["total"] == 0


def test_a_file_without_the_statement_is_refused_and_so_is_a_key_for_reading() -> None:
    told = accepted()
    at = f"/tasks/{told.task.code}/evidence"

    silent = Machine(told.officer).send(at, LIST)
    reading = Machine(told.officer, Scope.READ).send(at, LIST, declared_open="true")
    empty = Machine(told.officer).send(at, b"", declared_open="true")

    assert (silent.status_code, silent.json()["code"]) == (422, "task.evidence.not_declared")
    assert reading.status_code == 403
    assert (empty.status_code, empty.json()["code"]) == (422, "upload.empty")
    assert not Evidence.objects.exists()


def test_a_picture_for_a_list_is_taken_with_its_warning() -> None:
    told = accepted()
    Task.objects.filter(pk=told.task.pk).update(product="report")
    there, at = Machine(told.officer), f"/tasks/{told.task.code}/evidence"
    picture = io.BytesIO()
    Image.effect_noise((320, 240), 40).save(picture, "PNG")

    there.send(at, picture.getvalue(), "anh.png", declared_open="true")
    jobs.run_pending(AT)

    seen = there.get(at).json()["items"][0]
    assert seen["state"] == "stored"
    assert seen["noticed"].startswith("Chưa đạt: sản phẩm phải nộp là “Báo cáo”")


def test_a_nul_is_refused_before_it_meets_a_column() -> None:
    told = accepted()

    answer = Machine(told.officer).post(f"/tasks/{told.task.code}/updates", line="xong\0")

    assert answer.status_code == 400
    assert not told.now().updates.exists()


def test_minutes_are_made_and_signed_by_both_with_their_own_keys() -> None:
    told = accepted()
    leaver, heir = holding(told.officer), holding(told.head)
    leaving, staying = Machine(told.officer), Machine(told.head)

    made = leaving.post("/hand-overs", predecessor_id=leaver.pk, successor_id=heir.pk, reason="Điều động").json()
    at = f"/hand-overs/{made['id']}"
    noted = leaving.post(f"{at}/notes", notes={told.task.code: "Còn 2 lĩnh vực"}).json()
    early = staying.post(f"{at}/take")
    leaving.post(f"{at}/give")
    taken = staying.post(f"{at}/take")

    assert [(line["code"], line["note"]) for line in noted["lines"]] == [(told.task.code, "Còn 2 lĩnh vực")]
    assert (early.status_code, early.json()["code"]) == (422, "hand_over.not_given")
    assert taken.status_code == 200 and taken.json()["taken_at"]
    assert (told.now().responsible_id, HandOver.objects.count()) == (heir.pk, 1)
