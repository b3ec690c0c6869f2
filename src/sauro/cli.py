"""Lệnh `sauro`. A thin table of verbs; a verb's module, and Django with it, is imported only when it is asked for."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from typing import Final, cast

WRONG_USE: Final = 2

# verb: (module and function, what it does)
VERBS: dict[str, tuple[str, str]] = {
    "read": ("sauro.commands.read:main", "đọc văn bản, lập sổ nhiệm vụ đề xuất (không cần cơ sở dữ liệu)"),
    "run": ("sauro.commands.run:main", "chạy máy chủ và bộ phận xử lý"),
    "urge": ("sauro.commands.urge:main", "đôn đốc nhiệm vụ theo thang, hoặc xem trước (--dry-run)"),
    "verify": ("sauro.commands.verify:main", "kiểm tra chuỗi nhật ký, số giữ sẵn"),
    "synthesis": ("sauro.commands.synthesis:main", "tổng hợp một kỳ ra DOCX, PDF, XLSX (không ghi vào sổ)"),
    "check": ("sauro.commands.check:main", "kiểm tra dự thảo trước khi ký (không cần cơ sở dữ liệu)"),
    "audit": ("sauro.commands.audit:main", "kiểm tra kho tệp, sổ, số và nhật ký có khớp nhau không"),
    "rules": ("sauro.commands.rules:main", "in quy tắc, quy định (--markdown: trang docs/rules.md)"),
    "doctor": ("sauro.commands.doctor:main", "xem máy có đủ thành phần không"),
    "sample": ("sauro.commands.sample:main", "nạp tỉnh An Lạc tưởng tượng (--size small, tiny, office, province)"),
    "manage": ("sauro.commands.manage:main", "lệnh quản trị của Django"),
}


def usage() -> str:
    """Cách dùng, one line for each verb."""
    lines = ["Cách dùng: sauro LỆNH …", "", *(f"  {verb:<10}{about}" for verb, (_, about) in VERBS.items())]
    return "\n".join([*lines, "", "sauro LỆNH --help: cách dùng của từng lệnh."])


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status of the verb; 0 for --help, 2 for a verb that is not in the table."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and words[0] in ("-h", "--help", "help"):
        print(usage())
        return 0
    if not words or words[0] not in VERBS:
        print(f"Không có lệnh “{words[0]}”.\n" if words else "Thiếu tên lệnh.\n", usage(), sep="\n", file=sys.stderr)
        return WRONG_USE
    module, _, function = VERBS[words[0]][0].partition(":")
    verb = cast(Callable[[list[str]], int], getattr(importlib.import_module(module), function))
    try:
        return verb(words[1:])
    except BrokenPipeError:  # the reader of our output went away: `sauro read … | head`
        sys.stderr.close()
        return 0


if __name__ == "__main__":
    raise SystemExit(main())
