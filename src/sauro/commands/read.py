"""`sauro read`: files in, a register of proposed tasks out; no database, no server.

Exit status: 0 all read; 2 wrong use; 3 a file was refused for secrecy; 4 a file could not be read. A batch goes on past
a refused file and ends with a summary and the highest status.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sauro.commands.options import HELD, WRONG_USE, Help, Parser, files_in
from sauro.commands.read_outputs import Draft, Output, output_for
from sauro.domain.documents.secrecy import held
from sauro.domain.documents.source import SourceText
from sauro.domain.refusal import Refusal
from sauro.readers.open import read_table
from sauro.readers.pool import ReaderPool

if TYPE_CHECKING:
    from sauro.commands.read_team import Drafting, OnPage
    from sauro.domain.agencies import AgencyRegistry

READ, SECRET, UNREADABLE = 0, 3, 4
FORMATS = ("table", "json", "xlsx", "docx")
_NO_AGENCY = "Danh bạ có cột “Tên” nhưng không có dòng nào."
_NO_AGENCY_ADVICE = "Thêm mỗi cơ quan một dòng rồi chạy lại."
_NO_CODES = (
    "danh bạ không có mã cơ quan, nên mã trong kết quả được lập từ tên và đổi khi tên đổi. "
    "Thêm cột “Mã” để kết quả khớp với danh bạ của địa phương."
)


@dataclass(slots=True)
class Batch:
    """Một lượt đọc. What came of each file, for the summary and the exit status."""

    total: int
    read: int = 0
    tasks: int = 0
    secret: int = 0
    unreadable: int = 0
    told: Callable[[str], None] = field(default=lambda text: print(text, file=sys.stderr))

    @property
    def status(self) -> int:
        return UNREADABLE if self.unreadable else SECRET if self.secret else READ

    def refuse(self, path: Path, refusal: Refusal) -> None:
        if refusal.code == "reader.secret":
            self.secret += 1
        else:
            self.unreadable += 1
        self.told(f"{path}: {refusal}")

    def summary(self) -> str:
        parts = [f"Đã đọc {self.read} trên {self.total} văn bản, {self.tasks} nhiệm vụ đề xuất"]
        if self.secret:
            parts.append(f"{self.secret} bị từ chối vì dấu mật hoặc chưa rõ độ mật")
        if self.unreadable:
            parts.append(f"{self.unreadable} không đọc được")
        return "; ".join(parts) + "."


def main(argv: Sequence[str]) -> int:
    """Run the verb; see the module for its exit status."""
    parser = _options()
    given = parser.parse_args(list(argv))
    files = files_in(given.paths)
    if not files:
        parser.error("không có tệp nào đọc được trong các đường dẫn đã nêu")
    try:
        output = output_for(given.format, given.out, files)
    except ValueError as wrong:
        parser.error(str(wrong))
    try:
        registry = registry_of(given.registry)
    except Refusal as refusal:
        print(f"{given.registry}: {refusal}", file=sys.stderr)
        return UNREADABLE if refusal.code.startswith("reader.") else WRONG_USE
    batch = Batch(len(files))
    _read_all(files, _drafting(registry, output, given.not_secret), output, batch, given.jobs)
    try:
        output.finish()
    except OSError as error:
        print(f"Không ghi được kết quả: {error}", file=sys.stderr)
        return UNREADABLE
    if batch.total > 1 or batch.status:
        print(batch.summary(), file=sys.stderr)
    return batch.status


def _options() -> Parser:
    parser = Parser(
        prog="sauro read",
        description="Đọc văn bản chỉ đạo, lập sổ nhiệm vụ đề xuất.",
        formatter_class=Help,
        add_help=False,
        allow_abbrev=False,
    )
    what, how = parser.add_argument_group("Đọc gì"), parser.add_argument_group("Tùy chọn")
    what.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="tệp hoặc thư mục (đọc cả thư mục con)")
    how.add_argument("--format", choices=FORMATS, default="table", help="dạng kết quả (mặc định: table)")
    how.add_argument("--out", metavar="FILE_OR_DIR", help="nơi ghi kết quả; không nêu thì in ra màn hình")
    how.add_argument("--registry", type=Path, metavar="FILE.xlsx", help="danh bạ cơ quan (mặc định: tỉnh mẫu)")
    how.add_argument("--jobs", type=_jobs, default=os.cpu_count() or 1, metavar="N", help="số tiến trình đọc")
    how.add_argument("--not-secret", action="store_true", help="đã xem bằng mắt: tệp không phải tài liệu mật")
    how.add_argument("-h", "--help", action="help", help="in cách dùng rồi thôi")
    return parser


def _jobs(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 64):
        raise argparse.ArgumentTypeError("N là số từ 1 đến 64")
    return int(text)


def registry_of(path: Path | None) -> AgencyRegistry:
    from sauro.domain.agencies import AgencyRegistry  # its matcher takes half of the start: --help does without

    if path is None:
        from sauro.sample.default_registry import PROVINCE, default_rows

        return AgencyRegistry.build(default_rows(), home=PROVINCE)
    from sauro.domain.agency_table import registry_from_table

    registry = registry_from_table(read_table(path))
    if not registry.rows:
        raise Refusal("registry.empty", _NO_AGENCY, advice=_NO_AGENCY_ADVICE)
    if not any(row.code for row in registry.rows):
        print(f"{path}: {_NO_CODES}", file=sys.stderr)
    return registry


def _drafting(registry: AgencyRegistry, output: Output, not_secret: bool) -> Drafting:
    from sauro.domain.default_calendar import default_calendar
    from sauro.domain.reading import read_directive
    from sauro.domain.rulebook import default_rules

    calendar, rules = default_calendar(), default_rules()

    def drafting(path: Path, found: SourceText | Refusal) -> Draft | Refusal:
        if isinstance(found, Refusal):
            return found
        if held(found) and not not_secret:
            return Refusal("reader.secret", HELD)
        try:
            return output.draft(path, read_directive(found, registry=registry, calendar=calendar, rules=rules))
        except Exception as fault:  # one document that trips the reader must not take the other files with it
            return Refusal("reader.fault", f"lỗi của phần mềm khi đọc nội dung ({type(fault).__name__}).")

    return drafting


def _read_all(files: list[Path], drafting: Drafting, output: Output, batch: Batch, jobs: int) -> None:
    bar = _Bar(len(files))
    batch.told = bar.told
    for path, draft in _drafts(files, drafting, bar.page, jobs):
        _keep(path, draft, output, batch)
        bar.step(path)
    bar.clear()


def _drafts(
    files: list[Path], drafting: Drafting, on_page: OnPage, jobs: int
) -> Iterator[tuple[Path, Draft | Refusal]]:
    """The result of each file in its order: of a team, or of this process where one is enough."""
    jobs = min(jobs, len(files))
    if jobs > 1:
        from sauro.commands.read_team import Team  # one file does without the machinery of processes

        with Team(jobs, drafting) as team:
            yield from team.each(files, on_page)
        return
    with ReaderPool() as pool:
        for path, found in pool.read_many(files, on_page=on_page):
            yield path, drafting(path, found)


def _keep(path: Path, draft: Draft | Refusal, output: Output, batch: Batch) -> None:
    if isinstance(draft, Refusal):
        batch.refuse(path, draft)
        return
    try:
        output.add(path, draft)
    except OSError as error:
        batch.refuse(path, Refusal("reader.unwritten", f"không ghi được kết quả: {error}"))
        return
    batch.read += 1
    batch.tasks += draft.tasks


class _Bar:
    """Thanh tiến độ on standard error, only where a person looks at it."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._shown = sys.stderr.isatty() and total > 1

    def page(self, path: Path, number: int, of: int) -> None:
        if self._shown and of > 1:
            self._draw(f"{path.name}, trang {number}/{of}")

    def step(self, path: Path) -> None:
        self._done += 1
        if self._shown:
            self._draw(path.name)

    def told(self, text: str) -> None:
        self.clear()
        print(text, file=sys.stderr)

    def clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _draw(self, what: str) -> None:
        full = 24 * self._done // self._total
        shown = "".join(c if c.isprintable() else "?" for c in what)[:40]
        sys.stderr.write(f"\r\x1b[K{'█' * full}{'░' * (24 - full)} {self._done}/{self._total} {shown}")
        sys.stderr.flush()
