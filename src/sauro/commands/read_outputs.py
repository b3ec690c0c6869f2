"""Nơi ghi kết quả đọc. One file per document, or one for all; a source file is never written over."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from sauro.domain.extraction.model import Reading
from sauro.writers.register import RegisterRow, RegisterSheet, document_words, rows_of
from sauro.writers.table_text import table_text

ENDINGS = {"json": ".json", "xlsx": ".xlsx", "docx": ".docx", "table": ".table.txt"}


@dataclass(frozen=True, slots=True)
class Done:
    """Một văn bản đã đọc xong."""

    path: Path
    reading: Reading


class Output:
    """Nơi ghi. `add` each document as it is read, `finish` once at the end; here: to the screen."""

    def __init__(self, form: str, count: int) -> None:
        self._form, self._count = form, count

    def add(self, done: Done) -> None:
        if self._form == "table":
            print(table_text(sheet_of([done])) + notes_of(done.reading), end="" if self._count == 1 else "\n")
        else:
            # several documents on a screen or a pipe: one line each, so that a program can read them as they come
            print(_json(done, indent=1 if self._count == 1 else None))
        sys.stdout.flush()

    def finish(self) -> None:
        """Nothing is kept back on the screen."""


class FilePerDocument(Output):
    """Mỗi văn bản một tệp: STEM.json, STEM.xlsx …; a second document of the same name becomes STEM-2."""

    def __init__(self, form: str, folder: Path, files: list[Path]) -> None:
        super().__init__(form, len(files))
        self.targets = _targets(folder, files, ENDINGS[form])

    def add(self, done: Done) -> None:
        target = self.targets[done.path]
        stem = target.name.removesuffix(ENDINGS[self._form])
        write_whole(target, _bytes(self._form, [done], stem))


class OneFile(Output):
    """Mọi văn bản vào một tệp, written at the end."""

    def __init__(self, form: str, target: Path) -> None:
        super().__init__(form, 1)
        self._target = target
        self._done: list[Done] = []

    def add(self, done: Done) -> None:
        self._done.append(done)

    def finish(self) -> None:
        if self._done:
            write_whole(self._target, _bytes(self._form, self._done, self._done[0].path.stem))


def output_for(form: str, out: str | None, files: list[Path]) -> Output:
    """The output that the options mean. Raises ValueError with a sentence for a person where they make no sense."""
    if out is None:
        if form in ("xlsx", "docx"):
            raise ValueError(f"dạng {form} cần --out FILE hoặc --out DIR")
        return Output(form, len(files))
    target = Path(out)
    ending = ENDINGS[form] if form != "table" else ".txt"
    single = target.suffix.lower() == ending and not target.is_dir() and not out.endswith(os.sep)
    if single and form == "json" and len(files) > 1:
        raise ValueError("nhiều văn bản ra JSON cần --out là một thư mục")
    if target.is_file() and not single:
        raise ValueError(f"--out {out} là một tệp không phải {ending}")
    sources = {file.resolve() for file in files}
    output = OneFile(form, target) if single else FilePerDocument(form, target, files)
    written = [target] if single else list(_targets(target, files, ENDINGS[form]).values())
    if any(path.resolve() in sources for path in written):
        raise ValueError("kết quả sẽ ghi đè lên văn bản gốc: chọn --out khác")
    return output


def _targets(folder: Path, files: list[Path], ending: str) -> dict[Path, Path]:
    taken: set[str] = set()
    targets: dict[Path, Path] = {}
    for file in files:
        stem, number = file.stem, 1
        while stem.casefold() in taken:  # a folder on Windows or a Mac does not tell "A" from "a"
            number += 1
            stem = f"{file.stem}-{number}"
        taken.add(stem.casefold())
        targets[file] = folder / (stem + ending)
    return targets


def sheet_of(done: list[Done]) -> RegisterSheet:
    """Sổ để in của một hay nhiều văn bản."""
    rows: list[RegisterRow] = []
    names: list[str] = []
    for one in done:
        rows += rows_of(one.reading, one.path.stem)
        header = one.reading.parsed.header
        issuer = f", {header.issuer.value}" if header.issuer else ""
        names.append(document_words(header, one.path.stem) + issuer)
    clear = sum(1 for row in rows if row.clear == 6)
    about = names[0] if len(names) == 1 else f"{len(names)} văn bản"
    return RegisterSheet(tuple(rows), about=f"{about}: {len(rows)} nhiệm vụ đề xuất, {clear} đủ sáu rõ")


def notes_of(reading: Reading) -> str:
    """Điều cần xem, under the table."""
    notes = dict.fromkeys(str(n.message) for n in (*reading.parsed.source.notes, *reading.parsed.notes, *reading.notes))
    return "".join(f"Cần xem: {note}\n" for note in notes)


def _json(done: Done, *, stem: str = "", indent: int | None = 1) -> str:
    from sauro.domain.schema import as_json

    return json.dumps(as_json(done.reading, stem or done.path.stem), ensure_ascii=False, indent=indent)


def _bytes(form: str, done: list[Done], stem: str) -> bytes:
    if form == "json":
        return (_json(done[0], stem=stem) + "\n").encode("utf-8", "replace")
    sheet = sheet_of(done)
    if form == "xlsx":
        from sauro.writers.register_xlsx import register_xlsx

        return register_xlsx(sheet)
    if form == "docx":
        from sauro.writers.annex_docx import annex_docx

        return annex_docx(sheet)
    return "".join(table_text(sheet_of([one])) + notes_of(one.reading) + "\n" for one in done).encode(
        "utf-8", "replace"
    )


def write_whole(target: Path, content: bytes) -> None:
    """Write a file wholly or not at all: a reader never sees half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".sauro-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        os.chmod(name, 0o644 & ~_umask())
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
