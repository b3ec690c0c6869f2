"""The scoreboard of the reader on the corpus, which stands beside the project and never in it."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from sauro.domain.documents.source import plain_lines
from sauro.domain.reading import read_directive
from sauro.domain.schema import as_json

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
RECORDED = Path(__file__).with_name("scoreboard.json")
OVERALL_MAY_DROP, PART_MAY_DROP = 0.005, 0.02


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if not (CORPUS / "score.py").exists():
        pytest.skip("no corpus beside the project (../shared/corpus)")
    out = tmp_path_factory.mktemp("readings")
    for path in sorted((CORPUS / "docs").glob("*.txt")):
        reading = read_directive(plain_lines(path.read_bytes().decode()))
        (out / f"{path.stem}.json").write_text(json.dumps(as_json(reading, path.stem), ensure_ascii=False))
    spec = importlib.util.spec_from_file_location("corpus_score", CORPUS / "score.py")
    assert spec is not None and spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    found: dict[str, Any] = score.run(out, CORPUS / "gold")
    print("\n" + score.table(found, True))
    return found


def test_the_reader_is_no_worse_than_recorded(result: dict[str, Any]) -> None:
    recorded = json.loads(RECORDED.read_text())

    lost = {
        part: (figure, result["parts"].get(part, 0.0))
        for part, figure in recorded["parts"].items()
        if result["parts"].get(part, 0.0) < figure - PART_MAY_DROP
    }

    assert lost == {}
    assert result["overall"] >= recorded["overall"] - OVERALL_MAY_DROP


@pytest.mark.parametrize(
    ("part", "least"),
    [
        ("header", 0.97),
        ("references", 0.97),
        ("sections", 0.97),
        ("tasks", 0.92),
        ("task_lead", 0.93),
        ("task_deadline", 0.88),
    ],
)
def test_each_part_reaches_its_goal(result: dict[str, Any], part: str, least: float) -> None:
    assert result["parts"][part] >= least
    assert result["overall"] >= 0.95
