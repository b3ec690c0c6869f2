"""Tệp DOCX. The body in its order, tables as cells, automatic numbers as text, headers and footnotes by kind.

The XML is walked here, not by a library of objects: deleted text, text boxes (stamps stand in them) and fields need an
own decision, and every part must pass the guards of `package`.
"""

from __future__ import annotations

from typing import Any

from sauro.domain.documents.source import LineKind, SourceText
from sauro.domain.sentence import N_, Sentence
from sauro.readers.build import TextBuilder
from sauro.readers.grid import GridCell, GridRow, add_table, is_layout
from sauro.readers.legacy import from_tcvn3, from_vni
from sauro.readers.package import Package
from sauro.readers.refusals import unreadable, unsupported
from sauro.readers.word_numbers import Numbering, W
from sauro.readers.word_styles import Styles, merge, own_style

_BODY = "word/document.xml"
_SKIPPED = frozenset(
    [f"{W}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "footnoteReference")]
    + ["{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"]
)
_BOX = f"{W}txbxContent"
_DEEPEST = 40


def read_docx(path: str) -> tuple[SourceText, dict[str, str]]:
    """Đọc tệp DOCX. Raises Refusal for a spreadsheet, a plain ZIP, a damaged or a hostile package."""
    with Package(path) as package:
        if _BODY not in package.names:
            raise _other_kind(package.names)
        root = package.tree(_BODY)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise unreadable(N_("tệp DOCX không có phần nội dung"))
        reader = _Reader(Styles(package.tree("word/styles.xml")), Numbering(package.tree("word/numbering.xml")))
        reader.builder.begin_page()
        reader.blocks(body, 0)
        for prefix, kind in (("footnotes", LineKind.FOOTNOTE), ("endnotes", LineKind.FOOTNOTE)):
            reader.aside(package.tree(f"word/{prefix}.xml"), kind)
        for name in sorted(package.names):
            if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
                reader.aside(package.tree(name), LineKind.HEADER if "header" in name else LineKind.FOOTER)
        if reader.legacy:
            message = N_("Tệp dùng phông chữ cũ {name}, đã chuyển sang Unicode; đối chiếu với bản gốc khi duyệt.")
            reader.builder.note("reader.encoding", Sentence(message, {"name": ", ".join(sorted(reader.legacy))}))
        return reader.builder.build(), _properties(package)


class _Reader:
    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.builder = TextBuilder()
        self.legacy: set[str] = set()
        self._styles = styles
        self._numbering = numbering
        self._centred = False
        self._breaks = 0
        self._boxes: list[Any] = []

    def blocks(self, node: Any, depth: int) -> None:
        """Paragraphs and tables of the body, in order."""
        if depth > _DEEPEST:
            raise unreadable(N_("bảng lồng nhau quá sâu"))
        for child in node:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child, depth)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
                self.blocks(child, depth + 1)

    def aside(self, root: Any, kind: LineKind) -> None:
        """Footnotes, running headers and footers: after the body, out of its way."""
        if root is None:
            return
        for paragraph in root.iter(f"{W}p"):
            text, bold, _ = self._words(paragraph)
            self._boxes.clear()
            if text.strip():
                self.builder.gap()
                self.builder.line(text.replace("\t", "   "), kind=kind, bold=bold)

    def _paragraph(self, node: Any) -> None:
        text, bold, align = self._words(node)
        centred = align in ("center", "right", "end")
        if not (centred and self._centred):
            self.builder.gap()
        if text.strip():
            self.builder.line(text.replace("\t", " ") if not centred else text, bold=bold)
            self._centred = centred
        else:
            self._centred = False
            self.builder.gap()
        self._after()

    def _after(self) -> None:
        """What a paragraph carried along: its text boxes, then its page breaks."""
        boxes, self._boxes = self._boxes[:200], []
        for box in boxes:
            self.builder.gap()
            for paragraph in box.iter(f"{W}p"):
                self.builder.line(self._words(paragraph)[0])
            self.builder.gap()
        self._boxes = []
        for _ in range(min(self._breaks, 300)):
            self.builder.begin_page()
        self._breaks = 0

    def _table(self, node: Any, depth: int) -> None:
        rows = self._rows(node, depth)
        layout = depth == 0 and is_layout(rows, bordered=_bordered(node))
        add_table(self.builder, rows, layout=layout)
        self._centred = False
        self._after()

    def _rows(self, node: Any, depth: int) -> list[GridRow]:
        rows: list[GridRow] = []
        open_at: dict[int, tuple[int, int]] = {}  # grid column -> row and index of the cell that is merged downwards
        for row in node.iter(f"{W}tr"):
            if _owner(row) is not node:
                continue
            made: GridRow = []
            column = 0
            for cell in row.iterfind(f".//{W}tc"):
                if _owner(cell) is not node:
                    continue
                across = _span(cell)
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                if merged is not None and merged.get(f"{W}val") != "restart" and column in open_at:
                    at, index = open_at[column]
                    text, down, wide, bold = rows[at][index]
                    rows[at][index] = (text, down + 1, wide, bold)
                else:
                    open_at.pop(column, None)
                    if merged is not None:
                        open_at[column] = (len(rows), len(made))
                    made.append(self._cell(cell, across, depth))
                column += across
            rows.append(made)
        return rows

    def _cell(self, cell: Any, across: int, depth: int) -> GridCell:
        lines: list[str] = []
        bolds: list[bool] = []
        for paragraph in cell.iter(f"{W}p"):
            text, bold, _ = self._words(paragraph)
            if text.strip():
                lines.append(text.replace("\t", " "))
                bolds.append(bold)
        return "\n".join(lines), 1, across, bool(bolds) and all(bolds)

    def _words(self, node: Any) -> tuple[str, bool, str | None]:
        """The text of a paragraph with its automatic number, whether it is bold, its alignment."""
        properties = node.find(f"{W}pPr/{W}pStyle")
        style = merge(self._styles.get(properties.get(f"{W}val") if properties is not None else None), own_style(node))
        parts: list[str] = []
        bolds: list[bool] = []
        self._runs(node, parts, bolds, style.bold or False, style.font or "", 0)
        text = "".join(parts)
        if style.list_id and text.strip():
            text = self._numbering.marker(style.list_id, style.level or 0) + text.lstrip()
        return text, bool(bolds) and all(bolds), style.align

    def _runs(self, node: Any, parts: list[str], bolds: list[bool], bold: bool, font: str, depth: int) -> None:
        if depth > _DEEPEST:
            return
        for child in node:
            tag = child.tag
            if tag in _SKIPPED or not isinstance(tag, str):
                continue
            if tag == _BOX:
                self._boxes.append(child)
            elif tag == f"{W}t":
                text = self._unicode(child.text or "", font)
                parts.append(text)
                if text.strip():
                    bolds.append(bold)
            elif tag in _SPECIAL:
                parts.append(_SPECIAL[tag])
            elif tag == f"{W}br":
                self._breaks += child.get(f"{W}type") == "page"
                parts.append(" " if child.get(f"{W}type") in ("page", "column") else "\n")
            elif tag == f"{W}lastRenderedPageBreak":
                self._breaks += 1
            elif tag == f"{W}r":
                own = own_style(child)
                self._runs(child, parts, bolds, bold if own.bold is None else own.bold, own.font or font, depth + 1)
            else:
                self._runs(child, parts, bolds, bold, font, depth + 1)

    def _unicode(self, text: str, font: str) -> str:
        if font.startswith(".Vn"):
            self.legacy.add("TCVN3")
            return from_tcvn3(text, capitals=font.rstrip().endswith("H"))
        if font.startswith("VNI-"):
            self.legacy.add("VNI")
            return from_vni(text)
        return text


_SPECIAL = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}


def _owner(node: Any) -> Any:
    """The table that a row or cell belongs to."""
    at = node.getparent()
    while at is not None and at.tag != f"{W}tbl":
        at = at.getparent()
    return at


def _span(cell: Any) -> int:
    mark = cell.find(f"{W}tcPr/{W}gridSpan")
    value = mark.get(f"{W}val", "1") if mark is not None else "1"
    return max(1, int(value)) if value.isdecimal() and len(value) < 3 else 1


def _bordered(table: Any) -> bool:
    """Whether the table draws lines: its own borders, a style other than the plain ones, or borders of its cells."""
    own = table.find(f"{W}tblPr/{W}tblBorders")
    if own is not None:
        return any(side.get(f"{W}val") not in ("nil", "none", None) for side in own)
    style = table.find(f"{W}tblPr/{W}tblStyle")
    if style is not None and style.get(f"{W}val") not in ("TableNormal", "Normal", "NormalTable"):
        return True
    sides = [side for borders in table.iter(f"{W}tcBorders") for side in borders]
    return any(side.get(f"{W}val") not in ("nil", "none", None) for side in sides)


def _properties(package: Package) -> dict[str, str]:
    """Words of the file's properties: title, subject, keywords, category, own properties."""
    out: dict[str, str] = {}
    for name in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"):
        root = package.tree(name)
        if root is None:
            continue
        for at, node in enumerate(root.iter()):
            if isinstance(node.tag, str) and node.text and node.text.strip():
                out[f"{name}:{at}"] = node.text[:4000]
    return out


def _other_kind(names: frozenset[str]) -> Exception:
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return unsupported(
            N_("bảng tính"), advice=N_("Bảng tính chỉ dùng để nhập danh mục; văn bản nộp ở dạng DOCX hoặc PDF.")
        )
    if "mimetype" in names and "content.xml" in names:
        return unsupported(N_("OpenDocument"), advice=N_("Mở tệp và lưu thành DOCX rồi nộp lại."))
    if any(name.startswith("word/") for name in names):
        return unreadable(N_("tệp DOCX thiếu phần nội dung"))
    return unsupported(N_("tệp nén"), advice=N_("Giải nén rồi nộp từng tệp."))
