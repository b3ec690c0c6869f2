"""`sauro urge` shows what would go out and writes nothing; without --dry-run it sends, once."""

from __future__ import annotations

import pytest

from sauro.apps.tasks.models import Urging
from sauro.cli import main
from tests.apps.tasks.running import running

pytestmark = pytest.mark.django_db


def test_a_dry_run_prints_what_would_go_out(capsys: pytest.CaptureFixture[str]) -> None:
    task = running().task

    status = main(["urge", "--on", "2026-10-12", "--dry-run"])

    said = capsys.readouterr().out
    assert status == 0
    assert task.code in said
    assert "Đôn đốc bằng văn bản" in said
    assert not Urging.objects.exists()


def test_a_run_writes_and_a_second_one_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    running()

    main(["urge", "--on", "2026-10-06"])
    capsys.readouterr()
    main(["urge", "--on", "2026-10-06"])

    assert Urging.objects.filter(rung="urge.n3").count() == 1
    assert "urge.n3" not in capsys.readouterr().out


def test_a_day_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["urge", "--on", "31/12"])

    assert ended.value.code == 2
    assert "2026-10-28" in capsys.readouterr().err
