"""Tách phần văn bản. From the source to its parts: layout, header, references, outline and paragraphs; no tasks yet."""

from __future__ import annotations

from sauro.domain.documents.header import read_header
from sauro.domain.documents.layout import layout_of
from sauro.domain.documents.model import ParsedDocument
from sauro.domain.documents.outline import outline
from sauro.domain.documents.references import read_references
from sauro.domain.documents.source import SourceText
from sauro.domain.documents.view import View


def parse_document(source: SourceText) -> ParsedDocument:
    """Văn bản đã tách phần. Never fails: a text without form gives an empty header and one body.

    Offsets of the result are those of `source.text`, which is best composed (`domain.text.mapped.composed_source`).
    """
    view = View(source)
    layout, head, closing, press = layout_of(view)
    header = read_header(view, head, closing, press, layout.family)
    references = read_references(view, header, layout)
    sections, paragraphs = outline(source, layout)
    return ParsedDocument(source, layout, header, references, sections, paragraphs)
