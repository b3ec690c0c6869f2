"""Phụ lục dạng bảng. Rows of "TT | nội dung | chủ trì | phối hợp | thời gian | sản phẩm" as tasks."""

from __future__ import annotations

from collections.abc import Iterator

from sauro.domain.documents.model import ParsedDocument
from sauro.domain.extraction.leaves import Piece
from sauro.domain.extraction.walk import Node


def table_pieces(parsed: ParsedDocument, nodes: list[Node], *, in_annex: bool) -> Iterator[Piece]:
    """One piece per row of content."""
    yield from ()
