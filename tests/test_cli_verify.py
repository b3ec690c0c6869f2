"""`sauro verify` says that the journal is whole, or where it breaks."""

from __future__ import annotations

import datetime as dt

import pytest

from sauro.cli import main
from sauro.commands.verify import sentence
from sauro.domain.ledger import Checkpoint, Fault, Verdict

MARK = Checkpoint(12, "ab" * 32)


def test_a_whole_chain_prints_its_mark() -> None:
    said = sentence(Verdict(12, MARK, erased=2))

    assert "nguyên vẹn: 12 mục" in said
    assert "2 mục đã xóa giá trị" in said
    assert f"12:{MARK.hash}" in said


@pytest.mark.parametrize("fault", [f for f in Fault if f is not Fault.NONE])
def test_a_fault_names_its_place_and_time(fault: Fault) -> None:
    at = dt.datetime(2026, 9, 14, 8, 30, tzinfo=dt.UTC)
    said = sentence(Verdict(6, MARK, fault, 7, at))

    assert "mục 7, lúc 08:30 14/09/2026" in said
    assert str(fault) not in said  # said in words, not as a code


@pytest.mark.django_db
def test_an_empty_journal_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == 0
    assert "nguyên vẹn" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_mark_from_elsewhere_finds_a_chain_that_was_cut(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["verify", "--against", f"{MARK.index}:{MARK.hash}"])

    assert status == 1
    assert "ngắn hơn mốc đối chiếu" in capsys.readouterr().err


def test_a_mark_of_the_wrong_form_is_wrong_use() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["verify", "--against", "x"])

    assert stopped.value.code == 2
