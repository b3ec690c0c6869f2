"""Tổ đọc: several processes give what one gives, in the same order, and outlive one that dies."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from pathlib import Path

import pytest

from sauro.cli import main
from sauro.commands.read_outputs import Draft
from sauro.commands.read_team import Found, Team
from sauro.domain.refusal import Refusal
from tests.test_cli_read import DIRECTIVE, SECRET


def papers(folder: Path, count: int) -> list[Path]:
    paths = []
    for number in range(count):
        path = folder / f"{number:02}.txt"
        path.write_text(DIRECTIVE.replace("215", str(300 + number)), encoding="utf-8")
        paths.append(path)
    return paths


def words_of(path: Path, found: Found) -> Draft | Refusal:
    if path.stem == "03":
        os._exit(1)
    return found if isinstance(found, Refusal) else Draft(1, found.text.encode())


@pytest.mark.parametrize(
    ("form", "out"), [("json", "out"), ("table", "out"), ("table", "all.txt"), ("xlsx", "all.xlsx")]
)
def test_many_processes_write_what_one_writes(
    form: str, out: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "papers"
    given.mkdir()
    papers(given, 9)
    (given / "04a.txt").write_text(SECRET, encoding="utf-8")
    (given / "04b.pdf").write_bytes(b"%PDF-1.7 broken")

    statuses, told = [], []
    for jobs in ("1", "3"):
        statuses.append(
            main(["read", str(given), "--format", form, "--out", str(tmp_path / jobs / out), "--jobs", jobs])
        )
        told.append(capsys.readouterr().err)

    assert statuses == [4, 4]
    assert told[0] == told[1]
    one, three = (
        {p.name: p.read_bytes() for p in sorted((tmp_path / jobs).rglob("*")) if p.is_file()} for jobs in ("1", "3")
    )
    assert one == three


def test_a_member_that_dies_takes_one_file_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = papers(tmp_path, 12)
    (tmp_path / "left").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "left"))

    with Team(2, words_of) as team:
        results = list(team.each(paths, lambda path, number, of: None))

    assert [path for path, _ in results] == paths
    lost = [path.stem for path, result in results if isinstance(result, Refusal)]
    assert lost == ["03"]
    assert b"310-CV/TU" in [result.content for _, result in results if isinstance(result, Draft)][-2]
    assert list((tmp_path / "left").iterdir()) == []


def test_a_team_leaves_no_process_behind(tmp_path: Path) -> None:
    paths = papers(tmp_path, 3)

    with Team(2, words_of) as team:
        members = [member.pid for member in multiprocessing.active_children()]
        list(team.each(paths, lambda path, number, of: None))

    assert len(members) == 2
    assert not any(Path(f"/proc/{pid}").exists() for pid in members)


def test_work_given_up_ends_the_members_at_once(tmp_path: Path) -> None:
    paths = papers(tmp_path, 20)

    with pytest.raises(KeyboardInterrupt), Team(2, words_of) as team:
        for _ in team.each(paths, lambda path, number, of: None):
            raise KeyboardInterrupt

    assert multiprocessing.active_children() == []
