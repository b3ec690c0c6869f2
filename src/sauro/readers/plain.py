"""Văn bản thường. Text files in UTF-8 (untouched, so that offsets are the file's), UTF-16, and old encodings."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from sauro.domain.documents.source import Note, SourceText, plain_lines
from sauro.domain.sentence import N_, Sentence
from sauro.readers.build import TEXT_CAP
from sauro.readers.legacy import convert_if_legacy, likeness
from sauro.readers.refusals import too_big, unsupported

LINES = 200_000
_NOT_TEXT = ("Cc", "Co", "Cn", "Cs")
_CONVERTED = N_("Tệp dùng bảng mã cũ {name}, đã chuyển sang Unicode để đọc; đối chiếu với bản gốc khi duyệt.")


def decode(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """The text of a file and what was done to it. Raises Refusal when it is no text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _checked(data.decode("utf-16", "replace")), ()
    try:
        return _modern(_checked(data.decode("utf-8")))
    except UnicodeDecodeError:
        pass
    nulls = data[:4096].count(0)
    if nulls > len(data[:4096]) // 4:
        even = data[:4096:2].count(0)
        return _checked(data.decode("utf-16-be" if even * 2 > nulls else "utf-16-le", "replace")), ()
    return _old(data)


def read_plain(text: str, notes: tuple[Note, ...] = ()) -> SourceText:
    """Dòng của văn bản thường. A byte order mark stays in the text, outside the first line."""
    source = plain_lines(text)
    lines = source.lines
    if text.startswith("\ufeff") and lines:
        lines = (lines[0]._replace(start=1), *lines[1:])
    return replace(source, lines=lines, notes=notes)


def looks_like_html(text: str) -> bool:
    """Whether this is a page of HTML, by its first tag."""
    head = text[:2000].lstrip("\ufeff \t\r\n").casefold()
    if head.startswith(("<!doctype html", "<html", "<head", "<body", "<?xml")):
        return "<html" in head or "<body" in text[:20000].casefold()
    return head.startswith("<") and any(tag in head for tag in ("<p>", "<p ", "<div", "<table", "<meta"))


def _checked(text: str) -> str:
    if len(text) > TEXT_CAP:
        raise too_big(N_("Văn bản dài quá 5 triệu ký tự"))
    if text.count("\n") + text.count("\r") > LINES:
        raise too_big(N_("Văn bản có quá nhiều dòng"))
    sample = text[:20000]
    control = 0
    if not "".join(sample.split()).isprintable():
        control = sum(1 for ch in sample if unicodedata.category(ch) in _NOT_TEXT and not ch.isspace())
    if control * 50 > len(sample) + 100 or "\0" in sample[:2000]:
        raise unsupported(N_("không phải là văn bản"))
    return text


def _modern(text: str) -> tuple[str, tuple[Note, ...]]:
    converted, name = convert_if_legacy(text)
    return (converted, _note(name)) if name else (text, ())


def _old(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """Not UTF-8: TCVN3, VNI or Windows-1258, whichever reads as Vietnamese."""
    latin = data.decode("latin-1")
    windows = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    converted, name = convert_if_legacy(latin)
    if likeness(windows) >= likeness(converted) and "\ufffd" not in windows[:2000]:
        return _checked(windows), _note("Windows-1258")
    if name:
        return _checked(converted), _note(name)
    damaged = data.decode("utf-8", "replace")
    if damaged.count("\ufffd") * 20 < len(damaged):
        message = N_("Một vài ký tự trong tệp bị hỏng, được thay bằng dấu \ufffd.")
        return _checked(damaged), (Note("reader.damaged", Sentence(message)),)
    raise unsupported(N_("không nhận ra bảng mã"))


def _note(name: str) -> tuple[Note, ...]:
    return (Note("reader.encoding", Sentence(_CONVERTED, {"name": name})),)
