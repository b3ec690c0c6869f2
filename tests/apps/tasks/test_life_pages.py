"""From acceptance to confirmation in pages: what each person may do now, what comes back, what the page then shows."""

from __future__ import annotations

import html
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from sauro.apps.accounts.models import User
from sauro.apps.tasks import services
from sauro.apps.tasks.models import Evidence, Task
from sauro.domain.acting import Acting, Role
from sauro.domain.tasks import Status
from tests.apps.tasks.desk import at_desk
from tests.apps.tasks.life import AT, Story, accepted, holding, story, submit

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """All pages stand on 14/09/2026, 9:00."""
    monkeypatch.setattr("sauro.web.clock.now", lambda: AT)


def client(who: Acting) -> Client:
    browser = Client()
    browser.force_login(User.objects.get(pk=who.account_id), backend="django.contrib.auth.backends.ModelBackend")
    return browser


def page(told: Story, verb: str = "") -> str:
    return f"/tasks/{told.task.code}/{verb}/" if verb else f"/tasks/{told.task.code}/"


def text(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def offered(told: Story, who: Acting) -> set[str]:
    """The verbs that the page offers to somebody."""
    shown = text(client(who).get(page(told)))
    verbs = ("accept", "decline", "assign", "update", "submit", "evidence", "confirm", "star")
    return {verb for verb in verbs if f'"{page(told, verb)}"' in shown}


def test_the_page_offers_what_may_be_done_now_and_nothing_else() -> None:
    told = story()

    assert offered(told, told.head) == {"accept", "decline"}
    assert offered(told, told.coordinator) == {"star"}
    services.accept_task(task_id=told.task.pk, holding_id=holding(told.officer).pk, by=told.head, at=AT)
    assert offered(told, told.officer) == {"update", "submit", "evidence"}
    assert offered(told, told.clerk) == {"update", "evidence"}
    submit(told)
    assert offered(told, told.officer) == set()
    assert offered(told, told.coordinator) == {"confirm", "star"}
    assert offered(told, told.giver) == {"star"}


def test_accepting_on_its_page() -> None:
    told = story()

    answer = client(told.head).post(page(told, "accept"), {"holding": holding(told.officer).pk}, follow=True)

    assert told.officer.person_name in text(answer)
    assert told.now().status == Status.ACCEPTED


def test_a_refused_return_keeps_what_was_typed() -> None:
    told = story()

    answer = client(told.head).post(
        page(told, "decline"), {"reason": "Không thuộc chức năng.", "suggested": "Sở Nội vụ"}
    )

    assert answer.status_code == 422
    assert "Không thuộc chức năng." in text(answer)
    assert "1773-CV/TU" in text(answer)
    assert told.now().status == Status.ASSIGNED


def test_given_back_and_given_again_shows_the_path() -> None:
    told = story()
    client(told.head).post(page(told, "decline"), {"reason": "Không thuộc chức năng.", "suggested": "so xay dung"})

    answer = client(told.coordinator).get(page(told, "assign"))
    after = client(told.coordinator).post(page(told, "assign"), {"lead": "Sở Xây dựng"}, follow=True)

    assert "Không thuộc chức năng." in text(answer)
    assert "Đường đi của nhiệm vụ" in text(after)
    assert told.now().lead == told.here.tinh.building


def test_an_update_from_a_telephone_with_a_photograph() -> None:
    told = accepted()
    out = io.BytesIO()
    Image.new("RGB", (200, 100), "white").save(out, "JPEG")

    answer = client(told.officer).post(
        page(told, "update"),
        {
            "percent": "40", "line": "Xong 4 lĩnh vực.", "declared_open": "on",
            "files": SimpleUploadedFile("IMG_01.jpg", out.getvalue(), "image/jpeg"),
        },
        follow=True,
    )  # fmt: skip

    assert "Xong 4 lĩnh vực." in text(answer)
    row = Evidence.objects.get()
    assert row.progress is not None and row.progress.percent == 40
    services.screen_all_waiting(at=AT)
    shown = client(told.officer).get(page(told))
    assert "IMG_01.jpg" in text(shown)
    picture = client(told.officer).get(f"{page(told, 'evidence')}{row.pk}/pages/1.png")
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/png")
    sent = client(told.officer).get(f"{page(told, 'evidence')}{row.pk}/")
    assert sent["Content-Disposition"] == 'attachment; filename="IMG_01.jpg"'


def test_a_file_is_not_taken_without_the_statement() -> None:
    told = accepted()

    answer = client(told.officer).post(
        page(told, "update"), {"line": "Gửi tệp.", "files": SimpleUploadedFile("a.txt", b"abc")}
    )

    assert answer.status_code == 422
    assert not Evidence.objects.exists()
    assert told.now().status == Status.ACCEPTED


def test_handed_in_sent_back_and_confirmed() -> None:
    told = accepted()
    report = {"summary": "Đã lập danh mục.", "product": "list"}

    without = client(told.officer).post(page(told, "submit"), report)
    with_number = {**report, "document_number": "12/BC-SNV", "document_on": "14/09/2026"}
    client(told.officer).post(page(told, "submit"), with_number)
    silent = client(told.coordinator).post(page(told, "confirm"), {"do": "send_back", "remarks": ""})
    back = client(told.coordinator).post(
        page(told, "confirm"), {"do": "send_back", "remarks": "Thiếu 5 lĩnh vực."}, follow=True
    )
    client(told.officer).post(page(told, "submit"), with_number)
    client(told.coordinator).post(page(told, "confirm"), {"do": "confirm", "remarks": ""})

    assert (without.status_code, silent.status_code) == (422, 422)
    assert "Báo hoàn thành mà chưa có sản phẩm." in text(without)
    assert "Thiếu 5 lĩnh vực." in text(back)
    assert told.now().status == Status.CONFIRMED


def test_the_same_file_elsewhere_is_pointed_out_without_naming_what_may_not_be_seen() -> None:
    told = accepted()
    mine = services.send_evidence(
        task_id=told.task.pk, chunks=[b"Danh muc"], name="a.txt", batch="lo1", declared_open=True, by=told.officer,
        at=AT,
    )  # fmt: skip
    services.screen_all_waiting(at=AT)
    other = Task.objects.get(pk=told.task.pk)
    other.pk, other.draft_id, other.code, other.responsible = None, None, "NV-2026-0099", None
    other.status, other.lead = str(Status.ASSIGNED), told.here.tinh.building
    other._state.adding = True
    other.save()
    stored = Evidence.objects.get(pk=mine.pk)
    Evidence.objects.create(
        task=other, file=stored.file, name="b.txt", agency=told.here.tinh.building, by_name="—", at=AT
    )

    to_officer, to_registrar = (text(client(who).get(page(told))) for who in (told.officer, told.coordinator))

    assert "Trùng tệp với 1 nhiệm vụ khác" in to_officer and "NV-2026-0099" not in to_officer
    assert "NV-2026-0099" in to_registrar


def test_a_stranger_gets_neither_page_nor_file() -> None:
    told = accepted()
    row = services.send_evidence(
        task_id=told.task.pk, chunks=[b"Danh muc"], name="a.txt", batch="lo1", declared_open=True, by=told.officer,
        at=AT,
    )  # fmt: skip
    services.screen_all_waiting(at=AT)
    stranger = client(at_desk(Role.LEADER, told.here.tinh.other_commune))

    paths = [page(told), page(told, "update"), f"{page(told, 'evidence')}{row.pk}/"]

    assert [stranger.get(path).status_code for path in paths] == [404, 404, 404]
    assert stranger.post(f"{page(told, 'evidence')}{row.pk}/release/").status_code == 404
