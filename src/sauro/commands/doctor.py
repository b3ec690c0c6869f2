"""`sauro doctor`: what this machine has and lacks, and whether the linked SQLite may use WAL."""

from __future__ import annotations

import importlib.util
import platform
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

_HOUSE = Path(__file__).resolve().parents[1]
_FONTS = ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf")


@dataclass(frozen=True, slots=True)
class Finding:
    """Một điều đã xem. `needed`: the product cannot do its main work without it."""

    name: str
    good: bool
    said: str
    needed: bool = True


def findings() -> list[Finding]:
    """Everything the doctor looks at, in the order it is printed."""
    return [_python(), _sqlite(), _ocr(), _fonts(), *_modules(), *_programs()]


def _python() -> Finding:
    return Finding("Python", sys.version_info >= (3, 11), f"{platform.python_version()} (cần từ 3.11)")


def _sqlite() -> Finding:
    import sauro.config  # noqa: F401 - puts the repaired library in place, as every process of the product does

    import sqlite3  # isort: skip
    from sauro.config.database import wal_is_safe

    version = sqlite3.sqlite_version
    if wal_is_safe(sqlite3.sqlite_version_info):
        return Finding("SQLite", True, f"{version}, dùng WAL + synchronous=FULL")
    said = f"{version} có lỗi WAL-reset: dùng DELETE + synchronous=EXTRA thay cho WAL. Cài pysqlite3 để nhanh hơn"
    return Finding("SQLite", False, said, needed=False)


def _ocr() -> Finding:
    data = _HOUSE / "readers" / "data" / "vie.traineddata"
    engine = importlib.util.find_spec("tesserocr") is not None
    if engine and data.is_file():
        return Finding("OCR tiếng Việt", True, f"tesserocr, {data.name} {data.stat().st_size // 1024} KB")
    lacking = " và ".join(w for w, there in (("gói tesserocr", engine), (data.name, data.is_file())) if not there)
    return Finding("OCR tiếng Việt", False, f"thiếu {lacking}: không đọc được bản quét")


def _fonts() -> Finding:
    lacking = [f for f in _FONTS if not (_HOUSE / "writers" / "fonts" / f).is_file()]
    return Finding("Phông Tinos", not lacking, f"thiếu {', '.join(lacking)}" if lacking else "đủ 4 kiểu")


def _modules() -> list[Finding]:
    wanted = {
        "pypdfium2": "đọc PDF",
        "docx": "đọc và lập DOCX",
        "python_calamine": "đọc XLSX",
        "xlsxwriter": "lập XLSX",
    }
    return [
        Finding(
            f"Gói {name}",
            importlib.util.find_spec(name) is not None,
            what if importlib.util.find_spec(name) else f"thiếu: không {what} được",
        )
        for name, what in wanted.items()
    ]


def _programs() -> list[Finding]:
    antiword = shutil.which("antiword")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return [
        Finding("antiword", bool(antiword), antiword or "không có: tệp .doc cần lưu lại thành DOCX", needed=False),
        Finding("Chromium", bool(chromium), chromium or "không có: không chạy được kiểm thử trình duyệt", needed=False),
    ]


def main(argv: list[str]) -> int:
    """Exit status 0 when nothing needed is missing, 1 otherwise, 2 on wrong use."""
    if argv:
        print("Cách dùng: sauro doctor", file=sys.stderr)
        return 0 if argv[0] in ("-h", "--help") else 2
    found = findings()
    for finding in found:
        mark = "có   " if finding.good else "THIẾU" if finding.needed else "không"
        print(f"{mark}  {finding.name:<22}{finding.said}")
    return 0 if all(f.good or not f.needed for f in found) else 1
