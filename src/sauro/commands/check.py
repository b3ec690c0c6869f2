"""`sauro check`: drafts in, remarks out, before anybody signs; no database, no server (C4.1).

Exit status: 0 nothing to remark; 1 remarks; 2 wrong use; 3 a file was refused for secrecy; 4 a file could not be read.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sauro.commands.options import HELD, Help, Parser, files_in
from sauro.commands.read import registry_of
from sauro.domain.documents.secrecy import held
from sauro.domain.refusal import Refusal
from sauro.readers.pool import ReaderPool

CLEAN, REMARKS, WRONG_USE, SECRET, UNREADABLE = 0, 1, 2, 3, 4
FORMATS = ("table", "json")
Checking = Callable[[Path, ReaderPool], dict[str, Any]]


def main(argv: Sequence[str]) -> int:
    """Run the verb; see the module for its exit status."""
    parser = _options()
    given = parser.parse_args(list(argv))
    files = files_in(given.paths)
    if not files:
        parser.error("không có tệp nào đọc được trong các đường dẫn đã nêu")
    try:
        checking = _checking(given)
    except Refusal as refusal:
        print(f"{given.registry}: {refusal}", file=sys.stderr)
        return UNREADABLE if refusal.code.startswith("reader.") else WRONG_USE
    status = CLEAN
    with ReaderPool() as pool:
        for path in files:
            status = max(status, _one(path, pool, checking, given.format, lines=len(files) == 1))
    return status


def _options() -> Parser:
    parser = Parser(
        prog="sauro check",
        description="Kiểm tra dự thảo trước khi ký: thể thức, thẩm quyền, sáu rõ, thời hạn, trùng việc.",
        formatter_class=Help,
        add_help=False,
        allow_abbrev=False,
    )
    what, how = parser.add_argument_group("Kiểm tra gì"), parser.add_argument_group("Tùy chọn")
    what.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="tệp hoặc thư mục (đọc cả thư mục con)")
    how.add_argument("--format", choices=FORMATS, default="table", help="dạng kết quả (mặc định: table)")
    how.add_argument(
        "--on", type=_day, metavar="DATE", help="kiểm tra như vào ngày này: 28/10/2026 (mặc định: hôm nay)"
    )
    how.add_argument("--registry", type=Path, metavar="FILE.xlsx", help="danh bạ cơ quan (mặc định: tỉnh mẫu)")
    how.add_argument("--not-secret", action="store_true", help="đã xem bằng mắt: tệp không phải tài liệu mật")
    how.add_argument("-h", "--help", action="help", help="in cách dùng rồi thôi")
    return parser


def _day(text: str) -> dt.date:
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return dt.datetime.strptime(text, form).replace(tzinfo=dt.UTC).date()
        except ValueError:
            continue
    raise argparse.ArgumentTypeError("DATE là ngày như 28/10/2026 hoặc 2026-10-28")


def _checking(given: argparse.Namespace) -> Checking:
    from sauro.domain.default_calendar import default_calendar
    from sauro.domain.drafting.check import check_draft, draft_of
    from sauro.domain.drafting.schema import as_json
    from sauro.domain.reading import read_directive
    from sauro.domain.rulebook import default_rules

    registry, calendar, rules = registry_of(given.registry), default_calendar(), default_rules()
    on = given.on or dt.datetime.now().astimezone().date()

    def checking(path: Path, pool: ReaderPool) -> dict[str, Any]:
        source, page = pool.read_draft(path)
        if held(source) and not given.not_secret:
            raise Refusal("reader.secret", HELD)
        reading = read_directive(source, registry=registry, calendar=calendar, rules=rules)
        draft = draft_of(reading, on=on, rules=rules, calendar=calendar, page=page)
        return as_json(draft, check_draft(draft), path.name)

    return checking


def _one(path: Path, pool: ReaderPool, checking: Checking, form: str, *, lines: bool) -> int:
    """Check one file and print what was found; its exit status."""
    try:
        told = checking(path, pool)
    except Refusal as refusal:
        print(f"{path}: {refusal}", file=sys.stderr)
        return SECRET if refusal.code == "reader.secret" else UNREADABLE
    except Exception as fault:  # one document that trips the rules must not take the other files with it
        print(f"{path}: lỗi của phần mềm khi kiểm tra ({type(fault).__name__}).", file=sys.stderr)
        return UNREADABLE
    print(json.dumps(told, ensure_ascii=False, indent=1 if lines else None) if form == "json" else _table(path, told))
    sys.stdout.flush()
    return REMARKS if told["remarks"] else CLEAN


def _table(path: Path, told: dict[str, Any]) -> str:
    remarks = told["remarks"]
    guide = f" ({told['guide']})" if told["guide"] else ""
    if not remarks:
        return f"{path}{guide}: không có lời nhắc nào."
    counts: dict[str, int] = {}
    for remark in remarks:
        counts[remark["severity_words"]] = counts.get(remark["severity_words"], 0) + 1
    out = [f"{path}{guide}: {', '.join(f'{n} {word}' for word, n in counts.items())}"]
    for remark in remarks:
        place = f"dòng {remark['line']}, cột {remark['column']}"
        out.append(f"  {place:<18} {remark['severity_words']:<8} {remark['title']}: {remark['said']}")
        clause = f" ({remark['clause']})" if remark["clause"] else ""
        out.append(f"{'':<30}{remark['suggestion']}{clause}")
    return "\n".join(out)
