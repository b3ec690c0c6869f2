"""Tùy chọn của lệnh. What the verbs that read files share: how wrong use is told, and which files a path means."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

WRONG_USE = 2
SUFFIXES = frozenset(".txt .md .html .htm .docx .doc .pdf .png .jpg .jpeg .tif .tiff".split())  # noqa: SIM905
HELD = (
    "chưa rõ có phải tài liệu mật không. Mở xem trang đầu; nếu không phải tài liệu mật, chạy lại với --not-secret. "
    "Nếu là tài liệu mật, không đưa vào máy này."
)

# what argparse says of a wrong command line, and what a person is told
_WRONG = (
    ("the following arguments are required:", "thiếu"),
    ("unrecognized arguments:", "không có tùy chọn"),
    ("invalid choice:", "không nhận"),
    ("(choose from", "(chọn một trong"),
    ("expected one argument", "cần một giá trị"),
    ("expected at least one argument", "cần ít nhất một giá trị"),
    ("ignored explicit argument", "không đi kèm giá trị"),
)


class Help(argparse.HelpFormatter):
    """Cách dùng, in Vietnamese."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Tùy chọn của một lệnh; a wrong command line is exit status 2 and is told in Vietnamese."""

    def error(self, message: str) -> NoReturn:
        words = message.removeprefix("argument ")
        for said, told in _WRONG:
            words = words.replace(said, told, 1)
        self.print_usage(sys.stderr)
        self.exit(WRONG_USE, f"Dùng sai: {words}\n")


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Files as named, folders recursively in order of name; each file once."""
    found: dict[Path, None] = {}
    for path in paths:
        for file in _inside(path) if path.is_dir() else (path,):
            found.setdefault(file)
    return list(found)


def _inside(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            # "~$x.docx" is the lock that an editor leaves beside an open file
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith((".", "~$")):
                yield Path(at, name)
