"""`sauro audit` finds what does not agree: files, numbers, leads, journal."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from sauro.apps.files.queries import store_path
from sauro.apps.tasks.models import Draft, DraftState, Task, TaskHolder, TaskNumber
from sauro.cli import main
from tests.apps.directives.letters import office, read
from tests.apps.tasks.desk import approve, desk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def an_empty_store() -> None:
    for room in (settings.SAURO_STORE, settings.SAURO_QUARANTINE):
        for path in Path(room).rglob("*"):
            if path.is_file():
                path.unlink()


def checked(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Exit status and the list of faults."""
    status = main(["audit"])
    return status, capsys.readouterr().err


def test_a_sound_installation_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    _, clerk, _ = office()
    read(clerk)

    status = main(["audit"])

    assert status == 0
    assert "khớp nhau" in capsys.readouterr().out


def test_lost_changed_and_foreign_files_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    _, clerk, _ = office()
    stored = read(clerk).file
    assert stored is not None
    path = store_path(stored.sha256)

    path.chmod(0o600)
    path.write_text("khác")
    (Path(settings.SAURO_STORE) / "la").write_text("lạ")
    changed = checked(capsys)
    path.unlink()
    lost = checked(capsys)

    assert changed[0] == lost[0] == 1
    assert f"tệp {stored.sha256} trong kho đã bị thay đổi" in changed[1]
    assert "tệp la mà sổ không ghi" in changed[1]
    assert f"kho tệp thiếu tệp {stored.sha256}" in lost[1]


def test_a_counter_behind_its_numbers_and_a_foreign_holder_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    table = desk()
    task = approve(table)
    sound = checked(capsys)

    TaskNumber.objects.update(last=0)
    TaskHolder.objects.filter(task=task).update(agency=table.tinh.building)
    found = checked(capsys)

    assert sound == (0, "")
    assert found[0] == 1
    assert "bộ đếm năm 2026 đứng ở 0, thấp hơn số 1 đã cấp" in found[1]
    assert f"{task.code}: cơ quan chủ trì khác" in found[1]


def test_a_draft_that_claims_a_task_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    table = desk()
    Draft.objects.filter(pk=table.draft("3.1.").pk).update(state=DraftState.APPROVED)

    status, said = checked(capsys)

    assert status == 1
    assert "ghi là đã duyệt nhưng có 0 nhiệm vụ" in said
    assert not Task.objects.exists()


def test_words_after_the_verb_are_wrong_use() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["audit", "x"])

    assert stopped.value.code == 2
