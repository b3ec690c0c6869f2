"""Dạng tệp. Writes a paper to a file and reads it; compares what stands in two sources without their line breaks."""

from __future__ import annotations

from pathlib import Path

from sauro.domain.documents.source import LineKind, SourceText
from sauro.readers.open import read_file


def read(folder: Path, data: bytes | str, name: str = "van-ban") -> SourceText:
    """What the readers make of these bytes."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_file(path)


def words(source: SourceText, *kinds: LineKind) -> list[str]:
    """The lines with words, of these kinds (of all, when none is named)."""
    return [
        " ".join(source.text[line.start : line.end].split())
        for line in source.lines
        if line.end > line.start and (not kinds or line.kind in kinds)
    ]


def flowing(source: SourceText) -> str:
    """All words of text and cells in one run, markers of emphasis left out."""
    return " ".join(" ".join(words(source, LineKind.TEXT, LineKind.CELL)).replace("*", " ").split())


def cells(source: SourceText) -> dict[tuple[int, int], str]:
    """Words by row and column of the first table."""
    out: dict[tuple[int, int], str] = {}
    for line in source.lines:
        if line.kind is LineKind.CELL and line.table == 0 and line.row is not None and line.column is not None:
            at = (line.row, line.column)
            out[at] = (out.get(at, "") + " " + source.text[line.start : line.end]).strip()
    return out
