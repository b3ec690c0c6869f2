"""Tệp độc hại. Generators of the files of reliability-security 1b, each small on disk and bad in its own way."""

# ruff: noqa: E501 - one piece of XML a line

from __future__ import annotations

import hashlib
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MB = 1024 * 1024


def zipped(parts: dict[str, bytes | Iterator[bytes]]) -> bytes:
    """A ZIP of these parts; an iterator is streamed, so that a bomb costs no memory here."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in parts.items():
            with package.open(name, "w", force_zip64=True) as entry:
                for piece in [content] if isinstance(content, bytes) else content:
                    entry.write(piece)
    return out.getvalue()


def docx_of(xml: bytes | Iterator[bytes], **parts: bytes) -> bytes:
    """A DOCX whose body is this XML."""
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": xml, **parts})


def around(filling: bytes, times: int) -> Iterator[bytes]:
    """A document of one piece, repeated."""
    yield f"<w:document {W}><w:body>".encode()
    for _ in range(times):
        yield filling
    yield b"</w:body></w:document>"


def paragraph_bomb() -> bytes:
    return docx_of(around(b"<w:p/>" * 10_000, 1_200))


def space_bomb() -> bytes:
    return docx_of(around(b" " * MB, 260))


def paragraphs_beyond_text() -> bytes:
    words = "<w:p><w:r><w:t>Sở Nội vụ tỉnh An Lạc rà soát, báo cáo.</w:t></w:r></w:p>".encode() * 100
    return docx_of(around(words, 3_000))


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = f'<!DOCTYPE d [<!ENTITY l0 "ha">{entities}]><w:document {W}><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>'
    return docx_of(xml.encode())


def laughs_utf16() -> bytes:
    xml = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY l "ha">]><w:document {W}><w:body><w:p><w:r><w:t>&l;</w:t></w:r></w:p></w:body></w:document>'
    return docx_of(xml.encode("utf-16"))


def outside_entity() -> bytes:
    xml = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document {W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
    return docx_of(xml.encode())


def deep_tables() -> bytes:
    return docx_of(around(b"<w:tbl><w:tr><w:tc>", 3_000))


def deep_tables_closed() -> bytes:
    depth = 200
    xml = b"<w:tbl><w:tr><w:tc><w:p/>" * depth + b"</w:tc></w:tr></w:tbl>" * depth
    return docx_of(around(xml, 1))


def many_entries() -> bytes:
    return zipped({f"word/{n}.xml": b"" for n in range(2_500)} | {"word/document.xml": b"<x/>"})


def locked_zip() -> bytes:
    data = bytearray(docx_of(f"<w:document {W}/>".encode()))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    return bytes(data)


def sheet_rows() -> bytes:
    def rows() -> Iterator[bytes]:
        yield b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        for n in range(1, 130_001):
            yield f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>'.encode()
        yield b"</sheetData></worksheet>"

    return _workbook(rows())


def sheet_dimension() -> bytes:
    xml = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/>'
        b'<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    return _workbook(xml)


def sheet_laughs() -> bytes:
    return _workbook(b'<!DOCTYPE d [<!ENTITY a "ha">]><worksheet>&a;</worksheet>')


def pdf_of(objects: list[bytes]) -> bytes:
    """A PDF of these objects, the first one the catalogue."""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, 2)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def page_loop() -> bytes:
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>"])


def locked_pdf() -> bytes:
    """A PDF that opens with a password only (the 40-bit kind of PDF 1.4)."""
    pad = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    user, ident = (b"mat khau" + pad)[:32], b"0123456789abcdef"
    owner = _rc4(hashlib.md5((b"chu" + pad)[:32]).digest()[:5], user)
    key = hashlib.md5(user + owner + (-4 & 0xFFFFFFFF).to_bytes(4, "little") + ident).digest()[:5]
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>" % (owner.hex().encode(), _rc4(key, pad).hex().encode()),
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", b""
    for number, part in enumerate(parts, start=1):
        places += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"xref\n0 5\n0000000000 65535 f \n" + places
    named = ident.hex().encode()
    tail = b"trailer<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n"
    return out + table + tail % (named, named, len(out))


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def flate_bomb(size_mb: int = 1_500) -> bytes:
    packed = _deflated(b" " * MB, size_mb)
    return _one_page(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed))


def nested_flate(size_mb: int = 2_500) -> bytes:
    packed = zlib.compress(zlib.compress(_deflated(b" " * MB, size_mb)))
    head = b"<</Length %d/Filter[/FlateDecode/FlateDecode/FlateDecode]>>" % len(packed)
    return _one_page(head + b"stream\n" + packed + b"\nendstream")


def many_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % n for n in range(3, 304))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count 301>>" % kids, *[page] * 301])


def giant_page() -> bytes:
    content = b"<</Length 29>>stream\n0 0 9999999 9999999 re f      \nendstream"
    return _one_page(content, b"[0 0 99999999 99999999]")


def endless_paths() -> bytes:
    packed = _deflated(b"0 0 m 9 9 l S " * 70_000, 40)
    return _one_page(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed))


def giant_png() -> bytes:
    return _png(60_000, 60_000, zlib.compress(b"\0" * 1000))


def broken_png() -> bytes:
    return _png(800, 800, zlib.compress(b"\0" * 1000))[:-20]


def looping_tiff() -> bytes:
    # one directory of no picture whose "next" points to itself
    return (
        b"II*\0"
        + struct.pack("<I", 8)
        + struct.pack("<H", 1)
        + struct.pack("<HHII", 256, 3, 1, 1)
        + struct.pack("<I", 8)
    )


def deep_html() -> bytes:
    return b"<html><body>" + b"<div>" * 60_000 + "Sở Nội vụ".encode() + b"</body></html>"


def long_text() -> bytes:
    return "Sở Nội vụ rà soát, báo cáo. ".encode() * 260_000


def many_breaks() -> bytes:
    return b"a\n" * 2_500_000


def random_bytes() -> bytes:
    return random.Random(7).randbytes(200_000)


def program() -> bytes:
    return b"MZ" + b"\0" * 4000


def locked_word() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000


def broken_word() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 504 + "WordDocument".encode("utf-16-le") + b"\xff" * 9000


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    f.__name__: f
    for f in (
        paragraph_bomb, space_bomb, paragraphs_beyond_text, laughs, laughs_utf16, outside_entity, deep_tables,
        deep_tables_closed, many_entries, locked_zip, locked_pdf, page_loop, flate_bomb, nested_flate, many_pages, giant_page,
        endless_paths, giant_png, broken_png, looping_tiff, deep_html, long_text, many_breaks, random_bytes, program,
        locked_word, broken_word,
    )
}  # fmt: skip
TABLES: dict[str, Callable[[], bytes]] = {f.__name__: f for f in (sheet_rows, sheet_laughs, random_bytes, program)}


def _workbook(sheet: bytes | Iterator[bytes]) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    book = f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    links = f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    top = f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    return zipped(
        {
            "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": top.encode(),
            "xl/workbook.xml": book.encode(),
            "xl/_rels/workbook.xml.rels": links.encode(),
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def _one_page(content: bytes, box: bytes = b"[0 0 595 842]") -> bytes:
    page = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R>>" % box
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, content])


def _deflated(piece: bytes, times: int) -> bytes:
    packer = zlib.compressobj(1)
    return b"".join([*(packer.compress(piece) for _ in range(times)), packer.flush()])


def _png(width: int, height: int, data: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
