"""Tách phần văn bản. From the source to its parts: layout, header, references, outline and paragraphs; no tasks yet."""

from __future__ import annotations

from sauro.domain.documents.because import explain
from sauro.domain.documents.header import read_header
from sauro.domain.documents.layout import layout_of
from sauro.domain.documents.model import ParsedDocument
from sauro.domain.documents.outline import outline
from sauro.domain.documents.references import read_references
from sauro.domain.documents.source import Note, SourceText
from sauro.domain.documents.view import View
from sauro.domain.text.legacy import legacy_note
from sauro.domain.text.slips import find_slips


def parse_document(source: SourceText, view: View | None = None) -> ParsedDocument:
    """Văn bản đã tách phần. Never fails: a text without form gives an empty header and one body.

    Offsets of the result are those of `source.text`, which is best composed (`domain.text.mapped.composed_source`).
    view: the View of the source, where the caller has it already.
    """
    view = view or View(source)
    layout, head, closing, press = layout_of(view)
    header = read_header(view, head, closing, press, layout.family)
    references = read_references(view, header, layout)
    sections, paragraphs = outline(source, layout)
    return ParsedDocument(source, layout, header, references, sections, paragraphs, _notes(source))


def _notes(source: SourceText) -> tuple[Note, ...]:
    """What a person should look at: an old code page, words that were probably misread (suggestions, never edits)."""
    notes = [
        Note(
            slip.because,
            explain(slip.because, printed=f"“{slip.printed}”", suggested=f"“{slip.suggested or ''}”"),
            slip.span,
        )
        for slip in find_slips(source.text)
    ]
    legacy = legacy_note(source.text)
    return (legacy, *notes) if legacy is not None else tuple(notes)
