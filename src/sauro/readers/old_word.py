"""Tệp .doc. Read through antiword where it is installed; else the person is asked to save as DOCX."""

from __future__ import annotations

import shutil
import subprocess

from sauro.domain.documents.source import SourceText
from sauro.domain.sentence import N_
from sauro.readers.build import TEXT_CAP
from sauro.readers.plain import read_plain
from sauro.readers.refusals import locked, too_big, unreadable, unsupported

_SAVE = N_("Mở tệp bằng Word hoặc LibreOffice, lưu thành DOCX rồi nộp lại.")


def read_doc(path: str) -> tuple[SourceText, dict[str, str]]:
    """Đọc tệp .doc. The limits of this child hold for antiword too."""
    with open(path, "rb") as file:
        head = file.read(1 << 20)
    if "EncryptedPackage".encode("utf-16-le") in head:
        raise locked()
    if "WordDocument".encode("utf-16-le") not in head:
        raise unsupported(N_("không phải văn bản Word"), advice=_SAVE)
    program = shutil.which("antiword")
    if program is None:
        raise unsupported(N_("tệp .doc kiểu cũ, máy này chưa cài antiword"), advice=_SAVE)
    try:
        done = subprocess.run(
            [program, "-m", "UTF-8.txt", "-w", "0", path], capture_output=True, timeout=20, check=False
        )
    except subprocess.TimeoutExpired:
        raise unreadable(N_("tệp .doc đọc quá lâu"), advice=_SAVE) from None
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode != 0 or not text.strip():
        raise unreadable(N_("tệp .doc hỏng hoặc không phải của Word 97 trở lên"), advice=_SAVE)
    if len(text) > TEXT_CAP:
        raise too_big(N_("Văn bản dài quá 5 triệu ký tự"))
    return read_plain(text), {}
