"""Dàn trang. The same text as DOCX, as PDF and as a scan, laid out as an office would print it.

The head becomes a two-column table without rules (issuer left, national motto right), the closing block too; titles
are centred, paragraphs indented and justified, lines with " | " become a ruled table, pages are numbered at the top.
"""

from __future__ import annotations

import io
import json
import random
from dataclasses import dataclass, field
from pathlib import Path

import docx
import pypdfium2
import typst
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image, ImageFilter

FONTS = Path(__file__).resolve().parents[2] / "src/sauro/writers/fonts"
_MOTTO = ("CỘNG HÒA", "CỘNG HOÀ", "XÃ HỘI CHỦ NGHĨA", "CHỦ NGHĨA VIỆT NAM", "Độc lập", "ĐẢNG CỘNG SẢN", "HÒA XÃ HỘI")
_SIGNING = ("KT", "TM", "T/M", "TL", "K/T", "TUQ", "T/L", "Q.")
_TITLES = (
    "CHỈ THỊ",
    "QUYẾT ĐỊNH",
    "KẾ HOẠCH",
    "THÔNG BÁO",
    "CÔNG ĐIỆN",
    "NGHỊ QUYẾT",
    "KẾT LUẬN",
    "HƯỚNG DẪN",
    "PHỤ LỤC",
)


@dataclass
class Block:
    """Khối. `kind` is columns, centre, para, table or list (kept line by line)."""

    kind: str
    lines: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    bold: bool = False


def blocks_of(text: str) -> list[Block]:
    """The blocks of a plain text, in order."""
    lines = [line.replace("*", "").strip() for line in _emphasis(text.replace("\ufeff", "").split("\n"))]
    head, body, tail = _head(lines)
    annex = next((at for at, line in enumerate(tail) if line.startswith("PHỤ LỤC")), len(tail))
    return _columns(head, _is_right) + _body(body) + _closing(tail[:annex]) + _body(tail[annex:])


def to_pdf(text: str) -> bytes:
    """PDF with a text layer."""
    data = [vars(block) for block in blocks_of(text)]
    return bytes(
        typst.compile(
            str(Path(__file__).with_name("typeset.typ")),
            sys_inputs={"data": json.dumps(data)},
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            timestamp=0,
        )
    )


def to_pages(text: str, *, dpi: int = 200, skew: float = 0.6, noise: float = 0.01, seed: int = 1) -> list[Image.Image]:
    """Grey page images: each turned by at most `skew` degrees, blurred a little, with specks."""
    rng = random.Random(seed)
    pages: list[Image.Image] = []
    document = pypdfium2.PdfDocument(to_pdf(text))
    for page in document:
        image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        image = image.rotate(rng.uniform(-skew, skew), resample=Image.Resampling.BICUBIC, fillcolor=255)
        image = image.filter(ImageFilter.GaussianBlur(0.5))
        pixels = image.load()
        for _ in range(int(image.width * image.height * noise * 0.05)):
            pixels[rng.randrange(image.width), rng.randrange(image.height)] = rng.choice((0, 90, 200))
        pages.append(image)
    return pages


def to_scan(text: str, *, dpi: int = 200, skew: float = 0.6, noise: float = 0.01, seed: int = 1) -> bytes:
    """PDF of page images only."""
    pages = to_pages(text, dpi=dpi, skew=skew, noise=noise, seed=seed)
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=dpi, save_all=True, append_images=pages[1:], quality=80)
    return out.getvalue()


def to_docx(text: str) -> bytes:
    """DOCX; a paragraph that begins with "1.", "a)" or "-" keeps its marker as text."""
    document = docx.Document()
    for block in blocks_of(text):
        if block.kind == "columns":
            table = document.add_table(rows=1, cols=2)
            for cell, lines in zip(table.rows[0].cells, (block.lines, block.right), strict=True):
                _fill(cell, lines)
        elif block.kind == "table":
            table = document.add_table(rows=len(block.rows), cols=max(len(row) for row in block.rows))
            table.style = "Table Grid"
            for row, values in zip(table.rows, block.rows, strict=True):
                for cell, value in zip(row.cells, values, strict=False):
                    cell.text = value
        else:
            for line in block.lines:
                paragraph = document.add_paragraph()
                paragraph.add_run(line).bold = block.bold or None
                if block.kind == "centre":
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def to_numbered_docx(items: list[tuple[int, str]]) -> bytes:
    """DOCX whose numbers "1." and "a)" are automatic, so not text; items are (level 0 or 1, words)."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "900")
    for level, (form, words) in enumerate((("decimal", "%1."), ("lowerLetter", "%2)"))):
        lvl = OxmlElement("w:lvl")
        lvl.set(qn("w:ilvl"), str(level))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", words)):
            node = OxmlElement(tag)
            node.set(qn("w:val"), value)
            lvl.append(node)
        abstract.append(lvl)
    numbering.insert(0, abstract)
    num = OxmlElement("w:num")
    num.set(qn("w:numId"), "900")
    target = OxmlElement("w:abstractNumId")
    target.set(qn("w:val"), "900")
    num.append(target)
    numbering.append(num)
    for level, words in items:
        properties = document.add_paragraph(words)._p.get_or_add_pPr()
        mark = properties.get_or_add_numPr()
        mark.get_or_add_ilvl().val = level
        mark.get_or_add_numId().val = 900
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _emphasis(lines: list[str]) -> list[str]:
    """Words of the head in bold or italics that a line break cut are one line again."""
    out: list[str] = []
    for at, line in enumerate(one.strip() for one in lines):
        last = out[-1] if out else ""
        cut = last.count("**") % 2 or (last.count("*") % 2 and any(ch.isalpha() for ch in last))
        ends = not line.strip("-_* ") or line.startswith("Số") or "Kính gửi" in line
        ends = ends or (", ngày" in line and len(last) > 40)
        if cut and not ends and (at < 16 or (at < 40 and last.isupper() and line.isupper())) and len(last) < 300:
            out[-1] += " " + line
        else:
            out.append(line)
    return out


def _fill(cell: object, lines: list[str]) -> None:
    for at, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()  # type: ignore[attr-defined]
        paragraph.add_run(line)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _is_right(line: str) -> bool:
    return line.startswith(_MOTTO) or (", ngày" in line and "tháng" in line and len(line) < 70)


def _head(lines: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Head, body, tail: the head ends after the date line or the number block, the tail begins at "Nơi nhận"."""
    end = 0
    for at, line in enumerate(lines[:30]):
        if line.startswith(("Kính gửi", "- Kính gửi")) or line in _TITLES:
            break
        if _is_right(line) or line.startswith("Số"):
            end = at + 1
    else:
        end = end and next((at for at in range(end, len(lines)) if not lines[at]), end)
    if end and not any(_is_right(line) for line in lines[:end]):
        end = 0
    tail = next((at for at in range(len(lines) - 1, 0, -1) if lines[at].startswith("Nơi nhận")), len(lines))
    # the subject under the number still belongs to the left column
    while end and end < len(lines) and lines[end].startswith(("V/v", "Về việc")):
        end += 1
    return lines[:end], lines[end:tail], lines[tail:]


def _columns(lines: list[str], right: object) -> list[Block]:
    kept = [line for line in lines if line]
    if not kept:
        return []
    left: list[str] = []
    other: list[str] = []
    in_right = False
    for line in kept:
        dashes = not line.strip("-_ *")
        in_right = in_right if dashes else _is_right(line)
        if not dashes:
            (other if in_right else left).append(line)
    return [Block("columns", lines=left, right=other)]


def _closing(lines: list[str]) -> list[Block]:
    kept = [line for line in lines if line]
    if not kept:
        return []
    left = [kept[0]]
    rest = kept[1:]
    while rest and not rest[0].isupper() and not rest[0].startswith(_SIGNING):
        if rest[0].startswith(("-", "}")):
            left.append(rest.pop(0))
        else:
            left[-1] += " " + rest.pop(0)
    return [Block("columns", lines=left, right=rest)]


def _body(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    blank = True
    for line in lines:
        if not line:
            blank = True
            continue
        last = blocks[-1] if blocks else None
        if " | " in line:
            cells = [cell.strip() for cell in line.split("|")]
            if last is None or last.kind != "table":
                blocks.append(Block("table"))
            blocks[-1].rows.append(cells)
        elif line.isupper() and len(line) < 90 and not line[0].isdigit():
            blocks.append(Block("centre", lines=[line], bold=True))
        elif last is not None and last.kind == "para" and not _starts(line, last.lines[-1], blank):
            last.lines[-1] += " " + line
        else:
            blocks.append(Block("para", lines=[line]))
        blank = False
    return blocks


def _starts(line: str, before: str, blank: bool) -> bool:
    """Whether a printed line begins a paragraph."""
    first = line.split()[0]
    marker = first.rstrip(".)").replace(".", "")
    if line[0] in "-+•" or (
        first[-1:] in ".)" and (marker.isdigit() or len(marker) == 1 or marker in ("II", "III", "IV"))
    ):
        return True
    if blank:
        return not (line[0].islower() and before[-1:] not in ".;:")
    return before[-1:] in ".;:/" or line.startswith(("Điều ", "Kính gửi", "Nơi nhận"))
