"""Dẫn chiếu."""

from __future__ import annotations

from sauro.domain.documents.model import Header, Layout, Reference
from sauro.domain.documents.view import View


def read_references(view: View, header: Header, layout: Layout) -> tuple[Reference, ...]:
    """Dẫn chiếu. Each document cited in the text, once."""
    return ()
