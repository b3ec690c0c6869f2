"""Gói OOXML. Parts of a DOCX taken out under guards: counted while reading, no document types, no entities."""

from __future__ import annotations

import zipfile
from types import TracebackType
from typing import Any

from lxml import etree

from sauro.domain.sentence import N_
from sauro.readers.refusals import locked, too_big, unreadable

TOTAL = 200 * 1024 * 1024
RATIO = 100
RATIO_FROM = 10 * 1024 * 1024
ENTRIES = 2000
_CHUNK = 1 << 20


class Package:
    """Gói OOXML đang mở. Headers of a ZIP are not believed: bytes are counted as they come."""

    def __init__(self, path: str) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise unreadable(N_("gói tệp hỏng, không giải nén được")) from None
        if len(self._zip.infolist()) > ENTRIES:
            raise too_big(N_("Tệp chứa quá 2.000 mục con"))
        self.names = frozenset(self._zip.namelist())
        self._taken = 0

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none."""
        if name not in self.names:
            return None
        info = self._zip.getinfo(name)
        if info.flag_bits & 1:
            raise locked()
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(info) as stream:
                while piece := stream.read(_CHUNK):
                    size += len(piece)
                    self._taken += len(piece)
                    if self._taken > TOTAL or (size > RATIO_FROM and size > RATIO * max(1, info.compress_size)):
                        raise too_big(N_("Tệp nén bung ra quá lớn"))
                    pieces.append(piece)
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError):
            raise unreadable(N_("gói tệp hỏng, không giải nén được")) from None
        return b"".join(pieces)

    def tree(self, name: str) -> Any:
        """The root element of an XML part (lxml, untyped), None where there is none."""
        data = self.part(name)
        if data is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise unreadable(N_("tệp chứa khai báo DOCTYPE không được phép"))
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise unreadable(N_("nội dung XML bên trong tệp bị hỏng")) from None
        if root.getroottree().docinfo.doctype:
            raise unreadable(N_("tệp chứa khai báo DOCTYPE không được phép"))
        return root
