"""A report and its file are one form: the report waits for the screening and completes by itself, or says why not."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sauro.apps.agencies.models import Holding
from sauro.apps.journal.queries import history_of
from sauro.apps.tasks import jobs, services
from sauro.apps.tasks.models import Submission, Task, WaitingReport
from sauro.apps.tasks.queries import life
from sauro.domain.refusal import Refusal
from sauro.domain.tasks import Status
from tests.apps.tasks.life import AT, Story, accepted, holding, later, notices_to, submit
from tests.apps.tasks.test_evidence import send
from tests.apps.tasks.test_life_pages import client as browser_of

pytestmark = pytest.mark.django_db(transaction=True)
LIST = "Danh mục hồ sơ quá hạn, 9 lĩnh vực.".encode()
SECRET = "TỐI MẬT\n\nDanh mục hồ sơ.".encode()


def hand_in(told: Story, at: dt.datetime = AT, **changes: object) -> Submission | WaitingReport:
    said = {"summary": "Đã lập danh mục 9 lĩnh vực.", "product": "list", "by": told.officer, **changes}
    return services.hand_in(task_id=told.task.pk, at=at, **said)  # type: ignore[arg-type]


def test_it_waits_for_its_file_and_is_then_handed_in_as_of_its_receipt() -> None:
    told = accepted()
    send(told, LIST)

    hand_in(told)
    assert (told.now().status, life.waiting_submission(told.now())) == (Status.ACCEPTED, None)
    jobs.run_pending(later(0.1))

    task, report = told.now(), Submission.objects.get()
    assert (task.status, task.submitted_at, report.at) == (Status.SUBMITTED, AT, AT)
    assert [row.file is not None for row in report.evidence.all()] == [True]
    assert report.by_person_id == told.officer.person_id
    assert not WaitingReport.objects.exists()
    assert [line.kind for line in history_of(("task", task.pk))].count("task.submitted") == 1


def test_without_a_file_to_screen_it_goes_at_once() -> None:
    told = accepted()

    hand_in(told, document_number="12/BC-SNV", document_on=dt.date(2026, 9, 14))

    assert told.now().status == Status.SUBMITTED


def test_a_document_number_does_not_send_the_report_before_its_file() -> None:
    told = accepted()
    send(told, LIST)

    hand_in(told, document_number="12/BC-SNV", document_on=dt.date(2026, 9, 14))

    assert told.now().status == Status.ACCEPTED
    assert WaitingReport.objects.get().document_number == "12/BC-SNV"


@pytest.mark.parametrize(
    ("said", "code"), [({"summary": " "}, "task.submit.summary"), ({"product": "report"}, "task.submit.product")]
)
def test_what_the_rules_refuse_is_refused_before_it_waits(said: dict[str, object], code: str) -> None:
    told = accepted()
    send(told, LIST)

    with pytest.raises(Refusal) as caught:
        hand_in(told, **said)

    assert (caught.value.code, WaitingReport.objects.count()) == (code, 0)


def test_a_refused_file_stops_it_and_what_was_typed_stays() -> None:
    told = accepted()
    send(told, LIST)
    send(told, SECRET, "mat.txt", batch="lo2")

    hand_in(told)
    jobs.run_pending(later(0.1))

    row = WaitingReport.objects.get()
    assert (told.now().status, row.summary) == (Status.ACCEPTED, "Đã lập danh mục 9 lĩnh vực.")
    assert "không được nhận" in str(row.why)
    assert notices_to(told.officer)[-1] == "task.report_stopped"

    hand_in(told, later(1))  # knowingly without it

    assert told.now().status == Status.SUBMITTED
    assert not WaitingReport.objects.exists()


def test_a_second_form_takes_the_place_of_the_first_and_a_run_twice_hands_in_once() -> None:
    told = accepted()
    send(told, LIST)
    hand_in(told)

    hand_in(told, later(0.01), summary="Đã lập danh mục 10 lĩnh vực.")
    jobs.run_pending(later(0.1))
    jobs.run_pending(later(0.2))

    assert [row.summary for row in Submission.objects.all()] == ["Đã lập danh mục 10 lĩnh vực."]


def test_a_report_by_its_document_meanwhile_leaves_nothing_waiting() -> None:
    told = accepted()
    send(told, LIST)
    hand_in(told)

    submit(told, later(0.01))
    jobs.run_pending(later(0.1))

    assert (Submission.objects.count(), WaitingReport.objects.count()) == (1, 0)


def test_who_left_the_post_meanwhile_hands_nothing_in() -> None:
    told = accepted()
    send(told, LIST)
    hand_in(told)
    Holding.objects.filter(pk=holding(told.officer).pk).update(until=AT.date())

    jobs.run_pending(later(0.1))

    assert told.now().status == Status.ACCEPTED
    assert "không còn giữ chức vụ" in str(WaitingReport.objects.get().why)


def test_an_ended_task_takes_no_waiting_report() -> None:
    told = accepted()
    send(told, LIST)
    hand_in(told)
    Task.objects.filter(pk=told.task.pk).update(status=Status.WITHDRAWN)

    jobs.run_pending(later(0.1))

    assert told.now().status == Status.WITHDRAWN
    assert WaitingReport.objects.get().refused


def test_one_form_from_a_telephone() -> None:
    told = accepted()
    client = browser_of(told.officer)
    address = f"/tasks/{told.task.code}/submit/"
    typed = {"summary": "Đã lập danh mục 9 lĩnh vực.", "product": "list", "declared_open": "on"}
    typed["late_because"] = "Chờ số liệu."

    answer = client.post(address, {**typed, "files": SimpleUploadedFile("danh muc.txt", LIST)}, follow=True)
    shown = answer.content.decode()
    of_registrar = browser_of(told.coordinator).get(f"/tasks/{told.task.code}/").content.decode()

    assert answer.status_code == 200
    assert "Báo cáo kết quả chờ kiểm tra tệp." in shown
    assert "Đã lập danh mục 9 lĩnh vực." in client.get(address).content.decode()
    assert "chờ kiểm tra tệp." not in of_registrar
