"""Nơi ghi kết quả đọc. One file per document, or one for all; a source file is never written over."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import dataclass
from json.encoder import encode_basestring
from pathlib import Path

from sauro.domain.extraction.model import Reading
from sauro.writers.register import RegisterRow, RegisterSheet, document_words, rows_of
from sauro.writers.table_text import table_text

ENDINGS = {"json": ".json", "xlsx": ".xlsx", "docx": ".docx", "table": ".table.txt"}


@dataclass(frozen=True, slots=True)
class Draft:
    """Kết quả của một văn bản, made where it was read; only text, bytes and rows, so that a process can hand it over.

    tasks:   how many tasks are proposed
    content: the whole file, or what goes to the screen
    rows:    the rows of a register that holds several documents; `name` is how it names this one
    """

    tasks: int
    content: bytes = b""
    rows: tuple[RegisterRow, ...] = ()
    name: str = ""


class Output:
    """Nơi ghi. `draft` in any process, `add` in the order of the files, `finish` once at the end; here: the screen."""

    def __init__(self, form: str, count: int) -> None:
        self._form, self._count = form, count

    def draft(self, path: Path, reading: Reading) -> Draft:
        """Lập kết quả của một văn bản; writes nothing."""
        if self._form == "table":
            content = _table(path, reading) + ("" if self._count == 1 else "\n")
        else:
            # several documents on a screen or a pipe: one line each, so that a program can read them as they come
            content = _json(reading, path.stem, lines=self._count == 1) + "\n"
        return Draft(len(reading.tasks), content.encode("utf-8", "surrogatepass"))

    def add(self, path: Path, draft: Draft) -> None:
        print(draft.content.decode("utf-8", "surrogatepass"), end="")
        sys.stdout.flush()

    def finish(self) -> None:
        """Nothing is kept back on the screen."""


class FilePerDocument(Output):
    """Mỗi văn bản một tệp: STEM.json, STEM.xlsx …; a second document of the same name becomes STEM-2."""

    def __init__(self, form: str, folder: Path, files: list[Path]) -> None:
        super().__init__(form, len(files))
        self.targets = _targets(folder, files, ENDINGS[form])

    def draft(self, path: Path, reading: Reading) -> Draft:
        return Draft(len(reading.tasks), self._content(path, reading))

    def add(self, path: Path, draft: Draft) -> None:
        write_whole(self.targets[path], draft.content)

    def _content(self, path: Path, reading: Reading) -> bytes:
        if self._form == "json":
            return _encoded(_json(reading, self.targets[path].name.removesuffix(ENDINGS["json"])) + "\n")
        if self._form == "table":
            return _encoded(_table(path, reading) + "\n")
        return _printed(self._form, _sheet([_part(path, reading)]))


class OneFile(Output):
    """Mọi văn bản vào một tệp, written at the end."""

    def __init__(self, form: str, target: Path) -> None:
        super().__init__(form, 1)
        self._target = target
        self._drafts: list[Draft] = []

    def draft(self, path: Path, reading: Reading) -> Draft:
        if self._form == "json":
            return Draft(len(reading.tasks), _encoded(_json(reading, path.stem) + "\n"))
        if self._form == "table":
            return Draft(len(reading.tasks), _encoded(_table(path, reading) + "\n"))
        return _part(path, reading)

    def add(self, path: Path, draft: Draft) -> None:
        self._drafts.append(draft)

    def finish(self) -> None:
        if not self._drafts:
            return
        if self._form in ("json", "table"):
            write_whole(self._target, b"".join(draft.content for draft in self._drafts))
        else:
            write_whole(self._target, _printed(self._form, _sheet(self._drafts)))


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


def _part(path: Path, reading: Reading) -> Draft:
    header = reading.parsed.header
    issuer = f", {header.issuer.value}" if header.issuer else ""
    return Draft(len(reading.tasks), rows=rows_of(reading, path.stem), name=document_words(header, path.stem) + issuer)


def _sheet(parts: list[Draft]) -> RegisterSheet:
    """Sổ để in của một hay nhiều văn bản."""
    rows = tuple(row for part in parts for row in part.rows)
    clear = sum(1 for row in rows if row.clear == 6)
    about = parts[0].name if len(parts) == 1 else f"{len(parts)} văn bản"
    return RegisterSheet(rows, about=f"{about}: {len(rows)} nhiệm vụ đề xuất, {clear} đủ sáu rõ")


def _table(path: Path, reading: Reading) -> str:
    """The table of one document, what to look at under it."""
    notes = dict.fromkeys(str(n.message) for n in (*reading.parsed.source.notes, *reading.parsed.notes, *reading.notes))
    return table_text(_sheet([_part(path, reading)])) + "".join(f"Cần xem: {note}\n" for note in notes)


def _json(reading: Reading, stem: str, *, lines: bool = True) -> str:
    from sauro.domain.schema import as_json

    told = as_json(reading, stem)
    return _indented(told, "\n") if lines else json.dumps(told, ensure_ascii=False)


def _indented(value: object, at: str) -> str:
    """What `json.dumps` gives with an indent of one, in two thirds of its time: that is a tenth of a whole document."""
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if isinstance(value, dict) and value:
        inner = at + " "
        fields = [f"{encode_basestring(name)}: {_indented(one, inner)}" for name, one in value.items()]
        return "{" + inner + ("," + inner).join(fields) + at + "}"
    if isinstance(value, list | tuple) and value:
        inner = at + " "
        return "[" + inner + ("," + inner).join([_indented(one, inner) for one in value]) + at + "]"
    if type(value) in (int, float):
        return repr(value)
    return json.dumps(value)


def _printed(form: str, sheet: RegisterSheet) -> bytes:
    if form == "xlsx":
        from sauro.writers.register_xlsx import register_xlsx

        return register_xlsx(sheet)
    from sauro.writers.annex_docx import annex_docx

    return annex_docx(sheet)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


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
