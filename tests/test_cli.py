"""The command is a table of verbs, starts at once, and says what is wrong."""

from __future__ import annotations

import importlib
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from sauro.cli import VERBS, main


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_of_the_table_exists(verb: str) -> None:
    module, _, function = VERBS[verb][0].partition(":")

    assert callable(getattr(importlib.import_module(module), function))


def test_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["--help"])

    shown = capsys.readouterr().out
    assert status == 0
    assert all(verb in shown for verb in VERBS)


@pytest.mark.parametrize("words", [[], ["đọc"], ["--jobs", "2"]])
def test_wrong_use_is_exit_status_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status = main(words)

    assert status == 2
    assert "Cách dùng: sauro" in capsys.readouterr().err


@pytest.mark.parametrize(("words", "port"), [(["--foo"], "8000"), (["8001"], "8000"), ([], "tám nghìn"), ([], "0")])
def test_run_refuses_words_and_ports_it_does_not_know(
    words: list[str], port: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", port)

    status = main(["run", *words])

    assert status == 2
    assert "Cách dùng: sauro run" in capsys.readouterr().err


def test_reading_does_not_import_django_nor_a_library_of_files() -> None:
    script = (
        "import sys, sauro.cli, sauro.commands.read, sauro.domain.reading\n"
        "assert not [m for m in sys.modules if m == 'django' or m.startswith('sauro.apps')]\n"
        "assert not {'docx', 'xlsxwriter', 'tesserocr', 'pypdfium2'} & set(sys.modules)"
    )

    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


def test_the_command_starts_in_less_than_half_a_second_of_a_core() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    subprocess.run([sys.executable, "-m", "sauro.cli", "read", "--help"], check=True, capture_output=True, timeout=60)

    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5


def test_the_doctor_tells_the_library_and_whether_wal_is_safe(capsys: pytest.CaptureFixture[str]) -> None:
    main(["doctor"])

    shown = capsys.readouterr().out
    assert "SQLite" in shown
    assert "synchronous=" in shown
    assert "OCR tiếng Việt" in shown


def test_no_connection_to_the_database_crosses_into_web_and_worker(tmp_path: Path) -> None:
    script = (
        "from sauro.commands.run import prepare\n"
        "accounts = prepare()\n"
        "from django.db import connections\n"
        "assert accounts\n"
        "assert [c.connection for c in connections.all(initialized_only=True)] == [None]\n"
    )
    env = {k: v for k, v in os.environ.items() if k not in ("SAURO_DATABASE_URL", "DJANGO_SETTINGS_MODULE")}

    told = subprocess.run(
        [sys.executable, "-c", script],
        env=env | {"SAURO_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert told.returncode == 0, told.stderr
